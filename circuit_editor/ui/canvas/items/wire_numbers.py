"""Writes the numbers of wires: values, gradients, each on a little paper.

All papers of one colour are laid first, then all values written, then all gradients: a painter
that keeps its pen is quick. A text that is wider than its room is written smaller, or not at all
where it would be illegible.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from circuit_editor.layout.label_rooms import NumberKey
from circuit_editor.layout.number_places import USUAL_WIDTH
from circuit_editor.layout.sizes import LABEL_HEIGHT
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.text_metrics import drop, number_width

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.items.number_table import PlacedNumber
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

HALO = 4.0  # of paper around a number, so that no line runs through it
BENEATH = 3.0  # of a line of digits, nothing stands there: a thick wire may come so near
AIR = 1.5  # on both sides of a number, at least


def write_numbers(
    painter: QPainter, scene: ShownCircuit, numbers: Iterable[PlacedNumber], zoom: float
) -> None:
    """Write these numbers."""
    theme, (usual, least, *_) = scene.theme, scene.writing(zoom)
    sizes, covered = scene.rooms.sizes(usual, least), scene.covered_numbers
    on_canvas: list[QRectF] = []
    on_frame: list[QRectF] = []
    texts: dict[tuple[str, float], list[tuple[QPointF, str]]] = {}
    for number in numbers:
        key, place, is_in_frame = number
        is_gradient = key.what is Quantity.GRADIENT
        text = scene.numbers_at(key.pin)[is_gradient]
        growth = sizes.get(key, usual)
        if not text or not growth or key in covered:
            continue
        points = look.LABEL_POINTS * growth
        width = number_width(text, points)
        if width > USUAL_WIDTH * growth:
            points = _fitting(scene, key, width, points)
            if points * zoom < theme.legible:
                continue
            width = number_width(text, points)
        height = LABEL_HEIGHT * points / look.LABEL_POINTS
        left = place.x - width * (1 - place.lean) / 2
        top = place.y - height * (1 - place.side) / 2
        paper = QRectF(left - HALO / 2, top, width + HALO, height)
        near = BENEATH * points / look.LABEL_POINTS
        paper.adjust(0, near * (place.side > 0), 0, -near * (place.side < 0))
        (on_frame if is_in_frame else on_canvas).append(paper)
        at = QPointF(left, top + height / 2 + drop(points))
        colour = theme.gradient if is_gradient else theme.value
        texts.setdefault((colour, points), []).append((at, text))
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, rects in ((theme.canvas, on_canvas), (theme.frame, on_frame)):
        painter.setBrush(look.colour(colour))
        painter.drawRects(rects)
    write = painter.drawText
    for (colour, points), written in texts.items():
        painter.setFont(look.font(points, bold=True))
        painter.setPen(look.colour(colour))
        for at, text in written:
            write(at, text)


def _fitting(scene: ShownCircuit, key: NumberKey, width: float, points: float) -> float:
    """The size at which a wide number has room between what stands level with it."""
    rooms, half = scene.rooms, width / 2 + AIR
    scale = min(1.0, rooms.free.get(key, half) / half)
    for other, away in rooms.beside.get(key, ()):
        text = scene.numbers_at(other.pin)[other.what is Quantity.GRADIENT]
        if text:
            scale = min(scale, away / (half + number_width(text, points) / 2 + AIR))
    return points if scale == 1.0 else floor(points * scale)  # fonts come in whole pixels
