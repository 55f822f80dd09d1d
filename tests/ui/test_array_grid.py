"""The grid of an array: typed, copied, pasted, grown; nothing that is no number is lost."""

from __future__ import annotations

import numpy as np
import pytest
from panels import type_text
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from small_array_circuits import Cover, W, X, array_circuit

from circuit_editor.model import OUT, Pin
from circuit_editor.model.document import Initialiser
from circuit_editor.model.edits.initialise import set_initialiser
from circuit_editor.ui.inspector import array_grid
from circuit_editor.ui.inspector.array_grid import GridDialog, edit_array

ENTER = Qt.Key.Key_Return


@pytest.fixture
def dialog(qtbot):
    dialog = GridDialog("W", np.array(W), ".", None)
    qtbot.addWidget(dialog, before_close_func=lambda it: it.cancel.click())  # which asks nothing
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def select(dialog, row, column):
    dialog.view.setCurrentIndex(dialog.grid.index(row, column))


def paste(dialog, text):
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Paste))


def press(dialog, caption):
    button = next(each for each in dialog.buttons if each.text().replace("&", "") == caption)
    button.click()


def test_a_cell_is_typed_over(dialog):
    select(dialog, 1, 2)
    QTest.keyClick(dialog.view, Qt.Key.Key_5)
    editor = dialog.view.viewport().findChild(QLineEdit)
    type_text(editor, ",5")
    QTest.keyClick(editor, ENTER)
    QApplication.processEvents()
    assert dialog.grid.array.tolist() == [[-0.9, 0.8, 0.7], [-0.5, 0.7, 5.5]]


def test_a_table_is_pasted_where_one_is_and_rows_and_columns_are_added(dialog):
    select(dialog, 1, 2)
    paste(dialog, "1\t2\n3\t4")
    assert dialog.grid.array.tolist() == [[-0.9, 0.8, 0.7, 0], [-0.5, 0.7, 1, 2], [0, 0, 3, 4]]
    assert dialog.shape_told.text() == "3×4"


def test_a_table_is_pasted_over_all_that_is_selected(dialog):
    dialog.view.selectAll()
    paste(dialog, "[[1. 2.]\n [3. 4.]\n [5. 6.]]")
    assert dialog.grid.array.tolist() == [[1, 2], [3, 4], [5, 6]]


def test_where_nothing_could_be_removed_there_is_no_step(dialog):
    select(dialog, 0, 0)
    press(dialog, "Remove rows")
    press(dialog, "Remove rows")  # one stays
    QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Undo))
    assert dialog.grid.array.tolist() == np.array(W).tolist()


def test_a_grid_with_nan_in_it_is_not_changed_by_that(qtbot):
    grid = GridDialog("W", np.array([[np.nan, 1.0]]), ".", None)
    qtbot.addWidget(grid)
    assert not grid._is_changed


def test_a_table_as_large_as_all_takes_its_place_wherever_one_is(dialog):
    select(dialog, 0, 1)
    paste(dialog, "1\t2\t3\n4\t5\t6")
    assert dialog.grid.array.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_each_step_in_the_grid_can_be_undone_and_done_again(dialog):
    states = [dialog.grid.array.tolist()]
    select(dialog, 1, 2)
    paste(dialog, "1\t2\n3\tx")
    states.append(dialog.grid.array.tolist())
    assert dialog.grid.typed
    dialog.view.selectAll()
    QTest.keyClick(dialog.view, Qt.Key.Key_Delete)
    states.append(dialog.grid.array.tolist())
    press(dialog, "Add row")
    states.append(dialog.grid.array.tolist())
    for before in states[-2::-1]:
        QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Undo))
        assert dialog.grid.array.tolist() == before
    assert not dialog.grid.typed and dialog.shape_told.text() == "2×3"
    QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Undo))  # nothing is left
    for after in states[1:]:
        QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Redo))
        assert dialog.grid.array.tolist() == after


def test_what_is_no_number_stays_is_named_and_keeps_the_grid_open(dialog):
    paste(dialog, "1\tabc\n2")
    assert dialog.grid.text((0, 1)) == "abc"
    dialog.keep.click()
    assert dialog.isVisible()
    assert dialog.refusal.text().startswith("Row 0, column 1: ")
    assert "abc" in dialog.refusal.text()
    assert dialog.view.currentIndex() == dialog.grid.index(0, 1)
    dialog.grid.setData(dialog.grid.index(0, 1), "7")
    assert dialog.refusal.text() == "Row 1, column 1: The cell is empty."
    dialog.grid.setData(dialog.grid.index(1, 1), "8")
    dialog.keep.click()
    assert not dialog.isVisible()
    assert dialog.grid.array.tolist() == [[1, 7, 0.7], [2, 8, -0.4]]


def test_what_was_copied_is_pasted_as_it_was(dialog):
    dialog.view.selectAll()
    QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "-0.9\t0.8\t0.7\n-0.5\t0.7\t-0.4"
    dialog.grid.setData(dialog.grid.index(0, 0), "9")
    dialog.view.selectAll()
    QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Paste))
    assert dialog.grid.array.tolist() == W


def test_rows_and_columns_are_added_and_removed(dialog):
    select(dialog, 0, 0)
    press(dialog, "Add row")
    assert dialog.grid.array.tolist() == [W[0], [0, 0, 0], W[1]]
    press(dialog, "Remove rows")
    assert dialog.grid.array.tolist() == W
    select(dialog, 0, 2)
    press(dialog, "Add column")
    press(dialog, "Remove columns")
    assert dialog.grid.array.tolist() == W


