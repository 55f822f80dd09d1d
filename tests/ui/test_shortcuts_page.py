"""Shortcuts that were changed: who has the key is asked for, and all that tells of keys follows."""

from __future__ import annotations

import pytest
from canvases import first_example
from panels import type_text
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from windows import ALT, CTRL, CTRL_ALT, LEFT, SHIFT, Desk

from circuit_editor.ui.app import apply_settings
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.preferences.preferences_dialog import PreferencesDialog
from circuit_editor.ui.preferences.shortcuts_page import KEYS, ShortcutsPage
from circuit_editor.ui.shell.commands import REGISTRY, bind_keys, own_keys, window_commands

Key = Qt.Key


@pytest.fixture(autouse=True)
def own_keys_again(qapp):
    """Every command has its own keys when a test ends."""
    yield
    bind_keys({})
    assert all(each.keys == own_keys(each) for each in REGISTRY)


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    return desk


@pytest.fixture
def page(desk):
    return opened(desk).shortcuts


def opened(desk: Desk) -> PreferencesDialog:
    """The dialog with the page of shortcuts in front, all by keys."""
    desk.key(Key.Key_Comma, CTRL)
    dialog = desk.window.findChild(PreferencesDialog)
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_S, ALT)
    assert dialog.shortcuts.isVisible()
    return dialog


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(key: Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def give(page: ShortcutsPage, id_: str, key: Key, modifiers) -> None:
    """Press another key in the row of a command."""
    page.choose(id_)
    page.table.setFocus()
    press(Key.Key_Return)
    press(key, modifiers)


def click(button: QPushButton) -> None:
    assert button.isVisible() and button.isEnabled()
    QTest.mouseClick(button, LEFT)


def keys(id_: str) -> tuple[str, ...]:
    return next(each.keys for each in REGISTRY if each.id == id_)


def told(page: ShortcutsPage, id_: str) -> str:
    """The keys that stand in the row of a command."""
    return page._rows[id_].text(KEYS)


def test_a_key_is_changed_by_keys_alone_and_does_its_command(desk, page):
    page.field.setFocus()
    type_text(page.field, "zoom in")
    press(Key.Key_Tab)
    assert page.table.hasFocus()
    press(Key.Key_Return)
    press(Key.Key_J, CTRL_ALT)
    assert told(page, "zoom-in") == "Ctrl+Alt+J" and keys("zoom-in") == ("Ctrl+Alt+J",)
    page.field.setFocus()
    press(Key.Key_Return)
    assert not page.isVisible()
    desk.window.activateWindow()
    settle()
    before = desk.view.zoom
    desk.key(Key.Key_Equal, CTRL)
    assert desk.view.zoom == before
    desk.key(Key.Key_J, CTRL_ALT)
    assert desk.view.zoom > before


def test_menus_tips_palette_and_the_key_page_follow_at_once(desk):
    window = desk.window
    window.help_commands.show_keys()
    sheet = window.help_commands.key_page
    window.settings.shortcuts = {"undo": ("Ctrl+Alt+Z",)}
    undo = window.actions_by_id["undo"]
    assert [each.toString() for each in undo.shortcuts()] == ["Ctrl+Alt+Z"]
    assert "Ctrl+Alt+Z" in undo.toolTip()
    lines = {line.done: line.keys for line in sheet.shown_lines()}
    assert lines["Undo"] == "Ctrl+Alt+Z"
    sheet.close()
    desk.key(Key.Key_P, CTRL | SHIFT)
    desk.type("undo")
    rows = window.help_commands.palette.rows
    found = [rows.topLevelItem(at) for at in range(rows.topLevelItemCount())]
    assert ["Undo", "Ctrl+Alt+Z"] in [[each.text(0), each.text(2)] for each in found]


def test_who_has_a_key_is_named_and_it_is_left_there_or_taken(desk, page):
    give(page, "tidy", Key.Key_K, CTRL)
    assert page.told.text() == "Ctrl+K belongs to “Check the gradients”."
    assert page.leave_it.hasFocus() and keys("tidy") == ("Ctrl+T",)
    press(Key.Key_Return)
    assert not page.question.isVisible() and keys("check") == ("Ctrl+K",)
    give(page, "tidy", Key.Key_K, CTRL)
    press(Key.Key_Escape)
    assert not page.question.isVisible() and page.isVisible() and keys("check") == ("Ctrl+K",)
    give(page, "tidy", Key.Key_K, CTRL)
    click(page.leave_it)
    assert (keys("tidy"), keys("check")) == (("Ctrl+T",), ("Ctrl+K",))
    give(page, "tidy", Key.Key_K, CTRL)
    click(page.take_it)
    assert (keys("tidy"), keys("check")) == (("Ctrl+K",), ())
    assert (told(page, "tidy"), told(page, "check")) == ("Ctrl+K", "")
    page.choose("check")
    click(page.reset)  # takes it back from whoever has it
    assert (keys("tidy"), keys("check")) == ((), ("Ctrl+K",))
    click(page.reset_all)
    assert keys("tidy") == ("Ctrl+T",) and desk.window.settings.shortcuts == {}


def test_a_command_has_several_keys_or_none(page):
    page.choose("redo")
    click(page.add)
    press(Key.Key_F9, CTRL_ALT)
    assert keys("redo") == ("Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+Alt+F9")
    click(page.remove)
    assert keys("redo") == () and told(page, "redo") == ""
    page.choose("copy-python")
    click(page.change)
    press(Key.Key_Y, CTRL)
    assert keys("copy-python") == ("Ctrl+Y",)


@pytest.mark.parametrize(
    ("key", "modifiers", "why"),
    [
        (Key.Key_K, Qt.KeyboardModifier.NoModifier, "typed"),
        (Key.Key_5, SHIFT, "typed"),
        (Key.Key_Left, CTRL, " moves, chooses"),
        (Key.Key_Space, Qt.KeyboardModifier.NoModifier, "Space moves"),
        (Key.Key_F, ALT, "Alt+F opens a menu"),
    ],
)
def test_a_key_that_means_something_everywhere_is_refused_with_a_sentence(
    page, key, modifiers, why
):
    give(page, "tidy", key, modifiers)
    assert why in page.refusal.text() and page.refusal.isVisible()
    assert keys("tidy") == ("Ctrl+T",)
    press(Key.Key_Control, CTRL)  # alone it is nothing
    press(Key.Key_F2)  # the one of another command
    assert page.question.isVisible()


def test_esc_gives_up_one_thing_at_a_time(desk, page):
    page.choose("tidy")
    page.table.setFocus()
    press(Key.Key_F2)
    press(Key.Key_Escape)
    assert page.isVisible() and page.table.hasFocus()
    press(Key.Key_Return)
    press(Key.Key_D, CTRL_ALT)
    press(Key.Key_Escape)
    assert not page.isVisible() and keys("tidy") == ("Ctrl+T",), "it was taken back"


def test_they_are_kept_for_the_next_start(desk, page, tmp_path):
    give(page, "tidy", Key.Key_Comma, CTRL_ALT)
    page.choose("save")
    page.table.setFocus()
    press(Key.Key_Delete)
    page.field.setFocus()
    press(Key.Key_Return)
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    bind_keys({})
    apply_settings.apply(Settings(stored))
    assert (keys("tidy"), keys("save")) == (("Ctrl+Alt+,",), ())


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["tidy Ctrl+T Ctrl+Alt+T", "save"], {"tidy": ("Ctrl+T", "Ctrl+Alt+T"), "save": ()}),
        ("tidy Ctrl+Alt+T", {"tidy": ("Ctrl+Alt+T",)}),
        (["tidy Hyper+X", "tidy", "TIDY Ctrl+T", "", 7, "x" * 100], {"tidy": ()}),
        (b"\xff", {}),
        (None, {}),
    ],
)
def test_what_a_damaged_file_says_of_keys_is_no_key(lines, found):
    assert Settings.shortcuts.read(lines) == found


def test_no_key_belongs_to_two_whatever_is_stored(desk):
    desk.window.settings.shortcuts = {
        "tidy": ("Ctrl+S",),
        "open": ("Ctrl+S", "Ctrl+S", "Ctrl+Z"),
        "nobody": ("Ctrl+N",),
    }
    held = [key for each in window_commands() for key in each.keys]
    assert len(held) == len(set(held))
    assert (keys("save"), keys("undo"), keys("new")) == ((), (), ("Ctrl+N",))
