"""Column widths on the grid: as wide as the widest node, as far apart as the wires need."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations

from circuit_editor.layout.layers import Layers
from circuit_editor.layout.sizes import GRID, LAYER_GAP, node_size
from circuit_editor.model import Circuit, Place

SNAP = GRID / 2  # as a hand on the canvas snaps
WIDEST_GAP = 240.0
GAP_PER_RISE = 1.2  # steep wires get a wider gap
GAP_PER_CROWD = 0.25  # and so do wires that fork or cross there, for each of them ...
MOST_CROWDED = 5  # ... up to this many
MOST_COMPARED = 60  # wires


def in_columns(circuit: Circuit, layers: Layers, heights: list[float]) -> dict[str, Place]:
    """All columns in one line, each cell at its height."""
    places: dict[str, Place] = {}
    edge = 0.0
    for number, column in enumerate(layers.columns):
        cells = [cell for cell in column if cell < len(layers.ids)]  # the passings left out
        width = _widest(circuit, (layers.ids[cell] for cell in cells))
        if number:
            edge += _gap(layers, number, heights)
        x = math.ceil((edge + width / 2) / SNAP) * SNAP
        places |= {layers.ids[cell]: (x, _snap(heights[cell])) for cell in cells}
        edge = x + width / 2
    return places


def _gap(layers: Layers, number: int, heights: list[float]) -> float:
    """The room to the left of a column: more where a wire there is steep, or many meet."""
    wires = [
        (other, heights[other], heights[cell] + pin)
        for cell in layers.columns[number]
        for other, pin in layers.left[cell]
    ]
    steepest = max((abs(end - start) for _, start, end in wires), default=0.0)
    crowd = len(wires) - len({other for other, _, _ in wires})
    if len(wires) <= MOST_COMPARED:
        crowd += sum(
            (one[1] - two[1]) * (one[2] - two[2]) < 0 for one, two in combinations(wires, 2)
        )
    room = LAYER_GAP * (1 + GAP_PER_CROWD * min(crowd, MOST_CROWDED))
    return max(room, min(WIDEST_GAP, GAP_PER_RISE * steepest))


def _widest(circuit: Circuit, ids: Iterable[str]) -> float:
    return max((node_size(circuit.nodes[id_], circuit.label(id_))[0] for id_ in ids), default=0.0)


def _snap(length: float) -> float:
    """To the grid, halves always down: what was whole steps apart stays so."""
    return math.floor(length / SNAP + 0.5) * SNAP
