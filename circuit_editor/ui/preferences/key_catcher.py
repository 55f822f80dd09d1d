"""The field that takes the next key that is pressed, whatever it means elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.guarded_events import guard_events

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
HELD = (
    *(Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Super_L),
    *(Qt.Key.Key_Super_R, Qt.Key.Key_unknown, Qt.Key.Key_Dead_Acute, Qt.Key.Key_Multi_key),
)
LEAVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
OF_THE_CANVAS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, *ARROWS),
)
TYPES = QT_TRANSLATE_NOOP(
    "Sentence", "Letters, digits and signs are typed: hold Ctrl or Alt, or take a key such as F2."
)
MOVES = QT_TRANSLATE_NOOP(
    "Sentence", "{key} moves, chooses or answers wherever one is, and cannot be given away."
)
OPENS_A_MENU = QT_TRANSLATE_NOOP("Sentence", "{key} opens a menu.")


@guard_events
class KeyCatcher(QLineEdit):
    """Waits for a key; Esc, or leaving, gives up."""

    caught = Signal(object)  # the key with what is held to it
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyCatcher")
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press the new key"))
        self.setAccessibleName(self.tr("Press the new key"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def event(self, event: QEvent) -> bool:
        """No shortcut of the dialog is asked before a key is caught."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & (CTRL | ALT | SHIFT | META)
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key not in HELD and key:
            if held & SHIFT and _is_sign(event.text()):
                held &= ~SHIFT  # it was needed to type the sign
            self.caught.emit(QKeyCombination(held, Qt.Key(key)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.left.emit()


def _is_sign(text: str) -> bool:
    return text.isprintable() and bool(text.strip()) and not text.isalpha()


def why_not(pressed: QKeyCombination, menu_letters: str) -> Sentence | None:
    """Why no command can have a key; None where one can. Menus are opened by these letters."""
    held, written = pressed.keyboardModifiers(), pressed.key()
    named = QKeySequence(pressed).toString(QKeySequence.SequenceFormat.NativeText)
    if written in (*LEAVES, Qt.Key.Key_Escape):
        return Sentence.of(MOVES, key=named)
    if written in OF_THE_CANVAS and not held & (ALT | META):
        if written in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held & CTRL:
            return None
        return Sentence.of(MOVES, key=named)
    is_typed = 0x20 <= int(written) < 0x01000000
    if is_typed and not held & (CTRL | ALT | META):
        return Sentence.of(TYPES)
    if is_typed and held == ALT and chr(int(written)).casefold() in menu_letters.casefold():
        return Sentence.of(OPENS_A_MENU, key=named)
    return None
