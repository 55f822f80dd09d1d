"""The inspector: the chain rule with its numbers, and fields that lose nothing one types."""

from __future__ import annotations

import pytest
from canvases import first_example
from panels import show_in_window, shown_texts, turn_wheel, type_text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from circuit_editor.expression import document_from
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.ui.panels.inspector import Inspector
from circuit_editor.ui.panels.value_panel import ValueSlider
from circuit_editor.ui.panels.wording import pretty
from circuit_editor.ui.theme import Appearance

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
STAGED = "f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)"


@pytest.fixture
def inspector(qtbot, session):
    session.open(first_example(), None)
    inspector = Inspector(session, Appearance("light"))
    window = show_in_window(qtbot, inspector, 340, 900)
    yield inspector
    window.close()


def field(inspector, name: str) -> QLineEdit:
    (found,) = (
        each
        for each in inspector.page.findChildren(QLineEdit)
        if each.accessibleName() == name and each.isVisibleTo(inspector.page)
    )
    return found


def slider(inspector) -> ValueSlider:
    return inspector.page.findChild(ValueSlider)


def type_over(line: QLineEdit, text: str) -> None:
    """Type into a field as someone does who means to replace what stands there."""
    line.setFocus()
    line.selectAll()
    type_text(line, text)


def at_share(slider: ValueSlider, share: float) -> QPoint:
    """The point of a slider at a share of its range, give or take half a pixel."""
    handle = 17
    return QPoint(round(handle / 2 + share * (slider.width() - handle)), slider.height() // 2)


def value(session, id_: str) -> float:
    return float(session.circuit.values[id_])


# --- what it says ----------------------------------------------------------------------------


def test_a_gate_states_the_chain_rule_with_its_numbers(inspector, session):
    session.select({"mul1"})
    texts = shown_texts(inspector.page)
    at = texts.index("∂f/∂a")
    assert texts[at : at + 4] == [
        "∂f/∂a",
        "= 1.00 × (−4.00)",
        "= −4.00",
        "local ∂out/∂a = z = −4.00",
    ]
    at = texts.index("∂f/∂z")
    assert texts[at + 1 : at + 4] == [
        "= 1.00 × 3.00",
        "= 3.00",
        "local ∂out/∂z = a = 3.00",
    ]
    assert texts[0] == "×  mul"
    assert "Switches: each input gets upstream × the other input." in texts


def test_the_numbers_are_live_and_no_widget_is_made_anew(inspector, session):
    session.select({"mul1"})
    page, labels = inspector.page, inspector.page.findChildren(QLabel)
    session.edit("", edits.set_value, "z", 10)
    assert "= 1.00 × 10.00" in shown_texts(inspector.page)
    assert inspector.page is page
    assert page.findChildren(QLabel) == labels


def test_what_is_not_computed_is_blank_with_a_reason_and_never_zero(inspector, session):
    session.edit("", edits.disconnect, [Pin("add1", "b")])
    session.select({"mul1"})
    texts = shown_texts(inspector.page)
    assert 'The add gate add1 needs a wire at its input "b".' in texts
    assert not any("×" in text and "=" in text and "0" in text for text in texts)
    assert not any("0.00" in text for text in texts)


def test_a_gate_beside_the_loss_says_that_the_loss_does_not_depend_on_it(inspector, session):
    session.edit("", edits.add, "e", "exp", (0, 0))
    session.edit("", edits.connect, Pin("x", OUT), Pin("e", "x"))
    session.select({"e"})
    texts = shown_texts(inspector.page)
    assert "f does not depend on this, so there is no gradient here." in texts
    assert "0.14" in texts  # its value, exp(-2), is computed


def test_a_fork_is_itemised_and_the_shares_add_up(inspector, session):
    document = document_from(STAGED, {"x": 3, "y": -4})
    session.open(document, None)
    session.select({document.root.find("x")})
    texts = shown_texts(inspector.page)
    at = texts.index("Gradient: the sum at this fork")
    assert {"0.51", "1.58", "−0.04", "2.06"} <= set(texts[at:])
    assert "sum  ∂f/∂x" in texts
    assert "If x grows by 0.01, f changes by about 0.0206." in texts


def test_a_gate_says_that_what_it_sends_is_one_share_of_a_fork(inspector, session):
    note = "This is one share: x goes elsewhere, too."
    session.select({"add1"})
    assert not any(note in text for text in shown_texts(inspector.page))
    session.edit("", edits.connect, Pin("x", OUT), Pin("mul1", "b"))
    assert sum(note in text for text in shown_texts(inspector.page)) == 1


def test_a_wire_shows_its_own_share_and_the_whole_of_the_fork(inspector, session):
    document = document_from(STAGED, {"x": 3, "y": -4})
    session.open(document, None)
    x = document.root.find("x")
    (target,) = (
        pin
        for pin, source in document.root.wires.items()
        if source.node == x and document.root.nodes[pin.node].kind == "sigmoid"
    )
    session.select((), target)
    texts = shown_texts(inspector.page)
    assert "3.00" in texts
    assert texts.count("−0.04") == 2  # on the wire, and among the shares
    assert any(text.startswith("this wire, to σ") for text in texts)
    assert "2.06" in texts


def test_a_wire_that_is_replaced_while_selected_shows_its_new_source(inspector, session):
    session.select((), Pin("mul1", "b"))
    session.edit("", edits.connect, Pin("x", OUT), Pin("mul1", "b"))
    assert shown_texts(inspector.page)[0] == "x → × mul1"
    session.edit("", edits.remove, ["z"])
    assert shown_texts(inspector.page)[0] == "x → × mul1"
    session.undo()
    session.undo()
    assert shown_texts(inspector.page)[0] == "z → × mul1"


def test_a_wire_can_be_deleted_from_here(inspector, session):
    session.select((), Pin("mul1", "b"))
    (button,) = inspector.page.findChildren(QPushButton)
    QTest.mouseClick(button, LEFT)
    assert Pin("mul1", "b") not in session.circuit.wires


def test_marks_of_the_selected_gate_are_told(inspector, session):
    document = document_from("f = log(x) + max(x, y)", {"x": -1, "y": -1})
    session.open(document, None)
    session.select({next(id_ for id_ in document.root.nodes if id_.startswith("log"))})
    assert "log needs a positive number; it got −1." in shown_texts(inspector.page)
    session.select({next(id_ for id_ in document.root.nodes if id_.startswith("max"))})
    convention = "Where the two inputs are equal, each gets half of the gradient, as in PyTorch."
    assert shown_texts(inspector.page).count(convention) == 2  # as a mark, and on the card
    session.edit("", edits.set_value, document.root.find("y"), 5)
    assert shown_texts(inspector.page).count(convention) == 1


def test_the_loss_flag_says_so_and_another_can_be_made_the_loss(inspector, session):
    session.edit("", edits.flag, Pin("add1", OUT), (300, 0))
    other = session.document.loss
    first = next(id_ for id_ in session.circuit.nodes if id_.startswith("output") and id_ != other)
    session.select({other})
    assert "The loss" in shown_texts(inspector.page)
    session.select({first})
    assert "Not the loss" in shown_texts(inspector.page)
    (button,) = inspector.page.findChildren(QPushButton)
    QTest.mouseClick(button, LEFT)
    assert session.document.loss == first
    assert "The loss" in shown_texts(inspector.page)
    assert not button.isVisible()


def test_with_nothing_selected_the_circuit_is_told_and_problems_lead_to_their_gate(
    inspector, session
):
    session.select(())
    texts = shown_texts(inspector.page)
    assert {"The loss", "f", "−12.00"} <= set(texts)
    session.edit("", edits.disconnect, [Pin("mul1", "b")])
    (link,) = (
        each
        for each in inspector.page.findChildren(QAbstractButton)
        if each.accessibleName() == 'The mul gate mul1 needs a wire at its input "b".'
    )
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert session.selection == {"mul1"}


def test_several_nodes_are_counted(inspector, session):
    session.select({"x", "y", "mul1"})
    assert "3 nodes" in shown_texts(inspector.page)


def test_strangers_names_are_shown_as_they_are(inspector, session):
    session.edit("", edits.rename, "add1", '<img src="x"><b>q</b>')
    session.select({"mul1"})
    session.select({"add1"})
    labels = inspector.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert any("<img" in text for text in shown_texts(inspector.page))


def test_an_array_is_shown_and_the_loss_tells_why_it_is_none(inspector, session):
    session.select({"x"})
    session.edit("", edits.set_value, "x", [1.5, 2.5])
    texts = shown_texts(inspector.page)
    assert "An array of shape [2]" in texts
    assert any("1.50" in text and "2.50" in text for text in texts)
    assert any(text.startswith("The loss must be a single number") for text in texts)
    session.undo()
    assert field(inspector, "Value").text() == "−2"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1", "1"),
        ("-1", "−1"),
        ("out*(1-out)", "out·(1 − out)"),
        ("-1/x^2", "−1/x²"),
        ("b*a^(b-1)", "b·aᵇ⁻¹"),
        ("1-out^2", "1 − out²"),
        ("a^b*log(a)", "aᵇ·log(a)"),
        ("x^(rate-1)", "x^(rate − 1)"),
        ("1 where x > 0, else 0", "1 where x > 0, else 0"),
    ],
)
def test_formulas_are_printed_as_people_write_them(typed, printed):
    assert pretty(typed) == printed


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
    assert value(session, "x") == -2.0


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


