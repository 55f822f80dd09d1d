"""Gates of arrays: products of matrices, sums along axes, and what only rearranges entries.

Conventions are those of NumPy and PyTorch in float64. What a gate is sent, and what it sends back,
are whole arrays; the products of upstream and Jacobian are worked out without the Jacobian.
"""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import numpy as np

from circuit_editor.gates import attributes, gate
from circuit_editor.gates.bound import ordered, reshaping
from circuit_editor.gates.bound_products import product_binder, rows_of
from circuit_editor.gates.bound_step import Bound, Call
from circuit_editor.gates.gate import (
    Array,
    Notation,
    Shape,
    Spelling,
    array_gate,
    in_order,
    unbroadcast,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

Axes = tuple[int, ...] | None

NO_SUCH_AXIS = QT_TRANSLATE_NOOP(
    "Sentence", "There is no axis {axis} in the shape {shape}: axes count from 0."
)
NO_NUMBERS = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "An array without numbers has no mean."))
INNER_LENGTHS = QT_TRANSLATE_NOOP(
    "Sentence",
    "The columns of the first ({columns}) must equal the rows of the second ({rows}): "
    "{first} times {second}.",
)
SINGLE_NUMBERS = QT_TRANSLATE_NOOP(
    "Sentence",
    "A product of matrices takes arrays, not {first} and {second}; for single numbers use the "
    "product ×.",
)
BATCHES = QT_TRANSLATE_NOOP(
    "Sentence", "The leading axes of {first} and {second} do not fit together."
)
OTHER_SIZE = QT_TRANSLATE_NOOP(
    "Sentence", "The shape {shape} has {got} numbers; {wanted} cannot hold them."
)
NOT_THOSE_AXES = QT_TRANSLATE_NOOP(
    "Sentence", "Each axis of the shape {shape} must be named once; here are {axes}."
)
NOT_ALIKE = QT_TRANSLATE_NOOP(
    "Sentence", "Beside the axis {axis} the shapes {first} and {second} must be equal."
)
OTHER_RANK = QT_TRANSLATE_NOOP(
    "Sentence",
    "Arrays that are joined have equally many axes, one at least; here are {first} and {second}.",
)
NOTHING_LEFT = QT_TRANSLATE_NOOP(
    "Sentence", "Nothing of the {length} entries is left between {start} and {stop}."
)


def why_not_axes(shape: Shape, axes: Axes) -> Sentence | None:
    """Why an array of this shape has not these axes, or None where it has."""
    for axis in axes or ():
        if not -len(shape) <= axis < len(shape):
            return Sentence.of(NO_SUCH_AXIS, axis=axis, shape=str(shape))
    if axes is not None and len({axis % max(1, len(shape)) for axis in axes}) < len(axes):
        return Sentence.of(NOT_THOSE_AXES, shape=str(shape), axes=str(axes))
    return None


def reduced_shape(shape: Shape, *, axis: Axes = None, keepdims: bool = False) -> Shape | Sentence:
    """The shape that is left where some axes are reduced."""
    wrong = why_not_axes(shape, axis)
    if wrong is not None:
        return wrong
    gone = {each % len(shape) for each in axis} if axis is not None else {*range(len(shape))}
    kept = [1 if at in gone else length for at, length in enumerate(shape)]
    return tuple(kept) if keepdims else tuple(n for at, n in enumerate(kept) if at not in gone)


def _reduced_and_some(shape: Shape, *, axis: Axes = None, keepdims: bool = False) -> Any:
    return NO_NUMBERS if 0 in shape else reduced_shape(shape, axis=axis, keepdims=keepdims)


def _count(shape: Shape, axis: Axes) -> int:
    """How many numbers are added up to one."""
    return math.prod(shape if axis is None else [shape[each] for each in axis])


