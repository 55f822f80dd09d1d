"""Routes of wires with bends: smoothly through every point, flat where they leave and arrive."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from circuit_editor.layout.routing.curve_distances import distances_to
from circuit_editor.layout.routing.routes import SHORTEST_BEND, Bezier, Route, curve_between
from circuit_editor.model import Place

EASY = 0.36  # of the way to the next point: how far a curve keeps its direction
FARTHEST = 180.0  # it runs level where it leaves and arrives
LEVEL = (1.0, 0.0)


def bent_route(start: Place, points: Sequence[Place], end: Place) -> Route:
    """The way from `start` through all points to `end`: one curve from each to the next."""
    if not points:
        return (curve_between(start, end),)
    way = [start, *points, end]
    turns = [LEVEL, *(_direction(way[at - 1], way[at + 1]) for at in range(1, len(way) - 1)), LEVEL]
    curves: list[Bezier] = []
    for at, ((x1, y1), (x2, y2)) in enumerate(pairwise(way)):
        length = hypot(x2 - x1, y2 - y1)
        leave = _level_for(length) if at == 0 else EASY * length
        arrive = _level_for(length) if at == len(way) - 2 else EASY * length
        (dx1, dy1), (dx2, dy2) = turns[at], turns[at + 1]
        first, second = (x1 + leave * dx1, y1 + leave * dy1), (x2 - arrive * dx2, y2 - arrive * dy2)
        curves.append(((x1, y1), first, second, (x2, y2)))
    return tuple(curves)


def turns_of(route: Route) -> tuple[Place, ...]:
    """The points between the curves of a route: bends at all of them keep its way."""
    return tuple(curve[-1] for curve in route[:-1])


def leg_at(route: Route, place: Place) -> int:
    """Which curve of a route comes nearest to a place, counted from its start."""
    return int(distances_to(place, route).argmin())


def is_on_way(start: Place, points: Sequence[Place], end: Place, at: int, reach: float) -> bool:
    """True where a wire would pass as near as `reach` by one of its points without it."""
    others = [*points[:at], *points[at + 1 :]]
    return float(distances_to(points[at], bent_route(start, others, end)).min()) <= reach


def _direction(before: Place, behind: Place) -> Place:
    """The direction in which a wire passes a point between two others; level where they are one."""
    dx, dy = behind[0] - before[0], behind[1] - before[1]
    length = hypot(dx, dy)
    return (dx / length, dy / length) if length else LEVEL


def _level_for(length: float) -> float:
    """How far a wire runs level at an end, when the next point is so far."""
    return min(FARTHEST, max(min(SHORTEST_BEND, length), EASY * length))
