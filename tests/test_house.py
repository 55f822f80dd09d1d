"""The house rules, checked by reading imports: see the docstring of circuit_editor/__init__.py.

Every rule is a function from (path, source) to sentences, so that it can be shown a planted
violation as well as the real files: a checker that finds nothing is no proof that it looks.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from dead_code import unreached_functions, unread_members, unused_names
from sources import nodes_of, parsed

import circuit_editor

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "circuit_editor"
MAX_LINES = 600

# From left to right: a room may import the rooms to its left, and itself.
ORDER: list[set[str]] = [
    {"text"},
    {"gates"},
    {"model"},
    {"engine"},
    {"closed_form"},
    {"training"},
    {"teaching"},
    {"layout"},
    {"files"},
    {"expression"},
    {"formula_worker"},
    {"lessons"},
    {"export"},
    {"reports"},
    {"__init__", "api"},  # the public face, for people who write Python: all but the window
    {"ui"},
    {"cli"},
    {"__main__"},
]
STEP = {room: step for step, rooms in enumerate(ORDER) for room in rooms}
# The face is one thing in two files.
FACE = {"__init__", "api"}
# One finds the resources folder, one declares classes: they import nothing of ours, and everyone
# may import them.
EVERYONES = {"dataclass", "named_tuple", "resources"}

QT = {"PySide6", "shiboken6"}
HEAVY = {"sympy", "matplotlib", "numba", "ziamath"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "managers", "manager", "base"}
NAMES_THAT_SAY_NOTHING |= {"common", "misc"}

Rule = Callable[[str, str], list[str]]


# --- reading sources -------------------------------------------------------------------------


def room_of(module: str) -> str:
    """Return the room of a dotted module: `circuit_editor.gates.gate` lives in `gates`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def module_of(path: str) -> str:
    """Return the dotted module that a path is imported as."""
    pure = PurePosixPath(path).with_suffix("")
    parts = pure.parts[:-1] if pure.name == "__init__" else pure.parts
    return ".".join(parts)


