"""Finds free areas of the canvas, where nothing is drawn: for what has to lie over it on stage.

Rectangles are float64 arrays of shape (n, 4): left, top, right and bottom, in the scene or in the
viewport's pixels; so that many places are tried at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from circuit_editor.gates import Array

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

MOST = 400  # things looked at: where more are seen, none can be read
ACROSS, DOWN = 9, 7  # places that are tried
WIRE, THING, KEPT = 0.2, 10.0, 1000.0  # what hiding a pixel costs; of what must be seen, most
ALONG = 2.0  # pixels around a stretch of a wire


class Obstacles(NamedTuple):
    """The visible obstacles: gates with captions and numbers; and the wires, in stretches."""

    things: Array
    wires: Array
    kept: Array  # of the things those that must be seen

    def placed(self, zoom: float, origin: QPointF, around: float = 0.0) -> Obstacles:
        """The same in pixels, where the scene's origin is at a pixel, and so much more around it.

        Where it is not so yet, a view may stand a pixel beside where it was sent.
        """
        at = np.array([origin.x(), origin.y()] * 2)
        outwards = np.array([-1.0, -1.0, 1.0, 1.0])
        things, wires, kept = (each * zoom + at + around * outwards for each in self)
        return Obstacles(things, wires + ALONG * outwards, kept)

    def cost(self, places: Array) -> Array:
        """How much each place would hide, in pixels; of wires less counts."""
        found = THING * hidden_by(places, self.things) + WIRE * hidden_by(places, self.wires)
        return found + KEPT * hidden_by(places, self.kept)


def obstacles_in_scene(
    view: CanvasHost, kept: Iterable[str] = (), growth: float | None = None
) -> Obstacles:
    """What is drawn and seen now, in the scene; of `kept` nodes nothing is to be hidden.

    Numbers are as large as they become when one zooms out, unless their `growth` is told.
    """
    scene = view.circuit_scene
    growth = scene.rooms.most if growth is None else growth
    sight = view.mapToScene(view.viewport().rect()).boundingRect()
    things = [scene.content({id_}) for id_ in scene.nodes_within(sight)[:MOST]]
    kept = {*kept}
    told = [scene.content({id_}) for id_ in kept]
    wires = [as_array(()), *map(scene.wires.stretches_in, scene.wires.rows_in(sight)[:MOST])]
    for number in islice(scene.numbers.within(sight), MOST):
        pin = number.key.pin
        if not scene.number_at(pin, number.key.what):
            continue
        things.append(number.rect(growth))
        nodes = {pin.node}
        if not number.key.leaves:
            nodes.add(scene.wires.source(pin).node)
        if kept & nodes:
            told.append(number.rect(growth))
    return Obstacles(as_array(things), np.concatenate(wires), as_array(told))


def obstacles_in_view(view: CanvasHost, kept: Iterable[str] = ()) -> Obstacles:
    """What is drawn and seen now, in the viewport."""
    growth = view.circuit_scene.writing(view.zoom).growth
    return obstacles_in_scene(view, kept, growth).placed(
        view.zoom, QPointF(view.mapFromScene(QPointF(0, 0)))
    )


def as_array(rects: Iterable[QRectF | QRect]) -> Array:
    """Rectangles as an array of shape (n, 4)."""
    found = [
        (each.x(), each.y(), each.x() + each.width(), each.y() + each.height()) for each in rects
    ]
    return np.array(found, dtype=np.float64).reshape(-1, 4)


def hidden_by(places: Array, things: Array) -> Array:
    """How many pixels of these things each place hides; shape (places,)."""
    a, b = places[:, None, :], things[None, :, :]
    wide = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    high = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    area: Array = (np.clip(wide, 0, None) * np.clip(high, 0, None)).sum(axis=1)
    return area


def places(room: QRect, size: QSize) -> Array:
    """Where something of this size could stand in a room, the lower right first."""
    wide, high = room.width() - size.width(), room.height() - size.height()
    if wide < 0 or high < 0:
        return as_array([QRect(room.topLeft(), size)])
    xs = room.x() + wide - wide * np.arange(ACROSS) // (ACROSS - 1)
    ys = room.y() + high - high * np.arange(DOWN) // (DOWN - 1)
    left, top = np.meshgrid(xs, ys)
    corners = np.stack([left.ravel(), top.ravel()], axis=1).astype(np.float64)
    return np.hstack([corners, corners + np.array([size.width(), size.height()])])


def best(room: QRect, size: QSize, over: Obstacles, *first: QPoint) -> tuple[QRect, float]:
    """Where least is hidden, and how much; `first` are places to be tried before the others."""
    tried = np.vstack([as_array(QRect(each, size) for each in first), places(room, size)])
    costs = over.cost(tried)
    at = int(np.argmin(costs))
    return QRect(QPoint(round(tried[at, 0]), round(tried[at, 1])), size), float(costs[at])
