"""One step down in a real window: by key, as one undo step, told on cards, counted by lessons."""

from __future__ import annotations

import itertools

import pytest
from block_documents import two_neurons
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit
from small_array_circuits import array_circuit
from windows import CTRL, Desk

from circuit_editor.expression import document_from
from circuit_editor.layout.sizes import CAPTION_HEIGHT, LABEL_HEIGHT
from circuit_editor.lessons import read_lesson
from circuit_editor.model import Document, edits
from circuit_editor.ui.inspector.cards.descent_card import LossCurve, ParameterStepCard

PROGRAM = """
p = w * x
y = p + b
e = y - t
f = e^2
"""
LESSON = f'''
format = "circuit-lesson"
version = 1
id = "down"
title = "Down"
program = """{PROGRAM}"""
values = {{ w = 1.5, x = 2, b = -1, t = 3 }}

[[steps]]
text = "Three steps"
goals = ["stepped down 3"]

[[steps]]
text = "Two more"
goals = ["stepped down 2"]
'''


Key = Qt.Key
FELL = "The loss fell from 1.00 to 0.64."


def line(**numbers: float) -> Document:
    return document_from(PROGRAM, {"w": 1.5, "x": 2, "b": -1, "t": 3} | numbers)


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(line())
    desk.descent = desk.session.descent
    desk.descent.rate = 0.02
    desk.w, desk.x, desk.b = map(desk.session.circuit.find, "wxb")
    return desk


def down(desk: Desk, times: int = 1) -> None:
    """Press Ctrl+Enter on the canvas."""
    desk.view.setFocus()
    for _ in range(times):
        desk.key(Key.Key_Return, CTRL)


def numbers(desk: Desk) -> dict[str, float]:
    root = desk.session.document.root
    return {root.label(id_): float(value) for id_, value in root.values.items()}


def curve(desk: Desk) -> LossCurve:
    (found,) = desk.window.inspector.page.findChildren(LossCurve)
    return found


def rate_field(desk: Desk) -> QLineEdit:
    lines = desk.window.inspector.page.findChildren(QLineEdit)
    (found,) = (each for each in lines if each.accessibleName() == "Rate")
    return found


def written_at(desk: Desk, id_: str, beside: float = 0.0) -> str:
    """Where paper of a panel lies: "above" a card, "below" its slider, or "" for neither.

    `beside`: so far to the right of there.
    """
    QApplication.processEvents()
    picture = desk.view.viewport().grab().toImage()
    paper = QColor(desk.window.appearance.theme.panel)
    shape = desk.view.circuit_scene.nodes[id_]
    card = shape.on_canvas(shape.body)
    is_block = shape.node.gate.is_block  # its numbers and its caption may stand between
    number, caption = (LABEL_HEIGHT, CAPTION_HEIGHT) if is_block else (0, 0)
    left, width = card.left() + 8 + beside, card.width() - 16
    strips = {
        "above": QRectF(left, card.top() - number - 15, width, number + 12),
        "below": QRectF(left, card.bottom() + caption + 3, width, number + 12),
    }
    for where, strip in strips.items():
        area = desk.view.mapFromScene(strip).boundingRect()
        points = itertools.product(
            range(area.left(), area.right()), range(area.top(), area.bottom())
        )
        if any(picture.pixelColor(*point) == paper for point in points):
            return where
    return ""


# --- by key -----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_ctrl_enter_on_the_canvas_moves_the_parameters_against_their_gradients(desk, key):
    before = desk.session.document
    desk.view.setFocus()
    desk.key(key, CTRL)
    assert numbers(desk) == pytest.approx({"w": 1.58, "b": -0.96, "x": 2, "t": 3})
    assert desk.said == [FELL]
    assert desk.session.undo_label == "One step down, rate 0.02"
    after = desk.session.document
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before and desk.session.undo_label is None
    desk.key(Key.Key_Y, CTRL)
    assert desk.session.document is after


def test_ten_steps_down_by_key_reach_the_valley_and_are_ten_undo_steps(desk):
    down(desk, 10)
    assert desk.value("power_constant1") == pytest.approx(0.8**20)
    assert len(desk.descent.losses) == 11 and desk.descent.made == 10
    for _ in range(10):
        desk.window.undo()
    assert desk.session.undo_label is None and desk.descent.losses == [1.0]


