"""Places of what lies over the canvas: where least of the circuit is hidden, and nothing else.

The minimap, the legend, notices and offers each name the places they could take, the best first,
and all ask here which of them to take.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QLineEdit

from circuit_editor.layout.space.overlap_counts import overlaps
from circuit_editor.ui.canvas.canvas_host import BESIDE

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

KEEPS_CLEAR = "keeps_clear"  # the property of what looks for its place: others need not
STAGE_CARD = "stageCard"  # the name of the large card on stage, that stands where it likes
MOST_WIRES = 100  # that are counted: fewer are less than a thing that is hidden
FAR_MORE = 100_000_000  # than a wire that is hidden, something that lies there itself
MOST_LOOKED_AT = 20  # nodes at work or selected, that nothing hides where it need not


def best_place(
    view: CanvasHost, size: QSize, places: Iterable[QPoint], others: Iterable[QRect] = ()
) -> QPoint:
    """Of some places of the viewport that where least is hidden; of equal ones the first."""
    kept, best, least = list(others), QPoint(), inf
    for place in places:
        hidden = hidden_by(view, QRect(place, size), kept)
        if not hidden:  # most look at no more than one
            return place
        if hidden < least:
            best, least = place, hidden
    return best


def hidden_by(view: CanvasHost, here: QRect, others: Iterable[QRect] = ()) -> int:
    """How much a thing hides there: nodes, captions and numbers; of wires less counts.

    What is selected or at work counts far more, and more than all what lies there itself.
    """
    scene = view.circuit_scene
    nodes = scene.nodes
    part = view.mapToScene(here).boundingRect()
    around = part.adjusted(-BESIDE, -BESIDE, BESIDE, BESIDE)
    looked_at = map(nodes.get, [*scene.at_work, *view.session.selection][:MOST_LOOKED_AT])
    bodies = (each.on_canvas(each.body) for each in looked_at if each is not None)
    found = nodes.count_in(around) + _hidden_texts(view, part)
    found += len(nodes) * sum(map(around.intersects, bodies))
    found = MOST_WIRES * found + _hidden_wires(view, part)
    return found + FAR_MORE * sum(each.intersects(here) for each in (*others, *_fields(view)))


def things_hidden(view: CanvasHost, here: QRect) -> bool:
    """True where a thing hides nodes, captions, numbers or a field there, not only wires."""
    part = view.mapToScene(here).boundingRect()
    if view.circuit_scene.nodes.count_in(part) or _hidden_texts(view, part):
        return True
    return any(each.intersects(here) for each in _fields(view))


def _fields(view: CanvasHost) -> list[QRect]:
    """Where something is typed on the canvas."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    fields = view.viewport().findChildren(QLineEdit, options=direct)
    return [each.geometry() for each in fields if each.isVisible()]


def _hidden_wires(view: CanvasHost, part: QRectF) -> int:
    """How many wires cross a part of the scene, as far as they are counted."""
    wires, edges = view.circuit_scene.wires, np.array([part.getCoords()]).T
    rows = wires.rows_in(part)[: MOST_WIRES - 1]
    return sum(bool(overlaps(edges, wires.stretches_in(row).T).any()) for row in rows)


def _hidden_texts(view: CanvasHost, part: QRectF) -> int:
    """How many captions and numbers stand in a part of the scene."""
    scene, zoom = view.circuit_scene, view.zoom
    written = scene.writing(zoom)
    if not written.has_numbers:
        return 0
    captions = [
        shape.on_canvas(rect)
        for shape in scene.nodes.seen(part)
        if (rect := shape.caption_rect(zoom)) is not None
    ]
    numbers = [each.rect(written.growth) for each in scene.numbers.within(part)]
    return sum(each.intersects(part) for each in (*captions, *numbers))


def along_the_edges(room: QRect, size: QSize, margin: int) -> list[QPoint]:
    """The places at the lower edge of a room, then at the upper one: its middle, left and right."""
    room = room.adjusted(margin, margin, -margin, -margin)
    right, bottom = room.right() + 1 - size.width(), room.bottom() + 1 - size.height()
    columns = ((room.left() + right) // 2, room.left(), right)
    return [QPoint(x, y) for y in (bottom, room.top()) for x in columns]
