"""Frames as obstacles: wires run around blocks open in place, numbers clear of their ports.

Every wire runs on one floor: among the nodes of the circuit, or among those of one opened block.
On its floor a deeper frame is one thing to be passed, whatever stands in it.
"""

from __future__ import annotations

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.layout.picture import Picture
from circuit_editor.layout.routing.routes import MARGIN, KeptDetours, Router, node_boxes
from circuit_editor.layout.sizes import PORT_HEIGHT
from circuit_editor.layout.space.boxes import Box, Boxes
from circuit_editor.model import (
    INLET,
    Circuit,
    Node,
    Path,
    Pin,
    Place,
)
from circuit_editor.model.document import without

AROUND = 24.0  # from a frame to a wire that passes it, at least: its numbers stay off the edge
TITLE = 30.0  # the strip at the upper edge of a frame
EDGE = 1.0  # half of its line
OUTERMOST = ""


def end_of(shown: Picture, pin: Pin, *, leaving: bool) -> Place:
    """Where a wire that leaves a pin, or arrives at it, has its end, from the node's centre.

    Only for nodes that are open: inside the frame it ends at the port's tab.
    """
    frame, interface = shown.frames[pin.node], shown.circuit.nodes[pin.node].interface
    assert interface is not None
    is_inlet = any(pin.port == each.id for each in interface.inputs)
    return frame.inside(pin.port) if is_inlet == leaving else frame.ports[pin.port]


def floor_of(shown: Picture, source: Pin, target: Pin) -> str:
    """The frame among whose nodes a wire runs; "" for the circuit itself."""
    for pin, leaving in ((source, True), (target, False)):
        if pin.node in shown.frames:
            frame = shown.frames[pin.node]
            if end_of(shown, pin, leaving=leaving) != frame.ports[pin.port]:
                return pin.node
    return Path(source.node).around


def routers(shown: Picture, kept: KeptDetours | None = None) -> dict[str, Router]:
    """For each floor one that lays its wires clear of what stands there.

    `kept` are detours found before, in this drawing or in those before it.
    """
    floors: dict[str, Boxes[str]] = {id_: Boxes() for id_ in (OUTERMOST, *shown.frames)}
    circuit = shown.circuit
    for box, id_ in node_boxes(circuit, circuit.places, MARGIN).owned():
        (x, y), frame = circuit.places[id_], shown.frames.get(id_)
        floor = floors[Path(id_).around]
        if frame is None:
            floor.add(box, id_)
            continue
        half, above = frame.size[0] / 2 + MARGIN, frame.size[1] / 2 + AROUND
        floor.add((x - half, y - above, x + half, y + above), id_)
        for port in frame.ports:
            across, down = frame.tab(port)
            half, above = frame.tabs[port] / 2 + MARGIN, PORT_HEIGHT / 2 + MARGIN
            box = (x + across - half, y + down - above, x + across + half, y + down + above)
            floors[id_].add(box, id_)
    for box, id_ in _note_boxes(circuit):
        left, top, right, bottom = box
        around = left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN
        floors[OUTERMOST].add(around, id_)
    notes = frozenset(circuit.notes)
    return {floor: Router(found, kept, notes) for floor, found in floors.items()}


def walls(shown: Picture) -> list[Box]:
    """The edges of open blocks, titles, and notes: no number stands on them."""
    found = [box for box, _ in _note_boxes(shown.circuit)]
    if shown.circuit.frames:
        from circuit_editor.layout.space.frame_boxes import frame_boxes, written_title

        boxes = frame_boxes(shown.circuit, shown.frames)
        found += [written_title(box, shown.circuit.frames[id_].title) for id_, box in boxes.items()]
    for id_, frame in shown.frames.items():
        (x, y), (width, height) = shown.circuit.places[id_], frame.size
        left, top, right, bottom = x - width / 2, y - height / 2, x + width / 2, y + height / 2
        found += [
            (left, top, right, top + TITLE),
            (left, bottom - EDGE, right, bottom + EDGE),
            (left - EDGE, top, left + EDGE, bottom),
            (right - EDGE, top, right + EDGE, bottom),
        ]
    return found


def _note_boxes(circuit: Circuit) -> list[tuple[Box, str]]:
    """The room of every note, in the order of their ids."""
    if not circuit.notes:
        return []
    from circuit_editor.layout.labels.note_lines import note_box

    return [(note_box(circuit.notes[id_]), id_) for id_ in sorted(circuit.notes)]


def clear_of(shown: Picture) -> Circuit:
    """What numbers have to stand clear of: in place of each frame the edge about its ports."""
    if not shown.frames:
        return shown.circuit
    tabs: dict[str, tuple[str, Place]] = {}
    for id_, frame in shown.frames.items():
        x, y = shown.circuit.places[id_]
        for port, name in frame.names.items():
            across, down = frame.tab(port)
            for step in (-1, 0, 1):  # beside a steep wire its numbers stand above and below
                place = x + across, y + down + step * PORT_HEIGHT
                tabs[f"{id_}:{port}:{step}"] = name, place
    circuit = shown.circuit
    return replace(
        circuit,
        nodes=without(circuit.nodes, shown.frames).update(Map(dict.fromkeys(tabs, Node(INLET)))),
        labels=without(circuit.labels, shown.frames).update(
            {tab: name for tab, (name, _) in tabs.items()}
        ),
        places=circuit.places.update({tab: place for tab, (_, place) in tabs.items()}),
    )
