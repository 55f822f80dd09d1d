"""Lessons in a real window, by keys alone: from the list to the end of a lesson."""

from __future__ import annotations

import pytest
from examples import shipped_lesson
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from windows import CTRL, Desk

from circuit_editor.expression import document_from
from circuit_editor.lessons import shipped_lessons
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity
from circuit_editor.ui.app import language

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.key(Key.Key_F4)
    desk.lessons = desk.window.classroom.lessons
    desk.panel = desk.window.classroom.lesson_panel
    return desk


def begin(desk: Desk, number: int) -> None:
    """Begin a lesson of the list, by its number in the course."""
    lesson = shipped_lesson(shipped_lessons()[number - 1])
    assert desk.lessons.start(lesson)


def answer_all(desk: Desk) -> None:
    """Type the right answer to every question the step asks, by keys."""
    predicting, session = desk.window.classroom.predicting, desk.session
    for _ in range(30):
        QApplication.processEvents()
        if desk.lessons.is_done or predicting.current is None:
            return
        question = predicting.current
        run = session.run
        number = (
            run.value(question.pin)
            if question.what is Quantity.VALUE
            else run.gradient(question.pin)
        )
        desk.type(f"{float(number):.2f}")
        desk.key(Key.Key_Return)


def choose_right(desk: Desk) -> None:
    """Choose the right answer by its digit."""
    desk.panel.focus_choices()
    QApplication.processEvents()
    number = [each.is_right for each in desk.lessons.step.choices].index(True)
    desk.key(Key(Key.Key_1 + number))
    QApplication.processEvents()
    assert not desk.lessons.may_choose


def said(desk: Desk) -> str:
    return "\n".join(desk.texts(desk.panel))


def test_the_list_shows_all_lessons_and_enter_begins_the_first(desk):
    assert desk.window.classroom._lesson_dock.isVisible()
    assert not desk.window.side_panels.palette_dock.isVisible()
    assert sum(each[:1].isdigit() for each in desk.texts(desk.panel)) == 11
    desk.key(Key.Key_Space)
    assert desk.lessons.lesson is not None and desk.lessons.at == 0
    assert "recipe" in said(desk)
    desk.key(Key.Key_F4)
    assert desk.window.side_panels.palette_dock.isVisible() and desk.lessons.lesson is None


def test_lesson_two_from_start_to_end_by_keys(desk, qtbot):
    begin(desk, 2)
    for _ in range(4):
        answer_all(desk)
        assert desk.lessons.is_done, said(desk)
        assert "Done" in said(desk)
        desk.key(Key.Key_Space)  # the button has the focus: on
    assert desk.lessons.at == 4
    choose_right(desk)
    desk.view.setFocus()
    desk.session.select({desk.session.circuit.find("x")})
    desk.type("-1.9")
    desk.key(Key.Key_Return)
    # The field gives the focus to the button that goes on, not to the canvas.
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    assert desk.lessons.is_done
    desk.key(Key.Key_Return)
    assert desk.lessons.at == 5
    answer_all(desk)
    assert desk.lessons.is_done and desk.lessons.is_last
    assert len(desk.lessons.done_of(desk.lessons.lesson)) == len(desk.lessons.lesson.steps)


def test_lesson_five_makes_a_block_opens_and_closes_it(desk):
    begin(desk, 5)
    names = ("n", "e", "d")
    ids = [desk.session.circuit.find(name) for name in names]
    (last,) = (
        id_
        for id_, node in desk.session.circuit.nodes.items()
        if desk.session.circuit.label(id_) == "f" and not node.gate.is_flag
    )
    desk.view.setFocus()
    desk.session.select({*ids, last})
    desk.key(Key.Key_G, CTRL)
    desk.type("sigmoid")
    desk.key(Key.Key_Return)
    QApplication.processEvents()
    assert desk.lessons.is_done, said(desk)
    desk.lessons.next()
    answer_all(desk)
    assert desk.lessons.is_done
    desk.lessons.next()
    (block,) = (
        id_ for id_, node in desk.session.circuit.nodes.items() if node.interface is not None
    )
    desk.session.select({block})
    desk.view.setFocus()
    desk.key(Key.Key_E, CTRL)
    QApplication.processEvents()
    assert desk.lessons.is_done
    desk.lessons.next()
    desk.key(Key.Key_E, CTRL)
    QApplication.processEvents()
    assert desk.lessons.is_done
    desk.lessons.next()
    choose_right(desk)
    desk.session.set_value(desk.session.circuit.find("w2"), -4.0)
    QApplication.processEvents()
    assert desk.lessons.is_done
    desk.lessons.next()
    answer_all(desk)
    assert desk.lessons.is_done and desk.lessons.is_last


