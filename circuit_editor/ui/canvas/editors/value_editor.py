"""The field for a value, over its node."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from circuit_editor.text import Sentence, exact
from circuit_editor.text.typed_numbers import typed_number
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.widgets.fields import undoes_elsewhere
from circuit_editor.ui.widgets.labels import ENTER
from circuit_editor.ui.widgets.number_line import select_from_the_front
from circuit_editor.ui.widgets.wheel_notches import WheelNotches

STEP = 0.1
AROUND = 16  # pixels of frame and padding, left and right


class ValueEditor(QLineEdit):
    """A field for one number. Enter or leaving it commits, Esc restores, the wheel steps.

    `apply(number)` is called with every finite number that is stepped to or committed,
    `restore()` where Esc takes the steps back; `finished` tells that the field is done, with the
    direction in which Tab wants to go on (0: nowhere).
    """

    finished = Signal(int)
    refused = Signal(str)

    def __init__(
        self,
        number: float,
        apply: Callable[[float], None],
        restore: Callable[[], None],
        parent: QWidget,
        typed: str = "",
    ) -> None:
        super().__init__(typed or exact(number), parent)
        self._number = number
        self._apply = apply
        self._restore = restore
        self._done = False
        self._notches = WheelNotches()
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setObjectName("inPlace")
        if not typed:
            select_from_the_front(self)

    def whole_width(self) -> int:
        """How wide the field must be to show all that stands here."""
        return self.fontMetrics().horizontalAdvance(self.text()) + AROUND

    def commit(self) -> bool:
        """Apply what stands here; False (with a sentence) where it is no finite number."""
        if self._done:
            return True
        number = typed_number(self.text())
        if isinstance(number, Sentence):
            self.refused.emit(say(number))
            return False
        if number != self._number or self.text() != exact(self._number):
            self._apply(number)
        self._done = True
        return True

    def give_up(self) -> None:
        """Close without taking over what stands here."""
        self._end(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._restore()
            self._end(0)
        elif key in ENTER:
            if self.commit():
                self._end(0)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Up else -1, event.modifiers())
        elif undoes_elsewhere(self, event):
            self._end(0)  # the number may be another now
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.commit():
            self._end(1 if forward else -1)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = self._notches.take(event)
        if notches:
            self._step(notches, event.modifiers())
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._done:
            self.commit()
            self._end(0)

    def _step(self, direction: int, modifiers: Qt.KeyboardModifier) -> None:
        number = typed_number(self.text())
        if isinstance(number, Sentence):
            return
        shifted = modifiers & Qt.KeyboardModifier.ShiftModifier
        fine = modifiers & Qt.KeyboardModifier.ControlModifier
        step = STEP * 10 if shifted else STEP / 10 if fine else STEP
        stepped = round(number + direction * step, 10)
        self._apply(stepped)
        self._number = stepped
        self.setText(exact(stepped))

    def _end(self, direction: int) -> None:
        self._done = True
        self.finished.emit(direction)
