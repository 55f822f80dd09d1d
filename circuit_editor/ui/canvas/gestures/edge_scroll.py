"""Scrolling while something is dragged at an edge of the canvas, or beyond it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QPointF, QRect, Qt, QTimer

from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.gestures.gesture import Gesture

EDGE = 28  # pixels: so near to an edge the canvas begins to scroll
BEYOND = 90  # pixels beyond it, from which it goes no faster
SPEED = 11.0  # pixels a second for every pixel of depth
TICK = 16  # ms


class EdgeScroll(QObject):
    """Scrolls as long as the pointer of a gesture that scrolls stays at an edge.

    What comes from beyond, as a gate from the palette does, has to have been inside before.
    """

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._gesture: Gesture | None = None
        self._was_inside = False
        self._pixel = QPoint()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._rest = QPointF()  # of a pixel, not scrolled yet
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(lambda: self.step(self._clock.restart()))

    def follow(self, pixel: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer of the gesture under way is at a pixel of the viewport now."""
        gesture = self._view.gesture
        if gesture is not self._gesture:
            self._gesture, self._was_inside = gesture, False
        self._pixel, self._modifiers = pixel, modifiers
        self._was_inside |= self._inner().contains(pixel)
        if not self._speed():
            self._timer.stop()
        elif not self._timer.isActive():
            self._rest = QPointF()
            self._clock.start()
            self._timer.start()

    def step(self, elapsed: float) -> None:
        """Scroll by what so many milliseconds make, and let the gesture follow."""
        gesture, speed = self._view.gesture, self._speed()
        if gesture is None or gesture is not self._gesture or speed is None:
            self._timer.stop()
            return
        self._rest += speed * (elapsed / 1000)
        by = QPoint(int(self._rest.x()), int(self._rest.y()))
        self._rest -= QPointF(by)
        self._view.pan(by)
        gesture.move(self._view.mapToScene(self._pixel), self._modifiers)

    def _speed(self) -> QPointF | None:
        """Pixels a second to the right and down; None where nothing is to scroll."""
        if self._gesture is None or not self._gesture.scrolls:
            return None
        if not self._was_inside and self._view.viewport().rect().contains(self._pixel):
            return None
        inner = self._inner()
        across = _depth(self._pixel.x(), inner.left(), inner.right())
        down = _depth(self._pixel.y(), inner.top(), inner.bottom())
        return QPointF(across, down) * SPEED if across or down else None

    def _inner(self) -> QRect:
        rect = self._view.seen_rect
        return rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)


def _depth(at: int, low: int, high: int) -> int:
    """How far a coordinate is beyond its limits, below 0 where it is less than both."""
    return max(-BEYOND, min(at - low, 0)) or min(BEYOND, max(at - high, 0))
