"""The minimap: where one is in a circuit that is larger than the window."""

from __future__ import annotations

import pytest
from hand import CTRL
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import NEURON, Desk, with_worker

from circuit_editor import resources
from circuit_editor.expression import document_from
from circuit_editor.model import Pin, edits
from circuit_editor.ui.canvas.overlay_places import things_hidden

Key = Qt.Key
NETWORK = resources.folder() / "examples" / "two-layer-network.circuit"
CHAIN = document_from("\n".join(["x = sin(x)"] * 150))


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def shown(desk) -> bool:
    return desk.window.minimap.isVisible()


def middle(desk) -> QPointF:
    return desk.view.mapToScene(desk.view.viewport().rect().center())


def colours(desk) -> set[str]:
    """What the minimap is painted with."""
    picture = desk.window.minimap.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_a_circuit_too_large_to_read_opens_at_its_loss_and_the_minimap_tells(desk):
    desk.open(CHAIN)
    view, loss = desk.view, desk.session.document.loss
    assert view.zoom == pytest.approx(view.circuit_scene.legible_zoom)
    assert view.is_in_sight(view.circuit_scene.content({loss}))
    assert shown(desk)
    desk.window.resize(1100, 700)  # nobody looked elsewhere: the loss stays in sight
    assert view.is_in_sight(view.circuit_scene.content({loss}))
    desk.key(Key.Key_Home)
    assert view.is_in_sight(view.content())
    assert not shown(desk)
    view.pan(QPoint(view.viewport().width() // 2, 0))
    assert shown(desk)


def test_of_a_very_large_circuit_its_picture_follows_edits_in_a_pause(desk, qtbot, monkeypatch):
    monkeypatch.setattr("circuit_editor.ui.canvas.minimap.AT_ONCE", 0)
    desk.open(CHAIN)
    before = desk.window.minimap.grab().toImage()
    world = desk.view.circuit_scene.content()
    at = world.center().x(), world.center().y() + 40.0
    desk.session.edit("", edits.add, "new", "exp", at)
    assert desk.window.minimap.grab().toImage() == before
    qtbot.waitUntil(lambda: desk.window.minimap.grab().toImage() != before)
    desk.open(document_from("f = x"))
    assert not desk.window.minimap.isVisible()


def test_the_part_is_shown_at_once_and_not_by_way_of_the_whole(desk):
    desk.open(CHAIN)  # panels are as they will be
    zooms = []
    desk.view.zoom_changed.connect(zooms.append)
    desk.open(CHAIN)
    assert zooms == [desk.view.zoom]


def test_numbers_that_nobody_found_room_for_are_not_written_large(desk):
    """Where there are too many wires to measure, numbers give way before they lie on each other."""
    desk.open(document_from("\n".join(["x = x*sin(x)"] * 210)))
    scene, zoom = desk.view.circuit_scene, desk.view.zoom
    assert scene.writing(zoom).has_numbers
    assert scene.writing(zoom).growth < 1.3
    assert not scene.writing(0.4).has_numbers


def test_a_circuit_that_can_be_read_opens_whole_without_it(desk):
    desk.open(NEURON)
    assert desk.view.is_fitted
    assert not shown(desk)


def test_a_circuit_with_a_problem_opens_there(desk):
    document = CHAIN
    (first,) = (target for target, source in document.root.wires.items() if source.node == "input1")
    desk.open(edits.disconnect(document, [first]))
    assert desk.view.is_in_sight(desk.view.circuit_scene.content({first.node}))


def test_it_leads_elsewhere_by_clicks_drags_wheel_and_keys(desk):
    desk.open(CHAIN)
    minimap, view = desk.window.minimap, desk.view
    first = view.circuit_scene.nodes["input1"].middle
    at = minimap.on_map(first).toPoint()
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=at)
    assert view.is_in_sight(view.circuit_scene.content({"input1"}))
    assert (middle(desk) - first).manhattanLength() * view.zoom < 60

    before, start = middle(desk), minimap.seen().center().toPoint()
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(minimap, start + QPoint(0, 20))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 20))
    led = middle(desk) - before
    expected = minimap.in_scene(QPointF(0, 20)) - minimap.in_scene(QPointF(0, 0))
    assert (led - expected).manhattanLength() * view.zoom < 4

    wheel = QWheelEvent(
        QPointF(start),
        QPointF(minimap.mapToGlobal(start)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before, zoom = middle(desk), view.zoom
    QApplication.sendEvent(minimap, wheel)
    assert view.zoom > zoom
    assert (middle(desk) - before).manhattanLength() * view.zoom < 4

    assert view.hasFocus()  # the hand left the keys where they were
    minimap.setFocus()
    before = middle(desk)
    desk.key(Key.Key_Left)
    assert middle(desk).x() < before.x()
    desk.key(Key.Key_Escape)
    assert view.hasFocus()


def test_it_shows_selection_loss_problems_and_the_gate_at_work(desk):
    desk.open(CHAIN)
    theme = desk.window.appearance.theme
    assert {theme.ink, theme.wire} <= colours(desk)
    assert theme.amber not in colours(desk)
    desk.session.select({"input1"})
    assert theme.accent in colours(desk)
    desk.session.select(())
    desk.view.mark(("sin75",), ())
    assert theme.amber in colours(desk)


def test_after_it_changed_its_size_the_flag_stands_at_the_loss(desk):
    desk.window.settings.minimap = "shown"
    desk.open(NEURON)
    minimap = desk.window.minimap
    minimap.grab()
    size = minimap.size()
    desk.window.resize(520, 420)
    QApplication.processEvents()
    assert minimap.isVisible() and minimap.size() != size
    loss = desk.view.circuit_scene.nodes[desk.session.document.loss].middle
    picture, at = minimap.grab().toImage(), minimap.on_map(loss).toPoint()
    assert picture.pixelColor(at).name() == desk.window.appearance.theme.ink


def test_it_stands_where_nothing_is_drawn_or_it_is_away(desk, qtbot):
    def hides_nothing() -> bool:
        return not shown(desk) or not things_hidden(view, minimap.geometry())

    desk.open(NETWORK)
    view, minimap = desk.view, desk.window.minimap
    for zoom in (1.2, 1.6, 2.2):
        view.set_zoom(zoom)
        for by in (QPoint(120, 80), QPoint(-200, -60)):
            view.pan(by)
            qtbot.waitUntil(hides_nothing)
    desk.window.settings.minimap = "shown"
    assert shown(desk)  # who asks for it has it


def test_one_key_hides_and_shows_it_and_that_is_remembered(desk, qtbot):
    desk.open(CHAIN)
    desk.key(Key.Key_M, CTRL)
    assert not shown(desk)
    desk.view.pan(QPoint(50, 0))
    assert not shown(desk)
    assert desk.window.settings.minimap == "hidden"
    desk.key(Key.Key_M, CTRL)
    assert shown(desk)
    assert desk.window.settings.minimap == "automatic"
    desk.open(NEURON)
    assert not shown(desk)
    desk.key(Key.Key_M, CTRL)  # all is in sight, and one wants it nevertheless
    assert shown(desk)
    assert desk.window.settings.minimap == "shown"


def test_where_it_stays_all_of_the_circuit_is_shown_beside_it(desk):
    desk.open(NEURON)
    desk.window.settings.minimap = "shown"
    desk.view.led.emit()
    desk.window.resize(900, 480)
    desk.key(Key.Key_Home)
    minimap, view = desk.window.minimap.geometry(), desk.view
    nodes = view.circuit_scene.nodes.values()
    assert all(
        not view.mapFromScene(each.on_canvas(each.body)).boundingRect().intersects(minimap)
        for each in nodes
    )


def test_while_one_pans_its_pictures_are_only_copied(desk, monkeypatch):
    desk.open(CHAIN)
    minimap = desk.window.minimap
    minimap.grab()
    drawn = []
    monkeypatch.setattr(minimap, "_draw_nodes", drawn.append)
    monkeypatch.setattr(minimap, "_draw_marks", drawn.append)
    desk.view.pan(QPoint(40, 10))
    desk.view.set_zoom(desk.view.zoom * 1.1)
    desk.session.set_value("input1", 0.3, live=True)
    minimap.grab()
    assert drawn == []


def test_while_a_value_turns_it_is_copied_as_a_whole_and_after_that_it_is_up_to_date(desk):
    desk.open(CHAIN)
    minimap, drawn, draw = desk.window.minimap, [], desk.window.minimap._draw

    def count(painter):
        drawn.append(painter)
        draw(painter)

    minimap._draw = count
    minimap.grab()
    minimap.grab()
    drawn.clear()
    for value in (0.3, 0.4, 0.5):
        desk.session.set_value("input1", value, live=True)
        minimap.grab()
    assert drawn == []
    before = minimap.grab().toImage()
    desk.view.pan(QPoint(-400, 0))
    assert minimap.grab().toImage() != before
    desk.session.select({"input1"})
    assert minimap.grab().toImage() != before
    desk.view.pan(QPoint(400, 0))
    desk.session.select(set())
    minimap.grab()
    assert minimap.grab().toImage() == before


def test_whatever_lies_over_the_canvas_it_stands_clear_of_it_and_in_sight(desk, qtbot):
    desk.open(CHAIN)
    view, minimap = desk.view, desk.window.minimap
    view.zoom_in()  # to where one looks, the panels below lead nobody elsewhere

    def is_clear() -> bool:
        QApplication.processEvents()
        others = [each for each in view.covers if each is not minimap and each.isVisible()]
        places = [QRect(each.mapToGlobal(QPoint()), each.size()) for each in (*others, minimap)]
        return (
            shown(desk)
            and view.viewport().rect().contains(minimap.geometry())
            and not any(each.intersects(places[-1]) for each in places[:-1])
        )

    qtbot.waitUntil(is_clear)  # what is offered is offered in a pause
    desk.window.actions_by_id["predict-backward"].trigger()
    qtbot.waitUntil(is_clear)  # what is offered is offered in a pause
    desk.window.actions_by_id["predict-end"].trigger()
    desk.session.edit("", lambda document: edits.disconnect(document, [Pin(document.loss, "x")]))
    assert desk.window.notice.isVisible()
    desk.window.resize(760, 560)  # so narrow that both would like the same place
    qtbot.waitUntil(is_clear)  # what is offered is offered in a pause
    assert view.viewport().rect().contains(desk.window.notice.geometry())
