"""The text of the last gradient step at each parameter: a line at its card, where there is room.

It stands until something else is done. Where the whole line would cover a gate or a number there
is only where the value went, or nothing: its page tells all of it. At a closed block it says how
many parameters moved in there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import each

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.items.node_item import NodeItem
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

POINTS = 12
SMALLEST = 7.0  # pixels on the screen: smaller writing would only be in the way
AWAY = 1.0  # from the card, or from its slider
BESIDE, OVER = 6.0, 0.5  # of the paper around the words
ROUND = 6.0


def write_steps(
    painter: QPainter, scene: ShownCircuit, shapes: Iterable[NodeItem], zoom: float
) -> None:
    """Write the step that led here under every parameter that made one."""
    if not scene.session.shows_a_step:
        return
    growth = scene.writing(zoom).growth
    if POINTS * growth * zoom < SMALLEST:
        return
    font = look.font(POINTS * growth)
    metrics, taken = QFontMetricsF(font), list[QRectF]()
    painter.setFont(font)

    def write(shape: NodeItem) -> None:
        for text in _texts_for(shape, scene):
            for room in _rooms_for(text, metrics, shape, scene, zoom):
                if _is_free(room, shape, scene, zoom, taken):
                    taken.append(room)
                    _write(painter, text, room, scene)
                    return

    each(painter, shapes, write)


def _texts_for(shape: NodeItem, scene: ShownCircuit) -> tuple[str, ...]:
    """What may stand at a node, the fullest first."""
    session = scene.session
    if shape.node.gate.is_block:
        count = session.stepped_within(shape.id)
        one = QCoreApplication.translate("StepLines", "1 parameter stepped")
        more = QCoreApplication.translate("StepLines", "{count} parameters stepped")
        return ((one if count == 1 else more).format(count=count),) if count else ()
    step = session.last_step(shape.id)
    if step is None:
        return ()
    return (step.text, f"→ {step.told_apart[1]}") if shape.has_slider else (step.text,)


def _rooms_for(
    text: str, metrics: QFontMetricsF, shape: NodeItem, scene: ShownCircuit, zoom: float
) -> list[QRectF]:
    """Where a line may stand: from the card's left edge on, below its slider or above it."""
    width, height = metrics.horizontalAdvance(text) + 2 * BESIDE, metrics.height() + 2 * OVER
    taken = shape.on_canvas(shape.drawn(zoom))
    if shape.shows_slider:
        taken = taken.united(shape.on_canvas(shape.slider_rect()))
    for number in scene.numbers.at_node(shape):
        taken = taken.united(number.rect(scene.writing(zoom).growth))
    left = shape.on_canvas(shape.body).left()
    tops = taken.bottom() + AWAY, taken.top() - AWAY - height
    return [QRectF(left, top, width, height) for top in tops]


def _is_free(
    room: QRectF, shape: NodeItem, scene: ShownCircuit, zoom: float, taken: list[QRectF]
) -> bool:
    if any(room.intersects(each) for each in taken):
        return False
    for other in scene.nodes.seen(room):
        if other is not shape and room.intersects(other.on_canvas(other.body)):
            return False
    written = scene.writing(zoom)
    return not any(
        room.intersects(number.rect(written.growth))
        for number in (scene.numbers.within(room) if written.has_numbers else ())
        if any(scene.numbers_at(number.key.pin))
    )


def _write(painter: QPainter, text: str, room: QRectF, scene: ShownCircuit) -> None:
    theme = scene.theme
    painter.setPen(QPen(look.colour(theme.amber), theme.strength))
    painter.setBrush(look.colour(theme.panel))
    painter.drawRoundedRect(room, ROUND, ROUND)
    painter.setPen(look.colour(theme.ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
