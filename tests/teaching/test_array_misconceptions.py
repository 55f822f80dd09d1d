"""Wrong answers about arrays are named, whatever the numbers; right ones are never called wrong."""

from __future__ import annotations

import numpy as np
import pytest
from array_documents import random_document
from dice import Dice
from examples import has_arrays, shipped_lesson
from wrong_arrays import WRONG, cells_of

import circuit_editor as ce
from circuit_editor import files, resources
from circuit_editor.engine import run_document
from circuit_editor.engine.name_resolver import SHAPE
from circuit_editor.lessons import shipped_lessons
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.teaching.predict.cover import RunNumbers
from circuit_editor.teaching.predict.misconceptions import FURTHER, MISCONCEPTIONS
from circuit_editor.teaching.predict.prediction import (
    Cover,
    Outcome,
    Prediction,
    Question,
    Verdict,
)
from circuit_editor.text import Quantity, show

VALUE, GRADIENT = Quantity.VALUE, Quantity.GRADIENT
MANY = 45  # of each of nine: 405


def told_of(key: str, dice: Dice) -> tuple[Verdict, str] | None:
    """What is said to a wrong answer that follows from an idea; None where all is as it should."""
    case = WRONG[key](dice)
    document = ce.circuit(case.program, **case.values).document
    run = run_document(document)
    pin = Pin(document.root.find(case.name), OUT)
    true = run.value(pin) if case.what == "value" else run.gradient(pin)
    cells = list(cells_of(case.wrong, true))
    if not cells:
        return None
    cell = cells[int(dice.integers(0, len(cells)))]
    text = f"{float(case.wrong[cell]):.{int(dice.integers(3, 7))}g}"
    begun = Prediction.begin(document, run, [Question(pin, case.what, cell)])
    verdict = begun.guess(pin, case.what, text).verdict(pin, case.what)
    return verdict, f"{case} {cell} {text}"


def check_named(key: str, count: int) -> None:
    dice, named = Dice(sum(map(ord, key))), 0
    while named < count:
        found = told_of(key, dice)
        if found is None:
            continue
        verdict, case = found
        assert verdict.outcome is Outcome.WRONG, (verdict, case)
        assert key in [each.key for each in verdict.diagnoses], (verdict, case)
        assert "{" not in str(verdict.sentence) and verdict.diagnoses[0].look.nodes
        named += 1


@pytest.mark.parametrize("key", WRONG)
def test_a_wrong_answer_about_an_array_is_named(key):
    check_named(key, 3)


@pytest.mark.soak
@pytest.mark.parametrize("key", WRONG)
def test_all_of_400_wrong_answers_about_arrays_are_named(key):
    check_named(key, MANY)


def test_every_rule_about_arrays_has_wrong_answers_here():
    assert {key for key, each in MISCONCEPTIONS.items() if each.of_arrays} == set(WRONG)


def ways_to_write(number: float) -> list[str]:
    if not np.isfinite(number):
        return [show(number)]
    return [repr(number), show(number), f"{number:.2f}", f"{number:.4g}", f"{number:.3e}"]


def check_right_answers(seeds: range) -> None:
    count = 0
    for seed in seeds:
        document = random_document(Dice(seed))
        numbers = RunNumbers(run_document(document))
        begun = Prediction.begin(document, numbers.run, Cover.BOTH)
        for question in begun.questions:
            number = numbers.at(question.pin, question.what, question.part)
            for text in ways_to_write(numbers.true(number)):
                guessed = begun.guess(question.pin, question.what, text, part=question.part)
                verdict = guessed.verdict(question.pin, question.what, question.part)
                right = verdict.outcome in (Outcome.RIGHT, Outcome.COARSE)
                assert right and not verdict.diagnoses, (seed, question, text, verdict)
                count += bool(question.part)
    assert count > 5 * len(seeds)


def test_a_right_answer_about_an_array_is_never_called_wrong():
    check_right_answers(range(3))


@pytest.mark.soak
def test_many_right_answers_about_arrays_are_never_called_wrong():
    check_right_answers(range(300))


def judged(program: str, name: str, cell, text: str, what=GRADIENT, **values) -> Verdict:
    document = ce.circuit(program, **values).document
    run, pin = run_document(document), Pin(document.root.find(name), OUT)
    begun = Prediction.begin(document, run, [Question(pin, what, cell)])
    return begun.guess(pin, what, text).verdict(pin, what)


def test_numbers_that_were_rounded_on_the_way_are_the_right_method():
    x, w = [[0.126, 1.0], [2.0, 3.0]], [[1.004, 2.0], [3.0, 4.0]]
    # 0.13 × 1.00 + 1.00 × 3.00, where the tiles show two decimals of each
    verdict = judged("z = x @ w; f = sum(z * z)", "z", (0, 0), "3.13", VALUE, x=x, w=w)
    assert verdict.outcome in (Outcome.RIGHT, Outcome.ROUNDED)
    # U is 6.25 as it is shown, and not 6.253; of w[0, 0] 0.13 × 6.25 + 2 × 22.01
    verdict = judged("z = x @ w; f = sum(z * z)", "w", (0, 0), "44.83", x=x, w=w)
    assert verdict.outcome in (Outcome.RIGHT, Outcome.ROUNDED)


