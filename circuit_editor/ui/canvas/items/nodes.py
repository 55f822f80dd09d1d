"""The table of the nodes that are shown: by their ids, and by where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from circuit_editor.gates import Array
from circuit_editor.model import (
    Path,
    Place,
)
from circuit_editor.ui.canvas.items.box_table import BoxTable, around
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.canvas.items.overplotting import is_overplotted, nodes_on_top

_id = attrgetter("id")


class NodeItems(Mapping[str, NodeItem]):
    """All nodes of the canvas. They lie over one another by their ids, frames below all others."""

    def __init__(self) -> None:
        self._by_id: dict[str, NodeItem] = {}
        self._by_row: list[NodeItem | None] = []
        self._frames: dict[str, NodeItem] = {}
        self._table = BoxTable()
        self._bodies: Array | None = None  # until a node goes or moves
        self._added: list[NodeItem] = []  # since then, and not among these bodies
        self._whole = QRectF()  # around these bodies
        self._whole_of: Array | None = None

    def __getitem__(self, id_: str) -> NodeItem:
        return self._by_id[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._by_id  # a mapping's own catches an error where it is not

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def add(self, shapes: list[NodeItem]) -> None:
        """Show nodes."""
        boxes = np.array([shape.box() for shape in shapes], dtype=np.float64).reshape(-1, 4)
        rows = self._table.add(boxes)
        self._by_row += [None] * (max(rows, default=-1) + 1 - len(self._by_row))
        if any(shape.id in self._by_id for shape in shapes):
            self._bodies = None  # it stands where it stood among the others
        self._added += shapes
        for shape, row in zip(shapes, rows, strict=True):
            shape.row = row
            self._by_row[row] = self._by_id[shape.id] = shape
            if shape.frame is not None:
                self._frames[shape.id] = shape

    def take_over(self, other: NodeItems) -> None:
        """Show the nodes of another table in place of these."""
        vars(self).update(vars(other))

    def remove(self, ids: Iterable[str]) -> None:
        """Show these nodes no longer."""
        for id_ in ids:
            self._bodies = None
            shape = self._by_id.pop(id_)
            self._by_row[shape.row] = None
            self._table.remove(shape.row)
            self._frames.pop(id_, None)

    def move(self, id_: str, place: Place) -> None:
        """Let a node stand elsewhere."""
        self._bodies = None
        shape = self._by_id[id_]
        shape.place = place
        self._table.put(shape.row, shape.box())

    def meeting(self, rect: QRectF) -> list[NodeItem]:
        """The nodes of which something may be seen in a rectangle, from the back to the front."""
        return self._in_order(self._table.meeting(rect))

    def seen(self, rect: QRectF) -> list[NodeItem]:
        """The same, but for those that are overplotted."""
        return self._in_order(self._table.on_top(rect, nodes_on_top))

    def near(self, point: QPointF, reach: float) -> list[NodeItem]:
        """The nodes around a point, from the front to the back, frames behind all others."""
        rows = self._table.on_top(around(point, reach), nodes_on_top)
        met = {shape.id for row in rows if (shape := self._by_row[row]) is not None}
        frames = [shape for shape in self.frames() if shape.id in met]
        return [*reversed((*frames, *self._in_order(rows)))]

    def _in_order(self, rows: Iterable[int]) -> list[NodeItem]:
        """The nodes in these rows but frames, as they lie over one another whatever was edited."""
        found = [self._by_row[row] for row in rows]
        shapes = [shape for shape in found if shape is not None and shape.frame is None]
        shapes.sort(key=_id)
        return shapes

    def frames(self) -> list[NodeItem]:
        """The blocks that are open in place: a frame in a frame comes after it."""
        return sorted(self._frames.values(), key=lambda shape: (Path(shape.id).depth, shape.id))

    def beyond(self, rect: QRectF) -> list[NodeItem]:
        """The nodes of which something may be seen outside of a rectangle."""
        found = [self._by_row[row] for row in self._table.beyond(rect)]
        return [shape for shape in found if shape is not None]

    def bodies(self) -> Array:
        """The bodies of all nodes, of opened blocks their frames, in the order of the ids.

        An array of shape (n, 4): left, top, right, bottom.
        """
        if self._bodies is None:
            self._bodies = bodies_of(self._by_id.values())
        elif self._added:
            self._bodies = np.concatenate([self._bodies, bodies_of(self._added)])
        self._added = []
        return self._bodies

    @property
    def is_overplotted(self) -> bool:
        """True where more nodes stand on one another than anybody could tell apart."""
        return is_overplotted(self.bodies())

    def count_in(self, rect: QRectF) -> int:
        """How many bodies touch a rectangle."""
        left, top, right, bottom = self.bodies().T
        met = (
            (left < rect.right())
            & (right > rect.left())
            & (top < rect.bottom())
            & (bottom > rect.top())
        )
        return int(met.sum())

    def reach(self) -> QRectF:
        """The rectangle that holds all that may be seen of nodes."""
        return self._table.whole()

    def whole(self) -> QRectF:
        """The rectangle that holds the bodies of all nodes."""
        bodies = self.bodies()
        if bodies is not self._whole_of:
            self._whole, self._whole_of = QRectF(), bodies
            if len(bodies):
                (left, top), (right, bottom) = bodies[:, :2].min(axis=0), bodies[:, 2:].max(axis=0)
                self._whole = QRectF(QPointF(left, top), QPointF(right, bottom))
        return QRectF(self._whole)


def bodies_of(shapes: Iterable[NodeItem]) -> Array:
    """The bodies of some nodes, shape (n, 4): left, top, right, bottom."""
    sizes = [(*shape.place, shape.width / 2, shape.height / 2) for shape in shapes]
    x, y, half, above = np.array(sizes, dtype=np.float64).reshape(-1, 4).T
    return np.stack([x - half, y - above, x + half, y + above], axis=1)
