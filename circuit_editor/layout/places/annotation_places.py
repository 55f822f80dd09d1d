"""Places of notes and frames once the nodes have been placed anew.

A note stands as it did to the nearest node, or the nearest place to that where it covers nothing. A
frame is drawn around what it holds, and what it does not hold stands clear of it.
"""

from __future__ import annotations

from collections.abc import Collection

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.layout.labels.note_lines import note_box, note_size
from circuit_editor.layout.sizes import node_size
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import Box, box_at
from circuit_editor.layout.space.frame_boxes import frame_boxes, middle_of, title_box
from circuit_editor.layout.space.room_for_frames import clear_frames, frames_met
from circuit_editor.model import Circuit, Document, records
from circuit_editor.model.document import without
from circuit_editor.model.edits import move, notes_and_frames

NEAR = 400.0  # farther from every node than this a note is about none of them


def place_annotations(
    before: Circuit, document: Document, moved: Collection[str] | None = None
) -> Document:
    """The document whose nodes were placed anew, with its notes clear of them and its frames.

    Where only some nodes were `moved`, only frames follow that hold nothing else, with their notes.
    """
    circuit = document.root
    if not (circuit.notes or circuit.frames):
        return document
    frames = {*circuit.frames} if moved is None else _frames_of(circuit, moved)
    held = records.held_within(circuit, frames)
    notes = [id_ for id_ in circuit.notes if moved is None or id_ in held]
    bare = replace(circuit, notes=without(circuit.notes, notes))
    taken = free_space.taken(replace(bare, frames=Map()))
    taken += [title_box(box) for box in frame_boxes(bare).values()]
    for id_ in sorted(notes, key=lambda each: circuit.notes[each].place[::-1]):
        note = circuit.notes[id_]
        x, y = note.place
        nearest = _nearest(before, note_box(note))
        if nearest is not None:
            (old_x, old_y), (new_x, new_y) = before.places[nearest], circuit.places[nearest]
            x, y = x + new_x - old_x, y + new_y - old_y
        box = box_at((x, y), note_size(note.text))
        dx, dy = free_space.free_shift(taken, [box])
        document = move(document, {id_: (x + dx, y + dy)})
        taken.append((box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy))
    for id_, frame in document.root.frames.items():
        if frame.nodes and id_ in frames:
            document = notes_and_frames.resize_frame(document, id_, frame.place, (0.0, 0.0))
    for id_, box in frame_boxes(document.root).items():
        if id_ in frames:
            document = notes_and_frames.resize_frame(document, id_, *middle_of(box))
    met = frames if moved is None else frames_met(document.root, moved)
    return clear_frames(document, met)


def _frames_of(circuit: Circuit, nodes: Collection[str]) -> set[str]:
    """The frames that hold some of these nodes, and no others."""
    own, within = records.own_ids(circuit), {*nodes}
    held = {id_: records.held_within(circuit, [id_]) - own.keys() for id_ in circuit.frames}
    return {id_ for id_, each in held.items() if each and each <= within}


def _nearest(circuit: Circuit, box: Box) -> str | None:
    """The node nearest to a box; None where none is near."""
    best, least = None, NEAR
    for id_, node in circuit.nodes.items():
        body = box_at(circuit.places[id_], node_size(node, circuit.label(id_)))
        across = max(body[0] - box[2], box[0] - body[2], 0.0)
        down = max(body[1] - box[3], box[1] - body[3], 0.0)
        distance = (across**2 + down**2) ** 0.5
        if distance < least:
            best, least = id_, distance
    return best
