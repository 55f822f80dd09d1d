"""Gates that make one number of many along axes: largest, smallest, log-sum-exp, argmax.

Conventions are PyTorch's in float64: those of amax where its max differs from it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from circuit_editor.gates import attributes, gate
from circuit_editor.gates.arrays import REDUCTION, Axes, reduced_cells, reduced_shape, spread
from circuit_editor.gates.gate import Array, Kink, Shape, Spelling, array_gate, in_order
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

NONE_OF_THEM = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "An array without numbers has no largest and no smallest one.")
)
ONE_AXIS = QT_TRANSLATE_NOOP(
    "Sentence",
    "The place of the largest number is told along one axis, or of all; not along {axes}.",
)


def _some_shape(shape: Shape, *, axis: Axes = None, keepdims: bool = False) -> Shape | Sentence:
    return NONE_OF_THEM if 0 in shape else reduced_shape(shape, axis=axis, keepdims=keepdims)


def _shares(x: Array, out: Array, axis: Axes, *, keepdims: bool) -> Array:
    """Which numbers were taken: 1 for one alone, equal shares at a tie, nan where nan was taken."""
    taken = np.equal(x, spread(out, x.shape, axis, keepdims=keepdims))
    shares: Array = taken / np.sum(in_order(taken), axis=axis, keepdims=True)
    return shares


def _to_taken(u: Any, x: Array, out: Array, axis: Axes = None, keepdims: bool = False) -> Any:
    return spread(u, x.shape, axis, keepdims=keepdims) * _shares(x, out, axis, keepdims=keepdims)


def _taken_push(dx: Any, x: Array, out: Array, axis: Axes = None, keepdims: bool = False) -> Any:
    return np.sum(dx * _shares(x, out, axis, keepdims=keepdims), axis=axis, keepdims=keepdims)


def _ties(function: Any) -> Any:
    def has_tie(x: Array, *, axis: Axes = None, keepdims: bool = False) -> Any:
        taken = np.equal(x, function(x, axis=axis, keepdims=True))
        return np.sum(taken, axis=axis, keepdims=keepdims) > 1

    return has_tie


SHARED = QT_TRANSLATE_NOOP(
    "Gate",
    "Where several numbers are taken, they share the gradient equally, as in PyTorch's amax; its "
    "max along an axis gives all of it to the first.",
)
ROUTES = QT_TRANSLATE_NOOP("Gate", "Routes: only the number that is taken gets the gradient.")
_taking_gate = partial(
    array_gate,
    shape=_some_shape,
    pull=(_to_taken,),
    push=_taken_push,
    cells=reduced_cells,
    options=REDUCTION,
    word=gate.OF_MANY,
    character=ROUTES,
)


@_taking_gate(
    symbol="max",
    kink=Kink(_ties(np.max), SHARED),
    words=QT_TRANSLATE_NOOP("Words", "maximum, largest, reduce"),
    spelling=Spelling(("reduce_max", "nanmax"), of_one=("max",)),
)
def amax(x: Array, *, axis: Axes = None, keepdims: bool = False) -> Array:
    """The largest number of an array, of all or along some axes."""
    return np.asarray(np.max(x, axis=axis, keepdims=keepdims))


@_taking_gate(
    symbol="min",
    kink=Kink(_ties(np.min), SHARED),
    words=QT_TRANSLATE_NOOP("Words", "minimum, smallest, reduce"),
    spelling=Spelling(("reduce_min",), of_one=("min",)),
)
def amin(x: Array, *, axis: Axes = None, keepdims: bool = False) -> Array:
    """The smallest number of an array, of all or along some axes."""
    return np.asarray(np.min(x, axis=axis, keepdims=keepdims))


def _weights(x: Array, out: Array, axis: Axes, *, keepdims: bool) -> Array:
    """The softmax of what was reduced; nan where all were minus infinity."""
    shares: Array = np.exp(x - spread(out, x.shape, axis, keepdims=keepdims))
    return shares


@array_gate(
    symbol="LSE",
    shape=_some_shape,
    pull=(
        lambda u, x, out, axis=None, keepdims=False: (
            spread(u, x.shape, axis, keepdims=keepdims) * _weights(x, out, axis, keepdims=keepdims)
        ),
    ),
    push=lambda dx, x, out, axis=None, keepdims=False: np.sum(
        dx * _weights(x, out, axis, keepdims=keepdims), axis=axis, keepdims=keepdims
    ),
    cells=reduced_cells,
    options=REDUCTION,
    word=gate.SHARES_BY_SIZE,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Shares by the softmax: the larger a number is, the more of the gradient it gets."
    ),
    words=QT_TRANSLATE_NOOP("Words", "log sum exp, smooth maximum, log partition"),
    spelling=Spelling(of_one=("logsumexp", "log_sum_exp")),
)
def logsumexp(x: Array, *, axis: Axes = None, keepdims: bool = False) -> Array:
    """The logarithm of the sum of exponentials: a maximum with round corners."""
    largest = np.max(x, axis=axis, keepdims=True)
    base = np.where(np.isfinite(largest), largest, 0.0)
    total = np.log(np.sum(in_order(np.exp(x - base)), axis=axis, keepdims=True)) + base
    return np.reshape(total, np.sum(x, axis=axis, keepdims=keepdims).shape)


def _place_shape(shape: Shape, *, axis: Axes = None) -> Shape | Sentence:
    if axis is not None and len(axis) != 1:
        return Sentence.of(ONE_AXIS, axes=str(axis))
    return _some_shape(shape, axis=axis)


@array_gate(
    symbol="argmax",
    shape=_place_shape,
    pull=(lambda u, x, out, axis=None: np.zeros(x.shape),),
    push=lambda dx, x, out, axis=None: np.zeros(np.shape(out)),
    cells=lambda index, shape, axis=None: reduced_cells(index, shape, axis=axis),
    options={"axis": attributes.axes()},
    kink=Kink(
        lambda x, axis=None: _ties(np.max)(x, axis=axis),
        QT_TRANSLATE_NOOP(
            "Gate", "Where several numbers are the largest, the place of the first is told."
        ),
        jumps=True,
    ),
    word=gate.HALTS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Stops: a place does not move when the numbers do, it jumps; nothing goes back."
    ),
    words=QT_TRANSLATE_NOOP("Words", "index of the largest, predicted class, prediction"),
)
def argmax(x: Array, *, axis: Axes = None) -> Array:
    """The place of the largest number, counted from 0; the first of equal ones."""
    places = np.argmax(x, axis=None if axis is None else axis[0])
    return np.asarray(places, dtype=np.float64)
