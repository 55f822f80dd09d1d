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
        return Rooms(self.at_nothing.take(which, axis=1), self.per_growth.take(which, axis=1))

    def cut(self, which: slice) -> Rooms:
        """Those that follow each other there."""
        return Rooms(self.at_nothing[:, which], self.per_growth[:, which])

    def reach(self, growth: float = MOST_GROWTH) -> Array:
        """All that they may take up to a growth."""
        least, most = self.at(1.0), self.at(growth)
        return np.concatenate([np.minimum(least, most)[:2], np.maximum(least, most)[2:]])


def share_from_below(limits: Sequence[float], share: float) -> float:
    """The limit that so large a share of them is not above."""
    return sorted(limits)[int((len(limits) - 1) * share)]


def meeting_growth(some: Rooms, others: Rooms | Array) -> Array:
    """From which growth on each room overlaps its partner; infinite where it never does.

    Boxes as partners never grow. Shapes broadcast: (4, n, 1) and (4, 1, m) meet all with all.
    """
    theirs = others.at_nothing if isinstance(others, Rooms) else others
    if not (some.at_nothing.size and theirs.size):  # as often in a small drawing
        return np.zeros(np.broadcast(some.at_nothing[0], theirs[0]).shape)
    # how far one reaches past the other on each side: they overlap where all four are positive
    if isinstance(others, Rooms):
        gap = _past(some.at_nothing, others.at_nothing)
        widens = _past(some.per_growth, others.per_growth)
    else:
        gap = _past(some.at_nothing, others)
        widens = some.per_growth * SIGNS[:, np.newaxis]
    with np.errstate(divide="ignore", invalid="ignore"):
        turns = np.negative(gap) / widens
    never = (widens == 0) & (gap <= DUST)
    begins = np.maximum.reduce(np.where(widens > 0, turns, np.where(never, np.inf, -np.inf)))
    ends: Array | float = MOST_GROWTH
    if (widens < 0).any():
        ends = np.minimum(np.minimum.reduce(np.where(widens < 0, turns, np.inf)), MOST_GROWTH)
    found: Array = np.where(begins < ends, begins, np.inf)
    return found


def _past(some: Array, others: Array) -> Array:
    """How far edges lie past those against them."""
    found = np.empty((4, *np.broadcast(some[0], others[0]).shape))
    np.subtract(others[2:], some[:2], out=found[:2])
    np.subtract(some[2:], others[:2], out=found[2:])
    return found
