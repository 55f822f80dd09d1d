"""Places of the two numbers of each wire: on the wire they belong to, clear of everything else.

The value stands above the wire, the gradient below it. Among many points along the wire the one
is taken where the two touch the fewest nodes, numbers and other wires and where the wire runs
flat, so that it passes between the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.boxes import Box, Indices
from circuit_editor.layout.overlap_counts import (
    Points,
    around,
    met_by_each,
    near,
    overlaps,
    owners_in_each,
)
from circuit_editor.layout.routes import (
    SAMPLES,
    WEIGHTS,
    Route,
    blend,
    node_boxes,
    sample,
    samples,
)
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
ON_WIRE = 1.0  # around a point of a wire: what numbers keep clear of

# What a place costs.
ON_A_NODE = 90.0
ON_A_LABEL = 60.0
ON_A_WIRE = 14.0
PER_GAP = 0.15  # for each unit by which a steep wire drives its numbers apart
OFF_CENTRE = 4.0  # at the very end of the wire


class NumberPlaces(NamedTuple):
    """Places of a wire's numbers: the value's middle and lower edge, the gradient's and upper."""

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


def plain_spot(route: Route) -> NumberPlaces:
    """The numbers' place in the middle of a wire, whatever else stands there.

    The same as that of `_spots`, which is for many; for one, lists are quicker than arrays.
    """
    beside, (x, y) = _middle(route)
    near = [py for px, py in beside if abs(px - x) <= REACH]
    falls = near[-1] - near[0] or route[-1][-1][1] - route[0][0][1]
    aside = min(MOST_ASIDE, 0.5 * (max(near) - min(near))) * (1 if falls > 0 else -1)
    over = [py for px, py in beside if abs(px - x - aside) <= REACH] or [y]
    under = [py for px, py in beside if abs(px - x + aside) <= REACH] or [y]
    top = max(min(over), y - WIDEST_GAP / 2)
    bottom = min(max(under), y + WIDEST_GAP / 2)
    return NumberPlaces((x + aside, min(top, y) - CLEAR), (x - aside, max(bottom, y) + CLEAR))


def _middle(route: Route) -> tuple[list[Place], Place]:
    """The samples among which numbers in the middle of a wire may stand, and the one there."""
    curve = route[0]
    if len(route) > 1 or not curve[0][0] <= curve[1][0] <= curve[2][0] <= curve[3][0]:
        points = samples(route)
        return points, points[round(0.5 * (len(points) - 1))]
    # a wire that always leads right comes by but once
    middle = len(SAMPLES) // 2
    there = blend(curve, WEIGHTS[middle])
    far = REACH + MOST_ASIDE + 1.0
    before, after = [there], []
    for weights in WEIGHTS[middle - 1 :: -1]:
        before.append(blend(curve, weights))
        if there[0] - before[-1][0] > far:
            break
    for weights in WEIGHTS[middle + 1 :]:
        after.append(blend(curve, weights))
        if after[-1][0] - there[0] > far:
            break
    return before[::-1] + after, there


def _spots(xs: Array, ys: Array, shares: Sequence[float]) -> Array:
    """The numbers' places at some shares of the ways along wires: as near as their slope lets them.

    A wire a row, four numbers a place, as in Spot. Beside a steep wire the numbers step aside, the
    value to where the wire leaves room above it.
    """
    last = xs.shape[1] - 1
    at = [round(share * last) for share in shares]
    x, y = xs[:, at], ys[:, at]
    from_x, down = xs[:, np.newaxis, :] - x[..., np.newaxis], ys[:, np.newaxis, :]
    close = np.abs(from_x) <= REACH
    lowest = np.where(close, down, -np.inf).max(axis=2)
    highest = np.where(close, down, np.inf).min(axis=2)
    wire = np.arange(len(xs))[:, np.newaxis]
    enters = ys[wire, close.argmax(axis=2)]
    leaves = ys[wire, last - close[..., ::-1].argmax(axis=2)]
    falls = np.where(leaves == enters, ys[:, -1:] > ys[:, :1], leaves > enters)
    aside = np.minimum(MOST_ASIDE, 0.5 * (lowest - highest)) * np.where(falls, 1, -1)
    over = np.abs(from_x - aside[..., np.newaxis]) <= REACH
    under = np.abs(from_x + aside[..., np.newaxis]) <= REACH
    top = np.where(over, down, np.inf).min(axis=2)
    bottom = np.where(under, down, -np.inf).max(axis=2)
    top = np.maximum(np.where(np.isinf(top), y, top), y - WIDEST_GAP / 2)
    bottom = np.minimum(np.where(np.isinf(bottom), y, bottom), y + WIDEST_GAP / 2)
    return np.stack(
        [x + aside, np.minimum(top, y) - CLEAR, x - aside, np.maximum(bottom, y) + CLEAR], axis=2
    )