def spread(upstream: Any, shape: Shape, axis: Axes, *, keepdims: bool) -> Any:
    """What arrived at a reduction, before every number that was reduced."""
    if axis is not None and not keepdims:
        upstream = np.expand_dims(upstream, tuple(each % len(shape) for each in axis))
    return np.broadcast_to(upstream, shape)


def reduced_cells(
    index: tuple[int, ...], shape: Shape, *, axis: Axes = None, keepdims: bool = False
) -> tuple[Any]:
    """The entries along the reduced axes that one number is made of."""
    gone = {each % len(shape) for each in axis} if axis is not None else {*range(len(shape))}
    left = iter(index)
    where: list[Any] = []
    for at in range(len(shape)):
        if keepdims:
            own = next(left)
            where.append(slice(None) if at in gone else own)
        else:
            where.append(slice(None) if at in gone else next(left))
    mask = np.zeros(shape, bool)
    mask[tuple(where)] = True
    return (mask,)


def _bound_sum(out: Array, x: Array, axis: Axes = None, *, keepdims: bool = False) -> Bound:
    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        return spread(upstream, x.shape, axis, keepdims=keepdims), []

    lined, calls = ordered(x)
    return Bound(out, [*calls, partial(np.add.reduce, lined, axis, None, out, keepdims)], (pull,))


def _bound_mean(out: Array, x: Array, axis: Axes = None, *, keepdims: bool = False) -> Bound:
    count = _count(x.shape, axis)

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        part = np.empty_like(upstream)
        shown = spread(part, x.shape, axis, keepdims=keepdims)
        return shown, [partial(np.divide, upstream, np.array(float(count)), part)]

    lined, calls = ordered(x)
    total = partial(np.add.reduce, lined, axis, None, out, keepdims)
    return Bound(
        out, [*calls, total, partial(np.divide, out, np.array(float(count)), out)], (pull,)
    )


REDUCTION = {"axis": attributes.axes(), "keepdims": attributes.switch(default=False)}


@array_gate(
    symbol="Σ",
    shape=reduced_shape,
    pull=(
        lambda u, x, out, axis=None, keepdims=False: spread(u, x.shape, axis, keepdims=keepdims),
    ),
    push=lambda dx, x, out, axis=None, keepdims=False: np.sum(dx, axis=axis, keepdims=keepdims),
    cells=reduced_cells,
    options=REDUCTION,
    word=gate.COPIES,
    character=QT_TRANSLATE_NOOP("Gate", "Copies: every number gets the whole gradient."),
    words=QT_TRANSLATE_NOOP("Words", "add up, total, reduce"),
    spelling=Spelling(("reduce_sum",)),
    bind=_bound_sum,
)
def sum_(x: Array, *, axis: Axes = None, keepdims: bool = False) -> Array:
    """The sum of the numbers of an array, of all or along some axes."""
    total: Array = np.asarray(in_order(x).sum(axis=axis, keepdims=keepdims))
    return total


@array_gate(
    symbol="mean",
    shape=_reduced_and_some,
    pull=(
        lambda u, x, out, axis=None, keepdims=False: spread(
            u / _count(x.shape, axis), x.shape, axis, keepdims=keepdims
        ),
    ),
    push=lambda dx, x, out, axis=None, keepdims=False: np.mean(dx, axis=axis, keepdims=keepdims),
    cells=reduced_cells,
    options=REDUCTION,
    word=gate.SHARES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Shares equally: every number gets its part of the gradient."
    ),
    words=QT_TRANSLATE_NOOP("Words", "average, reduce"),
    spelling=Spelling(("average", "reduce_mean")),
    bind=_bound_mean,
)
def mean(x: Array, *, axis: Axes = None, keepdims: bool = False) -> Array:
    """The mean of the numbers of an array, of all or along some axes."""
    total: Array = np.asarray(in_order(x).sum(axis=axis, keepdims=keepdims))
    return total / _count(x.shape, axis)


