"""Thousands of nodes on one another: only the uppermost are painted, and all can be selected."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from immutables import Map
from PySide6.QtCore import QPointF, QRectF

from circuit_editor.dataclass import replace
from circuit_editor.model import EMPTY, OUT, Node, Pin
from circuit_editor.ui.canvas.items import overplotting
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.canvas.scene import CircuitScene

COUNT = 2_500  # more than FEW
NEAR = 60  # of them, at most, are worth painting


def standing(place_of, *, wired=False, count=COUNT):
    """Many gates, each in its place; where they are `wired` in a chain."""
    ids = [f"sin{at + 1}" for at in range(count)]
    wires = {}
    if wired:
        wires = {Pin(to, "x"): Pin(source, OUT) for source, to in pairwise(ids)}
    root = replace(
        EMPTY.root,
        nodes=Map(dict.fromkeys(ids, Node("sin"))),
        places=Map({id_: place_of(at) for at, id_ in enumerate(ids)}),
        wires=Map(wires),
    )
    return replace(EMPTY, root=root)


@pytest.fixture
def painted(monkeypatch):
    """The ids of the nodes whose live part was painted."""
    found = []
    monkeypatch.setattr(NodeItem, "paint_live", lambda shape, *_: found.append(shape.id))
    return found


@pytest.mark.parametrize("apart", [0.0, 0.01])
def test_a_heap_is_painted_as_its_uppermost_nodes(view, session, painted, apart):
    session.open(standing(lambda at: (300.0 + apart * at, 200.0), wired=True), None)
    view.fit()
    painted.clear()
    view.viewport().repaint()
    scene, whole = view.circuit_scene, QRectF(-1e4, -1e4, 2e4, 2e4)
    uppermost = scene.nodes.near(QPointF(300.0 + apart * (COUNT - 1), 200.0), 1.0)[0].id
    assert 0 < len(painted) < NEAR
    assert uppermost in painted
    assert len(scene.wires.rows_in(whole)) < NEAR
    assert len([*scene.numbers.within(whole)]) < 3 * NEAR
    assert scene.node_at(QPointF(300.0, 200.0)) is not None


def test_all_of_a_heap_is_selected_and_moved(view, session, painted):
    session.open(standing(lambda at: (300.0, 200.0)), None)
    scene = view.circuit_scene
    assert len(scene.nodes_within(QRectF(0.0, 0.0, 1000.0, 1000.0))) == COUNT
    top = scene.node_at(QPointF(300.0, 200.0))
    session.move({top.id: (900.0, 200.0)}, {top.id: (900.0, 200.0)})  # another lies on top now
    assert scene.node_at(QPointF(900.0, 200.0)).id == top.id
    assert scene.node_at(QPointF(300.0, 200.0)).id != top.id


def test_of_nodes_beside_one_another_none_is_left_out():
    places = np.array([(60.0 * (at % 50), 34.0 * (at // 50)) for at in range(COUNT)])
    boxes = np.hstack([places - 20.0, places + 20.0])
    assert len(overplotting.nodes_on_top(np.arange(COUNT), boxes)) == COUNT
    assert not overplotting.is_overplotted(boxes)


def test_no_number_looks_for_a_place_in_a_heap(view, session, monkeypatch):
    """That took 3 s of 300 gates, and nine times as long of three times as many."""
    laid = []
    monkeypatch.setattr(CircuitScene, "_lay_carefully", lambda scene: laid.append(scene))
    session.open(standing(lambda at: (300.0, 200.0), count=overplotting.NODES_IN_CELL + 1), None)
    assert not laid
    session.open(standing(lambda at: (300.0, 200.0), count=overplotting.NODES_IN_CELL), None)
    assert laid == [view.circuit_scene]


def test_of_wires_between_different_nodes_none_is_left_out():
    left = np.array([(0.0, 48.0 * at) for at in range(60)])
    right = left + np.array([300.0, 10.0])
    pairs = [(*a, *b) for a in left for b in right]
    boxes = np.array(pairs)
    assert len(boxes) > overplotting.FEW
    assert len(overplotting.wires_on_top(np.arange(len(boxes)), boxes)) == len(boxes)


def test_few_on_one_spot_are_all_painted():
    boxes = np.zeros((overplotting.FEW, 4))
    rows = np.arange(overplotting.FEW)
    assert overplotting.nodes_on_top(rows, boxes) is rows
    assert overplotting.wires_on_top(rows, boxes) is rows
