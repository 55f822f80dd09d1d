"""The wheel zooms, or scrolls, fingers on a touchpad pan: what an event comes from, and how far.

What systems send, as their parts of Qt make it:

X11       a mouse and a touchpad are both devices of type Mouse, unless a touchpad tells of its
          touches; pixels come from both, phases from neither. The name tells a touchpad.
XWayland  the one device is of type TouchPad, with pixels; a wheel turns by whole notches.
Wayland   every pointer is of type TouchPad. Fingers have phases and pixels, a wheel has neither.
macOS     a wheel is of type Mouse without phases; what fingers slide over is of type TouchPad, or a
          mouse with phases. Pixels come from both. Shift swaps the axes of a wheel.
Windows   all is of type Mouse without phases or pixels. A pinch comes as Ctrl and the wheel.

Alt swaps the axes on X11 and Windows; a wheel that is tilted, buttons 6 and 7, turns sideways.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent

NOTCH = 120  # of a wheel, in the unit of angles
MOST_NOTCHES = 4  # in one event: some systems hurry wheels
PAN_STEP = 60  # pixels for a notch: three lines, as lists scroll
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Zoomable(Protocol):
    """A view that zooms and pans."""

    is_fitted: bool
    wheel_scrolls: bool
    zoom_step: float  # for a notch

    @property
    def zoom(self) -> float: ...
    def set_zoom(self, zoom: float, around: QPointF | None = None, /) -> None: ...
    def pan(self, by: QPoint, /) -> None: ...
    def fit(self) -> None: ...


def turn(view: Zoomable, event: QWheelEvent) -> None:
    """Zoom at the pointer, or pan."""
    event.accept()
    glides_on = event.phase() == Qt.ScrollPhase.ScrollMomentum  # whatever is pressed meanwhile
    angle = event.angleDelta()
    if event.modifiers() & CTRL and not glides_on:
        zoom_by(view, angle.y() or angle.x(), event.position())
    elif event.modifiers() & SHIFT:
        by = _pixels(event)
        view.pan(QPoint(-(by.x() or by.y()), 0))
    elif view.wheel_scrolls or is_by_fingers(event):
        view.pan(-_pixels(event))
    else:
        view.pan(QPoint(-_pixels(event).x(), 0))
        zoom_by(view, angle.y(), event.position())


def is_by_fingers(event: QWheelEvent) -> bool:
    """True where fingers slide over a touchpad, or over a mouse; False where a wheel turns."""
    if event.phase() != Qt.ScrollPhase.NoScrollPhase:
        return True
    device = event.pointingDevice()
    name = device.name().lower()
    if device.type() != QInputDevice.DeviceType.TouchPad:
        return "touchpad" in name or "trackpad" in name
    if event.pixelDelta().isNull() or name.startswith("xwayland"):
        angle = event.angleDelta()
        return bool(angle.x() % NOTCH or angle.y() % NOTCH)
    return True


def zoom_by(view: Zoomable, angle: int, at: QPointF) -> None:
    """Zoom by an angle of a wheel, a part of a notch by a part of a step."""
    if angle:
        notches = max(-MOST_NOTCHES, min(MOST_NOTCHES, angle / NOTCH))
        view.set_zoom(view.zoom * view.zoom_step**notches, at)


def pinch(view: Zoomable, event: QNativeGestureEvent) -> bool:
    """Zoom by two fingers; a double tap with two shows all, or a part as large as it is drawn."""
    kind = event.gestureType()
    if kind == Qt.NativeGestureType.ZoomNativeGesture:
        view.set_zoom(view.zoom * max(0.1, 1 + event.value()), event.position())
    elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
        if view.is_fitted:
            view.set_zoom(max(1.0, view.zoom), event.position())
        else:
            view.fit()
    else:
        return False
    return True


def _pixels(event: QWheelEvent) -> QPoint:
    """How far to pan."""
    if not event.pixelDelta().isNull():
        return event.pixelDelta()
    angle = event.angleDelta()
    return QPoint(round(angle.x() * PAN_STEP / NOTCH), round(angle.y() * PAN_STEP / NOTCH))
