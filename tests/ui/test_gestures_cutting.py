"""Wires are cut by a stroke of the right button with Ctrl."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import CTRL, NOTHING
from PySide6.QtCore import Qt

from circuit_editor.model import Pin

RIGHT = Qt.MouseButton.RightButton


@pytest.fixture
def first(session, view):
    session.open(first_example(), None)
    view.set_zoom(1.0)
    view.centerOn(300.0, 120.0)
    return session.document


def test_a_stroke_cuts_all_it_crosses_in_one_step(hand, session, view, first):
    hand.press(120.0, -20.0, CTRL, RIGHT)
    hand.move(122.0, 40.0, CTRL)
    assert view.circuit_scene.lit_wires == {Pin("add1", "a")}
    assert view.bubble.isVisible() and view.bubble.text() == "Release cuts one wire."
    hand.move(120.0, 150.0, CTRL)
    assert view.circuit_scene.lit_wires == {Pin("add1", "a"), Pin("add1", "b")}
    assert view.bubble.text() == "Release cuts 2 wires."
    hand.release(120.0, 150.0, CTRL, RIGHT)
    assert set(session.circuit.wires) == set(first.root.wires) - {
        Pin("add1", "a"),
        Pin("add1", "b"),
    }
    assert session.undo_label == "Cut wires"
    assert not view.circuit_scene.lit_wires and view.gesture is None
    session.undo()
    assert session.document is first


def test_escape_gives_the_stroke_up(hand, session, view, first):
    hand.press(120.0, -20.0, CTRL, RIGHT)
    hand.move(120.0, 150.0, CTRL)
    hand.key(Qt.Key.Key_Escape)
    assert view.gesture is None and not view.circuit_scene.lit_wires
    hand.release(120.0, 150.0, CTRL, RIGHT)
    assert session.document is first


def test_a_command_lets_the_next_drag_cut(hand, session, view, first):
    """The stroke waits for the button, cuts what the drag crosses, and is over then."""
    view.wires.start_stroke()
    assert "cut" in view.gesture.help()
    hand.move(120.0, -20.0)
    hand.move(120.0, 150.0)
    assert not view.circuit_scene.lit_wires  # nothing is pressed yet
    hand.press(120.0, -20.0)
    hand.move(120.0, 150.0)
    hand.release(120.0, 150.0)
    assert not {Pin("add1", "a"), Pin("add1", "b")} & {*session.circuit.wires}
    assert view.gesture is None and session.undo_label == "Cut wires"


@pytest.mark.parametrize("held", [NOTHING, CTRL])
def test_a_right_drag_without_ctrl_and_a_ctrl_click_cut_nothing(hand, session, first, held):
    end = (120.0, -20.0) if held == CTRL else (120.0, 150.0)
    hand.drag((120.0, -20.0), end, held, RIGHT)
    assert session.document is first


def test_a_stroke_over_nothing_leaves_nothing_to_undo(hand, session, first):
    hand.drag((300.0, 200.0), (340.0, 260.0), CTRL, RIGHT)
    assert session.document is first and session.undo_label is None


def test_wires_inside_an_open_block_are_its_own(hand, session, view, first):
    from circuit_editor.model.edits.grouping import group

    document, block = group(first_example(), ["add1", "mul1"], "part")
    session.open(document, None)
    session.expand([block], open_=True)
    view.fit()
    before = session.document
    (inner,) = (
        target
        for target, source in session.shown.wires.items()
        if target.node == f"{block}/mul1" and source.node == f"{block}/add1"
    )
    middle = view.circuit_scene.wires.path(inner).pointAtPercent(0.5)
    hand.drag((middle.x(), middle.y() - 8), (middle.x(), middle.y() + 8), CTRL, RIGHT)
    assert session.document is before
