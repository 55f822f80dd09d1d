"""The field for a name, over where it is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from circuit_editor.model.record_limits import LONGEST_LABEL
from circuit_editor.ui.widgets.fields import undoes_elsewhere
from circuit_editor.ui.widgets.labels import ENTER

AROUND = 16  # pixels of frame and padding, left and right


class NameEditor(QLineEdit):
    """Holds a name, selected. Enter or going elsewhere takes it; Esc leaves it as it was.

    `why_not(text)` says why a text cannot be the name, and the field stays open with it; else
    `apply(text)` is called, for the name as it was, too, where that `always` is wanted. `finished`
    tells the direction in which Tab wants to go on (0: nowhere).
    """

    finished = Signal(int)
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        why_not: Callable[[str], str],
        apply: Callable[[str], object],
        parent: QWidget,
        *,
        always: bool = False,
    ) -> None:
        super().__init__(name, parent)
        self._before = name
        self._why_not, self._apply, self._always = why_not, apply, always
        self._is_done = False
        self.setMaxLength(max(LONGEST_LABEL, len(name)))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setObjectName("inPlace")
        self.selectAll()

    def whole_width(self) -> int:
        """How wide the field must be to show all that stands here."""
        return self.fontMetrics().horizontalAdvance(self.text()) + AROUND

    def commit(self) -> bool:
        """Take the name as it is now; False (with a sentence) where it cannot be one."""
        return self._is_done or self._take(self.text())

    def give_up(self) -> None:
        """Close without a word: what was to be named is gone."""
        self._end(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if self._take(self.text()):
                self._end(0)
        elif event.key() == Qt.Key.Key_Escape:
            self._take(self._before)
            self._end(0)
        elif not undoes_elsewhere(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._is_done:  # it is being hidden
            return super().focusNextPrevChild(forward)
        if self._take(self.text()):
            self._end(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._is_done:
            if self._take(self.text()):
                self._end(0)

    def _take(self, name: str) -> bool:
        refusal = self._why_not(name) if name != self._before else ""
        if refusal:
            self.refused.emit(refusal)
            return False
        self._is_done = True
        if self._always or name != self._before:
            self._apply(name)
        return True

    def _end(self, direction: int) -> None:
        self._is_done = True
        self.finished.emit(direction)
