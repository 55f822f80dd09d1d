"""Predicting and stepping together: the next gate is asked for, then its step reveals it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from windows import CTRL, CTRL_SHIFT, SHIFT, Desk

from circuit_editor import resources
from circuit_editor.engine import State
from circuit_editor.model import OUT, Pin
from circuit_editor.ui.classroom.predicting import Cover

Key = Qt.Key
FIRST = resources.folder() / "examples" / "first-example.circuit"


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(FIRST)
    return desk


def classroom(desk):
    return desk.window.classroom


def asked(desk) -> str:
    predicting = classroom(desk).predicting
    return "" if predicting.current is None else predicting.name_of(predicting.current)


def answer(desk, text: str) -> None:
    desk.type(text)
    desk.key(Key.Key_Return)


def state(desk, id_, what="value"):
    return getattr(desk.session, what)(Pin(id_, OUT)).state


def test_the_next_gate_is_asked_for_and_its_step_reveals_it(desk):
    desk.key(Key.Key_F9)
    desk.key(Key.Key_H, CTRL_SHIFT)
    predicting, stepping = classroom(desk).predicting, classroom(desk).stepping
    assert predicting.is_on and stepping.is_on and asked(desk) == ""  # what is given comes first
    assert "Step on" in classroom(desk).predict_panel.question.text()
    desk.key(Key.Key_F10)
    assert asked(desk) == "the value of q"
    assert state(desk, "add1") is State.COVERED and state(desk, "mul1") is State.NOT_REACHED
    answer(desk, "3")
    assert state(desk, "add1") is State.VALUE and asked(desk) == ""
    assert classroom(desk).timeline.track.hasFocus()
    desk.key(Key.Key_Right)
    assert "q = x + y = −2.00 + 5.00 = 3.00" in stepping.sentence
    assert asked(desk) == "the value of f"
    desk.key(Key.Key_F10)  # nobody knew: the step shows it
    assert state(desk, "mul1") is State.VALUE and "= −12.00" in stepping.sentence
    assert predicting.score == "1 of 2 right at the first try, 0 later, 1 revealed, 0 left."


def test_stepping_ends_no_prediction_and_predicting_no_steps(desk):
    desk.key(Key.Key_P, CTRL)
    predicting, stepping = classroom(desk).predicting, classroom(desk).stepping
    answer(desk, "1")
    desk.key(Key.Key_F9)
    assert predicting.is_on and stepping.is_on
    answered = [each for each in predicting.questions if each not in predicting.left]
    assert len(answered) == 1
    for _ in range(stepping.seed + 1):
        desk.key(Key.Key_F10)
    assert predicting.left and asked(desk).startswith("the gradient of")
    desk.key(Key.Key_F9)  # without the steps everything left is asked again
    assert not stepping.is_on and predicting.to_ask == predicting.left


def test_on_the_timeline_only_what_is_not_reached_is_asked(desk):
    desk.key(Key.Key_F9)
    for _ in range(3):  # the given, q, f
        desk.key(Key.Key_F10)
    predicting = classroom(desk).predicting
    predicting.begin(Cover.BOTH)
    assert {each.what.value for each in predicting.questions} == {"gradient"}
    assert state(desk, "mul1") is State.VALUE


def test_playing_pauses_where_something_is_asked(desk, qtbot):
    desk.key(Key.Key_F9)
    desk.key(Key.Key_H, CTRL_SHIFT)
    stepping = classroom(desk).stepping
    stepping.set_speed(8.0)
    desk.key(Key.Key_F9, SHIFT)
    qtbot.waitUntil(lambda: not stepping.is_playing)
    assert asked(desk) == "the value of q" and stepping.position == 0


def test_at_the_end_of_the_timeline_everything_is_asked_anew(desk):
    desk.key(Key.Key_F9)
    classroom(desk).stepping.jump(1)
    desk.key(Key.Key_P, CTRL)
    assert not classroom(desk).stepping.is_on and asked(desk) == "the gradient of the output f"


@pytest.mark.parametrize("on_stage", [False, True], ids=["window", "stage"])
def test_in_a_lesson_what_a_step_makes_stays_covered_and_its_sentence_does_not_tell(desk, on_stage):
    """Lesson 4 asks in its second step for what its first one walks over."""
    lessons = classroom(desk).lessons
    lesson = next(each for each in lessons.all() if each.id == "sigmoid-step-by-step")
    if on_stage:
        desk.key(Key.Key_F5)
    lessons.start(lesson)
    lessons.next()
    covered = {each.pin for each in classroom(desk).predicting.left}
    assert covered
    told = []
    desk.view.setFocus()
    for _ in range(24):
        desk.key(Key.Key_F10)
        told.append(classroom(desk).stepping.sentence)
    assert all(desk.session.readings.gradient(pin).text == "?" for pin in covered)
    assert any("?" in each for each in told) and not any("0.53" in each for each in told)
    if on_stage:
        desk.key(Key.Key_F5)


def test_playing_stops_at_the_goal_of_a_lessons_step(desk, qtbot):
    lessons, stepping = classroom(desk).lessons, classroom(desk).stepping
    lessons.start(lessons.all()[0])
    stepping.set_speed(8.0)
    desk.view.setFocus()
    desk.key(Key.Key_F9, SHIFT)
    qtbot.waitUntil(lambda: lessons.is_done)
    qtbot.waitUntil(lambda: not stepping.is_playing)
    assert stepping.position == stepping.seed - 1


def test_asking_for_nothing_ends_neither_the_prediction_nor_the_steps(desk):
    desk.key(Key.Key_F9)
    desk.key(Key.Key_H, CTRL_SHIFT)
    predicting, stepping = classroom(desk).predicting, classroom(desk).stepping
    asked_before = predicting.questions
    desk.session.select(())
    classroom(desk).predict("")  # what is selected: nothing
    assert stepping.is_on and predicting.questions == asked_before
    assert "no number here" in desk.said[-1]
    desk.session.select({"mul1"})
    classroom(desk).predict("")
    assert stepping.is_on and len(predicting.questions) == 2


def test_on_stage_no_key_opens_a_note_that_nobody_sees(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F9)
    desk.key(Key.Key_PageDown)
    assert desk.view.hasFocus()
    desk.key(Key.Key_Return, CTRL)
    assert not classroom(desk).timeline.note_field.isVisibleTo(classroom(desk).timeline)
    assert classroom(desk).stepping.stops == ()
    desk.key(Key.Key_F5)
