"""How near the pointer must come: a dozen pixels at any zoom, and the nearest is meant."""

from __future__ import annotations

import pytest
from canvases import first_example, small_circuit
from hand import CTRL, LEFT, NOTHING, SHIFT, move_to
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from circuit_editor.model import OUT, Pin, edits
from circuit_editor.ui.widgets.slider_steps import last_digit

ZOOMS = [0.25, 0.34, 0.48, 1.0, 2.0]


@pytest.fixture
def mouse(view):
    """A mouse that drags between pixels of the viewport, with the modifiers that are held."""

    def drag(start: QPoint, end: QPoint, modifiers=NOTHING) -> None:
        QTest.mouseMove(view.viewport(), start)
        QTest.mousePress(view.viewport(), LEFT, modifiers, start)
        move_to(view, (start + end) / 2, modifiers)
        move_to(view, end, modifiers)
        QTest.mouseRelease(view.viewport(), LEFT, modifiers, end)

    return drag


def pixel(view, node, port):
    return view.mapFromScene(view.circuit_scene.nodes[node].pin_point(port))


def shown_at(view, zoom, x=110.0, y=60.0):
    view.set_zoom(zoom)
    view.centerOn(QPointF(x, y))


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("aside", [(7, 0), (8, -8), (12, 0), (0, 12), (0, -12)])
def test_a_wire_starts_a_dozen_pixels_beside_its_pin(view, session, mouse, zoom, aside):
    shown_at(view, zoom)
    mouse(pixel(view, "x", OUT) + QPoint(*aside), pixel(view, "add1", "a"))
    assert dict(session.circuit.wires) == {Pin("add1", "a"): Pin("x", OUT)}


@pytest.mark.parametrize("zoom", [0.34, 1.0, 4.0])
def test_twenty_pixels_beside_it_none_starts(view, session, mouse, zoom):
    shown_at(view, zoom, 60.0, 0.0)
    mouse(
        pixel(view, "x", OUT) + QPoint(22 if zoom < 4 else 45, 0),
        pixel(view, "x", OUT) + QPoint(90, -60),
    )
    assert view.gesture is None and not session.circuit.wires


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_node_is_taken_by_its_middle_however_small(view, session, mouse, zoom):
    shown_at(view, zoom, 220.0)
    middle = view.mapFromScene(QPointF(220, 60))
    mouse(middle, middle + QPoint(0, 40))
    assert session.circuit.places["add1"][1] > 60 and not session.circuit.wires


@pytest.mark.parametrize("zoom", ZOOMS[1:])
def test_a_wire_is_selected_from_a_dozen_pixels(view, session, zoom):
    session.open(edits.connect(small_circuit(), Pin("y", OUT), Pin("mul1", "b")), None)
    shown_at(view, zoom, 150.0, 130.0)
    route = view.circuit_scene.wires.path(Pin("mul1", "b"))
    middle = view.mapFromScene(route.pointAtPercent(0.3))
    for away in (0, 8, 11):
        session.select(())
        QTest.mouseClick(view.viewport(), LEFT, NOTHING, middle + QPoint(0, away))
        assert session.selected_wire == Pin("mul1", "b"), away


def test_of_two_wires_the_nearer_is_meant(view, session):
    session.open(first_example(), None)
    shown_at(view, 0.34, 300.0, 80.0)
    for target in (Pin("add1", "a"), Pin("add1", "b"), Pin("mul1", "b")):
        at = view.circuit_scene.wires.path(target).pointAtPercent(0.4)
        QTest.mouseClick(view.viewport(), LEFT, NOTHING, view.mapFromScene(at))
        assert session.selected_wire == target


