"""Arranges some nodes: a common edge or middle, equal gaps, or tidy places, for them alone.

All keep clear of one another and of what else stands there: those that would overlap move apart
along the common line, and together they go to the nearest free place.
"""

from __future__ import annotations

from collections.abc import Collection

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.layout.sizes import room_of, snap
from circuit_editor.layout.space.boxes import Box, around, overlap
from circuit_editor.layout.space.free_space import BELOW, BESIDE, body_of, free_shift
from circuit_editor.model import Circuit, Place

GAPS = (BESIDE, BELOW)  # between rooms that would overlap


def align(circuit: Circuit, ids: Collection[str], axis: int, share: float) -> dict[str, Place]:
    """Places with a common edge or middle: that of the box around all bodies.

    Along the axis (0: from left to right, 1: down) it is `share` of each body's length away from
    where the body begins: 0 its left or upper edge, 1 the other one, 0.5 its middle. What stood
    above or left stays so. Scene units; `ids` are nodes of the circuit.
    """
    bodies = {id_: body_of(circuit, id_) for id_ in ids}
    low = min(body[axis] for body in bodies.values())
    high = max(body[axis + 2] for body in bodies.values())
    wanted = low + share * (high - low)
    places: dict[str, Place] = {}
    for id_, body in bodies.items():
        shift = wanted - (body[axis] + share * (body[axis + 2] - body[axis]))
        places[id_] = _moved(circuit.places[id_], axis, shift)
    return _clear_of_others(circuit, _apart(circuit, places, 1 - axis))


def distribute(circuit: Circuit, ids: Collection[str], axis: int) -> dict[str, Place]:
    """Places with equal gaps along an axis; the outermost stay if there is room between them."""
    order = sorted(ids, key=lambda id_: (circuit.places[id_][axis], id_))
    bodies = [body_of(circuit, id_) for id_ in order]
    span = max(body[axis + 2] for body in bodies) - bodies[0][axis]
    length = sum(body[axis + 2] - body[axis] for body in bodies)
    gap = max((span - length) / max(1, len(order) - 1), GAPS[axis])
    places, at = {}, bodies[0][axis]
    for id_, body in zip(order, bodies, strict=True):
        places[id_] = _moved(circuit.places[id_], axis, at - body[axis])
        at += body[axis + 2] - body[axis] + gap
    return _clear_of_others(circuit, places)


def tidy_part(circuit: Circuit, ids: Collection[str]) -> dict[str, Place]:
    """Tidy places of these nodes alone: around the middle where they stood, clear of all others."""
    wires = {to: out for to, out in circuit.wires.items() if to.node in ids and out.node in ids}
    nodes = Map({id_: circuit.nodes[id_] for id_ in ids})
    part = replace(circuit, nodes=nodes, wires=Map(wires))
    places = tidy(part)
    old, new = (
        around([body_of(each, id_) for id_ in ids]) for each in (part, replace(part, places=places))
    )
    dx, dy = (snap((old[at] + old[at + 2] - new[at] - new[at + 2]) / 2) for at in (0, 1))
    return _clear_of_others(circuit, {id_: (x + dx, y + dy) for id_, (x, y) in places.items()})


def _apart(circuit: Circuit, places: dict[str, Place], axis: int) -> dict[str, Place]:
    """The same, those further along an axis moved on where rooms would overlap."""
    found: dict[str, Place] = {}
    end = float("-inf")
    for id_ in sorted(places, key=lambda id_: (circuit.places[id_][axis], id_)):
        begin = _room(circuit, id_, places[id_])[axis]
        shift = end + GAPS[axis] - begin if begin < end else 0.0
        found[id_] = _moved(places[id_], axis, shift)
        end = _room(circuit, id_, found[id_])[axis + 2]
    return found


def _clear_of_others(circuit: Circuit, places: dict[str, Place]) -> dict[str, Place]:
    """The same, moved together to the nearest place where they cover no other node."""
    others = [
        _room(circuit, id_, circuit.places[id_]) for id_ in circuit.nodes if id_ not in places
    ]
    part = [_room(circuit, id_, place) for id_, place in places.items()]
    if not any(overlap(one, other) for one in part for other in others):
        return places
    dx, dy = free_shift(others, part)
    return {id_: (x + dx, y + dy) for id_, (x, y) in places.items()}


def _room(circuit: Circuit, id_: str, place: Place) -> Box:
    return room_of(circuit.nodes[id_], circuit.label(id_), place)


def _moved(place: Place, axis: int, shift: float) -> Place:
    x, y = place
    return (x + shift, y) if axis == 0 else (x, y + shift)
