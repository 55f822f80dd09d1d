"""All wires of an output are taken to another output, by Ctrl-drag and by keys."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import CTRL
from PySide6.QtCore import Qt

from circuit_editor.model import OUT, Pin, edits


@pytest.fixture
def fan(session):
    """The first example, in which x feeds both operands of a subtraction, too."""
    document = edits.add(first_example(), "sub1", "sub", (220, 220))
    for port in ("a", "b"):
        document = edits.connect(document, Pin("x", OUT), Pin("sub1", port))
    session.open(document, None)
    return document


MOVED = {Pin("add1", "a"), Pin("sub1", "a"), Pin("sub1", "b")}


def readers(session, id_):
    return {pin for pin, source in session.circuit.wires.items() if source == Pin(id_, OUT)}


def test_ctrl_drag_takes_all_wires_of_an_output_to_another(hand, session, fan):
    hand.drag(hand.pin("x", OUT), hand.pin("z", OUT), CTRL)
    assert readers(session, "z") == {*MOVED, Pin("mul1", "b")}
    assert not readers(session, "x")
    assert session.undo_label == "Move wires"
    session.undo()
    assert session.document is fan


def test_they_are_taken_to_the_output_of_the_gate_they_are_dropped_on(hand, session, fan):
    hand.drag(hand.pin("y", OUT), hand.node("sub1"), CTRL)
    assert readers(session, "sub1") == {Pin("add1", "b")}


def test_dropped_on_nothing_the_wires_stay(hand, session, fan):
    hand.drag(hand.pin("x", OUT), (100, 300), CTRL)
    assert session.document is fan


def test_an_output_that_the_wires_feed_is_refused_with_the_reason(hand, session, fan, view):
    hand.press(*hand.pin("x", OUT), CTRL)
    hand.move(*hand.pin("mul1", OUT))
    assert view.bubble.isVisible() and "loop" in view.bubble.text()
    hand.release(*hand.pin("mul1", OUT), CTRL)
    assert session.document is fan


def test_without_wires_ctrl_drag_draws_one(hand, session):
    hand.drag(hand.pin("x", OUT), hand.pin("add1", "a"), CTRL)
    assert readers(session, "x") == {Pin("add1", "a")}


def test_keys_choose_the_other_output(hand, session, fan, view):
    said = []
    session.message.connect(said.append)
    session.select({"x"})
    view.wires.move_wires()
    assert said == [view.gesture.help()]
    hand.key(Qt.Key.Key_Down)  # from y to z: a sum or a product would feed itself
    hand.key(Qt.Key.Key_Return)
    assert readers(session, "z") == {*MOVED, Pin("mul1", "b")}


def test_keys_say_where_there_is_nothing_to_move(session, fan, view):
    said = []
    session.message.connect(said.append)
    session.select({"sub1"})
    view.wires.move_wires()
    assert said == ["No wire leaves what is selected."]
    assert view.gesture is None
