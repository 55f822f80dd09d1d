"""Vertical coordinates of the cells in each column, once their order is known.

Every node would like to stand level with the pins it is wired to, every passing on the curve
between the ends of its wire. What is missing to that, squared, is what a drawing costs. Column
after column gets the heights that cost least and keep the order and the distances: a
least-squares problem with an order, solved exactly by joining those that would collide (isotonic
regression). A wish pulls at all its cells with the same strength, so no sweep over the columns
makes the drawing dearer, and it comes to rest: a pull that is not returned can push a circuit
apart for ever. One more sweep then leads from left to right, as a formula is read: each node goes
to the middle of those that feed it, where there is room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from circuit_editor.layout.places.layers import Layers
from circuit_editor.layout.sizes import SNAP
from circuit_editor.model.graph import group_by_key

APART = 10.0  # from node to node, with all that belongs to them
FROM_PASSING = 1.0  # from a node to the room of a passing wire

# How much a wish weighs.
LEVEL = 1.0
ON_ITS_CURVE = 12.0
ASIDE = 1e-3  # beside the others: a line of gates stays level, whatever arrays are fed into it
ALONE = 0.1  # to stay, where there is no wire

READING = 0.1  # how much the last sweep heeds what a node feeds, of what feeds it

MOST_SHARE = 0.9  # of its way, that a passing wire can have behind it

MOST_SWEEPS = 60
STILL = 1.0  # a sweep that moves nothing farther was the last


class WantedHeights(NamedTuple):
    """Wanted heights of a cell: by wires to other cells, and as a passing or the end of one.

    Each is its weight and the height: a shift, plus the height of the other cell, or of two other
    cells, each times its share.
    """

    by_one: list[tuple[float, float, int]]
    by_two: list[tuple[float, float, int, float, int, float]]

    def weight(self) -> float:
        """How much all of them matter together."""
        total = 0.0
        for weight, *_ in (*self.by_one, *self.by_two):
            total += weight
        return total


def heights_of(
    layers: Layers, xs: Sequence[float] | None = None, begin: Sequence[float] | None = None
) -> list[float]:
    """The height of every cell's centre; down is positive.

    `xs` is how far right each cell stands, where that is known; else columns are equally wide.
    `begin` are heights to begin with: what is about right comes to rest sooner.
    """
    settling = _Settling(layers, layers.column if xs is None else xs)
    numbers = range(len(layers.columns))
    if begin is not None:
        settling.height = list(begin)
    for _ in range(MOST_SWEEPS):
        if max(map(settling.settle, [*numbers, *reversed(numbers)]), default=0.0) < STILL:
            break
    settling.wish(READING)
    for number in numbers:
        settling.settle(number)
    settling.straighten()
    return settling.height


class _Settling:
    """The heights while they settle."""

    def __init__(self, layers: Layers, xs: Sequence[float]) -> None:
        self.layers = layers
        self.xs = xs
        self.wish(1.0)
        self.height = [0.0] * len(layers.left)
        self.offsets = [self._offsets(column) for column in layers.columns]
        for column, offsets in zip(layers.columns, self.offsets, strict=True):
            for cell, offset in zip(column, offsets, strict=True):
                self.height[cell] = offset - offsets[-1] / 2

    def wish(self, onwards: float) -> None:
        """Let what a node feeds matter `onwards` times as much as what feeds it."""
        self.wishes = _wishes(self.layers, self.xs, onwards)
        self.weights = [each.weight() for each in self.wishes]

    def settle(self, number: int) -> float:
        """Give a column the heights nearest to what its cells wish for; say how far it moved."""
        column, offsets = self.layers.columns[number], self.offsets[number]
        height, wishes, weights = self.height, self.wishes, self.weights
        blocks: list[tuple[float, float, int]] = []  # wish less offset, weight, number of cells
        for cell, offset in zip(column, offsets, strict=True):
            weight, count = weights[cell], 1
            if weight:
                wish = 0.0
                by_one, by_two = wishes[cell]  # not in a function: this runs a million times
                for pull, shift, only in by_one:
                    wish += pull * (shift + height[only])
                for pull, shift, one, of_one, two, of_two in by_two:
                    wish += pull * (shift + of_one * height[one] + of_two * height[two])
                wish = wish / weight - offset
            else:
                weight, wish = ALONE, height[cell] - offset
            while blocks and blocks[-1][0] > wish:
                other, heavy, many = blocks.pop()
                wish = (wish * weight + other * heavy) / (weight + heavy)
                weight, count = weight + heavy, count + many
            blocks.append((wish, weight, count))
        starts = (wish for wish, _, count in blocks for _ in range(count))
        farthest = 0.0
        for cell, offset, start in zip(column, offsets, starts, strict=True):
            moved = abs(start + offset - height[cell])
            if moved > farthest:
                farthest = moved
            height[cell] = start + offset
        return farthest

    def straighten(self) -> None:
        """Put each chain of nodes that just follow one another on one line, where there is room."""
        for chain in _chains(self.layers):
            room = [self._room(cell) for cell in chain]
            low, high = max(above for above, _ in room), min(below for _, below in room)
            if low <= high:
                mean = sum(self.height[cell] for cell in chain) / len(chain)
                for cell in chain:
                    self.height[cell] = min(max(mean, low), high)

    def _offsets(self, column: list[int]) -> list[float]:
        """How far below the first cell of its column each must stand at least."""
        offset, offsets = 0.0, [0.0][: len(column)]
        for upper, lower in pairwise(column):
            offset += distance(self.layers, upper, lower)
            offsets.append(offset)
        return offsets

    def _room(self, cell: int) -> tuple[float, float]:
        """How high and how low a cell may stand between its neighbours."""
        column, row = self.layers.columns[self.layers.column[cell]], self.layers.row[cell]
        low, high = float("-inf"), float("inf")
        if row > 0:
            low = self.height[column[row - 1]] + distance(self.layers, column[row - 1], cell)
        if row + 1 < len(column):
            high = self.height[column[row + 1]] - distance(self.layers, cell, column[row + 1])
        return low, high


def distance(layers: Layers, upper: int, lower: int) -> float:
    """How far a cell stands below the one above it in its column, at least."""
    apart = layers.below[upper] + layers.above[lower]
    are_nodes = layers.is_node(upper), layers.is_node(lower)
    if all(are_nodes):  # in whole steps of the grid, which rounding leaves as they are
        return ceil((apart + APART) / SNAP) * SNAP
    return apart + FROM_PASSING if any(are_nodes) else apart


def _wishes(layers: Layers, xs: Sequence[float], onwards: float) -> list[WantedHeights]:
    """Every cell's wishes; those of a wire's source weigh `onwards` times as much as the others."""
    wishes = [WantedHeights([], []) for _ in layers.left]
    for number, (source, target, pin) in enumerate(layers.wires):
        weight = LEVEL / (layers.column[target] - layers.column[source])  # a long wire may bend
        weight *= ASIDE if number in layers.aside else 1.0
        wishes[target].by_one.append((weight, -pin, source))
        wishes[source].by_one.append((onwards * weight, pin, target))
    for cell, number in enumerate(layers.passings, len(layers.ids)):
        source, target, pin = layers.wires[number]
        share = (xs[cell] - xs[source]) / (xs[target] - xs[source])
        done = _fall(min(MOST_SHARE, max(1 - MOST_SHARE, share)))
        left = 1 - done
        wishes[cell].by_two.append((ON_ITS_CURVE, done * pin, source, left, target, done))
        # the same equation, solved for the one end and for the other
        weight = ON_ITS_CURVE * done**2
        wishes[target].by_two.append((weight, -pin, cell, 1 / done, source, -left / done))
        weight = onwards * ON_ITS_CURVE * left**2
        shift = -pin * done / left
        wishes[source].by_two.append((weight, shift, cell, 1 / left, target, -done / left))
    return wishes


def _fall(share: float) -> float:
    """How much of its way down a wire has gone when it has gone `share` of its way right.

    The wire is a cubic that is level at both ends, its control points half-way between them.
    """
    low, high = 0.0, 1.0
    for _ in range(24):
        t = (low + high) / 2
        if 1.5 * t * (1 - t) + t**3 < share:
            low = t
        else:
            high = t
    return t * t * (3 - 2 * t)


def _chains(layers: Layers) -> Iterator[list[int]]:
    """Longest runs of nodes of which each alone feeds the next, which goes on with nothing else."""
    wires = [each for number, each in enumerate(layers.wires) if number not in layers.aside]
    feeding = group_by_key((each.target, each.source) for each in wires)
    fed = group_by_key((each.source, each.target) for each in wires)
    following = {
        sources[0]: target
        for target, sources in feeding.items()
        if len(sources) == 1 and len(fed[sources[0]]) == 1
    }
    for head in sorted(following.keys() - following.values()):
        chain = [head]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        yield chain
