"""The names that are written at far zoom: of the loss, of inputs and of gates that have one.

They are as large as captions are at 100 %, and only those are written that have room: nothing lies
on a node or on another name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTransform

from circuit_editor.gates import kinds
from circuit_editor.model import Place
from circuit_editor.text import cut
from circuit_editor.ui.app import theme as look

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.items.node_item import NodeItem
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

FINE = 3.0  # pixels: how exactly it is known where there is room
BESIDE = 3.0  # pixels between a node and its name
MOST = 400  # names for which room is looked for, the most important first
LONGEST = 24  # letters of a name
MOST_ZOOMS = 8  # for which places are kept
MOST_FINE = 4_000_000  # squares of room: a drawing that is larger on the screen has no names
# where names stand, the best first
GATE_SIDES: tuple[str, ...] = "below", "above", "right", "left"
SOURCE_SIDES: tuple[str, ...] = "left", "above", "below"
FLAG_SIDES: tuple[str, ...] = "right", "above", "below"
VEIL = 0.8  # how strongly paper is laid under a name

Corner: TypeAlias = tuple[float, float, float, float]  # a point, and where a name lies from there


class BandTitle(NamedTuple):
    """A band in the scene, and what is written at it."""

    rect: QRectF
    text: str


class FarName(NamedTuple):
    """A name, where it stands in pixels from the scene's origin, and how it looks."""

    rect: QRectF
    text: str
    colour: str
    is_bold: bool


class NamedNode(NamedTuple):
    """A node that has a name, where it stands in the scene, and how its name looks."""

    text: str
    colour: str
    is_bold: bool
    x: float
    y: float
    half: float  # of its width
    above: float  # half of its height
    order: tuple[str, ...]  # of its sides

    @classmethod
    def of(cls, shape: NodeItem, rank: int) -> NamedNode:
        """A node, the more important the lower its rank."""
        gate = shape.node.gate
        order = SOURCE_SIDES if gate.is_source else FLAG_SIDES if gate.is_flag else GATE_SIDES
        text, colour = cut(shape.label or shape.id, LONGEST), "ink" if rank < 4 else "quiet"
        room = *shape.place, shape.width / 2, shape.height / 2
        return cls(text, colour, rank == 0, *room, order)

    def sides(self, zoom: float) -> Iterator[Corner]:
        """Places for its name: points, and where the name lies from there, in its own sizes."""
        x, y, half, above = self.x * zoom, self.y * zoom, self.half * zoom, self.above * zoom
        for side in self.order:
            if side == "left":
                yield x - half - BESIDE, y, -1.0, -0.5
            elif side == "right":
                yield x + half + BESIDE, y, 0.0, -0.5
            elif side == "above":
                yield x, y - above - BESIDE / 2, -0.5, -1.0
            else:
                yield x, y + above + BESIDE / 2, -0.5, 0.0


class FreeSquares:
    """The squares of the drawing that are still free, in pixels."""

    def __init__(self, rects: np.ndarray, whole: QRectF) -> None:
        self._left, self._top = whole.left(), whole.top()
        self._wide, high = ceil(whole.width() / FINE) + 1, ceil(whole.height() / FINE) + 1
        self._taken = [0] * high  # a row each, a bit for every square
        edges = (rects - np.array([self._left, self._top] * 2)) / FINE
        corners = np.hstack([np.floor(edges[:, :2]), np.ceil(edges[:, 2:])]).astype(int)
        most = np.array([self._wide, high] * 2)
        for left, top, right, bottom in np.clip(corners, 0, most).tolist():
            squares = (1 << right) - (1 << left)
            for row in range(top, bottom):
                self._taken[row] |= squares

    def take(self, x: float, y: float, across: float, down: float) -> bool:
        """Take a rectangle if it is free and inside of the drawing; False where it is not."""
        left, top = int((x - self._left) / FINE), int((y - self._top) / FINE)
        right = ceil((x + across - self._left) / FINE)
        bottom = ceil((y + down - self._top) / FINE)
        if left < 0 or top < 0 or right > self._wide or bottom > len(self._taken):
            return False
        taken, squares = self._taken, (1 << right) - (1 << left)
        for row in range(top, bottom):
            if taken[row] & squares:
                return False
        for row in range(top, bottom):
            taken[row] |= squares
        return True


class RankedName(NamedTuple):
    """The name of a node that stands at a place, if it has one; the lower its rank, the better."""

    shape: NodeItem
    place: Place
    is_loss: bool
    rank: int
    name: NamedNode | None


class NamesDrawn(NamedTuple):
    """Names where they stand, and what their places were found from."""

    zoom: float
    points: float
    whole: QRectF
    titles: list[BandTitle]
    ranked: list[NamedNode]
    bodies: np.ndarray
    names: list[FarName]

    def holds_for(self, other: NamesDrawn) -> bool:
        """True where another drawing surely has the same names in the same places.

        It has more nodes at most, and none of these stands at a name.
        """
        count = len(self.bodies)
        if self[:-2] != other[:-2] or not np.array_equal(self.bodies, other.bodies[:count]):
            return False
        added = [QRectF(x, y, to_x - x, to_y - y) for x, y, to_x, to_y in other.bodies[count:]]
        rooms = [each.rect.adjusted(-FINE, -FINE, FINE, FINE) for each in self.names]
        return not any(room.intersects(body) for body in added for room in rooms)


