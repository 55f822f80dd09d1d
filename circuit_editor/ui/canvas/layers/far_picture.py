"""The circuit at far zoom as one picture, copied while nothing about it changes, panned or not.

From afar no number is written: as long as none is in another step of its size, a frame is the same
as the last. From the second painting on what is painted is kept, and only what comes into sight is
drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import QWidget

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.layers.background_layer import PaintedView

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

AROUND = 256  # pixels on all sides of what is seen, that are kept when they go out of sight

DrawPart: TypeAlias = Callable[[QPainter, QRectF, float, "QWidget | None"], None]


class FarPicture:
    """Copies what was painted before; `draw` draws the rest onto a window, or onto a picture."""

    def __init__(self, scene: ShownCircuit, draw: DrawPart) -> None:
        self._scene, self._draw = scene, draw
        self._pixmap = QPixmap()
        self._room = QRect()  # that the picture takes, in pixels from the scene's origin
        self._drawn = QRegion()  # where it is drawn
        self._last_view: PaintedView | None = None

    def paint(
        self, painter: QPainter, exposed: QRectF, zoom: float, window: QWidget, looks: PaintedView
    ) -> None:
        """Paint what is exposed; `looks` are others where more than numbers changed."""
        at, ratio = painter.worldTransform(), window.devicePixelRatioF()
        origin = QPoint(round(at.dx()), round(at.dy()))
        if not ratio.is_integer():  # panned by parts of pixels it is another picture
            origin = QPoint()
        left, top = at.dx() - origin.x(), at.dy() - origin.y()
        view = (*looks, zoom, left, top, ratio, *self._told(zoom))
        if view != self._last_view:
            self._last_view, self._drawn = view, QRegion()
            self._draw(painter, exposed, zoom, window)
            return
        seen = window.rect().translated(-origin)
        shown = at.mapRect(exposed).toAlignedRect().translated(-origin) & seen
        if not self._room.contains(shown):
            self._move_to(seen.adjusted(-AROUND, -AROUND, AROUND, AROUND), ratio)
        missing = QRegion(shown) - self._drawn
        if not missing.isEmpty():
            at_origin = at * QTransform.fromTranslate(-origin.x(), -origin.y())
            self._fill(missing, painter, at_origin, zoom)
        source = shown.translated(-self._room.topLeft())
        painter.resetTransform()
        painter.drawPixmap(
            QRectF(shown.translated(origin)),
            self._pixmap,
            QRectF(QPointF(source.topLeft()) * ratio, QSizeF(source.size()) * ratio),
        )
        painter.setWorldTransform(at)

    def _move_to(self, room: QRect, ratio: float) -> None:
        """Let the picture take another room, with all that was drawn of it there."""
        old, was, drawn = self._pixmap, self._room, self._drawn & room
        self._pixmap = QPixmap(room.size() * ratio)
        self._pixmap.setDevicePixelRatio(ratio)
        self._room, self._drawn = room, drawn
        if not drawn.isEmpty():
            with QPainter(self._pixmap) as onto:
                onto.drawPixmap(was.topLeft() - room.topLeft(), old)

    def _fill(self, missing: QRegion, painter: QPainter, at: QTransform, zoom: float) -> None:
        """Draw a part of the picture as the painter would."""
        corner = self._room.topLeft()
        with QPainter(self._pixmap) as onto:
            onto.setRenderHints(painter.renderHints())
            onto.setClipRegion(missing.translated(-corner))
            onto.setWorldTransform(at * QTransform.fromTranslate(-corner.x(), -corner.y()))
            to_scene, _ = at.inverted()
            self._draw(onto, to_scene.mapRect(QRectF(missing.boundingRect())), zoom, None)
        self._drawn += missing

    def _told(self, zoom: float) -> PaintedView:
        """What nodes and wires tell by their looks."""
        scene = self._scene
        told = scene.session.document.loss, scene.marks_a_loss, scene.gradient_sizes.told()
        return told if zoom < look.SMALLEST_SHAPE else (*told, scene.value_sizes.told())
