"""Where the two numbers of a wire stand: on the wire they belong to, clear of everything else.

The value stands above the wire, the gradient below it. Among many points along the wire the one
is taken where the two touch the fewest nodes, numbers and other wires and where the wire runs
flat, so that it passes between the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circuit_editor.layout.boxes import Box, Boxes
from circuit_editor.layout.routes import Route, node_boxes, samples
from circuit_editor.layout.sizes import (
    CAPTION_HEIGHT,
    CAPTION_WIDTH,
    LABEL_HEIGHT,
    node_size,
)
from circuit_editor.model import Circuit, Pin, Place

SHARES = tuple(step / 24 for step in range(3, 22))  # where along the wire numbers may stand
ROUNDS = 2  # in the second, numbers that touch others try again, knowing where all stand

CLEAR = 2.5  # between a number and its wire
WIDEST_GAP = 26.0  # between the two numbers of a steep wire
GROWN = 1.15  # numbers are written larger while one zooms out
USUAL_WIDTH = 50.0  # of a number such as −0.53
REACH = 20.0  # from a number's middle: where its wire must not come too near
MOST_ASIDE = 16.0

# What a place costs.
ON_A_NODE = 90.0
ON_A_LABEL = 60.0
ON_A_WIRE = 14.0
PER_GAP = 0.15  # for each unit by which a steep wire drives its numbers apart
OFF_CENTRE = 4.0  # at the very end of the wire


class Spot(NamedTuple):
    """Where a wire's numbers stand: the value's middle and lower edge, the gradient's and upper."""

    value: Place
    gradient: Place

    @property
    def boxes(self) -> tuple[Box, Box]:
        """The room of a usual value and gradient."""
        return self.grown(1.0)

    def grown(self, growth: float) -> tuple[Box, Box]:
        """Their room when they are written so much larger."""
        half, height = growth * USUAL_WIDTH / 2, growth * LABEL_HEIGHT
        (value_x, above), (gradient_x, below) = self
        return (
            (value_x - half, above - height, value_x + half, above),
            (gradient_x - half, below, gradient_x + half, below + height),
        )

    @property
    def gap(self) -> float:
        """How far the wire drives the two apart."""
        return self.gradient[1] - self.value[1]


def spot_on(points: list[Place], share: float) -> Spot:
    """The numbers' place at a share of the way along a wire: as near as its slope lets them.

    Beside a steep wire they step aside, the value to where the wire leaves room above it.
    """
    x, y = points[round(share * (len(points) - 1))]
    near = [py for px, py in points if abs(px - x) <= REACH]
    falls = points[-1][1] > points[0][1] if near[-1] == near[0] else near[-1] > near[0]
    aside = min(MOST_ASIDE, 0.5 * (max(near) - min(near))) * (1 if falls else -1)
    over = [py for px, py in points if abs(px - x - aside) <= REACH] or [y]
    under = [py for px, py in points if abs(px - x + aside) <= REACH] or [y]
    top = max(min(over), y - WIDEST_GAP / 2)
    bottom = min(max(under), y + WIDEST_GAP / 2)
    return Spot((x + aside, min(top, y) - CLEAR), (x - aside, max(bottom, y) + CLEAR))


def plain_spot(route: Route) -> Spot:
    """The numbers' place in the middle of a wire, whatever else stands there."""
    return spot_on(samples(route), 0.5)


def place_labels(
    circuit: Circuit, places: Mapping[str, Place], routes: Mapping[Pin, Route]
) -> dict[Pin, Spot]:
    """Where every wire's numbers stand, by the input it arrives at."""
    nodes = node_boxes(circuit, places)
    for id_, node in circuit.nodes.items():
        x, y = places[id_]
        below = y + node_size(node, circuit.label(id_))[1] / 2
        half = CAPTION_WIDTH / 2
        nodes.add((x - half, below, x + half, below + CAPTION_HEIGHT), id_)
    points = {target: samples(route) for target, route in routes.items()}
    wires: Boxes[Pin] = Boxes()
    for target, along in points.items():
        for x, y in along[::2]:
            wires.add((x - 1, y - 1, x + 1, y + 1), target)
    labels: Boxes[Pin] = Boxes()
    spots: dict[Pin, Spot] = {}
    crowded = list(routes)
    for _ in range(ROUNDS):
        for target in crowded:
            along = points[target]
            if target in spots:
                for box in spots[target].grown(GROWN):
                    labels.remove(box, target)
            spots[target] = min(
                (spot_on(along, share) for share in SHARES),
                key=lambda spot: _cost(spot, target, along, nodes, wires, labels),
            )
            for box in spots[target].grown(GROWN):
                labels.add(box, target)
        crowded = [
            target
            for target, spot in spots.items()
            if any(len(labels.meeting(box)) > 1 for box in spot.grown(GROWN))
        ]
    return spots


def _cost(
    spot: Spot,
    target: Pin,
    along: list[Place],
    nodes: Boxes[str],
    wires: Boxes[Pin],
    labels: Boxes[Pin],
) -> float:
    middle = (along[0][0] + along[-1][0]) / 2
    span = abs(along[-1][0] - along[0][0]) or 1.0
    off = abs((spot.value[0] + spot.gradient[0]) / 2 - middle) / span
    cost = OFF_CENTRE * off + PER_GAP * spot.gap
    for box in spot.grown(GROWN):
        cost += ON_A_NODE * len(nodes.meeting(box))
        cost += ON_A_LABEL * len(labels.meeting(box))
        cost += ON_A_WIRE * len({owner for _, owner in wires.meeting(box)} - {target})
    return cost
