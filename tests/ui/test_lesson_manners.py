"""What a lesson leaves alone: the height of its panels, the keyboard, and what was found."""

from __future__ import annotations

import pytest
from examples import shipped_lesson
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import LEFT, NEURON, Desk

from circuit_editor.lessons import shipped_lessons
from circuit_editor.ui.canvas.editors.guess_field import GuessField
from circuit_editor.ui.inspector.cards.descent_card import DescentCard, ParameterStepCard

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1280, 720)
    desk.key(Key.Key_F4)
    return desk


def begin(desk: Desk, lesson: int, step: int) -> None:
    desk.window.classroom.lessons.resume(shipped_lesson(shipped_lessons()[lesson - 1]), step - 1)
    QApplication.processEvents()


def visible(desk: Desk, kind) -> bool:
    page = desk.window.inspector.page
    return any(each.isVisible() for each in page.findChildren(kind))


def test_no_card_of_steps_down_answers_before_a_lesson_comes_to_them(desk):
    b = "b"
    for step, expected in ((1, False), (6, False), (7, True), (9, True)):
        begin(desk, 1, step)
        desk.session.select(())
        QApplication.processEvents()
        assert visible(desk, DescentCard) is expected, step
        desk.session.select({desk.session.circuit.find(b)})
        QApplication.processEvents()
        assert visible(desk, ParameterStepCard) is expected, step
    desk.window.classroom.lessons.stop()
    desk.session.select(())
    QApplication.processEvents()
    assert visible(desk, DescentCard)


def test_the_canvas_keeps_its_height_whatever_is_said_to_a_guess(desk, qtbot):
    begin(desk, 7, 5)
    predicting, view = desk.window.classroom.predicting, desk.view
    QApplication.processEvents()
    before = view.height()
    for text in ("1", "abc", "-14", "3", "0", "27"):
        predicting.guess(predicting.current, text)
        QApplication.processEvents()
        assert view.height() == before, text
    assert view.height() > desk.window.height() / 2


def test_a_click_on_hint_leaves_the_keys_in_the_field(desk):
    begin(desk, 2, 1)
    assert isinstance(QApplication.focusWidget(), GuessField)
    panel = desk.window.classroom.lesson_panel
    QTest.mouseClick(desk.button(panel, "Hint"), LEFT)
    QApplication.processEvents()
    assert isinstance(QApplication.focusWidget(), GuessField)


def test_show_me_closes_the_field_and_takes_the_last_word_away(desk):
    begin(desk, 2, 1)
    classroom = desk.window.classroom
    classroom.predicting.guess(classroom.predicting.current, "abc")
    QTest.mouseClick(desk.button(classroom.lesson_panel, "Show me"), LEFT)
    QApplication.processEvents()
    assert desk.view.guessing.field is None
    assert "abc" not in classroom.predict_panel.verdict.text()
    assert desk.value(desk.session.circuit.find("q")) == 3


def test_what_a_step_has_shown_at_its_end_is_not_asked_again_after_an_edit(desk):
    begin(desk, 2, 6)
    classroom, session = desk.window.classroom, desk.session
    for name, number in (("a", "-2"), ("b", "-2"), ("c", "3"), ("d", "3")):
        pin = next(each for each in classroom.predicting.to_ask if name_of(desk, each) == name)
        classroom.predicting.guess(pin, number)
    QApplication.processEvents()
    assert classroom.lessons.is_done
    session.set_value(session.circuit.find("a"), 5.0)
    QApplication.processEvents()
    assert not session.hides_numbers


def name_of(desk: Desk, question) -> str:
    return desk.window.classroom.predicting.name_of(question).rsplit(" ", 1)[-1]


# Show me does what the step asks -------------------------------------------------------------


def show(desk: Desk, lesson: int, step: int):
    begin(desk, lesson, step)
    lessons = desk.window.classroom.lessons
    assert lessons.reveal()
    QApplication.processEvents()
    assert lessons.is_shown and not lessons.is_done
    assert step - 1 not in lessons.done_of(lessons.lesson)
    return lessons


def test_show_me_sets_the_input_of_which_is_told(desk):
    lessons = show(desk, 1, 6)
    assert desk.value(desk.session.circuit.find("b")) == 0.4
    assert desk.session.run.loss == pytest.approx(5.76)
    assert (lessons.score.first_try, lessons.score.revealed) == (0, 1)
    desk.session.undo()
    assert desk.value(desk.session.circuit.find("b")) == 1


def test_show_me_steps_down_as_often_as_is_asked(desk):
    show(desk, 1, 7)
    assert desk.session.descent.made == 10


