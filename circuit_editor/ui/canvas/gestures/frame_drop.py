"""Frames that what is dragged would join or leave, lit while it is over them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QPointF, QRectF

from circuit_editor.model import Document, Place, records
from circuit_editor.model.edits import notes_and_frames
from circuit_editor.ui.canvas.canvas_host import CanvasHost


class CarriedAnnotations:
    """The notes and frames that are dragged: where they stand, and will stand after a shift."""

    def __init__(self, view: CanvasHost, ids: Collection[str]) -> None:
        shown, circuit = view.circuit_scene.annotations, view.session.circuit
        mine = [id_ for id_ in ids if shown is not None and id_ in shown]
        self.shown = {id_: shown.item(id_).place for id_ in mine if shown is not None}
        self.places = {
            id_: circuit.notes[id_].place if id_ in circuit.notes else circuit.frames[id_].place
            for id_ in mine
        }


class FrameDrop:
    """Finds into which frame each thing comes by where its middle is; None: into none."""

    def __init__(self, view: CanvasHost, moved: Collection[str]) -> None:
        self._scene = view.circuit_scene
        circuit = view.session.circuit
        self._within = records.holders(circuit)
        self._moved = frozenset(moved)
        self._tops = [id_ for id_ in moved if self._within.get(id_) not in self._moved]
        self._targets: dict[str, str | None] = {}

    def look(self, places: Mapping[str, Place]) -> None:
        """Things stand at these places now: light the frames that they would join."""
        annotations = self._scene.annotations
        if annotations is None or not annotations.frames:
            return
        self._targets = {
            id_: annotations.frame_around(QPointF(*places[id_]), self._moved)
            for id_ in self._tops
            if id_ in places
        }
        joined = {
            frame
            for id_, frame in self._targets.items()
            if frame is not None and self._within.get(id_) != frame
        }
        self._scene.light_frames(frozenset(joined))

    def put_down(self, document: Document) -> Document:
        """The document in which they have joined these frames, and left others.

        Where frames were put down, or hold more now, others make room for them.
        """
        if not self._targets:
            return document
        from circuit_editor.layout.space.room_for_frames import clear_frames

        document = notes_and_frames.put_into_frame(document, self._targets)
        grown = {frame for frame in self._targets.values() if frame is not None}
        return clear_frames(document, grown | (self._moved & {*document.root.frames}))

    def clear(self) -> None:
        """Light nothing."""
        self._scene.light_frames(frozenset())


def covering(view: CanvasHost, id_: str, rect: QRectF) -> dict[str, str | None]:
    """What joins a frame, and what leaves it, when it covers a rectangle.

    What is in another frame stays there, unless the two stand beside each other in a third.
    """
    scene, circuit = view.circuit_scene, view.session.circuit
    within, annotations = records.holders(circuit), scene.annotations
    assert annotations is not None
    around = {id_, *records.around(within, id_)}
    middles = {each: scene.nodes[each].middle for each in circuit.nodes if each in scene.nodes}
    middles |= {
        each: QPointF(*annotations.item(each).place)
        for each in (*annotations.notes, *annotations.frames)
        if each not in around
    }
    found: dict[str, str | None] = {}
    for each, middle in middles.items():
        if within.get(each) == id_:
            if not rect.contains(middle):
                found[each] = within.get(id_)
        elif within.get(each) == within.get(id_) and rect.contains(middle):
            if each not in annotations.frames or rect.contains(annotations.rect(each)):
                found[each] = id_
    return found
