"""The tooltips that Qt shows where the pointer rests on the canvas: read from QToolTip itself."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip
from timers import go_off
from tips import tip_shown
from windows import Desk

from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.edits.grouping import group
from circuit_editor.ui.classroom.predicting import Cover, Predicting


@pytest.fixture(autouse=True)
def no_tip_is_left(qapp):
    yield
    QToolTip.hideText()


@pytest.fixture
def rest(view, hand):
    """Lets the pointer rest at a point of the scene; what Qt shows there."""

    def rest(x: float, y: float) -> str:
        hand.move(x, y)
        return ask(view, hand.point(x, y))

    return rest


def ask(view, at: QPoint) -> str:
    """What is shown over the canvas after the pointer has rested."""
    return tip_shown(view.viewport(), at)


def wire_middle(view, target: Pin) -> tuple[float, float]:
    path = view.circuit_scene.wires.path(target)
    shares = (each / 40 for each in range(10, 31))
    points = (path.pointAtPercent(each) for each in shares)
    point = next(each for each in points if view.circuit_scene.wire_at(each) == target)
    return point.x(), point.y()


@pytest.fixture
def thirds(session, view):
    """The first example with numbers that need all their digits."""
    document = edits.set_value(first_example(), "x", 1 / 3)
    session.open(document, None)
    view.fit()
    return document


def test_numbers_are_told_with_all_their_digits(rest, hand, view, thirds):
    value, gradient = repr(1 / 3 + 5), repr(-4.0).removesuffix(".0")
    shown = f"value {value}\ngradient {gradient}".replace("-", "−")
    told = rest(*hand.node("add1"))
    assert shown in told and "Distributes" in told and "F2" in told
    assert shown in rest(*hand.pin("add1", OUT))
    assert shown in rest(*wire_middle(view, Pin("mul1", "a")))
    card = rest(*hand.node("x"))
    assert f"value {1 / 3!r}" in card and "Double-click" in card
    flag = rest(*hand.node(thirds.loss))
    assert repr((1 / 3 + 5) * -4).replace("-", "−") in flag


def test_nothing_is_told_over_nothing_or_while_the_hand_holds_something(rest, hand, view, thirds):
    x, y = hand.node("add1")
    assert rest(x, y)
    assert rest(x, y - 120) == ""
    hand.press(*hand.node("x"))
    assert ask(view, hand.point(x, y)) == ""
    hand.release(*hand.node("x"))
    assert rest(x, y)


def test_a_warning_says_its_sentence(rest, hand, session, view):
    session.open(document_from("f = log(x) + y", {"x": 0, "y": 1}), None)
    view.fit()
    (log,) = (id_ for id_, node in session.circuit.nodes.items() if node.gate.kind == "log")
    (mark, *_) = session.marks_at(log)
    assert mark.sentence.template[:10] in rest(*hand.node(log))


def test_what_waits_for_a_wire_says_so(rest, hand, session, view):
    session.open(edits.add(EMPTY, "log1", "log", (0, 0)), None)
    view.fit()
    assert "wire" in rest(*hand.node("log1"))


def test_a_tip_goes_with_what_it_was_about(rest, hand, session, view, thirds):
    assert rest(*hand.node("add1"))
    session.undo()  # there is nothing to undo: it stays
    assert QToolTip.isVisible()
    session.set_value("x", 2.0)
    assert not QToolTip.isVisible()


def test_no_covered_number_is_told_and_none_that_was_told_stays(rest, hand, session, view, thirds):
    gradient, value = "gradient −4", repr(1 / 3 + 5)
    told = rest(*hand.node("add1"))
    assert gradient in told and "Distributes" in told
    predicting = Predicting(session)
    predicting.begin(Cover.GRADIENTS)
    assert not QToolTip.isVisible()
    told = rest(*hand.node("add1"))
    assert value in told and "gradient ?" in told and "Distributes" not in told
    assert "gradient ?" in rest(*hand.pin("add1", OUT))
    predicting.stop()
    assert gradient in rest(*hand.node("add1"))


def test_a_name_is_shown_as_it_was_typed(rest, hand, session, view, thirds):
    session.edit("Rename", edits.rename, "add1", "<b>bold</b>")
    assert "&lt;b&gt;bold" in rest(*hand.pin("add1", OUT))


def test_a_closed_block_is_told_by_its_peek_and_its_pins_by_tips(rest, hand, session, view):
    document, block = group(first_example(), ["add1", "mul1"], "both", None)
    session.open(document, None)
    view.fit()
    interface = session.circuit.nodes[block].interface
    assert rest(*hand.node(block)) == ""
    go_off(view.peek)
    assert view.peek.isVisible()
    port = interface.outputs[0]
    told = rest(*hand.pin(block, port.id))
    assert port.name in told and "value −12" in told
    go_off(view.peek)
    assert not view.peek.isVisible()
    session.expand([block], open_=True)
    view.fit()
    place = view.circuit_scene.nodes[block].on_canvas(view.circuit_scene.nodes[block].body)
    told = rest(place.left() + 30, place.top() + 8)
    assert "go inside" in told


def test_buttons_say_their_key(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.key(Qt.Key.Key_Delete)
    button = next(
        each
        for each in desk.window.findChildren(type(desk.window._toolbar._play))
        if each.action.objectName() == "undo"
    )
    told = tip_shown(button, button.rect().center())
    assert "Undo Delete" in told and "Ctrl+Z" in told
