"""Rooms of numbers: how large all may be written, and how wide each may get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from immutables import Map

from circuit_editor.gates import Array
from circuit_editor.layout.boxes import Indices
from circuit_editor.layout.captions import Captions
from circuit_editor.layout.label_growth import MOST_GROWTH, Rooms, meeting_growth, still
from circuit_editor.layout.number_places import USUAL_WIDTH, NumberPlace
from circuit_editor.layout.overlap_counts import Points, pairs_with, pairs_with_points, squares
from circuit_editor.layout.sizes import LABEL_HEIGHT
from circuit_editor.model import Pin
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
WIRE = 1.5  # around a point of a wire
TOUCHED = 1.0 + 1e-9


class Written(NamedTuple):
    """A number that has a place, and the wires that are its own: those with such owners."""

    key: NumberKey
    place: NumberPlace
    source: int
    wire: int = -1  # of a branch: its siblings are no more its own


class GrowthCaps(NamedTuple):
    """The largest growth at which no number meets anything that it does not meet already."""

    named: float = MOST_GROWTH  # while names that were given stand under their gates
    bare: float = MOST_GROWTH  # without captions
    values: float = MOST_GROWTH  # without gradients, too


class LabelRooms(NamedTuple):
    """The room of numbers: how large all may be written, and how wide each may get."""

    caps: GrowthCaps = GrowthCaps()
    # up to which growth each gradient has room, where that is not as large as any may be
    gradients: Mapping[NumberKey, float] = Map()
    free: Mapping[NumberKey, float] = Map()  # half a width
    beside: Mapping[NumberKey, Sequence[tuple[NumberKey, float]]] = Map()  # and how far off


def rooms_of(written: Sequence[Written]) -> Rooms:
    """The rooms of numbers as they grow."""
    x, y, side = (np.array([each.place[at] for each in written], dtype=float) for at in range(3))
    half = np.full(len(written), USUAL_WIDTH / 2)
    up, down = LABEL_HEIGHT * (1 - side) / 2, LABEL_HEIGHT * (1 + side) / 2
    return Rooms(np.stack([x, y, x, y]), np.stack([-half, -up, half, down]))


def measure(
    written: Sequence[Written],
    captions: Captions,
    solid: Array,
    wires: Points,
    source_of: Indices,
) -> LabelRooms:
    """How large the numbers can get; captions learn from it where there is room for them."""
    rooms = rooms_of(written)
    captions.keep_clear_of(rooms, solid, wires)
    if not written:
        return LabelRooms(GrowthCaps(captions.names_meet()))
    reach = rooms.reach()
    one, other = pairs_with(reach, reach)
    one, other = (each[one < other] for each in (one, other))
    number, body = pairs_with(reach, solid)
    at_wire, edges = _foreign(written, reach, wires, source_of)
    meets = [
        meeting_growth(rooms.take(one), rooms.take(other)),
        meeting_growth(rooms.take(number), still(solid[:, body])),
        meeting_growth(rooms.take(at_wire), still(edges)),
    ]
    is_value = np.array([each.key.what is Quantity.VALUE for each in written])
    values = [is_value[one] & is_value[other], is_value[number], is_value[at_wire]]
    bare = _least(meets)
    named = min(bare, max(1.0, captions.names_meet()))
    only = _least([each[mask] for each, mask in zip(meets, values, strict=True)])
    caps = GrowthCaps(named, bare, only)
    beside = np.concatenate([solid[:, body], edges], axis=1)
    free = _free(written, rooms.at(bare), np.concatenate([number, at_wire]), beside)
    limits = np.full(len(written), np.inf)
    for at, growths in zip((one, other, number, at_wire), (meets[0], *meets), strict=True):
        np.minimum.at(limits, at[growths >= TOUCHED], growths[growths >= TOUCHED])
    gradients = {
        each.key: limit
        for each, limit in zip(written, limits.tolist(), strict=True)
        if limit < MOST_GROWTH and each.key.what is Quantity.GRADIENT
    }
    return LabelRooms(caps, gradients, free, _neighbours(written, rooms.at(bare), one, other))


def _foreign(
    written: Sequence[Written], reach: Array, wires: Points, source_of: Indices
) -> tuple[Indices, Array]:
    """Which numbers have points of wires near that are not their own, and the edges of these."""
    number, point = pairs_with_points(reach, wires, WIRE)
    sources = np.array([each.source for each in written], dtype=np.intp)
    own_wires = np.array([each.wire for each in written], dtype=np.intp)
    owner = wires.owner[point]
    is_own = np.where(
        own_wires[number] >= 0, owner == own_wires[number], source_of[owner] == sources[number]
    )
    return number[~is_own], squares(wires, point[~is_own], WIRE)


def _least(meets: Sequence[Array]) -> float:
    """The growth at which the first two meet that do not touch already."""
    each = np.concatenate(meets)
    return float(each[each >= TOUCHED].min(initial=MOST_GROWTH))


def _free(
    written: Sequence[Written], boxes: Array, number: Indices, others: Array
) -> dict[NumberKey, float]:
    """How far each number may reach to both sides before it meets what stands level with it."""
    free = np.full(len(written), np.inf)
    level = (boxes[1, number] < others[3]) & (others[1] < boxes[3, number])
    x = (boxes[0] + boxes[2])[number] / 2
    away = np.where((others[0] + others[2]) / 2 > x, others[0] - x, x - others[2])
    np.minimum.at(free, number[level], away[level])
    return {
        each.key: half
        for each, half in zip(written, free.tolist(), strict=True)
        if half < WIDEST * MOST_GROWTH
    }


def _neighbours(
    written: Sequence[Written], boxes: Array, one: Indices, other: Indices
) -> dict[NumberKey, list[tuple[NumberKey, float]]]:
    """The numbers that stand level with each, and how far their middles are apart."""
    level = (boxes[1, one] < boxes[3, other]) & (boxes[1, other] < boxes[3, one])
    x = (boxes[0] + boxes[2]) / 2
    found: dict[NumberKey, list[tuple[NumberKey, float]]] = {}
    for a, b in zip(one[level].tolist(), other[level].tolist(), strict=True):
        away = abs(float(x[a] - x[b]))
        found.setdefault(written[a].key, []).append((written[b].key, away))
        found.setdefault(written[b].key, []).append((written[a].key, away))
    return found