def test_what_is_meant_by_entry_is_told_of_arrays_too():
    """A misconception about single numbers is named where arrays meet entry by entry."""
    verdict = judged("f = sum(relu(x) * c)", "x", (1,), "5", x=[1, -2], c=[4, 5])
    assert verdict.diagnoses[0].key == "gate_ignored"
    assert "Its input is −2.00" in str(verdict.sentence)
    verdict = judged("f = sum(x * c)", "x", (0,), "3", x=[3, -2], c=[4, 5])
    assert verdict.diagnoses and "?" not in str(verdict.sentence)


def test_an_answer_without_a_diagnosis_names_the_cell():
    verdict = judged("f = sum(W @ x)", "W", (1, 0), "77", W=[[1, 2], [3, 4]], x=[5, 6])
    assert not verdict.diagnoses and "the gradient of W[1, 0]" in str(verdict.sentence)
    verdict = judged("y = W @ x; f = sum(y)", "y", (1,), "77", VALUE, W=[[1, 2], [3, 4]], x=[5, 6])
    assert "the value of y[1]" in str(verdict.sentence)


@pytest.mark.parametrize(
    ("typed", "outcome", "said"),
    [
        ("2x3", "right", "Right: 2×3."),
        ("(2, 3)", "right", "Right: 2×3."),
        ("3 x 2", "wrong", "3×2 is not the shape of z. These are the right lengths in the wrong"),
        ("2x4", "wrong", "the rows of the first and the columns of the second"),
        ("6", "wrong", "the rows of the first and the columns of the second"),
        ("wide", "unreadable", '"wide" is no shape.'),
    ],
)
def test_a_shape_is_judged_by_its_lengths(typed, outcome, said):
    verdict = judged(
        "z = x @ W; f = sum(z)", "z", SHAPE, typed, VALUE, x=[[1] * 4] * 2, W=[[1] * 3] * 4
    )
    assert verdict.outcome is Outcome(outcome)
    assert said in str(verdict.sentence)


@pytest.mark.parametrize(
    ("program", "typed", "said"),
    [
        ("z = x + 1; f = sum(z)", "3", "works cell by cell"),
        ("z = sum(x, axis=0); f = sum(z)", "2", "The number of axes is right."),
        ("z = sum(x, axis=0); f = sum(z)", "1x3", "another number of axes"),
    ],
)
def test_a_wrong_shape_is_explained_by_its_gate(program, typed, said):
    verdict = judged(program, "z", SHAPE, typed, VALUE, x=[[1] * 3] * 2)
    assert verdict.outcome is Outcome.WRONG and said in str(verdict.sentence)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("z = x @ W; f = sum(z)", "By shapes: (2×4) @ (4×3)."),
        ("z = 2 x @ W; f = sum(z)", "By shapes: (2×4) @ (4×3)."),
        ("z = sum(x, axis=0); f = sum(z * z)", "By shapes: sum(2×4, axis=0)."),
        ("z = x + c; f = sum(z)", "By shapes: (2×4) + ()."),
        ("z = x * r; f = sum(z)", "By shapes: (2×4) * (4)."),
        ("z = tanh(x); f = sum(z)", "By shapes: tanh(2×4)."),
    ],
)
def test_a_wrong_shape_is_told_beside_those_that_arrive(program, said):
    given = {"x": [[1] * 4] * 2, "W": [[1] * 3] * 4, "r": [1] * 4, "c": 2}
    known = {name: value for name, value in given.items() if name in program}
    verdict = judged(program, "z", SHAPE, "7x7", VALUE, **known)
    assert said in str(verdict.sentence)


def test_a_shape_that_arrives_and_is_asked_for_itself_is_not_told():
    document = ce.circuit("h = x @ W; z = tanh(h); f = sum(z)", x=[[1, 2]], W=[[1] * 3] * 2)
    run, root = run_document(document.document), document.document.root
    h, z = (Pin(root.find(name), OUT) for name in "hz")
    begun = Prediction.begin(document.document, run, Cover.SHAPES)
    assert "By shapes" not in str(begun.guess(z, VALUE, "7x7").verdict(z, VALUE).sentence)
    found = begun.guess(h, VALUE, "1x3").guess(z, VALUE, "7x7")
    assert "By shapes: tanh(1×3)." in str(found.verdict(z, VALUE).sentence)


def test_the_shape_of_a_gradient_is_that_of_its_array():
    verdict = judged("f = sum(x @ W)", "W", SHAPE, "2x2", x=[[1, 2]] * 3, W=[[1], [2]])
    assert verdict.outcome is Outcome.WRONG
    assert "A gradient has the shape of the array that it belongs to" in str(verdict.sentence)


