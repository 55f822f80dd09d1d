"""Both numbers of a wire that one points to, written on it over all else.

A wire may have its numbers at its gate or on a card; who hovers or selects it reads both there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from circuit_editor.layout.labels.label_rooms import NumberKey
from circuit_editor.layout.labels.number_places import USUAL_WIDTH
from circuit_editor.layout.routing.routes import samples
from circuit_editor.layout.sizes import LABEL_HEIGHT
from circuit_editor.model import Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.number_table import BOTH, PlacedNumber
from circuit_editor.ui.canvas.items.text_metrics import drop, number_width, write_numbers_at
from circuit_editor.ui.canvas.items.wire_numbers import NumberSizes

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

BETWEEN, AROUND = 9.0, 5.0  # pixels: between the two numbers, and on both sides of them
ROUND = 5.0
AWAY = (0.0, -1.0, 1.0, -1.8, 1.8, -2.6, 2.6)  # lines above (less) or below the wire
ASIDE = (0.0, -0.55, 0.55)  # widths to the left (less) or to the right of it
ALONG = 24  # places along the wire
PER_LINE, PER_WIDTH = 0.35, 0.6  # what being away from the wire costs
A_CAPTION, A_NUMBER, A_BODY, UNSEEN = 3.0, 10.0, 20.0, 40.0  # and covering a thing, in part or all


class PointedText(NamedTuple):
    """Numbers written on one wire: where, which, and the others that give way to them meanwhile."""

    rect: QRectF
    numbers: tuple[tuple[str, Quantity], ...]
    hidden: frozenset[NumberKey]


def pointed_texts(scene: ShownCircuit, zoom: float, seen: QRectF) -> list[PointedText]:
    """What is written on the wires that are hovered or selected, where `seen` is all one sees."""
    wires = {scene.hovered_wire, scene.session.selected_wire}
    found = []
    for target in sorted(each for each in wires if each is not None and each in scene.wires):
        text = lay_pointed(scene, target, zoom, seen)
        if text is not None:
            found.append(text)
    return found


def lay_pointed(scene: ShownCircuit, target: Pin, zoom: float, seen: QRectF) -> PointedText | None:
    """The numbers of a wire that do not stand on it in sight, where they cover the least.

    No body and no other number, if there is such a place along the wire; a number that is covered
    in part is not written meanwhile, for without its sign it would be another.
    """
    numbers = tuple(_missing(scene, target, zoom, seen))
    if not numbers:
        return None
    growth = _growth(scene, zoom)
    points = look.LABEL_POINTS * growth
    width = sum(number_width(text, points) for text, _ in numbers)
    width += (2 * AROUND + BETWEEN * (len(numbers) - 1)) / zoom
    size = QRectF(0, 0, width, LABEL_HEIGHT * growth)
    route = samples(scene.wires.route(target))
    around = QRectF(QPointF(*route[0]), QPointF(*route[-1])).normalized()
    for x, y in route:
        around |= QRectF(x, y, 1.0, 1.0)
    around.adjust(-1.2 * width, -4 * size.height(), 1.2 * width, 4 * size.height())
    others = _others(scene, around, zoom)

    def cost(place: tuple[float, QRectF]) -> float:
        far, rect = place
        if not seen.contains(rect):
            far += UNSEEN
        return far + sum(price for each, price, _ in others if rect.intersects(each))

    middle = len(route) // 2
    places = []
    for at in range(0, len(route), max(1, len(route) // ALONG)):
        x, y = route[at]
        for lines in AWAY:
            for aside in ASIDE:
                rect = QRectF(size)
                rect.moveCenter(QPointF(x + aside * width, y + lines * size.height()))
                far = PER_LINE * abs(lines) + PER_WIDTH * abs(aside)
                places.append((far + abs(at - middle) / len(route), rect))
    places.sort(key=itemgetter(0))
    best, least = places[0][1], inf
    for place in places:
        if place[0] >= least:
            break  # all that follow are farther away, and cost more
        price = cost(place)
        if price < least:
            best, least = place[1], price
    hidden = frozenset(key for each, _, key in others if key is not None and best.intersects(each))
    return PointedText(best, numbers, hidden)


def _missing(
    scene: ShownCircuit, target: Pin, zoom: float, seen: QRectF
) -> Iterator[tuple[str, Quantity]]:
    """The numbers of a wire that are not written on it where one sees them."""
    written, on_wire = scene.writing(zoom), scene.numbers.on_wire(target)
    sizes = NumberSizes(scene, zoom)
    for what, text, place in zip(BOTH, scene.numbers_at(target), on_wire, strict=True):
        is_seen = False
        if place is not None and written.has_numbers:
            number = PlacedNumber(NumberKey(target, what, leaves=False), place)
            growth = sizes.fit(number.key, text)[0] / look.LABEL_POINTS
            is_seen = bool(growth) and seen.contains(number.rect(growth))
        if text and not is_seen:
            yield text, what


def _others(
    scene: ShownCircuit, around: QRectF, zoom: float
) -> list[tuple[QRectF, float, NumberKey | None]]:
    """What stands in a part of the scene: its room, the price of covering it, and which number."""
    nodes = [scene.nodes[id_] for id_ in scene.nodes_within(around)]
    bodies = [each.on_canvas(each.body) for each in nodes if each.frame is None]
    captions = [
        shape.on_canvas(rect)
        for shape in scene.nodes.seen(around)
        if (rect := shape.caption_rect(zoom)) is not None
    ]
    found: list[tuple[QRectF, float, NumberKey | None]] = [
        *((each, A_BODY, None) for each in bodies),
        *((each, A_CAPTION, None) for each in captions),
        *((each, A_NUMBER, None) for each in _handles(scene, zoom)),
    ]
    if scene.writing(zoom).has_numbers:
        sizes = NumberSizes(scene, zoom)
        for number in scene.numbers.within(around):
            text = scene.number_at(number.key.pin, number.key.what)
            points, width, aside = sizes.fit(number.key, text, number.place.lean)
            if points:
                growth = points / look.LABEL_POINTS
                width /= growth
                place = number.place._replace(x=number.place.x + aside)
                left, top, right, bottom = place.box(growth, max(USUAL_WIDTH, width))
                found.append((QRectF(left, top, right - left, bottom - top), A_NUMBER, number.key))
    return found


def _handles(scene: ShownCircuit, zoom: float) -> Iterator[QRectF]:
    """The handles of bends, which are there to be taken hold of."""
    half = look.BEND_HANDLE / zoom
    for target in scene.handled_wires():
        for x, y in scene.bends_of(target):
            yield QRectF(x - half, y - half, 2 * half, 2 * half)


def _growth(scene: ShownCircuit, zoom: float) -> float:
    """As large as wanted: over all else there is always room."""
    return max(1.0, scene.theme.wanted / (look.LABEL_POINTS * zoom))


def write_pointed(
    painter: QPainter, scene: ShownCircuit, texts: Iterable[PointedText], zoom: float
) -> None:
    """Write them over all else."""
    theme, points = scene.theme, look.LABEL_POINTS * _growth(scene, zoom)
    for rect, numbers, _ in texts:
        painter.setPen(QPen(look.colour(theme.accent), 1.5 / zoom))
        painter.setBrush(look.colour(theme.panel))
        painter.drawRoundedRect(rect, ROUND / zoom, ROUND / zoom)
        at = QPointF(rect.left() + AROUND / zoom, rect.center().y() + drop(points))
        for text, what in numbers:
            colour = theme.gradient if what is Quantity.GRADIENT else theme.value
            painter.setPen(look.colour(colour))
            write_numbers_at(painter, points, [(at, text)])
            at.setX(at.x() + number_width(text, points) + BETWEEN / zoom)
