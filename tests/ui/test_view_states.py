"""Where one looks: a block opened in place is seen, as large as before where there is room."""

from __future__ import annotations

import pytest
from hand import CTRL
from PySide6.QtCore import Qt
from windows import NEURON, SIGMOID, Desk, with_worker

from circuit_editor import resources

Key = Qt.Key
LEVELS = resources.folder() / "examples" / "three-levels.circuit"


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def sight(desk):
    view = desk.view
    middle = view.mapToScene(view.viewport().rect().center())
    return view.zoom, middle.x(), middle.y()


def is_in_view(desk, *ids):
    part = desk.view.mapFromScene(desk.view.circuit_scene.content(ids)).boundingRect()
    return desk.view.viewport().rect().contains(part)


def test_opened_it_is_as_large_as_before_and_closed_one_looks_as_before(desk):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.view.set_zoom(0.7)
    before, zoom = sight(desk), desk.view.zoom
    desk.key(Key.Key_E, CTRL)
    assert is_in_view(desk, block)
    assert desk.view.zoom == pytest.approx(zoom)
    desk.key(Key.Key_E, CTRL)
    assert sight(desk) == pytest.approx(before, abs=2)


def test_who_saw_all_sees_inputs_and_loss_again_when_a_block_is_open(desk):
    desk.window.resize(1500, 900)
    desk.open(NEURON.with_name("sigmoid-as-one-block.circuit"))
    desk.view.fit()
    before = desk.view.zoom, desk.view.scrolled
    (block,) = (
        id_ for id_, each in desk.session.circuit.nodes.items() if each.interface is not None
    )
    desk.click(block)
    desk.key(Key.Key_E, CTRL)
    assert is_in_view(desk, *desk.session.circuit.nodes)
    desk.key(Key.Key_E, CTRL)
    assert (desk.view.zoom, desk.view.scrolled) == before


def test_stepping_moves_nothing_that_is_in_view(desk):
    desk.open(NEURON)
    desk.view.set_zoom(0.7)
    stepping, view = desk.window.classroom.stepping, desk.view
    before = view.scrolled
    stepping.start()
    while not stepping.is_at_end:
        stepping.step(1)
        seen = len(stepping.active) != 1 or is_in_view(desk, *stepping.active)
        assert seen, stepping.sentence
    view.look_at(0.4, before, is_fitted=False)
    view.centerOn(view.content().center())
    moved = view.scrolled
    while stepping.position > 0:
        stepping.step(-1)
        assert view.scrolled == moved  # all can be seen
    stepping.stop()
    assert view.scrolled == moved


def test_a_panel_that_opens_below_moves_nothing_as_long_as_all_is_seen(desk, qtbot):
    desk.window.resize(1500, 900)
    desk.open(NEURON)
    desk.view.fit()
    at = desk.view.mapFromScene(0, 0)
    before = desk.view.viewport().height()
    desk.window.classroom.toggle_timeline()
    qtbot.waitUntil(lambda: desk.view.viewport().height() < before)
    assert desk.view.is_in_sight(desk.view.content())
    assert desk.view.mapFromScene(0, 0) == at
    desk.window.classroom.toggle_timeline()
    qtbot.waitUntil(lambda: desk.view.viewport().height() == before)
    assert desk.view.mapFromScene(0, 0) == at


def test_of_a_circuit_that_was_seen_whole_the_opened_block_matters(desk):
    desk.open(LEVELS)
    (layer,) = (
        id_ for id_, each in desk.session.circuit.nodes.items() if each.interface is not None
    )
    before = sight(desk)
    desk.click(layer)
    desk.key(Key.Key_E, CTRL)
    inner = sorted(id_ for id_ in desk.session.shown.nodes if id_.startswith(f"{layer}/block"))
    assert is_in_view(desk, layer)
    between = sight(desk)
    desk.click(inner[0])
    desk.key(Key.Key_E, CTRL)
    assert is_in_view(desk, inner[0])
    assert desk.view.zoom > 0.5
    desk.key(Key.Key_E, CTRL)
    assert sight(desk) == pytest.approx(between, abs=2)
    desk.click(layer)
    desk.key(Key.Key_E, CTRL)
    assert sight(desk) == pytest.approx(before, abs=2)


def test_what_is_too_large_for_the_window_is_shown_as_large_as_fits(desk):
    desk.open(LEVELS)
    (layer,) = (
        id_ for id_, each in desk.session.circuit.nodes.items() if each.interface is not None
    )
    desk.click(layer)
    desk.view.set_zoom(3.0)
    before = sight(desk)
    desk.key(Key.Key_E, CTRL)
    assert is_in_view(desk, layer)
    desk.key(Key.Key_E, CTRL)
    assert sight(desk) == pytest.approx(before, abs=2)


def test_another_document_knows_nothing_of_how_one_looked(desk):
    desk.open(LEVELS)
    (layer,) = (
        id_ for id_, each in desk.session.circuit.nodes.items() if each.interface is not None
    )
    desk.click(layer)
    desk.key(Key.Key_E, CTRL)
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_E, CTRL)
    assert is_in_view(desk, block)
