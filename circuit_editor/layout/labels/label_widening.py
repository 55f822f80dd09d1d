"""Better places for the few numbers that have hardly any room, or none: found one by one.

`labels` places all numbers at once, looking at few places of each. Here those that could not be
written much larger where they stand, and those that found no place, look all along their wire, or
around their gate, for the one at which they can be written largest; values first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.labels.label_growth import SIGNS, Rooms, meeting_growth
from circuit_editor.layout.labels.label_rooms import (
    NO_WIRE,
    WANTED,
    NumberLimits,
    Surroundings,
    Written,
    fixed_limits,
    limits_of,
    put_values_above,
    rooms_at,
    rooms_of,
)
from circuit_editor.layout.labels.number_places import (
    CENTRED,
    CLEAR,
    DOWN,
    LEFT,
    LEVEL,
    RIGHT,
    UP,
    USUAL_WIDTH,
    WIDTHS,
    NumberPlace,
    at_gate,
)
from circuit_editor.layout.routing.routes import Route, sampled
from circuit_editor.layout.sizes import LABEL_HEIGHT, pin_offset
from circuit_editor.layout.space.boxes import Box, Indices, Mask, overlap
from circuit_editor.layout.space.overlap_counts import (
    around,
    met_by_each,
    overlaps,
    pairs_with_points,
)
from circuit_editor.model.graph import group_by_key
from circuit_editor.named_tuple import NamedTuple

ROUNDS = 2  # in the second, knowing where the others went
MOST = 24  # places of each that are held against the other numbers: the best

NEEDED = 1.12  # growth, without which a number is illegible where all of a circuit is in view
PER_GROWTH, BEYOND = 400.0, 80.0  # what it is worth, up to that and beyond
PER_UNIT = 0.05  # of the way along a wire, from its reader
PER_ASIDE = 0.2  # from over or under a gate
NEAR_SOURCE = 13.0  # nearer to where its wire begins than to its reader
ABOVE, BESIDE, ACROSS = 1.0, 2.0, 10.0  # its wire
LITTLE_LEFT = 15.0  # of its wire to be seen
CROWDED = 20.0  # beside another number: whose is it?
NEIGHBOUR = 5.0
IN_DOUBT = 12.0  # beside its wire, and as near to another's
DOUBTFUL = 6.0
ON_A_NAME = 40.0

BESIDE_IT = NEIGHBOUR * np.array([-2.0, -1.0, 2.0, 1.0])[:, np.newaxis, np.newaxis]

MOST_OFF = 10.0  # from a bent wire to the number over or under it
MOST_HIDDEN = 0.45  # of a wire, by a number that lies on it
ASIDE = (0.0, 5.0, -5.0, 10.0, -10.0, 16.0, -16.0, 22.0, -22.0, 28.0, -28.0, 34.0, -34.0)
TO_ITS_SHOULDER = (0.0, 5.0, 10.0)


class Search(NamedTuple):
    """A search for places: of numbers so wide, written so large at least."""

    width: float
    least: float  # growth: with less room it is none
    hoped: float  # growth: as close to its wire as it can be when it is written so large
    step: int  # samples from place to place along a wire


SEARCHES = (
    Search(USUAL_WIDTH, 1.0, WANTED, 3),
    Search(WIDTHS[1], 0.9, 1.0, 2),
    Search(WIDTHS[0], 0.75, 0.85, 1),
)

FINER = SEARCHES[0]._replace(step=2)  # for those that have less room than is NEEDED


class Spots(NamedTuple):
    """Places of numbers; those of a number follow each other."""

    number: Indices
    places: Array  # (n, 4): x, y, side, lean
    cost: Array
    is_own: Mask  # it lies on its own wire

    def take(self, which: Indices | Mask) -> Spots:
        """Some of them."""
        number, places, cost, is_own = self
        return Spots(number[which], places[which], cost[which], is_own[which])


def widen(
    drawing: Surroundings,
    written: list[Written],
    before: NumberLimits,
    tight: Sequence[int],
    unplaced: Sequence[Written],
) -> tuple[list[Written], NumberLimits]:
    """All numbers, the tight ones moved to where they have more room, and their limits."""
    numbers = [*written, *unplaced]
    moving = [*range(len(written), len(numbers)), *tight]
    is_placed = np.arange(len(numbers)) < len(written)
    moved = _Widening(drawing, numbers, is_placed).move(moving)
    if not moved:
        return written, before
    kept = np.flatnonzero(is_placed).tolist()
    is_new = np.array([at in moved for at in kept])
    now = [numbers[at] for at in kept]
    is_new[np.array([*put_values_above(now)], dtype=np.intp)] = True
    return now, limits_of(now, drawing, before, is_new)


class _Widening:
    """All numbers while some of them move; `numbers` and `is_placed` are changed."""

    def __init__(self, drawing: Surroundings, numbers: list[Written], is_placed: Mask) -> None:
        self._drawing, self._numbers, self._is_placed = drawing, numbers, is_placed
        rooms = rooms_of(numbers)
        self._edges = np.stack(rooms)  # (2, 4, n)
        self._reach = rooms.reach(WANTED)
        self._growths: dict[int, float] = {}  # for which those that looked have room
        self._puts: list[Box] = []  # what numbers could reach where they stood, and where they do

    def move(self, moving: Sequence[int]) -> set[int]:
        """Let each take its best place, in this order; says which did not stay.

        What finds none looks for one where it can be written smaller, or a short number can.
        """
        moved = set[int]()
        for search in SEARCHES:
            moved |= self._look(moving, search)
            if search is SEARCHES[0]:
                placed = (at for at in moving if self._is_placed[at])
                tight = [at for at in placed if self._growths.get(at, NEEDED) < NEEDED]
                moved |= self._look(tight, FINER) if tight else set()
            moving = [at for at in moving if not self._is_placed[at]]
            if not moving:
                break
        return moved

    def _look(self, moving: Sequence[int], search: Search) -> set[int]:
        spots = _spots_of(self._drawing, self._numbers, self._is_placed, moving, search)
        return set() if spots is None else self._move(moving, spots, search)

    def _move(self, moving: Sequence[int], spots: Spots, search: Search) -> set[int]:
        rooms, least = rooms_at(spots.places, search.width), search.least
        found, clear, cost = self._clear(spots, rooms, least)
        order = _best_first(spots.number[found], _worth(clear) - cost)
        if not len(order):
            return set()
        found, clear, cost = found[order], clear[order], cost[order]
        spots, rooms, moved = spots.take(found), rooms.take(found), set[int]()
        usual = rooms_at(spots.places)
        reach = usual.reach(WANTED)
        begins = np.searchsorted(spots.number, np.arange(len(self._numbers) + 1)).tolist()
        few = {
            at: slice(begins[at], begins[at + 1]) for at in moving if begins[at] < begins[at + 1]
        }
        wide = rooms.reach(WANTED) + 2 * NEIGHBOUR * SIGNS[:, np.newaxis]
        looked: dict[int, int] = {}  # how many had been put when each looked for its place
        for _ in range(ROUNDS):
            for at, own in [*few.items()]:
                within = around(wide[:, np.newaxis, own])[:, 0]
                if at in looked and not self._is_other(within, looked[at]):
                    continue  # it would choose the same place again
                if self._near(at, wide[:, own.start]).any():
                    near = np.flatnonzero(self._near(at, within))
                    best, limit = self._best(near, rooms.cut(own), clear[own], cost[own], least)
                else:  # what would be best by itself is
                    best, limit = 0, float(clear[own.start])
                best += own.start
                self._growths[at] = limit
                if limit > least and self._takes(at, spots, best):
                    self._put(at, usual.cut(slice(best, best + 1)), reach[:, best])
                    moved.add(at)
                looked[at] = len(self._puts)
                if limit >= WANTED:
                    del few[at]
        return moved

    def _is_other(self, within: Array, since: int) -> bool:
        """True where another number was put here, or taken away from here, since so many were."""
        box: Box = tuple(within.tolist())
        return any(overlap(box, each) for each in self._puts[since:])

    def _clear(self, spots: Spots, rooms: Rooms, least: float) -> tuple[Indices, Array, Array]:
        """Those that are clear of all that stands still, up to which growth, and their costs."""
        drawing, numbers = self._drawing, self._numbers
        sources = np.array([each.source for each in numbers], dtype=np.intp)[spots.number]
        branches = np.array([each.branch for each in numbers], dtype=np.intp)[spots.number]
        own = np.where(spots.is_own, branches, NO_WIRE)
        # most lie on a body or a wire: only the others are looked at exactly
        found = np.flatnonzero(met_by_each(rooms.at(least), drawing.solid) == 0)
        rooms, own, sources = rooms.take(found), own[found], sources[found]
        is_free = np.flatnonzero(~self._meets_wire(rooms.at(least), own, sources))
        found, rooms = found[is_free], rooms.take(is_free)
        own, sources = own[is_free], sources[is_free]
        clear = fixed_limits(rooms, sources, own, drawing, WANTED)[0]
        is_clear = np.flatnonzero(clear > least)
        found, rooms, sources = found[is_clear], rooms.take(is_clear), sources[is_clear]
        boxes, doubtful = rooms.at(1.0), np.zeros(len(found), dtype=bool)
        may = np.flatnonzero(~spots.is_own[found] & (sources == NO_WIRE))
        beside = boxes[:, may] + DOUBTFUL * SIGNS[:, np.newaxis]
        doubtful[may] = self._meets_wire(beside, branches[found[may]], sources[may])
        on_names = met_by_each(boxes, drawing.names) > 0
        cost = spots.cost[found] + ON_A_NAME * on_names + IN_DOUBT * doubtful
        return found, np.minimum(clear[is_clear], WANTED), cost

    def _meets_wire(self, boxes: Array, own: Indices, sources: Indices) -> Mask:
        """Which boxes hold a point of a wire that is neither their own nor of their source."""
        wires = self._drawing.wires
        box, point = pairs_with_points(boxes, wires, 0.0)
        owner = wires.owner[point]
        is_foreign = (owner != own[box]) & (self._drawing.source_of[owner] != sources[box])
        found: Mask = np.bincount(box[is_foreign], minlength=boxes.shape[1]) > 0
        return found

    def _near(self, at: int, box: Array) -> Mask:
        """Which numbers stand in a box, but for one."""
        is_near = self._is_placed & overlaps(box[:, np.newaxis], self._reach)
        is_near[at] = False
        return is_near

    def _best(
        self, near: Indices, room: Rooms, clear: Array, cost: Array, least: float
    ) -> tuple[int, float]:
        """Which place is best while those near stand where they do, and how much room it has."""
        mine = Rooms(*(each[:, :, np.newaxis] for each in room))
        theirs = Rooms(*self._edges.take(near, axis=2)[:, :, np.newaxis])
        clear = np.minimum(clear, np.minimum.reduce(meeting_growth(mine, theirs), axis=1))
        crowded = overlaps(mine.at(1.0) + BESIDE_IT, theirs.at(1.0)).any(axis=1)
        cost = cost + CROWDED * crowded
        worth = np.where(clear > least, _worth(clear) - cost, -np.inf)
        best = int(worth.argmax())
        return best, float(clear[best])

    def _takes(self, at: int, spots: Spots, best: int) -> bool:
        """Let a number stand there; False where it does already."""
        number = self._numbers[at]
        x, y, side, lean = spots.places[best].tolist()
        place = NumberPlace(x, y, int(side), int(lean))
        if self._is_placed[at] and place == number.place:
            return False
        wire = number.branch if spots.is_own[best] else NO_WIRE
        self._numbers[at] = number._replace(place=place, wire=wire)
        return True

    def _put(self, at: int, room: Rooms, reach: Array) -> None:
        """Remember what a number takes where it stands now."""
        if self._is_placed[at]:
            self._puts.append(tuple(self._reach[:, at].tolist()))
        self._puts.append(tuple(reach.tolist()))
        self._is_placed[at] = True
        self._edges[0, :, at], self._edges[1, :, at] = room.at_nothing[:, 0], room.per_growth[:, 0]
        self._reach[:, at] = reach


def _best_first(numbers: Indices, worth: Array) -> Indices:
    """The spots of each number, the best first and no more than MOST, one number after another."""
    order = np.lexsort((-worth, numbers))
    in_order = numbers[order]
    rank = np.arange(len(order)) - np.searchsorted(in_order, in_order)
    few: Indices = order[rank < MOST]
    return few


def _worth(growth: Array) -> Array:
    worth: Array = BEYOND * growth + (PER_GROWTH - BEYOND) * np.minimum(growth, NEEDED)
    return worth


def _spots_of(
    drawing: Surroundings,
    numbers: Sequence[Written],
    is_placed: Mask,
    moving: Iterable[int],
    search: Search,
) -> Spots | None:
    """All places that those may move to that may move; what is nowhere, all along its only wire."""
    found: list[Spots] = []
    ends: dict[int, Route] = {}
    routes = zip(drawing.source_of.tolist(), drawing.routes.values(), strict=True)
    leaving = group_by_key(routes)
    for at in moving:
        key = numbers[at].key
        if key.leaves:
            found += _around_gate(drawing, numbers[at], at)
            wires = leaving.get(numbers[at].source, ())
            if not is_placed[at] and len(wires) == 1:
                ends[at] = wires[0][-2:]
        elif numbers[at].branch != NO_WIRE or not is_placed[at]:
            ends[at] = drawing.routes[key.pin][-2:]
    for curves in (1, 2):
        alike = [at for at, route in ends.items() if len(route) == curves]
        if alike:
            found += _along(np.array(alike), *sampled([ends[at] for at in alike]), search)
    if not found:
        return None
    spots = Spots(*map(np.concatenate, zip(*found, strict=True)))
    return spots.take(np.argsort(spots.number, kind="stable"))


def _around_gate(drawing: Surroundings, number: Written, at: int) -> Iterator[Spots]:
    """Over or under the gate, aside, and down to its shoulder."""
    id_, port = number.key.pin
    node = drawing.circuit.nodes.get(id_)
    if node is None:
        return
    label = drawing.circuit.label(id_)
    both = at_gate(node, label, drawing.places[id_], pin_offset(node, label, port))
    place = both.value if number.place.side == UP else both.gradient
    if place is None:
        return
    dx, dy = (each.ravel() for each in np.meshgrid(ASIDE, TO_ITS_SHOULDER))
    places = np.array([place]) + np.column_stack([dx, -place.side * dy, 0 * dx, 0 * dx])
    places, cost = np.vstack([[number.place], places]), np.append(0.0, np.abs(dx) + dy)
    never = np.zeros(len(cost), dtype=bool)
    yield Spots(np.full(len(cost), at), places, PER_ASIDE * cost, never)


def _along(numbers: Indices, xs: Array, ys: Array, search: Search) -> Iterator[Spots]:
    """All along branches: under and over the wire, at its sides where it is steep, and on it.

    A number and points along its wire a row.
    """
    steps = np.hypot(np.diff(xs), np.diff(ys))
    far = np.cumsum(steps, axis=1)
    at = np.arange(1, xs.shape[1] - 1, search.step)
    x, y, to_reader = xs[:, at], ys[:, at], far[:, -1:] - far[:, at - 1]
    line_x, line_y = xs[:, np.newaxis], ys[:, np.newaxis]
    across, down = np.abs(line_x - x[..., np.newaxis]), np.abs(line_y - y[..., np.newaxis])
    width, height = search.hoped * search.width, search.hoped * LABEL_HEIGHT
    close, level = across <= width / 2, down <= height / 2
    low = np.where(close, line_y, -np.inf).max(axis=2)
    high = np.where(close, line_y, np.inf).min(axis=2)
    right = np.where(level, line_x, -np.inf).max(axis=2)
    left = np.where(level, line_x, np.inf).min(axis=2)
    may_lie, lies_well = (
        _leaves_enough(across, down, steps, growth, search.width) for growth in (1.0, NEEDED)
    )
    always, zero = np.ones_like(may_lie), np.zeros_like(x)
    whose = np.broadcast_to(numbers[:, np.newaxis], x.shape)
    half_way = (xs[:, :1] + xs[:, -1:]) / 2
    for may, middle, edge, side, lean, dear in (
        (low - y <= MOST_OFF, x, low + CLEAR, DOWN, CENTRED, low - y),
        (y - high <= MOST_OFF, x, high - CLEAR, UP, CENTRED, ABOVE + y - high),
        (always, right + CLEAR, y, LEVEL, RIGHT, zero + BESIDE),
        (always, left - CLEAR, y, LEVEL, LEFT, zero + BESIDE),
        (may_lie, x, y, LEVEL, CENTRED, ACROSS + LITTLE_LEFT * ~lies_well),
    ):
        is_near_source = middle + lean * USUAL_WIDTH / 2 < half_way
        cost = dear + PER_UNIT * to_reader + NEAR_SOURCE * is_near_source
        places = np.stack([middle, edge, zero + side, zero + lean], axis=-1)
        yield Spots(whose[may], places[may], cost[may], (always & (may is may_lie))[may])


def _leaves_enough(across: Array, down: Array, steps: Array, growth: float, width: float) -> Mask:
    """Where a number of this size on its wire leaves both its ends to be seen, and half of it."""
    hidden = (across <= growth * width / 2) & (down <= growth * LABEL_HEIGHT / 2)
    covers = ((hidden[..., 1:] & hidden[..., :-1]) * steps[:, np.newaxis]).sum(axis=2)
    enough: Mask = covers <= MOST_HIDDEN * steps.sum(axis=1, keepdims=True)
    return enough & ~hidden[..., 0] & ~hidden[..., -1]
