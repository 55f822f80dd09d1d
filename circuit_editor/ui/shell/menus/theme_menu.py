"""The theme menu: light, dark, or as the system has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.theme import DARK, LIGHT, SYSTEM, Appearance

if TYPE_CHECKING:
    from circuit_editor.ui.shell.menus.menu_entries import MenuEntry

THEME_NAMES = {
    SYSTEM: QT_TRANSLATE_NOOP("ThemeMenu", "As the system"),
    LIGHT.name: QT_TRANSLATE_NOOP("ThemeMenu", "Light"),
    DARK.name: QT_TRANSLATE_NOOP("ThemeMenu", "Dark"),
}
TITLE = QT_TRANSLATE_NOOP("ThemeMenu", "&Theme")


class ThemeMenu(QMenu):
    """The themes, and which is chosen. Nothing is changed here: somebody listens."""

    chosen = Signal(str)  # its name, or "system"

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr(TITLE))
        group = QActionGroup(self)
        self._appearance = appearance
        for choice, name in THEME_NAMES.items():
            action = self.addAction(QCoreApplication.translate("ThemeMenu", name))
            action.setCheckable(True)
            action.triggered.connect(lambda checked=False, choice=choice: self.chosen.emit(choice))
            group.addAction(action)
        self._mark()
        appearance.changed.connect(self._mark)

    def _mark(self) -> None:
        """Mark the theme that is chosen now, wherever it was."""
        for choice, action in zip(THEME_NAMES, self.actions(), strict=True):
            action.setChecked(choice == self._appearance.choice)

    def entries(self) -> list[MenuEntry]:
        """The themes, to be found by their names."""
        from circuit_editor.ui.shell.menus.menu_entries import entry

        names = THEME_NAMES.values()
        return [
            entry(each, ("ThemeMenu", TITLE), ("ThemeMenu", name))
            for each, name in zip(self.actions(), names, strict=True)
        ]
