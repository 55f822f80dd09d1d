"""Captions under gates: which words there is room for, and up to which growth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.labels.label_growth import (
    MOST_GROWTH,
    Rooms,
    meeting_growth,
    share_from_below,
)
from circuit_editor.layout.labels.number_places import NumberPlaces
from circuit_editor.layout.sizes import CAPTION_WIDTH, LABEL_HEIGHT, node_size
from circuit_editor.layout.space.boxes import Box, Indices, edges_of
from circuit_editor.layout.space.overlap_counts import (
    Points,
    pairs_with,
    pairs_with_points,
    squares,
)
from circuit_editor.layout.space.solid_shapes import BEHIND
from circuit_editor.model import Circuit, Pin, Place
from circuit_editor.model.graph import group_by_key
from circuit_editor.named_tuple import NamedTuple

HEIGHT = 14.0  # of a line of small text
GAP = 1.0  # to what it stands under
WIDEST = 2 * CAPTION_WIDTH  # of any, written large
AIR = 6.0  # on both sides of words that are not a name: they are to be read as one's own
MOST = 0.5  # of the gates that have words must have room for them, or none tells any
MOST_OFF = 30.0  # from a gate's middle to that of a number that stands between it and its caption
WIRE = 1.0  # around a point of a wire
SMALL = 0.75  # of its size: a name that has no more room beside larger numbers
ROOMY = 1.5  # growth: a name that has room up to this stays below its gate


class CaptionForms(NamedTuple):
    """The widths of a caption in each of its forms, the fullest first; the last may be a name.

    A name was given by somebody, and stays longer than what can be read off the gate.
    """

    widths: tuple[float, ...]
    is_named: bool = False


class CaptionPlace(NamedTuple):
    """The place of a caption, and up to which growth each of its forms has room.

    `edge` is how far from the node's middle it stands at growth 0, and `moved` how much for each
    unit the number does that stands between: of its upper edge, above a gate of its lower one.
    """

    edge: float
    moved: float
    is_above: bool
    limits: tuple[float, ...]  # for each form: up to which growth it is clear of everything
    small_limit: float = 0.0  # of a name, written SMALL

    def form_at(self, growth: float) -> int | None:
        """The fullest form that has room; None where none has."""
        return next((at for at, most in enumerate(self.limits) if growth <= most), None)

    def small_at(self, growth: float) -> bool:
        """True where only the name has room, and only if it is written SMALL."""
        return self.form_at(growth) is None and growth <= self.small_limit

    def top(self, growth: float, size: float = 1.0) -> float:
        """Its upper edge at a growth, from the node's middle; `size` is 1, or SMALL."""
        return self.edge + growth * (self.moved - size * HEIGHT * self.is_above)


class CaptionCandidate(NamedTuple):
    """A place for a form of a node's caption."""

    node: str
    form: int
    is_above: bool


