"""Patches a tape after an edit of its structure, in one pass over flat arrays.

The result equals, in every field, what a full compilation gives; only the way there is shorter:
what an edit changed is found by identity, and nothing else is looked at by name. What goes on
inside blocks, or at their pins, is left to the compiler.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from dataclasses import field

import numpy as np

from circuit_editor.dataclass import dataclass, replace
from circuit_editor.engine.compile.compiler import compile, reorder
from circuit_editor.engine.compile.order import Ints, by_rank, gathered, ranks_of
from circuit_editor.engine.tape import Alias, Tape
from circuit_editor.engine.tape_columns import UNPLUGGED, Steps, TapeColumns, constants_of, kinds
from circuit_editor.model import Circuit, Document, Node, Pin
from circuit_editor.model.changed_keys import changed_keys
from circuit_editor.model.sort_keys import SortKey, sort_key

MOST_ADDED = 8  # of so many rows one may be new: beyond, all are ranked anew


@dataclass(slots=True)
class Difference:
    """The difference an edit made: nodes by id, and what drives each input (None: nothing).

    A changed node is the same gate with other constants inside.
    """

    added: dict[str, Node] = field(default_factory=dict)
    changed: dict[str, Node] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    wires: dict[Pin, Pin | None] = field(default_factory=dict)


def patch(tape: Tape, before: Document, after: Document) -> Tape:
    """The tape of `after`, made from that of `before`. Raises LoopError."""
    columns = tape.columns
    if columns is None or columns.kinds is not kinds() or before.blocks is not after.blocks:
        return compile(after)
    found = _difference(before.root, after.root)
    if found is None:
        return compile(after)
    loss = after.loss
    if not (found.added or found.removed or found.wires):
        columns = _with_constants(columns, tape.slots, found.changed)
        at = tape.slots.get(loss) if loss is not None else None
        return Tape(Steps(columns), tape.slots, at, tape.aliases, tape.insides, columns)
    count = len(columns.paths)
    rows = _edited(columns, tape.slots, found, before, after)
    columns, places = reorder(after, rows, [tape.slots[id_] for id_ in found.removed])
    where = places[:count]  # from the old slots to the new ones
    slots = _moved_slots(tape, where, found, places[count:-1])
    return Tape(
        Steps(columns),
        slots,
        slots.get(loss) if loss is not None else None,
        _moved_aliases(tape.aliases, where.tolist()),
        {
            path: tuple(np.sort(where[list(inside)]).tolist())
            for path, inside in tape.insides.items()
        },
        columns,
    )


def _difference(before: Circuit, after: Circuit) -> Difference | None:
    """What differs; None where it has to do with blocks or their ports, or a kind changed."""
    found = Difference()
    for id_ in changed_keys(before.nodes, after.nodes):
        node, old = after.nodes.get(id_), before.nodes.get(id_)
        if node is None:
            found.removed.append(id_)
        elif old is None:
            found.added[id_] = node
        elif old.kind == node.kind and old.sorts_as == node.sorts_as:
            found.changed[id_] = node
        else:
            return None
    touched = [*found.added.values(), *found.changed.values()]
    touched += [before.nodes[id_] for id_ in found.removed]
    if not all(_is_plain(node) for node in touched):
        return None
    for target in changed_keys(before.wires, after.wires):
        found.wires[target] = after.wires.get(target)
    for target, now in found.wires.items():
        for circuit, source in ((before, before.wires.get(target)), (after, now)):
            if source is not None:
                if not all(_is_plain(circuit.nodes[end.node]) for end in (source, target)):
                    return None
    return found


def _is_plain(node: Node) -> bool:
    return node.interface is None and node.placeholder is None and not node.gate.is_port


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
    at = {id_: count + place for place, id_ in enumerate(found.added)}
    padding = np.full((len(new_nodes), table.width), UNPLUGGED, np.int32)
    sources = np.concatenate([columns.sources, padding])
    for target, source in found.wires.items():
        row = at[target.node] if target.node in at else slots[target.node]
        node = found.added.get(target.node) or columns.nodes[row]
        driver = UNPLUGGED
        if source is not None:
            driver = at[source.node] if source.node in at else slots[source.node]
        sources[row, table.places[node.kind, target.port]] = driver
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


def _moved_slots(tape: Tape, where: Ints, found: Difference, fresh: Ints) -> dict[str, int]:
    """Where each path stands: only what moved is put in anew; what was added stands in `fresh`."""
    assert tape.columns is not None
    slots = {**tape.slots}
    for id_ in found.removed:
        del slots[id_]
    moved = np.flatnonzero((where != np.arange(len(where))) & (where != UNPLUGGED))
    slots.update(zip(gathered(tape.columns.paths, moved), where[moved].tolist(), strict=True))
    slots.update(zip(found.added, fresh.tolist(), strict=True))
    return slots


def _ranked(
    columns: TapeColumns, added: list[str], before: Document, after: Document
) -> tuple[Ints, list[str]]:
    """The ranks of the old rows and the new ones behind them, and the paths of all."""
    paths = columns.paths + added
    if not added:
        return columns.ranks, paths
    count = len(columns.paths)
    if len(added) * MOST_ADDED > len(paths):
        both = before.root.nodes.update([(id_, after.root.nodes[id_]) for id_ in added])
        return ranks_of(paths, replace(before, root=replace(before.root, nodes=both))), paths
    order = by_rank(columns.ranks)

    def key(row: int) -> tuple[SortKey, SortKey]:
        return sort_key(before if row < count else after, paths[row])

    fresh = sorted(range(count, len(paths)), key=key)
    places = [bisect(range(count), key(row), key=lambda at: key(order.item(at))) for row in fresh]
    ranks = np.empty(len(paths), np.int64)
    ranks[np.insert(order, places, fresh)] = np.arange(len(paths))
    return ranks, paths


def _moved_aliases(aliases: Mapping[Pin, Alias], where: list[int]) -> dict[Pin, Alias]:
    """The pins of blocks, whose wires come from and lead to other slots now."""
    where = [*where, UNPLUGGED]
    return {
        pin: Alias(
            where[alias.slot],
            tuple(
                sorted(
                    ((where[slot], index) for slot, index in alias.ends),
                    key=lambda end: (-end[0], end[1]),
                )
            ),
            alias.behind,
        )
        for pin, alias in aliases.items()
    }
