"""The keys of a button that has the focus: Enter presses it, arrows go to those beside it.

Qt lets Space alone press a button, and takes an arrow for Tab, which leaves the panel.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolBar, QToolButton, QWidget

from circuit_editor.ui.widgets.labels import ENTER

Key = Qt.Key
BY: dict[int, int] = {Key.Key_Left: -1, Key.Key_Up: -1, Key.Key_Right: 1, Key.Key_Down: 1}
UP_AND_DOWN, LEFT_AND_RIGHT = (Key.Key_Up, Key.Key_Down), (Key.Key_Left, Key.Key_Right)
ARROWS = "arrows"  # the property of a place: those that lead from button to button there
ALL, UP_DOWN, NONE = "all", "up and down", "none"
LEADING = {ALL: UP_AND_DOWN + LEFT_AND_RIGHT, UP_DOWN: UP_AND_DOWN, NONE: ()}
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.MetaModifier
)


class ButtonKeys(QObject):
    """Watches the one button of a window that has the focus; a dialog's have keys of their own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QAbstractButton):
            before.removeEventFilter(self)
        if isinstance(now, QAbstractButton):
            from PySide6.QtWidgets import QDialog  # none is there when a start paints

            if not isinstance(now.window(), QDialog) and self._window.isAncestorOf(now):
                now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, QAbstractButton)
            or event.modifiers() & HELD
        ):
            return False
        key = event.key()
        if key in ENTER:
            if not event.isAutoRepeat():
                _press(watched)
            return True
        if key not in BY or watched.autoExclusive() or watched.group() is not None:
            return False
        return _walk(watched, key)


def _press(button: QAbstractButton) -> None:
    """Click it; one that only opens a menu opens that."""
    if isinstance(button, QToolButton) and _is_a_menu(button):
        button.showMenu()
    else:
        button.click()


def _is_a_menu(button: QToolButton) -> bool:
    return button.popupMode() == QToolButton.ToolButtonPopupMode.InstantPopup


def _walk(button: QAbstractButton, key: int) -> bool:
    """Go to the next button of the same place, if there is one in that direction."""
    place, keys = _place_of(button)
    if key == Key.Key_Down and isinstance(button, QToolButton) and button.menu() is not None:
        button.showMenu()
        return True
    if key in keys:
        beside = _buttons_in(place)
        to = beside.index(button) + BY[key] if button in beside else -1
        if 0 <= to < len(beside):
            beside[to].setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _place_of(button: QAbstractButton) -> tuple[QWidget, tuple[Qt.Key, ...]]:
    """Where arrows stay, and those that lead from button to button there."""
    place: QWidget | None = button
    while place is not None and not place.isWindow():
        if isinstance(place, QToolBar):
            return place, LEFT_AND_RIGHT
        if place.property(ARROWS):
            return place, LEADING[place.property(ARROWS)]
        place = place.parentWidget()
    return button.parentWidget() or button, LEADING[ALL]


def _buttons_in(place: QWidget) -> list[QAbstractButton]:
    """The buttons there that take the focus, as one reads them."""

    def corner(button: QAbstractButton) -> tuple[int, int]:
        at = button.mapTo(place, QPoint(0, 0))
        middle = at.y() + button.height() // 2
        return (0 if isinstance(place, QToolBar) else middle, at.x())

    return sorted(
        (
            each
            for each in place.findChildren(QAbstractButton)
            if each.isVisible()
            and each.isEnabled()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ),
        key=corner,
    )
