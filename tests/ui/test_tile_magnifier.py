"""The magnifier on stage: what one selects there is read from the back row, and worked on."""

from __future__ import annotations

import pytest
from hand import CTRL, move_over
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stage_walls import INK, WALL, begin_show, shipped
from windows import Desk

from circuit_editor.layout.tiles import cell_box, grid_of
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity
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


def point_of(desk: Desk, id_: str, what: Quantity, index: tuple[int, ...]) -> QPoint:
    """Where the middle of a cell of a node is drawn on the magnifier."""
    item = desk.view.circuit_scene.nodes[id_]
    (placed,) = [each for each in item.tiles if each.what is what]
    left, top, right, bottom = cell_box(item.node.shape, index)
    x, y = placed.corner.x() + (left + right) / 2, placed.corner.y() + (top + bottom) / 2
    middle = item.on_canvas(item.body).center()
    at = desk.magnifier._to_scene.inverted()[0].map(middle.x() + x, middle.y() + y)
    return QPoint(*map(round, at))


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


def test_a_click_there_chooses_the_cell_and_a_drag_moves_the_node_in_one_step(show):
    desk = show(NETWORK)
    session = desk.session
    select(desk, "tanh1")
    for what, index in ((Quantity.VALUE, (2, 1)), (Quantity.GRADIENT, (3, 0))):
        QTest.mouseClick(desk.magnifier, LEFT, pos=point_of(desk, "tanh1", what, index))
        settle()
        assert session.chosen_cell("tanh1", (4, 3)) == index
        assert session.selection == {"tanh1"} and desk.magnifier.isVisible()
    before, document = session.shown.places["tanh1"], session.document
    start = point_of(desk, "tanh1", Quantity.VALUE, (1, 1))
    QTest.mousePress(desk.magnifier, LEFT, pos=start)
    for step in range(1, 9):
        move_over(desk.magnifier, start + QPoint(0, 6 * step))
    QTest.mouseRelease(desk.magnifier, LEFT, pos=start + QPoint(0, 48))
    settle()
    x, y = session.shown.places["tanh1"]
    assert abs(x - before[0]) <= 10 and y > before[1] + 20  # along a guide
    session.undo()
    assert session.document == document


def test_it_shows_what_is_at_work_and_makes_way_for_card_field_and_gesture(show):
    desk = show(NETWORK)
    magnifier, stepping = desk.magnifier, desk.window.classroom.stepping
    stepping.start()
    stepping.go_to("forward", "add1")
    settle()
    assert magnifier.isVisible() and magnifier._item.id == "add1"
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
    desk.key(Qt.Key.Key_Home)  # it is not the second of two presses then
    desk.key(Qt.Key.Key_Escape)
    settle()
    assert not magnifier.isVisible() and not desk.session.selection
    assert desk.window.classroom.presenting.is_on


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
