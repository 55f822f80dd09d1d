"""The inspector's fields: real keys and mouse, and nothing typed is ever lost."""

from __future__ import annotations

from functools import partial

import pytest
from panels import at_share, field, shown_texts, slider, turn_wheel, type_over, type_text
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from timers import go_off

from circuit_editor.model import OUT, Pin, edits
from circuit_editor.text import exact

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


def value(session, id_: str) -> float:
    return float(session.circuit.values[id_])


# --- the value -------------------------------------------------------------------------------


def test_a_drag_of_the_slider_is_live_and_one_undo_step(inspector, session):
    session.select({"x"})
    before = session.document
    knob, seen = slider(inspector), []
    QTest.mousePress(knob, LEFT, pos=at_share(knob, 0.3))
    for share in (0.4, 0.5, 0.6, 0.7):
        QTest.mouseMove(knob, at_share(knob, share))
        seen.append(value(session, "x"))
    QTest.mouseRelease(knob, LEFT, pos=at_share(knob, 0.7))
    assert seen == pytest.approx([-1, 0, 1, 2], abs=0.05)
    assert field(inspector, "Value").text() == session.value(Pin("x", OUT)).exact
    session.undo()
    assert session.document is before
    assert field(inspector, "Value").text() == "−2"


def test_under_a_held_slider_the_page_follows_in_parts_each_painted_before_the_next(
    inspector, session, monkeypatch
):
    session.select({"x"})
    knob, page, told = slider(inspector), inspector.page, list[str]()
    painted = Paintings(page.title)

    def show(word: str) -> None:
        page.title.setText(word)
        told.append(f"{word} after {painted.count - before}")

    QTest.mousePress(knob, LEFT, pos=at_share(knob, 0.3))
    go_off(inspector)
    go_off(inspector)
    before = painted.count
    parts = [partial(show, word) for word in "abcdef"]
    monkeypatch.setattr(page, "parts", lambda: parts)
    QTest.mouseMove(knob, at_share(knob, 0.4))
    assert not told  # the frame goes first
    go_off(inspector)
    assert len(told) < 3
    for _ in parts:
        go_off(inspector)
    assert told == [f"{word} after {number}" for number, word in enumerate("abcdef")]
    QTest.mouseMove(knob, at_share(knob, 0.5))
    QTest.mouseRelease(knob, LEFT, pos=at_share(knob, 0.5))
    assert [each[0] for each in told[len(parts) :]] == [*"abcdef"]  # at once, when it is let go


def test_a_page_that_is_turned_shows_no_more_of_its_parts(inspector, session, monkeypatch):
    session.select({"x"})
    knob, told = slider(inspector), list[str]()
    QTest.mousePress(knob, LEFT, pos=at_share(knob, 0.3))
    parts = [partial(told.append, word) for word in "abcdef"]
    monkeypatch.setattr(inspector.page, "parts", lambda: parts)
    QTest.mouseMove(knob, at_share(knob, 0.4))
    go_off(inspector)
    begun = len(told)
    session.select({"y"})
    for _ in parts:
        go_off(inspector)
    assert len(told) == begun < len(parts)
    QTest.mouseRelease(knob, LEFT, pos=at_share(knob, 0.4))


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_two_drags_are_two_undo_steps(inspector, session):
    session.select({"x"})
    knob = slider(inspector)
    QTest.mouseClick(knob, LEFT, pos=at_share(knob, 0.6))
    between = session.document
    QTest.mouseClick(knob, LEFT, pos=at_share(knob, 0.9))
    session.undo()
    assert session.document is between


def test_escape_gives_a_drag_up_and_leaves_nothing_to_redo(inspector, session):
    session.select({"x"})
    before, knob = session.document, slider(inspector)
    QTest.mousePress(knob, LEFT, pos=at_share(knob, 0.9))
    assert session.document is not before
    QTest.keyClick(knob, Qt.Key.Key_Escape)
    QTest.mouseMove(knob, at_share(knob, 0.2))
    QTest.mouseRelease(knob, LEFT, pos=at_share(knob, 0.2))
    assert session.document is before
    assert session.redo_label is None


