"""Keeps what is new in sight: where a part is put down, and how the view follows it.

In sight is what stands in the canvas and below no panel, notice or map that lies over it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF

from circuit_editor.layout.routing.routes import samples
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import Box, around
from circuit_editor.layout.space.frame_boxes import edge_boxes, frame_boxes, title_box
from circuit_editor.model import Circuit, Place
from circuit_editor.ui.canvas.clear_room import clear_rooms
from circuit_editor.ui.canvas.gestures.gesture import snap_to_grid
from circuit_editor.ui.canvas.zoom_view import zoom_to_fit

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

EACH = 4  # sample of a wire, of those that the room along it is reckoned from
MARGIN = 16  # pixels to the edge and to what lies over the canvas, where there are so many


def shift_in_sight(view: CanvasHost, part: Circuit, *, at_pointer: bool) -> Place:
    """By how much to move a part to where there is room for it: at the pointer, or near.

    Where the pointer says nothing it stays near where it is, or goes to the middle of what is seen.
    """
    boxes = free_space.rooms_with_frames(part)
    if not boxes:
        return 0.0, 0.0
    whole, pixel = around(boxes), pointed_at(view) if at_pointer else None
    room = _room(view, pixel)
    sight = view.mapToScene(room).boundingRect()
    if pixel is not None:
        shift = _to(whole, view.mapToScene(pixel).toTuple())
    elif at_pointer and not sight.contains(_rect(whole)):
        shift = _to(whole, sight.center().toTuple())
    else:
        shift = 0.0, 0.0
    shift = _into(sight, whole, shift)
    moved = [_moved(each, shift) for each in boxes]
    taken = taken_as_drawn(view, view.session.shown)
    within = sight.left(), sight.top(), sight.right(), sight.bottom()
    dx, dy = free_space.free_shift(taken, moved, within)
    return shift[0] + dx, shift[1] + dy


def taken_as_drawn(view: CanvasHost, circuit: Circuit) -> list[Box]:
    """The room that a circuit takes: its nodes, notes, frames' lines, and wires as they are drawn.

    Of very many wires the straight way counts.
    """
    wires = view.circuit_scene.wires
    opened = view.session.picture.frames
    boxes = [shape.box() for shape in view.circuit_scene.nodes.frames()]
    if len(wires) > free_space.MOST_WIRES:
        return [*free_space.taken(circuit, opened), *boxes]
    boxes += free_space.rooms(circuit)
    for target in wires:
        boxes += free_space.room_along(samples(wires.route(target))[::EACH])
    if circuit.frames:
        for box in frame_boxes(circuit, opened).values():
            boxes += [title_box(box), *edge_boxes(box)]
    return boxes


def follow(view: CanvasHost, ids: Iterable[str], *, may_zoom: bool = True) -> None:
    """Pan as little as it takes to see these nodes, if there is room for them.

    If one `may_zoom`, all is shown again where all was shown, and less room makes them smaller.
    """
    there = [id_ for id_ in ids if view.circuit_scene.shows(id_)]
    rect = view.circuit_scene.content(there)
    pixels = view.mapFromScene(rect).boundingRect()
    covers = view.cover_rects()
    if not there:
        return
    if view.seen_rect.contains(pixels) and not any(each.intersects(pixels) for each in covers):
        return
    if view.is_fitted and may_zoom:
        view.fit()
        return
    rooms = clear_rooms(view.seen_rect, covers)
    ways = [_way(pixels, _inner(room, pixels)) for room in rooms if _fits(pixels, room)]
    if ways:
        view.pan(min(ways, key=QPoint.manhattanLength))
    elif may_zoom:
        room = max(rooms, key=lambda each: each.width() * each.height())
        view.show_in(room, zoom_to_fit(rect, room.size(), view.zoom), rect.center())


def pointed_at(view: CanvasHost) -> QPoint | None:
    """The pixel of the canvas the pointer is at; None where it is elsewhere."""
    pixel = view.pointer if view.asked_at is None else view.mapFromScene(view.asked_at)
    if pixel is None or not view.seen_rect.contains(pixel):
        return None
    return None if any(each.contains(pixel) for each in view.cover_rects()) else pixel


def _room(view: CanvasHost, pixel: QPoint | None) -> QRect:
    """The largest room of the canvas in which the pointer is, or any, less a margin."""
    rooms = clear_rooms(view.seen_rect, view.cover_rects())
    around_it = [each for each in rooms if pixel is not None and each.contains(pixel)]
    room = max(around_it or rooms, key=lambda each: each.width() * each.height())
    inner = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    return inner if inner.isValid() else room


def _fits(pixels: QRect, room: QRect) -> bool:
    return pixels.width() <= room.width() and pixels.height() <= room.height()


def _inner(room: QRect, pixels: QRect) -> QRect:
    """A room less a margin, if so much is left beside what is to stand in it."""
    inner = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    return inner if _fits(pixels, inner) else room


def _way(pixels: QRect, room: QRect) -> QPoint:
    """How far to pan until all of it stands in a room."""
    right = min(0, pixels.left() - room.left()) or max(0, pixels.right() - room.right())
    down = min(0, pixels.top() - room.top()) or max(0, pixels.bottom() - room.bottom())
    return QPoint(right, down)


def _to(whole: Box, middle: Place) -> Place:
    left, top, right, bottom = whole
    return (
        snap_to_grid(middle[0] - (left + right) / 2),
        snap_to_grid(middle[1] - (top + bottom) / 2),
    )


def _into(sight: QRectF, whole: Box, shift: Place) -> Place:
    """A shift after which all of a part is in sight, if there is room for all of it."""
    left, top, right, bottom = _moved(whole, shift)
    dx = max(0.0, sight.left() - left) or min(0.0, sight.right() - right)
    dy = max(0.0, sight.top() - top) or min(0.0, sight.bottom() - bottom)
    if right - left > sight.width():
        dx = 0.0
    if bottom - top > sight.height():
        dy = 0.0
    return snap_to_grid(shift[0] + dx), snap_to_grid(shift[1] + dy)


def _moved(box: Box, by: Place) -> Box:
    return box[0] + by[0], box[1] + by[1], box[2] + by[0], box[3] + by[1]


def _rect(box: Box) -> QRectF:
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])
