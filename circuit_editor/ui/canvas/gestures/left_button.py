"""Gestures of the left button: pan, select, move, slide, place; and which of them begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem

from circuit_editor.model import (
    Path,
    Place,
)
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost
from circuit_editor.ui.canvas.gestures.draw_wire import DrawWire, MoveWires
from circuit_editor.ui.canvas.gestures.gesture import Gesture, snap_to_grid
from circuit_editor.ui.canvas.items.ghost import ghost_of
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.widgets.slider_steps import on_step, slider_step


class Pan(CanvasGesture):
    """Pans the view."""

    told = QT_TRANSLATE_NOOP("Sentence", "Drag to pan.")

    def __init__(self, view: CanvasHost, start: QPoint) -> None:
        super().__init__(view)
        self._last = start
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        here = self.view.mapFromScene(point)
        self.view.pan(self._last - here)
        self._last = here

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.let_go()
        return False

    def let_go(self) -> None:
        self.view.viewport().unsetCursor()


class RubberBand(CanvasGesture):
    """Selects the nodes a rectangle touches; with Shift, besides those already selected."""

    told = QT_TRANSLATE_NOOP("Sentence", "Release selects what the frame touches. Esc gives up.")

    def __init__(self, view: CanvasHost, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        super().__init__(view)
        self._start = start
        self._before = self.session.selection
        self._kept = self._before if modifiers & Qt.KeyboardModifier.ShiftModifier else frozenset()
        self._band = QGraphicsRectItem()
        fill = QColor(self.scene.theme.accent)
        fill.setAlpha(28)
        pen = QPen(QColor(self.scene.theme.accent))
        pen.setCosmetic(True)
        self._band.setPen(pen)
        self._band.setBrush(fill)
        self._band.setZValue(10)
        self.scene.addItem(self._band)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        rect = QRectF(self._start, point).normalized()
        self._band.setRect(rect)
        self.session.select(self._kept | set(self.scene.nodes_within(rect)))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.move(point, modifiers)
        self.let_go()
        return False

    def cancel(self) -> None:
        self.let_go()
        self.session.select(self._before)

    def let_go(self) -> None:
        self.scene.removeItem(self._band)


class MoveNodes(CanvasGesture):
    """Moves the selected nodes together; a press that never travels selects what it hit."""

    told = QT_TRANSLATE_NOOP("Sentence", "Release puts it down here. Esc puts it back.")

    def __init__(
        self, view: CanvasHost, grabbed: NodeItem, start: QPointF, modifiers: Qt.KeyboardModifier
    ) -> None:
        super().__init__(view)
        self._grabbed, self._start = grabbed.id, start
        self._travelled = False
        selection = self.session.selection
        self._was_selected = grabbed.id in selection
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.session.select(selection ^ {grabbed.id})
            self._was_selected = False
        elif not self._was_selected:
            self.session.select({grabbed.id})
        moved = {Path(id_).head for id_ in self.session.selection or {grabbed.id}}
        self._from = {id_: self.session.circuit.places[id_] for id_ in moved}
        self._shown = self._with_insides()

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._travelled and not self.view.is_drag(self._start, point):
            return
        self._travelled = True
        self.scene.preview(self._moved(self._shown, point))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self._travelled and not self.view.is_drag(self._start, point):
            if self._was_selected:
                self.session.select({self._grabbed})
            return False
        before = self.session.document
        shown = {id_: place for id_, place in self._shown.items() if id_ in self._from}
        self.session.move(self._moved(self._from, point), self._moved(shown, point))
        if self.session.document is before:
            self.cancel()
        return False

    def is_valid(self) -> bool:
        is_there = all(id_ in self.session.circuit.nodes for id_ in self._from)
        return is_there and self._with_insides().keys() == self._shown.keys()

    def let_go(self) -> None:
        places = self.session.shown.places
        self.scene.preview({id_: places[id_] for id_ in self._shown if id_ in places})
        self.scene.settle()

    def _with_insides(self) -> dict[str, Place]:
        """What moves: what stands in a block that is open in place goes with it."""
        return {
            id_: place
            for id_, place in self.session.shown.places.items()
            if Path(id_).head in self._from
        }

    def _moved(self, places: Mapping[str, Place], point: QPointF) -> dict[str, Place]:
        """Where all go, so that the grabbed one stands on the grid."""
        grabbed = self._from.get(Path(self._grabbed).head, (self._start.x(), self._start.y()))
        travelled = point - self._start
        dx = snap_to_grid(grabbed[0] + travelled.x()) - grabbed[0]
        dy = snap_to_grid(grabbed[1] + travelled.y()) - grabbed[1]
        return {id_: (x + dx, y + dy) for id_, (x, y) in places.items()}


class DragSlider(CanvasGesture):
    """Turns an input's value; the whole drag is one undo step."""

    told = QT_TRANSLATE_NOOP("Sentence", "Release keeps the value. Esc takes the old one back.")

    def __init__(self, view: CanvasHost, item: NodeItem, start: QPointF) -> None:
        super().__init__(view)
        self._id = item.id
        self._range = self.session.range_of(item.id)
        self.session.select({item.id})
        self.session.hold()
        self.move(start, Qt.KeyboardModifier.NoModifier)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        item = self.scene.nodes[self._id]
        track = item.slider_rect()
        share = (item.within(point).x() - track.left()) / track.width()
        low, high = self._range
        value = low + min(1.0, max(0.0, share)) * (high - low)
        step = slider_step(high - low, track.width() * self.view.zoom)
        self.view.set_value(self._id, on_step(value, step))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.let_go()
        return False

    def cancel(self) -> None:
        self.session.abandon()

    def is_valid(self) -> bool:
        item = self.scene.nodes.get(self._id)
        return item is not None and item.has_slider

    def let_go(self) -> None:
        self.session.release()