def place_labels(
    circuit: Circuit, places: Mapping[str, Place], routes: Mapping[Pin, Route]
) -> dict[Pin, NumberPlaces]:
    """Where every wire's numbers stand, by the input it arrives at."""
    if not routes:
        return {}
    nodes = node_boxes(circuit, places)
    for id_, node in circuit.nodes.items():
        x, y = places[id_]
        below = y + node_size(node, circuit.label(id_))[1] / 2
        half = CAPTION_WIDTH / 2
        nodes.add((x - half, below, x + half, below + CAPTION_HEIGHT), id_)
    spots, cost, wires = _candidates(list(routes.values()))
    boxes = _grown(spots)
    each = boxes.reshape(4, -1)
    own = np.arange(len(spots)).repeat(each.shape[1] // len(spots))
    on_nodes = met_by_each(each, nodes.edges).reshape(boxes.shape[1:])
    on_wires = owners_in_each(each, own, wires, ON_WIRE).reshape(boxes.shape[1:])
    chosen = _Labels(boxes, cost, on_nodes, on_wires).place()
    best = spots[np.arange(len(spots)), chosen].tolist()
    return {
        target: NumberPlaces((value_x, above), (gradient_x, below))
        for target, (value_x, above, gradient_x, below) in zip(routes, best, strict=True)
    }


def _candidates(routes: Sequence[Route]) -> tuple[Array, Array, Points]:
    """The spots for every wire's numbers, what each costs by itself, and points on the wires."""
    spots, cost = np.empty((len(routes), len(SHARES), 4)), np.empty((len(routes), len(SHARES)))
    points = []
    for curves in {len(route) for route in routes}:
        alike = np.array([at for at, route in enumerate(routes) if len(route) == curves])
        places = chain.from_iterable(curve for at in alike.tolist() for curve in routes[at])
        controls = np.fromiter(chain.from_iterable(places), float).reshape(-1, 4, 2)
        xs, ys = (sample(*controls[..., axis].T).reshape(len(alike), -1) for axis in (0, 1))
        points.append((xs[:, ::2], ys[:, ::2], alike))
        some = _spots(xs, ys, SHARES)
        middle, span = (xs[:, :1] + xs[:, -1:]) / 2, np.abs(xs[:, -1:] - xs[:, :1])
        span[span == 0] = 1.0
        off = np.abs((some[..., 0] + some[..., 2]) / 2 - middle) / span
        spots[alike] = some
        cost[alike] = OFF_CENTRE * off + PER_GAP * (some[..., 3] - some[..., 1])
    x, y = (np.concatenate([each[axis].ravel() for each in points]) for axis in (0, 1))
    owner = np.concatenate([each[2].repeat(each[0].shape[1]) for each in points])
    return spots, cost, Points(x, y, owner)


def _grown(spots: Array) -> Array:
    """The room of values and gradients, as in `NumberPlaces.grown`: (..., 4) to (4, ..., 2)."""
    half, height = GROWN * USUAL_WIDTH / 2, GROWN * LABEL_HEIGHT
    x, (above, below) = spots[..., 0::2], (spots[..., 1], spots[..., 3])
    top = np.stack([above - height, below], axis=-1)
    bottom = np.stack([above, below + height], axis=-1)
    return np.stack([x - half, top, x + half, bottom])


class _Labels:
    """Chooses a spot for the numbers of each wire, one wire after the other."""

    def __init__(self, boxes: Array, cost: Array, on_nodes: Indices, on_wires: Indices) -> None:
        self._boxes = boxes
        self._cost = cost
        self._on_nodes, self._on_wires = ON_A_NODE * on_nodes, ON_A_WIRE * on_wires
        # while the numbers of a wire have room on its cheapest spot, no other is looked at
        self._cheapest = self._costs(slice(None), np.zeros(2)).argmin(axis=1)
        self._chosen = np.zeros(len(cost), dtype=np.intp)
        self._standing = np.full((4, 2 * len(cost)), np.nan)  # which meets nothing
        rooms = around(boxes)
        wire, other = near(rooms, rooms)
        wire, other = wire[wire != other], other[wire != other]
        begins = np.searchsorted(wire, np.arange(len(cost) + 1)).tolist()
        both = (2 * other[:, np.newaxis] + (0, 1)).ravel()
        self._near = [both[2 * begin : 2 * end] for begin, end in pairwise(begins)]

    def place(self) -> Indices:
        """Which of its spots each wire takes."""
        crowded = list(range(len(self._cost)))
        for round_ in range(ROUNDS):
            for wire in crowded:
                self._choose(wire)
            if round_ < ROUNDS - 1:
                crowded = self._crowded()
        return self._chosen

    def _choose(self, wire: int) -> None:
        """Let the numbers of a wire stand where they cost least now."""
        others = self._standing.take(self._near[wire], axis=1)
        at = self._cheapest[wire]
        if overlaps(self._boxes[:, wire, at, :, np.newaxis], others[:, np.newaxis]).any():
            met = overlaps(self._boxes[:, wire, ..., np.newaxis], others[:, np.newaxis, np.newaxis])
            at = self._costs(wire, np.count_nonzero(met, axis=2)).argmin()
        self._chosen[wire] = at
        self._standing[:, 2 * wire : 2 * wire + 2] = self._boxes[:, wire, at]

    def _costs(self, wire: int | slice, labels: Array | Indices) -> Array:
        """What each spot costs with so many other numbers in its two boxes."""
        cost = self._cost[wire]
        on_nodes, on_wires = self._on_nodes[wire], self._on_wires[wire]
        for box in (0, 1):  # added up one by one: a last bit may decide between two spots
            cost = cost + on_nodes[..., box] + ON_A_LABEL * labels[..., box] + on_wires[..., box]
        return cost

    def _crowded(self) -> list[int]:
        """The wires whose numbers stand on those of others."""
        met = met_by_each(self._standing, self._standing).reshape(-1, 2) > 1  # each meets itself
        crowded: list[int] = np.flatnonzero(met.any(axis=1)).tolist()
        return crowded
