"""The circuits that have to be readable when they open: exercises, examples and lessons.

`exercises.json` names the exercises of public pages; their texts are those of
`tests/expression/published.json`, but for what cannot be tested there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from circuit_editor import files, resources
from circuit_editor.expression import document_from
from circuit_editor.lessons import read_lesson, shipped_lessons
from circuit_editor.model import Document

HERE = Path(__file__).resolve().parent
PUBLISHED = HERE.parent / "expression" / "published.json"
EXERCISE, EXAMPLE, LESSON = "exercise", "example", "lesson"


class Listed(NamedTuple):
    """A circuit by its name; `path` where a file is opened."""

    name: str
    kind: str
    make: Callable[[], Document]
    path: Path | None = None

    def is_meant_by(self, wanted: str) -> bool:
        """True where a part of its name was given."""
        return wanted.casefold() in self.name.casefold()


def all_circuits() -> list[Listed]:
    """Every circuit that is measured, the exercises first."""
    return [*exercises(), *examples(), *lessons()]


def exercises() -> Iterator[Listed]:
    """The exercises of public pages, as expressions."""
    published = {row["id"]: row for row in json.loads(PUBLISHED.read_text(encoding="utf-8"))}
    for row in json.loads((HERE / "exercises.json").read_text(encoding="utf-8")):
        told = row if "text" in row else published[row["id"]]
        text, values = told["text"], told["values"]
        name = f"{row['id']} {row['name']}"
        yield Listed(name, EXERCISE, lambda text=text, values=values: document_from(text, values))


def examples() -> Iterator[Listed]:
    """The examples that come with the program, at the places they are stored with."""
    for path in resources.examples():
        yield Listed(path.stem, EXAMPLE, lambda path=path: files.load(path), path)


def lessons() -> Iterator[Listed]:
    """The circuits that steps of lessons begin with, each once."""
    for path in shipped_lessons():
        lesson = read_lesson(path)
        known: list[Document] = []
        for at in range(len(lesson.steps)):
            document = lesson.circuit_at(at)
            if document not in known and document.root.nodes:
                known.append(document)
                name = f"lesson {path.stem.split('-')[0]}, step {at + 1}"
                yield Listed(name, LESSON, lambda document=document: document)
