"""An input that holds an array: its tile, one cell of it to set, its shape."""

from __future__ import annotations

import numpy as np
import pytest
from panels import at_share, field, shown_texts, slider, turn_wheel, type_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from small_array_circuits import Cover, W, array_circuit, point_of

from circuit_editor.model import OUT, Pin
from circuit_editor.text import exact, show
from circuit_editor.ui.inspector.cards.array_card import ArrayCard

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def card(inspector, session) -> ArrayCard:
    session.open(array_circuit(), None)
    session.select({"W"})
    return inspector.page.findChild(ArrayCard)


def array(session, id_: str):
    return session.circuit.values[id_].array


def test_a_click_chooses_a_cell_and_its_numbers_are_told(card, session, inspector):
    QTest.mouseClick(card.value, LEFT, pos=point_of(card.value, (1, 2)))
    texts = shown_texts(inspector.page)
    assert "W[1, 2]" in texts and "row 1, column 2, counted from 0" in texts
    assert "2×3 matrix" in texts
    assert field(inspector, "Value").text() == "−0.4"
    gradient = session.gradient(Pin("W", OUT)).array
    assert texts[texts.index("∂loss/∂W[1, 2]") + 1] == show(float(gradient[1, 2]))


def test_keys_move_to_the_next_cell_and_not_beyond_the_last(card, session):
    card.value.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(card.value, key)
    assert session.chosen_cell("W", (2, 3)) == (1, 2)
    QTest.keyClick(card.value, Qt.Key.Key_Home)
    assert session.chosen_cell("W", (2, 3)) == (0, 0)


def test_a_drag_on_one_cell_is_live_and_one_undo_step(card, session, inspector):
    session.choose_cell("W", (0, 1))
    before, knob, losses = session.document, slider(inspector), []
    QTest.mousePress(knob, LEFT, pos=at_share(knob, 0.5))
    for share in (0.6, 0.7, 0.8):
        QTest.mouseMove(knob, at_share(knob, share))
        losses.append(float(session.loss_value.array))
    QTest.mouseRelease(knob, LEFT, pos=at_share(knob, 0.8))
    assert len(set(losses)) == 3
    assert array(session, "W")[0, 1] == pytest.approx(3.0, abs=0.1)
    changed = array(session, "W") != np.array(W)
    assert np.argwhere(changed).tolist() == [[0, 1]]
    assert "W[0, 1]" in session.undo_label
    session.undo()
    assert session.document is before


def test_while_a_cell_is_dragged_its_field_follows_at_once_and_the_page_soon(
    card, session, inspector, qtbot
):
    session.choose_cell("W", (0, 1))
    knob, told = slider(inspector), card._number
    QTest.mousePress(knob, LEFT, pos=at_share(knob, 0.5))
    for share in (0.6, 0.7):
        QTest.mouseMove(knob, at_share(knob, share))
    assert field(inspector, "Value").text() == exact(float(array(session, "W")[0, 1]))
    qtbot.waitUntil(lambda: told.text() == slope_of(session))
    QTest.mouseMove(knob, at_share(knob, 0.2))
    QTest.mouseRelease(knob, LEFT, pos=at_share(knob, 0.2))
    assert told.text() == slope_of(session)


def slope_of(session) -> str:
    """The gradient at W[0, 1] as it is told."""
    return show(float(session.gradient(Pin("W", OUT)).array[0, 1]))


def test_what_is_covered_goes_from_the_page_at_once_while_a_cell_is_held(card, session, inspector):
    session.choose_cell("W", (0, 1))
    knob = slider(inspector)
    QTest.mousePress(knob, LEFT, pos=at_share(knob, 0.5))
    QTest.mouseMove(knob, at_share(knob, 0.6))
    session.add_filter(Cover(Pin("W", OUT)))
    assert "?" in card._number.text()
    QTest.mouseRelease(knob, LEFT, pos=at_share(knob, 0.6))


def test_the_wheel_over_the_tile_steps_the_cell(card, session):
    session.choose_cell("W", (0, 0))
    card.value.setFocus()
    assert turn_wheel(card.value, 2)
    assert array(session, "W")[0, 0] == pytest.approx(-0.7)
    card.value.clearFocus()
    assert not turn_wheel(card.value, 1)


def test_a_number_is_typed_into_a_cell(card, session, inspector):
    session.choose_cell("W", (1, 0))
    line = field(inspector, "Value")
    type_over(line, "1/4")
    QTest.keyClick(line, ENTER)
    assert array(session, "W").tolist() == [[-0.9, 0.8, 0.7], [0.25, 0.7, -0.4]]


def test_a_number_becomes_a_matrix_and_what_fits_stays(inspector, session):
    session.open(array_circuit(w=0.5), None)
    session.select({"W"})
    line = field(inspector, "Shape")
    assert line.text() == ""
    type_over(line, "2x3")
    QTest.keyClick(line, ENTER)
    assert array(session, "W").tolist() == [[0.5] * 3] * 2
    assert inspector.page.findChild(ArrayCard) is not None
    line = field(inspector, "Shape")
    assert line.text() == "2×3"
    type_over(line, "(3, 2)")
    QTest.keyClick(line, ENTER)
    assert array(session, "W").shape == (3, 2)
    session.undo()
    session.undo()
    assert float(array(session, "W")) == 0.5
    type_over(field(inspector, "Shape"), "1000000x1000000")
    QTest.keyClick(field(inspector, "Shape"), ENTER)
    assert float(array(session, "W")) == 0.5


def test_covered_numbers_stay_covered_cell_by_cell(card, session, inspector):
    session.add_filter(Cover(Pin("W", OUT)))
    texts = shown_texts(inspector.page)
    assert texts[texts.index("∂loss/∂W[0, 0]") + 1] == "?"
    assert field(inspector, "Value").text() == "?"
    assert not any("0.9" in each for each in texts)
