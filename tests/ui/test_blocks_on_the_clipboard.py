"""Blocks on the clipboard: copies stay linked, bring their numbers, and go where they may."""

from __future__ import annotations

import pytest
from block_documents import layer_of_two, two_neurons
from block_strategies import assert_whole, paths_of_sources
from hand import CTRL
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from windows import NEURON, SIGMOID, Desk, with_worker

from circuit_editor.engine import run_document, values_of
from circuit_editor.model import EMPTY, Pin, edits, rules
from circuit_editor.model.blocks import circuit_at, instances_in, uses, within

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(two_neurons())
    return desk


def second(desk):
    """The use whose weight is 3."""
    return desk.session.circuit.find("neuron2")


def only_selected(desk):
    (id_,) = desk.session.selection
    return id_


def selected_kinds(desk):
    return sorted(desk.session.circuit.nodes[id_].kind for id_ in desk.session.selection)


def kinds_in(document, *where):
    """The kinds of all gates in a block, and in the blocks inside it."""
    circuit = circuit_at(document, where)
    found = [each.kind for each in circuit.nodes.values()]
    for id_, _ in instances_in(circuit):
        found += kinds_in(document, *where, id_)
    return sorted(found)


def numbers_in(document, id_):
    """The numbers that a use holds inside."""
    values = values_of(document)
    return sorted(float(values[path]) for path in paths_of_sources(document, id_))


@pytest.mark.parametrize("keys", [(Key.Key_D,), (Key.Key_C, Key.Key_V)])
def test_a_copy_stays_linked_and_brings_its_own_numbers(desk, keys):
    before = desk.session.document
    desk.click(second(desk))
    for key in keys:
        desk.key(key, CTRL)
    document, new = desk.session.document, only_selected(desk)
    assert document.blocks is before.blocks
    assert uses(document) == {"neuron": 3}
    assert numbers_in(document, new) == [3.0]
    assert document.root.label(new) == "neuron3"
    assert numbers_in(document, desk.session.circuit.find("neuron1")) == [2.0]
    (weight,) = paths_of_sources(document, new)
    desk.session.set_value(weight, 9)
    assert numbers_in(desk.session.document, second(desk)) == [3.0]
    desk.window.undo()
    desk.window.undo()
    assert desk.session.document is before


def test_a_block_goes_into_another_circuit_with_all_it_needs(desk):
    document = desk.open(layer_of_two())
    layer = document.root.find("layer1")
    slope = desk.gradient(layer, document.root.nodes[layer].gate.inputs[0])
    desk.click(layer)
    desk.key(Key.Key_C, CTRL)
    desk.open(EMPTY)
    desk.key(Key.Key_V, CTRL)
    there, new = desk.session.document, only_selected(desk)
    assert_whole(there)
    assert sorted(block.name for block in there.blocks.values()) == ["layer", "neuron"]
    assert numbers_in(there, new) == numbers_in(document, layer) == [2.0, 3.0]
    interface = there.root.nodes[new].interface
    there = edits.add(there, "x", "input", (-300.0, 0.0), label="x", value=0.25)
    there = edits.connect(there, Pin("x", "out"), Pin(new, interface.inputs[0].id))
    there = edits.flag(there, Pin(new, interface.outputs[0].id), (300.0, 0.0))
    run = run_document(there)
    assert run.loss == run_document(document).loss
    assert run.gradient(Pin("x", "out")) == slope


def test_the_last_use_that_is_cut_can_be_pasted(desk):
    desk.session.select(id_ for id_, _ in instances_in(desk.session.circuit))
    desk.key(Key.Key_X, CTRL)
    assert not desk.session.document.blocks
    desk.key(Key.Key_V, CTRL)
    assert_whole(desk.session.document)
    assert uses(desk.session.document) == {"neuron": 2}
    held = [numbers_in(desk.session.document, id_) for id_ in desk.session.selection]
    assert sorted(held) == [[2.0], [3.0]]


def test_a_block_is_not_pasted_into_itself(desk):
    desk.click(second(desk))
    desk.key(Key.Key_C, CTRL)
    desk.key(Key.Key_Return)
    before = desk.session.document
    desk.said.clear()
    desk.key(Key.Key_V, CTRL)
    assert desk.session.document is before
    assert desk.said == ['The block "neuron" cannot stand inside itself: neuron → neuron.']


