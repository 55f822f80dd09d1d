"""Copies: parts of a circuit for the clipboard, definitions for other documents, instances apart.

Ids are unique in a document, so what is copied gets new ones, down to the last gate in a block.
A copy of an instance stays linked to its definition wherever the document has the same one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from immutables import Map

from circuit_editor.model import blocks
from circuit_editor.model.document import (
    Block,
    Circuit,
    Document,
    Node,
    Pin,
    Place,
    with_items,
    without,
)
from circuit_editor.model.edits import remove
from circuit_editor.model.identity import (
    FIRST_NAMES,
    free_block_name,
    free_label,
    fresh_definition,
    fresh_ids,
    numbered,
)
from circuit_editor.model.wiring import natural

Way = tuple[str, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Copied:
    """A definition's copy: its id, the block, and the new id of every node inside by the old."""

    id: str
    block: Block
    fresh: Mapping[str, str]


def copy_of(document: Document, circuit: Circuit, ids: Iterable[str]) -> Document:
    """The part of one of its circuits that these nodes make, with the wires between them.

    A document of its own: it has the definitions it uses.
    """
    kept = set(ids)
    part = remove(
        Document(replace(circuit, extra=Map()), blocks=document.blocks),
        [id_ for id_ in circuit.nodes if id_ not in kept],
    )
    return blocks.swept(part)


def fitting(part: Document, inside: str | None) -> Document:
    """The part without what cannot stand there: ports at the root, flags inside a block."""
    return remove(
        part,
        [
            id_
            for id_, each in part.root.nodes.items()
            if (each.gate.is_port if inside is None else each.gate.is_flag)
        ],
    )


def paste(document: Document, part: Document, shift: Place) -> tuple[Document, list[str]]:
    """Add a copy of `part` to the root, moved by `shift`; and the new ids.

    The caller has asked `rules.why_not_paste`.
    """
    root = part.root
    if not root.nodes:
        return document, []
    document, imported = _with_definitions(document, part)
    fresh = _fresh(document, root)
    labels: dict[str, str] = {}
    taken = document.root
    for old in sorted(root.nodes, key=natural):
        label = root.label(old)
        if label and root.nodes[old].kind in FIRST_NAMES:
            label = free_label(taken, itertools.chain([label], numbered(label)))
        if label:
            labels[fresh[old]] = label
            taken = replace(taken, labels=taken.labels.set(fresh[old], label))
    copy = _renamed(root, fresh, part, imported)
    dx, dy = shift
    places = [(id_, (x + dx, y + dy)) for id_, (x, y) in copy.places.items()]
    there = document.root
    there = replace(
        there,
        nodes=there.nodes.update(copy.nodes.items()),
        wires=with_items(there.wires, copy.wires.items()),
        values=with_items(there.values, copy.values.items()),
        labels=with_items(there.labels, labels.items()),
        places=with_items(there.places, places),
    )
    flags = [fresh[old] for old, each in root.nodes.items() if each.gate.is_flag]
    loss = min(flags, key=natural, default=None) if document.loss is None else document.loss
    return replace(document, root=there, loss=loss), [
        fresh[old] for old in sorted(fresh, key=natural)
    ]


def insert(
    document: Document, library: Document, definition: str, place: Place
) -> tuple[Document, str]:
    """Place an instance of a block from another document, as a copy of its own; and its id."""
    face = library.blocks[definition].face(definition)
    part = blocks.swept(
        replace(
            library,
            root=Circuit(
                nodes=Map({"block1": Node("block", face=face)}), places=Map({"block1": place})
            ),
            loss=None,
        )
    )
    document, (id_,) = paste(document, part, (0.0, 0.0))
    return document, id_


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
        circuit = blocks.circuit_of(document, inside)
        face = circuit.nodes[id_].face
        assert face is not None
        if blocks.uses(document)[face.block] > 1:
            copy = copied(document, document.blocks[face.block])
            document = _with_own(document, inside, id_, copy)
            waiting[:1] = [copy.fresh[each] for each in waiting[:1]]
        way.append(id_)
    return document, tuple(way)


