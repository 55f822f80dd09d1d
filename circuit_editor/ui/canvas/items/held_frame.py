"""The last whole frame under a held slider: what in it is another now, and is painted anew.

While a hand turns a value nothing moves, and most numbers stay. What was painted of them is known,
so that only where one is another the canvas is painted again, with all that stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion, QTransform

from circuit_editor.gates import Array
from circuit_editor.layout.space.boxes import Box, edges_of
from circuit_editor.model import OUT, Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.canvas.items.wire_numbers import rewritten

if TYPE_CHECKING:
    from circuit_editor.text import Quantity
    from circuit_editor.ui.canvas.items.node_item import NodeItem
    from circuit_editor.ui.canvas.items.number_table import PlacedNumber
    from circuit_editor.ui.canvas.layers.background_layer import PaintedView
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

Look = tuple[object, ...]
T = TypeVar("T")

EDGE = 3  # pixels, for what is not sharp
WIDER = 2.0  # times as large as a number usually is, a long one may be
MOST_PARTS = 120  # that are painted one by one: of more all is painted as soon
MOST_COMPARED = 4096  # numbers of an array: a larger one is taken for another in each frame


class LivePart(NamedTuple):
    """The live part of a node, or one of its tiles, and the room in the scene that it takes."""

    shape: NodeItem
    room: QRectF
    tile: Quantity | None = None


class HeldFrame:
    """The nodes and numbers that are seen in a view, as they were painted last."""

    def __init__(
        self,
        scene: ShownCircuit,
        view: PaintedView,
        at: QTransform,
        shapes: Sequence[NodeItem],
        numbers: Sequence[PlacedNumber],
    ) -> None:
        self.view, self.at = view, at
        self._scene, self._zoom = scene, at.m11()
        self.shapes, self.numbers = shapes, numbers
        self._parts = [part for shape in shapes for part in _parts(shape)]
        self._looks = [look_of(part, scene) for part in self._parts]
        self._marks = self._marks_of_nodes()
        self._shape_edges = self._edges(shape.on_canvas(shape.bounds) for shape in shapes)
        growth = scene.writing(self._zoom).growth
        self._number_edges = self._edges(number.rect(growth + WIDER) for number in numbers)

    def changed(self) -> QRegion | None:
        """Where in the view something is another, which is remembered; None: all is painted."""
        scene, rects, tiles = self._scene, list[QRectF](), list[QRectF]()
        before, self._marks = self._marks, self._marks_of_nodes()
        is_whole = self._marks != before  # they reach beyond their nodes
        for at, part in enumerate(self._parts):
            look = look_of(part, scene)
            if look is None or look != self._looks[at]:
                self._looks[at] = look
                (rects if part.tile is None else tiles).append(part.room)
        rects += rewritten(scene, self.numbers, self._zoom)
        if is_whole or len(rects) + len(tiles) > MOST_PARTS:
            return None
        region = QRegion()
        for rect in rects:
            region += self.at.mapRect(rect).toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
        for rect in tiles:
            region += self.at.mapRect(rect).toAlignedRect()
        return region

    def within(self, region: QRegion) -> tuple[list[NodeItem], set[int]]:
        """The nodes that are seen in a part of the view, and which of the numbers, by their ids."""
        parts = edges_of([_box_of(each) for each in cast("Iterable[QRect]", region)])
        numbers = _meeting(self.numbers, self._number_edges, parts)
        return _meeting(self.shapes, self._shape_edges, parts), set(map(id, numbers))

    def _marks_of_nodes(self) -> list[bool]:
        shapes = (*self._scene.nodes.frames(), *self.shapes)
        return [self._scene.is_marked(each.id) for each in shapes]

    def _edges(self, rects: Iterable[QRectF]) -> Array:
        """The left, top, right and lower edges of rectangles of the scene, in pixels."""
        return edges_of([_box_of(self.at.mapRect(rect)) for rect in rects])


def _parts(shape: NodeItem) -> list[LivePart]:
    if shape.tiles and shape.node.interface is None:
        return [LivePart(shape, shape.on_canvas(each.room), each.what) for each in shape.tiles]
    return [LivePart(shape, shape.on_canvas(shape.bounds))]


def look_of(part: LivePart, scene: ShownCircuit) -> Look | None:
    """The look of a live part, but for the node's mark; None: nobody knows."""
    shape, session = part.shape, scene.session
    if part.tile is not None:
        return _look_of_tile(part.tile, shape, scene)
    if shape.node.interface is not None:
        return None
    if not shape.node.gate.is_source:
        return ()
    number = session.number_of(shape.id)
    turned = () if number is None else (float(number), session.range_of(shape.id))
    return scene.numbers_at(Pin(shape.id, OUT)), turned


def _look_of_tile(what: Quantity, shape: NodeItem, scene: ShownCircuit) -> Look | None:
    session = scene.session
    state, array, _ = session.seen_at(what, shape.sources[0])
    if array is not None and array.size > MOST_COMPARED:
        return None
    cells = session.cells_marked(shape.id, what, shape.node.shape)
    numbers = None if array is None else array.tobytes()
    return numbers, state, session.tile_scale.end, cells, session.is_upstream(shape.id)


def _box_of(rect: QRect | QRectF) -> Box:
    return rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()


def _meeting(things: Sequence[T], edges: Array, parts: Array) -> list[T]:
    """Those of some things that reach into any of the parts."""
    if not things:
        return []
    left, top, right, bottom = edges[:, :, np.newaxis]
    meets = (left < parts[2]) & (right > parts[0]) & (top < parts[3]) & (bottom > parts[1])
    return [things[at] for at in np.flatnonzero(meets.any(axis=1)).tolist()]
