"""A bubble on the canvas: one sentence beside the pointer, such as why a wire cannot be."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from circuit_editor.ui.app.plain_text import PlainLabel

WIDEST = 360
BESIDE = QPoint(16, 18)  # the pointer
MARGIN = 8


class Bubble(PlainLabel):
    """Floats over a widget and never leaves it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__("", over)
        self._over = over
        self.setObjectName("bubble")
        self.setMaximumWidth(WIDEST)
        self.hide()

    def say(self, text: str | None, pointer: QPoint) -> None:
        """Say something beside the pointer; None takes it away."""
        self.setVisible(bool(text))
        if text:
            self.setText(text)
            self.setWordWrap(self.fontMetrics().horizontalAdvance(text) > WIDEST - 4 * MARGIN)
            self.adjustSize()
            at, room = pointer + BESIDE, self._over.rect()
            x = min(at.x(), room.width() - self.width() - MARGIN)
            y = min(at.y(), room.height() - self.height() - MARGIN)
            self.move(max(MARGIN, x), max(MARGIN, y))
