"""Room for nodes whose tiles become larger: an edit lets an array leave them, or a longer one."""

from __future__ import annotations

from circuit_editor.layout.sizes import SNAP, node_size, room_of, snap
from circuit_editor.layout.space.boxes import Box, overlap
from circuit_editor.layout.space.push_aside import push_aside
from circuit_editor.model import Circuit, Place


def places_with_room(before: Circuit, after: Circuit) -> dict[str, Place]:
    """New places of nodes that became larger or smaller, and of what they would stand on.

    Both circuits have the same places, and their nodes the shapes of their arrays. What changed
    keeps its left edge, where its wires arrive; others go aside where they must, and no farther.
    """
    changed = [
        id_
        for id_, node in after.nodes.items()
        if id_ in before.nodes and before.nodes[id_].shape != node.shape
    ]
    places = {id_: after.places[id_] for id_ in after.nodes}
    boxes = {
        id_: room_of((before if id_ in changed else after).nodes[id_], after.label(id_), place)
        for id_, place in places.items()
    }
    wires = [(source.node, target.node) for target, source in after.wires.items()]
    sources = [id_ for id_, node in after.nodes.items() if node.gate.is_source]
    for id_ in sorted(changed, key=lambda each: (places[each], each)):
        label, (x, y) = after.label(id_), places[id_]
        (old, _), (new, _) = (node_size(each.nodes[id_], label) for each in (before, after))
        places[id_] = snap(x + (new - old) / 2), y
        room = room_of(after.nodes[id_], label, places[id_])
        if any(overlap(room, box) for each, box in boxes.items() if each != id_):
            for each, (dx, dy) in push_aside(boxes, id_, room, wires, sources, SNAP).items():
                x, y = places[each]
                places[each] = x + dx, y + dy
                boxes[each] = _shifted(boxes[each], dx, dy)
        boxes[id_] = room
    return {id_: place for id_, place in places.items() if place != after.places[id_]}


def _shifted(box: Box, dx: float, dy: float) -> Box:
    left, top, right, bottom = box
    return left + dx, top + dy, right + dx, bottom + dy
