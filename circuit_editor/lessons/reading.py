"""From a file to a lesson: all of it, or a sentence that says where and what is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from circuit_editor import files, resources
from circuit_editor.engine import compile
from circuit_editor.engine.finding import Finder
from circuit_editor.engine.names import Names
from circuit_editor.expression import ExpressionError, document_from
from circuit_editor.lessons.goals import GRADIENT, VALUE, GoalError, goal_from
from circuit_editor.lessons.lesson import NOTHING, Lesson, LessonError, LessonStep, Text
from circuit_editor.model import Document, edits

FORMAT, VERSION = "circuit-lesson", 1
LARGEST = 1_000_000  # bytes
MOST_STEPS = 200
LESSON_FIELDS = {
    "format", "version", "id", "title", "minutes", "next", "circuit", "program", "values", "stops",
    "steps",
}  # fmt: skip
STEP_FIELDS = {
    "text", "told", "goals", "hints", "cover", "shows", "circuit", "program", "values", "stops",
    "opens", "hides", "blocks",
}  # fmt: skip
PASSES = "forward", "backward"
PLACES = ("start", *PASSES, "seed", "all")


def shipped() -> list[Path]:
    """The lessons that come with the program, in the order of the course."""
    return sorted((resources.folder() / "lessons").glob("*.toml"))


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file. Raises LessonError, and nothing else."""
    try:
        if path.stat().st_size > LARGEST:
            raise LessonError(f"{path.name} is larger than {LARGEST:,} bytes.")
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LessonError(f"{path.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise LessonError(f"{path.name} is no text in UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LessonError(f"{path.name}: {error}") from error
    return _Reader(path).lesson(tree)


class _Reader:
    """Reads one file; what it complains about it names by where it stands."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = ""

    def lesson(self, tree: dict[str, Any]) -> Lesson:
        self._only(tree, LESSON_FIELDS)
        if tree.get("format") != FORMAT:
            self._refuse(f'the first line must be: format = "{FORMAT}".')
        if tree.get("version") != VERSION:
            self._refuse(f"this program knows version {VERSION} of lessons.")
        steps = tree.get("steps")
        if not isinstance(steps, list) or not 0 < len(steps) <= MOST_STEPS:
            self._refuse(f"a lesson has 1 to {MOST_STEPS} [[steps]].")
        circuit = self._circuit(tree)
        title = self._text(tree, "title")
        minutes = tree.get("minutes", 0)
        if not isinstance(minutes, int):
            self._refuse("minutes is a whole number.")
        lesson = Lesson(
            self._word(tree, "id"),
            title,
            tuple(self._step(number, each) for number, each in enumerate(steps, start=1)),
            circuit if circuit is not None else Document(),
            minutes,
            self._word(tree, "next", ""),
        )
        self._all_can_be_made(lesson)
        return lesson

    def _all_can_be_made(self, lesson: Lesson) -> None:
        """Refuse a block that a step needs and its circuit cannot give."""
        for at, step in enumerate(lesson.steps):
            self._at = f"step {at + 1}: "
            made = {block.name for block in lesson.circuit_at(at).blocks.values()}
            for name, gates in step.blocks:
                if name not in made:
                    self._refuse(f"blocks: {', '.join(gates)} can be no block {name} here.")

    def _step(self, number: int, tree: Any) -> LessonStep:
        self._at = f"step {number}: "
        if not isinstance(tree, dict):
            self._refuse("a step is a table.")
        self._only(tree, STEP_FIELDS)
        try:
            goals = tuple(goal_from(each) for each in self._words(tree, "goals"))
        except GoalError as error:
            self._refuse(str(error))
        opens = self._words(tree, "opens") if "opens" in tree else None
        return LessonStep(
            self._text(tree, "text"),
            self._text(tree, "told", NOTHING),
            goals,
            tuple(self._as_text(each, "hints") for each in self._list(tree, "hints")),
            tuple(self._covered(each) for each in self._words(tree, "cover")),
            self._shows(tree),
            self._circuit(tree),
            opens,
            self._hides(tree),
            self._blocks(tree),
        )

    def _covered(self, text: str) -> tuple[str, str]:
        what, _, name = text.partition(" ")
        if what not in (VALUE, GRADIENT) or not name.strip():
            self._refuse(f'cover: "{text}"; say "value NAME" or "gradient NAME".')
        return what, name.strip()

    def _hides(self, tree: dict[str, Any]) -> tuple[str, ...]:
        hidden = self._words(tree, "hides")
        if not set(hidden) <= {VALUE, GRADIENT}:
            self._refuse(f'hides: a list of "{VALUE}" and "{GRADIENT}".')
        return hidden

    def _blocks(self, tree: dict[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        made = tree.get("blocks", {})
        if not isinstance(made, dict):
            self._refuse("blocks are lists of the names of gates, by the names of the blocks.")
        return tuple((name, self._words(made, name)) for name in made)

    def _shows(self, tree: dict[str, Any]) -> tuple[str, str] | None:
        text = self._word(tree, "shows", "")
        which, _, name = text.partition(" ")
        if text and which not in PLACES:
            self._refuse(f'shows: "{text}" must begin with one of: {", ".join(PLACES)}.')
        return (which, name.strip()) if text else None

    def _circuit(self, tree: dict[str, Any]) -> Document | None:
        """The circuit of a lesson or a step, with the stops on its timeline."""
        document, stops = self._drawn(tree), tree.get("stops", {})
        if not isinstance(stops, dict) or not all(isinstance(each, str) for each in stops.values()):
            self._refuse('stops are notes by steps, such as "backward q" = "Why 3?".')
        if not stops:
            return document
        if document is None:
            self._refuse("stops stand beside the program or the circuit they are for.")
        finder = Finder(Names(document), compile(document))
        for step, note in stops.items():
            which, _, name = step.partition(" ")
            path = finder.path(name.strip())
            if which not in PASSES or path is None:
                self._refuse(f'stops: "{step}"; say "forward NAME" or "backward NAME" of a gate.')
            document = edits.set_stop(document, (which, path), note)
        return document

    def _drawn(self, tree: dict[str, Any]) -> Document | None:
        """The circuit of a lesson or a step: a file beside it, an example, or a program."""
        values = tree.get("values", {})
        if not isinstance(values, dict) or not all(
            isinstance(each, int | float) and not isinstance(each, bool) for each in values.values()
        ):
            self._refuse("values are numbers by the names of inputs.")
        if "program" in tree:
            try:
                return document_from(self._word(tree, "program"), values)
            except (ExpressionError, ValueError) as error:
                self._refuse(f"program: {error}")
        if "circuit" not in tree:
            return None
        name = self._word(tree, "circuit")
        if "/" in name or "\\" in name or name.startswith("."):
            self._refuse(f'circuit: "{name}" must be the name of a file beside the lesson.')
        beside = self._path.parent / name
        example = resources.folder() / "examples" / name
        try:
            return files.load(beside if beside.is_file() else example)
        except files.FileError as error:
            self._refuse(f"circuit: {error}")

    def _text(self, tree: dict[str, Any], name: str, otherwise: Text | None = None) -> Text:
        if name not in tree:
            if otherwise is None:
                self._refuse(f"{name} is missing.")
            return otherwise
        return self._as_text(tree[name], name)

    def _as_text(self, value: Any, name: str) -> Text:
        if isinstance(value, str):
            return Text({"en": value.strip()})
        if isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values()):
            return Text({code: each.strip() for code, each in value.items()})
        self._refuse(f"{name} is a text, or a table of texts by language.")

    def _word(self, tree: dict[str, Any], name: str, otherwise: str | None = None) -> str:
        value = tree.get(name, otherwise)
        if not isinstance(value, str):
            self._refuse(f"{name} must be a text.")
        return value

    def _words(self, tree: dict[str, Any], name: str) -> tuple[str, ...]:
        found = self._list(tree, name)
        if not all(isinstance(each, str) for each in found):
            self._refuse(f"{name} is a list of texts.")
        return tuple(found)

    def _list(self, tree: dict[str, Any], name: str) -> list[Any]:
        value = tree.get(name, [])
        if not isinstance(value, list):
            self._refuse(f"{name} must be a list.")
        return value

    def _only(self, tree: dict[str, Any], known: set[str]) -> None:
        for name in tree:
            if name not in known:
                self._refuse(f"{name} is not known here; there are: {', '.join(sorted(known))}.")

    def _refuse(self, why: str) -> NoReturn:
        raise LessonError(f"{self._path.name}: {self._at}{why}")
