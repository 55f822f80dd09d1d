"""A number typed with an array selected goes into its chosen cell: on the canvas, on the card."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from small_array_circuits import Cover, W, X, array_circuit

from circuit_editor.layout.tiles import cell_beside, is_within
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.text import Quantity
from circuit_editor.ui.canvas.editors.name_places import place_of_cell
from circuit_editor.ui.inspector import array_grid
from circuit_editor.ui.inspector.cards.array_card import ArrayCard

Key = Qt.Key


@pytest.fixture
def keys(view, session, hand):
    """The keyboard on a canvas with arrays, of which W is selected and its last cell chosen."""
    session.open(array_circuit(), None)
    view.fit()
    view.setFocus()
    session.select({"W"})
    session.choose_cell("W", (1, 2))
    return hand


def array(session, id_="W"):
    return session.circuit.values[id_].array


def field():
    return QApplication.focusWidget()


def test_a_digit_begins_to_write_into_the_chosen_cell(keys, session, view):
    before = session.document
    keys.type("2.5")
    place = place_of_cell(view, "W", (1, 2))
    assert field().geometry().contains(place.center()) and "W[1, 2]" in field().accessibleName()
    keys.key(Key.Key_Return)
    assert array(session).tolist() == [W[0], [-0.5, 0.7, 2.5]] and view.hasFocus()
    assert session.undo_label == "Set W[1, 2]"
    session.undo()
    assert session.document is before


def test_without_a_choice_it_is_the_first_cell_that_is_marked_then(keys, session):
    session.select({"x"})
    keys.type("7")
    keys.key(Key.Key_Return)
    assert array(session, "x").tolist() == [[7, 0.5], *X[1:]]
    assert session.cell_chosen_at("x", (4, 2)) == (0, 0)


def test_a_chosen_cell_goes_with_its_array(keys, session):
    """Each would be marked in another array, or outside of it."""
    session.edit("", edits.set_value, "W", np.ones((1, 2)))
    assert session.cells_marked("W", Quantity.VALUE, (1, 2)) == ((), None)
    session.undo()
    assert session.cells_marked("W", Quantity.VALUE, (2, 3)) == ((), (1, 2))
    session.edit("", edits.remove, ["W"])
    session.undo()
    assert session.cell_chosen_at("W", (2, 3)) is None
    session.choose_cell("W", (1, 2))
    session.open(array_circuit(), None)
    assert session.cell_chosen_at("W", (2, 3)) is None


def test_arrows_step_what_is_being_written_and_escape_restores(keys, session):
    before = session.document
    keys.type("2")
    keys.key(Key.Key_Up)
    assert array(session)[1, 2] == pytest.approx(2.1)
    keys.key(Key.Key_Escape)
    assert session.document is before


def test_tab_goes_from_cell_to_cell_and_on_to_the_next_value(keys, session):
    session.choose_cell("W", (0, 2))
    for number in ("1", "2", "3", "4"):
        keys.type(number)
        keys.key(Key.Key_Tab)
    assert array(session).tolist() == [[-0.9, 0.8, 1], [2, 3, 4]]
    assert "b[0]" in field().accessibleName()
    keys.key(Key.Key_Backtab)
    assert "W[1, 2]" in field().accessibleName()
    keys.key(Key.Key_Escape)


def test_a_cell_that_goes_away_takes_its_field_along(keys, session, view):
    keys.type("5")
    session.edit("small", edits.set_value, "W", [[1.0, 2.0], [3.0, 4.0]])
    assert array(session).tolist() == [[1, 2], [3, 4]] and view.hasFocus()


def test_covered_numbers_are_not_written_over(keys, session, view):
    said = []
    session.message.connect(said.append)
    session.add_filter(Cover(Pin("W", OUT)))
    keys.type("5")
    assert said == ["These numbers cannot be seen now."] and view.hasFocus()
    assert array(session).tolist() == W


def test_enter_and_a_double_click_open_the_grid_at_the_chosen_cell(
    keys, session, qtbot, monkeypatch
):
    at = []

    def answer(dialog):
        index = dialog.view.currentIndex()
        at.append((index.row(), index.column()))
        return 0

    monkeypatch.setattr(array_grid, "run_dialog", answer)
    keys.key(Key.Key_Return)
    qtbot.waitUntil(lambda: at == [(1, 2)])
    session.edit("parts", edits.set_value, "W", np.ones((2, 3, 4)))
    session.choose_cell("W", (1, 0, 3))
    keys.key(Key.Key_Return)
    qtbot.waitUntil(lambda: at[1:] == [(3, 3)])


def test_a_double_click_on_a_cell_opens_the_grid_there_and_on_the_title_the_name(
    keys, session, view, qtbot, monkeypatch
):
    at = []

    def answer(dialog):
        at.append((dialog.view.currentIndex().row(), dialog.view.currentIndex().column()))
        return 0

    monkeypatch.setattr(array_grid, "run_dialog", answer)
    session.edit("apart", edits.move, {"W": (0.0, 500.0)})
    view.fit()
    item = view.circuit_scene.nodes["W"]
    place = view.mapToScene(place_of_cell(view, "W", (1, 0)).center())  # on the left of the card
    keys.double_click(place.x(), place.y())
    qtbot.waitUntil(lambda: at == [(1, 0)])
    body = item.on_canvas(item.body)
    keys.double_click(body.left() + 20, body.top() + 10)
    assert field().text() == "W" and len(at) == 1
    keys.key(Key.Key_Escape)


def test_a_digit_on_the_tile_of_the_card_begins_in_its_field(inspector, session):
    session.open(array_circuit(), None)
    session.select({"W"})
    card = inspector.page.findChild(ArrayCard)
    card.value.setFocus()
    QTest.keyClick(card.value, Key.Key_Right)
    QTest.keyClick(card.value, "4")
    line = card.cell.field.line
    assert line.text() == "4" and line.hasFocus()
    QTest.keyClick(line, "2")
    QTest.keyClick(line, Key.Key_Return)
    assert array(session).tolist() == [[-0.9, 42, 0.7], W[1]]


@pytest.mark.parametrize("shape", [(4,), (2, 3), (2, 1, 3)])
def test_cells_are_passed_in_the_order_of_reading(shape):
    for by, order in ((1, [*np.ndindex(*shape)]), (-1, [*np.ndindex(*shape)][::-1])):
        index, passed = cell_beside(shape, None, by), []
        while index is not None:
            passed.append(index)
            index = cell_beside(shape, index, by)
        assert passed == order
    assert not is_within(shape, (0,) * (len(shape) + 1)) and not is_within(shape, shape)
