"""The command palette: every command is found by letters of its name, and Enter does it."""

from __future__ import annotations

import pytest
from canvases import first_example
from panels import type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import CTRL_SHIFT, Desk

from circuit_editor import files
from circuit_editor.ui.shell.commands import MENUS, always, window_commands
from circuit_editor.ui.shell.menus import command_palette
from circuit_editor.ui.shell.menus.command_palette import NEEDS, find_commands

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    return desk


@pytest.fixture
def palette(desk):
    desk.key(Key.Key_P, CTRL_SHIFT)
    palette = desk.window.help_commands.palette
    assert palette.isVisible() and palette.field.hasFocus()
    return palette


def shown(palette) -> list[list[str]]:
    rows = (palette.rows.topLevelItem(at) for at in range(palette.rows.topLevelItemCount()))
    return [[row.text(column) for column in range(3)] for row in rows]


def test_it_offers_every_command_of_the_menus_with_menu_and_key(palette):
    rows = shown(palette)
    every = [each for each in window_commands() if {*each.menus} & {*MENUS}]
    assert len(rows) == len(every) - 1  # not itself
    assert ["Save", "File", "Ctrl+S"] in rows and ["Tidy up", "Arrange", "Ctrl+T"] in rows
    assert ["Rename", "select one node, note or frame first", "F2"] in rows


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tidy", "Tidy up"),
        ("td", "Tidy up"),
        ("predict val", "Predict the values"),
        ("savas", "Save as"),
    ],
)
def test_the_letters_of_a_name_find_it(palette, typed, first):
    type_text(palette.field, typed)
    assert shown(palette)[0][0] == first


def test_enter_does_what_is_chosen_and_the_canvas_has_the_keys_again(desk, palette):
    type_text(palette.field, "select all")
    desk.key(Key.Key_Return)
    assert desk.session.selection == {*desk.session.circuit.nodes}
    assert not palette.isVisible() and desk.view.hasFocus()
    desk.key(Key.Key_P, CTRL_SHIFT)
    assert palette.field.text() == ""
    type_text(palette.field, "delete")
    desk.key(Key.Key_Return)
    assert not desk.session.circuit.nodes


def test_arrows_choose_and_a_click_does(desk, palette):
    type_text(palette.field, "zoom")
    names = [name for name, *_ in shown(palette)]
    zoom = desk.view.zoom
    desk.key(Key.Key_Down)
    assert palette.rows.currentItem().text(0) == names[1]
    row = palette.rows.topLevelItem(names.index("Zoom in"))
    QTest.mouseClick(
        palette.rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=palette.rows.visualItemRect(row).center(),
    )
    assert desk.view.zoom > zoom and not palette.isVisible()


def test_what_cannot_be_done_stands_last_and_enter_leaves_it(desk, palette):
    type_text(palette.field, "duplicate")
    (row,) = shown(palette)
    assert row[1] == "select something first"
    before = desk.session.document
    desk.key(Key.Key_Return)
    assert palette.isVisible() and desk.session.document is before
    found = find_commands("", desk.session)
    states = [each.is_enabled for each in found]
    assert states == sorted(states, reverse=True) and not all(states)


def test_escape_closes_it_and_so_does_a_click_elsewhere(desk, palette):
    desk.key(Key.Key_Escape)
    assert not palette.isVisible() and desk.view.hasFocus()
    desk.key(Key.Key_P, CTRL_SHIFT)
    desk.hand.click(*desk.hand.node("x"))
    QApplication.processEvents()
    assert not palette.isVisible() and desk.view.hasFocus()


def test_english_finds_a_command_whatever_the_window_speaks(desk, monkeypatch):
    monkeypatch.setattr(
        command_palette.QCoreApplication, "translate", lambda context, text: f"某{len(text)}"
    )
    (first, *_) = find_commands("tidy up", desk.session)
    assert first.command.id == "tidy" and first.name.startswith("某")


def test_every_condition_says_what_it_needs():
    conditions = {each.when for each in window_commands() if {*each.menus} & {*MENUS}}
    assert conditions - {always} <= {*NEEDS}


@pytest.mark.parametrize(
    ("typed", "name", "menu"),
    [
        ("dark", "Dark", "Theme"),
        ("theme", "As the system", "Theme"),
        ("深色", "Dark", "Theme"),
        ("繁體", "繁體中文", "Language"),
        ("language", "English", "Language"),
        ("語言", "English", "Language"),
        ("sigmoid ne", "Sigmoid neuron", "Examples"),
        ("chain rule", "3  The chain rule: what arrives × the local derivative", "Lessons"),
        ("形狀", "9  Vectors and shapes", "Lessons"),
        ("lessons 11", "11  Softmax with cross-entropy", "Lessons"),
    ],
)
def test_what_menus_offer_beside_commands_is_found(palette, typed, name, menu):
    type_text(palette.field, typed)
    assert [name, menu, ""] in shown(palette)


def test_a_theme_an_example_and_a_file_opened_last_are_chosen_here(desk, palette, tmp_path):
    type_text(palette.field, "dark")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert desk.window.appearance.choice == "dark" and desk.view.hasFocus()
    assert desk.window.settings.theme == "dark"
    files.save(desk.session.document, tmp_path / "mine.circuit")
    desk.open(tmp_path / "mine.circuit")
    desk.key(Key.Key_P, CTRL_SHIFT)
    type_text(palette.field, "sigmoid neuron")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert "exp1" in desk.session.circuit.nodes
    desk.key(Key.Key_P, CTRL_SHIFT)
    type_text(palette.field, "mine.circuit")
    assert shown(palette)[0][1] == "Open recent"


def test_a_lesson_begins_here_once_the_present_circuit_may_be_left(desk, palette, monkeypatch):
    lessons = desk.window.classroom.lessons
    monkeypatch.setattr(desk.window.file_commands, "may_leave", lambda: False)
    type_text(palette.field, "kinks")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert lessons.lesson is None and not desk.window.classroom.shows_lessons
    monkeypatch.undo()
    desk.key(Key.Key_P, CTRL_SHIFT)
    type_text(palette.field, "kinks")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert lessons.lesson.id == "kinks-and-saturation" and desk.window.classroom.shows_lessons


def test_the_key_of_a_command_that_has_it_on_stage_alone_is_told(palette):
    type_text(palette.field, "spotlight")
    assert shown(palette)[0][2] == "F6"


def test_what_is_asked_above_the_canvas_is_answered_from_here(desk):
    answered = []
    bar = desk.window.question
    bar.ask("The file was changed.", ("&Decide…", lambda: answered.append(1)), ("L&eave it", list))
    desk.key(Key.Key_P, CTRL_SHIFT)
    palette = desk.window.help_commands.palette
    type_text(palette.field, "decide")
    assert shown(palette)[0] == ["Decide", "Above the canvas", ""]
    QTest.keyClick(palette.field, Key.Key_Return)
    assert answered == [1] and bar.sentence == ""
    desk.key(Key.Key_P, CTRL_SHIFT)
    type_text(palette.field, "above the canvas")
    assert shown(palette) == []
