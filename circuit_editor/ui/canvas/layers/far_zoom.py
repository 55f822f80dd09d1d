"""The circuit at far zoom: its structure, by a few drawing calls, none of them for one wire.

Wires that run side by side are a bundle, drawn as one trunk whose width says how many they are;
layers are bands; what has a name bears it where there is room; problems are badges. All is kept
until the circuit changes or one zooms, and copied with the background while only numbers change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import floor, log2
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from circuit_editor.layout.places.bands import Band, bands_of, boxes_of, have_same_bands
from circuit_editor.layout.routing.bundles import SHORT, Bundles, bundles_of
from circuit_editor.layout.routing.routes import curve_between
from circuit_editor.layout.sizes import NODE_GAP
from circuit_editor.layout.space.boxes import Box
from circuit_editor.model import EMPTY
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.background_work import BackgroundWork
from circuit_editor.ui.app.guarded_painting import keep_painter_state
from circuit_editor.ui.canvas.items.size_pens import far_pen
from circuit_editor.ui.canvas.items.wires import path_of
from circuit_editor.ui.canvas.layers.far_names import BandTitle, FarName, FarNames

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

AROUND_SELECTED = 3.0  # pixels on the screen
CELL = 34.0  # pixels: wires whose ends lie together in two squares of this size are a bundle
THINNEST, PER_WIRE, WIDEST = 1.0, 1.15, 12.0  # pixels of a trunk; it grows with the root of wires
TRUNK, THREAD = 0.26, 0.6  # how strongly bundles are painted, and single wires
MOST_OCTAVES = 4  # for which bundles are kept
MOST_THREADS = 256  # in one path: Qt takes longer with longer ones
AT_ONCE = 1_500  # nodes: the layers of larger circuits are looked for on another thread
MOST_LARGE = 120  # wires that are drawn by themselves, for their gradients
BADGE = 8.0  # pixels from a badge's middle to its tip
RING, AROUND_RING = 3.0, 6.0  # pixels: the gate at work
NARROWEST_BAND = 40.0  # pixels


class BundlePaths:
    """Bundles as Qt draws them, for zooms of about one size."""

    def __init__(self, bundles: Bundles, zoom: float) -> None:
        self.threads: list[QPainterPath] = [QPainterPath()]
        self.trunks: list[QPainterPath] = []
        self.loops: list[tuple[QPainterPath, float]] = []  # those that lead back, and their widths
        for x1, y1, x2, y2 in bundles.singles.tolist():
            begin, first, second, last = curve_between((x1, y1), (x2, y2))
            if self.threads[-1].elementCount() > 4 * MOST_THREADS:
                self.threads.append(QPainterPath())
            self.threads[-1].moveTo(*begin)
            self.threads[-1].cubicTo(*first, *second, *last)
        for count, start, end in zip(
            bundles.counts.tolist(), bundles.starts.tolist(), bundles.ends.tolist(), strict=True
        ):
            (x1, y1, high1, low1), (x2, y2, high2, low2) = start, end
            width = min(WIDEST, THINNEST + PER_WIRE * count**0.5) / zoom
            if x2 <= x1:
                self.loops.append((path_of((curve_between((x1, y1), (x2, y2)),)), width))
                continue
            middle, half = (x1 + x2) / 2, width / 2
            high1, low1 = min(high1, y1 - half), max(low1, y1 + half)
            high2, low2 = min(high2, y2 - half), max(low2, y2 + half)
            trunk = QPainterPath(QPointF(x1, high1))
            if (x2 - x1) * zoom < SHORT * CELL:
                trunk.cubicTo(middle, high1, middle, high2, x2, high2)
                trunk.lineTo(x2, low2)
                trunk.cubicTo(middle, low2, middle, low1, x1, low1)
            else:
                near, far = (x1 + middle) / 2, (middle + x2) / 2
                above, below = (y1 + y2) / 2 - half, (y1 + y2) / 2 + half
                trunk.cubicTo(near, high1, near, above, middle, above)
                trunk.cubicTo(far, above, far, high2, x2, high2)
                trunk.lineTo(x2, low2)
                trunk.cubicTo(far, low2, far, below, middle, below)
                trunk.cubicTo(near, below, near, low1, x1, low1)
            trunk.closeSubpath()
            self.trunks.append(trunk)


class FarZoom:
    """Draws bands, bundles, nodes as boxes, names and badges."""

    def __init__(self, scene: ShownCircuit, repaint: Callable[[], None]) -> None:
        self._scene, self._repaint = scene, repaint
        self._names = FarNames(scene)
        self._work = BackgroundWork()
        self._bands: list[Band] = []
        self._bands_of = EMPTY.root
        self._bundles: dict[int, BundlePaths] = {}  # by half octaves of the zoom
        self._bundled = np.zeros((0, 4))  # the ends of their wires
        self._are_bundled = True
        self._boxes: dict[str, list[QRectF]] | None = None
        self._titles: list[BandTitle] | None = None

    def forget(self) -> None:
        """Nodes came, went or moved."""
        self._boxes = self._titles = None
        self._are_bundled = False
        self._names.forget()

    def paint_below(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        """Draw bands and bundles, over which nodes stand, where the scene is exposed."""
        theme = self._scene.theme
        self._find_bands()
        painter.setPen(_hairline(theme.line))
        painter.setBrush(look.colour(theme.frame))
        for band in self._band_titles():
            if band.rect.width() * zoom >= NARROWEST_BAND:
                painter.drawRoundedRect(band.rect, NODE_GAP, NODE_GAP)
        self._paint_bundles(painter, exposed, self._bundles_at(zoom))

    def paint_nodes(self, painter: QPainter, zoom: float) -> None:
        """Draw nodes as boxes: inputs light, gates dark, blocks in their colour."""
        theme = self._scene.theme
        if self._boxes is None:
            self._boxes = self._measured()
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, boxes in self._boxes.items():
            painter.setBrush(look.colour(getattr(theme, colour)))
            painter.drawRects(boxes)
        self._paint_selection(painter)

    def paint_over(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw names and badges, over the nodes, as large at any zoom."""
        with on_screen(painter) as to_screen:
            self._names.paint(painter, exposed, to_screen, self._band_titles())
            self._paint_badges(painter, to_screen)

    def paint_at_work(self, painter: QPainter) -> None:
        """Draw a ring around the gate at work that one sees from afar."""
        scene = self._scene
        with on_screen(painter) as to_screen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour(scene.theme.amber), RING))
            for id_ in scene.at_work:
                shape = scene.nodes.get(id_)
                if shape is not None:
                    rect = to_screen.mapRect(shape.on_canvas(shape.body))
                    around = rect.adjusted(-AROUND_RING, -AROUND_RING, AROUND_RING, AROUND_RING)
                    painter.drawRoundedRect(around, AROUND_RING, AROUND_RING)

    def structure(self, zoom: float) -> tuple[list[BandTitle], BundlePaths]:
        """The bands and bundles that are drawn at a zoom."""
        self._find_bands()
        return self._band_titles(), self._bundles_at(zoom)

    def names(self, zoom: float) -> list[FarName]:
        """The names that are written at a zoom."""
        return self._names.written(zoom, self._band_titles())

    # --- parts ----------------------------------------------------------------------------

    def _bundles_at(self, zoom: float) -> BundlePaths:
        """The bundles of the wires as they are now, for a zoom of about this size."""
        scene = self._scene
        bent = scene.session.shown.bends
        if not self._are_bundled:
            self._are_bundled, before = True, self._bundled
            self._bundled = scene.wires.ends(but=bent)
            if bent or not np.array_equal(before, self._bundled):
                self._bundles.clear()
        octave = floor(2 * log2(zoom))
        if octave not in self._bundles:
            about = 2 ** ((octave + 0.5) / 2)
            if len(self._bundles) >= MOST_OCTAVES:
                self._bundles.clear()
            bundles = BundlePaths(bundles_of(self._bundled, CELL / about), about)
            bundles.threads += [scene.wires.path(target) for target in sorted(bent)]
            self._bundles[octave] = bundles
        return self._bundles[octave]

    def _find_bands(self) -> None:
        """Look for the layers where the circuit is another; in a large one they come later."""
        circuit = self._scene.session.shown
        before, self._bands_of = self._bands_of, circuit
        if circuit is before or have_same_bands(before, circuit):
            return
        self._bands = []
        if len(circuit.nodes) <= AT_ONCE:
            self._take_bands(bands_of(circuit))
        else:
            self._work.start(lambda: bands_of(circuit), self._take_later)

    def _take_later(self, bands: list[Band]) -> None:
        self._take_bands(bands)
        self._repaint()

    def _take_bands(self, bands: list[Band]) -> None:
        self._bands = bands
        self.forget()

    def _measured(self) -> dict[str, list[QRectF]]:
        """The bodies of nodes by the colours that these have from afar."""
        scene = self._scene
        sources: list[QRectF] = []
        gates: list[QRectF] = []
        blocks: list[QRectF] = []
        flags: list[QRectF] = []
        for shape in scene.nodes.values():
            if shape.frame is None:
                gate = shape.node.gate
                kind = sources if gate.is_source else flags if gate.is_flag else gates
                (kind if shape.node.interface is None else blocks).append(
                    QRectF(
                        shape.place[0] - shape.width / 2,
                        shape.place[1] - shape.height / 2,
                        shape.width,
                        shape.height,
                    )
                )
        return {"wire": sources, "quiet": gates, "accent": blocks, "ink": flags}

    def _band_titles(self) -> list[BandTitle]:
        """The bands where they lie, and what is written at each."""
        if self._titles is not None:
            return self._titles
        scene, self._titles = self._scene, []
        boxes: dict[str, Box] = {}
        if self._bands:
            boxes = dict(zip(scene.nodes, map(tuple, scene.nodes.bodies().tolist()), strict=True))
        for band in self._bands:
            ends = [scene.session.shown.label(id_) for id_ in (band.results[0], band.results[-1])]
            node = scene.nodes[band.results[0]].node
            symbol = node.gate.symbol_with(node.attrs)
            for number, box in enumerate(boxes_of(band.members, boxes, NODE_GAP)):
                rect = QRectF(QPointF(*box[:2]), QPointF(*box[2:]))
                text = " … ".join(ends) if all(ends) else f"{symbol} ×{len(band.results)}"
                text = "" if number else text
                self._titles.append(BandTitle(rect, text))
        return self._titles

    def _paint_bundles(self, painter: QPainter, exposed: QRectF, bundles: BundlePaths) -> None:
        theme = self._scene.theme
        colour = QColor(theme.wire)
        colour.setAlphaF(TRUNK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for trunk in bundles.trunks:
            if exposed.intersects(trunk.controlPointRect()):
                painter.drawPath(trunk)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for loop, width in bundles.loops:
            painter.setPen(QPen(colour, width))
            painter.drawPath(loop)
        colour.setAlphaF(THREAD)
        painter.setPen(_hairline(colour))
        for thread in bundles.threads:
            painter.drawPath(thread)

    def paint_largest(self, painter: QPainter, exposed: QRectF, zoom: float) -> None:
        """Draw the wires with the largest gradients, over the bundles: whenever it is painted."""
        wires = self._scene.wires
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen, same in self.largest(zoom):
            painter.setPen(pen)
            wide = pen.widthF() / (zoom if pen.isCosmetic() else 1.0)
            around = exposed.adjusted(-wide, -wide, wide, wide)
            for row in same:
                path = wires.path_in(row)
                if around.intersects(path.controlPointRect().adjusted(-wide, -wide, wide, wide)):
                    painter.drawPath(path)

    def largest(self, zoom: float) -> Iterator[tuple[QPen, list[int]]]:
        """The rows of these wires by the pens that draw them."""
        sizes = self._scene.gradient_sizes
        for step, same in sizes.by_step(sizes.largest(look.FAR_WIDE, MOST_LARGE)):
            yield far_pen(self._scene.theme, zoom, step), same

    def _paint_selection(self, painter: QPainter) -> None:
        scene, wires = self._scene, self._scene.wires
        wire = scene.session.selected_wire
        pen = QPen(look.colour(scene.theme.accent), AROUND_SELECTED)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(look.colour(scene.theme.accent_soft))
        painter.drawRects(
            [
                shape.on_canvas(shape.body)
                for id_ in scene.session.selection
                if (shape := scene.nodes.get(id_)) is not None
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if wire is not None and wire in wires:
            painter.drawPath(wires.path(wire))

    def _paint_badges(self, painter: QPainter, to_screen: QTransform) -> None:
        """A triangle at each node with a problem; where several would lie on one another, one."""
        theme = self._scene.theme
        painter.setPen(QPen(look.colour(theme.canvas), 1.5))
        painter.setBrush(look.colour(theme.amber))
        for at in self.badges(to_screen):
            painter.drawPolygon(
                QPolygonF(
                    [
                        at + QPointF(0, -BADGE),
                        at + QPointF(BADGE * 0.9, BADGE * 0.7),
                        at + QPointF(-BADGE * 0.9, BADGE * 0.7),
                    ]
                )
            )

    def badges(self, to_screen: QTransform) -> Iterator[QPointF]:
        """The pixels in the middle of the badges."""
        taken: set[tuple[int, int]] = set()
        for shape in map(self._scene.nodes.get, self._scene.badged):
            if shape is None:
                continue
            at = to_screen.map(shape.on_canvas(shape.body).topRight())
            away = at - to_screen.map(QPointF())  # the same ones when panned
            cell = floor(away.x() / BADGE / 2), floor(away.y() / BADGE / 2)
            if cell not in taken:
                taken.add(cell)
                yield at


@contextmanager
def on_screen(painter: QPainter) -> Iterator[QTransform]:
    """The painter works in pixels meanwhile; the transform leads from the scene to them."""
    to_screen = painter.worldTransform()
    with keep_painter_state(painter):
        painter.resetTransform()
        yield to_screen


def _hairline(colour: str | QColor) -> QPen:
    pen = QPen(QColor(colour), 1.0)
    pen.setCosmetic(True)
    return pen
