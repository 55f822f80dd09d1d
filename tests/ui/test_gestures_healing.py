"""Nodes are cut out of their wires and taken out of them, by keys of the window and by commands."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from windows import Desk

from circuit_editor.model import OUT, Pin, edits

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot, tmp_path):
    """A window with x, y and z, a sum of x and y, its tanh, a product of that and z, and a flag."""
    desk = Desk(qtbot, tmp_path)
    document = edits.add(first_example(), "tanh1", "tanh", (320, 60))
    document = edits.connect(document, Pin("add1", OUT), Pin("tanh1", "x"))
    document = edits.connect(document, Pin("tanh1", OUT), Pin("mul1", "a"))
    desk.window.session.open(document, None)
    desk.window.show()
    desk.window.activateWindow()
    desk.window.view.setFocus()
    return desk


def test_what_is_cut_out_by_a_key_leaves_its_wire(desk):
    session = desk.window.session
    before = session.document
    session.select({"tanh1"})
    QTest.keyClick(desk.window.view, Qt.Key.Key_Delete, CTRL)
    assert session.document == first_example()
    assert session.undo_label == "Cut out, keep the wire"
    session.undo()
    assert session.document is before
    session.select({"add1", "tanh1"})
    QTest.keyClick(desk.window.view, Qt.Key.Key_Backspace, CTRL)
    assert session.circuit.wires[Pin("mul1", "a")] == Pin("x", OUT)
    assert not {"add1", "tanh1"} & set(session.circuit.nodes)


def test_what_is_detached_by_a_key_stays_and_its_neighbours_are_joined(desk):
    session = desk.window.session
    session.select({"tanh1"})
    QTest.keyClick(desk.window.view, Qt.Key.Key_X, CTRL | SHIFT)
    assert session.circuit.wires == first_example().root.wires
    assert "tanh1" in session.circuit.nodes
    assert session.undo_label == "Detach"
    scene = desk.view.circuit_scene
    body = scene.nodes["tanh1"].on_canvas(scene.nodes["tanh1"].body)
    assert not scene.wires.through(body)  # it would look as if it were still wired


def test_all_wires_of_what_is_selected_are_cut_by_a_command(desk):
    session = desk.window.session
    session.select({"tanh1"})
    desk.window.actions_by_id["cut-wires"].trigger()
    assert set(session.circuit.wires) == set(first_example().root.wires) - {Pin("mul1", "a")}
    said = []
    session.message.connect(said.append)
    desk.window.actions_by_id["cut-wires"].trigger()
    assert said == ["What is selected has no wires."]


def test_one_wire_after_the_other_is_selected_and_cut_by_keys(desk):
    session, view = desk.window.session, desk.window.view
    session.select({"mul1"})

    def next_wire():
        QTest.keyClick(view, Qt.Key.Key_W, ALT)
        return session.selected_wire

    (flag,) = (each.node for each, source in session.circuit.wires.items() if source.node == "mul1")
    arriving = [Pin("mul1", "a"), Pin("mul1", "b"), Pin(flag, "x")]
    assert [next_wire() for _ in range(4)] == [*arriving, arriving[0]]
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert arriving[0] not in session.circuit.wires and len(session.circuit.wires) == 5
    assert next_wire() == arriving[1]  # and on with the others of this node
    QTest.keyClick(view, Qt.Key.Key_Left, CTRL)
    assert session.selection == {"z"}
    assert next_wire() == arriving[1]
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert session.selection == {"mul1"}
    session.select(())
    assert len({next_wire() for _ in range(9)}) == 5  # with nothing selected, all there are


@pytest.mark.parametrize("command", ["bypass", "detach"])
def test_what_loses_its_reader_is_named(desk, command):
    session, said = desk.window.session, []
    session.message.connect(said.append)
    session.select({"mul1"})
    desk.window.actions_by_id[command].trigger()
    assert said == ["z is left without a reader."]
    session.undo()
    session.select({"add1", "mul1"})
    desk.window.actions_by_id[command].trigger()
    assert said[1:] == ["Left without a reader: y, z."]
    session.undo()
    session.select({"tanh1"})
    desk.window.actions_by_id[command].trigger()
    assert len(said) == 2


def test_what_has_wires_only_inside_cannot_be_detached_and_it_is_said_so(desk):
    session, said = desk.window.session, []
    session.message.connect(said.append)
    session.select_all()
    desk.window.actions_by_id["detach"].trigger()
    assert said == ["No wire joins what is selected to anything else."]


def test_what_stands_inside_an_open_block_is_not_cut_out_of_it(desk):
    session = desk.window.session
    session.select({"tanh1"})
    desk.window.actions_by_id["group"].trigger()
    (block,) = session.selection
    session.expand([block], open_=True)
    session.select({f"{block}/tanh1"})
    before, said = session.document, []
    session.message.connect(said.append)
    desk.window.actions_by_id["bypass"].trigger()
    assert session.document is before
    assert said == ["This stands inside a block: enter the block to change it."]