def test_a_step_without_its_goal_tells_nothing_yet(desk):
    begin(desk, 3)
    assert "144" not in said(desk)
    assert desk.session.value(Pin(desk.session.circuit.find("u"), OUT)).text == "?"
    desk.press(desk.panel, "Skip")
    assert desk.lessons.at == 1 and not desk.lessons.is_done
    QApplication.processEvents()  # the new buttons are shown
    desk.press(desk.panel, "Hint")
    assert "u is 12 here" in said(desk)
    QApplication.processEvents()
    desk.press(desk.panel, "Back")
    assert desk.lessons.at == 0


def test_progress_is_kept_and_can_be_forgotten(desk):
    begin(desk, 3)
    lesson = desk.lessons.lesson
    answer_all(desk)
    desk.lessons.stop()
    assert desk.lessons.done_of(lesson) == {0}
    begin(desk, 3)
    assert desk.lessons.at == 1
    desk.lessons.reset()
    assert desk.lessons.at == 0 and desk.lessons.done_of(lesson) == frozenset()


def test_another_file_ends_the_lesson(desk):
    begin(desk, 3)
    desk.open(shipped_lessons()[0].parent.parent / "examples" / "first-example.circuit")
    assert desk.lessons.lesson is None
    assert not desk.window.classroom.predicting.is_on


def test_an_expression_that_is_built_belongs_to_the_lesson(desk):
    begin(desk, 3)
    desk.window.show_expression_bar()
    desk.window.build(document_from("f = a * b"))
    assert desk.lessons.lesson is not None
    desk.lessons.next()
    assert desk.lessons.at == 1


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.soak)])
def test_every_lesson_can_be_skipped_through(desk, every):
    for number in range(1, 9)[::every]:
        begin(desk, number)
        for _ in desk.lessons.lesson.steps[1:]:
            desk.lessons.next()
            QApplication.processEvents()
        assert desk.lessons.is_last


def test_a_lesson_speaks_the_language_of_the_window(desk, monkeypatch):
    monkeypatch.setattr(language, "current_language", lambda: language.TRADITIONAL)
    begin(desk, 3)
    assert "鏈式法則" in said(desk)


def test_what_later_steps_ask_for_is_never_seen_before(desk):
    begin(desk, 4)
    for _ in desk.lessons.lesson.steps[:-2]:
        later = [
            pair
            for step in desk.lessons.lesson.steps[desk.lessons.at + 1 :]
            for pair in step.covered
        ]
        answer_all(desk)
        for what, name in later:
            pin = Pin(desk.session.circuit.find(name), OUT)
            reading = desk.session.value(pin) if what == "value" else desk.session.gradient(pin)
            assert reading.array is None, (desk.lessons.at, name)
        desk.lessons.next()
        QApplication.processEvents()


def test_the_arrow_walks_as_the_text_says(desk, qtbot):
    begin(desk, 1)
    track = desk.window.classroom.timeline.track
    qtbot.waitUntil(track.hasFocus)
    for _ in range(12):
        desk.key(Key.Key_Right)
    QApplication.processEvents()
    assert desk.lessons.is_done
    assert desk.session.undo_label is None  # no card was moved


def test_three_gates_are_not_yet_the_sigmoid(desk):
    begin(desk, 5)
    ids = [desk.session.circuit.find(name) for name in ("n", "e", "d")]
    desk.session.select(ids)
    desk.window.blocks.group()
    desk.window.view.in_place.finish_naming()
    (block,) = (
        id_ for id_, node in desk.session.circuit.nodes.items() if node.interface is not None
    )
    desk.window.blocks.name(block, "sigmoid")
    QApplication.processEvents()
    assert not desk.lessons.is_done


def test_what_was_deleted_and_is_there_again_is_asked_again(desk):
    begin(desk, 3)
    u = desk.session.circuit.find("u")
    desk.session.select({u})
    desk.session.delete_selected()
    QApplication.processEvents()
    desk.session.undo()
    QApplication.processEvents()
    answer_all(desk)
    assert desk.lessons.is_done


