"""A large circuit of nested blocks: 10 layers of 10 units of 50 gates, 5,000 gates in all.

The signal goes through the units of a layer one after the other; every unit has a weight, whose
value belongs to its instance.
"""

from __future__ import annotations

from dataclasses import replace

from immutables import Map

from circuit_editor.model import OUT, Block, Circuit, Document, Node, Pin, Value, blocks, node

LAYERS, UNITS, GATES = 10, 10, 50
STEP = 280.0


def nested(layers: int = LAYERS, units: int = UNITS, gates: int = GATES) -> Document:
    """The document; its loss is a number near 0."""
    document = blocks.put(Document(), "unit", Block("unit", _unit(gates)))
    document = blocks.put(
        document, "layer", Block("layer", _chain(document, "unit", units, "inlet", "outlet"))
    )
    root = _chain(document, "layer", layers, "input", "output")
    values = {f"layer1/unit{index}/w": Value(0.1 * index) for index in range(1, units + 1)}
    root = replace(
        root,
        labels=root.labels.set("output1", "f"),
        values=Map({"input1": Value(0.5), **values}),
    )
    return replace(document, root=root, loss="output1")


def _unit(gates: int) -> Circuit:
    """One weight, then tanh, cos, tanh, ... down a line."""
    nodes = {"inlet2": node("inlet"), "w": node("parameter"), "mul1": node("mul")}
    wires = {Pin("mul1", "a"): Pin("inlet2", OUT), Pin("mul1", "b"): Pin("w", OUT)}
    last = "mul1"
    for index in range(1, gates):
        kind = "tanh" if index % 2 else "cos"
        here = f"{kind}{index}"
        nodes[here], wires[Pin(here, "x")] = node(kind), Pin(last, OUT)
        last = here
    nodes["outlet2"], wires[Pin("outlet2", "x")] = node("outlet"), Pin(last, OUT)
    places = {id_: (STEP * (index % 10), 100.0 * (index // 10)) for index, id_ in enumerate(nodes)}
    return Circuit(
        Map(nodes),
        Map(wires),
        Map({"w": Value(1.5)}),
        Map({"inlet2": "x", "w": "w", "outlet2": "y"}),
        Map(places),
    )


def _chain(document: Document, block: str, count: int, first: str, last: str) -> Circuit:
    """Instances of a block, one behind the other, between two ends."""
    interface = document.blocks[block].interface(block)
    begin, end = f"{first}1", f"{last}1"
    ids = [f"{block}{index}" for index in range(1, count + 1)]
    nodes = {begin: node(first), end: node(last)} | dict.fromkeys(
        ids, Node("block", interface=interface)
    )
    wires = {}
    source = Pin(begin, OUT)
    for id_ in ids:
        wires[Pin(id_, interface.inputs[0].id)] = source
        source = Pin(id_, interface.outputs[0].id)
    wires[Pin(end, "x")] = source
    places = {id_: (STEP * at, 0.0) for at, id_ in enumerate([begin, *ids, end])}
    labels = {begin: "x", end: "y"}
    return Circuit(nodes=Map(nodes), wires=Map(wires), labels=Map(labels), places=Map(places))
