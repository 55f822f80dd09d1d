"""A circuit in two lines, as a long sentence is set: for reading, where one line would be small.

The columns of one line are cut where few outputs are read behind the cut. Each of these leaves the
first line at its right end and enters the second one at its left end; lanes at both ends keep the
room for its wire. Where to cut is estimated from the one line, and the best few cuts are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from immutables import Map

from circuit_editor.layout.boxes import Box
from circuit_editor.layout.layers import Layers, layers_of
from circuit_editor.layout.sizes import SNAP, node_size, reach_of, snap
from circuit_editor.layout.x_coordinates import in_columns
from circuit_editor.layout.y_coordinates import heights_of
from circuit_editor.model import INLET, OUT, OUTLET, Circuit, Node, Pin, Place
from circuit_editor.model.graph import group_by_key

MOST_CROSSING = 4  # outputs that are read behind a cut
DRAWN = 5  # cuts that are drawn, of all that may be
PER_CROSSING = 0.96  # what each of them costs, as a factor to the zoom
AT_NAMES = 1.05  # and what a cut gains where all of them have names
CHANNEL, PER_WIRE = 26.0, 10.0  # between the lines
LANE = "lane "  # with a number: the id of a lane's end, which no node has


class Line(NamedTuple):
    """One of the two lines: its circuit, with the ends of lanes, and the column of every node."""

    circuit: Circuit
    columns: Mapping[str, int]
    lanes: frozenset[str]


def in_two_lines(
    circuit: Circuit, layers: Layers, one_line: Mapping[str, Place], canvas: tuple[float, float]
) -> dict[str, Place] | None:
    """The places in two lines that fit a canvas best; None where no cut is possible.

    `layers` are in order already, and `one_line` are the places that they led to.
    """
    ranks = _ranks(circuit, layers)
    best: dict[str, Place] | None = None
    best_score = 0.0
    for cut in _promising(circuit, layers, one_line, canvas):
        crossing = _crossing(circuit, layers, cut)
        upper = _line(circuit, layers, ranks, _first_line(circuit, layers, cut, crossing))
        lower = _line(circuit, layers, ranks, _second_line(circuit, layers, cut, crossing))
        places = _below_one_another(circuit, upper, lower, len(crossing))
        score = _score(zoom_of(circuit, places, canvas), circuit, crossing)
        if score > best_score:
            best, best_score = places, score
    return best


def zoom_of(circuit: Circuit, places: Mapping[str, Place], canvas: tuple[float, float]) -> float:
    """The zoom at which the places fit a canvas of this width and height."""
    left, top, right, bottom = _bounds(circuit, places, places)
    return min(canvas[0] / max(1.0, right - left), canvas[1] / max(1.0, bottom - top))


def _score(zoom: float, circuit: Circuit, crossing: Iterable[Pin]) -> float:
    crossing = list(crossing)
    named = all(circuit.label(pin.node) for pin in crossing)
    return zoom * PER_CROSSING ** len(crossing) * (AT_NAMES if named else 1.0)


def _is_first(circuit: Circuit, layers: Layers, cut: int) -> dict[str, bool]:
    """By node whether it belongs to the first line: an input does where its first reader does."""
    first = {id_: layers.column[cell] < cut for cell, id_ in enumerate(layers.ids)}
    readers = group_by_key((source.node, target.node) for target, source in circuit.wires.items())
    return first | {
        id_: any(first[each] for each in readers[id_])
        for id_ in layers.ids
        if id_ in readers and circuit.nodes[id_].gate.is_source
    }


def _crossing(circuit: Circuit, layers: Layers, cut: int) -> list[Pin]:
    """The outputs of the first line that are read in the second."""
    first = _is_first(circuit, layers, cut)
    return sorted(
        {
            source
            for target, source in circuit.wires.items()
            if first[source.node] and not first[target.node]
        }
    )


def _promising(
    circuit: Circuit, layers: Layers, places: Mapping[str, Place], canvas: tuple[float, float]
) -> list[int]:
    """The cuts that seem to fit the canvas best, by what the columns are in one line."""
    found: list[tuple[float, int]] = []
    for cut in range(2, len(layers.columns) - 1):
        crossing = _crossing(circuit, layers, cut)
        if not 0 < len(crossing) <= MOST_CROSSING:
            continue
        first = _is_first(circuit, layers, cut)
        parts = [[id_ for id_ in layers.ids if first[id_] == part] for part in (True, False)]
        if not all(parts):
            continue
        boxes = [_bounds(circuit, places, part) for part in parts]
        width = max(right - left for left, _, right, _ in boxes)
        height = sum(bottom - top for _, top, _, bottom in boxes) + CHANNEL
        zoom = min(canvas[0] / width, canvas[1] / height)
        found.append((_score(zoom, circuit, crossing), -cut))
    return [-cut for _, cut in sorted(found, reverse=True)[:DRAWN]]


def _first_line(circuit: Circuit, layers: Layers, cut: int, crossing: Sequence[Pin]) -> Line:
    first = _is_first(circuit, layers, cut)
    columns = {id_: layers.column[cell] for cell, id_ in enumerate(layers.ids) if first[id_]}
    wires = {
        target: source
        for target, source in circuit.wires.items()
        if first[source.node] and first[target.node]
    }
    lanes = {f"{LANE}{number}": pin for number, pin in enumerate(crossing)}
    (port,) = Node(OUTLET).gate.inputs
    wires |= {Pin(lane, port): pin for lane, pin in lanes.items()}
    return _with_lanes(circuit, columns, wires, dict.fromkeys(lanes, Node(OUTLET)), cut)


def _second_line(circuit: Circuit, layers: Layers, cut: int, crossing: Sequence[Pin]) -> Line:
    first = _is_first(circuit, layers, cut)
    columns = {
        id_: max(0, layers.column[cell] - cut + 1)
        for cell, id_ in enumerate(layers.ids)
        if not first[id_]
    }
    lane = {pin: f"{LANE}{number}" for number, pin in enumerate(crossing)}
    wires = {
        target: Pin(lane[source], OUT) if source in lane else source
        for target, source in circuit.wires.items()
        if not first[target.node]
    }
    return _with_lanes(circuit, columns, wires, dict.fromkeys(lane.values(), Node(INLET)), 0)


def _with_lanes(
    circuit: Circuit,
    columns: dict[str, int],
    wires: Mapping[Pin, Pin],
    lanes: dict[str, Node],
    column: int,
) -> Line:
    """A part of a circuit with the ends of lanes in a column of their own."""
    nodes = {id_: circuit.nodes[id_] for id_ in columns} | lanes
    labels = {id_: circuit.label(id_) for id_ in columns}
    part = Circuit(nodes=Map(nodes), wires=Map(wires), labels=Map(labels))
    return Line(part, columns | dict.fromkeys(lanes, column), frozenset(lanes))


Ranks = Mapping[tuple[str, str], dict[int, int]]


def _ranks(circuit: Circuit, layers: Layers) -> Ranks:
    """The rows of each node, and of each wire on its way, by (source, target) and by column.

    A node stands for itself: its key is its id twice.
    """
    found: dict[tuple[str, str], dict[int, int]] = {}
    for cell, id_ in enumerate(layers.ids):
        found[id_, id_] = {layers.column[cell]: layers.row[cell]}
    for cell, number in enumerate(layers.passings, len(layers.ids)):
        wire = layers.wires[number]
        key = layers.ids[wire.source], layers.ids[wire.target]
        found.setdefault(key, {})[layers.column[cell]] = layers.row[cell]
    return found


def _line(circuit: Circuit, whole: Layers, ranks: Ranks, line: Line) -> dict[str, Place]:
    """The places of a line's nodes, in the order that they have in the whole."""
    ids = [id_ for id_ in whole.ids if id_ in line.columns] + sorted(line.lanes)
    layers = layers_of(line.circuit, ids, line.columns, line.lanes)
    shift = max(
        whole.column[cell] - line.columns[id_]
        for cell, id_ in enumerate(whole.ids)
        if id_ in line.columns
    )

    def real(id_: str) -> set[str]:
        """The nodes of the whole that a lane's end stands for; of any other node itself."""
        if id_ not in line.lanes:
            return {id_}
        ends = [
            (source, target)
            for target, source in line.circuit.wires.items()
            if id_ in (source.node, target.node)
        ]
        if line.circuit.nodes[id_].kind == OUTLET:
            (source,) = (source for source, _ in ends)
            return {t.node for t, s in circuit.wires.items() if s == source}
        return {circuit.wires[target].node for _, target in ends}

    ends = {id_: real(id_) for id_ in ids}

    def rank(cell: int) -> float:
        column = layers.column[cell] + shift
        if layers.is_node(cell) and layers.ids[cell] not in line.lanes:
            return float(next(iter(ranks[(layers.ids[cell],) * 2].values())))
        if layers.is_node(cell):
            sources = targets = ends[layers.ids[cell]]
            others = {
                each.node
                for pair in line.circuit.wires.items()
                for each in pair
                if layers.ids[cell] in (pair[0].node, pair[1].node)
            } - line.lanes
            keys = [(s, t) for s in sources for t in others] + [
                (t, s) for s in sources for t in others
            ]
            keys += [(each, each) for each in targets]
        else:
            wire = layers.wires[layers.passings[cell - len(layers.ids)]]
            keys = [
                (s, t) for s in ends[layers.ids[wire.source]] for t in ends[layers.ids[wire.target]]
            ]
        rows = [ranks[key][column] for key in keys if column in ranks.get(key, {})]
        return min(rows, default=len(whole.row)) + 0.5

    for number, cells in enumerate(layers.columns):
        layers.arrange(number, sorted(cells, key=lambda cell: (rank(cell), cell)))
    layers.order_pins()
    heights = heights_of(layers)
    places, xs = in_columns(line.circuit, layers, heights, near=True)
    places, _ = in_columns(line.circuit, layers, heights_of(layers, xs, heights), near=True)
    return places


