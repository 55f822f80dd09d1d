"""Grouping and ungrouping: exact inverses, nothing dangling, loops refused with a way out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from block_strategies import assert_whole, chunks, documents_with_blocks, flat_documents
from hypothesis import given
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor.engine import run_document
from circuit_editor.model import OUT, History, Pin, Value, blocks
from circuit_editor.model.edits import (
    connect,
    disconnect,
    move,
    remove,
    rename,
    set_attr,
    set_range,
    set_value,
)
from circuit_editor.model.edits.copy_paste import copy_of, insert, paste
from circuit_editor.model.edits.grouping import group, groupable, why_not_group
from circuit_editor.model.edits.ports import move_port, reorder, set_default
from circuit_editor.model.edits.ungrouping import ungroup, why_not_ungroup
from circuit_editor.model.edits.unshare import make_unique
from circuit_editor.model.rules import why_not_paste, why_not_place

NEURON = "s = w0*x0 + w1*x1 + w2; f = 1/(1+exp(-s))"
SIGMA = ["mul_constant1", "exp1", "add_constant1", "reciprocal1"]


def neuron():
    return ce.circuit(NEURON, w0=2, x0=-1, w1=-3, x1=-2, w2=-3).document


def sigma():
    return group(neuron(), SIGMA, "σ")


# The lecture's block -------------------------------------------------------------------------


def test_four_gates_become_a_block_with_one_port_on_each_side():
    document, id_ = sigma()
    interface = document.root.nodes[id_].interface
    assert [port.name for port in interface.inputs] == ["s"]
    assert len(interface.outputs) == 1
    assert interface.name == "σ"
    assert document.root.wires[Pin(id_, interface.inputs[0].id)].port == OUT
    assert_whole(document)


def test_a_port_bears_the_name_of_what_is_wired_to_it():
    document, id_ = group(neuron(), ["mul1"], "product")
    assert [port.name for port in document.root.nodes[id_].interface.inputs] in (
        ["w0", "x0"],
        ["x0", "w0"],
    )


def test_a_flag_stays_outside():
    document = neuron()
    everything = list(document.root.nodes)
    document, id_ = group(document, everything, "all")
    assert set(document.root.nodes) == {id_, "output1"}
    assert_whole(document)


def test_only_a_flag_is_no_block():
    refusal = why_not_group(neuron().root, ["output1"])
    assert "Select the gates" in str(refusal.sentence)
    assert groupable(neuron().root, ["output1", "nobody"]) == frozenset()


def test_a_chunk_that_would_feed_itself_is_refused_with_the_path_and_the_way_out():
    document = neuron()
    refusal = why_not_group(document.root, ["mul_constant1", "add_constant1"])
    assert refusal.missing == ("exp1",)
    assert refusal.loop == ("mul_constant1", "exp1", "add_constant1")
    assert "loop" in str(refusal.sentence)
    assert why_not_group(document.root, ["mul_constant1", "add_constant1", "exp1"]) is None


def test_an_open_end_gets_a_port_too():
    document = remove(neuron(), ["output1"])
    document, id_ = group(document, SIGMA, "σ")
    assert len(document.root.nodes[id_].interface.outputs) == 1


# Laws ----------------------------------------------------------------------------------------


@given(flat_documents(), st.data())
def test_ungrouping_is_the_exact_inverse(document, data):
    chunk = data.draw(chunks(document))
    if not chunk:
        return
    grouped, id_ = group(document, chunk, "block")
    assert_whole(grouped)
    again, ids = ungroup(grouped, id_)
    assert again == document
    assert set(ids) == groupable(document.root, chunk)


@given(documents_with_blocks(), st.data())
def test_grouping_in_blocks_and_of_blocks_has_an_inverse_too(document, data):
    inside = data.draw(st.sampled_from([None, *sorted(document.blocks)]))
    chunk = data.draw(chunks(document, inside))
    if not chunk:
        return
    grouped, id_ = group(document, chunk, "outer", inside)
    assert_whole(grouped)
    again, _ = ungroup(grouped, id_, inside)
    assert again == document


@given(documents_with_blocks(), st.data())
def test_whatever_is_done_to_blocks_nothing_dangles(document, data):
    assert_whole(document)
    instances = sorted(id_ for id_, _ in blocks.instances_in(document.root))
    if not instances:
        return
    id_ = data.draw(st.sampled_from(instances))
    step = data.draw(st.sampled_from(["ungroup", "unique", "remove", "paste", "insert"]))
    if step == "ungroup":
        document, _ = ungroup(document, id_)
    elif step == "unique":
        document, (way,) = make_unique(document, (id_,))
        assert blocks.uses(document)[document.root.nodes[way].interface.block] == 1
    elif step == "remove":
        document = remove(document, [id_])
    elif step == "paste":
        document, _ = paste(document, copy_of(document, document.root, document.root.nodes), (1, 1))
    else:
        document, _ = insert(neuron(), document, document.root.nodes[id_].interface.block, (0, 0))
    assert_whole(document)
    names = [block.name for block in document.blocks.values()]
    assert len(set(names)) == len(names)


def test_an_edit_inside_is_undone_from_outside_to_the_same_object():
    document, _ = sigma()
    history = History(document)
    (block,) = document.blocks
    history.commit(blocks.within(document, block, set_attr, "add_constant1", "c", 2.0), "Set c")
    assert history.document is not document
    history.undo()
    assert history.document is document


def test_an_edit_that_changes_nothing_inside_changes_nothing():
    document, _ = sigma()
    (block,) = document.blocks
    assert blocks.within(document, block, move, {}) is document


def test_ranges_and_values_go_in_and_out_with_their_gates():
    document = set_range(neuron(), "parameter1", -1.0, 1.0)
    grouped, id_ = group(document, ["parameter1", "mul1"], "part")
    assert list(grouped.ranges) == [f"{id_}/parameter1"]
    changed = set_value(grouped, f"{id_}/parameter1", 9.0)
    opened, _ = ungroup(changed, id_)
    assert opened.root.values["parameter1"] == Value(9.0)
    assert opened.ranges == document.ranges


# Instances -----------------------------------------------------------------------------------


def twice():
    """Two instances of σ; the first one's id, and the second's."""
    document, first = sigma()
    document, (second,) = paste(document, copy_of(document, document.root, [first]), (0, 200))
    return document, first, second


def test_a_duplicate_stays_linked():
    document, first, second = twice()
    assert document.root.nodes[first].interface is document.root.nodes[second].interface
    assert blocks.uses(document) == {"block": 2}


def test_ungrouping_one_of_two_leaves_the_other_as_it_is():
    document, first, second = twice()
    opened, ids = ungroup(document, second)
    assert not set(ids) & set(document.blocks["block"].circuit.nodes)
    assert opened.root.nodes[first] == document.root.nodes[first]
    assert_whole(opened)


def test_a_unique_instance_has_a_definition_of_its_own():
    document, first, second = twice()
    document, way = make_unique(document, (second,))
    assert way == (second,)
    assert document.root.nodes[first].interface.block != document.root.nodes[second].interface.block
    assert_whole(document)
    same, _ = make_unique(document, (second,))
    assert same is document


def test_unique_deep_inside_leaves_all_others_as_they_were():
    document, first, second = twice()
    document, outer = group(document, [first, second], "pair")
    document, (other,) = paste(document, copy_of(document, document.root, [outer]), (0, 400))
    before = document.root.nodes[outer]
    document, (top, inner) = make_unique(document, (other, first))
    assert top == other and document.root.nodes[outer] == before
    pair = document.blocks[document.root.nodes[other].interface.block].circuit
    interfaces = {id_: interface.block for id_, interface in blocks.instances_in(pair)}
    assert len(set(interfaces.values())) == 2
    assert blocks.uses(document)[interfaces[inner]] == 1
    assert_whole(document)


def test_an_instance_keeps_its_numbers_when_it_is_made_unique():
    document, id_ = group(neuron(), ["parameter1", "mul1"], "part")
    document, (second,) = paste(document, copy_of(document, document.root, [id_]), (0, 200))
    document = set_value(document, f"{second}/parameter1", 7.0)
    document = set_range(document, f"{second}/parameter1", 0.0, 8.0)
    document, _ = make_unique(document, (second,))
    (path,) = [path for path in document.root.values if "/" in path]
    assert document.root.values[path] == Value(7.0)
    assert document.ranges[path] == (0.0, 8.0)


def test_a_block_may_not_stand_inside_itself():
    document, id_ = sigma()
    (inner,) = document.blocks
    document, _ = group(document, [id_], "layer")
    outer = next(each for each in document.blocks if each != inner)
    refusal = why_not_place(document, outer, inner)
    assert str(refusal) == 'The block "σ" cannot stand inside itself: σ → layer → σ.'
    assert why_not_place(document, inner, outer) is None
    assert why_not_place(document, inner, None) is None
    part = copy_of(document, document.root, document.root.nodes)
    assert why_not_paste(document, part, outer) is not None


# Ports ---------------------------------------------------------------------------------------


def test_renaming_and_reordering_ports_never_rewires():
    document, id_ = group(neuron(), ["mul1", "mul2"], "products")
    (block,) = document.blocks
    wires = document.root.wires
    inputs, outputs = document.blocks[block].inputs, document.blocks[block].outputs
    document = reorder(document, block, inputs[::-1], outputs[::-1])
    document = blocks.within(document, block, rename, inputs[0], "renamed")
    document = blocks.rename_block(document, block, "other")
    assert document.root.wires is wires
    interface = document.root.nodes[id_].interface
    assert [port.id for port in interface.inputs] == list(inputs[::-1])
    assert interface.inputs[-1].name == "renamed" and interface.name == "other"


@pytest.mark.parametrize(
    ("port", "by", "order"), [("a", 1, "bac"), ("a", -1, "abc"), ("b", 5, "acb"), ("c", -2, "cab")]
)
def test_a_port_moves_as_far_as_there_is_room(port, by, order):
    assert "".join(move_port("abc", port, by)) == order


def test_a_port_that_is_deleted_takes_its_wires_outside_along():
    document, id_ = sigma()
    (block,) = document.blocks
    (inlet,) = document.blocks[block].inputs
    document = blocks.within(document, block, remove, [inlet])
    assert Pin(id_, inlet) not in document.root.wires
    assert document.root.nodes[id_].interface.inputs == ()
    assert_whole(document)


def test_a_default_that_goes_takes_the_instances_own_along():
    document, id_ = sigma()
    (block,) = document.blocks
    (inlet,) = document.blocks[block].inputs
    document = set_default(document, block, inlet, 2.0)
    assert document.root.nodes[id_].interface.inputs[0].has_default
    document = set_value(document, f"{id_}/{inlet}", 3.0)
    document = set_default(document, block, inlet, None)
    assert f"{id_}/{inlet}" not in document.root.values
    assert_whole(document)


def test_an_open_port_with_a_default_becomes_an_input_when_its_block_is_opened():
    document, id_ = sigma()
    (block,) = document.blocks
    (inlet,) = document.blocks[block].inputs
    document = set_default(document, block, inlet, 2.0)
    wires = document.root.wires.delete(Pin(id_, inlet))
    document = replace(document, root=replace(document.root, wires=wires))
    opened, ids = ungroup(document, id_)
    assert inlet in ids and opened.root.values[inlet] == Value(2.0)
    assert opened.root.nodes[inlet].kind == "input"
    assert_whole(opened)


def in_another(default=2.0):
    """f = exp(x) by a block in a block; the inner one's port has a default, the outer one no x."""
    document = ce.circuit("f = exp(x)", x=1).document
    (gate,) = [id_ for id_, each in document.root.nodes.items() if each.kind == "exp"]
    document, inner = group(document, [gate], "inner")
    document = set_default(document, "inner", document.blocks["inner"].inputs[0], default)
    document, outer = group(document, [inner], "outer")
    return disconnect(document, [Pin(outer, document.blocks["outer"].inputs[0])]), outer