class Captions:
    """Chooses where captions stand, and in which form, once all numbers have their places."""

    def __init__(
        self,
        circuit: Circuit,
        places: Mapping[str, Place],
        forms: Mapping[str, CaptionForms],
        numbers: Mapping[Pin, NumberPlaces],
    ) -> None:
        self._circuit, self._places, self._forms = circuit, places, forms
        self._at_gates = _at_gates(circuit, places, numbers)
        self._candidates = list(self._list())
        self._of_node: dict[str, list[int]] = {}
        for at, each in enumerate(self._candidates):
            self._of_node.setdefault(each.node, []).append(at)
        self._edges: dict[tuple[str, bool], tuple[float, float]] = {}
        self.rooms = self._rooms()
        self._small = self._small_rooms()
        self._static: list[float] = []  # up to which growth each candidate is clear of all others
        self._static_small: list[float] = []  # and each name that is written small
        self._others: dict[int, list[tuple[int, float, float]]] = {}
        self._taken: dict[str, int] = {}

    def keep_clear_of(self, numbers: Rooms, solid: Array, wires: Points) -> None:
        """Learn what no caption may stand on, and choose for each its fullest clear form."""
        reach, count = self.rooms.reach(), len(self._candidates)
        is_name = np.array([self._is_name(each) for each in self._candidates], dtype=bool)
        widths = np.array([self._forms[each.node].widths[each.form] for each in self._candidates])
        static = np.where(is_name, np.inf, WIDEST / np.maximum(widths, 1.0))  # none is cut off
        small = np.full(count, np.inf)

        def limit(own: Indices, others: Rooms | Array) -> None:
            np.minimum.at(static, own, meeting_growth(self.rooms.take(own), others))
            which = np.flatnonzero(is_name[own])
            theirs = others.take(which) if isinstance(others, Rooms) else others[:, which]
            np.minimum.at(small, own[which], meeting_growth(self._small.take(own[which]), theirs))

        own, other = pairs_with(reach, numbers.reach())
        limit(own, numbers.take(other))
        own, other = pairs_with(reach, solid)
        limit(own, solid[:, other])
        own, point = pairs_with_points(reach, wires, WIRE)
        limit(own, squares(wires, point, WIRE))
        self._static, self._static_small = static.tolist(), small.tolist()
        one, other = pairs_with(reach, reach)
        number = {id_: at for at, id_ in enumerate(self._of_node)}
        nodes = np.array([number[each.node] for each in self._candidates], dtype=np.intp)
        apart = nodes[one] != nodes[other]
        one, other = one[apart], other[apart]
        meets = meeting_growth(self.rooms.take(one), self.rooms.take(other))
        near = meets < MOST_GROWTH
        one, other = one[near], other[near]
        meets_small = meeting_growth(self._small.take(one), self.rooms.take(other))
        pairs = (each.tolist() for each in (one, other, meets[near], meets_small))
        for a, b, growth, of_small in zip(*pairs, strict=True):
            self._others.setdefault(a, []).append((b, growth, of_small))
        self._choose()

    def placed(self) -> dict[str, CaptionPlace]:
        """Where each caption stands that has room at growth 1."""
        found = {}
        for id_, chosen in self._taken.items():
            at = self._candidates[chosen]
            limits, small = [0.0] * len(self._forms[id_].widths), 0.0
            for other in self._of_node[id_]:
                each = self._candidates[other]
                if each.is_above == at.is_above and each.form >= at.form:
                    limits[each.form] = self._limit_of(other)
                    if self._is_name(each):
                        small = self._limit_of(other, small=True)
            edge = self._edge(id_, at.is_above)
            found[id_] = CaptionPlace(*edge, at.is_above, tuple(limits), small)
        self._give_way_together(found)
        return found

    def _give_way_together(self, found: dict[str, CaptionPlace]) -> None:
        """Let the words of a kind of gate give way at one growth, whichever has the least room."""
        for ids in self._worded().values():
            some = [id_ for id_ in ids if self._tells(id_)]
            most = min((max(found[id_].limits[: self._words(id_)]) for id_ in some), default=0.0)
            for id_ in some:
                place, words = found[id_], self._words(id_)
                bounded = [min(each, most) for each in place.limits[:words]]
                found[id_] = place._replace(limits=(*bounded, *place.limits[words:]))

    def names_meet(self, few: float, *, small: bool = False) -> float:
        """The growth at which more than a few of the given names have no room any more."""
        limits = []
        for id_, chosen in self._taken.items():
            if self._forms[id_].is_named:
                last = len(self._forms[id_].widths) - 1
                at = self._candidates[chosen]
                limits += [
                    self._limit_of(other, small=small)
                    for other in self._of_node[id_]
                    if self._candidates[other] == at._replace(form=last)
                ]
        return min(share_from_below(limits, few), MOST_GROWTH) if limits else MOST_GROWTH

    def _is_name(self, candidate: CaptionCandidate) -> bool:
        forms = self._forms[candidate.node]
        return forms.is_named and candidate.form == len(forms.widths) - 1

    def _list(self) -> Iterator[CaptionCandidate]:
        for id_, forms in self._forms.items():
            for form in range(len(forms.widths)):
                yield CaptionCandidate(id_, form, is_above=False)
            if forms.is_named:
                yield CaptionCandidate(id_, len(forms.widths) - 1, is_above=True)

    def _edge(self, id_: str, is_above: bool) -> tuple[float, float]:
        if (id_, is_above) not in self._edges:
            self._edges[id_, is_above] = self._edge_of(id_, is_above)
        return self._edges[id_, is_above]

    def _edge_of(self, id_: str, is_above: bool) -> tuple[float, float]:
        node = self._circuit.nodes[id_]
        _, height = node_size(node, self._circuit.label(id_))
        moved = LABEL_HEIGHT if (id_, is_above) in self._at_gates else 0.0
        if is_above:
            return -height / 2 - GAP, -moved
        behind = BEHIND if node.interface is not None else 0.0
        return height / 2 + behind + GAP, moved

    def _rooms(self) -> Rooms:
        at_nothing: list[Box] = []
        per_growth: list[Box] = []
        for each in self._candidates:
            id_, form, is_above = each
            x, y = self._places[id_]
            edge, moved = self._edge(id_, is_above)
            half, air = self._forms[id_].widths[form] / 2, 2.0 if self._is_name(each) else AIR
            top, bottom = (moved - HEIGHT, moved) if is_above else (moved, moved + HEIGHT)
            at_nothing.append((x - air, y + edge, x + air, y + edge))
            per_growth.append((-half, top, half, bottom))
        return Rooms(edges_of(at_nothing), edges_of(per_growth))

    def _small_rooms(self) -> Rooms:
        """The same, all of them written SMALL."""
        at_nothing, (left, top, right, bottom) = self.rooms
        height, is_above = bottom - top, np.array([each.is_above for each in self._candidates])
        top = np.where(is_above, bottom - SMALL * height, top)
        edges = SMALL * left, top, SMALL * right, top + SMALL * height
        return Rooms(at_nothing, np.stack(edges))

    def _limit_of(self, at: int, *, small: bool = False) -> float:
        taken = self._taken
        others = [
            of_small if small else growth
            for other, growth, of_small in self._others.get(at, ())
            if taken.get(self._candidates[other].node) == other
        ]
        return min([(self._static_small if small else self._static)[at], *others])

    def _choose(self) -> None:
        """First every name, below or above its gate; then the fullest forms there is room for.

        Where those of two neighbours meet both give way. What is alike looks alike: where one gate
        has no room for its words no other of its kind tells any, and none does where few can.
        """
        for id_, of_node in self._of_node.items():
            if self._forms[id_].is_named:
                self._take(id_, of_node[-2:])
        for form in range(max((len(each.widths) for each in self._forms.values()), default=0)):
            level = {
                at
                for at, each in enumerate(self._candidates)
                if each.form == form and not each.is_above and self._may_widen(each, at)
            }
            for at in level:
                meets = self._others.get(at, ())
                if not any(other in level and growth <= 1.0 for other, growth, _ in meets):
                    self._taken[self._candidates[at].node] = at
        self._leave_out_odd()

    def _leave_out_odd(self) -> None:
        """Leave only names where others of the kind, nameless ones, have no room for theirs."""
        kinds = self._worded()
        told = {id_ for ids in kinds.values() for id_ in ids if self._tells(id_)}
        kept = {
            id_
            for ids in kinds.values()
            if all(id_ in told or self._forms[id_].is_named for id_ in ids)
            for id_ in ids
        }
        if len(kept & told) < MOST * sum(map(len, kinds.values())):
            kept = set()
        for id_ in sorted(told - kept):
            if not self._forms[id_].is_named:
                del self._taken[id_]
                continue
            chosen = self._candidates[self._taken[id_]]
            name = chosen._replace(form=len(self._forms[id_].widths) - 1)
            self._taken[id_] = next(at for at in self._of_node[id_] if self._candidates[at] == name)

    def _worded(self) -> dict[str, list[str]]:
        """By kind the gates that have words to tell beside a name."""
        nodes = self._circuit.nodes
        return group_by_key(
            (nodes[id_].kind, id_)
            for id_, each in self._forms.items()
            if self._words(id_) and not nodes[id_].gate.is_flag
        )

    def _words(self, id_: str) -> int:
        """How many forms tell more than a name."""
        forms = self._forms[id_]
        return len(forms.widths) - int(forms.is_named)

    def _tells(self, id_: str) -> bool:
        """True where words of a gate are taken."""
        taken = self._taken.get(id_)
        return taken is not None and self._candidates[taken].form < self._words(id_)

    def _may_widen(self, candidate: CaptionCandidate, at: int) -> bool:
        """True where a form has room beside what is taken, and is fuller than what is."""
        taken = self._taken.get(candidate.node)
        is_fuller = taken is None or self._candidates[taken].form > candidate.form
        return is_fuller and self._limit_of(at) > 1.0

    def _take(self, id_: str, candidates: Iterable[int]) -> None:
        """Take the first that is roomy, or the one with most room."""
        best, most = None, 1.0
        for at in candidates:
            limit = self._limit_of(at)
            if limit > most:
                best, most = at, limit
            if most >= ROOMY:
                break
        if best is not None:
            self._taken[id_] = best


def _at_gates(
    circuit: Circuit, places: Mapping[str, Place], numbers: Mapping[Pin, NumberPlaces]
) -> set[tuple[str, bool]]:
    """The nodes under which (False) or over which (True) a number stands."""
    found = set()
    for (id_, port), both in numbers.items():
        node = circuit.nodes.get(id_)
        if node is not None and port in node.gate.outputs:
            for place, is_above in ((both.gradient, False), (both.value, True)):
                if place is not None and abs(place.x - places[id_][0]) <= MOST_OFF:
                    found.add((id_, is_above))
    return found
