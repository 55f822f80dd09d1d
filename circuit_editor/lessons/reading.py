"""From a file to a lesson: all of it, or a sentence that says where and what is wrong.

A lesson is a stranger's file. Its size is limited before it is parsed (`scanning`), and what its
steps hold together while they are read (`limits`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from circuit_editor import resources
from circuit_editor.files import FileError, bytes_of
from circuit_editor.files.failure import MISSING, with_place
from circuit_editor.files.fields import NOT_A_LIST, NOT_A_TEXT
from circuit_editor.files.foreign.sniffing import (
    ENDS_IN_THE_MIDDLE,
    no_text_of_ours,
    not_utf8,
    other_kind,
)
from circuit_editor.files.limits import Limit
from circuit_editor.files.parsing import member
from circuit_editor.lessons import limits
from circuit_editor.lessons.circuits import LessonCircuits, LessonRefusal, refuse_if
from circuit_editor.lessons.goals import (
    ASKED,
    CHOSE,
    COMPUTES,
    Goal,
    GoalError,
    goal_from,
)
from circuit_editor.lessons.lesson import (
    CHARACTER,
    NOTHING,
    Choice,
    Lesson,
    LessonError,
    LessonStep,
    TextByLanguage,
)
from circuit_editor.lessons.scanning import too_much_in
from circuit_editor.model import Document, Problem
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, Quantity, Sentence, Template, quote

FORMAT, VERSION = "circuit-lesson", 1
LESSON_FIELDS = {
    "format", "version", "id", "title", "summary", "minutes", "next", "circuit", "program",
    "values", "stops", "steps",
}  # fmt: skip
STEP_FIELDS = {
    "text", "told", "goals", "hints", "cover", "shows", "circuit", "program", "values", "stops",
    "opens", "hides", "blocks", "choices", "right", "said", "at",
}  # fmt: skip
PLACES = ("start", *Pass, "seed", "all")
PLACE_IN_TOML = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def shipped_lessons() -> list[Path]:
    """The lessons that come with the program, in the order of the course."""
    found = (resources.folder() / "lessons").glob("*.toml")
    return sorted(found, key=lambda path: (int(path.stem.partition("-")[0]), path.stem))


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file. Raises LessonError, and nothing else."""
    return lesson_from(_bytes_of(path), path)


def read_title(path: Path) -> TextByLanguage:
    """What the lesson in a file is called; its steps are not read. Raises LessonError."""
    with _told_of(path):
        return _Reader(path.parent).title(_tree(_bytes_of(path)))


def lesson_from(data: bytes, path: Path) -> Lesson:
    """The lesson in the bytes of a file; what it names lies beside `path`. Raises LessonError."""
    with _told_of(path):
        return _Reader(path.parent).lesson(_tree(data))


