"""Names of blocks: each belongs to one definition of a circuit, whatever way it came."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from block_documents import layer_of_two, two_neurons

from circuit_editor.engine import run_document
from circuit_editor.engine.compile.compiler import compile
from circuit_editor.engine.path_names import PathNames
from circuit_editor.model import EMPTY, Pin, blocks
from circuit_editor.model.block_names import instance_names, names_along, with_names
from circuit_editor.model.edits import add_block, remove, rename, set_value
from circuit_editor.model.edits.copy_paste import copy_of, insert, paste
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.edits.ungrouping import ungroup
from circuit_editor.model.edits.unshare import keep_for_one, make_unique
from circuit_editor.model.fresh_names import free_block_name, fresh_id, numbered_names
from circuit_editor.model.rules import LONGEST_LABEL, why_not_block_name


def names(document):
    return sorted(block.name for block in document.blocks.values())


def tanh_in(document, definition):
    nodes = document.blocks[definition].circuit.nodes
    return next(id_ for id_, each in nodes.items() if each.kind == "tanh")


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("neuron", ["neuron2", "neuron3"]),
        ("neuron2", ["neuron3", "neuron4"]),
        ("neuron, 2 inputs", ["neuron, 2 inputs 2", "neuron, 2 inputs 3"]),
        ("my neuron 9", ["my neuron 10", "my neuron 11"]),
        ("σ", ["σ2", "σ3"]),
        ("7", ["8", "9"]),
        ("", [" 2", " 3"]),
        ("9" * 30, [f"{'9' * 24}1000000", f"{'9' * 24}1000001"]),
    ],
)
def test_a_name_that_is_taken_gets_a_number(name, following):
    assert list(itertools.islice(numbered_names(name), 2)) == following
    assert free_block_name([], name) == name
    assert free_block_name([name, following[0]], name) == following[1]


def test_no_name_gets_too_long():
    assert len(next(numbered_names("x" * LONGEST_LABEL))) == LONGEST_LABEL


def test_made_unique_a_block_has_a_name_of_its_own():
    document, _ = make_unique(two_neurons(), ("block2",))
    assert names(document) == ["neuron", "neuron2"]


def test_kept_for_one_use_it_has_the_first_free_name():
    before = two_neurons()
    (definition,) = before.blocks
    gate = tanh_in(before, definition)
    edited = blocks.within(before, definition, rename, gate, "sum")
    document, _ = keep_for_one(before, edited, ("block2",))
    assert names(document) == ["neuron", "neuron2"]


def test_what_comes_from_elsewhere_takes_no_name_from_what_is_there():
    document = two_neurons()
    (definition,) = document.blocks
    other = blocks.within(document, definition, remove, [tanh_in(document, definition)])
    part = copy_of(other, other.root, ["block1"])
    assert names(paste(document, part, (0.0, 200.0))[0]) == ["neuron", "neuron2"]
    assert names(insert(document, other, definition, (0.0, 200.0))[0]) == ["neuron", "neuron2"]
    assert names(paste(document, copy_of(document, document.root, ["block1"]), (0, 9))[0]) == [
        "neuron"
    ]


def test_a_new_group_takes_no_name_either():
    document, _ = group(layer_of_two(), ["layer1"], "neuron")
    assert "neuron2" in names(document)


def test_a_name_that_another_bears_is_refused_in_a_sentence():
    document = layer_of_two()
    (neuron,) = (id_ for id_, block in document.blocks.items() if block.name == "neuron")
    refusal = why_not_block_name(document, neuron, " layer ")
    assert str(refusal) == 'Another block of this circuit is called "layer".'
    assert why_not_block_name(document, neuron, "neuron") is None


def test_blocks_without_a_label_are_called_by_their_kind_and_a_number():
    document = two_neurons()
    root = document.root
    root = replace(root, labels=root.labels.delete("block1").delete("block2"))
    document = replace(document, root=root)
    assert instance_names(root) == {"block1": "neuron", "block2": "neuron2"}
    (weight,) = (
        id_
        for id_, each in next(iter(document.blocks.values())).circuit.nodes.items()
        if each.gate.is_source
    )
    assert names_along(document, (), f"block2/{weight}") == "neuron2 › w"
    assert with_names(document).root.label("block2") == "neuron2"


def labels_of_blocks(document):
    """The label of every block in the root, "" where it has none, in the order of the ids."""
    return [
        document.root.label(id_)
        for id_, each in sorted(document.root.nodes.items())
        if each.gate.is_block
    ]


def copied_once_more(document, label):
    """The document with a copy of the block that is called so."""
    part = copy_of(document, document.root, [document.root.find(label)])
    return paste(document, part, (0.0, 300.0))[0]


def test_a_copy_of_a_block_has_a_name_of_its_own():
    document = two_neurons()
    assert labels_of_blocks(document) == ["neuron1", "neuron2"]
    document = copied_once_more(document, "neuron2")
    assert labels_of_blocks(document) == ["neuron1", "neuron2", "neuron3"]
    document = copied_once_more(document, "neuron1")
    assert labels_of_blocks(document) == ["neuron1", "neuron2", "neuron3", "neuron4"]


def test_what_named_a_weight_in_a_block_still_names_it_after_a_copy():
    before = two_neurons()
    after = copied_once_more(before, "neuron2")
    for name in ("neuron1", "neuron2"):
        assert PathNames(after).instance(name) == PathNames(before).instance(name)
    assert {"neuron1/w", "neuron2/w", "neuron3/w"} <= names_in_report(after)


def test_of_blocks_without_labels_the_first_is_still_called_as_its_definition():
    document, first = insert(EMPTY, two_neurons(), "neuron", (0.0, 0.0))
    assert PathNames(document).instance("neuron") == first
    interface = document.root.nodes[first].interface
    document = add_block(document, fresh_id(document, "block"), interface, (0.0, 200.0))
    document = copied_once_more(document, "neuron2")
    assert labels_of_blocks(document) == ["", "neuron2", "neuron3"]
    assert PathNames(document).instance("neuron") == first


def test_blocks_copied_together_stay_apart_and_into_an_empty_circuit_keep_their_names():
    document = two_neurons()
    part = copy_of(document, document.root, document.root.nodes)
    assert labels_of_blocks(paste(EMPTY, part, (0.0, 0.0))[0]) == ["neuron1", "neuron2"]
    together, _ = paste(document, part, (0.0, 300.0))
    assert labels_of_blocks(together) == ["neuron1", "neuron2", "neuron3", "neuron4"]


def test_blocks_that_come_out_of_a_block_take_no_name_either():
    document, first = group(two_neurons(), blocks_in(two_neurons()), "layer")
    document = copied_once_more(rename(document, first, "layer1"), "layer1")
    for name in ("layer1", "layer2"):
        document, _ = ungroup(document, document.root.find(name))
    assert sorted(labels_of_blocks(document)) == ["neuron1", "neuron2", "neuron3", "neuron4"]


def blocks_in(document):
    """The ids of the blocks in the root."""
    return [id_ for id_, each in document.root.nodes.items() if each.gate.is_block]


def names_in_report(document):
    """Everything that holds a value, by the name that scripts use."""
    return set(PathNames(document).of_sources(compile(document)).values())


def test_a_pasted_block_whose_inner_block_differs_keeps_its_own():
    """The outer definitions are equal and the inner ones are not: nothing of them is shared."""
    here = layer_of_two()
    weight = next(iter(here.blocks["neuron"].circuit.values))
    there = blocks.within(here, "neuron", set_value, weight, 7.0)
    (used,) = (id_ for id_, node in here.root.nodes.items() if node.interface is not None)
    part = copy_of(there, there.root, list(there.root.nodes))
    assert here.blocks["layer"] == part.blocks["layer"]
    after, new = paste(here, part, (0.0, 300.0))
    (pasted,) = (id_ for id_ in new if after.root.nodes[id_].interface is not None)
    before, now = run_document(there), run_document(after)
    (port,) = here.root.nodes[used].interface.outputs
    (own,) = after.root.nodes[pasted].interface.outputs
    assert now.value(Pin(pasted, own.id)) == before.value(Pin(used, port.id))
    assert now.value(Pin(used, port.id)) != before.value(Pin(used, port.id))