def _product_shape(a: Shape, b: Shape) -> Shape | Sentence:
    if not a or not b:
        return Sentence.of(SINGLE_NUMBERS, first=str(a), second=str(b))
    columns, rows = a[-1], b[-2] if len(b) > 1 else b[-1]
    if columns != rows:
        return Sentence.of(INNER_LENGTHS, columns=columns, rows=rows, first=str(a), second=str(b))
    try:
        batch = np.broadcast_shapes(a[:-2], b[:-2])
    except ValueError:
        return Sentence.of(BATCHES, first=str(a), second=str(b))
    return (*batch, *a[-2:-1], *(b[-1:] if len(b) > 1 else ()))


def _turned(x: Any) -> Any:
    return np.swapaxes(x, -1, -2)


def _is_one_product(a: Array, b: Array) -> bool:
    """True for a batch of matrices times one and the same, which is one product of all rows."""
    return a.ndim > 2 and b.ndim == 2


def _to_first(u: Any, a: Array, b: Array, out: Any) -> Any:
    """What the first of two matrices is sent: upstream times the second, turned."""
    u, a, b = in_order(u), in_order(a), in_order(b)
    if a.ndim == 2 and b.ndim == 2:
        return np.dot(u, b.T)
    if a.ndim == 1 and b.ndim == 1:
        return u * b
    if _is_one_product(a, b):
        return np.dot(rows_of(u), b.T).reshape(a.shape)
    if a.ndim == 1:
        sent = (b @ u[..., None])[..., 0]
    else:
        sent = u[..., None] * b if b.ndim == 1 else u @ _turned(b)
    return unbroadcast(sent, a.shape)


def _to_second(u: Any, a: Array, b: Array, out: Any) -> Any:
    """What the second is sent: the first, turned, times upstream."""
    u, a, b = in_order(u), in_order(a), in_order(b)
    if a.ndim == 2 and b.ndim == 2:
        return np.dot(a.T, u)
    if a.ndim == 1 and b.ndim == 1:
        return u * a
    if a.ndim == 1:
        sent = a[:, None] * u[..., None, :]
    elif b.ndim == 1:
        sent = (_turned(a) @ u[..., None])[..., 0]
    elif b.ndim == 2:  # one matrix for a whole batch: one product, and no sum over its parts
        return np.dot(rows_of(a).T, rows_of(u))
    else:
        sent = _turned(a) @ u
    return unbroadcast(sent, b.shape)


def _product_cells(index: tuple[int, ...], a: Shape, b: Shape) -> tuple[Any, ...]:
    """Row times column: one row of the first, one column of the second."""
    first, second = np.zeros(a, bool), np.zeros(b, bool)
    batch = index[: len(index) - (len(a) > 1) - (len(b) > 1)]
    for mask, shape in ((first, a), (second, b)):
        own = batch[len(batch) - max(0, len(shape) - 2) :]
        leads = tuple(0 if n == 1 else at for at, n in zip(own, shape, strict=False))
        row: tuple[Any, ...] = (slice(None),)
        if mask is first and len(a) > 1:
            row = (index[len(batch)], slice(None))
        if mask is second and len(b) > 1:
            row = (slice(None), index[-1])
        mask[leads + row] = True
    return first, second


def _product(a: Array, b: Array) -> Array:
    a, b = in_order(a), in_order(b)
    if a.ndim == 2 and b.ndim == 2:
        found: Array = np.dot(a, b)
        return found
    if _is_one_product(a, b):
        lined: Array = np.dot(rows_of(a), b)
        return lined.reshape(*a.shape[:-1], b.shape[-1])
    product: Array = a @ b
    return product


PULLS = (_to_first, _to_second)


