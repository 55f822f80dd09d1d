"""Gates of arrays: shapes, products with the Jacobian, cells, by laws on random shapes."""

from __future__ import annotations

import os
import zlib

import numpy as np
import pytest
from array_cases import CASES, OF_ARRAYS, case_of
from dice import Dice

from circuit_editor.gates import GATES, outside_domain
from circuit_editor.gates.vjp import input_cells, jvp, output_shape, vjp
from circuit_editor.text import Sentence

EVERY = pytest.mark.parametrize("gate", OF_ARRAYS.values(), ids=OF_ARRAYS)
ELEMENTWISE = [each for each in GATES.values() if each.local is not None and not each.is_flag]
COUNT = int(os.environ.get("EXAMPLES", "24"))
STEP = 1e-6


@pytest.fixture
def dice(request):
    return Dice(zlib.crc32(request.node.name.encode()))


def evaluated(gate, inputs, attrs):
    with np.errstate(all="ignore"):
        return gate.forward(*inputs, **attrs)


def smooth(gate, inputs, attrs):
    """False where a number might change its side within a step, at a mask or a tie."""
    return gate.kink is None or not np.any(gate.kink.at(*inputs, **attrs))


def moved_by(gate, inputs, at, tangent, attrs):
    """The output as one input moves along a tangent, by differences."""
    ends = []
    for sign in (1.0, -1.0):
        nudged = [*inputs]
        nudged[at] = inputs[at] + sign * STEP * tangent
        ends.append(evaluated(gate, nudged, attrs))
    with np.errstate(invalid="ignore"):
        return np.where(ends[0] == ends[1], 0.0, (ends[0] - ends[1]) / (2 * STEP))


def differs_smoothly(gate, at, inputs):
    """False for class numbers, which do not move."""
    if gate.kind in ("one_hot", "argmax") or (gate.kind == "embedding" and at == 1):
        return False
    return not (gate.kind == "cross_entropy" and at == 1 and inputs[1].shape != inputs[0].shape)


def test_every_gate_of_arrays_has_cases():
    assert CASES.keys() == OF_ARRAYS.keys()


@EVERY
def test_the_shape_is_told_before_any_number_is(gate, dice):
    for _ in range(COUNT):
        inputs, attrs = case_of(gate, dice)
        out = evaluated(gate, inputs, attrs)
        assert output_shape(gate, [np.shape(each) for each in inputs], attrs) == np.shape(out)
        assert np.asarray(out).dtype == np.float64


@EVERY
def test_pull_is_the_transpose_of_push(gate, dice):
    """<pull(U), T> = <U, push(T)>: whatever is turned the wrong way shows here."""
    for _ in range(COUNT):
        inputs, attrs = case_of(gate, dice)
        out = evaluated(gate, inputs, attrs)
        upstream = dice.normal(size=np.shape(out))[()]
        tangents = tuple(dice.normal(size=np.shape(each))[()] for each in inputs)
        with np.errstate(all="ignore"):
            sent = vjp(gate, upstream, inputs, out, attrs)
            moved = jvp(gate, tangents, inputs, out, attrs)
        assert [np.shape(each) for each in sent] == [np.shape(each) for each in inputs]
        assert np.shape(moved) == np.shape(out)
        back = sum(float(np.sum(s * t)) for s, t in zip(sent, tangents, strict=True))
        assert back == pytest.approx(float(np.sum(upstream * moved)), rel=1e-12, abs=1e-12)