def _below_one_another(
    circuit: Circuit, upper: Mapping[str, Place], lower: Mapping[str, Place], wires: int
) -> dict[str, Place]:
    """Both lines, the second below the first, with a channel for the wires between."""
    places: dict[str, Place] = {}
    top = 0.0
    for line in (upper, lower):
        nodes = [id_ for id_ in line if id_ in circuit.nodes]
        _, highest, _, lowest = _bounds(circuit, line, nodes)
        leftmost = min(x for x, _ in line.values())
        by = snap(-leftmost), -(-(top - highest) // SNAP) * SNAP
        places |= {id_: (line[id_][0] + by[0], line[id_][1] + by[1]) for id_ in nodes}
        top = lowest + by[1] + CHANNEL + PER_WIRE * wires
    return places


def _bounds(circuit: Circuit, places: Mapping[str, Place], ids: Iterable[str]) -> Box:
    """The box around nodes, with their numbers and captions."""
    left = top = float("inf")
    right = bottom = float("-inf")
    for id_ in ids:
        node, label = circuit.nodes[id_], circuit.label(id_)
        (x, y), half = places[id_], node_size(node, label)[0] / 2
        above, below = reach_of(node, label)
        left, right = min(left, x - half), max(right, x + half)
        top, bottom = min(top, y - above), max(bottom, y + below)
    return left, top, right, bottom
