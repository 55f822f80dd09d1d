"""Magnifies on stage the node that is spoken of, where the numbers in its tiles would be small.

Digits in a cell have no more room than the cell. A circuit of matrices that fills the wall has
cells whose numbers the first rows read; what one selects, or what is at work in a step, all do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from circuit_editor.layout.tiles import grid_of
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.canvas.gestures.gesture import DRAG_AFTER
from circuit_editor.ui.canvas.items.array_item import TiledItem
from circuit_editor.ui.canvas.items.node_item import draw_live, draw_still
from circuit_editor.ui.widgets.tile import SMALLEST_IN_CELLS

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

LEAST = 1.08  # times as large as it stands there: by less nothing is magnified
AROUND = 14.0  # pixels between the node and the edge of what is magnified
EDGE = 2.0
ROUND = 12.0
PRESSED = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
OF_MOUSE = (*PRESSED, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)


@guard_events
class TileMagnifier(QWidget):
    """One node of the canvas, larger, over the place where it stands; the mouse works on it."""

    def __init__(self, view: CanvasView, is_explained: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._is_explained = is_explained  # on a card: there it is drawn large
        self._item: TiledItem | None = None
        self._to_scene = QTransform()
        self._scale = 1.0  # pixels of the screen for a unit of the scene
        self._pressed: QPointF | None = None  # where what is magnified was pressed
        self._is_carrying = False
        self._has_field = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = make_single_shot(self.look, self)
        session = view.session
        for signal in (
            *(session.selection_changed, session.run_changed, session.document_changed),
            *(session.place_changed, session.cell_chosen, view.led, view.moved),
            *(view.zoom_changed, view.marked, view.hand_changed),
            view.circuit_scene.appearance.changed,
        ):
            signal.connect(self.look_soon)
        view.field_changed.connect(self._field_changed)
        self.hide()

    def look_soon(self, *_: object) -> None:
        """Look again what is spoken of, once all is as it will be."""
        self._look.start()

    def look(self) -> None:
        """Magnify what is spoken of now, or nothing."""
        self._item = item = self._spoken_of()
        times = 1.0 if item is None else self._times(item)
        if item is None or times < LEAST:
            self.hide()
            return
        view, room = self._view, self._view.viewport()
        self._scale = times * view.zoom
        drawn = _drawn(item, self._scale)
        size = drawn.size() * self._scale
        at = view.viewportTransform().map(item.on_canvas(drawn).center())
        rect = QRectF(QPointF(at.x() - size.width() / 2, at.y() - size.height() / 2), size)
        rect.adjust(-AROUND, -AROUND, AROUND, AROUND)
        rect.moveLeft(max(0.0, min(rect.left(), room.width() - rect.width())))
        rect.moveTop(max(0.0, min(rect.top(), room.height() - rect.height())))
        whole = rect.toAlignedRect()
        corner = drawn.topLeft() - QPointF(AROUND, AROUND) / self._scale
        from_scene = QTransform.fromScale(self._scale, self._scale)
        from_scene.translate(-corner.x() - item.place[0], -corner.y() - item.place[1])
        self._to_scene = from_scene.inverted()[0]
        self.setGeometry(whole.translated(room.pos()))
        self.show()
        self.update()

    def _spoken_of(self) -> TiledItem | None:
        """The node that is selected, or the one at work in a step; None: none, or not now."""
        view, scene = self._view, self._view.circuit_scene
        is_busy = view.gesture is not None and self._pressed is None
        is_asked = view.guessing is not None and view.guessing.field is not None
        if self._is_explained() or is_busy or is_asked or self._has_field:
            return None
        chosen = tuple(view.session.selection) or scene.at_work
        item = scene.nodes.get(chosen[0]) if len(chosen) == 1 else None
        if isinstance(item, TiledItem) and grid_of(item.node.shape).has_numbers:
            return item
        return None

    def _times(self, item: TiledItem) -> float:
        """How many times larger than it stands there its numbers are read from the back row."""
        view = self._view
        wanted = view.circuit_scene.theme.wanted / (SMALLEST_IN_CELLS * view.zoom)
        size, room = _drawn(item, view.zoom).size() * view.zoom, view.viewport().size()
        fitting = min(
            (room.width() - 2 * AROUND) / size.width(),
            (room.height() - 2 * AROUND) / size.height(),
        )
        return min(wanted, fitting)

    def _field_changed(self, keys: str) -> None:
        self._has_field = bool(keys)
        self.look_soon()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        item, theme = self._item, self._view.circuit_scene.theme
        if item is None or self._is_carrying:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_at_work = item.id in self._view.circuit_scene.at_work
            painter.setPen(QPen(look.colour(theme.amber if is_at_work else theme.accent), EDGE))
            painter.setBrush(look.colour(theme.canvas))
            half = EDGE / 2
            edge = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(edge, ROUND, ROUND)
            painter.setTransform(self._to_scene.inverted()[0])
            draw_still(painter, [item], self._scale)
            draw_live(painter, [item], self._scale)

    # --- the mouse works on what it points at, as where it stands -------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() in OF_MOUSE and isinstance(event, QMouseEvent):
            self._pass_on(event)
            return True
        return super().event(event)

    def _pass_on(self, event: QMouseEvent) -> None:
        """Let the canvas hear of the mouse where what it points at stands there."""
        view, kind, here = self._view, event.type(), event.position()
        if kind in PRESSED:
            self._pressed = here
        passed = QMouseEvent(
            kind,
            view.viewportTransform().map(self._to_scene.map(here)),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
        QApplication.sendEvent(view.viewport(), passed)
        if kind == QEvent.Type.MouseButtonRelease:
            self._pressed, self._is_carrying = None, False
            self.look_soon()
        elif self._pressed is not None:
            way = (here - self._pressed).manhattanLength()
            self._is_carrying |= view.gesture is not None and way > DRAG_AFTER
        self.update()


def _drawn(item: TiledItem, zoom: float) -> QRectF:
    """A node with its tiles, and with the captions that stand around these."""
    if item.node.gate.is_source:
        return item.body
    rooms = [item.symbol_box, *(each.room for each in item.tiles if item.shows_tile(each.what))]
    top, bottom = min(each.top() for each in rooms), max(each.bottom() for each in rooms)
    drawn = QRectF(item.body.left(), top, item.body.width(), bottom - top)
    caption = item.caption_rect(zoom)
    return drawn if caption is None else drawn.united(caption)