def _product_meets(
    place: int, own: tuple[int, ...], index: tuple[int, ...], a: Shape, b: Shape
) -> tuple[int, ...]:
    """Along a row of the first and a column of the second the entries of one number meet."""
    other, is_first = (b if place == 0 else a), place == 0
    batch = index[: len(index) - (len(a) > 1) - (len(b) > 1)]
    within = own[-1] if is_first else own[-2] if len(b) > 1 else own[-1]
    if len(other) < 2:
        return (within,)
    own_batch = batch[len(batch) - (len(other) - 2) :]
    leads = tuple(0 if n == 1 else at for at, n in zip(own_batch, other, strict=False))
    if is_first:
        return (*leads, within, index[-1])
    return (*leads, index[len(batch)], within)


@array_gate(
    symbol="@",
    shape=_product_shape,
    pull=PULLS,
    bind=product_binder(_product, PULLS),
    push=lambda da, db, a, b, out: da @ b + a @ db,
    cells=_product_cells,
    meets=_product_meets,
    sent=("U {b}ᵀ", "{a}ᵀ U"),
    word=gate.ROW_BY_COLUMN,
    character=QT_TRANSLATE_NOOP(
        "Gate",
        "Switches, row by column: each matrix gets the gradient times the other one, turned.",
    ),
    words=QT_TRANSLATE_NOOP("Words", "matrix product, dot product, multiply"),
    notation=Notation("{a} @ {b}", 2, 2),
    spelling=Spelling(("dot", "mm", "bmm", "vdot", "inner")),
)
def matmul(a: Array, b: Array) -> Array:
    """The product of two matrices; rows of the first meet columns of the second."""
    return _product(a, b)


def _order(rank: int, axes: Axes) -> tuple[int, ...]:
    return tuple(reversed(range(rank))) if axes is None else tuple(each % rank for each in axes)


def _transposed_shape(shape: Shape, *, axes: Axes = None) -> Shape | Sentence:
    if axes is not None:
        wrong = why_not_axes(shape, axes)
        if wrong is None and len(axes) != len(shape):
            wrong = Sentence.of(NOT_THOSE_AXES, shape=str(shape), axes=str(axes))
        if wrong is not None:
            return wrong
    return tuple(shape[each] for each in _order(len(shape), axes))


def _transposed_cells(index: tuple[int, ...], shape: Shape, *, axes: Axes = None) -> tuple[Any]:
    where = [0] * len(shape)
    for at, axis in zip(index, _order(len(shape), axes), strict=True):
        where[axis] = at
    return (one_cell(shape, tuple(where)),)


def one_cell(shape: Shape, where: tuple[int, ...]) -> Any:
    """True at one entry of an array of this shape, or at a whole row of a shorter index."""
    mask = np.zeros(shape, bool)
    mask[where] = True
    return mask


def _bound_transpose(out: Array, x: Array, axes: Axes = None) -> Bound:
    order = _order(x.ndim, axes)
    back = tuple(np.argsort(order).tolist())
    return Bound(np.transpose(x, order), [], (lambda u: (np.transpose(u, back), []),))


@array_gate(
    symbol="ᵀ",
    shape=_transposed_shape,
    pull=(lambda u, x, out, axes=None: np.transpose(u, np.argsort(_order(x.ndim, axes))),),
    push=lambda dx, x, out, axes=None: np.transpose(dx, _order(x.ndim, axes)),
    cells=_transposed_cells,
    bind=_bound_transpose,
    options={"axes": attributes.axes()},
    word=gate.REARRANGES,
    character=QT_TRANSLATE_NOOP("Gate", "Passes every gradient on to where its number came from."),
    words=QT_TRANSLATE_NOOP("Words", "turn, permute, swap axes, rows and columns"),
    notation=Notation("{x}ᵀ", 4, 4),
    spelling=Spelling(("permute", "swapaxes", "t")),
)
def transpose(x: Array, *, axes: Axes = None) -> Array:
    """The array with its axes in another order, the reverse one unless it is said."""
    return np.transpose(x, _order(x.ndim, axes))


