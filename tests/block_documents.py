"""Documents with blocks that several tests begin with, made as a user makes them."""

from __future__ import annotations

from dataclasses import replace

import circuit_editor as ce
from circuit_editor import files, resources
from circuit_editor.files import library
from circuit_editor.model import Document, Pin, Value, blocks, edits, node
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group

BLOCKS_OF_NUMBERS, BLOCKS_OF_ARRAYS = (
    [
        block
        for block in library.built_in()
        if any(value.array.shape for value in block.document.root.values.values()) is of_arrays
    ]
    for of_arrays in (False, True)
)
SIGMOID_GATES = ("mul_constant1", "exp1", "add_constant1", "reciprocal1")


def sigmoid_block() -> Document:
    """The shipped neuron; its last four gates are a block "sigmoid" with the ports x and f."""
    document = files.load(resources.folder() / "examples" / "sigmoid-neuron.circuit")
    document, _ = group(document, SIGMOID_GATES, "sigmoid")
    return document


def two_neurons() -> Document:
    """f = tanh(w2·tanh(w·x)) by two blocks "neuron", labelled neuron1 (w = 2) and neuron2 (3)."""
    document = ce.circuit("h = w * x; f = tanh(h)", w=2, x=0.25).document
    gates = [id_ for id_, each in document.root.nodes.items() if each.kind in ("mul", "tanh")]
    document, first = group(document, [*gates, document.root.find("w")], "neuron")
    document, (second,) = paste(document, copy_of(document, document.root, [first]), (300.0, 0.0))
    interface = document.root.nodes[first].interface
    (inlet,), (outlet,) = interface.inputs, interface.outputs
    document = edits.connect(document, Pin(first, outlet.id), Pin(second, inlet.id))
    document = edits.connect(document, Pin(second, outlet.id), Pin(document.loss, "x"))
    document = edits.rename(document, first, "neuron1")
    document = edits.rename(document, second, "neuron2")
    weight = next(
        id_
        for id_, each in document.blocks[interface.block].circuit.nodes.items()
        if each.gate.is_source
    )
    return edits.set_value(document, f"{second}/{weight}", 3.0)


def layer_of_two() -> Document:
    """The two neurons as one block "layer", labelled layer1."""
    document = two_neurons()
    document, layer = group(
        document, [id_ for id_, _ in blocks.instances_in(document.root)], "layer"
    )
    return edits.rename(document, layer, "layer1")


def split() -> Document:
    """f = (x·y) + x by a block "split" with two outputs: p = x·y, and q, its first input."""
    document = ce.circuit("p = x * y; f = p + x", x=3, y=-4).document
    (product,) = [id_ for id_, each in document.root.nodes.items() if each.kind == "mul"]
    (total,) = [id_ for id_, each in document.root.nodes.items() if each.kind == "add"]
    document, block = group(document, [product], "split")
    interface = document.root.nodes[block].interface
    by_name = {port.name: port.id for port in interface.inputs}

    def handing_through(inside: Document) -> Document:
        root = inside.root
        root = replace(
            root,
            nodes=root.nodes.set("through", node("outlet")),
            labels=root.labels.set("through", "q"),
            wires=root.wires.set(Pin("through", "x"), Pin(by_name["x"], "out")),
            places=root.places.set("through", (900.0, 900.0)),
        )
        return replace(inside, root=root)

    document = blocks.within(document, interface.block, handing_through)
    return edits.connect(document, Pin(block, "through"), Pin(total, "b"))


def with_default(document: Document, port: str, number: float) -> Document:
    """The document with a default at this port of its only block, and the port's wire cut."""
    ((instance, interface),) = blocks.instances_in(document.root)
    (inlet,) = [each.id for each in interface.inputs if each.name == port]
    document = blocks.within(
        document,
        interface.block,
        lambda inside: replace(
            inside,
            root=replace(inside.root, values=inside.root.values.set(inlet, Value(number))),
        ),
    )
    return edits.disconnect(document, [Pin(instance, inlet)])
