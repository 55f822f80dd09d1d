"""What sentences call nodes: the same in each of them, and told apart where blocks look alike."""

import pytest
from block_documents import layer_of_two, split, two_neurons

from circuit_editor.model import Pin, blocks, edits
from circuit_editor.model.document import Document
from circuit_editor.teaching.node_names import NodeNames, acting, node_name, pin_name
from circuit_editor.text import Named


def unlabelled() -> Document:
    """Two neurons of which neither has a label."""
    document = two_neurons()
    for id_, _ in blocks.instances_in(document.root):
        document = edits.rename(document, id_, "")
    return document


def instance_and_product(document: Document) -> tuple[str, str]:
    """The id of the second instance by its number, and the product inside."""
    *_, (instance, interface) = sorted(blocks.instances_in(document.root))
    inside = document.blocks[interface.block].circuit
    (product,) = [id_ for id_, each in inside.nodes.items() if each.kind == "mul"]
    return instance, product


def test_blocks_around_have_one_name_in_every_sentence():
    document = unlabelled()
    instance, product = instance_and_product(document)
    path, names = f"{instance}/{product}", NodeNames(document)
    assert names.place(instance) == "neuron2"
    assert names.full(path) == f"neuron2 › {names.short(path)}"
    assert node_name(document, path).described == names.full(path)
    assert acting(document, path) == "neuron2 › ×"


def test_what_stands_two_blocks_deep_is_called_by_both():
    document = layer_of_two()
    ((layer, interface),) = blocks.instances_in(document.root)
    inner = document.blocks[interface.block].circuit.find("neuron2")
    weight = document.blocks[
        document.blocks[interface.block].circuit.nodes[inner].interface.block
    ].circuit.find("w")
    named = node_name(document, f"{layer}/{inner}/{weight}")
    assert named == Named("layer1/neuron2/w", "layer1 › neuron2 › w")
    assert NodeNames(document).full(f"{layer}/{inner}/{weight}") == named.described


@pytest.mark.parametrize("path", ["gone", "gone/mul1", "", "neuron1/gone"])
def test_what_is_not_there_is_called_by_its_path(path):
    assert node_name(two_neurons(), path) == Named(path, path)


def test_an_output_of_several_bears_its_port():
    document = split()
    ((block, interface),) = blocks.instances_in(document.root)
    port = next(each for each in interface.outputs if each.name == "q")
    assert NodeNames(document).output(Pin(block, port.id)) == "split(x, y).q"
    assert pin_name(document, Pin(block, port.id)).described == "split(x, y) › q"
    (total,) = [id_ for id_, each in document.root.nodes.items() if each.kind == "add"]
    assert NodeNames(document).output(Pin(total, "out")) == NodeNames(document).short(total)
