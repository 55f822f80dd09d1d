"""What the last step down did at each parameter: a line under its card, where there is room.

It stands until something else is done. Where the whole line would cover a gate or a number there
is only where the value went, or nothing: its page tells all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from circuit_editor.ui import theme as look
from circuit_editor.ui.canvas.wires import label_rects
from circuit_editor.ui.painting import each

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.node_shape import NodeShape
    from circuit_editor.ui.canvas.scene import CircuitScene

BELOW = 4.0  # from the card, or from its slider
BESIDE, OVER = 7.0, 2.0  # of the paper around the words
ROUND = 6.0


def write_steps(
    painter: QPainter, scene: CircuitScene, shapes: Iterable[NodeShape], zoom: float
) -> None:
    """Write the step that led here under every parameter that made one."""
    if not scene.session.shows_a_step:
        return
    growth = look.growth(zoom, scene.theme.legible)
    font = look.font(look.SMALL_POINTS * growth, bold=True)
    metrics, taken = QFontMetricsF(font), list[QRectF]()
    painter.setFont(font)

    def write(shape: NodeShape) -> None:
        step = scene.session.last_step(shape.id)
        if step is None:
            return
        for text in (step.text, f"→ {step.new.text}"):
            room = _room_for(text, metrics, shape)
            if _is_free(room, shape, scene, growth, taken):
                taken.append(room)
                _write(painter, text, room, scene)
                return

    each(painter, shapes, write)


def _room_for(text: str, metrics: QFontMetricsF, shape: NodeShape) -> QRectF:
    """Where a line stands: in the middle below the card and its slider."""
    width = metrics.horizontalAdvance(text) + 2 * BESIDE
    top = shape.slider_rect().bottom() if shape.has_slider else shape.body.bottom()
    rect = QRectF(-width / 2, top + BELOW, width, metrics.height() + 2 * OVER)
    return shape.on_canvas(rect)


def _is_free(
    room: QRectF, shape: NodeShape, scene: CircuitScene, growth: float, taken: list[QRectF]
) -> bool:
    if any(room.intersects(each) for each in taken):
        return False
    for other in scene.nodes.meeting(room):
        if other is not shape and room.intersects(other.on_canvas(other.body)):
            return False
    wires = scene.wires
    return not any(
        room.intersects(rect)
        for row in wires.rows_in(room)
        if any(scene.numbers_on(wires.target_in(row)))
        for rect in label_rects(wires.spot_in(row), growth)
    )


def _write(painter: QPainter, text: str, room: QRectF, scene: CircuitScene) -> None:
    theme = scene.theme
    painter.setPen(QPen(look.colour(theme.amber), theme.strength))
    painter.setBrush(look.colour(theme.panel))
    painter.drawRoundedRect(room, ROUND, ROUND)
    painter.setPen(look.colour(theme.ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