def imports(path: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted module) for everything a file imports, wherever it does."""
    here = module_of(path).split(".")
    if not path.endswith("__init__.py"):
        here = here[:-1]
    for node in nodes_of(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - (node.level - 1)] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            if source == PACKAGE:
                # `from circuit_editor import model` is about the room, not about the package
                yield from ((node.lineno, imported(alias.name)) for alias in node.names)
            else:
                yield node.lineno, source
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            if node.args and isinstance(node.args[0], ast.Constant):
                yield node.lineno, str(node.args[0].value)


def imported(name: str) -> str:
    """Return what `from circuit_editor import name` reaches: a room, or the face."""
    return f"{PACKAGE}.{name}" if name in STEP or name in EVERYONES else PACKAGE


def called(node: ast.Call) -> str:
    """Return the last part of the name of what is called."""
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def runs_on_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield the statements that run when a module is imported: none inside functions."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        yield node
        only_for_types = isinstance(node, ast.If) and ast.unparse(node.test).endswith(
            "TYPE_CHECKING"
        )
        waiting.extend(node.orelse if only_for_types else direct_children(node))


def direct_children(node: ast.stmt) -> list[ast.stmt]:
    """Return the statements one level inside a statement."""
    inside: list[ast.stmt] = []
    for field in ("body", "orelse", "finalbody"):
        inside.extend(getattr(node, field, []))
    for handler in getattr(node, "handlers", []):
        inside.extend(handler.body)
    for case in getattr(node, "cases", []):
        inside.extend(case.body)
    return inside


# --- the rules -------------------------------------------------------------------------------


def imports_point_left(path: str, source: str) -> list[str]:
    """A room imports only itself and rooms to its left."""
    room = room_of(module_of(path))
    if room not in STEP and room not in EVERYONES:
        return [f"{path}: `{room}` is no room of this house"]
    wrong = []
    for line, module in imports(path, parsed(source)):
        if module.split(".")[0] != PACKAGE:
            continue
        target = room_of(module)
        same = target == room or {target, room} <= FACE
        left = target in EVERYONES or STEP.get(target, 99) < STEP.get(room, -1)
        if not (same or left):
            wrong.append(f"{path}:{line}: {room} may not import {module}")
    return wrong


def qt_only_in_ui(path: str, source: str) -> list[str]:
    """Qt is imported in ui/ and nowhere else, not even inside functions."""
    if room_of(module_of(path)) == "ui":
        return []
    found = imports(path, parsed(source))
    return [
        f"{path}:{line}: {module} belongs in ui/"
        for line, module in found
        if module.split(".")[0] in QT
    ]


def heavy_imports_wait(path: str, source: str) -> list[str]:
    """What takes long to import is imported by the function that needs it."""
    wrong = []
    for node in runs_on_import(parsed(source)):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            modules = [node.module or ""]
        else:
            continue
        heavy = [module for module in modules if module.split(".")[0] in HEAVY]
        wrong += [f"{path}:{node.lineno}: import {module} where it is used" for module in heavy]
    return wrong


def no_giants(path: str, source: str) -> list[str]:
    """A file has one reason to change, and then it is short."""
    lines = source.count("\n") + 1
    return [f"{path}: {lines} lines, more than {MAX_LINES}"] if lines - 1 > MAX_LINES else []


def names_say_something(path: str, source: str) -> list[str]:
    """A module is called for what it does."""
    names = [part.removeprefix("_") for part in PurePosixPath(path).with_suffix("").parts]
    return [f"{path}: `{name}` says nothing" for name in names if name in NAMES_THAT_SAY_NOTHING]


def nothing_runs_text(path: str, source: str) -> list[str]:
    """Text from files and people is never run as Python; `dataclass` makes methods of field names.

    It gets them from the sources alone, and does what the library's `dataclass` does.
    """
    if path == f"{PACKAGE}/dataclass.py":
        return []
    calls = [node for node in nodes_of(parsed(source)) if isinstance(node, ast.Call)]
    return [
        f"{path}:{node.lineno}: {ast.unparse(node.func)}() runs text"
        for node in calls
        if called(node) in {"eval", "exec"}
        and ast.unparse(node.func).removeprefix("builtins.") in {"eval", "exec"}
    ]


# What Qt calls from within C++ while it paints or lays out; `paint` where it is given an option.
PAINTS = {"paintEvent", "drawBackground", "drawForeground", "drawRow", "drawBranches"}
MEASURES = {"boundingRect", "shape", "opaqueArea", "data", "headerData", "initStyleOption"}
MEASURES |= {"sizeHint", "minimumSizeHint", "heightForWidth", "minimumWidth", "minimumHeight"}


def painting_cannot_raise(path: str, source: str) -> list[str]:
    """What Qt calls to paint has `guard_paint` or `guard_measure`; `with` ends every painter."""
    if room_of(module_of(path)) != "ui":
        return []
    tree, wrong = parsed(source), []
    for made in [node for node in nodes_of(tree) if isinstance(node, ast.ClassDef)]:
        for method in [each for each in made.body if isinstance(each, ast.FunctionDef)]:
            wanted = guard_of(method) if made.bases else ""
            guards = {ast.unparse(each).partition("(")[0] for each in method.decorator_list}
            if wanted and wanted not in guards:
                wrong.append(f"{path}:{method.lineno}: {method.name} is not @{wanted}")
    within = {
        id(item.context_expr)
        for node in nodes_of(tree)
        if isinstance(node, ast.With)
        for item in node.items
    }
    for node in nodes_of(tree):
        if not isinstance(node, ast.Call):
            continue
        if called(node) == "QPainter" and id(node) not in within:
            wrong.append(f"{path}:{node.lineno}: with QPainter(...) ends it, whatever happens")
        is_saved = called(node) in {"save", "restore"}
        if (
            is_saved
            and ast.unparse(node.func).startswith("painter.")
            and not path.endswith("ui/app/guarded_painting.py")
        ):
            wrong.append(f"{path}:{node.lineno}: with kept(painter) restores it, too")
    return wrong


def guard_of(method: ast.FunctionDef) -> str:
    """Return what a method must be guarded by; "" where Qt does not call it while painting."""
    if method.name in PAINTS or (
        method.name == "paint" and "option" in [each.arg for each in method.args.args]
    ):
        return "guard_paint"
    return "guard_measure" if method.name in MEASURES else ""


PLAIN = "plain_text.py"  # knows how Qt guesses markup, and may ask for what guesses
# what shows a text in a way that guesses markup, or hands it to a reader: who makes it harmless
MADE_HARMLESS = {
    "setToolTip": {"tr", "plain_tip", "toolTip"},  # or what is a tip already
    "setStatusTip": {"tr", "plain_tip"},
    "setWhatsThis": {"tr", "plain_tip"},
    "setAccessibleName": {"tr", "printable_lines"},
    "setAccessibleDescription": {"tr", "printable_lines"},
}
GUESSING = {"QLabel", "QTextBrowser", "QTextEdit", "QGraphicsTextItem", "QErrorMessage"}
GUESSING |= {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "showText"}


def names_are_no_markup(path: str, source: str) -> list[str]:
    """In the window a text is never guessed to be markup: names are strangers' text."""
    if room_of(module_of(path)) != "ui" or path.endswith(PLAIN):
        return []
    wrong = []
    for node in nodes_of(parsed(source)):
        if isinstance(node, ast.ClassDef):
            made = [ast.unparse(base) for base in node.bases]
        elif isinstance(node, ast.Call):
            made = [called(node)]
            makers = MADE_HARMLESS.get(made[0])
            if makers is not None and not _comes_from(node.args[0], makers):
                wrong.append(f"{path}:{node.lineno}: {made[0]} takes what {sorted(makers)} make")
        else:
            continue
        wrong += [f"{path}:{node.lineno}: {name} guesses markup" for name in {*made} & GUESSING]
    return wrong


