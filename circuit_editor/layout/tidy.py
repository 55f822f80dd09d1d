"""Tidy places: inputs left, the loss right, every wire leading from left to right.

The steps of a layered drawing (Sugiyama, Tagawa, Toda 1981) in a file each: `layers` finds the
columns, `crossings` the order within them, `y_coordinates` how high each gate stands,
`column_widths` puts them on the grid, `line_wrap` what is too large for that. They are our own
because a formula has an order of its own: w0, x0, w1, x1, w2 from top to bottom, as it is read.
(graphlay, tried first, orders the inputs as it likes, and places gates for wires with corners; ours
are single curves, with numbers on them.)
"""

from __future__ import annotations

from collections.abc import Mapping

from immutables import Map

from circuit_editor.layout.column_widths import in_columns
from circuit_editor.layout.crossings import order_columns
from circuit_editor.layout.layers import columns_of, layers_of, reading_order
from circuit_editor.layout.line_wrap import in_lines
from circuit_editor.layout.y_coordinates import heights_of
from circuit_editor.model import Circuit, Place

MOST_CELLS = 2_000  # nodes, and columns that wires pass: up to about a second


def tidy(circuit: Circuit) -> Map[str, Place]:
    """A place for every node: its centre in scene units, on the grid. The same every time.

    Every wire leads to the right, and no two nodes overlap. A circuit too large for a careful
    drawing is put in lines of columns, one below the other; only there may wires lead back.
    The circuit must have no loops.
    """
    ids, columns = reading_order(circuit), columns_of(circuit)
    if _cells(circuit, columns) > MOST_CELLS:
        return Map(in_lines(circuit, ids, columns))
    layers = layers_of(circuit, ids, columns)
    order_columns(layers)
    return Map(in_columns(circuit, layers, heights_of(layers)))


def careful_cells(circuit: Circuit) -> int:
    """How much there is to place with care: a tenth of a millisecond each; 0 where it is too much.

    The circuit must have no loops.
    """
    cells = _cells(circuit, columns_of(circuit))
    return cells if cells <= MOST_CELLS else 0


def _cells(circuit: Circuit, columns: Mapping[str, int]) -> int:
    return len(circuit.nodes) + sum(
        columns[target.node] - columns[source.node] - 1 for target, source in circuit.wires.items()
    )