class PlaceNode(CanvasGesture):
    """Places a node picked from the palette: it follows the pointer until a click puts it down."""

    carries = True

    told = QT_TRANSLATE_NOOP("Sentence", "Click puts it down. Esc puts it away.")

    def __init__(self, view: CanvasHost, kind: str, put: Callable[[str, QPointF], None]) -> None:
        super().__init__(view)
        self.kind = kind
        self._put = put
        self._ghost = QGraphicsPathItem()
        self._ghost.setPen(QPen(QColor(self.scene.theme.accent), 2, Qt.PenStyle.DashLine))
        self._ghost.setPath(ghost_of(view.catalog.node_of(kind)))
        self._ghost.setZValue(10)
        self._ghost.hide()
        self.scene.addItem(self._ghost)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._ghost.show()
        self._ghost.setPos(snap_to_grid(point.x()), snap_to_grid(point.y()))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.scene.removeItem(self._ghost)
        self._put(self.kind, point)
        self.view.gate_placed.emit()
        return False

    def is_valid(self) -> bool:
        return self.view.catalog.offers(self.kind)  # a block's last use may go while it is carried

    def let_go(self) -> None:
        self.scene.removeItem(self._ghost)
        self.view.gate_placed.emit()


def begin(view: CanvasHost, point: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
    """The gesture that a press of the left button at `point` starts; None for a mere click."""
    scene, session = view.circuit_scene, view.session
    pin = scene.pin_at(point)
    if pin is not None:
        source = session.circuit.wires.get(pin)
        if source is not None:
            return DrawWire(view, source, point, lifted=pin)
        if modifiers & Qt.KeyboardModifier.ControlModifier and scene.wires.leaving(pin):
            return MoveWires(view, pin, point)
        return DrawWire(view, pin, point)
    slider = scene.slider_at(point)
    if slider is not None:
        return DragSlider(view, slider, point)
    node = scene.node_at(point)
    if node is not None:
        return MoveNodes(view, node, point, modifiers)
    wire = scene.wire_at(point)
    if wire is not None:
        session.select((), wire=wire)
        return None
    if not modifiers & Qt.KeyboardModifier.ShiftModifier:
        session.select(())
    return RubberBand(view, point, modifiers)
