"""A small tile inside of a label, before the words that say how large an array is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from circuit_editor.gates import Array
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.widgets.tile import paint_small_tile, small_size

HEIGHT = 14.0
BESIDE = 7  # between it and the words
EDGE = 2  # for its frame


def room_of(array: Array) -> int:
    """The pixels of a label that the tile of an array takes."""
    return round(small_size(array.shape, HEIGHT)[0]) + 2 * EDGE + BESIDE


class SmallTile(QWidget):
    """The colours of an array at the left edge of a label, which makes room for it."""

    def __init__(self, label: QLabel, quantity: str) -> None:
        super().__init__(label)
        self._label, self._quantity = label, quantity
        self._array: Array | None = None
        self._most: float | None = None
        self._beside = 0  # pixels of the label that it takes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.setAttribute(Qt.WidgetAttribute.WA_LayoutOnEntireRect)
        row = QHBoxLayout(label)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_array(self, array: Array | None, most: float | None) -> None:
        """Draw this array on a scale that ends at `most`, or its own; None: there is none."""
        self._array, self._most = array, most
        self._beside = down = 0
        if array is not None:
            across, down = (round(each) + 2 * EDGE for each in small_size(array.shape, HEIGHT))
            self.setFixedSize(across, down)
            self._beside = room_of(array)
        self._label.setMinimumHeight(down)
        self._make_room()
        self.setVisible(array is not None)
        self.update()

    def _make_room(self) -> None:
        if self._label.contentsMargins().left() != self._beside:
            self._label.setContentsMargins(self._beside, 0, 0, 0)
            self._label.setIndent(self._label.indent())  # else it keeps its size as it was

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()  # a style sheet, which comes just before, took it

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._array is None:
            return
        theme = look.theme_of(self.palette())
        border = {Quantity.VALUE.value: theme.value, Quantity.GRADIENT.value: theme.gradient}
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
            frame = border.get(self._quantity, theme.quiet)
            paint_small_tile(painter, room, self._array, theme, frame, self._most)
