"""What is said to a guess: the verdicts on small circuits whose numbers are known by heart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from by_hand import EXAMPLE, NEURON, PATTERNS
from test_diagnosis import judged, keys

import circuit_editor as ce
from circuit_editor.engine import run_document
from circuit_editor.gates import GATES, Gate
from circuit_editor.gates.gate import FUNCTIONS, SATURATES
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.teaching.predict.prediction import Outcome, Prediction, Question
from circuit_editor.text import Quantity, numbers

GRADIENT, VALUE = Quantity.GRADIENT, Quantity.VALUE


def slope(number: float) -> tuple[str, dict[str, float]]:
    """A circuit in which the gradient of x is this number."""
    return "f = a * x", {"a": number, "x": 0.37}


@pytest.mark.parametrize(
    ("true", "typed", "outcome"),
    [
        (0.0059, "0.0011", Outcome.WRONG),
        (0.0059, "0.0108", Outcome.WRONG),
        (0.0149, "0.0198", Outcome.WRONG),
        (0.0149, "0.01", Outcome.COARSE),
        (0.0149, "0.015", Outcome.RIGHT),
        (1.0, "0.9", Outcome.WRONG),
        (5.0, "4.9", Outcome.WRONG),
        (5.0, "4.99", Outcome.WRONG),
        (0.29, "0.28", Outcome.WRONG),
        (0.0299, "0.02", Outcome.ROUNDED),
        (-0.5379, "-0.53", Outcome.ROUNDED),
        (0.6666666666666667, "2/3", Outcome.RIGHT),
        (0.3312, "1/3", Outcome.WRONG),
        (1.93, "1", Outcome.WRONG),  # the upstream gradient gives this digit, too
        (3.93, "3", Outcome.COARSE),  # cut off, but one digit leaves too much open
    ],
)
def test_the_number_of_digits_typed_decides(true, typed, outcome):
    assert judged(slope(true), "x", typed).outcome is outcome


@pytest.mark.parametrize(
    ("true", "typed", "said"),
    [
        (0.125, "0.12", "0.12"),
        (0.125, "0.13", "0.125"),
        (0.125, "0.125", "0.12"),
        (-2.675, "-2.68", "−2.675"),
        (0.00125, "1.2e-3", "0.00125"),
        (1 / 3, "0.33", "0.33"),
    ],
)
def test_who_rounds_a_tie_the_other_way_is_right_and_sees_why(true, typed, said):
    verdict = judged(slope(true), "x", typed)
    assert verdict.outcome is Outcome.RIGHT
    assert str(verdict.sentence) == f"Right: {said}."


@pytest.mark.parametrize("typed", ["1 000", "10^3", "10³", "1e3", "1000.", "1'000", "2*500"])
def test_a_thousand_can_be_typed(typed):
    assert judged(slope(1000.0), "x", typed).outcome is Outcome.RIGHT


@pytest.mark.parametrize("true", [1000.0, 1.0, 7.0, 1250.0])
def test_a_comma_before_three_digits_is_asked_about_whatever_is_true(true):
    verdict = judged(slope(true), "x", "1,000")
    assert verdict.outcome is Outcome.UNREADABLE
    assert not verdict.diagnoses
    assert str(verdict.sentence) == "Do you mean 1000 or 1? Type the one you mean."


def test_a_point_before_three_digits_is_asked_about_where_it_may_part_thousands():
    """The program itself writes 1.00, so that a point that makes the number right is not asked."""
    asked = {true: judged(slope(true), "x", "1.000") for true in (1000.0, 1234.0, -612.5)}
    assert {each.outcome for each in asked.values()} == {Outcome.UNREADABLE}
    assert {str(each.sentence) for each in asked.values()} == {
        "Do you mean 1000 or 1? Type the one you mean."
    }
    assert judged(slope(1.0), "x", "1.000").outcome is Outcome.RIGHT
    assert judged(slope(1.0004), "x", "1.000").outcome is Outcome.RIGHT
    assert judged(slope(7.0), "x", "1.000").outcome is Outcome.WRONG
    assert judged(slope(1000.0), "x", "1.0").outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [("1.000/4", "250", "0.25"), ("2*1.000", "2000", "2"), ("-(1.000+2)", "−1002", "−3")],
)
def test_a_point_before_three_digits_is_asked_about_in_a_product_too(typed, one, other):
    verdict = judged(slope(250.0), "x", typed)
    assert verdict.outcome is Outcome.UNREADABLE
    assert str(verdict.sentence) == f"Do you mean {one} or {other}? Type the one you mean."
    assert judged(slope(0.25), "x", "1.000/4").outcome is Outcome.RIGHT


@pytest.mark.parametrize("typed", ["1/(1.000-1000)", "9.999^100", "(1.000-1000)^-1"])
def test_thousands_that_make_no_number_are_not_asked_about(typed):
    verdict = judged(slope(250.0), "x", typed)
    assert verdict.outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("node", "typed"),
    [("d", "0.73*(1-0.73)"), ("d", "0.73 × 0.27"), ("x0", "0.2*2"), ("w1", "0.20 · −2")],
)
def test_a_product_of_the_numbers_on_the_screen_is_the_right_method(node, typed):
    circuit = ("p = w0 * x0; d = p + w1 * x1 + w2; f = sigmoid(d)", NEURON[1])
    verdict = judged(circuit, node, typed)
    assert verdict.outcome is Outcome.ROUNDED
    assert keys(verdict) == ["rounding_carried"]


@pytest.mark.parametrize(
    ("node", "typed", "outcome"),
    [
        ("n", "-0.53*0.37", Outcome.ROUNDED),
        ("n", "−0.53 × 0.37", Outcome.ROUNDED),
        ("n", "(-0.53)*(0.37)", Outcome.ROUNDED),
        ("n", "-1/1.37^2 * 0.37", Outcome.ROUNDED),
        ("n", "-0.53*0.47", Outcome.WRONG),
        ("n", "-0.5*0.36", Outcome.WRONG),  # its digits leave too much open
        ("n", "-10/51", Outcome.WRONG),  # and this has none that were rounded
        ("dot", "-0.53*0.37*-1", Outcome.ROUNDED),
        ("dot", "1.00 · (−0.53) · 1 · 0.37 · (−1)", Outcome.ROUNDED),
        ("d", "1*-1/1.37^2", Outcome.ROUNDED),
        ("d", "-1 ÷ (1.37 × 1.37)", Outcome.ROUNDED),
        ("x1", "0.2*-3", Outcome.ROUNDED),
        ("x1", "-0.53*0.37*-1*-3", Outcome.ROUNDED),
        ("x1", "0.20*-2", Outcome.WRONG),
    ],
)
def test_a_product_is_as_right_as_its_rounded_factors_leave_it(node, typed, outcome):
    program = (
        "a = w0 * x0; b = w1 * x1; s = a + b; dot = s + w2; n = -1 * dot; e = exp(n); d = e + 1; "
        "f = 1 / d"
    )
    assert judged((program, NEURON[1]), node, typed).outcome is outcome


@pytest.mark.parametrize(
    "typed", ["3*-1", "3 × −1", "3·(−1)", "(3)*(-1)", "-1*3", "-6÷2", "-3*1.00"]
)
def test_a_product_of_whole_numbers_is_exact(typed):
    assert judged(slope(-3.0), "x", typed).outcome is Outcome.RIGHT
    assert judged(slope(-3.01), "x", typed).outcome is Outcome.WRONG or "1.00" in typed


def test_a_gate_that_saturates_is_judged_by_its_own_slope():
    """That of erf is no 1 − out², which gives 1.35 here."""
    circuit = ("f = 3 * erf(x)", {"x": 0.8})
    assert judged(circuit, "x", "1.78").outcome is not Outcome.WRONG
    verdict = judged(circuit, "x", "1.35")
    assert verdict.outcome is Outcome.WRONG
    assert "rounding_carried" not in keys(verdict)
    assert judged(("f = atan(x)", {"x": 2}), "x", "-0.23").outcome is Outcome.WRONG


SOFTSIGN = Gate(
    kind="softsign",
    symbol="softsign",
    group=FUNCTIONS,
    summary="",
    character="",
    word=SATURATES,
    saturates=True,
    inputs=("x",),
    derivatives=("1/(1+abs(x))^2",),
    forward=lambda x: x / (1.0 + np.abs(x)),
    local=lambda x, out: (1.0 / (1.0 + np.abs(x)) ** 2,),
)
HARD_SIGMOID = replace(
    SOFTSIGN,
    kind="hard_sigmoid",
    derivatives=("0.2 where -2.5 < x < 2.5, else 0",),
    forward=lambda x: np.clip(0.2 * x + 0.5, 0.0, 1.0),
    local=lambda x, out: (np.where(np.abs(x) < 2.5, 0.2, 0.0),),
)


@pytest.mark.parametrize(
    ("gate", "typed", "outcome"),
    [
        (SOFTSIGN, "2.47", Outcome.RIGHT),
        (SOFTSIGN, "2.48", Outcome.ROUNDED),  # 8 × 0.31
        (SOFTSIGN, "6.42", Outcome.WRONG),  # 8 × (1 − out²), as of tanh
        (SOFTSIGN, "1.98", Outcome.WRONG),  # 8 × out(1 − out), as of sigmoid
        (HARD_SIGMOID, "1.6", Outcome.RIGHT),
        (HARD_SIGMOID, "4.52", Outcome.WRONG),
        (HARD_SIGMOID, "1.8", Outcome.WRONG),
    ],
)
def test_a_new_gate_that_saturates_is_judged_by_its_own_slope(monkeypatch, gate, typed, outcome):
    monkeypatch.setitem(GATES, gate.kind, gate)
    document = edits.add(EMPTY, "x", "input", (0, 0), label="x", value=0.8)
    document = edits.add(document, "g", gate.kind, (100, 0))
    document = edits.connect(document, Pin("x", OUT), Pin("g", "x"))
    document = edits.add(document, "m", "mul_constant", (200, 0), attrs={"c": 8.0})
    document = edits.connect(document, Pin("g", OUT), Pin("m", "x"))
    document = edits.flag(document, Pin("m", OUT), (300, 0))
    pin = Pin("x", OUT)
    begun = Prediction.begin(document, run_document(document), [Question(pin, GRADIENT)])
    verdict = begun.guess(pin, GRADIENT, typed).verdict(pin, GRADIENT)
    assert verdict.outcome is outcome
    if outcome is Outcome.WRONG:
        assert "rounding_carried" not in keys(verdict)


def test_a_product_that_is_the_number_is_right():
    assert judged(EXAMPLE, "z", "-2 + 5").outcome is Outcome.RIGHT
    assert judged(EXAMPLE, "q", "4*-1").outcome is Outcome.RIGHT
    assert judged(PATTERNS, "x", "2 × −4").outcome is Outcome.RIGHT


def test_an_exact_number_that_is_only_near_is_told_to_be_another_one():
    verdict = judged(slope(0.3312), "x", "1/3")
    assert "exact number, and it is another one" in str(verdict.sentence)


def test_a_skipped_gate_is_named_where_it_gives_all_digits_typed():
    circuit = ("f = sin(x)", {"x": 1 / 3})  # 0.3271…; sin(0.33) = 0.3240…
    verdict = judged(circuit, "f", "0.3333333333333333", VALUE)
    assert verdict.outcome is Outcome.WRONG
    assert keys(verdict)[0] == "passed_on"
    assert judged(circuit, "f", "0.324", VALUE).outcome is Outcome.ROUNDED
    assert judged(circuit, "f", "0.3240", VALUE).outcome is Outcome.ROUNDED
    assert judged(circuit, "f", "0.3241", VALUE).outcome is Outcome.WRONG


def test_a_wrong_rule_that_gives_all_digits_comes_before_carried_rounding():
    """0.98 × 1.00 with the numbers on the screen, but also what arrives there, 0.9751, alone."""
    circuit = ("q = 0.9998 * x; f = 0.9751 * q", {"x": 3})  # 0.9749… is right
    verdict = judged(circuit, "x", "0.98")
    assert verdict.outcome is Outcome.WRONG
    assert keys(verdict)[0] == "local_forgotten"
    assert judged(circuit, "x", "0.9798").outcome is Outcome.ROUNDED  # 0.98 × 0.9998


def test_the_factors_of_a_diagnosis_multiply_to_what_was_typed():
    """0.20 × 2.00 is 0.40, and 0.39 is not what the numbers on the screen give."""
    document = ce.circuit(NEURON[0], **NEURON[1]).document
    asked = Question(Pin(document.root.find("w0"), OUT), GRADIENT)
    begun = Prediction.begin(document, run_document(document), [asked])
    for typed, equation in [("0.39", "0.39 is 0.1966 × 2.00"), ("0.40", "0.40 is 0.20 × 2.00")]:
        verdict = begun.guess(asked.pin, GRADIENT, typed).verdict(asked.pin, GRADIENT)
        assert str(verdict.sentence).startswith(f"{equation}, its own value.")


def test_nothing_is_multiplied_at_the_flag_of_the_loss():
    for program, values, typed in [
        ("m = x * z; f = 2 * m", {"x": 3, "z": -1}, "12"),
        ("f = (x - 1) ^ 2", {"x": 4}, "12"),
    ]:
        verdict = judged((program, values), "x", typed)
        assert "added" not in str(verdict.sentence)
        assert "added_not_multiplied" not in keys(verdict)
    assert "added_not_multiplied" not in keys(judged(EXAMPLE, "f", "2"))


@pytest.mark.parametrize("chosen", ["0 decimals", "4 digits fractions", "15 digits"])
def test_the_same_is_right_however_numbers_are_written_on_the_screen(chosen):
    neuron = ("p = w0 * x0; d = p + w1 * x1 + w2; f = sigmoid(d)", NEURON[1])
    asked = [(neuron, node, typed) for node, typed in (("x0", "0.2*2"), ("d", "0.73 × 0.27"))]
    asked += [(slope(0.125), "x", "0.12"), (slope(0.125), "x", "0.13"), (slope(3.93), "x", "3")]
    before = [judged(*each).outcome for each in asked]
    numbers.use_format(numbers.NumberFormat.of_stored(chosen))
    try:
        assert [judged(*each).outcome for each in asked] == before
        told = str(judged(slope(1 / 3), "x", "0.33").sentence)
        assert told == f"Right: {numbers.show(1 / 3)}."
    finally:
        numbers.use_format(numbers.STANDARD)
