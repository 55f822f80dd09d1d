"""The focus of the keyboard goes back to the canvas, whoever borrowed it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def give_back(borrower: QWidget) -> None:
    """Give the focus to the canvas of the window that a widget stands in.

    A window of circuits has its canvas as its focus proxy; in a dialog nothing else gets it.
    """
    window = borrower.window()
    if window.focusProxy() is not None:
        window.setFocus(Qt.FocusReason.OtherFocusReason)