def test_a_lesson_shows_no_button_that_tells_the_answer(desk):
    begin(desk, 2)
    QApplication.processEvents()
    panel = desk.window.classroom.predict_panel
    shown = [b.text() for b in panel.findChildren(QPushButton) if b.isVisible()]
    assert shown == []
    desk.key(Key.Key_Escape)  # the field goes
    assert desk.view.guessing.field is None
    desk.key(Key.Key_F3)
    assert desk.view.guessing.field is not None and desk.view.guessing.field.hasFocus()


def test_a_hint_by_keys_leaves_the_focus_in_the_panel(desk):
    begin(desk, 3)
    desk.lessons.next()
    QApplication.processEvents()
    hint = desk.button(desk.panel, "Hint")
    hint.setFocus()
    QTest.keyClick(hint, Key.Key_Space)
    QApplication.processEvents()
    assert "u is 12 here" in said(desk)
    assert desk.panel.isAncestorOf(QApplication.focusWidget())


def test_a_teachers_own_file_that_is_none_says_why(desk, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("hello", encoding="utf-8")
    assert "mine.toml" in desk.lessons.open(path)


def test_a_teachers_own_file_is_opened_from_the_list(desk, tmp_path, monkeypatch):
    path = tmp_path / "mine.toml"
    path.write_text(
        'format = "circuit-lesson"\nversion = 1\nid = "mine"\ntitle = "Mine"\n'
        'program = "f = x^2"\nvalues = { x = 3 }\n'
        '[[steps]]\ntext = "What is f?"\ncover = ["value f"]\ngoals = ["guessed value f"]\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    desk.press(desk.panel, "Open a lesson…")
    assert desk.lessons.lesson.id == "mine" and "What is f?" in said(desk)
    answer_all(desk)
    assert desk.lessons.is_done
    told = []
    monkeypatch.setattr(
        type(desk.window.file_commands), "tell", lambda *args: told.append(args[-1])
    )
    path.write_text("no", encoding="utf-8")
    desk.lessons.stop()
    QApplication.processEvents()
    desk.press(desk.panel, "Open a lesson…")
    assert "mine.toml" in told[0]


def test_presenting_a_lesson_stays_and_the_clicker_turns_its_steps(desk):
    begin(desk, 3)
    desk.view.setFocus()
    desk.key(Key.Key_F5)
    assert desk.window.classroom._lesson_dock.isVisible()
    desk.view.setFocus()
    QTest.keyClick(desk.view, Key.Key_PageDown)
    assert desk.lessons.at == 0 and desk.lessons.is_shown  # first the answer
    QTest.keyClick(desk.view, Key.Key_PageDown)
    assert desk.lessons.at == 1
    QTest.keyClick(desk.view, Key.Key_PageUp)
    assert desk.lessons.at == 0
    desk.view.setFocus()
    desk.key(Key.Key_F5)


def test_a_question_goes_on_while_presenting_and_after_it(desk, qtbot):
    begin(desk, 4)
    desk.lessons.next()
    predicting, guessing = desk.window.classroom.predicting, desk.view.guessing

    def is_asked() -> bool:
        field = guessing.field
        return field is not None and field.isVisible() and field.hasFocus()

    qtbot.waitUntil(is_asked)
    first = predicting.current
    desk.key(Key.Key_F5)
    qtbot.waitUntil(is_asked)
    assert predicting.current == first
    assert desk.window.classroom._predict_dock.isVisible()
    assert guessing.field.geometry().intersects(desk.view.viewport().rect())
    answer_all(desk)
    qtbot.waitUntil(lambda: desk.lessons.is_done)
    desk.lessons.next()
    qtbot.waitUntil(is_asked)
    desk.key(Key.Key_F5)  # the field that had the focus before is long gone
    qtbot.waitUntil(is_asked)
    answer_all(desk)
    qtbot.waitUntil(lambda: desk.lessons.is_done)


def test_whoever_skips_comes_back_or_goes_back_finds_the_block_made(desk):
    def has_block() -> bool:
        return [each.name for each in desk.session.document.blocks.values()] == ["sigmoid"]

    begin(desk, 5)
    assert not has_block()
    desk.lessons.next()
    assert has_block()
    desk.lessons.next()
    desk.lessons.back()
    assert has_block()
    answer_all(desk)
    assert desk.lessons.is_done
    desk.lessons.stop()
    begin(desk, 5)
    assert desk.lessons.at > 0 and has_block()


def test_nothing_is_done_before_something_was_asked(desk, qtbot):
    begin(desk, 5)  # which covers what its second step asks for
    question = desk.window.classroom.predict_panel.question
    qtbot.waitUntil(lambda: "later" in question.text())
    desk.lessons.next()
    answer_all(desk)
    assert question.text() == "Done."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a." * 20_000 + "a = 1", "mine.toml: Line 1: A key has more than 8 parts"),
        ("a = " + "[" * 100_000, "mine.toml: Line 1: Lists and tables are nested more than 16"),
    ],
)
def test_a_file_that_no_parser_survives_is_told_of_and_nothing_else_happens(
    desk, tmp_path, text, said
):
    path, before = tmp_path / "mine.toml", desk.session.document
    path.write_text(text, encoding="utf-8")
    assert desk.lessons.open(path).startswith(said)
    assert desk.lessons.lesson is None and desk.session.document is before


