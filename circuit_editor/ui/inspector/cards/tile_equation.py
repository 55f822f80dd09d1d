"""An equation of arrays drawn as tiles: the factors of a product, or the parts of a sum."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from circuit_editor.gates import Array
from circuit_editor.layout.tiles import Index, grid_of
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import printable_lines
from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.widgets.tile import SMALLEST_IN_CELLS, paint_tile
from circuit_editor.ui.widgets.tile_lines import TileMarks

PRODUCT = "@", "="
BETWEEN = 22.0  # two tiles
CAPTION = 16.0
POINTS = 9.0
BESIDE_SIGN = 1.6  # of the height of what is written in a hall: between two tiles
CAPTION_SHARE = 0.75  # in a hall, of the height of numbers


class EquationTile(NamedTuple):
    """One tile of an equation: its caption, its numbers, the cells that are lit, its border."""

    caption: str
    array: Array
    lit: tuple[Index, ...]
    border: str

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of its tile, before it is made to fit."""
        return grid_of(self.array.shape).size


class TileEquation(QWidget):
    """A product of two matrices as three tiles, the cells of one number lit; or a sum of arrays.

    In a hall numbers are `wanted` so high, in pixels, where there is room for them.
    """

    def __init__(self, parent: QWidget, wanted: float = 0.0) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._tiles: tuple[EquationTile, ...] = ()
        self._signs: tuple[str, ...] = PRODUCT
        self._most: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_tiles(
        self,
        tiles: tuple[EquationTile, ...],
        most: float | None = None,
        signs: tuple[str, ...] = PRODUCT,
    ) -> None:
        """Draw other tiles; none: nothing at all. `most` is the end of the scale they share.

        Between two tiles stands one of the `signs`.
        """
        before = [each.array.shape for each in self._tiles]
        self._tiles, self._most, self._signs = tiles, most, signs
        if [each.array.shape for each in tiles] != before:
            self.setFixedHeight(self._height())
        captions = [each.caption for each in tiles]
        told = [each for pair in zip_longest(captions, signs[: len(captions[1:])]) for each in pair]
        self.setAccessibleName(printable_lines(" ".join(filter(None, told))))
        self.setVisible(bool(tiles))
        self.update()

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(self._height())

    @guard_measure(QSize(200, 80))
    def sizeHint(self) -> QSize:
        return QSize(max(200, self.widest), self._height())

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tiles:
            return
        theme, scale, line = look.theme_of(self.palette()), self._scale, self._line
        theme = theme._replace(wanted=max(theme.wanted, self._wanted))
        tallest = max(each.size[1] for each in self._tiles) * scale
        clip = Qt.TextFlag.TextDontClip
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x = 3.0
            for at, (caption, array, lit, border) in enumerate(self._tiles):
                shape = array.shape
                width, height = (each * scale for each in grid_of(shape).size)
                top = line + (tallest - height) / 2 + 4
                painter.translate(x, top)
                painter.scale(scale, scale)
                is_last = at == len(self._tiles) - 1
                marks = TileMarks((), lit[0] if lit else None) if is_last else TileMarks(lit)
                paint_tile(
                    painter,
                    QPointF(0.0, 0.0),
                    array,
                    shape,
                    theme,
                    getattr(theme, border),
                    zoom=scale,
                    marks=marks,
                    most=self._most,
                )
                painter.resetTransform()
                painter.setPen(look.colour(theme.quiet))
                painter.setFont(look.font(self._points))
                flags = Qt.AlignmentFlag.AlignHCenter | clip
                above = round(top - line - 4)
                painter.drawText(round(x), above, round(width), round(line), flags, caption)
                below = round(top + height + 4)
                painter.drawText(
                    round(x), below, round(width), round(line), flags, write_shape(shape)
                )
                if not is_last:
                    painter.setPen(look.colour(theme.ink))
                    beside = QRectF(x + width, line + 4, self._between, tallest)
                    painter.drawText(beside, Qt.AlignmentFlag.AlignCenter | clip, self._signs[at])
                x += width + self._between

    @property
    def _points(self) -> float:
        """The height of what is written beside the tiles: in a hall it is larger."""
        return max(POINTS, CAPTION_SHARE * self._wanted)

    @property
    def _line(self) -> float:
        """The height of a caption."""
        return CAPTION / POINTS * self._points

    @property
    def _between(self) -> float:
        return max(BETWEEN, BESIDE_SIGN * self._points)

    @property
    def _largest(self) -> float:
        """How large tiles are at most: in a hall so that numbers are read from the back row."""
        return max(1.0, self._wanted / SMALLEST_IN_CELLS)

    @property
    def _scale(self) -> float:
        sizes = [each.size for each in self._tiles]
        room = max(160, self.width()) - 6 - self._between * (len(sizes) - 1)
        return min(self._largest, room / max(1.0, sum(width for width, _ in sizes)))

    @property
    def widest(self) -> int:
        """The width with which it is as large as it can be, in pixels; 0 without any tile."""
        if not self._tiles:
            return 0
        across = sum(each.size[0] for each in self._tiles) * self._largest
        return round(across + 6 + self._between * max(0, len(self._tiles) - 1))

    def _height(self) -> int:
        if not self._tiles:
            return 0
        tallest = max(each.size[1] for each in self._tiles)
        return round(tallest * self._scale + 2 * self._line + 8)
