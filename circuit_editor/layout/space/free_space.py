"""Finds free space for what is new: it covers nothing, and stands near its wanted place.

A block that was just made stands amid the gates it is made of, or where there is room beside. What
it was given in place of the middle is found again when it is opened: then its gates return to
where they were.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.dataclass import replace
from circuit_editor.layout.sizes import (
    CAPTION_HEIGHT,
    GRID,
    LABEL_HEIGHT,
    LAYER_GAP,
    node_size,
    pin_offset,
    room_of,
    snap,
)
from circuit_editor.layout.space.boxes import Box, around, overlap
from circuit_editor.model import INLET, Block, Circuit, Document, Node, Pin, Place, blocks
from circuit_editor.model.document import with_items, without
from circuit_editor.model.graph import group_by_key

if TYPE_CHECKING:
    from circuit_editor.layout.space.frame_boxes import OpenedBlock

BESIDE = 28.0  # at least, from one card to the next, for a wire
BELOW = 8.0
AFTER = 76.0  # from what feeds a new gate to the gate: room for a number on the wire
LEVELS = 60.0  # from one new input to the next
STRETCHES = 8  # of a wire, each a box with room for numbers above and below
BESIDE_A_WIRE = LABEL_HEIGHT + 3.0
MOST_WIRES = 1_000  # of more none is kept clear of
REACH = 40  # steps of the grid, in each direction, in which a free place is looked for
NEAR, COARSE = 12, 4  # so far every step is looked at, and further off every fourth
SIDEWAYS = 1.6  # how much dearer a step to the side is: wires lead from left to right
MOST_PARTS = 16  # that are looked at one by one; of more the box around them counts

TO_GATES = LAYER_GAP + 24.0  # from a port to the gates: room for the numbers on the wire between
FAN = 10.0  # more of it for every further port: wires that fan out cross more room
PORTS_APART = 100.0  # from port to port: the numbers of a wire, and of the next


def box_of(circuit: Circuit, id_: str) -> Box:
    """The room that a node takes, its caption included."""
    return _box(circuit.nodes[id_], circuit.label(id_), circuit.places[id_])


def body_of(circuit: Circuit, id_: str) -> Box:
    """The room that a node's body takes, without its caption."""
    (x, y), (width, height) = (
        circuit.places[id_],
        node_size(circuit.nodes[id_], circuit.label(id_)),
    )
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def boxes(circuit: Circuit) -> list[Box]:
    """The room that each node of a circuit takes."""
    return [box_of(circuit, id_) for id_ in circuit.nodes]


def rooms(circuit: Circuit) -> list[Box]:
    """The room that each node takes with its caption and its numbers, and that of each note."""
    found = [
        room_of(node, circuit.label(id_), circuit.places[id_])
        for id_, node in circuit.nodes.items()
    ]
    if circuit.notes:
        from circuit_editor.layout.labels.note_lines import note_box

        found += map(note_box, circuit.notes.values())
    return found


def rooms_with_frames(circuit: Circuit) -> list[Box]:
    """The same with the frames: the room of a part that is put down."""
    found = rooms(circuit)
    if circuit.frames:
        from circuit_editor.layout.space.frame_boxes import frame_boxes

        found += frame_boxes(circuit).values()
    return found


def taken(circuit: Circuit, opened: Mapping[str, OpenedBlock] = {}) -> list[Box]:
    """The room that nodes take with their captions and numbers, wires with theirs, frames' lines.

    In a frame is room, but not on its title nor across its edge. `opened` are blocks open in place.
    """
    found = rooms(circuit)
    if circuit.frames:
        from circuit_editor.layout.space.frame_boxes import edge_boxes, frame_boxes, title_box

        for box in frame_boxes(circuit, opened).values():
            found += [title_box(box), *edge_boxes(box)]
    wires = circuit.wires if len(circuit.wires) <= MOST_WIRES else {}
    for target, source in wires.items():
        if target.node in circuit.nodes and source.node in circuit.nodes:
            (x0, y0), (x1, y1) = pin_place(circuit, source), pin_place(circuit, target)
            points = [at / STRETCHES for at in range(1, STRETCHES)]
            curve = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t)) for t in points]
            half = abs(x1 - x0) / (2 * STRETCHES), BESIDE_A_WIRE
            found += [(x - half[0], y - half[1], x + half[0], y + half[1]) for x, y in curve]
    return found


def room_along(points: Sequence[Place]) -> list[Box]:
    """The room of a wire through these points with its numbers, stretch by stretch."""
    return [
        (
            min(x0, x1),
            min(y0, y1) - BESIDE_A_WIRE,
            max(x0, x1),
            max(y0, y1) + BESIDE_A_WIRE,
        )
        for (x0, y0), (x1, y1) in pairwise(points)
    ]