def shown_numbers(desk: Desk) -> dict[tuple[str, str], str]:
    """What stands on the wires and cards of all nodes with a name."""
    circuit = desk.session.circuit
    return {
        (what, circuit.label(id_)): read(Pin(id_, OUT)).text
        for id_, node in circuit.nodes.items()
        if circuit.label(id_) and not node.gate.is_flag
        for what, read in (("value", desk.session.value), ("gradient", desk.session.gradient))
    }


def test_show_me_shows_what_the_step_asks_and_nothing_that_comes_later(desk, qtbot):
    begin(desk, 3)
    desk.lessons.next()
    QApplication.processEvents()
    assert shown_numbers(desk)["gradient", "u"] == "?"
    desk.press(desk.panel, "Show me")
    QApplication.processEvents()
    step = desk.lessons.step
    assert not desk.lessons.is_done and desk.lessons.is_shown
    assert desk.view.guessing.field is None
    numbers = shown_numbers(desk)
    assert numbers["gradient", "u"] not in ("?", "") and numbers["gradient", "x"] == "?"
    assert step.told.in_("en") in said(desk) and "Shown" in said(desk)
    assert 1 not in desk.lessons.done_of(desk.lessons.lesson)
    assert not desk.lessons.reveal()  # there is nothing more
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    desk.key(Key.Key_Return)
    assert desk.lessons.at == 2 and desk.lessons.is_open


@pytest.mark.parametrize(("number", "step"), [(2, 6), (3, 4)])
def test_a_step_that_is_done_leaves_nothing_covered_that_no_later_one_asks_for(desk, number, step):
    begin(desk, number)
    for _ in range(step - 1):
        desk.lessons.next()
    answer_all(desk)
    assert desk.lessons.is_done
    assert "?" not in shown_numbers(desk).values()


def test_who_skips_earns_no_tick(desk):
    begin(desk, 3)
    count = len(desk.lessons.lesson.steps)
    while not desk.lessons.is_last:
        desk.lessons.next()
    answer_all(desk)
    assert desk.lessons.is_done
    desk.lessons.stop()
    QApplication.processEvents()
    assert f"1 of {count} steps" in said(desk) and "✓" not in said(desk)
    begin(desk, 3)  # after the last that was done comes the first
    for _ in range(count - 1):
        if desk.lessons.may_choose:
            choose_right(desk)
            desk.session.set_value(desk.session.circuit.find("x"), 1.0)
            QApplication.processEvents()
        answer_all(desk)
        assert desk.lessons.is_done
        desk.lessons.next()
    desk.lessons.stop()
    QApplication.processEvents()
    assert said(desk).count("✓") == 1


MINE = """format = "circuit-lesson"
version = 1
id = "mine"
title = "Mine"
summary = "Now you know."
program = "f = x * y"
values = { x = 2, y = 5 }
[[steps]]
text = "Will a larger x make f larger? Then make f exceed 12."
cover = ["value f"]
choices = ["larger", "smaller"]
right = 1
said = ["y is positive.", "y is 5: look at its sign."]
goals = ["chose right", "loss > 12", "value y = 5"]
[[steps]]
program = "f = x * y"
values = { x = 2, y = 5 }
text = "Who gets 5? Select it."
cover = ["gradient x", "gradient y"]
choices = ["x", "y"]
right = 1
said = ["The other factor.", "y gets the other one."]
at = ["x", "mul1.b"]
goals = ["chose right"]
"""


