"""The translations: whole, in step with the program, and nothing visible that was never marked."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
import release_translations
from sources import nodes_of, parsed

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "circuit_editor"


def script(path: Path) -> ModuleType:
    """A program that is no part of the package, as a module."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = script(ROOT / "packaging" / "translations.py")

PLACEHOLDER = re.compile(r"\{\w*\}|\{\{|\}\}")
MNEMONIC = re.compile(r"&(\w)")
LETTERS = re.compile(r"[^\W\d_]{2}")
MARKS = {"tr", "translate", "QT_TRANSLATE_NOOP"}

# What a text is given to where it can be seen or heard.
SHOWS = {
    *("setText", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText"),
    *("setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setTitle"),
    *("setInformativeText", "setSuffix", "setPrefix", "setIconText", "setSpecialValueText"),
    *("addAction", "addMenu", "addItem", "addTab", "addButton", "addRow", "addPermanentWidget"),
    *("showMessage", "drawText", "show_or_hide", "show_number", "say", "tell", "ask", "told"),
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QAction", "QMenu", "QGroupBox"),
    *("QDockWidget", "QToolBar", "QRadioButton", "Text", "Paragraph", "Remark", "Card"),
    *("add_dock", "announce", "emit", "format", "edit", "replace", "Sentence", "of"),
}
# A picture's own title, which only a program that reads SVG tells.
NOT_SEEN = {("ui/render.py", "Circuit")}


class Message(NamedTuple):
    """One text of a translation."""

    context: str
    source: str
    translation: str
    is_finished: bool


def messages(path: Path) -> list[Message]:
    """Everything in a .ts file."""
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for each in context.iter("message"):
            said = each.find("translation")
            assert said is not None
            name, source = context.findtext("name", ""), each.findtext("source", "")
            found.append(Message(name, source, said.text or "", "type" not in said.attrib))
    return found


def path_of(code: str) -> Path:
    return translations.TRANSLATIONS / f"{code}.ts"


@pytest.fixture(params=translations.CODES)
def code(request) -> str:
    return request.param


def test_there_are_as_many_languages_as_the_window_offers():
    from circuit_editor.ui.app.language import LANGUAGES

    assert tuple(each.code for each in LANGUAGES if each.qt) == translations.CODES
    assert len(translations.CODES) == 2


def test_every_text_is_translated(code):
    wrong = [each for each in messages(path_of(code)) if not each.is_finished]
    wrong += [each for each in messages(path_of(code)) if not each.translation.strip()]
    assert not wrong


def test_translations_keep_placeholders_and_the_keys_of_menus(code):
    for each in messages(path_of(code)):
        kept = PLACEHOLDER.findall(each.translation)
        assert Counter(kept) == Counter(PLACEHOLDER.findall(each.source)), each
        keys = [key.lower() for key in MNEMONIC.findall(each.translation)]
        assert keys == [key.lower() for key in MNEMONIC.findall(each.source)], each
        assert each.translation == each.translation.strip(), each
        assert each.source.endswith("…") == each.translation.endswith("…"), each


def test_full_stops_are_full_width(code):
    for each in messages(path_of(code)):
        if each.source.endswith(".") and LETTERS.search(each.source):
            assert each.translation.endswith("。"), each


def test_no_letters_of_the_other_script():
    traditional, simplified = (
        "".join(each.translation for each in messages(path_of(code))) for code in translations.CODES
    )
    assert not set("网络闸门连线块权重梯闭导") & set(traditional) - set("權重梯門")
    assert not set("網絡閘門連線塊權導數") & set(simplified)
    assert "连接埠" not in simplified and "闸" not in simplified


def test_no_text_is_new_and_none_is_gone(code, tmp_path):
    fresh = tmp_path / f"{code}.ts"
    fresh.write_bytes(path_of(code).read_bytes())
    translations.update(fresh, code)
    now = {(each.context, each.source) for each in messages(fresh)}
    kept = {(each.context, each.source) for each in messages(path_of(code))}
    assert now == kept, "run packaging/translations.py, and translate what is new"


def test_what_the_program_loads_is_what_qt_would_make_of_it(code, tmp_path):
    made, qt = tmp_path / "made.qm", tmp_path / "qt.qm"
    release_translations.release(path_of(code), made)
    translations.run("pyside6-lrelease", "-silent", str(path_of(code)), "-qm", str(qt))
    assert made.read_bytes() == qt.read_bytes()
    assert path_of(code).with_suffix(".qm").read_bytes() == made.read_bytes()
    assert list(tmp_path.iterdir()) in ([made, qt], [qt, made])


def test_it_is_made_again_where_it_is_missing_or_old_and_only_then(code, tmp_path):
    source = tmp_path / f"{code}.ts"
    source.write_bytes(path_of(code).read_bytes())
    assert release_translations.is_stale(source)
    release_translations.release(source)
    assert not release_translations.is_stale(source)
    built = source.with_suffix(".qm").stat()
    os.utime(source, ns=(built.st_atime_ns, built.st_mtime_ns + 1))
    assert release_translations.is_stale(source)


@pytest.mark.parametrize("message", ['<message numerus="yes">', "<message><comment>c</comment>"])
def test_what_the_format_has_and_no_text_here_needs_is_refused(message, tmp_path):
    source = tmp_path / "zh_Hant.ts"
    source.write_text(f"<TS><context>{message}<source>s</source></message></context></TS>")
    with pytest.raises(ValueError, match="plurals and comments: s"):
        release_translations.release(source)


def test_a_wheel_builds_the_translations_that_git_does_not_hold(tmp_path):
    checkout = tmp_path / "checkout"
    for folder in ("packaging", "resources"):
        built = shutil.ignore_patterns("*.qm", "__pycache__")
        shutil.copytree(ROOT / folder, checkout / folder, ignore=built)
    for file in ("pyproject.toml", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / file, checkout)
    (checkout / "circuit_editor").mkdir()
    (checkout / "circuit_editor" / "__init__.py").touch()
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(build, cwd=checkout, check=True, capture_output=True)
    (wheel,) = (checkout / "dist").iterdir()
    with zipfile.ZipFile(wheel) as packed:
        for code in translations.CODES:
            held = packed.read(f"circuit_editor/resources/translations/{code}.qm")
            assert held == path_of(code).with_suffix(".qm").read_bytes()


# --- what the sources mark, and what they forgot ----------------------------------------------


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCES.rglob("*.py")):
        yield path.relative_to(SOURCES).as_posix(), parsed(path.read_text(encoding="utf-8"))


