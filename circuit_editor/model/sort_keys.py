"""Sort keys: the order in which gates stand on the tape, and in which forks add up.

Gates of equal depth follow their paths, read from the leaf outwards. A copy has ids of its own, so
its nodes carry what they are sorted by, `Node.sorts_as`: the ids of the original, leaf first. Thus
a block made unique, taken apart, duplicated or pasted gives the same sums to the last bit, and
what is grouped stays where it was. Never do places on the canvas count.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from operator import attrgetter, is_not
from typing import TypeAlias

from circuit_editor.model.document import Circuit, Document, Node, SortsAs
from circuit_editor.model.paths import parts_of
from circuit_editor.model.wiring import natural

SortKey: TypeAlias = tuple[tuple[str, int, str, int], ...]

_sorts_as = attrgetter("sorts_as")  # asked of every node at many edits

LONGEST = 64  # ids in what a node sorts as; beyond, it sorts as its own id again


def from_within(path: str) -> SortKey:
    """A sort key by the leaf first: it stays first when a block is drawn around it."""
    return tuple(map(natural, reversed(parts_of(path))))


def sort_key(document: Document, path: str) -> tuple[SortKey, SortKey]:
    """By what the gate at a path is sorted: the leaf first, copies where their originals were.

    The path itself decides where a file has given two gates the same.
    """
    key: SortKey = ()
    circuit: Circuit | None = document.root  # asked of every gate: hence no `circuits_along`
    for id_ in parts_of(path):
        assert circuit is not None
        node = circuit.nodes[id_]
        key = _key_of(id_, node) + key
        circuit = (
            document.blocks[node.interface.block].circuit if node.interface is not None else None
        )
    return key, from_within(path)


def has_copies(document: Document) -> bool:
    """True where some node is not sorted by its own id."""
    return any(map(is_not, map(_sorts_as, _nodes_of(document)), itertools.repeat(None)))


def sort_ids(document: Document) -> set[str | int]:
    """The ids that nodes sort as, be they still there or not, and the numbers of the copies."""
    copies = filter(None, map(_sorts_as, _nodes_of(document)))
    return set(itertools.chain.from_iterable(copies))


def of_original(id_: str, node: Node, outside: SortsAs = ()) -> SortsAs | None:
    """What a node sorts as when it gets another id, or no longer stands in what sorts `outside`.

    None where that would be too long.
    """
    order = (*sort_id(id_, node), *outside)
    return order if len(order) <= LONGEST else None


def sort_id(id_: str, node: Node) -> SortsAs:
    """What a node sorts as."""
    return (id_,) if node.sorts_as is None else node.sorts_as


def mark_as_copy(document: Document, part: Circuit) -> dict[str, SortsAs | None]:
    """What the nodes of a part sort as in a copy of it: as they did, a new number behind.

    A later copy sorts before an earlier one, and both before the ids of any block, so that no two
    of them change sides where one sorted as the beginning of the other. The number that all have
    from being copied before has done its work.
    """
    newest = max((each for each in sort_ids(document) if isinstance(each, int)), default=0)
    orders = {id_: sort_id(id_, each) for id_, each in part.nodes.items()}
    last = {order[-1:] for order in orders.values()}
    if len(last) == 1 and all(isinstance(each, int) for each in last.pop() or ("",)):
        orders = {id_: order[:-1] for id_, order in orders.items()}
    return {
        id_: (*order, newest + 1) if len(order) < LONGEST else None for id_, order in orders.items()
    }


def keep_their_order(pairs: Iterable[tuple[str, str]]) -> bool:
    """True where new ids, each behind the old one, sort as the old ones do."""
    keys = sorted((natural(old), natural(new)) for old, new in pairs)
    return all(a < b and c < d for (a, c), (b, d) in itertools.pairwise(keys))


def _key_of(id_: str, node: Node) -> SortKey:
    if node.sorts_as is None:
        return (natural(id_),)
    return tuple(
        ("", -each, "", 0) if isinstance(each, int) else natural(each) for each in node.sorts_as
    )


def _nodes_of(document: Document) -> Iterator[Node]:
    circuits = [document.root, *(block.circuit for block in document.blocks.values())]
    return itertools.chain.from_iterable([circuit.nodes.values() for circuit in circuits])
