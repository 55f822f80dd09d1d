"""Bends on the canvas: wires run through them, and hands draw, move and straighten them."""

from __future__ import annotations

from math import hypot

import pytest
from canvases import first_example
from PySide6.QtCore import QPointF
from windows import Desk

from circuit_editor.layout.routing.routes import samples
from circuit_editor.model import Pin, blocks
from circuit_editor.model.edits import bends
from circuit_editor.model.edits.grouping import group

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