def test_arrow_keys_step_the_slider_and_each_tap_is_a_step_back(inspector, session):
    session.select({"x"})
    knob = slider(inspector)
    knob.setFocus()
    QTest.keyClick(knob, Qt.Key.Key_Right)
    QTest.keyClick(knob, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert value(session, "x") == -0.9
    session.undo()
    assert value(session, "x") == -1.9
    QTest.keyClick(knob, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert value(session, "x") == -1.91


def test_the_wheel_edits_only_what_has_the_focus(inspector, session):
    session.select({"x"})
    before = session.document
    for widget in (slider(inspector), field(inspector, "Value")):
        field(inspector, "Name").setFocus()
        turn_wheel(widget, 1)
        assert session.document is before
    field(inspector, "Value").setFocus()
    assert turn_wheel(field(inspector, "Value"), 1)
    assert value(session, "x") == -1.9
    slider(inspector).setFocus()
    assert turn_wheel(slider(inspector), -2)
    assert value(session, "x") == -2.1


def test_a_typed_value_is_taken_at_enter_as_one_step(inspector, session):
    session.select({"x"})
    before, line = session.document, field(inspector, "Value")
    type_over(line, "7.25")
    assert session.document is before
    QTest.keyClick(line, ENTER)
    assert value(session, "x") == 7.25
    assert line.hasFocus()
    session.undo()
    assert session.document is before


WRITTEN = {
    "1/3": 1 / 3,
    "2*pi": 6.283185307179586,
    "-0.53*0.37": -0.1961,
    "½": 0.5,
    "3e-1": 0.3,
    "1,5": 1.5,
    "–2": -2.0,
    "2³": 8.0,
    "１．５": 1.5,
    "1.2·10⁻³": 0.0012,
    "1.000": 1.0,
}


@pytest.mark.parametrize("typed", WRITTEN)
def test_a_number_is_typed_as_people_write_it_and_kept_as_a_number(inspector, session, typed):
    session.select({"x"})
    for name, of in (("Value", value), ("Slider to", lambda session, x: session.range_of(x)[1])):
        session.set_range("x", -9, 9.5)
        line = field(inspector, name)
        type_over(line, typed)
        QTest.keyClick(line, ENTER)
        if name == "Value" or WRITTEN[typed] > -9:
            assert of(session, "x") == pytest.approx(WRITTEN[typed], rel=1e-15)
        assert line.text() == exact(of(session, "x"))


# --- numbers too long for their field --------------------------------------------------------


# R172
@pytest.mark.parametrize("number", [1234567.891, 1e20, -1.2345678901234567e20, 1 / 3, 123456789012])
def test_a_number_is_short_until_one_is_at_work_on_it_and_never_cut(inspector, session, number):
    session.edit("Set", edits.set_value, "x", number)
    session.set_range("x", -1.2345678901234567e30, 2.2345678901234567e30)
    session.select({"x"})
    ends = session.range_of("x")
    for name, whole in (("Value", number), ("Slider from", ends[0]), ("Slider to", ends[1])):
        field(inspector, "Name").setFocus()
        line = field(inspector, name)
        seen = float(line.text().replace("−", "-"))
        assert seen == pytest.approx(whole, rel=0.05)
        assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width() - 6
        assert line.cursorPosition() == 0
        line.setFocus()
        assert line.text() == line.selectedText() == exact(whole)
        assert line.cursorPosition() == 0
        QTest.keyClick(line, ENTER)
    assert value(session, "x") == number
    field(inspector, "Name").setFocus()
    QTest.mouseClick(field(inspector, "Value"), LEFT)
    assert field(inspector, "Value").selectedText() == exact(number)


def test_a_long_number_that_changes_under_the_hand_is_seen_from_its_front(inspector, session):
    session.edit("Set", edits.set_value, "x", 1 / 3)
    session.select({"x"})
    line = field(inspector, "Value")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up)
    session.set_value("x", 2e20 / 3)
    assert line.text() == exact(2e20 / 3)
    assert line.cursorPosition() == 0
    QTest.keyClick(line, Qt.Key.Key_End)
    type_text(line, "0")
    session.set_value("x", 1e20 / 3)
    assert line.text() == f"{exact(2e20 / 3)}0"


def test_what_is_seen_of_a_long_number_is_not_what_is_stepped(inspector, session):
    session.edit("Set", edits.set_value, "x", 1234567.891)
    session.select({"x"})
    line = field(inspector, "Value")
    before = session.document
    QTest.keyClick(line, ENTER)
    assert session.document is before
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    type_text(line, "5")
    QTest.keyClick(line, ENTER)
    assert value(session, "x") == 1234567.8915


def test_a_typed_value_is_taken_when_the_focus_leaves(inspector, session):
    session.select({"x"})
    type_over(field(inspector, "Value"), "−3")
    QTest.keyClick(field(inspector, "Value"), Qt.Key.Key_Tab)
    assert value(session, "x") == -3


def test_escape_restores_what_stood_there(inspector, session):
    session.select({"x"})
    before, line = session.document, field(inspector, "Value")
    type_over(line, "99")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "−2"
    assert session.document is before


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("two", '"two" is no number. Type one such as 0.25, −3, 1/4 or 2.5e−3.'),
        ("", "Type a number, such as 0.25 or 1/4."),
        ("inf", '"inf" is no number. Type one such as 0.25, −3, 1/4 or 2.5e−3.'),
        ("nan", '"nan" is no number. Type one such as 0.25, −3, 1/4 or 2.5e−3.'),
        ("1e400", '"1e400" is too large for a number (limit 1.8e308).'),
        ("1/0", "A fraction cannot have 0 below its line."),
        ("1,000", "Do you mean 1000 or 1? Type the one you mean."),
        ("1.000,5", 'Which of the signs in "1.000,5" is the decimal sign? Use one, once.'),
    ],
)
def test_what_is_no_one_number_is_refused_with_a_sentence_and_kept(
    inspector, session, typed, refusal
):
    session.select({"x"})
    before, line = session.document, field(inspector, "Value")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    type_text(line, typed)
    QTest.keyClick(line, ENTER)
    assert session.document is before
    assert line.text() == typed
    assert refusal in shown_texts(inspector.page)
    assert not inspector.commit_pending()
    type_text(line, "1")
    assert refusal not in shown_texts(inspector.page)