def _comes_from(argument: ast.expr, makers: set[str]) -> bool:
    return isinstance(argument, ast.Call) and called(argument) in makers


def questions_never_raise(path: str, source: str) -> list[str]:
    """Whether something is there is asked of os.path: pathlib raises where it may not look."""
    calls = [node for node in nodes_of(parsed(source)) if isinstance(node, ast.Call)]
    return [
        f"{path}:{node.lineno}: {ast.unparse(node.func)}() raises in a folder one may not read"
        for node in calls
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in {"exists", "is_file", "is_dir", "is_symlink", "is_mount"}
        and ast.unparse(node.func.value) != "os.path"
    ]


def settings_have_one_door(path: str, source: str) -> list[str]:
    """What is remembered is declared, read and written in ui/app/settings.py and nowhere else."""
    if path.endswith("ui/app/settings.py"):
        return []
    return [
        f"{path}:{number}: QSettings passes ui/app/settings.py by"
        for number, line in enumerate(source.splitlines(), 1)
        if "QSettings" in line
    ]


RULES: list[Rule] = [
    questions_never_raise,
    settings_have_one_door,
    imports_point_left,
    qt_only_in_ui,
    heavy_imports_wait,
    no_giants,
    names_say_something,
    nothing_runs_text,
    painting_cannot_raise,
    names_are_no_markup,
]


# --- the house keeps them --------------------------------------------------------------------


def sources() -> dict[str, str]:
    """Return every source file of the package by its path in the checkout."""
    files = sorted((ROOT / PACKAGE).rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}


def test_there_is_a_house() -> None:
    assert f"{PACKAGE}/__init__.py" in sources()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: Rule) -> None:
    problems = [sentence for path, text in sources().items() for sentence in rule(path, text)]
    assert not problems, "\n".join(problems)


# --- and the rules see what they should ------------------------------------------------------

