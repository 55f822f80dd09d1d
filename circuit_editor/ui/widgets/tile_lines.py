"""The lines of a tile: joints between its cells, its frame, marks, and a veil over other examples.

They stay while numbers change. On the screen they are drawn anew where they are new there; the
second time they are kept as a picture, and from then on that is copied: a frame takes four times as
long to draw, and a hundred lit cells a hundred times.
"""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from circuit_editor.layout.tiles import Index, cell_box, grid_of
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Theme

BORDER = 2.0
VEIL = 0.72  # over the examples that are not held
HELD_LINE, POINTER = 1.5, 7.0  # around the one that is, and the triangle beside it
JOINT = 0.75  # between cells, where they are large enough to be told apart
LIT, CHOSEN = 2.0, 2.4  # frames around cells, and the dark line on either side of them
CASING, MOST_FRAMED = 0.7, 1.4  # how much wider they are drawn at most
MOST_OF_CELL = 0.25  # that a frame with its dark lines takes of a small cell's side
ROUND = 2.5
REACH = 1.4 * POINTER  # beyond the tile
MOST_KEPT, MOST_PIXELS = 1_000, 4_000_000  # pictures, also those only noted; 16 MB
PIXELS = QWidget, QPixmap, QImage  # what is painted on in pixels
PLACES = 6  # decimals of a pixel in which the same place is known again


class TileMarks(NamedTuple):
    """The marks in a tile: cells that are lit, and the one that is chosen.

    `held` is an example that stands out: the axis that counts examples, and its place there. A tile
    `is_share` that shows what this example contributes to a sum over all.
    """

    lit: tuple[Index, ...] = ()
    chosen: Index | None = None
    held: tuple[int, int] | None = None
    is_share: bool = False


NO_MARKS = TileMarks()


class TileLines(NamedTuple):
    """All lines of a tile of some shape; `border` is the colour of its frame.

    Frames around its cells are `framed` times as wide as they are up close, at a desk.
    """

    shape: tuple[int, ...]
    theme: Theme
    border: str
    has_joints: bool
    marks: TileMarks
    framed: float = 1.0


class KeptLines:
    """Pictures of lines by what they show, and where; a new one is only noted."""

    def __init__(self) -> None:
        self._pictures: dict[object, QPixmap | None] = {}
        self._pixels = 0

    def picture(
        self, lines: TileLines, scale: float, aside: tuple[float, float], ratio: float
    ) -> QPixmap | None:
        """The picture of lines at a scale, the tile's corner so far aside of a whole pixel.

        None where they are drawn so for the first time.
        """
        key = lines, scale, aside, ratio
        found = self._pictures.get(key)
        if found is not None:
            return found
        if self._pixels > MOST_PIXELS or len(self._pictures) > MOST_KEPT:
            self._pictures.clear()
            self._pixels = 0
        if key not in self._pictures:
            self._pictures[key] = None
            return None
        found = self._pictures[key] = _picture_of(lines, scale, aside)
        self._pixels += found.width() * found.height()
        found.setDevicePixelRatio(ratio)
        return found


KEPT = KeptLines()


def is_on_pixels(painter: QPainter) -> bool:
    """True for the screen and for pictures; False where lines stay lines, as in an SVG."""
    return isinstance(painter.device(), PIXELS)


def draw_lines(painter: QPainter, at: QPointF, lines: TileLines) -> None:
    """Draw the lines of a tile whose upper left corner is at a point, over its cells."""
    to_screen, device = painter.worldTransform(), painter.device()
    ratio = device.devicePixelRatioF()
    if to_screen.isRotating() or not ratio.is_integer() or not isinstance(device, PIXELS):
        _draw(painter, at, lines)
        return
    corner = to_screen.map(at)
    across, down = corner.x() * ratio, corner.y() * ratio
    left, top = floor(across), floor(down)
    scale = to_screen.m11() * ratio
    aside = round(across - left, PLACES), round(down - top, PLACES)
    picture = KEPT.picture(lines, scale, aside, ratio)
    if picture is None:
        _draw(painter, at, lines)
        return
    reach = ceil(REACH * scale)
    painter.resetTransform()
    painter.drawPixmap(QPointF((left - reach) / ratio, (top - reach) / ratio), picture)
    painter.setWorldTransform(to_screen)


def _picture_of(lines: TileLines, scale: float, aside: tuple[float, float]) -> QPixmap:
    """The lines in pixels, the tile's corner so far aside of a whole one."""
    reach = ceil(REACH * scale)
    width, height = (ceil(each * scale) + 2 * reach + 1 for each in grid_of(lines.shape).size)
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as onto:
        onto.setRenderHint(QPainter.RenderHint.Antialiasing)
        onto.translate(reach + aside[0], reach + aside[1])
        onto.scale(scale, scale)
        _draw(onto, QPointF(0.0, 0.0), lines)
    return picture