def _bytes_of(path: Path) -> bytes:
    try:
        return bytes_of(path, limits.FILE_BYTES)
    except FileError as error:
        raise LessonError(error.problems[0].sentence) from error


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Raise what is refused as a LessonError that names the file."""
    try:
        yield
    except LessonRefusal as refused:
        problem = Problem(quote(path.name), refused.sentence)
        raise LessonError(with_place(problem)) from refused


def _tree(data: bytes) -> dict[str, Any]:
    """The TOML data in these bytes, not too deep and not too large. Raises LessonRefusal."""
    refuse_if(limits.FILE_BYTES.exceeded_by(len(data)) or no_text_of_ours(data))
    kind = other_kind(data)
    if kind is not None:
        raise LessonRefusal(OTHER_KIND(kind=kind))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise LessonRefusal(not_utf8(data, error)) from None
    refuse_if(too_much_in(text))
    try:
        return tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, and what int and datetime say
        raise LessonRefusal(_not_toml(str(error), text)) from None


def _not_toml(said: str, text: str) -> Sentence:
    place = PLACE_IN_TOML.search(said)
    if place is None or place[1] is None:
        return ENDS_IN_THE_MIDDLE(line=text.rstrip().count("\n") + 1)
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "The file is not valid TOML from line {line}, column {column} on: {reason}."
        ),
        line=int(place[1]),
        column=int(place[2]),
        reason=quote(said[: place.start()]),
    )


class _Reader:
    """Reads one lesson; the first thing that is wrong ends it."""

    def __init__(self, folder: Path) -> None:
        self._circuits = LessonCircuits(folder)
        self._questions = limits.LimitedCount(limits.QUESTIONS)
        self._expressions = limits.LimitedCount(limits.EXPRESSIONS)

    def lesson(self, tree: dict[str, Any]) -> Lesson:
        """The lesson in a file's data. Raises LessonRefusal."""
        self._only(tree, LESSON_FIELDS)
        if tree.get("format") != FORMAT:
            raise LessonRefusal(OTHER_FORMAT)
        if type(version := tree.get("version")) is not int or version != VERSION:
            raise LessonRefusal(OTHER_VERSION)
        records = tree.get("steps")
        if not isinstance(records, list) or not 0 < len(records) <= limits.MOST_STEPS:
            raise LessonRefusal(NO_STEPS)
        circuit = self._circuits.circuit(tree)
        lesson = Lesson(
            self._id(tree),
            self.title(tree),
            tuple(self._numbered(at, each) for at, each in enumerate(records, start=1)),
            circuit if circuit is not None else Document(),
            _minutes(tree),
            self._name(tree, "next", ""),
            self._text(tree, "summary", NOTHING),
        )
        self._all_can_be_made(lesson)
        return lesson

    def title(self, tree: dict[str, Any]) -> TextByLanguage:
        """What the lesson in a file's data is called. Raises LessonRefusal."""
        return self._text(tree, "title")

    def _all_can_be_made(self, lesson: Lesson) -> None:
        """Refuse a block that a step needs and its circuit cannot give."""
        for at, step in enumerate(lesson.steps):
            try:
                self._circuits.can_be_made(lesson, at, step)
            except LessonRefusal as refused:
                raise LessonRefusal(IN_STEP(step=at + 1, problem=refused.sentence)) from refused

    def _numbered(self, number: int, record: Any) -> LessonStep:
        try:
            return self._step(record)
        except LessonRefusal as refused:
            raise LessonRefusal(IN_STEP(step=number, problem=refused.sentence)) from refused

    def _step(self, tree: Any) -> LessonStep:
        if not isinstance(tree, dict):
            raise LessonRefusal(NO_TABLE)
        self._only(tree, STEP_FIELDS)
        return LessonStep(
            self._text(tree, "text"),
            self._text(tree, "told", NOTHING),
            self._goals(tree),
            self._texts(tree, "hints"),
            self._covered(tree),
            self._shows(tree),
            self._circuits.circuit(tree),
            self._names(tree, "opens") if "opens" in tree else None,
            self._hides(tree),
            self._blocks(tree),
            self._choices(tree),
        )

    def _goals(self, tree: dict[str, Any]) -> tuple[Goal, ...]:
        goals = []
        for at, text in enumerate(self._words(tree, "goals", limits.TEXT)):
            place = f"goals[{at}]"
            refuse_if(self._questions.add(1) or self._expressions.add(len(text)), place)
            expression = " ".join(text.split()).removeprefix(f"{COMPUTES} ")
            if expression != text:
                self._circuits.count_wanted(expression, place)
            try:
                goals.append(goal_from(text))
            except GoalError as error:
                raise LessonRefusal.at(place, error.sentence) from error
            if goals[-1].text.startswith(f"{CHOSE} ") and "choices" not in tree:
                raise LessonRefusal.at(place, NOTHING_TO_CHOOSE)
        return tuple(goals)

    def _choices(self, tree: dict[str, Any]) -> tuple[Choice, ...]:
        """The answers to choose from, each with what is said to it and what it stands for."""
        texts = self._texts(tree, "choices")
        said, at = self._texts(tree, "said"), self._names(tree, "at")
        if texts and not 1 < len(texts) <= limits.MOST_CHOICES:
            raise LessonRefusal.at("choices", NOT_SO_MANY_CHOICES)
        for name, each in (("said", said), ("at", at)):
            if each and len(each) != len(texts):
                wrong = ONE_FOR_EACH(count=len(texts)) if texts else NOTHING_TO_CHOOSE
                raise LessonRefusal.at(name, wrong)
        right = tree.get("right", 0)
        if type(right) is not int or not bool(texts) <= right <= len(texts):
            wrong = RIGHT_ONE(count=len(texts)) if texts else NOTHING_TO_CHOOSE
            raise LessonRefusal.at("right", wrong)
        refuse_if(self._questions.add(len(texts)), "choices")
        said, at = said or (NOTHING,) * len(texts), at or ("",) * len(texts)
        return tuple(
            Choice(text, reply, name, number == right)
            for number, text, reply, name in zip(count(1), texts, said, at, strict=False)
        )

    def _covered(self, tree: dict[str, Any]) -> tuple[tuple[Quantity, str], ...]:
        covered = []
        for at, text in enumerate(self._names(tree, "cover")):
            refuse_if(self._questions.add(1), f"cover[{at}]")
            what, _, name = text.partition(" ")
            if what not in ASKED or not name.strip():
                raise LessonRefusal.at(f"cover[{at}]", NO_QUESTION(text=text))
            covered.append((Quantity(what), name.strip()))
        return tuple(covered)

    def _hides(self, tree: dict[str, Any]) -> tuple[str, ...]:
        hidden = self._names(tree, "hides")
        if not ASKED | {CHARACTER} >= set(hidden):
            raise LessonRefusal.at("hides", NOT_HIDDEN)
        return hidden

    def _blocks(self, tree: dict[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        made = tree.get("blocks", {})
        if not isinstance(made, dict):
            raise LessonRefusal.at("blocks", NO_BLOCKS)
        refuse_if(limits.ENTRIES.exceeded_by(len(made)), "blocks")
        for name in made:
            refuse_if(limits.NAME.exceeded_by(len(name)), member("blocks", name))
        return tuple((name, self._names(made, name, "blocks")) for name in made)

    def _shows(self, tree: dict[str, Any]) -> tuple[str, str] | None:
        text = self._name(tree, "shows", "")
        which, _, name = text.partition(" ")
        if text and which not in PLACES:
            raise LessonRefusal.at("shows", NO_PLACE(text=text, known=", ".join(PLACES)))
        return (which, name.strip()) if text else None

    def _id(self, tree: dict[str, Any]) -> str:
        """What progress is kept under, in settings that are sorted by slashes."""
        id_ = self._name(tree, "id")
        if not id_.strip() or not id_.isprintable() or "/" in id_ or "\\" in id_:
            raise LessonRefusal.at("id", BAD_ID)
        return id_

    def _text(
        self, tree: dict[str, Any], name: str, otherwise: TextByLanguage | None = None
    ) -> TextByLanguage:
        if name not in tree:
            if otherwise is None:
                raise LessonRefusal.at(name, MISSING)
            return otherwise
        return _as_text(tree[name], name)

    def _texts(self, tree: dict[str, Any], name: str) -> tuple[TextByLanguage, ...]:
        return tuple(
            _as_text(each, f"{name}[{at}]") for at, each in enumerate(self._list(tree, name))
        )

    def _name(self, tree: dict[str, Any], name: str, otherwise: str | None = None) -> str:
        if name not in tree and otherwise is None:
            raise LessonRefusal.at(name, MISSING)
        value = tree.get(name, otherwise)
        if not isinstance(value, str):
            raise LessonRefusal.at(name, NOT_A_TEXT)
        refuse_if(limits.NAME.exceeded_by(len(value)), name)
        return value

    def _names(self, tree: dict[str, Any], name: str, around: str = "") -> tuple[str, ...]:
        return self._words(tree, name, limits.NAME, around)

    def _words(
        self, tree: dict[str, Any], name: str, longest: Limit, around: str = ""
    ) -> tuple[str, ...]:
        found = self._list(tree, name, around)
        for at, each in enumerate(found):
            place = f"{member(around, name)}[{at}]"
            if not isinstance(each, str):
                raise LessonRefusal.at(place, NOT_A_TEXT)
            refuse_if(longest.exceeded_by(len(each)), place)
        return tuple(found)

    def _list(self, tree: dict[str, Any], name: str, around: str = "") -> list[Any]:
        value = tree.get(name, [])
        if not isinstance(value, list):
            raise LessonRefusal.at(member(around, name), NOT_A_LIST)
        refuse_if(limits.ENTRIES.exceeded_by(len(value)), member(around, name))
        return value

    def _only(self, tree: dict[str, Any], known: set[str]) -> None:
        for name in tree:
            if name not in known:
                raise LessonRefusal.at(member("", name), NOT_KNOWN(known=", ".join(sorted(known))))


def _minutes(tree: dict[str, Any]) -> int:
    minutes = tree.get("minutes", 0)
    if type(minutes) is not int or not 0 <= minutes <= limits.LONGEST_LESSON:
        raise LessonRefusal.at("minutes", BAD_MINUTES)
    return minutes


def _as_text(value: Any, place: str) -> TextByLanguage:
    written = {"en": value} if isinstance(value, str) else value
    if not isinstance(written, Mapping) or not all(
        isinstance(each, str) for each in written.values()
    ):
        raise LessonRefusal.at(place, NOT_TEXTS)
    refuse_if(limits.ENTRIES.exceeded_by(len(written)), place)
    for each in written.values():
        refuse_if(limits.TEXT.exceeded_by(len(each)), place)
    return TextByLanguage({code: each.strip() for code, each in written.items()})


# What is said ---------------------------------------------------------------------------------


OTHER_KIND = Template(
    QT_TRANSLATE_NOOP("Sentence", "This is a file of another kind ({kind}), not a lesson.")
)
IN_STEP = Template(QT_TRANSLATE_NOOP("Sentence", "step {step}: {problem}"))
OTHER_FORMAT = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "The first line must be: {line}"), line=f'format = "{FORMAT}"'
)
OTHER_VERSION = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "This program knows version {version} of lessons."),
    version=VERSION,
)
NO_STEPS = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "A lesson has 1 to {most} steps, each under [[steps]]."),
    most=limits.MOST_STEPS,
)
NO_TABLE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "A step is a table, under [[steps]]."))
BAD_MINUTES = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "This is a whole number of minutes from 0 to {most}."),
    most=f"{limits.LONGEST_LESSON:,}",
)
BAD_ID = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "An id is a word of one line without / and \\."))
NO_QUESTION = Template(
    QT_TRANSLATE_NOOP("Sentence", 'Write "value NAME" or "gradient NAME", not "{text}".'),
    quoted=("text",),
)
NOTHING_TO_CHOOSE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This step has no choices."))
NOT_SO_MANY_CHOICES = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "These are 2 to {most} answers to choose from."),
    most=limits.MOST_CHOICES,
)


ONE_FOR_EACH = Template(
    QT_TRANSLATE_NOOP("Sentence", "Here is one entry for each of the {count} choices.")
)
RIGHT_ONE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "This is the number of the right choice: 1 for the first, up to {count}."
    )
)
NOT_HIDDEN = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", 'This is a list of "value", "gradient" and "character" (of gates).'
    )
)
NO_BLOCKS = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "These are lists of the names of gates, by the names of the blocks."
    )
)
NO_PLACE = Template(
    QT_TRANSLATE_NOOP("Sentence", '"{text}" must begin with one of: {known}.'), quoted=("text",)
)
NOT_TEXTS = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "This is a text, or a table of texts by language.")
)
NOT_KNOWN = Template(QT_TRANSLATE_NOOP("Sentence", "This is not known here; there are: {known}."))
