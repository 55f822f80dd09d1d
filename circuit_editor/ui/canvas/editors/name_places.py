"""Places of names on the canvas: where each is written, and which is at a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF

from circuit_editor.layout import sizes
from circuit_editor.layout.labels import captions
from circuit_editor.ui.canvas.items.block_item import BlockItem

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.items.node_item import NodeItem

ON_CARD = 0.45  # of a card, from its left edge, that its name has


def place_of_name(view: CanvasHost, id_: str) -> QRect:
    """Where the name of a node is written, or would be, in the viewport's pixels."""
    item = view.circuit_scene.nodes[id_]
    return view.mapFromScene(item.on_canvas(_room(item, view.zoom))).boundingRect()


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
        return QRectF(body.left(), body.top(), ON_CARD * body.width(), body.height())
    if gate.is_port or gate.is_flag:
        return body
    if isinstance(item, BlockItem) and not item.label:
        return QRectF(body.left(), body.top(), body.width(), min(body.height(), sizes.BLOCK_TITLE))
    caption = item.caption_rect(zoom)
    if caption is not None:
        return caption
    return QRectF(body.left(), body.bottom(), body.width(), captions.HEIGHT)
