"""The order in which an outline tells the nodes of a circuit, those in blocks behind their block.

First what nothing feeds, from top to bottom, then what is one gate farther, and so on: what
feeds a gate is told before it. What stands on a loop comes last.
"""

from __future__ import annotations

from circuit_editor.model import Circuit, wiring

LAST = 1 << 30  # the depth of what stands on a loop


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
