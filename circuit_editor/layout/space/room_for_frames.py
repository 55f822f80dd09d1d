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
from circuit_editor.layout.space.push_aside import push_aside
from circuit_editor.model import Circuit, Document, Place, records
from circuit_editor.model.document import without
from circuit_editor.model.edits import move

MOST_PUSHED = 120.0  # to the right, of what reads from a frame and stands in its edge
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
    met = _met(document.root, frame, holder)
    if met:
        document = move(document, _pushed_on(document.root, frame, met))
        met = _met(document.root, frame, holder)
    parts = [[id_] for id_ in met] if len(met) <= MOST_PLACED else [met]
    for part in parts:
        document = _put_outside(document, part, frame)
    return document


def _met(circuit: Circuit, frame: str, holder: str | None) -> list[str]:
    """What stands in a frame that it does not hold, from left to right."""
    boxes = frame_boxes(circuit)
    beside = circuit.frames[holder].nodes if holder is not None else _outermost(circuit)
    rooms = {
        id_: room
        for id_ in beside
        if id_ != frame
        and (room := boxes.get(id_) or _room(circuit, id_)) is not None
        and overlap(room, boxes[frame])
    }
    return sorted(rooms, key=lambda id_: (rooms[id_], id_))


def _pushed_on(circuit: Circuit, frame: str, met: list[str]) -> dict[str, Place]:
    """Places farther right for what reads from a frame and stands in its right edge.

    What follows goes along, so that wires go on leading right. None where other frames are met.
    """
    within, held = records.holders(circuit), records.held_within(circuit, [frame])
    fed = {target.node for target, source in circuit.wires.items() if source.node in held}
    readers = [_room(circuit, id_) for id_ in met if id_ in fed]
    left, top, right, bottom = frame_boxes(circuit)[frame]
    edge = min((room[0] for room in readers if room is not None), default=right)
    if not 0.0 < right - edge <= MOST_PUSHED:
        return {}
    boxes: dict[str, Box] = {frame: (left, top, edge, bottom)}
    for id_ in circuit.nodes:
        if id_ not in held and (room := _room(circuit, id_)) is not None:
            boxes[id_] = room
    wires = (
        (frame if source.node in held else source.node, target.node)
        for target, source in circuit.wires.items()
        if target.node not in held
    )
    sources = [id_ for id_ in boxes if id_ != frame and circuit.nodes[id_].gate.is_source]
    grown = left, top, right + BELOW, bottom
    moves = push_aside(boxes, frame, grown, wires, sources, SNAP)
    if any(id_ in within for id_ in moves):
        return {}
    places = circuit.places
    return {id_: (places[id_][0] + dx, places[id_][1] + dy) for id_, (dx, dy) in moves.items()}


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
