"""Items of nodes whose output is an array: a tile for its value, and one for its gradient.

A source is a card with both. A gate keeps its circle or pill; its wire leaves it between the two
tiles, the value above and the gradient below, as the numbers of a wire stand.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from circuit_editor.engine.visibility import State
from circuit_editor.gates import Array
from circuit_editor.layout import sizes
from circuit_editor.layout.tiles import Index, cell_at, grid_of, shape_text, tile_size
from circuit_editor.model import Path, Pin, Place
from circuit_editor.model.graph import group_by_key
from circuit_editor.teaching.explain.shape_rule import UPSTREAM
from circuit_editor.text import Quantity
from circuit_editor.text.numbers import show
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.block_item import BlockItem
from circuit_editor.ui.canvas.items.node_item import BESIDE_CARD, STRIPE, NodeItem, PlacedTile
from circuit_editor.ui.canvas.items.pens import wire_pen
from circuit_editor.ui.canvas.items.text_metrics import number_width, word_width
from circuit_editor.ui.session.tile_scale import size_shown
from circuit_editor.ui.widgets.tile import (
    facets_left,
    paint_in_parts,
    paint_small_tile,
    paint_tile,
)
from circuit_editor.ui.widgets.tile_lines import NO_MARKS, TileMarks

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

ROUND = 9.0
RANK_WIDTHS = look.WIRE_WIDTH, 3.2, 4.8  # of wires: of a number, of a vector, of a matrix and more
MATRIX = 2
CAPTION_GAP = 4.5  # to its tile, clear of the frame
CAPTION_SHARE = 0.8  # of the height of numbers
CAPITAL = 0.73  # the height of a digit, by that of its font
FROM_WIRES = 5.0  # from a gate's left edge to a caption under it
BETWEEN_WORDS = 6.0  # of a card's title, at least
LEAST_CAPTION = 7.0  # pixels: smaller, it is not written
LARGEST_CAPTION = 17.0  # that there is room for over a tile
LONGEST_SCALE = "±0.00e−000"
AROUND_TILE = 3.0  # its frame, and those of cells at its edge


class TiledItem(NodeItem):
    """A node with tiles of what leaves it, an array."""

    @property
    def symbol_box(self) -> QRectF:
        """The circle or pill of a gate, the card of a block; of a source the whole."""
        if self.node.gate.is_source:
            return self.body
        width, height = sizes.symbol_size(self.node)
        return QRectF(-self.width / 2, -height / 2, width, height)

    @cached_property
    def _outline_look(self) -> Hashable:
        return super()._outline_look, self.node.shape

    @cached_property
    def _look(self) -> Hashable:
        return super()._look, self.label, self.node.shape

    def shows_tile(self, what: Quantity) -> bool:
        """True where its value or its gradient is there to be drawn, covered or not."""
        return self._scene.session.seen_at(what, self.sources[0]).is_there

    def cell_at(self, point: QPointF) -> tuple[Quantity, Index] | None:
        """Which cell of which tile is drawn at a point, as the node knows it."""
        for what, corner, _ in self.tiles:
            index = cell_at(self.node.shape, point.x() - corner.x(), point.y() - corner.y())
            if index is not None:
                return what, index
        return None

    def paint_still(self, painter: QPainter, zoom: float) -> None:
        """Draw the piece of wire between the tiles, and the body over where it begins."""
        if not self.node.gate.is_source:
            width = RANK_WIDTHS[min(len(self.node.shape), MATRIX)]
            pen = wire_pen(self._scene.theme, zoom, width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            y = sizes.stem_of(self.node)
            painter.drawLine(QPointF(self.symbol_box.right(), y), QPointF(self.width / 2, y))
        super().paint_still(painter, zoom)

    def paint_live(self, painter: QPainter, zoom: float) -> None:
        """Draw the tiles, the pins that matter now, and a mark."""
        for each in self.tiles:
            paint = partial(self.paint_tile, painter, each, zoom)
            paint_in_parts(painter, each.room, self._scene.parts, paint)
        super().paint_live(painter, zoom)

    def _caption_nearer(self, zoom: float) -> Place:
        """Right below or above the gate, as long as no tile is there, and clear of wires."""
        scene = self._scene
        place = (scene.captions or {}).get(self.id)
        if place is None:
            return 0.0, 0.0
        gate = self.symbol_box
        if self.shows_tile(Quantity.VALUE if place.is_above else Quantity.GRADIENT):
            return 0.0, 0.0
        down = (
            gate.top() - self.body.top() if place.is_above else gate.bottom() - self.body.bottom()
        )
        room = self._caption_room(zoom)
        half = room.width() / 2 if room is not None else 0.0
        return max(gate.center().x(), gate.left() + FROM_WIRES + half), down

    @cached_property
    def tiles(self) -> Sequence[PlacedTile]:
        """Where its tiles stand, from the node's middle; without a gradient there is but one."""
        value, gradient = sizes.tile_places(self.node, self.label)
        corners = [(Quantity.VALUE, QPointF(*value))]
        corners += [(Quantity.GRADIENT, QPointF(*gradient))] if gradient else []
        return [PlacedTile(what, at, self._room(what, at)) for what, at in corners]

    def _room(self, what: Quantity, corner: QPointF) -> QRectF:
        """The room of a tile and of its caption, above a value or below a gradient."""
        shape, around = self.node.shape, AROUND_TILE
        across, down = tile_size(shape)
        room = QRectF(corner, QSizeF(across, down)).adjusted(-around, -around, around, around)
        if self.node.gate.is_source:
            return room
        words = f"{UPSTREAM} {shape_text(shape)} {facets_left(shape)} {LONGEST_SCALE}"
        longest = max(across + sizes.AFTER_TILES, word_width(words, look.CAPTION_POINTS))
        high = CAPTION_GAP + LARGEST_CAPTION
        top = corner.y() + (-high if what is Quantity.VALUE else down)
        return room.united(QRectF(corner.x(), top, longest, high))

    def paint_tile(
        self, painter: QPainter, tile: PlacedTile, zoom: float, *, has_caption: bool = True
    ) -> None:
        """Draw one tile with its caption; where its value is still to come only its frame."""
        theme, shape, session = self._scene.theme, self.node.shape, self._scene.session
        what, corner, _ = tile
        reading = session.seen_at(what, self.sources[0])
        if not reading.is_there:
            has_no_loss = not self._scene.plain and session.loss_value.state is State.NOT_COMPUTED
            has_frame = what is Quantity.VALUE or self.node.gate.is_source
            if has_frame and (reading.is_not_reached or has_no_loss):
                painter.setPen(QPen(look.colour(theme.wire), 1.2, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(corner, QSizeF(*tile_size(shape))), 2.5, 2.5)
            return
        border = theme.gradient if what is Quantity.GRADIENT else theme.value
        array = None if reading.array is None else reading.array.reshape(shape)
        lit, chosen = session.cells_marked(self.id, what, shape)
        marks = TileMarks(lit, chosen) if lit or chosen is not None else NO_MARKS
        held = None if self._scene.plain else session.examples.held
        if held is not None and array is not None:
            pin = self.sources[0]
            axis = session.examples.axis_at(pin)
            share = session.examples.share_at(pin) if what is Quantity.GRADIENT else None
            if axis is not None and axis < len(shape) - MATRIX:  # its facet, which has all the room
                room = QRectF(corner, QSizeF(*tile_size(shape)))
                facet = np.take(array, held, axis)
                paint_small_tile(painter, room, facet, theme, border, session.tile_scale.end)
                return
            if axis is not None:
                marks = TileMarks(lit, chosen, held=(axis, held))
            elif share is not None:
                array, marks = share.reshape(shape), TileMarks(lit, chosen, is_share=True)
        most = session.tile_scale.end
        paint_tile(painter, corner, array, shape, theme, border, zoom=zoom, marks=marks, most=most)
        wanted = max(look.CAPTION_POINTS, CAPTION_SHARE * theme.wanted / zoom)
        points = min(LARGEST_CAPTION, wanted)
        has_caption = has_caption and not self.node.gate.is_source
        if has_caption and points * zoom >= LEAST_CAPTION:
            self._paint_caption_of(painter, corner, array, what, points)

    def _paint_caption_of(
        self,
        painter: QPainter,
        corner: QPointF,
        array: Array | None,
        what: Quantity,
        points: float,
    ) -> None:
        """Write the shape and the largest size over a value, the size under a gradient.

        The size is that of the array that is drawn, None where it is covered. A gradient that is
        told about as what arrives at its gate is U, as it is there.
        """
        theme, shape = self._scene.theme, self.node.shape
        across, down = tile_size(shape)
        is_value = what is Quantity.VALUE
        scale = "" if array is None else f"±{show(size_shown(array))}"
        parts = [facets_left(shape), scale]
        if is_value:
            parts.insert(0, shape_text(shape))
        is_upstream = not is_value and self._scene.session.is_upstream(self.id)
        if is_upstream and not self._scene.plain:
            parts.insert(0, UPSTREAM)
        text, points = caption_in_room(parts, points, across + sizes.AFTER_TILES, shape)
        below = down + CAPTION_GAP + CAPITAL * points
        left = corner.x() + max(0.0, (across - word_width(text, points)) / 2)
        painter.setPen(look.colour(theme.warned if UPSTREAM in parts else theme.quiet))
        painter.setFont(look.font(points))
        painter.drawText(QPointF(left, corner.y() + (-CAPTION_GAP if is_value else below)), text)

    def _paint_mark(self, painter: QPainter, zoom: float) -> None:
        shift = self.symbol_box.topRight() - self.body.topRight()
        painter.translate(shift)
        super()._paint_mark(painter, zoom)
        painter.translate(-shift)


class ArrayItem(TiledItem):
    """A source or a gate whose output is an array."""

    def _shape(self) -> QPainterPath:
        path, box = QPainterPath(), self.symbol_box
        if self.node.gate.is_source:
            path.addRoundedRect(box, ROUND, ROUND)
        elif sizes.is_circle(self.node.gate):
            path.addEllipse(box)
        else:
            path.addRoundedRect(box, box.height() / 2, box.height() / 2)
        return path

    def _paint_words(self, painter: QPainter, growth: float) -> None:
        super()._paint_words(painter, growth)
        if self.node.gate.is_source:
            self._paint_title(painter, growth)

    def _paint_title(self, painter: QPainter, growth: float) -> None:
        """Write the name of a card and the shape of what it holds, as large as they have room."""
        theme, body, shape = self._scene.theme, self.body, shape_text(self.node.shape)
        row = QRectF(body.left(), body.top() + 3, body.width(), sizes.CARD_TITLE)
        row.adjust(BESIDE_CARD + STRIPE, 0, -BESIDE_CARD, 0)
        taken = word_width(self.label, look.NAME_POINTS, italic=True)
        taken += number_width(shape, look.CAPTION_POINTS) + BETWEEN_WORDS
        growth = min(growth, max(1.0, row.width() / taken))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.setPen(look.colour(theme.ink))
        painter.setFont(look.font(look.NAME_POINTS * growth, italic=True))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | middle, self.label)
        painter.setFont(look.font(look.CAPTION_POINTS * growth, bold=True))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | middle, shape)

    def _paint_numbers(self, painter: QPainter, zoom: float) -> None:
        """The numbers stand in the tiles."""


