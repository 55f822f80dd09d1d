"""Both numbers of a wire that one points to, written on it over all else.

A wire may have its numbers at its gate or on a card; who hovers or selects it reads both there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from circuit_editor.layout.routes import samples
from circuit_editor.layout.sizes import LABEL_HEIGHT
from circuit_editor.model import Pin
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.text_metrics import drop, number_width

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

BETWEEN, AROUND = 9.0, 5.0  # pixels: between the two numbers, and on both sides of them
ROUND = 5.0
AWAY = (0.0, -1.0, 1.0, -1.8, 1.8)  # lines above (less) or below the wire that are tried
A_BODY, A_TEXT, PER_LINE = 4.0, 1.0, 0.35  # what hiding costs, in parts of its own room


def write_pointed(painter: QPainter, scene: ShownCircuit, zoom: float) -> None:
    """Write both numbers of the wires that are hovered or selected."""
    wires = {scene.hovered_wire, scene.session.selected_wire}
    for target in sorted(each for each in wires if each is not None and each in scene.wires):
        on_wire = scene.numbers.on_wire(target)
        is_legible = scene.writing(zoom).has_numbers
        if is_legible and on_wire.value is not None and on_wire.gradient is not None:
            continue  # they stand there already
        _write(painter, scene, target, zoom)


def numbers_rect(scene: ShownCircuit, target: Pin, zoom: float) -> QRectF:
    """Where both numbers of a wire are written on it: where they hide the least."""
    growth = _growth(scene, zoom)
    points = look.LABEL_POINTS * growth
    texts = [text for text in scene.numbers_at(target) if text]
    width = sum(number_width(text, points) for text in texts) + (2 * AROUND + BETWEEN) / zoom
    size = QRectF(0, 0, width, LABEL_HEIGHT * growth)
    route = samples(scene.wires.route(target))
    around = QRectF(QPointF(*route[0]), QPointF(*route[-1])).normalized()
    around.adjust(-width, -3 * size.height(), width, 3 * size.height())
    bodies = [
        scene.nodes[id_].on_canvas(scene.nodes[id_].body) for id_ in scene.nodes_within(around)
    ]
    written = [*scene.texts_within(around, zoom)]

    def cost(place: tuple[float, QRectF]) -> float:
        far, rect = place
        room = rect.width() * rect.height()
        hidden = A_BODY * sum(_area(rect & each) for each in bodies)
        hidden += A_TEXT * sum(_area(rect & each) for each in written)
        return hidden / room + far

    middle = len(route) // 2
    places = []
    for at, (x, y) in enumerate(route):
        for lines in AWAY:
            rect = QRectF(size)
            rect.moveCenter(QPointF(x, y + lines * size.height()))
            places.append((PER_LINE * abs(lines) + abs(at - middle) / len(route), rect))
    return min(places, key=cost)[1]


def _growth(scene: ShownCircuit, zoom: float) -> float:
    """As large as wanted: over all else there is always room."""
    return max(1.0, scene.theme.wanted / (look.LABEL_POINTS * zoom))


def _area(rect: QRectF) -> float:
    return max(0.0, rect.width()) * max(0.0, rect.height())


def _write(painter: QPainter, scene: ShownCircuit, target: Pin, zoom: float) -> None:
    value, gradient = scene.numbers_at(target)
    if not (value or gradient):
        return
    theme, rect = scene.theme, numbers_rect(scene, target, zoom)
    points = look.LABEL_POINTS * _growth(scene, zoom)
    painter.setPen(QPen(look.colour(theme.accent), 1.5 / zoom))
    painter.setBrush(look.colour(theme.panel))
    painter.drawRoundedRect(rect, ROUND / zoom, ROUND / zoom)
    painter.setFont(look.font(points, bold=True))
    at = QPointF(rect.left() + AROUND / zoom, rect.center().y() + drop(points))
    for text, colour in ((value, theme.value), (gradient, theme.gradient)):
        if text:
            painter.setPen(look.colour(colour))
            painter.drawText(at, text)
            at.setX(at.x() + number_width(text, points) + BETWEEN / zoom)
