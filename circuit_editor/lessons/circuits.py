"""Builds the circuits of a lesson: each step's program or file, its stops, its blocks."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath
from typing import Any

from circuit_editor import files, resources
from circuit_editor.dataclass import replace
from circuit_editor.engine import compile
from circuit_editor.engine.name_resolver import NameResolver
from circuit_editor.expression import ExpressionError, draft, word_count
from circuit_editor.files.failure import with_place
from circuit_editor.files.fields import NOT_A_TEXT
from circuit_editor.files.parsing import member
from circuit_editor.files.placeholders import refuse_placeholders
from circuit_editor.files.values import is_number
from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.layout.places.tidy import careful_cells, tidy
from circuit_editor.lessons import limits
from circuit_editor.lessons.lesson import Lesson, LessonStep
from circuit_editor.model import Document, Problem, edits
from circuit_editor.model.blocks import gate_count
from circuit_editor.model.record_limits import why_not_note
from circuit_editor.model.records import has_step
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, Sentence, SentenceError, Template
from circuit_editor.text.typed_numbers import typed_number

NO_VALUES = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "These are numbers by the names of inputs."))
NOT_BESIDE = Template(
    QT_TRANSLATE_NOOP("Sentence", '"{name}" must be the name of a file beside the lesson.'),
    quoted=("name",),
)
NO_STOPS = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", 'These are notes by steps, such as "backward q" = "Why 3?".')
)
STOPS_ALONE = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "Stops stand beside the program or the circuit that they are for."
    )
)
NO_STOP = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", 'Write "forward NAME" or "backward NAME" of a gate, not "{step}".'
    ),
    quoted=("step",),
)
NO_BLOCK = Template(
    QT_TRANSLATE_NOOP("Sentence", "{gates} can be no block {name} here."), quoted=("gates", "name")
)


class LessonRefusal(SentenceError):
    """An error in a lesson; `sentence` says where and what."""

    @staticmethod
    def at(place: str, problem: Sentence) -> LessonRefusal:
        """What is wrong with a field."""
        return LessonRefusal(with_place(Problem(place, problem)))


class LessonCircuits:
    """Draws the circuits of one lesson, and counts what they come to in all steps together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bytes = limits.LimitedCount(limits.CIRCUIT_BYTES)
        self._programs = limits.LimitedCount(limits.PROGRAMS)
        self._gates = limits.LimitedCount(limits.GATES)
        self._cells = limits.LimitedCount(limits.CELLS)
        self._wanted = limits.LimitedCount(limits.WANTED)
        self._stops = limits.LimitedCount(limits.STOPS)

    def circuit(self, tree: dict[str, Any]) -> Document | None:
        """The circuit of a lesson or a step, with the stops on its timeline. Raises Refused."""
        document, stops = self._drawn(tree), tree.get("stops", {})
        if not isinstance(stops, dict) or not all(isinstance(each, str) for each in stops.values()):
            raise LessonRefusal.at("stops", NO_STOPS)
        if not stops:
            return document
        if document is None:
            raise LessonRefusal.at("stops", STOPS_ALONE)
        refuse_if(self._stops.add(len(stops)), "stops")
        finder = NameResolver.of(document, compile(document))
        for step, note in stops.items():
            which, _, name = step.partition(" ")
            path = finder.path(name.strip())
            if which not in {*Pass} or not path or not has_step(document, path):
                raise LessonRefusal.at("stops", NO_STOP(step=step))
            refuse_if(why_not_note(note), member("stops", step))
            document = edits.set_stop(document, (Pass(which), path), note)
        return document

    def can_be_made(self, lesson: Lesson, at: int, step: LessonStep) -> None:
        """Refuse a block that a step needs and its circuit cannot give. Raises Refused."""
        if not step.blocks:
            return
        drawn = gate_count(lesson.drawn_for(at))
        refuse_if(self._gates.add(drawn * len(step.blocks)), "blocks")
        made = {block.name for block in lesson.circuit_at(at).blocks.values()}
        for name, gates in step.blocks:
            if name not in made:
                raise LessonRefusal.at("blocks", NO_BLOCK(gates=", ".join(gates), name=name))

    def count_wanted(self, expression: str, place: str) -> None:
        """Count what a goal wants computed, before it is drawn. Raises Refused."""
        try:
            refuse_if(self._wanted.add(word_count(expression)), place)
        except ExpressionError as error:
            raise LessonRefusal.at(place, error.sentence) from error

    def _drawn(self, tree: dict[str, Any]) -> Document | None:
        """The circuit of a lesson or a step: a file beside it, an example, or a program."""
        values = tree.get("values", {})
        if not isinstance(values, dict):
            raise LessonRefusal.at("values", NO_VALUES)
        values = {name: _number(name, each) for name, each in values.items()}
        if "program" in tree:
            return self._of_program(tree["program"], values)
        if "circuit" in tree:
            return self._of_file(tree["circuit"])
        return None

    def _of_program(self, program: Any, values: dict[str, Any]) -> Document:
        if not isinstance(program, str):
            raise LessonRefusal.at("program", NOT_A_TEXT)
        refuse_if(self._programs.add(len(program)), "program")
        try:
            document = draft(program, values).drawn()
        except ExpressionError as error:
            raise LessonRefusal.at("program", error.sentence) from error
        refuse_if(self._gates.add(gate_count(document)), "program")
        refuse_if(self._cells.add(careful_cells(document.root)), "program")
        return replace(document, root=replace(document.root, places=tidy(root_as_drawn(document))))

    def _of_file(self, name: Any) -> Document:
        if not isinstance(name, str):
            raise LessonRefusal.at("circuit", NOT_A_TEXT)
        # a drive, too, would lead elsewhere
        if name.startswith(".") or PureWindowsPath(name).name != name:
            raise LessonRefusal.at("circuit", NOT_BESIDE(name=name))
        refuse_if(limits.NAME.exceeded_by(len(name)), "circuit")
        beside = self._folder / name
        example = resources.folder() / "examples" / name
        try:
            data = files.bytes_of(beside if os.path.isfile(beside) else example)
            refuse_if(self._bytes.add(len(data)), "circuit")
            document = refuse_placeholders(files.read(data))
        except files.FileError as error:
            raise LessonRefusal.at("circuit", with_place(error.problems[0])) from error
        refuse_if(self._gates.add(gate_count(document)), "circuit")
        return document


def refuse_if(problem: Sentence | None, place: str = "") -> None:
    """Raise Refused where there is something wrong with the field at `place`."""
    if problem is not None:
        raise LessonRefusal.at(place, problem)


def _number(name: str, given: Any) -> int | float:
    """A value of a lesson: a number, or a text in which one is written, as 1/3. Raises Refused."""
    if isinstance(given, str):
        given = typed_number(given)
        refuse_if(given if isinstance(given, Sentence) else None, member("values", name))
    if not is_number(given):
        raise LessonRefusal.at("values", NO_VALUES)
    number: int | float = given  # may be too large for a float, which is told where it is used
    return number