class ArrayBlockItem(TiledItem, BlockItem):
    """A collapsed block whose only output is an array."""

    @property
    def card(self) -> QRectF:
        """The card with the block's name."""
        return self.symbol_box


def caption_in_room(
    parts: list[str], points: float, room: float, shape: tuple[int, ...]
) -> tuple[str, float]:
    """What is written of a tile's caption in so much room, and how large; the scale comes last.

    The scale gives way where the numbers stand in the cells; else all is written smaller.
    """
    text = " ".join(filter(None, parts))
    width = word_width(text, points)
    if width <= room:
        return text, points
    if grid_of(shape).has_numbers and any(parts[:-1]):
        return caption_in_room(parts[:-1], points, room, shape)
    return text, max(look.CAPTION_POINTS, points * room / width)


def rank_pens(
    scene: ShownCircuit, rows: Iterable[int], zoom: float
) -> Iterator[tuple[QPen, list[int]]]:
    """The rows of wires by the pens that draw them: the more axes an array has the wider."""
    wires, shapes = scene.wires, scene.session.shapes
    prefix = Path.of(*scene.session.where).prefix
    sources = ((wires.source(wires.target_in(row)), row) for row in rows)
    pins = ((Pin(prefix + pin.node, pin.port) if prefix else pin, row) for pin, row in sources)
    ranks = ((min(len(shapes.get(pin, ())), MATRIX), row) for pin, row in pins)
    for rank, alike in sorted(group_by_key(ranks).items()):
        yield wire_pen(scene.theme, zoom, RANK_WIDTHS[rank]), alike