def called(call: ast.Call) -> str:
    """The last part of what is called."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def marked(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Every (context, text) that is marked: `tr` takes its class for the context."""
    classes = [
        each for each in nodes_of(tree) if isinstance(each, ast.ClassDef)
    ]  # outer ones first
    for node in nodes_of(tree):
        if not isinstance(node, ast.Call):
            continue
        name, arguments = called(node), node.args
        if name == "tr":
            around = ["", *(each.name for each in classes if is_within(node, each))]
            yield around[-1], arguments[0]
        elif name in MARKS and len(arguments) == 2 and not is_matrix(node):
            context = arguments[0]
            if isinstance(context, ast.Constant) and isinstance(context.value, str):
                yield context.value, arguments[1]


def is_within(node: ast.expr, made: ast.ClassDef) -> bool:
    return made.lineno <= node.lineno <= made.end_lineno


def is_matrix(call: ast.Call) -> bool:
    """QPainter has a translate, too."""
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(receiver, ast.Name) and receiver.id == "painter"


def test_what_is_marked_is_found_under_the_context_it_is_asked_for():
    known = {(each.context, each.source) for each in messages(path_of("zh_Hant"))}
    contexts = {context for context, _ in known}
    for path, tree in trees():
        for context, text in marked(tree):
            if isinstance(text, ast.Constant):
                assert (context, text.value) in known, f"{path}: {context}: {text.value}"
            else:  # a text that was marked elsewhere
                assert context in contexts, f"{path}:{text.lineno}: {context}"


def unmarked(tree: ast.AST) -> Iterator[ast.Constant]:
    """Texts with letters on their way to somebody's eyes that no translator was told of."""
    for node in nodes_of(tree):
        if not isinstance(node, ast.Call) or called(node) not in SHOWS:
            continue
        given: list[ast.expr] = [*node.args, *(each.value for each in node.keywords)]
        if called(node) == "format" and isinstance(node.func, ast.Attribute):
            given = [node.func.value]
        elif called(node) in ("edit", "replace", "add_dock"):
            given = given[:1] if called(node) != "add_dock" else given[1:2]
            if isinstance(node.func, ast.Attribute) and not is_session(node.func.value):
                given = given if called(node) == "add_dock" else []
        elif called(node) in ("of", "Sentence"):
            given = given[:1]
        for each in given:
            yield from literals(each)


def is_session(receiver: ast.expr) -> bool:
    """True for `session` and `self.session`: only there a text is the name of a step."""
    name = receiver.attr if isinstance(receiver, ast.Attribute) else getattr(receiver, "id", "")
    return name.strip("_") == "session"


def literals(node: ast.expr) -> Iterator[ast.Constant]:
    """The texts that an expression gives, as far as it says them itself."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and LETTERS.search(PLACEHOLDER.sub("", node.value)):
            yield node
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.Constant):
                yield from literals(part)
    elif isinstance(node, ast.Call) and called(node) == "format":
        yield from literals(node.func.value if isinstance(node.func, ast.Attribute) else node)


def test_nothing_is_shown_that_was_not_marked():
    found = [
        (path, node.value)
        for path, tree in trees()
        if path.startswith("ui/")
        for node in unmarked(tree)
        if not node.value.startswith("<") and (path, node.value) not in NOT_SEEN
    ]
    assert not found


def test_a_step_is_named_by_a_marked_text_and_not_by_its_translation():
    """It is told later, and one may have another language by then."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in trees()
        for node in nodes_of(tree)
        if isinstance(node, ast.Call) and called(node) in ("edit", "replace") and node.args
        if isinstance(node.func, ast.Attribute) and is_session(node.func.value)
        if isinstance(node.args[0], ast.Call) and called(node.args[0]) in ("tr", "translate")
    ]
    assert not found


def test_sentences_from_below_are_marked():
    """Outside the window every template of a sentence is a marked constant."""
    found = [
        (path, each.value)
        for path, tree in trees()
        for node in nodes_of(tree)
        if isinstance(node, ast.Call)
        and called(node) in ("of", "Sentence", "Template")
        and ast.unparse(node.func) in ("Sentence.of", "Sentence", "Template")
        and node.args
        for each in literals(node.args[0])
    ]
    assert not found


def test_an_unmarked_text_would_be_found():
    told = 'button.setText("Press me"); say(f"{x} apples"); a.setText(self.tr("No"))'
    assert [each.value for each in unmarked(ast.parse(told))] == ["Press me", " apples"]
    steps = 'session.edit("Cut", edits.remove); label = "Old {n}".format(n=1)'
    assert [each.value for each in unmarked(ast.parse(steps))] == ["Cut", "Old {n}"]
