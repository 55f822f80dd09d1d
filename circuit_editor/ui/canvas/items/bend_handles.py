"""Handles of bends: drawn on a wire that is selected or hovered, as large at any zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from circuit_editor.ui.app import theme as look

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

LARGER = 1.4  # the selected one, which is filled
LINE = 1.6


def paint_handles(painter: QPainter, scene: ShownCircuit, zoom: float) -> None:
    """Draw the handles of the wires that one points to."""
    session, theme = scene.session, scene.theme
    pen = QPen(look.colour(theme.accent), LINE)
    pen.setCosmetic(True)
    painter.setPen(pen)
    for target in scene.handled_wires():
        for at, place in enumerate(scene.bends_of(target)):
            is_selected = session.bend == (target, at)
            half = look.BEND_HANDLE * (LARGER if is_selected else 1.0) / zoom
            painter.setBrush(look.colour(theme.accent if is_selected else theme.canvas))
            painter.drawEllipse(QPointF(*place), half, half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