@pytest.mark.parametrize(
    ("array", "shape"), [(0.5, ()), ([1, 2], (2,)), ([[1, 2]], (1, 2)), ([[[1], [2]]], (1, 2, 1))]
)
def test_a_shape_stays_what_it_was(qtbot, array, shape):
    dialog = GridDialog("x", np.array(array, float), ".", None)
    qtbot.addWidget(dialog)
    assert dialog.grid.array.shape == shape
    assert dialog.grid.array.tolist() == array


def test_the_numbers_are_taken_over_as_one_undo_step(inspector, session, monkeypatch):
    session.open(array_circuit(), None)
    session.select({"W"})
    before = session.document

    def answer(dialog):
        dialog.grid.setData(dialog.grid.index(0, 0), "2")
        dialog.grid.setData(dialog.grid.index(1, 1), "3")
        return 1

    monkeypatch.setattr(array_grid, "run_dialog", answer)
    edit_array(session, "W", inspector)
    assert session.circuit.values["W"].array.tolist() == [[2, 0.8, 0.7], [-0.5, 3, -0.4]]
    session.undo()
    assert session.document is before


@pytest.mark.parametrize(("at", "is_kept"), [((0, 0), False), ((0, 1), True)])
def test_numbers_pasted_over_all_are_no_initial_ones(inspector, session, monkeypatch, at, is_kept):
    session.open(set_initialiser(array_circuit(), "W", Initialiser("range")), None)
    before = session.document

    def answer(dialog):
        table = [["1", "2", "3"], ["4", "5", "6"]]
        dialog.grid.paste(*at, [row[: 3 - at[1]] for row in table])
        return 1

    monkeypatch.setattr(array_grid, "run_dialog", answer)
    edit_array(session, "W", inspector)
    assert session.circuit.values["W"].array[at] == 1
    assert ("W" in session.circuit.initialisers) is is_kept
    assert session.undo_label == "Set W"
    session.undo()
    assert session.document is before


def test_covered_numbers_are_not_shown_in_the_grid(inspector, session, monkeypatch):
    session.open(array_circuit(), None)
    opened, said = [], []
    monkeypatch.setattr(array_grid, "run_dialog", lambda dialog: opened.append(dialog) or 0)
    session.message.connect(said.append)
    session.add_filter(Cover(Pin("W", OUT)))
    edit_array(session, "W", inspector)
    assert not opened and said == ["These numbers cannot be seen now."]


def test_a_double_click_on_an_array_opens_its_grid(view, session, hand, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(array_grid, "run_dialog", lambda dialog: opened.append(dialog) or 0)
    session.open(array_circuit(), None)
    view.fit()
    hand.double_click(*session.shown.places["x"])
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].grid.array.tolist() == X


def type_into(dialog, key):
    QTest.keyClick(dialog.view, key)
    return dialog.view.viewport().findChild(QLineEdit)


def leave(dialog, *keys, by=None):
    """Press Esc, or close the window, and a key in the question that follows; how often asked."""
    asked, answers = [], QTimer(dialog)

    def answer():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            answers.stop()
            asked.append(box.text())
            QTest.keyClick(box, keys[0])

    answers.timeout.connect(answer)
    answers.start(0)
    (by or (lambda: QTest.keyClick(dialog.view, Qt.Key.Key_Escape)))()
    answers.stop()
    QApplication.processEvents()
    return asked


def test_esc_ends_the_typing_in_a_cell_first(dialog):
    select(dialog, 0, 0)
    editor = type_into(dialog, Qt.Key.Key_5)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert dialog.isVisible() and dialog.grid.array.tolist() == W
    assert leave(dialog) == [] and not dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "is_open", "result"),
    [
        (Qt.Key.Key_Escape, True, 0),
        (Qt.Key.Key_K, False, 1),
        (Qt.Key.Key_Return, False, 1),
        (Qt.Key.Key_D, False, 0),
    ],
)
def test_esc_asks_before_numbers_that_were_typed_are_lost(dialog, key, is_open, result):
    dialog.grid.setData(dialog.grid.index(0, 0), "9")
    assert leave(dialog, key) == ["The numbers of W were changed."]
    assert dialog.isVisible() is is_open and dialog.result() == result
    assert dialog.grid.array[0, 0] == 9


def test_closing_the_window_of_the_grid_asks_too_and_takes_what_is_being_typed(dialog):
    select(dialog, 0, 0)
    type_into(dialog, Qt.Key.Key_5)
    assert leave(dialog, Qt.Key.Key_K, by=dialog.close) == ["The numbers of W were changed."]
    assert dialog.result() == 1 and dialog.grid.array[0, 0] == 5


def test_a_new_shape_and_what_is_no_number_are_asked_about(dialog):
    press(dialog, "Add row")
    assert leave(dialog, Qt.Key.Key_Escape)
    press(dialog, "Remove rows")
    dialog.grid.setData(dialog.grid.index(0, 0), "abc")
    assert leave(dialog, Qt.Key.Key_K)
    assert dialog.isVisible() and "abc" in dialog.refusal.text()


def test_the_button_cancel_asks_nothing_nor_does_esc_where_nothing_was_changed(dialog):
    dialog.grid.setData(dialog.grid.index(0, 0), "9")
    dialog.grid.setData(dialog.grid.index(0, 0), "-0.9")
    assert leave(dialog) == [] and not dialog.isVisible()
    dialog.show()
    dialog.grid.setData(dialog.grid.index(0, 0), "9")
    assert leave(dialog, by=dialog.cancel.click) == [] and not dialog.isVisible()
