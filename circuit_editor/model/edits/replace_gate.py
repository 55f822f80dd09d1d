"""The edit that makes a gate one of another kind, where it stands, with its wires and its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from circuit_editor.dataclass import replace
from circuit_editor.gates import Gate
from circuit_editor.model.document import Document, Pin, node, without
from circuit_editor.model.edits.basic import connect, disconnect
from circuit_editor.model.edits.bends import with_bends_of


def fits_in_place(old: Gate, new: Gate) -> bool:
    """True for another gate with as many inputs and outputs."""
    is_alike = len(old.inputs) == len(new.inputs) and len(old.outputs) == len(new.outputs)
    return is_alike and bool(new.inputs) and old.kind != new.kind


def replace_gate(document: Document, id_: str, kind: str) -> Document:
    """Give a gate another kind that has as many inputs and outputs; wires stay, in their order.

    Constants inside that both kinds have keep their numbers. What else an unknown gate held is
    let go.
    """
    root = document.root
    old = root.nodes[id_]
    if old.kind == kind:
        return document
    attrs: Mapping[str, float] = old.attrs
    if old.placeholder is not None:
        attrs = _constants_of(root.extra.get(f"nodes.{id_}", {}))
        root = replace(root, extra=without(root.extra, [f"nodes.{id_}"]))
        document = replace(document, root=root)
    new = replace(node(kind, attrs), sorts_as=old.sorts_as)
    inputs = _ports(old.gate.inputs, new.gate.inputs)
    arriving = {
        Pin(id_, after): root.wires.get(Pin(id_, before)) for before, after in inputs.items()
    }
    ports = _ports(old.gate.outputs, new.gate.outputs)
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
    olds = zip(arriving, (Pin(id_, port) for port in inputs), strict=True)
    kept = {target: [before] for target, before in olds} | {target: [target] for target in leaving}
    return with_bends_of(document, root, kept)


def _ports(old: tuple[str, ...], new: tuple[str, ...]) -> dict[str, str]:
    """What each port becomes: those called the same stay, else all keep their order."""
    return (
        dict(zip(new, new, strict=True)) if {*old} == {*new} else dict(zip(old, new, strict=True))
    )


def _constants_of(extra: Mapping[str, Any]) -> Mapping[str, float]:
    """The constants that an unknown gate's record holds: those of a misspelt one are its own."""
    attrs = extra.get("attrs")
    if not isinstance(attrs, dict):
        return {}
    return {name: each for name, each in attrs.items() if type(each) in (int, float)}
