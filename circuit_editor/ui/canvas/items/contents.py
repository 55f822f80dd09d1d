"""The shapes and wires of a picture, made on whatever thread it is, and shown all at once.

A scene that is shown already is patched instead. Both make shapes and lay wires by the functions
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from circuit_editor.engine import PinIndex
from circuit_editor.layout.picture import Frame, Picture
from circuit_editor.layout.places.pin_order import exchanged_gates
from circuit_editor.model import Circuit, Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.canvas.items.nodes import NodeItems
from circuit_editor.ui.canvas.items.wires import Ends, Wires

if TYPE_CHECKING:
    from circuit_editor.engine.tape import Tape
    from circuit_editor.ui.canvas.paint_context import PaintContext


class Contents(NamedTuple):
    """The shapes and wires of one picture; these run straight on.

    `looked_up` has the gradients of the wires, in the order of `wires.rows()`.
    """

    picture: Picture
    nodes: NodeItems
    wires: Wires
    looked_up: PinIndex


def contents_of(picture: Picture, tape: Tape, scene: PaintContext) -> Contents:
    """The shapes and wires of a picture, for a scene, of which nothing is read.

    `tape` is that of the whole document: what is shown is the root.
    """
    circuit, nodes, wires = picture.circuit, NodeItems(), Wires()
    ids = sorted(circuit.nodes)
    nodes.add([shape_of(id_, circuit, picture.frames, scene) for id_ in ids])
    nodes.whole()  # which is kept
    for id_ in gates_to_exchange(ids, circuit, nodes):
        nodes[id_].exchanged = True
    at: dict[str, list[Pin]] = {}
    for target in circuit.wires:
        at.setdefault(target.node, []).append(target)
    # in the order of pins; to sort all at once would hold the interpreter for long
    targets = [target for id_ in ids for target in sorted(at.get(id_, ()))]
    wired = [(target, circuit.wires[target]) for target in targets]
    wires.add(wired, [ends_of(source, target, nodes) for target, source in wired])
    index = PinIndex(wires.rows())
    index.look_up(tape)
    return Contents(picture, nodes, wires, index)


def shape_of(
    id_: str, circuit: Circuit, frames: Mapping[str, Frame], scene: PaintContext
) -> NodeItem:
    """How a node looks."""
    node, label, place = circuit.nodes[id_], circuit.label(id_), circuit.places[id_]
    frame = frames.get(id_)
    if frame is not None:
        from circuit_editor.ui.canvas.items.block_item import FrameItem

        return FrameItem(id_, node, label, place, scene, frame)
    if node.placeholder is not None:
        from circuit_editor.ui.canvas.items.unknown_gate_item import UnknownGateItem

        return UnknownGateItem(id_, node, label, place, scene)
    if node.shape:
        from circuit_editor.ui.canvas.items.array_item import ArrayBlockItem, ArrayItem

        of_array = ArrayItem if node.interface is None else ArrayBlockItem
        return of_array(id_, node, label, place, scene)
    if node.interface is None:
        return NodeItem(id_, node, label, place, scene)
    from circuit_editor.ui.canvas.items.block_item import BlockItem

    return BlockItem(id_, node, label, place, scene)


def gates_to_exchange(gates: Iterable[str], circuit: Circuit, nodes: NodeItems) -> frozenset[str]:
    """Those of some gates whose inputs are drawn in the other order, for where wires come from."""

    def height_of(pin: Pin) -> float:
        shape = nodes[pin.node]
        if shape.node.interface is None:  # a gate's only output is in its middle
            return shape.place[1]
        return shape.place[1] + shape.start_offset(pin.port)[1]

    return exchanged_gates(circuit, height_of, gates)


def ends_of(source: Pin, target: Pin, nodes: NodeItems) -> Ends:
    """Where a wire between two pins leaves and arrives."""
    leaves, arrives = nodes[source.node], nodes[target.node]
    (x1, y1), (x2, y2) = leaves.place, arrives.place
    (dx1, dy1), (dx2, dy2) = leaves.start_offset(source.port), arrives.end_offset(target.port)
    return x1 + dx1, y1 + dy1, x2 + dx2, y2 + dy2