class FarNames:
    """Finds places for names once for each of the last zooms, and writes them."""

    def __init__(self, scene: ShownCircuit) -> None:
        self._scene = scene
        self._drawn: NamesDrawn | None = None  # last
        self._named: dict[str, RankedName] = {}
        self._written: list[FarName] = []
        self._kept: dict[tuple[object, ...], list[FarName]] = {}  # of the last zooms
        self._ranked: list[NamedNode] | None = None
        self._for: tuple[object, ...] = ()

    def forget(self) -> None:
        """The nodes or their names are others."""
        self._for, self._ranked = (), None
        self._kept.clear()

    def paint(
        self, painter: QPainter, exposed: QRectF, to_screen: QTransform, titles: list[BandTitle]
    ) -> None:
        """Write the names where the scene is exposed; the painter works in pixels."""
        theme, written = self._scene.theme, self.written(to_screen.m11(), titles)
        paper = QColor(theme.canvas)
        paper.setAlphaF(VEIL)
        painter.translate(to_screen.dx(), to_screen.dy())
        part = to_screen.mapRect(exposed).translated(-to_screen.dx(), -to_screen.dy())
        for bold in (False, True):
            painter.setFont(look.font(self._points, bold=bold))
            for each in written:
                if each.is_bold is bold and part.intersects(each.rect):
                    painter.fillRect(each.rect, paper)
                    painter.setPen(look.colour(getattr(theme, each.colour)))
                    painter.drawText(each.rect, Qt.AlignmentFlag.AlignCenter, each.text)
        painter.translate(-to_screen.dx(), -to_screen.dy())

    def written(self, zoom: float, titles: list[BandTitle]) -> list[FarName]:
        """The names that are written at a zoom."""
        loss = self._scene.session.document.loss
        made_for = zoom, self._points, loss
        if made_for != self._for:
            if self._for[2:] != made_for[2:]:
                self._ranked = None
            self._for = made_for
            if made_for not in self._kept:
                if len(self._kept) >= MOST_ZOOMS:
                    self._kept.clear()
                self._kept[made_for] = self._placed(zoom, titles)
            self._written = self._kept[made_for]
        return self._written

    @property
    def _points(self) -> float:
        """As large as numbers are kept at least."""
        return self._scene.theme.legible

    def _placed(self, zoom: float, titles: list[BandTitle]) -> list[FarName]:
        nodes = self._scene.nodes
        bodies = nodes.bodies() * zoom
        whole = nodes.whole()
        whole = QRectF(whole.topLeft() * zoom, whole.bottomRight() * zoom)
        across, down = (side * self._points for side in look.FAR_NAME)
        whole.adjust(-across, -down, across, down)
        if whole.width() * whole.height() > MOST_FINE * FINE * FINE:
            return []
        if self._ranked is None:
            self._ranked = self._names()
        found: list[FarName] = []
        drawn = NamesDrawn(zoom, self._points, whole, titles, self._ranked, bodies, found)
        if self._drawn is not None and self._drawn.holds_for(drawn):
            self._drawn = drawn._replace(names=self._drawn.names)
            return self._drawn.names
        self._drawn, room = drawn, FreeSquares(bodies, whole)
        for title in titles:
            if title.text:
                found += self._first_free(room, _corners(title, zoom), title.text, "quiet", True)
        for each in self._ranked:
            found += self._first_free(room, each.sides(zoom), each.text, each.colour, each.is_bold)
        return found

    def _first_free(
        self,
        room: FreeSquares,
        places: Iterable[Corner],
        text: str,
        colour: str,
        bold: bool,
    ) -> list[FarName]:
        """The name at the first of its places that is free; none where none is."""
        wide, high = _size(text, self._points, bold)
        for x, y, across, down in places:
            left, top = x + across * wide, y + down * high
            if room.take(left, top, wide, high):
                return [FarName(QRectF(left, top, wide, high), text, colour, bold)]
        return []

    def _names(self) -> list[NamedNode]:
        """What has a name, the most important first."""
        loss = self._scene.session.document.loss
        before, self._named = self._named, {}
        for id_, shape in self._scene.nodes.items():
            kept, is_loss = before.get(id_), id_ == loss
            if kept is None or kept[:3] != (shape, shape.place, is_loss):
                kept = _ranked(shape, is_loss)
            self._named[id_] = kept
        names = [each for each in self._named.values() if each.name is not None]
        names.sort(key=lambda each: (each.rank, each.place))
        return [each.name for each in names[:MOST] if each.name is not None]


def _ranked(shape: NodeItem, is_loss: bool) -> RankedName:
    """The name of a node; an open block and a constant have none."""
    has_name = shape.frame is None and (shape.label or shape.node.gate.is_flag)
    rank = 0 if is_loss else _rank_of(shape)
    is_named = has_name and shape.node.kind != kinds.CONSTANT
    name = NamedNode.of(shape, rank) if is_named else None
    return RankedName(shape, shape.place, is_loss, rank, name)


def _rank_of(shape: NodeItem) -> int:
    """How unimportant a name is: the loss has rank 0."""
    gate = shape.node.gate
    if gate.is_flag or gate.is_port or shape.node.interface is not None:
        return 1
    if not gate.is_source:
        return 3
    return 4 if gate.is_trainable else 2


def _corners(title: BandTitle, zoom: float) -> list[Corner]:
    """Places for what is written at a band: above it, in its corners, below it."""
    rect = QRectF(title.rect.topLeft() * zoom, title.rect.bottomRight() * zoom)
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    return [
        (left, top, 0.0, -1.0),
        (left, top, 0.1, 0.1),
        (rect.center().x(), top, -0.5, 0.1),
        (right, top, -1.1, 0.1),
        (left, bottom, 0.1, -1.1),
        (left, bottom, 0.0, 0.0),
    ]


@lru_cache(maxsize=4096)
def _size(text: str, points: float, bold: bool) -> tuple[float, float]:
    metrics = QFontMetricsF(look.font(points, bold=bold))
    return metrics.horizontalAdvance(text) + 2, metrics.height()
