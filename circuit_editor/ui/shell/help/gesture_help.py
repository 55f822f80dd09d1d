"""The help for the gesture in hand, or for the field that is open, in the status line."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStatusBar
from shiboken6 import isValid

from circuit_editor.text import printable_lines
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.gestures.gesture import Gesture

SOON = 150  # ms: a click is over by then


class GestureHelp(QObject):
    """Says what a release, a key or Esc would do now, as long as that lasts and no longer."""

    def __init__(self, view: CanvasHost, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._text = ""
        self._gesture: Gesture | None = None
        self._soon = make_single_shot(self._help, self, SOON)
        view.hand_changed.connect(self._follow)
        view.field_changed.connect(self._tell)

    def _follow(self, gesture: Gesture | None) -> None:
        if not isValid(self._bar):  # of a window that goes it goes before the canvas
            return
        self._soon.stop()
        self._gesture = gesture
        if gesture is not None:
            self._soon.start()
        else:
            self._tell("")

    def _help(self) -> None:
        """Ask the gesture now: it may be led in another way than when it began."""
        if self._gesture is not None:
            self._tell(self._gesture.help())

    def _tell(self, text: str) -> None:
        """Show a text; "" takes away what is told here, and nothing else."""
        if not isValid(self._bar):
            return
        is_told = bool(self._text) and self._bar.currentMessage() == self._text
        self._text = printable_lines(text)
        if text:
            self._bar.showMessage(self._text)
        elif is_told:
            self._bar.clearMessage()
