"""What feeds the selection and what it affects stands out, until a click, Esc or an edit."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from windows import Desk

from circuit_editor.model import OUT, Pin, edits

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT_ALT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    document = edits.add(first_example(), "exp1", "exp", (220.0, 240.0))
    desk.window.session.open(edits.connect(document, Pin("z", OUT), Pin("exp1", "x")), None)
    desk.view.fit()
    desk.view.setFocus()
    return desk


def flow(desk):
    return desk.view.circuit_scene.flow


def darkness(desk, id_):
    """How dark the outline of a gate is on the screen."""
    shape = desk.view.circuit_scene.nodes[id_]
    image = desk.view.viewport().grab().toImage()
    left = desk.view.mapFromScene(QPointF(shape.place[0], shape.place[1] - shape.height / 2))
    return min(QColor(image.pixel(left.x(), left.y() + dy)).lightness() for dy in range(-3, 4))


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_BracketLeft, CTRL), (Qt.Key.Key_Left, SHIFT_ALT)]
)
def test_keys_light_what_feeds(desk, key, held):
    desk.session.select({"mul1"})
    QTest.keyClick(desk.view, key, held)
    assert flow(desk).nodes == {"x", "y", "z", "add1", "mul1"}
    assert flow(desk).wires == {Pin("add1", p) for p in "ab"} | {Pin("mul1", p) for p in "ab"}
    assert desk.said[-1] == "Feeds this: 4. Esc ends this view."
    assert desk.session.selection == {"mul1"}


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_BracketRight, CTRL), (Qt.Key.Key_Right, SHIFT_ALT)]
)
def test_keys_light_what_is_affected(desk, key, held):
    desk.session.select({"z"})
    QTest.keyClick(desk.view, key, held)
    assert flow(desk).nodes == {"z", "exp1", "mul1", "output1"}
    assert desk.said[-1] == "Affected by this: 3. Esc ends this view."


def test_all_others_are_seen_to_be_faint(desk):
    before = darkness(desk, "exp1"), darkness(desk, "add1")
    desk.session.select({"output1"})
    desk.window.actions_by_id["feeding"].trigger()
    faint, lit = darkness(desk, "exp1"), darkness(desk, "add1")
    assert faint > before[0] + 60 and lit == pytest.approx(before[1], abs=30)
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert darkness(desk, "exp1") == before[0]


@pytest.mark.parametrize("zoom", [0.18, 0.06])
def test_from_afar_as_well(desk, zoom):
    desk.session.select({"output1"})
    desk.view.set_zoom(zoom)
    accent = desk.view.circuit_scene.theme.accent

    def accents():
        image = desk.view.viewport().grab().toImage()
        at = desk.view.mapFromScene(QPointF(*desk.session.circuit.places["add1"]))
        return image.pixelColor(at).name() == accent

    assert not accents()
    desk.window.actions_by_id["feeding"].trigger()
    assert accents()


def test_esc_ends_it_and_only_the_next_one_lets_the_selection_go(desk):
    desk.session.select({"mul1"})
    desk.window.actions_by_id["feeding"].trigger()
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert flow(desk) is None and desk.session.selection == {"mul1"}
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert not desk.session.selection


def test_a_click_and_an_edit_end_it(desk):
    for end in (lambda: desk.hand.click(*desk.hand.node("mul1")), desk.session.undo):
        desk.session.edit("", edits.move, {"x": (0.0, -40.0 - len(desk.said))})
        desk.session.select({"mul1"})
        desk.window.actions_by_id["feeding"].trigger()
        assert flow(desk) is not None
        end()
        assert flow(desk) is None


def test_where_nothing_feeds_it_is_said(desk):
    desk.session.select({"x"})
    desk.window.actions_by_id["feeding"].trigger()
    assert flow(desk) is None and desk.said[-1] == "Nothing feeds this."
    desk.session.select({"output1"})
    desk.window.actions_by_id["affected"].trigger()
    assert desk.said[-1] == "This affects nothing."
