"""Changes of a repair: where, what was wrong there, and what became of it."""

from __future__ import annotations

from collections.abc import Sized

from circuit_editor.files.failure import FileError, with_place
from circuit_editor.model import Problem
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

LEFT_OUT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "It was left out."))
NODE_LEFT_OUT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The node was left out."))
WIRE_LEFT_OUT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The wire was left out."))
RECORD_LEFT_OUT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The whole entry was left out."))
END_LEFT_OUT = Template(
    QT_TRANSLATE_NOOP("Sentence", "The first {count} were kept, those behind them left out.")
)
NOW = Template(QT_TRANSLATE_NOOP("Sentence", "Now it is: {text}"), quoted=("text",))
NOW_EMPTY = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Now it is empty."))
NOW_NO_LOSS = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Now there is no loss."))
TOO_TORN = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "Hardly anything in this file is whole; look for a copy of it.")
)
MOST_CHANGES = 100_000
CUT = Template(QT_TRANSLATE_NOOP("Sentence", "It was cut to {limit} characters."))


def refuse_too_many(found: Sized, times: int = 1) -> None:
    """Raise FileError where so much is wrong that nobody could tell what a repair did."""
    if len(found) > times * MOST_CHANGES:
        raise FileError.of(TOO_TORN)


class Change(NamedTuple):
    """One change of a repair: its place in the file, what was wrong there, and what was done."""

    at: str
    problem: Sentence
    done: Sentence


def told(change: Change) -> Sentence:
    """A change in a sentence, its place before it."""
    both = Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "{problem} {done}"), problem=change.problem, done=change.done
    )
    return with_place(Problem(change.at, both))
