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
from circuit_editor.ui.canvas.items.wire_numbers import rewritten

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.items.node_item import NodeItem
    from circuit_editor.ui.canvas.items.number_table import PlacedNumber
    from circuit_editor.ui.canvas.layers.background_layer import PaintedView
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

Look = tuple[object, ...]
T = TypeVar("T")

EDGE = 3  # pixels, for what is not sharp
WIDER = 2.0  # times as large as a number usually is, a long one may be
MOST_PARTS = 120  # that are painted one by one: of more all is painted as soon


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
        self._looks = {shape.id: look_of(shape, scene) for shape in shapes}
        self._marks = self._marks_of_nodes()
        self._rects = [shape.on_canvas(shape.bounds) for shape in shapes]
        self._shape_edges = self._edges(self._rects)
        growth = scene.writing(self._zoom).growth
        self._number_edges = self._edges(number.rect(growth + WIDER) for number in numbers)

    def changed(self) -> QRegion | None:
        """Where in the view something is another, which is remembered; None: all is painted."""
        scene, rects = self._scene, list[QRectF]()
        before, self._marks = self._marks, self._marks_of_nodes()
        is_whole = self._marks != before  # they reach beyond their nodes
        for shape, room in zip(self.shapes, self._rects, strict=True):
            look = look_of(shape, scene)
            if look is None or look != self._looks[shape.id]:
                self._looks[shape.id] = look
                rects.append(room)
        rects += rewritten(scene, self.numbers, self._zoom)
        if is_whole or len(rects) > MOST_PARTS:
            return None
        region = QRegion()
        for rect in rects:
            region += self.at.mapRect(rect).toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
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


def look_of(shape: NodeItem, scene: ShownCircuit) -> Look | None:
    """The look of the live part of a node, but for its mark; None: nobody knows."""
    if shape.node.interface is not None:
        return None
    if not shape.node.gate.is_source:
        return ()
    session = scene.session
    number = session.number_of(shape.id)
    turned = () if number is None else (float(number), session.range_of(shape.id))
    return scene.numbers_at(Pin(shape.id, OUT)), turned


def _box_of(rect: QRect | QRectF) -> Box:
    return rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()


def _meeting(things: Sequence[T], edges: Array, parts: Array) -> list[T]:
    """Those of some things that reach into any of the parts."""
    if not things:
        return []
    left, top, right, bottom = edges[:, :, np.newaxis]
    meets = (left < parts[2]) & (right > parts[0]) & (top < parts[3]) & (bottom > parts[1])
    return [things[at] for at in np.flatnonzero(meets.any(axis=1)).tolist()]
