"""The layer of paper, frames and wires, cached as a pixmap while only numbers change.

While one turns a value, only numbers change from frame to frame. The second time the same view is
painted its ground is kept, and from then on it is copied; when anything else happens it is drawn as
it comes. Where wires tell their gradients it is drawn anew when one is in another step; while a
slider is held no more than a share of the time goes to that, and the numbers run ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from math import ceil
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from circuit_editor.model import Pin
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import part
from circuit_editor.ui.canvas.items.node_item import draw_still
from circuit_editor.ui.canvas.items.pens import wire_pen
from circuit_editor.ui.canvas.layers.grid import Grid

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.layers.far_zoom import FarZoom
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

SHARE = 0.25  # of the time, at most, that drawing wires anew takes while a slider is held
MOST_WIDE = 100  # wires that are drawn wider than a pixel from afar
PaintedView = tuple[object, ...]


class KeptPixmap:
    """A picture of all that a widget shows, to be copied while it stays the same."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()

    def draw(
        self, painter: QPainter, window: QWidget, draw: Callable[[QPainter, QRectF], None]
    ) -> None:
        """Draw it anew, as the painter would onto the widget."""
        ratio = window.devicePixelRatioF()
        size = window.size() * ratio
        if self._pixmap.size() != size:
            self._pixmap = QPixmap(size)
            self._pixmap.setDevicePixelRatio(ratio)
        with QPainter(self._pixmap) as onto:
            onto.setRenderHints(painter.renderHints())
            onto.setWorldTransform(painter.worldTransform())
            whole, _ = painter.worldTransform().inverted()
            draw(onto, whole.mapRect(QRectF(window.rect())))

    def copy(self, painter: QPainter) -> None:
        """Copy it to the widget."""
        at = painter.worldTransform()
        painter.resetTransform()
        painter.drawPixmap(0, 0, self._pixmap)
        painter.setWorldTransform(at)


