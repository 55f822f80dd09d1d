"""The list of open windows at the end of the Window menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.shell.commands import WINDOW

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from circuit_editor.ui.shell.menus.menu_entries import MenuEntry
    from circuit_editor.ui.shell.open_windows import OpenWindows
    from circuit_editor.ui.shell.panels.dock_window import DockWindow

MOST_KEYS = 9  # windows that have a digit as their key
UNSAVED = QT_TRANSLATE_NOOP("WindowEntries", "{name} (unsaved)")


class WindowEntries(QObject):
    """The open windows by their names, the one the menu belongs to marked; a pick brings one."""

    def __init__(self, menu: QMenu, window: DockWindow, windows: OpenWindows) -> None:
        super().__init__(menu)
        self._menu, self._window, self._windows = menu, window, windows
        self._actions: list[QAction] = []
        menu.aboutToShow.connect(self.fill)
        windows.changed.connect(self._clear)

    def _clear(self) -> None:
        """List none: what stands here must not hold a window that is closed."""
        for each in self._actions:
            self._menu.removeAction(each)
            each.deleteLater()
        self._actions = []

    def fill(self) -> None:
        """List the windows there are now."""
        self._clear()
        self._actions = [QAction(self._menu)]  # what a menu makes by itself it holds for ever
        self._actions[0].setSeparator(True)
        names = [each.file_name for each in self._windows.all]
        for at, (window, name) in enumerate(zip(self._windows.all, names, strict=True), 1):
            path = window.session.path
            if names.count(name) > 1 and path is not None:
                name = fill(self.tr("{name} in {folder}"), name=name, folder=path.parent)
            if window.session.is_unsaved:
                name = fill(self.tr(UNSAVED), name=name)
            key = f"&{at} " if at <= MOST_KEYS else ""
            action = QAction(key + plain_caption(name), self._menu)
            action.setCheckable(True)
            action.setChecked(window is self._window)
            action.triggered.connect(lambda checked=False, to=window: self._windows.bring(to))
            self._actions.append(action)
        self._menu.addActions(self._actions)

    def entries(self) -> list[MenuEntry]:
        """The windows, to be found by the names of their files."""
        from circuit_editor.ui.shell.menus.menu_entries import entry

        self.fill()
        return [entry(each, ("Action", WINDOW)) for each in self._actions[1:]]
