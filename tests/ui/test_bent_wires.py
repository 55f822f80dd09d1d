"""Bends on the canvas: wires run through them, and hands draw, move and straighten them."""

from __future__ import annotations

from math import hypot

import pytest
from canvases import first_example
from PySide6.QtCore import QPointF, Qt
from PySide6.QtSvg import QSvgRenderer
from windows import ALT, CTRL_SHIFT, SHIFT, Desk

from circuit_editor import resources
from circuit_editor.files.reading import read
from circuit_editor.layout.routing.routes import samples
from circuit_editor.layout.sizes import GRID
from circuit_editor.model import Pin, blocks, edits
from circuit_editor.model.edits import bends
from circuit_editor.model.edits.grouping import group
from circuit_editor.ui.canvas import scene
from circuit_editor.ui.canvas.items.pointed_texts import pointed_texts
from circuit_editor.ui.render import render

TARGET = Pin("mul1", "b")  # the long wire, from z
POINTS = ((120.0, 320.0), (300.0, 320.0))


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(bends.set_bends(first_example(), TARGET, POINTS))
    desk.view.fit()
    return desk


def nearest(desk, place, target=TARGET) -> float:
    """How near the wire that is shown comes to a place."""
    x, y = place
    way = samples(desk.view.circuit_scene.wires.route(target))
    return min(hypot(px - x, py - y) for px, py in way)


def test_a_wire_runs_through_its_bends_and_is_found_there(desk):
    scene = desk.view.circuit_scene
    assert nearest(desk, POINTS[0]) == nearest(desk, POINTS[1]) == 0.0
    assert scene.wire_at(QPointF(*POINTS[0])) == TARGET
    assert scene.content().contains(QPointF(*POINTS[0]))
    desk.session.edit("Straighten", bends.straighten, [TARGET])
    assert nearest(desk, POINTS[0]) > 50
    desk.session.undo()
    assert nearest(desk, POINTS[0]) == 0.0


def test_while_both_ends_are_carried_its_bends_go_along(desk):
    desk.select("z", "mul1")
    x, y = desk.middle("mul1")
    desk.hand.press(x, y)
    desk.hand.move(x + 90, y + 30)
    (dx, dy) = (
        now - before
        for now, before in zip(
            desk.view.circuit_scene.nodes["mul1"].place,
            desk.session.circuit.places["mul1"],
            strict=True,
        )
    )
    assert dx > 60
    moved = [(px + dx, py + dy) for px, py in POINTS]
    assert nearest(desk, moved[0]) < 1e-6
    desk.hand.release(x + 90, y + 30)
    assert bends.points_of(desk.session.circuit, TARGET) == tuple(moved)
    assert nearest(desk, moved[0]) < 1e-6


def test_what_is_laid_out_anew_is_straight_until_one_undoes_it(desk):
    before = desk.session.document
    desk.window.arranging.tidy()
    assert not desk.session.circuit.bends
    desk.session.undo()
    assert desk.session.document is before
    assert nearest(desk, POINTS[0]) == 0.0


def test_beside_a_block_that_opens_its_bends_make_room_with_it(desk):
    document, instance = group(desk.session.document, ["add1"], "sum")
    desk.open(document)
    desk.session.expand([instance], open_=True)
    shown = bends.points_of(desk.session.shown, TARGET)
    assert [nearest(desk, each) for each in shown] == pytest.approx([0.0, 0.0])
    (x, _), (shown_x, _) = POINTS[0], shown[0]
    moved = [
        desk.session.shown.places[id_][0] - desk.session.circuit.places[id_][0]
        for id_ in ("z", "mul1")
    ]
    assert shown_x - x == pytest.approx(sum(moved) / 2)
    assert max(moved) > 0
    assert blocks.same_drawing(desk.session.document, document)


def test_a_double_click_bends_a_wire_and_a_drag_moves_the_bend(desk):
    desk.open(first_example())
    desk.view.fit()
    before = desk.session.document
    x, y = on_the_way(desk, TARGET)
    desk.hand.double_click(x, y)
    (bend,) = bends.points_of(desk.session.circuit, TARGET)
    assert bend == pytest.approx((x, y), abs=10)
    assert desk.session.undo_label == "Bend wire"
    assert desk.session.bend == (TARGET, 0)
    desk.hand.drag(bend, (bend[0] + 20, bend[1] + 90))
    ((now_x, now_y),) = bends.points_of(desk.session.circuit, TARGET)
    assert now_y - bend[1] == pytest.approx(90, abs=10)
    assert nearest(desk, (now_x, now_y)) == 0.0
    assert desk.session.undo_label == "Move bend"
    desk.hand.double_click(now_x, now_y)
    assert not desk.session.circuit.bends
    desk.session.undo()
    desk.session.undo()
    desk.session.undo()
    assert desk.session.document is before


