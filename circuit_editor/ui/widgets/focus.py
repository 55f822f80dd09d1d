"""The focus of the keyboard goes back to the canvas, whoever borrowed it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

LENDS = "lends"  # a widget that gets the focus back from a field over the canvas
WAITS = "waits"  # a field that is asked to be typed in: it keeps the focus while it is empty, too


def give_back(borrower: QWidget) -> None:
    """Give the focus to the canvas of the window that a widget stands in.

    A window of circuits has its canvas as its focus proxy; in a dialog nothing else gets it.
    """
    window = borrower.window()
    if window.focusProxy() is not None:
        window.setFocus(Qt.FocusReason.OtherFocusReason)


def give_back_unless_typing(borrower: QWidget) -> None:
    """Give the focus to the canvas, but not from a field in which somebody types, or is to."""
    if not _is_typed_in(borrower.window().focusWidget()):
        give_back(borrower)


def lender(canvas: QWidget) -> QWidget:
    """Who is to get the focus back from a field that opens over the canvas now."""
    focus = QApplication.focusWidget()
    return focus if focus is not None and focus.property(LENDS) else canvas


@contextmanager
def then_back(window: QWidget) -> Iterator[None]:
    """Give the focus back after a dialog over a window."""
    try:
        yield
    finally:
        give_back_unless_typing(window)


def run_dialog(dialog: QDialog) -> int:
    """Show a dialog, wait for its answer, and give the focus back."""
    window = dialog.parentWidget() or dialog
    with then_back(window):
        answer = dialog.exec()
    dialog.deleteLater()
    return answer


def _is_typed_in(field: QWidget | None) -> bool:
    if isinstance(field, QLineEdit):
        is_typed_in = field.isModified() and bool(field.text())
        return field.isVisible() and (is_typed_in or bool(field.property(WAITS)))
    if isinstance(field, QPlainTextEdit):
        return field.isVisible() and field.document().isModified()
    return False
