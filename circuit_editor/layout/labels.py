"""Where the two numbers of a wire stand: on the wire they belong to, clear of everything else.

The value stands above the wire's point, the gradient below it. Among a few points along the wire
the one is taken where the pair touches the fewest nodes, numbers and other wires and where the
wire runs flat, so that it passes between the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from circuit_editor.layout.curves import Curve, point_at
from circuit_editor.layout.sizes import (
    CAPTION_HEIGHT,
    CAPTION_WIDTH,
    LABEL_HEIGHT,
    LABEL_WIDTH,
    node_size,
)
from circuit_editor.model import Circuit, Pin, Place

CANDIDATES = (0.5, 0.42, 0.58, 0.35, 0.65, 0.27, 0.73, 0.2, 0.8)
SAMPLES = tuple(step / 24 for step in range(25))
CELL = 80.0

Box = tuple[float, float, float, float]  # left, top, right, bottom
Grid = Mapping[tuple[int, int], list[Box]]

CLEAR = 2.5  # between a number and its wire
WIDEST_GAP = 26.0  # between the two numbers of a steep wire
REACH = LABEL_WIDTH / 3  # half of what a usual number takes
MOST_ASIDE = 16.0

# What a place costs.
ON_A_NODE = 60.0
ON_A_LABEL = 40.0
ON_A_WIRE = 8.0
PER_SLOPE = 0.15  # for each unit by which a steep wire drives its numbers apart
OFF_CENTRE = 4.0  # at the very end of the wire


class Spot(NamedTuple):
    """Where a wire's numbers stand: the value's middle and lower edge, the gradient's and upper."""

    value: Place
    gradient: Place

    @property
    def box(self) -> Box:
        """The rectangle that both numbers need."""
        half = LABEL_WIDTH / 2
        (value_x, above), (gradient_x, below) = self
        return (
            min(value_x, gradient_x) - half,
            above - LABEL_HEIGHT,
            max(value_x, gradient_x) + half,
            below + LABEL_HEIGHT,
        )

    @property
    def gap(self) -> float:
        """How far the wire drives the two apart."""
        return self.gradient[1] - self.value[1]


def spot_at(curve: Curve, t: float) -> Spot:
    """The numbers' place around the point `t` of a wire: as near as its slope lets them.

    Beside a steep wire they step aside, the value to where the wire leaves room above it.
    """
    x, y = point_at(curve, t)
    points = [point_at(curve, s) for s in SAMPLES]
    near = [py for px, py in points if abs(px - x) <= REACH] or [y]
    falls = points[-1][1] > points[0][1]
    aside = min(MOST_ASIDE, 0.5 * (max(near) - min(near))) * (1 if falls else -1)
    over = [py for px, py in points if abs(px - x - aside) <= REACH] or [y]
    under = [py for px, py in points if abs(px - x + aside) <= REACH] or [y]
    top = max(min(over), y - WIDEST_GAP / 2)
    bottom = min(max(under), y + WIDEST_GAP / 2)
    return Spot((x + aside, min(top, y) - CLEAR), (x - aside, max(bottom, y) + CLEAR))


class LabelPlan:
    """What stands where, so that each wire's numbers can find a free place."""

    def __init__(self, circuit: Circuit, places: Mapping[str, Place]) -> None:
        self._nodes: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._labels: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._wires: dict[tuple[int, int], list[tuple[Pin, Pin, Place]]] = defaultdict(list)
        for id_, node in circuit.nodes.items():
            x, y = places[id_]
            width, height = node_size(node, circuit.label(id_))
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            caption = (
                x - CAPTION_WIDTH / 2,
                y + height / 2,
                x + CAPTION_WIDTH / 2,
                y + height / 2 + CAPTION_HEIGHT,
            )
            for each in (box, caption):
                for cell in _cells(each):
                    self._nodes[cell].append(each)

    def add_wire(self, target: Pin, source: Pin, curve: Curve) -> None:
        """Make room for a wire: the numbers of others will keep off it."""
        for t in SAMPLES:
            point = point_at(curve, t)
            self._wires[_cell(point)].append((target, source, point))

    def place(self, target: Pin, source: Pin, curve: Curve) -> Spot:
        """The best place for the wire's numbers; from now on they are in others' way."""
        best = min(CANDIDATES, key=lambda t: self._cost(target, source, curve, t))
        spot = spot_at(curve, best)
        for cell in _cells(spot.box):
            self._labels[cell].append(spot.box)
        return spot

    def _cost(self, target: Pin, source: Pin, curve: Curve, t: float) -> float:
        spot = spot_at(curve, t)
        box = spot.box
        cells = list(_cells(box))
        cost = OFF_CENTRE * abs(t - 0.5)
        cost += ON_A_NODE * _hits(box, self._nodes, cells)
        cost += ON_A_LABEL * _hits(box, self._labels, cells)
        foreign = {
            (other_target, other_source)
            for cell in cells
            for other_target, other_source, at in self._wires.get(cell, ())
            if other_target != target and _inside(at, box)
        }
        cost += ON_A_WIRE * len(foreign)
        return cost + PER_SLOPE * spot.gap


def place_labels(
    circuit: Circuit, places: Mapping[str, Place], curves: Mapping[Pin, Curve]
) -> dict[Pin, Spot]:
    """Where every wire's numbers stand, by the input it arrives at."""
    plan = LabelPlan(circuit, places)
    for target, curve in curves.items():
        plan.add_wire(target, circuit.wires[target], curve)
    return {
        target: plan.place(target, circuit.wires[target], curve) for target, curve in curves.items()
    }


def _hits(box: Box, boxes: Grid, cells: list[tuple[int, int]]) -> int:
    met = {other for cell in cells for other in boxes.get(cell, ())}
    return sum(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in met
    )


def _inside(point: Place, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _cell(point: Place) -> tuple[int, int]:
    return int(point[0] // CELL), int(point[1] // CELL)


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row
