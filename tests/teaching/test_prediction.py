"""Predictions: what is covered, what is said to a guess, what is given away, the score."""

from __future__ import annotations

import pytest
from block_documents import sigmoid_block
from test_diagnosis import in_order

import circuit_editor as ce
from circuit_editor.engine import Readings, State, Visibility, run_document
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.model.edits.grouping import group
from circuit_editor.teaching.predict.prediction import Cover, Outcome, Prediction, Question
from circuit_editor.text import Quantity

GRADIENT, VALUE, LOCAL = Quantity.GRADIENT, Quantity.VALUE, Quantity.LOCAL


def begun(program="q = x + y; f = q * z", cover=Cover.BOTH, closed=(), **values):
    values = values or {"x": -2, "y": 5, "z": -4}
    document = ce.circuit(program, **values).document
    return Prediction.begin(document, run_document(document), cover, closed)


class Covering:
    """A prediction as the visibility filter it is."""

    def __init__(self, prediction):
        self.prediction = prediction
        self.hides_anything = prediction.hides_anything

    def state(self, what, pin):
        return State.COVERED if self.prediction.covered(pin, what) else State.VALUE


def seen(prediction):
    return Readings(prediction.run, Visibility([Covering(prediction)]))


def out(prediction, label):
    return Pin(prediction.document.root.find(label), OUT)


def gate(prediction, kind):
    return next(id_ for id_, each in prediction.document.root.nodes.items() if each.kind == kind)


def test_backward_only_asks_for_gradients_in_the_order_of_the_pass():
    prediction = begun(cover=Cover.GRADIENTS)
    names = [prediction.document.root.label(each.pin.node) for each in prediction.questions]
    assert names[0] == "f" and set(names[1:]) == set("xyzq")
    assert {each.what for each in prediction.questions} == {GRADIENT}
    assert not prediction.covered(out(prediction, "q"), VALUE)
    assert prediction.covered(out(prediction, "q"), GRADIENT)


def test_values_are_asked_of_gates_not_of_what_is_given():
    prediction = begun(cover=Cover.VALUES)
    assert [each.pin for each in prediction.questions] == [
        out(prediction, "q"),
        out(prediction, "f"),
    ]
    assert not prediction.covered(out(prediction, "x"), VALUE)


def test_the_same_number_is_asked_for_once_and_covered_at_both_ends_of_its_wire():
    prediction = begun()
    mul = gate(prediction, "mul")
    assert prediction.covered(Pin(mul, "a"), VALUE) and prediction.covered(Pin(mul, "a"), GRADIENT)
    assert prediction.question(Pin(mul, "a"), GRADIENT) == Question(out(prediction, "q"), GRADIENT)
    found = prediction.guess(Pin(mul, "a"), GRADIENT, "-4")
    assert found.verdict(out(prediction, "q"), GRADIENT).outcome is Outcome.RIGHT


def test_what_tells_a_covered_number_is_covered_too():
    """q is asked for alone; f = q·z would tell it, and so would z's gradient, which is q."""
    prediction = begun()
    q, f, z = (out(prediction, name) for name in "qfz")
    asked = Prediction.begin(prediction.document, prediction.run, [Question(q, VALUE)])
    assert asked.covered(f, VALUE) and asked.covered(z, GRADIENT)
    assert asked.covered(Pin(prediction.document.loss, "x"), VALUE)
    assert not asked.covered(q, GRADIENT)
    found = asked.guess(q, VALUE, "3")
    assert not found.covered(f, VALUE) and not found.covered(z, GRADIENT)


def test_a_number_that_was_found_is_shown_although_others_before_it_are_not():
    prediction = begun()
    q, f = out(prediction, "q"), out(prediction, "f")
    found = prediction.guess(f, VALUE, "-12")
    assert not found.covered(f, VALUE) and found.covered(q, VALUE)


def test_local_derivatives_tell_as_well():
    prediction = begun(cover=Cover.GRADIENTS)
    mul = gate(prediction, "mul")
    assert prediction.covered(Pin(mul, "a"), LOCAL)
    assert not prediction.reveal_all().covered(Pin(mul, "a"), LOCAL)


def test_readings_say_that_a_number_is_covered():
    prediction = begun(cover=Cover.GRADIENTS)
    q = out(prediction, "q")
    assert seen(prediction).gradient(q).state is State.COVERED
    assert seen(prediction).gradient(q).text == "?"
    assert seen(prediction).value(q).text == "3.00"
    assert seen(prediction.reveal(q, GRADIENT)).gradient(q).text == "−4.00"


def test_remarks_wait_until_nothing_is_covered():
    prediction = begun("f = sigmoid(x)", Cover.BOTH, x=30)
    path = gate(prediction, "sigmoid")
    assert not seen(prediction).marks_at(path)
    assert seen(prediction.reveal_all()).marks_at(path)


def test_nothing_is_asked_where_nothing_is_computed():
    document = ce.circuit("f = x * c", x=2, c=3).document
    document = edits.set_loss(document, None)
    prediction = Prediction.begin(document, run_document(document), Cover.GRADIENTS)
    assert prediction.questions == [] and prediction.score.total == 0


def test_the_shares_of_a_fork_are_asked_before_their_sum():
    prediction = begun("f = 5 * x + x ^ 2", Cover.GRADIENTS, x=3)
    pins = [each.pin for each in prediction.questions]
    assert pins[-1] == out(prediction, "x")
    assert len([pin for pin in pins if prediction.run.value(pin) == 3]) == 3