def test_ports_stay_inside(desk):
    desk.double_click(second(desk))
    desk.key(Key.Key_A, CTRL)
    desk.key(Key.Key_C, CTRL)
    desk.session.leave()
    desk.key(Key.Key_V, CTRL)
    assert selected_kinds(desk) == ["mul", "parameter", "tanh"]
    assert_whole(desk.session.document)


def test_of_a_port_alone_there_is_nothing_to_copy(desk):
    desk.double_click(second(desk))
    (port,) = [id_ for id_, each in desk.session.circuit.nodes.items() if each.kind == "inlet"]
    desk.click(port)
    before = desk.session.document
    for key in (Key.Key_C, Key.Key_X):
        desk.said.clear()
        desk.key(key, CTRL)
        assert desk.said == ["The ports of a block stay inside it: select gates to copy."]
    assert desk.session.document is before


def test_all_that_is_cut_comes_back_between_the_ports(desk):
    desk.double_click(second(desk))
    desk.key(Key.Key_A, CTRL)
    desk.key(Key.Key_X, CTRL)
    assert sorted(each.kind for each in desk.session.circuit.nodes.values()) == ["inlet", "outlet"]
    desk.key(Key.Key_V, CTRL)
    assert selected_kinds(desk) == ["mul", "parameter", "tanh"]
    assert len(desk.session.circuit.wires) == 2


def test_a_flag_stays_outside(desk):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.select("output1", "add1")
    desk.key(Key.Key_C, CTRL)
    desk.click(block)
    desk.key(Key.Key_Return)
    desk.key(Key.Key_V, CTRL)
    assert selected_kinds(desk) == ["add"]
    assert_whole(desk.session.document)


def test_what_would_become_too_large_is_refused(desk, monkeypatch):
    monkeypatch.setattr(rules, "MOST_GATES", 20)
    desk.click(second(desk))
    desk.key(Key.Key_C, CTRL)
    desk.key(Key.Key_V, CTRL)
    before = desk.session.document
    desk.said.clear()
    desk.key(Key.Key_V, CTRL)
    assert desk.session.document is before
    assert len(desk.said) == 1 and "(limit 20)" in desk.said[0]


@pytest.mark.parametrize("key", [Key.Key_C, Key.Key_X, Key.Key_D])
def test_what_stands_in_a_frame_is_copied_where_it_is_defined(desk, key):
    desk.click(second(desk))
    desk.key(Key.Key_E, CTRL)
    before = desk.session.document
    (inner,) = [
        id_ for id_, each in desk.session.shown.nodes.items() if "/" in id_ and each.kind == "mul"
    ]
    desk.view.fit()
    desk.click(inner)
    QGuiApplication.clipboard().setText("mine")
    desk.said.clear()
    desk.key(key, CTRL)
    assert desk.session.document is before
    assert QGuiApplication.clipboard().text() == "mine"
    assert len(desk.said) == 1 and "inside a block" in desk.said[0]


def test_nor_is_a_block_pasted_into_one_that_stands_in_it(desk):
    """Though its own definition went with its last use, and only that of the inner one is left."""
    desk.group("layer", second(desk))
    desk.key(Key.Key_X, CTRL)
    assert [block.name for block in desk.session.document.blocks.values()] == ["neuron"]
    desk.click(desk.session.circuit.find("neuron1"))
    desk.key(Key.Key_Return)
    before = desk.session.document
    desk.said.clear()
    desk.key(Key.Key_V, CTRL)
    assert desk.session.document is before
    assert desk.said == ['The block "neuron" cannot stand inside itself: neuron → neuron.']


def test_a_block_of_another_version_brings_its_own_inside(desk):
    """The same file in two windows: the layer is the same, and the neuron in it is another."""
    document = desk.open(layer_of_two())
    layer = document.root.find("layer1")
    desk.click(layer)
    desk.key(Key.Key_C, CTRL)
    (tanh,) = [
        id_ for id_, each in document.blocks["neuron"].circuit.nodes.items() if each.kind == "tanh"
    ]
    changed = within(document, "neuron", edits.remove, [tanh])
    desk.open(changed)
    desk.key(Key.Key_V, CTRL)
    there, new = desk.session.document, only_selected(desk)
    assert_whole(there)
    assert kinds_in(there, new) == kinds_in(document, layer)
    assert kinds_in(there, layer) == kinds_in(changed, layer) != kinds_in(document, layer)
