"""The preferences dialog: what is chosen holds at once; Cancel takes all of it back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.app.settings import PREFERENCES, Settings
from circuit_editor.ui.preferences.general_page import GeneralPage
from circuit_editor.ui.preferences.numbers_page import NumbersPage
from circuit_editor.ui.preferences.shortcuts_page import ShortcutsPage
from circuit_editor.ui.shell.message_box import ANSWERS
from circuit_editor.ui.widgets.labels import dialog_button, fill_layout

WIDTH, HEIGHT = 620, 520
AROUND = QSize(4, 36)  # what a window's frame and title take of a screen
Chosen = dict[str, Any]


class PreferencesDialog(QDialog):
    """Pages of settings, and buttons to keep them, to take them back, to begin anew.

    `before` is what was set when the dialog was first opened: in another language it is another
    dialog, that goes on where the old one stood.
    """

    language_wanted = Signal(str)

    def __init__(
        self, settings: Settings, parent: QWidget, before: Chosen | None = None, page: int = 0
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._settings = settings
        self.before = before or {name: getattr(settings, name) for name in PREFERENCES}
        self.pages = QTabWidget(self)
        self.pages.tabBar().setDrawBase(False)
        self.general = GeneralPage(settings, self.pages)
        self.numbers = NumbersPage(settings, self.pages)
        for name, each in (
            (self.tr("&General"), self.general),
            (self.tr("&Numbers"), self.numbers),
        ):
            self.pages.addTab(_scrolled(each, self.pages), name)
        self.shortcuts = ShortcutsPage(settings, self.pages)
        self.pages.addTab(self.shortcuts, self.tr("&Shortcuts"))
        self.pages.setCurrentIndex(page)
        self.general.language_wanted.connect(self._speak)
        self.defaults = dialog_button(self, self.tr("Restore &defaults"), self.restore_defaults)
        self.cancel = dialog_button(self, _answer("&Cancel"), self._take_back)
        self.keep = dialog_button(self, _answer("&OK"), self.accept)
        self.keep.setProperty("role", "primary")
        self.keep.setDefault(True)
        below = fill_layout(QHBoxLayout(), margins=(16, 10, 16, 14), spacing=8)
        below.addWidget(self.defaults)
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.keep)
        column = fill_layout(QVBoxLayout(self), self.pages, margins=(0, 6, 0, 0), spacing=0)
        column.addLayout(below)
        self._refresh()
        self.general.theme.setFocus()
        settings.changed.connect(self._refresh)
        room = self.screen().availableGeometry().size() - AROUND
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(room))
        self.setMaximumSize(room)

    def reject(self) -> None:
        """Stop waiting for a key, with Esc; else set everything as it was, and close."""
        if not self.shortcuts.give_up():
            self._take_back()

    def _take_back(self) -> None:
        self._set(self.before)
        super().reject()

    def restore_defaults(self) -> None:
        """Set everything as it is at the first start."""
        self._set({name: getattr(Settings, name).default for name in PREFERENCES})

    def _set(self, chosen: Chosen) -> None:
        for name, value in chosen.items():
            if name != "language":
                setattr(self._settings, name, value)
        self._speak(chosen["language"])

    def _speak(self, code: str) -> None:
        if code != self._settings.language:
            self.language_wanted.emit(code)
            call_later(self, self._refresh)  # where it was not to be, it is as before

    def _refresh(self) -> None:
        self.general.refresh()
        self.numbers.refresh()
        self.shortcuts.refresh()


def _answer(text: str) -> str:
    assert text in ANSWERS.values()
    return QCoreApplication.translate("Answer", text)


def _scrolled(page: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