def begin_mine(desk: Desk, folder, text: str = MINE) -> None:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    assert desk.lessons.open(path) == ""
    QApplication.processEvents()


def type_value(desk: Desk, name: str, number: str) -> None:
    """Give an input a value as one does by keys, once it is selected."""
    desk.view.setFocus()
    desk.session.select({desk.session.circuit.find(name)})
    desk.type(number)
    desk.key(Key.Key_Return)
    QApplication.processEvents()


def on_the_choices(desk: Desk) -> bool:
    return desk.panel.isAncestorOf(QApplication.focusWidget())


def test_one_decides_by_a_digit_and_hears_why_before_what_one_does_counts(desk, qtbot, tmp_path):
    begin_mine(desk, tmp_path)
    qtbot.waitUntil(lambda: on_the_choices(desk))
    assert shown_numbers(desk)["gradient", "x"] == "5.00"
    assert desk.session.loss_value.text == "?"
    assert not desk.window.classroom._predict_dock.isVisible()
    type_value(desk, "x", "3")
    assert not desk.lessons.is_done and "Decide first" in said(desk)
    desk.panel.focus_choices()
    qtbot.waitUntil(lambda: on_the_choices(desk))
    desk.key(Key.Key_2)
    assert "✗  y is 5: look at its sign." in said(desk)
    assert desk.session.loss_value.text == "?"
    qtbot.waitUntil(lambda: on_the_choices(desk))
    desk.key(Key.Key_1)
    QApplication.processEvents()
    assert "✓  y is positive." in said(desk) and "Decide first" not in said(desk)
    assert desk.session.loss_value.text == "15.00"  # what is to be decided is decided
    assert not desk.lessons.is_done  # f was brought there before
    qtbot.waitUntil(desk.view.hasFocus)
    type_value(desk, "x", "4")
    assert desk.lessons.is_done


def test_enter_chooses_and_tab_goes_from_one_answer_to_the_next(desk, qtbot, tmp_path):
    begin_mine(desk, tmp_path)
    qtbot.waitUntil(lambda: on_the_choices(desk))
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Return)
    assert [each.text.in_("en") for each in desk.lessons.chosen] == ["smaller"]


def test_a_wire_or_a_card_that_is_selected_is_an_answer(desk, tmp_path):
    begin_mine(desk, tmp_path)
    desk.lessons.next()
    QApplication.processEvents()
    assert shown_numbers(desk)["gradient", "x"] == "?"
    (gate,) = (id_ for id_, node in desk.session.circuit.nodes.items() if node.kind == "mul")
    desk.session.select((), Pin(gate, "b"))
    assert "✗  y gets the other one." in said(desk)
    desk.click(desk.session.circuit.find("x"))
    QApplication.processEvents()
    assert desk.lessons.is_done and shown_numbers(desk)["gradient", "y"] == "2.00"


def test_what_was_touched_and_must_not_be_is_said(desk, tmp_path):
    begin_mine(desk, tmp_path)
    desk.lessons.choose(desk.lessons.step.choices[0])
    type_value(desk, "y", "9")
    assert not desk.lessons.is_done and "y must be 5." in said(desk)
    type_value(desk, "y", "5")
    assert "must be" not in said(desk)
    type_value(desk, "x", "3")
    assert desk.lessons.is_done


def test_a_lesson_ends_with_what_was_learnt_and_how_it_went(desk, qtbot, tmp_path):
    begin_mine(desk, tmp_path)
    desk.lessons.choose(desk.lessons.step.choices[1])
    desk.lessons.choose(desk.lessons.step.choices[0])
    desk.lessons.next()
    QApplication.processEvents()  # the new buttons are shown
    desk.press(desk.panel, "Show me")
    assert "✓" in said(desk)  # beside the answer that is right
    assert "The other factor." in said(desk)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    desk.key(Key.Key_Return)
    assert "Now you know." in said(desk)
    assert "0 of 2 right at the first try, 1 later, 1 revealed, 0 left." in said(desk)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    desk.press(desk.panel, "Back")
    QApplication.processEvents()
    assert "Who gets 5?" in said(desk)
    desk.lessons.next()
    desk.lessons.next()
    assert desk.lessons.lesson is None  # there is no other lesson after this one


