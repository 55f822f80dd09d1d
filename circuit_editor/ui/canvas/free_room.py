"""Where on the canvas nothing is drawn: for what has to lie over it on stage."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize

from circuit_editor.ui import theme as look
from circuit_editor.ui.canvas.wires import label_rects

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

MOST = 400  # things looked at: where more are seen, none can be read
ACROSS, DOWN = 9, 7  # places that are tried


def drawn(view: CanvasView) -> list[QRect]:
    """What is drawn and seen, in the viewport: gates with their captions, numbers on wires."""
    scene = view.circuit_scene
    sight = view.mapToScene(view.viewport().rect()).boundingRect()
    growth = look.growth(view.zoom, scene.theme.legible)
    rects = [scene.content({id_}) for id_ in scene.nodes_within(sight)[:MOST]]
    for row in scene.wires.rows_in(sight)[:MOST]:
        texts = scene.numbers_on(scene.wires.target_in(row))
        labels = label_rects(scene.wires.spot_in(row), growth)
        rects += [rect for rect, text in zip(labels, texts, strict=True) if text]
    return [view.mapFromScene(rect).boundingRect() for rect in rects]


def wires_seen(view: CanvasView) -> list[QRect]:
    """The wires, each as small rectangles along it."""
    scene = view.circuit_scene
    sight = view.mapToScene(view.viewport().rect()).boundingRect()
    found = []
    for row in scene.wires.rows_in(sight)[:MOST]:
        path = scene.wires.path_in(row)
        ends = [path.pointAtPercent(at / STRETCHES) for at in range(STRETCHES + 1)]
        found += [QRectF(a, b).normalized() for a, b in itertools.pairwise(ends)]
    return [view.mapFromScene(rect).boundingRect().adjusted(-2, -2, 2, 2) for rect in found]


STRETCHES = 8  # of a wire


def hidden_by(place: QRect, things: Iterable[QRect]) -> int:
    """How many pixels of these things a rectangle would hide."""
    return sum(_area(place & each) for each in things)


def places(room: QRect, size: QSize) -> list[QRect]:
    """Where something of this size could stand in a room, the lower right first."""
    wide, high = room.width() - size.width(), room.height() - size.height()
    if wide < 0 or high < 0:
        return []
    xs = [room.right() - size.width() + 1 - wide * at // (ACROSS - 1) for at in range(ACROSS)]
    ys = [room.bottom() - size.height() + 1 - high * at // (DOWN - 1) for at in range(DOWN)]
    return [QRect(x, y, size.width(), size.height()) for y in ys for x in xs]


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
