"""Block definitions: circuits defined once, placed as instances in as many places as one likes.

A definition is edited through `within`, which keeps what depends on it true: the interfaces of its
instances, the wires at ports that are gone, the numbers kept for what is inside. A definition
lives as long as something uses it. Nothing here recurses deeper than blocks are nested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter, is_
from typing import Any

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.gates import PORTS
from circuit_editor.gates.kinds import INLET, INPUT, OUTLET, OUTPUT
from circuit_editor.model import records
from circuit_editor.model.document import (
    Block,
    BlockInterface,
    Circuit,
    Document,
    Pin,
    Value,
    map_circuits,
    node,
    with_items,
    without,
)
from circuit_editor.model.graph import topological_order
from circuit_editor.model.paths import parts_of
from circuit_editor.model.scopes import circuits_along, scopes_of
from circuit_editor.model.wiring import natural

_drawn = attrgetter("nodes", "wires", *(each.name for each in records.OF_CIRCUIT if each.is_drawn))

_interface, _block = attrgetter("interface"), attrgetter("block")  # asked of every node at edits

OUTERMOST = ""  # where the root is kept while a block's inside stands in its place

Where = tuple[str, ...]  # the instances that lead to a circuit, the outermost first


def definition_at(document: Document, where: Iterable[str]) -> str | None:
    """The id of the definition that a way through instances leads into; None at the root."""
    *_, here = circuits_along(document, where)
    return here.definition


def circuit_at(document: Document, where: Iterable[str]) -> Circuit:
    """The circuit that a way through instances leads into."""
    return circuit_of(document, definition_at(document, where))


def circuit_of(document: Document, inside: str | None) -> Circuit:
    """The circuit of a definition, or the root."""
    return document.root if inside is None else document.blocks[inside].circuit


def with_circuit(document: Document, inside: str | None, circuit: Circuit) -> Document:
    """The document with another circuit in a definition, or at the root."""
    return (
        replace(document, root=circuit)
        if inside is None
        else put(document, inside, replace(document.blocks[inside], circuit=circuit))
    )


def instances_in(circuit: Circuit) -> Iterator[tuple[str, BlockInterface]]:
    """The ids and interfaces of the blocks placed in a circuit, in no order."""
    for id_, each in circuit.nodes.items():
        if each.interface is not None:
            yield id_, each.interface


def outermost_first(document: Document) -> list[str]:
    """All definitions, each before those it uses. A document has no block inside itself."""
    used = {id_: sorted(_used_by(block.circuit)) for id_, block in document.blocks.items()}
    return topological_order(sorted(used), used)


def uses(document: Document) -> dict[str, int]:
    """How often each definition stands in the whole circuit, blocks within blocks counted out."""
    if not document.blocks:
        return {}
    count = dict.fromkeys(document.blocks, 0)
    for block in _blocks_in(document.root):
        count[block] += 1
    for outer in outermost_first(document):
        for block in _blocks_in(document.blocks[outer].circuit):
            count[block] += count[outer]
    return count


def instances_around(document: Document, block: str) -> frozenset[str]:
    """The instances in the root inside which this definition is used, at any depth."""
    around = {block}
    for id_ in reversed(outermost_first(document)):
        if not around.isdisjoint(_used_by(document.blocks[id_].circuit)):
            around.add(id_)
    found = instances_in(document.root)
    return frozenset(id_ for id_, interface in found if interface.block in around)


def way_to(document: Document, block: str) -> Where | None:
    """A shortest way through instances to the inside of a definition; None where it is unused."""
    inside = document.blocks[block].circuit
    for scope in scopes_of(document):
        if scope.circuit is inside:
            return tuple(parts_of(scope.path))
    return None


def in_common(document: Document, part: Document) -> set[str]:
    """The definitions of a part that the document has, too: the same down to all they use."""
    found: set[str] = set()
    for id_ in reversed(outermost_first(part)):
        block = part.blocks[id_]
        if document.blocks.get(id_) == block and _used_by(block.circuit) <= found:
            found.add(id_)
    return found


def gate_count(document: Document) -> int:
    """How many nodes the whole circuit has, every use of a block counted, by multiplication alone.

    Ports and blocks count as well as gates: empty ones take time and memory, too.
    """
    if not document.blocks:
        return len(document.root.nodes)
    return len(document.root.nodes) + sum(
        count * len(document.blocks[id_].circuit.nodes) for id_, count in uses(document).items()
    )


def depth_of(document: Document) -> int:
    """How deep blocks stand inside each other; 0 where there are none."""
    depths: dict[str, int] = {}
    for id_ in reversed(outermost_first(document)):
        used = _used_by(document.blocks[id_].circuit)
        depths[id_] = 1 + max((depths[each] for each in used), default=0)
    return max((depths[each] for each in _used_by(document.root)), default=0)


def within(
    document: Document, block: str, change: Callable[..., Document], *args: Any, **options: Any
) -> Document:
    """Apply an edit to the inside of a block, and so to all its instances.

    The edit sees a document whose root is the inside. The true root is kept beside the other
    definitions meanwhile, so that ids stay unique.
    """
    old = document.blocks[block]
    opened = replace(
        document,
        root=old.circuit,
        loss=None,
        **records.NONE_OF_DOCUMENT,
        blocks=document.blocks.set(OUTERMOST, Block("", document.root)),
    )
    changed = change(opened, *args, **options)
    if changed.root is old.circuit and changed.blocks is opened.blocks:
        return document
    blocks = changed.blocks
    document = replace(document, root=blocks[OUTERMOST].circuit, blocks=blocks.delete(OUTERMOST))
    return put(document, block, replace(document.blocks[block], circuit=changed.root))


def edit_at(
    document: Document,
    where: Iterable[str],
    change: Callable[..., Document],
    *args: Any,
    **options: Any,
) -> Document:
    """Apply an edit to the circuit that a way through instances leads into."""
    block = definition_at(document, where)
    return (
        change(document, *args, **options)
        if block is None
        else within(document, block, change, *args, **options)
    )


def put(document: Document, id_: str, block: Block) -> Document:
    """Make `block` the definition called `id_`, and keep true whatever depends on it."""
    before = document.blocks.get(id_)
    block = _in_order(block)
    document = replace(document, blocks=document.blocks.set(id_, block))
    interface = block.interface(id_)
    if before is None or before.interface(id_) != interface:
        document = map_circuits(document, lambda _, each: _with_face(each, id_, interface))
    if before is None or before.circuit.nodes is block.circuit.nodes:
        return document
    return without_stale_paths(without_unused_blocks(document))


def rename_block(document: Document, id_: str, name: str) -> Document:
    """Give a definition another name, and so all its instances that have none of their own."""
    block = document.blocks[id_]
    return document if block.name == name else put(document, id_, replace(block, name=name))


def without_unused_blocks(document: Document) -> Document:
    """The document without the definitions that nothing uses.

    While a block's inside stands in the root's place nothing can be said; `put` asks again.
    """
    if not document.blocks or OUTERMOST in document.blocks:
        return document
    unused = [id_ for id_, times in uses(document).items() if times == 0]
    return replace(document, blocks=without(document.blocks, unused)) if unused else document


def without_stale_paths(document: Document) -> Document:
    """The document without what belongs to nodes that are no more, by paths into blocks."""
    definitions = [
        (id_, replace(block, circuit=replace(block.circuit, **kept)))
        for id_, block in document.blocks.items()
        if (kept := records.prune(document, block.circuit))
    ]
    root, kept = records.prune(document, document.root), records.prune(document, document)
    return replace(
        document,
        root=replace(document.root, **root) if root else document.root,
        blocks=with_items(document.blocks, definitions),
        **kept,
    )


def same_drawing(before: Document, after: Document) -> bool:
    """True where nothing has to be drawn anew: the two differ in values, ranges, stops at most."""
    pairs = [(before.root, after.root)]
    if before.blocks is not after.blocks:
        if before.blocks.keys() != after.blocks.keys():
            return False
        pairs += [
            (block.circuit, after.blocks[id_].circuit) for id_, block in before.blocks.items()
        ]
    return all(old is new or all(map(is_, _drawn(old), _drawn(new))) for old, new in pairs)


def as_document(
    document: Document,
    id_: str,
    outlet: str | None = None,
    values: Mapping[str, Any] = Map(),
) -> Document:
    """A definition as a document of its own: its inlets are inputs, an outlet the loss.

    The loss bears the block's name, or the outlet's where there are several, or where the name is
    more than a word and would make a formula unreadable. `values` are numbers
    for inlets by their id; without one an inlet has its default, or 1.
    """
    block = document.blocks[id_]
    circuit = block.circuit
    loss = outlet or next(iter(block.outputs), None)
    others = [each for each in block.outputs if each != loss]
    is_word = block.name.isidentifier() and len(block.outputs) == 1
    name = block.name if is_word else circuit.name(loss or "")
    nodes = circuit.nodes.update([(each, node(INPUT)) for each in block.inputs])
    given = [(each, Value(values.get(each, 1.0))) for each in block.inputs]
    labels = circuit.labels.update([(each, circuit.name(each)) for each in block.inputs])
    numbers = circuit.values.update(
        [(each, value) for each, value in given if each in values or each not in circuit.values]
    )
    if loss is not None:
        nodes, labels = nodes.set(loss, node(OUTPUT)), labels.set(loss, name)
    root = replace(
        circuit,
        **records.subtract(circuit, others)
        | {
            "nodes": without(nodes, others),
            "wires": without(circuit.wires, [Pin(each, "x") for each in others]),
            "labels": without(labels, others),
            "values": numbers,
            "extra": Map(),
        },
    )
    return without_unused_blocks(Document(root, loss, blocks=document.blocks))


def _used_by(circuit: Circuit) -> set[str]:
    return set(_blocks_in(circuit))


def _blocks_in(circuit: Circuit) -> Iterator[str]:
    """The definition of each block placed in a circuit."""
    return map(_block, filter(None, map(_interface, circuit.nodes.values())))


def _in_order(block: Block) -> Block:
    """The definition with its ports as they were, less those that are gone, the new ones last."""

    found = [(each.kind, id_) for id_, each in block.circuit.nodes.items() if each.kind in PORTS]

    def ports(kind: str, before: tuple[str, ...]) -> tuple[str, ...]:
        now = {id_ for each, id_ in found if each == kind}
        kept = tuple(id_ for id_ in before if id_ in now)
        return kept + tuple(sorted(now - set(kept), key=natural))

    return replace(block, inputs=ports(INLET, block.inputs), outputs=ports(OUTLET, block.outputs))


def _with_face(circuit: Circuit, id_: str, interface: BlockInterface) -> Circuit:
    """The circuit with this interface at all instances, and no wires at ports that are gone."""
    mine = {each for each, old in instances_in(circuit) if old.block == id_}
    if not mine:
        return circuit
    ports = {each.id for each in (*interface.inputs, *interface.outputs)}
    cut = [
        target
        for target, source in circuit.wires.items()
        if (target.node in mine and target.port not in ports)
        or (source.node in mine and source.port not in ports)
    ]
    return replace(
        circuit,
        nodes=circuit.nodes.update(
            [(each, replace(circuit.nodes[each], interface=interface)) for each in mine]
        ),
        wires=without(circuit.wires, cut),
        extra=without(circuit.extra, [f"wires.{pin}" for pin in cut]),
        **records.without_wires(circuit, cut),
    )
