"""Keys on other keyboards: none needs AltGr alone, digits are found where none are typed."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import SHIFT
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider
from windows import Desk

from circuit_editor.ui.canvas.gestures.canvas_keys import FIRST_DIGIT_KEY
from circuit_editor.ui.shell.commands import REGISTRY

Key = Qt.Key
NEEDS_ALTGR = {"German": set("[]{}\\|@~"), "French": set("[]{}\\|@~#^`")}
OF_INPUT_METHODS = {"Ctrl+Shift+U", "Ctrl+Shift+E", "Ctrl+Space"}
DECIDED = {
    "all-commands": "Ctrl+Shift+P",
    "predict-backward": "Ctrl+P",
    "predict-forward": "Ctrl+Shift+H",
    "full-screen": "F11",
    "play": "Shift+F9",
    "step-on": "F10",
    "step-back": "Ctrl+F10",
    "context-menu": "Shift+F10 Menu",
    "fit": "Home Shift+1",
    "fit-selection": "Shift+2 Shift+Home",
    "unique": "Ctrl+Shift+M",
    "export": "Ctrl+Shift+R",
    "detach": "Ctrl+Shift+X",
    "keys": "F1",
}


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    assert desk.window.classroom
    return desk


def test_the_keys_that_were_decided(desk):
    keys = {each.id: " ".join(each.keys) for each in REGISTRY}
    assert {id_: keys[id_] for id_ in DECIDED} == DECIDED


def sign(key: str) -> str:
    """What is pressed besides modifiers: + itself is a sign, too."""
    return "+" if key.endswith("++") else key.rpartition("+")[2] or key


def test_no_command_needs_altgr_alone(desk):
    needing = {
        each.id: signs
        for each in REGISTRY
        for keyboard, hard in NEEDS_ALTGR.items()
        if each.keys and (signs := {sign(key) for key in each.keys}) <= hard
    }
    assert not needing
    assert sign("Ctrl+[") in NEEDS_ALTGR["German"] and sign("Ctrl++") == "+"


def test_no_key_is_one_of_an_input_method_nor_a_bare_letter(desk):
    for each in REGISTRY:
        assert not {*each.keys} & OF_INPUT_METHODS
        assert all(len(key) > 1 for key in each.keys)


def press_at(desk, place: int, text: str) -> None:
    """Press a key with Shift that types this, by its place on an X11 keyboard."""
    focus = QApplication.focusWidget()
    key = ord(text)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, SHIFT, FIRST_DIGIT_KEY + place - 1, 0, 0, text)
        QApplication.sendEvent(focus, event)


def test_fit_is_found_by_place_where_a_layout_types_no_digit(desk):
    desk.view.set_zoom(0.3)
    desk.session.select({"add1"})
    press_at(desk, 2, "\N{ARABIC COMMA}")
    near = desk.view.zoom
    assert near > 1
    press_at(desk, 1, "!")
    assert desk.view.is_fitted and desk.view.zoom < near
    desk.view.set_zoom(0.3)
    press_at(desk, 3, "#")
    assert desk.view.zoom == pytest.approx(0.3)
    press_at(desk, 1, "a")  # a layout with letters there: they look for a gate
    assert desk.view.zoom == pytest.approx(0.3) and not desk.view.hasFocus()


def test_a_sign_above_a_digit_looks_for_a_gate_with_nothing_selected(desk):
    desk.session.select(set())
    press_at(desk, 2, "@")
    assert not desk.view.hasFocus()
    assert QApplication.focusWidget().text() == "@"


def test_shift_and_a_digit_fit_where_they_are_typed(desk):
    desk.view.set_zoom(0.3)
    desk.key(Key.Key_1, SHIFT)
    assert desk.view.is_fitted
    desk.session.select({"add1"})
    before = desk.view.zoom
    desk.key(Key.Key_Home, SHIFT)
    assert not desk.view.is_fitted
    desk.key(Key.Key_Home)
    assert desk.view.zoom == before


def test_home_and_end_go_to_the_ends_of_a_slider_that_has_the_focus(desk):
    desk.session.select({"x"})
    QApplication.processEvents()
    slider = next(each for each in desk.window.inspector.findChildren(QSlider) if each.isVisible())
    slider.setFocus()
    desk.view.set_zoom(0.3)
    QTest.keyClick(slider, Key.Key_Home)
    assert slider.value() == slider.minimum()
    QTest.keyClick(slider, Key.Key_End)
    assert slider.value() == slider.maximum()
    assert desk.view.zoom == pytest.approx(0.3)


def test_f11_gives_the_window_the_whole_screen_and_its_place_again(desk):
    desk.key(Key.Key_F11)
    assert desk.window.isFullScreen()
    desk.key(Key.Key_F11)
    assert not desk.window.isFullScreen()
    desk.key(Key.Key_F5)
    assert desk.window.classroom.presenting.is_on
    desk.key(Key.Key_F11)
    assert desk.window.isFullScreen() and desk.window.classroom.presenting.is_on
    desk.window.classroom.presenting.stop()


def test_the_spotlight_has_its_key_on_stage_alone(desk):
    desk.key(Key.Key_F6)
    assert not desk.window.classroom.presenting.is_on
    desk.key(Key.Key_F5)
    overlay = desk.window.classroom.presenting.overlay
    assert not overlay.has_spotlight
    desk.key(Key.Key_F6)
    assert overlay.has_spotlight
    desk.window.classroom.presenting.stop()
