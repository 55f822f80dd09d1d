"""The numbers on wires: the value above, the gradient below, each on a little paper.

All papers of one colour are laid first, then all values written, then all gradients: a painter
that keeps its pen is quick.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from circuit_editor.layout.sizes import LABEL_HEIGHT
from circuit_editor.ui.app import theme as look

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

HALO = 4.0  # of paper around a number, so that no line runs through it


def write_numbers(painter: QPainter, scene: ShownCircuit, rows: list[int], zoom: float) -> None:
    """Write the two numbers of the wires in these rows."""
    theme, wires = scene.theme, scene.wires
    growth = look.growth(zoom, theme.legible)
    points = look.LABEL_POINTS * growth
    height, drop = LABEL_HEIGHT * growth, _drop(points)
    on_canvas: list[QRectF] = []
    on_frame: list[QRectF] = []
    values: list[tuple[QPointF, str]] = []
    gradients: list[tuple[QPointF, str]] = []
    for row in rows:
        value, gradient = scene.numbers_on(wires.target_in(row))
        papers = on_frame if wires.is_in_frame(row) else on_canvas
        (value_x, above), (gradient_x, below) = wires.spot_in(row)
        if value:
            width = _width(value, points)
            left = value_x - width / 2
            papers.append(QRectF(left - HALO / 2, above - height, width + HALO, height))
            values.append((QPointF(left, above - height / 2 + drop), value))
        if gradient:
            width = _width(gradient, points)
            left = gradient_x - width / 2
            papers.append(QRectF(left - HALO / 2, below, width + HALO, height))
            gradients.append((QPointF(left, below + height / 2 + drop), gradient))
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, rects in ((theme.canvas, on_canvas), (theme.frame, on_frame)):
        painter.setBrush(look.colour(colour))
        painter.drawRects(rects)
    painter.setFont(look.font(points, bold=True))
    write = painter.drawText
    for colour, texts in ((theme.value, values), (theme.gradient, gradients)):
        painter.setPen(look.colour(colour))
        for at, text in texts:
            write(at, text)


@lru_cache(maxsize=4096)
def _width(text: str, points: float) -> float:
    return sum(_letter_width(letter, points) for letter in text)


@lru_cache(maxsize=1024)
def _letter_width(letter: str, points: float) -> float:
    return QFontMetricsF(look.font(points, bold=True)).horizontalAdvance(letter)


@lru_cache(maxsize=64)
def _drop(points: float) -> float:
    """From the middle of a line of digits down to where they stand."""
    metrics = QFontMetricsF(look.font(points, bold=True))
    return (metrics.ascent() - metrics.descent()) / 2