class BackgroundLayer:
    """Draws what lies beneath numbers and nodes."""

    def __init__(self, scene: ShownCircuit, repaint: Callable[[], None]) -> None:
        self._scene = scene
        self._repaint = repaint
        self._paper = Grid()
        self._changes = 0
        self._kept = KeptPixmap()
        self._kept_view: PaintedView | None = None
        self._last_view: PaintedView | None = None
        self._kept_told: object = None  # of gradients, by the looks of wires
        self._kept_at = self._took = 0.0  # seconds

    @cached_property
    def _soon(self) -> QTimer:
        """Paints what was left for later; made when something is."""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(self._repaint)
        return timer

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

    def looks(self, window: QWidget) -> PaintedView:
        """What is the same as long as nothing but numbers changes, and one only pans and zooms."""
        return self._changes, window.size()

    def keeps(self, window: QWidget, at: QTransform) -> bool:
        """True where the ground of a view is kept, whatever numbers are written over it."""
        view = (*self.looks(window), at.m11(), at.dx(), at.dy())
        return view == self._kept_view and self._kept_told is None

    def lay(self, painter: QPainter, exposed: QRectF, zoom: float, window: QWidget | None) -> None:
        """Draw it where the scene is exposed; `window` is the widget that is painted, if one is."""
        if window is None:
            self._draw(painter, exposed, zoom)
            return
        at = painter.worldTransform()
        view = (*self.looks(window), at.m11(), at.dx(), at.dy())
        told = self._told(at, window, zoom)
        if view != self._kept_view or (told != self._kept_told and not self._may_wait()):
            if view != self._last_view or is_small_part(at.mapRect(exposed), window):
                self._last_view = view
                self._draw(painter, exposed, zoom)
                return
            begun = perf_counter()
            self._kept.draw(painter, window, lambda onto, whole: self._draw(onto, whole, zoom))
            self._kept_at = perf_counter()
            self._took = self._kept_at - begun
            self._kept_view, self._kept_told = view, told
        self._kept.copy(painter)

    def _may_wait(self) -> bool:
        """True while a slider is held and wires were just drawn anew; they are again soon."""
        left = self._kept_at + self._took / SHARE - perf_counter()
        if not self._scene.session.is_held or left <= 0.0:
            return False
        self._soon.start(ceil(1000 * left))
        return True

    def _told(self, at: QTransform, window: QWidget, zoom: float) -> object:
        """What the looks of the wires that are seen tell of their gradients."""
        scene = self._scene
        if not scene.tells_gradients(zoom) or (zoom < look.SMALLEST_READABLE and not scene.plain):
            return None
        whole = at.inverted()[0].mapRect(QRectF(window.rect()))
        return scene.gradient_sizes.steps(scene.wires.rows_in(whole)).tobytes()

    def _draw(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        scene = self._scene
        if scene.has_paper:
            self._paper.lay(painter, exposed, scene.theme, plain=scene.plain)
        if scene.annotations is not None:
            with part(painter, exposed.center()):
                scene.annotations.paint(painter, exposed, zoom)
        frames = scene.nodes.frames()
        if zoom < look.SMALLEST_READABLE and not scene.plain:
            draw_still(painter, frames, zoom)
            self._draw_inner_annotations(painter, exposed, zoom)
            self.overview.paint_below(painter, exposed, zoom)
            self._draw_lit(painter, zoom)
            if zoom < look.SMALLEST_SHAPE:
                self.overview.paint_nodes(painter, zoom)
                self.overview.paint_over(painter, exposed)
            return
        seen = [each for each in frames if each.on_canvas(each.bounds).intersects(exposed)]
        draw_still(painter, seen, zoom)
        self._draw_inner_annotations(painter, exposed, zoom)
        self._draw_wires(painter, exposed, zoom)

    def _draw_inner_annotations(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        """Draw the notes and frames of blocks that are open in place, over the ground of these."""
        annotations = self._scene.annotations
        if annotations is not None and (annotations.inner_notes or annotations.inner_frames):
            with part(painter, exposed.center()):
                annotations.paint_inside(painter, exposed, zoom)

    def _draw_wires(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        scene, wires = self._scene, self._scene.wires
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw, path_in = painter.drawPath, wires.path_in
        for pen, rows in self.by_pen(wires.rows_in(exposed), zoom):
            painter.setPen(pen)
            for row in rows:
                draw(path_in(row))
        if not scene.plain:
            self._draw_lit(painter, zoom)
        selected = None if scene.plain else scene.session.selected_wire
        for target in {selected, scene.lifted_wire}:  # over the plain ones, that do not show then
            if target is not None and target in wires:
                self._draw_special(painter, target, zoom, selected == target)

    def by_pen(self, rows: list[int], zoom: float) -> Iterator[tuple[QPen, list[int]]]:
        """The rows of wires by the pens that draw them, the largest gradients last."""
        scene, theme = self._scene, self._scene.theme
        if not scene.tells_gradients(zoom):
            if not scene.session.shapes:
                yield wire_pen(theme, zoom), rows
                return
            from circuit_editor.ui.canvas.items.array_item import rank_pens

            yield from rank_pens(scene, rows, zoom)
            return
        from circuit_editor.ui.canvas.items.size_pens import far_pen, size_pen

        by_step, is_far = scene.gradient_sizes.by_step(rows), scene.is_far(zoom)
        left = sum(len(same) for _, same in by_step)
        for step, same in by_step:
            if is_far:
                yield far_pen(theme, zoom, step, is_thin=left > MOST_WIDE), same
            else:
                yield size_pen(theme, zoom, step), same
            left -= len(same)

    def _draw_lit(self, painter: QPainter, zoom: float) -> None:
        """The wires that a gesture would change, broad and in a soft halo."""
        theme, wires, width = self._scene.theme, self._scene.wires, self.lit_width(zoom)
        cuts = self._scene.cuts_lit_wires
        over = theme.refused if cuts else theme.accent
        for colour, wide in ((theme.accent_soft, look.LIT_HALO), (over, 1.0)):
            pen = QPen(look.colour(colour), wide * width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if cuts and colour == over:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            for target in self._scene.lit_wires:
                if target in wires:
                    painter.drawPath(wires.path(target))

    def lit_width(self, zoom: float) -> float:
        """How wide such a wire is drawn at a zoom, without its halo, in scene units."""
        return max(look.WIRE_WIDTH_LIT * self._scene.theme.strength, look.WIRE_WIDTH_LIT / zoom)

    def _draw_special(self, painter: QPainter, target: Pin, zoom: float, selected: bool) -> None:
        """A wire that is selected, or being taken elsewhere."""
        scene, theme = self._scene, self._scene.theme
        path = scene.wires.path(target)
        plain = look.WIRE_WIDTH
        if scene.has_widths:
            from circuit_editor.ui.canvas.items.size_pens import width_of

            plain = width_of(scene.gradient_sizes.step_at(target), zoom)
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


def is_small_part(rect: QRectF, window: QWidget) -> bool:
    """True where little is painted, as while one pans: not worth to keep all of the ground for."""
    return rect.width() * rect.height() < window.width() * window.height() / 2