def test_a_bend_that_is_dragged_onto_the_way_without_it_goes(desk):
    desk.open(bends.set_bends(first_example(), TARGET, POINTS[:1]))
    desk.view.fit()
    before = desk.session.document
    desk.hand.click(*on_the_way(desk, TARGET))
    straight = desk.view.circuit_scene.bent_route(TARGET, [])
    there = samples(straight)[12]
    desk.hand.drag(POINTS[0], there)
    assert not desk.session.circuit.bends
    assert desk.session.undo_label == "Remove bend"
    desk.session.undo()
    assert desk.session.document is before


def test_escape_puts_a_bend_back(desk):
    before = desk.session.document
    desk.hand.click(*on_the_way(desk, TARGET))
    desk.hand.press(*POINTS[0])
    desk.hand.move(POINTS[0][0], POINTS[0][1] + 80)
    assert nearest(desk, POINTS[0]) > 20
    desk.hand.key(Qt.Key.Key_Escape)
    assert nearest(desk, POINTS[0]) == 0.0
    assert desk.session.document is before


def test_a_handle_is_found_twelve_pixels_off_at_any_zoom(desk):
    scene, view = desk.view.circuit_scene, desk.view
    desk.session.select((), TARGET)
    for zoom in (0.3, 1.0, 2.5):
        view.set_zoom(zoom)
        off = QPointF(*POINTS[0]) + QPointF(0, 12 / view.zoom)
        assert scene.bend_at(off) == (TARGET, 0)
        assert scene.bend_at(QPointF(*POINTS[0]) + QPointF(0, 20 / view.zoom)) is None
    desk.session.select(())
    assert scene.bend_at(QPointF(*POINTS[0])) is None


def test_by_keys_alone_a_wire_is_bent_and_straightened(desk):
    desk.open(first_example())
    before = desk.session.document
    desk.click("z")
    desk.key(Qt.Key.Key_W, ALT)
    assert desk.session.selected_wire == TARGET
    desk.key(Qt.Key.Key_B, CTRL_SHIFT)
    (bend,) = bends.points_of(desk.session.circuit, TARGET)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down, SHIFT)
    ((x, y),) = bends.points_of(desk.session.circuit, TARGET)
    assert x == bend[0] and y - bend[1] == 6 * GRID
    desk.key(Qt.Key.Key_B, CTRL_SHIFT)
    assert len(bends.points_of(desk.session.circuit, TARGET)) == 2
    selected = desk.session.bend
    desk.key(Qt.Key.Key_B, ALT | SHIFT)
    assert desk.session.bend != selected
    assert "Bend" in desk.said[-1] and "of 2" in desk.said[-1]
    desk.key(Qt.Key.Key_Delete)
    assert len(bends.points_of(desk.session.circuit, TARGET)) == 1
    assert TARGET in desk.session.circuit.wires
    act(desk, "straighten")
    assert not desk.session.circuit.bends
    desk.key(Qt.Key.Key_Delete)
    assert TARGET not in desk.session.circuit.wires
    desk.undo_all()
    assert desk.session.document is before


def test_a_bend_drawn_beside_an_open_block_lies_where_it_was_put(desk):
    document, instance = group(first_example(), ["add1"], "sum")
    desk.open(document)
    desk.session.expand([instance], open_=True)
    desk.view.fit()
    x, y = on_the_way(desk, TARGET)
    desk.hand.double_click(x, y)
    assert bends.points_of(desk.session.shown, TARGET)[0] == pytest.approx((x, y), abs=10)
    inner = next(pin for pin in desk.session.shown.wires if "/" in pin.node)
    desk.hand.double_click(*on_the_way(desk, inner))
    assert "inside a block" in desk.said[-1]
    assert list(desk.session.circuit.bends) == [TARGET]


def test_its_handle_is_painted_but_not_on_paper(desk):
    place = desk.view.mapFromScene(QPointF(*POINTS[0]))
    accent = desk.view.circuit_scene.theme.accent.lower()

    def colour(beside: int = 0) -> str:
        return desk.view.grab().toImage().pixelColor(place.x(), place.y() + beside).name()

    assert accent not in (colour(), colour(3))
    desk.session.select_bend(TARGET, 0)
    assert (colour(), colour(3)) == (accent, accent)
    desk.view.circuit_scene.plain = True
    assert colour(3) != accent


