"""Bound steps: the calls of a gate on kept arrays give what its functions give, to the bit."""

from __future__ import annotations

import os
import zlib

import numpy as np
import pytest
from array_cases import OF_ARRAYS, case_of
from dice import Dice

from circuit_editor.gates import GATES
from circuit_editor.gates.bound import bind
from circuit_editor.gates.vjp import vjp

COUNT = int(os.environ.get("EXAMPLES", "20")) // 2
ODD = [0.0, -0.0, np.inf, -np.inf, np.nan, 1e300, -1e300, 400.0, -400.0]
ELEMENTWISE = {
    kind: gate
    for kind, gate in GATES.items()
    if gate.local is not None and not gate.is_of_arrays and not gate.is_flag
}
SHAPES = [((3,), (3,)), ((2, 3), (3,)), ((), (2, 3)), ((4, 1), (1, 3)), ((2, 1, 3), (2, 2, 1))]


def drawn(dice, shape, odd):
    numbers = np.asarray(dice.normal(shape))
    if odd and numbers.ndim:
        flat = numbers.reshape(-1)
        for at in range(numbers.size):
            if dice.random() < 0.3:
                flat[at] = dice.choice(ODD)
    return numbers


def elementwise_case(gate, dice, odd):
    shapes = dice.choice(SHAPES)
    return tuple(drawn(dice, shapes[at], odd) for at in range(len(gate.inputs))), dict(gate.attrs)


def laid_out(array, dice):
    """The same numbers in another order in the memory."""
    if not array.ndim:
        return array
    order = dice.permutation(array.ndim)
    return np.ascontiguousarray(array.transpose(order)).transpose(np.argsort(order))


def assert_bound(gate, cases, dice):
    """One binding, run on the numbers of several cases of the same shapes."""
    inputs, attrs = cases[0]
    kept = tuple(laid_out(np.array(each, float), dice) for each in inputs)
    with np.errstate(all="ignore"):
        shape = np.shape(gate.forward(*inputs, **attrs))
        bound = bind(gate, np.empty(shape), kept, attrs)
        upstream = np.empty(shape)
        pulled = [pull(upstream) for pull in bound.pulls]
        for inputs, _ in cases:
            for own, each in zip(kept, inputs, strict=True):
                own[...] = each
            upstream[...] = drawn(dice, shape, odd=len(cases) > 2)
            for call in bound.forward:
                call()
            singles = tuple(each[()] for each in map(np.asarray, inputs))
            out = gate.forward(*singles, **attrs)
            np.testing.assert_array_equal(bound.out, out)
            sent = vjp(gate, upstream[()], singles, np.asarray(out)[()], attrs)
            for (array, calls), expected in zip(pulled, sent, strict=True):
                for call in calls:
                    call()
                np.testing.assert_array_equal(array, expected)


@pytest.mark.parametrize("gate", OF_ARRAYS.values(), ids=OF_ARRAYS)
def test_a_gate_of_arrays_bound(gate, request):
    dice = Dice(zlib.crc32(request.node.name.encode()))
    for _ in range(COUNT):
        inputs, attrs = case_of(gate, dice)
        again = tuple(np.asarray(each) * 1.0 for each in inputs)
        if len(inputs) == 1:
            again = (drawn(dice, np.shape(inputs[0]), odd=True),)
        assert_bound(gate, [(inputs, attrs), (again, attrs), (inputs, attrs)], dice)


@pytest.mark.parametrize("gate", ELEMENTWISE.values(), ids=ELEMENTWISE)
def test_an_elementwise_gate_bound(gate, request):
    dice = Dice(zlib.crc32(request.node.name.encode()))
    for odd in (False, True, True):
        inputs, attrs = elementwise_case(gate, dice, odd=False)
        shapes = [each.shape for each in inputs]
        more = [tuple(drawn(dice, shape, odd) for shape in shapes) for _ in range(3)]
        assert_bound(gate, [(inputs, attrs), *((each, attrs) for each in more)], dice)


@pytest.mark.parametrize("count", [3, 4])
def test_a_pool_routes_as_its_function_does_at_ties_and_nan(count):
    dice = Dice(count)
    gate = GATES["max_pool"]
    for size in (2, 3):
        shape = (2, 3 * size + 1, 2 * size)
        cases = [np.floor(dice.normal(shape) * 1.5), np.zeros(shape), drawn(dice, shape, odd=True)]
        assert_bound(gate, [((each,), {"size": size}) for each in cases], dice)


def test_classes_that_are_none_are_told_as_nan_and_ignored_rows_are_left_out():
    dice = Dice(5)
    for reduction in ("mean", "sum", "none"):
        z = dice.normal((4, 3))
        targets = ([0, 1, 2, 1], [0, -100, 2, 1], [0, 1.5, 7, 1], [np.nan, 1, 2, 0], [2, 2, 2, 2])
        cases = [((z, np.array(t, float)), {"reduction": reduction}) for t in targets]
        assert_bound(GATES["cross_entropy"], cases, dice)
