"""Functions of arrays that are drawn as several gates: the spread, norms, products of arrays.

var(x), std(x)        mean, sub, square, mean; then sqrt
norm(x)               square, sum, sqrt; its square without the root; of order 1 abs and sum
outer(x, y)           unsqueeze of both, mul
inner(a, b)           matmul, of matrices with the transpose of b
linear(x, W, b)       transpose, matmul, add
einsum('ij,jk->ik')   matmul where it is a product of matrices, else mul and sum
stack([a, b])         unsqueeze of each, concat
nll_loss(lp, t)       one_hot of t, mul, sum, mean and the sign
trace(A), tril(A)     mul by an array of 1 and 0, and sum; cumsum(x) is matmul with such a one
glu(x, dim=1)         slice, twice; sigmoid and mul
prod(x)               slice of each entry, squeeze, mul
expand_dims(x, (0, 1)) unsqueeze, for each axis
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from circuit_editor.expression import composed_functions as functions
from circuit_editor.expression.build_circuit import Operand
from circuit_editor.expression.build_parts import OTHER_AXES, PartDraft
from circuit_editor.expression.einsum import Subscripts, subscripts
from circuit_editor.expression.library_calls import OF_MATRIX
from circuit_editor.gates import kinds
from circuit_editor.gates.gate import Shape
from circuit_editor.model import Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

NO_HALVES = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "glu needs an even number of entries to halve, along the axis {axis} of the shape {shape}.",
    )
)
TOO_FEW = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "{name} divides by n - {less}, and n is {count} along these axes."
    )
)
NORM_OF_MATRIX = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A norm of a matrix with an order is another one, which is not read. For the root of the "
        "sum of squares leave the order out.",
    )
)
NO_EINSUM = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Of einsum patterns of one array or two are read, each letter of an array once in it, such "
        "as 'ij,jk->ik'.",
    )
)
TOO_MANY_FACTORS = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "prod multiplies entries one by one, up to {limit}; here they are {count}. For positive "
        "numbers write exp(sum(log(x))).",
    )
)
MOST_FACTORS = 32
NORMALIZES_LAST = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "Layers are normalized along their last axis here, of the shape {shape}."
    )
)


class FunctionDraft(PartDraft):
    """A circuit with functions of arrays that several gates compute."""

    def _function(
        self, kind: str, taken: list[Operand], options: Mapping[str, Any]
    ) -> Operand | None:
        """What such a function makes of its operands; None for all else."""
        draw: Mapping[str, Callable[..., Operand]] = {
            functions.HALVES: self._gated,
            functions.NORM: self._norm,
            functions.SQUARED_NORM: self._squared_norm,
            functions.VAR: self._variance,
            functions.STD: self._deviation,
            functions.OUTER: self._outer,
            functions.INNER: self._inner,
            functions.VDOT: self._flat_product,
            functions.DOT: self._dot,
            functions.LINEAR: self._linear,
            functions.ADDMM: self._added_product,
            functions.NLL_LOSS: self._likelihood_loss,
            functions.TRACE: self._trace,
            functions.TRIU: self._upper,
            functions.TRIL: self._lower,
            functions.CUMSUM: self._sums_so_far,
            functions.EINSUM: self._einsum,
            functions.PROD: self._product,
            functions.ZEROS_LIKE: self._zeros_like,
            functions.ONES_LIKE: self._ones_like,
            functions.CHUNK: self._chunk,
            functions.SPLIT: self._split,
            functions.UNBIND: self._unbound,
            functions.EXPAND_DIMS: self._expanded,
            functions.SIZE: self._size_along,
            functions.LENGTH: self._length,
            functions.RESHAPE_AS: self._reshaped_as,
            functions.STACK: self._stacked,
            functions.VSTACK: self._stacked_rows,
            functions.HSTACK: self._side_by_side,
        }
        return draw[kind](*taken, **options) if kind in draw else None

    def _of_axes(self, name: str, operand: Operand, *counts: int) -> Shape:
        """The shape of an array that has one of these numbers of axes."""
        shape = self._known(name, operand)
        if len(shape) not in counts:
            raise self._error(OTHER_AXES(name=name, shape=str(shape)))
        return shape

    def _size_along(self, x: Operand, *, axis: tuple[int, ...] | None = None) -> Operand:
        """How many entries an array has along axes: a number, and no node."""
        shape = self._known(functions.SIZE, x)
        axes = range(len(shape)) if axis is None else axis
        for each in axes:
            if not -len(shape) <= each < len(shape):
                raise self._error(OTHER_AXES(name=functions.SIZE, shape=str(shape)))
        return float(np.prod([shape[each] for each in axes]))

    def _length(self, x: Operand) -> Operand:
        return self._size_along(x, axis=(0,))

    # --- the spread, and norms

    def _variance(
        self,
        x: Operand,
        *,
        axis: tuple[int, ...] | None = None,
        keepdims: bool = False,
        ddof: int = 0,
        name: str = functions.VAR,
    ) -> Operand:
        mean = self._array_gate(kinds.MEAN, [x], _axes(axis, keepdims=True))
        squares = self._gate(kinds.SQUARE, [self._gate(kinds.SUB, [x, mean])])
        if not ddof:
            return self._array_gate(kinds.MEAN, [squares], _axes(axis, keepdims=keepdims))
        shape = self._known(name, x)
        count = int(np.prod([shape[at] for at in (range(len(shape)) if axis is None else axis)]))
        if count <= ddof:
            raise self._error(TOO_FEW(name=name, less=ddof, count=count))
        total = self._array_gate(kinds.SUM, [squares], _axes(axis, keepdims=keepdims))
        return self._by_entries(kinds.DIV, total, float(count - ddof))

    def _deviation(self, x: Operand, **options: Any) -> Operand:
        return self._gate(kinds.SQRT, [self._variance(x, name=functions.STD, **options)])

    def _squared_norm(self, x: Operand) -> Operand:
        return self._array_gate(kinds.SUM, [self._gate(kinds.SQUARE, [x])], {})

    def _norm(
        self,
        x: Operand,
        *,
        p: float | None = None,
        axis: tuple[int, ...] | None = None,
        keepdims: bool = False,
        **options: Any,
    ) -> Operand:
        is_of_matrix = OF_MATRIX in options and p is not None and axis is None
        if (is_of_matrix and len(self._known(functions.NORM, x)) > 1) or (
            p not in (None, 2.0) and axis is not None and len(axis) > 1
        ):
            raise self._error(NORM_OF_MATRIX)
        along = _axes(axis, keepdims=keepdims)
        if p in (None, 2.0):
            squares = self._gate(kinds.SQUARE, [x])
            return self._gate(kinds.SQRT, [self._array_gate(kinds.SUM, [squares], along)])
        sizes = self._gate(kinds.ABS, [x])
        if p == 1.0:
            return self._array_gate(kinds.SUM, [sizes], along)
        powers = self._by_entries(kinds.POWER, sizes, p)
        total = self._array_gate(kinds.SUM, [powers], along)
        return self._by_entries(kinds.POWER, total, 1.0 / p)

    def _gated(self, x: Operand, *, axis: tuple[int, ...] = (-1,)) -> Operand:
        """The first half along an axis, times the sigmoid of the second."""
        shape, at = self._shape(x), axis[0]
        if shape is None or not -len(shape) <= at < len(shape) or shape[at] % 2:
            raise self._error(NO_HALVES(axis=at, shape="?" if shape is None else str(shape)))
        source, half = self._driver(x), shape[at] // 2
        first = self._cut(source, at % len(shape), slice(0, half))
        second = self._cut(source, at % len(shape), slice(half, None))
        return self._gate(kinds.MUL, [first, self._gate(kinds.SIGMOID, [second])])

    # --- products

    def _product(
        self, x: Operand, *, axis: tuple[int, ...] | None = None, keepdims: bool = False
    ) -> Operand:
        shape = self._known(functions.PROD, x)
        if axis is None and len(shape) > 1:
            x, axis = self._reshaped(x, (-1,)), (0,)
            kept = (1,) * len(shape)
            made = self._multiplied(x, 0, int(np.prod(shape)))
            return self._reshaped(made, kept) if keepdims else self._squeezed(made, axis)
        axes = tuple(range(len(shape))) if axis is None else axis
        for each in axes:
            if not -len(shape) <= each < len(shape):
                raise self._error(OTHER_AXES(name=functions.PROD, shape=str(shape)))
            x = self._multiplied(x, each, shape[each])
        return x if keepdims or not axes else self._squeezed(x, axes)

    def _multiplied(self, x: Operand, axis: int, count: int) -> Operand:
        """The product of all entries along an axis, which keeps one."""
        if count > MOST_FACTORS:
            raise self._error(TOO_MANY_FACTORS(limit=MOST_FACTORS, count=count))
        if count == 1:
            return x
        made = self._cut(x, axis, slice(0, 1))
        for at in range(1, count):
            made = self._times(made, self._cut(x, axis, slice(at, at + 1)))
        return made

    def _squeezed(self, x: Operand, axes: tuple[int, ...]) -> Operand:
        return self._array_gate(kinds.SQUEEZE, [x], {"axis": axes})

    def _expanded(self, x: Operand, *, axis: tuple[int, ...] | None = None) -> Operand:
        if axis is None or len(axis) == 1:
            return self._array_gate(kinds.UNSQUEEZE, [x], {} if axis is None else {"axis": axis})
        shape = self._known(functions.EXPAND_DIMS, x)
        count = len(shape) + len(axis)
        places = sorted({each % count for each in axis if -count <= each < count})
        if len(places) < len(axis):
            raise self._error(OTHER_AXES(name=functions.EXPAND_DIMS, shape=str(shape)))
        return self._with_axes(x, places)

    def _matmul(self, a: Operand, b: Operand) -> Operand:
        return self._array_gate(kinds.MATMUL, [a, b], {})

    def _outer(self, a: Operand, b: Operand) -> Operand:
        for each in (a, b):
            self._of_axes(functions.OUTER, each, 1)
        column = self._array_gate(kinds.UNSQUEEZE, [a], {"axis": (1,)})
        row = self._array_gate(kinds.UNSQUEEZE, [b], {"axis": (0,)})
        return self._gate(kinds.MUL, [column, row])

    def _inner(self, a: Operand, b: Operand) -> Operand:
        counts = [len(self._of_axes(functions.INNER, each, 0, 1, 2)) for each in (a, b)]
        if 0 in counts:
            return self._times(a, b)
        return self._matmul(a, self._array_gate(kinds.TRANSPOSE, [b], {}) if counts[1] > 1 else b)

    def _flat_product(self, a: Operand, b: Operand) -> Operand:
        flat = []
        for each in (a, b):
            shape = self._known(functions.VDOT, each)
            is_flat = len(shape) == 1
            flat.append(each if is_flat else self._reshaped(each, (-1,)))
        return self._matmul(flat[0], flat[1])

    def _reshaped(self, x: Operand, shape: Shape) -> Operand:
        return self._array_gate(kinds.RESHAPE, [x], {"shape": shape})

    def _reshaped_as(self, x: Operand, other: Operand) -> Operand:
        return self._reshaped(x, self._known(functions.RESHAPE_AS, other))

    def _dot(self, a: Operand, b: Operand) -> Operand:
        shapes = [self._shape(each) for each in (a, b)]
        if () in shapes:
            return self._times(a, b)
        for each in shapes:
            if each is not None and len(each) > 2:
                raise self._error(OTHER_AXES(name=functions.DOT, shape=str(each)))
        return self._matmul(a, b)

    def _linear(self, x: Operand, weights: Operand, bias: Operand | None = None) -> Operand:
        self._of_axes(functions.LINEAR, weights, 2)
        product = self._matmul(x, self._array_gate(kinds.TRANSPOSE, [weights], {}))
        return product if bias is None else self._gate(kinds.ADD, [product, bias])

    def _added_product(self, bias: Operand, x: Operand, weights: Operand) -> Operand:
        return self._gate(kinds.ADD, [bias, self._matmul(x, weights)])

    def _einsum(self, *taken: Operand, pattern: str = "") -> Operand:
        shapes = [self._known(functions.EINSUM, each) for each in taken]
        found = subscripts(pattern, shapes)
        if found is None:
            raise self._error(NO_EINSUM)
        if len(taken) == 1 and found.is_diagonal:
            return self._trace(taken[0])
        if len(taken) == 1:
            return self._summed(taken[0], found.inputs[0], found.output)
        if found.batch is not None:
            rows, columns = found.factors()
            first = self._in_order(taken[0], found.inputs[0], rows)
            second = self._in_order(taken[1], found.inputs[1], columns)
            made = found.batch + rows[len(found.batch) : -1] + columns[len(found.batch) + 1 :]
            return self._in_order(self._matmul(first, second), made, found.output)
        return self._product_of_entries(taken, found)

    def _product_of_entries(self, taken: tuple[Operand, ...], found: Subscripts) -> Operand:
        """Both arrays with the same axes, multiplied, and added up along those that go."""
        letters = found.letters
        aligned = []
        for each, own in zip(taken, found.inputs, strict=True):
            present = "".join(letter for letter in letters if letter in own)
            placed = self._in_order(each, own, present)
            new = (at for at, letter in enumerate(letters) if letter not in own)
            aligned.append(self._with_axes(placed, new))
        return self._summed(self._times(*aligned), letters, found.output)

    def _summed(self, x: Operand, letters: str, output: str) -> Operand:
        gone = tuple(at for at, letter in enumerate(letters) if letter not in output)
        left = "".join(letter for letter in letters if letter in output)
        total = self._array_gate(kinds.SUM, [x], {"axis": gone}) if gone else x
        return self._in_order(total, left, output)

    def _in_order(self, x: Operand, letters: str, wanted: str) -> Operand:
        if letters == wanted:
            return x
        order = tuple(letters.index(each) for each in wanted)
        is_reversed = order == tuple(range(len(order)))[::-1]
        return self._array_gate(kinds.TRANSPOSE, [x], {} if is_reversed else {"axes": order})

    # --- several arrays as one

    def _joined(self, taken: list[Operand], axis: int) -> Operand:
        made = taken[-1]
        for each in taken[-2::-1]:
            made = self._array_gate(kinds.CONCAT, [each, made], {"axis": (axis,)})
        return made

    def _stacked(self, *taken: Operand, axis: tuple[int, ...] = (0,)) -> Operand:
        several = [self._array_gate(kinds.UNSQUEEZE, [each], {"axis": axis}) for each in taken]
        return self._joined([*several], axis[0])

    def _stacked_rows(self, *taken: Operand) -> Operand:
        counts = [len(self._of_axes(functions.VSTACK, each, 1, 2, 3, 4)) for each in taken]
        rows = [
            self._array_gate(kinds.UNSQUEEZE, [each], {"axis": (0,)}) if count == 1 else each
            for each, count in zip(taken, counts, strict=True)
        ]
        return self._joined([*rows], 0)

    def _side_by_side(self, *taken: Operand) -> Operand:
        counts = [len(self._of_axes(functions.HSTACK, each, 1, 2, 3, 4)) for each in taken]
        return self._joined([*taken], 0 if counts[0] == 1 else 1)

    # --- arrays of 1 and 0

    def _likelihood_loss(self, lp: Operand, t: Operand, *, reduction: str = kinds.MEAN) -> Operand:
        shape = self._of_axes(functions.NLL_LOSS, lp, 1, 2)
        hot = self._array_gate(kinds.ONE_HOT, [t], {"classes": shape[-1]})
        if self._shape(t) != shape[:-1]:
            raise self._error(OTHER_AXES(name=functions.NLL_LOSS, shape=str(self._shape(t))))
        own = self._array_gate(kinds.SUM, [self._times(lp, hot)], {"axis": (-1,)})
        if reduction != "none" and len(shape) > 1:
            own = self._array_gate(reduction, [own], {})
        return super()._operator(kinds.NEG, [own])

    def _trace(self, x: Operand) -> Operand:
        shape = self._of_axes(functions.TRACE, x, 2)
        return self._array_gate(kinds.SUM, [self._times(x, Value(np.eye(shape[0], shape[1])))], {})

    def _upper(self, x: Operand, *, k: int = 0) -> Operand:
        return self._triangle(functions.TRIU, x, np.triu, k)

    def _lower(self, x: Operand, *, k: int = 0) -> Operand:
        return self._triangle(functions.TRIL, x, np.tril, k)

    def _triangle(self, name: str, x: Operand, cut: Callable[..., Any], k: int) -> Operand:
        shape = self._of_axes(name, x, 2, 3, 4)
        if isinstance(x, Value):
            return Value(cut(x.array, k))
        return self._times(x, Value(cut(np.ones(shape[-2:]), k)))

    def _sums_so_far(self, x: Operand, *, axis: tuple[int, ...] | None = None) -> Operand:
        shape = self._of_axes(functions.CUMSUM, x, 1, 2)
        if axis is None and len(shape) > 1:
            x, shape = self._reshaped(x, (-1,)), (shape[0] * shape[1],)
        at = 0 if axis is None else axis[0]
        if not -len(shape) <= at < len(shape):
            raise self._error(OTHER_AXES(name=functions.CUMSUM, shape=str(shape)))
        lower = np.tril(np.ones((shape[at], shape[at])))
        if at % len(shape) == 0:
            return self._matmul(Value(lower), x)
        return self._matmul(x, Value(lower.T))

    def _layer_norm(self, x: Operand, normalized: Shape, options: Mapping[str, Any]) -> Operand:
        shape = self._shape(x)
        if len(normalized) != 1 or (shape is not None and shape[-1:] != normalized):
            raise self._error(NORMALIZES_LAST(shape="?" if shape is None else str(shape)))
        return self._array_gate(kinds.LAYER_NORM, [x], options)


def _axes(axis: tuple[int, ...] | None, *, keepdims: bool) -> Mapping[str, Any]:
    """The attributes of a gate that reduces; those at their default are left out."""
    found: dict[str, Any] = {} if axis is None else {"axis": axis}
    return {**found, "keepdims": True} if keepdims else found
