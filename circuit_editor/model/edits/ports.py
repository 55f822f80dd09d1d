"""Edits of a block's ports: their order and their defaults. Neither ever changes a wire.

A port's name is its node's label: `edits.rename`, inside the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from circuit_editor.dataclass import replace
from circuit_editor.model import blocks
from circuit_editor.model.document import Document, Value, without


def reorder(
    document: Document, block: str, inputs: Sequence[str], outputs: Sequence[str]
) -> Document:
    """Put the ports of a definition into another order, by their ids."""
    old = document.blocks[block]
    assert sorted(inputs) == sorted(old.inputs) and sorted(outputs) == sorted(old.outputs)
    if (old.inputs, old.outputs) == (tuple(inputs), tuple(outputs)):
        return document
    return blocks.put(document, block, replace(old, inputs=tuple(inputs), outputs=tuple(outputs)))


def move_port(order: Sequence[str], port: str, by: int) -> list[str]:
    """The order with one port so many places further down."""
    rest = [each for each in order if each != port]
    at = min(len(rest), max(0, list(order).index(port) + by))
    return [*rest[:at], port, *rest[at:]]


def set_default(document: Document, block: str, inlet: str, number: Any) -> Document:
    """Give an input port a value for when nothing is wired to it; None takes it away."""
    old = document.blocks[block]
    values = old.circuit.values
    values = without(values, [inlet]) if number is None else values.set(inlet, Value(number))
    if values == old.circuit.values:
        return document
    document = blocks.put(
        document, block, replace(old, circuit=replace(old.circuit, values=values))
    )
    return blocks.without_stale_paths(document) if number is None else document
