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

from circuit_editor.layout.crossings import order_columns
from circuit_editor.layout.layers import (
    columns_inputs_left,
    columns_inputs_near,
    layers_of,
    reach_of,
    reading_order,
)
from circuit_editor.layout.line_wrap import in_lines
from circuit_editor.layout.sizes import node_size
from circuit_editor.layout.x_coordinates import in_columns
from circuit_editor.layout.y_coordinates import heights_of
from circuit_editor.model import Circuit, Place

CANVAS = (790.0 - 56.0, 720.0 - 56.0)  # of a usual window, its margin left out
LARGE_ENOUGH = 0.8  # of 100 %: what is smaller is drawn closer
ROUNDS = 2  # how far right passing wires are is known in the second
MOST_CELLS = 2_000  # nodes, and columns that wires pass: up to about a second


def tidy(circuit: Circuit) -> Map[str, Place]:
    """A place for every node: its centre in scene units, on the grid. The same every time.

    Every wire leads to the right, and no two nodes overlap. A circuit too large for a careful
    drawing is put in lines of columns, one below the other; only there may wires lead back.
    The circuit must have no loops.
    """
    ids, columns = reading_order(circuit), columns_inputs_left(circuit)
    if _cells(circuit, columns) > MOST_CELLS:
        return Map(in_lines(circuit, ids, columns))
    as_lecture = _arranged(circuit, ids, near=False)
    if _zoom(circuit, as_lecture) >= LARGE_ENOUGH:
        return Map(as_lecture)
    return Map(_arranged(circuit, ids, near=True))


def _arranged(circuit: Circuit, ids: list[str], *, near: bool) -> dict[str, Place]:
    """Places in one line."""
    columns = columns_inputs_near(circuit) if near else columns_inputs_left(circuit)
    layers = layers_of(circuit, ids, columns)
    order_columns(layers, first_is_fixed=not near)
    places: dict[str, Place] = {}
    xs: list[float] | None = None
    for _ in range(ROUNDS):
        heights = heights_of(layers, xs)
        places, xs = in_columns(circuit, layers, heights, near=near)
    return places


def _zoom(circuit: Circuit, places: Mapping[str, Place]) -> float:
    """The zoom at which the places fit a usual canvas."""
    edges = []
    for id_, (x, y) in places.items():
        node, label = circuit.nodes[id_], circuit.label(id_)
        half = node_size(node, label)[0] / 2
        above, below = reach_of(node, label)
        edges.append((x - half, y - above, x + half, y + below))
    if not edges:
        return LARGE_ENOUGH
    left, top, right, bottom = zip(*edges, strict=True)
    width, height = max(right) - min(left), max(bottom) - min(top)
    return float(min(CANVAS[0] / width, CANVAS[1] / height))


def careful_cells(circuit: Circuit) -> int:
    """How much there is to place with care: a tenth of a millisecond each; 0 where it is too much.

    The circuit must have no loops.
    """
    cells = _cells(circuit, columns_inputs_left(circuit))
    return cells if cells <= MOST_CELLS else 0


def _cells(circuit: Circuit, columns: Mapping[str, int]) -> int:
    return len(circuit.nodes) + sum(
        columns[target.node] - columns[source.node] - 1 for target, source in circuit.wires.items()
    )
