"""Edits of annotations: the notes and frames that stand beside nodes and wires.

Each has an id of its own, a fresh one of the same kind as those of nodes. Moving and deleting them
are edits of all that has a place: `basic`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from circuit_editor.dataclass import replace
from circuit_editor.model import records
from circuit_editor.model.document import (
    Circuit,
    Document,
    Note,
    Place,
    TitledFrame,
    with_items,
)


def add_note(document: Document, id_: str, text: str, place: Place) -> Document:
    """Write a note beside the gates."""
    return _root(document, notes=document.root.notes.set(id_, Note(text, place)))


def set_note(document: Document, id_: str, text: str) -> Document:
    """Write another text in a note."""
    old = document.root.notes[id_]
    if old.text == text:
        return document
    return _root(document, notes=document.root.notes.set(id_, old._replace(text=text)))


def add_frame(
    document: Document,
    id_: str,
    title: str,
    held: Collection[str],
    place: Place,
    size: tuple[float, float],
) -> Document:
    """Put a frame around things: nodes, notes, other frames.

    They leave the frames they are in, and where one holds all of them it holds the new one.
    """
    root = document.root
    there = _tops(root, _those_in(root, held))
    around = records.holder_of_all(root, there)
    frames = _without_members(root, there).set(id_, TitledFrame(title, there, place, size))
    if around is not None:
        frames = frames.set(around, frames[around]._replace(nodes=frames[around].nodes | {id_}))
    return _root(document, frames=frames)


def set_title(document: Document, id_: str, title: str) -> Document:
    """Give a frame another title."""
    return _changed(document, id_, title=title)


def resize_frame(document: Document, id_: str, place: Place, size: tuple[float, float]) -> Document:
    """Give a frame another size, around another place; what it holds may need more."""
    return _changed(document, id_, place=place, size=size)


def put_into_frame(document: Document, frames: Mapping[str, str | None]) -> Document:
    """Put things into frames, each into that given for it, or into none.

    No frame comes into one that stands inside of it.
    """
    root, moved = document.root, dict[str, str | None]()
    within, there = records.holders(root), _those_in(root, frames)
    for id_, frame in frames.items():
        if id_ not in there or within.get(id_) == frame:
            continue
        if frame is None:
            moved[id_] = None
            del within[id_]
        elif frame in root.frames and frame != id_ and id_ not in records.around(within, frame):
            moved[id_] = within[id_] = frame
    kept = _without_members(root, moved.keys())
    for id_, frame in moved.items():
        if frame is not None:
            kept = kept.set(frame, kept[frame]._replace(nodes=kept[frame].nodes | {id_}))
    return _root(document, frames=kept)


def set_colour(document: Document, ids: Iterable[str], colour: str) -> Document:
    """Give notes and frames a colour of `record_limits.COLOURS`, or "" for that of the paper."""
    root, chosen = document.root, {*ids}
    fields: dict[str, Any] = {}
    for name, field in (("notes", root.notes), ("frames", root.frames)):
        others = [
            (id_, field[id_]._replace(colour=colour))
            for id_ in sorted(chosen)
            if id_ in field and field[id_].colour != colour
        ]
        fields[name] = with_items(field, others)
    return _root(document, **fields)


def _those_in(circuit: Circuit, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that something in the circuit has."""
    own = records.own_ids(circuit)
    return frozenset(id_ for id_ in ids if id_ in circuit.nodes or id_ in own)


def _tops(circuit: Circuit, ids: frozenset[str]) -> frozenset[str]:
    """The ids less those that are held by others of them: these stay where they are."""
    within = records.holders(circuit)
    return frozenset(id_ for id_ in ids if ids.isdisjoint(records.around(within, id_)))


def _without_members(circuit: Circuit, gone: Collection[str]) -> Any:
    """The frames of a circuit, none of which holds any of these."""
    frames = circuit.frames
    left = [(id_, each) for id_, each in frames.items() if not each.nodes.isdisjoint(gone)]
    return with_items(
        frames, [(id_, each._replace(nodes=each.nodes.difference(gone))) for id_, each in left]
    )


def _changed(document: Document, id_: str, **fields: Any) -> Document:
    old = document.root.frames[id_]
    new = old._replace(**fields)
    if new == old:
        return document
    return _root(document, frames=document.root.frames.set(id_, new))


def _root(document: Document, **parts: Any) -> Document:
    """The document with these maps of its circuit replaced, the same one where none differs."""
    if all(getattr(document.root, name) is part for name, part in parts.items()):
        return document
    return replace(document, root=replace(document.root, **parts))
