"""Room for a node that is inserted on a wire: what it feeds gives way to the right, little else.

It stands where the hand put it, on the wire's height, but not nearer to what feeds it than a number
on the wire takes.
"""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.layout.sizes import GRID, SNAP, node_size, snap
from circuit_editor.layout.space.boxes import Box, overlap
from circuit_editor.layout.space.free_space import AFTER, body_of, pin_place
from circuit_editor.layout.space.push_aside import push_aside
from circuit_editor.model import Circuit, Pin, Place

ON_THE_WIRE = 2 * SNAP  # a hand that is so near to the wire's height means it


def room_on_wire(
    circuit: Circuit, id_: str, target: Pin, wanted: Place, frames: Mapping[str, Box]
) -> dict[str, Place]:
    """Where a node that was inserted before `target` stands, and all that make room for it.

    `frames` are the boxes of the blocks that are open in place.
    """
    driver = next(each for each in circuit.sources(id_) if each is not None)
    bodies = {each: frames.get(each) or body_of(circuit, each) for each in circuit.nodes}
    width, height = node_size(circuit.nodes[id_], circuit.label(id_))
    before, behind = bodies[driver.node][2] + AFTER, bodies[target.node][0] - AFTER
    is_forward = bodies[driver.node][2] <= bodies[target.node][0]
    x = max(wanted[0], _up_to_grid(before + width / 2)) if is_forward else wanted[0]
    y = _height_at(circuit, driver, target, (x, wanted[1]))
    after = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    edge = min(after[2], behind) if is_forward else after[2]
    now = min(after[0], edge), after[1], edge, after[3]
    others = {each: box for each, box in bodies.items() if each not in (id_, driver.node)}
    if any(box[0] < edge and overlap(box, after) for box in others.values()):  # they go up or down
        now = now[0], y, now[2], y
    moves = push_aside(
        {**others, id_: now},
        id_,
        after,
        [(source.node, reader.node) for reader, source in circuit.wires.items()],
        [each for each in others if circuit.nodes[each].gate.is_source],
        GRID,
    )
    places = circuit.places
    moved = {each: (places[each][0] + dx, places[each][1] + dy) for each, (dx, dy) in moves.items()}
    return {**moved, id_: (x, y)}


def _up_to_grid(x: float) -> float:
    return -snap(-x) if -snap(-x) >= x else -snap(-x) + SNAP


def _height_at(circuit: Circuit, source: Pin, target: Pin, wanted: Place) -> float:
    """The height of a wire at a place where that is near; else the height that is wanted."""
    (x0, y0), (x1, y1) = pin_place(circuit, source), pin_place(circuit, target)
    share = min(1.0, max(0.0, (wanted[0] - x0) / (x1 - x0))) if x1 > x0 else 0.0
    on_wire = snap(y0 + (y1 - y0) * share * share * (3 - 2 * share))
    return on_wire if x1 > x0 and abs(on_wire - wanted[1]) <= ON_THE_WIRE else wanted[1]
