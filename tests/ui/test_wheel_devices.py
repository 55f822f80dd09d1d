"""The wheel zooms and fingers pan, as each system tells of them; and a pinch zooms."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier
Phase, Type = Qt.ScrollPhase, QInputDevice.DeviceType
AT = QPointF(300, 200)


def device(name: str, kind: Type) -> QPointingDevice:
    is_pad = kind is Type.TouchPad
    pointer = QPointingDevice.PointerType.Finger if is_pad else QPointingDevice.PointerType.Generic
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Scroll
    return QPointingDevice(name, 7, kind, pointer, able, 2 if is_pad else 1, 3)


class Wheel:
    """Sends what a device sends to the canvas, and tells what came of it."""

    def __init__(self, view) -> None:
        self.view = view

    def turn(
        self, by, angle, pixels=(0, 0), phase=Phase.NoScrollPhase, held=NOTHING, at=AT
    ) -> tuple[float, QPoint]:
        """The zoom's factor, and how far the paper went under the window."""
        view = self.view
        zoom, scrolled = view.zoom, QPoint(*view.scrolled)
        event = QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(*pixels),
            QPoint(*angle),
            Qt.MouseButton.NoButton,
            held,
            phase,
            False,
            Qt.MouseEventSource.MouseEventNotSynthesized,
            by,
        )
        QApplication.sendEvent(view.viewport(), event)
        assert event.isAccepted()
        return view.zoom / zoom, QPoint(*view.scrolled) - scrolled


@pytest.fixture
def wheel(view, session):
    session.open(first_example(), None)
    view.set_zoom(1.5)
    return Wheel(view)


MOUSE = device("Logitech M705", Type.Mouse)
CORE = device("core pointer", Type.Mouse)
PAD = device("touchpad", Type.TouchPad)
SYNAPTICS = device("SynPS/2 Synaptics TouchPad", Type.Mouse)
SEAT = device("seat0", Type.TouchPad)
XWAYLAND = device("xwayland-relative-pointer:13", Type.TouchPad)


@pytest.mark.parametrize(
    ("by", "pixels"),
    [
        (MOUSE, (0, 0)),  # X11, an old driver
        (MOUSE, (0, 120)),  # X11, libinput
        (CORE, (0, 3)),  # macOS, Windows
        (SEAT, (0, 0)),  # Wayland
        (XWAYLAND, (0, 15)),
    ],
)
def test_a_notch_of_a_wheel_zooms_at_the_pointer(wheel, view, by, pixels):
    point = view.mapToScene(AT.toPoint())
    factor, _ = wheel.turn(by, (0, 120), pixels)
    assert factor == pytest.approx(1.2)
    assert (view.mapFromScene(point) - AT.toPoint()).manhattanLength() <= 2
    assert wheel.turn(by, (0, -120), pixels)[0] == pytest.approx(1 / 1.2)


@pytest.mark.parametrize(
    ("by", "phase"),
    [
        (PAD, Phase.ScrollUpdate),  # macOS, and a Wayland that tells them apart
        (PAD, Phase.ScrollMomentum),
        (PAD, Phase.NoScrollPhase),
        (SEAT, Phase.ScrollUpdate),  # Wayland
        (CORE, Phase.ScrollUpdate),  # a mouse over which fingers slide
        (SYNAPTICS, Phase.NoScrollPhase),  # X11
        (XWAYLAND, Phase.NoScrollPhase),
    ],
)
def test_two_fingers_pan_both_ways(wheel, by, phase):
    for pixels, gone in (((0, -30), (0, 30)), ((25, 0), (-25, 0)), ((-4, 7), (4, -7))):
        angle = (pixels[0] * 2, pixels[1] * 2)
        assert wheel.turn(by, angle, pixels, phase) == (1.0, QPoint(*gone))


def test_fingers_without_pixels_pan_by_the_angle(wheel):
    assert wheel.turn(PAD, (0, -58)) == (1.0, QPoint(0, 29))


@pytest.mark.parametrize("phase", [Phase.ScrollBegin, Phase.ScrollEnd])
def test_where_fingers_come_and_go_nothing_moves(wheel, view, phase):
    view.fit()
    assert wheel.turn(PAD, (0, 0), (0, 0), phase) == (1.0, QPoint(0, 0))
    assert view.is_fitted


def test_ctrl_zooms_with_either_but_not_while_the_paper_glides_on(wheel):
    assert wheel.turn(MOUSE, (0, 120), held=CTRL)[0] == pytest.approx(1.2)
    assert wheel.turn(PAD, (0, 30), (0, 15), Phase.ScrollUpdate, CTRL)[0] == pytest.approx(
        1.2**0.25
    )
    glide = wheel.turn(PAD, (0, -30), (0, -15), Phase.ScrollMomentum, CTRL)
    assert glide == (1.0, QPoint(0, 15))


@pytest.mark.parametrize("angle", [(0, -120), (-120, 0)])  # some systems swap the axes
def test_shift_and_the_wheel_pan_sideways(wheel, angle):
    assert wheel.turn(MOUSE, angle, held=SHIFT) == (1.0, QPoint(60, 0))


@pytest.mark.parametrize("angle", [-120, 120])
def test_a_tilted_wheel_pans_sideways(wheel, angle):  # buttons 6 and 7
    factor, gone = wheel.turn(MOUSE, (angle, 0))
    assert factor == 1.0
    assert gone == QPoint(-angle // 2, 0)


def test_a_fine_wheel_zooms_smoothly_and_nothing_drifts(wheel, view):
    point, zoom = view.mapToScene(AT.toPoint()), view.zoom
    for angle in (15, -15):
        for _ in range(24):
            assert wheel.turn(MOUSE, (0, angle))[0] == pytest.approx(1.2 ** (angle / 120))
    assert view.zoom == pytest.approx(zoom)
    assert (view.mapFromScene(point) - AT.toPoint()).manhattanLength() <= 2


def test_a_hurried_wheel_does_not_jump(wheel):
    assert wheel.turn(CORE, (0, 2400), (0, 200))[0] == pytest.approx(1.2**4)


@pytest.mark.parametrize(("value", "factor"), [(0.25, 1.25), (-0.2, 0.8)])
def test_a_pinch_zooms_at_the_fingers(wheel, view, value, factor):
    point, zoom = view.mapToScene(AT.toPoint()), view.zoom
    pinch(view, Qt.NativeGestureType.ZoomNativeGesture, value)
    assert view.zoom / zoom == pytest.approx(factor)
    assert (view.mapFromScene(point) - AT.toPoint()).manhattanLength() <= 2


def test_a_double_tap_with_two_fingers_shows_all_and_then_a_part(wheel, view):
    pinch(view, Qt.NativeGestureType.SmartZoomNativeGesture, 0.0)
    assert view.is_fitted
    fitted = view.zoom
    pinch(view, Qt.NativeGestureType.SmartZoomNativeGesture, 1.0)
    assert not view.is_fitted
    assert view.zoom == max(1.0, fitted)


def pinch(view, kind: Qt.NativeGestureType, value: float) -> None:
    at = view.viewport().mapToGlobal(AT)
    event = QNativeGestureEvent(kind, PAD, 2, AT, AT, at, value, QPointF())
    assert event.type() == QEvent.Type.NativeGesture
    QApplication.sendEvent(view.viewport(), event)
