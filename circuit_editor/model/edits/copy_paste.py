"""Copy and paste: parts of a circuit for the clipboard, definitions for other documents.

Ids are unique in a document, so what is copied gets new ones, down to the last gate in a block.
A copy of an instance stays linked to its definition wherever the document has the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.gates.kinds import BLOCK
from circuit_editor.model import blocks, records
from circuit_editor.model.block_names import label_of_copy, taken_by_blocks
from circuit_editor.model.document import (
    Block,
    Circuit,
    Document,
    Node,
    Pin,
    Place,
    SortsAs,
    map_circuits,
    with_items,
)
from circuit_editor.model.edits import connect, remove
from circuit_editor.model.fresh_names import (
    free_block_name,
    fresh_definition,
    fresh_id,
    fresh_ids,
    numbered_labels,
    stem_of,
)
from circuit_editor.model.graph import group_by_key
from circuit_editor.model.paths import parts_of, path_of
from circuit_editor.model.sort_keys import (
    has_copies,
    keep_their_order,
    mark_as_copy,
    of_original,
)
from circuit_editor.model.wiring import natural
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiedBlock:
    """A definition's copy: its id, the block, and the new ids of what is inside by the old."""

    id: str
    block: Block
    fresh: Mapping[str, str]


def copy_of(document: Document, circuit: Circuit, ids: Iterable[str]) -> Document:
    """The part of one of its circuits that these nodes make, with the wires between them.

    A document of its own: it has the definitions it uses.
    """
    kept = set(ids)
    part = remove(
        Document(circuit, blocks=document.blocks),
        [id_ for id_ in (*circuit.nodes, *records.own_ids(circuit)) if id_ not in kept],
    )
    return blocks.without_unused_blocks(part)


def fitting_part(part: Document, inside: str | None) -> Document:
    """The part without what cannot stand there: ports at the root, flags inside a block."""
    return remove(
        part,
        [
            id_
            for id_, each in part.root.nodes.items()
            if (each.gate.is_port if inside is None else each.gate.is_flag)
        ],
    )


def why_nothing_fits(part: Document, inside: str | None) -> Sentence | None:
    """Why nothing of a part can stand there, or None where something can."""
    fitting = fitting_part(part, inside).root
    if fitting.nodes or records.own_ids(fitting):
        return None
    if not part.root.nodes:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "The circuit on the clipboard is empty: there is nothing to paste."
            )
        )
    if inside is None:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "Ports stand inside blocks: enter a block to paste them there."
            )
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "The loss flag stands outside of blocks: leave the block to paste it."
        )
    )


def paste(document: Document, part: Document, shift: Place) -> tuple[Document, list[str]]:
    """Add a copy of `part` to the root, moved by `shift`; and the new ids.

    The caller has asked `rules.why_not_paste`.
    """
    root = part.root
    if not root.nodes and not records.own_ids(root):
        return document, []
    document, imported = with_definitions(document, part)
    fresh = _fresh(document, root)
    document, places_in_sums = _sorted(document, part, fresh, imported)
    copy = _renamed(root, fresh, part, imported, places_in_sums)
    there = document.root
    copy = replace(copy, labels=Map(_own_labels(there, root, fresh, imported)))
    there = replace(
        there,
        nodes=there.nodes.update(copy.nodes.items()),
        wires=with_items(there.wires, copy.wires.items()),
        extra=with_items(there.extra, copy.extra.items()),
        **records.add_records(there, copy, shift),
    )
    flags = [fresh[old] for old, each in root.nodes.items() if each.gate.is_flag]
    loss = min(flags, key=natural, default=None) if document.loss is None else document.loss
    return replace(document, root=there, loss=loss), [
        fresh[old] for old in sorted(root.nodes, key=natural)
    ]


def wires_into(circuit: Circuit, ids: Iterable[str]) -> list[tuple[Pin, Pin]]:
    """The wires that lead into a part from outside: each input with the output that drives it."""
    kept = set(ids)
    return sorted(
        (target, source)
        for target, source in circuit.wires.items()
        if target.node in kept and source.node not in kept
    )


def with_wires(
    document: Document, copies: Mapping[str, str], wires: Iterable[tuple[Pin, Pin]]
) -> Document:
    """The document whose copies, by what they are copies of, read what their originals read.

    What is no longer there, and what is driven already, stays as it is; so does what was deleted
    since, where a copy has its id now.
    """
    new = {*copies.values()}
    for target, source in wires:
        circuit, driver = document.root, document.root.nodes.get(source.node)
        copy = circuit.nodes.get(copies.get(target.node, ""))
        if copy is None or driver is None or source.port not in driver.gate.outputs:
            continue
        if source.node in new:
            continue
        pin = Pin(copies[target.node], target.port)
        if pin.port in copy.gate.inputs and pin not in circuit.wires:
            document = connect(document, source, pin)
    return document


