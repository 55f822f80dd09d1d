"""The line of a search: arrows move the choice, and while it is empty keys are the window's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.widgets.labels import ENTER

COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
CTRL = Qt.KeyboardModifier.ControlModifier
# keys that mean nothing in a line without text
PASSED_ON = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Delete,
    QKeySequence.StandardKey.MoveToStartOfLine,
)


@guard_events
class SearchField(QLineEdit):
    """A search field whose arrow keys move the choice in the list below it.

    While nothing is typed undo, redo, select all, delete and Home are the window's commands, and so
    is paste where the clipboard holds a circuit: text can still be pasted.
    """

    walked = Signal(int)  # the key: an arrow or a page
    entered = Signal(object)  # the modifiers of Enter
    left = Signal()
    pasting = Signal()  # the window will paste a circuit, for nothing is typed
    focus_left = Signal()

    def __init__(self, parent: QWidget, *, empties_first: bool = True) -> None:
        super().__init__(parent)
        self._is_awaited = False  # the keyboard, from another window or from a menu
        self._empties_first = empties_first  # Esc leaves what is typed, before it leaves the field

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setClearButtonEnabled(True)  # not before: nobody sees it, and its picture takes time

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in COMES_BACK:
            self.focus_left.emit()
        elif not self._is_awaited:
            self._is_awaited = True
            self._application().focusChanged.connect(self._come_back)

    def _come_back(self, before: QWidget | None, now: QWidget | None) -> None:
        """The window has the keyboard again, which may have gone elsewhere in it meanwhile."""
        if now is not None and now.window() is self.window():
            self._is_awaited = False
            self._application().focusChanged.disconnect(self._come_back)
            if now is not self:
                self.focus_left.emit()

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                event.accept()  # whatever is held with it, this search is meant
                return True
            if not self.text() and self._is_of_window(event):
                if event.matches(QKeySequence.StandardKey.Paste):
                    self.pasting.emit()
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in WALKS:
            self.walked.emit(key)
        elif key in ENTER:
            self.entered.emit(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            if self.text() and self._empties_first:
                self.clear()
            else:
                self.left.emit()
        elif not self.text() and self._is_of_window(event):
            event.accept()  # the window can do nothing of that now
        else:
            super().keyPressEvent(event)

    def _is_of_window(self, event: QKeyEvent) -> bool:
        if any(event.matches(each) for each in PASSED_ON):
            return True
        is_redo = event.key() == Qt.Key.Key_Y and event.modifiers() == CTRL
        return is_redo or (event.matches(QKeySequence.StandardKey.Paste) and _circuit_waits())


def _circuit_waits() -> bool:
    """True where the clipboard holds a circuit."""
    from circuit_editor.files import is_meant_as_circuit

    return is_meant_as_circuit(QGuiApplication.clipboard().text())
