"""Fields one types into: Enter or leaving commits, Esc restores, a sentence says what is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from circuit_editor.text import printable_lines
from circuit_editor.ui.canvas.value_editor import number_from
from circuit_editor.ui.panels.texts import REFUSED, Paragraph

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
UNDO_AND_REDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
ARROWS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class Line(QLineEdit):
    """The line of a field; tells which keys and which steps were meant."""

    done = Signal()  # Enter, or the focus went elsewhere
    escaped = Signal()
    stepped = Signal(float)  # how many steps up, by arrow key or wheel
    rested = Signal()  # the key that stepped was released

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_stepping = False  # True for fields of numbers

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.isModified():
            assert isinstance(event, QKeyEvent)
            if any(event.matches(key) for key in UNDO_AND_REDO):
                event.ignore()  # nothing was typed: the window's undo is meant
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ENTER:
            self.done.emit()
        elif key == Qt.Key.Key_Escape and self.isModified():
            self.escaped.emit()
        elif self.is_stepping and key in ARROWS:
            self.stepped.emit(ARROWS[Qt.Key(key)] * step_factor(event.modifiers()))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.is_stepping and event.key() in ARROWS and not event.isAutoRepeat():
            self.rested.emit()
        super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if self.is_stepping and self.hasFocus() and turned:
            self.stepped.emit(math.copysign(step_factor(event.modifiers()), turned))
            event.accept()
        else:  # a wheel that passes by scrolls the panel and edits nothing
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.done.emit()
            self.rested.emit()


class TypedField(QWidget):
    """One line of text that stays what it is until it is committed.

    `judge(text)` says why a text cannot stand ("" where it can); `apply(text)` takes it over.
    What is wrong is told below the line, or in `sentence` where the field is narrow.
    """

    def __init__(
        self,
        name: str,
        judge: Callable[[str], str],
        apply: Callable[[str], None],
        parent: QWidget | None = None,
        *,
        sentence: Paragraph | None = None,
    ) -> None:
        super().__init__(parent)
        self._judge = judge
        self._apply = apply
        self._text = ""
        self.line = Line(self)
        self.line.setAccessibleName(printable_lines(name))
        self.sentence = sentence or Paragraph(REFUSED, "", self)
        self.sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        if sentence is None:
            column.addWidget(self.sentence)
        self.setFocusProxy(self.line)
        self.line.done.connect(self.commit)
        self.line.escaped.connect(self.restore)
        self.line.textEdited.connect(self.sentence.hide)

    @property
    def is_pending(self) -> bool:
        """True while something was typed and not yet committed."""
        return self.line.isModified()

    def show_text(self, text: str) -> None:
        """Show what is true now; what is being typed stays."""
        self._text = text
        if not self.is_pending and self.line.text() != text:
            self.line.setText(text)

    def commit(self) -> bool:
        """Take over what was typed; False, and a sentence below, where it cannot stand."""
        if not self.is_pending:
            return True
        typed = self.line.text()
        refusal = "" if typed == self._text else self._judge(typed)
        self.sentence.show_or_hide(refusal)
        if refusal:
            return False
        self.line.setModified(False)
        if typed != self._text:
            self._apply(typed)
        self.restore()
        return True

    def restore(self) -> None:
        """Forget what was typed."""
        self.line.setText(self._text)
        if self.line.hasFocus():
            self.line.selectAll()
        else:
            self.line.deselect()
        self.sentence.hide()


class NumberField(TypedField):
    """A field for one finite number, which arrow keys and the wheel step.

    `apply(number)` takes over a typed number, `nudge(steps)` moves it by so many steps, `rest()`
    ends a row of nudges.
    """

    def __init__(
        self,
        name: str,
        apply: Callable[[float], None],
        parent: QWidget | None = None,
        *,
        judge: Callable[[float], str] = lambda number: "",
        nudge: Callable[[float], None] | None = None,
        rest: Callable[[], None] | None = None,
        sentence: Paragraph | None = None,
    ) -> None:
        super().__init__(
            name,
            self._why_not,
            lambda text: apply(number_from(text) or 0.0),
            parent,
            sentence=sentence,
        )
        self._judge_number = judge
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if nudge is not None and rest is not None:
            self.line.is_stepping = True
            self._nudge = nudge
            self.line.stepped.connect(self._step)
            self.line.rested.connect(rest)

    def _step(self, steps: float) -> None:
        if self.commit():
            self._nudge(steps)

    def _why_not(self, text: str) -> str:
        number = number_from(text)
        if number is None:
            return self.tr("Type a number like 2, −0.5 or 1e−3.")
        return self._judge_number(number)


def step_factor(modifiers: Qt.KeyboardModifier) -> float:
    """How large a step is: Shift makes it ten times larger, Ctrl ten times smaller."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 10.0
    return 0.1 if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0


def step_of(span: float) -> float:
    """The step that suits a range of this length: a tenth for a range of ten."""
    if not (span > 0 and math.isfinite(span)):
        return 0.1
    return float(10.0 ** max(-300, math.floor(math.log10(span / 50))))


def stepped(number: float, by: float, step: float) -> float:
    """The number some steps further, without the dust that 0.1 + 0.2 leaves."""
    if not math.isfinite(number):
        return 0.0
    decimals = 3 - math.floor(math.log10(step))
    return round(number + by * step, min(300, max(-300, decimals)))
