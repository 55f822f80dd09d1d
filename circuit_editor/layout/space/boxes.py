"""A spatial index of boxes with owners: who stands in a box or at a point, asked of all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.model import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
Mask: TypeAlias = "NDArray[np.bool_]"
Indices: TypeAlias = "NDArray[np.intp]"
Owner = TypeVar("Owner")


class Boxes(Generic[Owner]):
    """Boxes, each with an owner, that can be asked who stands in a box or at a point."""

    def __init__(self) -> None:
        self._boxes: list[Box] = []
        self._owners: list[Owner] = []
        self._edges: Array | None = None  # until the next box

    def add(self, box: Box, owner: Owner) -> None:
        """Put a box down."""
        self._boxes.append(box)
        self._owners.append(owner)
        self._edges = None

    def owned(self) -> list[tuple[Box, Owner]]:
        """All boxes with their owners, in the order in which they were put down."""
        return list(zip(self._boxes, self._owners, strict=True))

    @property
    def edges(self) -> Array:
        """All lefts, tops, rights and bottoms: four rows."""
        if self._edges is None:
            self._edges = edges_of(self._boxes)
        return self._edges

    def meeting(self, box: Box) -> set[tuple[Box, Owner]]:
        """The boxes that overlap `box`, with their owners."""
        left, top, right, bottom = self.edges
        met = (left < box[2]) & (box[0] < right) & (top < box[3]) & (box[1] < bottom)
        return self._at(met)

    def around(self, points: Sequence[Place]) -> set[tuple[Box, Owner]]:
        """The boxes in which one of the points lies, with their owners."""
        left, top, right, bottom = self.edges[..., np.newaxis]
        x, y = np.array(points, dtype=np.float64).reshape(-1, 2).T
        return self._at(((left <= x) & (x <= right) & (top <= y) & (y <= bottom)).any(axis=1))

    def _at(self, chosen: Mask) -> set[tuple[Box, Owner]]:
        return {(self._boxes[at], self._owners[at]) for at in np.flatnonzero(chosen).tolist()}


def edges_of(boxes: Sequence[Box]) -> Array:
    """The lefts, tops, rights and bottoms of boxes: four rows."""
    return np.ascontiguousarray(np.array(boxes, dtype=np.float64).reshape(-1, 4).T)


def begins_of(numbers: Array | Indices) -> Indices:
    """Where in sorted numbers each one stands for the first time."""
    return np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1]])[: len(numbers)])


def box_at(place: Place, size: tuple[float, float]) -> Box:
    """The box of a size around a place."""
    (x, y), (width, height) = place, size
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def overlap(one: Box, other: Box) -> bool:
    """True where the two have more than an edge in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these; an empty one at the origin where there are none."""
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
