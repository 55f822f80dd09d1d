"""Places for what a block holds when it is opened in place, notes and titled frames included."""

from __future__ import annotations

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.layout.places.annotation_places import place_annotations
from circuit_editor.layout.places.compact_inside import KEPT, places_inside
from circuit_editor.model import Circuit, Document

_annotated: dict[tuple[int, ...], tuple[Circuit, Circuit]] = {}


def placed_inside(circuit: Circuit) -> Circuit:
    """A block's inside with its nodes at these places, and notes and titled frames beside them."""
    placed = replace(circuit, places=places_inside(circuit))
    if not (circuit.notes or circuit.frames):
        return placed
    parts = placed.nodes, placed.wires, placed.labels, placed.places, placed.notes, placed.frames
    key = tuple(map(id, parts))
    found = _annotated.get(key)
    if found is None:
        if len(_annotated) >= KEPT:
            _annotated.clear()
        found = _annotated[key] = placed, _with_annotations(circuit, placed)
    return replace(
        placed, **{name: getattr(found[1], name) for name in ("notes", "frames", "places")}
    )


def _with_annotations(drawn: Circuit, placed: Circuit) -> Circuit:
    told = place_annotations(_without_ports(drawn), Document(_without_ports(placed))).root
    return replace(told, places=placed.places.update(told.places.items()))


def _without_ports(circuit: Circuit) -> Circuit:
    gates = {id_: each for id_, each in circuit.nodes.items() if not each.gate.is_port}
    wires = {
        target: source
        for target, source in circuit.wires.items()
        if target.node in gates and source.node in gates
    }
    return replace(circuit, nodes=Map(gates), wires=Map(wires))
