"""The magnifier on stage: what one selects there is read from the back row, and worked on."""

from __future__ import annotations

import pytest
from hand import CTRL
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from stage_walls import INK, WALL, begin_show, shipped
from windows import Desk

from circuit_editor.layout.tiles import grid_of
from circuit_editor.model import OUT, Pin
from circuit_editor.ui.app.theme import DIGITS_ON_STAGE
from circuit_editor.ui.classroom.stage.tile_magnifier import TileMagnifier
from circuit_editor.ui.widgets import tile

NETWORK, NESTED = "two-layer-network-in-matrices", "network-as-nested-blocks"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot, tmp_path, monkeypatch):
    """A desk that shows an example on a wall."""
    desk = Desk(qtbot, tmp_path)

    def begin(name: str) -> Desk:
        begin_show(desk, shipped(name), monkeypatch)
        desk.magnifier = desk.view.findChild(TileMagnifier)
        return desk

    return begin


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def select(desk: Desk, *ids: str) -> None:
    desk.session.select(set(ids))
    settle()


def smallest(widget, monkeypatch, zoom: float | None = None) -> float:
    """How tall the smallest digit in a tile is that a widget paints, in pixels."""
    sizes = []

    def write(painter, points, numbers):
        scale = painter.worldTransform().m11() if zoom is None else zoom
        sizes.append(INK * points * scale)

    with monkeypatch.context() as here:
        here.setattr(tile, "write_numbers_at", write)
        widget.grab()
    return min(sizes)


@pytest.mark.parametrize("name", [NETWORK, NESTED, "squared-length-of-a-vector"])
def test_each_tile_is_read_from_the_back_row_once_it_is_selected(show, name, monkeypatch):
    desk = show(name)
    wanted = DIGITS_ON_STAGE * WALL[1]
    at_rest = smallest(desk.view.viewport(), monkeypatch)
    assert at_rest >= 0.7 * wanted
    nodes = desk.view.circuit_scene.nodes
    tiled = [each for each in nodes.values() if each.tiles and grid_of(each.node.shape).has_numbers]
    assert len(tiled) >= 3
    for each in tiled:
        select(desk, each.id)
        is_small = at_rest < wanted
        assert desk.magnifier.isVisible() == is_small, each.id
        assert not is_small or smallest(desk.magnifier, monkeypatch) >= wanted, each.id
        assert desk.view.viewport().geometry().contains(desk.magnifier.geometry())
    select(desk)
    assert not desk.magnifier.isVisible()


def test_it_hides_neither_the_node_nor_its_neighbours_and_the_mouse_goes_through(show):
    desk = show(NETWORK)
    scene, magnifier, circuit = desk.view.circuit_scene, desk.magnifier, desk.session.shown
    for id_ in ("tanh1", "matmul1", "add2", "parameter1", "input2"):
        select(desk, id_)
        place = magnifier.geometry()
        pins = circuit.wires.items()
        near = {id_, *(source.node for target, source in pins if target.node == id_)}
        near |= {target.node for target, source in pins if source.node == id_}
        for each in near:
            item = scene.nodes[each]
            body = desk.view.mapFromScene(item.on_canvas(item.body)).boundingRect()
            assert not body.intersects(place), (id_, each)
        for cover in (desk.window.canvas_legend, desk.window.example_bar):
            assert not cover.isVisible() or not cover.geometry().intersects(place), id_
    assert desk.view.childAt(place.center()) is desk.view.viewport()
    select(desk, "tanh1")
    before = magnifier.geometry()
    desk.session.choose_cell("tanh1", (2, 1))
    settle()
    assert magnifier.geometry() == before  # it does not jump about


def test_it_shows_what_is_at_work_and_makes_way_for_card_field_and_gesture(show):
    desk = show(NETWORK)
    magnifier, stepping = desk.magnifier, desk.window.classroom.stepping
    stepping.start()
    stepping.go_to("forward", "add1")
    settle()
    assert magnifier.isVisible() and magnifier.item.id == "add1"
    stepping.stop()
    settle()
    assert not magnifier.isVisible()
    select(desk, "parameter1")
    assert magnifier.isVisible()
    select(desk, "parameter1", "input1")
    assert not magnifier.isVisible()
    select(desk, "parameter1")
    desk.key(Qt.Key.Key_F12)
    settle()
    assert not magnifier.isVisible()
    desk.key(Qt.Key.Key_Escape)  # puts the card away
    settle()
    assert magnifier.isVisible()
    stepping.start()
    stepping.go_to("forward", "add1")  # what happened last is spoken of, whatever is selected
    settle()
    assert magnifier.item.id == "add1" and desk.session.selection == {"parameter1"}


def test_nothing_is_magnified_under_the_field_of_a_prediction(show):
    desk = show(NETWORK)
    select(desk, "parameter1")
    assert desk.magnifier.isVisible()
    desk.key(Qt.Key.Key_P, CTRL)
    settle()
    assert desk.view.guessing.field is not None and not desk.magnifier.isVisible()


def test_what_is_covered_is_covered_there(show, monkeypatch):
    desk = show(NETWORK)
    desk.key(Qt.Key.Key_P, CTRL)
    desk.window.classroom.predicting.ask(None)
    select(desk, "add1")
    texts = []
    monkeypatch.setattr(
        tile, "write_numbers_at", lambda painter, points, numbers: texts.extend(numbers)
    )
    assert desk.magnifier.isVisible()
    desk.magnifier.grab()
    written = [text for _, text in texts]
    assert written.count("?") == 12
    assert desk.session.gradient(Pin("add1", OUT)).is_covered


def test_at_a_desk_and_after_the_show_nothing_is_magnified(show):
    desk = show(NETWORK)
    select(desk, "parameter1")
    assert desk.magnifier.isVisible()
    desk.window.classroom.presenting.stop()
    settle()
    assert desk.view.findChild(TileMagnifier) is None
    select(desk, "input1")
    assert desk.view.findChild(TileMagnifier) is None
