"""Circuit > Copy as Python, by keys alone."""

from __future__ import annotations

import pytest
from hand import CTRL
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import ALT, NEURON, Desk

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.export import program
from circuit_editor.model import edits

Key = Qt.Key
# the offscreen platform says so of every menu that is opened
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    QGuiApplication.clipboard().setText("nothing")
    return desk


def copied(desk) -> str:
    """Alt+C, P: what is on the clipboard then."""
    QTest.keyClick(desk.window, Key.Key_C, ALT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_P)
    return QGuiApplication.clipboard().text()


def test_the_menu_copies_the_program(desk):
    text = copied(desk)
    assert text == program(files.load(NEURON)).text
    lines = len(text.splitlines())
    assert (
        desk.said[-1] == f"Copied as a Python program of {lines} lines. Run it: it checks itself."
    )


def test_without_a_loss_it_says_that_there_is_no_way_back(desk):
    document = files.load(NEURON)
    desk.open(edits.remove(document, [document.loss]))
    assert "\n# no loss is named" in copied(desk)
    assert "only goes forwards" in desk.said[-1]


def test_it_is_the_whole_circuit_from_inside_a_block_too(desk):
    desk.group("unit", "mul1", "add1")
    expected = program(desk.session.document).text
    desk.key(Key.Key_Down, ALT)
    assert desk.session.where
    assert copied(desk) == expected


@pytest.mark.parametrize("key", [(Key.Key_F9,), (Key.Key_P, CTRL)])
def test_hidden_numbers_are_not_copied(desk, key):
    desk.key(*key)
    assert desk.session.whole_run is None
    assert copied(desk) == "nothing"
    assert "hidden now" in desk.said[-1]


def test_what_there_is_no_program_of_is_said(desk):
    desk.open(ce.circuit("f = x * y", x=[1.0, 2.0], y=3).set(y=[1.0, 2.0, 3.0]).document)
    assert copied(desk) == "nothing"
    assert "(2,), (3,)" in desk.said[-1]
