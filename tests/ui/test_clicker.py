"""The clicker on stage: what is asked is shown and explained first, and then one goes on."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from windows import CTRL, NARROW, NEURON, Desk

from circuit_editor.ui.classroom.lessons import in_current_language

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    desk.classroom = desk.window.classroom
    return desk


def begin(desk: Desk, name: str, at: int = 0) -> None:
    lessons = desk.classroom.lessons
    if not desk.classroom.shows_lessons:
        desk.classroom.toggle_lessons()
    lessons.resume(next(each for each in lessons.all() if each.id == name), at)
    desk.key(Key.Key_F5)


def press(desk: Desk, key: Key) -> None:
    desk.key(key)
    QApplication.processEvents()


def test_the_first_press_shows_what_a_lesson_asks_and_the_next_goes_on(desk):
    begin(desk, "first-example", 1)
    lessons = desk.classroom.lessons
    told = lessons.step.told
    press(desk, Key.Key_PageDown)
    assert lessons.at == 1 and lessons.is_shown
    read = " ".join(desk.texts(desk.classroom.lesson_panel))
    assert in_current_language(told).replace(NARROW, " ") in read
    assert not desk.classroom.predicting.to_ask
    press(desk, Key.Key_PageDown)
    assert lessons.at == 2 and lessons.is_open


def test_no_step_is_left_unanswered_on_the_way_through_all_lessons(desk):
    begin(desk, "first-example")
    lessons, seen = desk.classroom.lessons, []
    for _ in range(60):
        if lessons.lesson is None or lessons.lesson.id != "first-example":
            break
        before = lessons.at, lessons.is_open
        press(desk, Key.Key_PageDown)
        if lessons.lesson is None:
            break
        seen.append((before, (lessons.at, lessons.is_open)))
    steps = len(next(each for each in lessons.all() if each.id == "first-example").steps)
    left = [(a, b) for a, b in seen if a[0] != b[0]]
    assert len(left) >= steps - 1
    asking = {
        at
        for at, step in enumerate(
            next(each for each in lessons.all() if each.id == "first-example").steps
        )
        if step.goals
    }
    assert not [a for a, _ in left if a[1] and a[0] in asking]


def test_back_takes_the_answer_away_and_then_goes_back(desk):
    begin(desk, "first-example", 2)
    lessons = desk.classroom.lessons
    press(desk, Key.Key_PageDown)
    assert lessons.is_shown
    press(desk, Key.Key_PageUp)
    assert lessons.at == 2 and lessons.is_open and desk.classroom.predicting.to_ask
    press(desk, Key.Key_PageUp)
    assert lessons.at == 1


def test_a_prediction_is_shown_one_by_one(desk):
    predicting = desk.classroom.predicting
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    first, count = predicting.current, len(predicting.left)
    press(desk, Key.Key_PageDown)
    assert len(predicting.left) == count - 1 and first not in predicting.left
    assert predicting.current is None  # time to talk about it
    press(desk, Key.Key_PageDown)
    second = predicting.current
    assert second is not None and len(predicting.left) == count - 1
    press(desk, Key.Key_PageDown)
    assert second not in predicting.left
    press(desk, Key.Key_PageUp)
    assert predicting.current is not None and len(predicting.left) == count - 2


def test_a_prediction_ends_when_all_is_shown(desk):
    desk.open(first_example())
    predicting = desk.classroom.predicting
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    for _ in range(2 * len(predicting.left)):
        press(desk, Key.Key_PageDown)
    assert not predicting.is_on and not desk.session.hides_numbers


# What the status bar would say ------------------------------------------------------------


def test_what_is_refused_on_stage_is_said_there(desk, qtbot):
    desk.key(Key.Key_F5)
    desk.session.message.emit("Nothing fits here.")
    overlay = desk.classroom.presenting.overlay
    assert overlay.message == "Nothing fits here."
    picture = overlay.grab().toImage()
    desk.session.message.emit("")
    assert overlay.grab().toImage() != picture
    desk.key(Key.Key_F5)
    desk.session.message.emit("At the desk again.")  # said in the status bar, and nowhere else
    assert desk.window.statusBar().currentMessage() == "At the desk again."


# A lesson's cover, and a prediction on the timeline ----------------------------------------


def test_stepping_on_stage_keeps_what_a_lesson_covers(desk):
    begin(desk, "sigmoid-step-by-step")
    desk.view.setFocus()
    for _ in range(13):
        press(desk, Key.Key_Right)
    told = " ".join(desk.classroom.presenting.overlay.caption.shown)
    assert desk.classroom.predicting.is_on and "−0.53" not in told
    scene = desk.view.circuit_scene
    shown = [text for target in scene.wires for text in scene.numbers_at(target)]
    assert "−0.53" not in shown


def test_a_prediction_on_the_timeline_is_answered_by_the_next_step(desk):
    classroom = desk.classroom
    desk.key(Key.Key_F5)
    press(desk, Key.Key_F9)
    desk.key(Key.Key_P, CTRL)
    while classroom.predicting.current is None:
        press(desk, Key.Key_PageDown)
    asked, here = classroom.predicting.current, classroom.stepping.position
    press(desk, Key.Key_PageDown)
    assert classroom.stepping.position == here + 1
    assert asked not in classroom.predicting.left
