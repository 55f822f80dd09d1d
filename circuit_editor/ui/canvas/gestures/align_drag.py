"""Alignment while dragging: snaps to what a node lines up with, and draws the guides for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from circuit_editor.layout.sizes import SNAP
from circuit_editor.layout.space.guides import (
    Guide,
    Guides,
    guides_of_node,
    guides_of_point,
)
from circuit_editor.model import Place
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.gestures.gesture import snap_to_grid

REACH = 6.0  # pixels on the screen
MOST = 400  # nodes in view: among more, something is always in line
WIDTH = 1.5  # pixels
TICK = 4.0  # pixels to either side, at the ends of a gap
FREE = Qt.KeyboardModifier.ControlModifier  # held, nothing but the grid is snapped to


def guides_of(view: CanvasHost, dragged: str, moved: Collection[str]) -> Guides | None:
    """The guides of a node among those in view that stay; one drawn as a frame has none."""
    circuit, others = view.session.shown, _in_sight(view, moved)
    if dragged not in circuit.nodes or others is None:
        return None
    wires = view.circuit_scene.wires
    ends = [(target, wires.source(target)) for target in wires.of({dragged})]
    return guides_of_node(circuit, dragged, others, ends)


def guides_of_bend(view: CanvasHost, place: Place, points: Iterable[Place]) -> Guides | None:
    """The guides of a bend among the nodes in view, the other bends and the ends of its wire."""
    others = _in_sight(view, ())
    if others is None:
        return None
    return guides_of_point(view.session.shown, place, others, points)


class AlignDrag:
    """Aligns what is dragged with what stays, by its guides; None: with the grid alone.

    The grid is kept by where it stands in the document, `start`.
    """

    def __init__(self, view: CanvasHost, start: Place, guides: Guides | None) -> None:
        self._view, self._start, self._guides = view, start, guides
        self._item: QGraphicsPathItem | None = None

    def shift(self, travelled: QPointF, modifiers: Qt.KeyboardModifier) -> Place:
        """How far the node goes that was dragged so far; what it lines up with is drawn."""
        x, y = self._start
        on_grid = snap_to_grid(x + travelled.x()) - x, snap_to_grid(y + travelled.y()) - y
        if self._guides is None or modifiers & FREE:
            self.clear()
            return on_grid
        reach = max(REACH / self._view.zoom, SNAP / 2)
        by = travelled.x(), travelled.y()
        lined = self._guides.line_up(by, on_grid, reach)
        self._draw(lined.guides)
        return lined.shift

    def clear(self) -> None:
        """Draw no guides any more."""
        if self._item is not None:
            self._view.circuit_scene.removeItem(self._item)
            self._item = None

    def _draw(self, guides: tuple[Guide, ...]) -> None:
        if not guides:
            self.clear()
            return
        if self._item is None:
            self._item = QGraphicsPathItem()
            pen = QPen(QColor(self._view.circuit_scene.theme.accent), WIDTH)
            pen.setCosmetic(True)
            self._item.setPen(pen)
            self._item.setZValue(10)
            self._view.circuit_scene.addItem(self._item)
        path, tick = QPainterPath(), TICK / self._view.zoom
        for each in guides:
            begin, end = QPointF(*each.begin), QPointF(*each.end)
            path.moveTo(begin)
            path.lineTo(end)
            if each.is_gap:
                aside = QPointF(0, tick) if begin.y() == end.y() else QPointF(tick, 0)
                for at in (begin, end):
                    path.moveTo(at - aside)
                    path.lineTo(at + aside)
        self._item.setPath(path)


def _in_sight(view: CanvasHost, moved: Collection[str]) -> list[str] | None:
    """The nodes in view that stay; None where these are too many."""
    sight, places = (
        view.mapToScene(view.viewport().rect()).boundingRect(),
        view.session.shown.places,
    )
    found = [id_ for id_, place in places.items() if sight.contains(*place) and id_ not in moved]
    return found if len(found) <= MOST else None
