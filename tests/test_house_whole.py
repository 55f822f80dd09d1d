"""House rules that see the whole package at once: no file alone can keep or break them.

Each is a function from all sources, by their paths, to sentences; as in `test_house`, it is shown
planted violations as well as the real files.
"""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping

import pytest
from sources import nodes_of, parsed
from test_house import PACKAGE, ROOT, called, module_of, sources

Sources = Mapping[str, str]

# Circles that may stay: each is a set of modules, with the reason beside it. There are none: what
# two modules need of each other stands in a third, left of both (`CanvasHost`, `DockWindow`,
# `ShownCircuit`), or is a protocol of its own (`DescentHost`, `Context` of the commands).
ALLOWED_CIRCLES: set[frozenset[str]] = set()


def edges(path: str, source: str, known: set[str]) -> Iterator[str]:
    """Yield the modules that a file imports: anywhere in it, and for types alone, too."""
    here = module_of(path)
    package = here.split(".") if path.endswith("__init__.py") else here.split(".")[:-1]
    for node in nodes_of(parsed(source)):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - (node.level - 1)] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            whole = [f"{origin}.{alias.name}" for alias in node.names]
            found = [each if each in known else origin for each in whole]
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            found = [str(each.value) for each in node.args[:1] if isinstance(each, ast.Constant)]
        else:
            continue
        yield from (each for each in found if each in known and each != here)


def no_circles(files: Sources) -> list[str]:
    """No two modules import each other, on whatever way, for types or inside of functions."""
    known = {module_of(path) for path in files}
    graph = {module_of(path): {*edges(path, text, known)} for path, text in files.items()}
    reached = {module: reachable(module, graph) for module in graph}
    circles = {
        frozenset(each for each in reached[module] if module in reached[each])
        for module in graph
        if module in reached[module]
    }
    return sorted(
        f"a circle of imports: {', '.join(sorted(each))}" for each in circles - ALLOWED_CIRCLES
    )


