"""How wires run: smooth, flat where they leave and arrive, and never beneath a node.

A wire that would run beneath a node swings above or below it and runs level past it. Routes are
made anew from where the nodes stand; nothing of them is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.boxes import Box, Boxes
from circuit_editor.layout.sizes import CAPTION_HEIGHT, node_size
from circuit_editor.model import Circuit, Pin, Place

Curve: TypeAlias = tuple[Place, Place, Place, Place]  # the control points of a cubic
Route: TypeAlias = tuple[Curve, ...]  # cubics, end to end

STRAIGHT_WITHIN = 0.5
SHORTEST_BEND = 36.0
MARGIN = 7.0  # a wire nearer to a foreign node than this would seem to touch it
CLEARANCE = 6.0  # beyond that margin, where a wire swings around a node
CHANNEL = 16.0  # between two wires that pass the same node
ASIDE = 26.0  # from a passed node to where the wire is level
SAMPLES = tuple(step / 24 for step in range(25))
BENEATH_A_NODE = 1000.0
ON_A_CHANNEL = 300.0


def curve_between(start: Place, end: Place) -> Curve:
    """The cubic from `start` to `end`, horizontal at both ends."""
    (x1, y1), (x2, y2) = start, end
    ahead = x2 - x1
    if ahead >= 0 and abs(y2 - y1) <= STRAIGHT_WITHIN:
        bend = ahead / 3
    elif ahead >= 0:
        bend = max(min(SHORTEST_BEND, ahead), ahead * 0.5)
    else:  # running back: swing out far enough to be seen
        bend = max(SHORTEST_BEND, min(180.0, -ahead * 0.5 + SHORTEST_BEND))
    return start, (x1 + bend, y1), (x2 - bend, y2), end


def bends(ends: Array) -> Array:
    """How far such cubics run level at both ends, of many: `ends` has rows x1, y1, x2, y2."""
    x1, y1, x2, y2 = ends.T
    ahead = x2 - x1
    forward = np.maximum(np.minimum(SHORTEST_BEND, ahead), ahead * 0.5)
    forward = np.where(np.abs(y2 - y1) <= STRAIGHT_WITHIN, ahead / 3, forward)
    back = np.maximum(SHORTEST_BEND, np.minimum(180.0, SHORTEST_BEND - ahead * 0.5))
    level: Array = np.where(ahead >= 0, forward, back)
    return level


def point_on(curve: Curve, t: float) -> Place:
    """The point of a cubic at `t` from 0 (its start) to 1 (its end)."""
    s = 1.0 - t
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def samples(route: Route) -> list[Place]:
    """Points along the whole route, from its start to its end."""
    return [point_on(curve, t) for curve in route for t in SAMPLES]


def node_boxes(circuit: Circuit, places: Mapping[str, Place], margin: float = 0.0) -> Boxes[str]:
    """The room each node takes, caption and a margin included, by its id."""
    boxes: Boxes[str] = Boxes()
    for id_, node in circuit.nodes.items():
        x, y = places[id_]
        width, height = node_size(node, circuit.label(id_))
        half, above = width / 2 + margin, height / 2 + margin
        boxes.add((x - half, y - above, x + half, y + height / 2 + CAPTION_HEIGHT), id_)
    return boxes


class Router:
    """Lays wires one after the other, each clear of the nodes and of the channels of the others."""

    def __init__(self, nodes: Boxes[str]) -> None:
        self._nodes = nodes
        self._channels: list[tuple[float, float, float, str]] = []  # left, right, y, source

    def route(self, source: Pin, start: Place, target: Pin, end: Place) -> Route:
        """The way of a wire between two pins, at `start` and at `end`."""
        direct: Route = (curve_between(start, end),)
        own = {source.node, target.node}
        hit = self._beneath(direct, own)
        if not hit or end[0] - start[0] < 2 * ASIDE:
            return direct
        best, best_cost = direct, BENEATH_A_NODE * len(hit)
        best_channel = None
        for _ in range(3):  # each round knows the nodes that the detours of the last one met
            met = set(hit)
            for y in self._levels(hit):
                left = max(min(box[0] for box in hit) - ASIDE, start[0] + ASIDE)
                right = min(max(box[2] for box in hit) + ASIDE, end[0] - ASIDE)
                if left >= right:
                    left = right = (start[0] + end[0]) / 2
                detour = self._detour(start, end, left, right, y)
                below = self._beneath(detour, own)
                met |= below
                cost = BENEATH_A_NODE * len(below) + abs(y - start[1]) + abs(y - end[1])
                cost += ON_A_CHANNEL * self._crowded(left, right, y, source.node)
                if cost < best_cost:
                    best, best_cost, best_channel = detour, cost, (left, right, y, source.node)
            if best_cost < BENEATH_A_NODE or met == hit:
                break
            hit = met
        if best_channel is not None:
            self._channels.append(best_channel)
        return best

    def _beneath(self, route: Route, own: set[str]) -> set[Box]:
        """The boxes of foreign nodes that a route would run through."""
        return {box for box, id_ in self._nodes.around(samples(route)) if id_ not in own}

    def _levels(self, boxes: set[Box]) -> list[float]:
        edges = {box[1] - CLEARANCE for box in boxes} | {box[3] + CLEARANCE for box in boxes}
        return sorted(edge + step * CHANNEL for edge in edges for step in (-1, 0, 1))

    def _crowded(self, left: float, right: float, y: float, source: str) -> int:
        """How many wires of other sources already run level here. A fork may share its way."""
        return sum(
            abs(y - other_y) < CHANNEL - 1 and left < other_right and other_left < right
            for other_left, other_right, other_y, other_source in self._channels
            if other_source != source
        )

    @staticmethod
    def _detour(start: Place, end: Place, left: float, right: float, y: float) -> Route:
        there, back = (left, y), (right, y)
        if left == right:
            return curve_between(start, there), curve_between(back, end)
        return curve_between(start, there), curve_between(there, back), curve_between(back, end)
