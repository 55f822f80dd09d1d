"""The tile of an array in the inspector: its cells, of which mouse or keys choose one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from circuit_editor.gates import Array
from circuit_editor.layout.tiles import Index, cell_at, grid_of
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.canvas.gestures.canvas_keys import STARTS_A_NUMBER, TYPING
from circuit_editor.ui.widgets.labels import ENTER
from circuit_editor.ui.widgets.tile import paint_tile
from circuit_editor.ui.widgets.tile_lines import NO_MARKS, TileMarks
from circuit_editor.ui.widgets.wheel_notches import WheelNotches

EDGE = 4.0
LARGEST = 1.6  # how much larger than on a wire
TALLEST = 150.0
MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-8, 0),
    Qt.Key.Key_PageDown: (8, 0),
}


class CellTile(QWidget):
    """An array as a tile, as large as there is room for; one cell of it is chosen.

    Of more than two axes the facet is drawn in which that cell is.
    """

    picked = Signal(object)  # the index of a cell
    opened = Signal()  # double click, or Enter
    typed = Signal(QKeyEvent)  # what begins a number
    stepped = Signal(float)  # the wheel, how many steps up
    rested = Signal()

    def __init__(self, border: str, parent: QWidget, *, is_chosen: bool = True) -> None:
        super().__init__(parent)
        self._border = border  # the name of a colour of the theme
        self._array: Array | None = None
        self._shape: tuple[int, ...] = ()  # of what is drawn
        self._whole: tuple[int, ...] = ()
        self._leading: Index = ()  # in the whole, of the facet that is drawn
        self._others = NO_MARKS
        self._most: float | None = None
        self._chosen: Index | None = None
        self._notches = WheelNotches()
        if is_chosen:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_array(
        self,
        array: Array | None,
        shape: tuple[int, ...],
        chosen: Index | None = None,
        most: float | None = None,
        marks: TileMarks = NO_MARKS,
    ) -> None:
        """Draw an array of this shape; without one its numbers are covered.

        `most` is the size that has the strongest colour, by default that of the largest entry.
        `marks` are those besides the chosen cell.
        """
        self._whole, self._leading = shape, () if chosen is None else chosen[:-2]
        if self._leading:
            shape, array = shape[-2:], None if array is None else array[self._leading]
        if shape != self._shape:
            self._shape = shape
            self.updateGeometry()
            self.setFixedHeight(self._height())
        self._array, self._chosen, self._most = array, chosen, most
        self._others = marks
        self.update()

    def set_border(self, name: str) -> None:
        """Draw the frame in this colour of the theme."""
        self._border = name

    @guard_measure(QSize(120, 60))
    def sizeHint(self) -> QSize:
        width = grid_of(self._shape).size[0] * LARGEST + 2 * EDGE
        return QSize(round(min(width, look.INSPECTOR_WIDTH - 48)), self._height())

    @guard_measure(QSize(60, 40))
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(self._height())

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        scale, theme = self._scale, look.theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(EDGE, EDGE)
            painter.scale(scale, scale)
            marks = self._marks
            border = getattr(theme, self._border)
            paint_tile(
                painter,
                QPointF(0.0, 0.0),
                self._array,
                self._shape,
                theme,
                border,
                zoom=scale,
                marks=marks,
                most=self._most,
            )
            if self.hasFocus():
                painter.resetTransform()
                painter.setPen(look.colour(theme.accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                width, height = grid_of(self._shape).size
                around = QRectF(
                    0.5, 0.5, width * scale + 2 * EDGE - 1, height * scale + 2 * EDGE - 1
                )
                painter.drawRoundedRect(around, 4.0, 4.0)

    @property
    def _marks(self) -> TileMarks:
        """The marks in the facet that is drawn."""
        here, marks = len(self._leading), self._others
        held = marks.held
        if held is not None:  # that of a leading axis is another facet
            held = None if held[0] < here else (held[0] - here, held[1])
        chosen = None if self._chosen is None else self._chosen[here:]
        return marks._replace(chosen=chosen, held=held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.picked.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shape = event.key(), self._whole
        if key in ENTER:
            self.opened.emit()
        elif key in MOVES and self._chosen is not None:
            self.picked.emit(self._moved(*MOVES[Qt.Key(key)]))
        elif key == Qt.Key.Key_Home and shape:
            self.picked.emit((0,) * len(shape))
        elif key == Qt.Key.Key_End and shape:
            self.picked.emit(tuple(length - 1 for length in shape))
        elif event.text() and event.text()[0] in STARTS_A_NUMBER and event.modifiers() in TYPING:
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = self._notches.steps_at(self, event)
        if steps:
            self.stepped.emit(steps)

    def leaveEvent(self, event: object) -> None:
        self.rested.emit()

    def focusOutEvent(self, event: object) -> None:
        self.rested.emit()
        self.update()

    def index_at(self, at: QPointF) -> Index | None:
        """The index of the cell at a point of the widget; of those merged the one of most size."""
        found = cell_at(self._shape, (at.x() - EDGE) / self._scale, (at.y() - EDGE) / self._scale)
        grid = grid_of(self._shape)
        if found is not None and self._array is not None and grid.merged != (1, 1):
            found = largest_in(self._array, found, grid.merged)
        return None if found is None else (*self._leading, *found)

    @property
    def _scale(self) -> float:
        width, height = grid_of(self._shape).size
        room = max(self.width(), 60) - 2 * EDGE
        return min(LARGEST, room / width, TALLEST / height)

    def _height(self) -> int:
        return round(grid_of(self._shape).size[1] * self._scale + 2 * EDGE)

    def _moved(self, down: int, across: int) -> Index:
        """The index of the cell so many rows and columns further, over the axes before the last."""
        assert self._chosen is not None
        shape, found = self._whole, list(self._chosen)
        if not found:
            return ()
        if len(found) == 1:
            across, down = across or down, 0
        found[-1] = min(shape[-1] - 1, max(0, found[-1] + across))
        if len(found) > 1:
            rows = 1
            flat = 0
            for at, length in zip(found[:-1], shape[:-1], strict=True):
                flat, rows = flat * length + at, rows * length
            flat = min(rows - 1, max(0, flat + down))
            for axis in range(len(found) - 2, -1, -1):
                flat, found[axis] = divmod(flat, shape[axis])
        return tuple(found)


def largest_in(array: Array, index: Index, merged: tuple[int, int]) -> Index:
    """The index of the entry of most size among those that share a cell, which begins at one."""
    rows, columns = merged
    if len(index) == 1:
        rows, index, array = 1, (0, *index), array[np.newaxis]
        return largest_in(array, index, (rows, columns))[1:]
    *leading, row, column = index
    sizes = np.abs(array[tuple(leading)][row : row + rows, column : column + columns])
    at = int(np.argmax(sizes))
    return (*leading, row + at // sizes.shape[1], column + at % sizes.shape[1])
