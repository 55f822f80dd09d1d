"""What stands in frames that do not hold it."""

from __future__ import annotations

from circuit_editor.layout.sizes import room_of
from circuit_editor.layout.space.boxes import Box, overlap
from circuit_editor.layout.space.frame_boxes import frame_boxes, room_in
from circuit_editor.model import Circuit, Document, records


def rooms_of(circuit: Circuit) -> dict[str, Box]:
    """The room of each node with its numbers, and of each note."""
    nodes = {
        id_: room_of(node, circuit.label(id_), circuit.places[id_])
        for id_, node in circuit.nodes.items()
    }
    return nodes | {id_: room_in(circuit, id_, {}, {}) for id_ in circuit.notes}


def strangers(document: Document) -> set[tuple[str, str]]:
    """Each frame with what stands in it, or across its edge, that it does not hold."""
    circuit = document.root
    boxes, within = frame_boxes(circuit), records.holders(circuit)
    return {
        (frame, id_)
        for frame, box in boxes.items()
        for id_, room in (rooms_of(circuit) | boxes).items()
        if overlap(box, room)
        and id_ != frame
        and frame not in records.around(within, id_)
        and id_ not in records.around(within, frame)
    }
