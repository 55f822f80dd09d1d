"""A circuit in two lines, as a long sentence is set: for reading, where one line would be small.

The columns of one line are cut where few outputs are read behind the cut. Each of these leaves the
first line at its right end and enters the second one at its left end; lanes at both ends keep the
room for its wire. Where to cut is estimated from the one line, and the best few cuts are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from immutables import Map

from circuit_editor.layout.places.layers import Layers, LayerWire, layers_of
from circuit_editor.layout.places.x_coordinates import places_of
from circuit_editor.layout.sizes import SNAP, room_of, snap
from circuit_editor.layout.space.boxes import Box, around
from circuit_editor.model import INLET, OUT, OUTLET, Circuit, Node, Pin, Place
from circuit_editor.model.graph import group_by_key

MOST_CROSSING = 4  # outputs that are read behind a cut
DRAWN = 5  # cuts that are drawn, of all that may be
PER_CROSSING = 0.96  # what each of them costs, as a factor to the zoom
AT_NAMES = 1.05  # and what a cut gains where all of them have names
CHANNEL, PER_WIRE = 26.0, 10.0  # between the lines
LANE = "lane "  # with a number: the id of a lane's end; ids of nodes have no spaces


WireNodes = tuple[str, str]  # of a wire: the node it leaves, and the one where it arrives
Lanes = Mapping[str, list[WireNodes]]
WireRows = Mapping[WireNodes, Mapping[int, int]]  # by column


class Cut(NamedTuple):
    """A cut before a column: by node whether it stays in the first line, and what leads across."""

    column: int
    is_first: Mapping[str, bool]
    crossing: list[Pin]  # the outputs of the first line that are read in the second

    def score(self, circuit: Circuit, zoom: float) -> float:
        """What is gained by this cut where the circuit fits at a zoom then."""
        named = all(circuit.label(pin.node) for pin in self.crossing)
        return zoom * PER_CROSSING ** len(self.crossing) * (AT_NAMES if named else 1.0)


class Line(NamedTuple):
    """One of the two lines: its circuit with the ends of lanes, and the column of every node.

    `begins` is the column of the whole that its first one is, and `lanes` are the wires of the
    whole that each lane carries, by the id of its end.
    """

    circuit: Circuit
    columns: Mapping[str, int]
    begins: int
    lanes: Lanes


def in_two_lines(
    circuit: Circuit, layers: Layers, one_line: Mapping[str, Place], canvas: tuple[float, float]
) -> dict[str, Place] | None:
    """The places in two lines that fit a canvas best; None where no cut is possible.

    `layers` are in order already, and `one_line` are the places that they led to.
    """
    rows = _rows(layers)
    best: dict[str, Place] | None = None
    best_score = 0.0
    for cut in _promising(circuit, layers, one_line, canvas):
        upper, lower = (_places(layers, rows, line) for line in _lines(circuit, layers, cut))
        places = _below_one_another(circuit, upper, lower, len(cut.crossing))
        score = cut.score(circuit, zoom_of(circuit, places, canvas))
        if score > best_score:
            best, best_score = places, score
    return best


def zoom_of(circuit: Circuit, places: Mapping[str, Place], canvas: tuple[float, float]) -> float:
    """The zoom at which the places fit a canvas of this width and height."""
    left, top, right, bottom = _bounds(circuit, places, places)
    return min(canvas[0] / max(1.0, right - left), canvas[1] / max(1.0, bottom - top))


def _cut_at(circuit: Circuit, layers: Layers, column: int) -> Cut:
    """The cut before a column; an input stays in the first line where a reader of it does."""
    before = {id_: layers.column[cell] < column for cell, id_ in enumerate(layers.ids)}
    readers = group_by_key((source.node, target.node) for target, source in circuit.wires.items())
    first = before | {
        id_: any(before[each] for each in reading)
        for id_, reading in readers.items()
        if circuit.nodes[id_].gate.is_source
    }
    crossing = {
        source
        for target, source in circuit.wires.items()
        if first[source.node] and not first[target.node]
    }
    return Cut(column, first, sorted(crossing))


def _promising(
    circuit: Circuit, layers: Layers, places: Mapping[str, Place], canvas: tuple[float, float]
) -> list[Cut]:
    """The cuts that seem to fit the canvas best, by what the columns are in one line."""
    found: list[tuple[float, int, Cut]] = []
    for column in range(2, len(layers.columns) - 1):
        cut = _cut_at(circuit, layers, column)
        parts = [[id_ for id_ in layers.ids if cut.is_first[id_] == part] for part in (True, False)]
        if not 0 < len(cut.crossing) <= MOST_CROSSING or not all(parts):
            continue
        boxes = [_bounds(circuit, places, part) for part in parts]
        width = max(right - left for left, _, right, _ in boxes)
        height = sum(bottom - top for _, top, _, bottom in boxes) + CHANNEL
        zoom = min(canvas[0] / width, canvas[1] / height)
        found.append((-cut.score(circuit, zoom), column, cut))
    return [cut for *_, cut in sorted(found)[:DRAWN]]


def _lines(circuit: Circuit, layers: Layers, cut: Cut) -> tuple[Line, Line]:
    """Both lines: what is read behind the cut leaves the first and enters the second by lanes."""
    lane_of = {pin: f"{LANE}{number}" for number, pin in enumerate(cut.crossing)}
    lanes = group_by_key(
        (lane_of[source], (source.node, target.node))
        for target, source in circuit.wires.items()
        if source in lane_of and not cut.is_first[target.node]
    )
    (port,) = Node(OUTLET).gate.inputs
    within = {
        target: source for target, source in circuit.wires.items() if cut.is_first[target.node]
    }
    leaving = {Pin(lane, port): pin for pin, lane in lane_of.items()}
    entering = {
        target: Pin(lane_of[source], OUT) if source in lane_of else source
        for target, source in circuit.wires.items()
        if not cut.is_first[target.node]
    }
    return (
        _line(circuit, layers, cut, within | leaving, lanes, is_first=True),
        _line(circuit, layers, cut, entering, lanes, is_first=False),
    )


def _line(
    circuit: Circuit,
    layers: Layers,
    cut: Cut,
    wires: Mapping[Pin, Pin],
    lanes: Lanes,
    *,
    is_first: bool,
) -> Line:
    """The nodes on one side of a cut, with these wires and the ends of lanes at the cut."""
    begins = 0 if is_first else cut.column - 1
    columns = {
        id_: layers.column[cell] - begins
        for cell, id_ in enumerate(layers.ids)
        if cut.is_first[id_] is is_first
    }
    end, at_cut = (OUTLET, cut.column) if is_first else (INLET, 0)
    part = Circuit(
        nodes=Map({id_: circuit.nodes[id_] for id_ in columns} | dict.fromkeys(lanes, Node(end))),
        wires=Map(wires),
        labels=Map({id_: circuit.label(id_) for id_ in columns}),
    )
    return Line(part, columns | dict.fromkeys(lanes, at_cut), begins, lanes)


def _rows(layers: Layers) -> WireRows:
    """The row in which each wire leaves, passes and arrives."""
    found: dict[tuple[str, str], dict[int, int]] = {}

    def note(wire: LayerWire, cell: int) -> None:
        key = layers.ids[wire.source], layers.ids[wire.target]
        found.setdefault(key, {})[layers.column[cell]] = layers.row[cell]

    for wire in layers.wires:
        note(wire, wire.source)
        note(wire, wire.target)
    for cell, number in enumerate(layers.passings, len(layers.ids)):
        note(layers.wires[number], cell)
    return found


def _places(whole: Layers, rows: WireRows, line: Line) -> dict[str, Place]:
    """The places of a line's nodes, in the order that they have in the whole."""
    ids = [id_ for id_ in whole.ids if id_ in line.columns] + sorted(line.lanes)
    layers = layers_of(line.circuit, ids, line.columns, line.lanes)
    own_row = dict(zip(whole.ids, whole.row, strict=False))

    def row(cell: int) -> int:
        """The row of a node, or of the wires of the whole that pass or end here."""
        column = layers.column[cell] + line.begins
        if layers.is_node(cell):
            id_ = layers.ids[cell]
            if id_ not in line.lanes:
                return own_row[id_]
            wires = line.lanes[id_]
        else:
            wire = layers.wires[layers.passings[cell - len(ids)]]
            source, target = layers.ids[wire.source], layers.ids[wire.target]
            carried = line.lanes.get(target) or line.lanes.get(source, [(source, target)])
            wires = [each for each in carried if target in line.lanes or each[1] == target]
        return min(rows[each][column] for each in wires)

    for number, cells in enumerate(layers.columns):
        layers.arrange(number, sorted(cells, key=lambda cell: (row(cell), cell)))
    layers.order_pins()
    return places_of(line.circuit, layers, near=True)


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
    return around([room_of(circuit.nodes[id_], circuit.label(id_), places[id_]) for id_ in ids])
