"""The field's terms, in each language the same everywhere: in the translations and the lessons."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from circuit_editor import resources

FOLDER = resources.folder()
CODES = ("zh_Hant", "zh_Hans")

# what is not said, and what is said for it; words of the other script, and of no language
WRONG = {
    "zh_Hant": {
        "前向傳播": "正向傳播",
        "反向傳遞": "反向傳播",
        "鏈鎖": "鏈式法則",
        "局部導數": "局部梯度",
        "本地梯度": "局部梯度",
        "學習速率": "學習率",
        "梯度下滑": "梯度下降",
        "方程序": "方程式",
        "程序": "程式",
        "默認": "預設",
        "信息": "訊息",
        "複本": "副本",
    },
    "zh_Hans": {
        "正向传播": "前向传播",
        "反向传递": "反向传播",
        "链锁": "链式法则",
        "连锁律": "链式法则",
        "局部导数": "局部梯度",
        "学习速率": "学习率",
        "方程序": "方程",
        "程式": "程序",
        "偏差": "偏置",
        "逐步运行": "逐步执行",
        "无限大": "无穷大",
    },
}
MIXED = {
    "zh_Hant": re.compile("[网络闸门连块权闭导链损传学习这们对应说认时间头边给变还进过让输]"),
    "zh_Hans": re.compile("[網絡閘門連線塊權導數鏈損傳學習這個們對應說認時間從頭邊給變還進過讓輸]"),
}
HALF_WIDTH = re.compile("[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
CODE = re.compile(r"\[[^\]]*\]|;;")
QUOTES = {"zh_Hant": re.compile("[“”]"), "zh_Hans": re.compile("[「」]")}


def translations(code: str) -> list[str]:
    tree = ElementTree.parse(FOLDER / "translations" / f"{code}.ts").getroot()
    return [
        message.findtext("translation", "")
        for context in tree.iter("context")
        if context.findtext("name") != "Words"  # what people type in a search, wrong or not
        for message in context.iter("message")
    ]


def lesson_texts(path: Path, code: str) -> list[str]:
    def texts(tree: object) -> list[str]:
        if isinstance(tree, dict):
            own = [tree[code]] if isinstance(tree.get(code), str) else []
            return own + [each for value in tree.values() for each in texts(value)]
        return [each for value in tree for each in texts(value)] if isinstance(tree, list) else []

    return texts(tomllib.loads(path.read_text(encoding="utf-8")))


def faults(text: str, code: str) -> list[str]:
    """What a reader of the language would stumble over, besides what is code: a list, a filter."""
    text = CODE.sub("", text)
    found = [f"{wrong}: say {right}" for wrong, right in WRONG[code].items() if wrong in text]
    for pattern in (MIXED[code], HALF_WIDTH, QUOTES[code]):
        found += [f"{each[0]!r}" for each in pattern.finditer(text)]
    return [f"{each} in {text!r}" for each in found]


@pytest.mark.parametrize("code", CODES)
def test_the_translations_use_the_terms_of_the_field(code):
    found = [each for text in translations(code) for each in faults(text, code)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("path", sorted((FOLDER / "lessons").glob("*.toml")), ids=lambda p: p.stem)
def test_the_lessons_use_the_terms_of_the_field(path, code):
    texts = lesson_texts(path, code)
    assert texts
    found = [each for text in texts for each in faults(text, code)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("這裡可以直接解方程序。", "zh_Hant"),
        ("这里可以直接解方程序。", "zh_Hans"),
        ("正向传播从输入开始。", "zh_Hans"),
        ("前向傳播從輸入開始。", "zh_Hant"),
        ("链锁法则", "zh_Hans"),
        ("乘以权重,再相加。", "zh_Hans"),
        ("权重", "zh_Hant"),
        ("權重", "zh_Hans"),
        ("叫“q”", "zh_Hant"),
    ],
)
def test_a_planted_fault_is_found(text, code):
    assert faults(text, code)
