"""A gate never raises or warns, whatever the number: nan, infinities, subnormals, the largest."""

import warnings

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from lone import drawn

from circuit_editor.engine import compile, run_document, values_of
from circuit_editor.engine.gradient_check import check
from circuit_editor.engine.marks import marks_of
from circuit_editor.gates import ELEMENTWISE, outside_domain

ANY_FLOAT = st.floats(width=64, allow_nan=True, allow_infinity=True, allow_subnormal=True)
HARD = [0.0, -0.0, 5e-324, -5e-324, 1e-308, 1.0, -1.0, 2.5, 709.0, 1e154, -1e308, 1.7e308]
NUMBERS = st.one_of(ANY_FLOAT, st.sampled_from([*HARD, np.inf, -np.inf, np.nan]))
SHAPES = st_numpy.mutually_broadcastable_shapes(num_shapes=2, max_dims=2, min_side=0, max_side=3)

# half of what other laws draw: each of forty gates does
FEWER = settings(max_examples=settings.default.max_examples // 2)
EVERY = pytest.mark.parametrize(
    "gate", [each for each in ELEMENTWISE.values() if each.forward], ids=lambda each: each.kind
)


@EVERY
@FEWER
@given(shapes=SHAPES, data=st.data())
def test_a_gate_is_total(gate, shapes, data):
    inputs = [
        data.draw(st_numpy.arrays(np.float64, shape, elements=NUMBERS))
        for shape in shapes.input_shapes[: len(gate.inputs)]
    ]
    attrs = {name: data.draw(NUMBERS) for name in gate.attrs}
    shape = np.broadcast_shapes(*(each.shape for each in inputs))
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("error")
        out = gate.forward(*inputs, **attrs)
        local = gate.local(*inputs, out, **attrs)
    assert out.shape == shape
    assert out.dtype == np.float64
    assert len(local) == len(inputs)
    for each in map(np.asarray, local):
        assert np.broadcast_shapes(each.shape, shape) == shape
        assert each.dtype == np.float64


@EVERY
@FEWER
@given(point=st.lists(NUMBERS, min_size=2, max_size=2), constant=NUMBERS)
@example(point=[np.nan, np.nan], constant=1.0)
@example(point=[np.inf, np.inf], constant=-np.inf)
def test_nan_comes_out_where_nan_goes_in_unless_the_value_does_not_depend_on_it(
    gate, point, constant
):
    inputs = [np.asarray(x) for x in point[: len(gate.inputs)]]
    attrs = dict.fromkeys(gate.attrs, constant)
    with np.errstate(all="ignore"):
        out = gate.forward(*inputs, **attrs)
    to_the_power_0 = inputs[-1] == 0 if gate.kind == "power" else constant == 0
    one_for_any = "power" in gate.kind and (to_the_power_0 or inputs[0] == 1)
    if np.isnan(inputs).any() and not one_for_any:
        assert np.isnan(out)


@EVERY
@FEWER
@given(point=st.lists(NUMBERS, min_size=2, max_size=2), constant=NUMBERS)
def test_a_run_its_marks_and_its_check_are_total(gate, point, constant):
    """No number stops a run, what it remarks, or the gradient check; nothing warns on the way."""
    kind = gate.kind if gate.outputs else "neg"
    attrs = dict.fromkeys(gate.attrs, constant)
    document = drawn(kind, *point[: len(gate.inputs)], **attrs)
    run = run_document(document)
    assert run.loss is not None
    marks = {(mark.at, mark.kind) for mark in marks_of(run)}
    assert all(str(mark.sentence) for mark in marks_of(run))
    for slot, step in enumerate(run.tape.steps):
        numbers = [run.values[slot], run.gradients[slot], *run.wire_gradients[slot]]
        finite = all(np.isfinite(each).all() for each in numbers)
        assert finite is not bool({(step.path, "nan"), (step.path, "inf")} & marks)
    for checked in check(compile(document), values_of(document), run):
        assert checked.agrees in (True, False, None)


@pytest.mark.parametrize(
    "gate", [each for each in ELEMENTWISE.values() if each.domain], ids=lambda each: each.kind
)
@given(point=st.lists(NUMBERS, min_size=2, max_size=2), constant=NUMBERS)
def test_a_value_that_is_not_real_is_outside_the_domain(gate, point, constant):
    """nan out of finite numbers is never a riddle: the gate's domain has a sentence for it."""
    inputs = tuple(np.asarray(x) for x in point[: len(gate.inputs)])
    attrs = dict.fromkeys(gate.attrs, constant)
    with np.errstate(all="ignore"):
        out = gate.forward(*inputs, **attrs)
    if np.isnan(out) and np.isfinite(inputs).all() and np.isfinite(constant):
        assert str(outside_domain(gate, inputs, attrs))
