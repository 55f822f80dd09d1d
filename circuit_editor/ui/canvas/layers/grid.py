"""The grid of dots on the canvas and its colour, copied while the zoom stays the same."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from circuit_editor.layout.sizes import GRID
from circuit_editor.model import Place
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import keep_painter_state
from circuit_editor.ui.app.theme import Theme

SPACING = 2 * GRID
FINEST = 0.4  # zoom below which the dots would be a grey veil
DOT = 2  # pixels
PARTS = 4  # of a pixel, that lines of dots stand at


class Grid:
    """Paints the grid where the canvas is exposed.

    When it is painted again from there at the same zoom, a pixmap of the dots is kept and copied.
    Wherever a part begins, its dots stand where they do in the whole.
    """

    def __init__(self) -> None:
        self._dots = QPixmap()
        self._for: tuple[object, ...] = ()  # what the pixmap is of
        self._last: tuple[object, ...] = ()  # and what was painted last

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
        columns = ceil((on_screen.right() - left) / spacing) + 1
        rows = ceil((on_screen.bottom() - top) / spacing) + 1
        corner = QPoint(floor(left), floor(top))
        begin = left - corner.x(), top - corner.y()
        looks = zoom, painter.device().devicePixelRatioF(), theme.name, begin
        is_again, self._last = looks == self._last, looks
        if is_again:
            self._keep(columns, rows, looks, theme)
            painter.resetTransform()
            painter.drawPixmap(corner, self._dots)
        else:
            with keep_painter_state(painter):
                painter.resetTransform()
                room = QSize(ceil((columns + 1) * spacing), ceil((rows + 1) * spacing))
                _fill(painter, QRect(corner, room), look.colour(theme.canvas))
                _draw_dots(painter, corner, begin, (columns, rows), spacing, theme)
        painter.setWorldTransform(to_screen)

    def _keep(
        self, columns: int, rows: int, looks: tuple[float, float, str, Place], theme: Theme
    ) -> None:
        """Make a picture that is large enough, if there is none."""
        zoom, ratio, _, begin = looks
        spacing = SPACING * zoom
        size = self._dots.deviceIndependentSize()
        enough = size.width() >= columns * spacing and size.height() >= rows * spacing
        if enough and self._for == looks:
            return
        self._for = looks
        room = (ceil((columns + 1) * spacing * ratio), ceil((rows + 1) * spacing * ratio))
        self._dots = QPixmap(*room)
        self._dots.setDevicePixelRatio(ratio)
        self._dots.fill(look.colour(theme.canvas))
        with QPainter(self._dots) as painter:
            _draw_dots(painter, QPoint(), begin, (columns, rows), spacing, theme)


def _fill(painter: QPainter, room: QRect, colour: QColor) -> None:
    """Fill a rectangle at once: for `fillRect` PySide first makes an enum of 181 gradients."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(room)


def _draw_dots(
    painter: QPainter,
    corner: QPoint,
    begin: Place,
    count: tuple[int, int],
    spacing: float,
    theme: Theme,
) -> None:
    """Draw columns and rows of dots from so far beside a corner on, in pixels.

    Lines that begin at the same part of a pixel are drawn once and copied: to draw every dot took
    as long as to draw all wires.
    """
    ratio, lines = painter.device().devicePixelRatioF(), dict[int, QPixmap]()
    (left, top), (columns, rows) = begin, count
    for row in range(rows + 1):
        whole, part = divmod(round(PARTS * ratio * (corner.y() + top + row * spacing)), PARTS)
        if part not in lines:
            lines[part] = _line(columns, left, spacing, part / PARTS, ratio, theme)
        painter.drawPixmap(QPointF(corner.x() - DOT, whole / ratio - DOT), lines[part])


def _line(
    columns: int, left: float, spacing: float, part: float, ratio: float, theme: Theme
) -> QPixmap:
    """A picture of a line of dots on the canvas, beginning at parts of a pixel right and lower."""
    room = ceil((columns * spacing + left + 2 * DOT) * ratio), ceil(2 * DOT * ratio) + 1
    picture = QPixmap(*room)
    picture.setDevicePixelRatio(ratio)
    picture.fill(look.colour(theme.canvas))
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour(theme.dots), DOT))
        down = DOT + part / ratio
        painter.drawPoints([QPointF(DOT + left + at * spacing, down) for at in range(columns + 1)])
    return picture
