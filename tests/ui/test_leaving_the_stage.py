"""Esc on stage, one step each and never more than two; and what stands where after the show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from windows import CTRL, LEFT, NEURON, Desk

from circuit_editor.model import edits
from circuit_editor.ui.classroom.stage import presenting

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    return desk


@pytest.fixture
def stage(desk):
    return desk.window.classroom.presenting


def lesson(desk: Desk, name: str, at: int = 0) -> None:
    lessons = desk.window.classroom.lessons
    lessons.resume(next(each for each in lessons.all() if each.id == name), at)
    QApplication.processEvents()


def escapes(desk: Desk) -> int:
    """How many presses of Esc leave the stage."""
    stage = desk.window.classroom.presenting
    for count in range(1, 6):
        desk.key(Key.Key_Escape)
        QApplication.processEvents()
        if not stage.is_on:
            return count
    raise AssertionError("Esc does not leave the stage")


def test_esc_leaves_from_a_button_of_the_lesson(desk, stage):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F4)
    lesson(desk, "first-example")
    buttons = desk.window.classroom.lesson_panel.findChildren(QPushButton)
    next(each for each in buttons if each.isEnabled() and each.isVisible()).setFocus()
    assert escapes(desk) == 1


def test_esc_leaves_from_the_list_of_lessons(desk, stage, qtbot):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F4)
    qtbot.waitUntil(lambda: not desk.view.hasFocus())
    assert escapes(desk) == 1


def test_esc_leaves_a_guess_and_then_the_stage(desk, stage):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    field = desk.view.guessing.field
    assert field is not None and field.hasFocus()
    desk.key(Key.Key_Escape)
    assert stage.is_on and desk.view.hasFocus()
    desk.key(Key.Key_Escape)
    assert not stage.is_on


def test_what_was_to_be_asked_after_a_step_on_stage_is_asked_at_the_desk(desk, stage):
    desk.key(Key.Key_F5)
    for _ in range(3):
        desk.key(Key.Key_F10)
    desk.key(Key.Key_P, CTRL)
    before = desk.session.document
    escapes(desk)
    assert desk.view.guessing.field.hasFocus()
    desk.type("0.5")
    assert desk.view.guessing.field.text() == "0.5"
    desk.key(Key.Key_Return)
    assert desk.session.document is before


def test_esc_leaves_the_end_button_of_a_prediction(desk, stage):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    desk.button(desk.window.classroom.predict_panel, "End").setFocus()
    assert escapes(desk) == 1


def test_esc_puts_the_pen_away_before_it_leaves(desk, stage):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F7)
    desk.key(Key.Key_Escape)
    assert stage.is_on and not stage.overlay.has_pen
    desk.key(Key.Key_Escape)
    assert not stage.is_on


def test_two_presses_leave_however_much_is_open(desk, stage):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F7)
    desk.key(Key.Key_P, CTRL)
    assert escapes(desk) == 2


def test_what_is_done_between_two_presses_counts(desk, stage):
    """A second Esc is the second one only where nothing else was done since the first."""
    desk.key(Key.Key_F5)
    x0 = desk.session.circuit.find("x0")
    for _ in range(2):
        desk.click(x0)
        desk.type("2")
        desk.key(Key.Key_Escape)  # the number that was being typed
        assert stage.is_on
    assert escapes(desk) == 1


def test_esc_leaves_the_stage_before_it_takes_back_a_selection(desk, stage):
    x0 = desk.session.circuit.find("x0")
    desk.key(Key.Key_F5)
    desk.click(x0)
    assert escapes(desk) == 1
    assert desk.session.selection == {x0}


def test_a_lesson_begun_on_stage_stands_in_the_place_of_the_palette(desk, stage, qtbot):
    classroom = desk.window.classroom
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F4)
    lesson(desk, "sigmoid-step-by-step")
    desk.view.setFocus()
    assert escapes(desk) <= 2
    assert classroom.shows_lessons and not desk.window.side_panels.palette_dock.isVisible()

    def all_is_seen() -> bool:
        content = desk.view.mapFromScene(desk.view.circuit_scene.content()).boundingRect()
        return desk.view.viewport().rect().contains(content)

    qtbot.waitUntil(all_is_seen)
    desk.key(Key.Key_F4)
    assert not classroom.shows_lessons and desk.window.side_panels.palette_dock.isVisible()


def test_the_list_of_lessons_opened_on_stage_goes_with_it(desk, stage, qtbot):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F4)
    assert escapes(desk) == 1
    assert (
        not desk.window.classroom.shows_lessons and desk.window.side_panels.palette_dock.isVisible()
    )


def test_a_click_on_stage_and_esc_returns_to_the_desk(desk, stage):
    desk.key(Key.Key_F5)
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=QPoint(20, 20))
    assert escapes(desk) == 1


# PageDown in the window -------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_PageUp])
@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.5])
def test_the_page_keys_never_move_the_circuit_out_of_sight(desk, key, zoom):
    desk.view.set_zoom(zoom)
    for _ in range(9):
        desk.key(key)
    sight = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    assert desk.view.circuit_scene.nodes_within(sight)


def test_the_page_keys_turn_to_the_ends_of_what_stands_there(desk):
    desk.view.set_zoom(3.0, QPointF(0, 300))  # the inputs on the left, one below the other
    view, inputs = desk.view, ("w0", "x0", "w1", "x1", "w2")
    scene = view.circuit_scene
    ids = [desk.session.circuit.find(name) for name in inputs]

    def seen(id_: str) -> bool:
        body = view.mapFromScene(scene.nodes[id_].on_canvas(scene.nodes[id_].body)).boundingRect()
        return body.top() >= 0 and body.bottom() <= view.viewport().height()

    assert not all(map(seen, ids))
    for _ in range(9):
        desk.key(Key.Key_PageDown)
    assert seen(ids[-1]) and not seen(ids[0])
    for _ in range(9):
        desk.key(Key.Key_PageUp)
    assert seen(ids[0]) and not seen(ids[-1])


def test_a_key_pressed_while_the_stage_is_left_waits(desk, stage, monkeypatch):
    desk.key(Key.Key_F5)

    class PressedMeanwhile:
        """The application, while somebody in a hurry presses Ctrl+I."""

        focusWidget = staticmethod(QApplication.focusWidget)

        @staticmethod
        def processEvents(flags=QEventLoop.ProcessEventsFlag.AllEvents):
            if not flags & QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents:
                desk.key(Key.Key_I, CTRL)
            QApplication.processEvents(flags)

    monkeypatch.setattr(presenting, "QApplication", PressedMeanwhile)
    stage.stop()
    if not desk.window.expression_bar.isVisible():
        desk.key(Key.Key_I, CTRL)
    assert desk.window.expression_bar.field.hasFocus()


def folded(desk: Desk) -> dict[str, bool]:
    return {name: side.is_folded for name, side in desk.window.side_panels._sides.items()}


def test_panels_are_as_open_after_the_show_as_before_whatever_was_built_since(desk, stage):
    desk.window.resize(1400, 720)
    desk.open(NEURON)
    assert folded(desk) == {"palette": False, "inspector": False}
    for x in (-1200.0, 1600.0):  # what is opened so large finds panels folded
        desk.session.edit("", edits.add, f"at{x}", "input", (x, 300.0))
    desk.key(Key.Key_F5)
    escapes(desk)
    assert folded(desk) == {"palette": False, "inspector": False}
    desk.open(desk.session.document)
    assert folded(desk)["palette"]  # what is opened is arranged anew


def test_a_panel_that_lay_over_the_canvas_lies_there_again_after_the_show(desk, stage):
    panels = desk.window.side_panels
    desk.window.resize(900, 600)
    panels.bring("palette")
    desk.view.setFocus()
    desk.key(Key.Key_F5)
    assert not panels.overlay.isVisible()
    escapes(desk)
    assert panels.overlay.isVisible() and panels.palette.isVisible()
