"""Room for titled frames: what they do not hold stands clear of them.

Where a frame is new, grows or is put down on other things, these go to the nearest free place
outside of it, notes as well as nodes, other frames with all they hold. Then the frames around do
the same for what has grown in them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import ceil

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.layout.sizes import SNAP, room_of
from circuit_editor.layout.space.boxes import Box, around, overlap
from circuit_editor.layout.space.frame_boxes import frame_boxes, room_in
from circuit_editor.layout.space.free_space import BELOW, BESIDE, SIDEWAYS, free_shift, taken
from circuit_editor.model import Circuit, Document, Place, records
from circuit_editor.model.document import without
from circuit_editor.model.edits import move

MOST_PLACED = 24  # things that look each for a place of its own; more go together


def clear_frames(document: Document, frames: Iterable[str]) -> Document:
    """The document in which nothing stands in these frames of its root that they do not hold."""
    circuit = document.root
    within = records.holders(circuit)
    depths = {
        id_: len(records.around(within, id_))
        for frame in frames
        if frame in circuit.frames
        for id_ in (frame, *records.around(within, frame))
    }
    for frame in sorted(depths, key=lambda id_: (-depths[id_], id_)):  # the innermost first
        document = _clear(document, frame, within.get(frame))
    return document


def frames_met(circuit: Circuit, ids: Collection[str]) -> set[str]:
    """The frames that hold some of these things, or on which one of them stands."""
    within = records.holders(circuit)
    found = {frame for id_ in ids for frame in records.around(within, id_)}
    boxes = frame_boxes(circuit)
    rooms = [room for id_ in (*ids, *found) if (room := boxes.get(id_) or _room(circuit, id_))]
    return found | {id_ for id_, box in boxes.items() if any(overlap(box, each) for each in rooms)}


def _clear(document: Document, frame: str, holder: str | None) -> Document:
    """The same for one frame, which another one may hold."""
    circuit = document.root
    boxes = frame_boxes(circuit)
    beside = circuit.frames[holder].nodes if holder is not None else _outermost(circuit)
    met = [
        id_
        for id_ in beside
        if id_ != frame
        and (room := boxes.get(id_) or _room(circuit, id_)) is not None
        and overlap(room, boxes[frame])
    ]
    met.sort(key=lambda id_: (boxes.get(id_) or _room(circuit, id_), id_))
    parts = [[id_] for id_ in met] if len(met) <= MOST_PLACED else [met]
    for part in parts:
        document = _put_outside(document, part, frame)
    return document


def _outermost(circuit: Circuit) -> set[str]:
    return {*circuit.nodes, *records.own_ids(circuit)} - records.holders(circuit).keys()


def _room(circuit: Circuit, id_: str) -> Box | None:
    """The room of a node with its numbers, or of a note; None for what is not there."""
    node = circuit.nodes.get(id_)
    if node is None:
        return room_in(circuit, id_, {}, {})
    return room_of(node, circuit.label(id_), circuit.places[id_])


def _put_outside(document: Document, part: Collection[str], frame: str) -> Document:
    """Move things together, with what they hold, to the nearest free place outside of a frame."""
    circuit = document.root
    whole = records.held_within(circuit, part)
    boxes = frame_boxes(circuit)
    ends = {*whole, *records.around(records.holders(circuit), frame)}
    rest = replace(
        circuit,
        nodes=without(circuit.nodes, whole),
        notes=without(circuit.notes, whole),
        frames=Map(),
    )
    others = taken(rest) + [box for id_, box in boxes.items() if id_ not in ends]
    rooms = [box for id_ in part if (box := boxes.get(id_) or _room(circuit, id_)) is not None]
    dx, dy = _shift_out_of(boxes[frame], rooms, others)
    places = {
        id_: (x + dx, y + dy)
        for field in (circuit.places, _places_of_own(circuit))
        for id_, (x, y) in field.items()
        if id_ in whole
    }
    return move(document, places)


def _places_of_own(circuit: Circuit) -> dict[str, Place]:
    return {id_: each.place for id_, each in (*circuit.notes.items(), *circuit.frames.items())}


def _shift_out_of(frame: Box, rooms: list[Box], others: list[Box]) -> Place:
    """The shortest way out of a frame to where nothing is covered, of one over each edge."""
    left, top, right, bottom = around(rooms)
    ways = [
        (0.0, -_up(bottom - frame[1] + BELOW)),
        (0.0, _up(frame[3] - top + BELOW)),
        (-_up(right - frame[0] + BESIDE), 0.0),
        (_up(frame[2] - left + BESIDE), 0.0),
    ]
    best: Place | None = None
    for dx, dy in sorted(ways, key=_length):
        if best is not None and _length((dx, dy)) >= _length(best):
            break
        moved = [(x0 + dx, y0 + dy, x1 + dx, y1 + dy) for x0, y0, x1, y1 in rooms]
        more_x, more_y = free_shift(others, moved)
        found = dx + more_x, dy + more_y
        if best is None or _length(found) < _length(best):
            best = found
    assert best is not None
    return best


def _length(shift: Place) -> float:
    return SIDEWAYS * abs(shift[0]) + abs(shift[1])


def _up(length: float) -> float:
    return ceil(length / SNAP) * SNAP