def test_saving_can_take_over_what_is_being_typed(inspector, session):
    session.select({"x"})
    type_over(field(inspector, "Value"), "6")
    assert inspector.commit_pending()
    assert value(session, "x") == 6


def test_new_numbers_never_reset_what_is_being_typed(inspector, session):
    session.select({"x"})
    line = field(inspector, "Value")
    type_over(line, "12")
    session.edit("", edits.set_value, "y", 9)
    session.edit("", edits.rename, "add1", "q")
    session.edit("", edits.set_value, "x", 1)
    assert line.text() == "12"
    type_text(line, "3")
    QTest.keyClick(line, ENTER)
    assert value(session, "x") == 123


def test_selecting_something_else_takes_over_what_was_typed(inspector, session):
    session.select({"x"})
    type_over(field(inspector, "Value"), "8")
    session.select({"y"})
    assert value(session, "x") == 8
    assert field(inspector, "Value").text() == "5"


def test_deleting_a_node_drops_what_was_typed_for_it(inspector, session):
    session.select({"x"})
    type_over(field(inspector, "Value"), "8")
    session.delete_selected()
    assert "x" not in session.circuit.nodes
    session.undo()
    assert value(session, "x") == -2
    assert field(inspector, "Value").text() == "−2"


def test_the_range_of_the_slider_can_be_set_and_is_refused_upside_down(inspector, session):
    session.select({"x"})
    type_over(field(inspector, "Slider to"), "2")
    QTest.keyClick(field(inspector, "Slider to"), ENTER)
    assert session.document.ranges["x"] == (-5, 2)
    knob = slider(inspector)
    QTest.mouseClick(knob, LEFT, pos=QPoint(knob.width() - 1, knob.height() // 2))
    assert value(session, "x") == 2
    low = field(inspector, "Slider from")
    type_over(low, "3")
    QTest.keyClick(low, ENTER)
    assert session.document.ranges["x"] == (-5, 2)
    refusal = "The range must run from a smaller number to a larger one."
    assert refusal in shown_texts(inspector.page)


def test_a_slider_shows_where_the_value_stands_in_a_range_that_holds_it(inspector, session):
    session.select({"x"})
    assert slider(inspector).value() == 300  # −2 in −5 to 5
    type_over(field(inspector, "Value"), "40")
    QTest.keyClick(field(inspector, "Value"), ENTER)
    low, high = session.range_of("x")
    assert low <= 40 <= high
    assert slider(inspector).value() == round(1000 * (40 - low) / (high - low))


# --- names and constants ---------------------------------------------------------------------


def test_a_name_is_changed_and_the_page_stays(inspector, session):
    session.select({"x"})
    page, line = inspector.page, field(inspector, "Name")
    type_over(line, "width")
    QTest.keyClick(line, ENTER)
    assert session.circuit.label("x") == "width"
    assert inspector.page is page
    assert shown_texts(page)[0] == "width · input"


# R205
@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("y", 'Another input is already called "y".'),
        (
            "2x",
            '"2x" cannot be a name: use letters, digits and _, not starting with a digit.',
        ),
    ],
)
def test_a_name_that_cannot_stand_is_refused_with_a_sentence(inspector, session, typed, refusal):
    session.select({"x"})
    type_over(field(inspector, "Name"), typed)
    QTest.keyClick(field(inspector, "Name"), ENTER)
    assert session.circuit.label("x") == "x"
    assert refusal in shown_texts(inspector.page)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ｗ１", "w1"), ("\u200bw\u00ad1 ", "w1"), ("µ", "μ"), ("x\u0302", "x\u0302")],
)
def test_a_name_is_kept_in_the_form_in_which_names_are_compared(inspector, session, typed, name):
    session.select({"x"})
    type_over(field(inspector, "Name"), typed)
    QTest.keyClick(field(inspector, "Name"), ENTER)
    assert session.circuit.label("x") == field(inspector, "Name").text() == name


