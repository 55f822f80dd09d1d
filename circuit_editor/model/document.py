"""A document: what was drawn, and nothing else. Frozen data; no mathematics, no Qt.

Every change makes a new document that shares all it did not touch, so that snapshots are cheap
and "what changed" is a question of identity (`is`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from immutables import Map

from circuit_editor.gates import GATES, Array, Gate


class Pin(NamedTuple):
    """One end of a wire: a node's id (or path) and the name of an input, or `out`."""

    node: str
    port: str

    def __str__(self) -> str:
        return f"{self.node}.{self.port}"


OUT = "out"

Place: TypeAlias = tuple[float, float]


class Value:
    """A frozen float64 array of any shape; a scalar has shape (). Equal where every bit is."""

    __slots__ = ("array",)
    array: Array

    def __init__(self, number: Any) -> None:
        array = np.array(number, dtype=np.float64)
        array.setflags(write=False)
        object.__setattr__(self, "array", array)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a Value never changes")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value):
            return NotImplemented
        return (
            self.array.shape == other.array.shape and self.array.tobytes() == other.array.tobytes()
        )

    def __hash__(self) -> int:
        return hash((self.array.shape, self.array.tobytes()))

    def __float__(self) -> float:
        return float(self.array)

    def __repr__(self) -> str:
        return f"Value({self.array.tolist()!r})"


@dataclass(frozen=True, slots=True)
class Node:
    """A gate placed in a circuit. `attrs` are the constants inside it, complete and by name."""

    kind: str
    attrs: Map[str, float] = field(default_factory=Map)

    @property
    def gate(self) -> Gate:
        """The gate this node is an instance of."""
        return GATES[self.kind]


@dataclass(frozen=True, slots=True)
class Circuit:
    """Nodes and wires, and what stands beside them, each in a map of its own.

    `wires` maps an input pin to the output pin that drives it: two drivers on one input cannot be
    written down. Places (and labels) live apart from nodes, so that a move keeps `nodes` and
    `wires` the same objects and nothing has to be compiled again.
    """

    nodes: Map[str, Node] = field(default_factory=Map)
    wires: Map[Pin, Pin] = field(default_factory=Map)
    values: Map[str, Value] = field(default_factory=Map)
    labels: Map[str, str] = field(default_factory=Map)
    places: Map[str, Place] = field(default_factory=Map)
    extra: Map[str, Any] = field(default_factory=Map)

    def label(self, node: str) -> str:
        """The node's label, or "" where it has none."""
        return self.labels.get(node, "")

    def name(self, node: str) -> str:
        """What a sentence calls the node: its label, or its id."""
        return self.labels.get(node) or node

    def sources(self, node: str) -> list[Pin | None]:
        """The output pin that drives each of the node's inputs, in the gate's order."""
        return [self.wires.get(Pin(node, port)) for port in self.nodes[node].gate.inputs]

    def find(self, label: str) -> str | None:
        """The id of the node that bears this label, or None; an input rather than a gate."""
        bearers = [node for node, each in self.labels.items() if each == label]
        return min(
            bearers, key=lambda node: (not self.nodes[node].gate.is_source, node), default=None
        )


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is saved: the circuit, which output is the loss, the sliders' ranges.

    `loss` is the id of an `output` node or None; `ranges` maps an input's path to the (low, high)
    of its slider; `extra` keeps fields this version does not know.
    """

    root: Circuit = field(default_factory=Circuit)
    loss: str | None = None
    ranges: Map[str, tuple[float, float]] = field(default_factory=Map)
    extra: Map[str, Any] = field(default_factory=Map)


EMPTY = Document()


def node(kind: str, attrs: Mapping[str, float] | None = None) -> Node:
    """A node of a registered kind, its missing constants filled in with the gate's own."""
    defaults = GATES[kind].attrs
    return Node(
        kind, Map({name: float((attrs or {}).get(name, defaults[name])) for name in defaults})
    )


def with_items(mapping: Map[Any, Any], changes: Iterable[tuple[Any, Any]]) -> Map[Any, Any]:
    """The map with these items set; the same object where there is nothing to set."""
    pairs = list(changes)
    return mapping.update(pairs) if pairs else mapping


def without(mapping: Map[Any, Any], keys: Iterable[Any]) -> Map[Any, Any]:
    """The map without these keys; the same object where it has none of them."""
    present = [key for key in keys if key in mapping]
    if not present:
        return mapping
    draft = mapping.mutate()
    for key in present:
        del draft[key]
    return draft.finish()
