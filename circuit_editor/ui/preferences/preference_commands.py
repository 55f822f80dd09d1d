"""The command that opens the preferences, and what lets a choice hold in a window at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app import apply_settings
from circuit_editor.ui.shell.commands import EDIT, Registrar
from circuit_editor.ui.shell.menus import menu_bar
from circuit_editor.ui.shell.panels.dock_window import DockWindow

if TYPE_CHECKING:
    from circuit_editor.ui.preferences.preferences_dialog import PreferencesDialog

command = Registrar("preferences")


class PreferenceCommands(QObject):
    """Follows the settings in one window, whoever changes them; the dialog is made when asked."""

    keys_changed = Signal()  # some commands have other keys than before

    def __init__(self, window: DockWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: PreferencesDialog | None = None
        window.view.wheel_scrolls = window.settings.wheel_scrolls
        window.settings.changed.connect(self._follow)

    @command(
        "preferences",
        QT_TRANSLATE_NOOP("Action", "&Preferences…"),
        keys="Ctrl+,",
        menus={EDIT: 710},
    )
    def open(self) -> None:
        """Show what can be set, in front."""
        self._open()

    def take_over(self, other: PreferenceCommands) -> None:
        """Go on where the dialog of a window stood that speaks another language."""
        gone = other._dialog
        if gone is not None and gone.isVisible():
            gone.hide()
            other._dialog = None
            self._open(gone)

    def _open(self, gone: PreferencesDialog | None = None) -> None:
        from circuit_editor.ui.preferences.preferences_dialog import PreferencesDialog

        window = self._window
        if self._dialog is None:
            before, page = (None, 0) if gone is None else (gone.before, gone.pages.currentIndex())
            self._dialog = PreferencesDialog(window.settings, window, before, page)
            self._dialog.finished.connect(self._closed)
            self._dialog.language_wanted.connect(self._speak)
            if gone is not None:
                self._dialog.setGeometry(gone.geometry())
        self._dialog.open()
        self._dialog.activateWindow()
        if gone is not None:
            self._dialog.general.language.setFocus()

    def _closed(self) -> None:
        from circuit_editor.ui.widgets.focus import give_back_unless_typing

        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self._window.settings.sync()
        give_back_unless_typing(self._window)

    def _speak(self, code: str) -> None:
        self._window.languages.chosen.emit(code)

    def _follow(self, key: str) -> None:
        window = self._window
        apply_settings.follow(key, window.settings, window.appearance)
        window.view.wheel_scrolls = window.settings.wheel_scrolls
        if key == apply_settings.NUMBERS:
            window.session.numbers_shown_changed()
        if key == apply_settings.KEYS:
            menu_bar.show_keys(window.actions_by_id)
            menu_bar.refresh(window.actions_by_id, window.session)
            self.keys_changed.emit()
