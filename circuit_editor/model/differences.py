"""Differences between two documents, by the ids of what they hold, the most important first.

There are none exactly where the documents are equal. Both may share parts or not: what is the same
object is not looked into.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Any

from immutables import Map

from circuit_editor.model.document import Block, Circuit, Document, Node, Pin
from circuit_editor.model.paths import head_of
from circuit_editor.model.records import OF_CIRCUIT, OF_DOCUMENT, RECORDS, Record, RecordKey
from circuit_editor.named_tuple import NamedTuple

NOBODY: frozenset[str] = frozenset()
NOWHERE = (0.0, 0.0)


class DifferenceKind(IntEnum):
    """Kind of a difference, in the order in which it is told."""

    ONLY_LEFT = 1  # nodes
    ONLY_RIGHT = 2
    KIND = 3  # of a node: another gate, or a block of another definition
    CONSTANT = 4  # inside a gate
    WIRE = 5
    RECORD = 6  # an entry of a record: a value, a name, a note
    LOSS = 7
    BLOCK_NAME = 8
    PORTS = 9
    MOVED = 10
    OTHER = 11  # what is not drawn


class DocumentDifference(NamedTuple):
    """One difference between a left document and a right one.

    `block` is the definition inside which it is, None for the root. `left` and `right` are the ids
    of what it is about in that circuit of either document, as far as it is there. `at` is its key:
    the pin of a wire, the path of a value, the id of a node, of a note or of a definition.
    """

    kind: DifferenceKind
    block: str | None = None
    left: frozenset[str] = NOBODY
    right: frozenset[str] = NOBODY
    at: Any = None
    record: Record | None = None


def find_differences(left: Document, right: Document) -> list[DocumentDifference]:
    """All that differs between two documents, the most important first; the root before blocks."""
    found = [] if left is right else [*_in_documents(left, right)]
    if not found and left != right:
        found = [DocumentDifference(DifferenceKind.OTHER)]
    return sorted(found, key=_order)


def _order(one: DocumentDifference) -> tuple[Any, ...]:
    """What is written before how wires run; of one kind by the circuit and the key."""
    rank = 0 if one.record is None else RECORDS.index(one.record)
    is_way = one.record is not None and one.record.key is RecordKey.WIRE
    return one.kind, is_way, rank, one.block or "", "" if one.at is None else one.at


def _in_documents(left: Document, right: Document) -> Iterator[DocumentDifference]:
    yield from _in_circuits(left.root, right.root, None)
    for id_, block in left.blocks.items():  # one that only one has is told of by its instances
        if id_ in right.blocks and right.blocks[id_] is not block:
            yield from _in_blocks(block, right.blocks[id_], id_)
    if left.loss != right.loss:
        flags = [{loss for loss in (each.loss,) if loss is not None} for each in (left, right)]
        yield DocumentDifference(
            DifferenceKind.LOSS, None, frozenset(flags[0]), frozenset(flags[1])
        )
    for record in OF_DOCUMENT:
        one, other = record.of(left), record.of(right)
        if isinstance(one, Map):
            for path in _other_keys(one, other):
                yield _about(left.root, right.root, {head_of(path)}, path, record)
        elif one != other:
            others = [each for each in (*one, *other) if not (each in one and each in other)]
            paths = {getattr(each, "path", each) for each in others}
            yield _about(left.root, right.root, {*map(head_of, paths)}, None, record)
    if left.extra != right.extra:
        yield DocumentDifference(DifferenceKind.OTHER)


def _about(
    left: Circuit, right: Circuit, ids: set[str], at: Any, record: Record
) -> DocumentDifference:
    """A difference in a record of the document, at nodes of the root."""
    in_left, in_right = (frozenset(ids & {*each.nodes}) for each in (left, right))
    return DocumentDifference(DifferenceKind.RECORD, None, in_left, in_right, at, record)


def _in_blocks(left: Block, right: Block, id_: str) -> Iterator[DocumentDifference]:
    if left.name != right.name:
        yield DocumentDifference(DifferenceKind.BLOCK_NAME, at=id_)
    if (left.inputs, left.outputs) != (right.inputs, right.outputs):
        yield DocumentDifference(DifferenceKind.PORTS, at=id_)
    yield from _in_circuits(left.circuit, right.circuit, id_)
    if left.extra != right.extra:
        yield DocumentDifference(DifferenceKind.OTHER, id_)


def _in_circuits(left: Circuit, right: Circuit, block: str | None) -> Iterator[DocumentDifference]:
    if left is right:
        return
    only_left = frozenset(id_ for id_ in left.nodes if id_ not in right.nodes)
    only_right = frozenset(id_ for id_ in right.nodes if id_ not in left.nodes)
    if only_left:
        yield DocumentDifference(DifferenceKind.ONLY_LEFT, block, only_left)
    if only_right:
        yield DocumentDifference(DifferenceKind.ONLY_RIGHT, block, right=only_right)
    alone = only_left | only_right
    for id_ in _other_keys(left.nodes, right.nodes):
        what = None if id_ in alone else _how_nodes_differ(left.nodes[id_], right.nodes[id_])
        if what is not None:
            yield DocumentDifference(what, block, frozenset((id_,)), frozenset((id_,)), id_)
    for pin in _other_keys(left.wires, right.wires):
        if pin.node not in alone:
            yield DocumentDifference(
                DifferenceKind.WIRE, block, frozenset((pin.node,)), frozenset((pin.node,)), pin
            )
    moved: set[str] = set()
    for record in OF_CIRCUIT:
        yield from _in_records(record, left, right, block, alone, moved)
    if moved:
        yield DocumentDifference(DifferenceKind.MOVED, block, frozenset(moved), frozenset(moved))
    if left.extra != right.extra:
        yield DocumentDifference(DifferenceKind.OTHER, block)


def _how_nodes_differ(left: Node, right: Node) -> DifferenceKind | None:
    """What differs between two nodes of one id. Ports and names are told of their definition."""
    blocks = [each.interface and each.interface.block for each in (left, right)]
    if left.kind != right.kind or blocks[0] != blocks[1]:
        return DifferenceKind.KIND
    return DifferenceKind.CONSTANT if left.attrs != right.attrs else None


def _in_records(
    record: Record,
    left: Circuit,
    right: Circuit,
    block: str | None,
    alone: frozenset[str],
    moved: set[str],
) -> Iterator[DocumentDifference]:
    """What differs in a record of a circuit, but for nodes that stand `alone`; who only `moved`."""
    one, other = record.of(left), record.of(right)
    for key in _other_keys(one, other):
        about = key.node if isinstance(key, Pin) else head_of(key)
        if about in alone:
            continue
        there = [key in each for each in (one, other)]
        if all(there) and record.placed is not None:
            at_one_place = [record.placed(each[key], NOWHERE) for each in (one, other)]
            if at_one_place[0] == at_one_place[1]:
                moved.add(about)
                continue
        if record.key is RecordKey.OWN:  # it is there itself, or not at all
            sides = [frozenset((about,)) if each else NOBODY for each in there]
        else:
            sides = [frozenset((about,))] * 2
        yield DocumentDifference(DifferenceKind.RECORD, block, sides[0], sides[1], key, record)


def _other_keys(left: Map[Any, Any], right: Map[Any, Any]) -> list[Any]:
    """The keys that only one map has, or that lead to something else."""
    if left is right:
        return []
    fresh = [key for key, entry in right.items() if not _is_same(left.get(key, left), entry)]
    return [key for key in left if key not in right] + fresh


def _is_same(one: Any, other: Any) -> bool:
    return one is other or one == other
