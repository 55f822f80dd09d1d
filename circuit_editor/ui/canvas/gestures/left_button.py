"""Gestures that begin with a button: which of them, and those that pan and select."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost
from circuit_editor.ui.canvas.gestures.carry import DuplicateNodes, MoveNodes
from circuit_editor.ui.canvas.gestures.drag_slider import DragSlider
from circuit_editor.ui.canvas.gestures.draw_wire import DrawWire, MoveWires
from circuit_editor.ui.canvas.gestures.gesture import Gesture


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
    """Selects the nodes a rectangle touches; with Shift, besides those already selected.

    A click into the frame of a block that is open in place selects the block.
    """

    scrolls = True
    told = QT_TRANSLATE_NOOP("Sentence", "Release selects what the frame touches. Esc gives up.")

    def __init__(self, view: CanvasHost, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        super().__init__(view)
        self._start = start
        self._before = self.session.selected
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
        self.session.select(self._kept | set(self.scene.things_within(rect)))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.move(point, modifiers)
        self.let_go()
        frame = None
        if not self.view.is_drag(self._start, point):
            frame = self.scene.frame_at(point)
        if frame is not None:
            self.session.select(self._kept ^ {frame})
        return False

    def cancel(self) -> None:
        self.let_go()
        self.session.select(self._before)

    def let_go(self) -> None:
        self.scene.removeItem(self._band)


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
        return DragSlider(view, slider, point, modifiers)
    node = scene.node_at(point)
    if node is not None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return DuplicateNodes(view, node, point)
        return MoveNodes(view, node, point, modifiers)
    bend = scene.bend_at(point)
    if bend is not None:
        from circuit_editor.ui.canvas.gestures.bend_wire import MoveBend

        return MoveBend(view, *bend, point)
    grip = scene.annotation_at(point)
    if grip is not None:
        from circuit_editor.ui.canvas.gestures.carry_annotations import begin_at

        return begin_at(view, grip, point, modifiers)
    wire = scene.wire_at(point)
    if wire is not None:
        session.select((), wire=wire)
        return None
    if not modifiers & Qt.KeyboardModifier.ShiftModifier:
        session.select(())
    return RubberBand(view, point, modifiers)
