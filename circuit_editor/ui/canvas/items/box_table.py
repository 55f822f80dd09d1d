"""A table of boxes in one flat array: which of thousands meet a rectangle, asked of all at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from circuit_editor.gates import Array
from circuit_editor.layout.space.boxes import Box

FIRST_ROOM = 256  # rows; doubled whenever they run out


def around(point: QPointF, reach: float) -> QRectF:
    """The square that lies within `reach` of a point."""
    return QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)


class BoxTable:
    """Boxes (left, top, right, bottom) in scene units, each in a row that is its own for life.

    A row that is empty holds nan, which meets nothing. Asking takes time in proportion to the rows,
    but in NumPy: 30 microseconds for 10,000.
    """

    def __init__(self) -> None:
        self._boxes = np.full((FIRST_ROOM, 4), np.nan)
        self._end = 0  # of the rows that were ever used
        self._free: list[int] = []

    def add(self, boxes: Array) -> list[int]:
        """Put boxes down, shape (n, 4); returns their rows."""
        again = min(len(boxes), len(self._free))
        rows = [self._free.pop() for _ in range(again)]
        rows += range(self._end, self._end + len(boxes) - again)
        self._end += len(boxes) - again
        short = self._end - len(self._boxes)
        if short > 0:
            more = max(short, len(self._boxes))
            self._boxes = np.vstack([self._boxes, np.full((more, 4), np.nan)])
        self._boxes[rows] = boxes
        return rows

    def put(self, row: int, box: Box) -> None:
        """Give a row another box."""
        self._boxes[row] = box

    def remove(self, row: int) -> None:
        """Take a box away; its row will be given again."""
        self._boxes[row] = np.nan
        self._free.append(row)

    def meeting(self, rect: QRectF) -> list[int]:
        """The rows whose boxes touch a rectangle, the lowest first."""
        found: list[int] = self._meeting(rect).tolist()
        return found

    def on_top(self, rect: QRectF, pick: Callable[[Array, Array], Array]) -> list[int]:
        """The same, but for those overplotted: `pick` picks from rows and their boxes."""
        rows = self._meeting(rect)
        found: list[int] = pick(rows, self._boxes[rows]).tolist()
        return found

    def _meeting(self, rect: QRectF) -> Array:
        left, top, right, bottom = self._boxes[: self._end].T
        touching = (
            (left <= rect.right())
            & (right >= rect.left())
            & (top <= rect.bottom())
            & (bottom >= rect.top())
        )
        found: Array = np.flatnonzero(touching).astype(np.intp, copy=False)
        return found

    def beyond(self, rect: QRectF) -> list[int]:
        """The rows whose boxes reach out of a rectangle."""
        left, top, right, bottom = self._boxes[: self._end].T
        out = (
            (left < rect.left())
            | (right > rect.right())
            | (top < rect.top())
            | (bottom > rect.bottom())
        )
        found: list[int] = np.flatnonzero(out).tolist()
        return found

    def whole(self) -> QRectF:
        """The rectangle around all boxes; an empty one where there is none."""
        used = self._boxes[: self._end]
        used = used[~np.isnan(used[:, 0])]
        if not len(used):
            return QRectF()
        (left, top), (right, bottom) = used[:, :2].min(axis=0), used[:, 2:].max(axis=0)
        return QRectF(QPointF(left, top), QPointF(right, bottom))