def test_a_key_that_is_held_steps_on(desk):
    assert desk.window.actions_by_id["step-down"].autoRepeat()


def test_in_a_field_ctrl_enter_takes_over_what_is_typed_and_steps_nowhere(desk):
    desk.click(desk.w)
    desk.type("1.75")  # on the card
    desk.key(Key.Key_Return, CTRL)
    desk.click(desk.b)
    name = next(
        each
        for each in desk.window.inspector.page.findChildren(QLineEdit)
        if each.accessibleName() == "Name"
    )
    name.setFocus()
    name.selectAll()
    desk.type("bias")
    desk.key(Key.Key_Return, CTRL)
    desk.session.select(())
    rate_field(desk).setFocus()
    rate_field(desk).selectAll()
    desk.type("0.5")
    desk.key(Key.Key_Return, CTRL)
    assert desk.descent.made == 0 and desk.descent.rate == 0.5
    assert numbers(desk) == {"w": 1.75, "bias": -1, "x": 2, "t": 3}


def test_the_menu_shows_the_key(desk):
    action = desk.window.actions_by_id["step-down"]
    assert action.shortcut().toString() == "Ctrl+Return" and action.isEnabled()
    action.trigger()
    assert desk.descent.made == 1


def test_an_edit_before_and_after_a_step_is_a_step_of_its_own(desk):
    desk.view.set_value(desk.w, 1.6)
    down(desk)
    desk.view.set_value(desk.w, 1.7)
    names = []
    while (name := desk.session.undo_label) is not None:
        names.append(name)
        desk.window.undo()
    assert names == ["Set w", "One step down, rate 0.02", "Set w"]
    assert numbers(desk)["w"] == 1.5


# --- in the inspector -------------------------------------------------------------------------


def test_the_card_has_a_rate_a_button_and_a_curve(desk):
    assert curve(desk).isHidden()
    field = rate_field(desk)
    field.setFocus()
    field.selectAll()
    desk.type("0,05")
    desk.press(desk.window.inspector.page, "Step down")
    assert numbers(desk)["w"] == pytest.approx(1.7)
    assert "The loss fell from 1.00 to 0.25." in desk.texts()
    assert curve(desk).isVisible() and curve(desk).ends == ("1 step ago", "now")
    assert curve(desk).accessibleName() == "The loss over the last steps (1): from 1.00 to 0.25"
    down(desk, 2)
    assert curve(desk).ends == ("3 steps ago", "now") and curve(desk).limits == (0.0, 1.0)


def test_a_rate_must_be_greater_than_nothing(desk):
    for typed, told in (("0", "greater than 0"), ("-1", "greater than 0"), ("fast", "fast")):
        field = rate_field(desk)
        field.setFocus()
        field.selectAll()
        desk.type(typed)
        desk.press(desk.window.inspector.page, "Step down")
        assert any(told in text for text in desk.texts())
        rate_field(desk).setFocus()
        desk.key(Key.Key_Escape)
    assert desk.descent.rate == 0.02 and desk.descent.made == 0


def test_arrows_turn_the_rate_to_the_next_one_two_or_five(desk):
    rate_field(desk).setFocus()
    for key, rate in ((Key.Key_Up, 0.05), (Key.Key_Up, 0.1), (Key.Key_Down, 0.05)):
        desk.key(key)
        assert desk.descent.rate == rate and rate_field(desk).text() == str(rate)


def test_the_curve_begins_anew_after_another_edit_and_comes_back_with_undo(desk):
    down(desk, 3)
    desk.session.set_value(desk.x, 2.5)
    QApplication.processEvents()
    assert curve(desk).isHidden() and not any("loss fell" in each for each in desk.texts())
    desk.window.undo()
    assert len(desk.descent.losses) == 4 and curve(desk).isVisible()
    desk.window.undo()
    assert len(desk.descent.losses) == 3
    desk.session.edit("Move", edits.move, {desk.x: (0.0, 400.0)})
    assert len(desk.descent.losses) == 3, "where a gate stands changes no loss"
    desk.open(line())
    assert desk.descent.losses == [] and desk.descent.rate == 0.1
    assert rate_field(desk).text() == "0.1"


