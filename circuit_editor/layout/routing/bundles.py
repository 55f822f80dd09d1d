"""Bundles of wires: those that run side by side from one part of a drawing to another.

From afar single wires are a grey veil. Wires whose ends lie in the same two cells of a square grid
are one bundle; how many bundles there are is a matter of the screen, not of the circuit.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.space.boxes import Indices, begins_of

SHORT = 2.0  # cells from end to end
LEAST, LEAST_SHORT = 3, 12  # wires of a bundle; of one that is short


class Bundles(NamedTuple):
    """Bundles, the n-th of `counts[n]` wires, with where their ends lie; and single wires.

    `starts` and `ends` have the columns x and y of the middle, the least and the largest y.
    `singles` are as they were given.
    """

    singles: Array
    counts: Indices
    starts: Array
    ends: Array


def bundles_of(wires: Array, cell: float) -> Bundles:
    """Bundle wires by cells of this size: shape (n, 4), x and y where each leaves and arrives.

    A few stay single, more of them where they are short: there a bundle would hide their ends.
    """
    if not len(wires):
        return Bundles(wires, np.zeros(0, np.intp), np.zeros((0, 4)), np.zeros((0, 4)))
    cells = np.floor(wires / cell).astype(np.int64)
    order = np.lexsort(cells.T)
    cells, wires = cells[order], wires[order]
    changes = np.concatenate([[True], (cells[1:] != cells[:-1]).any(axis=1)])
    begins = begins_of(np.cumsum(changes))
    counts = np.diff(np.concatenate([begins, [len(wires)]]))

    def ends(column: int) -> Array:
        x, y = wires[:, column], wires[:, column + 1]
        return np.stack(
            [
                np.add.reduceat(x, begins) / counts,
                np.add.reduceat(y, begins) / counts,
                np.minimum.reduceat(y, begins),
                np.maximum.reduceat(y, begins),
            ],
            axis=1,
        )

    starts, finishes = ends(0), ends(2)
    is_short = np.abs(finishes[:, 0] - starts[:, 0]) < SHORT * cell
    many = counts >= np.where(is_short, LEAST_SHORT, LEAST)
    return Bundles(wires[np.repeat(~many, counts)], counts[many], starts[many], finishes[many])
