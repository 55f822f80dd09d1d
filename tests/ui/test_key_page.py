"""The key page: all keys and gestures that there are, and a field that finds one of them."""

from __future__ import annotations

import pytest
from canvases import first_example
from panels import type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import Desk

from circuit_editor.ui.shell.commands import REGISTRY, STAGE
from circuit_editor.ui.shell.key_list import keys_text

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
        assert not local or keys_text(local) in keys


def test_the_field_finds_lines_by_what_is_done_and_by_keys(page):
    everything = len(page.shown_lines())
    type_text(page.field, "tidy")
    assert {line.keys for line in page.shown_lines()} == {"Ctrl+T", "Ctrl+Shift+T"}
    assert all("Ctrl+T" not in line.done for line in page.shown_lines())
    page.field.clear()
    type_text(page.field, "ctrl+d")
    assert "Duplicate" in {line.done for line in page.shown_lines()}
    page.field.clear()
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
