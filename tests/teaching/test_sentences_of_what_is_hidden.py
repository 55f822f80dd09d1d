"""Where numbers are hidden, no sentence says that there are none, or leaves a place empty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from examples import shipped_lesson

from circuit_editor import resources
from circuit_editor.engine import Readings, Run, State, run_document
from circuit_editor.engine.visibility import Visibility
from circuit_editor.files import load
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.lessons import shipped_lessons
from circuit_editor.model import OUT, Document, Pin
from circuit_editor.teaching import timeline
from circuit_editor.teaching.explain.gate_character import explain
from circuit_editor.teaching.timeline.step_sentences import Sentences
from circuit_editor.text import Quantity, Sentence

KINDS = (("gradient",), ("value",), ("value", "gradient"))
NONE_THERE = (
    "sends nothing",
    "nothing to ",
    "not computed",
    "no gradient",
    "no way back",
    "is given.",
)
CHARACTERS = {
    each.character for each in ELEMENTWISE.values()
}  # of a kind, whatever its numbers are


class Hiding:
    """Hides kinds of numbers as a lesson does: what is given stays visible, unless `even_given`."""

    hides_anything = hides_characters = True

    def __init__(self, kinds: tuple[str, ...], run: Run, *, even_given: bool) -> None:
        self._kinds, self._even_given = kinds, even_given
        self._given = {each.path for each in run.tape.steps if each.gate.is_source}

    def state(self, what: Quantity, pin: Pin) -> State:
        is_given = what is Quantity.VALUE and pin.node in self._given and not self._even_given
        return State.VALUE if what.sent not in self._kinds or is_given else State.NOT_REACHED

    def follow(self) -> None: ...


def circuits() -> Iterator[tuple[str, Document]]:
    for path in shipped_lessons():
        lesson = shipped_lesson(path)
        for at in range(len(lesson.steps)):
            yield f"{path.stem} {at}", lesson.circuit_at(at)
    for path in sorted((resources.folder() / "examples").glob("*.circuit")):
        yield path.stem, load(path)


def claims(sentence: Sentence) -> set[str]:
    """The templates in a sentence that say that there is no number."""
    says_none = any(each in sentence.template for each in NONE_THERE)
    found = {sentence.template} if says_none and sentence.template not in CHARACTERS else set()
    for _, value in sentence.args:
        if isinstance(value, Sentence):
            found |= claims(value)
    return found


def empty_places(sentence: Sentence) -> list[str]:
    inner = [value for _, value in sentence.args if isinstance(value, Sentence)]
    found = [sentence.template for _, value in sentence.args if value == ""]
    return found + [each for part in inner for each in empty_places(part)]


def said(document: Document, run: Run, readings: Readings) -> list[Sentence]:
    """Every sentence of the timeline, and what is explained of every gate at a step."""
    line = timeline(document, run, run.tape.insides)
    sentences = Sentences(document, readings, line)
    told = [sentences.at(at) for at in range(len(line.steps))]
    paths = [each.path for each in line.steps if each.path]
    return told + [explain(sentences.rules, path).character for path in paths]


@cache
def seen() -> tuple[tuple[str, Document, Run, list[Sentence]], ...]:
    """Every circuit, and what is said of it where nothing is hidden."""
    found = ((name, document, run_document(document)) for name, document in circuits())
    return tuple((*each, said(*each[1:], Readings(each[2]))) for each in found)


@pytest.mark.parametrize("kinds", KINDS, ids="+".join)
@pytest.mark.parametrize("even_given", [False, True])
def test_what_is_hidden_is_never_said_to_be_missing(kinds, even_given):
    for name, document, run, open_sentences in seen():
        filters = Visibility([Hiding(kinds, run, even_given=even_given)])
        hidden_sentences = said(document, run, Readings(run, filters))
        for open_, hidden in zip(open_sentences, hidden_sentences, strict=True):
            assert claims(hidden) <= claims(open_), (name, str(open_), str(hidden))
            assert not empty_places(hidden), (name, str(open_), str(hidden))


def test_what_is_hidden_is_said_to_be_hidden():
    document = load(resources.folder() / "examples" / "first-example.circuit")
    run = run_document(document)
    line = timeline(document, run)
    filters = Visibility([Hiding(("gradient",), run, even_given=False)])
    sentences = Sentences(document, Readings(run, filters), line)
    assert [str(sentences.at(at)) for at in range(4, len(line.steps))] == [
        "The gradient of f is not shown yet.",
        "mul sends gradients back that are not shown yet.",
        "add sends gradients back that are not shown yet.",
    ]


def test_a_gate_before_its_own_step_back_does_not_send_nothing():
    """What arrives is known there, and what it sends on is not reached."""

    class UpToTheSeed:
        hides_anything, hides_characters = True, False

        def state(self, what: Quantity, pin: Pin) -> State:
            is_reached = what is Quantity.VALUE or pin.port == OUT
            return State.VALUE if is_reached else State.NOT_REACHED

        def follow(self) -> None: ...

    document = load(resources.folder() / "examples" / "first-example.circuit")
    run = run_document(document)
    rules = Sentences(document, Readings(run, Visibility([UpToTheSeed()])), timeline(document, run))
    for path in ("q", "f"):
        assert not claims(explain(rules.rules, document.root.find(path)).character)
