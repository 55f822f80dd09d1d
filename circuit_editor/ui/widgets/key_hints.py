"""Hints of keys: each key as on a keyboard, and beside it what it does."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from circuit_editor.text import printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.theme import Theme

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AROUND, TALLER = 12.0, 7.0  # how much larger a key is than its text
BEHIND, APART, BELOW = 7.0, 16.0, 5.0  # a key; a hint; a line


class KeyHints(QWidget):
    """Shows some keys and what each does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hints: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_hints(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Show these in place of those that were there."""
        self._hints = hints
        self.setAccessibleName(printable_lines(", ".join(" ".join(each) for each in hints)))
        self.updateGeometry()
        self.update()

    @guard_measure(QSize(40, 20))
    def sizeHint(self) -> QSize:
        return QSize(40, self.heightForWidth(self.width()))

    @guard_measure(20)
    def heightForWidth(self, width: int) -> int:
        lines = {at.y() for at, *_ in self._placed(width)}
        return round(len(lines) * (key_height(self.font()) + BELOW) - BELOW) if lines else 0

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look.theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            for at, wide, key, told in self._placed(self.width()):
                rect = QRectF(at.x(), at.y(), wide, key_height(self.font()))
                paint_key(painter, rect, key, theme)
                rect.moveLeft(rect.right() + BEHIND)
                rect.setRight(self.width())
                painter.drawText(rect, LEFT, told)

    def _placed(self, width: int) -> Iterator[tuple[QPointF, float, str, str]]:
        """Each hint, where it stands, and how wide its key is."""
        measure, x, y = QFontMetricsF(self.font()), 0.0, 0.0
        for key, told in self._hints:
            wide = key_width(self.font(), key)
            needed = wide + BEHIND + measure.horizontalAdvance(told)
            if x and x + needed > width:
                x, y = 0.0, y + key_height(self.font()) + BELOW
            yield QPointF(x, y), wide, key, told
            x += needed + APART


def key_width(font: QFont, key: str) -> float:
    """How wide a key is with its text."""
    return QFontMetricsF(font).horizontalAdvance(key) + AROUND


def key_height(font: QFont) -> float:
    """How high a key is."""
    return QFontMetricsF(font).height() + TALLER


def paint_key(painter: QPainter, rect: QRectF, key: str, theme: Theme) -> None:
    """Paint a key as it stands on a keyboard; the pen is that for text afterwards."""
    painter.setPen(QPen(look.colour(theme.line), 1))
    painter.setBrush(look.colour(theme.field))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(look.colour(theme.quiet))
    painter.drawText(rect, CENTRE, key)
