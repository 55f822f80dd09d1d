"""Buttons that show an icon alone, and say what they do to whoever points at or listens to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from circuit_editor.text import printable_lines
from circuit_editor.ui.app.plain_text import plain_tip
from circuit_editor.ui.widgets.icons import SIZE, icon


def icon_button(name: str, told: str, parent: QWidget, do: Callable[[], object]) -> QToolButton:
    """A button with an icon of `resources/icons/`, its words in the tip."""
    button = QToolButton(parent)
    button.setIcon(icon(name))
    button.setIconSize(QSize(SIZE, SIZE))
    button.setToolTip(plain_tip(told))
    button.setAccessibleName(printable_lines(told))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where one works
    button.clicked.connect(lambda: do())
    return button