def test_a_score():
    prediction = begun()
    q, f, z = (out(prediction, name) for name in "qfz")
    prediction = prediction.guess(q, VALUE, "3").guess(f, VALUE, "12").guess(f, VALUE, "−12")
    prediction = prediction.guess(z, GRADIENT, "what?").reveal(z, GRADIENT)
    score = prediction.score
    assert (score.first_try, score.later, score.revealed) == (1, 1, 1)
    assert score.total == len(prediction.questions) == score.left + 3
    assert "1 of 7 right at the first try" in str(score.sentence)
    assert len(prediction.left) == score.left


def test_a_slip_of_the_pen_is_no_try():
    prediction = begun()
    f = out(prediction, "f")
    prediction = prediction.guess(f, VALUE, "1.2.3")
    assert prediction.verdict(f, VALUE).outcome is Outcome.UNREADABLE
    assert prediction.guess(f, VALUE, "-12").score.first_try == 1


def test_a_prediction_never_changes():
    prediction = begun()
    f = out(prediction, "f")
    prediction.guess(f, VALUE, "-12")
    assert prediction.covered(f, VALUE) and prediction.verdict(f, VALUE) is None
    assert prediction.guess(out(prediction, "x"), VALUE, "7") is prediction


def test_after_an_edit_answers_stay_where_the_numbers_stayed():
    prediction = begun()
    x, z, f = (out(prediction, name) for name in "xzf")
    prediction = prediction.guess(z, GRADIENT, "3").guess(x, GRADIENT, "-4").guess(f, VALUE, "-12")
    document = edits.set_value(prediction.document, z.node, 7.0)
    after = prediction.follow(document, run_document(document))
    assert not after.covered(z, GRADIENT)  # still x + y
    assert after.covered(x, GRADIENT) and after.covered(f, VALUE)
    assert after.guess(x, GRADIENT, "7").verdict(x, GRADIENT).accepted


def test_a_closed_block_is_asked_at_its_ports():
    document = sigmoid_block()
    run = run_document(document)
    (block,) = [id_ for id_, each in document.root.nodes.items() if each.interface is not None]
    prediction = Prediction.begin(document, run, Cover.BOTH, closed=[block])
    interface = document.root.nodes[block].interface
    port, leaves = Pin(block, interface.inputs[0].id), Pin(block, interface.outputs[0].id)
    assert not any(each.pin.node.startswith(f"{block}/") for each in prediction.questions)
    assert prediction.question(leaves, VALUE) == Question(leaves, VALUE)
    assert prediction.covered(port, GRADIENT) and prediction.covered(port, LOCAL)
    inside = Pin(f"{block}/exp1", OUT)
    assert prediction.covered(inside, GRADIENT) and prediction.covered(inside, VALUE)
    assert prediction.guess(port, GRADIENT, "0.2").verdict(port, GRADIENT).accepted
    assert not prediction.guess(port, GRADIENT, "1").verdict(port, GRADIENT).diagnoses
    begun = in_order(prediction, port, GRADIENT)
    wrong = begun.guess(port, GRADIENT, "1").verdict(port, GRADIENT)
    assert wrong.diagnoses[0].key == "local_forgotten"
    assert wrong.diagnoses[0].look.nodes == (block,)
    assert not prediction.reveal_all().covered(inside, VALUE)


def test_a_gradient_through_a_closed_block_does_not_tell_what_comes_out_of_it():
    """f' = f(1 − f): beside the 1 that arrives at the block, what leaves it is f."""
    document = ce.circuit("f = 1 / (1 + exp(-x))", x=1).document
    inner = [id_ for id_, each in document.root.nodes.items() if not each.gate.is_source]
    document, block = group(document, inner, "sigmoid")
    prediction = Prediction.begin(document, run_document(document), Cover.VALUES, closed=[block])
    interface = document.root.nodes[block].interface
    inlet, outlet = interface.inputs[0].id, interface.outputs[0].id
    assert prediction.covered(Pin(block, inlet), GRADIENT)
    assert not prediction.covered(Pin(block, outlet), GRADIENT)
    assert not prediction.reveal_all().covered(Pin(block, inlet), GRADIENT)


@pytest.mark.parametrize("cover", list(Cover))
def test_when_all_is_revealed_all_is_seen(cover):
    prediction = begun(cover=cover).reveal_all()
    assert not any(prediction.covered(each.pin, each.what) for each in prediction.questions)
    assert prediction.left == [] and prediction.score.revealed == prediction.score.total


@pytest.mark.parametrize(
    ("x", "typed", "asked"), [(0.546, "1", "two decimals"), (0.0546, "0.05", "as in 0.050")]
)
def test_too_few_digits_are_asked_for_as_they_are_shown(x, typed, asked):
    prediction = begun("f = x * y", cover=Cover.GRADIENTS, x=x, y=2)
    found = prediction.guess(out(prediction, "y"), GRADIENT, typed).verdict(
        out(prediction, "y"), GRADIENT
    )
    assert found.outcome is Outcome.COARSE and asked in str(found.sentence)


def test_of_what_explains_a_guess_equally_well_comes_first_what_was_told_before():
    prediction = begun("a = x * y; b = z * w; f = a * b", Cover.BOTH, x=2, y=3, z=-1, w=4)
    root = prediction.document.root
    product, weight = (Pin(root.find(name), OUT) for name in ("a", "w"))
    for question in prediction.questions:
        if question not in (Question(product, VALUE), Question(weight, GRADIENT)):
            prediction = prediction.reveal(question.pin, question.what)

    def told(before):
        verdict = before.guess(weight, GRADIENT, "6").verdict(weight, GRADIENT)
        return [each.key for each in verdict.diagnoses]

    assert told(prediction) == ["local_forgotten", "sign_lost"]
    wrong = prediction.guess(product, VALUE, "-6")
    assert wrong.verdict(product, VALUE).diagnoses[0].key == "sign_lost"
    assert told(wrong) == ["sign_lost", "local_forgotten"]
