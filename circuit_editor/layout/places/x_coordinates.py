"""Horizontal coordinates: gates of a column share one, inputs stand right before their readers.

Between two gates there is room for what stands between them: two numbers where the wire carries
them, hardly more than a gap where they stand at the gate the wire leaves. A steep wire gets a wider
one. What does not meet in height may stand above or below another: it pushes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from circuit_editor.layout.places.layers import Layers
from circuit_editor.layout.places.y_coordinates import heights_of
from circuit_editor.layout.routing.routes import curve_between, samples
from circuit_editor.layout.sizes import (
    NUMBER_ROOM,
    SNAP,
    is_circle,
    node_size,
    snap,
)
from circuit_editor.layout.space.boxes import Box
from circuit_editor.model import Circuit, Place
from circuit_editor.model.graph import group_by_key

HALF_A_LANE = 7.0
BETWEEN = 16.0  # two gates, at least
BESIDE = 12.0  # two things that are not wired to one another ...
OVERHANG = 4.0  # ... of which numbers may take so much, at each side
DUST = 1e-6  # more than what is rounded
MOST_STEPS = 60  # of the grid, that a column is moved right for inputs before it
PASSED = 36.0  # from a gate to an input that its wires have to get past
AFTER_CARD = 26.0  # from an input to its gate
BESIDE_A_BRANCH = 56.0  # the same where a branch of a fork carries its gradient there
AT_A_FORK = 60.0  # room for what each branch sends back ...
WHERE_FORKS_CROSS = 50.0  # more of it: their branches are in each other's way
AT_A_CARDS_FORK = 82.0  # ... and for all of it, where no gate has the sum below it
NUMBER_REACH, SHOULDER = 15.0, 0.8  # of a number from its wire; of that, what can be used
ON_THE_WIRE = 66.0  # two numbers, which may grow by a third
LEVEL = 24.0  # a wire that rises less carries its numbers itself
PER_RISE, MOST_PER_RISE = 0.3, 90.0  # steep wires get a wider gap ...
MOST_BESIDE_TILES = 36.0  # ... but those of arrays, which stand far below
BETWEEN_WIRES = 24.0  # of two of them that feed one block from the same side
BETWEEN_TILES = 24.0  # two gates, where a wire from such an array leads up between them


def places_of(circuit: Circuit, layers: Layers, *, near: bool) -> dict[str, Place]:
    """The places of all nodes in one line, their heights found anew once it is known how far right.

    `near`: inputs stand right before their first reader; else only constants do.
    """
    heights = heights_of(layers)
    _, xs = _in_columns(circuit, layers, heights, near=near)
    places, _ = _in_columns(circuit, layers, heights_of(layers, xs, heights), near=near)
    return places


def _in_columns(
    circuit: Circuit, layers: Layers, heights: Sequence[float], *, near: bool
) -> tuple[dict[str, Place], list[float]]:
    """All columns in one line, each node at its height; and how far right each cell stands."""
    columns = _Columns(circuit, layers, heights, near=near)
    for number in range(len(layers.columns)):
        columns.place(number)
    places = {id_: (columns.x[cell], snap(heights[cell])) for cell, id_ in enumerate(layers.ids)}
    return places, columns.x


class _Columns:
    """Columns while they are placed, from left to right."""

    def __init__(
        self, circuit: Circuit, layers: Layers, heights: Sequence[float], *, near: bool
    ) -> None:
        self.layers, self.heights = layers, heights
        nodes = [circuit.nodes[id_] for id_ in layers.ids]
        self.is_card = [node.gate.is_source for node in nodes]
        self.has_tiles = [bool(node.shape) for node in nodes]  # no number stands on its wires ...
        # ... but of a block, once it is open in place, or has several outputs
        self.bears_tiles = [
            node.interface is not None and (bool(node.shape) or len(node.interface.outputs) > 1)
            for node in nodes
        ]
        self.half = [
            node_size(node, circuit.label(id_))[0] / 2
            for node, id_ in zip(nodes, layers.ids, strict=True)
        ]
        for lane in layers.lanes:
            self.half[lane] = HALF_A_LANE
        # numbers that stand above and below a gate may be wider than it is
        self.room = [
            half if card or cell in layers.lanes else max(half, NUMBER_ROOM / 2 - OVERHANG)
            for cell, (half, card) in enumerate(zip(self.half, self.is_card, strict=True))
        ]
        self.shoulder = [
            _shoulder(half) if is_circle(node.gate) and not node.shape else 0.0
            for half, node in zip(self.half, nodes, strict=True)
        ]
        self.near = near
        self.x = [0.0] * len(layers.column)
        self.incoming = group_by_key((wire.target, wire) for wire in layers.wires)
        self.outgoing = group_by_key((wire.source, wire) for wire in layers.wires)
        self.passed_by = {layers.wires[number].target for number in layers.aside}
        self.forks = self._forks()
        self.hanging = self._hanging()
        self.edges = np.empty((4, len(layers.ids)))  # left, top, right, bottom of what is placed
        self.count = 0
        self.laid: list[tuple[Place, Place]] = []  # the ends of wires between placed nodes
        self.number = 0  # of the column that is placed now

    def _forks(self) -> dict[int, set[int]]:
        """By column the forks that have branches to two gates in it at least."""
        found: dict[int, set[int]] = {number: set() for number in range(len(self.layers.columns))}
        for source, wires in self.outgoing.items():
            columns = [self.layers.column[wire.target] for wire in wires]
            for number in {each for each in columns if columns.count(each) > 1}:
                found[number].add(source)
        return found

    def _hanging(self) -> dict[int, list[int]]:
        """By column the cards that stand right before a gate in it."""
        layers = self.layers
        pairs = []
        for cell, card in enumerate(self.is_card):
            if card and cell in self.outgoing and (self.near or layers.column[cell] > 0):
                pairs.append((min(layers.column[w.target] for w in self.outgoing[cell]), cell))
        return group_by_key(pairs)

    def place(self, number: int) -> None:
        """Find how far right a column stands, and the inputs that stand before it."""
        layers = self.layers
        self.number = number
        hanging = self.hanging.get(number, [])
        hung = {cell for cells in self.hanging.values() for cell in cells}
        cells = [
            cell for cell in layers.columns[number] if layers.is_node(cell) and cell not in hung
        ]
        x = 0.0
        for cell in cells:
            x = max(x, self._behind(cell, self.half[cell]) if number else 0.0)
            for wire in self.incoming.get(cell, ()):
                if wire.source not in hanging:
                    edge = self.x[wire.source] + self.half[wire.source]
                    x = max(x, edge + self.gap(wire.source, cell, wire.pin) + self.half[cell])
        x = math.ceil(x / SNAP) * SNAP
        for _ in range(MOST_STEPS):
            for card in hanging:
                self.x[card] = self._before(card, x, cells)
            for card in hanging:
                self.x[card] = min(self.x[card], self._beside_wires(card, x, hanging))
            if all(
                self.x[card] - self.half[card]
                >= max(self._clear(card), self._passed(card, x, cells))
                for card in hanging
            ):
                break
            x += SNAP
        for cell in cells:
            self.x[cell] = x
            self._put(cell)
        for card in hanging:
            self._put(card)
        self._note_wires(cells)
        for cell in layers.columns[number]:
            if not layers.is_node(cell):
                self.x[cell] = x

    def _before(self, card: int, x: float, cells: Collection[int]) -> float:
        """Where a card stands before its readers in a column at x."""
        edge = min(
            x - self.half[wire.target] - self.gap(card, wire.target, wire.pin)
            for wire in self.outgoing[card]
            if wire.target in cells
        )
        edge -= BETWEEN_WIRES * self._behind_it(card)
        return math.floor((edge - self.half[card]) / SNAP) * SNAP

    def _behind_it(self, card: int) -> int:
        """How many cards of arrays stand farther above or below the gate that both feed.

        Their wires rise beside it, between its own wire and the gate.
        """
        if not self.has_tiles[card]:
            return 0
        height, found = self.heights, set[int]()
        for wire in self.outgoing[card]:
            own = height[card] - height[wire.target]
            for other in self.incoming[wire.target]:
                aside = height[other.source] - height[wire.target]
                if self.is_card[other.source] and aside * own > 0 and abs(aside) > abs(own):
                    found.add(other.source)
        return len(found)

    def _behind(self, cell: int, half: float) -> float:
        """How far left a cell may stand at most: right of all that it meets in height."""
        return self._clear(cell) + self.room[cell]

    def _clear(self, cell: int) -> float:
        """The right edge of all that a cell meets in height, and a little."""
        _, tops, rights, bottoms = self.edges[:, : self.count]
        y = self.heights[cell]
        top, bottom = y - self.layers.above[cell], y + self.layers.below[cell]
        met = rights[(tops < bottom) & (bottoms > top)]
        return float(met.max()) + BESIDE if len(met) else -math.inf

    def _passed(self, card: int, x: float, cells: Collection[int]) -> float:
        """How far left a card may reach at most, for wires to a column at x that get past it."""
        y, half = self.heights[card], self.half[card]
        box = (
            self.x[card] - half - BESIDE,
            y - self.layers.above[card],
            self.x[card] + half,
            y + self.layers.below[card],
        )
        edges = [-math.inf]
        for cell in cells:
            for wire in self.incoming.get(cell, ()):
                start = self.x[wire.source] + self.half[wire.source], self.heights[wire.source]
                end = x - self.half[cell], self.heights[cell] + wire.pin
                is_placed = wire.source not in self.hanging.get(self.number, ())
                if is_placed and start[0] < box[2] and _runs_through(start, end, box):
                    edges.append(start[0] + PASSED)
        edges += [
            end[0]
            for start, end in self.laid
            if start[0] < box[2] and end[0] > box[0] and _runs_through(start, end, box)
        ]
        return max(edges)

    def _beside_wires(self, card: int, x: float, hanging: Collection[int]) -> float:
        """How far right a card stands at most, for wires of its neighbours that lead past it.

        They get past it where it ends before they begin.
        """
        y, half = self.heights[card], self.half[card]
        top, bottom = y - self.layers.above[card], y + self.layers.below[card]
        box = self.x[card] - half, top, self.x[card] + half, bottom
        most = math.inf
        for other in hanging:
            start = self.x[other] + self.half[other], self.heights[other]
            if other != card and start[0] < box[2]:
                for to_left, height in self._ends_here(other):
                    if _runs_through(start, (x - to_left, height), box):
                        most = min(most, math.floor((start[0] - half) / SNAP) * SNAP)
        return most

    def _ends_here(self, card: int) -> Iterator[tuple[float, float]]:
        """Where wires from a card come to in this column: how far left of its middle, how high."""
        layers = self.layers
        for wire in self.outgoing[card]:
            if layers.column[wire.target] == self.number:
                yield self.half[wire.target], self.heights[wire.target] + wire.pin
        for cell in layers.columns[self.number]:
            if not layers.is_node(cell):
                wire = layers.wires[layers.passings[cell - len(layers.ids)]]
                if wire.source == card:
                    yield 0.0, self.heights[cell]

    def _note_wires(self, cells: Collection[int]) -> None:
        """Note where the wires to a column run that was placed."""
        for cell in cells:
            for wire in self.incoming.get(cell, ()):
                start = self.x[wire.source] + self.half[wire.source], self.heights[wire.source]
                end = self.x[cell] - self.half[cell], self.heights[cell] + wire.pin
                self.laid.append((start, end))

    def _put(self, cell: int) -> None:
        y, x, half = self.heights[cell], self.x[cell], self.room[cell]
        top, bottom = y - self.layers.above[cell], y + self.layers.below[cell]
        self.edges[:, self.count] = x - half, top, x + half, bottom
        self.count += 1

    def gap(self, source: int, target: int, pin: float) -> float:
        """The room between the bodies of two nodes that are wired."""
        rise = abs(self.heights[target] + pin - self.heights[source])
        more = WHERE_FORKS_CROSS if len(self.forks[self.layers.column[target]]) > 1 else 0.0
        if len(self.outgoing[source]) > 1:
            base = (AT_A_CARDS_FORK if self.is_card[source] else AT_A_FORK) + more
        elif self.is_card[source]:
            others = (wire.source for wire in self.incoming[target] if wire.source != source)
            has_branch = any(len(self.outgoing[each]) > 1 for each in others)
            base = BESIDE_A_BRANCH + more if has_branch and self.near else AFTER_CARD
        elif self.bears_tiles[source] and self.near:
            base = NUMBER_ROOM
        elif self.near and target in self.passed_by:
            base = BETWEEN_TILES
        elif self.near or rise >= LEVEL or self.has_tiles[source]:
            base = BETWEEN
        else:
            base = ON_THE_WIRE - self.shoulder[source] - (self.shoulder[target] if pin else 0.0)
        most = MOST_BESIDE_TILES if self.near and self.has_tiles[source] else MOST_PER_RISE
        return max(base, min(most, PER_RISE * rise))


def _runs_through(start: Place, end: Place, box: Box) -> bool:
    """True where a wire that runs straight on comes through a box."""
    left, top, right, bottom = box
    low, high = sorted((start[1], end[1]))  # between which it stays, and most boxes are elsewhere
    if high + DUST < top or low - DUST > bottom:
        return False
    return any(
        left < x < right and top < y < bottom for x, y in samples((curve_between(start, end),))
    )


def _shoulder(radius: float) -> float:
    """How much a circle leaves free beside it at the height of a number's far edge."""
    return SHOULDER * (radius - math.sqrt(max(0.0, radius**2 - NUMBER_REACH**2)))