PLANTED: list[tuple[Rule, str, str]] = [
    (imports_point_left, "gates/gate.py", "from circuit_editor.model import document"),
    (imports_point_left, "gates/gate.py", "from circuit_editor import engine"),
    (imports_point_left, "gates/gate.py", "from ..model.document import Pin"),
    (imports_point_left, "gates/gate.py", "from .. import ui"),
    (imports_point_left, "gates/__init__.py", "from ..engine import tape"),
    (imports_point_left, "model/rules.py", "def late():\n    import circuit_editor.engine.tape"),
    (imports_point_left, "model/rules.py", "importlib.import_module('circuit_editor.files')"),
    (imports_point_left, "text/__init__.py", "from circuit_editor.gates import gate"),
    (imports_point_left, "engine/report.py", "from circuit_editor.teaching import timeline"),
    (
        imports_point_left,
        "teaching/timeline/timeline.py",
        "from circuit_editor.layout import picture",
    ),
    (imports_point_left, "training/loop.py", "from circuit_editor.teaching import timeline"),
    (imports_point_left, "engine/tape.py", "from circuit_editor import closed_form"),
    (imports_point_left, "closed_form/symbolic.py", "from circuit_editor import formula_worker"),
    (imports_point_left, "lessons/goal.py", "from circuit_editor import export"),
    (imports_point_left, "engine/tape.py", "from circuit_editor import Circuit"),
    (imports_point_left, "api.py", "from circuit_editor.ui.app import startup as app"),
    (imports_point_left, "ui/app/startup.py", "from circuit_editor import cli"),
    (imports_point_left, "resources.py", "from circuit_editor.text import Sentence"),
    (imports_point_left, "dataclass.py", "from circuit_editor.text import Sentence"),
    (imports_point_left, "attic/box.py", ""),
    (qt_only_in_ui, "engine/tape.py", "from PySide6.QtCore import QObject"),
    (qt_only_in_ui, "cli.py", "def late():\n    import PySide6.QtWidgets as widgets"),
    (qt_only_in_ui, "layout/places/tidy.py", "import shiboken6"),
    (heavy_imports_wait, "closed_form/symbolic.py", "import sympy"),
    (
        heavy_imports_wait,
        "engine/kernel.py",
        "try:\n    from numba import njit\nexcept E:\n    f()",
    ),
    (
        heavy_imports_wait,
        "ui/inspector/plot.py",
        "class Plot:\n    import matplotlib.pyplot as plt",
    ),
    (no_giants, "ui/shell/window.py", "x = 1\n" * (MAX_LINES + 1)),
    (names_say_something, "ui/utils.py", ""),
    (names_say_something, "files/common/json.py", ""),
    (nothing_runs_text, "expression/parse.py", "value = eval(text)"),
    (nothing_runs_text, "expression/parse.py", "builtins.exec(text)"),
    (nothing_runs_text, "files/dataclass.py", "exec(text)"),
    (
        painting_cannot_raise,
        "ui/inspector/plot.py",
        "class Plot(QWidget):\n    def paintEvent(self, event): ...",
    ),
    (
        painting_cannot_raise,
        "ui/canvas/item.py",
        "class Item(QGraphicsItem):\n    def paint(self, painter, option, widget): ...",
    ),
    (
        painting_cannot_raise,
        "ui/canvas/item.py",
        "class Item(QGraphicsItem):\n    @property\n    def shape(self): ...",
    ),
    (painting_cannot_raise, "ui/render.py", "painter = QPainter(picture)"),
    (painting_cannot_raise, "ui/palette/rows.py", "painter.save()"),
    (names_are_no_markup, "ui/inspector/pages/page.py", "label = QLabel(name, self)"),
    (names_are_no_markup, "ui/inspector/pages/page.py", "class Label(QLabel):\n    pass"),
    (names_are_no_markup, "ui/inspector/pages/page.py", "field.setToolTip(name)"),
    (
        names_are_no_markup,
        "ui/inspector/pages/page.py",
        "field.setToolTip(self.tr('{x}').format(x=x))",
    ),
    (names_are_no_markup, "ui/inspector/pages/page.py", "field.setAccessibleName(f'{name}')"),
    (names_are_no_markup, "ui/inspector/pages/page.py", "QToolTip.showText(at, name)"),
    (
        questions_never_raise,
        "ui/shell/files/file_commands.py",
        "there = [path for path in paths if path.is_file()]",
    ),
    (settings_have_one_door, "ui/shell/window.py", "from PySide6.QtCore import QSettings"),
    (settings_have_one_door, "ui/app/startup.py", "kept = QtCore.QSettings().value('geometry')"),
]


