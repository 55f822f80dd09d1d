"""Blocks by hand: group and name, open in place, enter and leave, undo from wherever one is."""

from __future__ import annotations

import pytest
from hand import CTRL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from windows import ALT, NEURON, SIGMOID, Desk

from circuit_editor import files

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


# Naming --------------------------------------------------------------------------------------


@pytest.fixture
def naming(desk):
    """The four gates have just been grouped, and the name is about to be typed."""
    desk.open(NEURON)
    desk.session.select(SIGMOID)
    desk.key(Key.Key_G, CTRL)
    return desk


def test_an_undo_while_the_block_is_named_takes_the_group_back(naming):
    desk, session = naming, naming.session
    naming.type("sigma")
    desk.window.actions_by_id["undo"].trigger()
    assert not session.document.blocks
    desk.key(Key.Key_Return)
    assert not session.document.blocks
    session.redo()
    (block,) = session.document.blocks.values()
    assert block.name == "sigma"


def test_a_second_group_while_the_first_is_named_takes_the_name(naming):
    naming.type("inner")
    naming.key(Key.Key_G, CTRL)
    naming.type("outer")
    naming.key(Key.Key_Return)
    assert {each.name for each in naming.session.document.blocks.values()} == {"inner", "outer"}


def test_entering_while_the_block_is_named_takes_the_name(naming):
    naming.type("sigma")
    naming.key(Key.Key_Down, ALT)
    assert naming.session.where == ("block1",)
    assert naming.session.document.root.nodes["block1"].face.name == "sigma"


def test_saving_takes_over_the_name_that_is_being_typed(naming, monkeypatch, tmp_path):
    path = tmp_path / "named.circuit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    naming.type("sigma")
    naming.key(Key.Key_S, CTRL)
    (block,) = files.load(path).blocks.values()
    assert block.name == "sigma"
    assert not naming.session.is_unsaved


def test_another_document_takes_no_name_of_the_one_before(naming, tmp_path):
    naming.type("sigma")
    naming.window.filing.show_document(files.load(NEURON), None)
    naming.group("mine", *sorted(SIGMOID))
    naming.view.setFocus()
    (block,) = naming.session.document.blocks.values()
    assert block.name == "mine"


def test_a_block_without_ports_can_be_everything_but_wired(desk):
    desk.open(NEURON)
    id_ = desk.group("sigma", *SIGMOID)
    desk.key(Key.Key_Return)
    desk.key(Key.Key_A, CTRL)
    desk.key(Key.Key_Delete)
    desk.key(Key.Key_Escape)
    assert desk.session.circuit.nodes[id_].gate.inputs == ()
    desk.said.clear()
    desk.key(Key.Key_L, CTRL)
    assert desk.said == ["This block has no ports to wire."]
    assert desk.view.gesture is None
    desk.key(Key.Key_E, CTRL)
    assert desk.session.picture.frames[id_].ports == {}
    desk.undo_all()
    assert set(desk.session.circuit.nodes) >= SIGMOID
