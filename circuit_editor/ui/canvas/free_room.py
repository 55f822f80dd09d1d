"""Where on the canvas nothing is drawn: for what has to lie over it on stage."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize

from circuit_editor.ui import theme as look
from circuit_editor.ui.canvas.wires import label_rects

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

MOST = 400  # things looked at: where more are seen, none can be read
STRETCHES = 8  # of a wire
ACROSS, DOWN = 9, 7  # places that are tried


class Drawing(NamedTuple):
    """What is drawn and seen, in the scene: gates with captions and numbers; and the wires."""

    things: list[QRectF]
    wires: list[QRectF]  # each wire as small rectangles along it

    def on(self, place: Callable[[QRectF], QRect]) -> tuple[list[QRect], list[QRect]]:
        """Both as pixels, the way something places them."""
        wires = (place(each).adjusted(-2, -2, 2, 2) for each in self.wires)
        return [place(each) for each in self.things], list(wires)


def drawing(view: CanvasView) -> Drawing:
    """What is drawn and seen now."""
    scene = view.circuit_scene
    sight = view.mapToScene(view.viewport().rect()).boundingRect()
    growth = look.growth(view.zoom, scene.theme.legible)
    things = [scene.content({id_}) for id_ in scene.nodes_within(sight)[:MOST]]
    wires: list[QRectF] = []
    for row in scene.wires.rows_in(sight)[:MOST]:
        texts = scene.numbers_on(scene.wires.target_in(row))
        labels = label_rects(scene.wires.spot_in(row), growth)
        things += [rect for rect, text in zip(labels, texts, strict=True) if text]
        path = scene.wires.path_in(row)
        ends = [path.pointAtPercent(at / STRETCHES) for at in range(STRETCHES + 1)]
        wires += [QRectF(a, b).normalized() for a, b in itertools.pairwise(ends)]
    return Drawing(things, wires)


def drawn(view: CanvasView) -> list[QRect]:
    """What is drawn and seen, in the viewport, without the wires."""
    things, _ = drawing(view).on(lambda rect: view.mapFromScene(rect).boundingRect())
    return things


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