def _draw(painter: QPainter, at: QPointF, lines: TileLines) -> None:
    shape, theme, border, has_joints, marks, framed = lines
    if has_joints:
        _draw_joints(painter, at, shape, theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marks.held is not None:
        _hold(painter, at, shape, theme, *marks.held)
    pen = QPen(look.colour(border), BORDER * theme.strength)
    if marks.is_share:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    half = BORDER / 2
    whole = QRectF(at, QSizeF(*grid_of(shape).size))
    painter.drawRoundedRect(whole.adjusted(-half, -half, half, half), ROUND, ROUND)
    if marks is not NO_MARKS:
        _mark(painter, at, shape, theme, marks, framed)


def _draw_joints(painter: QPainter, at: QPointF, shape: tuple[int, ...], theme: Theme) -> None:
    """Draw the lines between cells."""
    grid = grid_of(shape)
    painter.setPen(QPen(look.colour(theme.panel), JOINT))
    (width, height), (across, down) = grid.facet_size, grid.cell
    lines: list[QLineF] = []
    for facet in range(grid.facets):
        corner = at + QPointF(*grid.corner(facet))
        left, top = corner.x(), corner.y()
        xs = (left + column * across for column in range(1, grid.columns))
        ys = (top + row * down for row in range(1, grid.rows))
        lines += [QLineF(x, top, x, top + height) for x in xs]
        lines += [QLineF(left, y, left + width, y) for y in ys]
    painter.drawLines(lines)


def _hold(
    painter: QPainter, at: QPointF, shape: tuple[int, ...], theme: Theme, axis: int, place: int
) -> None:
    """Veil all examples but the one that is held, and point at it; they are rows or columns."""
    grid = grid_of(shape)
    (width, height), (across, down) = grid.facet_size, grid.cell
    is_column = axis == len(shape) - 1
    veil = QColor(look.colour(theme.panel))
    veil.setAlphaF(VEIL)
    for facet in range(grid.facets):
        room = QRectF(at + QPointF(*grid.corner(facet)), QSizeF(width, height))
        left, top = room.left(), room.top()
        if is_column:
            kept = QRectF(left + place // grid.merged[1] * across, top, across, height)
        else:
            kept = QRectF(left, top + place // grid.merged[0] * down, width, down)
        around = QPainterPath()  # with a hole: where two rectangles meet nothing is filled
        around.addRect(room)
        around.addRect(kept)
        painter.fillPath(around, veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(theme.ink), HELD_LINE * theme.strength))
        painter.drawRect(kept)
        if not facet:
            _point_at(painter, kept, theme, is_above=is_column)


def _point_at(painter: QPainter, cell: QRectF, theme: Theme, *, is_above: bool) -> None:
    """A small triangle beside what is held, or over it."""
    tip = (
        QPointF(cell.center().x(), cell.top())
        if is_above
        else QPointF(cell.left(), cell.center().y())
    )
    away, aside = (QPointF(0.0, -POINTER), QPointF(POINTER * 0.6, 0.0))
    if not is_above:
        away, aside = QPointF(-POINTER, 0.0), QPointF(0.0, POINTER * 0.6)
    tip += away * 0.3
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(theme.ink))
    painter.drawPolygon(QPolygonF([tip, tip + away + aside, tip + away - aside]))


def framing(theme: Theme, zoom: float) -> float:
    """How much wider than up close frames around cells are drawn: they are seen from afar."""
    return min(MOST_FRAMED, max(1.0 / zoom, theme.strength))


def _mark(
    painter: QPainter,
    at: QPointF,
    shape: tuple[int, ...],
    theme: Theme,
    marks: TileMarks,
    framed: float,
) -> None:
    """Draw frames around the cells that are lit, and around the chosen one.

    Each lies between two dark lines, which are seen on a cell of the frame's own colour, too.
    """
    framed = min(framed, MOST_OF_CELL * min(grid_of(shape).cell) / (LIT + 2 * CASING))
    dark = min(theme.ink, theme.canvas, key=lambda each: look.colour(each).lightness())
    for some, name, wide in (
        (marks.lit, theme.amber, LIT),
        ((marks.chosen,) if marks.chosen is not None else (), theme.accent, CHOSEN),
    ):
        around = _around(shape, some).translated(at)
        for colour, width in ((dark, wide + 2 * CASING), (name, wide)):
            painter.setPen(QPen(look.colour(colour), width * framed))
            painter.drawPath(around)


def _around(shape: tuple[int, ...], cells: tuple[Index, ...]) -> QPainterPath:
    """A line around cells; those side by side have one together."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for index in cells:
        box = cell_box(shape, index)
        if box is not None:
            left, top, right, bottom = box
            path.addRect(QRectF(QPointF(left, top), QPointF(right, bottom)))
    return path.simplified()
