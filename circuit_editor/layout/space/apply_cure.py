"""The edit that a cure of shapes is, with room for the gate that it puts on a wire."""

from __future__ import annotations

from circuit_editor.dataclass import replace
from circuit_editor.gates import kinds
from circuit_editor.gates.cures import Cure, CureKind
from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.layout.space.room_on_wire import room_on_wire
from circuit_editor.model import Document, Pin, edits
from circuit_editor.model.edits.array_shapes import fit_into
from circuit_editor.model.edits.replace_gate import replace_gate
from circuit_editor.model.edits.splice import insert_on_wire, readers_of
from circuit_editor.model.fresh_names import fresh_id


def apply_cure(document: Document, id_: str, cure: Cure) -> Document:
    """The document after a cure at a gate of its root, or at the flag."""
    root = document.root
    gate = root.nodes[id_].gate
    target = Pin(id_, gate.inputs[cure.place])
    if cure.kind is CureKind.SWAP:
        wires = [root.wires[Pin(id_, port)] for port in gate.inputs]
        for port, source in zip(gate.inputs, reversed(wires), strict=True):
            document = edits.connect(document, source, Pin(id_, port))
        return document
    if cure.kind is CureKind.OPTION:
        assert cure.option is not None
        return edits.set_option(document, id_, *cure.option)
    if cure.kind is CureKind.REPLACE:
        return replace_gate(document, id_, cure.gate)
    if cure.kind is CureKind.TRANSPOSE:
        return _through(document, kinds.TRANSPOSE, target)
    if cure.kind is CureKind.REDUCE:
        return _through(document, cure.gate, target)
    source = root.wires[target]
    held = root.values.get(source.node)
    if held is not None and readers_of(root, source) == [target]:
        return edits.set_value(document, source.node, fit_into(held.array, cure.shape))
    return _through(document, kinds.RESHAPE, target, {"shape": cure.shape})


def _through(
    document: Document, kind: str, target: Pin, attrs: dict[str, object] | None = None
) -> Document:
    """The document with one more gate on the wire that arrives at an input.

    All have the room of the tiles that they are drawn with, but for what has some only now.
    """
    root, drawn = document.root, root_as_drawn(document).nodes
    (x0, y0), (x1, y1) = root.places[root.wires[target].node], root.places[target.node]
    wanted = (x0 + x1) / 2, (y0 + y1) / 2
    id_ = fresh_id(document, kind)
    document = edits.add(document, id_, kind, wanted, attrs=attrs)
    document = insert_on_wire(document, id_, target)
    drawn = drawn.set(id_, root_as_drawn(document).nodes[id_])
    seen = replace(document.root, nodes=drawn, places=document.root.places.set(id_, wanted))
    return edits.move(document, room_on_wire(seen, id_, target, wanted, {}))
