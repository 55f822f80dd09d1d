"""Keys that an empty search field passes on to the commands of its window.

    EmptyFieldKeys(field)  # that is all: it lives as long as the field

Nothing can be undone, selected or deleted in an empty field, so that the circuit is meant.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

PASTES = ("paste", "paste-with-wires")
KEYS = {  # as Qt writes them, each with its command
    "Ctrl+Z": "undo",
    "Ctrl+Y": "redo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+A": "select-all",
    "Del": "delete",  # not Backspace: who holds it to empty the field means no gate
    "Home": "fit",
    "Ctrl+V": "paste",
    "Ctrl+Shift+V": "paste-with-wires",
}
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class EmptyFieldKeys(QObject):
    """Watches one field; while it is empty, the commands of the window have these keys."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or self._field.text():
            return False
        action = self._action_for(event)
        if action is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            action.trigger()
        return True

    def _action_for(self, event: QKeyEvent) -> QAction | None:
        """What a key is meant for; None where it is the field's own."""
        modifiers = event.modifiers() & ~KEYPAD
        keys = QKeySequence(modifiers.value | event.key()).toString()
        id_ = KEYS.get(keys)
        if id_ is None or (id_ in PASTES and not _holds_circuit()):
            return None
        return action_of(self._field, id_)


def action_of(field: QWidget, id_: str) -> QAction | None:
    """The command of that name in the window a field belongs to, through popups as well."""
    here: QWidget | None = field
    while here is not None:
        found = here.findChild(QAction, id_)  # all commands of a window are in a group
        if isinstance(found, QAction):
            return found
        here = here.parentWidget()
    return None


def _holds_circuit() -> bool:
    from circuit_editor import files

    return files.is_meant_as_circuit(QGuiApplication.clipboard().text())