def test_a_block_is_not_opened_where_a_default_inside_would_come_to_count():
    document, outer = in_another()
    assert run_document(document).loss is None
    assert str(why_not_ungroup(document, outer)) == (
        'Nothing is wired to the port "x" of the block outer. Without the block, the default of '
        'the port "x" of block1 would count there: wire "x" first.'
    )
    (inner,) = [id_ for id_, _ in blocks.instances_in(document.blocks["outer"].circuit)]
    assert why_not_ungroup(document, inner, "outer") is None
    wired = connect(document, Pin(document.root.find("x"), OUT), Pin(outer, "inlet2"))
    own = set_default(document, "outer", "inlet2", 3.0)
    for document in (wired, own):
        assert why_not_ungroup(document, outer) is None
        assert run_document(ungroup(document, outer)[0]).loss == run_document(document).loss


def test_nor_where_one_behind_it_would():
    """A port that hands on what it lacks: the default of the next block must not count."""
    document = ce.circuit("f = exp(tanh(x))", x=1).document
    (first,) = [id_ for id_, each in document.root.nodes.items() if each.kind == "tanh"]
    (second,) = [id_ for id_, each in document.root.nodes.items() if each.kind == "exp"]
    document, second = group(document, [second], "behind")
    document, first = group(document, [first], "before")
    (inlet,), (outlet,) = document.blocks["before"].inputs, document.blocks["before"].outputs
    document = blocks.within(document, "before", connect, Pin(inlet, OUT), Pin(outlet, "x"))
    (last,) = document.blocks["behind"].inputs
    document = set_default(document, "behind", last, 2.0)
    assert why_not_ungroup(document, first) is None
    document = disconnect(document, [Pin(first, inlet)])
    assert why_not_ungroup(document, first) is not None
    assert why_not_ungroup(set_default(document, "behind", last, None), first) is None
    unwired = blocks.within(document, "before", disconnect, [Pin(outlet, "x")])
    assert str(why_not_ungroup(unwired, first)) == (
        'Nothing is wired to the port "out" of the block before. Without the block, the default '
        'of the port "x" of block1 would count there: wire "out" first.'
    )
