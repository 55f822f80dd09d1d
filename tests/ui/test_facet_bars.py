"""Bars of leading axes: every facet of an array can be seen, however many there are."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from small_array_circuits import point_of

from circuit_editor.expression import document_from
from circuit_editor.ui.inspector.cards.array_card import ArrayCard

SHAPE = 44, 2, 3


@pytest.fixture
def card(inspector, session) -> ArrayCard:
    numbers = np.arange(float(np.prod(SHAPE))).reshape(SHAPE)
    session.open(document_from("L = mean(x^2)", {"x": numbers.tolist()}), None)
    session.select({"input1"})
    return inspector.page.findChild(ArrayCard)


def bars(card) -> list[QSlider]:
    return [] if card.facets.isHidden() else [bar for bar, _ in card.facets._bars]


def test_a_bar_leads_to_a_facet_that_no_tile_shows(card, session):
    (bar,) = bars(card)
    assert bar.maximum() == 43 and bar.accessibleName() == "axis 0"
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_End)
    assert session.chosen_cell("input1", SHAPE) == (43, 0, 0)
    assert np.array_equal(card.value._array, np.arange(258.0, 264.0).reshape(2, 3))
    QTest.mouseClick(card.value, Qt.MouseButton.LeftButton, pos=point_of(card.value, (1, 2)))
    assert session.chosen_cell("input1", SHAPE) == (43, 1, 2)
    assert card.cell._number == 263.0
    QTest.keyClick(card.value, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_each_leading_axis_has_a_bar_and_a_matrix_has_none(card, session, inspector):
    for shape, places in (((2, 3, 4, 5), [(1, 1), (2, 2)]), ((4, 5), [])):
        session.set_value("input1", np.zeros(shape))
        session.choose_cell("input1", tuple(length - 1 for length in shape))
        card = inspector.page.findChild(ArrayCard)
        assert [(each.maximum(), each.value()) for each in bars(card)] == places