def test_what_is_said_to_a_guess_does_not_stand_under_the_next_question(desk):
    begin(desk, 2)
    QApplication.processEvents()
    panel = desk.window.classroom.predict_panel
    desk.type("3")
    desk.key(Key.Key_Return)
    assert "the value of f" in panel.question.text()
    assert panel.verdict.text() == "✓  the value of q · Right: 3.00."


@pytest.mark.parametrize(("number", "at"), [(2, 0), (6, 0), (6, 1), (8, 0)])
def test_what_gates_do_is_not_written_under_them_before_it_is_asked(desk, number, at):
    begin(desk, number)
    for _ in range(at):
        desk.lessons.next()
    scene = desk.view.circuit_scene
    words = {"distributes", "switches", "routes", "scales", "gates"}

    def captions() -> set[str]:
        return {part for id_ in scene.nodes for part in scene.nodes[id_].caption().split(" · ")}

    assert not words & captions()
    desk.lessons.stop()
    assert words & captions()


def test_predicting_a_gradient_hides_what_gates_do_and_a_value_does_not(desk):
    desk.window.classroom.toggle_lessons()
    desk.open(shipped_lessons()[0].parent.parent / "examples" / "first-example.circuit")
    scene = desk.view.circuit_scene
    (mul,) = (id_ for id_, node in desk.session.circuit.nodes.items() if node.kind == "mul")
    desk.window.classroom.predict("values")
    assert "switches" in scene.nodes[mul].caption()
    desk.window.classroom.predict("gradients")
    assert "switches" not in scene.nodes[mul].caption()
    desk.window.classroom.predicting.reveal_all()
    assert "switches" in scene.nodes[mul].caption()


def test_who_steps_down_once_more_than_needed_does_not_go_on_by_it(desk, qtbot):
    begin(desk, 1)
    for _ in range(6):
        desk.lessons.next()
    qtbot.waitUntil(desk.view.hasFocus)
    for _ in range(10):
        desk.key(Key.Key_Return, CTRL)
    QApplication.processEvents()
    assert desk.lessons.is_done
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    desk.key(Key.Key_Return, CTRL)
    assert desk.lessons.at == 6
    desk.key(Key.Key_Return)
    assert desk.lessons.at == 7


def test_who_walks_once_more_than_needed_stays_at_the_button_that_goes_on(desk, qtbot):
    begin(desk, 1)
    track = desk.window.classroom.timeline.track
    qtbot.waitUntil(track.hasFocus)
    while not desk.lessons.is_done:
        desk.key(Key.Key_Right)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    on = QApplication.focusWidget()
    for _ in range(3):
        desk.key(Key.Key_Right)
    assert QApplication.focusWidget() is on and on.text() == "Next"


def test_what_is_told_and_the_button_that_goes_on_are_in_sight_when_a_step_is_done(desk, qtbot):
    desk.window.resize(1280, 720)
    begin(desk, 3)
    for _ in range(4):
        desk.lessons.next()
    for choice in desk.lessons.step.choices:
        desk.lessons.choose(choice)
    desk.session.set_value(desk.session.circuit.find("x"), 1.0)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    QApplication.processEvents()
    on = QApplication.focusWidget()
    assert on.text() == "Next" and not on.visibleRegion().isEmpty()
    assert on.visibleRegion().boundingRect() == on.rect()


def test_one_chooses_by_digits_on_stage_too(desk, qtbot):
    begin(desk, 1)
    desk.lessons.next()
    desk.lessons.next()
    desk.view.setFocus()
    desk.key(Key.Key_F5)
    desk.panel.focus_choices()
    qtbot.waitUntil(lambda: on_the_choices(desk))
    desk.key(Key.Key_2)
    assert not desk.lessons.may_choose
    assert "towards the target" in said(desk)
    desk.view.setFocus()
    desk.key(Key.Key_F5)


def test_the_neuron_says_why_a_goal_is_not_reached(desk):
    begin(desk, 4)
    while not desk.lessons.is_last:
        desk.lessons.next()
    choose_right(desk)
    type_value(desk, "x1", "0")
    type_value(desk, "w2", "10")
    assert not desk.lessons.is_done
    assert "x1 must be −2." in said(desk) and "x0" not in said(desk).split("Yes")[-1]
    type_value(desk, "x1", "-2")
    assert desk.lessons.is_done