def free_place(circuit: Circuit, node: Node, label: str, wanted: Place) -> Place:
    """The place nearest to the one wanted where a node covers nothing, no wire and no number."""
    dx, dy = free_shift(taken(circuit), [room_of(node, label, wanted)])
    return wanted[0] + dx, wanted[1] + dy


def place_after(circuit: Circuit, node: Node, label: str, sources: Iterable[Pin]) -> Place:
    """A free place for a gate that these outputs feed: right of them, at their mean height."""
    pins = [pin_place(circuit, pin) for pin in sources]
    width, _ = node_size(node, label)
    x = max(x for x, _ in pins) + AFTER + width / 2
    y = sum(y for _, y in pins) / len(pins)
    return free_place(circuit, node, label, (_on_grid(x), snap(y)))


def place_before(circuit: Circuit, node: Node, label: str, reader: Pin) -> Place:
    """A free place for an input that a pin reads: left of it, one for each pin above the next."""
    ports = circuit.nodes[reader.node].gate.inputs
    left, y = body_of(circuit, reader.node)[0], circuit.places[reader.node][1]
    width, _ = node_size(node, label)
    level = ports.index(reader.port) - (len(ports) - 1) / 2
    wanted = _on_grid(left - AFTER - width / 2), snap(y + level * LEVELS)
    return free_place(circuit, node, label, wanted)


def place_below(circuit: Circuit, node: Node, label: str, upper: str) -> Place:
    """A free place for one more input: below another, in its column."""
    left, _, _, _ = body_of(circuit, upper)
    width, _ = node_size(node, label)
    return free_place(circuit, node, label, (left + width / 2, circuit.places[upper][1] + LEVELS))


def pin_place(circuit: Circuit, pin: Pin) -> Place:
    """Where a pin stands."""
    x, y = circuit.places[pin.node]
    dx, dy = pin_offset(circuit.nodes[pin.node], circuit.label(pin.node), pin.port)
    return x + dx, y + dy


def free_shift(taken: Sequence[Box], part: Sequence[Box], within: Box | None = None) -> Place:
    """By how much a part has to be moved so that it covers nothing; by nothing where it does not.

    The part keeps its shape, and stays `within` a box if there is room for it. Where there is none
    near, it goes below everything. An empty part stays where it is.
    """
    if not part:
        return 0.0, 0.0
    if len(part) > MOST_PARTS:
        part = [around(part)]
    left, top, right, bottom = around(part)
    far = REACH * GRID
    reach = (left - far, top - far, right + far, bottom + far)
    near = [
        (each[0] - BESIDE, each[1] - BELOW, each[2] + BESIDE, each[3] + BELOW)
        for each in taken
        if overlap(each, reach)
    ]
    if not near:
        return 0.0, 0.0
    lefts, tops, rights, bottoms = np.array(near).T
    west, north, east, south = np.array(part).T[:, :, np.newaxis]
    steps = _steps()
    if within is not None:
        inside = [
            (dx, dy)
            for dx, dy in steps
            if within[0] <= left + dx
            and within[1] <= top + dy
            and right + dx <= within[2]
            and bottom + dy <= within[3]
        ]
        steps = [*inside, *steps]
    for dx, dy in steps:
        apart = (
            (west + dx >= rights)
            | (east + dx <= lefts)
            | (north + dy >= bottoms)
            | (south + dy <= tops)
        )
        if apart.all():
            return dx, dy
    lowest = max(each[3] for each in taken) + BELOW
    return 0.0, ceil((lowest - top) / GRID) * GRID


def beside_the_rest(circuit: Circuit, ids: Collection[str]) -> dict[str, Place]:
    """Where some nodes stand, all moved alike, so that they cover nothing of the rest, no wire."""
    part = [id_ for id_ in ids if id_ in circuit.places]
    rest = replace(circuit, nodes=without(circuit.nodes, part))
    rooms_of_part = [room_of(circuit.nodes[i], circuit.label(i), circuit.places[i]) for i in part]
    dx, dy = free_shift(taken(rest), rooms_of_part)
    return {id_: (circuit.places[id_][0] + dx, circuit.places[id_][1] + dy) for id_ in part}


def shift_below(taken: Sequence[Box], part: Sequence[Box]) -> Place:
    """By how much a part has to be moved to stand below everything, where no wire crosses it."""
    if not taken or not part:
        return 0.0, 0.0
    left, _, _, bottom = around(taken)
    part_left, part_top, _, _ = around(part)
    down = bottom + LAYER_GAP - part_top
    return round((left - part_left) / GRID) * GRID, ceil(down / GRID) * GRID


