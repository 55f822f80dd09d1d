"""The order in which an outline tells the nodes of a circuit, those in blocks behind their block.

First what nothing feeds, from top to bottom, then what is one gate farther, and so on: what
feeds a gate is told before it. What stands on a loop comes last.
"""

from __future__ import annotations

from circuit_editor.model import Circuit, Document, Node, Path, blocks, wiring
from circuit_editor.model.graph import reachable
from circuit_editor.named_tuple import NamedTuple

LAST = 1 << 30  # the depth of what stands on a loop


class PlacedNode(NamedTuple):
    """A node of the whole: its path, and the circuit it stands in under its id."""

    path: str
    circuit: Circuit
    id: str

    @property
    def node(self) -> Node:
        """What it is."""
        return self.circuit.nodes[self.id]


def reading_order(circuit: Circuit) -> list[str]:
    """The ids of a circuit's nodes, in that order."""
    depths, places = wiring.depths_of(circuit), circuit.places
    nowhere = (0.0, 0.0)

    def place(id_: str) -> tuple[int, float, float, str]:
        x, y = places.get(id_, nowhere)
        depth = depths.get(id_, LAST) or int(id_ in fed)
        return depth, y, x, id_

    fed = {id_ for id_, node in circuit.nodes.items() if node.gate.inputs}  # or waiting for it
    return sorted(circuit.nodes, key=place)


def walk(document: Document) -> list[PlacedNode]:
    """Every node of a document, those in every use of a block, too."""
    orders: dict[str | None, list[str]] = {}
    found: dict[str, PlacedNode] = {}

    def told(inside: str | None, around: Path) -> list[str]:
        circuit, prefix = blocks.circuit_of(document, inside), around.prefix
        if inside not in orders:
            orders[inside] = reading_order(circuit)
        here = [PlacedNode(prefix + id_, circuit, id_) for id_ in orders[inside]]
        found.update((each.path, each) for each in here)
        return [each.path for each in here]

    def within(path: str) -> list[str]:
        interface = found[path].node.interface
        return told(interface.block, Path(path)) if interface is not None else []

    return [found[path] for path in reachable(told(None, Path()), within)]
