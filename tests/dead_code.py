"""Code that nothing but tests reaches, found by reading the sources of the product.

`unused_names` asks vulture, which takes a name for used wherever the same word stands. The other
two look closer: at what modules import from each other, and at what is read after a dot.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import NamedTuple

import vulture
from sources import many_nodes, nodes_of, parsed

# What others call or read: everything here is theirs, none of it is ours.
QT = [
    "*Event",
    "eventFilter",
    "headerData",
    "hasChildren",
    "canFetchMore",
    "fetchMore",
    "drawBranches",
    "mimeTypes",
    "startDrag",
]
# what screen readers ask an interface for, and states that they read
ASKED_BY_SCREEN_READERS = [
    "object",
    "window",
    "childAt",
    "childCount",
    "interface_cast",
    "localizedAction*",
]
ASKED_BY_SCREEN_READERS += ["keyBindingsForAction", "doAction", "setCurrentValue", "m*Value"]
ASKED_BY_SCREEN_READERS += ["selectedItem*", "isSelected", "unselect", "focusChild", "indexOfChild"]
ASKED_BY_SCREEN_READERS += [
    "invalid",
    "selectable",
    "focusable",
    "expandable",
    "collapsed",
    "offscreen",
]
SYMPY = ["_print_*", "printmethod", "eval", "fdiff"]
PYTHON = ["__*__", "_repr_*_", "get_source", "fullname", "has_location", "memo", "protocol"]
PYTHON += ["types"]
OF_NUMPY_AND_ZIAMATH = ["writeable", "svg2"]
HATCHLING = ["TranslationsHook", "build_data", "initialize"]
KEPT_ALIVE = ["_holding"]  # connections end with who made them
# their commands find them by these names
COMMANDED = ["clicker", "node_commands", "help_commands", "history_commands"]
COMMANDED += ["annotation_commands"]
THEIRS = [
    *QT,
    *ASKED_BY_SCREEN_READERS,
    *SYMPY,
    *PYTHON,
    *OF_NUMPY_AND_ZIAMATH,
    *HATCHLING,
    *KEPT_ALIVE,
    *COMMANDED,
]

# What takes a function into a registry, where it is found by what it declares.
REGISTERS = ["@gate", "@gate.*", "@command", "@backward_rule", "@forward_rule", "@fork_rule"]
REGISTERS += ["@run_rule", "@array_rule", "@array_gate", "@loss_gate", "@_taking_gate"]

Sources = Mapping[str, str]  # text by path in the checkout


@many_nodes()
def unused_names(sources: Sources) -> list[str]:
    """No function, class, variable or attribute has a name that stands nowhere else."""
    found = vulture.Vulture(ignore_decorators=REGISTERS)
    for path, source in sources.items():
        found.scan(source, path)
    return [
        f"{item.filename}:{item.first_lineno}: {item.name} is reached by nothing"
        for item in found.get_unused_code(min_confidence=60)
        if not is_theirs(item.name)  # asked here, of few names: `ignore_names` asks it of every one
    ]


class Module(NamedTuple):
    """A module's path in the checkout, its dotted name and the package it is in, and its tree."""

    path: str
    name: str
    package: list[str]
    tree: ast.Module


def modules(sources: Sources) -> Iterator[Module]:
    """Yield every module, read."""
    for path, source in sources.items():
        parts = list(PurePosixPath(path).with_suffix("").parts)
        package = parts[:-1]
        name = package if parts[-1] == "__init__" else parts
        yield Module(path, ".".join(name), package, parsed(source))


def unreached_functions(sources: Sources) -> list[str]:
    """Every function and class of a module is used in it, or imported or read by another one."""
    every = list(modules(sources))
    reached = {each for module in every for each in reaches(module)}
    wrong = []
    for module in every:
        used = Counter(
            node.id
            for node in nodes_of(module.tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        )
        for node in module.tree.body:
            if not isinstance(node, ast.FunctionDef | ast.ClassDef) or is_theirs(node.name):
                continue
            registered = isinstance(node, ast.FunctionDef) and node.decorator_list
            if registered or (module.name, node.name) in reached:
                continue
            by_itself = sum(isinstance(n, ast.Name) and n.id == node.name for n in ast.walk(node))
            if used[node.name] <= by_itself:
                wrong.append(f"{module.path}:{node.lineno}: {node.name} is reached by nothing")
    return wrong


def reaches(module: Module) -> Iterator[tuple[str, str]]:
    """Yield (module, name) for all that a module imports from others or reads of them."""
    called: dict[str, str] = {}
    for node in nodes_of(module.tree):
        if isinstance(node, ast.Import):
            called |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = module.package[: len(module.package) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                called[alias.asname or alias.name] = f"{source}.{alias.name}"
                yield source, alias.name
    for node in nodes_of(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield called.get(node.value.id, ""), node.attr


def unread_members(sources: Sources) -> list[str]:
    """Every method and property of a class is read after a dot somewhere."""
    every = list(modules(sources))
    nodes = [node for module in every for node in nodes_of(module.tree)]
    read = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    read |= {str(node.value) for node in nodes if isinstance(node, ast.Constant)}  # by getattr
    return [
        f"{module.path}:{method.lineno}: {made.name}.{method.name} is reached by nothing"
        for module in every
        for made in nodes_of(module.tree)
        if isinstance(made, ast.ClassDef)
        for method in made.body
        if isinstance(method, ast.FunctionDef)
        if method.name not in read and not is_theirs(method.name) and not is_registered(method)
    ]


def is_registered(method: ast.FunctionDef) -> bool:
    called = (each.func for each in method.decorator_list if isinstance(each, ast.Call))
    return any(fnmatch(f"@{ast.unparse(each)}", kind) for each in called for kind in REGISTERS)


def is_theirs(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in THEIRS)
