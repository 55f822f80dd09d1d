"""Whole notches of a wheel, for what goes in steps: fine wheels and touchpads tell parts."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent

NOTCH = 120  # of a wheel, in the unit of angles


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
