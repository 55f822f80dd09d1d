"""The overlay of the stage: visible clicks and keys, a spotlight, and pen strokes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from circuit_editor.text import printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import call_later, make_single_shot
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas import free_area
from circuit_editor.ui.classroom.stage.caption import Caption
from circuit_editor.ui.classroom.stage.teacher_view import TimelineProgress

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

RIPPLE = 450  # ms that a click is seen
KEYS = 1400  # ms that a key is seen
MESSAGE = 6000  # ms that a message is seen
MESSAGE_WIDTH = 0.6  # of the screen's width, at most
FRAME = 16  # ms between two pictures of a ripple
LARGEST_RIPPLE = 34.0
SPOT = 150.0  # the spotlight's radius
DIMMED = 150  # of 255: how dark it is around the spotlight
PEN = 4.0
NOWHERE = TimelineProgress()
KEY_POINTS, KEY_PADDING, KEY_HEIGHT, KEY_GAP = 26, 20, 52, 24


@dataclass
class _Click:
    at: QPointF
    age: QElapsedTimer = field(default_factory=QElapsedTimer)


class Overlay(QWidget):
    """Lies over the canvas while one presents. The mouse goes through it, unless the pen is on."""

    caption_laid = Signal(int)  # its height in pixels, 0 where nothing is told
    touched = Signal()  # a click while the screen was blank

    def __init__(self, view: CanvasView, appearance: Appearance) -> None:
        over = view.viewport()
        super().__init__(view)  # scrolling would move a child of the viewport
        self._view = view
        self._over = over
        self._appearance = appearance
        self._clicks: list[_Click] = []
        self._keys = ""
        self.key_cap = QRect()  # where the keys are shown
        self.kept_free: Callable[[], list[QRect]] = list  # what else lies over the canvas
        self._strokes: list[QPainterPath] = []
        self._pointer = QPointF()
        self.caption = Caption()
        self.is_blank = False
        self.has_spotlight = False
        self.has_pen = False
        self._frames = QTimer(self, interval=FRAME)
        self._frames.timeout.connect(self._age)
        self._keys_end = make_single_shot(lambda: self.show_key(""), self, KEYS)
        self.message = ""
        self._message_place = QRect()
        self._message_end = make_single_shot(lambda: self.say(""), self, MESSAGE)
        self.setMouseTracking(True)
        self._let_the_mouse_through()
        self.setGeometry(over.geometry())
        over.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.geometry())
            self._lay_caption()
            call_later(self, self.make_way)  # the circuit is fitted first
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._follow(event.position())
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self.show_click(event.position())
        return False

    def leave(self) -> None:
        """Look at the canvas no more, and go."""
        self._over.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def tell(self, sentence: str, note: str = "", way: TimelineProgress = NOWHERE) -> None:
        """Say what happens now, large at the lower edge; nothing where both are empty."""
        sentence, note = printable_lines(sentence), printable_lines(note)
        if self.message and self.message == sentence:
            self.say("")  # once is enough
        if (sentence, note, way) != (self.caption.sentence, self.caption.note, self.caption.way):
            self.caption.sentence, self.caption.note, self.caption.way = sentence, note, way
            self.setAccessibleName(printable_lines(f"{sentence} {note}".strip()))
            self._lay_caption()

    def blank(self, *, on: bool) -> None:
        """Show nothing at all, so that the class looks at the teacher; or the circuit again."""
        self.is_blank = on
        self._let_the_mouse_through()
        self.update()

    def _lay_caption(self) -> None:
        self.caption.lay(self.size(), self._appearance.sentence)
        self.caption_laid.emit(self.caption.height)
        self.make_way()
        self.update()

    def show_click(self, at: QPointF) -> None:
        """Let a ring grow where somebody clicked."""
        click = _Click(at)
        click.age.start()
        self._clicks.append(click)
        self._frames.start()

    def show_key(self, text: str) -> None:
        """Show for a moment which keys were pressed."""
        if text:
            self._keys_end.start()
            if text != self._keys:
                self.key_cap = self._free_place(text)
        self._keys = text
        self.update()

    def say(self, text: str) -> None:
        """Say something for a moment: what the status bar would, were it not hidden."""
        self.message = printable_lines(text)
        if text:
            self._message_end.start()
            self._message_place = self._message_room()
            self.setAccessibleDescription(printable_lines(text))
        self.update()

    def _message_room(self) -> QRect:
        """Where a message hides nothing, or least."""
        widest = QRect(0, 0, round(MESSAGE_WIDTH * self.width()), self.height())
        flags = Qt.TextFlag.TextWordWrap
        text = QFontMetrics(self._message_font()).boundingRect(widest, flags, self.message)
        return self._free(text.size() + QSize(2 * KEY_PADDING, KEY_PADDING))

    def _message_font(self) -> QFont:
        return look.font(0.8 * self._appearance.sentence)

    def _room(self) -> QRect:
        """What is left of the screen above what is told."""
        return self.rect().adjusted(KEY_GAP, KEY_GAP, -KEY_GAP, -self.caption.height - KEY_GAP)

    def toggle_spotlight(self) -> None:
        """Darken all but what is near the pointer, or no more."""
        self.has_spotlight = not self.has_spotlight
        self._pointer = QPointF(self.mapFromGlobal(self.cursor().pos()))
        self.update()

    def toggle_pen(self) -> None:
        """Let the left button draw, or work on the circuit again."""
        self.has_pen = not self.has_pen
        self._let_the_mouse_through()

    def wipe(self) -> None:
        """Take away all that the pen has drawn."""
        self._strokes.clear()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_blank:
            self.touched.emit()
            return
        self._strokes.append(QPainterPath(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes:
            self._strokes[-1].lineTo(event.position())
            self.update()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._appearance.theme
        with QPainter(self) as painter:
            if self.is_blank:
                painter.fillRect(self.rect(), Qt.GlobalColor.black)
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.has_spotlight:
                around = QPainterPath()
                around.addRect(QRectF(self.rect()))
                around.addEllipse(self._pointer, SPOT, SPOT)
                painter.fillPath(around, QColor(0, 0, 0, DIMMED))
            self.caption.paint(painter, self.size(), theme)
            pen = QPen(look.colour(theme.accent), PEN)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for stroke in self._strokes:
                painter.drawPath(stroke)
            for click in self._clicks:
                self._paint_click(painter, click)
            if self._keys:
                self._paint_cap(painter, self.key_cap, self._keys, _key_font())
            if self.message:
                self._paint_cap(painter, self._message_place, self.message, self._message_font())

    def _paint_click(self, painter: QPainter, click: _Click) -> None:
        share = min(1.0, click.age.elapsed() / RIPPLE)
        colour = QColor(self._appearance.theme.amber)
        colour.setAlphaF(1.0 - share)
        painter.setPen(QPen(colour, PEN))
        radius = 8.0 + (LARGEST_RIPPLE - 8.0) * share
        painter.drawEllipse(click.at, radius, radius)

    def _free_place(self, text: str) -> QRect:
        """Where the keys hide nothing; at the lower left, where there is such a place."""
        width = QFontMetrics(_key_font()).horizontalAdvance(text) + 2 * KEY_PADDING
        size, room = QSize(max(width, KEY_HEIGHT), KEY_HEIGHT), self._room()
        return self._free(size, QPoint(room.left(), room.bottom() + 1 - KEY_HEIGHT))

    def _free(self, size: QSize, *first: QPoint) -> QRect:
        """Where something of this size hides least of the circuit, and no card."""
        over = free_area.obstacles_in_view(self._view)
        things = np.vstack([over.things, free_area.as_array(self.kept_free())])
        return free_area.best(self._room(), size, over._replace(things=things), *first)[0]

    def make_way(self) -> None:
        """Show keys and messages where nothing is drawn now."""
        if self._keys:
            self.key_cap = self._free_place(self._keys)
        if self.message:
            self._message_place = self._message_room()
        self.update()

    def _paint_cap(self, painter: QPainter, place: QRect, text: str, font: QFont) -> None:
        theme = self._appearance.theme
        painter.setFont(font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(theme.ink))
        painter.drawRoundedRect(place, 10, 10)
        painter.setPen(look.colour(theme.canvas))
        inside = place.adjusted(KEY_PADDING // 2, 0, -KEY_PADDING // 2, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _follow(self, at: QPointF) -> None:
        self._pointer = at
        if self.has_spotlight:
            self.update()

    def _age(self) -> None:
        self._clicks = [each for each in self._clicks if each.age.elapsed() < RIPPLE]
        if not self._clicks:
            self._frames.stop()
        self.update()

    def _let_the_mouse_through(self) -> None:
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        self.setAttribute(through, not (self.has_pen or self.is_blank))
        cursor = Qt.CursorShape.CrossCursor if self.has_pen else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.BlankCursor if self.is_blank else cursor)


def _key_font() -> QFont:
    return look.font(KEY_POINTS, bold=True)
