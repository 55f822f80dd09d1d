"""The rooms that bodies of nodes take: rounded ones as a few boxes, so that corners stay free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from circuit_editor.dataclass import replace
from circuit_editor.gates import Array
from circuit_editor.layout.sizes import is_circle, node_size, symbol_size
from circuit_editor.layout.space.boxes import Box, edges_of
from circuit_editor.model import Circuit, Node, Place

HEIGHTS = (0.38, 0.71, 0.92, 1.0)  # of the boxes that hold a half circle, from the widest on
BEHIND = 5.0  # how far the card behind a block peeps out


def solid_boxes(circuit: Circuit, places: Mapping[str, Place], walls: Iterable[Box] = ()) -> Array:
    """What nothing may be written on: bodies, their captions left out, and walls. (4, n)."""
    found = [*walls]
    for id_, node in circuit.nodes.items():
        found.extend(body_boxes(node, places[id_], node_size(node, circuit.label(id_))))
    return edges_of(found)


def body_boxes(node: Node, place: Place, size: tuple[float, float]) -> Iterator[Box]:
    """The boxes that a body of this size takes."""
    (x, y), (width, height) = place, size
    gate = node.gate
    if node.shape and not gate.is_source:
        yield from _boxes_with_tiles(node, place, size)
        return
    if gate.is_source or gate.is_flag or gate.is_port or node.interface is not None:
        behind = BEHIND if node.interface is not None else 0.0
        left, top, right, bottom = x - width / 2, y - height / 2, x + width / 2, y + height / 2
        yield left, top, right + behind, bottom + behind
        return
    radius = height / 2
    level = width / 2 - (width / 2 if is_circle(gate) else radius)
    before = 0.0
    for share in HEIGHTS:
        half = level + radius * (1 - before**2) ** 0.5
        yield x - half, y - share * radius, x + half, y + share * radius
        before = share


def _boxes_with_tiles(node: Node, place: Place, size: tuple[float, float]) -> Iterator[Box]:
    """The boxes of a gate and the tiles around it, or of a block and those behind it."""
    (x, y), (width, height), (own, high) = place, size, symbol_size(node)
    left, right = x - width / 2, x + width / 2
    if node.interface is not None:
        yield from body_boxes(replace(node, shape=()), (left + own / 2, y), (own, high))
        left += own
    yield left, y - height / 2, right, y + height / 2
