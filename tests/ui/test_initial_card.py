"""How an array was made: a kind and a seed that are shown and kept, and Reset."""

from __future__ import annotations

import numpy as np
import pytest
from panels import field, type_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from small_array_circuits import W, array_circuit

from circuit_editor.engine.initialisers import he, normal
from circuit_editor.files import dump, read
from circuit_editor.model.document import Initialiser
from circuit_editor.ui.inspector.cards.initial_card import InitialCard
from circuit_editor.ui.shell.editing.reset_values import reset_values

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def card(inspector, session):
    session.open(array_circuit(), None)
    session.select({"W"})
    return inspector.page.findChild(InitialCard)


def array(session, id_="W"):
    return session.circuit.values[id_].array


def choose(card, kind):
    """Choose a kind in the box, by keys as somebody does who has no mouse."""
    box = card.kind
    at = box.findData(kind)
    while box.currentIndex() != at:
        down = box.currentIndex() < at
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def test_a_kind_makes_the_numbers_and_is_remembered_as_one_undo_step(card, session):
    before = session.document
    card.kind.setCurrentIndex(card.kind.findData("he"))
    card.kind.activated.emit(card.kind.currentIndex())
    assert np.array_equal(array(session), he((2, 3)))
    assert session.circuit.initialisers["W"] == Initialiser("he")
    assert card.seed.isVisibleTo(card) and card.seed.line.text() == "0"
    session.undo()
    assert session.document is before
    assert card.kind.currentData() == ""


def test_each_array_is_drawn_from_a_seed_of_its_own(card, session, inspector):
    choose(card, "he")
    session.select({"b"})
    choose(inspector.page.findChild(InitialCard), "normal")
    assert [session.circuit.initialisers[id_].seed for id_ in ("W", "b")] == [0, 1]
    choose(inspector.page.findChild(InitialCard), "uniform")
    assert session.circuit.initialisers["b"].seed == 1  # another kind, the same seed


def test_the_seed_is_kept_and_reset_gives_the_same_numbers_again(card, session, inspector):
    choose(card, "normal")
    line = field(inspector, "seed")
    type_over(line, "7")
    QTest.keyClick(line, ENTER)
    first = array(session)
    assert np.array_equal(first, normal((2, 3), seed=7))
    session.set_cell("W", (1, 1), 9.0)
    QTest.mouseClick(card.reset, LEFT)
    assert np.array_equal(array(session), first)
    again = read(dump(session.document))
    assert again.root.initialisers["W"] == Initialiser("normal", 7)
    QTest.mouseClick(card.other, LEFT)
    assert session.circuit.initialisers["W"].seed == 8
    assert not np.array_equal(array(session), first)


def test_bounds_are_typed_and_a_seed_that_is_none_is_refused(card, session, inspector):
    choose(card, "uniform")
    low = field(inspector, "first argument")
    type_over(low, "-1")
    QTest.keyClick(low, ENTER)
    assert session.circuit.initialisers["W"].arguments == (-1.0, 1.0)
    assert array(session).min() < 0
    before, line = session.document, field(inspector, "seed")
    type_over(line, "1.5")
    QTest.keyClick(line, ENTER)
    assert session.document is before


def test_all_arrays_are_reset_at_once_and_nothing_else(card, session):
    choose(card, "zeros")
    session.set_cell("W", (0, 0), 5.0)
    x = array(session, "x")
    session.select(())
    reset_values(session)
    assert array(session).tolist() == np.zeros((2, 3)).tolist()
    assert array(session, "x") is x
    session.undo()
    assert array(session)[0, 0] == 5.0


def test_what_needs_no_initialiser_is_written_as_before(session):
    session.open(array_circuit(), None)
    assert b"initialisers" not in dump(session.document)
    assert array(session).tolist() == W


def test_as_they_are_leaves_the_numbers_and_forgets_how_they_were_made(card, session):
    for kind in ("he", ""):
        card.kind.setCurrentIndex(card.kind.findData(kind))
        card.kind.activated.emit(card.kind.currentIndex())
        if kind:
            numbers = array(session)
    assert not session.circuit.initialisers
    assert np.array_equal(array(session), numbers)
    assert card.kind.currentData() == "" and not card.reset.isVisibleTo(card)
    session.undo()
    assert card.kind.currentData() == "he"
