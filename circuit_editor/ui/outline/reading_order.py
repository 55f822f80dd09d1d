"""The order in which an outline tells the nodes of a circuit, those in blocks behind their block.

First the nodes: what nothing feeds, from top to bottom, then what is one gate farther, and so on:
what feeds a gate is told before it. What stands on a loop comes behind these. Then the notes and
the frames, from top to bottom.
"""

from __future__ import annotations

from circuit_editor.model import Circuit, Document, Node, Path, blocks, wiring
from circuit_editor.model.graph import reachable
from circuit_editor.named_tuple import NamedTuple

LAST = 1 << 30  # the depth of what stands on a loop


class PlacedThing(NamedTuple):
    """A node, note or frame of the whole: its path, and the circuit it stands in under its id."""

    path: str
    circuit: Circuit
    id: str

    @property
    def node(self) -> Node | None:
        """The node; None where it is a note or a frame."""
        return self.circuit.nodes.get(self.id)


def reading_order(circuit: Circuit) -> list[str]:
    """The ids of a circuit's nodes, notes and frames, in that order."""
    depths, places = wiring.depths_of(circuit), circuit.places
    nowhere = (0.0, 0.0)

    def place(id_: str) -> tuple[int, float, float, str]:
        x, y = places.get(id_, nowhere)
        depth = depths.get(id_, LAST) or int(id_ in fed)
        return depth, y, x, id_

    fed = {id_ for id_, node in circuit.nodes.items() if node.gate.inputs}  # or waiting for it
    beside = {
        id_: each.place for group in (circuit.notes, circuit.frames) for id_, each in group.items()
    }
    return sorted(circuit.nodes, key=place) + sorted(beside, key=lambda id_: beside[id_][::-1])


def walk(document: Document) -> list[PlacedThing]:
    """Everything in a document, what stands in every use of a block, too."""
    orders: dict[str | None, list[str]] = {}
    found: dict[str, PlacedThing] = {}

    def told(inside: str | None, around: Path) -> list[str]:
        circuit, prefix = blocks.circuit_of(document, inside), around.prefix
        if inside not in orders:
            orders[inside] = reading_order(circuit)
        here = [PlacedThing(prefix + id_, circuit, id_) for id_ in orders[inside]]
        found.update((each.path, each) for each in here)
        return [each.path for each in here]

    def within(path: str) -> list[str]:
        node = found[path].node
        interface = node.interface if node is not None else None
        return told(interface.block, Path(path)) if interface is not None else []

    return [found[path] for path in reachable(told(None, Path()), within)]
