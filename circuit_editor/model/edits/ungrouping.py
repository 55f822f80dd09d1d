"""Ungrouping: the gates of a block stand in its place again. The inverse of grouping."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.gates.kinds import INLET, INPUT
from circuit_editor.model import blocks, records
from circuit_editor.model.block_names import taken_by_blocks
from circuit_editor.model.document import (
    Block,
    BlockInterface,
    Circuit,
    Document,
    Pin,
    Place,
    node,
    with_items,
    without,
)
from circuit_editor.model.edits.bends import bends_opened
from circuit_editor.model.edits.copy_paste import Way, copy_block, rekey
from circuit_editor.model.edits.grouping import centre_of
from circuit_editor.model.fresh_names import free_block_name, free_label, numbered_labels
from circuit_editor.model.naming import list_names
from circuit_editor.model.sort_keys import has_copies, of_original, sort_id
from circuit_editor.model.wiring import natural
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence


def why_not_ungroup(
    document: Document, instance: str, inside: str | None = None
) -> Sentence | None:
    """Why the gates of a block cannot take its place, or None where they can.

    What a port without wire and default feeds has no value. A wire cannot say so without the port:
    where it leads to another block's port that has a default, that would count instead.
    """
    outer = blocks.circuit_of(document, inside)
    interface = outer.nodes[instance].interface
    assert interface is not None
    inner = document.blocks[interface.block].circuit
    lacking = {
        port.id
        for port in interface.inputs
        if not port.has_default and Pin(instance, port.id) not in outer.wires
    }
    for target, source in sorted(inner.wires.items()):
        if source.node in lacking and _has_default(inner, target):
            return _default_would_count(interface, source.node, inner, target)
    for target, source in sorted(outer.wires.items()):
        if source.node == instance and _has_default(outer, target):
            behind = inner.wires.get(Pin(source.port, "x"))
            if behind is None:
                return _default_would_count(interface, source.port, outer, target)
            if behind.node in lacking:
                return _default_would_count(interface, behind.node, outer, target)
    return None


def ungroup(
    document: Document, instance: str, inside: str | None = None, at: Place | None = None
) -> tuple[Document, list[str]]:
    """Put the gates of a block in its place; and their ids. The inverse of `group`.

    The gates keep their ids where nothing else uses the definition. A port to which nothing is
    wired, but that has a default, becomes an input with this value. The middle of the gates comes
    to stand `at` a place, the block's own unless told. The caller has asked `why_not_ungroup`.
    """
    opened = blocks.circuit_of(document, inside).nodes[instance]
    interface = opened.interface
    assert interface is not None
    block, fresh = document.blocks[interface.block], {}
    is_copied = _placed(document, interface.block) > 1
    if is_copied:
        copy = copy_block(document, block)
        block, fresh = copy.block, dict(copy.fresh)

    def without_instance(way: Way) -> Way:
        if way[0] != instance or len(way) == 1:
            return way
        return (fresh.get(way[1], way[1]), *way[2:])

    document = rekey(document, inside, without_instance)
    outer, inner = blocks.circuit_of(document, inside), block.circuit
    drivers = {
        inlet: outer.wires.get(Pin(instance, port.id))
        for inlet, port in zip(block.inputs, interface.inputs, strict=True)
    }
    inputs = {id_ for id_, driver in drivers.items() if driver is None and id_ in inner.values}
    chunk = frozenset(id_ for id_, each in inner.nodes.items() if not each.gate.is_port)
    kept = chunk | inputs
    made = {id_: node(INPUT) if id_ in inputs else inner.nodes[id_] for id_ in kept}
    outside = sort_id(instance, opened)
    if outside and (is_copied or has_copies(document)):
        made = {
            id_: replace(each, sorts_as=of_original(id_, inner.nodes[id_], outside))
            for id_, each in made.items()
        }
    (x, y), (across, down) = at or outer.places[instance], centre_of(inner, chunk)
    dx, dy = x - across, y - down
    beside = records.open_block(outer, inner, instance, kept, (dx, dy))
    beside["labels"] = _labels_opened(outer, inner, instance, kept)
    around = outer
    wires = _wires_opened(outer, block, interface, instance, drivers, kept)
    outer = replace(
        outer,
        nodes=outer.nodes.delete(instance).update(made),
        wires=wires,
        extra=_extra_opened(outer, inner, instance, kept, wires),
        **beside,
    )
    outer = replace(outer, **bends_opened(around, inner, instance, outer, (dx, dy)))
    document = blocks.without_unused_blocks(blocks.with_circuit(document, inside, outer))
    return blocks.without_stale_paths(document), sorted(kept, key=natural)


def _wires_opened(
    outer: Circuit,
    block: Block,
    interface: BlockInterface,
    instance: str,
    drivers: Mapping[str, Pin | None],
    kept: frozenset[str],
) -> Map[Pin, Pin]:
    """The wires when a block is gone: through its ports, from gate to gate."""
    inner = block.circuit

    def driver(pin: Pin | None) -> Pin | None:
        return pin if pin is None or pin.node in kept else drivers[pin.node]

    behind = {
        port.id: driver(inner.wires.get(Pin(outlet, "x")))
        for outlet, port in zip(block.outputs, interface.outputs, strict=True)
    }
    gone = [
        target for target, source in outer.wires.items() if instance in (target.node, source.node)
    ]
    fed = [(target, behind[outer.wires[target].port]) for target in gone if target.node != instance]
    inside = [
        (target, driver(source)) for target, source in inner.wires.items() if target.node in kept
    ]
    return with_items(
        without(outer.wires, gone),
        [(target, source) for target, source in [*fed, *inside] if source is not None],
    )


def _labels_opened(
    outer: Circuit, inner: Circuit, instance: str, kept: frozenset[str]
) -> Map[str, str]:
    """The labels when a block is gone; an input or a block whose name is taken gets a number."""
    labels = without(outer.labels, [instance])
    called = taken_by_blocks(replace(outer, nodes=without(outer.nodes, [instance])))
    sources = _sources(outer, inner)
    for id_ in sorted(kept, key=natural):
        label = inner.label(id_)
        if inner.nodes[id_].gate.is_source or inner.nodes[id_].gate.is_port:
            label = inner.name(id_)
            rivals = Circuit(labels=Map({n: each for n, each in labels.items() if n in sources}))
            label = free_label(rivals, itertools.chain([label], numbered_labels(label)))
        elif label and inner.nodes[id_].gate.is_block:
            label = free_block_name(called, label)
            called.add(label)
        if label:
            labels = labels.set(id_, label)
    return labels


def _sources(*circuits: Circuit) -> set[str]:
    return {
        id_
        for circuit in circuits
        for id_, each in circuit.nodes.items()
        if each.gate.is_source or each.kind == INLET
    }


def _extra_opened(
    outer: Circuit, inner: Circuit, instance: str, kept: frozenset[str], wires: Map[Pin, Pin]
) -> Map[str, Any]:
    """Fields of a later version: those of gates and wires inside are the circuit's again."""
    if not (outer.extra or inner.extra):
        return outer.extra
    inside = {f"nodes.{id_}" for id_ in kept}
    inside |= {f"wires.{target}" for target in wires if target.node in kept}
    mine = [(key, fields) for key, fields in inner.extra.items() if key in inside]
    stale = [
        key
        for key in outer.extra
        if key == f"nodes.{instance}" or key.startswith(f"wires.{instance}.")
    ]
    return with_items(without(outer.extra, stale), mine)


def _placed(document: Document, definition: str) -> int:
    """How many instances of a definition are drawn, in whatever circuit."""
    return sum(
        interface.block == definition
        for each in [document.root, *(block.circuit for block in document.blocks.values())]
        for _, interface in blocks.instances_in(each)
    )


def _has_default(circuit: Circuit, pin: Pin) -> bool:
    interface = circuit.nodes[pin.node].interface
    return interface is not None and interface.port(pin.port).has_default


def _default_would_count(
    interface: BlockInterface, port: str, circuit: Circuit, pin: Pin
) -> Sentence:
    """Say which port of a block lacks its wire, and whose default would count without it."""
    other = circuit.nodes[pin.node].interface
    assert other is not None
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            'Nothing is wired to the port "{port}" of the block {block}. Without the block, the '
            'default of the port "{other}" of {node} would count there: wire "{port}" first.',
        ),
        port=interface.port(port).name,
        block=interface.name,
        other=other.port(pin.port).name,
        node=list_names(circuit, pin.node),
    )
