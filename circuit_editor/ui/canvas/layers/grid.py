"""The grid of dots on the canvas and its colour, drawn once for each zoom."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPixmap, QTransform

from circuit_editor.layout.sizes import GRID
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Theme

SPACING = 2 * GRID
FINEST = 0.4  # zoom below which the dots would be a grey veil


class Grid:
    """Paints the grid where the canvas is exposed; a pixmap of the dots is kept for one zoom."""

    def __init__(self) -> None:
        self._dots = QPixmap()
        self._for: tuple[object, ...] = ()

    def lay(self, painter: QPainter, exposed: QRectF, theme: Theme, *, plain: bool) -> None:
        """Fill what is exposed of the scene, without dots where it is to be `plain`."""
        to_screen = painter.worldTransform()
        zoom = to_screen.m11()
        if plain or zoom < FINEST:
            painter.fillRect(exposed, look.colour(theme.canvas))
            return
        spacing = SPACING * zoom
        on_screen = to_screen.mapRect(exposed)
        left = floor((on_screen.left() - to_screen.dx()) / spacing) * spacing + to_screen.dx()
        top = floor((on_screen.top() - to_screen.dy()) / spacing) * spacing + to_screen.dy()
        width, height = on_screen.right() - left, on_screen.bottom() - top
        self._draw(width, height, zoom, painter.device().devicePixelRatioF(), theme)
        painter.resetTransform()
        painter.drawPixmap(QPointF(round(left), round(top)), self._dots)
        painter.setWorldTransform(to_screen)

    def _draw(self, width: float, height: float, zoom: float, ratio: float, theme: Theme) -> None:
        """Make a picture that is large enough, if there is none."""
        size = self._dots.deviceIndependentSize()
        enough = size.width() >= width + 1 and size.height() >= height + 1
        if enough and self._for == (zoom, ratio, theme.name):
            return
        self._for = (zoom, ratio, theme.name)
        spacing = SPACING * zoom
        columns, rows = ceil(width / spacing) + 1, ceil(height / spacing) + 1
        room = (ceil((columns + 1) * spacing * ratio), ceil((rows + 1) * spacing * ratio))
        self._dots = QPixmap(*room)
        self._dots.setDevicePixelRatio(ratio)
        self._dots.fill(look.colour(theme.canvas))
        with QPainter(self._dots) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour(theme.dots), 2))
            line = [QPointF(column * spacing, 0.0) for column in range(columns + 1)]
            for row in range(rows + 1):
                painter.setTransform(QTransform.fromTranslate(0.0, row * spacing))
                painter.drawPoints(line)
