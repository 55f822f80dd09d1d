"""The map of the house, in docstring, README and CONTRIBUTING, names what is there."""

import ast
import re
from pathlib import PurePosixPath

import pytest
from sources import nodes_of, parsed
from test_house import ORDER, PACKAGE, ROOT

import circuit_editor

NAMED = re.compile(r"`([a-z_]+(?:/[A-Za-z_]+)*/(?:[a-z_]+\.py)?|[a-z_/]+\.py)`")
# What a later issue brings, said to be new where it is named.
NEW = re.compile(r"a new (?:room )?`[^`]+`")
TEXTS = {
    "the docstring": circuit_editor.__doc__ or "",
    "CONTRIBUTING.md": (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
}


def missing(text: str) -> list[str]:
    """Return the files and folders that a text names and that are nowhere."""
    sources = [
        path for room in (PACKAGE, "resources", "tests", "packaging") for path in files(room)
    ]
    there = {f"/{path}" for path in sources}
    folders = {f"/{around}/" for path in sources for around in PurePosixPath(path).parents}
    return [
        name
        for name in NAMED.findall(NEW.sub("", text))
        if not any(each.endswith(f"/{name}") for each in there | folders)
    ]


def files(folder: str) -> list[str]:
    """Return the files below a folder of the checkout but for byte code, by their paths."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_the_map_names_is_there(text: str) -> None:
    assert len(NAMED.findall(text)) > 15
    assert missing(text) == []


def test_what_is_not_there_is_found() -> None:
    assert missing("in `ui/panels/` and `teaching/steps.py`; a new `gates/arrays.py`") == [
        "ui/panels/",
        "teaching/steps.py",
    ]


def test_the_docstring_and_the_readme_name_every_room_in_order() -> None:
    rooms = [room for rooms in ORDER for room in rooms if (ROOT / PACKAGE / room).exists()]
    rows = re.findall(r"^([a-z_]+) {2,}\S|^([a-z_]{14}) \S", TEXTS["the docstring"], re.MULTILINE)
    listed = [one or other for one, other in rows]
    assert [each for each in listed if each in rooms] == rooms
    arrows = re.search(r"^text ← .*$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert arrows is not None
    assert [each for each in arrows.group().split(" ← ") if each in rooms] == rooms


# What a docstring puts between backquotes: modules by their room, or by their name alone.
DOTTED = re.compile(r"`([a-z_]+(?:\.[a-z_]+)+)(?:\.[A-Z]\w*)?`")
ALONE = re.compile(r"`([a-z_]+)`")


def gone(path: str, source: str) -> list[str]:
    """Return what the docstrings of a file of the package name and what is no more.

    A name with dots that begins with a room ends in a module, or in what a module defines. A
    package's own docstring tells of its modules by their names alone.
    """
    folder, _, file = path.rpartition("/")
    is_package = bool(folder) and file == "__init__.py"
    if not is_package and DOTTED.search(source) is None:
        return []
    tree = parsed(source)
    texts = [
        ast.get_docstring(each) or ""
        for each in nodes_of(tree)
        if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef)
    ]
    found = [
        name
        for text in texts
        for name in DOTTED.findall(text)
        if (ROOT / PACKAGE / name.split(".")[0]).is_dir() and not is_there(name)
    ]
    if is_package:
        below = {part for each in files(f"{PACKAGE}/{folder}") for part in words_of(each)}
        named = below | {each.name for each in nodes_of(tree) if isinstance(each, ast.FunctionDef)}
        found += [name for name in ALONE.findall(texts[0]) if name not in named]
    return found


def words_of(path: str) -> list[str]:
    """Return the names of a file and of the folders around it."""
    return list(PurePosixPath(path).with_suffix("").parts)


def is_there(dotted: str) -> bool:
    """Answer whether a name leads to a folder, a module, or something that a module mentions."""
    *around, last = dotted.split(".")
    place = (ROOT / PACKAGE).joinpath(*around)
    if (place / last).is_dir() or (place / f"{last}.py").is_file():
        return True
    module = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    return module.is_file() and re.search(rf"\b{last}\b", module.read_text("utf-8")) is not None


def test_docstrings_name_modules_that_are_there() -> None:
    said = {}
    for path in files(PACKAGE):
        if path.endswith(".py"):
            source = (ROOT / path).read_text("utf-8")
            if found := gone(path.removeprefix(f"{PACKAGE}/"), source):
                said[path] = found
    assert said == {}


@pytest.mark.parametrize(
    ("path", "source", "name"),
    [
        ("engine/__init__.py", '"""Runs.\n\nThe check is imported from `check`."""', "check"),
        (
            "files/library.py",
            '"""Whoever takes a copy (`model.copies.insert`)."""',
            "model.copies.insert",
        ),
        ("model/graph.py", 'def order():\n    """As `engine.ordering` does."""', "engine.ordering"),
        (
            "model/graph.py",
            'class A:\n    """As `engine.tape.nothing_of_it`."""',
            "engine.tape.nothing_of_it",
        ),
    ],
)
def test_a_module_that_is_no_more_is_found(path: str, source: str, name: str) -> None:
    assert gone(path, source) == [name]
    assert (
        gone(path, source.replace(name, "compile" if "." not in name else "engine.tape.Tape")) == []
    )
