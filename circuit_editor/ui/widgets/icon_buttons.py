"""Buttons with an icon, alone or before a word; what they do is said in the tip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from circuit_editor.text import printable_lines
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.plain_text import plain_tip
from circuit_editor.ui.widgets.icons import SIZE, colour_on, draw_icon

PADDING = 6  # pixels, around the icon
GAP = 6  # before a word
ARROW = 16  # of what opens a menu
ACTIVE, DISABLED = QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled


class IconButton(QToolButton):
    """A button that draws its icon, and its word where it shows one."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._word = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where one works

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._name:
            self._name = name
            self.update()

    def show_word(self, word: str) -> None:
        """Show this word behind the icon; none where it is empty."""
        if word != self._word:
            self._word = word
            self.updateGeometry()
            self.update()

    @guard_measure(QSize(SIZE + 2 * PADDING, SIZE + 2 * PADDING))
    def sizeHint(self) -> QSize:
        wide = SIZE + 2 * PADDING + self._arrow
        if self._word:
            wide += GAP + self.fontMetrics().horizontalAdvance(self._word)
        return QSize(wide, SIZE + 2 * PADDING)

    @guard_measure(QSize(SIZE + 2 * PADDING, SIZE + 2 * PADDING))
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            room = self.rect().adjusted(0, 0, -self._arrow, 0)
            square = QRectF(PADDING, (self.height() - SIZE) / 2, SIZE, SIZE)
            if not self._word:
                square.moveCenter(QRectF(room).center())
            draw_icon(painter, self._name, square, colour_on(self))
            if self._word:
                state = ACTIVE if self.isEnabled() else DISABLED
                painter.setPen(self.palette().color(state, QPalette.ColorRole.ButtonText))
                room.setLeft(round(square.right()) + GAP)
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._word)

    @property
    def _arrow(self) -> int:
        has_menu = self.popupMode() == QToolButton.ToolButtonPopupMode.MenuButtonPopup
        return ARROW if has_menu else 0


def icon_button(name: str, told: str, parent: QWidget, do: Callable[[], object]) -> IconButton:
    """A button with an icon of `resources/icons/`, its words in the tip."""
    button = IconButton(name, parent)
    button.setToolTip(plain_tip(told))
    button.setAccessibleName(printable_lines(told))
    button.clicked.connect(lambda: do())
    return button
