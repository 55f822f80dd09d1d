"""What the shipped lessons ask, covered as the window covers it, in the order it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from examples import shipped_lesson

from circuit_editor.engine import run_document
from circuit_editor.engine.name_resolver import NameResolver
from circuit_editor.engine.path_names import PathNames
from circuit_editor.lessons import LessonStep, shipped_lessons
from circuit_editor.teaching.predict.prediction import Prediction, Question
from circuit_editor.text import Quantity


class AskedHere(NamedTuple):
    """A question of a lesson: the prediction at that moment, and where it is asked."""

    place: str
    begun: Prediction
    question: Question
    on_paper: tuple[Question, ...] = ()


@cache
def lesson_questions(*, in_order: bool = True) -> tuple[AskedHere, ...]:
    """Every question of every step; those before it are found, or all of them are still open.

    Without those about arrays, of which cells and shapes are asked (`test_array_misconceptions`).
    """
    return tuple(_questions(in_order=in_order))


def _questions(*, in_order: bool) -> Iterator[AskedHere]:
    for path in shipped_lessons():
        lesson = shipped_lesson(path)
        for at, step in enumerate(lesson.steps):
            document = lesson.circuit_at(at)
            run = run_document(document)
            if any(np.shape(each) for each in run.values):
                continue
            finder = NameResolver(PathNames(document), run.tape)
            covered = dict.fromkeys(step.covered)
            for later in lesson.steps[at + 1 :]:
                if later.circuit is not None:
                    break
                covered |= dict.fromkeys(later.covered)
            pins = [(finder.pin(name), Quantity(what)) for what, name in covered]
            asked = [Question(pin, what) for pin, what in pins if pin is not None]
            blocks = [
                id_ for id_, node in document.root.nodes.items() if node.interface is not None
            ]
            begun = Prediction.begin(document, run, asked, blocks)
            wants = {
                begun.question(finder.pin(name), Quantity(what)) for what, name in wanted(step)
            }
            on_paper = tuple(each for each in begun.questions if each not in wants)
            for what, name in wanted(step):
                pin = finder.pin(name)
                assert pin is not None, (path.stem, at + 1, name)
                question = begun.question(pin, Quantity(what))
                if question is None:
                    continue
                place = f"{path.stem} {at + 1} {what} {name}"
                yield AskedHere(place, begun, question, on_paper)
                if in_order:
                    begun = begun.reveal(question.pin, question.what)


def wanted(step: LessonStep) -> list[tuple[str, str]]:
    """The numbers that a step's goals want guessed."""
    words = [goal.text.split(maxsplit=2) for goal in step.goals]
    return [(word[1], word[2]) for word in words if word[0] == "guessed"]
