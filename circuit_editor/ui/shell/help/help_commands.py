"""Commands of the Help menu and context menus: the page of all keys, the command palette, About."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.shell.commands import EDIT, HELP, Registrar
from circuit_editor.ui.shell.panels.dock_window import DockWindow

if TYPE_CHECKING:
    from circuit_editor.ui.shell.help.key_page import KeyPage
    from circuit_editor.ui.shell.menus.command_palette import CommandPalette
    from circuit_editor.ui.shell.menus.context_menus import ContextMenus
    from circuit_editor.ui.shell.menus.menu_entries import MenuEntry

command = Registrar("help_commands")


class OfferingMenu(Protocol):
    """A menu whose entries are no commands."""

    def entries(self) -> list[MenuEntry]: ...


class HelpCommands(QObject):
    """Each is made when it is first asked for."""

    def __init__(self, window: DockWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: Sequence[OfferingMenu] = ()
        window.view.keys_wanted.connect(self.show_keys)
        window.view.menu_wanted.connect(self.open_menu)

    @cached_property
    def key_page(self) -> KeyPage:
        """The page of all keys and gestures."""
        from circuit_editor.ui.shell.help.key_page import KeyPage
        from circuit_editor.ui.widgets.focus import give_back_unless_typing

        page = KeyPage(self._window)
        page.finished.connect(lambda: give_back_unless_typing(self._window))
        return page

    def refresh_keys(self) -> None:
        """Tell the keys that commands have now."""
        if "key_page" in vars(self):
            self.key_page.fill()

    @cached_property
    def context_menus(self) -> ContextMenus:
        """What opens a menu of what can be done with what is under the pointer."""
        from circuit_editor.ui.shell.menus.context_menus import ContextMenus

        return ContextMenus(self._window.view, self._window.actions_by_id, self)

    @cached_property
    def palette(self) -> CommandPalette:
        """What finds a command by its name."""
        from circuit_editor.ui.shell.menus.command_palette import CommandPalette

        window = self._window
        palette = CommandPalette(window.view, window.session, window, self._entries)
        palette.chosen.connect(lambda id_: window.actions_by_id[id_].trigger())
        return palette

    def offer(self, menus: Sequence[OfferingMenu]) -> None:
        """Let what these menus offer be found beside the commands."""
        self._menus = menus

    def _entries(self) -> list[MenuEntry]:
        offering = [*self._menus, *self._window.question_bars()]
        return [each for menu in offering for each in menu.entries()]

    @command(
        "all-commands",
        QT_TRANSLATE_NOOP("Action", "All &commands…"),
        keys="Ctrl+Shift+P",
        menus={HELP: 120},
    )
    def find_command(self) -> None:
        """Find a command by letters of its name, and do it."""
        self.palette.open()

    def open_menu(self, pos: QPoint | None) -> None:
        """Open the menu of what is at a pixel of the canvas; None: of what is selected."""
        self.context_menus.open(pos)

    @command(
        "context-menu",
        QT_TRANSLATE_NOOP("Action", "What can be done &here"),
        keys="Shift+F10 Menu",
        menus={EDIT: 410},
    )
    def open_menu_of_focus(self) -> None:
        """Open the menu of what has the focus, at what is selected there."""
        from PySide6.QtGui import QContextMenuEvent

        focus = QApplication.focusWidget() or self._window.view
        at = focus.rect().center()
        keyboard = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(focus, QContextMenuEvent(keyboard, at, focus.mapToGlobal(at)))

    @command("keys", QT_TRANSLATE_NOOP("Action", "All &keys"), keys="F1", menus={HELP: 130})
    def show_keys(self) -> None:
        """Show all keys and gestures beside the window."""
        self.key_page.open_page()

    @command("about", QT_TRANSLATE_NOOP("Action", "&About Circuit Editor"), menus={HELP: 210})
    def show_about(self) -> None:
        """Say what this program is."""
        from circuit_editor.ui.shell.help.about import about_box
        from circuit_editor.ui.widgets.focus import run_dialog

        run_dialog(about_box(self._window))
