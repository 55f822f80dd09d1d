"""The layer of paper, frames and wires, cached as a pixmap while only numbers change.

While one turns a value, only numbers change from frame to frame. The second time the same view is
painted its ground is kept, and from then on it is copied; when anything else happens it is drawn as
it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from circuit_editor.model import Pin
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.node_item import draw_still
from circuit_editor.ui.canvas.items.pens import wire_pen
from circuit_editor.ui.canvas.layers.grid import Grid

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.layers.far_zoom import FarZoom
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

PaintedView = tuple[object, ...]


class BackgroundLayer:
    """Draws what lies beneath numbers and nodes."""

    def __init__(self, scene: ShownCircuit, repaint: Callable[[], None]) -> None:
        self._scene = scene
        self._repaint = repaint
        self._paper = Grid()
        self._changes = 0
        self._kept = QPixmap()
        self._kept_view: PaintedView | None = None
        self._last_view: PaintedView | None = None

    @cached_property
    def overview(self) -> FarZoom:
        """What draws the circuit from afar; made when one is first far away."""
        from circuit_editor.ui.canvas.layers.far_zoom import FarZoom

        return FarZoom(self._scene, self._repaint)

    def forget(self) -> None:
        """Nodes or wires came, went or moved."""
        if "overview" in vars(self):
            self.overview.forget()

    def changed(self) -> None:
        """Something else than numbers looks different now."""
        self._changes += 1

    def lay(self, painter: QPainter, exposed: QRectF, zoom: float, window: QWidget | None) -> None:
        """Draw it where the scene is exposed; `window` is the widget that is painted, if one is."""
        if window is None:
            self._draw(painter, exposed, zoom)
            return
        at = painter.worldTransform()
        view = (self._changes, at.m11(), at.dx(), at.dy(), window.size(), self._widths(at, window))
        if view != self._kept_view:
            if view != self._last_view or _is_small_part(at.mapRect(exposed), window):
                self._last_view = view
                self._draw(painter, exposed, zoom)
                return
            self._keep(painter, zoom, window)
            self._kept_view = view
        painter.resetTransform()
        painter.drawPixmap(0, 0, self._kept)
        painter.setWorldTransform(at)

    def _widths(self, at: QTransform, window: QWidget) -> object:
        """What the widths of the wires that are seen are drawn from."""
        scene = self._scene
        if scene.widths is None:
            return None
        whole = at.inverted()[0].mapRect(QRectF(window.rect()))
        return scene.widths.steps(scene.wires.rows_in(whole)).tobytes()

    def _keep(self, painter: QPainter, zoom: float, window: QWidget) -> None:
        ratio = window.devicePixelRatioF()
        size = window.size() * ratio
        if self._kept.size() != size:
            self._kept = QPixmap(size)
            self._kept.setDevicePixelRatio(ratio)
        with QPainter(self._kept) as onto:
            onto.setRenderHints(painter.renderHints())
            onto.setWorldTransform(painter.worldTransform())
            whole, _ = painter.worldTransform().inverted()
            self._draw(onto, whole.mapRect(QRectF(window.rect())), zoom)

    def _draw(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        scene = self._scene
        self._paper.lay(painter, exposed, scene.theme, plain=scene.plain)
        frames = scene.nodes.frames()
        if zoom < look.SMALLEST_READABLE and not scene.plain:
            draw_still(painter, frames, zoom)
            self.overview.paint_below(painter, zoom)
            if zoom < look.SMALLEST_SHAPE:
                self.overview.paint_nodes(painter, zoom)
                self.overview.paint_over(painter, zoom)
            return
        seen = [each for each in frames if each.on_canvas(each.bounds).intersects(exposed)]
        draw_still(painter, seen, zoom)
        self._draw_wires(painter, exposed, zoom)

    def _draw_wires(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        scene, wires = self._scene, self._scene.wires
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw, path_in = painter.drawPath, wires.path_in
        for width, rows in self._by_width(wires.rows_in(exposed), zoom):
            painter.setPen(wire_pen(scene.theme, zoom, width))
            for row in rows:
                draw(path_in(row))
        selected = None if scene.plain else scene.session.selected_wire
        for target in {selected, scene.lifted_wire}:  # over the plain ones, that do not show then
            if target is not None and target in wires:
                self._draw_special(painter, target, zoom, selected == target)

    def _by_width(self, rows: list[int], zoom: float) -> Iterable[tuple[float, list[int]]]:
        """The rows of wires by how wide they are drawn, the thickest last."""
        widths = self._scene.widths
        return [(look.WIRE_WIDTH, rows)] if widths is None else widths.by_width(rows, zoom)

    def _draw_special(self, painter: QPainter, target: Pin, zoom: float, selected: bool) -> None:
        """A wire that is selected, or being taken elsewhere."""
        scene, theme = self._scene, self._scene.theme
        path = scene.wires.path(target)
        plain = look.WIRE_WIDTH if scene.widths is None else scene.widths.of(target, zoom)
        pen = QPen(look.colour(theme.accent if selected else theme.wire), plain)
        if selected:
            pen.setWidthF(max(look.WIRE_WIDTH_SELECTED, plain))
        if target == scene.lifted_wire:
            over = max(look.WIRE_WIDTH_SELECTED, plain * theme.strength + 1.0)
            painter.setPen(QPen(look.colour(theme.canvas), over))
            painter.drawPath(path)
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawPath(path)


def _is_small_part(rect: QRectF, window: QWidget) -> bool:
    """True where little is painted, as while one pans: not worth to keep all of the ground for."""
    return rect.width() * rect.height() < window.width() * window.height() / 2
