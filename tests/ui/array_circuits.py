"""Small circuits with arrays, for the window."""

from __future__ import annotations

from circuit_editor.model import EMPTY, OUT, Document, Pin, edits

X = [[-1, 0.5], [-0.5, 1], [0.5, -1.5], [1.5, 0.5]]
W = [[-0.9, 0.8, 0.7], [-0.5, 0.7, -0.4]]


def array_circuit(x: object = X, w: object = W) -> Document:
    """The sum of tanh(x @ W + b): `x`, `W`, `b`, `matmul`, `add`, `tanh`, `sum`, `loss`."""
    document = EMPTY
    for at, (id_, value) in enumerate((("x", x), ("W", w), ("b", [0.3, 0.0, -0.2]))):
        kind = "input" if id_ == "x" else "parameter"
        place = (0.0, 90.0 * at)
        document = edits.add(document, id_, kind, place, label=id_, value=value)
    for at, kind in enumerate(("matmul", "add", "tanh", "sum", "output")):
        id_ = "loss" if kind == "output" else kind
        document = edits.add(document, id_, kind, (150.0 + 120 * at, 0.0), label="")
    for source, target in (
        ("x", Pin("matmul", "a")),
        ("W", Pin("matmul", "b")),
        ("matmul", Pin("add", "a")),
        ("b", Pin("add", "b")),
        ("add", Pin("tanh", "x")),
        ("tanh", Pin("sum", "x")),
        ("sum", Pin("loss", "x")),
    ):
        document = edits.connect(document, Pin(source, OUT), target)
    return document
