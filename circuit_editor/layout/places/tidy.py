"""Tidy places: inputs left or right before their readers, the loss last, wires leading right.

The steps of a layered drawing (Sugiyama, Tagawa, Toda 1981) in a file each: `layers` finds the
columns, `crossings` the order within them, `y_coordinates` how high each gate stands,
`x_coordinates` how far right; `two_lines` draws what would be small in one, `line_wrap` what is too
large for all that. They are our own because a formula has an order of its own: w0, x0, w1, x1, w2
from top to bottom, as it is read. (graphlay, tried first, orders the inputs as it likes, and places
gates for wires with corners; ours are single curves, with numbers on them.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod

from immutables import Map

from circuit_editor.layout.places.crossings import order_columns
from circuit_editor.layout.places.layers import (
    Layers,
    columns_inputs_left,
    columns_inputs_near,
    layers_of,
    reading_order,
)
from circuit_editor.layout.places.line_wrap import in_lines, untold
from circuit_editor.layout.places.two_lines import in_two_lines, zoom_of
from circuit_editor.layout.places.x_coordinates import BETWEEN, places_of
from circuit_editor.layout.routing.routes import MOST_ROUTED
from circuit_editor.layout.sizes import node_size
from circuit_editor.model import Circuit, Place

CANVAS = (790.0 - 56.0, 720.0 - 56.0)  # of a usual window, its margin left out
STAGE = (1280.0 - 56.0, CANVAS[1])  # of the same screen without panels
LARGE_ENOUGH = 0.8  # of 100 %: what is smaller is drawn closer
WORTH_IT = 1.1  # two lines are drawn where they enlarge by more
WORTH_IT_TWICE = 1.2  # the same of the gains in a window and on stage, one times the other
MOST_CELLS = 2_000  # nodes, and columns that wires pass: up to about a second


def tidy(
    circuit: Circuit, *, two_lines: bool = True, report: Callable[[float], None] = untold
) -> Map[str, Place]:
    """A place for every node: its centre in scene units, on the grid. The same every time.

    A circuit that is large enough so is drawn as a lecture draws it: inputs left, in the order in
    which the formula uses them, numbers on the wires. Else inputs stand before their first reader,
    numbers at their gates; and in `two_lines`, where that enlarges the drawing. No two nodes
    overlap, and wires lead to the right, but for those from the end of a line to the next. A
    circuit too large for a careful drawing is put in lines of columns, one below the other.
    What a titled frame holds stands together, and nothing else between.
    The circuit must have no loops. `report` is told which part is done, and ends it by an error.
    """
    if circuit.frames:
        from circuit_editor.layout.places.tidy_frames import tidy_in_frames

        return tidy_in_frames(
            circuit,
            lambda whole: tidy(whole, two_lines=two_lines, report=report),
            lambda part: tidy(part, two_lines=False),
        )
    report(0.0)
    ids, columns = reading_order(circuit), columns_inputs_left(circuit)
    if _cells(circuit, columns) > MOST_CELLS:
        return Map(in_lines(circuit, ids, columns, report))
    report(0.1)
    has_tiles = any(node.shape for node in circuit.nodes.values())
    enlarges = _larger_on_stage if has_tiles else _larger
    as_lecture = None
    if _may_fit(circuit, columns):
        _, as_lecture = _arranged(circuit, ids, columns, near=False)
        if zoom_of(circuit, as_lecture, CANVAS) < LARGE_ENOUGH:
            as_lecture = None
        elif not has_tiles:
            return Map(as_lecture)
        report(0.4)
    layers, places = _arranged(circuit, ids, columns_inputs_near(circuit), near=True)
    if as_lecture is not None and not enlarges(circuit, as_lecture, places):
        return Map(as_lecture)
    report(0.8)
    zoom = zoom_of(circuit, places, CANVAS)
    if two_lines and zoom < LARGE_ENOUGH and len(circuit.wires) <= MOST_ROUTED:
        wrapped = in_two_lines(circuit, layers, places, CANVAS)
        if wrapped is not None and enlarges(circuit, places, wrapped):
            places = wrapped
    return Map(places)


def _larger(circuit: Circuit, some: Mapping[str, Place], others: Mapping[str, Place]) -> bool:
    """True where a drawing is so much smaller than another that this is worth it."""
    return zoom_of(circuit, others, CANVAS) > WORTH_IT * zoom_of(circuit, some, CANVAS)


def _larger_on_stage(
    circuit: Circuit, some: Mapping[str, Place], others: Mapping[str, Place]
) -> bool:
    """The same for numbers in cells: they cannot grow against the zoom, so a stage counts, too."""
    gains = [
        zoom_of(circuit, others, room) / zoom_of(circuit, some, room) for room in (CANVAS, STAGE)
    ]
    return prod(gains) > WORTH_IT_TWICE


def tidy_closely(circuit: Circuit) -> Map[str, Place]:
    """The same as close as can be, as in a block: inputs near, numbers over and under the gates."""
    if circuit.frames:
        from circuit_editor.layout.places.tidy_frames import tidy_in_frames

        return tidy_in_frames(circuit, tidy_closely, tidy_closely)
    ids, columns = reading_order(circuit), columns_inputs_near(circuit)
    return Map(_arranged(circuit, ids, columns, near=True)[1])


def _may_fit(circuit: Circuit, columns: Mapping[str, int]) -> bool:
    """False where the bodies alone are too wide for the lecture's drawing to fit a canvas."""
    widest: dict[int, float] = {}
    for id_, column in columns.items():
        width, _ = node_size(circuit.nodes[id_], circuit.label(id_))
        widest[column] = max(width, widest.get(column, 0.0))
    room = sum(widest.values()) + BETWEEN * (len(widest) - 1)
    return room * LARGE_ENOUGH <= CANVAS[0]


def _arranged(
    circuit: Circuit, ids: list[str], columns: Mapping[str, int], *, near: bool
) -> tuple[Layers, dict[str, Place]]:
    """Places in one line, and the layers they were made of."""
    layers = layers_of(circuit, ids, columns)
    if not near:
        layers.aside.clear()
    order_columns(layers, first_is_fixed=not near)
    return layers, places_of(circuit, layers, near=near)


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
