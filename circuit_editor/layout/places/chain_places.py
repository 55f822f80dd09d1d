"""Places for blocks in the place of chains: room for each, and no gap where its chain was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from circuit_editor.dataclass import replace
from circuit_editor.layout.places.tidy import careful_cells, tidy
from circuit_editor.layout.sizes import GRID, node_size
from circuit_editor.layout.space.boxes import around
from circuit_editor.layout.space.close_gaps import close_gaps
from circuit_editor.layout.space.free_space import body_of
from circuit_editor.layout.space.push_aside import push_aside
from circuit_editor.model import Circuit, Document, Place, blocks

if TYPE_CHECKING:
    from circuit_editor.model.chains import GateChain


def share_chains(
    document: Document, chains: Sequence[GateChain], name: str, inside: str | None = None
) -> tuple[Document, list[str]]:
    """Make chains uses of one block, as `model.edits.share_chains` does, with room around each.

    A circuit that stands as `tidy` put it is tidied again. In any other a block begins where its
    chain began, at the height of its gates, and what the chains fed moves up.
    """
    from circuit_editor.model.edits import share_chains as edit  # for whoever makes blocks

    before = blocks.circuit_of(document, inside)
    is_tidy = bool(careful_cells(before)) and tidy(before) == before.places
    document, uses = edit.share_chains(document, chains, name, inside)
    after = blocks.circuit_of(document, inside)
    places = tidy(after) if is_tidy else _in_place(before, after, chains, uses)
    circuit = replace(after, places=after.places.update(places))
    return blocks.with_circuit(document, inside, circuit), uses


def _in_place(
    before: Circuit, after: Circuit, chains: Sequence[GateChain], uses: Sequence[str]
) -> dict[str, Place]:
    """Where all stand when each use stands where its chain did."""
    places = dict(after.places)
    sources = [id_ for id_, each in after.nodes.items() if each.gate.is_source]
    wires = [(source.node, target.node) for target, source in after.wires.items()]
    old = {
        use: around([body_of(before, id_) for id_ in chain.nodes])
        for use, chain in zip(uses, chains, strict=True)
    }
    boxes = {id_: old.get(id_) or body_of(after, id_) for id_ in after.nodes}
    freed: dict[str, float] = {}
    for use in uses:
        left, top, right, bottom = boxes[use]
        width, height = node_size(after.nodes[use], after.label(use))
        middle = (top + bottom) / 2
        body = left, middle - height / 2, left + width, middle + height / 2
        for id_, (dx, dy) in push_aside(boxes, use, body, wires, sources, GRID).items():
            west, north, east, south = boxes[id_]
            boxes[id_] = west + dx, north + dy, east + dx, south + dy
        boxes[use] = body
        freed[use] = max(0.0, right - body[2])
    for id_, by in close_gaps(boxes, freed, wires, sources, GRID).items():
        west, north, east, south = boxes[id_]
        boxes[id_] = west - by, north, east - by, south
    for id_, (west, north, east, south) in boxes.items():
        places[id_] = (west + east) / 2, (north + south) / 2
    return places
