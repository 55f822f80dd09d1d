"""The submenus of files: those opened or saved last, and the examples; lessons, to be found."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from circuit_editor import resources
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.plain_text import plain_caption, plain_tip
from circuit_editor.ui.shell.files.file_commands import FileCommands
from circuit_editor.ui.shell.files.file_names import english_name, example_name

if TYPE_CHECKING:
    from circuit_editor.ui.shell.menus.menu_entries import MenuEntry

RECENT = QT_TRANSLATE_NOOP("Window", "Open &recent")
EXAMPLES = QT_TRANSLATE_NOOP("Window", "E&xamples")
LESSONS = QT_TRANSLATE_NOOP("Action", "&Lessons")


class RecentMenu(QMenu):
    """The files opened or saved last. Disks are asked for them when somebody wants to see them."""

    def __init__(
        self, title: str, show: Callable[[str], None], file_commands: FileCommands, parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self._show, self._file_commands = show, file_commands
        self.aboutToShow.connect(self._fill)
        file_commands.recent_changed.connect(self._refresh)
        self._refresh()

    def entries(self) -> list[MenuEntry]:
        """The files that can be reached now."""
        if not self._file_commands.has_recent:
            return []
        from circuit_editor.ui.shell.menus.menu_entries import entry

        self._fill()
        return [entry(each, ("Window", RECENT)) for each in self.actions() if each.isEnabled()]

    def _refresh(self) -> None:
        self.setEnabled(self._file_commands.has_recent)

    def _fill(self) -> None:
        self.clear()
        for path in self._file_commands.recent:
            action = self.addAction(plain_caption(str(path)))
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(lambda checked=False, path=path: self._show(str(path)))
        if self.isEmpty():
            self.addAction(self.tr("None of them can be reached now")).setEnabled(False)


class ExamplesMenu(QMenu):
    """The examples, each by its name. They are looked for when they are first wanted."""

    def __init__(
        self, title: str, show: Callable[[str], None], file_commands: FileCommands, parent: QWidget
    ):
        super().__init__(title, parent)
        self._show, self._file_commands = show, file_commands
        self._is_filled = False
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer the examples there are; once."""
        if self._is_filled:
            return
        self._is_filled = True
        try:
            paths = resources.examples()
        except OSError as error:
            self._file_commands.session.message.emit(str(error))
            return
        for path in paths:
            action = self.addAction(example_name(path.name))
            action.setData(english_name(path.name))
            action.triggered.connect(lambda checked=False, name=path.name: self._show(name))

    def entries(self) -> list[MenuEntry]:
        """The examples, to be found by their names."""
        from circuit_editor.ui.shell.menus.menu_entries import entry

        self.fill()
        return [
            entry(each, ("Window", EXAMPLES), ("Example", each.data())) for each in self.actions()
        ]


class LessonEntries(QObject):
    """The lessons of the course, which no menu lists. They are looked for when first wanted."""

    def __init__(self, start: Callable[[Path], None], parent: QObject) -> None:
        super().__init__(parent)
        self._start = start

    def entries(self) -> list[MenuEntry]:
        """The lessons, to be found by their titles in every language."""
        return self._found

    @cached_property
    def _found(self) -> list[MenuEntry]:
        from circuit_editor.lessons import read_title, shipped_lessons
        from circuit_editor.ui.app.language import current_language
        from circuit_editor.ui.shell.menus.menu_entries import entry

        found = []
        for path in shipped_lessons():
            title = read_title(path)
            spoken = title.in_(current_language().code)
            action = QAction(plain_caption(spoken), self)
            action.triggered.connect(lambda checked=False, path=path: self._start(path))
            names = [*title.by_language.values(), spoken]
            found.append(entry(action, ("Action", LESSONS))._replace(names=names))
        return found
