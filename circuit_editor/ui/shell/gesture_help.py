"""The help for the gesture in hand, in the status line: as long as it lasts, and no longer."""

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
    """Says what a release, a key or Esc would do now."""

    def __init__(self, view: CanvasHost, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._text = ""
        self._soon = make_single_shot(lambda: bar.showMessage(self._text), self, SOON)
        view.hand_changed.connect(self._follow)

    def _follow(self, gesture: Gesture | None) -> None:
        if not isValid(self._bar):  # of a window that goes it goes before the canvas
            return
        self._soon.stop()
        if gesture is not None:
            self._text = printable_lines(gesture.help())
            self._soon.start()
        elif self._text and self._bar.currentMessage() == self._text:
            self._bar.clearMessage()
