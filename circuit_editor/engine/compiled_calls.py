"""Compiled stand-ins for calls of NumPy on small matrices, which begin in a third of the time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from circuit_editor.engine.kernel.loading import Kernel
    from circuit_editor.gates import Array
    from circuit_editor.gates.bound_step import Call

PAIRWISE = range(8, 129)  # so many numbers NumPy adds up in eight sums side by side
MOST = 10_000  # numbers: of more the work counts, and not its beginning


def stand_in(call: Call, quick: Kernel | None) -> Call:
    """A compiled call that does the same to the bit, or the call itself."""
    if quick is None or not isinstance(call, partial):
        return call
    given = (*call.args, *call.keywords.values())
    if call.func is np.add and len(given) == 3:
        x, row, out = given
        is_row = _are_small(x, row, out) and x.ndim == 2 and x.shape[1:] == row.shape
        if is_row and x.shape == out.shape:
            return partial(quick.add_to_rows, x, row, out)
    if call.func is np.divide and len(given) == 3:
        x, number, out = given
        is_one = _are_small(x, number, out) and number.size == 1
        if is_one and x.shape == out.shape and number.ndim <= x.ndim:
            return partial(quick.by_one_number, x.ravel(), number.ravel(), out.ravel())
    if call.func == np.add.reduce and len(given) == 4:
        x, axes, kind, out = given
        if kind is None and _are_small(x, out) and out.size == 1 and x.size in PAIRWISE:
            return partial(quick.sum_of_all, x.ravel(), out.ravel())
        if kind is not None or axes != (0,):
            return call
        if _are_small(x, out) and x.ndim == 2 and min(x.shape) > 1 and x.shape[1:] == out.shape:
            return partial(quick.sum_of_rows, x, out)
    return call


def stand_ins(calls: Sequence[Call], quick: Kernel | None) -> list[Call]:
    """Calls of which some that follow one another are one."""
    if quick is None:
        return [*calls]
    found: list[Call] = []
    for call in calls:
        found.append(stand_in(call, quick))
        scaled = _by_inverse_squares(found[-3:])
        if scaled is not None:
            found[-3:] = [partial(quick.by_inverse_squares, *scaled)]
    return found


def _by_inverse_squares(calls: Sequence[Call]) -> tuple[Array, Array] | None:
    """Of a reciprocal, its square and a product with it, in one place, that and the factors."""
    last = [each for each in calls if isinstance(each, partial)]
    if [each.func for each in last] != [np.reciprocal, np.square, np.multiply]:
        return None
    x, *others = last[2].args
    out = others[-1]
    in_place = all(each is out for each in (*last[0].args, *last[1].args, *others))
    if not (in_place and _are_small(x, out) and x.shape == out.shape):
        return None
    return x.ravel(), out.ravel()


def _are_small(*arrays: Array) -> bool:
    """True where compiled loops take these arrays, and take no longer than NumPy."""
    return all(
        isinstance(each, np.ndarray)
        and (each.dtype == np.float64 and each.flags.carray)
        and each.size <= MOST
        for each in arrays
    )
