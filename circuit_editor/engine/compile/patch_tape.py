"""Patches a tape after an edit of its structure, in one pass over flat arrays.

The result equals, in every field, what a full compilation gives; only the way there is shorter:
what an edit changed is found by identity, and nothing else is looked at by name.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping

import numpy as np

from circuit_editor.dataclass import replace
from circuit_editor.engine.compile.compiler import aliases_of, compile, in_order_of_sums, reorder
from circuit_editor.engine.compile.difference import Difference, difference
from circuit_editor.engine.compile.flatten import PortAlias
from circuit_editor.engine.compile.order import Ints, by_rank
from circuit_editor.engine.path_slots import PathSlots
from circuit_editor.engine.tape import Alias, Tape
from circuit_editor.engine.tape_columns import UNPLUGGED, Steps, TapeColumns, constants_of, kinds
from circuit_editor.model import Document, Node, Pin
from circuit_editor.model.paths import blocks_around
from circuit_editor.model.sort_keys import SortKey, sort_key

FEW, MOST_ADDED = 20, 8  # new rows, and of so many rows one: beyond, all are compiled anew


def patch(tape: Tape, before: Document, after: Document) -> Tape:
    """The tape of `after`, made from that of `before`. Raises LoopError."""
    columns = tape.columns
    if columns is None or columns.kinds is not kinds():
        return compile(after)
    few = max(FEW, len(columns.paths) // MOST_ADDED)
    if len(after.root.nodes) - len(before.root.nodes) > few:  # as where a file is opened
        return compile(after)
    found = difference(tape, before, after)
    if found is None or len(found.added) > few:
        return compile(after)
    loss = after.loss
    if found.is_of_constants:
        columns = _with_constants(columns, tape.slots, found.changed)
        at = tape.slots.get(loss) if loss is not None else None
        return Tape(Steps(columns), tape.slots, at, tape.aliases, tape.insides, columns)
    count = len(columns.paths)
    rows = _edited(columns, tape.slots, found, before, after)
    columns, places = reorder(after, rows, [tape.slots[path] for path in found.removed])
    where = places[:count]  # from the old slots to the new ones
    added = zip(found.added, places[count:-1].tolist(), strict=True)
    slots = _slots_of(tape).moved(columns.paths, places, added)
    return Tape(
        Steps(columns),
        slots,
        slots.get(loss) if loss is not None else None,
        _moved_aliases(tape.aliases, where, found.aliases, slots),
        _moved_insides(tape.insides, where, slots, found),
        columns,
    )


def _with_constants(
    columns: TapeColumns, slots: Mapping[str, int], changed: Mapping[str, Node]
) -> TapeColumns:
    """The same rows with other constants inside some gates."""
    if not changed:
        return columns
    nodes, constants = list(columns.nodes), columns.constants.copy()
    rows = [slots[id_] for id_ in changed]
    for row, node in zip(rows, changed.values(), strict=True):
        nodes[row] = node
    constants[rows] = constants_of(list(changed.values()), columns.kinds)
    return replace(columns, nodes=nodes, constants=constants)


def _edited(
    columns: TapeColumns,
    slots: Mapping[str, int],
    found: Difference,
    before: Document,
    after: Document,
) -> TapeColumns:
    """The old rows with what was edited, and behind them the new ones; what is gone is unwired."""
    columns = _with_constants(columns, slots, found.changed)
    table, count = columns.kinds, len(columns.paths)
    new_nodes = list(found.added.values())
    at = dict(zip(found.added, range(count, count + len(new_nodes)), strict=True))
    padding = np.full((len(new_nodes), table.width), UNPLUGGED, np.int32)
    sources = np.concatenate([columns.sources, padding])
    for target, driver in found.drivers.items():
        row = at[target.node] if target.node in at else slots[target.node]
        node = found.added.get(target.node) or columns.nodes[row]
        fed = UNPLUGGED
        if driver is not None:
            fed = at[driver] if driver in at else slots[driver]
        sources[row, table.places[node.kind, target.port]] = fed
    ranks, paths = _ranked(columns, list(found.added), before, after)
    codes = np.array([table.codes[node.kind] for node in new_nodes], np.uint8)
    nodes = columns.nodes + new_nodes
    return TapeColumns(
        paths,
        nodes,
        np.concatenate([columns.codes, codes]),
        sources,
        np.concatenate([columns.constants, constants_of(new_nodes, table)]),
        columns.depths,
        ranks,
        table,
    )


def _slots_of(tape: Tape) -> PathSlots:
    """The slots of a tape, one that was made by hand too."""
    assert tape.columns is not None
    return tape.slots if isinstance(tape.slots, PathSlots) else PathSlots(tape.columns.paths)


def _ranked(
    columns: TapeColumns, added: list[str], before: Document, after: Document
) -> tuple[Ints, list[str]]:
    """The ranks of the old rows and the new ones behind them, and the paths of all."""
    paths = columns.paths + added
    if not added:
        return columns.ranks, paths
    count = len(columns.paths)
    order = by_rank(columns.ranks)

    def key(row: int) -> tuple[SortKey, SortKey]:
        return sort_key(before if row < count else after, paths[row])

    fresh = sorted(range(count, len(paths)), key=key)
    places = [bisect(range(count), key(row), key=lambda at: key(order.item(at))) for row in fresh]
    ranks = np.empty(len(paths), np.int64)
    ranks[np.insert(order, places, fresh)] = np.arange(len(paths))
    return ranks, paths


def _moved_aliases(
    aliases: Mapping[Pin, Alias],
    where: Ints,
    changed: Mapping[Pin, PortAlias],
    slots: Mapping[str, int],
) -> dict[Pin, Alias]:
    """The pins of blocks, whose wires come from and lead to other slots now."""
    if not aliases and not changed:
        return {}
    places = [*where.tolist(), UNPLUGGED]
    found = {
        pin: Alias(
            places[alias.slot],
            in_order_of_sums((places[slot], index) for slot, index in alias.ends),
            alias.behind,
        )
        for pin, alias in aliases.items()
        if pin not in changed
    }
    return found | aliases_of(changed, slots)


def _moved_insides(
    insides: Mapping[str, tuple[int, ...]], where: Ints, slots: Mapping[str, int], found: Difference
) -> dict[str, tuple[int, ...]]:
    """The slots inside each block, of which some are others now."""
    fresh: dict[str, list[int]] = {}
    for path in found.added:
        for block in blocks_around(path):
            fresh.setdefault(block, []).append(slots[path])
    moved = {}
    for block in {**insides, **fresh}:
        stayed = where[np.array(insides.get(block, ()), np.int64)]
        new = np.array(fresh.get(block, ()), np.int64)
        now = np.sort(np.concatenate([stayed[stayed != UNPLUGGED], new]))
        if len(now):
            moved[block] = tuple(now.tolist())
    return moved
