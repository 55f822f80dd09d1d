"""Draw the library of blocks anew: `.venv/bin/python packaging/blocks.py`.

Each block is a program, drawn, grouped and tidily laid out. It overwrites what was placed by hand
since; the numbers that the blocks must show are held by tests/test_resources.py, and what the
palette says of them stands in circuit_editor/files/library.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from checkout import RESOURCES

from circuit_editor import files
from circuit_editor.expression import document_from
from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.layout.sizes import GRID
from circuit_editor.model import Document, blocks, edits
from circuit_editor.model.edits.grouping import centre_of, group
from circuit_editor.model.fresh_names import fresh_definition


@dataclass(frozen=True)
class Chunk:
    """A block's name, the program of its inside, and the values around it and of its parameters.

    What `inputs` names comes in through ports, in this order; all else in the program is inside.
    """

    name: str
    inputs: tuple[str, ...]
    program: str
    values: Mapping[str, float]


WEIGHTS = {"w1": 0.5, "w2": -0.25, "b": 0.1}

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
)


def drawn(chunk: Chunk) -> Document:
    """A circuit of one instance of the block, wired to inputs and to the loss flag."""
    document = document_from(chunk.program, chunk.values)
    outside = {document.root.find(name) for name in chunk.inputs} | {document.loss}
    document, _ = group(document, set(document.root.nodes) - outside, chunk.name)
    (definition,) = document.blocks
    block = document.blocks[definition]
    # a gate in a block says what it computes by itself; the ports bear the names
    ports = {id_: block.circuit.label(id_) for id_ in (*block.inputs, *block.outputs)}
    assert tuple(ports.values()) == (*chunk.inputs, "out"), f"{chunk.name} has {ports}"
    document = blocks.within(document, definition, without_labels_on_gates)
    document = blocks.within(document, definition, tidied)
    assert document.loss is not None
    return tidied(edits.rename(document, document.loss, "f"))


def without_labels_on_gates(document: Document) -> Document:
    """The document in which only sources and ports have names."""
    for id_, node in document.root.nodes.items():
        if not node.gate.is_source and not node.gate.is_port:
            document = edits.rename(document, id_, "")
    return document


def tidied(document: Document) -> Document:
    """The document with its circuit tidily laid out, around the middle of the scene."""
    root = replace(document.root, places=tidy(root_as_drawn(document)))
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