def test_too_large_a_rate_is_told_with_one_that_would_do(desk):
    desk.descent.rate = 0.6
    down(desk)
    sentence = (
        "The loss rose from 1.00 to 25.00. At a rate of 0.6 the step jumped over lower ground: "
        "at 0.1 it would have fallen to 0.00."
    )
    assert desk.said == [sentence] and sentence in desk.texts()


def test_a_loss_that_is_no_number_is_a_gap_in_the_curve_and_the_next_step_is_refused(desk):
    desk.descent.rate = 1e200
    down(desk)
    assert desk.said[-1].startswith("The loss was 1.00 and is ∞ now. It would not have fallen at")
    assert desk.descent.losses == [1.0, float("inf")] and curve(desk).limits == (1.0, 2.0)
    assert not curve(desk).grab().isNull()
    down(desk)
    assert desk.said[-1] == (
        "With a rate of 1e200 the step would take w beyond every number: none is made."
    )
    desk.descent.rate = 0.1
    down(desk)
    assert desk.said[-1].startswith("The loss was ∞ and is ") and desk.descent.made == 2


def test_a_circuit_without_parameters_offers_no_step_and_the_key_says_why(desk):
    desk.open(document_from("f = x^2", {"x": 3}))
    assert "ONE STEP DOWN" not in [each.upper() for each in desk.texts()]
    down(desk)
    assert "no parameter" in desk.said[-1] and desk.session.undo_label is None


def test_the_page_of_a_parameter_tells_its_own_step(desk):
    desk.click(desk.w)
    assert "w ← w − rate × gradient" in desk.texts()
    assert "1.50 − 0.02 × (−4.00) = 1.58" in desk.texts()
    assert "The gradient is negative: w goes up, against it." in desk.texts()
    desk.descent.rate = 0.1
    assert "1.50 − 0.1 × (−4.00) = 1.90" in desk.texts()
    desk.click(desk.x)
    assert not any("rate × gradient" in text for text in desk.texts())


# --- on the canvas ----------------------------------------------------------------------------


def test_every_parameter_tells_its_step_until_something_else_is_done(desk):
    assert not written_at(desk, desk.w)
    down(desk)
    assert desk.session.last_step(desk.w).text == "1.50 − 0.02 × (−4.00) = 1.58"
    assert desk.session.last_step(desk.x) is None
    assert written_at(desk, desk.w) and written_at(desk, desk.b)
    desk.session.set_value(desk.x, 2.5)
    assert not written_at(desk, desk.w) and not written_at(desk, desk.b)
    down(desk)
    desk.window.undo()
    assert not written_at(desk, desk.w), "the step is no more"


def test_lines_of_neighbours_stand_clear_of_each_other(desk):
    desk.session.edit("Move", edits.move, {desk.w: (-700.0, 300.0), desk.b: (-560.0, 300.0)})
    desk.view.fit()
    down(desk)
    assert {written_at(desk, desk.w), written_at(desk, desk.b)} == {"above", "below"}


def test_a_line_covers_no_card_and_no_number(desk):
    desk.session.edit("Move", edits.move, {desk.x: (0.0, 900.0)})
    desk.view.fit()
    down(desk)
    assert written_at(desk, desk.w) and written_at(desk, desk.b)
    place = {desk.w: (-700.0, 300.0), desk.x: (-700.0, 355.0), desk.b: (-300.0, 700.0)}
    desk.session.edit("Move", edits.move, place)
    desk.view.fit()
    down(desk)
    assert written_at(desk, desk.w) == "above"


def test_from_afar_nothing_is_written_that_nobody_could_read(desk):
    down(desk)
    desk.view.set_zoom(0.15)
    assert not written_at(desk, desk.w)


def test_a_closed_block_tells_how_many_of_its_parameters_stepped(desk):
    desk.open(two_neurons())
    down(desk)
    blocks = [id_ for id_, each in desk.session.circuit.nodes.items() if each.interface is not None]
    assert [desk.session.stepped_within(id_) for id_ in blocks] == [1, 1]
    assert all(written_at(desk, id_) for id_ in blocks)


# --- what may not be seen ---------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_F9])
def test_while_numbers_are_hidden_no_step_is_made_and_none_is_shown(desk, key):
    down(desk, 2)
    before = desk.session.document
    desk.key(key, CTRL if key == Key.Key_P else Qt.KeyboardModifier.NoModifier)
    assert desk.window.statusBar().currentMessage() == ""
    assert not any("loss fell" in text for text in desk.texts())
    assert curve(desk).accessibleName() == ""
    assert curve(desk).isHidden() and desk.descent.losses == []
    assert not written_at(desk, desk.w)
    down(desk)
    assert "reveal the numbers first" in desk.said[-1]
    assert desk.session.document is before


