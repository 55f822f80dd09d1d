"""Tidy places: inputs left, the loss right, every wire leading from left to right.

Never recursive.
"""

from __future__ import annotations

from immutables import Map

from circuit_editor.layout.sizes import GRID, LAYER_GAP, NODE_GAP, node_size
from circuit_editor.model import Circuit, Place
from circuit_editor.model.rules import natural


def tidy(circuit: Circuit) -> Map[str, Place]:
    """A place for every node, its centre, on the grid."""
    return Map(_by_depth(circuit))


def _by_depth(circuit: Circuit) -> dict[str, Place]:
    columns: dict[int, list[str]] = {}
    for id_, depth in _depths(circuit).items():
        columns.setdefault(depth, []).append(id_)
    places: dict[str, Place] = {}
    x = 0.0
    for depth in sorted(columns):
        column = sorted(columns[depth], key=natural)
        sizes = [node_size(circuit.nodes[id_], circuit.label(id_)) for id_ in column]
        width = max(each[0] for each in sizes)
        pitch = max(each[1] for each in sizes) + NODE_GAP
        for row, id_ in enumerate(column):
            y = (row - (len(column) - 1) / 2) * pitch
            places[id_] = (_snap(x + width / 2), _snap(y))
        x += width + LAYER_GAP
    return places


def _depths(circuit: Circuit) -> dict[str, int]:
    consumers: dict[str, list[str]] = {}
    waiting_for = dict.fromkeys(circuit.nodes, 0)
    for target, source in circuit.wires.items():
        consumers.setdefault(source.node, []).append(target.node)
        waiting_for[target.node] += 1
    ready = [id_ for id_, count in waiting_for.items() if count == 0]
    depths = dict.fromkeys(ready, 0)
    for id_ in ready:  # grows while it is walked
        for consumer in consumers.get(id_, ()):
            depths[consumer] = max(depths.get(consumer, 0), depths[id_] + 1)
            waiting_for[consumer] -= 1
            if waiting_for[consumer] == 0:
                ready.append(consumer)
    return depths


def _snap(length: float) -> float:
    return round(length / GRID) * GRID
