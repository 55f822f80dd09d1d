"""An input method over the canvas: what it composes looks for a gate, from its first key on."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import CTRL
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import Desk, with_worker

PINYIN = ("x", "xi", "xiang", "xiang j", "xiang jia")


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    desk.search = desk.view.search.popup.field
    return desk


def compose(widget, letters: str, chosen: str = "") -> None:
    """What an input method sends: the letters so far, and what is chosen of those before."""
    event = QInputMethodEvent(letters, [])
    event.setCommitString(chosen)
    QApplication.sendEvent(widget, event)


def test_the_canvas_lets_input_methods_know_of_it(desk):
    for each in (desk.view, desk.view.viewport()):
        assert each.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert desk.view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is True
    desk.search.setFocus()
    desk.view.setFocus()
    assert desk.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


# R180
@pytest.mark.parametrize("to_viewport", [False, True])
def test_what_is_composed_over_the_canvas_arrives_whole_in_the_search(desk, to_viewport):
    for letters in PINYIN:
        focus = QApplication.focusWidget()
        compose(desk.view.viewport() if to_viewport else focus, letters)
        assert desk.search.text() == ""
    compose(desk.view.viewport() if to_viewport else QApplication.focusWidget(), "", "相加")
    assert desk.search.text() == "相加"
    assert desk.search.hasFocus()


def test_what_is_chosen_piece_by_piece_arrives_in_one(desk):
    compose(desk.view, "xiang jia")
    compose(desk.view, "jia", "相")
    assert not desk.search.hasFocus()
    compose(desk.view, "", "加")
    assert desk.search.text() == "相加"


def test_what_is_given_up_leaves_nothing_behind(desk):
    before = desk.session.document
    compose(desk.view, "x")
    compose(desk.view, "")
    assert desk.search.text() == "" and desk.view.hasFocus()
    desk.type("exp")
    assert desk.search.text() == "exp"
    assert desk.session.document is before


def test_the_candidates_are_shown_where_the_search_is(desk):
    compose(desk.view, "x")
    place = desk.view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert desk.view.mapToGlobal(place.topLeft()) == desk.search.mapToGlobal(
        desk.search.rect().topLeft()
    )
    assert place.size() == desk.search.size()


def test_the_search_is_seen_while_one_composes_and_goes_where_that_is_given_up(desk):
    popup = desk.view.search.popup
    compose(desk.view, "x")
    assert popup.isVisible() and desk.view.hasFocus()
    compose(desk.view, "")
    assert not popup.isVisible()
    compose(desk.view, "x")
    compose(desk.view, "", "相加")
    desk.key(Qt.Key.Key_Return)
    assert {each.kind for each in desk.session.circuit.nodes.values()} >= {"add"}
    assert desk.session.selection == {"add2"}


def test_a_number_of_full_width_is_a_value(desk):
    desk.session.select({"x"})
    compose(desk.view, "", "７")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.value("x") == 7


def test_while_the_hand_draws_a_wire_nothing_is_composed(desk):
    desk.session.select({"x"})
    desk.key(Qt.Key.Key_L, CTRL)
    held = desk.view.gesture
    assert held is not None
    compose(desk.view, "x")
    compose(desk.view, "", "相加")
    assert desk.view.gesture is held
    assert desk.search.text() == ""
    assert desk.session.circuit.wires == first_example().root.wires
