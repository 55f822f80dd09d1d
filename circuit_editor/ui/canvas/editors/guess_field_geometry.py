"""Geometry of the field for a guess: on its number, as large as its text, clear of all else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF

from circuit_editor.engine.name_resolver import Part
from circuit_editor.layout import sizes
from circuit_editor.layout.labels.number_places import DOWN, UP, on_branch
from circuit_editor.layout.sizes import LABEL_HEIGHT, LABEL_WIDTH
from circuit_editor.layout.tiles import cell_box, tile_size
from circuit_editor.model import Pin
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.free_area import as_array, hidden_by
from circuit_editor.ui.canvas.items.pointed_texts import lay_pointed

if TYPE_CHECKING:
    from circuit_editor.layout.labels.label_rooms import NumberKey
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.items.node_item import NodeItem
    from circuit_editor.ui.canvas.items.number_table import PlacedNumber

NARROWEST, WIDEST = 36, 66  # pixels
LOWEST, HIGHEST = 18, 24
LOWEST_IN_CELL, RIM = 12, 1  # of a field between others; what it leaves of its cell on each side
WRITTEN_IN_CELL = 0.72  # of that field's height: the size of its writing
SMALLEST_WRITING, LARGEST_WRITING = 10, 14
FRAME = 4  # pixels of the field above and below what is written, together
ASIDE = [QPoint(0, y) for y in (0, -1, 1, -2, 2, -3, 3, -4, 4)]  # a number touches its gate
ASIDE += [QPoint(8 * x, 5 * y) for x in range(-9, 10) for y in range(-7, 8)]
ROUNDED = np.array([-1.0, -1.0, 1.0, 1.0])  # what a body may reach beyond its whole pixels
MOVES = np.array([[each.x(), each.y()] * 2 for each in ASIDE], dtype=np.float64)
A_GATE, A_NUMBER, AWAY = 1e3, 1.0, 6.0  # what hiding a pixel costs, and a pixel's way aside
WAYS = AWAY * np.abs(MOVES[:, :2]).sum(axis=1)


class FieldGeometry(NamedTuple):
    """The field's rectangle in the viewport, and the height of its writing."""

    rect: QRect
    points: int


def field_geometry(
    view: CanvasHost, pin: Pin, what: Quantity, part: Part = None
) -> FieldGeometry | None:
    """Where to guess the value or the gradient at a pin; None where nothing shows it.

    Of an array that is on its tile: over the cell that is asked for, or in the middle for its
    shape.
    """
    scene, session = view.circuit_scene, view.session
    shape = scene.nodes.get(pin.node)
    if shape is not None and shape.node.shape and pin.port in shape.node.gate.outputs:
        on_tile = _on_tile(shape, what, part)
        placed = _sized(view, on_tile, None)
        return _within(view, on_tile, placed) if isinstance(part, tuple) else placed
    if shape is not None and shape.node.gate.is_source:
        on_card = _on_card(view, shape, what)
        placed = _sized(view, on_card, None)
        edge = view.mapFromScene(on_card).boundingRect().right()
        placed.rect.moveRight(edge + FRAME)  # over all of the sign that stands at the card's end
        return placed
    growth = scene.writing(view.zoom).growth
    found = scene.numbers.place_of(pin, what)
    if found is not None and not (found.key.leaves and pin in scene.wires):
        left, top, right, bottom = found.place.box(growth, LABEL_WIDTH)
        return _sized(view, QRectF(QPointF(left, top), QPointF(right, bottom)), found)
    if pin in scene.wires:  # what is written elsewhere stands on its wire while it is asked for
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        pointed = lay_pointed(scene, pin, view.zoom, seen)
        if pointed is not None and session.selected_wire == pin:
            return _sized(view, pointed.rect, None)
        left, top, right, bottom = on_branch(scene.wires.route(pin)).box(growth, LABEL_WIDTH)
        return _sized(view, QRectF(QPointF(left, top), QPointF(right, bottom)), None)
    if shape is None:
        return None
    end = shape.pin_point(pin.port)
    width, height = LABEL_WIDTH * growth, LABEL_HEIGHT * growth
    is_below = what is Quantity.GRADIENT
    top = end.y() if is_below else end.y() - height  # as on a wire that would leave there
    return _sized(view, QRectF(end.x() + look.PIN_RADIUS, top, width, height), None)


