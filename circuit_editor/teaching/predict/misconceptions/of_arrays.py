"""Misconceptions about arrays: which array, which axis, how many of its numbers.

A rule gives whole arrays, of which the cell that is asked for is one. Where a wrong rule would make
an array of another shape, the cells that both have are taken, as somebody does who reads off one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from circuit_editor.gates import Array, input_cells, jvp
from circuit_editor.gates.gate import (
    COMPETES,
    OF_MANY,
    PULLS,
    REARRANGES,
    SHARES,
)
from circuit_editor.gates.losses import MEAN, SUM
from circuit_editor.teaching.predict.array_input import ArrayInput, ArrayValues, overlap
from circuit_editor.teaching.predict.misconceptions.misconception import array_rule
from circuit_editor.text import QT_TRANSLATE_NOOP

MATRIX = 2
FEW_COPIES = 8  # of which any may have been taken for all; of more the first or the last
MOST_CELLS = 400  # of an output: more are not gone through one by one

REDUCTION = "reduction"
AXIS, AXES = "axis", "axes"


def _is_product(at: ArrayInput) -> bool:
    return bool(at.gate.sent) and np.ndim(at.own) == np.ndim(at.other) == MATRIX


def _turns(at: ArrayInput) -> bool:
    return (bool(at.gate.sent) or AXES in at.gate.options) and np.ndim(at.own) == MATRIX


@array_rule(
    _turns,
    rank=1,
    family="matrix",
    done=QT_TRANSLATE_NOOP("Sentence", "rows and columns of a gradient are exchanged"),
    instead=QT_TRANSLATE_NOOP("Sentence", "A gradient has the shape of its array, row by row."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is another cell: rows and columns of the gradient are exchanged. A gradient has "
        "the shape of its array, and {node} gets what belongs to its own row and column.",
    ),
)
def gradient_transposed(at: ArrayInput) -> Iterator[Array | None]:
    """The gradient is transposed."""
    yield overlap(at.sent.T, np.shape(at.own))


@array_rule(
    _is_product,
    rank=2,
    family="matrix",
    done=QT_TRANSLATE_NOOP("Sentence", "an array's own transpose is taken for the other one's"),
    instead=QT_TRANSLATE_NOOP(
        "Sentence", "A product of matrices switches: each one's gradient is made with the other."
    ),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out with the array of {node} itself, transposed. {gate} switches: what "
        "arrives is multiplied by the other one, transposed.",
    ),
)
def own_matrix_taken(at: ArrayInput) -> Iterator[Array | None]:
    """Bᵀ stands where Aᵀ belongs: an array's own transpose for the other one's."""
    yield _times_upstream(at, at.own.T)


@array_rule(
    lambda at: bool(at.gate.sent) and np.ndim(at.other) == MATRIX,
    rank=3,
    family="matrix",
    done=QT_TRANSLATE_NOOP("Sentence", "the other matrix is taken as it is, not transposed"),
    instead=QT_TRANSLATE_NOOP("Sentence", "On the way back the other matrix is transposed."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when the other matrix is taken as it is. On the way back through "
        "{gate} it is transposed: rows become columns.",
    ),
)
def matrix_not_transposed(at: ArrayInput) -> Iterator[Array | None]:
    """The other matrix is multiplied as it is, not transposed."""
    yield _times_upstream(at, at.other)


def _times_upstream(at: ArrayInput, factor: Array) -> Array | None:
    """The product of what arrives and a matrix, on the side of the other input."""
    first, second = (at.upstream, factor) if at.index == 0 else (factor, at.upstream)
    if np.shape(first)[-1:] != np.shape(second)[:1] or np.ndim(first) + np.ndim(second) < 3:
        return None
    return overlap(first @ second, np.shape(at.own))


@array_rule(
    lambda at: bool(at.stretched),
    rank=4,
    family="copies",
    done=QT_TRANSLATE_NOOP("Sentence", "a gradient is not summed over the batch"),
    instead=QT_TRANSLATE_NOOP(
        "Sentence", "What was stretched to many rows gets the sum over all of them."
    ),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is what comes back to one copy of {node} alone. {gate} stretches it, as a bias "
        "to all examples of a batch: add up what comes back to all copies.",
    ),
)
def batch_not_summed(at: ArrayInput) -> Iterator[Array | None]:
    """The gradient of a bias is that of one example, not summed over the batch."""
    lengths = [at.out_shape[each] for each in at.stretched]
    count = math.prod(lengths)
    for place in range(count) if count <= FEW_COPIES else (0, count - 1):
        one: list[slice | int] = [slice(None)] * len(at.out_shape)
        for axis, where in zip(at.stretched, np.unravel_index(place, lengths), strict=True):
            one[axis] = int(where)
        yield at.unsummed[tuple(one)].reshape(np.shape(at.own))


def _averages(at: ArrayValues) -> bool:
    return at.gate.word == SHARES or at.options.get(REDUCTION) == MEAN


def _count(at: ArrayValues) -> int:
    """How many numbers each one is the mean of, at a gate that does nothing else."""
    shapes = [np.shape(each) for each in at.inputs]
    first = (0,) * len(at.out_shape)
    return int(np.sum(input_cells(at.gate, first, shapes, at.attrs)[0]))


def _sums(at: ArrayValues) -> Iterator[Array | None]:
    attrs = at.with_options(**{REDUCTION: SUM}) if REDUCTION in at.options else at.attrs
    if attrs is not None:
        times = 1 if REDUCTION in at.options else _count(at)
        yield at.computed(attrs) * times


@array_rule(
    _averages,
    forward=_sums,
    rank=5,
    family="average",
    done=QT_TRANSLATE_NOOP("Sentence", "the 1/n of a mean is forgotten"),
    instead=QT_TRANSLATE_NOOP("Sentence", "A mean divides by n, and so does its gradient."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when the 1/n of {gate} is forgotten. It divides by how many numbers it "
        "is the mean of, and so does the gradient that it sends.",
    ),
)
def mean_not_divided(at: ArrayInput) -> Iterator[Array | None]:
    """The 1/n of a mean is forgotten."""
    if REDUCTION not in at.options:
        yield at.sent * _count(at)
        return
    attrs = at.with_options(**{REDUCTION: SUM})
    if attrs is not None:
        yield at.sent_with(attrs)


def _other_axes(at: ArrayValues) -> Iterator[tuple[int]]:
    """The axes that are not the one along which the gate works; none where that is all of them."""
    axis, rank = at.options.get(AXIS), np.ndim(at.inputs[0])
    if not isinstance(axis, tuple) or len(axis) != 1 or at.gate.word == REARRANGES:
        return
    assert isinstance(axis[0], int)
    yield from ((each,) for each in range(rank) if each != axis[0] % rank)


def _along_another(at: ArrayValues) -> Iterator[Array | None]:
    for axis in _other_axes(at):
        attrs = at.with_options(**{AXIS: axis})
        if attrs is not None:
            yield overlap(at.computed(attrs), at.out_shape)


@array_rule(
    lambda at: AXIS in at.options or len(at.stretched) == 1,
    forward=_along_another,
    rank=9,
    family="axis",
    done=QT_TRANSLATE_NOOP("Sentence", "the wrong axis is taken"),
    instead=QT_TRANSLATE_NOOP(
        "Sentence", "Axis 0 goes down the rows, axis 1 along a row, and the last one is −1."
    ),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out along another axis of {gate}. Axis 0 goes down the rows, axis 1 along "
        "a row, and the last one is −1.",
    ),
)
def wrong_axis(at: ArrayInput) -> Iterator[Array | None]:
    """Numbers are added up, or compared, along another axis."""
    for axis in _other_axes(at):
        attrs = at.with_options(**{AXIS: axis})
        if attrs is not None:
            out = at.computed(attrs)
            upstream = overlap(at.upstream, out.shape)
            if upstream is not None:
                yield at.sent_with(attrs, upstream, out)
    if len(at.stretched) == 1:
        own = np.shape(at.own)
        for other in range(len(at.out_shape)):
            if other not in at.stretched:
                summed = at.unsummed.sum(axis=other, keepdims=len(own) == len(at.out_shape))
                yield overlap(summed, own)


@array_rule(
    lambda at: at.gate.word == PULLS,
    rank=7,
    family="difference",
    done=QT_TRANSLATE_NOOP("Sentence", "target minus output is taken for output minus target"),
    instead=QT_TRANSLATE_NOOP("Sentence", "An output above its target gets a positive gradient."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out with target minus output. At {gate} an output gets output minus "
        "target: above its target the loss grows with it. The target gets the opposite.",
    ),
)
def difference_turned(at: ArrayInput) -> Iterator[Array | None]:
    """The sign of y − t is turned."""
    yield -at.sent


@array_rule(
    lambda at: at.gate.word == COMPETES,
    rank=8,
    family="shares",
    done=QT_TRANSLATE_NOOP("Sentence", "softmax is taken entry by entry, like a sigmoid"),
    instead=QT_TRANSLATE_NOOP("Sentence", "What raises one share lowers all the others."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when each number has to do with its own share alone, as at a sigmoid. "
        "{gate} lets them compete: what raises one share lowers the others, so that all of what "
        "arrives counts.",
    ),
)
def softmax_by_entry(at: ArrayInput) -> Iterator[Array | None]:
    """Softmax is taken as if each entry had to do with itself alone."""
    axis = at.options[AXIS]
    assert isinstance(axis, tuple) and isinstance(axis[0], int)
    along = axis[0] % np.ndim(at.own)
    slopes = np.empty(np.shape(at.own))
    for place in range(np.shape(at.own)[along]):
        line: tuple[slice | int, ...] = (*(slice(None),) * along, place)
        tangent = np.zeros(np.shape(at.own))
        tangent[line] = 1.0
        slopes[line] = jvp(at.gate, (tangent,), at.inputs, at.out, at.attrs)[line]
    yield at.upstream * slopes


@array_rule(
    lambda at: at.gate.word == OF_MANY,
    rank=6,
    family="route",
    done=QT_TRANSLATE_NOOP("Sentence", "the gradient of a maximum or minimum is sent to all"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Only the number that is taken gets it, the others 0."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when {gate} sends the gradient to all of its numbers. Only the one "
        "that it takes gets what arrives, the others get 0.",
    ),
)
def maximum_spread(at: ArrayInput) -> Iterator[Array | None]:
    """The gradient of a maximum goes to all numbers, whole or in equal parts."""
    if math.prod(at.out_shape) > MOST_CELLS:
        return
    whole, parts = np.zeros(np.shape(at.own)), np.zeros(np.shape(at.own))
    shapes = [np.shape(each) for each in at.inputs]
    for cell in np.ndindex(*at.out_shape):
        mask = input_cells(at.gate, cell, shapes, at.attrs)[at.index]
        whole += np.where(mask, at.upstream[cell], 0.0)
        parts += np.where(mask, at.upstream[cell] / np.sum(mask), 0.0)
    yield whole
    yield parts
