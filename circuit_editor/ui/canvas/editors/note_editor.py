"""The field for a note, over its card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from circuit_editor.model.record_limits import why_not_note
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.widgets.fields import means_undo
from circuit_editor.ui.widgets.labels import ENTER

NARROWEST, LOWEST = 230, 74  # pixels
AROUND = 22  # pixels of frame and padding, above and below
SMALLEST, LARGEST = 13.0, 22.0  # of the letters, in pixels
SHARE = 0.6  # of the canvas, that it may take


@guard_events
class NoteEditor(QPlainTextEdit):
    """Holds the text of a note: Enter begins a line, Ctrl+Enter, Esc or going elsewhere keeps it.

    It is as high as its lines, within what the canvas has.
    """

    done = Signal()
    refused = Signal(str)  # why what was typed or pasted last was not taken

    def __init__(self, text: str, card: QRect, zoom: float, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._card, self._canvas, self._is_done = card, parent, False
        points = min(LARGEST, max(SMALLEST, look.NOTE_POINTS * zoom))
        self.setFont(look.font(points))
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("What is there to say here?"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._keep_within_limit)
        self.textChanged.connect(self._fit)
        self._fit()
        self.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def text(self) -> str:
        """What was typed; halves of characters, which no file holds, are question marks."""
        return self.toPlainText().rstrip().encode(errors="replace").decode()

    @property
    def help(self) -> str:
        """What keys do here."""
        return self.tr("Enter begins a line. Ctrl+Enter or Esc keeps the note.")

    def event(self, event: QEvent) -> bool:
        if means_undo(event) and not self.document().isUndoAvailable():
            event.accept()  # the note that is typed now is not yet a step to be taken back
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (event.key() in ENTER and has_ctrl):
            self._end()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end()

    def _end(self) -> None:
        if not self._is_done:
            self._is_done = True
            self.done.emit()

    def _fit(self) -> None:
        """As large as the card, or as the lines need; all of it on the canvas."""
        room = self._canvas.rect()
        lines = max(2, round(self.document().size().height()))
        wide = min(max(NARROWEST, self._card.width()), room.width())
        needed = lines * self.fontMetrics().lineSpacing() + AROUND
        high = min(max(LOWEST, needed), max(LOWEST, round(SHARE * room.height())))
        left = max(room.left(), min(self._card.left(), room.right() + 1 - wide))
        top = max(room.top(), min(self._card.top(), room.bottom() + 1 - high))
        self.setGeometry(left, top, wide, high)

    def _keep_within_limit(self) -> None:
        refusal = why_not_note(self.toPlainText())
        if refusal is not None:
            self.refused.emit(say(refusal))
            self.undo()  # a paste as well as a letter is one step
