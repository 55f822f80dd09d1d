"""The course's numbers, gate by gate, on every wire."""

import numpy as np
import pytest
from draw import doubled_twice, draw, first_example, gate_patterns, sigmoid_neuron, staged_example

from circuit_editor.engine import Readings, run_document
from circuit_editor.engine.marks import marks_of
from circuit_editor.model import OUT, Pin
from circuit_editor.text import show

STEP_1, STEP_2, STEP_3 = 0.19661193324148188, 0.39322386648296376, 0.58983579972444566
EXP = 0.53444664538852305

NUMBERS = {
    first_example: {
        "x": (-2, -4),
        "y": (5, -4),
        "z": (-4, 3),
        "q": (3, -4),
        "p": (-12, 1),
    },
    sigmoid_neuron: {
        "w0": (2, -STEP_1),
        "x0": (-1, STEP_2),
        "w1": (-3, -STEP_2),
        "x1": (-2, -STEP_3),
        "w2": (-3, STEP_1),
        "w0x0": (-2, STEP_1),
        "w1x1": (6, STEP_1),
        "first": (4, STEP_1),
        "second": (1, STEP_1),
        "minus": (-1, -STEP_1),
        "e": (0.36787944117144233, -EXP),
        "plus": (1.3678794411714423, -EXP),
        "over": (0.7310585786300049, 1),
    },
    gate_patterns: {
        "x": (3, -8),
        "y": (-4, 6),
        "z": (2, 2),
        "w": (-1, 0),
        "xy": (-12, 2),
        "larger": (2, 2),
        "sum": (-10, 2),
        "twice": (-20, 1),
    },
    staged_example: {
        "x": (3, 2.05956979557),
        "y": (-4, 1.59223275148),
        "f": (1.54564488411, 1),
    },
    doubled_twice: {"a": (3, 4), "b": (6, 2), "c": (12, 1)},
}


@pytest.mark.parametrize("example", NUMBERS, ids=lambda each: each.__name__)
def test_values_and_gradients_of(example):
    run = run_document(example())
    tolerance = 1e-11 if example is staged_example else 1e-15
    for node, (value, gradient) in NUMBERS[example].items():
        pin = Pin(node, OUT)
        assert run.value(pin) == pytest.approx(value, rel=tolerance, abs=0), node
        assert run.gradient(pin) == pytest.approx(gradient, rel=tolerance, abs=0), node


def test_the_sigmoid_neuron_is_shown_as_in_the_lecture():
    """Carrying the displayed 0.20 on would give 0.40, -0.40 and -0.60."""
    readings = Readings(run_document(sigmoid_neuron()))
    shown = {
        node: f"{readings.value(Pin(node, OUT)).text} / {readings.gradient(Pin(node, OUT)).text}"
        for node in NUMBERS[sigmoid_neuron]
    }
    assert shown == {
        "w0": "2.00 / −0.20",
        "x0": "−1.00 / 0.39",
        "w1": "−3.00 / −0.39",
        "x1": "−2.00 / −0.59",
        "w2": "−3.00 / 0.20",
        "w0x0": "−2.00 / 0.20",
        "w1x1": "6.00 / 0.20",
        "first": "4.00 / 0.20",
        "second": "1.00 / 0.20",
        "minus": "−1.00 / −0.20",
        "e": "0.37 / −0.53",
        "plus": "1.37 / −0.53",
        "over": "0.73 / 1.00",
    }


def test_closed_form_and_chain_of_the_sigmoid_agree_to_the_last_digits():
    run = run_document(sigmoid_neuron())
    f = run.loss
    assert run.gradient(Pin("second", OUT)) == pytest.approx((1 - f) * f, rel=1e-15)


def test_what_flows_into_the_staged_example_is_itemised_at_its_fork():
    """dx = 1.583187 - 0.035762 + 0.512144: what x sends back, wire by wire."""
    run = run_document(staged_example())
    shares = [run.gradient(pin) for pin in (Pin("xy", "a"), Pin("sx", "x"), Pin("top", "a"))]
    assert [show(each, 6) for each in shares] == ["1.583187", "−0.035762", "0.512144"]
    assert sum(shares) == pytest.approx(run.gradient(Pin("x", OUT)), rel=1e-15)


def test_a_chain_of_gates_overflows_where_a_stable_sigmoid_gives_0():
    """At -800 the lecture's chain of gates meets inf on its way, and says so."""
    chain = draw(
        {"x": -800},
        {
            "minus": ("mul_constant", "x", {"c": -1}),
            "e": ("exp", "minus"),
            "plus": ("add_constant", "e", {"c": 1}),
            "f": ("reciprocal", "plus"),
        },
        loss="f",
    )
    run = run_document(chain)
    assert run.loss == 0
    assert run.value(Pin("e", OUT)) == np.inf
    assert np.isnan(run.gradient(Pin("x", OUT)))
    assert {mark.at: mark.kind for mark in marks_of(run)} == {
        "x": "nan",
        "minus": "nan",
        "e": "nan",
        "plus": "inf",
    }
    block = run_document(draw({"x": -800}, {"f": ("sigmoid", "x")}, loss="f"))
    assert (block.loss, block.gradient(Pin("x", OUT))) == (0, 0)
