"""Nodes that a command has moved travel there; the document is there at once; a hand ends it."""

from __future__ import annotations

import pytest
from hand import CTRL
from PySide6.QtCore import Qt
from windows import Desk

from circuit_editor.model import EMPTY, edits
from circuit_editor.ui.app import motion

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    document = EMPTY
    for id_, place in {"a": (0.0, 0.0), "b": (200.0, 40.0), "c": (440.0, -60.0)}.items():
        document = edits.add(document, id_, "add", place)
    desk.open(document)
    desk.view.fit()
    motion.choose(motion.ON)
    yield desk
    motion.choose(motion.SYSTEM)


def shown(desk):
    return {id_: desk.view.circuit_scene.nodes[id_].place for id_ in "abc"}


def aligned(desk):
    """The gates as they are shown just after they were aligned, half way through."""
    desk.session.select({"a", "b", "c"})
    desk.window.actions_by_id["align-middle"].trigger()
    desk.window.arranging.travel.setCurrentTime(60)
    return shown(desk)


def test_they_travel_while_the_document_is_there(desk, qtbot):
    on_the_way = aligned(desk)
    assert {place[1] for place in desk.session.circuit.places.values()} == {-10.0}
    assert -10.0 < on_the_way["b"][1] < 40.0
    assert -60.0 < on_the_way["c"][1] < -10.0
    qtbot.waitUntil(lambda: shown(desk) == dict(desk.session.circuit.places))


@pytest.mark.parametrize("hand", ("a click", "a key", "an edit", "undo"))
def test_whatever_comes_next_ends_it(desk, hand):
    before = desk.session.circuit.places
    aligned(desk)
    if hand == "a click":
        desk.hand.press(300.0, 100.0)
    elif hand == "a key":
        desk.key(Key.Key_A, CTRL)
    elif hand == "an edit":
        desk.session.edit("more", edits.move, {"a": (0.0, 300.0)})
    else:
        desk.key(Key.Key_Z, CTRL)
        assert desk.session.circuit.places == before
    assert shown(desk) == dict(desk.session.circuit.places)
    if hand == "a click":
        desk.hand.release(300.0, 100.0)


def test_where_nothing_may_move_all_is_there_at_once(desk):
    motion.choose(motion.OFF)
    assert aligned(desk) == dict(desk.session.circuit.places)
