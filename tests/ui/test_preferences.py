"""The preferences: what is chosen holds at once, Cancel takes it back, keys alone do all of it."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from windows import ALT, CTRL, LEFT, NEURON, Desk, let_go

from circuit_editor.model import OUT, Pin
from circuit_editor.text import numbers
from circuit_editor.text.numbers import NumberFormat
from circuit_editor.ui.app import language, motion
from circuit_editor.ui.app.language import ENGLISH, LANGUAGES, TRADITIONAL
from circuit_editor.ui.app.settings import PREFERENCES, Settings
from circuit_editor.ui.app.startup import Application
from circuit_editor.ui.preferences.general_page import GeneralPage
from circuit_editor.ui.preferences.preferences_dialog import PreferencesDialog
from circuit_editor.ui.shell.menus.mnemonics import letter_of

Key = Qt.Key
GENERAL, NUMBERS = 0, 1
SMALL_SCREEN = QSize(720, 450)


@pytest.fixture(autouse=True)
def as_before(qapp):
    """What is chosen for the whole program is forgotten."""
    yield
    numbers.use_format(numbers.STANDARD)
    motion.choose(motion.SYSTEM)


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.settings.theme = "light"  # as the desk is dressed
    desk.open(NEURON)
    return desk


def opened(desk: Desk) -> PreferencesDialog:
    """The dialog, after Ctrl+, on the canvas."""
    desk.key(Key.Key_Comma, CTRL)
    dialog = desk.window.findChild(PreferencesDialog)
    assert dialog.isVisible() and dialog.isModal()
    QApplication.processEvents()
    return dialog


def press(dialog: PreferencesDialog, text: str) -> None:
    """Click the one button there with this text."""
    (button,) = (
        each
        for each in dialog.findChildren(QPushButton)
        if each.isVisible() and each.text().replace("&", "") == text
    )
    QTest.mouseClick(button, LEFT)


def key(key: Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_how_many_earlier_versions_are_kept(desk):
    settings = desk.window.settings
    page = opened(desk).findChild(GeneralPage)
    assert settings.backups == page.backups.value() == 10 and page.counted.text() == "10"
    page.backups.setFocus()
    key(Key.Key_Right)
    assert settings.backups == 11 and page.counted.text() == "11"
    key(Key.Key_Home)
    assert settings.backups == 0
    press(page.window(), "Cancel")
    assert settings.backups == 10
    for stored, read in (("7", 7), (7, 7), ("-1", 10), ("many", 10), ("101", 100), ("1" * 99, 10)):
        settings.keep(Settings.backups.key, stored)
        assert settings.backups == read


def test_a_theme_holds_at_once_and_cancel_takes_all_back(desk):
    window = desk.window
    dialog = opened(desk)
    press(dialog, "Dark")
    press(dialog, "Blue and orange")
    press(dialog, "Scrolls")
    theme = window.appearance.theme
    assert theme.name == "dark safe" and window.view.wheel_scrolls
    assert QApplication.palette().window().color().name() == theme.panel
    assert [each.isChecked() for each in window.themes.actions()] == [False, False, True]
    press(dialog, "Cancel")
    assert not dialog.isVisible()
    assert window.appearance.theme.name == "light" and not window.view.wheel_scrolls
    assert (window.settings.theme, window.settings.is_red_green_safe) == ("light", False)
    settle()
    assert window.focusWidget() is window.view


def test_what_was_chosen_by_keys_alone_is_kept_for_the_next_start(desk):
    dialog = opened(desk)
    key(Key.Key_U, ALT)  # colours
    key(Key.Key_Right)
    key(Key.Key_A, ALT)
    key(Key.Key_Right)
    key(Key.Key_Right)
    assert not motion.may_move()
    key(Key.Key_R, ALT)
    key(Key.Key_Right)
    key(Key.Key_N, ALT)
    assert dialog.pages.currentIndex() == NUMBERS
    key(Key.Key_H, ALT)
    key(Key.Key_Right)
    key(Key.Key_Right)
    key(Key.Key_Return)
    assert not dialog.isVisible()
    kept = Settings(desk.window.settings._stored)
    assert (kept.is_red_green_safe, kept.animations) == (True, motion.OFF)
    assert kept.number_format == NumberFormat(4) and not kept.restores_windows
    assert QApplication.palette().linkVisited().color().name() == "#a65200"


def test_numbers_are_written_so_wherever_they_are_read_and_fields_keep_all_digits(desk):
    circuit = desk.session.circuit
    w0 = next(id_ for id_ in circuit.nodes if circuit.label(id_) == "w0")

    def on_canvas() -> tuple[str, str]:
        return desk.view.circuit_scene.numbers_at(Pin(w0, OUT))

    window = desk.window
    window.actions_by_id["timeline"].trigger()
    window.actions_by_id["end"].trigger()
    desk.select(w0)
    assert "−0.20" in desk.texts() and on_canvas() == ("2.00", "−0.20")
    dialog = opened(desk)
    dialog.pages.setCurrentIndex(NUMBERS)
    press(dialog, "Significant digits")
    assert "−0.1966" in desk.texts() and "−0.20" not in desk.texts()
    assert on_canvas() == ("2", "−0.1966")
    assert samples(dialog)[2] == "0.3333"
    assert any("= −0.1966" in each for each in desk.texts(window.classroom.timeline))
    window.settings.number_format = NumberFormat(digits=15)
    assert "−0.196611933241482" in desk.texts() and on_canvas() == ("2", "−0.19661")
    press(dialog, "Where exact")
    assert samples(dialog)[:3] == ["−12", "3/4", "1/3"]
    press(dialog, "OK")
    field = next(each for each in window.inspector.findChildren(QLineEdit) if each.isVisible())
    field.setFocus()
    assert field.text() == "2"
    desk.session.set_value(w0, 0.123456789)
    assert field.text() == "0.123456789"


def samples(dialog: PreferencesDialog) -> list[str]:
    return [each.text() for each in dialog.numbers.samples]


def test_defaults_are_restored_and_cancel_takes_back_even_that(desk):
    settings = desk.window.settings
    settings.wheel_scrolls, settings.number_format = True, NumberFormat(digits=7)
    dialog = opened(desk)
    press(dialog, "Restore defaults")
    first = {name: getattr(Settings, name).default for name in PREFERENCES}
    assert {name: getattr(settings, name) for name in PREFERENCES} == first
    assert numbers.show(1 / 3) == "0.33"
    key(Key.Key_Escape)
    assert settings.wheel_scrolls and numbers.show(1 / 3) == "0.3333333"


def test_a_wheel_that_scrolls_moves_the_canvas_and_zooms_with_ctrl(desk):
    def turn(modifiers) -> None:
        at = QPointF(300, 200)
        event = QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    view = desk.view
    desk.window.settings.wheel_scrolls = True
    zoom, (left, top) = view.zoom, view.scrolled
    turn(Qt.KeyboardModifier.NoModifier)
    assert view.zoom == zoom and view.scrolled == (left, top - 60)
    turn(CTRL)
    assert view.zoom > zoom


def clipped(dialog: PreferencesDialog) -> list[str]:
    """What is written on a page and not wholly to be seen."""
    found = []
    for each in dialog.findChildren(QPushButton) + dialog.findChildren(QLabel):
        if each.isVisible():
            room, needs = each.size(), each.minimumSizeHint()
            right = each.mapTo(dialog, QPoint(each.width(), 0)).x()
            if room.width() < needs.width() or right > dialog.width():
                found.append(each.text())
    return found


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda each: each.code)
def test_every_row_has_its_letter_and_nothing_is_clipped_on_a_small_screen(qtbot, tmp_path, spoken):
    language.speak(spoken)
    try:
        desk = Desk(qtbot, tmp_path)
        dialog = opened(desk)
        dialog.resize(SMALL_SCREEN.boundedTo(dialog.size()))
        below = [letter_of(each.text()) for each in (dialog.defaults, dialog.cancel, dialog.keep)]
        tabs = [letter_of(dialog.pages.tabText(at)) for at in range(dialog.pages.count())]
        for at in range(dialog.pages.count()):
            dialog.pages.setCurrentIndex(at)
            QApplication.processEvents()
            labels = [each for each in dialog.findChildren(QLabel) if each.buddy() is not None]
            rows = [letter_of(each.text()) for each in labels if each.isVisible()]
            letters = [*below, *tabs, *rows]
            assert "" not in letters and len(set(letters)) == len(letters), letters
            assert clipped(dialog) == []
        dialog.reject()
    finally:
        language.speak(ENGLISH)


def test_another_language_is_another_dialog_in_the_same_place_and_cancel_goes_back(qtbot, tmp_path):
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    stored.setValue(Settings.language.key, ENGLISH.code)
    font = QApplication.font()
    program = Application(Settings(stored))
    program.window.show()
    try:
        program.window.file_commands.show_document(first_example(), None)
        program.window.preferences.open()
        first = program.window.findChild(PreferencesDialog)
        press(first, "Scrolls")
        press(first, TRADITIONAL.name)
        settle()
        window = program.window
        (dialog,) = window.findChildren(PreferencesDialog)
        assert dialog.isVisible() and dialog.windowTitle() == "偏好設定"
        assert window.view.wheel_scrolls and window.session.circuit.nodes
        dialog.reject()
        settle()
        assert program.window is not window
        assert program.window.findChildren(PreferencesDialog) == []
        settings = program.window.settings
        assert (settings.language, settings.wheel_scrolls) == (ENGLISH.code, False)
    finally:
        let_go(program.window)
        program.window.close()
        program.window.deleteLater()
        language.speak(ENGLISH)
        QApplication.setFont(font)
        settle()


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
