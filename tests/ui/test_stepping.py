"""Both passes step by step in a real window: nothing is seen before it is reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from windows import NEURON, SHIFT, Desk

from circuit_editor import circuit
from circuit_editor.engine.readings import State
from circuit_editor.model import OUT, Pin
from circuit_editor.ui.inspector.cards.value_card import ValueSlider

Key = Qt.Key
ALL = 27  # one for all inputs, 8 gates, the flag, the seed, and back again


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    return desk


def numbers(desk: Desk) -> int:
    """How many numbers stand on the wires."""
    session = desk.session
    return sum(
        bool(reading(target))
        for target in session.shown.wires
        for reading in (lambda t: session.value(t).text, lambda t: session.gradient(t).text)
    )


def test_f9_hides_all_and_every_step_shows_more(desk):
    whole = numbers(desk)
    desk.key(Key.Key_F9)
    assert desk.window.classroom.stepping.is_on and numbers(desk) == 0
    assert desk.session.loss_value.text == ""
    seen = [0]
    while not desk.window.classroom.stepping.is_at_end:
        desk.key(Key.Key_Right)
        seen.append(numbers(desk))
        assert desk.window.classroom.timeline.sentence.text()
    assert seen == sorted(seen) and seen[-1] == whole
    desk.key(Key.Key_Left)
    assert numbers(desk) < whole
    desk.key(Key.Key_Home)
    assert numbers(desk) == 0
    desk.key(Key.Key_F9)
    assert numbers(desk) == whole and not desk.window.classroom.stepping.is_on


def test_the_timeline_is_left_by_its_button_by_escape_and_by_the_menu(desk):
    action, stepping = desk.window.actions_by_id["timeline"], desk.window.classroom.stepping
    assert action.isCheckable() and not action.isChecked()
    close = desk.window.classroom.timeline.close_button
    for leave in (
        lambda: desk.key(Key.Key_Escape),  # on the line itself
        lambda: QTest.mouseClick(close, Qt.MouseButton.LeftButton),
        action.trigger,
        lambda: (desk.view.setFocus(), desk.key(Key.Key_Escape)),
    ):
        desk.key(Key.Key_F9)
        assert action.isChecked() and close.isVisible()
        leave()
        assert not stepping.is_on and not action.isChecked()
        assert desk.view.hasFocus()


def test_escape_ends_all_else_before_the_timeline(desk):
    desk.key(Key.Key_F9)
    desk.click("exp1")
    desk.key(Key.Key_Escape)
    assert desk.window.classroom.stepping.is_on and not desk.session.selection
    desk.key(Key.Key_Home)  # with the keys on the canvas it fits, and goes to no step
    assert desk.view.is_fitted
    desk.key(Key.Key_Escape)
    assert not desk.window.classroom.stepping.is_on


def test_what_is_not_reached_is_nowhere_to_be_read(desk):
    desk.key(Key.Key_F9)
    desk.key(Key.Key_F10)  # the inputs are given
    f = desk.session.circuit.find("f")
    assert desk.session.value(Pin(f, "x")).state is State.NOT_REACHED
    assert desk.session.gradient(Pin(f, "x")).state is State.NOT_REACHED
    everything = " ".join(desk.texts())
    assert "0.73" not in everything and "0.39" not in everything and "0.20" not in everything
    desk.click(desk.session.circuit.find("w0"))
    assert "0.20" not in " ".join(desk.texts())


def test_a_step_is_said_with_its_numbers(desk):
    stepping = desk.window.classroom.stepping
    stepping.go_to("backward", "mul1")
    assert "0.20" in stepping.sentence and "0.39" in stepping.sentence
    assert stepping.active == ("mul1",)
    assert desk.view.circuit_scene.step_marks.active == ("mul1",)
    assert desk.window.classroom.timeline.sentence.accessibleName() == stepping.sentence


def test_an_edit_keeps_the_step_and_never_shows_a_stale_number(desk):
    stepping, session = desk.window.classroom.stepping, desk.session
    stepping.go_to("forward", "mul1")
    x0 = session.circuit.find("x0")
    session.set_value(x0, 2.0)
    assert stepping.active == ("mul1",)
    assert "4.00" in stepping.sentence
    assert float(session.value(Pin("mul1", OUT)).array) == 4
    assert session.value(Pin("add1", OUT)).state is State.NOT_REACHED
    session.undo()
    assert "−2.00" in stepping.sentence
    session.select({"mul1"})
    session.delete_selected()
    assert "mul1" not in stepping.active


def test_playing_runs_to_the_end_and_stops_at_stops(desk, qtbot):
    stepping = desk.window.classroom.stepping
    stepping.set_speed(8.0)
    stepping.go_to("forward", "add1")
    stepping.put_stop()
    stepping.set_note(stepping.stop_here, "why the sum?")
    stepping.go(-1)
    stepping.set_speed(8.0)
    desk.key(Key.Key_F9, SHIFT)
    qtbot.waitUntil(lambda: not stepping.is_playing, timeout=8000)
    assert stepping.active == ("add1",) and stepping.note == "why the sum?"
    stepping.toggle_stop()
    assert stepping.stop_positions == []


def test_space_plays_and_home_and_end_jump(desk):
    desk.key(Key.Key_F9)
    desk.key(Key.Key_End)
    assert desk.window.classroom.stepping.is_at_end
    desk.key(Key.Key_Home)
    assert desk.window.classroom.stepping.position == -1
    desk.key(Key.Key_Space)
    assert desk.window.classroom.stepping.is_playing
    desk.key(Key.Key_Space)
    assert not desk.window.classroom.stepping.is_playing


def test_a_closed_block_is_one_step_and_its_inside_many(desk):
    block = desk.group("sigmoid", *(("mul_constant1", "exp1", "add_constant1", "reciprocal1")))
    desk.key(Key.Key_F9)
    closed = desk.window.classroom.stepping.count
    desk.window.classroom.stepping.go_to("backward", block)
    assert "one step" in desk.window.classroom.stepping.sentence
    desk.session.expand([block], open_=True)
    assert desk.window.classroom.stepping.count == closed + 6
    desk.session.enter(block)
    assert desk.window.classroom.stepping.count == closed + 6


def test_presenting_the_clicker_walks_the_timeline(desk):
    desk.key(Key.Key_F5)
    for _ in range(3):
        desk.key(Key.Key_PageDown)
    assert desk.window.classroom.stepping.position == 2
    desk.key(Key.Key_PageUp)
    assert desk.window.classroom.stepping.position == 1
    desk.key(Key.Key_Escape)


def test_another_file_ends_the_stepping(desk):
    desk.key(Key.Key_F9)
    desk.open(NEURON)
    assert not desk.window.classroom.stepping.is_on and numbers(desk) > 20


def test_no_slider_stands_at_a_value_that_is_not_shown_yet(desk):
    seen = []
    for value in (-4.0, 4.0):
        desk.open(circuit("f = (x + y) * z", x=value, y=1.0, z=2.0).document)
        desk.window.classroom.stepping.start()
        desk.session.select({desk.session.circuit.find("x")})
        slider = desk.window.inspector.page.findChild(ValueSlider)
        assert not slider.isVisible()
        seen.append(desk.view.viewport().grab().toImage())
    assert seen[0] == seen[1]
    desk.window.classroom.stepping.go(desk.window.classroom.stepping.count - 1)
    assert desk.window.inspector.page.findChild(ValueSlider).isVisible()
    assert desk.view.viewport().grab().toImage() != seen[0]
