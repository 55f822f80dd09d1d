"""The field for a teacher's note at a stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from circuit_editor.model.record_limits import why_not_note
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.widgets.fields import means_undo
from circuit_editor.ui.widgets.labels import ENTER

LINES = 3  # that are seen at once
FRAME = 14  # pixels: the border and the padding, above and below


@guard_events
class NoteField(QPlainTextEdit):
    """Enter or leaving takes the note over, Shift+Enter begins a new line, Esc gives it up."""

    done = Signal()  # Enter, or the focus went elsewhere
    escaped = Signal()
    refused = Signal(str)  # why what was typed or pasted last was not taken

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Note at this stop"))
        self.setPlaceholderText(
            self.tr("What is there to say here? Enter keeps it, Shift+Enter begins a new line.")
        )
        self.setTabChangesFocus(True)
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + FRAME)
        self.textChanged.connect(self._keep_within_limit)

    @property
    def note(self) -> str:
        """What was typed; halves of characters, which no file holds, are question marks."""
        return self.toPlainText().strip().encode(errors="replace").decode()

    def start(self, note: str) -> None:
        """Let a note be changed."""
        self.setPlainText(note)
        self.show()
        self.setFocus()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        if means_undo(event) and not self.document().isUndoAvailable():
            event.ignore()  # nothing was typed: the window's undo is meant
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.done.emit()

    def _keep_within_limit(self) -> None:
        refusal = why_not_note(self.toPlainText())
        if refusal is not None:
            self.refused.emit(say(refusal))
            self.undo()  # a paste as well as a letter is one step
