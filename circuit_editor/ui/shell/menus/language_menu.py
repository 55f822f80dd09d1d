"""The language menu: each language by its name in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app import language
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.settings import Settings

if TYPE_CHECKING:
    from circuit_editor.ui.shell.menus.menu_entries import MenuEntry

TITLE = QT_TRANSLATE_NOOP("LanguageMenu", "&Language")


class LanguageMenu(QMenu):
    """The languages, and which is chosen; filled when they are first wanted.

    Nothing is changed here: somebody listens.
    """

    chosen = Signal(str)  # the code of another language than before, or "system"

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setTitle(self.tr(TITLE))
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer the languages there are; once."""
        if self.actions():
            return
        self._offer(language.SYSTEM, self.tr("As the system"), ())
        for each in language.LANGUAGES:
            self._offer(each.code, each.name, each.fonts)
        self.refresh()

    def entries(self) -> list[MenuEntry]:
        """The languages, each to be found by its name in itself and by what the menu is called."""
        from circuit_editor.ui.shell.menus.menu_entries import entry

        self.fill()
        return [entry(each, ("LanguageMenu", TITLE)) for each in self.actions()]

    def refresh(self) -> None:
        """Mark the language that is chosen now."""
        for action in self._group.actions():
            action.setChecked(action.data() == self._now())

    def _now(self) -> str:
        return self._settings.language

    def _offer(self, code: str, name: str, fonts: tuple[str, ...]) -> None:
        action = self.addAction(name)
        action.setData(code)
        action.setCheckable(True)
        if fonts:  # its name is written as its readers write, whatever is spoken now
            action.setFont(look.font_with(fonts))
        action.triggered.connect(lambda: self._choose(code))
        self._group.addAction(action)

    def _choose(self, code: str) -> None:
        if code != self._now():
            self.chosen.emit(code)
