"""Small circuits with arrays, for the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from circuit_editor.engine.visibility import State
from circuit_editor.expression import document_from
from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.layout.tiles import cell_box
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.model.edits.grouping import group

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


def point_of(tile, index) -> QPoint:
    """The middle of a cell of a tile, in its pixels."""
    left, top, right, bottom = cell_box(tile._shape, index)
    scale = tile._scale
    return QPoint(round(4 + scale * (left + right) / 2), round(4 + scale * (top + bottom) / 2))


class Cover:
    """A filter that covers the numbers at one output."""

    hides_anything, hides_characters = True, False

    def __init__(self, pin: Pin) -> None:
        self.pin = pin

    def state(self, what, pin: Pin) -> State:
        return State.COVERED if pin == self.pin else State.VALUE

    def hides_shape(self, pin: Pin) -> bool:
        return False

    def follow(self) -> None: ...


def forked_arrays() -> Document:
    """The sum of tanh(h) σ(h), where h is x @ W."""
    text = "h = x @ W; L = sum(tanh(h) * sigmoid(h))"
    return document_from(text, {"x": X, "W": W})


def block_of_two_arrays() -> Document:
    """The same with tanh and σ in one block of two outputs."""
    document = forked_arrays()
    nodes = document.root.nodes.items()
    inside = [id_ for id_, node in nodes if node.kind in ("tanh", "sigmoid")]
    document = group(document, inside, "both")[0]
    return edits.move(document, tidy(root_as_drawn(document)))
