"""The key page: all keys and gestures that there are, and a field that finds one of them."""

from __future__ import annotations

import pytest
from canvases import first_example
from panels import type_text
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import Desk

from circuit_editor.ui.shell.commands import REGISTRY, STAGE, portable
from circuit_editor.ui.shell.help.key_list import keys_text
from circuit_editor.ui.shell.help.key_page import KeyPage

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    assert desk.window.classroom
    return desk


@pytest.fixture
def page(desk):
    desk.key(Key.Key_F1)
    page = desk.window.help_commands.key_page
    assert page.isVisible()
    yield page
    page.close()


def test_every_key_of_every_command_stands_there(page):
    lines = page.shown_lines()
    keys = {line.keys for line in lines}
    with_keys = [each for each in REGISTRY if each.keys]
    assert len(with_keys) > 40
    for each in with_keys:
        assert keys_text(each.keys) in keys, each.id
    for each in REGISTRY:
        local = each.local_keys.get(STAGE, "").split()
        assert not local or keys_text(map(portable, local)) in keys


def test_the_field_finds_lines_by_what_is_done_and_by_keys(page):
    everything = len(page.shown_lines())
    type_text(page.field, "tidy")
    assert {line.keys for line in page.shown_lines()} == {"Ctrl+T", "Ctrl+Shift+T"}
    assert all("Ctrl+T" not in line.done for line in page.shown_lines())
    page.field.clear()
    type_text(page.field, "ctrl+d")
    assert "Duplicate" in {line.done for line in page.shown_lines()}
    page.field.clear()
    for words in ("cut several", "wires cut", "stroke", "scissors"):
        type_text(page.field, words)
        assert "Ctrl+right-drag across wires" in {line.keys for line in page.shown_lines()}, words
        page.field.clear()
    page.copy_text()
    assert "scissors" not in QGuiApplication.clipboard().text()  # it is only found by
    type_text(page.field, "nothing of the kind")
    assert page.shown_lines() == []
    page.field.clear()
    assert len(page.shown_lines()) == everything


def test_it_stays_while_one_works_and_escape_closes_it(desk, page):
    assert not page.isModal()
    desk.view.setFocus()
    desk.hand.click(*desk.hand.node("x"))
    assert desk.session.selection == {"x"} and page.isVisible()
    QTest.keyClick(page.field, Key.Key_Escape)
    assert not page.isVisible()


def test_a_question_mark_on_the_canvas_opens_it_and_one_in_a_field_does_not(desk):
    desk.type("?")
    page = desk.window.help_commands.key_page
    assert page.isVisible()
    page.close()
    desk.window.activateWindow()
    desk.window.show_expression_bar()
    type_text(QApplication.focusWidget(), "?")
    assert not page.isVisible()


def test_it_can_be_copied_as_text(page):
    page.copy_text()
    text = QGuiApplication.clipboard().text()
    assert "Ctrl+Shift+P" in text and "\n\n" in text
    assert len(text.splitlines()) > len(page.shown_lines())


def test_no_line_ends_in_a_comma_and_page_keys_are_named(page):
    keys = [line.keys for line in page.shown_lines()]
    ends = [each.replace("+,", "+comma") for each in keys]  # a key may be the comma
    assert [each for each in ends if not each or each.endswith((",", ", ")) or ", ," in each] == []
    last = {each.rpartition(", ")[2] for each in keys}
    assert {"PgUp", "PgDown", "Ctrl+PgUp", "Ctrl+PgDown"} <= last


def test_up_down_and_page_keys_scroll_while_the_field_has_the_keyboard(page):
    bar = page.table.verticalScrollBar()
    assert bar.value() == 0 and bar.maximum() > 0
    for there, back in ((Key.Key_Down, Key.Key_Up), (Key.Key_PageDown, Key.Key_PageUp)):
        QTest.keyClick(page.field, there)
        assert bar.value() > 0
        QTest.keyClick(page.field, back)
        assert bar.value() == 0
    assert page.field.hasFocus()


def test_it_is_never_larger_than_the_screen(desk, monkeypatch):
    monkeypatch.setattr(
        "PySide6.QtGui.QScreen.availableGeometry", lambda self: QRect(0, 0, 640, 360)
    )
    page = KeyPage(desk.window)
    assert page.width() <= 640 and page.height() <= 360
    page.resize(900, 900)
    assert page.width() <= 640 and page.height() <= 360
    page.deleteLater()
