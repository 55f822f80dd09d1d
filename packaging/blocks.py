"""Draw the library of blocks anew: `.venv/bin/python packaging/blocks.py`.

Each block is a program, drawn, grouped and tidily laid out. It overwrites what was placed by hand
since; the numbers that the blocks must show are held by tests/test_resources.py, and what the
palette says of them stands in circuit_editor/files/library.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checkout import RESOURCES

from circuit_editor import files
from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import kinds
from circuit_editor.layout.picture import root_as_drawn, with_shapes
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.layout.sizes import GRID
from circuit_editor.model import OUT, Circuit, Document, Pin, blocks, edits
from circuit_editor.model.edits.grouping import centre_of, group
from circuit_editor.model.fresh_names import fresh_definition, fresh_id


@dataclass(frozen=True)
class Chunk:
    """A block's name, the program of its inside, and the values around it and of its parameters.

    What `inputs` names comes in through ports, in this order; all else in the program is inside.
    `labels` are other names than the program's.
    """

    name: str
    inputs: tuple[str, ...]
    program: str
    values: Mapping[str, Any]
    labels: Mapping[str, str] = field(default_factory=dict)


WEIGHTS = {"w1": 0.5, "w2": -0.25, "b": 0.1}
# two examples of two numbers each, and what a layer of three units makes of them
LAYER = {
    "x": [[1, -2], [0.5, 1]],
    "W": [[0.5, -0.25, 0.1], [-0.5, 0.75, 0.25]],
    "b": [0.1, 0, -0.2],
}
# the largest is taken out first, so that exp never overflows
EXPS = "e = exp(z - amax(z, axis=-1, keepdims=True))"

CHUNKS = (
    Chunk("sigmoid, gate by gate", ("x",), "out = 1/(1 + exp(-x))", {"x": 1}),
    Chunk(
        "tanh from exps",
        ("x",),
        "up = exp(x); down = exp(-x); out = (up - down)/(up + down)",
        {"x": 0.5},
    ),
    Chunk("softplus from gates", ("x",), "out = log(1 + exp(x))", {"x": 1}),
    Chunk(
        "neuron, 2 inputs",
        ("x1", "x2"),
        "out = sigmoid(w1*x1 + w2*x2 + b)",
        {"x1": 1, "x2": -2, **WEIGHTS},
    ),
    Chunk(
        "neuron, 3 inputs",
        ("x1", "x2", "x3"),
        "out = sigmoid(w1*x1 + w2*x2 + w3*x3 + b)",
        {"x1": 1, "x2": -2, "x3": 2, **WEIGHTS, "w3": 0.2},
    ),
    Chunk(
        "squared error",
        ("prediction", "target"),
        "out = square(prediction - target)",
        {"prediction": 1.5, "target": 1},
    ),
    Chunk("swish", ("x",), "out = x*sigmoid(x)", {"x": 2}),
    Chunk(
        "log-sum-exp",
        ("x", "y"),
        "m = max(x, y); out = m + log(exp(x - m) + exp(y - m))",
        {"x": 2, "y": 0.5},
    ),
    Chunk("gated unit", ("x", "gate"), "out = x*sigmoid(gate)", {"x": 2, "gate": 1}),
    Chunk("linear layer", ("x",), "out = x @ W + b", LAYER),
    Chunk("MLP layer", ("x",), "out = relu(x @ W + b)", LAYER),
    Chunk(
        "softmax, gate by gate",
        ("z",),
        f"{EXPS}; out = e / sum(e, axis=-1, keepdims=True)",
        {"z": [2, 1, 0]},
    ),
    Chunk(
        "cross-entropy, gate by gate",
        ("z", "t"),
        f"{EXPS}; p = e / sum(e, axis=-1, keepdims=True); out = mean(-sum(t*log(p), axis=-1))",
        {"z": [[2, 1, 0], [0, 2, 1]], "t": [[1, 0, 0], [0, 0, 1]]},
    ),
    Chunk(
        "attention head",
        ("x",),
        """
        q = x @ W_q
        k = x @ W_k
        p = softmax(q @ k.T / sqrt(2), axis=-1)
        out = p @ (x @ W_v)
        """,
        {
            "x": [[1, 0], [0, 1], [1, 1]],
            "W_q": [[1, -0.5], [0.5, 1]],
            "W_k": [[0.5, 1], [-1, 0.5]],
            "W_v": [[1, 0.5], [-0.5, 1]],
        },
        {"c": "d"},
    ),
)


def drawn(chunk: Chunk) -> Document:
    """A circuit of one instance of the block, wired to inputs and to the loss flag.

    Where the block makes an array, the sum of its squares is the loss.
    """
    document = document_from(chunk.program, chunk.values)
    for name, label in chunk.labels.items():
        document = edits.rename(document, document.root.find(name) or "", label)
    outside = {document.root.find(name) for name in chunk.inputs} | {document.loss}
    document, _ = group(document, set(document.root.nodes) - outside, chunk.name)
    (definition,) = document.blocks
    block = document.blocks[definition]
    # a gate in a block says what it computes by itself; the ports bear the names
    ports = {id_: block.circuit.label(id_) for id_ in (*block.inputs, *block.outputs)}
    assert tuple(ports.values()) == (*chunk.inputs, "out"), f"{chunk.name} has {ports}"
    document = blocks.within(document, definition, without_labels_on_gates)
    (instance,) = (id_ for id_, _ in blocks.instances_in(document.root))
    shapes = run_document(document).array_shapes()
    circuit = with_shapes(blocks.circuit_at(document, (instance,)), shapes, f"{instance}/")
    document = blocks.within(document, definition, laid_out, circuit)
    assert document.loss is not None
    flag = Pin(document.loss, "x")
    document = edits.rename(document, flag.node, "f")
    if shapes.get(document.root.wires[flag]):
        document = with_a_number_as_loss(document, flag)
    return tidied(document)


def with_a_number_as_loss(document: Document, flag: Pin) -> Document:
    """The document with the sum of the squares of what its flag reads, and the flag behind it."""
    source = document.root.wires[flag]
    for kind in ("square", "sum"):
        id_ = fresh_id(document, kind)
        document = edits.add(document, id_, kind, (0.0, 0.0))
        document = edits.connect(document, source, Pin(id_, "x"))
        source = Pin(id_, OUT)
    return edits.connect(document, source, flag)


def without_labels_on_gates(document: Document) -> Document:
    """The document in which only sources and ports have names."""
    for id_, node in document.root.nodes.items():
        if not node.gate.is_source and not node.gate.is_port:
            document = edits.rename(document, id_, "")
    return document


def tidied(document: Document) -> Document:
    """The document with its circuit tidily laid out, around the middle of the scene."""
    return laid_out(document, root_as_drawn(document))


def laid_out(document: Document, drawn: Circuit) -> Document:
    """The same, of a circuit that knows the shapes of its arrays."""
    places = tidy(drawn, two_lines=False)
    inlets = [id_ for id_, node in drawn.nodes.items() if node.kind == kinds.INLET]
    left = min(x for x, _ in places.values())  # a port stands there, however far its reader
    places = places.update({id_: (left, places[id_][1]) for id_ in inlets})
    root = replace(document.root, places=places)
    x, y = (round(each / GRID) * GRID for each in centre_of(root, root.nodes))
    moved = {id_: (across - x, down - y) for id_, (across, down) in root.places.items()}
    return edits.move(document, moved)


def main() -> None:
    """Write every block into the resources folder."""
    for chunk in CHUNKS:
        name = fresh_definition(Document(), chunk.name)
        path = RESOURCES / "blocks" / f"{name}{files.EXTENSION}"
        files.save(drawn(chunk), path)
        print(path)


if __name__ == "__main__":
    main()
