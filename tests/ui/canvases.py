"""Small circuits for the tests of the window, at places a hand can reach."""

from __future__ import annotations

from circuit_editor.model import EMPTY, OUT, Document, Pin, edits


def small_circuit() -> Document:
    """x, y, z, and an add and a mul that nobody wired yet."""
    document = EMPTY
    for row, (label, value) in enumerate((("x", -2), ("y", 5), ("z", -4))):
        document = edits.add(document, label, "input", (0, 120 * row), label=label, value=value)
    document = edits.add(document, "add1", "add", (220, 60))
    return edits.add(document, "mul1", "mul", (420, 140))


def first_example() -> Document:
    """The lecture's first example, f = (x + y) z."""
    document = small_circuit()
    for source, target in (
        (Pin("x", OUT), Pin("add1", "a")),
        (Pin("y", OUT), Pin("add1", "b")),
        (Pin("add1", OUT), Pin("mul1", "a")),
        (Pin("z", OUT), Pin("mul1", "b")),
    ):
        document = edits.connect(document, source, target)
    return edits.flag(document, Pin("mul1", OUT), (620, 140))
