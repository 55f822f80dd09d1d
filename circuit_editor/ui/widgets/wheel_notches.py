"""Whole notches of a wheel, for what goes in steps: fine wheels and touchpads tell parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

NOTCH = 120  # of a wheel, in the unit of angles


def step_factor(modifiers: Qt.KeyboardModifier) -> float:
    """How large a step is: Shift makes it ten times larger, Ctrl ten times smaller."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 10.0
    return 0.1 if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0


class WheelNotches:
    """Counts notches; what is left of one waits for the next event."""

    def __init__(self) -> None:
        self._left = 0

    def take(self, event: QWheelEvent) -> int:
        """How many notches up this event completes; below zero it is down."""
        turned = event.angleDelta().y()
        if turned * self._left < 0:
            self._left = 0
        self._left += turned
        notches = int(self._left / NOTCH)
        self._left -= notches * NOTCH
        return notches

    def steps_at(self, widget: QWidget, event: QWheelEvent) -> float:
        """How many steps up a wheel asks for over a widget that has the focus.

        One that passes by scrolls the panel and edits nothing: its event goes on.
        """
        if not (widget.hasFocus() and event.angleDelta().y()):
            event.ignore()
            return 0.0
        event.accept()
        return self.take(event) * step_factor(event.modifiers())
