"""Entries of menus that are no commands, by what they are found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app.language import in_every_language
from circuit_editor.ui.shell.menus.menu_bar import without_key

Marked = tuple[str, str]  # a context, and a text


class MenuEntry(NamedTuple):
    """An entry of a menu that is no command: by what it is found, and what does it."""

    action: QAction
    menu: str  # the name of its menu
    names: list[str]  # in every language
    menus: list[str]  # the names of its menu in every language


def entry(action: QAction, menu: Marked, name: Marked | None = None) -> MenuEntry:
    """An entry by the marked texts of its menu and, where it is no name of its own, of itself."""
    names = [*(in_every_language(*name) if name is not None else ()), action.text()]
    menus = [without_key(each) for each in in_every_language(*menu)]
    title = without_key(QCoreApplication.translate(*menu))
    return MenuEntry(action, title, [without_key(each) for each in names], menus)
