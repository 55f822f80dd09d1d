"""Editing a value where it stands: a small field over the node."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from circuit_editor.text import exact
from circuit_editor.text.numbers import MINUS

STEP = 0.1


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
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(self.tr("Value"))
        if not typed:
            self.selectAll()

    def commit(self) -> bool:
        """Apply what stands here; False (with a sentence) where it is no finite number."""
        if self._done:
            return True
        number = number_from(self.text())
        if number is None:
            self.refused.emit(
                self.tr('"{text}" is not a number. Type one like 2, −0.5 or 1e−3.').format(
                    text=self.text()
                )
            )
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
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.commit():
                self._end(0)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Up else -1, event.modifiers())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.commit():
            self._end(1 if forward else -1)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self._step(1 if event.angleDelta().y() > 0 else -1, event.modifiers())
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._done:
            self.commit()
            self._end(0)

    def _step(self, direction: int, modifiers: Qt.KeyboardModifier) -> None:
        number = number_from(self.text())
        if number is None:
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


def number_from(text: str) -> float | None:
    """The finite number a person typed, or None."""
    try:
        number = float(text.strip().replace(MINUS, "-").replace("–", "-"))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
