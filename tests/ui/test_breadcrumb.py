"""The way into the block one is in: its names, and the way back by clicks and keys."""

from __future__ import annotations

import pytest
from block_documents import layer_of_two, two_neurons
from panels import field, type_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from windows import ALT, NEURON, SIGMOID, Desk, with_worker

from circuit_editor.model import edits

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


@pytest.fixture
def deep(desk):
    """In neuron2 of layer1: two steps from the root."""
    desk.open(layer_of_two())
    layer = desk.session.circuit.find("layer1")
    desk.double_click(layer)
    desk.click(desk.session.circuit.find("neuron2"))
    desk.key(Key.Key_Return)
    return desk


def crumbs(desk, kind):
    """What stands in it, from left to right."""
    QApplication.processEvents()  # it is laid out
    found = desk.window.breadcrumb.findChildren(kind)
    return sorted((each for each in found if each.isVisible()), key=lambda each: each.x())


def steps(desk):
    """The buttons that lead back."""
    return crumbs(desk, QToolButton)


def way(desk):
    """What can be read."""
    return [each.text() for each in crumbs(desk, QWidget) if each.text() != "›"]


SHARED = "used 2 times: gates and wires change in all of them, numbers only here"


def test_outside_of_blocks_there_is_none(desk):
    desk.open(layer_of_two())
    assert not desk.window.breadcrumb.isVisible()


def test_it_names_every_block_on_the_way_and_how_often_the_last_is_used(deep):
    assert way(deep) == ["Circuit", "layer (layer1)", "neuron (neuron2)", SHARED]
    assert [each.accessibleName() for each in steps(deep)] == [
        *("Back to Circuit", "Back to layer (layer1)")
    ]
    deep.key(Key.Key_Escape)
    assert way(deep) == ["Circuit", "layer (layer1)"]
    deep.key(Key.Key_Up, ALT)
    assert not deep.window.breadcrumb.isVisible()


@pytest.mark.parametrize("depth", [0, 1])
def test_a_click_leads_back_and_selects_what_was_left(deep, depth):
    where = deep.session.where
    QTest.mouseClick(steps(deep)[depth], LEFT)
    assert deep.session.where == where[:depth]
    assert deep.session.selection == {where[depth]}
    assert set(deep.view.circuit_scene.nodes) == set(deep.session.circuit.nodes)
    assert deep.view.hasFocus()
    deep.key(Key.Key_Return)  # Enter goes in again
    assert deep.session.where == where[: depth + 1]


def test_escape_leaves_where_nothing_is_selected(deep):
    assert not deep.session.selection
    deep.key(Key.Key_Escape)
    assert len(deep.session.where) == 1 and deep.session.selection
    deep.key(Key.Key_Escape)
    assert len(deep.session.where) == 1 and not deep.session.selection
    deep.key(Key.Key_Escape)
    assert deep.session.where == ()


def test_one_finds_the_circuit_as_one_left_it(deep):
    QTest.mouseClick(steps(deep)[0], LEFT)
    deep.view.set_zoom(0.77)
    middle = deep.view.mapToScene(deep.view.viewport().rect().center())
    deep.key(Key.Key_Return)
    assert deep.view.zoom != pytest.approx(0.77)
    deep.key(Key.Key_Escape)
    assert deep.view.zoom == pytest.approx(0.77)
    back = deep.view.mapToScene(deep.view.viewport().rect().center())
    assert (back - middle).manhattanLength() < 6


def test_a_new_name_is_shown_at_once_and_read_as_it_is(desk):
    desk.open(two_neurons())
    first = desk.session.circuit.find("neuron1")
    desk.session.edit("", edits.rename, first, "<b>a & b</b>")
    desk.click(first)
    name = field(desk.window.inspector, "Name of the block")
    type_over(name, "R&D <i>σ</i>")
    desk.key(Key.Key_Return)
    desk.view.setFocus()
    desk.key(Key.Key_Return)
    assert way(desk)[:2] == ["Circuit", "R&D <i>σ</i> (<b>a & b</b>)"]
    here = desk.window.breadcrumb.findChild(QLabel, "here")
    assert here.textFormat() == Qt.TextFormat.PlainText
    desk.group("&", *desk.session.circuit.nodes)
    desk.key(Key.Key_Return)
    assert [each.text() for each in steps(desk)][1].startswith("R&&D")  # one & on the screen


def test_an_undo_that_takes_the_block_away_leads_out_of_it(desk):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_Return)
    assert way(desk) == ["Circuit", "sigmoid"]
    desk.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.where == ()
    assert not desk.window.breadcrumb.isVisible()
    desk.key(Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.selection == {block}


def test_a_name_that_is_being_typed_is_taken_by_a_click_on_it(deep):
    """Its buttons take no focus, so that the field would not notice."""
    gate = next(id_ for id_, each in deep.session.circuit.nodes.items() if each.kind == "tanh")
    deep.click(gate)
    deep.key(Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    deep.type("activation")
    QTest.mouseClick(steps(deep)[0], LEFT)
    assert deep.session.where == ()
    assert "activation" in {block.name for block in deep.session.document.blocks.values()}


def test_what_does_not_fit_makes_the_window_no_wider(desk):
    desk.open(NEURON)
    desk.group("a name as long as nobody can read it " * 4, *sorted(SIGMOID))
    width = desk.window.centralWidget().minimumSizeHint().width()
    desk.key(Key.Key_Return)
    QApplication.processEvents()
    assert desk.window.centralWidget().minimumSizeHint().width() <= max(width, 500)
