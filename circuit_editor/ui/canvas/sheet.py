"""The sheet: one item that paints every wire, number and node which the eye can see.

What is out of sight costs nothing but its row in a NumPy comparison. From afar, where nothing can
be read, everything is drawn by a few calls for all; nearer, what never changes is copied from
sprites, and only the numbers are written anew. On paper (a picture for a file) everything is drawn
with lines, so that it stays sharp at any size.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from circuit_editor.model import Pin
from circuit_editor.ui import theme as look
from circuit_editor.ui.canvas.node_shape import NodeShape
from circuit_editor.ui.canvas.overview import Overview
from circuit_editor.ui.canvas.pens import wire_pen
from circuit_editor.ui.canvas.sprites import Sprites
from circuit_editor.ui.canvas.wires import label_rects

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.scene import CircuitScene

HALO = 4.0


class Sheet(QGraphicsItem):
    """Paints the circuit of a scene; as large as the scene, it never has to be told to grow."""

    def __init__(self, scene: CircuitScene) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._scene = scene
        self._bounds = scene.sceneRect()
        self.sprites = Sprites()
        self.overview = Overview(scene)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw what is exposed, from the back to the front."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        on_paper = self._scene.plain
        if zoom < look.SMALLEST_SHAPE and not on_paper:
            self.overview.paint(painter, zoom)
            return
        shown, exposed = self._scene.nodes, option.exposedRect
        shapes = shown.meeting(exposed)
        readable = zoom >= look.SMALLEST_READABLE
        for shape in shown.frames():
            if shape.on_canvas(shape.bounds).intersects(exposed):
                self._paint_whole(painter, shape, zoom, readable)
        rows = self._scene.wires.rows_in(exposed)
        self._paint_wires(painter, rows, zoom)
        if readable:
            self._paint_numbers(painter, rows, zoom)
        if on_paper:
            for shape in shapes:
                self._paint_whole(painter, shape, zoom, readable)
            return
        self._copy_sprites(painter, shapes, zoom)
        if readable:
            for shape in shapes:
                painter.translate(*shape.place)
                shape.paint_live(painter, zoom)
                painter.translate(-shape.place[0], -shape.place[1])

    def _paint_whole(
        self, painter: QPainter, shape: NodeShape, zoom: float, readable: bool
    ) -> None:
        painter.translate(*shape.place)
        shape.paint_still(painter, zoom)
        if readable:
            shape.paint_live(painter, zoom)
        painter.translate(-shape.place[0], -shape.place[1])

    def _copy_sprites(self, painter: QPainter, shapes: Iterable[NodeShape], zoom: float) -> None:
        """Copy the still part of every node to the pixel it is nearest to."""
        to_screen = painter.worldTransform()
        ratio, theme = painter.device().devicePixelRatioF(), self._scene.theme.name
        get, scale, dx, dy = self.sprites.get, to_screen.m11(), to_screen.dx(), to_screen.dy()
        painter.resetTransform()
        for shape in shapes:
            sprite = get(shape, zoom, ratio, theme)
            x, y = shape.place
            at = QPoint(round(x * scale + dx), round(y * scale + dy))
            painter.drawPixmap(at + sprite.corner, sprite.picture)
        painter.setWorldTransform(to_screen)

    def _paint_wires(self, painter: QPainter, rows: list[int], zoom: float) -> None:
        scene, theme, wires = self._scene, self._scene.theme, self._scene.wires
        painter.setPen(wire_pen(theme.wire, zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        special = {scene.lifted_wire, None if scene.plain else scene.session.selected_wire}
        draw, path_in = painter.drawPath, wires.path_in
        for row in rows:
            draw(path_in(row))
        for target in special:  # over the plain ones, which one does not see beneath
            if target is not None and target in wires:
                self._paint_special(painter, target)

    def _paint_special(self, painter: QPainter, target: Pin) -> None:
        """A wire that is selected, or being taken elsewhere."""
        scene, theme = self._scene, self._scene.theme
        path = scene.wires.path(target)
        selected = target == scene.session.selected_wire and not scene.plain
        pen = QPen(look.colour(theme.accent if selected else theme.wire), look.WIRE_WIDTH)
        if selected:
            pen.setWidthF(look.WIRE_WIDTH_SELECTED)
        if target == scene.lifted_wire:
            painter.setPen(QPen(look.colour(theme.canvas), look.WIRE_WIDTH_SELECTED))
            painter.drawPath(path)
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawPath(path)

    def _paint_numbers(self, painter: QPainter, rows: list[int], zoom: float) -> None:
        """Write the two numbers of every wire, each on a little paper so that no line runs through.

        All papers of one colour first, then all values, then all gradients: a painter that keeps
        its pen is quick.
        """
        scene, theme = self._scene, self._scene.theme
        growth = look.growth(zoom)
        font = look.font(look.LABEL_POINTS * growth, bold=True)
        metrics = QFontMetricsF(font)
        widths: dict[str, float] = {}
        drop = (metrics.ascent() - metrics.descent()) / 2
        papers: dict[str, list[QRectF]] = {theme.canvas: [], theme.frame: []}
        written: tuple[list[tuple[QPointF, str]], ...] = ([], [])
        for row in rows:
            target, source = scene.wires.target_in(row), scene.wires.source_in(row)
            in_frame = "/" in target.node or "/" in source.node
            paper = papers[theme.frame if in_frame else theme.canvas]
            rects = label_rects(scene.wires.spot_in(row), growth)
            for rect, text, texts in zip(rects, scene.numbers_on(target), written, strict=True):
                if text:
                    width = 0.0
                    for letter in text:
                        if letter not in widths:
                            widths[letter] = metrics.horizontalAdvance(letter)
                        width += widths[letter]
                    middle = rect.center()
                    left, height = middle.x() - width / 2, rect.height()
                    paper.append(QRectF(left - HALO / 2, rect.top(), width + HALO, height))
                    texts.append((QPointF(left, middle.y() + drop), text))
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects_ in papers.items():
            painter.setBrush(look.colour(colour))
            painter.drawRects(rects_)
        painter.setFont(font)
        for colour, texts in zip((theme.value, theme.gradient), written, strict=True):
            painter.setPen(look.colour(colour))
            for at, text in texts:
                painter.drawText(at, text)
