"""The timeline panel: both passes as one line, its buttons, and the sentence of the step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.model import Stop
from circuit_editor.text import cut, printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.plain_text import plain_tip
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.classroom.note_field import NoteField
from circuit_editor.ui.classroom.stepping import SPEEDS, Stepping
from circuit_editor.ui.shell.commands import TIMELINE, keys_at
from circuit_editor.ui.widgets.icon_buttons import IconButton
from circuit_editor.ui.widgets.labels import (
    BODY,
    ENTER,
    PANEL_MARGINS,
    QUIET,
    Paragraph,
    Text,
    fill_layout,
    prepare_button,
)

TRACK = 8.0
NEAR = 6.0  # pixels: who clicks so near to a flag means it
KNOB = 8.0
HEIGHT = 40
SENTENCE_POINTS = 16
LONGEST_SHOWN = 601  # characters of a note, an ellipsis among them; the field shows the others
HERE = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@guard_events
class Track(QWidget):
    """The line of steps: the forward pass green, the backward pass red, stops as flags on it.

    Enter or a double click puts a stop, and asks for its note; Delete takes it away. Esc leaves it.
    """

    note_wanted = Signal()  # at the step one is at
    commanded = Signal(object)  # the command of a key is to be done
    left = Signal()

    def __init__(self, stepping: Stepping, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self._appearance = appearance
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT)
        self._keys = keys_at(TIMELINE)
        self.setAccessibleName(self.tr("Timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        stepping.moved.connect(self.update)
        appearance.changed.connect(self.update)

    @guard_measure(QSize(200, 36))
    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in HERE:  # elsewhere they are the window's
                event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        command = self._keys.get((key, has_ctrl)) or self._keys.get((key, False))
        if command is not None:
            self.commanded.emit(command)
        elif key in ENTER and not has_ctrl:
            self.note_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().x(), near=NEAR)
        self.note_wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._go(event.position().x(), near=NEAR)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().x())

    def _go(self, x: float, *, near: float = 0.0) -> None:
        """Go to the step at a point of the line, or to a flag so near to it."""
        self._stepping.start()
        self._stepping.pause()
        room = self.width() - 2 * KNOB
        share = (x - KNOB) / room if room > 0 else 0.0
        position = round(share * self._stepping.count) - 1
        flags = [each for each in self._stepping.stop_positions if abs(self._x(each) - x) < near]
        # on a long line many steps lie under one flag: it is the flag that was meant
        self._stepping.go(min(flags, key=lambda each: abs(each - position), default=position))

    def _x(self, position: int) -> float:
        room = self.width() - 2 * KNOB
        return KNOB + room * (position + 1) / max(1, self._stepping.count)

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        stepping, theme = self._stepping, self._appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle, end = self.height() / 2, self._x(stepping.count - 1)
            turn = self._x(stepping.seed - 1)
            here = self._x(stepping.position)
            painter.setPen(Qt.PenStyle.NoPen)
            for left, right, colour in ((KNOB, turn, theme.value), (turn, end, theme.gradient)):
                painter.setBrush(look.colour(theme.line))
                painter.drawRect(QRectF(left, middle - TRACK / 2, right - left, TRACK))
                painter.setBrush(look.colour(colour))
                walked = min(max(here, left), right) - left
                painter.drawRect(QRectF(left, middle - TRACK / 2, walked, TRACK))
            painter.setPen(QPen(look.colour(theme.ink), 2))
            painter.drawLine(round(turn), round(middle - 9), round(turn), round(middle + 9))
            for stop in stepping.stop_positions:
                x = self._x(stop)
                painter.setPen(QPen(look.colour(theme.amber), 2))
                painter.drawLine(round(x), 3, round(x), round(middle + 6))
                painter.fillRect(QRectF(x, 3, 9, 7), look.colour(theme.amber))
            painter.setPen(QPen(look.colour(theme.accent if self.hasFocus() else theme.ink), 2.5))
            painter.setBrush(look.colour(theme.amber if stepping.is_on else theme.panel))
            painter.drawEllipse(QRectF(here - KNOB, middle - KNOB, 2 * KNOB, 2 * KNOB))

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()


class SpeedBox(QComboBox):
    """The choice of a speed of play; the wheel turns it only where it has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():  # a style sheet would take the arrow away
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TimelinePanel(QWidget):
    """Buttons, the line, and the sentence of the step."""

    closed = Signal()

    def __init__(
        self, stepping: Stepping, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self.track = Track(stepping, appearance, self)
        self.sentence = Paragraph(QUIET, "", self, look.font(SENTENCE_POINTS))
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing())
        self._count = Text(QUIET, "", self)
        self.note = Paragraph(BODY, "", self, look.font(SENTENCE_POINTS, bold=True))
        self.note_field = NoteField(self)
        self.note_field.hide()
        self._noted: Stop | None = None  # whose note is being written
        self._speed = SpeedBox(self)
        self._speed.setAccessibleName(self.tr("Speed"))
        for speed in SPEEDS:
            self._speed.addItem(self.tr("{speed} ×").format(speed=f"{speed:g}"), speed)
        self._speed.setCurrentIndex(SPEEDS.index(stepping.speed))
        self._speed.currentIndexChanged.connect(lambda at: stepping.set_speed(SPEEDS[at]))
        tip = self.tr("A stop here, or none")
        self.close_button = IconButton("close", self)
        self.close_button.setToolTip(plain_tip(self.tr("Close the timeline")))
        self.close_button.setAccessibleName(self.tr("Close the timeline"))
        self.close_button.clicked.connect(self.closed)
        self._stop = prepare_button(QToolButton(self), "⚑", stepping.toggle_stop, tip)
        self._stop.setAccessibleName(printable_lines(tip))
        tools = (self.track, self._count, self._speed, self._stop, self.close_button)
        row = fill_layout(QHBoxLayout(), *tools, spacing=4, wide=[self.track])
        parts = (row, self.sentence, self.note, self.note_field)
        fill_layout(QVBoxLayout(self), *parts, margins=PANEL_MARGINS, spacing=4)
        self.note.hide()
        for signal, slot in (
            (self.track.note_wanted, self.write_note),
            (self.note_field.done, self.commit_note),
            (self.note_field.escaped, self._close_note),
            (self.note_field.refused, stepping.say),
            (stepping.moved, self._show),
        ):
            signal.connect(slot)
        self._show()

    def write_note(self) -> None:
        """Put a stop at this step, unless there is one, and let its note be written."""
        self.commit_note()
        self._stepping.pause()
        if self._stepping.put_stop():
            self._noted = self._stepping.stop_here
            self.note.hide()
            self.note_field.start(self._stepping.note)

    def commit_note(self) -> None:
        """Take over a note that is being written."""
        noted, text = self._noted, self.note_field.note
        self._close_note()
        if noted is not None:
            self._stepping.set_note(noted, text)

    def _close_note(self) -> None:
        had_focus = self.note_field.hasFocus()
        self._noted = None
        self.note_field.hide()
        if had_focus:
            self.track.setFocus()
        self._show_note()

    def _show_note(self) -> None:
        note = self._stepping.note if self._noted is None else ""
        self.note.show_or_hide(cut(note, LONGEST_SHOWN))

    def _show(self) -> None:
        stepping = self._stepping
        sentence = stepping.sentence
        if sentence != self.sentence.text():
            self.sentence.setText(sentence)
            if sentence:
                announce(self.sentence, f"{sentence}\n{stepping.note}".strip())
        if self._noted is not None and stepping.here != self._noted.step:
            self.commit_note()
        self._show_note()
        step = self.tr("{step} of {count}").format(step=stepping.position + 1, count=stepping.count)
        self._count.setText(step if stepping.is_on else "")
