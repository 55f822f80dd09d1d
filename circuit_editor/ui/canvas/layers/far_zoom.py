"""The circuit at far zoom: all wires and nodes by a few drawing calls, none of them for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.node_item import draw_still
from circuit_editor.ui.canvas.items.pens import wire_pen

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

AROUND_SELECTED = 3.0  # pixels on the screen


class FarZoom:
    """Draws nodes as their boxes and wires as hairlines."""

    def __init__(self, scene: ShownCircuit) -> None:
        self._scene = scene
        self._boxes: list[QRectF] | None = None
        self._blocks: list[QRectF] = []

    def forget(self) -> None:
        """Nodes came, went or moved."""
        self._boxes = None

    def paint(self, painter: QPainter, zoom: float) -> None:
        """Draw the circuit; where it lies outside of what is exposed Qt leaves it out."""
        scene, theme = self._scene, self._scene.theme
        if self._boxes is None:
            self._measure()
        draw_still(painter, scene.nodes.frames(), zoom)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(wire_pen(theme, zoom))
        for path in scene.wires.paths_of_all():
            painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(theme.quiet))
        assert self._boxes is not None
        painter.drawRects(self._boxes)
        painter.setBrush(look.colour(theme.accent))
        painter.drawRects(self._blocks)
        self._paint_selection(painter, zoom)

    def _paint_selection(self, painter: QPainter, zoom: float) -> None:
        scene, wires = self._scene, self._scene.wires
        wire = scene.session.selected_wire
        pen = QPen(look.colour(scene.theme.accent), AROUND_SELECTED)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(look.colour(scene.theme.accent_soft))
        painter.drawRects(
            [
                shape.on_canvas(shape.body)
                for id_ in scene.session.selection
                if (shape := scene.nodes.get(id_)) is not None
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if wire is not None and wire in wires:
            painter.drawPath(wires.path(wire))

    def _measure(self) -> None:
        self._boxes, self._blocks = [], []
        for shape in self._scene.nodes.values():
            if shape.frame is None:
                boxes = self._boxes if shape.node.interface is None else self._blocks
                boxes.append(shape.on_canvas(shape.body))
