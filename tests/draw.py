"""Circuits by hand, a line each: what the tests of the engine run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Document, Pin
from circuit_editor.model.edits import add, connect, flag

NOWHERE = (0.0, 0.0)


def draw(
    values: Mapping[str, Any],
    gates: Mapping[str, tuple[Any, ...]],
    loss: str | None,
    kinds: Mapping[str, str] | None = None,
) -> Document:
    """A document: sources by name, gates as (kind, source, ...) or (kind, source, {constants}).

    A source is an input unless `kinds` says otherwise; a wire from "" is left out; `loss` is what
    the flag `f` is wired to (None: there is no flag).
    """
    document = EMPTY
    for id_, value in values.items():
        kind = (kinds or {}).get(id_, "input")
        document = add(document, id_, kind, NOWHERE, label=id_, value=value)
    for id_, (kind, *rest) in gates.items():
        attrs = rest.pop() if isinstance(rest[-1], Mapping) else None
        document = add(document, id_, kind, NOWHERE, attrs=attrs)
        for port, source in zip(GATES[kind].inputs, rest, strict=True):
            if source:
                document = connect(document, Pin(source, OUT), Pin(id_, port))
    return document if loss is None else flag(document, Pin(loss, OUT), NOWHERE)


def first_example() -> Document:
    """f = (x + y) z, as the lecture begins."""
    return draw(
        {"x": -2, "y": 5, "z": -4}, {"q": ("add", "x", "y"), "p": ("mul", "q", "z")}, loss="p"
    )


def sigmoid_neuron() -> Document:
    """f = 1 / (1 + exp(-(w0 x0 + w1 x1 + w2))), gate by gate."""
    return draw(
        {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
        {
            "w0x0": ("mul", "w0", "x0"),
            "w1x1": ("mul", "w1", "x1"),
            "first": ("add", "w0x0", "w1x1"),
            "second": ("add", "first", "w2"),
            "minus": ("mul_constant", "second", {"c": -1}),
            "e": ("exp", "minus"),
            "plus": ("add_constant", "e", {"c": 1}),
            "over": ("reciprocal", "plus"),
        },
        loss="over",
        kinds={"w0": "parameter", "w1": "parameter", "w2": "parameter"},
    )


def gate_patterns() -> Document:
    """f = 2 (x y + max(z, w))."""
    return draw(
        {"x": 3, "y": -4, "z": 2, "w": -1},
        {
            "xy": ("mul", "x", "y"),
            "larger": ("max", "z", "w"),
            "sum": ("add", "xy", "larger"),
            "twice": ("mul_constant", "sum", {"c": 2}),
        },
        loss="twice",
    )


def staged_example() -> Document:
    """f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2): x and y fork three and two ways."""
    return draw(
        {"x": 3, "y": -4},
        {
            "sy": ("sigmoid", "y"),
            "top": ("add", "x", "sy"),
            "sx": ("sigmoid", "x"),
            "xy": ("add", "x", "y"),
            "squared": ("square", "xy"),
            "bottom": ("add", "sx", "squared"),
            "f": ("div", "top", "bottom"),
        },
        loss="f",
    )


def doubled_twice() -> Document:
    """b = a + a; c = b + b: the smallest circuit that a wrong backward order gets wrong."""
    return draw({"a": 3}, {"b": ("add", "a", "a"), "c": ("add", "b", "b")}, loss="c")


EXAMPLES = {
    each.__name__: each
    for each in (first_example, sigmoid_neuron, gate_patterns, staged_example, doubled_twice)
}
