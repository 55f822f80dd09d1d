"""Compiles a document to a tape: every gate once, each behind all that feed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.engine.compile.flatten import FlatCircuit, PortAlias, flatten, values_of
from circuit_editor.engine.compile.order import (
    Ints,
    by_rank,
    depths_of,
    gathered,
    places_of,
    ranks_of,
)
from circuit_editor.engine.path_slots import PathSlots
from circuit_editor.engine.tape import Alias, Tape
from circuit_editor.engine.tape_columns import (
    UNPLUGGED,
    Kinds,
    Steps,
    TapeColumns,
    constants_of,
    kinds,
)
from circuit_editor.model import Circuit, Document, Node, Pin
from circuit_editor.model.paths import blocks_around
from circuit_editor.model.wiring import find_loop

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LoopError", "compile", "same_structure", "values_of"]


class LoopError(ValueError):
    """The circuit has a loop; the message names it. No rule of the program lets one be drawn."""


def compile(document: Document) -> Tape:
    """Put the document's gates, those inside its blocks too, into the order of the forward pass.

    Depends on nodes, wires and `loss` alone: while these are the same objects, the tape can be
    kept. Gates of equal depth follow their paths, read from the innermost name outwards, and copies
    stand where their originals do: so the order, the sums at forks and every list made from the
    tape are the same each time, and the same when a chunk is made a block, or a block unique.
    Raises LoopError.
    """
    table = kinds()
    if all(each.kind in table.codes for each in document.root.nodes.values()):
        paths, nodes = list(document.root.nodes), list(document.root.nodes.values())
        sources, flat = _wired(document.root, paths, nodes, table), FlatCircuit()
    else:
        flat = flatten(document)
        paths, nodes = list(flat.nodes), list(flat.nodes.values())
        sources = _driven(flat, paths, table)
    codes = table.codes
    rows = TapeColumns(
        paths,
        nodes,
        np.array([codes[each.kind] for each in nodes], np.uint8),
        sources,
        constants_of(nodes, table),
        np.empty(0, np.int64),
        ranks_of(paths, document),
        table,
    )
    columns, _ = reorder(document, rows)
    slots = PathSlots(columns.paths)
    return Tape(
        Steps(columns),
        slots,
        slots.get(document.loss) if document.loss is not None else None,
        aliases_of(flat.aliases, slots),
        _insides(columns.paths) if flat.nodes else {},
        columns,
    )


def reorder(
    document: Document, rows: TapeColumns, gone: Sequence[int] = ()
) -> tuple[TapeColumns, Ints]:
    """The rows in the tape's order, less those that are `gone`, and where each went.

    Their own `depths` do not count; what is gone is not wired. Raises LoopError.
    """
    count, ranks = len(rows.paths), rows.ranks
    depths = depths_of(rows.sources)
    if depths is None:
        raise LoopError(_loop(document))
    # one key: what an edit left in its order is sorted at once
    order = np.argsort(depths * count + ranks, kind="stable")
    if gone:
        kept = np.ones(count, bool)
        kept[gone] = False
        order = order[kept[order]]
        ranks = (np.cumsum(kept[by_rank(ranks)]) - 1)[ranks]
    places = places_of(order, count)
    columns = TapeColumns(
        gathered(rows.paths, order),
        gathered(rows.nodes, order),
        rows.codes[order],
        places.astype(np.int32).take(rows.sources.take(order, axis=0)),
        rows.constants.take(order, axis=0),
        depths[order],
        ranks[order],
        rows.kinds,
    )
    return columns, places


def same_structure(before: Document, after: Document) -> bool:
    """True where a tape compiled from `before` serves `after` as well."""
    if (
        before.loss != after.loss
        or before.root.nodes is not after.root.nodes
        or before.root.wires is not after.root.wires
    ):
        return False
    if before.blocks is after.blocks:
        return True
    return {*before.blocks} == {*after.blocks} and all(
        block.circuit.nodes is after.blocks[id_].circuit.nodes
        and block.circuit.wires is after.blocks[id_].circuit.wires
        for id_, block in before.blocks.items()
    )


def _wired(
    circuit: Circuit, paths: list[str], nodes: list[Node], table: Kinds
) -> NDArray[np.int32]:
    """The row that feeds each input, in a circuit without blocks."""
    rows = dict(zip(paths, range(len(paths)), strict=True))
    width, places = table.width, table.places
    found = [UNPLUGGED] * (width * len(paths))
    for (node, port), (source, _) in circuit.wires.items():
        row = rows[node]
        found[width * row + places[nodes[row].kind, port]] = rows[source]
    return np.array(found, np.int32).reshape(len(paths), width)


def _driven(flat: FlatCircuit, paths: list[str], table: Kinds) -> NDArray[np.int32]:
    """The row that feeds each input, where blocks were opened."""
    rows: dict[str | None, int] = dict(zip(paths, range(len(paths)), strict=True))
    rows[None] = UNPLUGGED
    padding = [(UNPLUGGED,) * missing for missing in range(table.width + 1)]
    found = [
        (*(rows[each] for each in drivers), *padding[table.width - len(drivers)])
        for drivers in map(flat.drivers.__getitem__, paths)
    ]
    return np.fromiter(
        chain.from_iterable(found), np.int32, count=table.width * len(paths)
    ).reshape(len(paths), table.width)


def aliases_of(aliases: Mapping[Pin, PortAlias], slots: Mapping[str, int]) -> dict[Pin, Alias]:
    """The pins of blocks, the inputs their wires lead to in the order of the backward pass."""
    return {
        pin: Alias(
            UNPLUGGED if alias.driver is None else slots[alias.driver],
            in_order_of_sums((slots[path], index) for path, index in alias.ends),
            alias.behind,
        )
        for pin, alias in aliases.items()
    }


def in_order_of_sums(ends: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Inputs, by slot and place, in the order in which the backward pass comes to them."""
    return tuple(sorted(ends, key=lambda end: (-end[0], end[1])))


def _insides(order: list[str]) -> dict[str, tuple[int, ...]]:
    """The slots inside each block, by its path, in the tape's order."""
    found: dict[str, list[int]] = {}
    for slot, path in enumerate(order):
        for block in blocks_around(path):
            found.setdefault(block, []).append(slot)
    return {path: tuple(slots) for path, slots in found.items()}


def _loop(document: Document) -> str:
    for circuit in (document.root, *(block.circuit for block in document.blocks.values())):
        loop = find_loop(circuit)
        if loop is not None:
            from circuit_editor.model.rules import loop_sentence

            return str(loop_sentence(circuit, loop))
    raise AssertionError("a loop of gates is a loop of the blocks they stand in")
