"""Alignment guides: with what a dragged node lines up, and by how much it is moved to do so.

A node lines up where its middle or an edge stands at that of another, where a wire between them
leads straight, or where the gaps to its neighbours are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from circuit_editor.layout.space.boxes import Box
from circuit_editor.layout.space.free_space import body_of, pin_place
from circuit_editor.model import Circuit, Pin, Place
from circuit_editor.named_tuple import NamedTuple

BEYOND = 16.0  # scene units that a line goes on at both ends
SAME = 0.01  # scene units: what is that near stands at the same line
ALONG = ((0.5, 0.0, 1.0), (0.5,))  # shares of a body that line up: across, and down


class Guide(NamedTuple):
    """A line that shows what lines up, or a gap that is equal to another: its two ends."""

    begin: Place
    end: Place
    is_gap: bool = False


class Lined(NamedTuple):
    """The shift of a dragged node from where it stood, and the guides for what it lines up with."""

    shift: Place
    guides: tuple[Guide, ...]


def guides_of_node(
    circuit: Circuit,
    dragged: str,
    others: Iterable[str],
    wires: Iterable[tuple[Pin, Pin]],
) -> Guides:
    """The guides of a node that is dragged among others that stay.

    `wires` are those of the dragged node: the pins where each ends and begins.
    """
    bodies = {id_: body_of(circuit, id_) for id_ in others if id_ != dragged}
    heights = [
        (pin_place(circuit, mine)[1], pin_place(circuit, its)[1], its.node)
        for target, source in wires
        for mine, its in ((source, target), (target, source))
        if mine.node == dragged and its.node in bodies
    ]
    return Guides(body_of(circuit, dragged), bodies, heights)


def guides_of_point(
    circuit: Circuit, place: Place, others: Iterable[str], points: Iterable[Place]
) -> Guides:
    """The guides of a point of a wire that is dragged: among nodes, and its other points."""
    bodies = {id_: body_of(circuit, id_) for id_ in others}
    bodies |= {f"point {at}": (x, y, x, y) for at, (x, y) in enumerate(points)}
    return Guides((*place, *place), bodies)


class Guides:
    """The guides of a body that is dragged among others that stay.

    `heights` are those of the two ends of each wire to one that stays, the dragged one's first,
    and which that is.
    """

    def __init__(
        self,
        body: Box,
        others: Mapping[str, Box],
        heights: Sequence[tuple[float, float, str]] = (),
    ) -> None:
        self._body, self._others, self._heights = body, others, heights

    def line_up(self, travelled: Place, otherwise: Place, reach: float) -> Lined:
        """Where it goes that `travelled` so far: in line with what is within `reach`.

        Along an axis where it lines up with nothing it goes as far as `otherwise` says. In scene
        units.
        """
        across, down = (self._nearest(axis, travelled, reach) for axis in (0, 1))
        moved = (
            otherwise[0] if across is None else travelled[0] + across,
            otherwise[1] if down is None else travelled[1] + down,
        )
        return Lined(moved, (*self._lines(0, moved), *self._lines(1, moved)))

    def _nearest(self, axis: int, travelled: Place, reach: float) -> float | None:
        """The smallest shift along an axis that lines it up."""
        body = _moved(self._body, travelled)
        shifts = [
            _at(other, axis, share) - _at(body, axis, share)
            for other in self._others.values()
            for share in ALONG[axis]
        ]
        if axis == 1:
            shifts += [its - mine - travelled[1] for mine, its, _ in self._heights]
        shifts += [shift for shift, _ in self._equal_gaps(axis, body)]
        shift = min(shifts, key=abs, default=None)
        return shift if shift is not None and abs(shift) <= reach else None

    def _lines(self, axis: int, travelled: Place) -> list[Guide]:
        """What shows along an axis why it stands where it now does."""
        body, across = _moved(self._body, travelled), 1 - axis
        found = []
        for share in ALONG[axis]:
            at = _at(body, axis, share)
            met = [
                other for other in self._others.values() if abs(_at(other, axis, share) - at) < SAME
            ]
            if met:
                found.append(_line(axis, at, [body, *met], across))
                break  # in line with its middle, its edges need no lines of their own
        if axis == 1:
            for mine, its, id_ in self._heights:
                if abs(its - mine - travelled[1]) < SAME:
                    found.append(_line(axis, its, [body, self._others[id_]], across))
        gaps = next((gaps for shift, gaps in self._equal_gaps(axis, body) if abs(shift) < SAME), ())
        return list(dict.fromkeys(found)) or list(gaps)

    def _equal_gaps(self, axis: int, body: Box) -> list[tuple[float, tuple[Guide, ...]]]:
        """Shifts along an axis that make two gaps in a row equal, and these gaps."""
        across = 1 - axis
        row = sorted(
            (
                each
                for each in self._others.values()
                if each[across] < body[across + 2] and body[across] < each[across + 2]
            ),
            key=lambda each: each[axis],
        )
        middle = _at(body, axis, 0.5)
        before = [each for each in row if _at(each, axis, 0.5) < middle][-2:]
        after = [each for each in row if _at(each, axis, 0.5) >= middle][:2]
        found: list[tuple[float, tuple[Guide, ...]]] = []
        if before and after:
            shift = (after[0][axis] - body[axis + 2] - (body[axis] - before[-1][axis + 2])) / 2
            now = _along(body, axis, shift)
            found.append((shift, (_gap(axis, before[-1], now), _gap(axis, now, after[0]))))
        if len(before) == 2:
            shift = before[1][axis + 2] + before[1][axis] - before[0][axis + 2] - body[axis]
            now = _along(body, axis, shift)
            found.append((shift, (_gap(axis, *before), _gap(axis, before[1], now))))
        if len(after) == 2:
            shift = after[0][axis] - (after[1][axis] - after[0][axis + 2]) - body[axis + 2]
            now = _along(body, axis, shift)
            found.append((shift, (_gap(axis, now, after[0]), _gap(axis, *after))))
        return [each for each in found if all(map(_is_positive(axis), each[1]))]


def _is_positive(axis: int) -> Callable[[Guide], bool]:
    return lambda gap: gap.end[axis] > gap.begin[axis]


def _gap(axis: int, one: Box, other: Box) -> Guide:
    """The gap between two bodies, at the middle of what they have in common."""
    across = 1 - axis
    at = (max(one[across], other[across]) + min(one[across + 2], other[across + 2])) / 2
    ends = ((one[axis + 2], at), (other[axis], at))
    begin, end = ends if axis == 0 else tuple((y, x) for x, y in ends)
    return Guide(begin, end, is_gap=True)


def _line(axis: int, at: float, bodies: Sequence[Box], across: int) -> Guide:
    low = min(each[across] for each in bodies) - BEYOND
    high = max(each[across + 2] for each in bodies) + BEYOND
    return Guide((at, low), (at, high)) if axis == 0 else Guide((low, at), (high, at))


def _at(body: Box, axis: int, share: float) -> float:
    return body[axis] + share * (body[axis + 2] - body[axis])


def _moved(body: Box, by: Place) -> Box:
    return body[0] + by[0], body[1] + by[1], body[2] + by[0], body[3] + by[1]


def _along(body: Box, axis: int, shift: float) -> Box:
    return _moved(body, (shift, 0.0) if axis == 0 else (0.0, shift))
