"""What is dragged at an edge scrolls the canvas, and nothing is put down out of sight."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import CTRL, LEFT, NOTHING, move_to
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from circuit_editor.model import OUT, Pin

MIDDLE = Qt.MouseButton.MiddleButton


@pytest.fixture
def first(session, view):
    session.open(first_example(), None)
    view.set_zoom(1.0)
    view.centerOn(300.0, 120.0)
    return session.document


def at_edge(view, inside=2):
    rect = view.viewport().rect()
    return QPoint(rect.right() - inside, rect.center().y())


def press(view, point, held=NOTHING, button=LEFT):
    QTest.mousePress(view.viewport(), button, held, view.mapFromScene(QPointF(*point)))


def scroll(view, pixel, held=NOTHING, ms=100, steps=5):
    """The pointer stays at a pixel, and so much time goes by."""
    move_to(view, pixel, held)
    for _ in range(steps):
        view.edges.step(ms)


def test_a_node_held_at_the_edge_scrolls_and_goes_along(hand, session, view, first):
    before = view.scrolled
    press(view, (620.0, 140.0))
    move_to(view, view.viewport().rect().center())
    scroll(view, at_edge(view))
    moved = view.scrolled[0] - before[0]
    assert moved > 100 and view.scrolled[1] == before[1]
    under = view.mapToScene(at_edge(view)).x()
    assert view.circuit_scene.nodes["output1"].place[0] == pytest.approx(under, abs=10)
    QTest.mouseRelease(view.viewport(), LEFT, NOTHING, at_edge(view))
    assert session.circuit.places["output1"][0] == pytest.approx(under, abs=10)
    after = view.scrolled
    view.edges.step(1000)
    assert view.scrolled == after


def test_the_nearer_to_the_edge_and_beyond_it_the_faster(view, first):
    press(view, (620.0, 140.0))
    move_to(view, view.viewport().rect().center())
    went = []
    for inside in (25, 2, -60, -90, -400):
        before = view.scrolled[0]
        scroll(view, at_edge(view, inside))
        went.append(view.scrolled[0] - before)
    assert went == sorted(went) and 0 < went[0] < went[1] < went[2] < went[3] == went[4]


def test_the_time_that_went_by_says_how_far_not_how_often(view, first):
    press(view, (620.0, 140.0))
    move_to(view, view.viewport().rect().center())
    went = []
    for ms, steps in ((160, 1), (16, 10), (1, 160)):
        before = view.scrolled[0]
        scroll(view, at_edge(view), ms=ms, steps=steps)
        went.append(view.scrolled[0] - before)
    assert max(went) - min(went) <= 1


@pytest.mark.parametrize(
    ("start", "held", "button"),
    [
        ((64.0, 0.0), NOTHING, LEFT),  # a wire from the pin of x
        ((300.0, 300.0), NOTHING, LEFT),  # a rubber band
        ((220.0, 60.0), CTRL, LEFT),  # a copy
        ((300.0, 300.0), CTRL, Qt.MouseButton.RightButton),  # a stroke
    ],
)
def test_whatever_is_dragged_scrolls(session, view, first, start, held, button):
    if start[0] == 64.0:
        point = view.circuit_scene.nodes["x"].pin_point(OUT)
        start = point.x(), point.y()
    press(view, start, held, button)
    move_to(view, view.viewport().rect().center(), held)
    before = view.scrolled
    scroll(view, at_edge(view), held)
    assert view.scrolled[0] > before[0] + 100
    assert view.cancel_gesture()


def test_panning_and_sliders_do_not(session, view, first):
    press(view, (300.0, 300.0), NOTHING, MIDDLE)
    move_to(view, at_edge(view))
    before = view.scrolled
    view.edges.step(500)
    assert view.scrolled == before


def test_a_gate_from_the_palette_comes_in_without_scrolling_and_then_scrolls(view, first):
    before = view.scrolled
    view.pick("tanh")
    left = QPoint(3, 300)
    scroll(view, left)
    assert view.scrolled == before
    move_to(view, view.viewport().rect().center())
    scroll(view, left)
    assert view.scrolled[0] < before[0] - 100


def test_what_is_put_down_beyond_the_edge_is_seen(session, view, first):
    press(view, (620.0, 140.0))
    move_to(view, view.viewport().rect().center())
    beyond = QPoint(view.viewport().width() + 150, 200)
    move_to(view, beyond)
    QTest.mouseRelease(view.viewport(), LEFT, NOTHING, beyond)
    body = view.circuit_scene.content({"output1"})
    assert session.circuit.places["output1"][0] > 620.0
    assert view.is_in_sight(body)


def test_a_modifier_is_felt_without_a_move(hand, session, view, first):
    wire = Pin("mul1", "a")
    middle = view.circuit_scene.wires.path(wire).pointAtPercent(0.5)
    view.pick("tanh")
    hand.move(middle.x(), middle.y())
    assert view.circuit_scene.lit_wires == {wire}
    QTest.keyPress(view, Qt.Key.Key_Alt)
    assert not view.circuit_scene.lit_wires
    QTest.keyRelease(view, Qt.Key.Key_Alt)
    assert view.circuit_scene.lit_wires == {wire}
