"""The scale by which the width of a line tells how large a number is.

Gradients span decades, and both ends matter: half of the largest must look thinner than it, and a
hundredth of it thicker than 0. The cube root does both alike, where a square root hides the small
ones and a logarithm makes the large ones equal. Widths come in few steps, so that what is drawn
changes seldom; a number that is not 0 is at least one step, however small it is.

The scale ends at a round number a little above the largest: it reads well, and stays while numbers
move a little, and yet the largest is drawn as the largest.
"""

from __future__ import annotations

from math import floor, isfinite, log10
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.gates import Array

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS = 9  # that are not 0
UNKNOWN = -100  # the step of what is not known, or must not be told
PLAIN_TOP = 1.0  # where all numbers are 0
HAIR = 1e-9
ROUND = (1.0, 1.2, 1.6, 2.0, 2.4, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def top_of(numbers: Array) -> float:
    """Where a scale ends that holds all of these numbers; those that are not finite do not count.

    nan where there is none.
    """
    sizes = np.abs(numbers)
    known = sizes[np.isfinite(sizes)]
    if not len(known):
        return PLAIN_TOP if np.isinf(sizes).any() else float("nan")
    largest = float(known.max())
    if largest == 0.0:
        return PLAIN_TOP
    unit = 10.0 ** floor(log10(largest))
    if unit == 0.0:  # smaller than any power of ten that is a number
        return largest
    top = next((each * unit for each in ROUND if largest <= each * unit * (1 + HAIR)), largest)
    return top if isfinite(top) else largest


def steps_of(numbers: Array, top: float) -> NDArray[np.int8]:
    """The step of each number on a scale that ends at `top`, with its sign; UNKNOWN for nan."""
    shares = np.clip(np.abs(numbers) / top, 0.0, 1.0)
    steps = np.maximum(np.rint(STEPS * np.cbrt(shares)), numbers != 0) * np.sign(numbers)
    return np.where(np.isnan(numbers), UNKNOWN, steps).astype(np.int8)