def group(
    document: Document, ids: Iterable[str], name: str, inside: str | None = None
) -> tuple[Document, str]:
    """Make a block of nodes, as `model.edits.grouping` does, with room inside it and around it."""
    from circuit_editor.model.edits import (
        grouping,  # when somebody groups: the window opens without
    )

    document, instance = grouping.group(document, ids, name, inside)
    interface = blocks.circuit_of(document, inside).nodes[instance].interface
    assert interface is not None
    block = _with_room_for_ports(document.blocks[interface.block])
    document = replace(document, blocks=document.blocks.set(interface.block, block))
    return make_room(document, instance, inside), instance


def make_room(document: Document, instance: str, inside: str | None = None) -> Document:
    """Place a block amid the gates it was made of, or where there is room beside."""
    outer = blocks.circuit_of(document, inside)
    place = _place_of_group(document, outer, instance)
    if outer.places[instance] == place:
        return document
    places = outer.places.set(instance, place)
    return blocks.with_circuit(document, inside, replace(outer, places=places))


def open_up(
    document: Document, instance: str, inside: str | None = None
) -> tuple[Document, list[str]]:
    """Ungroup a block, and make room for its gates; and their ids.

    Where it stands as grouping left it they return to their places; else their middle is where its
    own was, or where that is too near to others, its left edge stays and these are pushed aside.
    """
    from circuit_editor.model.edits.ungrouping import ungroup

    before = blocks.circuit_of(document, inside)
    was_left = before.places[instance] == _place_of_group(document, before, instance)
    at = _middle(document, before, instance) if was_left else None
    opened, ids = ungroup(document, instance, inside, at)
    circuit = blocks.circuit_of(opened, inside)
    if not _lie_on_others(circuit, ids, body_of if was_left else box_of):
        return opened, ids
    opened, ids = _ungroup_closely(document, instance, inside)
    circuit = blocks.circuit_of(opened, inside)
    body = body_of(before, instance)
    left, top, right, bottom = around([body_of(circuit, id_) for id_ in ids])
    by = ceil((body[0] - left) / GRID) * GRID
    places = {id_: (circuit.places[id_][0] + by, circuit.places[id_][1]) for id_ in ids}
    places |= _others_beside(before, instance, (left + by, top, right + by, bottom))
    circuit = replace(circuit, places=with_items(circuit.places, places.items()))
    return blocks.with_circuit(opened, inside, circuit), ids


def place_for_port(circuit: Circuit, kind: str) -> Place:
    """A free place for one more port: below the others, left or right of everything."""
    gates = [id_ for id_, each in circuit.nodes.items() if not each.gate.is_port]
    ports = [circuit.places[id_] for id_, each in circuit.nodes.items() if each.kind == kind]
    if ports:
        x, y = max(x for x, _ in ports), max(y for _, y in ports) + PORTS_APART
    else:
        left, top, right, bottom = around([box_of(circuit, id_) for id_ in gates])
        half = _port_width("") / 2 + TO_GATES
        x = _on_grid(left - half if kind == INLET else right + half)
        y = (top + bottom) / 2
    return free_place(circuit, Node(kind), "", (x, _on_grid(y)))


# Parts ---------------------------------------------------------------------------------------


def _middle(document: Document, outer: Circuit, instance: str) -> Place:
    """The middle of the gates in a block, at the places they keep in there."""
    from circuit_editor.model.edits import grouping

    interface = outer.nodes[instance].interface
    assert interface is not None
    inner = document.blocks[interface.block].circuit
    return grouping.centre_of(
        inner, [id_ for id_, each in inner.nodes.items() if not each.gate.is_port]
    )


def _ungroup_closely(
    document: Document, instance: str, inside: str | None
) -> tuple[Document, list[str]]:
    """Ungroup a block, its gates as near to each other as in a frame; other uses stay."""
    from circuit_editor.layout.places.compact_inside import places_inside
    from circuit_editor.model.edits.ungrouping import ungroup

    interface = blocks.circuit_of(document, inside).nodes[instance].interface
    assert interface is not None
    drawn = document.blocks[interface.block]
    close = replace(drawn, circuit=replace(drawn.circuit, places=places_inside(drawn.circuit)))
    closer = replace(document, blocks=document.blocks.set(interface.block, close))
    opened, ids = ungroup(closer, instance, inside)
    if interface.block in opened.blocks:
        opened = replace(opened, blocks=opened.blocks.set(interface.block, drawn))
    return opened, ids


