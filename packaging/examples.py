"""Draw the examples that come with the program anew: `.venv/bin/python packaging/examples.py`.

For when the layout has improved. What is shipped is what it writes, and tests/test_resources.py
holds them together, and the numbers that the examples must show.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checkout import RESOURCES

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import Gate
from circuit_editor.layout.picture import root_as_drawn, with_shapes
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.model import Document, Pin, edits
from circuit_editor.model.blocks import circuit_at, edit_at, instances_in, within
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group


@dataclass(frozen=True)
class Example:
    """A program, the values of its inputs, and labels other than the program's names."""

    program: str
    values: Mapping[str, Any]
    labels: Mapping[str, str] = field(default_factory=dict)


EXAMPLES = {
    "first-example": Example(
        """
        q = x + y
        f = q * z
        """,
        {"x": -2, "y": 5, "z": -4},
    ),
    "sigmoid-neuron": Example(
        "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))",
        {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
    ),
    "gate-patterns": Example(
        "f = 2 * (x*y + max(z, u))",
        {"x": 3, "y": -4, "z": 2, "u": -1},
        {"u": "w"},  # the lecture's w is an input, and a program would make it a parameter
    ),
    "staged-example": Example(
        """
        sigy = sigmoid(y)
        num = x + sigy
        sigx = sigmoid(x)
        xpy = x + y
        xpysqr = xpy^2
        den = sigx + xpysqr
        invden = 1 / den
        f = num * invden
        """,
        {"x": 3, "y": -4},
    ),
    "two-input-max": Example("f = max(x, y)", {"x": 4, "y": 2}),
    # tanh, because both neurons then pass some gradient on: every weight has a number to look at
    "two-layer-network": Example(
        """
        h1 = tanh(w11*x1 + w12*x2 + b1)
        h2 = tanh(w21*x1 + w22*x2 + b2)
        y = w31*h1 + w32*h2 + b3
        loss = (y - t)^2
        """,
        {
            **{"x1": 1, "x2": -2, "t": 1},
            **{"w11": 0.5, "w12": -0.25, "b1": 0.1},
            **{"w21": -0.5, "w22": 0.5, "b2": 0.25},
            **{"w31": 1.5, "w32": -0.5, "b3": 0.2},
        },
    ),
    "squared-length-of-a-vector": Example(
        """
        q = W @ x
        f = sum(q^2)
        """,
        {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]},
    ),
    "softmax-with-cross-entropy": Example(
        """
        p = softmax(z)
        q = p[0]
        L = -log(q)
        """,
        {"z": [2, 1, 0]},
    ),
}
# a batch of four examples with two numbers each, and what a network of three units makes of it
BATCH = {
    "x": [[-1, 0.5], [-0.5, 1], [0.5, -1.5], [1.5, 0.5]],
    "t": [[0.5], [0.5], [-1], [-1]],
    "W1": [[-0.9, 0.8, 0.7], [-0.5, 0.7, -0.4]],
    "b1": [0.3, 0, -0.2],
    "W2": [[-0.3], [1.1], [-1.2]],
    "b2": [-0.2],
}
LAYERS = """
z = x @ W1 + b1
h = tanh(z)
y = h @ W2 + b2
L = mse(y, t)
"""


def drawn(example: Example) -> Document:
    """The example as a circuit, tidily laid out."""
    document = document_from(example.program, example.values)
    for name, label in example.labels.items():
        document = edits.rename(document, found(document, name), label)
    return document


def batch_of_examples() -> Document:
    """The network in matrices; what goes in and what should come out have a row per example."""
    document = document_from(LAYERS, BATCH)
    for name in ("x", "t"):
        document = edits.set_option(document, found(document, name), "examples", True)
    return document


def two_layers_in_matrices() -> Document:
    """A network with one hidden layer: its gates in one line, its weights under those they feed."""
    return arranged(batch_of_examples())


def network_as_nested_blocks() -> Document:
    """The same: each linear layer a block, and the first with its tanh a block around that."""
    document = batch_of_examples()
    bias = found(document, "b2")  # below the weights: ports of a block stand in this order
    document = edits.move(document, {bias: (document.root.places[bias][0], 1000.0)})
    hidden, first = group(document, layer_of(document, "z"), "linear layer")
    both, second = group(hidden, layer_of(hidden, "y"), "linear layer")
    document, layer = group(both, [first, found(both, "h")], "tanh layer")
    for way in ((layer, first), (layer,), (second,), ()):
        shapes = run_document(document).array_shapes()
        circuit = with_shapes(circuit_at(document, way), shapes, "".join(f"{id_}/" for id_ in way))
        document = edit_at(document, way, edits.move, tidy(circuit))
    return document


def layer_of(document: Document, name: str) -> list[str]:
    """The gates of a linear layer, whose result bears this name."""
    last = found(document, name)
    return [document.root.wires[Pin(last, "a")].node, last]


def sigmoid_as_one_block() -> Document:
    """The sigmoid neuron, its last four gates a block."""
    return laid_out(sigmoid(drawn(EXAMPLES["sigmoid-neuron"])))


def sigmoid_block_opened() -> Document:
    """The same, as it is seen with the block opened in place."""
    document = sigmoid_as_one_block()
    return replace(document, expanded=frozenset(id_ for id_, _ in instances_in(document.root)))


def two_neurons_one_block() -> Document:
    """Two neurons that look at the same inputs, each with weights of its own."""
    document = document_from(
        "h1 = sigmoid(w0*x0 + w1*x1 + w2); f = h1 + h2",
        {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3, "h2": 0},
    )
    return laid_out(two_neurons(document, ("x0", "x1"), {"w0": 1, "w1": -2, "w2": -1}))


