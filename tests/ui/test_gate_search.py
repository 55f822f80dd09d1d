"""What people type when they look for a gate or a block, and what comes first."""

from __future__ import annotations

import pytest
from block_documents import two_neurons

from circuit_editor.expression.functions import SPELLINGS
from circuit_editor.files import library
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.model import EMPTY
from circuit_editor.ui.app import language
from circuit_editor.ui.palette.gate_list import KIND, GateList
from circuit_editor.ui.palette.palette_items import PaletteCatalog
from circuit_editor.ui.session.session import Session

FIRST = {
    "add": [
        "add",
        "plus",
        "+",
        "＋",
        "addition",
        "加",
        "加法",
        "相加",
        "總和",
        "总和",
    ],
    "sub": [
        "minus",
        "-",
        "−",
        "subtract",
        "difference",
        "減",
        "减",
        "相減",
        "相减",
        "減號",
        "a - b",
    ],
    "mul": [
        "times",
        "multiply",
        "multiplication",
        "product",
        "*",
        "×",
        "·",
        "乘",
        "相乘",
        "乘积",
        "x*y",
        "x × y",
    ],
    "div": ["/", "÷", "over", "divide", "divided by", "quotient", "除", "除以", "相除", "a/b"],
    "neg": ["negative", "negate", "-x", "取負", "取负", "相反數"],
    "power": ["^", "**", "pow", "power", "exponent", "次方", "冪", "幂"],
    "max": ["maximum", "max(a, b)", "larger", "最大", "最大值"],
    "min": ["minimum", "smallest", "最小", "最小值"],
    "add_constant": ["+c", "+1", "x+1", "plus one", "加常數"],
    "mul_constant": ["×c", "*c", "*2", "2x", "double", "乘常数"],
    "power_constant": ["^c", "^3", "x³", "cube", "立方"],
    "reciprocal": ["inverse", "1/x", "inv", "one over", "倒數", "倒数"],
    "exp": ["exp", "e^x", "eˣ", "e**x", "exponential", "指數", "指数"],
    "log": [
        "ln",
        "LN",
        "ln(x)",
        "log",
        "logarithm",
        "natural log",
        "對數",
        "对数",
    ],
    "sqrt": ["sqrt(x)", "sqrt(", "root", "square root", "√", "開根號", "开根号", "根號", "平方根"],
    "square": ["x^2", "x²", "x**2", "squared", "^2", "²", "平方"],
    "abs": ["absolute", "absolute value", "modulus", "|x|", "絕對值", "绝对值", "fabs"],
    "sin": ["sine", "正弦"],
    "cos": ["cosine", "餘弦", "余弦"],
    "tanh": ["hyperbolic tangent", "雙曲正切"],
    "sigmoid": [
        "sigma",
        "σ",
        "logistic",
        "expit",
        "激活",
        "激勵",
        "激励",
        "activation",
        "ＳＩＧＭＡ",
    ],
    "relu": ["ReLU", "rectifier", "整流"],
    "leaky_relu": ["lrelu", "leakyrelu", "leaky-relu", "leaky relu", "LeakyReLU"],
    "softplus": ["soft+", "smooth relu"],
    "input": ["x", "input", "輸入", "输入", "data"],
    "parameter": ["w", "weight", "bias", "權重", "权重", "參數", "参数"],
    "constant": ["c", "constant", "number", "常數", "常数"],
    "output": ["loss", "flag", "⚑", "損失", "损失"],
    "sum": ["sum", "Sum", "reduce_sum", "sum(x)"],
    "mean": ["mean", "average", "reduce mean"],
    "matmul": [
        "@",
        "dot",
        "mm",
        "bmm",
        "matmul",
        "matrix product",
        "dot product",
        "矩陣乘法",
        "矩阵乘法",
    ],
    "transpose": ["transpose", "ᵀ", "permute", "轉置", "转置"],
    "reshape": ["reshape", "view"],
    "flatten": ["flatten"],
    "slice": ["slice", "[:]", "index"],
    "concat": ["concat", "cat", "concatenate", "join"],
    "softmax": ["softmax", "probabilities"],
    "causal_mask": ["causal mask", "attention mask"],
    "mse": ["mse", "MSE", "mean squared error", "mse_loss"],
    "cross_entropy": ["cross entropy", "CE", "crossentropy", "logits"],
    "layer_norm": ["layer norm", "layernorm", "layer normalization"],
    "conv2d": ["conv", "conv2d", "convolution"],
    "max_pool": ["max pool", "maxpool"],
    "library:squared-error": [
        "squared error",
        "squared_error",
        "平方誤差",
        "平方误差",
    ],
    "library:swish": ["swish"],
    "logsumexp": ["logsumexp", "log sum exp", "log_sum_exp"],
    "library:gated-unit": ["glu", "gated unit", "閘控單元"],
    "library:linear-layer": [
        "linear layer",
        "linear",
        "dense",
        "fully connected",
        "線性層",
        "线性层",
    ],
    "library:mlp-layer": ["mlp", "hidden layer", "feedforward"],
    "library:softmax-gate-by-gate": ["softmax from gates", "拆開的 softmax", "拆开的 softmax"],
    "library:cross-entropy-gate-by-gate": [
        "cross-entropy from gates",
        "拆開的交叉熵",
        "拆开的交叉熵",
    ],
    "library:attention-head": ["attention", "qkv", "注意力頭", "自注意力"],
    "library:neuron-2-inputs": ["neuron", "neuron2", "perceptron", "神經元", "神经元"],
}
# What is typed on the way there.
BEGUN = {
    "s": "sub",
    "l": "log",
    "e": "exp",
    "m": "mul",
    "plu": "add",
    "mult": "mul",
    "subtr": "sub",
    "sig": "sigmoid",
    "logis": "sigmoid",
    "absol": "abs",
    "squar": "square",
    "expon": "power",
    "平方根": "sqrt",
    "啟動函": "tanh",
}


