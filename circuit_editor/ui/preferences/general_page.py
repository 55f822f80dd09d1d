"""The general page: theme, colours, language, motion, the wheel, the start, backups."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from circuit_editor.ui.app import language, motion
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.settings import MOST_BACKUPS, Settings
from circuit_editor.ui.shell.menus.theme_menu import THEME_NAMES
from circuit_editor.ui.widgets.labels import STRONG, Text
from circuit_editor.ui.widgets.segmented_control import SegmentedControl, SettingRows

COUNT_WIDTH = 32  # pixels, of three digits


class GeneralPage(QWidget):
    """One row for each setting; what is chosen is set at once, but a language is asked for."""

    language_wanted = Signal(object)  # the code of another one

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        rows = SettingRows(self)
        system = self.tr("As the system")
        names = {
            each: QCoreApplication.translate("ThemeMenu", name)
            for each, name in THEME_NAMES.items()
        }
        self.theme = SegmentedControl(names, self)
        self.theme.chosen.connect(self._choose_theme)
        rows.add(self.tr("&Theme"), self.theme)
        self.colours = SegmentedControl(
            {False: self.tr("Green and red"), True: self.tr("Blue and orange")}, self
        )
        self.colours.chosen.connect(self._choose_colours)
        told = self.tr("Blue and orange can be told apart by those who confuse red and green.")
        rows.add(self.tr("Colo&urs of numbers"), self.colours, told)
        self.language = SegmentedControl(
            {language.SYSTEM: system, **{each.code: each.name for each in language.LANGUAGES}}, self
        )
        for each in language.LANGUAGES:
            if each.fonts:
                self.language.button(each.code).setFont(look.font_with(each.fonts))
        self.language.chosen.connect(self.language_wanted)
        rows.add(self.tr("&Language"), self.language)
        self.animations = SegmentedControl(
            {motion.SYSTEM: system, motion.ON: self.tr("On"), motion.OFF: self.tr("Off")}, self
        )
        self.animations.chosen.connect(self._choose_animations)
        rows.add(self.tr("&Animations"), self.animations)
        self.wheel = SegmentedControl({False: self.tr("Zooms"), True: self.tr("Scrolls")}, self)
        self.wheel.chosen.connect(self._choose_wheel)
        told = self.tr("With Ctrl it always zooms, with Shift it goes sideways.")
        rows.add(self.tr("The &wheel"), self.wheel, told)
        self.start = SegmentedControl(
            {True: self.tr("Opens what was open"), False: self.tr("Empty circuit")}, self
        )
        self.start.chosen.connect(self._choose_start)
        rows.add(self.tr("At sta&rt"), self.start)
        self.backups = QSlider(Qt.Orientation.Horizontal, self)
        self.backups.setRange(0, MOST_BACKUPS)
        self.backups.valueChanged.connect(self._choose_backups)
        told = self.tr("Of each file so many are kept, in a folder of your own.")
        row = rows.add(self.tr("&Earlier versions"), self.backups, told)
        self.counted = Text(STRONG, "", self)
        self.counted.setFixedWidth(COUNT_WIDTH)
        self.counted.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows.addWidget(self.counted, row, 2)
        rows.end()

    def refresh(self) -> None:
        """Show what is set now."""
        settings = self._settings
        self.theme.show_choice(settings.theme)
        self.colours.show_choice(settings.is_red_green_safe)
        self.language.show_choice(settings.language)
        self.animations.show_choice(settings.animations)
        self.wheel.show_choice(settings.wheel_scrolls)
        self.start.show_choice(settings.restores_windows)
        self.backups.blockSignals(True)
        self.backups.setValue(settings.backups)
        self.backups.blockSignals(False)
        self.counted.setText(str(settings.backups))

    def _choose_theme(self, choice: str) -> None:
        self._settings.theme = choice

    def _choose_colours(self, choice: bool) -> None:
        self._settings.is_red_green_safe = choice

    def _choose_animations(self, choice: str) -> None:
        self._settings.animations = choice

    def _choose_wheel(self, choice: bool) -> None:
        self._settings.wheel_scrolls = choice

    def _choose_start(self, choice: bool) -> None:
        self._settings.restores_windows = choice

    def _choose_backups(self, count: int) -> None:
        self._settings.backups = count
        self.counted.setText(str(count))