def kept_for_one(before: Document, document: Document, where: Way) -> tuple[Document, Way]:
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
    result, imported = _with_definitions(_without_numbers(result, way), part)
    inside = blocks.definition_at(result, outer)
    circuit = blocks.circuit_of(result, inside)
    ports = imported[shared].fresh
    gone = [
        target
        for target, source in circuit.wires.items()
        if (target.node == way[-1] and target.port not in ports)
        or (source.node == way[-1] and source.port not in ports)
    ]
    circuit = replace(circuit, wires=without(circuit.wires, gone))
    result = blocks.with_circuit(result, inside, circuit)
    result = _with_own(result, inside, way[-1], imported[shared])

    def renamed(path: str) -> str:
        return _path(part.root, f"{where[-1]}/{path}", {where[-1]: way[-1]}, part, imported)

    result = blocks.swept(_with_numbers_of(result, way, document, where, renamed))
    for old, copy in imported.items():  # what stood in its place meanwhile had the first name
        names = [each.name for id_, each in result.blocks.items() if id_ != copy.id]
        free = free_block_name(names, part.blocks[old].name)
        result = blocks.rename_block(result, copy.id, free)
    return result, way


def copied(
    document: Document,
    block: Block,
    part: Document | None = None,
    imported: Mapping[str, Copied] | None = None,
) -> Copied:
    """A copy of a definition with new ids, and a name that is still free, for this document.

    `part` is the document it comes from, and `imported` what became of the definitions it uses,
    where those are copied as well.
    """
    fresh = _fresh(document, block.circuit)
    circuit = _renamed(block.circuit, fresh, part or document, imported or {})
    made = replace(
        block,
        name=free_block_name((each.name for each in document.blocks.values()), block.name),
        circuit=circuit,
        inputs=tuple(fresh[each] for each in block.inputs),
        outputs=tuple(fresh[each] for each in block.outputs),
    )
    return Copied(fresh_definition(document, block.name), made, fresh)


def rekeyed(document: Document, inside: str | None, rename: Callable[[Way], Way]) -> Document:
    """The document with new paths for the numbers of what stands in the circuit `inside`.

    `rename` gets the rest of every path from there on; the paths of values, ranges and of what is
    open in place are asked, in this circuit and in all that use it.
    """

    def renamed(start: str | None, path: str) -> str:
        parts, here = tuple(path.split("/")), start
        for at in range(len(parts)):
            circuit = blocks.circuit_of(document, here)
            if here == inside:
                return "/".join((*parts[:at], *rename(parts[at:])))
            each = circuit.nodes.get(parts[at])
            if each is None or each.face is None:
                return path
            here = each.face.block
        return path

    def in_circuit(start: str | None, circuit: Circuit) -> Circuit:
        values = _moved(circuit.values, lambda path: renamed(start, path))
        return circuit if values is circuit.values else replace(circuit, values=values)

    changed = [
        (id_, replace(block, circuit=circuit))
        for id_, block in document.blocks.items()
        if (circuit := in_circuit(id_, block.circuit)) is not block.circuit
    ]
    return replace(
        document,
        root=in_circuit(None, document.root),
        blocks=with_items(document.blocks, changed),
        ranges=_moved(document.ranges, lambda path: renamed(None, path)),
        expanded=frozenset(renamed(None, path) for path in document.expanded),
    )


def _moved(mapping: Map[str, Item], rename: Callable[[str], str]) -> Map[str, Item]:
    pairs = {path: rename(path) for path in mapping}
    changed = {path: new for path, new in pairs.items() if new != path}
    if not changed:
        return mapping
    numbers = [(new, mapping[path]) for path, new in changed.items()]
    return without(mapping, changed).update(numbers)


def _with_definitions(document: Document, part: Document) -> tuple[Document, dict[str, Copied]]:
    """The document with the definitions a part brings along; those it has already are shared."""
    imported: dict[str, Copied] = {}
    shared = blocks.in_common(document, part)
    for id_ in reversed(blocks.outermost_first(part)):
        if id_ not in shared:
            copy = copied(document, part.blocks[id_], part, imported)
            imported[id_] = copy
            document = replace(document, blocks=document.blocks.set(copy.id, copy.block))
    return document, imported


def _fresh(document: Document, circuit: Circuit) -> dict[str, str]:
    """New ids for all nodes of a circuit, in the order of the old ones."""
    kinds: dict[str, list[str]] = {}
    for id_ in sorted(circuit.nodes, key=natural):
        kinds.setdefault(circuit.nodes[id_].kind, []).append(id_)
    return {
        old: new
        for kind, olds in kinds.items()
        for old, new in zip(olds, fresh_ids(document, kind, len(olds)), strict=True)
    }