def test_the_numbers_of_a_wire_one_points_to_keep_off_its_handles(desk):
    desk.session.select((), TARGET)
    zoom = desk.view.zoom
    desk.view.grab()
    seen = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    (text,) = pointed_texts(desk.view.circuit_scene, zoom, seen)
    assert not any(text.rect.contains(QPointF(*each)) for each in POINTS)


def test_a_wire_that_is_plugged_elsewhere_keeps_its_bends(desk):
    document = edits.disconnect(desk.session.document, [Pin("mul1", "a")])
    desk.open(document)
    desk.view.fit()
    (source,) = {desk.session.circuit.wires[TARGET]}
    desk.hand.drag(desk.hand.pin(*TARGET), desk.hand.pin("mul1", "a"))
    assert desk.session.circuit.wires[Pin("mul1", "a")] == source
    assert bends.points_of(desk.session.circuit, Pin("mul1", "a")) == POINTS
    assert nearest(desk, POINTS[1], Pin("mul1", "a")) == 0.0


def test_a_gate_dropped_on_a_bent_wire_parts_its_bends(desk):
    x, y = samples(desk.view.circuit_scene.wires.route(TARGET))[37]  # between the two
    desk.view.pick("tanh")
    desk.hand.move(x, y)
    desk.hand.click(x, y)
    circuit = desk.session.circuit
    (new,) = (id_ for id_, each in circuit.nodes.items() if each.kind == "tanh")
    assert circuit.wires[TARGET].node == new
    assert bends.points_of(circuit, Pin(new, "x")) == POINTS[:1]
    assert len(bends.points_of(circuit, TARGET)) == 1


def test_in_a_large_circuit_wires_bend_as_well(desk, monkeypatch):
    monkeypatch.setattr(scene, "MOST_ROUTED", 3)
    desk.open(first_example())
    desk.session.edit("Bend wire", bends.set_bends, TARGET, POINTS)
    assert nearest(desk, POINTS[0]) == 0.0
    desk.session.edit("Move", edits.move, {"z": (10.0, 300.0)})
    assert nearest(desk, POINTS[0]) == 0.0
    desk.session.edit("Delete", edits.remove, ["z"])
    desk.session.undo()
    assert nearest(desk, POINTS[0]) == 0.0
    desk.view.set_zoom(0.05)
    assert not desk.view.grab().isNull()
    desk.session.undo()
    desk.session.undo()
    assert len(desk.view.circuit_scene.wires.route(TARGET)) == 1


def test_a_picture_for_a_file_has_the_bends(tmp_path):
    straight, bent = (tmp_path / name for name in ("straight.svg", "bent.svg"))
    document = bends.set_bends(first_example(), TARGET, [(120.0, 900.0)])
    for path, each in ((straight, first_example()), (bent, document)):
        render(each, path)
    heights = [QSvgRenderer(str(path)).defaultSize().height() for path in (straight, bent)]
    assert heights[1] > heights[0] + 400


def on_the_way(desk, target) -> tuple[float, float]:
    """A place on a wire that is clear of nodes and of its handles."""
    scene, points = desk.view.circuit_scene, bends.points_of(desk.session.shown, target)
    clear = (
        each
        for each in samples(scene.wires.route(target))[6:]
        if scene.pin_at(QPointF(*each)) is None
        and scene.node_at(QPointF(*each)) is None
        and scene.wires.at(QPointF(*each), 4.0) == target
        and all(hypot(each[0] - x, each[1] - y) > 30 for x, y in points)
    )
    return next(clear)


def act(desk, id_):
    action = desk.window.actions_by_id[id_]
    desk.window._refresh()
    assert action.isEnabled()
    action.trigger()


def test_a_wire_that_is_led_around_things_keeps_its_way_when_it_is_bent(desk):
    path = resources.folder() / "examples" / "two-layer-network.circuit"
    desk.open(read(path.read_bytes()))
    desk.view.fit()
    shown = desk.view.circuit_scene
    target = max(desk.session.circuit.wires, key=lambda each: len(shown.wires.route(each)))
    before = samples(shown.wires.route(target))
    assert len(shown.wires.route(target)) > 4  # from the end of a line to the next
    at = before[len(before) // 2]
    desk.hand.double_click(*at)
    assert nearest(desk, at, target) < 10
    assert max(nearest(desk, each, target) for each in before) < 12
    desk.session.undo()
    assert samples(shown.wires.route(target)) == before
