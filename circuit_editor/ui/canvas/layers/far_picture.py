"""The whole circuit at far zoom as one picture, copied while nothing about it changes.

From afar no number is written: as long as none is in another step of its size, a frame is the same
as the last. The second time it is painted it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.layers.background_layer import (
    KeptPixmap,
    PaintedView,
    is_small_part,
)

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit


class FarPicture:
    """Paints what `draw` draws, and copies it from then on."""

    def __init__(self, scene: ShownCircuit) -> None:
        self._scene = scene
        self._kept = KeptPixmap()
        self._kept_view: PaintedView | None = None
        self._last_view: PaintedView | None = None

    def paint(
        self,
        painter: QPainter,
        exposed: QRectF,
        window: QWidget,
        view: PaintedView,
        draw: Callable[[QPainter, QRectF], None],
    ) -> None:
        """Draw what is exposed; `view` is another where more than numbers changed."""
        at = painter.worldTransform()
        view = (*view, *self._told(at.m11()))
        if view != self._kept_view:
            if view != self._last_view or is_small_part(at.mapRect(exposed), window):
                self._last_view = view
                draw(painter, exposed)
                return
            self._kept.draw(painter, window, draw)
            self._kept_view = view
        self._kept.copy(painter)

    def _told(self, zoom: float) -> PaintedView:
        """What nodes and wires tell by their looks."""
        scene = self._scene
        told = scene.session.document.loss, scene.marks_a_loss, scene.gradient_sizes.told()
        return told if zoom < look.SMALLEST_SHAPE else (*told, scene.value_sizes.told())
