"""Magnifies on stage the tiles of what is selected or at work, where their numbers are small.

Digits in a cell have no more room than the cell. A circuit of matrices that fills the wall has
cells whose numbers the first rows read; those that one speaks of, all do. They are drawn where
nothing of the node and its neighbours is hidden, and the mouse goes through.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from circuit_editor.layout.tiles import grid_of, tile_size
from circuit_editor.model import OUT, Pin
from circuit_editor.model.wiring import consumers_of
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.canvas import free_area
from circuit_editor.ui.canvas.items.array_item import TiledItem
from circuit_editor.ui.canvas.items.node_item import PlacedTile
from circuit_editor.ui.canvas.overlay_places import KEEPS_CLEAR, STAGE_CARD
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import shorten_name
from circuit_editor.ui.widgets.tile import SMALLEST_IN_CELLS

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

LEAST = 1.08  # times as large as it stands there: by less nothing is magnified
GAP = 12  # pixels to the edges of the canvas
AROUND, BETWEEN = 16.0, 22.0  # pixels: around all tiles, and between two
HEADING = 0.8  # of the height of numbers; as much room again is above and below it
EDGE, ROUND = 2.0, 12.0
STEP = 16  # pixels between two places that are tried
LONGEST = 14  # letters of a name


class Magnified(NamedTuple):
    """One tile as it is magnified: what stands over it, and its upper left corner in pixels."""

    tile: PlacedTile
    heading: str
    corner: QPointF


class TileMagnifier(QFrame):
    """The tiles of one node of the canvas, so large that the back row reads their numbers."""

    def __init__(
        self,
        view: CanvasView,
        subject: Callable[[], str],
        caption_height: Callable[[], int],
    ) -> None:
        super().__init__(view)
        self.setObjectName(STAGE_CARD)  # for which legend and bars make way
        self._view = view
        self._subject = subject  # the node spoken of last; "" where a card draws it large
        self._caption_height = caption_height  # pixels of what is told at the lower edge
        self.item: TiledItem | None = None
        self._magnified: list[Magnified] = []
        self._scale = 1.0  # pixels of the screen for a unit of the scene
        self._has_field = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = make_single_shot(self.look, self)
        session = view.session
        for signal in (
            *(session.selection_changed, session.document_changed, session.place_changed),
            *(view.led, view.moved, view.zoom_changed, view.marked, view.hand_changed),
            view.circuit_scene.appearance.changed,
        ):
            signal.connect(self.look_soon)
        session.run_changed.connect(self._numbers_changed)
        session.cells_lit.connect(self.update)
        view.field_changed.connect(self._field_changed)
        self.hide()

    def look_soon(self, *_: object) -> None:
        """Look again what is spoken of, once all is as it will be."""
        self._look.start()

    def look(self) -> None:
        """Magnify what is spoken of now, or nothing."""
        before, self.item = self.item, self._spoken_of()
        stood = self.geometry() if self.isVisible() else None
        self._scale = self._view.circuit_scene.theme.wanted / SMALLEST_IN_CELLS
        if self.item is None or self._scale < LEAST * self._view.zoom:
            self.item = None
            self.hide()
        else:
            self.setGeometry(self._place(self.item, stood if before is self.item else None))
            self.show()
            self.update()
        if stood != (self.geometry() if self.item is not None else None):
            self._view.led.emit()  # what else lies over the canvas makes way, or comes back

    def _numbers_changed(self) -> None:
        """Its tiles have other numbers: as many of them are there as before, or more, or fewer."""
        item = self.item
        if item is not None and self._tiles_of(item) == [each.tile for each in self._magnified]:
            self.update()
        else:
            self.look_soon()

    @staticmethod
    def _tiles_of(item: TiledItem) -> list[PlacedTile]:
        """Those of its tiles that are there."""
        return [each for each in item.tiles if item.shows_tile(each.what)]

    def _spoken_of(self) -> TiledItem | None:
        """The node that is selected, or the one at work in a step; None: none, or not now."""
        view, scene = self._view, self._view.circuit_scene
        is_asked = view.guessing is not None and view.guessing.field is not None
        if view.gesture is not None or is_asked or self._has_field:
            return None
        chosen, id_ = view.session.selection, self._subject()
        alone = [*(chosen if len(chosen) == 1 else ()), *scene.at_work]
        item = scene.nodes.get(id_) if id_ in alone else None
        if isinstance(item, TiledItem) and grid_of(item.node.shape).has_numbers:
            return item if self._tiles_of(item) else None
        return None

    def _field_changed(self, keys: str) -> None:
        self._has_field = bool(keys)
        self.look_soon()

    # --- where it stands ------------------------------------------------------------------

    def _place(self, item: TiledItem, stood: QRect | None) -> QRect:
        """Where least is hidden, the tiles beside or above one another.

        It does not jump about: where it `stood` it stays as long as nothing is hidden there.
        """
        found, room, obstacles = [], self._room(), self._obstacles(item)
        hides = stood is None or obstacles.cost(free_area.as_array([stood])).any()
        for is_beside in (True, False):
            size = self._lay(item, is_beside=is_beside)
            if stood is not None and not hides and stood.size() == size and room.contains(stood):
                return stood
            place, cost = free_area.best(room, size, obstacles, *_raster(room, size))
            found.append((cost, not is_beside, place))
        _, is_above, place = min(found, key=lambda each: each[:2])
        self._lay(item, is_beside=not is_above)
        return place

    def _lay(self, item: TiledItem, *, is_beside: bool) -> QSize:
        """Lay the tiles that are there, and return the size of all."""
        names = self._names(item)
        width, height = (each * self._scale for each in tile_size(item.node.shape))
        heading = 2 * self._points
        step = QPointF(width + BETWEEN, 0.0) if is_beside else QPointF(0.0, height + heading)
        tiles = self._tiles_of(item)
        first = QPointF(AROUND, AROUND / 2 + heading)
        self._magnified = [
            Magnified(tile, names[tile.what], first + step * at) for at, tile in enumerate(tiles)
        ]
        last = self._magnified[-1].corner
        return QSize(round(last.x() + width + AROUND), round(last.y() + height + AROUND))

    def _names(self, item: TiledItem) -> dict[Quantity, str]:
        session = self._view.session
        name = shorten_name(wording.panel_output_name(session.shown, Pin(item.id, OUT)), LONGEST)
        slope = wording.derivative(wording.loss_name(session), name)
        return {Quantity.VALUE: name, Quantity.GRADIENT: slope}

    @property
    def _points(self) -> float:
        return HEADING * self._view.circuit_scene.theme.wanted

    def _room(self) -> QRect:
        seen = self._view.viewport().geometry()
        return seen.adjusted(GAP, GAP, -GAP, -GAP - self._caption_height())

    def _obstacles(self, item: TiledItem) -> free_area.Obstacles:
        """What is drawn, and what lies over the canvas; nothing is to hide a neighbour."""
        view, circuit = self._view, self._view.session.shown
        feeding = (each.node for each in circuit.sources(item.id) if each is not None)
        fed = consumers_of(circuit).get(item.id, ())
        found = free_area.obstacles_in_view(view, {item.id, *feeding, *fed})
        covers = [
            each.geometry()
            for each in view.covers
            if each.isVisible() and not each.property(KEEPS_CLEAR)
        ]
        kept = np.vstack([found.kept, free_area.as_array(covers)])
        return found._replace(kept=kept)

    # --- painting -------------------------------------------------------------------------

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        item, scene = self.item, self._view.circuit_scene
        if item is None:
            return
        theme, points = scene.theme, self._points
        edge = theme.amber if item.id in scene.at_work else theme.accent
        half, width = EDGE / 2, tile_size(item.node.shape)[0] * self._scale
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour(edge), EDGE))
            painter.setBrush(look.colour(theme.panel))
            whole = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(whole, ROUND, ROUND)
            for tile, heading, corner in self._magnified:
                above = QRectF(corner.x(), corner.y() - 2 * points, width, 1.8 * points)
                painter.setPen(look.colour(theme.ink))
                painter.setFont(look.font(points, italic=tile.what is Quantity.VALUE))
                middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
                painter.drawText(above, middle, heading)
                painter.translate(corner)
                painter.scale(self._scale, self._scale)
                painter.translate(-tile.corner)
                item.paint_tile(painter, tile, self._scale, has_caption=False)
                painter.resetTransform()


def _raster(room: QRect, size: QSize) -> list[QPoint]:
    """Places close to one another, from the lower left on: a free area may just be large enough."""
    xs = range(room.left(), room.right() - size.width(), STEP)
    ys = range(room.bottom() - size.height(), room.top(), -STEP)
    return [QPoint(x, y) for y in ys for x in xs]
