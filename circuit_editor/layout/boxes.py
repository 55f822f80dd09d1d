"""Boxes by the cells of a coarse grid: what stands near a place is found without looking at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeAlias, TypeVar

from circuit_editor.model import Place

Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
Cell: TypeAlias = tuple[int, int]
Owner = TypeVar("Owner")

CELL = 80.0


class Boxes(Generic[Owner]):
    """Boxes, each with an owner, that can be asked who stands in a box or at a point."""

    def __init__(self) -> None:
        self._cells: dict[Cell, list[tuple[Box, Owner]]] = defaultdict(list)

    def add(self, box: Box, owner: Owner) -> None:
        """Put a box down."""
        for cell in _cells(box):
            self._cells[cell].append((box, owner))

    def remove(self, box: Box, owner: Owner) -> None:
        """Take a box away that was added before."""
        for cell in _cells(box):
            self._cells[cell].remove((box, owner))

    def meeting(self, box: Box) -> set[tuple[Box, Owner]]:
        """The boxes that overlap `box`, with their owners."""
        return {
            (other, owner)
            for cell in _cells(box)
            for other, owner in self._cells.get(cell, ())
            if overlap(box, other)
        }

    def around(self, points: Iterable[Place]) -> set[tuple[Box, Owner]]:
        """The boxes in which one of the points lies, with their owners."""
        return {
            (box, owner)
            for x, y in points
            for box, owner in self._cells.get((int(x // CELL), int(y // CELL)), ())
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]
        }


def overlap(one: Box, other: Box) -> bool:
    """True where the two have more than an edge in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cells(box: Box) -> Iterator[Cell]:
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row
