"""The edit that makes a gate one of another kind, where it stands, with its wires and its name."""

from __future__ import annotations

from circuit_editor.dataclass import replace
from circuit_editor.gates import Gate
from circuit_editor.model.document import Document, Pin, node
from circuit_editor.model.edits.basic import connect, disconnect
from circuit_editor.model.edits.bends import with_bends_of


def fits_in_place(old: Gate, new: Gate) -> bool:
    """True for another gate with as many inputs and outputs."""
    is_alike = len(old.inputs) == len(new.inputs) and len(old.outputs) == len(new.outputs)
    return is_alike and bool(new.inputs) and old.kind != new.kind


def replace_gate(document: Document, id_: str, kind: str) -> Document:
    """Give a gate another kind that has as many inputs and outputs; wires stay, in their order.

    Constants inside that both kinds have keep their numbers.
    """
    root = document.root
    old = root.nodes[id_]
    if old.kind == kind:
        return document
    new = replace(node(kind, old.attrs), sorts_as=old.sorts_as)
    arriving = {
        Pin(id_, after): root.wires.get(Pin(id_, before))
        for before, after in zip(old.gate.inputs, new.gate.inputs, strict=True)
    }
    ports = dict(zip(old.gate.outputs, new.gate.outputs, strict=True))
    leaving = {
        target: Pin(id_, ports[source.port])
        for target, source in root.wires.items()
        if source.node == id_
    }
    gone = [Pin(id_, port) for port in {*old.gate.inputs} - {*new.gate.inputs}]
    document = disconnect(document, [pin for pin in gone if pin in root.wires])
    document = replace(
        document, root=replace(document.root, nodes=document.root.nodes.set(id_, new))
    )
    for target, driver in (*arriving.items(), *leaving.items()):
        if driver is not None:
            document = connect(document, driver, target)
    olds = zip(arriving, (Pin(id_, port) for port in old.gate.inputs), strict=True)
    kept = {target: [before] for target, before in olds} | {target: [target] for target in leaving}
    return with_bends_of(document, root, kept)
