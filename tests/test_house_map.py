"""The map of the house, in docstring, README and CONTRIBUTING, names what is there."""

import re
from pathlib import PurePosixPath

import pytest
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