def _renamed(
    circuit: Circuit, fresh: Mapping[str, str], part: Document, imported: Mapping[str, Copied]
) -> Circuit:
    """A circuit with other ids, its instances of the definitions that became of theirs."""

    def pin(each: Pin) -> Pin:
        face = circuit.nodes[each.node].face
        copy = imported.get(face.block) if face is not None else None
        return Pin(fresh[each.node], copy.fresh[each.port] if copy is not None else each.port)

    return Circuit(
        nodes=Map({fresh[id_]: _of_copy(each, imported) for id_, each in circuit.nodes.items()}),
        wires=Map({pin(target): pin(source) for target, source in circuit.wires.items()}),
        values=Map(
            {
                _path(circuit, path, fresh, part, imported): value
                for path, value in circuit.values.items()
            }
        ),
        labels=Map({fresh[id_]: label for id_, label in circuit.labels.items()}),
        places=Map({fresh[id_]: place for id_, place in circuit.places.items()}),
    )


def _of_copy(each: Node, imported: Mapping[str, Copied]) -> Node:
    if each.face is None or each.face.block not in imported:
        return each
    copy = imported[each.face.block]
    return replace(each, face=copy.block.face(copy.id))


def _path(
    circuit: Circuit,
    path: str,
    fresh: Mapping[str, str],
    part: Document,
    imported: Mapping[str, Copied],
) -> str:
    """A path into blocks, as it is called in the copy."""
    first, *rest = path.split("/")
    way, face = [fresh[first]], circuit.nodes[first].face
    for id_ in rest:
        assert face is not None
        copy = imported.get(face.block)
        way.append(copy.fresh[id_] if copy is not None else id_)
        face = part.blocks[face.block].circuit.nodes[id_].face
    return "/".join(way)


def _with_own(document: Document, inside: str | None, id_: str, copy: Copied) -> Document:
    """The document in which one instance is of a copied definition, its numbers going along."""

    def below(way: Way) -> Way:
        if way[0] != id_ or len(way) == 1:
            return way
        return (id_, copy.fresh.get(way[1], way[1]), *way[2:])

    def pin(each: Pin) -> Pin:
        return Pin(id_, copy.fresh[each.port]) if each.node == id_ else each

    document = rekeyed(document, inside, below)
    circuit = blocks.circuit_of(document, inside)
    wires = [
        (target, source)
        for target, source in circuit.wires.items()
        if id_ in (target.node, source.node)
    ]
    circuit = replace(
        circuit,
        nodes=circuit.nodes.set(id_, Node("block", face=copy.block.face(copy.id))),
        wires=with_items(
            without(circuit.wires, [target for target, _ in wires]),
            [(pin(target), pin(source)) for target, source in wires],
        ),
    )
    document = replace(document, blocks=document.blocks.set(copy.id, copy.block))
    return blocks.with_circuit(document, inside, circuit)


def _without_numbers(document: Document, way: Way) -> Document:
    """The document without the numbers that one use of a block has and others have not."""
    for depth in range(len(way)):
        prefix = "/".join(way[depth:]) + "/"
        inside = blocks.definition_at(document, way[:depth])
        circuit = blocks.circuit_of(document, inside)
        own = [path for path in circuit.values if path.startswith(prefix)]
        circuit = replace(circuit, values=without(circuit.values, own))
        document = blocks.with_circuit(document, inside, circuit)
    prefix = "/".join(way) + "/"
    own = [path for path in document.ranges if path.startswith(prefix)]
    return replace(document, ranges=without(document.ranges, own))


def _with_numbers_of(
    document: Document, way: Way, other: Document, where: Way, renamed: Callable[[str], str]
) -> Document:
    """The document with the numbers that a use has in another; `renamed` is told the last part."""

    def taken(numbers: Map[str, Item], depth: int) -> list[tuple[str, Item]]:
        prefix = "/".join(where[depth:]) + "/"
        return [
            ("/".join((*way[depth:-1], renamed(path.removeprefix(prefix)))), number)
            for path, number in numbers.items()
            if path.startswith(prefix)
        ]

    for depth in range(len(where)):
        inside = blocks.definition_at(document, way[:depth])
        circuit = blocks.circuit_of(document, inside)
        there = blocks.circuit_at(other, where[:depth])
        circuit = replace(circuit, values=with_items(circuit.values, taken(there.values, depth)))
        document = blocks.with_circuit(document, inside, circuit)
    return replace(document, ranges=with_items(document.ranges, taken(other.ranges, 0)))
