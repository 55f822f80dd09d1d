"""The segmented control: one of few choices, all in sight, as buttons that stand close together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from circuit_editor.text import printable_lines
from circuit_editor.ui.app.plain_text import PlainLabel, plain_caption
from circuit_editor.ui.shell.menus.menu_bar import without_key
from circuit_editor.ui.widgets.labels import NO_MARGINS, SMALL, Paragraph, fill_layout
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

AFTER = 4  # pixels below a row


class SegmentedControl(QWidget):
    """Buttons of which one is down; arrows go from one to the next.

    One that `wraps` goes on in another line where there is no room for all.
    """

    chosen = Signal(object)  # by the user: what the button stands for

    def __init__(self, choices: Mapping[Any, str], parent: QWidget, *, wraps: bool = False) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # or no letter would lead here
        self._group = QButtonGroup(self)
        self._buttons: dict[object, QPushButton] = {}
        kept = QSizePolicy.Policy
        self.setSizePolicy(kept.Preferred, kept.Maximum)
        row = fill_layout(QHBoxLayout(self), margins=NO_MARGINS, spacing=0)
        for at, (choice, name) in enumerate(choices.items()):
            button = QPushButton(self)
            button.setText(plain_caption(name))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(kept.Minimum, kept.MinimumExpanding)  # all as high as the highest
            if not wraps:
                button.setProperty("role", _role_of(at, len(choices)))
            button.clicked.connect(lambda checked=False, choice=choice: self.chosen.emit(choice))
            self._group.addButton(button)
            self._buttons[choice] = button
        if wraps:
            row.addWidget(WrappingRow([*self._buttons.values()], self, spacing=4))
            return
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)

    def show_choice(self, choice: object) -> None:
        """Put the button of this choice down; the keyboard comes in there."""
        button = self._buttons[choice]
        button.setChecked(True)
        self.setFocusProxy(button)

    def button(self, choice: object) -> QAbstractButton:
        """The button of a choice."""
        return self._buttons[choice]

    def tell(self, name: str) -> None:
        """Let screen readers say what is chosen here."""
        self.setAccessibleName(printable_lines(name))
        for button in self._buttons.values():
            button.setAccessibleDescription(printable_lines(name))


def _role_of(at: int, count: int) -> str:
    if at == 0:
        return "first"
    return "last" if at == count - 1 else "middle"


class SettingRows(QGridLayout):
    """The rows of a page: names, and fields beside them, to which an underlined letter leads."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setContentsMargins(16, 18, 16, 16)
        self.setHorizontalSpacing(20)
        self.setVerticalSpacing(4)
        self.setColumnStretch(1, 1)

    def add(self, name: str, field: QWidget, hint: str = "") -> int:
        """A row with a name and a field, and what is to be known of it below; which it is."""
        page, row = self.parentWidget(), self.rowCount()
        label = PlainLabel(name, page)
        label.setBuddy(field)
        if isinstance(field, SegmentedControl):
            field.tell(without_key(name))
        else:
            field.setAccessibleName(printable_lines(without_key(name)))
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(field, row, 1, Qt.AlignmentFlag.AlignVCenter)
        if hint:
            field.setAccessibleDescription(printable_lines(hint))
            self.addWidget(Paragraph(SMALL, hint, page), row + 1, 1)
        self.setRowMinimumHeight(row + 2, AFTER)
        return row

    def add_wide(self, widget: QWidget) -> None:
        """Something that takes the whole width."""
        row = self.rowCount()
        self.addWidget(widget, row, 0, 1, 3)
        self.setRowMinimumHeight(row + 1, AFTER)

    def end(self) -> None:
        """What room is left stays free below."""
        self.setRowStretch(self.rowCount(), 1)
