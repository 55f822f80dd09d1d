"""Unsharing: one instance of a shared block gets definitions that nothing else uses."""

from __future__ import annotations

from collections.abc import Callable

from circuit_editor.dataclass import replace
from circuit_editor.model import blocks, records
from circuit_editor.model.document import Document, Pin, with_items, without
from circuit_editor.model.edits.copy_paste import (
    CopiedBlock,
    Way,
    copy_block,
    copy_of,
    path_in_copy,
    rekey,
    rename_extra,
    with_definitions,
)
from circuit_editor.model.fresh_names import free_block_name
from circuit_editor.model.paths import Path, path_of
from circuit_editor.model.records import Choose


def make_unique(document: Document, where: Way) -> tuple[Document, Way]:
    """Give an instance, found by a way through blocks, definitions that nothing else uses.

    Every level on the way that has other uses is copied, the outermost first. Returns the way as
    it is called then: what stands in a copy has ids of its own.
    """
    way: list[str] = []
    waiting = list(where)
    while waiting:
        id_, *waiting = waiting
        inside = blocks.definition_at(document, way)
        interface = blocks.circuit_of(document, inside).nodes[id_].interface
        assert interface is not None
        if blocks.uses(document)[interface.block] > 1:
            copy = copy_block(document, document.blocks[interface.block])
            document = _with_own(document, inside, id_, copy)
            waiting[:1] = [copy.fresh[each] for each in waiting[:1]]
        way.append(id_)
    return document, tuple(way)


def keep_for_one(before: Document, document: Document, where: Way) -> tuple[Document, Way]:
    """What was done inside a shared block since `before`, kept for one of its uses alone.

    All others have back what they had, down to their own numbers and the wires at ports that are
    gone meanwhile. Returns the way to that use as it is called then, as `make_unique` does.
    """
    shared = blocks.definition_at(document, where)
    assert shared is not None
    if document.blocks[shared] == before.blocks[shared]:
        return make_unique(document, where)
    _, way = make_unique(before, where)
    result, (*outer, _) = make_unique(before, where[:-1])[0], way
    part = copy_of(document, blocks.circuit_at(document, where[:-1]), where[-1:])
    result, imported = with_definitions(_without_records(result, way), part)
    inside = blocks.definition_at(result, outer)
    circuit = blocks.circuit_of(result, inside)
    ports = imported[shared].fresh
    gone = [
        target
        for target, source in circuit.wires.items()
        if (target.node == way[-1] and target.port not in ports)
        or (source.node == way[-1] and source.port not in ports)
    ]
    circuit = replace(
        circuit, wires=without(circuit.wires, gone), **records.without_wires(circuit, gone)
    )
    result = blocks.with_circuit(result, inside, circuit)
    result = _with_own(result, inside, way[-1], imported[shared])

    def renamed(path: str) -> str:
        return path_in_copy(part.root, Path(where[-1]) / path, {where[-1]: way[-1]}, part, imported)

    result = blocks.without_unused_blocks(_with_records_of(result, way, document, where, renamed))
    for old, copy in imported.items():  # what stood in its place meanwhile had the first name
        names = [each.name for id_, each in result.blocks.items() if id_ != copy.id]
        result = blocks.rename_block(result, copy.id, free_block_name(names, part.blocks[old].name))
    return result, way


def _with_own(document: Document, inside: str | None, id_: str, copy: CopiedBlock) -> Document:
    """The document in which one instance is of a copied definition, its numbers going along."""

    def below(way: Way) -> Way:
        if way[0] != id_ or len(way) == 1:
            return way
        return (id_, copy.fresh.get(way[1], way[1]), *way[2:])

    def pin(each: Pin) -> Pin:
        return Pin(id_, copy.fresh[each.port]) if each.node == id_ else each

    document = rekey(document, inside, below)
    circuit = blocks.circuit_of(document, inside)
    wires = [
        (target, source)
        for target, source in circuit.wires.items()
        if id_ in (target.node, source.node)
    ]
    circuit = replace(
        circuit,
        nodes=circuit.nodes.set(
            id_, replace(circuit.nodes[id_], interface=copy.block.interface(copy.id))
        ),
        wires=with_items(
            without(circuit.wires, [target for target, _ in wires]),
            [(pin(target), pin(source)) for target, source in wires],
        ),
        extra=rename_extra(circuit, {}, pin),
        **records.rename_wires(circuit, pin),
    )
    document = replace(document, blocks=document.blocks.set(copy.id, copy.block))
    return blocks.with_circuit(document, inside, circuit)


def _without_records(document: Document, way: Way) -> Document:
    """The document without the records by path that one use of a block has and others not."""

    def outside(depth: int) -> Choose:
        prefix = Path.of(*way[depth:]).prefix
        return lambda path: None if path.startswith(prefix) else path

    for depth in range(len(way)):
        inside = blocks.definition_at(document, way[:depth])
        circuit = blocks.circuit_of(document, inside)
        circuit = replace(circuit, **records.rename_paths(circuit, outside(depth)))
        document = blocks.with_circuit(document, inside, circuit)
    return replace(document, **records.rename_paths(document, outside(0)))


def _with_records_of(
    document: Document, way: Way, other: Document, where: Way, renamed: Callable[[str], str]
) -> Document:
    """The document with the records by path that a use has in another.

    `renamed` is told the last part of each path.
    """

    def taken(depth: int) -> Choose:
        prefix = Path.of(*where[depth:]).prefix

        def choose(path: str) -> str | None:
            if not path.startswith(prefix):
                return None
            return path_of((*way[depth:-1], renamed(path.removeprefix(prefix))))

        return choose

    for depth in range(len(where)):
        inside = blocks.definition_at(document, way[:depth])
        circuit = blocks.circuit_of(document, inside)
        there = blocks.circuit_at(other, where[:depth])
        circuit = replace(circuit, **records.with_those_of(circuit, there, taken(depth)))
        document = blocks.with_circuit(document, inside, circuit)
    return replace(document, **records.with_those_of(document, other, taken(0)))
