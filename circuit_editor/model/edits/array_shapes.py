"""Arrays in another shape: what fits of their numbers stays."""

from __future__ import annotations

import math

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape


def fit_into(array: Array, shape: Shape) -> Array:
    """An array's numbers in another shape.

    As many numbers stay in their order, a single number fills it. Else those stay that have the
    same place counted from the first row and column, and what is new is 0.
    """
    if array.size == math.prod(shape):
        return array.reshape(shape)
    if not array.shape:
        return np.full(shape, float(array))
    rank = max(array.ndim, len(shape))
    old = array.reshape((1,) * (rank - array.ndim) + array.shape)
    new = (1,) * (rank - len(shape)) + shape
    made = np.zeros(new)
    common = tuple(slice(min(lengths)) for lengths in zip(old.shape, new, strict=True))
    made[common] = old[common]
    return made.reshape(shape)
