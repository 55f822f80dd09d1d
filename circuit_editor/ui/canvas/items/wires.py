"""The wires of the canvas as flat arrays: their ends, and boxes that hold them and their numbers.

A wire runs straight on from pin to pin unless it was laid: then it has a route of its own. What
only the eye needs, a curve as Qt draws it, is made when a wire comes into sight, and kept until it
moves.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from circuit_editor.gates import Array
from circuit_editor.layout.labels.label_growth import MOST_GROWTH
from circuit_editor.layout.labels.number_places import CLEAR, MOST_ASIDE, WIDEST_GAP
from circuit_editor.layout.routing.routes import Route, bends, curve_between
from circuit_editor.layout.sizes import LABEL_HEIGHT, LABEL_WIDTH
from circuit_editor.model import (
    Pin,
)
from circuit_editor.ui.canvas.items.box_table import BoxTable, around
from circuit_editor.ui.canvas.items.overplotting import wires_on_top

PEN_ROOM = 6.0  # around a curve: half a wide pen, and a little
ROOM = (  # around a wire for its numbers wherever they stand
    LABEL_WIDTH * MOST_GROWTH / 2 + MOST_ASIDE,
    LABEL_HEIGHT * MOST_GROWTH + WIDEST_GAP / 2 + CLEAR,
)
MOST_KEPT = 6_000  # curves: more than can be told apart at once
STRETCHES = 8  # of a wire, where one asks what lies over it

Ends = tuple[float, float, float, float]  # x and y where a wire leaves, and where it arrives


class Wires:
    """All wires that are shown, by the input pin each arrives at."""

    def __init__(self) -> None:
        self._rows: dict[Pin, int] = {}
        self._at: dict[str, set[Pin]] = {}  # the wires that leave a node or arrive at it
        self._table = BoxTable()
        self._targets: list[Pin | None] = []
        self._sources: list[Pin | None] = []
        self._ends: list[Ends] = []
        self._laid: dict[int, Route] = {}
        self._paths: dict[int, QPainterPath] = {}
        self._stretches: dict[int, Array] = {}
        self.changes = 0  # of which wires there are

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, target: Pin) -> bool:
        return target in self._rows

    def __iter__(self) -> Iterator[Pin]:
        return iter(self._rows)

    def rows(self) -> Mapping[Pin, int]:
        """The row of every wire."""
        return self._rows

    def source(self, target: Pin) -> Pin:
        """The output pin that a wire comes from. Raises KeyError."""
        source = self._sources[self._rows[target]]
        assert source is not None
        return source

    def sources(self) -> dict[Pin, Pin]:
        """Where every wire comes from."""
        return {target: self.source(target) for target in self._rows}

    def of(self, nodes: Iterable[str]) -> set[Pin]:
        """The wires that leave or reach these nodes."""
        return {target for id_ in nodes for target in self._at.get(id_, ())}

    def leaving(self, source: Pin) -> list[Pin]:
        """The wires that leave an output, by where they arrive, in order."""
        here = self._at.get(source.node, ())
        return sorted(target for target in here if self.source(target) == source)

    def add(self, wires: Sequence[tuple[Pin, Pin]], ends: Sequence[Ends]) -> None:
        """Show wires, each (target, source), that run straight on between their ends."""
        self.changes += len(wires)
        rows = self._table.add(_boxes(np.array(ends, dtype=np.float64).reshape(-1, 4)))
        more = max(rows, default=-1) + 1 - len(self._targets)
        self._targets += [None] * more
        self._sources += [None] * more
        self._ends += [(0.0,) * 4] * more
        for row, (target, source), each in zip(rows, wires, ends, strict=True):
            self._rows[target] = row
            self._targets[row], self._sources[row], self._ends[row] = target, source, each
            for pin in (target, source):
                self._at.setdefault(pin.node, set()).add(target)

    def take_over(self, other: Wires) -> None:
        """Show the wires of another table in place of these."""
        changes = self.changes + other.changes + 1
        vars(self).update(vars(other))
        self.changes = changes

    def remove(self, targets: Iterable[Pin]) -> None:
        """Show these wires no longer."""
        for target in targets:
            self.changes += 1
            row = self._rows.pop(target)
            for pin in (target, self.source_in(row)):
                self._at[pin.node].discard(target)
            self._forget(row)
            self._table.remove(row)
            self._targets[row] = self._sources[row] = None

    def move(self, target: Pin, ends: Ends) -> None:
        """Let a wire run straight on between other ends."""
        row = self._rows[target]
        if self._ends[row] == ends and row not in self._laid:
            return
        self._forget(row)
        self._ends[row] = ends
        self._table.put(row, tuple(_boxes(np.array([ends]))[0]))

    def lay(self, target: Pin, route: Route) -> None:
        """Let a wire run along a route."""
        row = self._rows[target]
        if self._laid.get(row) == route:
            return
        self._forget(row)
        (start, *_), (*_, end) = route[0], route[-1]
        self._ends[row] = (*start, *end)
        self._laid[row] = route
        rect, (across, down) = _curve_rect(route), ROOM
        self._table.put(
            row,
            (rect.left() - across, rect.top() - down, rect.right() + across, rect.bottom() + down),
        )

    def route(self, target: Pin) -> Route:
        """The curves along which a wire runs."""
        return self._route(self._rows[target])

    def path(self, target: Pin) -> QPainterPath:
        """A wire as Qt draws it."""
        return self.path_in(self._rows[target])

    def bounds(self, target: Pin) -> QRectF:
        """The rectangle that holds a wire."""
        return _curve_rect(self._route(self._rows[target]))

    def beyond(self, rect: QRectF, room: tuple[float, float] = ROOM) -> list[int]:
        """The rows of the wires of which something may be seen outside of a rectangle.

        `room` is what their numbers take at most, across and down.
        """
        across, down = (most - each for most, each in zip(ROOM, room, strict=True))
        return self._table.beyond(rect.adjusted(-across, -down, across, down))

    def rows_in(self, rect: QRectF) -> list[int]:
        """The rows of the wires that may be seen in a rectangle; good until the next change.

        Of wires that lie on one another only the uppermost.
        """
        across, down = (room - PEN_ROOM for room in ROOM)
        return self._table.on_top(rect.adjusted(across, down, -across, -down), wires_on_top)

    def rows_with_numbers_in(self, rect: QRectF) -> list[int]:
        """The same, and those of which only a number may be seen there."""
        return self._table.on_top(rect, wires_on_top)

    def reach(self) -> QRectF:
        """The rectangle that holds all wires, and room for their numbers."""
        return self._table.whole()

    def target_in(self, row: int) -> Pin:
        """Which wire stands in a row."""
        target = self._targets[row]
        assert target is not None
        return target

    def source_in(self, row: int) -> Pin:
        """Where the wire in a row comes from."""
        source = self._sources[row]
        assert source is not None
        return source

    def path_in(self, row: int) -> QPainterPath:
        """The wire in a row as Qt draws it."""
        path = self._paths.get(row)
        if path is None:
            if len(self._paths) >= MOST_KEPT:
                self._paths.clear()
            path = self._paths[row] = path_of(self._route(row))
        return path

    def stretches_in(self, row: int) -> Array:
        """The boxes of the wire's stretches, each as long as the others: shape (STRETCHES, 4)."""
        found = self._stretches.get(row)
        if found is None:
            if len(self._stretches) >= MOST_KEPT:
                self._stretches.clear()
            at = self.path_in(row).pointAtPercent
            points = [at(each / STRETCHES).toTuple() for each in range(STRETCHES + 1)]
            ends = np.array(points)
            found = np.hstack([np.minimum(ends[:-1], ends[1:]), np.maximum(ends[:-1], ends[1:])])
            self._stretches[row] = found
        return found

    def ends_in(self, row: int) -> Ends:
        """Where the wire in a row leaves and arrives."""
        return self._ends[row]

    def ends(self, but: Container[Pin] = ()) -> Array:
        """Where every wire leaves and arrives, but for some: shape (n, 4)."""
        rows = (row for target, row in self._rows.items() if target not in but)
        return np.array([self._ends[row] for row in rows]).reshape(-1, 4)

    def at(self, point: QPointF, reach: float) -> Pin | None:
        """The wire nearest to a point, if it is within a reach; of equal ones the uppermost."""
        near = self.near(point, reach)
        return None if near is None else near[0]

    def near(
        self, point: QPointF, reach: float, among: Callable[[Pin], bool] | None = None
    ) -> tuple[Pin, float] | None:
        """The wire nearest to a point, if it is within a reach, and how far it is.

        Only those are looked at of which `among` is true.
        """
        near = self._table.on_top(around(point, reach), wires_on_top)
        rows = [row for row in near if self._is_as_high(row, point, reach)]
        if among is not None:
            rows = [row for row in rows if among(self.target_in(row))]
        if not rows:
            return None
        from circuit_editor.layout.routing.curve_distances import (
            distances_to,
            distances_to_straight,
        )

        place = point.x(), point.y()
        straight = [row for row in rows if row not in self._laid]
        ends = np.array([self._ends[row] for row in straight]).reshape(-1, 4)
        away = dict(zip(straight, distances_to_straight(place, ends).tolist(), strict=True))
        for row in rows:
            if row in self._laid:
                away[row] = float(distances_to(place, self._laid[row]).min())
        nearest = min(reversed(rows), key=away.__getitem__)
        return (self.target_in(nearest), away[nearest]) if away[nearest] <= reach else None

    def _is_as_high(self, row: int, point: QPointF, reach: float) -> bool:
        """False where a wire that runs straight on is higher or lower than a point all along."""
        _, y1, _, y2 = self._ends[row]
        return row in self._laid or min(y1, y2) - reach <= point.y() <= max(y1, y2) + reach

    def crossed_by(self, start: QPointF, end: QPointF) -> list[Pin]:
        """The wires that a straight stroke crosses."""
        rows = self._table.meeting(QRectF(start, end).normalized().adjusted(-1.0, -1.0, 1.0, 1.0))
        routes = [(row, each) for row in rows for each in self._route(row)]
        if not routes:
            return []
        from circuit_editor.layout.routing.curve_distances import are_cut

        cut = are_cut((start.x(), start.y()), (end.x(), end.y()), [each for _, each in routes])
        found = {row: None for (row, _), hit in zip(routes, cut.tolist(), strict=True) if hit}
        return [self.target_in(row) for row in found]

    def through(self, rect: QRectF) -> list[Pin]:
        """The wires that run through a rectangle."""
        corners = rect.topLeft(), rect.bottomRight(), rect.bottomLeft(), rect.topRight()
        found = dict.fromkeys(self.crossed_by(*corners[:2]) + self.crossed_by(*corners[2:]))
        for row in self._table.meeting(rect):
            (start, *_), (*_, end) = self._route(row)[0], self._route(row)[-1]
            if rect.contains(*start) or rect.contains(*end):
                found[self.target_in(row)] = None
        return list(found)

    def _route(self, row: int) -> Route:
        laid = self._laid.get(row)
        if laid is not None:
            return laid
        x1, y1, x2, y2 = self._ends[row]
        return (curve_between((x1, y1), (x2, y2)),)

    def _forget(self, row: int) -> None:
        """What was made for a wire as it ran is of no use any more."""
        self._laid.pop(row, None)
        self._paths.pop(row, None)
        self._stretches.pop(row, None)


def _boxes(ends: Array) -> Array:
    """The boxes, shape (n, 4), of wires that run straight on between their ends."""
    x1, y1, x2, y2 = ends.T
    bend = bends(ends)
    across, down = ROOM
    return np.stack(
        [
            np.minimum(x1, x2 - bend) - across,
            np.minimum(y1, y2) - down,
            np.maximum(x1 + bend, x2) + across,
            np.maximum(y1, y2) + down,
        ],
        axis=1,
    )


def _curve_rect(route: Route) -> QRectF:
    return path_of(route).boundingRect().adjusted(-PEN_ROOM, -PEN_ROOM, PEN_ROOM, PEN_ROOM)


def path_of(route: Route) -> QPainterPath:
    """The route as Qt draws it."""
    path = QPainterPath(QPointF(*route[0][0]))
    for _, first, second, end in route:
        path.cubicTo(*first, *second, *end)
    return path
