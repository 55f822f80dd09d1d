"""Tidy places: inputs left, the loss right, every wire leading from left to right.

The steps of a layered drawing (Sugiyama, Tagawa, Toda 1981) in a file each: `layers` finds the
columns, `crossings` the order within them, `heights` how high each gate stands. They are our own
because a formula has an order of its own: w0, x0, w1, x1, w2 from top to bottom, as it is read.
(The layout libraries tried here put the inputs where they liked, and placed gates for wires with
corners; ours are single curves, with numbers on them.)
"""

from __future__ import annotations

import math

from immutables import Map

from circuit_editor.layout.crossings import order_columns
from circuit_editor.layout.heights import heights_of
from circuit_editor.layout.layers import Layers, columns_of, layers_of, reading_order
from circuit_editor.layout.sizes import GRID, LAYER_GAP, NODE_GAP, node_size
from circuit_editor.model import Circuit, Place

MOST_CELLS = 3_000  # nodes and passings; above, rows of columns must do, in no time
WIDEST_GAP = 240.0
GAP_PER_RISE = 1.2  # steep wires get a wider gap


def tidy(circuit: Circuit) -> Map[str, Place]:
    """A place for every node: its centre in scene units, on the grid. The same every time.

    Circuits too large for a careful drawing are put in columns by depth, one line of columns
    below the other.
    """
    ids, columns = reading_order(circuit), columns_of(circuit)
    passings = sum(
        columns[target.node] - columns[source.node] - 1 for target, source in circuit.wires.items()
    )
    if len(ids) + passings > MOST_CELLS:
        return Map(_in_lines(circuit, ids, columns))
    layers = layers_of(circuit, ids, columns)
    order_columns(layers)
    return Map(_places(circuit, layers, heights_of(layers)))


def _places(circuit: Circuit, layers: Layers, heights: list[float]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    edge = 0.0
    for number in range(len(layers.columns)):
        cells = layers.nodes_in(number)
        width = _width(circuit, [layers.ids[cell] for cell in cells])
        if number:
            edge += _gap(layers, number, heights)
        x = math.ceil((edge + width / 2) / GRID) * GRID
        for cell in cells:
            places[layers.ids[cell]] = (x, _snap(heights[cell]))
        edge = x + width / 2
    return places


def _gap(layers: Layers, number: int, heights: list[float]) -> float:
    """The room to the left of a column: more where a wire there is steep."""
    steepest = max(
        (
            abs(heights[other] - heights[cell])
            for cell in layers.columns[number]
            for other, _ in layers.left[cell]
        ),
        default=0.0,
    )
    return max(LAYER_GAP, min(WIDEST_GAP, GAP_PER_RISE * steepest))


def _width(circuit: Circuit, ids: list[str]) -> float:
    return max((node_size(circuit.nodes[id_], circuit.label(id_))[0] for id_ in ids), default=0.0)


def _snap(length: float) -> float:
    """To the grid, halves always down: what was a whole row apart stays so."""
    return math.floor(length / GRID + 0.5) * GRID


LINE_ROWS = 100  # a taller column is cut in several, side by side
ROOMY = 1.6  # width to height of the whole


def _in_lines(circuit: Circuit, ids: list[str], columns: dict[str, int]) -> dict[str, Place]:
    """Columns by depth from left to right, and again from the left on the line below.

    Linear in the number of nodes: 10,000 gates in a row would be a line of two kilometres on the
    screen, and a million passings to put in order.
    """
    pieces = _pieces(ids, columns)
    row = _row(circuit, ids)
    widths = [_width(circuit, piece) + LAYER_GAP for piece in pieces]
    area = sum(width * len(piece) * row for width, piece in zip(widths, pieces, strict=True))
    longest = max([*widths, math.sqrt(area * ROOMY)])
    places: dict[str, Place] = {}
    left = top = 0.0
    deepest = 0
    for piece, width in zip(pieces, widths, strict=True):
        if left + width > longest:
            left, top, deepest = 0.0, top + (deepest + 1) * row, 0
        for number, id_ in enumerate(piece):
            places[id_] = (_snap(left + width / 2), _snap(top + number * row))
        left, deepest = left + width, max(deepest, len(piece))
    return places


def _pieces(ids: list[str], columns: dict[str, int]) -> list[list[str]]:
    by_column: dict[int, list[str]] = {}
    for id_ in ids:
        by_column.setdefault(columns[id_], []).append(id_)
    return [
        by_column[column][start : start + LINE_ROWS]
        for column in sorted(by_column)
        for start in range(0, len(by_column[column]), LINE_ROWS)
    ]


def _row(circuit: Circuit, ids: list[str]) -> float:
    tallest = max(node_size(circuit.nodes[id_], circuit.label(id_))[1] for id_ in ids)
    return math.ceil((tallest + NODE_GAP) / GRID) * GRID
