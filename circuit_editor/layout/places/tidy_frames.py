"""Tidy places where there are titled frames: what a frame holds stands together, nothing between.

A frame is laid out as a block is that is opened in place: its inside for itself, then the rest with
a card in its stead, which grows to the frame's size and pushes aside what is in its way. A frame
that a wire leaves and enters again, through others, is laid out with these, and drawn together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.gates.kinds import BLOCK
from circuit_editor.layout.sizes import GRID, node_size, snap
from circuit_editor.layout.space.boxes import Box, around, box_at
from circuit_editor.layout.space.frame_boxes import needed_box
from circuit_editor.layout.space.push_aside import push_aside
from circuit_editor.model import Circuit, Node, Pin, Place, records
from circuit_editor.model.document import BlockInterface, Port, TitledFrame
from circuit_editor.model.graph import group_by_key
from circuit_editor.model.wiring import find_loop

LayOut: TypeAlias = Callable[[Circuit], Mapping[str, Place]]  # of a circuit without frames


class _Inside(NamedTuple):
    """Places of the nodes in a frame, and its box around them."""

    places: Mapping[str, Place]
    box: Box


def tidy_in_frames(circuit: Circuit, lay_out: LayOut, inside: LayOut) -> Map[str, Place]:
    """A place for every node: `lay_out` finds those of the whole, `inside` those in each frame.

    Frames count that hold nodes of this circuit alone.
    """
    frames = _whole_frames(circuit)
    insides: dict[str, _Inside] = {}
    apart: dict[str, _Inside] = {}
    outer = replace(circuit, frames=Map())
    for frame, nodes in frames.items():
        laid = _lay_out_inside(circuit, frame, nodes, inside)
        contracted = _contract(outer, frame, laid)
        if find_loop(contracted) is None:
            outer, insides[frame] = contracted, laid
        else:
            apart[frame] = laid
    places = dict(_open(outer, lay_out(outer), insides))
    for frame, laid in apart.items():
        places |= _around_middle(laid, [places[id_] for id_ in frames[frame]])
    return Map({id_: places[id_] for id_ in circuit.nodes})


def _whole_frames(circuit: Circuit) -> dict[str, list[str]]:
    """The outermost frames all of whose nodes are there, each with these, in a fixed order."""
    within = records.holders(circuit)
    found: dict[str, list[str]] = {}
    for id_ in sorted(circuit.frames, key=lambda each: len(records.around(within, each))):
        if not found.keys().isdisjoint(records.around(within, id_)):
            continue
        own = records.own_ids(circuit)
        held = sorted(records.held_within(circuit, [id_]) - own.keys())
        if held and all(each in circuit.nodes for each in held):
            found[id_] = held
    return dict(sorted(found.items()))


def _lay_out_inside(circuit: Circuit, frame: str, nodes: list[str], inside: LayOut) -> _Inside:
    """Lay out what a frame holds, frames inside of it first."""
    own = {*nodes}
    held = records.held_within(circuit, [frame])
    frames = {id_: each for id_, each in circuit.frames.items() if id_ in held and id_ != frame}
    part = replace(
        circuit,
        nodes=Map({id_: circuit.nodes[id_] for id_ in nodes}),
        wires=Map(
            {to: out for to, out in circuit.wires.items() if to.node in own and out.node in own}
        ),
        frames=Map(frames),
    )
    places = tidy_in_frames(part, inside, inside) if frames else inside(part)
    placed = replace(part, places=Map(places), frames=_tight(frames))
    boxes: dict[str, Box] = {}
    for id_ in _innermost_first(placed):
        boxes[id_] = needed_box(placed, placed.frames[id_].nodes, {}, boxes) or _body_of(
            placed, nodes[0]
        )
    box = needed_box(placed, circuit.frames[frame].nodes, {}, boxes)
    assert box is not None
    return _Inside(places, box)


def _tight(frames: Mapping[str, TitledFrame]) -> Map[str, TitledFrame]:
    return Map({id_: each._replace(size=(0.0, 0.0)) for id_, each in frames.items()})


def _innermost_first(circuit: Circuit) -> list[str]:
    within = records.holders(circuit)
    return sorted(circuit.frames, key=lambda id_: (-len(records.around(within, id_)), id_))


def _contract(circuit: Circuit, frame: str, laid: _Inside) -> Circuit:
    """The circuit with a card in the place of what a frame holds, its ports as high as in there."""

    def height(pin: Pin) -> tuple[float, str, str]:
        return laid.places[pin.node][1], pin.node, pin.port

    def is_in(pin: Pin) -> bool:
        return pin.node in laid.places

    entering = group_by_key(
        (out, to) for to, out in circuit.wires.items() if is_in(to) and not is_in(out)
    )
    leaving = {out for to, out in circuit.wires.items() if is_in(out) and not is_in(to)}
    sources = sorted(entering, key=lambda out: min(map(height, entering[out])))
    interface = BlockInterface(
        frame,
        "",
        tuple(Port(f"in{at}", "") for at in range(len(sources))),
        tuple(Port(f"{each.node}.{each.port}", "") for each in sorted(leaving, key=height)),
    )

    def outside(out: Pin) -> Pin:
        return Pin(frame, f"{out.node}.{out.port}") if is_in(out) else out

    wires = {to: outside(out) for to, out in circuit.wires.items() if not is_in(to)}
    wires |= {Pin(frame, f"in{at}"): out for at, out in enumerate(sources)}
    nodes = {id_: each for id_, each in circuit.nodes.items() if id_ not in laid.places}
    return replace(
        circuit,
        nodes=Map({**nodes, frame: Node(BLOCK, interface=interface)}),
        wires=Map(wires),
    )


def _open(
    circuit: Circuit, places: Mapping[str, Place], insides: Mapping[str, _Inside]
) -> dict[str, Place]:
    """The places of all nodes when the cards have grown to the sizes of their frames."""
    circuit = replace(circuit, places=Map(places))
    boxes = {id_: _body_of(circuit, id_) for id_ in circuit.nodes}
    wires = [(source.node, target.node) for target, source in circuit.wires.items()]
    sources = [id_ for id_, node in circuit.nodes.items() if node.gate.is_source]
    found = dict(places)
    for frame in sorted(insides, key=lambda id_: (places[id_], id_)):
        left, top, right, bottom = insides[frame].box
        (begin, upper, _, lower), height = boxes[frame], bottom - top
        upper = snap((upper + lower - height) / 2)
        after = begin, upper, begin + right - left, upper + height
        moves = push_aside(boxes, frame, after, wires, sources, GRID)
        for id_, (dx, dy) in moves.items():
            found[id_] = found[id_][0] + dx, found[id_][1] + dy
            x0, y0, x1, y1 = boxes[id_]
            boxes[id_] = x0 + dx, y0 + dy, x1 + dx, y1 + dy
        boxes[frame] = after
    for frame, laid in insides.items():
        dx, dy = (snap(boxes[frame][at] - laid.box[at]) for at in (0, 1))
        del found[frame]
        found |= {id_: (x + dx, y + dy) for id_, (x, y) in laid.places.items()}
    return found


def _around_middle(laid: _Inside, places: list[Place]) -> dict[str, Place]:
    """What was laid out, its middle where the middle of these places is."""
    left, top, right, bottom = around([(x, y, x, y) for x, y in places])
    dx = snap((left + right - laid.box[0] - laid.box[2]) / 2)
    dy = snap((top + bottom - laid.box[1] - laid.box[3]) / 2)
    return {id_: (x + dx, y + dy) for id_, (x, y) in laid.places.items()}


def _body_of(circuit: Circuit, id_: str) -> Box:
    return box_at(circuit.places[id_], node_size(circuit.nodes[id_], circuit.label(id_)))
