"""Dialogs for files: Qt's own, where the desktop has none, with arrows in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QWidget

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.widgets.focus import then_back
from circuit_editor.ui.widgets.icons import draw_icon

BUTTON_ICONS = {  # by what Qt calls its buttons, whose arrows are black in every theme
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "chevron-up",
}
SIZE = 16


@contextmanager
def asking_over(window: QWidget) -> Iterator[None]:
    """Ask for a file over a window, which has the focus again afterwards."""
    call_later(window, dress)
    with then_back(window):
        yield


def dress() -> None:
    """Draw the arrows of the dialog that is open anew, if it is Qt's own."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog):
        for name, icon in BUTTON_ICONS.items():
            button = dialog.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(_icon(icon, dialog))


def _icon(name: str, dialog: QWidget) -> QIcon:
    theme, icon = look.theme_of(dialog.palette()), QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.ink), (QIcon.Mode.Disabled, theme.line)):
        ratio = dialog.devicePixelRatioF()
        picture = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            draw_icon(painter, name, QRectF(0, 0, SIZE, SIZE), look.colour(colour))
        icon.addPixmap(picture, mode)
    return icon
