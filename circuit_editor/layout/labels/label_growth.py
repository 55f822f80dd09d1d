"""The growth at which texts that are written larger meet something: for each pair exactly.

A text grows from where it is anchored, so the edges of its room are linear in the growth, and the
growth at which two rooms begin to overlap is worked out in one step, for all pairs at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.space.boxes import Indices
from circuit_editor.named_tuple import NamedTuple

MOST_GROWTH = 2.4  # whatever room there is
DUST = 1e-6  # of two edges that are the same
AGAINST = np.array([2, 3, 0, 1])  # right against left, bottom against top, and the other way round
SIGNS = np.array([-1.0, -1.0, 1.0, 1.0])


class Rooms(NamedTuple):
    """The edges of rooms at growth 0, and how far they move for each unit of it: (4, n) each."""

    at_nothing: Array
    per_growth: Array

    def at(self, growth: float | Array) -> Array:
        """The lefts, tops, rights and bottoms at a growth, or at one of each."""
        return self.at_nothing + growth * self.per_growth

    def take(self, which: Indices) -> Rooms:
        """Some of them, or some of them again."""
        return Rooms(self.at_nothing[:, which], self.per_growth[:, which])

    def reach(self, growth: float = MOST_GROWTH) -> Array:
        """All that they may take up to a growth."""
        least, most = self.at(1.0), self.at(growth)
        return np.concatenate([np.minimum(least, most)[:2], np.maximum(least, most)[2:]])


def share_from_below(limits: Sequence[float], share: float) -> float:
    """The limit that so large a share of them is not above."""
    return sorted(limits)[int((len(limits) - 1) * share)]


def still(boxes: Array) -> Rooms:
    """The rooms of what never grows."""
    return Rooms(boxes, np.zeros_like(boxes))


def meeting_growth(some: Rooms, others: Rooms) -> Array:
    """From which growth on each room overlaps its partner; infinite where it never does.

    Shapes broadcast: (4, n, 1) and (4, 1, m) meet all with all.
    """
    # how far one reaches past the other on each side: they overlap where all four are positive
    gap = _past(some.at_nothing, others.at_nothing)
    widens = _past(some.per_growth, others.per_growth)
    with np.errstate(divide="ignore", invalid="ignore"):
        turns = -gap / widens
    never = (widens == 0) & (gap <= DUST)
    begins = np.where(widens > 0, turns, np.where(never, np.inf, -np.inf))
    ends = np.where(widens < 0, turns, np.inf)
    begins, ends = np.maximum.reduce(begins), np.minimum.reduce(ends)
    found: Array = np.where(begins < np.minimum(ends, MOST_GROWTH), begins, np.inf)
    return found


def _past(some: Array, others: Array) -> Array:
    """How far edges lie past those against them."""
    found = some - others.take(AGAINST, axis=0)
    np.negative(found[:2], out=found[:2])
    return found
