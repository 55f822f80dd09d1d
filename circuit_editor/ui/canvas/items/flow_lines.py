"""The ways that feed the selection, or that it feeds, painted over all else, which is faint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.wire_numbers import write_numbers

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.paint_context import Flow
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

VEIL = 0.78  # of the paper's colour over what is faint
FAR_LINE = 2.0  # pixels
FAR_NODE = 4.0  # pixels, at least: seen from afar


def paint_flow(
    painter: QPainter, scene: ShownCircuit, flow: Flow, exposed: QRectF, zoom: float
) -> None:
    """Lay a veil over what is painted, then draw the wires of the ways and their numbers."""
    _veil(painter, scene, exposed)
    wires, theme = scene.wires, scene.theme
    painter.setPen(QPen(look.colour(theme.accent), look.WIRE_WIDTH_SELECTED * theme.strength))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in wires.rows_in(exposed):
        if wires.target_in(row) in flow.wires:
            painter.drawPath(wires.path_in(row))
    written = scene.writing(zoom)
    if written.has_numbers:
        seen = scene.numbers.seen(exposed, written.growth)
        lit = [
            each
            for each in seen
            if (each.key.pin.node in flow.nodes if each.key.leaves else each.key.pin in flow.wires)
        ]
        write_numbers(painter, scene, lit, zoom)


def paint_flow_far(painter: QPainter, scene: ShownCircuit, flow: Flow, exposed: QRectF) -> None:
    """The same from afar, where wires are lines and nodes are boxes."""
    _veil(painter, scene, exposed)
    zoom, colour = painter.worldTransform().m11(), look.colour(scene.theme.accent)
    pen = QPen(colour, FAR_LINE)
    pen.setCosmetic(True)
    painter.setPen(pen)
    rows, bent = scene.wires.rows_in(exposed), scene.session.shown.bends
    lit = [row for row in rows if scene.wires.target_in(row) in flow.wires]
    ends = (scene.wires.ends_in(row) for row in lit if scene.wires.target_in(row) not in bent)
    painter.drawLines([QLineF(*each) for each in ends])
    for target in (each for each in bent if each in flow.wires):
        painter.strokePath(scene.wires.path(target), pen)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    least = FAR_NODE / zoom
    bodies = []
    for shape in scene.nodes.seen(exposed):
        if shape.id in flow.nodes:
            width, height = max(shape.width, least), max(shape.height, least)
            x, y = shape.place
            bodies.append(QRectF(x - width / 2, y - height / 2, width, height))
    painter.drawRects(bodies)


def _veil(painter: QPainter, scene: ShownCircuit, exposed: QRectF) -> None:
    paper = QColor(scene.theme.canvas)
    paper.setAlphaF(VEIL)
    painter.fillRect(exposed, paper)
