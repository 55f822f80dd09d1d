"""Space, Esc, Home and arrows: each means what the place, and what is under way, makes of it."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import LEFT, NOTHING
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import CTRL, NEURON, SHIFT, SIGMOID, Desk, with_worker

from circuit_editor.ui.canvas.gestures.gesture import Gesture
from circuit_editor.ui.inspector.cards.value_card import ValueSlider

Key = Qt.Key
FREE = QPoint(60, 60)


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    for pixel in (FREE + QPoint(9, 0), FREE):  # where it is already nothing would be told
        QTest.mouseMove(desk.view.viewport(), pixel)
    return desk


def space(desk: Desk, kind: QEvent.Type, *, repeats: bool = False) -> None:
    event = QKeyEvent(kind, Key.Key_Space, NOTHING, " ", repeats)
    QApplication.sendEvent(desk.view, event)


def press(desk: Desk) -> None:
    space(desk, QEvent.Type.KeyPress)


def release(desk: Desk) -> None:
    space(desk, QEvent.Type.KeyRelease)


def searches(desk: Desk) -> bool:
    return "search" in vars(desk.view) and desk.view.search.is_open


def repeat(desk: Desk) -> None:
    space(desk, QEvent.Type.KeyRelease, repeats=True)
    space(desk, QEvent.Type.KeyPress, repeats=True)


def move(desk: Desk) -> None:
    QTest.mouseMove(desk.view.viewport(), FREE + QPoint(30, 0))


def drag(desk: Desk) -> None:
    viewport = desk.view.viewport()
    QTest.mousePress(viewport, LEFT, NOTHING, FREE)
    QTest.mouseMove(viewport, FREE + QPoint(2, 1))
    QTest.mouseRelease(viewport, LEFT, NOTHING, FREE + QPoint(2, 1))


def do_something_else(desk: Desk) -> None:
    QTest.keyClick(desk.view, Key.Key_Right, CTRL)


def lose_the_window(desk: Desk) -> None:
    reason = Qt.FocusReason.ActiveWindowFocusReason
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(desk.view, QFocusEvent(kind, reason))


def test_a_tap_of_space_searches_when_it_is_released(desk):
    press(desk)
    assert not searches(desk)
    QTest.mouseMove(desk.view.viewport(), FREE + QPoint(2, 0))  # no hand is quite still
    release(desk)
    assert searches(desk)


@pytest.mark.parametrize("meanwhile", [repeat, move, drag, do_something_else, lose_the_window])
def test_it_does_not_where_something_was_done_meanwhile(desk, meanwhile):
    press(desk)
    meanwhile(desk)
    release(desk)
    assert not searches(desk)


def test_held_it_pans_until_the_window_loses_the_keyboard(desk):
    view = desk.view
    for end, pans in ((release, False), (lose_the_window, False), (None, True)):
        press(desk)
        if end is not None:
            end(desk)
            if searches(desk):
                view.search.leave()
        scrolled = view.scrolled
        QTest.mousePress(view.viewport(), LEFT, NOTHING, FREE)
        QTest.mouseMove(view.viewport(), FREE + QPoint(40, 25))
        QTest.mouseRelease(view.viewport(), LEFT, NOTHING, FREE + QPoint(40, 25))
        gone = QPoint(*scrolled) - QPoint(*view.scrolled)
        assert gone == (QPoint(40, 25) if pans else QPoint(0, 0))


def test_held_modifiers_are_forgotten_with_the_window(desk):
    class Recorder(Gesture):
        told = "A gesture."

        def move(self, point, modifiers) -> None:
            self.held = modifiers

    gesture = Recorder()
    desk.view.take_in_hand(gesture)
    QTest.keyPress(desk.view, Key.Key_Alt, NOTHING)
    assert gesture.held == Qt.KeyboardModifier.AltModifier
    lose_the_window(desk)
    assert gesture.held == NOTHING
    desk.view.cancel_gesture()


def test_esc_gives_up_what_is_composed_and_nothing_else(desk):
    desk.session.select({"x"})
    QApplication.sendEvent(desk.view, QInputMethodEvent("xiang", []))
    assert desk.view.composing.is_composing
    desk.view.setFocus()
    QTest.keyClick(desk.view, Key.Key_Escape)
    assert not desk.view.composing.is_composing and not searches(desk)
    assert desk.session.selection == {"x"}


def test_esc_ends_one_thing_at_a_time(desk):
    desk.open(NEURON)
    block = desk.group("sigma", *SIGMOID)
    desk.session.enter(block)
    gate = next(id_ for id_, each in desk.session.circuit.nodes.items() if each.kind == "exp")
    desk.session.select({gate})
    desk.key(Key.Key_F2)
    field = QApplication.focusWidget()
    assert field is not desk.view
    desk.key(Key.Key_Escape)  # the field
    assert desk.view.hasFocus() and desk.session.selection == {gate}
    desk.key(Key.Key_L, CTRL)
    assert desk.view.gesture is not None
    desk.key(Key.Key_Escape)  # the gesture
    assert desk.view.gesture is None and desk.session.selection == {gate}
    desk.key(Key.Key_Escape)  # the selection
    assert not desk.session.selection and desk.session.where == (block,)
    desk.key(Key.Key_Escape)  # the block
    assert desk.session.where == ()


def test_on_stage_esc_leaves_the_field_and_then_the_stage(desk):
    desk.session.select({"x"})
    desk.key(Key.Key_F5)
    stage = desk.window.classroom.presenting
    assert stage.is_on
    desk.key(Key.Key_Return)  # the value is typed over
    assert QApplication.focusWidget() is not desk.view
    desk.key(Key.Key_Escape)
    assert stage.is_on and desk.view.hasFocus()
    desk.key(Key.Key_Escape)
    assert not stage.is_on and desk.session.selection == {"x"}


def test_home_and_end_are_about_what_has_the_keyboard(desk):
    desk.view.set_zoom(3.0)
    desk.key(Key.Key_Home)
    assert desk.view.is_fitted
    desk.session.select({"x"})
    desk.window.inspector.page.findChild(ValueSlider).setFocus()
    low, high = desk.session.range_of("x")
    for key, value in ((Key.Key_Home, low), (Key.Key_End, high)):
        desk.key(key)
        assert desk.value("x") == value
    desk.key(Key.Key_F9)
    stepping = desk.window.classroom.stepping
    desk.key(Key.Key_End)
    assert stepping.position == stepping.count - 1
    desk.key(Key.Key_Home)
    assert stepping.position < 0


def test_arrows_move_by_the_grid_and_ctrl_walks(desk):
    desk.session.select({"x"})
    x, y = desk.session.circuit.places["x"]
    desk.key(Key.Key_Right)
    step = desk.session.circuit.places["x"][0] - x
    desk.key(Key.Key_Down, SHIFT)
    assert desk.session.circuit.places["x"] == (x + step, y + 5 * step)
    desk.key(Key.Key_Right, CTRL)
    assert desk.session.selection == {"add1"}
    assert desk.session.circuit.places["x"] == (x + step, y + 5 * step)


@pytest.mark.parametrize(("typed", "value"), [("7", 7.0), ("-3", -3.0), (".5", 0.5)])
def test_digits_type_the_value_of_the_selected_input(desk, typed, value):
    desk.session.select({"x"})
    desk.type(typed)
    desk.key(Key.Key_Return)
    assert desk.value("x") == value and desk.view.hasFocus()
