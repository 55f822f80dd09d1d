"""What is written in a drawing, and on what it stands, found by looking at each pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from pins import point_on

from circuit_editor.layout.labels.captions import HEIGHT, CaptionForms
from circuit_editor.layout.labels.label_places import Labels
from circuit_editor.layout.labels.label_rooms import BLANK, NumberKey
from circuit_editor.layout.labels.number_places import CENTRED, LEVEL, WIDTHS, NumberPlace
from circuit_editor.layout.routing.routes import Route
from circuit_editor.layout.sizes import is_circle, node_size, text_width
from circuit_editor.layout.space.boxes import Box, overlap
from circuit_editor.layout.space.solid_shapes import body_boxes
from circuit_editor.model import Circuit, Pin, Place
from circuit_editor.text import Quantity

CHARACTER = 6.6  # of small text
POINTS = 120  # of a curve that are looked at
A_HAIR = 0.01
ON_IT = 4.0  # from the middle of a number that lies on its own wire to one of these points


def estimated_forms(circuit: Circuit) -> dict[str, CaptionForms]:
    """The forms of captions by the lengths of their texts, as the window would measure them."""
    found = {}
    for id_, node in circuit.nodes.items():
        gate = node.gate
        if gate.is_source or gate.is_port:
            continue
        label = circuit.label(id_)
        name, word = label or gate.symbol, gate.word
        forms = [f"{name} · {word}" if word else name, label or word]
        widths = [text_width(each, CHARACTER) for each in forms if each]
        found[id_] = CaptionForms(tuple(widths), bool(label))
    return found


def numbers_of(labels: Labels) -> Iterator[tuple[NumberKey, NumberPlace]]:
    """Every number that has a place."""
    for leaves, found in ((False, labels.on_wires), (True, labels.at_outputs)):
        for pin, both in found.items():
            for what, place in zip((Quantity.VALUE, Quantity.GRADIENT), both, strict=True):
                if place is not None:
                    yield NumberKey(pin, what, leaves), place


def captions_of(
    circuit: Circuit, labels: Labels, forms: Mapping[str, CaptionForms], growth: float
) -> Iterator[tuple[str, Box]]:
    """The room of every caption that is written at a growth."""
    for id_, place in labels.captions.items():
        form = place.form_at(growth)
        if form is not None:
            (x, y), half = circuit.places[id_], growth * forms[id_].widths[form] / 2
            top = y + place.top(growth)
            yield f"caption of {id_}", (x - half, top, x + half, top + growth * HEIGHT)


def collisions(
    circuit: Circuit,
    labels: Labels,
    routes: Mapping[Pin, Route],
    forms: Mapping[str, CaptionForms],
    growth: float = 1.0,
) -> list[str]:
    """What is written on a gate, a foreign wire, or on something else that is written.

    All numbers are as wide as one of WIDTHS.
    """
    found = []
    for at, width in enumerate(WIDTHS):
        sizes = labels.rooms.sizes(growth, growth / 1.1, at)
        numbers = {
            key: _digits(place.box(size, width), size)
            for key, place in numbers_of(labels)
            if (size := sizes.get(key, growth))
        }
        found += _collisions(circuit, labels, routes, forms, growth, numbers)
    return found


def _digits(box: Box, size: float) -> Box:
    left, top, right, bottom = box
    return left, top + BLANK * size, right, bottom - BLANK * size


def _collisions(
    circuit: Circuit,
    labels: Labels,
    routes: Mapping[Pin, Route],
    forms: Mapping[str, CaptionForms],
    growth: float,
    numbers: Mapping[NumberKey, Box],
) -> list[str]:
    boxes = {f"{key.what.name} of {key.pin}": box for key, box in numbers.items()}
    captions = dict(captions_of(circuit, labels, forms, growth))
    found = [
        f"{one} / {other}"
        for (one, box), (other, another) in combinations((boxes | captions).items(), 2)
        if overlap(_shrunk(box), another)
    ]
    for name, box in (boxes | captions).items():
        found += [f"{name} / {id_}" for id_ in circuit.nodes if _stands_on(circuit, id_, box)]
    points = {target: list(_points(route)) for target, route in routes.items()}
    for key, box in numbers.items():
        source = key.pin if key.leaves else circuit.wires[key.pin]
        own = {target for target, each in circuit.wires.items() if each == source}
        if not key.leaves and labels.on_wires[key.pin].value is None:
            # a branch's may lie on its own wire alone, in the middle of the number
            place = labels.on_wires[key.pin].gradient
            assert place is not None
            near = (abs(place.x - x) + abs(place.y - y) for x, y in points[key.pin])
            own = {key.pin} if place[2:] == (LEVEL, CENTRED) and min(near) < ON_IT else set()
        found += [
            f"{key} / wire to {target}"
            for target, each in points.items()
            if target not in own and _meets(box, each)
        ]
    return found


def _points(route: Route) -> Iterator[Place]:
    for curve in route:
        for at in range(POINTS + 1):
            yield point_on(curve, at / POINTS)


def _meets(box: Box, line: list[Place]) -> bool:
    left, top, right, bottom = _shrunk(box)
    return any(
        left < (x + x2) / 2 < right and top < (y + y2) / 2 < bottom
        for (x, y), (x2, y2) in pairwise(line)
    )


def _stands_on(circuit: Circuit, id_: str, box: Box) -> bool:
    """True where a box reaches into the very shape of a body."""
    node, (x, y) = circuit.nodes[id_], circuit.places[id_]
    width, height = node_size(node, circuit.label(id_))
    if not overlap(_shrunk(box), (x - width / 2, y - height / 2, x + width / 2, y + height / 2)):
        return False
    if node.shape and not node.gate.is_source:  # a gate or a block, and beside it its tiles
        boxes = body_boxes(node, (x, y), (width, height))
        return any(overlap(_shrunk(box), each) for each in boxes)
    if node.gate.is_source or node.gate.is_flag or node.gate.is_port or node.gate.is_block:
        return True
    radius = height / 2
    level = 0.0 if is_circle(node.gate) else width / 2 - radius
    near_x = min(max(x, box[0]), box[2])
    near_y = min(max(y, box[1]), box[3])
    dx = max(0.0, abs(near_x - x) - level)
    return bool(dx**2 + (near_y - y) ** 2 < (radius - A_HAIR) ** 2)


def _shrunk(box: Box) -> Box:
    return box[0] + A_HAIR, box[1] + A_HAIR, box[2] - A_HAIR, box[3] - A_HAIR
