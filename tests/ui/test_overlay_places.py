"""What lies over the canvas stands where least is hidden, and nothing lies on another."""

from __future__ import annotations

from itertools import combinations

import pytest
from canvases import first_example
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from small_array_circuits import array_circuit
from timers import go_off
from windows import Desk, with_worker

from circuit_editor import resources
from circuit_editor.model import EMPTY, Pin, edits
from circuit_editor.ui.canvas.overlay_places import along_the_edges, best_place, hidden_by

NETWORK = resources.folder() / "examples" / "two-layer-network.circuit"


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def bodies(desk: Desk) -> list[QRect]:
    view = desk.view
    nodes = view.circuit_scene.nodes.values()
    return [view.mapFromScene(each.on_canvas(each.body)).boundingRect() for each in nodes]


def pan_so_that(desk: Desk, id_: str, at: QPoint) -> None:
    """Pan so that a node stands at a pixel of the viewport, and rest."""
    view = desk.view
    view.pan(view.mapFromScene(view.circuit_scene.nodes[id_].middle) - at)
    go_off(desk.window.notice)


def test_a_notice_stands_on_no_gate_that_it_could_avoid(desk):
    desk.open(edits.disconnect(first_example(), [Pin("add1", "a")]))
    notice, view = desk.window.notice, desk.view
    view.set_zoom(1.0)
    room = view.seen_rect
    assert notice.isVisible()
    pan_so_that(desk, "x", QPoint(room.center().x(), 200))
    lower = notice.geometry()
    assert lower.center().y() > room.center().y()
    pan_so_that(desk, "mul1", lower.center())
    here = notice.geometry()
    assert here != lower and view.rect().contains(here)
    assert not any(here.intersects(each) for each in bodies(desk))
    stood = notice.pos()
    view.pan(QPoint(3, 0))
    go_off(notice)
    assert notice.pos() == stood  # nothing came there


@pytest.mark.parametrize("width", (1280, 820))
def test_a_notice_is_read_whole_beside_a_panel_over_the_canvas(desk, width):
    desk.window.resize(width, 560)
    desk.open(array_circuit(w=[[0.1, 0.2, 0.3]] * 5))
    notice, panels = desk.window.notice, desk.window.side_panels
    panels.bring("palette")
    QApplication.processEvents()
    assert panels.overlay.isVisible() and notice.isVisible()
    (overlay,) = desk.view.cover_rects(of=[panels.overlay])
    assert not notice.geometry().intersects(overlay)
    assert desk.view.rect().contains(notice.geometry())
    assert all(
        notice.rect().contains(each.geometry())
        and each.height() >= each.heightForWidth(each.width())
        for each in notice.findChildren(QWidget)
        if each.isVisible()
    )
    panels.put_away()
    assert notice.geometry().left() < overlay.right()  # there is room for it again


def test_a_notice_stays_in_sight_when_a_bar_takes_room_above(desk):
    desk.open(edits.disconnect(first_example(), [Pin("add1", "a")]))
    notice, view = desk.window.notice, desk.view
    go_off(notice)
    desk.window.question.ask("Something is asked.", ("Answer", lambda: None))
    QApplication.processEvents()
    go_off(notice)
    assert notice.isVisible() and view.rect().contains(notice.geometry())


def test_minimap_legend_and_notice_stand_beside_each_other(desk, qtbot):
    def stand_apart() -> bool:
        shown = [each for each in view.covers if each.isVisible()]
        rects = combinations(view.cover_rects(of=shown), 2)
        return desk.window.notice in shown and not any(a.intersects(b) for a, b in rects)

    document = desk.open(NETWORK)
    (wire, *_) = document.root.wires
    desk.session.replace("Disconnect", edits.disconnect(document, [wire]))
    desk.window.canvas_legend.toggle()
    view = desk.view
    for size in ((1280, 720), (900, 560)):
        desk.window.resize(*size)
        for zoom in (0.4, 1.0):
            view.set_zoom(zoom)
            view.led.emit()
            qtbot.waitUntil(stand_apart)  # each goes aside for the others in a turn of its own


def test_of_places_that_hide_as_little_the_first_is_taken(desk):
    desk.open(EMPTY)
    view, size = desk.view, QSize(100, 30)
    places = along_the_edges(view.rect(), size, 10)
    assert best_place(view, size, places) == places[0]
    taken = QRect(places[0], size)
    assert best_place(view, size, places, [taken]) == places[1]
    assert hidden_by(view, taken, [taken]) > hidden_by(view, taken) == 0


def test_what_is_selected_is_hidden_last(desk):
    desk.open(first_example())
    view = desk.view
    x, y = (view.circuit_scene.nodes[id_] for id_ in ("x", "y"))
    places = [
        view.mapFromScene(each.on_canvas(each.body)).boundingRect().topLeft() for each in (x, y)
    ]
    size = view.mapFromScene(x.on_canvas(x.body)).boundingRect().size()
    for chosen, left in (("x", places[1]), ("y", places[0])):
        desk.session.select({chosen})
        assert best_place(view, size, places) == left


def test_the_legend_stands_on_no_gate_and_no_number_or_is_away(desk, qtbot):
    def hides_nothing() -> bool:
        is_free = not any(map(legend.geometry().intersects, bodies(desk)))
        return not legend._rest.isActive() and (is_free or not legend.isVisible())

    document = first_example()
    for at in range(60):
        across, down = 120.0 * (at % 6), 60.0 * (at // 6)
        document = edits.add(document, f"x{at}", "input", (across - 300.0, 600.0 + down))
    desk.open(document)
    desk.window.resize(560, 420)
    desk.window.canvas_legend.toggle()
    view, legend = desk.view, desk.window.canvas_legend
    view.set_zoom(0.9)
    view.centerOn(0.0, 870.0)
    qtbot.waitUntil(lambda: hides_nothing() and not legend.isVisible())
    view.centerOn(0.0, 0.0)
    qtbot.waitUntil(lambda: hides_nothing() and legend.isVisible())