def test_a_refusal_that_names_a_gradient_is_taken_back_with_the_gradients(desk):
    desk.open(document_from("f = log(w)", {"w": 0}))
    down(desk)
    assert "∞" in desk.said[-1] and desk.said[-1] in desk.texts()
    desk.key(Key.Key_P, CTRL)
    assert desk.window.statusBar().currentMessage() == ""
    assert not any("gradient of w" in text for text in desk.texts())


def test_at_the_end_of_the_timeline_a_step_can_be_made(desk):
    stepping = desk.window.classroom.stepping
    stepping.start(at_end=True)
    down(desk)
    assert desk.descent.made == 1 and desk.said[-1] == FELL


def test_a_gradient_that_is_no_number_is_named(desk):
    desk.open(document_from("f = log(w)", {"w": 0}))
    down(desk)
    assert desk.said[-1] == "The gradient of w is ∞: no step is made."
    assert desk.said[-1] in desk.texts()


# --- elsewhere --------------------------------------------------------------------------------


def test_on_stage_what_came_of_it_is_told_over_the_canvas(desk):
    desk.key(Key.Key_F5)
    overlay = desk.window.classroom.presenting.overlay
    down(desk)
    assert overlay.caption.shown == [FELL] and numbers(desk)["w"] == pytest.approx(1.58)
    assert overlay.message == ""  # it is said once
    desk.session.set_value(desk.w, 1.0)
    assert overlay.caption.shown == []


def test_in_another_language_the_rate_and_the_curve_stay(desk):
    down(desk, 2)
    heir = desk.session.successor()
    assert heir.descent.rate == 0.02 and heir.descent.losses == desk.descent.losses
    assert heir.descent.made == 2 and heir.descent.step() and heir.descent.made == 3


# --- in a lesson ------------------------------------------------------------------------------


@pytest.fixture
def lessons(desk, tmp_path):
    path = tmp_path / "down.toml"
    path.write_text(LESSON, encoding="utf-8")
    lessons = desk.window.classroom.lessons
    assert lessons.start(read_lesson(path))
    assert desk.descent.rate == 0.1, "whatever it was before"
    desk.descent.rate = 0.02
    return lessons


def test_a_lesson_counts_the_steps_down_since_its_step_began(desk, lessons):
    def is_done_after_one() -> bool:
        down(desk)
        QApplication.processEvents()
        return lessons.is_done

    assert [is_done_after_one(), is_done_after_one()] == [False, False]
    desk.window.undo()
    assert not is_done_after_one(), "one of three was taken back"
    assert is_done_after_one()
    lessons.next()
    QApplication.processEvents()
    assert not lessons.is_done, "the steps before were made for the step before"
    assert [is_done_after_one(), is_done_after_one()] == [False, True]


def test_steps_are_counted_on_after_another_edit(desk, lessons):
    down(desk, 2)
    desk.session.set_value(desk.session.circuit.find("b"), 5.0)
    down(desk)
    QApplication.processEvents()
    assert lessons.is_done


def test_the_card_of_a_step_follows_a_hand_only_with_its_page(desk):
    desk.click(desk.w)
    card = desk.window.inspector.page.findChild(ParameterStepCard)
    changed = []
    desk.descent.changed.connect(lambda: changed.append(True))
    desk.session.hold()
    desk.session.set_value(desk.w, 2.0, live=True)
    assert not changed
    desk.session.release()
    assert any(text.startswith("2.00 ") for text in desk.texts(card))
    desk.session.set_value(desk.w, 3.0)
    assert changed


def test_of_an_array_it_tells_of_the_cell_that_is_chosen(desk):
    desk.open(array_circuit())
    desk.session.select({"W"})
    card = desk.window.inspector.page.findChild(ParameterStepCard)
    assert not any(text.startswith("[1, 2]: ") for text in desk.texts(card))
    desk.session.choose_cell("W", (1, 2))
    assert any(text.startswith("[1, 2]: −0.40 − 0.1 × ") for text in desk.texts(card))