def reachable(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    """Return what a module imports, and what that imports, and so on."""
    found: set[str] = set()
    waiting = [*graph[start]]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting.extend(graph[module])
    return found


# A name that may mean two things, and why.
ALLOWED_NAMES = {
    "Circuit": "in Python a person's circuit, which wraps a document; inside, one circuit of it",
}


def names_stand_once(files: Sources) -> list[str]:
    """A public class or type alias has a name of its own, so that whoever looks for it finds it."""
    found: dict[str, list[str]] = {}
    for path, text in files.items():
        for name in {*public_types(parsed(text))}:
            found.setdefault(name, []).append(path)
    return [
        f"{name} means several things: {', '.join(paths)}"
        for name, paths in found.items()
        if len(paths) > 1 and name not in ALLOWED_NAMES
    ]


def public_types(tree: ast.Module) -> Iterator[str]:
    """Yield the names of a module's public classes and type aliases."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            if isinstance(node.value, ast.Call) and called(node.value) in {"TypeVar", "ParamSpec"}:
                continue
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [each.id for each in targets if isinstance(each, ast.Name)]
        else:
            continue
        yield from (each for each in names if each[0].isupper() and not each.isupper())


MOST_LOOSE = 0.03  # of a room's annotations: what takes anything is checked by nobody


def engine_is_typed(files: Sources) -> list[str]:
    """Of the engine's annotations, and casts, few are `Any` or `object`."""
    total, loose = 0, []
    for path, source in files.items():
        if not path.startswith(f"{PACKAGE}/engine/"):
            continue
        tree = parsed(source)
        for each in annotations(tree):
            total += 1
            if re.search(r"\b(Any|object)\b", ast.unparse(each)):
                loose.append(f"{path}:{each.lineno}")
        loose += [
            f"{path}:{node.lineno}"
            for node in nodes_of(tree)
            if isinstance(node, ast.Call) and called(node) == "cast"
        ]
    if len(loose) <= MOST_LOOSE * total:
        return []
    return [f"{len(loose)} of {total} annotations say nothing: {', '.join(loose)}"]


def annotations(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what is written behind names, parameters and functions."""
    for node in nodes_of(tree):
        if isinstance(node, ast.AnnAssign) or (
            isinstance(node, ast.arg) and node.annotation is not None
        ):
            yield node.annotation
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
            yield node.returns


RULES: list[Callable[[Sources], list[str]]] = [no_circles, names_stand_once, engine_is_typed]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule: Callable[[Sources], list[str]]) -> None:
    problems = rule(sources())
    assert not problems, "\n".join(problems)


LATE = f"def late():\n    from {PACKAGE}.ui.scene import Scene"
FOR_TYPES = (
    f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from {PACKAGE}.ui import scene"
)
SCENE = f"from {PACKAGE}.ui.shape import Shape"

PLANTED: list[tuple[Callable[[Sources], list[str]], dict[str, str]]] = [
    (no_circles, {"ui/shape.py": LATE, "ui/scene.py": SCENE}),
    (no_circles, {"ui/shape.py": FOR_TYPES, "ui/scene.py": SCENE}),
    (no_circles, {"ui/shape.py": "from .scene import Scene", "ui/scene.py": "from . import shape"}),
    (no_circles, {"ui/shape.py": f"import {PACKAGE}.ui.scene", "ui/scene.py": SCENE}),
    (
        no_circles,
        {
            "ui/shape.py": f"from {PACKAGE}.ui.sheet import Sheet",
            "ui/sheet.py": f"importlib.import_module('{PACKAGE}.ui.scene')",
            "ui/scene.py": SCENE,
        },
    ),
    (
        no_circles,
        {"ui/__init__.py": "from .scene import Scene", "ui/scene.py": "from .. import ui"},
    ),
    (engine_is_typed, {"engine/run.py": "def run(values: dict[str, Any]) -> int: ..."}),
    (engine_is_typed, {"engine/run.py": "def run(values: 'object') -> int: ..."}),
    (engine_is_typed, {"engine/run.py": "count: int = cast(int, found)"}),
]


@pytest.mark.parametrize(("rule", "files"), PLANTED)
def test_a_planted_violation_is_found(
    rule: Callable[[Sources], list[str]], files: dict[str, str]
) -> None:
    assert len(rule({f"{PACKAGE}/{path}": text for path, text in files.items()})) == 1


FINE: list[dict[str, str]] = [
    {"ui/shape.py": "import ast", "ui/scene.py": SCENE},
    {"ui/__init__.py": "", "ui/shape.py": "from . import theme", "ui/app/theme.py": ""},
    {"ui/card.py": "class _Row: ...", "ui/page.py": "class _Row: ..."},
    {"ui/card.py": "ROW = 3\nT = TypeVar('Item')", "ui/page.py": "ROW = 4\nT = TypeVar('Item')"},
    {"ui/card.py": "Item = TypeVar('Item')", "ui/page.py": "Item = TypeVar('Item')"},
]


@pytest.mark.parametrize("files", FINE)
def test_what_is_allowed_is_not_found(files: dict[str, str]) -> None:
    named = {f"{PACKAGE}/{path}": text for path, text in files.items()}
    assert [rule(named) for rule in RULES] == [[]] * len(RULES)


# --- types -----------------------------------------------------------------------------------


def loosened(project: str) -> list[str]:
    """Everything is checked strictly, but for packages of others that carry no types."""
    settings = tomllib.loads(project)["tool"]["mypy"]
    wrong = [] if settings.get("strict") is True else ["mypy is not strict"]
    for each in settings.get("overrides", []):
        named = each["module"] if isinstance(each["module"], list) else [each["module"]]
        if each.keys() - {"module", "ignore_missing_imports"}:
            wrong.append(f"mypy is looser on {', '.join(named)}")
        wrong += [f"{name} is ours" for name in named if name.split(".")[0] in (PACKAGE, "*")]
    return wrong


def test_types_are_checked_strictly_everywhere() -> None:
    assert loosened((ROOT / "pyproject.toml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    "settings",
    [
        "strict = false",
        'strict = true\noverrides = [{ module = "sympy.*", disallow_any_generics = false }]',
        'strict = true\noverrides = [{ module = ["circuit_editor.ui.*"] }]',
    ],
)
def test_a_planted_looseness_is_found(settings: str) -> None:
    assert len(loosened(f"[tool.mypy]\n{settings}")) == 1
