"""The status line helps with the gesture in hand, and with nothing that is over."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import NOTHING
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication
from timers import go_off
from windows import CTRL, Desk

from circuit_editor.model import OUT
from circuit_editor.ui.palette.palette_items import GATE_MIME
from circuit_editor.ui.shell.help.gesture_help import GestureHelp

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    return desk


def line(desk) -> str:
    """What the status line says after a moment."""
    go_off(desk.window.statusBar().findChild(GestureHelp))
    return desk.window.statusBar().currentMessage()


def test_the_help_for_a_wire_by_keys_goes_with_escape(desk):
    desk.session.select({"x"})
    desk.key(Key.Key_L, CTRL)
    assert "Enter connects" in line(desk)
    desk.key(Key.Key_Escape)
    assert line(desk) == ""


def test_a_drag_is_helped_until_the_button_is_released(desk):
    x, y = desk.hand.node("x")
    desk.hand.press(x, y)
    assert desk.window.statusBar().currentMessage() == ""  # it may be a click
    desk.hand.move(x - 30, y)
    assert "Esc" in line(desk)
    desk.hand.release(x - 30, y)
    assert line(desk) == ""


def test_a_wire_is_helped_by_what_the_hand_can_do_now(desk):
    """Pressed it is released; after a click it is clicked again; by keys both go on."""
    x, y = desk.hand.pin("x", OUT)
    desk.hand.press(x, y)
    assert line(desk).startswith("Release on a pin") and "empty canvas" in line(desk)
    desk.hand.release(x, y)
    assert line(desk).startswith("Click a pin") and "empty canvas" in line(desk)
    desk.key(Key.Key_Escape)
    desk.session.select({"x"})
    desk.key(Key.Key_L, CTRL)
    assert "or click" in line(desk)


def test_what_is_carried_is_dropped_by_a_click_or_by_a_release(desk):
    desk.view.pick("exp")
    assert line(desk).startswith("Click puts it down")
    desk.view.cancel_gesture()
    data = QMimeData()
    data.setData(GATE_MIME, b"exp")
    at, left = QPoint(300, 300), Qt.MouseButton.LeftButton
    event = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, left, NOTHING)
    QApplication.sendEvent(desk.view.viewport(), event)
    assert line(desk).startswith("Release puts it down")
    desk.view.cancel_gesture()


def test_what_is_said_in_answer_to_a_gesture_stays(desk):
    desk.hand.press(*desk.hand.pin("x", OUT))
    desk.hand.move(*desk.hand.pin("y", OUT))
    assert "Release" in line(desk)
    desk.session.message.emit("Refused.")
    desk.hand.release(*desk.hand.pin("y", OUT))
    assert line(desk) != "" and "Release" not in line(desk)


def test_a_click_says_nothing(desk):
    desk.hand.click(*desk.hand.node("x"))
    assert line(desk) == ""
