"""Rooms of numbers: how large all may be written, and how wide each may get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.labels.captions import Captions
from circuit_editor.layout.labels.label_growth import (
    MOST_GROWTH,
    Rooms,
    meeting_growth,
    share_from_below,
)
from circuit_editor.layout.labels.number_places import USUAL_WIDTH, WIDTHS, NumberPlace
from circuit_editor.layout.routing.routes import Route
from circuit_editor.layout.sizes import LABEL_HEIGHT
from circuit_editor.layout.space.boxes import Indices, Mask
from circuit_editor.layout.space.overlap_counts import (
    PARTS,
    STEP,
    Points,
    meeting,
    pairs_with,
    pairs_with_points,
)
from circuit_editor.model import Circuit, Pin, Place
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Quantity


class NumberKey(NamedTuple):
    """A number that is written: at the output it leaves, or on the wire that arrives at an input.

    Where a block is open in place a wire arrives at the very pin from which others leave inside.
    """

    pin: Pin
    what: Quantity
    leaves: bool


WIDEST = 80.0  # of a number
SIGNED = 1  # in WIDTHS: of two decimals with a sign; by these all are measured together
BLANK = 1.0  # of a number's line, over and under its digits
WIRE = 1.5  # around a point of a wire
NO_WIRE = -1
OVER_OWN = 1.2  # growth, up to which a number at a gate may lie on wires that leave there
SMALL = 0.97  # growth: less room has only what found no place as large as drawn
WANTED = 1.25  # growth: who can be written so large stays where it is
AT_GATES = 1.15  # the same of numbers at gates: there they are looked for first
FEW = 0.1  # of all numbers: so many may be written smaller, so that the others can be larger
FEW_NAMES = 0.2  # of the given names: so many may give way for it
NONE: Array = np.zeros(0)
NO_PAIRS = np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp), NONE


class Surroundings(NamedTuple):
    """The bodies, wires and names of a drawing, among which numbers stand."""

    circuit: Circuit
    places: Mapping[str, Place]
    routes: Mapping[Pin, Route]
    solid: Array
    wires: Points
    source_of: Indices  # of each wire, by number
    names: Array  # where names want to stand
    edges: Array  # of the rooms of all pieces of wires
    rooms: Array  # of those around each point of a wire together


class Written(NamedTuple):
    """A number that has a place, and the wires on which it may lie: all of a source, or one.

    `branch` is the wire whose number it is where that is one of a fork.
    """

    key: NumberKey
    place: NumberPlace
    source: int
    wire: int = NO_WIRE
    branch: int = NO_WIRE


def put_values_above(numbers: list[Written]) -> set[int]:
    """Let each value stand above the gradient of the same pin; says which changed places for it.

    Whatever else stands there has as much room as before: only the two change places.
    """
    known = {each.key: at for at, each in enumerate(numbers)}
    changed = set[int]()
    for key, at in known.items():
        other = known.get(key._replace(what=Quantity.GRADIENT))
        if key.what is not Quantity.VALUE or other is None:
            continue
        value, gradient = numbers[at], numbers[other]
        if _middle(gradient.place) < _middle(value.place):
            numbers[at] = value._replace(place=gradient.place, wire=gradient.wire)
            numbers[other] = gradient._replace(place=value.place, wire=value.wire)
            changed |= {at, other}
    return changed


def _middle(place: NumberPlace) -> float:
    """How far down the middle of a number is."""
    return place.y + place.side * LABEL_HEIGHT / 2


class NumberLimits(NamedTuple):
    """Up to which growth numbers are clear of what stands still, and of one another."""

    fixed: Array
    one: Indices
    other: Indices
    meets: Array  # the growth at which those two meet
    number: Indices  # what stands beside each, wherever it may be
    beside: Array

    def each(self) -> Array:
        """The growth up to which each number is clear of all."""
        limits = self.fixed.copy()
        np.minimum.at(limits, self.one, self.meets)
        np.minimum.at(limits, self.other, self.meets)
        return limits


class Limits:
    """Up to which growth numbers of one width are clear of what is fixed, and of each other.

    Those that are not written as large as others give way one after the other, by their ranks.
    """

    def __init__(
        self,
        keys: Sequence[NumberKey] = (),
        order: Sequence[int] = (),
        fixed: Array = NONE,
        pairs: tuple[Indices, Indices, Array] = NO_PAIRS,
    ) -> None:
        """`order` has the places of the `keys`, what gives way last first."""
        self._keys, self._order, self._fixed, self._pairs = keys, order, fixed, pairs
        limits = fixed.copy()
        for each in pairs[:2]:
            np.minimum.at(limits, each, pairs[2])
        self._limits: list[float] = limits.tolist()
        self.most = share_from_below(self._limits, FEW) if keys else MOST_GROWTH
        self._asked: tuple[float, float] | None = None
        self._sizes: Mapping[NumberKey, float] = {}

    @cached_property
    def limits(self) -> Mapping[NumberKey, float]:
        """Up to which growth each is clear of all."""
        return dict(zip(self._keys, self._limits, strict=True))

    @cached_property
    def _last(self) -> list[float]:
        """The same, where others gave way to it."""
        last: list[float] = self._fixed.tolist()
        near: dict[int, list[tuple[int, float]]] = {}
        for one, other, growth in zip(*(each.tolist() for each in self._pairs), strict=True):
            near.setdefault(one, []).append((other, growth))
            near.setdefault(other, []).append((one, growth))
        settled: set[int] = set()
        for at in self._order:
            for other, growth in near.get(at, ()):
                if other in settled and growth < min(last[at], last[other]):
                    last[at] = growth  # for good: from farther away it does not come back
            settled.add(at)
        return last

    def sizes(self, growth: float, least: float) -> Mapping[NumberKey, float]:
        """How much larger those numbers are written that have no room for this growth."""
        if self._asked != (growth, least):
            self._asked, self._sizes = (growth, least), self._fitting(growth, least)
        return self._sizes

    def _fitting(self, growth: float, least: float) -> dict[NumberKey, float]:
        sizes = {}
        for at, (key, limit) in enumerate(zip(self._keys, self._limits, strict=True)):
            if limit < least:
                sizes[key] = least if self._last[at] >= least else 0.0
            elif limit < growth:
                sizes[key] = limit
        return sizes


class LabelRooms:
    """The room of numbers: how large each may be written before it meets anything, and how wide.

    Nearly all have room up to `most`, given names up to `names`, or `small_names` where they are
    written small. The few with less are written as large as they can be; where that is illegible,
    some of them give way to the others.
    """

    def __init__(
        self,
        most: float = MOST_GROWTH,
        names: float = MOST_GROWTH,
        small_names: float = MOST_GROWTH,
    ) -> None:
        self.most, self.names, self.small_names = most, names, small_names
        # from where a number stands: how far it is to what is fixed, at its left and at its right
        self.free: Mapping[NumberKey, tuple[float, float]] = {}
        # and how far right the numbers stand that are level with it, negative at its left
        self.beside: Mapping[NumberKey, Sequence[tuple[NumberKey, float]]] = {}
        self._count = 0
        self._limits: Sequence[Limits] = [Limits() for _ in WIDTHS]

    def hold(self, count: int, limits: Sequence[Limits]) -> None:
        """Learn the limits of so many numbers, for each of WIDTHS."""
        self._count, self._limits = count, limits
        self.most = max(1.0, limits[SIGNED].most)  # who has less is written smaller

    def sizes(self, growth: float, least: float, width: int = SIGNED) -> Mapping[NumberKey, float]:
        """How much larger those numbers are written that have no room for this growth.

        None is written smaller than `least`: 0 is for what is not written at all. `width` is that
        of the number, by its place in WIDTHS.
        """
        return self._limits[width].sizes(growth, least)

    @property
    def most_usual(self) -> float:
        """The growth up to which is known what stands level with numbers wider than usual."""
        return self._limits[-1].most

    def most_at(self, key: NumberKey, width: float) -> float:
        """Up to which growth a number that is wider than usual is surely clear of everything."""
        limit: float = self._limits[-1].limits.get(key, MOST_GROWTH)
        return limit * USUAL_WIDTH / width

    def hidden(self, least: float) -> float:
        """How large a part of the numbers has to give way where none may be smaller than this.

        All where nobody measured: there is no room to rely on.
        """
        if not self._count:
            return float(least > self.most)
        sizes = self.sizes(least, least)
        return sum(not size for size in sizes.values()) / self._count


def rank(key: NumberKey) -> int:
    """What gives way last: values, then the gradients of branches, then those at gates."""
    if key.what is Quantity.VALUE:
        return 0
    return 2 if key.leaves else 1


def tight_ones(written: Sequence[Written], limits: NumberLimits) -> list[int]:
    """Those that are to look for more room: what gives way last first, who has least first."""
    room = limits.each().tolist()
    tight = [
        at
        for at, each in enumerate(written)
        if room[at] < (AT_GATES if each.key.leaves else WANTED)
    ]
    return sorted(tight, key=lambda at: (rank(written[at].key), room[at]))


def rooms_of(written: Sequence[Written], width: float = USUAL_WIDTH) -> Rooms:
    """The rooms of numbers as they grow."""
    places = np.array([each.place for each in written], dtype=float).reshape(-1, 4)
    return rooms_at(places, width)


def without_blank(rooms: Rooms) -> Rooms:
    """The rooms of digits alone: written larger, other numbers and captions may come so near."""
    blank = np.array([[0.0], [BLANK], [0.0], [-BLANK]])
    return rooms._replace(per_growth=rooms.per_growth + blank)


def rooms_at(places: Array, width: float = USUAL_WIDTH) -> Rooms:
    """The rooms of numbers at such places, one a row, as they grow."""
    x, y, side, lean = places.T
    at_nothing, per_growth = np.empty((2, 4, len(places)))
    at_nothing[0::2], at_nothing[1::2] = x, y
    left, up, right, down = per_growth
    np.negative(width * (1 - lean) / 2, out=left)
    np.negative(LABEL_HEIGHT * (1 - side) / 2, out=up)
    np.divide(width * (1 + lean), 2, out=right)
    np.divide(LABEL_HEIGHT * (1 + side), 2, out=down)
    return Rooms(at_nothing, per_growth)


def limits_of(
    written: Sequence[Written],
    drawing: Surroundings,
    before: NumberLimits | None = None,
    is_new: Mask | None = None,
) -> NumberLimits:
    """How large numbers can get before they meet a body, a foreign wire, or one another.

    Those that are not new stand where they did `before`, in the same order, the first of all.
    """
    rooms = rooms_of(written)
    sources, own = (np.array([each[at] for each in written], dtype=np.intp) for at in (2, 3))
    some = np.arange(len(written)) if is_new is None else np.flatnonzero(is_new)
    found = fixed_limits(rooms.take(some), sources[some], own[some], drawing)
    fixed, number, beside = found[0], some[found[1]], found[2]
    if before is not None:
        fixed = np.full(len(written), MOST_GROWTH)
        fixed[: len(before.fixed)] = before.fixed
        fixed[some] = found[0]
        stays = ~np.isin(before.number, some)
        number = np.concatenate([before.number[stays], number])
        beside = np.concatenate([before.beside[:, stays], beside], axis=1)
    reach = rooms.reach()
    one, other = pairs_with(reach, reach)
    one, other = (each[one < other] for each in (one, other))
    meets = meeting_growth(rooms.take(one), rooms.take(other))
    return NumberLimits(fixed, one, other, meets, number, beside)


def fixed_limits(
    rooms: Rooms,
    sources: Indices,
    own: Indices,
    drawing: Surroundings,
    most: float = MOST_GROWTH,
) -> tuple[Array, Indices, Array]:
    """Up to which growth each is clear of bodies and foreign wires; and which are near which.

    Of each number the `sources` whose wires are its own, or its `own` wire.
    """
    reach, solid = rooms.reach(most), drawing.solid
    number, body = pairs_with(reach, solid)
    at_wire, edges = _foreign(reach, sources, own, drawing)
    fixed, bodies = np.full(len(sources), most), solid.take(body, axis=1)
    np.minimum.at(fixed, number, meeting_growth(rooms.take(number), bodies))
    np.minimum.at(fixed, at_wire, meeting_growth(rooms.take(at_wire), edges))
    beside = np.concatenate([bodies, edges], axis=1)
    return fixed, np.concatenate([number, at_wire]), beside


def measure(
    written: Sequence[Written], limits: NumberLimits, captions: Captions, drawing: Surroundings
) -> LabelRooms:
    """How large the numbers can get; captions learn from it where there is room for them."""
    rooms = rooms_of(written)
    digits = without_blank(rooms)
    captions.keep_clear_of(digits, drawing.solid, drawing.wires)
    names, small = (captions.names_meet(FEW_NAMES, small=each) for each in (False, True))
    found = LabelRooms(names=max(1.0, names), small_names=max(1.0, small))
    if not written:
        return found
    _, one, other, _, number, beside = limits
    meets = meeting_growth(digits.take(one), digits.take(other))
    at_gate, own = _own(written, rooms, drawing)

    keys, ranks = [each.key for each in written], [rank(each.key) for each in written]
    order = sorted(range(len(written)), key=ranks.__getitem__)

    usual = meets * USUAL_WIDTH

    def limits_for(width: float) -> Limits:
        these = digits if width == USUAL_WIDTH else without_blank(rooms_of(written, width))
        fixed = np.full(len(written), MOST_GROWTH)
        np.minimum.at(fixed, number, meeting_growth(these.take(number), beside))
        covers = meeting_growth(these.take(at_gate), own)
        np.minimum.at(fixed, at_gate, np.maximum(covers, OVER_OWN))
        # numbers side by side have half of what is between them each, whatever the other's width
        apart = meeting_growth(these.take(one), these.take(other))
        apart = np.where(_are_close(apart * width, usual), apart, meets)
        fixed = np.where(fixed < SMALL, fixed, np.maximum(fixed, 1.0))
        meet = apart < MOST_GROWTH
        return Limits(keys, order, fixed, (one[meet], other[meet], apart[meet]))

    by_width = [limits_for(width) for width in WIDTHS]
    found.hold(len(written), by_width)
    # no taller than it can be: else what it passes by would seem to stand beside it
    boxes = rooms.at(np.minimum(limits.each(), by_width[-1].most))
    found.free = _free(written, boxes, number, beside)
    found.beside = _neighbours(written, boxes, one, other)
    return found


def _are_close(some: Array, others: Array) -> Mask:
    """Where finite numbers are the same but for what is rounded."""
    with np.errstate(invalid="ignore"):
        found: Mask = np.abs(some - others) <= 1e-8 + 1e-5 * np.abs(others)
    return found & np.isfinite(others)


def _own(written: Sequence[Written], rooms: Rooms, drawing: Surroundings) -> tuple[Indices, Array]:
    """Which numbers at gates have wires near that leave there, and the edges of pieces of these."""
    at_gate = np.array([at for at, each in enumerate(written) if each.key.leaves], dtype=np.intp)
    sources = np.array([each.source for each in written], dtype=np.intp)
    reach = rooms.take(at_gate).reach()
    found, point = pairs_with_points(reach, drawing.wires, WIRE + STEP / 2, drawing.rooms)
    number = at_gate[found]
    is_own = drawing.source_of[drawing.wires.owner[point]] == sources[number]
    piece = (PARTS * point[is_own, np.newaxis] + np.arange(PARTS)).ravel()
    return np.repeat(number[is_own], PARTS), drawing.edges.take(piece, axis=1)


def _foreign(
    reach: Array, sources: Indices, own: Indices, drawing: Surroundings
) -> tuple[Indices, Array]:
    """Which numbers have wires near that are not their own, and the edges of pieces of these."""
    wires = drawing.wires
    number, point = pairs_with_points(reach, wires, WIRE + STEP / 2, drawing.rooms)
    owner = wires.owner[point]
    is_own = (owner == own[number]) | (drawing.source_of[owner] == sources[number])
    number, point = number[~is_own], point[~is_own]
    piece = (PARTS * point[:, np.newaxis] + np.arange(PARTS)).ravel()
    number, piece = meeting(reach, np.repeat(number, PARTS), drawing.edges, piece)
    return number, drawing.edges.take(piece, axis=1)


def _free(
    written: Sequence[Written], boxes: Array, number: Indices, others: Array
) -> dict[NumberKey, tuple[float, float]]:
    """How far each number may reach to its left and right before it meets what is level with it.

    One that grows to one side reaches from its anchor, half as far to both sides of its middle.
    """
    level = (boxes[1, number] < others[3]) & (others[1] < boxes[3, number])
    x, lean = (np.array([each.place[at] for each in written])[number] for at in (0, 3))
    is_right = (others[0] + others[2]) / 2 > x
    away = np.where(is_right, others[0] - x, x - others[2]) / np.where(lean == 0, 1.0, 2.0)
    level &= np.where(is_right, lean >= 0, lean <= 0)  # it does not grow to the other side
    free = np.full((len(written), 2), np.inf)
    for side, here in enumerate((level & ~is_right, level & is_right)):
        np.minimum.at(free[:, side], number[here], away[here])
    return {
        each.key: (left, right)
        for each, (left, right) in zip(written, free.tolist(), strict=True)
        if min(left, right) < WIDEST * MOST_GROWTH
    }


def _neighbours(
    written: Sequence[Written], boxes: Array, one: Indices, other: Indices
) -> dict[NumberKey, list[tuple[NumberKey, float]]]:
    """The numbers that stand level with each, and how far right of its middle theirs are."""
    level = (boxes[1, one] < boxes[3, other]) & (boxes[1, other] < boxes[3, one])
    x = (boxes[0] + boxes[2]) / 2
    found: dict[NumberKey, list[tuple[NumberKey, float]]] = {}
    for a, b in zip(one[level].tolist(), other[level].tolist(), strict=True):
        right = float(x[b] - x[a])
        found.setdefault(written[a].key, []).append((written[b].key, right))
        found.setdefault(written[b].key, []).append((written[a].key, -right))
    return found