def _lie_on_others(
    circuit: Circuit, ids: Iterable[str], room: Callable[[Circuit, str], Box]
) -> bool:
    mine = set(ids)
    others = [room(circuit, id_) for id_ in circuit.nodes if id_ not in mine]
    return any(overlap(room(circuit, id_), other) for id_ in mine for other in others)


def _others_beside(circuit: Circuit, instance: str, after: Box) -> dict[str, Place]:
    """Where a block's neighbours stand that it would meet, or push, if it were that large."""
    from circuit_editor.layout.space.push_aside import push_aside  # for who ungroups

    nodes = circuit.nodes
    moves = push_aside(
        {id_: body_of(circuit, id_) for id_ in nodes},
        instance,
        after,
        [(source.node, target.node) for target, source in circuit.wires.items()],
        [id_ for id_, each in nodes.items() if each.gate.is_source],
        step=GRID,
    )
    places = circuit.places
    return {id_: (places[id_][0] + dx, places[id_][1] + dy) for id_, (dx, dy) in moves.items()}


def _place_of_group(document: Document, outer: Circuit, instance: str) -> Place:
    others = replace(outer, nodes=without(outer.nodes, [instance]))
    _, y = middle = _middle(document, outer, instance)
    x = _between_neighbours(outer, instance, middle)
    mine = _box(outer.nodes[instance], outer.label(instance), (x, y))
    dx, dy = free_shift(boxes(others), [mine])
    return x + dx, y + dy


def _between_neighbours(circuit: Circuit, instance: str, middle: Place) -> float:
    """How far right a block stands: behind what feeds it, before what it feeds, where it can."""
    fed = [target.node for target, source in circuit.wires.items() if source.node == instance]
    feeding = [source.node for source in circuit.sources(instance) if source is not None]
    half = LAYER_GAP + node_size(circuit.nodes[instance], "")[0] / 2
    x = middle[0]
    first = max((box_of(circuit, id_)[2] + half for id_ in feeding), default=x)
    last = min((box_of(circuit, id_)[0] - half for id_ in fed), default=max(x, first))
    return min(max(x, first), last) if first <= last else (first + last) / 2


def _with_room_for_ports(block: Block) -> Block:
    """The ports beside the gates, apart from each other, each level with what it is wired to."""
    circuit = block.circuit
    gates = [id_ for id_, each in circuit.nodes.items() if not each.gate.is_port]
    left, _, right, _ = around([box_of(circuit, id_) for id_ in gates])
    level = group_by_key(
        (here.node, circuit.places[there.node][1])
        for target, source in circuit.wires.items()
        for here, there in ((source, target), (target, source))
    )
    places: dict[str, Place] = {}
    for side, ports, edge in ((-1, block.inputs, left), (1, block.outputs, right)):
        if not ports:
            continue
        width = max(_port_width(circuit.label(id_)) for id_ in ports)
        aside = TO_GATES + FAN * (len(ports) - 1) + width / 2
        heights = [float(np.mean(level.get(id_, [0.0]))) for id_ in ports]
        places |= {
            id_: (edge + side * aside, y) for id_, y in zip(ports, _apart(heights), strict=True)
        }
    return replace(
        block, circuit=replace(circuit, places=with_items(circuit.places, places.items()))
    )


def _apart(wanted: list[float]) -> list[float]:
    """Heights in this order, none too near to the next, all together as near as can be."""
    placed: list[float] = []
    for height in wanted:
        placed.append(max(height, placed[-1] + PORTS_APART) if placed else height)
    too_low = sum(a - b for a, b in zip(placed, wanted, strict=True)) / len(wanted)
    return [height - too_low for height in placed]


def _port_width(label: str) -> float:
    return node_size(Node(INLET), label)[0]


def _box(node: Node, label: str, place: Place) -> Box:
    (x, y), (width, height) = place, node_size(node, label)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2 + CAPTION_HEIGHT


def _on_grid(x: float) -> float:
    return round(x / GRID) * GRID


@cache
def _steps() -> list[Place]:
    """All moves within reach, the nearest first; down before up, right before left."""
    moves = [
        (SIDEWAYS * abs(dx) + abs(dy), dy < 0, dx < 0, dx * GRID, dy * GRID)
        for dx in range(-REACH, REACH + 1)
        for dy in range(-REACH, REACH + 1)
        if max(abs(dx), abs(dy)) <= NEAR or (dx % COARSE == 0 and dy % COARSE == 0)
    ]
    return [(dx, dy) for *_, dx, dy in sorted(moves)]
