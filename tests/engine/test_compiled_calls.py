"""Compiled stand-ins for calls of NumPy: the same numbers to the bit, and only where they fit."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from test_array_runs import mlp

from circuit_editor import engine
from circuit_editor.engine import kernel
from circuit_editor.engine.compiled_calls import MOST, stand_in, stand_ins
from circuit_editor.engine.interpreter import interpret
from circuit_editor.engine.kernel.row_loops import FUNCTIONS
from circuit_editor.engine.plan import plan_of
from circuit_editor.gates import GATES
from circuit_editor.gates.bound import bind, summed_to

LENGTHS = st.integers(2, 9)
NUMBERS = st.floats(allow_nan=False)


@pytest.fixture(scope="module")
def quick():
    assert kernel.warm()
    return kernel.current()


def told(calls):
    """The names of the functions that are called."""
    functions = [getattr(each, "func", each) for each in calls]
    return [getattr(each, "__name__", "") for each in functions]


def called(calls):
    with np.errstate(all="ignore"):
        for call in calls:
            call()


@given(data=st.data(), shape=st.tuples(LENGTHS, LENGTHS))
def test_a_row_is_added_and_rows_are_added_up_as_numpy_does(quick, data, shape):
    x = data.draw(arrays(np.float64, shape, elements=NUMBERS))
    row = data.draw(arrays(np.float64, shape[1:], elements=NUMBERS))
    out, total = np.empty(shape), np.empty(shape[1:])
    calls = [partial(np.add, x, row, out=out), partial(np.add.reduce, x, (0,), None, total)]
    quicker = stand_ins(calls, quick)
    assert told(quicker) == ["add_to_rows", "sum_of_rows"]
    called(calls)
    wanted = out.copy(), total.copy()
    out.fill(7.0)
    total.fill(7.0)
    called(quicker)
    np.testing.assert_array_equal(out, wanted[0])
    np.testing.assert_array_equal(total, wanted[1])


@given(numbers=arrays(np.float64, (2, 3, 4), elements=NUMBERS))
def test_the_slope_of_tanh_is_multiplied_as_numpy_does(quick, numbers):
    x, upstream = numbers
    sent, calls = bind(GATES["tanh"], np.empty((3, 4)), (x,), {}).pulls[0](upstream)
    quicker = stand_ins(calls, quick)
    assert told(quicker) == ["cosh", "by_inverse_squares"]
    called(calls)
    wanted = sent.copy()
    sent.fill(7.0)
    called(quicker)
    np.testing.assert_array_equal(sent, wanted)


@given(data=st.data(), length=st.integers(8, 128), ends=st.sampled_from([(), (1,)]))
def test_all_numbers_are_added_up_as_numpy_does(quick, data, length, ends):
    """In its order, to the bit, also where an axis is left over."""
    x = data.draw(arrays(np.float64, (length, *ends), elements=NUMBERS))
    axes = data.draw(st.sampled_from([None, (0,), tuple(range(x.ndim))]))
    wanted, out = (np.empty(ends if axes == (0,) else ()) for _ in range(2))
    quicker = stand_in(partial(np.add.reduce, x, axes, None, out), quick)
    called([partial(np.add.reduce, x, axes, None, wanted), quicker])
    assert told([quicker]) == ["sum_of_all"]
    assert out.tobytes() == wanted.tobytes() or np.isnan([out, wanted]).all()


@given(data=st.data(), shape=st.sampled_from([(), (1,), (3,), (2, 3)]))
def test_numbers_are_divided_by_one_as_numpy_does(quick, data, shape):
    x = data.draw(arrays(np.float64, shape, elements=NUMBERS))
    number = data.draw(arrays(np.float64, (), elements=NUMBERS))
    wanted = x.copy()
    quicker = stand_in(partial(np.divide, x, number, x), quick)
    called([partial(np.divide, wanted, number, wanted), quicker])
    assert told([quicker]) == ["by_one_number"]
    np.testing.assert_array_equal(x, wanted)


@pytest.mark.parametrize(
    ("x", "number"),
    [
        (np.ones((2, 2)).T, np.array(2.0)),
        (np.ones((2, 3)), np.ones(3)),
        (np.ones(1), np.ones((1, 1))),
        (np.ones(()), 2.0),
        (np.ones(MOST + 1), np.array(2.0)),
    ],
)
def test_other_quotients_stay_with_numpy(quick, x, number):
    call = partial(np.divide, x, number, np.empty(np.broadcast_shapes(x.shape, np.shape(number))))
    assert stand_in(call, quick) is call


@pytest.mark.parametrize(
    ("x", "row"),
    [
        (np.ones((2, 3)), np.ones((2, 3))),
        (np.ones((2, 3)), np.ones((1, 3))),
        (np.ones((2, 2)).T, np.ones(2)),
        (np.ones(3), np.ones((2, 3))),
        (np.ones((2, 3, 4)), np.ones(4)),
        (np.ones((2, 3, 4)), np.ones((3, 4))),
        (np.ones(3), np.array(1.0)),
        (np.ones((2, 3), np.int64), np.ones(3)),
        (np.ones((MOST // 4 + 1, 4)), np.ones(4)),
        (np.ones((2, 3)), np.array(1.0)),
    ],
)
def test_what_does_not_fit_stays_with_numpy(quick, x, row):
    call = partial(np.add, x, row, out=np.empty(np.broadcast_shapes(x.shape, row.shape)))
    assert stand_in(call, quick) is call


@pytest.mark.parametrize("shape", [(1, 3), (3, 1), (2, 3, 4), (MOST // 4 + 1, 4)], ids=str)
def test_sums_that_numpy_takes_in_another_order_stay_with_it(quick, shape):
    _, calls = summed_to(np.ones(shape), shape[-1:])
    assert stand_ins(calls, quick) == calls


def test_a_product_from_elsewhere_stays_with_numpy(quick):
    x, s, other = np.ones((3, 2, 2))
    calls = [partial(np.reciprocal, s, s), partial(np.square, s, s), partial(np.multiply, x, s, s)]
    assert told(stand_ins(calls, quick)) == ["by_inverse_squares"]
    calls[2] = partial(np.multiply, x, s, other)
    assert stand_ins(calls, quick) == calls
    assert stand_ins(calls[1:], quick) == calls[1:]


def test_without_a_kernel_all_stays_with_numpy():
    call = partial(np.add, np.ones((2, 3)), np.ones(3), out=np.empty((2, 3)))
    assert stand_ins([call], None) == [call]


def test_a_network_takes_them_all(quick):
    document = mlp(batch=8)
    tape, values = engine.compile(document), engine.values_of(document)
    plan, given_values = plan_of(tape, values)
    run = plan.run(given_values)
    workspace = run.values.lease.workspace
    names = {*told(workspace.forward), *told(workspace.backward)}
    assert {each.__name__ for each in FUNCTIONS} <= names
    reference = interpret(tape, values)
    for mine, other in zip(run.gradients, reference.gradients, strict=True):
        np.testing.assert_array_equal(mine, other)


def test_numbers_of_a_run_warn_of_nothing_and_those_of_others_as_before():
    document = mlp()
    values = dict(engine.values_of(document))
    values["x"] = values["x"] * np.inf
    with np.errstate(all="raise"):
        engine.execute(engine.compile(document), values)
        assert {*np.geterr().values()} == {"raise"}
