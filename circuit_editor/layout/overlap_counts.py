"""Counts how many things overlap each of many boxes, for all boxes at once.

What may stand there is found by a coarse look first; what is counted is exact. Boxes are four rows
of numbers: lefts, tops, rights, bottoms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.boxes import Indices, Mask, begins_of

FINE, COARSE = (40.0, 12.0), (60.0, 40.0)  # cells of a grid in which points are looked for
MOST_CELLS = 400  # along each side; cells are larger where points stand far apart
DUST = 1e-3  # more than what is rounded in a coarse look


def overlaps(some: Array, others: Array) -> Mask:
    """Where boxes have more than an edge in common with others; shapes broadcast."""
    left, top, right, bottom = some
    other_left, other_top, other_right, other_bottom = others
    met: Mask = (left < other_right) & (other_left < right)
    met &= (top < other_bottom) & (other_top < bottom)
    return met


def around(boxes: Array) -> Array:
    """The smallest boxes that hold all boxes of a row each: shape (4, rows, ...) to (4, rows)."""
    rows = boxes.reshape(*boxes.shape[:2], -1)
    return np.concatenate([rows[:2].min(axis=2), rows[2:].max(axis=2)])


def near(some: Array, others: Array) -> tuple[Indices, Indices]:
    """The pairs of boxes that overlap, as two lists of numbers, the first ascending."""
    one, other = np.nonzero(overlaps(some[:, :, np.newaxis], others[:, np.newaxis, :]))
    return one, other


class Points(NamedTuple):
    """Points with owners: their places, and the number of what each belongs to."""

    x: Array
    y: Array
    owner: Indices


def met_by_each(boxes: Array, others: Array) -> Indices:
    """How many of the others overlap each box; the boxes are all about as large as one another."""
    left, top, right, bottom = boxes
    corners = Points(left, top, np.zeros(0, dtype=np.intp))
    width, height = (right - left).max() + DUST, (bottom - top).max() + DUST
    room = np.stack([others[0] - width, others[1] - height, others[2], others[3]])
    counts = np.zeros(len(left), dtype=np.intp)
    for other, box in _Grid(corners, COARSE).candidates(room, DUST):
        met = overlaps(boxes[:, box], others[:, other])
        counts += np.bincount(box[met], minlength=len(left))
    return counts


def owners_in_each(boxes: Array, belongs: Indices, points: Points, reach: float) -> Indices:
    """How many owners come into each box, but for the one that the box itself belongs to.

    A point takes the room of a small square: `reach` to all sides.
    """
    owners = int(points.owner.max()) + 1
    found = []
    left, top, right, bottom = boxes
    for box, point in _Grid(points, FINE).candidates(boxes, reach + DUST):
        # what one side tells needs no look at the others
        y = points.y[point]
        may = (top[box] < y + reach) & (y - reach < bottom[box])
        may &= points.owner[point] != belongs[box]
        box, point = box[may], point[may]
        x = points.x[point]
        inside = (left[box] < x + reach) & (x - reach < right[box])
        found.append(box[inside] * owners + points.owner[point[inside]])
    each = np.sort(np.concatenate(found))
    once = each[begins_of(each)] // owners  # however many points of an owner there are
    return np.bincount(once, minlength=boxes.shape[1])


class _Grid:
    """Points sorted by the cells of a grid, row by row."""

    def __init__(self, points: Points, cell_size: tuple[float, float]) -> None:
        self._columns, self._rows = (
            _Axis(along, size) for along, size in zip(points[:2], cell_size, strict=True)
        )
        across = self._columns.count
        cell = self._rows.cells(points.y) * across + self._columns.cells(points.x)
        self._order = np.argsort(cell, kind="stable")
        in_cells = np.bincount(cell, minlength=across * self._rows.count)
        self._begins = np.concatenate([[0], np.cumsum(in_cells)])

    def candidates(self, boxes: Array, reach: float) -> Iterator[tuple[Indices, Indices]]:
        """Pairs of a box and a point that may be in it or `reach` beside it; each pair once."""
        left, top, right, bottom = boxes
        from_column, to_column = (
            self._columns.cells(side) for side in (left - reach, right + reach)
        )
        from_row, to_row = (self._rows.cells(side) for side in (top - reach, bottom + reach))
        for step in range(int((to_row - from_row).max(initial=-1)) + 1):
            box = np.flatnonzero(from_row + step <= to_row)
            row = (from_row[box] + step) * self._columns.count
            begin = self._begins[row + from_column[box]]
            count = self._begins[row + to_column[box] + 1] - begin
            # the numbers from each `begin` on, as many as there are
            jump = np.repeat(begin - np.cumsum(count) + count, count)
            yield np.repeat(box, count), self._order[jump + np.arange(len(jump))]


class _Axis:
    """One side of a grid, cut into equal pieces."""

    def __init__(self, along: Array, size: float) -> None:
        self._first = float(along.min())
        extent = float(along.max()) - self._first
        self._size = max(size, extent / MOST_CELLS)
        self.count = int(extent // self._size) + 1

    def cells(self, along: Array) -> Indices:
        """The piece each number lies in; what lies outside counts to the piece at that end."""
        piece = np.clip((along - self._first) / self._size, 0, self.count - 1)
        return piece.astype(np.intp)
