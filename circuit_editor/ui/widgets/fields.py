"""Text fields: Enter or leaving commits, Esc restores, a sentence says what is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from circuit_editor.text import Sentence, printable_lines
from circuit_editor.text.typed_numbers import typed_number
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.plain_text import plain_tip
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.widgets.focus import give_back
from circuit_editor.ui.widgets.labels import ENTER, NO_MARGINS, REFUSED, Paragraph, fill_layout
from circuit_editor.ui.widgets.number_line import fits_in, select_from_the_front, short_form
from circuit_editor.ui.widgets.wheel_notches import WheelNotches, step_factor

UNDO_AND_REDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
BELOW_A_SENTENCE = 12  # pixels between it and the edge of the panel
ARROWS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def means_undo(event: QEvent) -> bool:
    """True where a field is asked whether it wants the keys of undo or redo for itself."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in UNDO_AND_REDO)
    )


def undoes_elsewhere(field: QLineEdit, event: QKeyEvent) -> bool:
    """Do the window's undo or redo for a key in a field where nothing was typed; False for others.

    A field that is deleted later asks this when a key is pressed: it must handle no other event.
    """
    if field.isModified():
        return False
    from circuit_editor.ui.widgets.empty_field_keys import action_of

    for id_, key in zip(("undo", "redo"), UNDO_AND_REDO, strict=True):
        action = action_of(field, id_) if event.matches(key) else None
        if action is not None:
            action.trigger()
            return True
    return False


@guard_events
class TypedLine(QLineEdit):
    """The line of a field; tells which keys and which steps were meant.

    With Enter and with Esc the keyboard goes back to the canvas.
    """

    done = Signal()  # Enter, or the focus went elsewhere
    escaped = Signal()
    stepped = Signal(float)  # how many steps up, by arrow key or wheel
    rested = Signal()  # the key that stepped was released

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_stepping = False  # True for fields of numbers
        self._notches = WheelNotches()

    def put(self, text: str) -> None:
        """Let this text stand here, and forget what was typed."""
        self.setModified(False)
        if self.text() != text:
            self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        if means_undo(event) and not self.isModified():
            event.ignore()  # nothing was typed: the window's undo is meant
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ENTER:
            self.done.emit()
            if isValid(self) and not self.isModified():  # else it could not be taken over
                give_back(self)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
            give_back(self)
        elif self.is_stepping and key in ARROWS:
            self.stepped.emit(ARROWS[Qt.Key(key)] * step_factor(event.modifiers()))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.is_stepping and event.key() in ARROWS and not event.isAutoRepeat():
            self.rested.emit()
        super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.is_stepping:
            event.ignore()
            return
        steps = self._notches.steps_at(self, event)
        if steps:
            self.stepped.emit(steps)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.done.emit()
            self.rested.emit()


class NumberLine(TypedLine):
    """A line for a number: all digits while one is at work on it, else as many as it has room for.

    So a number never loses its leading digits, and none of them is out of reach.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = self._tip = ""
        self._was_entered = False  # by the mouse button that is still down
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def put(self, text: str) -> None:
        is_new = self.text() != text
        self._whole = text
        self._shorten(text)
        if self.hasFocus() and is_new:  # it was stepped or undone under the hand
            select_from_the_front(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isModified():
            super().put(self._whole)
            select_from_the_front(self)
            self._was_entered = event.reason() == Qt.FocusReason.MouseFocusReason

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._was_entered:
            select_from_the_front(self)
        self._was_entered = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self.isModified():
            self._shorten(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.isModified():
            self._shorten(self._whole)

    def _shorten(self, text: str) -> None:
        number = None if self.hasFocus() or fits_in(self, text) else typed_number(text)
        short = short_form(number, partial(fits_in, self)) if isinstance(number, float) else text
        super().put(short)
        tip = text if short != text else ""
        if tip != self._tip:  # Qt sends an event for each, and a hand brings one with every number
            self._tip = tip
            self.setToolTip(plain_tip(tip))


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
        line: Callable[[QWidget], TypedLine] = TypedLine,
    ) -> None:
        super().__init__(parent)
        self._judge = judge
        self._apply = apply
        self._text = ""
        self.line = line(self)
        self.line.setAccessibleName(printable_lines(name))
        self.sentence = sentence or Paragraph(REFUSED, "", self)
        self.sentence.hide()
        column = fill_layout(QVBoxLayout(self), self.line, margins=NO_MARGINS, spacing=4)
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
        if not self.is_pending:
            self.line.put(text)

    def commit(self) -> bool:
        """Take over what was typed; False, and a sentence below, where it cannot stand."""
        if not self.is_pending:
            return True
        typed = self.line.text()
        refusal = "" if typed == self._text else self._judge(typed)
        self.sentence.show_or_hide(refusal)
        if refusal:
            call_later(self.sentence, self._show_sentence)  # when it has its place
            return False
        self.line.setModified(False)
        if typed != self._text:
            self._apply(typed)
        self.restore()
        return True

    def _show_sentence(self) -> None:
        """Scroll the panel to what is wrong: below the last field it has no room yet."""
        panel = self.parentWidget()
        while panel is not None and not isinstance(panel, QScrollArea):
            panel = panel.parentWidget()
        if panel is not None and self.sentence.isVisible():
            panel.ensureWidgetVisible(self.sentence, 0, BELOW_A_SENTENCE)

    def restore(self) -> None:
        """Forget what was typed."""
        self.line.put(self._text)
        if self.line.hasFocus():
            select_from_the_front(self.line)
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
            lambda text: apply(_number(text)),
            parent,
            sentence=sentence,
            line=NumberLine,
        )
        self._judge_number = judge
        if nudge is not None and rest is not None:
            self.line.is_stepping = True
            self._nudge = nudge
            self.line.stepped.connect(self._step)
            self.line.rested.connect(rest)

    def _step(self, steps: float) -> None:
        if self.commit():
            self._nudge(steps)

    def _why_not(self, text: str) -> str:
        number = typed_number(text)
        return say(number) if isinstance(number, Sentence) else self._judge_number(number)


def _number(text: str) -> float:
    """The number in a text that was judged to be one."""
    number = typed_number(text)
    assert not isinstance(number, Sentence)
    return number


def step_of(span: float) -> float:
    """The step that suits a range of this length: a tenth for a range of ten."""
    if not (span > 0 and math.isfinite(span)):
        return 0.1
    return float(10.0 ** max(-300, math.floor(math.log10(span / 50))))


def step_number(number: float, by: float, step: float) -> float:
    """The number some steps further, without the dust that 0.1 + 0.2 leaves."""
    if not math.isfinite(number):
        return 0.0
    decimals = 3 - math.floor(math.log10(step))
    return round(number + by * step, min(300, max(-300, decimals)))
