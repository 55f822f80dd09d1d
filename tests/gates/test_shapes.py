"""Arrays: broadcasting undone, and what is said where only some entries are outside a domain."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from lone import drawn

from circuit_editor.engine import run_document
from circuit_editor.engine.marks import marks_of
from circuit_editor.gates import ELEMENTWISE, GATES, outside_domain, unbroadcast

WITH_DOMAIN = [each for each in ELEMENTWISE.values() if each.domain is not None]


@given(st_numpy.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=3), st.data())
def test_unbroadcast_is_the_transpose_of_broadcasting(shapes, data):
    """<broadcast(x), g> == <x, unbroadcast(g)> for every x: that is what undoing means."""
    small, whole = shapes.input_shapes[0], shapes.result_shape
    whole_numbers = st.integers(-9, 9).map(float)
    x = data.draw(st_numpy.arrays(np.float64, small, elements=whole_numbers))
    gradient = data.draw(st_numpy.arrays(np.float64, whole, elements=whole_numbers))
    undone = unbroadcast(gradient, small)
    assert undone.shape == small
    assert undone.dtype == np.float64
    assert np.sum(np.broadcast_to(x, whole) * gradient) == np.sum(x * undone)


def test_unbroadcast_sums_over_what_was_added_and_what_was_stretched():
    gradient = np.arange(6.0).reshape(2, 3)
    assert unbroadcast(gradient, (2, 3)) is gradient
    assert unbroadcast(gradient, ()).tolist() == 15
    assert unbroadcast(gradient, (3,)).tolist() == [3, 5, 7]
    assert unbroadcast(gradient, (2, 1)).tolist() == [[3], [12]]
    assert unbroadcast(gradient, (1, 1)).tolist() == [[15]]


OUTSIDE = {
    "div": (1.0, 0.0),
    "power": (-2.0, 0.5),
    "power_constant": (-2.0,),
    "reciprocal": (0.0,),
    "log": (0.0,),
    "sqrt": (-1.0,),
    "sin": (np.inf,),
    "cos": (np.inf,),
    "tan": (np.inf,),
    "log2": (0.0,),
    "log10": (0.0,),
    "log1p": (-1.0,),
}


@pytest.mark.parametrize("gate", WITH_DOMAIN, ids=lambda gate: gate.kind)
@pytest.mark.parametrize("wide", [0, 1])
def test_a_domain_is_told_for_inputs_of_different_shapes(gate, wide):
    """Whichever input is the wider one, the first offending entry is found and named."""
    alone = [np.asarray(x) for x in OUTSIDE[gate.kind]]
    attrs = dict.fromkeys(gate.attrs, 0.5)
    spread = list(alone)
    spread[wide % len(alone)] = np.full((2, 3), alone[wide % len(alone)])
    told = outside_domain(gate, tuple(alone), attrs)
    assert told is not None
    assert outside_domain(gate, tuple(spread), attrs) == told


def test_the_first_offending_entry_is_named():
    x = np.array([1.0, np.nan, -3.0, -5.0])
    assert str(outside_domain(GATES["log"], (x,), {})) == (
        "log needs a positive number; it got −3."
    )
    assert outside_domain(GATES["log"], (x[:2],), {}) is None


@pytest.mark.parametrize("gate", ELEMENTWISE.values(), ids=ELEMENTWISE)
@pytest.mark.parametrize("shape", [(0,), (3,), (2, 3)])
def test_a_run_over_arrays_has_marks_and_a_problem_only_at_the_loss(gate, shape):
    """The loss has to be one number; nothing else minds arrays, not even empty ones."""
    if gate.forward is None:
        return
    kind = gate.kind if gate.outputs else "neg"
    run = run_document(drawn(kind, *[np.full(shape, 0.7)] * len(gate.inputs)))
    assert {mark.kind for mark in marks_of(run)} <= {"kink"}
    (problem,) = run.shape_problems
    told = f"The loss must be a single number, but here it has the shape {shape}. "
    assert str(problem.sentence).startswith(told)