def test_show_me_makes_the_block_opens_and_closes_it(desk):
    def blocks() -> list[str]:
        return [block.name for block in desk.session.document.blocks.values()]

    show(desk, 5, 1)
    assert blocks() == ["sigmoid"]
    desk.session.undo()
    assert blocks() == []
    show(desk, 5, 3)
    assert desk.session.expanded
    desk.window.classroom.lessons.next()
    QApplication.processEvents()
    assert desk.session.expanded
    assert desk.window.classroom.lessons.reveal()
    assert not desk.session.expanded


def test_show_me_walks_where_the_step_leads(desk):
    show(desk, 1, 1)
    assert ("forward", "f") in {
        (on, desk.session.document.root.label(path))
        for on, path in desk.window.classroom.stepping.reached()
    }


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.soak)])
def test_show_me_does_all_that_can_be_done_in_every_step(desk, every):
    lessons = desk.window.classroom.lessons
    for number, path in enumerate(shipped_lessons(), 1):
        for at in range(1 + number % every, len(shipped_lesson(path).steps) + 1, every):
            begin(desk, number, at)
            step = lessons.step
            if not any(goal.does for goal in step.goals) or not lessons.is_open:
                continue  # nothing to do, or it is so already
            lessons.reveal()
            here = lessons._situation(step)
            left = [goal.text for goal in step.goals if goal.does and not goal.is_reached(here)]
            assert left in ([], ["value sigmoid = 0.73"]), (number, at)
            assert not lessons.is_done, (number, at)


# Nothing is said to be covered where nothing is -----------------------------------------------


def test_the_prediction_ends_where_nothing_that_was_shown_is_covered_any_more(desk):
    classroom = desk.window.classroom
    for step in (1, 2, 6, 7):
        show(desk, 8, step)
        assert not classroom.predicting.is_on, step
        assert not classroom._predict_dock.isVisible(), step
        assert not classroom.predict_panel.question.text(), step
    show(desk, 8, 5)
    assert (
        classroom.predicting.left and "asked for later" in classroom.predict_panel.question.text()
    )
    classroom.lessons.stop()
    QApplication.processEvents()
    assert not classroom.predict_panel.question.text()


def test_a_step_that_was_shown_leaves_its_score_as_it_was_when_one_goes_on(desk):
    lessons = show(desk, 8, 1)
    before = lessons.score
    lessons.next()
    assert before.revealed == 2 and lessons.score == before
    lessons.back()
    assert desk.window.classroom.predicting.to_ask


def test_presenting_shows_no_panel_without_a_question(desk):
    begin(desk, 8, 6)  # what is covered here is not asked for
    classroom = desk.window.classroom
    desk.view.setFocus()
    desk.key(Key.Key_F5)
    QApplication.processEvents()
    assert classroom.predicting.is_on and not classroom._predict_dock.isVisible()
    desk.view.setFocus()
    desk.key(Key.Key_F5)
    QApplication.processEvents()
    assert not classroom._predict_dock.isVisible()


def test_what_the_text_prints_is_not_covered(desk):
    begin(desk, 3, 5)
    assert desk.gradient(desk.session.circuit.find("x")) == 36
    assert not desk.session.hides_numbers


# The left column after a presentation ---------------------------------------------------------


def left_column(desk: Desk) -> tuple[bool, bool]:
    QApplication.processEvents()
    return (
        desk.window.side_panels.palette_dock.isVisible(),
        desk.window.classroom._lesson_dock.isVisible(),
    )


def press_on_canvas(desk: Desk, key: Key) -> None:
    desk.view.setFocus()
    desk.key(key)
    QApplication.processEvents()


def present(desk: Desk) -> None:
    QApplication.processEvents()  # the list takes the focus
    press_on_canvas(desk, Key.Key_F5)
    assert desk.window.classroom.presenting.is_on


def leave_the_stage(desk: Desk) -> None:
    press_on_canvas(desk, Key.Key_Escape)
    assert not desk.window.classroom.presenting.is_on


def test_the_list_of_lessons_is_there_again_after_a_presentation(desk):
    desk.open(NEURON)
    assert left_column(desk) == (False, True)
    present(desk)
    leave_the_stage(desk)
    assert left_column(desk) == (False, True)


def test_the_palette_is_there_again_after_a_presentation(desk):
    desk.open(NEURON)
    desk.key(Key.Key_F4)
    present(desk)
    leave_the_stage(desk)
    assert left_column(desk) == (True, False)


def test_the_last_lesson_finished_on_stage_leaves_the_list(desk):
    begin(desk, 11, 9)
    present(desk)
    for _ in range(3):
        press_on_canvas(desk, Key.Key_PageDown)
    assert desk.window.classroom.lessons.lesson is None
    leave_the_stage(desk)
    assert left_column(desk) == (False, True)
