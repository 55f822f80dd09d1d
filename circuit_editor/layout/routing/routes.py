"""Wire routing: smooth, flat where wires leave and arrive, and never beneath a node.

A wire that would run beneath a node swings above or below it and runs level past it. Routes are
made anew from where the nodes stand; nothing of them is saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import chain
from typing import TypeAlias

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.sizes import CAPTION_HEIGHT, node_size
from circuit_editor.layout.space.boxes import Box, Boxes, Indices, Mask, begins_of, edges_of
from circuit_editor.model import Circuit, Pin, Place
from circuit_editor.model.graph import group_by_key
from circuit_editor.named_tuple import NamedTuple

Bezier: TypeAlias = tuple[Place, Place, Place, Place]  # the control points of a cubic
Weights: TypeAlias = tuple[float, float, float, float]  # of its control points
Route: TypeAlias = tuple[Bezier, ...]  # cubics, end to end
WireEnds: TypeAlias = tuple[Pin, Place, Pin, Place]  # where it comes from, and where it goes
Channel: TypeAlias = tuple[float, float, float]  # from left to right, and how high

MOST_KEPT = 600  # detours: those of a few drawings
MOST_ROUTED = 400  # wires: where there are more, all run straight on
STRAIGHT_WITHIN = 0.5
SHORTEST_BEND = 36.0
MARGIN = 7.0  # a wire nearer to a foreign node than this would seem to touch it
CLEARANCE = 6.0  # beyond that margin, where a wire swings around a node
CHANNEL = 16.0  # between two wires that pass the same node
ASIDE = 26.0  # from a passed node to where the wire is level
NARROWEST = 36.0  # from end to end, so that a wire can be led around anything
ROUNDS = 3
DUST = 1.0  # more than what is rounded
MOST_STUBBORN = 4  # wires for which ways are looked for everywhere
NEAREST = 5  # places to leave the direct way, and to come back to it, that are looked at then
FEW = 8  # ways around that are looked at first
SAMPLES = tuple(step / 24 for step in range(25))
BENEATH_A_NODE = 1000.0
ON_A_CHANNEL = 300.0


def curve_between(start: Place, end: Place) -> Bezier:
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


def weights(t: float) -> Weights:
    """How much each control point counts in the point of a cubic at `t`."""
    s = 1.0 - t
    return s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t


def blend(curve: Bezier, each: Weights) -> Place:
    """The point of a cubic in which its control points count so much."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    a, b, c, d = each
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


WEIGHTS = tuple(weights(t) for t in SAMPLES)
BASIS: Array = np.array(WEIGHTS).T


def sample(first: Array, second: Array, third: Array, fourth: Array) -> Array:
    """One coordinate of many cubics at all SAMPLES, a cubic a row, from that of their controls.

    Added up as `blend` does it, to the last bit: where a wire just touches a box, the last bit
    decides.
    """
    a, b, c, d = BASIS
    level = (slice(None), np.newaxis)
    along: Array = a * first[level] + b * second[level] + c * third[level] + d * fourth[level]
    return along


def samples(route: Route) -> list[Place]:
    """Points along the whole route, from its start to its end."""
    return [blend(curve, each) for curve in route for each in WEIGHTS]


def sampled(routes: Sequence[Route]) -> tuple[Array, Array]:
    """Points along routes with as many curves each: a route a row."""
    places = chain.from_iterable(curve for route in routes for curve in route)
    controls = np.fromiter(chain.from_iterable(places), float).reshape(-1, 4, 2)
    xs, ys = (sample(*controls[..., axis].T).reshape(len(routes), -1) for axis in (0, 1))
    return xs, ys


def node_boxes(circuit: Circuit, places: Mapping[str, Place], margin: float = 0.0) -> Boxes[str]:
    """The room each node takes, caption and a margin included, by its id."""
    boxes: Boxes[str] = Boxes()
    for id_, node in circuit.nodes.items():
        x, y = places[id_]
        width, height = node_size(node, circuit.label(id_))
        half, above = width / 2 + margin, height / 2 + margin
        boxes.add((x - half, y - above, x + half, y + height / 2 + CAPTION_HEIGHT), id_)
    return boxes


class KeptDetour(NamedTuple):
    """A channel along which a wire runs around what is in its way, if one is better than none."""

    channel: Channel | None
    looked: int  # how often everywhere, to find it


