"""Overplotting: of thousands of things on one another only the uppermost are painted and asked.

Nobody can tell more of them apart. How many there may be is so much that no circuit whose nodes
stand beside one another comes near it, and of those nothing is left out.
"""

from __future__ import annotations

import numpy as np

from circuit_editor.gates import Array

FEW = 2_000  # things, of which none is left out
NARROWEST, WIDEST = 24.0, 96.0  # scene units of a cell
NODES_IN_CELL = 8  # of nodes beside one another there is room for fewer in the widest one
WIRES_IN_CELL = 4  # of the narrowest, and their pins stand that close


def nodes_on_top(rows: Array, boxes: Array) -> Array:
    """Of the nodes in these rows, with boxes in shape (n, 4), those that lie on top.

    First some of those in the same place, to a few units, are left out, and where that is not
    enough some more. Later rows lie over earlier ones.
    """
    if len(rows) <= FEW:
        return rows
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    if len(last_in_cells(middles, WIDEST, NODES_IN_CELL)) == len(rows):
        return rows
    cell = NARROWEST
    while len(rows) > FEW and cell <= WIDEST:
        kept = last_in_cells(middles, cell, NODES_IN_CELL)
        rows, middles = rows[kept], middles[kept]
        cell *= 2
    return rows


def is_overplotted(boxes: Array) -> bool:
    """True where many of these nodes, with boxes in shape (n, 4), stand in one place, nearly."""
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    return len(last_in_cells(middles, NARROWEST, NODES_IN_CELL)) < len(boxes)


def wires_on_top(rows: Array, boxes: Array) -> Array:
    """Of the wires in these rows those on top of what runs between the same ends, nearly."""
    if len(rows) <= FEW:
        return rows
    kept: Array = rows[last_in_cells(boxes, NARROWEST, WIRES_IN_CELL)]
    return kept


def last_in_cells(places: Array, cell: float, most: int) -> Array:
    """Which of these places, in shape (n, k), are among the last so many in their cells."""
    columns = np.floor(places / cell).astype(np.int64)
    key = np.zeros(len(columns), dtype=np.int64)
    for column in columns.T:  # two cells that share a key by chance share what is seen of them
        key = key * 1_000_003 + column
    order = np.argsort(key, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(key[order]) != 0, True))
    left = np.repeat(ends, np.diff(ends, prepend=-1)) - np.arange(len(order))
    kept: Array = np.sort(order[left < most])
    return kept