def _filled(shape: Shape, wanted: Shape) -> Shape | None:
    """The wanted shape with its -1 filled in; None where the numbers do not fill it."""
    count = math.prod(shape)
    known = math.prod(each for each in wanted if each != -1)
    if -1 in wanted:
        if not known or count % known:
            return None
        return tuple(count // known if each == -1 else each for each in wanted)
    return wanted if known == count else None


def _reshaped_shape(given: Shape, *, shape: Shape = (-1,)) -> Shape | Sentence:
    filled = _filled(given, shape)
    if filled is None:
        return Sentence.of(
            OTHER_SIZE, shape=str(given), got=f"{math.prod(given):,}", wanted=str(shape)
        )
    return filled


def _reshaped_cells(index: tuple[int, ...], given: Shape, *, shape: Shape = (-1,)) -> tuple[Any]:
    filled = _filled(given, shape) or ()
    at = int(np.ravel_multi_index(index, filled)) if index else 0
    mask = np.zeros(math.prod(given), bool)
    mask[at] = True
    return (mask.reshape(given),)


@array_gate(
    symbol="reshape",
    shape=_reshaped_shape,
    pull=(lambda u, x, out, shape=(-1,): np.reshape(u, x.shape),),
    push=lambda dx, x, out, shape=(-1,): np.reshape(dx, shape),
    cells=_reshaped_cells,
    bind=reshaping,
    options={"shape": attributes.lengths()},
    word=gate.REARRANGES,
    character=QT_TRANSLATE_NOOP("Gate", "Rearranges: every gradient goes back to its number."),
    words=QT_TRANSLATE_NOOP("Words", "view, flatten, rows and columns"),
    spelling=Spelling(("view",)),
)
def reshape(x: Array, *, shape: Shape = (-1,)) -> Array:
    """The same numbers in their order in another shape; one length may be -1."""
    return np.reshape(x, shape)


def _cut(length: int, start: int, stop: int | None, step: int) -> range:
    return range(*slice(start, stop, step).indices(length))


def _where(shape: Shape, axis: tuple[int, ...], start: int, stop: int | None, step: int) -> Any:
    """What picks the entries along the axis, for NumPy."""
    at = axis[0] % len(shape)
    return (*(slice(None),) * at, slice(start, stop, step))


def _sliced_shape(
    shape: Shape,
    *,
    axis: tuple[int, ...] = (0,),
    start: int = 0,
    stop: int | None = None,
    step: int = 1,
) -> Shape | Sentence:
    wrong = why_not_axes(shape, axis)
    if wrong is not None:
        return wrong
    at = axis[0] % len(shape)
    kept = len(_cut(shape[at], start, stop, step))
    if not kept and shape[at]:
        told = shape[at] if stop is None else stop
        return Sentence.of(NOTHING_LEFT, length=shape[at], start=start, stop=told)
    return (*shape[:at], kept, *shape[at + 1 :])


def _sliced_pull(
    u: Any,
    x: Array,
    out: Any,
    axis: tuple[int, ...] = (0,),
    start: int = 0,
    stop: int | None = None,
    step: int = 1,
) -> Any:
    sent = np.zeros(x.shape)
    sent[_where(x.shape, axis, start, stop, step)] = u
    return sent


def _sliced_cells(
    index: tuple[int, ...],
    shape: Shape,
    *,
    axis: tuple[int, ...] = (0,),
    start: int = 0,
    stop: int | None = None,
    step: int = 1,
) -> tuple[Any]:
    at = axis[0] % len(shape)
    own = _cut(shape[at], start, stop, step)[index[at]]
    return (one_cell(shape, (*index[:at], own, *index[at + 1 :])),)


def _bound_slice(
    out: Array,
    x: Array,
    axis: tuple[int, ...] = (0,),
    start: int = 0,
    stop: int | None = None,
    step: int = 1,
) -> Bound:
    where = _where(x.shape, axis, start, stop, step)

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.zeros(x.shape)  # and so it stays outside of the part
        return sent, [partial(np.copyto, sent[where], upstream)]

    return Bound(x[where], [], (pull,))


@array_gate(
    symbol="[:]",
    shape=_sliced_shape,
    pull=(_sliced_pull,),
    push=lambda dx, x, out, axis=(0,), start=0, stop=None, step=1: dx[
        _where(x.shape, axis, start, stop, step)
    ],
    cells=_sliced_cells,
    bind=_bound_slice,
    options={
        "axis": attributes.axis(0),
        "start": attributes.whole(0),
        "stop": attributes.whole(None),
        "step": attributes.whole(1, least=1),
    },
    word=gate.PUTS_BACK,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Passes the gradient to what was taken; what was left out gets 0."
    ),
    words=QT_TRANSLATE_NOOP("Words", "part, rows, columns, index, cut"),
    spelling=Spelling(("narrow",)),
)
def slice_(
    x: Array,
    *,
    axis: tuple[int, ...] = (0,),
    start: int = 0,
    stop: int | None = None,
    step: int = 1,
) -> Array:
    """Some of the entries along one axis, from start to before stop."""
    part: Array = x[_where(x.shape, axis, start, stop, step)]
    return part


