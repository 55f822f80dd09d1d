"""New notes: where one is put, and the field that opens in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from circuit_editor.layout.labels.note_lines import note_size
from circuit_editor.layout.sizes import snap
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import around, box_at
from circuit_editor.model import Circuit, Place, fresh_names
from circuit_editor.model.edits import notes_and_frames
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.new_in_sight import pointed_at, taken_as_drawn

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

EACH = 4  # sample of a wire, of those that the room along it is reckoned from
BESIDE = 24.0  # from what is selected to a note about it


def put_note(view: CanvasHost, point: QPointF | None) -> str | None:
    """Put an empty note at a point, beside what is selected, or in sight; its id.

    What is written in it is part of the same step.
    """
    session = view.session
    id_ = fresh_names.fresh_id(session.document, "note")
    place = free_place_of_note(view, point)
    label = QT_TRANSLATE_NOOP("Sentence", "Add note")
    add = notes_and_frames.add_note
    is_done = session.edit(label, add, id_, "", place, merge=("note", id_), select=[id_])
    return id_ if is_done else None


def free_place_of_note(view: CanvasHost, point: QPointF | None) -> Place:
    """Where a new note stands: it covers nothing.

    At a point that was asked for, beside what is selected, at the pointer, or amid what is seen.
    """
    session, size = view.session, note_size("")
    shown = session.shown
    chosen = [id_ for id_ in session.selection if id_ in shown.places]
    if point is not None:
        wanted = point.x(), point.y()
    elif chosen:
        left, top, right, _ = around([free_space.box_of(shown, id_) for id_ in chosen])
        wanted = (left + right) / 2, top - BESIDE - size[1] / 2
    else:
        pixel = pointed_at(view) or view.viewport().rect().center()
        middle = view.mapToScene(pixel)
        wanted = middle.x(), middle.y()
    x, y = snap(wanted[0]), snap(wanted[1])
    return clear_place(view, shown, (x, y), size)


def clear_place(
    view: CanvasHost, others: Circuit, place: Place, size: tuple[float, float]
) -> Place:
    """The place nearest to this one where a card covers nothing of a circuit, no title, no edge."""
    taken = taken_as_drawn(view, others)
    dx, dy = free_space.free_shift(taken, [box_at(place, size)])
    return place[0] + dx, place[1] + dy
