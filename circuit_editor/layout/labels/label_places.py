"""Places of numbers and captions, found together: each clear of all else, or it gives way.

`number_places` says by which rule a number belongs to its wire, its gate or its branch. Here that
place, or one beside it, is found where nothing else stands: no gate, no other number, no foreign
wire. What has no clear place is not drawn: a number is legible or not there at all. Captions take
what room is left: their words give way first, then all of them, and names last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import numpy as np
from immutables import Map

from circuit_editor.gates import Array
from circuit_editor.layout.labels.captions import HEIGHT, CaptionForms, CaptionPlace, Captions
from circuit_editor.layout.labels.label_rooms import (
    NO_WIRE,
    WIRE,
    LabelRooms,
    NumberKey,
    Surroundings,
    Written,
    limits_of,
    measure,
    put_values_above,
    rank,
    rooms_of,
    tight_ones,
)
from circuit_editor.layout.labels.number_places import (
    CLEAR,
    DOWN,
    MOST_ASIDE,
    NOWHERE,
    REACH,
    UP,
    USUAL_WIDTH,
    WIDEST_GAP,
    NumberPlace,
    NumberPlaces,
    at_gate,
    ends_of,
    has_room,
    on_branch,
    shown_by,
    wires_of_outputs,
)
from circuit_editor.layout.routing.routes import Route, sampled
from circuit_editor.layout.sizes import LABEL_HEIGHT, node_size, pin_offset
from circuit_editor.layout.space.boxes import Box, Indices, Mask, edges_of
from circuit_editor.layout.space.overlap_counts import (
    Points,
    around,
    around_pieces,
    met_by_each,
    near,
    overlaps,
    pairs_with,
    pairs_with_points,
    pieces,
    points_along,
    squares,
    thinned,
)
from circuit_editor.layout.space.solid_shapes import solid_boxes
from circuit_editor.model import Circuit, Pin, Place
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Quantity

SHARES = (0.5, 0.42, 0.58, 0.33, 0.67, 0.25, 0.75, 0.17, 0.83)  # along a wire, for its numbers
SHIFTS = ((0, 0), (5, 0), (0, 5), (5, 5), (-5, 0), (0, -5), (-5, -5))  # of both at their gate
ASIDE = (0.0, 5.0, -5.0, 10.0, -10.0, 16.0, -16.0, 22.0, -22.0, 30.0)  # from a gate's middle
ROUNDS = 2  # in the second, numbers that touch others try again, knowing where all stand
ON_WIRE = 1.5  # around a point of a wire: what numbers keep clear of

# What a place costs.
IN_THE_WAY = 1000.0  # a gate, another number, a foreign wire: such a place is never taken
TIGHT = 12.0  # something stands where the number would be if it were written LARGER
LARGER = 1.22
CROWDED = 14.0  # another number stands BY_SIDE: it is not clear at once whose each is
BY_SIDE = 5.0
ON_A_NAME = 40.0
PER_GAP = 0.15  # for each unit by which a steep wire drives its numbers apart
OFF_CENTRE = 4.0  # at the very end of the wire
AT_GATE = 8.0
PER_ASIDE = 0.2
OVER_THE_WIRE = 7.0  # beside a gate, where its wire begins


class Labels(NamedTuple):
    """The places of all numbers and captions, and how large they may be written."""

    on_wires: Mapping[Pin, NumberPlaces]  # by the inputs they arrive at
    at_outputs: Mapping[Pin, NumberPlaces]
    captions: Mapping[str, CaptionPlace]
    rooms: LabelRooms


def place_labels(
    circuit: Circuit,
    places: Mapping[str, Place],
    routes: Mapping[Pin, Route],
    captions: Mapping[str, CaptionForms] = Map(),
    walls: Sequence[Box] = (),
    forward_only: Collection[str] = (),
    cut_off: Collection[Pin] = (),
) -> Labels:
    """Where every number and caption stands.

    `captions` are the forms of what may stand under a node; `walls` are further boxes to be kept
    clear, such as the edges of frames. To the nodes `forward_only` no gradient ever comes; to the
    outputs `cut_off` one does, along wires that are not drawn.
    """
    placing = _Placing(circuit, places, routes, captions, walls, cut_off)
    written, unplaced = (
        [
            each
            for each in some
            if each.key.what is Quantity.VALUE
            or circuit.wires.get(each.key.pin, each.key.pin).node not in forward_only
        ]
        for some in placing.written()
    )
    drawing = placing.surroundings()
    limits = limits_of(written, drawing)
    tight = tight_ones(written, limits)
    if tight or unplaced:
        from circuit_editor.layout.labels.label_widening import widen  # most drawings have room

        written, limits = widen(drawing, written, limits, tight, unplaced)
    on_wires: dict[Pin, NumberPlaces] = {}
    at_outputs: dict[Pin, NumberPlaces] = {}
    for (pin, what, leaves), place, *_ in written:
        numbers = at_outputs if leaves else on_wires
        before = numbers.get(pin, NOWHERE)
        numbers[pin] = (
            before._replace(value=place)
            if what is Quantity.VALUE
            else before._replace(gradient=place)
        )
    under = Captions(circuit, places, captions, at_outputs)
    rooms = measure(written, limits, under, drawing)
    return Labels(on_wires, at_outputs, under.placed(), rooms)


class _Pair(NamedTuple):
    """A value and a gradient that leave an output, while a place for both is looked for."""

    source: Pin
    target: Pin | None  # the wire on which they may stand
    is_on_wire: bool  # the rule has them there, and not at the gate
    at_gate: NumberPlaces | None


class _Spot(NamedTuple):
    """A place for a number, and what it costs."""

    place: NumberPlace
    cost: float


class _Single(NamedTuple):
    """A number by itself while a place is looked for, and what each place costs."""

    key: NumberKey
    source: int
    spots: Sequence[_Spot]

    def at(self, chosen: int) -> Written:
        """The number at one of its spots."""
        return Written(self.key, self.spots[chosen].place, self.source)


class _Placing:
    """The numbers of one drawing, while their places are looked for."""

    def __init__(
        self,
        circuit: Circuit,
        places: Mapping[str, Place],
        routes: Mapping[Pin, Route],
        captions: Mapping[str, CaptionForms],
        walls: Sequence[Box],
        cut_off: Collection[Pin],
    ) -> None:
        self._circuit, self._places, self._routes = circuit, places, routes
        self._cut_off = cut_off
        self.solid = solid_boxes(circuit, places, walls)
        self._wire = {target: at for at, target in enumerate(routes)}
        sources = [circuit.wires[target] for target in routes]
        self._ends = ends_of(circuit)
        self._source = {
            source: at for at, source in enumerate(dict.fromkeys([*sources, *self._ends]))
        }
        self.source_of: Indices = np.array([self._source[each] for each in sources], dtype=np.intp)
        self.wires = points_along(list(routes.values()))
        self._by_source = thinned(self.wires.owned_by(self.source_of[self.wires.owner]))
        self._leaving = wires_of_outputs(circuit)
        self._names = self._name_boxes(captions)

    def surroundings(self) -> Surroundings:
        """What the numbers stand in."""
        circuit, places, routes = self._circuit, self._places, self._routes
        wires, source_of = self.wires, self.source_of
        edges = pieces(wires, np.arange(len(wires.x)), WIRE)
        rooms = around_pieces(edges)
        return Surroundings(
            circuit, places, routes, self.solid, wires, source_of, self._names, edges, rooms
        )

    def written(self) -> tuple[list[Written], list[Written]]:
        """All numbers that have a clear place, and those that have none."""
        pairs, branches = self._listed()
        written, singles = self._place_pairs(pairs)
        singles += self._end_singles()
        placed, unplaced = self._place_singles(singles, rooms_of(written).at(1.0))
        return written + placed, self._of_branches(branches) + unplaced

    def _of_branches(self, branches: list[Pin]) -> list[Written]:
        """The gradients of branches of forks: they look for places when all others have theirs."""
        return [
            Written(
                NumberKey(target, Quantity.GRADIENT, leaves=False),
                on_branch(self._routes[target]),
                NO_WIRE,
                branch=self._wire[target],
            )
            for target in branches
        ]

    def _listed(self) -> tuple[list[_Pair], list[Pin]]:
        """The pairs of numbers there are to place, and the wires that are branches of a fork."""
        circuit, pairs, branches = self._circuit, list[_Pair](), list[Pin]()
        for source, targets in self._leaving.items():
            node = circuit.nodes.get(source.node)
            shows = shown_by(node, targets, has_room(self._routes[targets[0]]))
            if shows.on_branches:
                branches += targets
            if not (shows.on_wire or shows.at_gate):
                continue
            beside = None
            if node is not None:
                label, place = circuit.label(source.node), self._places[source.node]
                beside = at_gate(node, label, place, pin_offset(node, label, source.port))
            by_wire = beside is None or (node is not None and len(node.gate.outputs) > 1)
            target = targets[0] if shows.on_wire or by_wire else None
            pairs.append(_Pair(source, target, shows.on_wire, beside))
        return pairs, branches

    # --- values and gradients together ------------------------------------------------------

    def _place_pairs(self, pairs: list[_Pair]) -> tuple[list[Written], list[_Single]]:
        """Those pairs that have a clear place, and the numbers of the others one by one."""
        if not pairs:
            return [], []
        spots, cost = self._pair_spots(pairs)
        boxes = _boxes_of_pairs(spots)
        sources = np.array([self._source[each.source] for each in pairs], dtype=np.intp)
        own = np.broadcast_to(sources[:, np.newaxis, np.newaxis], boxes.shape[1:])
        blocked = self._blocked(boxes, _boxes_of_pairs(spots, LARGER), own, self._by_source)
        chooser = _Chooser(boxes, cost, blocked)
        chosen = chooser.place()
        clear = ~chooser.in_the_way(chosen)
        written: list[Written] = []
        singles: list[_Single] = []
        for at, (pair, best) in enumerate(zip(pairs, chosen.tolist(), strict=True)):
            if not clear[at]:
                singles += self._split(pair, spots[at], cost[at])
                continue
            keys = self._keys(pair, is_on_wire=best < len(SHARES))
            x, above, gradient_x, below = spots[at, best].tolist()
            there = NumberPlace(x, above, UP), NumberPlace(gradient_x, below, DOWN)
            owner = self._source[pair.source]
            written += [Written(key, spot, owner) for key, spot in zip(keys, there, strict=True)]
        return written, singles

    def _keys(self, pair: _Pair, *, is_on_wire: bool) -> list[NumberKey]:
        """Whose numbers they are: the only wire's on which they stand, or the output's."""
        wires = self._leaving.get(pair.source, ())
        on_wire = pair.target if is_on_wire and len(wires) == 1 else None
        pin = on_wire or pair.source
        return [
            NumberKey(pin, what, on_wire is None) for what in (Quantity.VALUE, Quantity.GRADIENT)
        ]

    def _pair_spots(self, pairs: list[_Pair]) -> tuple[Array, Array]:
        """Where each pair may stand, four numbers a place, and what each place costs."""
        places = len(SHARES) + len(SHIFTS)
        spots, cost = np.empty((len(pairs), places, 4)), np.full((len(pairs), places), np.inf)
        on_wire, shifts = len(SHARES), np.zeros((len(SHIFTS), 4))
        shifts[:, 0::2] = SHIFTS
        dear = PER_ASIDE * np.abs(shifts).sum(axis=1)
        routes = [self._routes[each.target] if each.target else None for each in pairs]
        for curves in {len(route) for route in routes if route is not None}:
            alike = [
                at for at, route in enumerate(routes) if route is not None and len(route) == curves
            ]
            xs, ys = sampled([route for at in alike if (route := routes[at]) is not None])
            some = _spots(xs, ys, SHARES)
            middle, span = (xs[:, :1] + xs[:, -1:]) / 2, np.abs(xs[:, -1:] - xs[:, :1])
            span[span == 0] = 1.0
            off = np.abs((some[..., 0] + some[..., 2]) / 2 - middle) / span
            spots[alike, :on_wire] = some
            cost[alike, :on_wire] = OFF_CENTRE * off + PER_GAP * (some[..., 3] - some[..., 1])
        for at, pair in enumerate(pairs):
            if pair.at_gate is not None:
                (value, gradient) = pair.at_gate
                assert value is not None and gradient is not None
                both = value.x, value.y, gradient.x, gradient.y
                spots[at, on_wire:] = both + shifts
                cost[at, on_wire:] = dear + (AT_GATE if pair.is_on_wire else 0.0)
            else:
                spots[at, on_wire:] = spots[at, 0]
            if pair.target is None:
                spots[at, :on_wire] = spots[at, on_wire]
            elif not pair.is_on_wire and pair.at_gate is not None:
                cost[at, :on_wire] += AT_GATE
        return spots, cost

    def _split(self, pair: _Pair, spots: Array, cost: Array) -> list[_Single]:
        """The numbers of a pair that has no room: each may stand a little aside."""
        by_wire = pair.at_gate is None or (pair.target is not None and not pair.is_on_wire)
        if pair.at_gate is None or by_wire:
            some = [
                (each, float(dear))
                for each, dear in zip(spots.tolist(), cost, strict=True)
                if dear < np.inf
            ]
            values = [_Spot(NumberPlace(x, y, UP), dear) for (x, y, _, _), dear in some]
            gradients = [_Spot(NumberPlace(x, y, DOWN), dear) for (_, _, x, y), dear in some]
        else:
            node = self._circuit.nodes[pair.source.node]
            width, _ = node_size(node, self._circuit.label(pair.source.node))
            x, y = self._places[pair.source.node]
            beside = x + width / 2 + USUAL_WIDTH / 2 + CLEAR
            value, gradient = pair.at_gate
            assert value is not None and gradient is not None
            values = [
                *(_Spot(value._replace(x=value.x + dx), PER_ASIDE * abs(dx)) for dx in ASIDE),
                _Spot(NumberPlace(beside, y - CLEAR, UP), OVER_THE_WIRE),
            ]
            gradients = [
                *(_Spot(gradient._replace(x=gradient.x + dx), PER_ASIDE * abs(dx)) for dx in ASIDE),
                _Spot(NumberPlace(beside, y + CLEAR, DOWN), OVER_THE_WIRE),
            ]
        source = self._source[pair.source]
        keys = self._keys(pair, is_on_wire=by_wire)
        return [
            _Single(key, source, spots)
            for key, spots in zip(keys, (values, gradients), strict=True)
        ]

    # --- numbers one by one -----------------------------------------------------------------

    def _end_singles(self) -> list[_Single]:
        """The values of outputs that drive nothing here; of those cut off the gradients, too."""
        singles = []
        for source in self._ends:
            node, label = self._circuit.nodes[source.node], self._circuit.label(source.node)
            offset = pin_offset(node, label, source.port)
            both = at_gate(node, label, self._places[source.node], offset)
            for what, place in zip((Quantity.VALUE, Quantity.GRADIENT), both, strict=True):
                assert place is not None
                if what is Quantity.VALUE or source in self._cut_off:
                    spots = [
                        _Spot(place._replace(x=place.x + dx), PER_ASIDE * abs(dx)) for dx in ASIDE
                    ]
                    key = NumberKey(source, what, leaves=True)
                    singles.append(_Single(key, self._source[source], spots))
        return singles

    def _place_singles(
        self, singles: list[_Single], taken: Array
    ) -> tuple[list[Written], list[Written]]:
        """Those numbers that have a clear place beside what is taken already, and the others."""
        if not singles:
            return [], []
        most = max(len(each.spots) for each in singles)
        spots = np.empty((len(singles), most, 4))
        cost = np.full((len(singles), most), np.inf)
        for at, each in enumerate(singles):
            count = len(each.spots)
            spots[at, :count] = [spot.place for spot in each.spots]
            spots[at, count:] = spots[at, 0]
            cost[at, :count] = [spot.cost for spot in each.spots]
        boxes, larger = _boxes_of_singles(spots), _boxes_of_singles(spots, LARGER)
        sources = np.array([each.source for each in singles], dtype=np.intp)
        own = np.broadcast_to(sources[:, np.newaxis, np.newaxis], boxes.shape[1:])
        blocked = self._blocked(boxes, larger, own, self._by_source, taken)
        chooser = _Chooser(boxes, cost, blocked)
        chosen = chooser.place()
        kept = chooser.kept(chosen, [rank(each.key) for each in singles])
        written = [each.at(best) for each, best in zip(singles, chosen.tolist(), strict=True)]
        placed = [each for at, each in enumerate(written) if at in kept]
        put_values_above(placed)
        return placed, [each for at, each in enumerate(written) if at not in kept]

    def _blocked(
        self, boxes: Array, larger: Array, own: Indices, wires: Points, taken: Array | None = None
    ) -> Array:
        """What each box costs for what stands there already: shape (n, places, boxes).

        One look tells what is near; where the number itself would stand on it, it is in the way.
        """
        each, around_each = boxes.reshape(4, -1), larger.reshape(4, -1)
        solid = self.solid if taken is None else np.concatenate([self.solid, taken], axis=1)
        cost = np.zeros(each.shape[1])

        def meets(box: Indices, others: Array) -> None:
            cost[box] = np.maximum(cost[box], TIGHT)
            cost[box[overlaps(each[:, box], others)]] = IN_THE_WAY

        box, other = pairs_with(around_each, solid)
        meets(box, solid[:, other])
        if taken is not None:  # beside another number it is not clear whose it is
            box, _ = pairs_with(each + BY_SIDE * np.array([[-2.0], [-1.0], [2.0], [1.0]]), taken)
            cost[box] = np.maximum(cost[box], CROWDED)
        box, point = pairs_with_points(around_each, wires, ON_WIRE)
        foreign = wires.owner[point] != own.ravel()[box]
        meets(box[foreign], squares(wires, point[foreign], ON_WIRE))
        box, _ = pairs_with(each, self._names)
        cost[np.bincount(box, minlength=len(cost)) > 0] += ON_A_NAME
        return cost.reshape(boxes.shape[1:])

    def _name_boxes(self, captions: Mapping[str, CaptionForms]) -> Array:
        """Where names will stand, if they can."""
        boxes = []
        for id_, forms in captions.items():
            if forms.is_named:
                (x, y), half = self._places[id_], forms.widths[-1] / 2
                _, height = node_size(self._circuit.nodes[id_], self._circuit.label(id_))
                top = y + height / 2 + LABEL_HEIGHT
                boxes.append((x - half, top, x + half, top + HEIGHT))
        return edges_of(boxes)


class _Chooser:
    """Chooses a place for each of many things, one after the other; each has one box or two."""

    def __init__(self, boxes: Array, cost: Array, blocked: Array) -> None:
        self._boxes = boxes  # (4, things, places, boxes)
        self._alone = cost + blocked.sum(axis=2)
        # while what stands on its cheapest place meets nothing, no other is looked at
        self._cheapest = self._alone.argmin(axis=1)
        self._each = boxes.shape[3]
        self._standing = np.full((4, self._each * len(cost)), np.nan)  # which meets nothing
        rooms = around(boxes)
        thing, other = near(rooms, rooms)
        thing, other = thing[thing != other], other[thing != other]
        begins = np.searchsorted(thing, np.arange(len(cost) + 1)).tolist()
        all_of = (self._each * other[:, np.newaxis] + np.arange(self._each)).ravel()
        each = self._each
        self._near = [all_of[each * begin : each * end] for begin, end in pairwise(begins)]

    def place(self) -> Indices:
        """Which of its places each takes."""
        chosen = np.zeros(len(self._alone), dtype=np.intp)
        crowded = list(range(len(self._alone)))
        for round_ in range(ROUNDS):
            for thing in crowded:
                chosen[thing] = at = self._best(thing)
                own = slice(self._each * thing, self._each * (thing + 1))
                self._standing[:, own] = self._boxes[:, thing, at]
            if round_ < ROUNDS - 1:
                crowded = np.flatnonzero(self._meets_others()).tolist()
        return chosen

    def in_the_way(self, chosen: Indices) -> Mask:
        """Which of them stand on something after all."""
        blocked: Mask = self._alone[np.arange(len(chosen)), chosen] >= IN_THE_WAY
        return blocked | self._meets_others()

    def kept(self, chosen: Indices, ranks: Sequence[int]) -> set[int]:
        """Those that stand on nothing; of two that meet the one of lower rank stays."""
        clear = self._alone[np.arange(len(chosen)), chosen] < IN_THE_WAY
        boxes = self._boxes[:, np.arange(len(chosen)), chosen, 0]
        kept: list[int] = []
        for thing in sorted(np.flatnonzero(clear).tolist(), key=lambda each: (ranks[each], each)):
            if not overlaps(boxes[:, thing, np.newaxis], boxes[:, kept]).any():
                kept.append(thing)
        return set(kept)

    def _best(self, thing: int) -> int:
        """Where it costs least to stand now."""
        others = self._standing.take(self._near[thing], axis=1)
        at = int(self._cheapest[thing])
        if not overlaps(self._boxes[:, thing, at, :, np.newaxis], others[:, np.newaxis]).any():
            return at
        met = overlaps(self._boxes[:, thing, ..., np.newaxis], others[:, np.newaxis, np.newaxis])
        cost = self._alone[thing] + IN_THE_WAY * np.count_nonzero(met, axis=(1, 2))
        return int(cost.argmin())

    def _meets_others(self) -> Mask:
        """Which of them stand on another."""
        met = met_by_each(self._standing, self._standing) > 1  # each meets itself
        found: Mask = np.any(met.reshape(-1, self._each), axis=1)
        return found


def _spots(xs: Array, ys: Array, shares: Sequence[float]) -> Array:
    """The numbers' places at some shares of the ways along wires: as near as their slope lets them.

    A wire a row, four numbers a place: the value's middle and lower edge, the gradient's and
    upper. Beside a steep wire the numbers step aside, the value to where the wire leaves room
    above it.
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


def _boxes_of_pairs(spots: Array, growth: float = 1.0) -> Array:
    """The rooms of values and gradients: (..., 4) to (4, ..., 2)."""
    half, height = growth * USUAL_WIDTH / 2, growth * LABEL_HEIGHT
    x, (above, below) = spots[..., 0::2], (spots[..., 1], spots[..., 3])
    top = np.stack([above - height, below], axis=-1)
    bottom = np.stack([above, below + height], axis=-1)
    return np.stack([x - half, top, x + half, bottom])


def _boxes_of_singles(spots: Array, growth: float = 1.0) -> Array:
    """The rooms of numbers at places (x, y, side, lean): (..., 4) to (4, ..., 1)."""
    x, y, side, lean = np.moveaxis(spots, -1, 0)[..., np.newaxis]
    width, height = growth * USUAL_WIDTH, growth * LABEL_HEIGHT
    left, top = x - width * (1 - lean) / 2, y - height * (1 - side) / 2
    boxes: Array = np.stack([left, top, left + width, top + height])
    return boxes