def _on_tile(item: NodeItem, what: Quantity, part: Part) -> QRectF:
    """Where a cell of an array is drawn, or its whole tile; in the scene."""
    shape = item.node.shape
    value, gradient = sizes.tile_places(item.node, item.label)
    left, top = gradient if what is Quantity.GRADIENT and gradient is not None else value
    box = cell_box(shape, part) if isinstance(part, tuple) else None
    if box is None:
        across, down = tile_size(shape)
        box = 0.0, 0.0, across, down
    rect = QRectF(left + box[0], top + box[1], box[2] - box[0], box[3] - box[1])
    return item.on_canvas(rect)


def _within(view: CanvasHost, cell: QRectF, placed: FieldGeometry) -> FieldGeometry:
    """The field within its cell, beside the rim, where that is as high as what is typed."""
    room = view.mapFromScene(cell).boundingRect()
    room.adjust(RIM, RIM, -RIM, -RIM)
    if room.height() < LOWEST_IN_CELL * view.circuit_scene.theme.strength:
        return placed
    rect = placed.rect & room
    written = max(SMALLEST_WRITING, round(WRITTEN_IN_CELL * rect.height()))
    return FieldGeometry(rect, min(placed.points, written))


def _on_card(view: CanvasHost, shape: NodeItem, what: Quantity) -> QRectF:
    """Where a card has its number: on the right, the gradient in its lower half."""
    growth = view.circuit_scene.writing(view.zoom).inside
    body = shape.on_canvas(shape.body)
    right = body.right() - 8 / growth
    width = min(LABEL_WIDTH * growth, body.width() / 2)
    top = body.center().y() if what is Quantity.GRADIENT else body.top()
    return QRectF(right - width, top, width, body.height() / 2 - 2)


def _sized(view: CanvasHost, number: QRectF, own: PlacedNumber | None) -> FieldGeometry:
    """The field on a number, moved aside where it would hide a gate and there is room for it."""
    theme = view.circuit_scene.theme
    growth, most = view.circuit_scene.writing(view.zoom).growth, theme.strength
    on_screen = view.mapFromScene(number).boundingRect()
    width = round(min(WIDEST * most, max(NARROWEST, number.width() * view.zoom)))
    written = LABEL_HEIGHT * growth * view.zoom + FRAME
    height = round(min(HIGHEST * most, max(LOWEST, written)))
    rect = QRect(0, 0, width, height)
    rect.moveCenter(on_screen.center())
    points = round(look.LABEL_POINTS * growth * view.zoom)
    if own is not None:
        if own.place.side == UP:  # it does not reach over the edge on which its number stands
            rect.moveBottom(on_screen.bottom())
        elif own.place.side == DOWN:
            rect.moveTop(on_screen.top())
        rect.translate(_aside(view, rect, own.key))
    return FieldGeometry(rect, round(min(LARGEST_WRITING * most, max(SMALLEST_WRITING, points))))


def _aside(view: CanvasHost, rect: QRect, own: NumberKey) -> QPoint:
    """How far to move so that least is hidden; not at all where nothing is."""
    scene = view.circuit_scene
    around = view.mapToScene(rect.adjusted(-80, -40, 80, 40)).boundingRect()
    bodies = [
        scene.nodes[id_].on_canvas(scene.nodes[id_].body) for id_ in scene.nodes_within(around)
    ]
    written = scene.writing(view.zoom)
    numbers = [
        each.rect(written.growth)
        for each in (scene.numbers.within(around) if written.has_numbers else ())
        if each.key != own
    ]
    gates, others = (
        as_array(view.mapFromScene(each).boundingRect() for each in rects)
        for rects in (bodies, numbers)
    )
    gates += ROUNDED
    places = as_array([rect]) + MOVES
    costs = A_GATE * hidden_by(places, gates) + A_NUMBER * hidden_by(places, others) + WAYS
    return ASIDE[int(np.argmin(costs))]