def shared_weight() -> Document:
    """Two steps of h = w*h + x that share one w, which comes in through a port."""
    document = document_from("h1 = w*h0 + x1; f = h1 + x2", {"w": 2, "h0": 1, "x1": 1, "x2": -1})
    last = found(document, "f")
    gates = all_but(document, "w", "h0", "x1", "x2", "f")
    document, first = chunk(document, "step", "step1", gates, ("w", "h", "x"), ("out",))
    (out,) = document.root.nodes[first].gate.outputs
    wires = {"h": Pin(first, out), "x": document.root.wires[Pin(last, "b")]}
    document, second = another(document, "step2", first, wires)
    document = edits.connect(document, Pin(second, out), Pin(document.loss or "", "x"))
    return laid_out(edits.remove(document, [last]))


def three_levels() -> Document:
    """A layer of two neurons, each with a sigmoid of its own, gate by gate."""
    document = document_from(
        "h1 = 1/(1 + exp(-(w*x + b))); f = h1 + h2", {"w": 1, "x": 2, "b": -1, "h2": 0}
    )
    document = two_neurons(sigmoid(document), ("x",), {"w": 3, "b": -4})
    neurons = [id_ for id_, _ in instances_in(document.root)]
    return laid_out(chunk(document, "layer", "hidden", neurons, ("x",), ("h1", "h2"))[0])


def sigmoid(document: Document) -> Document:
    """The document with the four gates of its sigmoid as a block."""
    kinds = ("mul_constant", "exp", "add_constant", "reciprocal")
    gates = [id_ for id_, node in document.root.nodes.items() if node.kind in kinds]
    return chunk(document, "sigmoid", "", gates, ("x",), ("out",))[0]


def two_neurons(
    document: Document, inputs: Collection[str], weights: Mapping[str, float]
) -> Document:
    """The document with a neuron of these weights beside its own, in place of the input h2."""
    gates = all_but(document, *inputs, "h2", "f")
    document, first = chunk(document, "neuron", "neuron1", gates, inputs, ("h",))
    document, second = another(document, "neuron2", first, {})
    (out,) = document.root.nodes[second].gate.outputs
    h2 = found(document, "h2")
    (target,) = (to for to, source in document.root.wires.items() if source.node == h2)
    document = edits.remove(edits.connect(document, Pin(second, out), target), [h2])
    own = {f"neuron2/{name}": number for name, number in weights.items()}
    return ce.Circuit(document).set(**own).document


def chunk(
    document: Document,
    name: str,
    label: str,
    ids: Collection[str],
    inputs: Collection[str],
    outputs: Collection[str],
) -> tuple[Document, str]:
    """Nodes as a block: its instance bears the label, its ports bear these names."""
    document, instance = group(document, ids, name)
    interface = document.root.nodes[instance].interface
    assert interface is not None
    ports = zip((*interface.inputs, *interface.outputs), (*inputs, *outputs), strict=True)
    document = within(document, interface.block, without_labels_on_gates)
    for port, called in ports:
        document = within(document, interface.block, edits.rename, port.id, called)
    return edits.rename(document, instance, label), instance


def without_labels_on_gates(document: Document) -> Document:
    """The document in which gates have no names: in a block its ports have them."""
    for id_, node in document.root.nodes.items():
        if is_plain(node.gate):
            document = edits.rename(document, id_, "")
    return document


def another(
    document: Document, label: str, first: str, wires: Mapping[str, Pin]
) -> tuple[Document, str]:
    """One more instance of a block, its ports wired like the first one's, unless told."""
    document, (second,) = paste(document, copy_of(document, document.root, [first]), (0.0, 200.0))
    interface = document.root.nodes[second].interface
    assert interface is not None
    for port in interface.inputs:
        source = wires.get(port.name) or document.root.wires[Pin(first, port.id)]
        document = edits.connect(document, source, Pin(second, port.id))
    return edits.rename(document, second, label), second


def found(document: Document, label: str) -> str:
    """The id of the node that bears a label."""
    id_ = document.root.find(label)
    assert id_ is not None, f"the program has no {label}"
    return id_


def all_but(document: Document, *labels: str) -> set[str]:
    """All nodes but the flag and those that bear these labels."""
    return set(document.root.nodes) - {found(document, each) for each in labels} - {document.loss}


def laid_out(document: Document) -> Document:
    """The document tidily laid out, and so the inside of each of its blocks."""
    for id_ in document.blocks:
        document = within(document, id_, arranged)
    return arranged(document)


def arranged(document: Document) -> Document:
    """The document with its circuit tidily laid out."""
    return edits.move(document, tidy(root_as_drawn(document)))


def is_plain(gate: Gate) -> bool:
    """True for a gate that says what it computes, and for the flag; not for what needs a name."""
    return not (gate.is_source or gate.is_port or gate.is_block)


WITH_BLOCKS = {
    "sigmoid-as-one-block": sigmoid_as_one_block,
    "sigmoid-block-opened": sigmoid_block_opened,
    "two-neurons-one-block": two_neurons_one_block,
    "shared-weight": shared_weight,
    "three-levels": three_levels,
    "two-layer-network-in-matrices": two_layers_in_matrices,
    "network-as-nested-blocks": network_as_nested_blocks,
}


def documents() -> dict[str, Document]:
    """All examples by their names."""
    flat = {name: drawn(example) for name, example in EXAMPLES.items()}
    return flat | {name: draw() for name, draw in WITH_BLOCKS.items()}


def main() -> None:
    """Write every example into the resources folder."""
    for name, document in documents().items():
        path = RESOURCES / "examples" / f"{name}{files.EXTENSION}"
        files.save(document, path)
        print(path)


if __name__ == "__main__":
    main()
