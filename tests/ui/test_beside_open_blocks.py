"""Beside a block that is open in place the ghost tells where a thing will stand, and all do.

What is open pushes aside what stands beside it: nothing stands in the file where it is seen.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from windows import CTRL, NEURON, SIGMOID, Desk, with_worker

from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import around, overlap

Key = Qt.Key
NEAR = 0.6  # of a unit of the scene: what a pen and a caption add to an outline is alike


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1360, 900)
    desk.open(NEURON)
    block = desk.group("sigma", *SIGMOID)
    desk.session.expand([block], open_=True)
    desk.session.select(())
    desk.view.fit()
    desk.block = block
    return desk


def points_around(desk: Desk) -> list[QPointF]:
    """Points right above and below what is open, at its sides, and farther away."""
    frame = desk.view.circuit_scene.nodes[desk.block]
    (x, y), across, down = frame.place, frame.width / 2, frame.height / 2
    columns = x - across - 60, x - across / 2, x + 7, x + across / 2, x + across + 60
    rows = y - down - 110, y - down - 50, y + down + 50, y + down + 110
    found = [QPointF(each, row) for row in rows for each in columns]
    seen = desk.view.mapToScene(desk.view.seen_rect).boundingRect()
    return [each for each in found if seen.contains(each)]


def shown_middle(desk: Desk, ids) -> QPointF:
    shown = desk.session.shown
    left, top, right, bottom = around([free_space.body_of(shown, id_) for id_ in ids])
    return QPointF((left + right) / 2, (top + bottom) / 2)


@pytest.mark.parametrize(
    ("at", "typed"), [*enumerate(["exp", "input", "sigmoid", "u = exp(q) * 2"])]
)
def test_the_ghost_stands_where_the_thing_will(desk, at, typed):
    wrong, before = [], desk.session.document
    points = points_around(desk)
    assert len(points) >= 10
    for point in points[at::4]:  # each with one of them
        desk.view.search.open_at(point)
        desk.type(typed)
        ghost = desk.view.search._ghost._outline.path().boundingRect().center()
        desk.key(Key.Key_Return)
        new = set(desk.session.circuit.nodes) - set(before.root.nodes)
        apart = shown_middle(desk, new) - ghost
        if apart.manhattanLength() > NEAR:
            wrong.append((point.toTuple(), ghost.toTuple(), apart.toTuple()))
        desk.key(Key.Key_Z, CTRL)
        assert desk.session.document is before
    assert wrong == []


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.soak)])
def test_the_ghost_of_what_is_wired_there_does_so_too(desk, every):
    before = desk.session.document
    wire = next(iter(sorted(before.root.wires.items(), key=str)))
    for point in points_around(desk)[::every]:
        desk.view.search.open_for_wire(wire[1], point)
        desk.type("exp")
        ghost = desk.view.search._ghost._outline.path().boundingRect().center()
        desk.key(Key.Key_Return)
        new = set(desk.session.circuit.nodes) - set(before.root.nodes)
        assert (shown_middle(desk, new) - ghost).manhattanLength() <= NEAR
        desk.key(Key.Key_Z, CTRL)


def test_what_is_pasted_is_seen_where_it_is_put_beside_what_is_open(desk):
    """Where nothing is open it stands at the pointer; the same is seen here."""
    desk.session.select(only_sources(desk))
    desk.key(Key.Key_C, CTRL)
    before, shown = desk.session.document, desk.session.shown
    frame = desk.view.circuit_scene.nodes[desk.block].box()
    taken = [*(free_space.body_of(shown, id_) for id_ in shown.nodes), frame]
    tried = 0
    for point in points_around(desk):
        room = point.x() - 130, point.y() - 60, point.x() + 130, point.y() + 60
        if any(overlap(room, each) for each in taken):
            continue
        QTest.mouseMove(desk.view.viewport(), desk.view.mapFromScene(point))
        desk.key(Key.Key_V, CTRL)
        assert (shown_middle(desk, desk.session.selection) - point).manhattanLength() <= 30
        tried += 1
        desk.key(Key.Key_Z, CTRL)
        assert desk.session.document is before
    assert tried >= 2


def only_sources(desk: Desk) -> set[str]:
    nodes = desk.session.circuit.nodes
    return {next(id_ for id_, each in sorted(nodes.items()) if each.gate.is_source)}
