"""Where an arrow key leads when no wire leads there, and selecting one by one without a mouse."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import Qt
from windows import Desk

from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.ui.canvas.gestures.keyboard_navigation import neighbour

RIGHT, DOWN = (1, 0), (0, 1)
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("near", "found"),
    [
        ((100.0, 35.0), "near"),  # 100 + 2.5 × 35 is less than 200
        ((100.0, -35.0), "near"),
        ((100.0, 45.0), "far"),
        ((100.0, -45.0), "far"),
    ],
)
def test_a_step_aside_is_two_and_a_half_times_as_dear_as_one_ahead(near, found):
    for direction in (RIGHT, DOWN):
        document = edits.add(EMPTY, "here", "input", (0.0, 0.0))
        for id_, (ahead, aside) in (("near", near), ("far", (200.0, 0.0))):
            place = (ahead, aside) if direction == RIGHT else (aside, ahead)
            document = edits.add(document, id_, "input", place)
        assert neighbour(document.root, ["here"], direction) == found


def test_what_stands_apart_is_selected_by_keys_alone(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    desk.session.select({"x"})
    shown = len(desk.view.circuit_scene.items())
    said = []
    desk.session.message.connect(said.append)
    desk.key(Key.Key_A, CTRL | SHIFT)
    assert "Enter" in said[-1] and desk.session.selection == {"x"}
    assert len(desk.view.circuit_scene.items()) == shown + 1  # a ring
    desk.key(Key.Key_Right)  # over the sum, which is not selected
    desk.key(Key.Key_Right)
    assert desk.session.selection == {"x"}
    desk.key(Key.Key_Return)
    assert desk.session.selection == {"x", "mul1"}
    desk.key(Key.Key_Left)
    desk.key(Key.Key_Left)
    desk.key(Key.Key_Return)  # it was selected
    desk.key(Key.Key_Escape)
    assert desk.session.selection == {"mul1"} and not desk.view.is_busy
    desk.key(Key.Key_A, CTRL | SHIFT)
    desk.click("x")
    assert not desk.view.is_busy and len(desk.view.circuit_scene.items()) == shown


def test_a_wire_whose_place_another_takes_is_told_and_nothing_moves(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    for kind in ("input", "input", "add"):
        desk.type(kind)
        desk.key(Key.Key_Return)
        desk.key(Key.Key_Escape)
    desk.session.select({"input1"})
    desk.key(Key.Key_L, CTRL)
    desk.key(Key.Key_Return)
    places, first = desk.session.circuit.places, Pin("input1", OUT)
    desk.session.select({"input2"})
    desk.key(Key.Key_L, CTRL)
    assert not desk.view.bubble.isVisible()  # the free pin is aimed at
    desk.key(Key.Key_Right)
    told = "Takes the place of the wire from x to +."
    assert desk.view.bubble.isVisible() and desk.view.bubble.text() == told
    desk.key(Key.Key_Return)
    assert first not in desk.session.circuit.wires.values()
    assert desk.said[-1] == "The wire from x to + gave way. Undo brings it back."
    assert desk.session.circuit.places == places
    desk.session.undo()
    assert first in desk.session.circuit.wires.values()
