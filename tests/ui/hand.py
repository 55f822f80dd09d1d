"""The hand that clicks: real mouse and key events on the canvas, in the scene's coordinates."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from circuit_editor.model import Pin
from circuit_editor.ui.canvas.view import CanvasView

LEFT = Qt.MouseButton.LeftButton
NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def move_over(widget: QWidget, pixel: QPoint, modifiers=NOTHING, buttons=LEFT) -> None:
    """Move the pointer to a pixel of a widget; what is held is told by the event, as ever."""
    at = QPointF(pixel)
    everywhere = widget.mapToGlobal(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, everywhere, Qt.MouseButton.NoButton, buttons, modifiers
    )
    QApplication.sendEvent(widget, event)


def move_to(view: CanvasView, pixel: QPoint, modifiers=NOTHING, buttons=LEFT) -> None:
    """Move the pointer to a pixel of the viewport."""
    move_over(view.viewport(), pixel, modifiers, buttons)


class Hand:
    """Works on a view as a user does. Points are in the scene; nothing private is called."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view

    def point(self, x: float, y: float) -> QPoint:
        """The viewport's pixel for a point of the scene, which must be on the screen."""
        pixel = self.view.mapFromScene(QPointF(x, y))
        assert self.view.viewport().rect().contains(pixel), f"({x}, {y}) is off the screen"
        return pixel

    def press(self, x: float, y: float, modifiers=NOTHING, button=LEFT) -> None:
        QTest.mouseMove(self.view.viewport(), self.point(x, y))
        QTest.mousePress(self.view.viewport(), button, modifiers, self.point(x, y))

    def move(self, x: float, y: float, modifiers=NOTHING) -> None:
        move_to(self.view, self.point(x, y), modifiers)

    def release(self, x: float, y: float, modifiers=NOTHING, button=LEFT) -> None:
        QTest.mouseRelease(self.view.viewport(), button, modifiers, self.point(x, y))

    def click(self, x: float, y: float, modifiers=NOTHING) -> None:
        self.press(x, y, modifiers)
        self.release(x, y, modifiers)

    def double_click(self, x: float, y: float) -> None:
        self.click(x, y)
        QTest.mouseDClick(self.view.viewport(), LEFT, NOTHING, self.point(x, y))

    def drag(self, start, end, modifiers=NOTHING, button=LEFT) -> None:
        """Press at `start`, travel in steps, release at `end`."""
        self.press(*start, modifiers, button)
        for step in range(1, 5):
            share = step / 4
            self.move(
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
                modifiers,
            )
        self.release(*end, modifiers, button)

    def pin(self, node: str, port: str) -> tuple[float, float]:
        """Where a pin stands on the screen now."""
        point = self.view.circuit_scene.nodes[node].pin_point(port)
        return point.x(), point.y()

    def node(self, id_: str) -> tuple[float, float]:
        """The middle of a node."""
        point = self.view.circuit_scene.nodes[id_].middle
        return point.x(), point.y()

    def wire(self, source: Pin, target: Pin) -> None:
        """Drag a wire from one pin to another."""
        self.drag(self.pin(*source), self.pin(*target))

    def key(self, key, modifiers=NOTHING) -> None:
        QTest.keyClick(self.view.focusWidget() or self.view, key, modifiers)

    def type(self, text: str) -> None:
        """Type into whatever has the focus in the view, letter by letter: the focus may move."""
        for letter in text:
            QTest.keyClicks(self.view.focusWidget() or self.view, letter)
