"""The notes and frames that are shown: where each stands, what lies at a point, how all are drawn.

Made when a circuit first has one. They lie below wires and nodes: frames at the very back, those
inside others over them, and notes before all frames.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from circuit_editor.dataclass import replace
from circuit_editor.layout.labels.note_lines import note_size
from circuit_editor.layout.picture import Picture
from circuit_editor.layout.routing.routes import samples
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import Box, around, box_at, edges_of
from circuit_editor.layout.space.frame_boxes import frame_boxes, middle_of
from circuit_editor.model import Place
from circuit_editor.model.document import without
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import each
from circuit_editor.ui.canvas.items.frame_item import TitledFrameItem
from circuit_editor.ui.canvas.items.note_item import NoteItem

if TYPE_CHECKING:
    from circuit_editor.gates import Array
    from circuit_editor.ui.canvas.paint_context import PaintContext

BODY, EDGE = "body", "edge"  # what one takes hold of: to move it, or else a HANDLE to resize it
BORDER_REACH = 6.0  # pixels from a frame's edge
HANDLE_REACH = 8.0
MOST_GROWN = 60  # notes: of more, none asks how large others are
EACH = 4  # sample of a wire, of those that the room along it is reckoned from


class Grip(NamedTuple):
    """The note or frame at a point, and what of it one takes hold of."""

    id: str
    part: str


class Annotations:
    """All notes and frames of the canvas, patched from the picture."""

    def __init__(self, scene: PaintContext) -> None:
        self._scene = scene
        self.notes: dict[str, NoteItem] = {}
        self.frames: dict[str, TitledFrameItem] = {}  # those inside others after them
        self.inner_notes: dict[str, NoteItem] = {}  # in blocks that are open in place: to be read
        self.inner_frames: dict[str, TitledFrameItem] = {}
        self.changes = 0
        self._of: tuple[object, ...] = ()
        self._rooms: tuple[tuple[object, ...], list[Box]] | None = None

    def follow(self, picture: Picture) -> bool:
        """Show what a picture has; False where all is as it was."""
        circuit = picture.circuit
        parts: tuple[object, ...] = (circuit.notes, circuit.frames)
        parts += (picture.inner_notes, picture.inner_frames)
        if circuit.frames:
            parts += (circuit.nodes, circuit.places, circuit.labels, picture.frames)
        if len(parts) == len(self._of) and all(map(_is, parts, self._of)):
            return False
        self._of = parts
        notes = {
            id_: NoteItem(
                id_, note, note.place, note_size(note.text), self._scene, self._room_around
            )
            for id_, note in sorted(circuit.notes.items())
        }
        frames = {}
        for id_, box in frame_boxes(circuit, picture.frames).items():
            place, size = middle_of(box)
            frames[id_] = TitledFrameItem(id_, circuit.frames[id_], place, size, self._scene)
        self.notes, self.frames = notes, frames
        self._follow_inside(picture)
        self.changes += 1
        return True

    def _follow_inside(self, picture: Picture) -> None:
        """Show the notes and frames of blocks that are open in place."""
        self.inner_notes = {
            id_: NoteItem(
                id_, note, note.place, note_size(note.text), self._scene, self._room_around
            )
            for id_, note in sorted(picture.inner_notes.items())
        }
        self.inner_frames = {
            id_: TitledFrameItem(id_, frame, *middle_of(box), self._scene)
            for id_, (frame, box) in picture.inner_frames.items()
        }

    def forget(self) -> None:
        """What is shown is not what it was patched from."""
        self._of = ()

    def __contains__(self, id_: object) -> bool:
        return id_ in self.notes or id_ in self.frames

    def item(self, id_: str) -> NoteItem | TitledFrameItem:
        """The item of a note or a frame. Raises KeyError."""
        return self.notes[id_] if id_ in self.notes else self.frames[id_]

    def move(self, places: Mapping[str, Place]) -> None:
        """Let notes and frames stand elsewhere while they are dragged."""
        for id_, place in places.items():
            if id_ in self:
                self.item(id_).place = place
                self.changes += 1

    def resize(self, id_: str, place: Place, size: tuple[float, float]) -> None:
        """Let a frame have another size while its edge is dragged."""
        frame = self.frames[id_]
        frame.place, frame.size = place, size
        self.changes += 1

    def rect(self, id_: str) -> QRectF:
        """Where a note or a frame stands in the scene."""
        return self.item(id_).rect

    def _room_around(self, id_: str, zoom: float) -> tuple[Array, Box]:
        """What a note that is written larger keeps clear of, and the whole drawing.

        Of the notes before it their larger cards.
        """
        from circuit_editor.layout.space.frame_boxes import written_title

        scene, circuit = self._scene, self._scene.session.shown
        if self._rooms is None or not all(
            map(_is, self._rooms[0], (circuit, scene.captions, self.frames))
        ):
            rooms = free_space.rooms(replace(circuit, notes=without(circuit.notes, circuit.notes)))
            for target in scene.wires if len(scene.wires) <= free_space.MOST_WIRES else ():
                rooms += free_space.room_along(samples(scene.wires.route(target))[::EACH])
            rooms += [
                written_title(box_at(item.place, item.size), item.frame.title)
                for item in self.frames.values()
            ]
            self._rooms = (circuit, scene.captions, self.frames), rooms
        rooms, note = [*self._rooms[1]], self.notes.get(id_) or self.inner_notes[id_]
        may_grow = len(self.notes) <= MOST_GROWN
        for other in self.notes.values():
            if other is note:
                may_grow = False
                continue
            card = other.card(zoom) if may_grow else other.rect
            rooms.append((card.left(), card.top(), card.right(), card.bottom()))
        own = box_at(note.place, note.size)
        return edges_of(rooms), around([*rooms, own])

    def whole(self, zoom: float) -> QRectF:
        """The rectangle around all of them as they are drawn at a zoom."""
        rect = QRectF()
        for frame in self.frames.values():
            rect = rect.united(frame.rect)
        for note in self.notes.values():
            rect = rect.united(note.card(zoom))
        return rect

    def at(self, point: QPointF, zoom: float) -> Grip | None:
        """The uppermost of them at a point: a note, the title of a frame, or its border."""
        for note in reversed(self.notes.values()):
            if note.card(zoom).contains(point):
                return Grip(note.id, BODY)
        for frame in reversed(self.frames.values()):
            if frame.is_alone:
                for part, corner in frame.handles(zoom).items():
                    offset = (corner - point) * zoom
                    if max(abs(offset.x()), abs(offset.y())) <= HANDLE_REACH:
                        return Grip(frame.id, part)
            if frame.title_rect(zoom).contains(point):
                return Grip(frame.id, BODY)
            reach = BORDER_REACH / zoom
            outside = frame.rect.adjusted(-reach, -reach, reach, reach)
            inside = frame.rect.adjusted(reach, reach, -reach, -reach)
            if outside.contains(point) and not inside.contains(point):
                return Grip(frame.id, EDGE)
        return None

    def frame_around(self, point: QPointF, besides: Set[str] = frozenset()) -> str | None:
        """The innermost frame in which a point lies, none of these; None outside of all."""
        around = [
            each
            for each in self.frames.values()
            if each.id not in besides and each.rect.contains(point)
        ]
        return min(around, key=lambda each: each.size[0] * each.size[1]).id if around else None

    def ground_at(self, point: QPointF) -> str | None:
        """The colour on which a point lies that is in a frame; None outside of all."""
        around = [each for each in self.frames.values() if each.rect.contains(point)]
        if not around:
            return None
        ground = look.colour(self._scene.theme.canvas)
        for frame in around:
            ground = frame.tint(ground)
        return ground.name()

    def frame_holding(self, rect: QRectF) -> str | None:
        """The innermost frame in which a rectangle stands wholly; None where none does."""
        around = [each for each in self.frames.values() if each.rect.contains(rect)]
        return min(around, key=lambda each: each.size[0] * each.size[1]).id if around else None

    def within(self, rect: QRectF) -> list[str]:
        """The notes that touch a rectangle, and the frames that stand wholly in it."""
        found = [note.id for note in self.notes.values() if rect.intersects(note.rect)]
        return found + [each.id for each in self.frames.values() if rect.contains(each.rect)]

    def paint(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        """Draw all that is exposed, from the back to the front."""
        self._paint(painter, self.frames, self.notes, exposed, zoom)

    def paint_inside(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        """Draw what blocks hold that are open in place, on the ground of these."""
        self._paint(painter, self.inner_frames, self.inner_notes, exposed, zoom)

    def _paint(
        self,
        painter: QPainter,
        all_frames: Mapping[str, TitledFrameItem],
        all_notes: Mapping[str, NoteItem],
        exposed: QRectF,
        zoom: float,
    ) -> None:
        frames = [item for item in all_frames.values() if item.reach(zoom).intersects(exposed)]
        notes = [item for item in all_notes.values() if item.card(zoom).intersects(exposed)]
        each(painter, frames, lambda item: item.paint(painter, zoom))
        each(painter, frames, lambda item: item.paint_title(painter, zoom))
        each(painter, notes, lambda item: item.paint(painter, zoom))


def _is(one: object, other: object) -> bool:
    return one is other
