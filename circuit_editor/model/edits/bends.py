"""Edits of bends: the points that wires pass through, drawn by hand.

The other edits of wires keep them by what is here: a wire that is led through a node is parted
where the node stands, and one that is joined has the bends of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from math import hypot
from typing import Any

from circuit_editor.dataclass import replace
from circuit_editor.gates.kinds import INLET
from circuit_editor.model import records
from circuit_editor.model.document import (
    NO_FIELDS,
    Bends,
    Circuit,
    Document,
    Pin,
    Place,
    with_items,
    without,
)
from circuit_editor.model.edits.basic import move
from circuit_editor.model.graph import group_by_key
from circuit_editor.model.record_limits import MOST_BENDS


def points_of(circuit: Circuit, target: Pin) -> tuple[Place, ...]:
    """The points that the wire to an input passes through; none where it has no bends."""
    bends = circuit.bends.get(target)
    return bends.points if bends is not None else ()


def set_bends(document: Document, target: Pin, points: Iterable[Place]) -> Document:
    """Let the wire that arrives at an input pass through these points, in this order."""
    root, points = document.root, tuple(points)
    old = root.bends.get(target, Bends(()))
    if old.points == points or target not in root.wires:
        return document
    if not points:
        return straighten(document, [target])
    bends = root.bends.set(target, old._replace(points=points))
    return replace(document, root=replace(root, bends=bends))


def move_bend(document: Document, target: Pin, at: int, place: Place) -> Document:
    """Put one of a wire's points at another place."""
    points = points_of(document.root, target)
    return set_bends(document, target, (*points[:at], place, *points[at + 1 :]))


def remove_bend(document: Document, target: Pin, at: int) -> Document:
    """Let a wire pass through one point less."""
    points = points_of(document.root, target)
    return set_bends(document, target, (*points[:at], *points[at + 1 :]))


def straighten(document: Document, targets: Iterable[Pin]) -> Document:
    """Take all bends of these wires away."""
    bends = without(document.root.bends, [*targets])
    if bends is document.root.bends:
        return document
    return replace(document, root=replace(document.root, bends=bends))


def move_straight(document: Document, places: Mapping[str, Place]) -> Document:
    """Put nodes at new places, and take all bends of their wires away."""
    root = document.root
    moved = {id_ for id_, place in places.items() if root.places.get(id_) != place}
    bent = [pin for pin in root.bends if not moved.isdisjoint((pin.node, root.wires[pin].node))]
    return move(straighten(document, bent), places)


def with_bends_of(
    document: Document, before: Circuit, wires: Mapping[Pin, Sequence[Pin]]
) -> Document:
    """The document whose wires, by input, have the bends that others had before, one by one."""
    for target, parts in wires.items():
        joined = join_bends([before.bends.get(each) for each in parts])
        if joined is not None and target in document.root.wires:
            bends = document.root.bends.set(target, joined)
            document = replace(document, root=replace(document.root, bends=bends))
    return document


def with_bends(circuit: Circuit, bends: Mapping[Pin, Bends]) -> Circuit:
    """The circuit with these bends at its wires, too."""
    return replace(circuit, bends=with_items(circuit.bends, bends.items()))


def join_bends(parts: Iterable[Bends | None]) -> Bends | None:
    """The bends of a wire that is made of others, one behind the other; None where none has any."""
    there = [each for each in parts if each is not None]
    if not there:
        return None
    points = [point for each in there for point in each.points][:MOST_BENDS]
    extra = {name: kept for each in there[:2] for name, kept in each.extra.items()}
    return Bends(tuple(points), extra or NO_FIELDS)


def parted_at(
    circuit: Circuit, target: Pin, place: Place
) -> tuple[Sequence[Place], Sequence[Place]]:
    """The points of a wire before a place on its way, and those behind it."""
    points = points_of(circuit, target)
    if not points:
        return (), ()
    way = [circuit.places[circuit.wires[target].node], *points, circuit.places[target.node]]
    legs = list(pairwise(way))
    nearest = min(range(len(legs)), key=lambda at: _distance(place, *legs[at]))
    return points[:nearest], points[nearest:]


def bends_at_inlets(inner: Circuit, instance: str) -> tuple[dict[str, Any], dict[Pin, Bends]]:
    """The fields of a block's inside, and the bends of the wires to its instance.

    What a wire that comes in has left of its inlet is outside, where no other shares the inlet.
    """
    fed = group_by_key(
        (source.node, target)
        for target, source in inner.wires.items()
        if inner.nodes[source.node].kind == INLET
    )
    inside, outside = inner.bends, dict[Pin, Bends]()
    for inlet, (target, *others) in fed.items():
        bends, (x, _) = inside.get(target), inner.places[inlet]
        if bends is None or others:
            continue
        left = tuple(takewhile(lambda point: point[0] < x, bends.points))  # noqa: B023
        if left:
            outside[Pin(instance, inlet)] = Bends(left)
            rest = bends._replace(points=bends.points[len(left) :])
            inside = (
                inside.set(target, rest) if rest.points or rest.extra else without(inside, [target])
            )
    return {"bends": inside}, outside


def bends_opened(
    outer: Circuit,
    inner: Circuit,
    instance: str,
    opened: Circuit,
    shift: Place,
) -> dict[str, Any]:
    """The bends of a circuit in which the nodes of a block stand again: joined at its ports.

    `opened` has the wires as they are then, and the bends that need not be joined.
    """

    def outside(inlet: Pin | None) -> Bends | None:
        is_inlet = inlet is not None and inner.nodes[inlet.node].kind == INLET
        return outer.bends.get(Pin(instance, inlet.node)) if inlet and is_inlet else None

    (record,) = records.BY_WIRE
    within: Mapping[Pin, Bends] = record.moved(inner.bends, shift)
    joined: dict[Pin, Bends | None] = {}
    for target, source in inner.wires.items():
        joined[target] = join_bends([outside(source), within.get(target)])
    for target, source in outer.wires.items():
        if source.node == instance:
            outlet = Pin(source.port, "x")
            parts = outside(inner.wires.get(outlet)), within.get(outlet), outer.bends.get(target)
            joined[target] = join_bends(parts)
    found = [(target, each) for target, each in joined.items() if each is not None]
    bends = with_items(opened.bends, found)
    return {"bends": without(bends, [pin for pin in bends if pin not in opened.wires])}


def _distance(place: Place, start: Place, end: Place) -> float:
    """How far a place is from a straight leg."""
    (x, y), (x1, y1), (x2, y2) = place, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    share = min(1.0, max(0.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return hypot(x - x1 - share * dx, y - y1 - share * dy)
