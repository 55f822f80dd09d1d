"""Titled frames that new things join: those in which they stand with all of their body."""

from __future__ import annotations

from collections.abc import Iterable

from circuit_editor.layout.space.boxes import Box
from circuit_editor.layout.space.frame_boxes import frame_boxes, room_in
from circuit_editor.layout.space.free_space import body_of
from circuit_editor.model import Document, records
from circuit_editor.model.edits.notes_and_frames import put_into_frame


def join_frames(document: Document, new: Iterable[str]) -> Document:
    """The document whose new things belong to the frames around them, the innermost each.

    What came in a frame of its own stays in that, which joins.
    """
    circuit = document.root
    if not circuit.frames:
        return document
    new, within, boxes = {*new}, records.holders(circuit), frame_boxes(circuit)
    own = records.held_within(circuit, new)
    joined: dict[str, str | None] = {}
    for id_ in new:
        if id_ in within:
            continue
        body = body_of(circuit, id_) if id_ in circuit.nodes else room_in(circuit, id_, {}, boxes)
        around = (
            []
            if body is None
            else [frame for frame, box in boxes.items() if frame not in own and _holds(box, body)]
        )
        if around:
            joined[id_] = min(around, key=lambda frame: (_area(boxes[frame]), frame))
    return put_into_frame(document, joined)


def _holds(box: Box, body: Box) -> bool:
    return box[0] <= body[0] and box[1] <= body[1] and body[2] <= box[2] and body[3] <= box[3]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