def _own_labels(
    there: Circuit, part: Circuit, fresh: Mapping[str, str], imported: Mapping[str, CopiedBlock]
) -> dict[str, str]:
    """The labels of what is copied: a name that is taken stays with its bearer.

    So what named an input or a block of the circuit still names it. A gate's label says what it
    computes, and so does the copy's.
    """
    labels: dict[str, str] = {}
    own = set(part.labels.values())
    names, called = set(there.labels.values()), taken_by_blocks(there)
    for old in sorted(part.nodes, key=natural):
        label, interface = part.label(old), part.nodes[old].interface
        if interface is not None:
            if interface.block in imported:
                interface = imported[interface.block].block.interface(interface.block)
            label = label_of_copy(called, label, interface.name)
            called.add(label)
        elif label in names and part.nodes[old].gate.first_names:
            label = next(each for each in numbered_labels(label) if each not in names | own)
            names.add(label)
        if label:
            labels[fresh[old]] = label
    return labels


def insert(
    document: Document, library: Document, definition: str, place: Place
) -> tuple[Document, str]:
    """Place an instance of a block from another document, as a copy of its own; and its id."""
    interface = library.blocks[definition].interface(definition)
    alone = replace(library, root=Circuit())
    instance = fresh_id(alone, BLOCK)
    part = blocks.without_unused_blocks(
        replace(
            alone,
            root=Circuit(
                nodes=Map({instance: Node(BLOCK, interface=interface)}),
                places=Map({instance: place}),
            ),
            loss=None,
        )
    )
    document, (id_,) = paste(document, part, (0.0, 0.0))
    return document, id_


def copy_block(
    document: Document,
    block: Block,
    part: Document | None = None,
    imported: Mapping[str, CopiedBlock] | None = None,
) -> CopiedBlock:
    """A copy of a definition with new ids, and a name that is still free, for this document.

    `part` is the document it comes from, and `imported` what became of the definitions it uses,
    where those are copied as well.
    """
    fresh = _fresh(document, block.circuit)
    places_in_sums = {id_: of_original(id_, each) for id_, each in block.circuit.nodes.items()}
    circuit = _renamed(block.circuit, fresh, part or document, imported or {}, places_in_sums)
    made = replace(
        block,
        name=free_block_name((each.name for each in document.blocks.values()), block.name),
        circuit=circuit,
        inputs=tuple(fresh[each] for each in block.inputs),
        outputs=tuple(fresh[each] for each in block.outputs),
    )
    return CopiedBlock(fresh_definition(document, block.name), made, fresh)


def rekey(document: Document, inside: str | None, rename: Callable[[Way], Way]) -> Document:
    """The document with new paths for the numbers of what stands in the circuit `inside`.

    `rename` gets the rest of every path from there on; the paths of all records are asked, in this
    circuit and in all that use it.
    """

    def renamed(start: str | None, path: str) -> str:
        parts, here = tuple(parts_of(path)), start
        for at in range(len(parts)):
            if here == inside:
                way = parts[at:]
                new = rename(way)
                return path if new is way else path_of((*parts[:at], *new))
            each = blocks.circuit_of(document, here).nodes.get(parts[at])
            if each is None or each.interface is None:
                return path
            here = each.interface.block
        return path

    def with_paths(start: str | None, circuit: Circuit) -> Circuit:
        fields = records.rename_paths(circuit, partial(renamed, start))
        if all(getattr(circuit, name) is field for name, field in fields.items()):
            return circuit
        return replace(circuit, **fields)

    fields = records.rename_paths(document, partial(renamed, None))
    return replace(map_circuits(document, with_paths), **fields)


def with_definitions(document: Document, part: Document) -> tuple[Document, dict[str, CopiedBlock]]:
    """The document with the definitions a part brings along; those it has already are shared."""
    imported: dict[str, CopiedBlock] = {}
    shared = blocks.in_common(document, part)
    for id_ in reversed(blocks.outermost_first(part)):
        if id_ not in shared:
            copy = copy_block(document, part.blocks[id_], part, imported)
            imported[id_] = copy
            document = replace(document, blocks=document.blocks.set(copy.id, copy.block))
    return document, imported


