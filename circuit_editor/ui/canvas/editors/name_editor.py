"""The field for the name of a new block, over the block itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from circuit_editor.model.rules import LONGEST_LABEL
from circuit_editor.ui.widgets.labels import ENTER


class NameEditor(QLineEdit):
    """Holds a name, selected. Enter or going elsewhere takes it; Esc leaves it as it was."""

    named = Signal(str)
    closed = Signal()
    left = Signal()  # the keyboard goes back to the canvas

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setMaxLength(LONGEST_LABEL)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Name of the block"))
        self._before = name
        self._is_done = False
        self.selectAll()

    def finish(self) -> None:
        """Take the name as it is now."""
        self._finish(self.text())

    def give_up(self) -> None:
        """Close without a word: what was to be named is gone."""
        self._is_done = True
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.finish()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(self._before)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def _finish(self, name: str) -> None:
        if not self._is_done:
            self._is_done = True
            self._close()
            self.named.emit(name)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
        self.deleteLater()
