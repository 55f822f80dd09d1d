"""Gestures on notes and frames: move them with what they hold, and resize a frame."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from circuit_editor.layout.space import frame_boxes
from circuit_editor.layout.space.joined_frames import join_frames
from circuit_editor.layout.space.room_for_frames import clear_frames
from circuit_editor.model import Document, Path, Place, blocks, records, rules
from circuit_editor.model.edits import copy_paste, notes_and_frames
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost
from circuit_editor.ui.canvas.gestures.frame_drop import CarriedAnnotations, FrameDrop, covering
from circuit_editor.ui.canvas.gestures.gesture import Gesture, ShownEdit, snap_to_grid
from circuit_editor.ui.canvas.items.annotations import Grip
from circuit_editor.ui.canvas.items.frame_item import SIDES

ALT = Qt.KeyboardModifier.AltModifier


def begin_at(
    view: CanvasHost, grip: Grip, point: QPointF, modifiers: Qt.KeyboardModifier
) -> Gesture:
    """The gesture that a press on a note or a frame starts."""
    if grip.part in SIDES:
        return ResizeFrame(view, grip, point)
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return DuplicateAnnotations(view, grip.id, point)
    return MoveAnnotations(view, grip.id, point, modifiers)


class MoveAnnotations(CanvasGesture):
    """Moves what is selected together, frames with all they hold; Alt moves frames alone.

    A press that never travels selects what it hit.
    """

    scrolls = True
    told = QT_TRANSLATE_NOOP(
        "Sentence", "Release puts it down here; with Alt a frame goes alone. Esc puts it back."
    )

    def __init__(
        self, view: CanvasHost, grabbed: str, start: QPointF, modifiers: Qt.KeyboardModifier
    ) -> None:
        super().__init__(view)
        self._grabbed, self._start, self._travelled = grabbed, start, False
        self._was_selected = self.select_pressed(grabbed, modifiers)
        session = self.session
        circuit, whole = session.circuit, session.selected_whole or {grabbed}
        self._alone = False
        self._by: Place = (0.0, 0.0)  # how far they are moved now
        self._annotations = CarriedAnnotations(view, whole)
        self._nodes = {id_: circuit.places[id_] for id_ in whole if id_ in circuit.nodes}
        self._shown = {
            id_: place
            for id_, place in session.shown.places.items()
            if Path(id_).head in self._nodes
        }
        self._drop = FrameDrop(view, [*self._nodes, *self._annotations.places])

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._travelled and not self.view.is_drag(self._start, point):
            return
        self._travelled = True
        self._alone = bool(modifiers & ALT) and self._grabbed in self.session.circuit.frames
        self._by = shift = self._shift(point)
        if self._alone:
            back = {**self._shown, **self._annotations.shown}
            self.scene.preview(back | _shifted(self._annotations.shown, shift, {self._grabbed}))
            self._drop.clear()
            return
        places = _shifted({**self._shown, **self._annotations.shown}, shift)
        self.scene.preview(places)
        self._drop.look(places)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self._travelled and not self.view.is_drag(self._start, point):
            if self._was_selected:
                self.session.select({self._grabbed})
            return False
        self.move(point, modifiers)
        self._drop.clear()
        before = self.session.document
        self._put_down(self._by)
        if self.session.document is before:
            self.cancel()
        return False

    def places_shown(self) -> Mapping[str, Place]:
        if self._alone or self._by == (0.0, 0.0):
            return {}
        return _shifted({**self._nodes, **self._annotations.places}, self._by)

    def edit_shown(self) -> ShownEdit | None:
        return _resized(self.view, self._grabbed) if self._alone else None

    def is_valid(self) -> bool:
        circuit = self.session.circuit
        return all(id_ in circuit.nodes for id_ in self._nodes) and all(
            id_ in circuit.notes or id_ in circuit.frames for id_ in self._annotations.places
        )

    def let_go(self) -> None:
        self._drop.clear()
        places = self.session.shown.places
        self.scene.preview({id_: places[id_] for id_ in self._shown if id_ in places})
        self.scene.restore_annotations()
        self.scene.settle()

    def _put_down(self, shift: Place) -> None:
        session = self.session
        if self._alone:
            frame = self._grabbed
            assert self.scene.annotations is not None
            item = self.scene.annotations.frames[frame]
            place, size = item.place, item.size
            others = covering(self.view, frame, item.rect)

            def move_alone(document: Document) -> Document:
                document = notes_and_frames.resize_frame(document, frame, place, size)
                document = notes_and_frames.put_into_frame(document, others)
                return clear_frames(document, [frame])

            session.edit(QT_TRANSLATE_NOOP("Sentence", "Move frame"), move_alone)
            return
        own = {id_: self._shown[id_] for id_ in self._nodes if id_ in self._shown}
        moved = _shifted({**self._nodes, **self._annotations.places}, shift)
        session.move(moved, _shifted(own, shift), also=self._drop.put_down)

    def _shift(self, point: QPointF) -> Place:
        """How far all go, so that what stood on the grid does so again."""
        return _on_grid(point - self._start)


class DuplicateAnnotations(CanvasGesture):
    """Copies a note, or a frame with what it holds, to where it is dragged.

    With what is selected, if it is; a press that never travels selects it, too, or no more.
    """

    scrolls = True
    told = QT_TRANSLATE_NOOP("Sentence", "Release puts a copy down here. Esc gives up.")

    def __init__(self, view: CanvasHost, grabbed: str, start: QPointF) -> None:
        super().__init__(view)
        self._grabbed, self._start = grabbed, start
        session, circuit = self.session, self.session.circuit
        chosen = session.selected_whole if grabbed in session.selected else {grabbed}
        self._ids = frozenset(records.held_within(circuit, chosen))
        path = QPainterPath()
        for id_ in self._ids:
            path.addRect(self.scene.content({id_}))
        self._ghost = QGraphicsPathItem(path)
        self._ghost.setPen(QPen(QColor(self.scene.theme.accent), 2, Qt.PenStyle.DashLine))
        self._ghost.setZValue(10)
        self._ghost.hide()
        self.scene.addItem(self._ghost)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._ghost.isVisible() or self.view.is_drag(self._start, point):
            self._ghost.show()
            self._ghost.setPos(*_on_grid(point - self._start))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.move(point, modifiers)
        is_drag = self._ghost.isVisible()
        self.let_go()
        if is_drag:
            self._duplicate(_on_grid(point - self._start))
        else:
            self.session.select(self.session.selected ^ {self._grabbed})
        return False

    def is_valid(self) -> bool:
        own = records.own_ids(self.session.circuit)
        return all(id_ in own or id_ in self.session.circuit.nodes for id_ in self._ids)

    def let_go(self) -> None:
        self.scene.removeItem(self._ghost)

    def _duplicate(self, shift: Place) -> None:
        session = self.session
        part = copy_paste.copy_of(session.document, session.circuit, self._ids)
        refusal = rules.why_not_paste(session.document, part, session.inside)
        refusal = refusal or copy_paste.why_nothing_fits(part, session.inside)
        if refusal is not None:
            session.message.emit(say(refusal))
            return
        part = copy_paste.fitting_part(part, session.inside)
        new: list[str] = []

        def duplicate(document: Document) -> Document:
            before = records.own_ids(document.root)
            document, ids = copy_paste.paste(document, part, shift)
            new.extend(
                [*ids, *(id_ for id_ in records.own_ids(document.root) if id_ not in before)]
            )
            return clear_frames(join_frames(document, new), new)

        after = blocks.edit_at(session.document, session.where, duplicate)
        session.replace(QT_TRANSLATE_NOOP("Sentence", "Duplicate"), after, select=new)


class ResizeFrame(CanvasGesture):
    """Drags an edge or a corner of a frame; what it then covers joins it, what it holds stays."""

    scrolls = True
    told = QT_TRANSLATE_NOOP(
        "Sentence", "Release gives the frame this size; what it holds stays in it. Esc gives up."
    )

    def __init__(self, view: CanvasHost, grip: Grip, start: QPointF) -> None:
        super().__init__(view)
        self._id, self._sides, self._start = grip.id, SIDES[grip.part], start
        self._travelled = False
        annotations, shown = self.scene.annotations, self.session.picture
        assert annotations is not None
        self._rect = QRectF(annotations.rect(grip.id))
        boxes = frame_boxes.frame_boxes(shown.circuit, shown.frames)
        held = shown.circuit.frames[grip.id].nodes
        self._needed = frame_boxes.needed_box(shown.circuit, held, shown.frames, boxes)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._travelled = self._travelled or self.view.is_drag(self._start, point)
        rect = self._resized(point)
        self.scene.preview_frame(self._id, _place(rect), (rect.width(), rect.height()))

    def edit_shown(self) -> ShownEdit | None:
        return _resized(self.view, self._id) if self._travelled else None

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self.view.is_drag(self._start, point):
            self.let_go()
            return False
        rect, frame = self._resized(point), self._id
        others = covering(self.view, frame, rect)
        joining = {id_: where for id_, where in others.items() if where == frame}

        def resize(document: Document) -> Document:
            document = notes_and_frames.resize_frame(
                document, frame, _place(rect), (rect.width(), rect.height())
            )
            document = notes_and_frames.put_into_frame(document, joining)
            return clear_frames(document, [frame])

        before = self.session.document
        self.session.edit(QT_TRANSLATE_NOOP("Sentence", "Resize frame"), resize)
        if self.session.document is before:
            self.let_go()
        return False

    def is_valid(self) -> bool:
        return self._id in self.session.circuit.frames

    def let_go(self) -> None:
        self.scene.restore_annotations()

    def _resized(self, point: QPointF) -> QRectF:
        """The frame with its edges where they were dragged to, around all that it holds."""
        travelled, (across, down) = point - self._start, self._sides
        left, top = self._rect.left(), self._rect.top()
        right, bottom = self._rect.right(), self._rect.bottom()
        least = frame_boxes.LEAST
        if across < 0:
            left = min(snap_to_grid(left + travelled.x()), right - least[0])
        elif across > 0:
            right = max(snap_to_grid(right + travelled.x()), left + least[0])
        if down < 0:
            top = min(snap_to_grid(top + travelled.y()), bottom - least[1])
        elif down > 0:
            bottom = max(snap_to_grid(bottom + travelled.y()), top + least[1])
        rect = QRectF(QPointF(left, top), QPointF(right, bottom))
        if self._needed is None:
            return rect
        needed = QRectF(QPointF(*self._needed[:2]), QPointF(*self._needed[2:]))
        return rect.united(needed)


def _resized(view: CanvasHost, frame: str) -> ShownEdit:
    """The edit that gives a frame the place and the size with which it is shown."""
    annotations = view.circuit_scene.annotations
    assert annotations is not None
    item = annotations.frames[frame]
    return ShownEdit(notes_and_frames.resize_frame, (frame, item.place, item.size))


def _on_grid(travelled: QPointF) -> Place:
    return snap_to_grid(travelled.x()), snap_to_grid(travelled.y())


def _place(rect: QRectF) -> Place:
    return rect.center().x(), rect.center().y()


def _shifted(
    places: dict[str, Place], shift: Place, only: set[str] | None = None
) -> dict[str, Place]:
    """These places, or only those of some, shifted."""
    return {
        id_: (x + shift[0], y + shift[1])
        for id_, (x, y) in places.items()
        if only is None or id_ in only
    }