class KeptDetours:
    """The detours found last, by all that they depend on: when a gate moves, few are others."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], KeptDetour] = {}

    def get(self, among: tuple[object, ...]) -> KeptDetour | None:
        """The detour among these ends, obstacles and channels, if it was found before."""
        known = self._known.pop(among, None)
        if known is not None:
            self._known[among] = known  # it is the last one used
        return known

    def keep(self, among: tuple[object, ...], channel: Channel | None, looked: int) -> KeptDetour:
        """Remember a detour; the one that was not used for longest is forgotten."""
        if len(self._known) >= MOST_KEPT:
            del self._known[next(iter(self._known))]
        self._known[among] = known = KeptDetour(channel, looked)
        return known


class Router:
    """Routes wires one by one, each clear of the nodes and of the channels of the others."""

    def __init__(
        self,
        nodes: Boxes[str],
        kept: KeptDetours | None = None,
        passable: Set[str] = frozenset(),
    ) -> None:
        """`kept` are detours found before, in this drawing or in those before it.

        What is `passable` is led around too, but no wire loses its way back to a line by it.
        """
        owners: dict[Box, set[str]] = {}  # what stands exactly on another is one obstacle
        for box, id_ in nodes.owned():
            owners.setdefault(box, set()).add(id_)
        self._owners = list(owners.values())
        self._edges = edges_of(list(owners))
        firm = [at for at, ids in enumerate(self._owners) if not ids <= passable]
        self._firm = self._edges[:, firm] if len(firm) < len(self._owners) else self._edges
        self._of_node = group_by_key(
            (id_, at) for at, ids in enumerate(self._owners) for id_ in ids
        )
        self._kept = KeptDetours() if kept is None else kept
        self._channels: list[Channel] = []
        self._using: list[str] = []  # the source of each channel
        self._looked = 0  # how often everywhere

    def begin(self) -> None:
        """Lay all wires anew: no channel is taken."""
        self._channels, self._using, self._looked = [], [], 0

    def route(self, source: Pin, start: Place, target: Pin, end: Place) -> Route:
        """The way of a wire between two pins, at `start` and at `end`."""
        (only,) = self.routes([(source, start, target, end)])
        return only

    def routes(self, wires: Sequence[WireEnds]) -> list[Route]:
        """The ways of wires, laid in this order; quicker than each by itself."""
        if all(end[0] > start[0] for _, start, _, end in wires):
            return self._forward(wires)
        from circuit_editor.layout.routing.return_routes import (
            return_routes,  # few circuits have any
        )

        returning = return_routes(wires, self._edges)
        if self._firm is not self._edges:
            without = return_routes(wires, self._firm)
            if not without.keys() <= returning.keys():
                returning = without
        parts: list[WireEnds] = []
        for at, wire in enumerate(wires):
            source, start, target, end = wire
            middle = returning.get(at)
            parts += (
                [wire]
                if middle is None
                else [(source, start, target, middle.begin), (source, middle.end, target, end)]
            )
        laid = iter(self._forward(parts))
        return [
            next(laid)
            if (middle := returning.get(at)) is None
            else (*next(laid), *middle.curves, *next(laid))
            for at in range(len(wires))
        ]

    def _forward(self, wires: Sequence[WireEnds]) -> list[Route]:
        """The ways of wires that do not lead back to a line below."""
        found: list[Route] = [(curve_between(start, end),) for _, start, _, end in wires]
        for at, hit in self._hit(wires).items():
            _, start, _, end = wires[at]
            if end[0] - start[0] >= NARROWEST:
                found[at] = self._way(wires[at], hit) or found[at]
        return found

    def _way(self, wire: WireEnds, hit: set[int]) -> Route | None:
        """What `_around` says; nothing is looked for that was looked for among the same before."""
        source, start, target, end = wire
        foreign, looks = self._foreign(wire), self._looked < MOST_STUBBORN
        near = [
            channel
            for channel, using in zip(self._channels, self._using, strict=True)
            if start[0] < channel[1] and channel[0] < end[0] and using != source.node
        ]
        among = (
            *(start, end, source.node, target.node, looks, tuple(near)),
            *(self._edges[:, each].tobytes() for each in (foreign, sorted(hit))),
        )
        known = self._kept.get(among)
        if known is None:
            before = self._looked
            channel = self._around(wire, foreign, hit)
            known = self._kept.keep(among, channel, looked=self._looked - before)
        else:
            self._looked += known.looked
        return None if known.channel is None else self._take(known.channel, wire)

    def _hit(self, wires: Sequence[WireEnds]) -> dict[int, set[int]]:
        """Which wires would run through which obstacles if they ran straight on, in order."""
        ends = np.array([(*start, *end) for _, start, _, end in wires]).reshape(-1, 4)
        x1, y1, x2, y2 = ends.T
        bend = bends(ends)
        xs, ys = sample(x1, x1 + bend, x2 - bend, x2), sample(y1, y1, y2, y2)
        left, top, right, bottom = self._edges
        near = (
            (left <= xs.max(axis=1, keepdims=True))
            & (top <= ys.max(axis=1, keepdims=True))
            & (right >= xs.min(axis=1, keepdims=True))
            & (bottom >= ys.min(axis=1, keepdims=True))
        )
        wire, box = np.nonzero(near)
        left, top, right, bottom = self._edges[:, box, np.newaxis]
        x, y = xs[wire], ys[wire]
        inside = ((left <= x) & (x <= right) & (top <= y) & (y <= bottom)).any(axis=1)
        hit: dict[int, set[int]] = {}
        for at, other in zip(wire[inside].tolist(), box[inside].tolist(), strict=True):
            source, _, target, _ = wires[at]
            if not self._owners[other] <= {source.node, target.node}:
                hit.setdefault(at, set()).add(other)
        return hit

    def _around(self, wire: WireEnds, foreign: Indices, hit: set[int]) -> Channel | None:
        """The best way around what a wire would run through, if one is better than straight on."""
        source, start, _, end = wire
        best: Channel | None = None
        best_cost = BENEATH_A_NODE * len(hit)
        for round_ in range(ROUNDS):  # each knows the nodes that the detours of the last one met
            if abs(start[1] - end[1]) > best_cost + DUST:  # and no way is shorter than that
                break
            left, top, right, bottom = self._edges[:, sorted(hit)]
            levels = _levels(top, bottom)
            leave = max(float(left.min()) - ASIDE, start[0] + ASIDE)
            join = min(float(right.max()) + ASIDE, end[0] - ASIDE)
            if start[0] < left.min() < leave:  # as far as there is room
                leave = (start[0] + float(left.min())) / 2
            if join < right.max() < end[0]:
                join = (end[0] + float(right.max())) / 2
            if leave >= join:
                leave = join = (start[0] + end[0]) / 2
            boxes = self._as_high(foreign, start[1], end[1], levels)
            detours = _Detours(start, end, leave, join, self._edges[:, boxes])
            aside = np.abs(levels - start[1]), np.abs(levels - end[1])
            crowd = ON_A_CHANNEL * self._crowded(leave, join, levels, source.node)
            cheapest = aside[0] + aside[1] + crowd  # if nothing is in the way
            order = np.argsort(cheapest, kind="stable")
            if round_ == ROUNDS - 1:  # only to find the best, not to get to know more nodes
                order = order[cheapest[order] < best_cost]
            cost = np.full(len(levels), np.inf)
            met, done, more = set(hit), 0, FEW
            while done < len(order):
                some = order[done : done + more]
                through = detours.through(levels[some])
                clear = some[~through.any(axis=1)]
                if len(clear) and cheapest[clear[0]] < BENEATH_A_NODE:
                    # whatever was not looked at costs more, and so does what is not clear
                    return leave, join, float(levels[clear[0]])
                met.update(boxes[through.any(axis=0)].tolist())
                below = BENEATH_A_NODE * through.sum(axis=1)
                cost[some] = below + aside[0][some] + aside[1][some] + crowd[some]
                done, more = done + more, 4 * more
            at = int(np.argmin(cost))
            if cost[at] < best_cost:
                best, best_cost = (leave, join, float(levels[at])), float(cost[at])
            if met == hit:
                break
            hit = met
        if best_cost >= BENEATH_A_NODE and self._looked < MOST_STUBBORN:
            self._looked += 1
            best = self._other_way(wire, foreign) or best
        return best

    def _other_way(self, wire: WireEnds, foreign: Indices) -> Channel | None:
        """A way beneath nothing that leaves the direct one elsewhere than beside what is there."""
        _, start, _, end = wire
        left, top, right, bottom = self._edges[:, foreign]
        sides = np.concatenate([left - CLEARANCE, right + CLEARANCE])
        sides = np.sort(sides[(sides > start[0] + DUST) & (sides < end[0] - DUST)])
        sides = sides[begins_of(sides)]
        levels, best, best_cost = _levels(top, bottom), None, np.inf
        for leave in sides[:NEAREST].tolist():
            for join in sides[-NEAREST:].tolist():
                if leave > join:
                    continue
                detours = _Detours(start, end, leave, join, self._edges[:, foreign])
                cost = np.abs(levels - start[1]) + np.abs(levels - end[1])
                cost += ON_A_CHANNEL * self._crowded(leave, join, levels, wire[0].node)
                cost[detours.through(levels).any(axis=1)] = np.inf
                at = int(cost.argmin())
                if cost[at] < best_cost:
                    best, best_cost = (leave, join, float(levels[at])), float(cost[at])
        return best

    def _take(self, channel: Channel, wire: WireEnds) -> Route:
        """Let a wire run along a channel that is taken from now on."""
        source, start, _, end = wire
        self._channels.append(channel)
        self._using.append(source.node)
        return _detour(start, end, *channel)

    def _foreign(self, wire: WireEnds) -> Indices:
        """The obstacles that a wire may meet on its way from left to right, but for its own."""
        source, start, target, end = wire
        left, _, right, _ = self._edges
        between = (left <= end[0] + DUST) & (right >= start[0] - DUST)
        for id_ in (source.node, target.node):
            for at in self._of_node.get(id_, ()):
                if self._owners[at] <= {source.node, target.node}:
                    between[at] = False
        return np.flatnonzero(between)

    def _as_high(self, boxes: Indices, start: float, end: float, levels: Array) -> Indices:
        """Those of the obstacles that a wire may meet on its way to these levels and back."""
        _, top, _, bottom = self._edges[:, boxes]
        highest, lowest = min(levels[0], start, end) - DUST, max(levels[-1], start, end) + DUST
        between: Indices = boxes[(top <= lowest) & (bottom >= highest)]
        return between

    def _crowded(self, left: float, right: float, levels: Array, source: str) -> Indices:
        """How many wires of other sources already run level there. A fork may share its way."""
        ys = [
            y
            for (other_left, other_right, y), other in zip(self._channels, self._using, strict=True)
            if left < other_right and other_left < right and other != source
        ]
        crowded: Indices = (np.abs(levels[:, np.newaxis] - ys) < CHANNEL - 1).sum(axis=1)
        return crowded


class _Beside(NamedTuple):
    """Samples of a wire that share their x with an obstacle, one obstacle after the other."""

    box: Indices  # the obstacles
    begins: Indices  # where the samples of each begin
    sample: Indices
    top: Array  # of the obstacle of each sample
    bottom: Array


class _Detours:
    """The detours of one wire that leave its direct way at `left` and are back at `right`."""

    def __init__(
        self, start: Place, end: Place, left: float, right: float, obstacles: Array
    ) -> None:
        self._start, self._end, self._left, self._right = start, end, left, right
        self._obstacles = obstacles
        self._beside: dict[int, _Beside] = {}

    def through(self, levels: Array) -> Mask:
        """Which obstacles they would run through that are level there: a level a row."""
        # a curve between places of one height has its samples elsewhere than one that bends
        flat = np.abs(levels - self._start[1]) <= STRAIGHT_WITHIN
        flat_end = np.abs(self._end[1] - levels) <= STRAIGHT_WITHIN
        kinds = flat + 2 * flat_end
        through = np.zeros((len(levels), self._obstacles.shape[1]), dtype=bool)
        for kind in set(kinds.tolist()):
            rows = kinds == kind
            some = levels[rows]
            if kind not in self._beside:
                self._beside[kind] = self._at_samples(float(some[0]))
            beside = self._beside[kind]
            if len(beside.box):
                y = self._ys(some).take(beside.sample, axis=1)
                inside = (beside.top <= y) & (y <= beside.bottom)
                met = np.zeros((len(some), through.shape[1]), dtype=bool)
                met[:, beside.box] = np.logical_or.reduceat(inside, beside.begins, axis=1)
                through[rows] = met
        return through

    def _at_samples(self, level: float) -> _Beside:
        """Which samples of a way of this kind are above or below an obstacle, or in it."""
        left, top, right, bottom = self._obstacles
        route = _detour(self._start, self._end, self._left, self._right, level)
        xs = sample(*np.array(route)[..., 0].T).ravel()
        box, at = np.nonzero((left[:, np.newaxis] <= xs) & (xs <= right[:, np.newaxis]))
        begins = begins_of(box)
        return _Beside(box[begins], begins, at, top[box], bottom[box])

    def _ys(self, levels: Array) -> Array:
        """How high the samples of each way are, added up as `sample` does."""
        a, b, c, d = BASIS
        first, last, y = self._start[1], self._end[1], levels[:, np.newaxis]
        second_half, first_half = c * y, a * y + b * y
        there = a * first + b * first + second_half + d * y
        back = first_half + c * last + d * last
        level = first_half + second_half + d * y
        curves = [there, back] if self._left == self._right else [there, level, back]
        return np.concatenate(curves, axis=1)


def _levels(tops: Array, bottoms: Array) -> Array:
    """The heights at which a wire may pass such obstacles: just clear of one, or a channel off."""
    edges = np.concatenate([tops - CLEARANCE, bottoms + CLEARANCE])
    levels = np.sort((edges[:, np.newaxis] + (-CHANNEL, 0.0, CHANNEL)).ravel())
    return levels[begins_of(levels)]


def _detour(start: Place, end: Place, left: float, right: float, y: float) -> Route:
    there, back = (left, y), (right, y)
    if left == right:
        return curve_between(start, there), curve_between(back, end)
    return curve_between(start, there), curve_between(there, back), curve_between(back, end)