def test_of_an_array_one_cell_is_asked_and_all_of_it_is_covered():
    document = ce.circuit("y = W @ x; f = sum(y)", W=[[1, 2], [3, 4]], x=[5, 6]).document
    run = run_document(document)
    begun = Prediction.begin(document, run, Cover.BOTH)
    again = Prediction.begin(document, run, Cover.BOTH)
    y = Pin(document.root.find("y"), OUT)
    question = begun.question(y, VALUE)
    assert question == again.question(y, VALUE) and len(question.part) == 1
    assert begun.covered(y, VALUE)
    chosen = Prediction.begin(
        document, run, Cover.BOTH, chooses=lambda pin, shape: (0,) * len(shape)
    )
    assert {each.part for each in chosen.questions} == {None, (0,), (0, 0)}
    other = begun.ask_cell(question, (1 - question.part[0],))
    assert other.question(y, VALUE).part != question.part and other.covered(y, VALUE)
    assert len(other.questions) == len(begun.questions)
    answered = begun.guess(y, VALUE, "1")
    assert answered.ask_cell(question, (1 - question.part[0],)) is answered


def test_a_shape_that_is_asked_for_hides_that_of_what_is_made_of_it():
    document = ce.circuit(
        "z = x @ W; h = relu(z); f = sum(h)", x=[[1, 2]], W=[[1, 2], [3, 4]]
    ).document
    run = run_document(document)
    x, z, h, weights = (Pin(document.root.find(name), OUT) for name in "xzhW")
    begun = Prediction.begin(document, run, [Question(z, VALUE, SHAPE)])
    assert [begun.hides_shape(pin) for pin in (x, z, h)] == [False, True, True]
    assert all(begun.covered(pin, what) for pin in (z, h) for what in (VALUE, GRADIENT))
    found = begun.guess(z, VALUE, "1x2")
    assert not found.hides_anything and not found.hides_shape(h)
    shapes = Prediction.begin(document, run, Cover.SHAPES)
    asked = [(each.pin, each.what) for each in shapes.questions]
    assert asked == [(z, VALUE), (h, VALUE), (weights, GRADIENT), (x, GRADIENT)]


def test_after_an_edit_the_same_cell_is_asked_where_it_is_still_there():
    document = ce.circuit("f = sum(x * w)", x=[1, 2, 3], w=[4, 5, 6]).document
    x = document.root.find("x")
    pin = Pin(x, OUT)
    begun = Prediction.begin(document, run_document(document), [Question(pin, GRADIENT, (2,))])
    begun = begun.guess(pin, GRADIENT, "6")
    assert not begun.left
    same = edits.set_value(document, x, [7, 8, 9])
    assert begun.follow(same, run_document(same)).questions[0].part == (2,)
    shorter = edits.set_value(edits.set_value(document, x, [1, 2]), document.root.find("w"), [3, 4])
    followed = begun.follow(shorter, run_document(shorter))
    assert followed.left and followed.left[0].part in ((0,), (1,))
    single = edits.set_value(edits.set_value(document, x, 1.0), document.root.find("w"), 2.0)
    assert begun.follow(single, run_document(single)).questions


def test_a_slip_about_single_numbers_is_named_in_a_layer_further_on():
    """The relu of a hidden layer lets all pass in the head of who forgets where it is 0."""
    x, w = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([[1.0, -1.0], [0.5, 2.0]])
    t = np.array([[1.0, 0.0], [0.5, 2.0]])
    z = x @ w - 1.5
    wrong = x.T @ (2 * (np.maximum(z, 0) - t) / 4)
    program = "h = relu(x @ W - 1.5); f = mse(h, t)"
    verdict = judged(program, "W", (0, 1), f"{wrong[0, 1]:.4f}", x=x, W=w, t=t)
    assert verdict.diagnoses[0].key == "gate_ignored" and verdict.diagnoses[0].tier == FURTHER
    assert "further on at relu" in str(verdict.sentence)


def circuits_of_arrays() -> list:
    """The examples that hold arrays, and what lessons 9 to 11 begin with."""
    examples = [files.load(path) for path in resources.examples() if has_arrays(path)]
    return [*examples, *(shipped_lesson(path).circuit_at(0) for path in shipped_lessons()[8:])]


def test_no_number_of_a_circuit_of_arrays_is_too_much_for_any_rule():
    """A rule for single numbers meets single numbers that are taken out of arrays."""
    asked = 0
    for document in circuits_of_arrays():
        run = run_document(document)
        for id_, node in document.root.nodes.items():
            pin = Pin(id_, OUT)
            for what in (VALUE, GRADIENT) if OUT in node.gate.outputs else ():
                true = run.value(pin) if what is VALUE else run.gradient(pin)
                if true is None:
                    continue
                part = (0,) * np.ndim(true) or None
                begun = Prediction.begin(document, run, [Question(pin, what, part)])
                for text in ("123.4", "-0.77"):
                    verdict = begun.guess(pin, what, text).verdict(pin, what)
                    assert verdict.outcome is Outcome.WRONG, (id_, what)
                    asked += 1
    assert asked > 150