@EVERY
def test_push_is_how_the_output_moves(gate, dice):
    for _ in range(COUNT // 3):
        inputs, attrs = case_of(gate, dice)
        if not smooth(gate, inputs, attrs):
            continue
        out = evaluated(gate, inputs, attrs)
        for at in range(len(inputs)):
            if not differs_smoothly(gate, at, inputs):
                continue
            tangents = [np.zeros(np.shape(each)) for each in inputs]
            tangents[at] = dice.normal(size=np.shape(inputs[at]))
            with np.errstate(all="ignore"):
                moved = jvp(gate, tuple(tangents), inputs, out, attrs)
            measured = moved_by(gate, inputs, at, tangents[at], attrs)
            np.testing.assert_allclose(moved, measured, rtol=2e-6, atol=2e-8)


@EVERY
def test_an_output_is_made_of_its_cells_alone(gate, dice):
    """Moving all else moves nothing; and each cell that is named moves it, somewhere."""
    for _ in range(COUNT // 6):
        inputs, attrs = case_of(gate, dice)
        out = np.asarray(evaluated(gate, inputs, attrs))
        shapes = [np.shape(each) for each in inputs]
        flat = int(dice.integers(0, out.size))
        index = tuple(int(each) for each in np.unravel_index(flat, out.shape))
        cells = input_cells(gate, index, shapes, attrs)
        assert [each.shape for each in cells] == shapes
        upstream = np.zeros(out.shape)
        upstream[index] = 1.0
        with np.errstate(all="ignore"):
            sent = vjp(gate, upstream[()], inputs, out[()], attrs)
        for at, (mask, gradient) in enumerate(zip(cells, sent, strict=True)):
            assert not np.any(np.asarray(gradient)[~mask])
            nudged = [*inputs]
            if not differs_smoothly(gate, at, inputs):
                continue
            nudged[at] = np.where(mask, inputs[at], inputs[at] + 0.25)
            np.testing.assert_array_equal(
                np.asarray(evaluated(gate, nudged, attrs))[index], out[index]
            )


@pytest.mark.parametrize("gate", ELEMENTWISE, ids=lambda each: each.kind)
@pytest.mark.parametrize("shapes", [((), ()), ((3,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3))])
def test_the_products_of_an_elementwise_gate_follow_from_its_slopes(gate, shapes, dice):
    inputs = tuple(dice.uniform(0.3, 2.0, each)[()] for each in shapes[: len(gate.inputs)])
    attrs = dict(gate.attrs)
    out = evaluated(gate, inputs, attrs)
    assert output_shape(gate, [np.shape(each) for each in inputs], attrs) == np.shape(out)
    upstream = dice.normal(size=np.shape(out))[()]
    tangents = tuple(dice.normal(size=np.shape(each))[()] for each in inputs)
    sent, moved = (
        vjp(gate, upstream, inputs, out, attrs),
        jvp(gate, tangents, inputs, out, attrs),
    )
    back = sum(float(np.sum(s * t)) for s, t in zip(sent, tangents, strict=True))
    assert back == pytest.approx(float(np.sum(upstream * moved)), rel=1e-12, abs=1e-12)
    index = tuple(length - 1 for length in np.shape(out))
    masks = input_cells(gate, index, [np.shape(each) for each in inputs], attrs)
    assert [int(each.sum()) for each in masks] == [1] * len(inputs)


WRONG = [
    ("matmul", [(2, 3), (2, 3)], {}, "columns of the first (3)"),
    ("matmul", [(), (2,)], {}, "takes arrays"),
    ("matmul", [(2, 2, 3), (3, 3, 2)], {}, "leading axes"),
    ("sum", [(2, 3)], {"axis": (2,)}, "no axis 2"),
    ("sum", [(2, 3)], {"axis": (0, -2)}, "named once"),
    ("mean", [(0, 3)], {}, "no mean"),
    ("transpose", [(2, 3)], {"axes": (0,)}, "named once"),
    ("reshape", [(2, 3)], {"shape": (4, -1)}, "has 6 numbers"),
    ("reshape", [(2, 3)], {"shape": (5,)}, "has 6 numbers"),
    ("slice", [(2, 3)], {"start": 2}, "Nothing of the 2"),
    ("slice", [()], {}, "no axis 0"),
    ("concat", [(2, 3), (2, 2)], {}, "must be equal"),
    ("softmax", [()], {}, "no axis -1"),
    ("causal_mask", [(2, 3)], {}, "square"),
    ("mse", [(3, 1), (3,)], {}, "must be equal"),
    ("cross_entropy", [(2, 3), (3,)], {}, "class numbers of the shape (2,)"),
    ("cross_entropy", [()], {}, "not ()"),
    ("conv2d", [(5, 5), (1, 1, 3, 3)], {}, "Images come"),
    ("conv2d", [(1, 5, 5), (3, 3)], {}, "Kernels come"),
    ("conv2d", [(2, 5, 5), (1, 3, 3, 3)], {}, "2 channels"),
    ("conv2d", [(1, 2, 5), (1, 1, 3, 3)], {}, "does not fit"),
    ("max_pool", [(1, 5)], {}, "does not fit"),
    ("avg_pool", [(1, 5)], {}, "does not fit"),
    ("amax", [(2, 3)], {"axis": (2,)}, "no axis 2"),
    ("amin", [(0, 3)], {}, "no largest"),
    ("logsumexp", [(2, 3)], {"axis": (-3,)}, "no axis -3"),
    ("argmax", [(2, 3)], {"axis": (0, 1)}, "not along (0, 1)"),
    ("log_softmax", [()], {}, "no axis -1"),
    ("mae", [(3, 1), (3,)], {}, "must be equal"),
    ("huber", [(2,), (3,)], {"delta": 0.5}, "must be equal"),
    ("bce", [(2,), ()], {}, "must be equal"),
    ("bce_logits", [(2, 3), (3, 2)], {}, "must be equal"),
    ("embedding", [(3,), (2,)], {}, "A table has the shape"),
    ("flatten", [(2, 3)], {"start": 2}, "no axis 2"),
    ("unsqueeze", [(2, 3)], {"axis": (3,)}, "no axis 3"),
    ("squeeze", [(2, 1)], {"axis": (0,)}, "the axis 0 of (2, 1) is 2"),
    ("broadcast", [(2, 3)], {"shape": (3, 3)}, "the lengths 2 and 3 differ"),
    ("broadcast", [(2, 3)], {"shape": (3,)}, "fewer axes"),
]


@pytest.mark.parametrize(("kind", "shapes", "attrs", "told"), WRONG)
def test_shapes_that_do_not_fit_are_refused_with_a_sentence(kind, shapes, attrs, told):
    shapes = shapes + [()] * (len(GATES[kind].inputs) - len(shapes))
    refused = output_shape(GATES[kind], shapes, attrs)
    assert isinstance(refused, Sentence)
    assert told in str(refused)


@EVERY
def test_attributes_at_their_default_may_be_left_out(gate, dice):
    inputs, attrs = case_of(gate, dice)
    whole = {name: each.default for name, each in gate.options.items()} | attrs
    np.testing.assert_array_equal(evaluated(gate, inputs, attrs), evaluated(gate, inputs, whole))


def test_a_class_that_is_none_is_named_with_its_row():
    z = np.zeros((3, 2))
    gate = GATES["cross_entropy"]
    assert outside_domain(gate, (z, np.array([0.0, 1.0, -100.0])), {}) is None
    told = outside_domain(gate, (z, np.array([0.0, 2.0, 0.5])), {})
    assert "row 1 is 2" in str(told) and "from 0 to 1" in str(told)
    assert np.isnan(evaluated(gate, (z, np.array([0.0, 2.0, 0.5])), {}))
    assert "row 0 is 0.5" in str(outside_domain(gate, (z[0], np.float64(0.5)), {}))


def test_edges_are_those_of_the_reference():
    softmax, ce = GATES["softmax"], GATES["cross_entropy"]
    one = np.array([0.0, -np.inf, 0.0])
    assert evaluated(softmax, (one,), {}).tolist() == [0.5, 0.0, 0.5]
    assert np.isnan(evaluated(softmax, (np.full(3, -np.inf),), {})).all()
    assert evaluated(ce, (np.array([800.0, -800.0]), np.float64(1.0)), {}) == 1600.0
    assert evaluated(ce, (np.array([800.0, -800.0]), np.float64(0.0)), {}) == 0.0
    assert np.isnan(evaluated(ce, (np.zeros((1, 2)), np.array([-100.0])), {}))  # mean of no rows
    constant = np.full((2, 3), 7.0)
    assert evaluated(GATES["layer_norm"], (constant,), {}).tolist() == [[0.0] * 3] * 2
    tie = np.ones((2, 2))
    (sent,) = vjp(GATES["max_pool"], np.ones((1, 1)), (tie,), np.ones((1, 1)), {})
    assert sent.tolist() == [[1.0, 0.0], [0.0, 0.0]]
    assert np.any(GATES["max_pool"].kink.at(tie))
    odd = np.arange(25.0).reshape(5, 5)
    assert evaluated(GATES["max_pool"], (odd,), {}).tolist() == [[6.0, 8.0], [16.0, 18.0]]


INF, NAN = np.inf, np.nan

# gate, inputs, attributes: the output, and what each input is sent of ones
EDGES = [
    ("amax", ([2.0, 5.0, 5.0],), {}, 5.0, [[0.0, 0.5, 0.5]]),
    ("amax", ([[1.0, 1.0], [0.0, 3.0]],), {"axis": (1,)}, [1.0, 3.0], [[[0.5, 0.5], [0, 1.0]]]),
    ("amax", ([1.0, NAN, 3.0],), {}, NAN, [[NAN, NAN, NAN]]),
    ("amax", ([-INF, -INF],), {}, -INF, [[0.5, 0.5]]),
    ("amin", ([2.0, 2.0, 5.0],), {}, 2.0, [[0.5, 0.5, 0.0]]),
    ("logsumexp", ([-INF, -INF],), {}, -INF, [[NAN, NAN]]),
    ("logsumexp", ([0.0, -INF],), {}, 0.0, [[1.0, 0.0]]),
    ("logsumexp", ([INF, 0.0],), {}, INF, [[NAN, 0.0]]),
    ("logsumexp", ([1000.0, 1000.0],), {}, 1000.0 + np.log(2.0), [[0.5, 0.5]]),
    ("argmax", ([3.0, 7.0, 7.0],), {}, 1.0, [[0.0, 0.0, 0.0]]),
    ("argmax", ([[3.0, 7.0], [9.0, 7.0]],), {"axis": (0,)}, [1.0, 0.0], [[[0, 0], [0, 0]]]),
    ("log_softmax", ([0.0, -INF],), {}, [0.0, -INF], [[-1.0, 1.0]]),
    ("log_softmax", ([-INF, -INF],), {}, [NAN, NAN], [[NAN, NAN]]),
    ("log_softmax", ([800.0, -800.0],), {}, [0.0, -1600.0], [[-1.0, 1.0]]),
    ("mae", ([1.0, 2.0], [1.0, 4.0]), {}, 1.0, [[0.0, -0.5], [0.0, 0.5]]),
    ("huber", ([0.5, 1.0, 9.0], [0.0] * 3), {"reduction": "none"}, [0.125, 0.5, 8.5], None),
    ("huber", ([-9.0], [0.0]), {"delta": 2.0}, 16.0, [[-2.0], [2.0]]),
    ("bce", ([0.0, 1.0], [1.0, 0.0]), {}, 100.0, [[-5e11, 5e11], [50.0, -50.0]]),
    ("bce", ([0.0, 1.0], [0.0, 1.0]), {}, 0.0, [[0.0, 0.0], [50.0, -50.0]]),
    ("bce", ([1.5], [1.0]), {}, NAN, [[NAN], [NAN]]),
    ("bce", ([-0.5], [1.0]), {}, NAN, [[NAN], [NAN]]),
    ("bce_logits", ([800.0, -800.0], [0.0, 1.0]), {}, 800.0, [[0.5, -0.5], [-400.0, 400.0]]),
    ("bce_logits", ([800.0, -800.0], [1.0, 0.0]), {}, 0.0, [[0.0, 0.0], [-400.0, 400.0]]),
    ("bce_logits", ([0.0], [0.5]), {}, np.log(2.0), [[0.0], [0.0]]),
    ("embedding", ([[1.0], [2.0]], [1.0, 0.0, 1.0]), {}, [[2.0], [1.0], [2.0]], None),
    ("embedding", ([[1.0], [2.0]], [1.0, 1.0]), {}, [[2.0], [2.0]], [[[0.0], [2.0]], [0.0, 0.0]]),
    ("embedding", ([[1.0], [2.0]], 2.0), {}, [NAN], [[[0.0], [0.0]], 0.0]),
    ("embedding", ([[1.0], [2.0]], [0.5]), {}, [[NAN]], [[[0.0], [0.0]], [0.0]]),
    ("one_hot", ([1.0, 0.0],), {"classes": 3}, [[0, 1.0, 0], [1.0, 0, 0]], [[0.0, 0.0]]),
    ("one_hot", ([3.0, -1.0],), {"classes": 2}, [[NAN, NAN]] * 2, [[0.0, 0.0]]),
    ("avg_pool", ([[1.0, 2.0, 9.0], [3.0, 6.0, 9.0]],), {}, [[3.0]], [[[0.25, 0.25, 0]] * 2]),
    ("dropout", ([1.0, -2.0],), {"p": 0.9}, [1.0, -2.0], [[1.0, 1.0]]),
    ("slice", ([1.0, 2.0, 3.0],), {"start": 1, "stop": 2}, [2.0], [[0.0, 1.0, 0.0]]),
    ("broadcast", ([[1.0], [2.0]],), {"shape": (2, 3)}, [[1.0] * 3, [2.0] * 3], [[[3.0], [3.0]]]),
    ("squeeze", ([[[5.0]]],), {}, 5.0, [[[[1.0]]]]),
    ("flatten", (5.0,), {}, [5.0], [1.0]),
]


@pytest.mark.parametrize(("kind", "inputs", "attrs", "wanted", "sent"), EDGES)
def test_an_edge_is_that_of_the_table(kind, inputs, attrs, wanted, sent):
    gate = GATES[kind]
    given = tuple(np.array(each, dtype=np.float64)[()] for each in inputs)
    out = evaluated(gate, given, attrs)
    np.testing.assert_allclose(out, wanted, rtol=1e-14)
    if sent is None:
        return
    with np.errstate(all="ignore"):
        ours = vjp(gate, np.ones(np.shape(out))[()], given, out, attrs)
    for one, theirs in zip(ours, sent, strict=True):
        np.testing.assert_allclose(one, theirs, rtol=1e-9)


@pytest.mark.parametrize(
    ("kind", "inputs", "attrs", "told"),
    [
        ("bce", ([0.5, 1.5], [1.0, 1.0]), {}, "1.5 is no probability"),
        ("embedding", ([[1.0], [2.0]], [0.0, 2.0]), {}, "2 is no number of a row: these"),
        ("one_hot", ([0.5],), {"classes": 3}, "whole numbers from 0 to 2"),
    ],
)
def test_numbers_that_a_gate_cannot_take_are_told(kind, inputs, attrs, told):
    given = tuple(np.array(each) for each in inputs)
    assert told in str(outside_domain(GATES[kind], given, attrs))
    assert (
        outside_domain(GATES[kind], (given[0] * 0, *(each * 0 for each in given[1:])), attrs)
        is None
    )


def test_a_share_at_a_tie_is_a_convention_that_is_told():
    for kind in ("amax", "amin", "argmax"):
        kink = GATES[kind].kink
        assert np.any(kink.at(np.array([1.0, 1.0]))) and not np.any(kink.at(np.array([1.0, 2.0])))
    at = GATES["amax"].kink.at(np.array([[1.0, 1.0], [2.0, 1.0]]), axis=(1,))
    assert at.tolist() == [True, False]
    assert GATES["mae"].kink.at(np.array([1.0, 2.0]), np.ones(2)).tolist() == [True, False]
