"""Boxes of titled frames: around what they hold, and no smaller than they were drawn.

A frame holds all that is written at its nodes, and the title stands in a strip above it. A frame
inside another one counts with all that it holds itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from circuit_editor.layout.labels.captions import WIDEST
from circuit_editor.layout.labels.note_lines import note_box
from circuit_editor.layout.sizes import (
    CAPTION_HEIGHT,
    CAPTION_WIDTH,
    NAME_CHARACTER,
    room_of,
    text_width,
)
from circuit_editor.layout.space.boxes import Box, around, box_at
from circuit_editor.model import Circuit, Place
from circuit_editor.model.graph import post_order

BESIDE = 20.0  # from what is held to the frame's edge
TITLE = 28.0  # the strip with the title
LEAST = (120.0, 80.0)  # width and height
EDGE = 1.0  # half of its line
SMALL_CHARACTER = 6.6  # the width of a letter of a name under a gate
WORDS = 84.0  # the width of the words after it


class OpenedBlock(Protocol):
    """A block that is open in place, of which its size counts here."""

    @property
    def size(self) -> tuple[float, float]:
        """Its width and its height."""


def frame_boxes(circuit: Circuit, opened: Mapping[str, OpenedBlock] = {}) -> dict[str, Box]:
    """The boxes of all frames of a circuit, in which these blocks are open in place.

    What holds others comes first, so that they are drawn over it.
    """
    frames, found = circuit.frames, dict[str, Box]()
    for id_ in post_order(sorted(frames), lambda each: _inner(circuit, each)):
        frame = frames[id_]
        drawn = box_at(frame.place, frame.size)
        least = needed_box(circuit, frame.nodes, opened, found)
        if least is None:
            (x, y), (width, height) = frame.place, frame.size
            width, height = max(width, LEAST[0]), max(height, LEAST[1])
            found[id_] = box_at((x, y), (width, height))
        else:
            found[id_] = least if not any(frame.size) else around([drawn, least])
    return dict(reversed(found.items()))


def needed_box(
    circuit: Circuit,
    held: Collection[str],
    opened: Mapping[str, OpenedBlock],
    frames: Mapping[str, Box],
) -> Box | None:
    """The box that a frame needs for what it holds; None where it holds nothing."""
    rooms = [room for id_ in held if (room := room_in(circuit, id_, opened, frames)) is not None]
    if not rooms:
        return None
    left, top, right, bottom = around(rooms)
    return left - BESIDE, top - BESIDE - TITLE, right + BESIDE, bottom + BESIDE


def room_in(
    circuit: Circuit, id_: str, opened: Mapping[str, OpenedBlock], frames: Mapping[str, Box]
) -> Box | None:
    """The room that a node takes with its numbers, a note, or a frame; None for nothing."""
    if id_ in opened:
        return box_at(circuit.places[id_], opened[id_].size)
    if id_ in circuit.nodes:
        return _room_with_caption(circuit, id_)
    if id_ in circuit.notes:
        return note_box(circuit.notes[id_])
    return frames.get(id_)


def _room_with_caption(circuit: Circuit, id_: str) -> Box:
    """The room of a node with its numbers and the widest caption that may stand there."""
    node, label = circuit.nodes[id_], circuit.label(id_)
    left, top, right, bottom = room_of(node, label, circuit.places[id_])
    if node.gate.is_source or node.gate.is_port:
        return left, top, right, bottom
    width = min(WIDEST, max(CAPTION_WIDTH, WORDS + text_width(label, SMALL_CHARACTER)))
    aside = max(0.0, (width - right + left) / 2)
    below = CAPTION_HEIGHT if not (label or node.gate.is_flag) else 0.0
    return left - aside, top, right + aside, bottom + below


def title_box(box: Box) -> Box:
    """The strip at the upper edge of a frame, in which its title stands."""
    left, top, right, _ = box
    return left, top, right, top + TITLE


def edge_boxes(box: Box) -> list[Box]:
    """The four edges of a frame, each as wide as its line."""
    left, top, right, bottom = box
    upright = [(x - EDGE, top, x + EDGE, bottom) for x in (left, right)]
    return upright + [(left, y - EDGE, right, y + EDGE) for y in (top, bottom)]


def written_title(box: Box, title: str) -> Box:
    """The part of that strip that the letters take."""
    left, top, right, bottom = title_box(box)
    return left, top, min(right, left + 2 * BESIDE + text_width(title, NAME_CHARACTER)), bottom


def middle_of(box: Box) -> tuple[Place, tuple[float, float]]:
    """The place and the size of a box."""
    left, top, right, bottom = box
    return ((left + right) / 2, (top + bottom) / 2), (right - left, bottom - top)


def _inner(circuit: Circuit, id_: str) -> list[str]:
    """The frames that a frame holds itself."""
    return sorted(each for each in circuit.frames[id_].nodes if each in circuit.frames)
