"""Presenting on a real window: all the screen, visible clicks and keys, and exactly back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import LEFT, NEURON, Desk

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.appearance.apply()
    QApplication.processEvents()
    desk.open(NEURON)
    desk.x0 = desk.session.circuit.find("x0")
    return desk


def sight(desk: Desk) -> tuple[float, float, float]:
    middle = desk.view.mapToScene(desk.view.viewport().rect().center())
    return round(desk.view.zoom, 6), round(middle.x()), round(middle.y())


def test_f5_gives_the_circuit_the_screen_and_esc_gives_all_back(desk, qtbot):
    desk.view.set_zoom(0.9)
    desk.view.pan(QPoint(40, -25))
    before = sight(desk)
    shown = [each for each in desk.window.panels() if each.isVisible()]
    name = desk.window.appearance.theme.name
    assert len(shown) >= 5
    desk.key(Key.Key_F5)
    assert desk.window.isFullScreen()
    assert not any(each.isVisible() for each in desk.window.panels())
    assert desk.window.appearance.theme.name == f"{name} stage"
    desk.key(Key.Key_Escape)
    QApplication.processEvents()
    assert not desk.window.isFullScreen()
    assert [each for each in desk.window.panels() if each.isVisible()] == shown
    assert desk.window.appearance.theme.name == name
    qtbot.waitUntil(lambda: sight(desk) == before)


def test_esc_ends_a_gesture_before_it_ends_the_show(desk):
    desk.key(Key.Key_F5)
    x, y = desk.hand.node(desk.x0)
    desk.hand.press(x - 30, y)
    desk.hand.move(x + 40, y + 30)
    desk.key(Key.Key_Escape)
    assert desk.window.classroom.presenting.is_on
    desk.hand.release(x + 40, y + 30)
    desk.key(Key.Key_Escape)
    assert not desk.window.classroom.presenting.is_on


def test_a_clicker_steps(desk):
    steps = []
    desk.window.classroom.presenting.stepped.connect(steps.append)
    desk.key(Key.Key_F5)
    for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Right):
        desk.key(key)
    assert steps == [1, 1, -1, 1]
    assert desk.session.undo_label is None  # an arrow moved nothing
    desk.key(Key.Key_F5)
    assert not desk.window.classroom.presenting.is_on


def test_values_can_be_typed_while_presenting(desk):
    desk.key(Key.Key_F5)
    desk.click(desk.x0)
    desk.type("2.5")
    desk.key(Key.Key_Return)
    assert desk.value(desk.x0) == 2.5
    assert desk.window.classroom.presenting.is_on


def test_the_pen_draws_and_leaves_the_circuit_alone(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F7)
    overlay, before = desk.window.classroom.presenting.overlay, desk.session.document
    plain = overlay.grab().toImage()
    QTest.mousePress(overlay, LEFT, pos=QPoint(50, 50))
    QTest.mouseMove(overlay, QPoint(200, 90))
    QTest.mouseRelease(overlay, LEFT, pos=QPoint(200, 90))
    assert overlay.has_strokes
    assert desk.session.document is before and not desk.session.selection
    desk.key(Key.Key_F8)
    assert not overlay.has_strokes
    assert overlay.grab().toImage().size() == plain.size()
    desk.key(Key.Key_F7)
    desk.click(desk.x0)
    assert desk.session.selection == {desk.x0}


def test_the_spotlight_darkens_all_but_a_circle(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F6)
    overlay = desk.window.classroom.presenting.overlay
    assert overlay.has_spotlight
    desk.key(Key.Key_F6)
    assert not overlay.has_spotlight
