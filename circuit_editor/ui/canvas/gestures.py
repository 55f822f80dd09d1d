"""Gestures: what one press, some moves and a release (or Esc) do. Each is an object.

A gesture shows what it would do while it lasts and makes at most one edit when it ends; Esc
leaves nothing to undo. Gestures read positions and modifiers only, never which buttons are down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem

from circuit_editor.layout.routes import curve_between
from circuit_editor.layout.sizes import GRID, node_size
from circuit_editor.model import OUT, Pin, Place, edits, node, rules
from circuit_editor.ui.canvas.node_item import NodeItem
from circuit_editor.ui.canvas.wire_item import path_of
from circuit_editor.ui.sliding import on_step, slider_step
from circuit_editor.ui.speech import say

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

DRAG_AFTER = 4.0  # pixels the pointer must travel before a press becomes a drag
SNAP = GRID / 2


class Gesture:
    """One thing the hand does. `move`, `release` and `cancel` are called by the view.

    `release` returns True where the gesture goes on (a wire begun by a click waits for the next).
    """

    def __init__(self, view: CanvasView) -> None:
        self.view = view
        self.scene = view.circuit_scene
        self.session = view.session

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is now at `point` of the scene."""

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """The button was released at `point`."""
        return False

    def cancel(self) -> None:
        """Leave everything as it was."""


class Pan(Gesture):
    """Moves the paper under the window."""

    def __init__(self, view: CanvasView, start: QPoint) -> None:
        super().__init__(view)
        self._last = start
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        here = self.view.mapFromScene(point)
        self.view.pan(self._last - here)
        self._last = here

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.view.viewport().unsetCursor()
        return False

    def cancel(self) -> None:
        self.view.viewport().unsetCursor()


