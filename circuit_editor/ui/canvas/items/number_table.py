"""The table of the places of numbers on the canvas, looked up by pin.

What was laid with care stands where a clear place was found for it. In large circuits, and at what
is being moved, the rule alone says where; that is worked out when it comes into sight, and kept
until something moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from circuit_editor.gates import Array
from circuit_editor.layout.labels.label_growth import MOST_GROWTH
from circuit_editor.layout.labels.label_places import Labels
from circuit_editor.layout.labels.label_rooms import NumberKey, rank
from circuit_editor.layout.labels.number_places import (
    CLEAR,
    MOST_ASIDE,
    NOWHERE,
    USUAL_WIDTH,
    NumberPlace,
    NumberPlaces,
    Shows,
    at_gate,
    has_room,
    on_branch,
    on_wire,
    shown_by,
)
from circuit_editor.layout.sizes import LABEL_HEIGHT, LABEL_WIDTH
from circuit_editor.layout.space.boxes import edges_of
from circuit_editor.layout.space.overlap_counts import met_by_each, overlaps
from circuit_editor.layout.space.solid_shapes import BEHIND, body_boxes
from circuit_editor.model import Path, Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Quantity
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.canvas.items.nodes import NodeItems
from circuit_editor.ui.canvas.items.wires import ROOM, Wires

MOST_KEPT = 12_000
CELL, MOST_CELLS = 96.0, 2_000  # scene units; cells of the grid that numbers are looked up in
LEANING = LABEL_WIDTH * MOST_GROWTH / 2  # that a number reaches farther which grows to one side
EDGE = np.array([[1.0], [1.0], [-1.0], [-1.0]])  # numbers may touch what they stand at
BOTH = (Quantity.VALUE, Quantity.GRADIENT)


class PlacedNumber(NamedTuple):
    """A number that is written on the canvas, and where."""

    key: NumberKey
    place: NumberPlace
    is_in_frame: bool = False  # of a block that is open in place

    def rect(self, growth: float) -> QRectF:
        """Its room when it is written so much larger."""
        left, top, right, bottom = self.place.box(growth)
        return QRectF(QPointF(left, top), QPointF(right, bottom))


class NumberWriting(NamedTuple):
    """A number as it is written: on which colour, where its paper lies, how, where, and what.

    An array that is told in words elsewhere is a small tile in a frame of that colour.
    """

    ground: str
    paper: QRectF
    style: tuple[str, float]  # colour and points
    text: tuple[QPointF, str]
    tile: tuple[QRectF, Array] | None = None


class KeptNumber(NamedTuple):
    """The writing of a number, good as long as its text is the same.

    Of one that is wider than usual, or of an array, only as long as no other is another: it may
    stand beside one, and words may be the same.
    """

    number: PlacedNumber
    text: str
    changes: int | None  # of all texts, where it depends on them
    writing: NumberWriting | None


KeptWriting: TypeAlias = "dict[int, KeptNumber]"
"""By the ids of the numbers, that are held with it: as long as they are no other has their id."""


class NumberTable:
    """The places of all numbers that are shown."""

    def __init__(self, wires: Wires, nodes: NodeItems) -> None:
        self._wires, self._nodes = wires, nodes
        self._labels: Labels | None = None
        self._moved: set[Pin] = set()
        # what was seen last, until something moves: while a value is turned nothing does
        self._seen: tuple[QRectF, float, list[PlacedNumber]] | None = None
        self._by_rule: dict[tuple[Pin, bool], NumberPlaces] = {}
        self._on_rows: dict[int, list[PlacedNumber]] = {}  # until something moves, as the next
        self._at_nodes: dict[str, list[PlacedNumber]] = {}
        self._cells: dict[tuple[int, int], list[tuple[QRectF, NumberKey]]] = {}  # where one pointed

    def lay(self, labels: Labels) -> None:
        """Let all stand where a place was found for them."""
        self._labels = labels
        self._forget_seen()
        self._moved.clear()
        self._by_rule.clear()

    def follow_rule(self, touched: Iterable[str] | None = None) -> None:
        """Let all stand where the rule says, whatever else is there.

        Where all stood so before, and only the nodes `touched` or their wires are others, what is
        not at these stays.
        """
        if touched is None or self._labels is not None:
            self._labels = None
            self._forget_seen()
            self._by_rule.clear()
        else:
            ids = [id_ for id_ in touched if id_ in self._nodes]
            self.follow(self._wires.of(ids), ids)

    def follow(self, targets: Iterable[Pin], ids: Iterable[str] = ()) -> None:
        """Let the numbers of wires that are being moved go with them, and those at some nodes."""
        pins = {pin for id_ in ids for pin in self._nodes[id_].sources}
        for target in targets:
            source = self._wires.source(target)
            pins |= {target, source, *self._wires.leaving(source)}
        self._moved |= pins
        self._seen = None
        self._cells.clear()
        rows = self._wires.rows()
        for pin in pins:
            self._by_rule.pop((pin, True), None)
            self._by_rule.pop((pin, False), None)
            self._at_nodes.pop(pin.node, None)
            if pin in rows:
                self._on_rows.pop(rows[pin], None)

    def room(self, growth: float) -> tuple[float, float]:
        """How far numbers reach from their wires at most when they are so much larger.

        Across and down, in scene units.
        """
        if not growth:  # none is written
            return 0.0, 0.0
        if self._labels is not None:
            return ROOM
        return growth * USUAL_WIDTH / 2 + MOST_ASIDE, growth * LABEL_HEIGHT + CLEAR

    def reach_at(self, shape: NodeItem, growth: float) -> QRectF | None:
        """The rectangle that holds what is written at a node; None where that must be asked."""
        outputs = 1 if shape.node.interface is None else len(shape.node.interface.outputs)
        if self._labels is not None or outputs > 1:
            return None
        (x, y), half = shape.place, growth * USUAL_WIDTH / 2
        down = shape.height / 2 + BEHIND + growth * LABEL_HEIGHT
        return QRectF(x - half, y - down, 2 * half, 2 * down)

    def on_wire(self, target: Pin) -> NumberPlaces:
        """The numbers that stand on the wire that arrives at an input."""
        if self._labels is not None and target not in self._moved:
            return self._labels.on_wires.get(target, NOWHERE)
        return self._ruled(target, leaves=False)

    def at_output(self, source: Pin) -> NumberPlaces:
        """The numbers that stand at the gate that wires leave."""
        if self._labels is not None and source not in self._moved:
            return self._labels.at_outputs.get(source, NOWHERE)
        return self._ruled(source, leaves=True)

    def place_of(self, pin: Pin, what: Quantity) -> PlacedNumber | None:
        """Where the number of a pin is written: of an only wire it may be at either end."""
        source = self._wires.source(pin) if pin in self._wires else pin
        wires = self._wires.leaving(source)
        is_value = what is Quantity.VALUE
        keys = [NumberKey(pin, what, leaves=False)] if pin in self._wires else []
        if len(wires) == 1 or source == pin or is_value:  # not a branch, and a value is of all
            keys.append(NumberKey(source, what, leaves=True))
            keys += [NumberKey(wires[0], what, leaves=False)] if len(wires) == 1 else []
        for key in keys:
            places = self.at_output(key.pin) if key.leaves else self.on_wire(key.pin)
            place = places.value if is_value else places.gradient
            if place is not None:
                return PlacedNumber(key, place)
        return None

    def seen(self, rect: QRectF, growth: float) -> list[PlacedNumber]:
        """The numbers that may be seen in a rectangle that is painted again and again.

        What goes with a node that is being moved is left out where it lies on something.
        """
        if self._seen is None or self._seen[:2] != (rect, growth):
            found = [*self.within(rect)]
            if self._labels is not None and self._moved:
                found = self._clear(found, rect, growth)
            self._seen = QRectF(rect), growth, found
        return self._seen[2]

    def _clear(
        self, numbers: list[PlacedNumber], rect: QRectF, growth: float
    ) -> list[PlacedNumber]:
        """Those that lie on no body, and those being moved only where they lie on no other."""
        bodies = edges_of(
            [
                box
                for shape in self._nodes.seen(rect)
                for box in body_boxes(shape.node, shape.place, (shape.width, shape.height))
            ]
        )
        is_moved = [each.key.pin in self._moved for each in numbers]
        growths = (growth if moved else 1.0 for moved in is_moved)
        places = zip(numbers, growths, strict=True)
        rooms = edges_of([each.place.box(size) for each, size in places])
        within = rooms + EDGE
        on_bodies = met_by_each(within, bodies) > 0
        kept = [at for at, moved in enumerate(is_moved) if not moved and not on_bodies[at]]
        taken, count = np.empty_like(rooms), len(kept)
        taken[:, :count] = edges_of([numbers[at].place.box(growth) for at in kept])
        moved = (at for at, moved in enumerate(is_moved) if moved and not on_bodies[at])
        for at in sorted(moved, key=lambda at: rank(numbers[at].key)):
            if not overlaps(within[:, at, np.newaxis], taken[:, :count]).any():
                taken[:, count] = rooms[:, at]
                kept.append(at)
                count += 1
        return [numbers[at] for at in kept]

    def within(self, rect: QRectF) -> Iterator[PlacedNumber]:
        """The numbers that may be seen in a rectangle.

        That of a gate may stand anywhere on a wire that leaves it.
        """
        around = rect.adjusted(-LEANING, 0, LEANING, 0)
        rows = self._wires.rows_with_numbers_in(around)
        for row in rows:
            yield from self.on_row(row)
        shapes = [*self._nodes.frames(), *self._nodes.seen(around)]
        told = {shape.id for shape in shapes}
        for row in rows:
            id_ = self._wires.source_in(row).node
            if id_ not in told:
                told.add(id_)
                shapes.append(self._nodes[id_])
        for shape in shapes:
            yield from self.at_node(shape)

    def on_row(self, row: int) -> list[PlacedNumber]:
        """The numbers that stand on the wire in a row: the same objects until something moves."""
        found = self._on_rows.get(row)
        if found is None:
            if len(self._on_rows) >= MOST_KEPT:
                self._on_rows.clear()
            target, source = self._wires.target_in(row), self._wires.source_in(row)
            found = _placed(target, self.on_wire(target), leaves=False, source=source)
            self._on_rows[row] = found
        return found

    def at_node(self, shape: NodeItem) -> list[PlacedNumber]:
        """The numbers that stand at a node's outputs: the same objects until something moves."""
        found = self._at_nodes.get(shape.id)
        if found is None:
            if len(self._at_nodes) >= MOST_KEPT:
                self._at_nodes.clear()
            found = self._at_nodes[shape.id] = []
            inlets = () if shape.frame is None else shape.node.gate.inputs
            for pin in shape.sources:
                source = pin if pin.port in inlets else None
                found += _placed(pin, self.at_output(pin), leaves=True, source=source)
        return found

    def at(self, point: QPointF) -> NumberKey | None:
        """The number that is written at a point."""
        here = floor(point.x() / CELL), floor(point.y() / CELL)
        found = self._cells.get(here)
        if found is None:
            found = self._in_cell(*here)
            if len(self._cells) >= MOST_CELLS:
                self._cells.clear()
            self._cells[here] = found
        return next((key for rect, key in found if rect.contains(point)), None)

    def _in_cell(self, column: int, row: int) -> list[tuple[QRectF, NumberKey]]:
        cell = QRectF(column * CELL, row * CELL, CELL, CELL)
        rooms = ((each.rect(1.0), each.key) for each in self.within(cell))
        return [(rect, key) for rect, key in rooms if rect.intersects(cell)]

    def _forget_seen(self) -> None:
        """Something stands elsewhere."""
        self._seen = None
        self._on_rows.clear()
        self._at_nodes.clear()
        self._cells.clear()

    def _ruled(self, pin: Pin, *, leaves: bool) -> NumberPlaces:
        places = self._by_rule.get((pin, leaves))
        if places is None:
            if len(self._by_rule) >= MOST_KEPT:
                self._by_rule.clear()
            places = self._of_output(pin) if leaves else self._of_wire(pin)
            self._by_rule[pin, leaves] = places
        return places

    def _of_wire(self, target: Pin) -> NumberPlaces:
        route = self._wires.route(target)
        shows = self._shown_by(self._wires.source(target))
        if shows.on_wire:
            return on_wire(route)
        return NumberPlaces(None, on_branch(route)) if shows.on_branches else NOWHERE

    def _of_output(self, source: Pin) -> NumberPlaces:
        shape = self._nodes.get(source.node)
        if shape is None or shape.frame is not None or not self._shown_by(source).at_gate:
            return NOWHERE
        return at_gate(shape.node, shape.label, shape.place, shape.pin_offset(source.port))

    def _shown_by(self, source: Pin) -> Shows:
        shape, wires = self._nodes.get(source.node), self._wires.leaving(source)
        node = None if shape is None or shape.frame is not None else shape.node
        is_flat = len(wires) == 1 and has_room(self._wires.route(wires[0]))
        return shown_by(node, wires, is_flat)


def _placed(
    pin: Pin, places: NumberPlaces, *, leaves: bool, source: Pin | None = None
) -> list[PlacedNumber]:
    """The numbers with a place; a wire from `source` to a frame's own pin runs inside."""
    if places is NOWHERE:
        return []
    is_in_frame, found = Path(pin.node).is_nested, list[PlacedNumber]()
    if source is not None and not is_in_frame:
        is_in_frame = Path(source.node).is_nested or source.node == pin.node
    if places.value is not None:
        key = NumberKey(pin, Quantity.VALUE, leaves)
        found.append(PlacedNumber(key, places.value, is_in_frame))
    if places.gradient is not None:
        key = NumberKey(pin, Quantity.GRADIENT, leaves)
        found.append(PlacedNumber(key, places.gradient, is_in_frame))
    return found
