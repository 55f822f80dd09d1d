"""Places of names, values and cells on the canvas: where each is, and the field over it stands.

A field is written as large as what it stands over, and hides no other number of the node where
there is room beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from circuit_editor.layout import sizes
from circuit_editor.layout.labels import captions
from circuit_editor.layout.tiles import Index, cell_box, tile_size
from circuit_editor.model import OUT, Pin
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.block_item import BlockItem

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.items.node_item import NodeItem

ON_CARD = 0.45  # of a card, from its left edge, that its name has
LARGEST = 40  # pixels of height of what is typed over the canvas
WIDEST_TITLE = 220  # pixels of a field over a title that is short
APART = 2  # pixels between a field and what it does not cover


def has_name(view: CanvasHost, id_: str) -> bool:
    """True where there is such a node, or such a frame."""
    annotations = view.circuit_scene.annotations
    is_frame = annotations is not None and id_ in annotations.frames
    return is_frame or id_ in view.circuit_scene.nodes


def place_of_name(view: CanvasHost, id_: str) -> QRect:
    """Where the name of a node, or a title, is written, or would be, in the viewport's pixels."""
    if id_ not in view.circuit_scene.nodes:
        place = view.mapFromScene(title_of(view, id_)).boundingRect()
        place.setWidth(min(place.width(), WIDEST_TITLE))
        return place
    item = view.circuit_scene.nodes[id_]
    room = item.on_canvas(_room(item, view.zoom))
    growth = view.circuit_scene.writing(view.zoom).growth
    for number in view.circuit_scene.numbers.at_node(item):
        rect = number.rect(growth)
        if rect.intersects(room) and not item.node.gate.is_source:
            room.moveTop(rect.bottom())  # where no name was written yet, but a number
    return view.mapFromScene(room).boundingRect()


def title_of(view: CanvasHost, id_: str) -> QRectF:
    """The strip in which the title of a frame is written."""
    annotations = view.circuit_scene.annotations
    assert annotations is not None
    return annotations.frames[id_].title_rect(view.zoom)


def points_over_name(view: CanvasHost, id_: str) -> int:
    """How large a name is typed: as it is written, where that is no smaller than elsewhere."""
    if id_ not in view.circuit_scene.nodes:
        return _shown(look.NAME_POINTS * view.zoom)
    item, written = view.circuit_scene.nodes[id_], view.circuit_scene.writing(view.zoom)
    gate = item.node.gate
    if gate.is_source or gate.is_port or gate.is_flag:
        points = look.NAME_POINTS * written.inside
    elif isinstance(item, BlockItem) and not item.label:
        points = look.SYMBOL_POINTS * written.inside
    else:
        points = look.CAPTION_POINTS * written.growth
    return _shown(points * view.zoom)


def points_over_value(view: CanvasHost) -> int:
    """How large a value is typed: as it is written on a card."""
    return _shown(look.LABEL_POINTS * view.zoom)


def field_over_name(view: CanvasHost, id_: str, size: QSize) -> QRect:
    """Where a field of this size over a name stands in the viewport, clear of the node's numbers.

    That of a card grows to the left, away from its numbers, and stands above where it has no room
    there; that of a caption keeps the edge that is turned to the gate.
    """
    place = place_of_name(view, id_)
    rect, seen = QRect(place.topLeft(), size), view.viewport().rect()
    if id_ not in view.circuit_scene.nodes:
        rect.moveLeft(max(seen.left(), min(rect.left(), seen.right() + 1 - rect.width())))
        rect.moveTop(max(seen.top(), rect.top()))
        return rect
    item = view.circuit_scene.nodes[id_]
    body = view.mapFromScene(item.on_canvas(item.body)).boundingRect()
    rect.moveCenter(place.center())
    if item.node.gate.is_source:
        rect.moveRight(place.right())
        if rect.left() < seen.left():
            rect.moveBottomLeft(body.topLeft() - QPoint(0, APART))
    elif place.top() >= body.bottom():
        rect.moveTop(place.top())
    elif place.bottom() <= body.top():
        rect.moveBottom(place.bottom())
    rect.moveLeft(max(seen.left(), min(rect.left(), seen.right() + 1 - rect.width())))
    return rect


def field_over_value(view: CanvasHost, id_: str, size: QSize) -> QRect:
    """Where a field of this size over a value stands in the viewport; a card's gradient is seen."""
    scene = view.circuit_scene
    item = scene.nodes[id_]
    body = view.mapFromScene(item.on_canvas(item.body)).boundingRect()
    rect = QRect(body.topLeft(), size)
    rect.moveCenter(body.center())
    rect.moveRight(max(body.right(), body.left() + size.width() - 1))
    if item.node.gate.is_source and scene.numbers_at(Pin(id_, OUT))[1]:
        rect.moveBottom(body.center().y() - APART)
    return rect


def place_of_cell(view: CanvasHost, id_: str, index: Index) -> QRect:
    """Where a cell of an array's values is drawn, in the viewport's pixels.

    It is the middle of the tile for one that is not drawn.
    """
    item = view.circuit_scene.nodes[id_]
    corner, _ = sizes.tile_places(item.node, item.label)
    box = cell_box(item.node.shape, index)
    if box is None:
        width, height = tile_size(item.node.shape)
        box = width / 2, height / 2, width / 2, height / 2
    left, top, right, bottom = box
    cell = QRectF(QPointF(left, top), QPointF(right, bottom)).translated(*corner)
    return view.mapFromScene(item.on_canvas(cell)).boundingRect()


def _shown(points: float) -> int:
    return round(min(LARGEST, max(look.BODY_POINTS, points)))


def name_at(view: CanvasHost, point: QPointF) -> str | None:
    """The node whose name is written at a point; None where none is."""
    scene = view.circuit_scene
    reach = QRectF(point, point).adjusted(
        -captions.WIDEST, -2 * captions.HEIGHT, captions.WIDEST, captions.HEIGHT
    )
    for id_ in scene.nodes_within(reach):
        item = scene.nodes[id_]
        caption = item.caption_rect(view.zoom)
        if caption is not None and caption.contains(item.within(point)):
            return id_
        if item.node.gate.is_source and _room(item, view.zoom).contains(item.within(point)):
            return id_
    return None


def _room(item: NodeItem, zoom: float) -> QRectF:
    """The room of a node's name, from its middle."""
    body, gate = item.body, item.node.gate
    if gate.is_source:
        height = sizes.CARD_TITLE if item.node.shape else body.height()  # below it are tiles
        return QRectF(body.left(), body.top(), ON_CARD * body.width(), height)
    if gate.is_port or gate.is_flag:
        return body
    if isinstance(item, BlockItem) and not item.label:
        return QRectF(body.left(), body.top(), body.width(), min(body.height(), sizes.BLOCK_TITLE))
    caption = item.caption_rect(zoom)
    if caption is not None:
        return caption
    return QRectF(body.left(), body.bottom(), body.width(), captions.HEIGHT)
