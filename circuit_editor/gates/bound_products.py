"""Products of matrices bound to kept arrays."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from circuit_editor.gates.bound import ordered, pull_anew, putting
from circuit_editor.gates.bound_step import Binder, Bound, Call, Pull
from circuit_editor.gates.gate import Array, Forward, Shape, in_order


def rows_of(x: Array) -> Array:
    """All rows of a batch of matrices, one under another."""
    return in_order(x).reshape(math.prod(x.shape[:-1]), x.shape[-1])


def product_binder(product: Forward, pulls: tuple[Forward, Forward]) -> Binder:
    """What binds a product of matrices: one product of rows, one a matrix, or by its functions."""
    return partial(_bound_product, product, pulls)


def _bound_product(
    product: Forward, anew: tuple[Forward, Forward], out: Array, a: Array, b: Array
) -> Bound:
    first, calls = ordered(a)
    second, more = ordered(b)
    kept = *([first] if calls else []), *([second] if more else [])
    calls += more
    if b.ndim == 2 and a.ndim >= 2:
        rows = rows_of(first)
        pulls = _pulls_of_rows(rows, second, a.shape)
        return Bound(out, [*calls, partial(rows.dot, second, rows_of(out))], pulls, kept)
    if a.ndim > 2 and b.ndim > 2 and a.shape[:-2] == b.shape[:-2]:
        pulls = (
            _pull_by(None, np.swapaxes(second, -1, -2), a.shape),
            _pull_by(np.swapaxes(first, -1, -2), None, b.shape),
        )
        return Bound(out, [*calls, partial(np.matmul, first, second, out)], pulls, kept)
    to_first, to_second = (
        pull_anew(pull, place, (first, second), out) for place, pull in enumerate(anew)
    )
    forward = [*calls, putting(out, product, first, second)]
    return Bound(out, forward, (to_first, to_second), kept)


def _pulls_of_rows(rows: Array, b: Array, shape: Shape) -> tuple[Pull, Pull]:
    def to_first(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.empty(shape)
        u, calls = ordered(upstream)
        u = rows_of(u)
        return sent, [*calls, partial(u.dot, b.T, rows_of(sent))]

    def to_second(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.empty(b.shape)
        u, calls = ordered(upstream)
        return sent, [*calls, partial(rows.T.dot, rows_of(u), sent)]

    return to_first, to_second


def _pull_by(first: Array | None, second: Array | None, shape: Shape) -> Pull:
    """Upstream times a batch of matrices, or that times upstream."""

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.empty(shape)
        u, calls = ordered(upstream)
        left, right = u if first is None else first, u if second is None else second
        return sent, [*calls, partial(np.matmul, left, right, sent)]

    return pull