@pytest.mark.parametrize(("rule", "path", "source"), PLANTED)
def test_a_planted_violation_is_found(rule: Rule, path: str, source: str) -> None:
    assert len(rule(f"{PACKAGE}/{path}", source)) == 1


FINE: list[tuple[str, str]] = [
    ("text/__init__.py", "from circuit_editor.text.sentence import Sentence"),
    ("gates/arithmetic.py", "import numpy\nfrom .gate import gate\nfrom ..text import number"),
    ("closed_form/symbolic.py", "def form():\n    import sympy\n    return sympy.Symbol('x')"),
    ("engine/kernel.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import sympy"),
    ("files/schema.py", "from circuit_editor import resources\nfrom circuit_editor.model import x"),
    ("__init__.py", "from circuit_editor.api import Circuit, circuit"),
    ("api.py", "from circuit_editor import expression, export, training"),
    ("ui/app/startup.py", "from PySide6.QtWidgets import QApplication\nQApplication([]).exec()"),
    ("ui/shell/window.py", "import circuit_editor\nfrom circuit_editor import Circuit, lessons"),
    ("cli.py", "def main():\n    from circuit_editor.ui import app\n    return app"),
    ("__main__.py", "from circuit_editor.cli import main"),
    ("ui/shell/window.py", "x = 1\n" * MAX_LINES),
    (
        "ui/inspector/plot.py",
        "class Plot(QWidget):\n    @guard_paint\n    def paintEvent(self, event): ...",
    ),
    ("ui/palette/rows.py", "class Rows(Model):\n    @guard_measure(0)\n    def data(self, i): ..."),
    ("ui/classroom/stage/caption.py", "class Caption:\n    def paint(self, painter, room): ..."),
    ("ui/render.py", "with QPainter(picture) as painter:\n    draw(painter)"),
    ("layout/picture.py", "class Picture(Base):\n    def shape(self): ..."),
    ("ui/app/plain_text.py", "class PlainLabel(QLabel):\n    pass"),
    (
        "ui/inspector/pages/page.py",
        "field.setToolTip(plain_tip(name))\nbox.setToolTip(self.tr('Go'))",
    ),
    ("cli/output.py", "print(QLabel)"),
    (
        "ui/shell/files/file_commands.py",
        "import os\nthere = os.path.isfile(path) or os.path.exists(path)",
    ),
    ("ui/app/settings.py", "from PySide6.QtCore import QSettings\nkept = QSettings()"),
]


@pytest.mark.parametrize(("path", "source"), FINE)
def test_what_is_allowed_is_not_found(path: str, source: str) -> None:
    assert [rule(f"{PACKAGE}/{path}", source) for rule in RULES] == [[]] * len(RULES)


# --- no code that only tests reach -----------------------------------------------------------


def product() -> dict[str, str]:
    """Return every source file of the package and of what packs it, by its path."""
    files = [*(ROOT / PACKAGE).rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in sorted(files)}


@pytest.mark.parametrize("rule", [unused_names, unreached_functions, unread_members])
def test_no_code_is_dead(rule: Callable[[dict[str, str]], list[str]]) -> None:
    problems = rule(product())
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (unused_names, "def shown():\n    pass"),
        (unused_names, "class Box:\n    def __init__(self):\n        self.full = True\nBox()"),
        (unreached_functions, "def shown():\n    pass\nshown = a.shown"),
        (unreached_functions, "def shown():\n    shown()"),
        (unreached_functions, "__all__ = ['shown']\ndef shown():\n    pass"),
        (unread_members, "class Box:\n    @property\n    def size(self): ...\nsize = 1; Box(size)"),
    ],
)
def test_planted_dead_code_is_found(
    rule: Callable[[dict[str, str]], list[str]], source: str
) -> None:
    other = "from circuit_editor.text import show\nshow()"
    assert len(rule({"circuit_editor/a.py": source, "circuit_editor/b.py": other})) == 1


