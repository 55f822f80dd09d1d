"""The caption at the lower edge of the stage: a step's sentence, and the teacher's note."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from circuit_editor.text.unbroken import allow_breaks, prevent_breaks
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Theme
from circuit_editor.ui.classroom.stage.teacher_view import TimelineProgress

NOTE_SHARE = 0.9  # of the sentence's size
TALLEST = 0.4  # of the screen's height; what is longer is cut
MARGIN = 28
GAP = 10
RULE = 3
DOTS = 0.8  # of the sentence's size: the row of the steps
HERE = 1.7  # how much larger the dot of this step is
LINE = 2
NEAREST = 6  # pixels from dot to dot: of more steps only some have one
CUT = 0.85  # what is kept of a text that is too long, until it fits
WRAPPED = Qt.TextFlag.TextWordWrap


class Caption:
    """A strip of paper as high as its text needs, word-wrapped. Plain text, whatever is in it."""

    def __init__(self) -> None:
        self.sentence = ""
        self.note = ""
        self.way = TimelineProgress()
        self._parts: list[tuple[QRect, QFont, str]] = []
        self.height = 0
        self._dots = 0  # how high their row is

    def lay(self, room: QSize, size: int) -> None:
        """Break the lines for a screen of this size, written so large."""
        width, most = room.width() - 2 * MARGIN, round(room.height() * TALLEST)
        fonts = look.font(size), look.font(round(size * NOTE_SHARE), bold=True)
        self._parts, down = [], MARGIN // 2 + RULE
        for text, font in zip((self.sentence, self.note), fonts, strict=True):
            if text:
                text = prevent_breaks(text)
                shown, box = _fitted(text, font, QRect(MARGIN, 0, width, most - down))
                self._parts.append((box.translated(0, down), font, shown))
                down += box.height() + GAP
        self._dots = round(DOTS * size) if self._parts and self.way.steps else 0
        self.height = down - GAP + MARGIN // 2 + self._dots if self._parts else 0

    @property
    def shown(self) -> list[str]:
        """The texts as they stand there, cut where they are too long."""
        return [allow_breaks(text) for _, _, text in self._parts]

    def paint(self, painter: QPainter, room: QSize, theme: Theme) -> None:
        """Draw it over the lower edge of a screen of this size."""
        if not self._parts:
            return
        top = room.height() - self.height
        painter.fillRect(QRectF(0, top, room.width(), self.height), look.colour(theme.canvas))
        painter.fillRect(QRectF(0, top, room.width(), RULE), look.colour(theme.amber))
        painter.setPen(QPen(look.colour(theme.ink)))
        for box, font, text in self._parts:
            painter.setFont(font)
            painter.drawText(box.translated(0, top), WRAPPED, text)
        if self._dots:
            self._paint_way(painter, room, theme)

    def _paint_way(self, painter: QPainter, room: QSize, theme: Theme) -> None:
        """The steps as dots: full where they were taken, rings to come, a large one here."""
        taken, count, turn = self.way
        middle = room.height() - MARGIN // 4 - self._dots / 2
        radius = min(self._dots / 5, 0.3 * (room.width() - 2 * MARGIN) / count)
        left, right = MARGIN + 2 * radius, room.width() - MARGIN - 2 * radius
        painter.setPen(QPen(look.colour(theme.line), LINE))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        every = max(1, NEAREST * count // room.width())
        for step in sorted({*range(0, count, every), *((taken - 1,) if taken else ())}):
            colour = look.colour(theme.value if step < turn else theme.gradient)
            x = left + (right - left) * (step / (count - 1) if count > 1 else 0.5)
            is_here = step == taken - 1
            painter.setPen(QPen(colour, LINE))
            full = look.colour(theme.amber) if is_here else colour
            painter.setBrush(full if step < taken else look.colour(theme.canvas))
            around = HERE * radius if is_here else radius
            painter.drawEllipse(QPointF(x, middle), around, around)


def _fitted(text: str, font: QFont, room: QRect) -> tuple[str, QRect]:
    """A text and the box it takes; cut, with an ellipsis, until it is no higher than its room."""
    metrics = QFontMetrics(font)
    shown = text
    while True:
        taken = metrics.boundingRect(room.adjusted(0, 0, 0, 10_000), WRAPPED, shown)
        if taken.height() <= room.height() or len(shown) < 2:
            break
        text = text[: int(min(len(text), 4_000) * CUT)]
        shown = f"{text.rstrip()}…"
    return shown, QRect(room.left(), room.top(), room.width(), taken.height())