def test_a_name_that_only_looks_otherwise_is_no_step(inspector, session):
    session.select({"x"})
    before = session.document
    type_over(field(inspector, "Name"), "ｘ\u200b")
    QTest.keyClick(field(inspector, "Name"), ENTER)
    assert session.document is before
    assert field(inspector, "Name").text() == "x"


def test_what_is_wrong_with_the_last_field_is_scrolled_into_sight(inspector, session, qtbot):
    session.select({"x"})
    inspector.resize(340, 300)
    name = field(inspector, "Name")
    qtbot.waitUntil(lambda: name.visibleRegion().isEmpty())
    bar = inspector.verticalScrollBar()
    bar.setValue(bar.maximum())
    room = bar.maximum()
    type_over(name, "exp")
    QTest.keyClick(name, ENTER)
    (sentence,) = [each.sentence for each in inspector.page.fields if each.line is name]
    qtbot.waitUntil(lambda: bar.maximum() > room)  # the page grew by the sentence
    qtbot.waitUntil(lambda: sentence.visibleRegion().boundingRect() == sentence.rect())


def test_an_input_is_not_called_like_a_function(inspector, session):
    session.select({"x"})
    type_over(field(inspector, "Name"), "ｅxp")
    QTest.keyClick(field(inspector, "Name"), ENTER)
    assert session.circuit.label("x") == "x"
    refusal = '"exp" is a function: write exp(…), or choose another name.'
    assert refusal in shown_texts(inspector.page)


def test_a_gate_may_be_named_and_its_name_taken_away(inspector, session):
    session.select({"add1"})
    line = field(inspector, "Name")
    line.setFocus()
    type_text(line, "q")
    QTest.keyClick(line, ENTER)
    assert session.circuit.label("add1") == "q"
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, ENTER)
    assert session.circuit.label("add1") == ""


def test_the_constant_inside_a_gate_is_typed_and_stepped(inspector, session):
    session.edit("", edits.add, "plus", "add_constant", (0, 0), select=["plus"])
    line = field(inspector, "Constant c")
    type_over(line, "2.5")
    QTest.keyClick(line, ENTER)
    assert session.circuit.nodes["plus"].attrs["c"] == 2.5
    assert shown_texts(inspector.page)[0] == "+2.5  add constant"
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert session.circuit.nodes["plus"].attrs["c"] == 2.6
    type_over(line, "inf")
    QTest.keyClick(line, ENTER)
    assert session.circuit.nodes["plus"].attrs["c"] == 2.6


def test_every_gate_has_a_page(inspector, session):
    from circuit_editor.gates import ELEMENTWISE

    for kind in ELEMENTWISE:
        session.edit("", edits.add, f"one_{kind}", kind, (0, 0), select=[f"one_{kind}"])
        assert shown_texts(inspector.page)[0]
    assert len(session.circuit.nodes) == len(ELEMENTWISE) + 6


def test_undo_takes_a_committed_value_back_while_the_focus_is_still_in_the_field(
    inspector, session
):
    undo = QShortcut(QKeySequence.StandardKey.Undo, inspector.window())
    undo.activated.connect(session.undo)
    session.select({"x"})
    line = field(inspector, "Value")
    type_over(line, "7")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "−2"  # while typing, the field's own undo
    type_over(line, "7")
    QTest.keyClick(line, ENTER)
    assert value(session, "x") == 7
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert value(session, "x") == -2
    assert line.text() == "−2"


def test_what_cannot_stand_is_told_when_its_page_goes(inspector, session, qtbot):
    session.select({"x"})
    type_over(field(inspector, "Value"), "two")
    with qtbot.waitSignal(session.message) as told:
        session.select({"y"})
    assert told.args == ['"two" is no number. Type one such as 0.25, −3, 1/4 or 2.5e−3.']
    assert value(session, "x") == -2
