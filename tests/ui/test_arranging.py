"""The Arrange menu, by real keys and events: each command is one step, and nothing else moves."""

from __future__ import annotations

import pytest
from hand import CTRL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsPathItem
from windows import Desk

from circuit_editor.model import EMPTY, edits

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    document = EMPTY
    for id_, place in {
        "a": (0.0, 0.0),
        "b": (200.0, 40.0),
        "c": (440.0, -60.0),
        "d": (900.0, 0.0),
    }.items():
        document = edits.add(document, id_, "add", place)
    desk.open(document)
    desk.view.fit()
    return desk


def select(desk, *ids):
    desk.hand.click(*desk.middle(ids[0]))
    for id_ in ids[1:]:
        desk.hand.click(*desk.middle(id_), modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert desk.session.selection == set(ids)


def act(desk, id_):
    action = desk.window.actions_by_id[id_]
    desk.window._refresh()
    assert action.isEnabled()
    action.trigger()


def test_aligned_in_a_row_is_one_step(desk):
    before = desk.session.document
    select(desk, "a", "b", "c")
    act(desk, "align-middle")
    places = desk.session.circuit.places
    assert {places[id_][1] for id_ in "abc"} == {-10.0}
    assert [places[id_][0] for id_ in "abc"] == [0.0, 200.0, 440.0]
    assert places["d"] == (900.0, 0.0)
    assert desk.session.undo_label == "Align"
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_gaps_become_equal(desk):
    select(desk, "a", "b", "c")
    act(desk, "distribute-across")
    assert desk.session.circuit.places["b"] == (220.0, 40.0)
    act(desk, "distribute-across")
    assert desk.said[-1] == "Nothing moves: it stands so already."


def test_two_have_no_gaps_to_make_equal_and_one_nothing_to_align_with(desk):
    select(desk, "a", "b")
    desk.window._refresh()
    assert not desk.window.actions_by_id["distribute-down"].isEnabled()
    assert desk.window.actions_by_id["align-left"].isEnabled()
    select(desk, "a")
    desk.window._refresh()
    assert not desk.window.actions_by_id["align-left"].isEnabled()


def test_the_selection_is_tidied_alone(desk):
    select(desk, "a", "b")
    others = {id_: desk.session.circuit.places[id_] for id_ in "cd"}
    act(desk, "tidy-selection")
    places = desk.session.circuit.places
    assert places["a"][0] == places["b"][0]
    assert {id_: places[id_] for id_ in "cd"} == others
    assert desk.session.undo_label == "Tidy up"


def guides(desk):
    """The lines that are drawn while something lines up."""
    found = [each for each in desk.view.scene().items() if type(each) is QGraphicsPathItem]
    return [each for each in found if each.isVisible()]


def test_a_dragged_gate_lines_up_and_says_with_what(desk):
    x, y = desk.middle("d")
    desk.hand.press(x, y)
    desk.hand.move(x - 100.0, y + 43.0)
    assert desk.session.shown.places["d"] == (900.0, 0.0)
    (line,) = guides(desk)
    assert line.path().elementAt(0).y == 40.0
    desk.hand.release(x - 100.0, y + 43.0)
    assert guides(desk) == []
    assert desk.session.circuit.places["d"] == (800.0, 40.0)
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.circuit.places["d"] == (900.0, 0.0)


def test_with_ctrl_held_it_stands_on_the_grid_alone(desk):
    document = edits.move(desk.session.document, {"b": (200.0, 43.0)})
    desk.open(document)
    x, y = desk.middle("d")
    for modifiers, height in ((Qt.KeyboardModifier.NoModifier, 43.0), (CTRL, 40.0)):
        desk.hand.press(x, y)
        desk.hand.move(x - 100.0, y + 43.0, modifiers=modifiers)
        assert bool(guides(desk)) is (height == 43.0)
        desk.hand.release(x - 100.0, y + 43.0, modifiers=modifiers)
        assert desk.session.circuit.places["d"] == (800.0, height)
        desk.key(Key.Key_Z, CTRL)


def test_esc_takes_the_guides_away(desk):
    x, y = desk.middle("d")
    desk.hand.press(x, y)
    desk.hand.move(x - 100.0, y + 40.0)
    assert guides(desk)
    desk.key(Key.Key_Escape)
    assert guides(desk) == []
    assert desk.session.circuit.places["d"] == (900.0, 0.0)