@pytest.mark.parametrize("typed", ["two", "", "inf", "nan", "1e999", "1,5"])
def test_what_is_no_finite_number_is_refused_with_a_sentence_and_kept(inspector, session, typed):
    session.select({"x"})
    before, line = session.document, field(inspector, "Value")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    type_text(line, typed)
    QTest.keyClick(line, ENTER)
    assert session.document is before
    assert line.text() == typed
    refusal = "Type a number like 2, −0.5 or 1e−3."
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


def test_a_gate_may_be_named_and_its_name_taken_away(inspector, session):
    session.select({"add1"})
    inspector.start_rename()
    line = field(inspector, "Name")
    assert line.hasFocus()
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
    from circuit_editor.gates import GATES

    for kind in GATES:
        session.edit("", edits.add, f"one_{kind}", kind, (0, 0), select=[f"one_{kind}"])
        assert shown_texts(inspector.page)[0]
    assert len(session.circuit.nodes) == len(GATES) + 6


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
    with qtbot.waitSignal(session.message, timeout=1000) as told:
        session.select({"y"})
    assert told.args == ["Type a number like 2, −0.5 or 1e−3."]
    assert value(session, "x") == -2


def test_numbers_show_all_their_digits_to_whoever_points_at_them(inspector, session):
    session.edit("", edits.set_value, "z", 1 / 3)
    session.select({"mul1"})
    tips = {label.text(): label.toolTip() for label in inspector.page.findChildren(QLabel)}
    assert tips["= 0.33"] == "0.3333333333333333"


def test_a_large_circuit_tells_its_problems_at_the_next_pause(inspector, session, qtbot):
    document = session.document
    for row in range(600):
        document = edits.add(document, f"exp{row}", "exp", (0, row))
    session.open(document, None)
    qtbot.waitUntil(lambda: "What is missing" in shown_texts(inspector.page), timeout=3000)
