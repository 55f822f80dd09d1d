"""No edit makes a document that cannot be saved: it is refused in a sentence, whatever asked."""

from __future__ import annotations

import pytest
from block_documents import two_neurons
from hand import CTRL
from PySide6.QtCore import Qt
from windows import NEURON, SIGMOID, Desk, only, with_worker

from circuit_editor import files
from circuit_editor.model import EMPTY, blocks, edits, rules
from circuit_editor.model.edits.grouping import group

Key = Qt.Key
TOO_DEEP = "Blocks would stand more than 16 deep inside each other."


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    return desk


def refused(desk, what) -> list[str]:
    """What is said when this is done; nothing else may come of it."""
    before, label = desk.session.document, desk.session.undo_label
    desk.said.clear()
    what()
    assert desk.session.document is before
    assert desk.session.undo_label == label
    assert files.read(files.dump(before)) == before
    return desk.said


@pytest.fixture
def full(desk, monkeypatch):
    """Two uses of a block, and room for one gate more."""
    document = desk.open(two_neurons())
    monkeypatch.setattr(rules, "MOST_GATES", blocks.gate_count(document) + 1)
    desk.double_click(document.root.find("neuron1"))
    return desk


def test_a_block_too_deep_is_refused_at_the_gesture(desk):
    desk.select(*sorted(SIGMOID))
    for _ in range(rules.DEEPEST):
        desk.key(Key.Key_G, CTRL)
        desk.key(Key.Key_Return)
    selected = desk.session.selection
    assert refused(desk, lambda: desk.key(Key.Key_G, CTRL)) == [TOO_DEEP]
    assert desk.session.selection == selected
    assert desk.view.hasFocus()  # nothing is there to be named


def test_nor_may_it_become_so_from_within(desk):
    desk.select(*sorted(SIGMOID))
    for _ in range(rules.DEEPEST):
        desk.key(Key.Key_G, CTRL)
        desk.key(Key.Key_Return)
    while any(each.gate.is_block for each in desk.session.circuit.nodes.values()):
        desk.session.enter(only({i for i, _ in blocks.instances_in(desk.session.circuit)}))
    desk.session.select(SIGMOID)
    assert refused(desk, desk.window.blocks.group) == [TOO_DEEP]


def test_a_gate_in_a_shared_block_counts_as_often_as_the_block_is_used(full):
    told = refused(full, lambda: full.view.catalog.put("exp", (0.0, 0.0)))
    assert told == ["Counted out, the blocks would make 16 gates (limit 15)."]
    assert full.view.catalog.put("exp", (0.0, 0.0)) is None


def test_so_does_a_port(full):
    (told,) = refused(full, lambda: full.window.blocks.add_port("inlet"))
    assert told.endswith("(limit 15).")


def test_so_does_a_copy(full):
    full.session.select(id_ for id_, e in full.session.circuit.nodes.items() if e.kind == "tanh")
    (told,) = refused(full, lambda: full.key(Key.Key_D, CTRL))
    assert told.endswith("(limit 15).")


def test_a_circuit_without_blocks_has_its_limit_too(desk, monkeypatch):
    document = desk.open(NEURON)
    monkeypatch.setattr(rules, "MOST_GATES", len(document.root.nodes))
    told = refused(desk, lambda: desk.view.catalog.put("exp", (0.0, 0.0)))
    assert told == ["The circuit would have 15 gates (limit 14)."]
    desk.session.edit("Delete", edits.remove, ["output1"])
    assert desk.session.flag_offer is not None
    monkeypatch.setattr(rules, "MOST_GATES", 13)
    told = refused(desk, desk.view.placing.put_flag)
    assert told == ["The circuit would have 14 gates (limit 13)."]


def test_whatever_makes_it_smaller_is_always_done(full, monkeypatch):
    monkeypatch.setattr(rules, "MOST_GATES", 1)
    (tanh,) = [id_ for id_, e in full.session.circuit.nodes.items() if e.kind == "tanh"]
    assert full.session.edit("Delete", edits.remove, [tanh])
    assert tanh not in full.session.circuit.nodes


@pytest.mark.parametrize("name", ["n" * 201, "ñ" * 300])
def test_a_name_too_long_is_refused_wherever_it_comes_from(desk, name):
    desk.group("sigma", *sorted(SIGMOID))
    block = only(desk.session.selection)
    too_long = ["A name may have at most 200 characters."]
    assert refused(desk, lambda: desk.window.blocks.name(block, name)) == too_long

    def renamed():
        interface = desk.session.circuit.nodes[block].interface.block
        document = blocks.rename_block(desk.session.document, interface, name)
        desk.session.replace("Rename block", document)

    assert refused(desk, renamed) == too_long
    desk.window.blocks.name(block, "n" * 200)
    assert desk.session.circuit.nodes[block].interface.name == "n" * 200


def test_a_value_in_a_circuit_at_its_limit_is_set_without_a_word(full, monkeypatch):
    monkeypatch.setattr(rules, "gate_count", None)  # nobody counts for a value, or a move
    full.session.leave()
    x = full.session.circuit.find("x")
    full.session.set_value(x, 0.5, live=True)
    full.session.edit("Move", edits.move, {x: (5.0, 5.0)})
    assert full.value(x) == 0.5


def test_a_document_that_is_too_deep_already_can_be_mended(desk):
    document = desk.session.document
    chunk = SIGMOID
    for _ in range(20):
        document, id_ = group(document, chunk, "b")
        chunk = {id_}
    desk.open(document)
    assert desk.session.edit("Add", edits.add, "exp9", "exp", (0.0, 0.0))
    desk.session.select(chunk)
    desk.window.blocks.ungroup()
    assert blocks.depth_of(desk.session.document) == 19


def test_nothing_is_too_large_in_an_empty_circuit(desk):
    desk.open(EMPTY)
    assert rules.why_not_grow(EMPTY, EMPTY) is None