def test_code_that_others_reach_is_not_dead() -> None:
    sources = {
        "circuit_editor/text/a.py": "def shown(): ...\ndef told(): ...\n@gate(1)\ndef tanh(): ...",
        "circuit_editor/b.py": "from circuit_editor.text.a import shown\nshown()",
        "circuit_editor/c.py": "from .text import a\na.told()",
        "circuit_editor/d.py": "class Box(QWidget):\n    def paintEvent(self): ...\nBox().show()",
        "circuit_editor/e.py": "class A:\n    @command(1)\n    def new(self): ...\nA()",
    }
    for rule in (unused_names, unreached_functions, unread_members):
        assert rule(sources) == []


# --- tests wait for what they mean -----------------------------------------------------------


def nothing_only_waits(path: str, source: str) -> list[str]:
    """A test of the window waits until something is so, and lets timers go off by `go_off`."""
    waits = {"qtbot.wait", "QTest.qWait", "QTest.qSleep", "time.sleep", "QThread.msleep", "sleep"}
    if not any(f"{wait.rpartition('.')[2]}(" in source for wait in waits):
        return []  # and need not be parsed
    return [
        f"{path}:{node.lineno}: {ast.unparse(node.func)}() waits for nothing"
        for node in nodes_of(parsed(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in waits
    ]


def test_no_test_of_the_window_only_waits() -> None:
    files = sorted((ROOT / "tests" / "ui").glob("*.py"))
    assert len(files) > 50
    problems = [each for file in files for each in nothing_only_waits(file.name, file.read_text())]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("wait", ["qtbot.wait(20)", "QTest.qWait(5)", "time.sleep(0.1)"])
def test_a_planted_wait_is_found(wait: str) -> None:
    assert len(nothing_only_waits("test_card.py", f"def test_it(qtbot):\n    {wait}")) == 1
    assert nothing_only_waits("test_card.py", "qtbot.waitUntil(peek.isVisible)") == []


# --- what importing costs --------------------------------------------------------------------


def test_importing_the_package_loads_neither_qt_nor_anything_slow() -> None:
    script = f"import sys, {PACKAGE}; print(*{{name.split('.')[0] for name in sys.modules}})"
    fresh = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(fresh.stdout.split())
    assert PACKAGE in loaded
    assert not loaded & (QT | HEAVY | {"scipy", "PIL", "jsonschema"})


def test_the_version_is_the_same_in_both_places() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == circuit_editor.__version__


# --- nothing committed tells where it was made -----------------------------------------------


def forbidden() -> list[re.Pattern[str]]:
    """Return what no committed file may hold, put together so that this one does not either."""
    registries = [("py", "pi.org"), ("pythonhos", "ted.org"), ("registry.npm", "js.org")]
    registries += [("deb.deb", "ian.org"), ("pkg.", "dev"), ("goproxy", ".")]
    words = [re.escape("".join(parts)) for parts in registries]
    folders = "|".join(["ho" + "me", "ro" + "ot", "wo" + "rk", "Us" + "ers"])
    # an absolute path, not the tail of an address or of a relative path
    words.append(rf"(?<![\w.~*}}/-])/(?:{folders})/\w")
    words.append(r"[A-Z]:\\" + "Us" + "ers")
    return [re.compile(word) for word in words]


def traces(path: str, source: str) -> list[str]:
    """No committed file names a package registry or a folder of somebody's machine."""
    found = [match for pattern in forbidden() for match in pattern.finditer(source)]
    return [f"{path}: holds {match.group()}" for match in found]


def test_no_committed_file_tells_where_it_was_made() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    assert Path(__file__).resolve() in files
    problems = [
        sentence
        for file in files
        if file.is_file()  # a file may be deleted and not yet committed
        for sentence in traces(file.name, file.read_bytes().decode("utf-8", "replace"))
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://" + "py" + "pi.org/simple",
        "see /" + "home/someone/notes",
        'path = "/' + 'work/main"',
        "C:\\" + "Users\\someone",
    ],
)
def test_a_planted_trace_is_found(text: str) -> None:
    assert len(traces("notes.txt", text)) == 1


@pytest.mark.parametrize(
    "text", ["resources/home/icon.svg", "https://example.org/home-made/x", "/ roots"]
)
def test_a_harmless_path_is_not_found(text: str) -> None:
    assert traces("notes.txt", text) == []
