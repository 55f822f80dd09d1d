"""Input methods over the canvas: composed text looks for a gate, as letters do.

The canvas keeps the focus while one composes, and hands on what there is so far: were the focus to
move meanwhile, input methods would let go of the first letter, and begin anew behind it. Where the
candidates are shown is told, too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

PLACES = (
    Qt.InputMethodQuery.ImCursorRectangle,
    Qt.InputMethodQuery.ImAnchorRectangle,
    Qt.InputMethodQuery.ImInputItemClipRectangle,
)


class InputMethod:
    """Passes what an input method sends to the canvas on to the search for gates."""

    def __init__(self, view: CanvasHost, typed: Callable[[str], None]) -> None:
        self._view = view
        self._typed = typed
        self._is_composing = False
        self._chosen = ""  # of what is composed piece by piece
        self.place: QWidget | None = None  # where what is composed can be read
        self.enable()

    def enable(self) -> None:
        """Let input methods know of the canvas; Qt takes this back with every focus."""
        for each in (self._view, self._view.viewport()):
            each.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def take(self, event: QInputMethodEvent) -> None:
        """Take one event: letters so far, or the text that was chosen."""
        event.accept()
        view, letters, text = self._view, event.preeditString(), event.commitString()
        if view.is_busy:  # one thing at a time: only Esc interrupts the hand
            self.forget()
            if letters:
                QGuiApplication.inputMethod().reset()
        elif letters:
            self._is_composing = True
            self._chosen += text
            view.composed.emit(self._chosen + letters)
        elif self._is_composing:
            text = self._chosen + text
            self.forget()
            if text:
                view.cancel_gesture()
                view.letter_typed.emit(text)
        elif text:
            self._typed(unicodedata.normalize("NFKC", text))

    @property
    def is_composing(self) -> bool:
        """True while letters are there that were not chosen yet."""
        return self._is_composing

    def give_up(self) -> bool:
        """Compose no more, and take nothing of it; False where nothing is composed."""
        if not self._is_composing:
            return False
        QGuiApplication.inputMethod().reset()
        self.forget()
        return True

    def forget(self) -> None:
        """Compose no longer: it was chosen, given up, or the focus went elsewhere."""
        if self._is_composing:
            self._is_composing, self._chosen = False, ""
            self._view.composed.emit("")

    def asked(self, query: Qt.InputMethodQuery) -> Any:
        """What an input method wants to know of the canvas; None for what it does not say."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query in PLACES and self.place is not None and self.place.isVisible():
            corner = self._view.mapFromGlobal(self.place.mapToGlobal(QPoint(0, 0)))
            return QRect(corner, self.place.size())
        return None
