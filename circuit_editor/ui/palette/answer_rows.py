"""The rows of a search over the canvas: a chip, the name with what was typed of it, a number."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from circuit_editor.text import printable
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.guarded_painting import (
    ModelIndex,
    guard_measure,
    guard_paint,
    keep_painter_state,
)
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.viewport import plain_viewport
from circuit_editor.ui.palette.gate_list import paint_chip
from circuit_editor.ui.palette.search_answers import SearchAnswer
from circuit_editor.ui.widgets.key_hints import key_height, key_width, paint_key

ANSWER = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
INSET, GAP = 8.0, 12.0
ROW = 44.0


class AnswerList(QAbstractListModel):
    """The answers as rows. `number_of` says what a wire that waits would give there."""

    def __init__(self, number_of: Callable[[SearchAnswer], str], parent: QObject) -> None:
        super().__init__(parent)
        self._answers: list[SearchAnswer] = []
        self.number_of = number_of

    def show(self, answers: list[SearchAnswer]) -> None:
        """Show these in place of those that were there."""
        self.beginResetModel()
        self._answers = answers
        self.endResetModel()

    def row_like(self, answer: SearchAnswer) -> int:
        """Where an answer stands that is called as this one; 0 where none is."""
        entries = [each.entry for each in self._answers]
        return entries.index(answer.entry) if answer.entry in entries else 0

    def rowCount(self, parent: ModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._answers)

    @guard_measure(None)
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self._answers[index.row()]
        if role == ANSWER:
            return answer
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(answer.entry.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return printable(f"{answer.entry.name}: {answer.entry.summary}")
        return None


class AnswerPainter(QStyledItemDelegate):
    """Paints a row, as large as the stage asks for."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.growth = 1.0
        self.key = self.tr("Enter")

    @property
    def row_height(self) -> int:
        """How high a row is."""
        return round(ROW * self.growth)

    @guard_measure(QSize(look.CHIP_WIDTH, round(ROW)))
    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(look.CHIP_WIDTH, self.row_height)

    @guard_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        rows = option.widget
        assert isinstance(rows, QListView)
        with keep_painter_state(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_current = rows.currentIndex().row() == index.row()
            self._paint(painter, QRectF(option.rect), index, is_current=is_current)

    def _paint(
        self, painter: QPainter, row: QRectF, index: ModelIndex, *, is_current: bool
    ) -> None:
        theme, growth, answer = self._appearance.theme, self.growth, index.data(ANSWER)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(theme.accent_soft))
            painter.drawRoundedRect(row.adjusted(INSET, 1, -INSET, -1), 7, 7)
        chip = QRectF(0, 0, look.CHIP_WIDTH, look.CHIP_HEIGHT)
        with keep_painter_state(painter):
            painter.translate(row.left() + INSET + 8, row.center().y())
            painter.scale(growth, growth)
            chip.translate(0, -look.CHIP_HEIGHT / 2)
            paint_chip(painter, chip, answer.entry, theme, outlined=is_current)
        room = row.adjusted(INSET + 8 + growth * look.CHIP_WIDTH + GAP, 0, -INSET - GAP, 0)
        model = index.model()
        assert isinstance(model, AnswerList)
        number = model.number_of(answer)
        if number:
            painter.setFont(self._font(look.BODY_POINTS, bold=True))
            painter.setPen(look.colour(theme.value))
            painter.drawText(room, RIGHT, number)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(number) - GAP)
        if is_current:
            self._paint_key(painter, room)
        half = row.height() / 2
        name = room.adjusted(0, 3, 0, 1 - half) if answer.entry.summary else room
        self._paint_name(painter, name, answer)
        painter.setFont(self._font(look.SMALL_POINTS))
        painter.setPen(look.colour(theme.quiet))
        summary = printable(answer.entry.summary)
        below = room.adjusted(0, half - 1, 0, -4)
        painter.drawText(below, LEFT, _elided(painter, summary, below.width()))

    def _paint_key(self, painter: QPainter, room: QRectF) -> None:
        """The key that takes this row, as it is printed on a keyboard; `room` yields to it."""
        font = self._font(look.SMALL_POINTS)
        painter.setFont(font)
        key = QRectF(0, 0, key_width(font, self.key), key_height(font))
        key.moveCenter(room.center())
        key.moveRight(room.right())
        paint_key(painter, key, self.key, self._appearance.theme)
        room.setRight(key.left() - GAP)

    def _paint_name(self, painter: QPainter, room: QRectF, answer: SearchAnswer) -> None:
        """The name, the letters that were typed bold and in another colour."""
        theme, typed = self._appearance.theme, {*answer.letters}
        plain, bold = self._font(look.BODY_POINTS), self._font(look.BODY_POINTS, bold=True)
        name = printable(answer.entry.name)
        if len(name) != len(answer.entry.name):  # what hides is shown: places are others
            typed = set()
        name = QFontMetricsF(bold).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        left = room.left()
        for is_typed, run in groupby(enumerate(name), lambda each: each[0] in typed):
            text = "".join(letter for _, letter in run)
            painter.setFont(bold if is_typed else plain)
            painter.setPen(look.colour(theme.accent if is_typed else theme.ink))
            painter.drawText(
                QRectF(left, room.top(), room.right() - left, room.height()), LEFT, text
            )
            left += QFontMetricsF(painter.font()).horizontalAdvance(text)

    def _font(self, points: float, *, bold: bool = False) -> QFont:
        return look.font(points * self.growth, bold=bold)


@guard_events
class AnswerRows(QListView):
    """The list view: the pointer chooses the row it moves to; the keyboard stays in the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setViewport(plain_viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._pointer: object = None  # where it was: rows that come under it are not chosen by it

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition()
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._pointer not in (None, at):
            self.setCurrentIndex(index)
        self._pointer = at

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._pointer = None
        return super().viewportEvent(event)

    def choose(self, row: int) -> None:
        """Make a row the one that Enter takes, and show it."""
        self.setCurrentIndex(self.model().index(row, 0))

    def walk(self, by: int) -> None:
        """Go so many rows down, or up; from the last one down to the first, and back."""
        count, at = self.model().rowCount(), self.currentIndex().row()
        if not count:
            return
        if abs(by) == 1:
            self.choose((at + by) % count)
        else:
            self.choose(min(count - 1, max(0, at + by)))


def _elided(painter: QPainter, text: str, room: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
