"""Gates that change the axes of an array and none of its numbers, but for how often they stand.

Conventions are those of NumPy and PyTorch.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from circuit_editor.gates import attributes, gate
from circuit_editor.gates.arrays import NO_SUCH_AXIS, Axes, one_cell, why_not_axes
from circuit_editor.gates.bound import reshaping, summed_to
from circuit_editor.gates.bound_step import Bound
from circuit_editor.gates.gate import Array, Shape, Spelling, array_gate, unbroadcast
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

NOT_ONE_LONG = QT_TRANSLATE_NOOP(
    "Sentence", "Only axes of the length 1 can be left out; the axis {axis} of {shape} is {length}."
)
NOT_STRETCHED = QT_TRANSLATE_NOOP(
    "Sentence",
    "The shape {shape} cannot be stretched to {wanted}: the lengths {length} and {other} differ, "
    "and only a length of 1 is stretched.",
)
TOO_FEW_AXES = QT_TRANSLATE_NOOP(
    "Sentence", "The shape {shape} cannot be stretched to {wanted}, which has fewer axes."
)
REARRANGES = QT_TRANSLATE_NOOP("Gate", "Rearranges: every gradient goes back to its number.")


def _same_place(index: tuple[int, ...], shape: Shape, made: Any) -> tuple[Any]:
    """The one cell that stands in the same place when all are counted one after another."""
    at = int(np.ravel_multi_index(index, made)) if index else 0
    mask = np.zeros(math.prod(shape), bool)
    mask[at] = True
    return (mask.reshape(shape),)


def _flat_shape(shape: Shape, *, start: int = 1) -> Shape | Sentence:
    rank = len(shape)
    if not rank:
        return (1,)
    if not -rank <= start < max(rank, 2):
        return Sentence.of(NO_SUCH_AXIS, axis=start, shape=str(shape))
    kept = shape[: start % rank if start < rank else rank]
    return (*kept, math.prod(shape[len(kept) :])) if len(kept) < rank else shape


@array_gate(
    symbol="flatten",
    shape=_flat_shape,
    pull=(lambda u, x, out, start=1: np.reshape(u, x.shape),),
    push=lambda dx, x, out, start=1: np.reshape(dx, out.shape),
    bind=reshaping,
    cells=lambda index, shape, start=1: _same_place(index, shape, _flat_shape(shape, start=start)),
    options={"start": attributes.whole(1)},
    word=gate.REARRANGES,
    character=REARRANGES,
    words=QT_TRANSLATE_NOOP("Words", "one row, unroll, ravel, vector"),
    spelling=Spelling(("ravel",), in_libraries=(("start", 0),)),
)
def flatten(x: Array, *, start: int = 1) -> Array:
    """The axes from one on made one; an example's numbers in a row."""
    shape: Any = _flat_shape(x.shape, start=start)
    return np.reshape(x, shape)


def _widened_shape(shape: Shape, *, axis: tuple[int, ...] = (0,)) -> Shape | Sentence:
    rank = len(shape) + 1
    if not -rank <= axis[0] < rank:
        return Sentence.of(NO_SUCH_AXIS, axis=axis[0], shape=str((*shape, 1)))
    at = axis[0] % rank
    return (*shape[:at], 1, *shape[at:])


@array_gate(
    symbol="unsqueeze",
    shape=_widened_shape,
    pull=(lambda u, x, out, axis=(0,): np.reshape(u, x.shape),),
    push=lambda dx, x, out, axis=(0,): np.reshape(dx, out.shape),
    bind=reshaping,
    cells=lambda index, shape, axis=(0,): _same_place(
        index, shape, _widened_shape(shape, axis=axis)
    ),
    options={"axis": attributes.axis(0)},
    word=gate.REARRANGES,
    character=REARRANGES,
    words=QT_TRANSLATE_NOOP("Words", "new axis, expand dimensions, add axis, row, column"),
    spelling=Spelling(("expand_dims", "newaxis")),
)
def unsqueeze(x: Array, *, axis: tuple[int, ...] = (0,)) -> Array:
    """The array with one axis more, of the length 1."""
    return np.expand_dims(x, axis[0])


def _squeezed_shape(shape: Shape, *, axis: Axes = None) -> Shape | Sentence:
    wrong = why_not_axes(shape, axis)
    if wrong is not None:
        return wrong
    if axis is None:
        return tuple(length for length in shape if length != 1)
    for each in axis:
        if shape[each] != 1:
            return Sentence.of(NOT_ONE_LONG, axis=each, shape=str(shape), length=shape[each])
    gone = {each % len(shape) for each in axis}
    return tuple(length for at, length in enumerate(shape) if at not in gone)


@array_gate(
    symbol="squeeze",
    shape=_squeezed_shape,
    pull=(lambda u, x, out, axis=None: np.reshape(u, x.shape),),
    push=lambda dx, x, out, axis=None: np.reshape(dx, out.shape),
    bind=reshaping,
    cells=lambda index, shape, axis=None: _same_place(
        index, shape, _squeezed_shape(shape, axis=axis)
    ),
    options={"axis": attributes.axes()},
    word=gate.REARRANGES,
    character=REARRANGES,
    words=QT_TRANSLATE_NOOP("Words", "remove axis, drop axis, length 1"),
)
def squeeze(x: Array, *, axis: Axes = None) -> Array:
    """The array without its axes of the length 1, all of them or some."""
    return np.squeeze(x, axis)


def _stretched_shape(given: Shape, *, shape: Shape = (-1,)) -> Shape | Sentence:
    if len(shape) < len(given):
        return Sentence.of(TOO_FEW_AXES, shape=str(given), wanted=str(shape))
    padded = (1,) * (len(shape) - len(given)) + given
    made = tuple(own if wanted == -1 else wanted for own, wanted in zip(padded, shape, strict=True))
    for own, wanted in zip(padded, made, strict=True):
        if own not in (1, wanted):
            return Sentence.of(
                NOT_STRETCHED, shape=str(given), wanted=str(shape), length=own, other=wanted
            )
    return made


def _stretched_cells(index: tuple[int, ...], given: Shape, *, shape: Shape = (-1,)) -> tuple[Any]:
    own = index[len(index) - len(given) :]
    where = tuple(0 if n == 1 else at for at, n in zip(own, given, strict=True))
    return (one_cell(given, where),)


def _bound_broadcast(out: Array, x: Array, shape: Shape = (-1,)) -> Bound:
    return Bound(np.broadcast_to(x, out.shape), [], (lambda u: summed_to(u, x.shape),))


@array_gate(
    symbol="broadcast",
    shape=_stretched_shape,
    pull=(lambda u, x, out, shape=(-1,): unbroadcast(u, x.shape),),
    push=lambda dx, x, out, shape=(-1,): np.broadcast_to(dx, out.shape),
    cells=_stretched_cells,
    bind=_bound_broadcast,
    options={"shape": attributes.lengths()},
    word=gate.ADDS_UP,
    character=QT_TRANSLATE_NOOP(
        "Gate", "A fork of many: what comes back to all copies of a number is added up."
    ),
    words=QT_TRANSLATE_NOOP("Words", "stretch, repeat, copy, tile, expand"),
    spelling=Spelling(("broadcast_to", "expand")),
)
def broadcast(x: Array, *, shape: Shape = (-1,)) -> Array:
    """The array stretched to a shape: numbers are copied along axes of the length 1."""
    made: Any = _stretched_shape(x.shape, shape=shape)
    # a copy: views of one number many times over must not be written into
    return np.array(np.broadcast_to(x, made))