class RubberBand(Gesture):
    """Selects the nodes a rectangle touches; with Shift, besides those already selected."""

    def __init__(self, view: CanvasView, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
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
        self.scene.removeItem(self._band)
        return False

    def cancel(self) -> None:
        self.scene.removeItem(self._band)
        self.session.select(self._before)


class MoveNodes(Gesture):
    """Moves the selected nodes together; a press that never travels selects what it hit."""

    def __init__(
        self, view: CanvasView, grabbed: NodeItem, start: QPointF, modifiers: Qt.KeyboardModifier
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
        moved = self.session.selection or {grabbed.id}
        self._from = {id_: self.session.circuit.places[id_] for id_ in moved}

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._travelled and not self.view.is_drag(self._start, point):
            return
        self._travelled = True
        self.scene.preview(self._targets(point))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self._travelled and not self.view.is_drag(self._start, point):
            if self._was_selected:
                self.session.select({self._grabbed})
            return False
        before = self.session.document
        self.session.edit(
            QCoreApplication.translate("Gesture", "Move"), edits.move, self._targets(point)
        )
        if self.session.document is before:
            self.cancel()
        return False

    def cancel(self) -> None:
        places = self.session.circuit.places
        self.scene.preview({id_: places[id_] for id_ in self._from if id_ in places})
        self.scene.settle()

    def _targets(self, point: QPointF) -> dict[str, Place]:
        """Where all go, so that the grabbed one stands on the grid."""
        grabbed = self._from.get(self._grabbed, (self._start.x(), self._start.y()))
        travelled = point - self._start
        dx = snapped(grabbed[0] + travelled.x()) - grabbed[0]
        dy = snapped(grabbed[1] + travelled.y()) - grabbed[1]
        return {id_: (x + dx, y + dy) for id_, (x, y) in self._from.items()}


class DragSlider(Gesture):
    """Turns an input's value; the whole drag is one undo step."""

    def __init__(self, view: CanvasView, item: NodeItem, start: QPointF) -> None:
        super().__init__(view)
        self._item = item
        self._range = self.session.range_of(item.id)
        self.session.select({item.id})
        self.session.seal()
        self.move(start, Qt.KeyboardModifier.NoModifier)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        track = self._item.slider_rect()
        share = (self._item.mapFromScene(point).x() - track.left()) / track.width()
        low, high = self._range
        value = low + min(1.0, max(0.0, share)) * (high - low)
        step = slider_step(high - low, track.width() * self.view.zoom)
        self.view.set_value(self._item.id, on_step(value, step))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.session.seal()
        return False

    def cancel(self) -> None:
        self.session.abandon()


class DrawWire(Gesture):
    """Draws a wire from a pin to another, in either direction, and says why where it may not end.

    A press and release on the same pin leaves the wire on the pointer until the next click.
    `lifted` is the input whose wire is being taken elsewhere: dropped on nothing, it is deleted.
    """

    def __init__(
        self, view: CanvasView, pin: Pin, start: QPointF, lifted: Pin | None = None
    ) -> None:
        super().__init__(view)
        self._pin, self._start, self._lifted = pin, start, lifted
        self._draft = QGraphicsPathItem()
        self._draft.setZValue(5)
        self.scene.addItem(self._draft)
        self.scene.set_wiring(True, lifted)
        self.move(start, Qt.KeyboardModifier.NoModifier)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        aim = self._aim(point)
        self.scene.hover(aim.node if aim else None, aim)
        refusal = None
        end = point
        if aim is not None:
            end = self.scene.nodes[aim.node].pin_point(aim.port)
            sentence = rules.why_not_connect(self.session.circuit, *self._ends(aim))
            refusal = say(sentence) if sentence is not None else None
        self._draw(end, refused=refusal is not None, aimed=aim is not None)
        self.view.show_bubble(refusal, point)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self.view.is_drag(self._start, point):
            if self._lifted is None:
                return True
            self.cancel()
            self.session.select((), wire=self._lifted)
            return False
        aim = self._aim(point)
        self.cancel()
        if aim is None:
            if self._lifted is not None:
                self.session.edit(
                    QCoreApplication.translate("Gesture", "Unplug"),
                    edits.disconnect,
                    [self._lifted],
                )
            return False
        source, target = self._ends(aim)
        refusal = rules.why_not_connect(self.session.circuit, source, target)
        if refusal is not None:
            self.session.message.emit(say(refusal))
        else:
            self.view.plug(source, target, self._lifted)
        return False

    def cancel(self) -> None:
        self.scene.removeItem(self._draft)
        self.scene.set_wiring(False)
        self.scene.hover(None, None)
        self.view.show_bubble(None, QPointF())

    def _ends(self, aim: Pin) -> tuple[Pin, Pin]:
        """The source and the target of the wire that would be made."""
        return (self._pin, aim) if self._pin.port == OUT else (aim, self._pin)

    def _aim(self, point: QPointF) -> Pin | None:
        """The pin meant by `point`: the nearest, or a fitting one of the node that lies there."""
        pin = self.scene.pin_at(point)
        if pin == self._pin:
            return None
        if pin is not None and (pin.port == OUT) != (self._pin.port == OUT):
            return pin
        node = self.scene.node_at(point)
        if node is None or node.id == self._pin.node:
            return pin
        fitting = [each for each in node.pins() if (each.port == OUT) != (self._pin.port == OUT)]
        free = [each for each in fitting if each not in self.session.circuit.wires]
        return next(iter(free or fitting), pin)

    def _draw(self, end: QPointF, *, refused: bool, aimed: bool) -> None:
        start = self.scene.nodes[self._pin.node].pin_point(self._pin.port)
        if self._pin.port != OUT:
            start, end = end, start
        colour = self.scene.theme.refused if refused else self.scene.theme.accent
        style = Qt.PenStyle.SolidLine if aimed and not refused else Qt.PenStyle.DashLine
        self._draft.setPen(QPen(QColor(colour), 2.4, style))
        curve = curve_between((start.x(), start.y()), (end.x(), end.y()))
        self._draft.setPath(path_of((curve,)))


class KeyWire(DrawWire):
    """Draws a wire by keys: arrows go from one fitting pin to the next, Enter connects."""

    def __init__(self, view: CanvasView, pin: Pin) -> None:
        super().__init__(view, pin, view.circuit_scene.nodes[pin.node].pin_point(pin.port))
        self._choices = self._fitting()
        self._at = -1
        self.step(1)

    @property
    def has_choices(self) -> bool:
        """False where no pin of the circuit fits."""
        return bool(self._choices)

    def step(self, by: int) -> None:
        """Aim at the next fitting pin, or the one before."""
        if self._choices:
            self._at = (self._at + by) % len(self._choices)
            pin = self._choices[self._at]
            point = self.scene.nodes[pin.node].pin_point(pin.port)
            self.view.ensureVisible(QRectF(point, point).adjusted(-60, -60, 60, 60))
            super().move(point, Qt.KeyboardModifier.NoModifier)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer does not lead this wire."""

    def connect(self) -> None:
        """Make the wire that is aimed at."""
        self.cancel()
        if self._choices:
            self.view.plug(*self._ends(self._choices[self._at]), None)

    def _fitting(self) -> list[Pin]:
        pins = [pin for item in self.scene.nodes.values() for pin in item.pins()]
        circuit = self.session.circuit
        fitting = [
            pin
            for pin in pins
            if (pin.port == OUT) != (self._pin.port == OUT)
            and rules.why_not_connect(circuit, *self._ends(pin)) is None
        ]
        free_first = sorted(fitting, key=lambda pin: (pin in circuit.wires, *self._order(pin)))
        return free_first

    def _order(self, pin: Pin) -> Place:
        point = self.scene.nodes[pin.node].pin_point(pin.port)
        return point.x(), point.y()


class PlaceNode(Gesture):
    """A gate picked from the palette hangs on the pointer until a click puts it down."""

    def __init__(self, view: CanvasView, kind: str) -> None:
        super().__init__(view)
        self.kind = kind
        self._ghost = QGraphicsPathItem()
        colour = QColor(self.scene.theme.accent)
        self._ghost.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        self._ghost.setPath(ghost_of(kind))
        self._ghost.setZValue(10)
        self._ghost.hide()
        self.scene.addItem(self._ghost)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._ghost.show()
        self._ghost.setPos(snapped(point.x()), snapped(point.y()))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.scene.removeItem(self._ghost)
        self.view.placing.put(self.kind, point)
        self.view.gate_placed.emit()
        return False

    def cancel(self) -> None:
        self.scene.removeItem(self._ghost)
        self.view.gate_placed.emit()


def begin(view: CanvasView, point: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
    """The gesture that a press of the left button at `point` starts; None for a mere click."""
    scene, session = view.circuit_scene, view.session
    pin = scene.pin_at(point)
    if pin is not None:
        source = session.circuit.wires.get(pin)
        if source is not None:
            return DrawWire(view, source, point, lifted=pin)
        return DrawWire(view, pin, point)
    slider = scene.slider_at(point)
    if slider is not None:
        return DragSlider(view, slider, point)
    node = scene.node_at(point)
    if node is not None:
        return MoveNodes(view, node, point, modifiers)
    wire = scene.wire_at(point)
    if wire is not None:
        session.select((), wire=wire.target)
        return None
    if not modifiers & Qt.KeyboardModifier.ShiftModifier:
        session.select(())
    return RubberBand(view, point, modifiers)


def snapped(coordinate: float) -> float:
    """The nearest place on the grid."""
    return round(coordinate / SNAP) * SNAP


def ghost_of(kind: str) -> QPainterPath:
    """The outline of a new node of this kind, around its centre."""
    width, height = node_size(node(kind), "x")
    path = QPainterPath()
    radius = height / 2 if not node(kind).gate.is_source else 9
    path.addRoundedRect(QRectF(-width / 2, -height / 2, width, height), radius, radius)
    return path
