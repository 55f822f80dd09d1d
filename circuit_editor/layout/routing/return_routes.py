"""Return routes: wires from the end of one line to the beginning of the next, as text wraps.

A wire whose target stands left of its source and below everything around the source leads right of
all that stands there, down into the channel between the lines, left, down, and into its target from
the left. Nothing of this is saved: whatever stands so is led so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.model import Pin, Place
from circuit_editor.model.graph import group_by_key

Cubic: TypeAlias = tuple[Place, Place, Place, Place]  # the control points of a cubic
FromTo: TypeAlias = tuple[Pin, Place, Pin, Place]  # where a wire comes from, and where it goes

LOWEST_CHANNEL = 20.0  # between two lines, so that wires are led there
AWAY = 12.0  # from what stands at the end of a line to the first wire
BEFORE = 28.0  # from there to the next line: a wire may have to pass what stands at its beginning
APART = 10.0  # from wire to wire
CORNER = 10.0  # its radius
ROUND = 0.5523  # of the radius, to the control points of a quarter of a circle


class ReturnRoute(NamedTuple):
    """The middle of a return route; the wire runs to `begin`, and on from `end`, as any other."""

    begin: Place
    curves: tuple[Cubic, ...]
    end: Place


def return_routes(wires: Sequence[FromTo], obstacles: Array) -> dict[int, ReturnRoute]:
    """The wires, by their numbers, that lead back to a line below, and how each gets there.

    `obstacles` are four rows: lefts, tops, rights, bottoms.
    """
    back = [at for at, (_, start, _, end) in enumerate(wires) if end[0] <= start[0]]
    if not back or not obstacles.size:
        return {}
    found = _led_back(wires, back, obstacles)
    others = [at for at in back if at not in found]
    return found | _led_back_beside(wires, others, obstacles) if others else found


def _led_back_beside(
    wires: Sequence[FromTo], back: Sequence[int], obstacles: Array
) -> dict[int, ReturnRoute]:
    """Those of the wires that lead back once what stands beside all of them is left out.

    A part that stands left of the next line, or right of this one, is in nobody's way.
    """
    reach = AWAY + BEFORE + CORNER + APART * len(back)
    leftmost = min(wires[at][3][0] for at in back) - reach
    rightmost = max(wires[at][1][0] for at in back) + reach
    lefts, _, rights, _ = obstacles
    near = (rights >= leftmost) & (lefts <= rightmost)
    if near.all() or not near.any():
        return {}
    found = _led_back(wires, back, obstacles[:, near])
    inside = all(leftmost <= x <= rightmost for each in found.values() for x in _xs(each))
    return found if inside else {}


def _xs(route: ReturnRoute) -> Iterator[float]:
    return (x for curve in route.curves for x, _ in curve)


def _led_back(
    wires: Sequence[FromTo], back: Sequence[int], obstacles: Array
) -> dict[int, ReturnRoute]:
    channels = _channels(obstacles)
    in_channel = group_by_key(
        (channel, at)
        for at in back
        if (channel := _between(channels, wires[at][1][1], wires[at][3][1])) is not None
    )
    found: dict[int, ReturnRoute] = {}
    for number, some in in_channel.items():
        found |= _through(number, channels, [(at, wires[at]) for at in some], obstacles)
    return found


def _channels(obstacles: Array) -> list[tuple[float, float]]:
    """The heights between lines where nothing stands, from top to bottom."""
    _, tops, _, bottoms = obstacles
    order = np.argsort(tops, kind="stable")
    lowest = np.maximum.accumulate(bottoms[order])
    room = tops[order][1:] - lowest[:-1]
    return [
        (float(lowest[at]), float(tops[order][at + 1]))
        for at in np.flatnonzero(room >= LOWEST_CHANNEL).tolist()
    ]


def _between(channels: Sequence[tuple[float, float]], start: float, end: float) -> int | None:
    """The widest channel below `start` and above `end`, if there is one."""
    some = [at for at, (top, bottom) in enumerate(channels) if start < top and bottom < end]
    return max(some, key=lambda at: (channels[at][1] - channels[at][0], -at), default=None)


def _through(
    number: int,
    channels: Sequence[tuple[float, float]],
    wires: Sequence[tuple[int, FromTo]],
    obstacles: Array,
) -> dict[int, ReturnRoute]:
    """The routes of all wires through one channel: those of one source run together."""
    top, bottom = channels[number]
    by_source = group_by_key((wire[0], (at, wire)) for at, wire in wires)
    groups = sorted(by_source.values(), key=lambda some: (some[0][1][1][1], some[0][1][0]))
    apart = min(APART, (bottom - top) / (len(groups) + 1))
    right, left = _ends_of_lines(number, channels, groups, obstacles)
    # the upper source is led outside, below, and inside the others: so none crosses another
    middle, last = (top + bottom) / 2, len(groups) - 1
    found: dict[int, ReturnRoute] = {}
    for order, some in enumerate(groups):
        out = right + AWAY + apart * (last - order)
        level = middle + apart * (last / 2 - order)
        back = left - BEFORE - apart * order
        start = some[0][1][1]
        enters = sorted(wire[3][1] for _, wire in some)[0]
        begin, end = (out - CORNER, start[1]), (back + CORNER, enters)
        way = [begin, (out, start[1]), (out, level), (back, level), (back, enters), end]
        curves = _rounded(way)
        found |= {at: ReturnRoute(begin, curves, end) for at, _ in some}
    return found


def _ends_of_lines(
    number: int,
    channels: Sequence[tuple[float, float]],
    groups: Sequence[Sequence[tuple[int, FromTo]]],
    obstacles: Array,
) -> tuple[float, float]:
    """How far right the line above a channel reaches, and how far left the one below."""
    lefts, tops, rights, bottoms = obstacles
    top, bottom = channels[number]
    starts, ends = zip(*((wire[1], wire[3]) for some in groups for _, wire in some), strict=True)
    above = (bottoms <= top) & (bottoms >= min(y for _, y in starts))
    below = (tops >= bottom) & (tops <= max(y for _, y in ends))
    right = max(max(x for x, _ in starts) + CORNER, float(rights[above].max(initial=-np.inf)))
    left = min(min(x for x, _ in ends) - CORNER, float(lefts[below].min(initial=np.inf)))
    return right, left


def _rounded(way: Sequence[Place]) -> tuple[Cubic, ...]:
    """A way of level and upright lines as curves, its corners round."""
    curves: list[Cubic] = []
    here = way[0]
    for (before, corner), after in zip(pairwise(way), way[2:], strict=False):
        into, out = _towards(corner, before), _towards(corner, after)
        if here != into:
            curves.append(_straight(here, into))
        curves.append((into, _between_points(into, corner), _between_points(out, corner), out))
        here = out
    if here != way[-1]:
        curves.append(_straight(here, way[-1]))
    return tuple(curves)


def _towards(corner: Place, other: Place) -> Place:
    """The point at which the line from a corner to another point leaves the round corner."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    length = abs(across) + abs(down)
    radius = min(CORNER, length / 2 if length < 2 * CORNER else CORNER)
    share = radius / length if length else 0.0
    return corner[0] + share * across, corner[1] + share * down


def _between_points(point: Place, corner: Place) -> Place:
    return point[0] + ROUND * (corner[0] - point[0]), point[1] + ROUND * (corner[1] - point[1])


def _straight(start: Place, end: Place) -> Cubic:
    (x1, y1), (x2, y2) = start, end
    third, two = (x2 - x1) / 3, 2 * (x2 - x1) / 3
    down, further = (y2 - y1) / 3, 2 * (y2 - y1) / 3
    return start, (x1 + third, y1 + down), (x1 + two, y1 + further), end
