"""One step down: which numbers move and by how much, that the loss falls, and when none is made."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from block_documents import layer_of_two
from block_strategies import SMALL, chunks
from hypothesis import assume, given
from hypothesis import strategies as st

from circuit_editor.engine import Reading, Run, State, run_document, values_of
from circuit_editor.expression import document_from
from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.gates.sources import PARAMETER
from circuit_editor.model import OUT, Document, Pin, edits
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.teaching.descent.gradient_step import (
    ParameterStep,
    StepDown,
    nearby_rate,
    outcome,
    smaller_rates,
    step_down,
)
from circuit_editor.text import Sentence

SMOOTH = sorted(
    kind for kind, each in ELEMENTWISE.items() if each.inputs and each.outputs and each.kink is None
)
LINE = "p = w * x\ny = p + b\ne = y - t\nf = e^2"
NUMBERS = {"w": 1.5, "x": 2, "b": -1, "t": 3}


def line(**numbers: float) -> Document:
    """The circuit of the first lesson: f = (wx + b - t)^2."""
    return document_from(LINE, NUMBERS | numbers)


def made(document: Document, rate: float) -> tuple[StepDown, Run, Document, Run]:
    """A step that must be possible: what it is, the run before, the document and run after."""
    before = run_document(document)
    step = step_down(document, before, rate)
    assert isinstance(step, StepDown), step
    after = edits.set_values(document, step.values)
    return step, before, after, run_document(after)


def refused(document: Document, rate: float = 0.1) -> str:
    step = step_down(document, run_document(document), rate)
    assert isinstance(step, Sentence)
    return str(step)


def said(document: Document, rate: float) -> str:
    step, before, _, after = made(document, rate)
    return str(outcome(document, step, before, after))


@st.composite
def smooth_documents(draw: st.DrawFn, *, with_blocks: bool = False) -> Document:
    """A circuit without kinks over parameters, inputs and a constant; its last gate is the loss."""
    document = Document()
    kinds = ["parameter", "input", "parameter", "constant"]
    kinds += draw(st.lists(st.sampled_from(SMOOTH), min_size=2, max_size=8))
    for at, kind in enumerate(kinds):
        id_, gate = fresh_id(document, kind), GATES[kind]
        drivers = [each for each in document.root.nodes if document.root.nodes[each].gate.outputs]
        value = draw(SMALL) if gate.is_source else None
        document = edits.add(document, id_, kind, (60.0 * at, 0.0), value=value)
        for port in gate.inputs:
            source = Pin(draw(st.sampled_from(sorted(drivers))), OUT)
            document = edits.connect(document, source, Pin(id_, port))
    document = edits.flag(document, Pin(id_, OUT), (900.0, 0.0))
    for _ in range(2 if with_blocks else 0):
        inside = draw(st.sampled_from([None, *sorted(document.blocks)]))
        chunk = draw(chunks(document, inside))
        if chunk and document.loss not in chunk:
            document, _ = group(document, chunk, "unit", inside)
    return document


# --- the arithmetic ---------------------------------------------------------------------------


def test_every_parameter_moves_against_its_gradient_and_inputs_stay():
    step, _, after, run = made(line(), 0.02)
    root = after.root
    found = {root.label(id_): float(value) for id_, value in root.values.items()}
    assert found == pytest.approx({"w": 1.58, "b": -0.96, "x": 2, "t": 3})
    assert step.loss == 1 and float(run.loss) == pytest.approx(0.64)


@given(smooth_documents(with_blocks=True), st.sampled_from([0.1, 1.0, 1e-3]))
def test_at_every_depth_a_parameter_moves_by_its_own_gradient_and_nothing_else_does(document, rate):
    run = run_document(document)
    step = step_down(document, run, rate)
    assume(isinstance(step, StepDown))
    after = edits.set_values(document, step.values)
    before_values, after_values = dict(values_of(document)), dict(values_of(after))
    for path, value in before_values.items():
        slot = run.tape.slots.get(path)
        gate = run.tape.steps[slot].gate if slot is not None else None
        gradient = run.gradient(Pin(path, OUT)) if slot is not None else None
        if gate is PARAMETER and gradient is not None:
            assert after_values[path].tobytes() == (value - rate * gradient).tobytes()
        else:
            assert after_values[path].tobytes() == value.tobytes()
    assert after.root.nodes is document.root.nodes and after.blocks is document.blocks


@given(smooth_documents())
def test_a_small_enough_step_lowers_the_loss(document):
    run = run_document(document)
    step = step_down(document, run, 1e-3)
    assume(isinstance(step, StepDown))
    slope = sum(float(np.sum(each**2)) for each in step.gradients.values())
    curved = any(abs(float(each)) > 1e6 for each in run.values if each is not None)
    assume(1e-4 < slope < 1e6 and not curved)
    for exponent in range(3, 10):
        _, _, _, after = made(document, 10.0**-exponent)
        if float(after.loss) < step.loss:
            return
    raise AssertionError("no step lowers the loss")


def test_instances_of_a_block_step_by_their_own_gradients():
    document = layer_of_two()
    step, before, after, _ = made(document, 0.1)
    assert len(step.values) == 2 and all(path.count("/") == 2 for path in step.values)
    for path, new in step.values.items():
        gradient = float(before.gradient(Pin(path, OUT)))
        assert gradient != 0
        assert float(new) == float(before.value(Pin(path, OUT))) - 0.1 * gradient
        assert float(run_document(after).value(Pin(path, OUT))) == float(new)


def test_a_shared_weight_moves_by_the_sum_of_what_comes_back():
    document = document_from("f = (w*x)^2 + (w*z)^2", {"w": 1, "x": 2, "z": 3})
    step, _, _, _ = made(document, 0.01)
    assert [float(each) for each in step.values.values()] == [pytest.approx(1 - 0.01 * 26)]


def test_every_entry_of_an_array_moves():
    document = document_from("f = w^2 + b*0", {"w": 3, "b": 1})
    weight = document.root.find("w")
    told = run_document(document)
    run = Run(told.tape, list(told.values), list(told.gradients), told.wire_gradients)
    slot = run.tape.slots[weight]
    run.values[slot], run.gradients[slot] = np.array([1.0, 2.0]), np.array([10.0, -10.0])
    step = step_down(document, run, 0.1)
    assert isinstance(step, StepDown)
    assert step.values[weight].tolist() == [0.0, 3.0]
    run.gradients[slot] = np.array([1.0, np.nan])
    assert "gradient of w is nan" in str(step_down(document, run, 0.1))


def test_arrays_and_single_numbers_step_side_by_side():
    numbers = {"w": [[1.0, 2.0], [3.0, 4.0]], "x": [1.0, -1.0], "b": 2.0, "w1": [0.5, 0.25]}
    document = document_from("f = sum(w1 * (w @ x) + b)", numbers)
    step, _, _, after = made(document, 0.1)
    sent = {"w": [[0.5, -0.5], [0.25, -0.25]], "b": 2.0, "w1": [-1.0, -1.0]}
    for name, gradient in sent.items():
        path = document.root.find(name)
        wanted = np.array(numbers[name]) - 0.1 * np.array(gradient)
        np.testing.assert_array_equal(step.gradients[path], gradient)
        np.testing.assert_array_equal(step.values[path], wanted)
        assert np.shape(after.value(Pin(path, OUT))) == np.shape(numbers[name])


# --- when there is none -----------------------------------------------------------------------


def test_a_step_that_cannot_be_made_says_why():
    assert "no parameter" in refused(document_from("f = x^2", {"x": 2}))
    assert "no loss" in refused(edits.set_loss(line(), None))
    assert "depends on no parameter" in refused(_with_loose_parameter())
    assert "gradient of every parameter is 0" in refused(line(w=2.0))
    assert "last digit" in refused(line(), 1e-300)
    assert refused(document_from("f = log(w)", {"w": 0})) == (
        "The gradient of w is ∞: no step is made."
    )
    assert "gradient of w is nan" in refused(document_from("f = log(w)*0*b", {"w": -1, "b": 1}))
    assert "take w beyond every number" in refused(document_from("f = w^2", {"w": 1e10}), 1e300)


def test_a_parameter_inside_a_block_is_named_with_the_block():
    document = layer_of_two()
    (path, *_) = made(document, 0.1)[0].values
    assert "layer1/" in refused(edits.set_value(document, path, math.inf))


# --- how it went ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "sentence"),
    [
        (0.02, "The loss fell from 1.00 to 0.64."),
        (
            0.6,
            "The loss rose from 1.00 to 25.00. At a rate of 0.6 the step jumped over lower ground: "
            "at 0.1 it would have fallen to 0.00.",
        ),
        (
            0.2,
            "The loss is 1.00 as before. At a rate of 0.2 the step jumped over lower ground: "
            "at 0.1 it would have fallen to 0.00.",
        ),
    ],
)
def test_what_a_step_did_is_told(rate, sentence):
    assert said(line(), rate) == sentence


def test_losses_that_look_alike_are_told_with_more_digits():
    assert said(line(), 1e-5) == "The loss fell from 1.0000 to 0.9998."


def test_a_step_to_where_no_number_is_names_a_rate_that_was_tried():
    document = document_from("f = 1 / (w - 1) + w^2 * 100", {"w": 3})
    assert said(document_from("f = log(w)", {"w": 0.5}), 1.0).startswith(
        "f was −0.69 and is nan now. At a rate of 1 the step jumped over lower ground: "
        "at 0.2 it would have fallen to −2.30."
    )
    assert "would have fallen" in said(document, 0.02)


@given(st.floats(0.2, 3.0), st.floats(-3, 3), st.floats(-3, 3))
def test_no_cure_is_promised_that_does_not_cure(rate, w, b):
    document = document_from("f = sin(3*w) + tanh(b*w) + b^2", {"w": w, "b": b})
    step = step_down(document, run_document(document), rate)
    assume(isinstance(step, StepDown))
    sentence = said(document, rate)
    for smaller in smaller_rates(rate):
        if f"at {smaller:g} it would have fallen" in sentence:
            lower = float(made(document, smaller)[3].loss)
            assert lower < step.loss
            return
    after = float(made(document, rate)[3].loss)
    assert after < step.loss or "any smaller rate" in sentence


def test_rates_run_over_one_two_and_five():
    assert smaller_rates(0.6)[:4] == [0.5, 0.2, 0.1, 0.05]
    assert smaller_rates(1.0)[0] == 0.5 and len(smaller_rates(1.0)) == 12
    assert [nearby_rate(each, up=True) for each in (0.1, 0.3, 0.5, 2.0)] == [0.2, 0.5, 1.0, 5.0]
    assert [nearby_rate(each, up=False) for each in (0.1, 0.3, 1.0)] == [0.05, 0.2, 0.5]
    assert nearby_rate(1e-320, up=False) == 1e-320 and nearby_rate(9e307, up=True) == 1e308


# --- as it is written -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "gradient", "rate", "text"),
    [
        (2.0, -0.2, 0.1, "2.00 − 0.1 × (−0.20) = 2.02"),
        (2.0, -0.19661193, 0.1, "2.00 − 0.1 × (−0.20) = 2.02"),
        (2.0, -0.19661193, 1.0, "2.00 − 1 × (−0.20) = 2.20"),
        (2.0, -0.1949, 1.0, "2.00 − 1 × (−0.19) = 2.19"),
        (2.0, -0.19661193, 0.02, "2.000 − 0.02 × (−0.20) = 2.004"),
        (2.0, -0.2, 1e-10, "2.00 − 1e−10 × (−0.20) ≈ 2.00"),
        (2.0, 0.0, 0.1, "2.00 − 0.1 × 0.00 = 2.00"),
        (1.0, 0.333, 0.5, "1.00 − 0.5 × 0.33 ≈ 0.83"),
        (1.0, 0.333, 1 / 3, "1.00 − 0.3333 × 0.33 ≈ 0.89"),
        ([1.0, 2.0], [1.0, 2.0], 0.5, "[1, 2] − 0.5 × [1, 2] ≈ [0.50, 1.00]"),
    ],
)
def test_a_step_is_written_with_its_numbers(value, gradient, rate, text):
    readings = [Reading(State.VALUE, np.array(each)) for each in (value, gradient)]
    assert ParameterStep(rate, *readings).text == text


@pytest.mark.parametrize("state", [State.COVERED, State.NOT_REACHED, State.NOT_COMPUTED])
def test_nothing_is_written_of_what_may_not_be_seen(state):
    known, hidden = Reading(State.VALUE, np.array(2.0)), Reading(state)
    assert ParameterStep(0.1, known, hidden).text == ""
    assert ParameterStep(0.1, hidden, known).text == ""


# --- parts ------------------------------------------------------------------------------------


def _with_loose_parameter() -> Document:
    return edits.add(document_from("f = x^2", {"x": 2}), "w", "parameter", (0.0, 0.0))


def test_a_small_loss_is_compared_by_its_own_size():
    document = document_from("e = w * x; f = e^2", {"w": 1e-6, "x": 1})
    step, before, _, after = made(document, 0.45)
    assert str(outcome(document, step, before, after)).startswith("f fell from 1.0e−12 to ")


def test_what_is_no_loss_is_called_by_its_name():
    document = document_from("f = sigmoid(w * x)", {"w": 1, "x": 1})
    step, before, _, after = made(document, 0.1)
    assert str(outcome(document, step, before, after)).startswith("f fell from 0.73")


def test_the_step_of_an_array_that_is_not_written_out_is_told_at_its_largest_gradient():
    value, gradient = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.1, -0.2], [2.0, np.nan]])
    step = ParameterStep(0.1, Reading(State.VALUE, value), Reading(State.VALUE, gradient))
    assert step.text == "[1, 0]: 3.00 − 0.1 × 2.00 = 2.80"
    assert replace(step, cell=(0, 1)).text == "[0, 1]: 2.00 − 0.1 × (−0.20) = 2.02"
    short = ParameterStep(0.1, *(Reading(State.VALUE, np.array(each)) for each in ([1.0], [2.0])))
    assert short.text.startswith("[1] − 0.1 × [2]")