@pytest.mark.parametrize("kind", ["sub", "div", "power", "mul"])
@pytest.mark.parametrize("zoom", [0.48, 1.0])
@pytest.mark.parametrize(("port", "aside"), [("a", -6), ("b", 6)])
def test_a_drop_on_a_body_takes_the_free_pin_nearest_to_it(
    view, session, mouse, kind, zoom, port, aside
):
    session.open(edits.add(small_circuit(), "new", kind, (220.0, -60.0)), None)
    shown_at(view, zoom, 110.0, 0.0)
    middle = view.mapFromScene(QPointF(220.0, -60.0))
    mouse(pixel(view, "x", OUT), middle + QPoint(0, aside))
    assert dict(session.circuit.wires) == {Pin("new", port): Pin("x", OUT)}


def test_where_the_nearest_is_taken_the_free_one_is(view, session, mouse):
    session.open(edits.connect(small_circuit(), Pin("x", OUT), Pin("add1", "a")), None)
    shown_at(view, 0.48)
    mouse(pixel(view, "y", OUT), view.mapFromScene(QPointF(220, 60)) + QPoint(-3, -4))
    assert session.circuit.wires[Pin("add1", "b")] == Pin("y", OUT)
    mouse(pixel(view, "z", OUT), pixel(view, "add1", "a"))  # right on it: the wire is replaced
    assert session.circuit.wires[Pin("add1", "a")] == Pin("z", OUT)


@pytest.mark.parametrize("held", [CTRL, SHIFT])
@pytest.mark.parametrize("zoom", [0.34, 0.48, 1.0])
def test_every_value_that_a_card_shows_is_reached_by_its_slider(view, session, zoom, held):
    shown_at(view, zoom, 0.0)
    start = view.mapFromScene(
        view.circuit_scene.nodes["x"]
        .on_canvas(view.circuit_scene.nodes["x"].slider_rect())
        .center()
    )
    for near, wanted in ((0.2, 0.25), (0.0, 0.1), (0.0, -0.07), (1.2, 1.23), (0.062, 0.065)):
        session.set_value("x", near)
        pixels = round((wanted - near) / last_digit(near))
        QTest.mousePress(view.viewport(), LEFT, held, start)
        move_to(view, start + QPoint(pixels, 0), held)
        QTest.mouseRelease(view.viewport(), LEFT, held, start + QPoint(pixels, 0))
        assert float(session.number_of("x")) == wanted
    assert session.undo_label == "Set x"


def test_a_slider_is_taken_from_a_dozen_pixels_below(view, session, mouse):
    for zoom in (0.34, 1.0):
        shown_at(view, zoom, 0.0, 240.0)
        shape = view.circuit_scene.nodes["z"]
        start = view.mapFromScene(shape.on_canvas(shape.slider_rect()).center()) + QPoint(0, 11)
        session.set_value("z", 0.0)
        mouse(start, start + QPoint(9, 0))
        assert float(session.number_of("z")) > 0.5


def test_a_slider_tells_its_value_where_the_card_does_not(view, session):
    for zoom, is_told in ((0.34, True), (1.0, False)):
        shown_at(view, zoom, 0.0, 0.0)
        shape = view.circuit_scene.nodes["x"]
        start = view.mapFromScene(shape.on_canvas(shape.slider_rect()).center())
        QTest.mousePress(view.viewport(), LEFT, NOTHING, start)
        move_to(view, start + QPoint(5, 0))
        assert view.bubble.isVisible() is is_told
        if is_told:
            assert view.bubble.text() == f"x = {session.value(Pin('x', OUT)).text}"
        QTest.mouseRelease(view.viewport(), LEFT, NOTHING, start + QPoint(5, 0))
        assert not view.bubble.isVisible()


def test_beside_another_pin_a_node_is_taken_by_its_middle(view, session, mouse):
    document = edits.add(small_circuit(), "near", "exp", (260.0, 60.0))
    for id_ in ("near2", "near3"):
        document = edits.add(document, id_, "exp", (220.0, 10.0 if id_ == "near2" else 110.0))
    session.open(document, None)
    shown_at(view, 0.16, 220.0)
    middle = view.mapFromScene(QPointF(220, 60))
    mouse(middle, middle + QPoint(0, 40))
    assert session.circuit.places["add1"][1] > 60 and not session.circuit.wires
