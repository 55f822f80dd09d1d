"""Places for what a block holds when it is opened in place: its own, or closer ones.

A block is drawn in a circuit of its own, with room for the numbers on its wires. In a frame among
other gates the same places would push everything else away, so where they are sparse, or lie on
one another, they are found anew. That is a view: inside, the block stands as it was drawn.
"""

from __future__ import annotations

from itertools import combinations

from immutables import Map

from circuit_editor.layout.sizes import node_size
from circuit_editor.layout.space.boxes import Box, around, overlap
from circuit_editor.model import Circuit, Place

SPARSE = 1.2  # times as wide and tall as need be
KEPT = 64  # insides whose places are remembered

_known: dict[tuple[int, ...], tuple[Circuit, Map[str, Place]]] = {}


def places_inside(circuit: Circuit) -> Map[str, Place]:
    """A place for every node of a block's inside, in its frame; the circuit's own where they do."""
    parts = circuit.nodes, circuit.wires, circuit.labels, circuit.places, circuit.frames
    key = tuple(map(id, parts))
    found = _known.get(key)  # asked at every change of a drawing; what it holds keeps its id
    if found is None:
        if len(_known) >= KEPT:
            _known.clear()
        found = _known[key] = circuit, _places_of(circuit)
    return found[1]


def _places_of(circuit: Circuit) -> Map[str, Place]:
    from circuit_editor.layout.places.tidy import (  # for who opens a block
        careful_cells,
        tidy_closely,
    )

    gates = [id_ for id_, each in circuit.nodes.items() if not each.gate.is_port]
    if len(gates) < 2 or not careful_cells(circuit):
        return circuit.places
    close = tidy_closely(circuit)
    drawn = _boxes(circuit, circuit.places, gates)
    is_sparse = _extent(drawn) > SPARSE * _extent(_boxes(circuit, close, gates))
    is_covered = any(overlap(one, other) for one, other in combinations(drawn, 2))
    return close if is_sparse or is_covered else circuit.places


def _boxes(circuit: Circuit, places: Map[str, Place], ids: list[str]) -> list[Box]:
    found = []
    for id_ in ids:
        (x, y), (width, height) = places[id_], node_size(circuit.nodes[id_], circuit.label(id_))
        found.append((x - width / 2, y - height / 2, x + width / 2, y + height / 2))
    return found


def _extent(boxes: list[Box]) -> float:
    """Width and height of all together."""
    left, top, right, bottom = around(boxes)
    return right - left + bottom - top
