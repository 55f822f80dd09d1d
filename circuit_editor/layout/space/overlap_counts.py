"""Counts how many things overlap each of many boxes, for all boxes at once.

What may stand there is found by a coarse look first, unless they are so few that all are compared
with all; what is counted is exact. Boxes are four rows of numbers: lefts, tops, rights, bottoms.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import chain

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.routing.routes import Route
from circuit_editor.layout.space.boxes import Indices, Mask

FINE, COARSE = (40.0, 12.0), (60.0, 40.0)  # cells of a grid in which points are looked for
FEW_PAIRS = 20_000  # compared sooner than a grid is made
MOST_CELLS = 400  # along each side; cells are larger where points stand far apart
SHORT = 2**16  # cells, whose numbers take two bytes
STEP = 14.0  # from point to point along a wire: less than a number is high
SHARES = np.array([-0.375, -0.125, 0.125, 0.375])  # of the ways from a point to those beside it
PARTS = len(SHARES)
MOST_POINTS = 4_000_000  # along all wires
FASTEST = 1.5  # how much longer than others the longest step of a cubic is
CROWD = 64  # points of wires in one CROWDED square: no circuit that is read has as many
CROWDED = 2.0  # its side
KEPT = 3  # wires whose points are kept there: beside its own one a number meets two others
DUST = 1e-3  # more than what is rounded in a coarse look
NO_OWNERS: Indices = np.zeros(0, dtype=np.intp)


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
    if not (some.shape[1] and others.shape[1]):
        return NO_OWNERS, NO_OWNERS
    one, other = np.nonzero(overlaps(some[:, :, np.newaxis], others[:, np.newaxis, :]))
    return one, other


class Points:
    """Points with owners: their places, and the number of what each belongs to.

    Those of a curve follow each other. Where they are is worked out once for all that ask.
    """

    __slots__ = ("_grids", "_squares", "owner", "x", "y")

    def __init__(self, x: Array, y: Array, owner: Indices) -> None:
        self.x, self.y, self.owner = x, y, owner
        self._grids: dict[tuple[float, float], _Grid] = {}
        self._squares: dict[float, Array] = {}

    def owned_by(self, owner: Indices) -> Points:
        """The same points, owned by others."""
        points = Points(self.x, self.y, owner)
        points._grids, points._squares = self._grids, self._squares
        return points

    def grid(self, cell_size: tuple[float, float]) -> _Grid:
        """The points by the cells of a grid."""
        if cell_size not in self._grids:
            self._grids[cell_size] = _Grid(self, cell_size)
        return self._grids[cell_size]

    def squares(self, reach: float) -> Array:
        """The rooms of all: `reach` to all sides. (4, n)."""
        if reach not in self._squares:
            self._squares[reach] = squares(self, slice(None), reach)
        return self._squares[reach]


def points_along(routes: Sequence[Route]) -> Points:
    """Points on wires, each owned by the number of its wire, nowhere farther than STEP apart.

    Where that would be too many, as on wires bent to and fro over a million units, those on the
    longest curves stand farther apart.
    """
    if not routes:
        return Points(np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.intp))
    curves = [curve for route in routes for curve in route]
    owner = np.repeat(np.arange(len(routes)), [len(route) for route in routes])
    places = chain.from_iterable(curves)
    controls = np.fromiter(chain.from_iterable(places), float).reshape(-1, 4, 2)
    length = np.hypot(*np.moveaxis(np.diff(controls, axis=1), 2, 0)).sum(axis=1)
    # as many as a power of two, so that few sorts of curves are worked out together
    doublings = np.clip(np.ceil(np.log2(np.maximum(length, 1.0) * FASTEST / STEP)), 3, 12)
    while (2**doublings).sum() > MOST_POINTS and doublings.max() > 3:
        doublings = np.minimum(doublings, doublings.max() - 1)
    steps = 2**doublings
    found = []
    for count in sorted(set(steps.tolist())):
        alike = np.flatnonzero(steps == count)
        t = np.linspace(0.0, 1.0, int(count) + 1)
        s = 1.0 - t
        basis = np.stack([s**3, 3 * s * s * t, 3 * s * t * t, t**3])
        xy = np.einsum("kt,cka->act", basis, controls[alike])
        found.append((*xy, np.broadcast_to(owner[alike, np.newaxis], xy.shape[1:])))
    x, y, owners = (np.concatenate([each[at].ravel() for each in found]) for at in range(3))
    return Points(x, y, owners.astype(np.intp))


def thinned(points: Points) -> Points:
    """The points, but where a crowd of wires lies on one another those of a few of them.

    So nodes heaped on one place cost no more than nodes apart. They do not follow each other then.
    """
    if len(points.x) <= CROWD:
        return points
    column, row = (
        np.round((each - each.min()) / CROWDED).astype(int) for each in (points.x, points.y)
    )
    cell = column * (row.max() + 1) + row
    in_order = np.sort(cell)
    if not (in_order[CROWD:] == in_order[:-CROWD]).any():
        return points
    order = np.lexsort((points.owner, cell))
    begins_cell = np.diff(in_order, prepend=-1) != 0
    owner = points.owner[order]
    is_new = begins_cell.copy()  # the first point of a wire there
    is_new[1:] |= owner[1:] != owner[:-1]
    count = np.cumsum(is_new)
    wires_before = count - count[begins_cell][np.cumsum(begins_cell) - 1]
    kept = np.sort(order[is_new & (wires_before < KEPT)])
    return Points(points.x[kept], points.y[kept], points.owner[kept])


def squares(points: Points, which: Indices | slice, reach: float) -> Array:
    """The room of some points: `reach` to all sides. (4, n)."""
    x, y = points.x[which], points.y[which]
    return np.stack([x - reach, y - reach, x + reach, y + reach])


def pieces(points: Points, which: Indices, reach: float) -> Array:
    """The rooms of lines around some points, PARTS each: `reach` to all sides. (4, PARTS * n).

    They leave no gap, where between points the corner of a box may be across a line.
    """
    if not len(which):
        return np.zeros((4, 0))
    x_y = points.x, points.y
    places = [np.repeat(each[which, np.newaxis], PARTS, axis=1) for each in x_y]
    for on in (-1, 1):  # half way to the point before, and to the next
        other = np.clip(which + on, 0, len(points.x) - 1)
        dx, dy = (each[other] - each[which] for each in x_y)
        is_joined = (points.owner[other] == points.owner[which]) & (np.hypot(dx, dy) <= STEP)
        share = np.outer(is_joined, np.maximum(on * SHARES, 0.0))
        for along, away in zip(places, (dx, dy), strict=True):
            along += share * away[:, np.newaxis]
    x, y = (each.ravel() for each in places)
    return np.stack([x - reach, y - reach, x + reach, y + reach])


def around_pieces(rooms: Array) -> Array:
    """The smallest boxes that hold the pieces around each point. (4, PARTS * n) to (4, n)."""
    parts = np.moveaxis(rooms.reshape(4, -1, PARTS), 2, 0)
    return np.concatenate([reduce(np.minimum, parts[:, :2]), reduce(np.maximum, parts[:, 2:])])


def met_by_each(boxes: Array, others: Array) -> Indices:
    """How many of the others overlap each box."""
    box, _ = pairs_with(boxes, others)
    return np.bincount(box, minlength=boxes.shape[1])


def pairs_with(boxes: Array, others: Array) -> tuple[Indices, Indices]:
    """The pairs of a box and one of the others that overlap; boxes are about of one size."""
    if boxes.shape[1] * others.shape[1] <= FEW_PAIRS:
        return near(boxes, others)
    left, top, right, bottom = boxes
    corners = Points(left, top, NO_OWNERS)
    width, height = (right - left).max() + DUST, (bottom - top).max() + DUST
    room = np.stack([others[0] - width, others[1] - height, others[2], others[3]])
    other, box = _Grid(corners, COARSE).candidates(room, DUST)
    return meeting(boxes, box, others, other)


def pairs_with_points(
    boxes: Array, points: Points, reach: float, rooms: Array | None = None
) -> tuple[Indices, Indices]:
    """The pairs of a box and a point that lies in it or `reach` beside it.

    Of points with `rooms`, which are no larger than that, those whose room the box overlaps.
    """
    rooms = points.squares(reach) if rooms is None else rooms
    if boxes.shape[1] * len(points.x) <= FEW_PAIRS:
        return near(boxes, rooms)
    box, point = points.grid(FINE).candidates(boxes, reach + DUST)
    return meeting(boxes, box, rooms, point)


def meeting(boxes: Array, box: Indices, others: Array, other: Indices) -> tuple[Indices, Indices]:
    """Those pairs that overlap; an edge at a time, for long arrays are slow to come by."""
    for edge, of_other in ((0, 2), (1, 3)):
        met = boxes[edge].take(box) < others[of_other].take(other)
        met &= others[edge].take(other) < boxes[of_other].take(box)
        met_at = np.flatnonzero(met)
        box, other = box.take(met_at), other.take(met_at)
    return box, other


class _Grid:
    """Points sorted by the cells of a grid, row by row."""

    def __init__(self, points: Points, cell_size: tuple[float, float]) -> None:
        self._columns, self._rows = (
            _Axis(along, size) for along, size in zip((points.x, points.y), cell_size, strict=True)
        )
        across = self._columns.count
        cell = self._rows.cells(points.y) * across + self._columns.cells(points.x)
        cells = across * self._rows.count
        if cells <= SHORT:  # these are sorted several times as fast
            cell = cell.astype(np.uint16)
        self._order = np.argsort(cell, kind="stable")
        self._begins = np.zeros(cells + 1, dtype=np.intp)
        np.cumsum(np.bincount(cell, minlength=cells), out=self._begins[1:])

    def candidates(self, boxes: Array, reach: float) -> tuple[Indices, Indices]:
        """Pairs of a box and a point that may be in it or `reach` beside it; each pair once."""
        left, top, right, bottom = boxes
        from_column, to_column = (
            self._columns.cells(side) for side in (left - reach, right + reach)
        )
        from_row, to_row = (self._rows.cells(side) for side in (top - reach, bottom + reach))
        box, row = _runs(from_row, to_row + 1 - from_row)
        cell = row * self._columns.count
        begin = self._begins[cell + from_column[box]]
        at, point = _runs(begin, self._begins[cell + to_column[box] + 1] - begin)
        return box[at], self._order[point]


def _runs(begin: Indices, count: Indices) -> tuple[Indices, Indices]:
    """The numbers from each `begin` on, as many as there are, and which `begin` each is from."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    which = np.repeat(np.arange(len(begin)), count)
    return which, np.arange(total) + np.repeat(begin - ends + count, count)


class _Axis:
    """One side of a grid, cut into equal pieces."""

    def __init__(self, along: Array, size: float) -> None:
        self._first = float(along.min())
        extent = float(along.max()) - self._first
        self._size = max(size, extent / MOST_CELLS)
        self.count = int(extent // self._size) + 1

    def cells(self, along: Array) -> Indices:
        """The piece each number lies in; what lies outside counts to the piece at that end."""
        piece = ((along - self._first) / self._size).astype(np.intp)
        return np.minimum(np.maximum(piece, 0, out=piece), self.count - 1, out=piece)