@pytest.fixture(params=[each.code for each in language.LANGUAGES])
def gates(request, qtbot):
    """All that can be put down, in a window that speaks one of the languages."""
    language.speak(language.language_for(request.param))
    session = Session()
    session.open(EMPTY, None)
    catalog = PaletteCatalog(session)
    catalog.load()
    yield GateList(catalog)
    language.speak(language.ENGLISH)


# R183 R185 R186 R188 R189 R191 R192
def first(gates: GateList, typed: str) -> str | None:
    gates.search(typed)
    return gates.best().data(KIND)


def test_what_people_call_a_gate_finds_it_in_every_language_at_once(gates):
    table = {typed: what for what, words in FIRST.items() for typed in words} | BEGUN
    found = {typed: first(gates, typed) for typed in table}
    assert found == table


def test_a_spelling_of_expressions_finds_what_it_stands_for(gates):
    known = {**ELEMENTWISE, **library.FUNCTIONS}
    del known["log_sum_exp"]  # the gate of arrays comes first
    spelled = {spelling: kind for spelling, kind in SPELLINGS.items() if kind in known}
    found = {spelling: first(gates, spelling) for spelling in spelled}
    whats = {
        spelling: f"library:{library.FUNCTIONS[kind].id}" if kind in library.FUNCTIONS else kind
        for spelling, kind in spelled.items()
    }
    assert found == whats


def test_every_gate_and_block_is_found_by_its_name_and_its_function(gates):
    gates.search("")
    rows = [gates.index(row) for row in range(gates.rowCount())]
    names = {row.data(): row.data(KIND) for row in rows if row.data(KIND) is not None}
    assert (
        names.pop("log-sum-exp") != "logsumexp"
    )  # a block that is called as a gate: that is first
    assert {name: first(gates, name) for name in names} == names
    functions = {each.function: f"library:{each.id}" for each in library.ENTRIES}
    del functions["log_sum_exp"]
    assert {each: first(gates, each) for each in functions} == functions


def test_what_hides_in_a_query_or_stands_around_it_is_nothing(gates):
    assert (
        first(gates, "  plus ") == first(gates, "\u200bplus") == first(gates, "ｐｌｕｓ") == "add"
    )
    gates.search("  ")
    assert gates.row_of("add").isValid()
    assert first(gates, "blub") is None


def test_the_blocks_of_a_circuit_are_found_by_their_names(qtbot):
    session = Session()
    session.open(two_neurons(), None)
    ((id_, block),) = session.document.blocks.items()
    gates = GateList(PaletteCatalog(session))
    assert first(gates, block.name) == first(gates, block.name.upper()) == f"block:{id_}"