def _fresh(document: Document, circuit: Circuit) -> dict[str, str]:
    """New ids for all nodes of a circuit, in the order of the old ones, and for its own ids."""
    stems = {id_: stem_of(each) for id_, each in circuit.nodes.items()} | records.own_ids(circuit)
    kinds = group_by_key((stems[id_], id_) for id_ in sorted(stems, key=natural))
    news = fresh_ids(document, {kind: len(olds) for kind, olds in kinds.items()})
    return {
        old: new for kind, olds in kinds.items() for old, new in zip(olds, news[kind], strict=True)
    }


def _sorted(
    document: Document,
    part: Document,
    fresh: Mapping[str, str],
    imported: Mapping[str, CopiedBlock],
) -> tuple[Document, dict[str, SortsAs | None]]:
    """The document, and what the nodes of a part's root are to sort as, both by their old ids.

    Mostly the new ids alone, in the root and in the definitions copied with it, sort as the old
    ones did; then nothing else is written down.
    """
    root = part.root
    pairs = [(id_, fresh[id_]) for id_ in root.nodes]
    for copy in imported.values():
        pairs += [(old, new) for old, new in copy.fresh.items() if new in copy.block.circuit.nodes]
    shared = [block for id_, block in part.blocks.items() if id_ not in imported]
    pairs += [(id_, id_) for block in shared for id_ in block.circuit.nodes]
    if not has_copies(part) and keep_their_order(pairs):
        for copy in imported.values():
            circuit = document.blocks[copy.id].circuit
            nodes = [(id_, replace(each, sorts_as=None)) for id_, each in circuit.nodes.items()]
            circuit = replace(circuit, nodes=circuit.nodes.update(nodes))
            block = replace(document.blocks[copy.id], circuit=circuit)
            document = replace(document, blocks=document.blocks.set(copy.id, block))
        return document, dict.fromkeys(root.nodes)
    return document, mark_as_copy(document, root)


def _renamed(
    circuit: Circuit,
    fresh: Mapping[str, str],
    part: Document,
    imported: Mapping[str, CopiedBlock],
    places_in_sums: Mapping[str, SortsAs | None],
) -> Circuit:
    """A circuit with other ids, its instances of the definitions that became of theirs."""

    def pin(each: Pin) -> Pin:
        interface = circuit.nodes[each.node].interface
        copy = imported.get(interface.block) if interface is not None else None
        return Pin(fresh[each.node], copy.fresh[each.port] if copy is not None else each.port)

    return Circuit(
        nodes=Map(
            {
                fresh[id_]: _of_copy(each, imported, places_in_sums[id_])
                for id_, each in circuit.nodes.items()
            }
        ),
        wires=Map({pin(target): pin(source) for target, source in circuit.wires.items()}),
        extra=rename_extra(circuit, fresh, pin),
        **records.copy_records(
            circuit,
            fresh.__getitem__,
            lambda path: path_in_copy(circuit, path, fresh, part, imported),
            pin,
        ),
    )


def rename_extra(
    circuit: Circuit, fresh: Mapping[str, str], pin: Callable[[Pin], Pin]
) -> Map[str, Any]:
    """The fields of a later version, under other ids of nodes and at other inputs."""
    if not circuit.extra:
        return circuit.extra
    keys = {f"nodes.{id_}": f"nodes.{fresh.get(id_, id_)}" for id_ in circuit.nodes}
    keys |= {f"wires.{target}": f"wires.{pin(target)}" for target in circuit.wires}
    return Map({keys[key]: fields for key, fields in circuit.extra.items() if key in keys})


def _of_copy(each: Node, imported: Mapping[str, CopiedBlock], sorts_as: SortsAs | None) -> Node:
    copy = imported.get(each.interface.block) if each.interface is not None else None
    interface = copy.block.interface(copy.id) if copy is not None else each.interface
    if interface is each.interface and sorts_as == each.sorts_as:
        return each
    return replace(each, interface=interface, sorts_as=sorts_as)


def path_in_copy(
    circuit: Circuit,
    path: str,
    fresh: Mapping[str, str],
    part: Document,
    imported: Mapping[str, CopiedBlock],
) -> str:
    """A path into blocks, as it is called in the copy."""
    first, *rest = parts_of(path)
    way, interface = [fresh[first]], circuit.nodes[first].interface
    for id_ in rest:
        assert interface is not None
        copy = imported.get(interface.block)
        way.append(copy.fresh[id_] if copy is not None else id_)
        interface = part.blocks[interface.block].circuit.nodes[id_].interface
    return path_of(way)
