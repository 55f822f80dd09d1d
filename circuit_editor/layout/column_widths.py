"""Column widths on the grid: as wide as the widest node, as far apart as the wires need.

In one line where heights are known; in lines like a text where a circuit is too large for that.
Wrapping is linear in the number of nodes: a chain of 10,000 gates in one line would be 1.6 million
units long, farther out than a file may say.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations

from circuit_editor.layout.layers import Layers
from circuit_editor.layout.sizes import GRID, LAYER_GAP, NODE_GAP, node_size
from circuit_editor.model import Circuit, Place
from circuit_editor.model.graph import group_by_key

SNAP = GRID / 2  # as a hand on the canvas snaps
WIDEST_GAP = 240.0
GAP_PER_RISE = 1.2  # steep wires get a wider gap
GAP_PER_CROWD = 0.25  # and so do wires that fork or cross there, for each of them ...
MOST_CROWDED = 5  # ... up to this many
MOST_COMPARED = 60  # wires

LINE_ROWS = 100  # a taller column is cut in several, side by side
ROOMY = 1.6  # width to height of all lines together


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


def in_lines(circuit: Circuit, ids: list[str], columns: dict[str, int]) -> dict[str, Place]:
    """Columns from left to right, and again from the left on the line below."""
    pieces = _pieces(ids, columns)
    widths = [_widest(circuit, piece) + LAYER_GAP for piece in pieces]
    row = NODE_GAP + max(node_size(circuit.nodes[id_], circuit.label(id_))[1] for id_ in ids)
    area = sum(width * len(piece) * row for width, piece in zip(widths, pieces, strict=True))
    line_width = max(*widths, math.sqrt(area * ROOMY))
    places: dict[str, Place] = {}
    left = top = bottom = 0.0
    for piece, width in zip(pieces, widths, strict=True):
        if left + width > line_width:
            left, top = 0.0, bottom + row
        x = _snap(left + width / 2)
        places |= {id_: (x, _snap(top + number * row)) for number, id_ in enumerate(piece)}
        left, bottom = left + width, max(bottom, top + len(piece) * row)
    return places


def _pieces(ids: list[str], columns: dict[str, int]) -> list[list[str]]:
    by_column = group_by_key((columns[id_], id_) for id_ in ids)
    return [
        by_column[column][start : start + LINE_ROWS]
        for column in sorted(by_column)
        for start in range(0, len(by_column[column]), LINE_ROWS)
    ]


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