def _joined_shape(a: Shape, b: Shape, *, axis: tuple[int, ...] = (0,)) -> Shape | Sentence:
    if len(a) != len(b) or not a:
        return Sentence.of(OTHER_RANK, first=str(a), second=str(b))
    wrong = why_not_axes(a, axis)
    if wrong is not None:
        return wrong
    at = axis[0] % len(a)
    if a[:at] + a[at + 1 :] != b[:at] + b[at + 1 :]:
        return Sentence.of(NOT_ALIKE, axis=axis[0], first=str(a), second=str(b))
    return (*a[:at], a[at] + b[at], *a[at + 1 :])


def _before(rank: int, axis: tuple[int, ...], part: slice) -> Any:
    return (*(slice(None),) * (axis[0] % rank), part)


def _joined_cells(
    index: tuple[int, ...], a: Shape, b: Shape, *, axis: tuple[int, ...] = (0,)
) -> tuple[Any, ...]:
    at = axis[0] % len(a)
    if index[at] < a[at]:
        return one_cell(a, index), np.zeros(b, bool)
    own = (*index[:at], index[at] - a[at], *index[at + 1 :])
    return np.zeros(a, bool), one_cell(b, own)


def _bound_concat(out: Array, a: Array, b: Array, axis: tuple[int, ...] = (0,)) -> Bound:
    length = a.shape[axis[0]]
    parts = slice(None, length), slice(length, None)
    where = [_before(a.ndim, axis, part) for part in parts]
    joined = partial(np.concatenate, (a, b), axis[0], out)
    return Bound(out, [joined], (lambda u: (u[where[0]], []), lambda u: (u[where[1]], [])))


@array_gate(
    symbol="concat",
    shape=_joined_shape,
    pull=(
        lambda u, a, b, out, axis=(0,): u[_before(a.ndim, axis, slice(None, a.shape[axis[0]]))],
        lambda u, a, b, out, axis=(0,): u[_before(a.ndim, axis, slice(a.shape[axis[0]], None))],
    ),
    push=lambda da, db, a, b, out, axis=(0,): np.concatenate((da, db), axis[0]),
    cells=_joined_cells,
    bind=_bound_concat,
    options={"axis": attributes.axis(0)},
    word=gate.CUTS,
    character=QT_TRANSLATE_NOOP("Gate", "Cuts the gradient apart: each input gets its own part."),
    words=QT_TRANSLATE_NOOP("Words", "concatenate, join, append, stack"),
    spelling=Spelling(("concatenate", "cat"), takes_several=True),
)
def concat(a: Array, b: Array, *, axis: tuple[int, ...] = (0,)) -> Array:
    """Two arrays joined along an axis."""
    return np.concatenate((a, b), axis[0])
