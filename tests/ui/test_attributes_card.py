"""The attributes of a gate of arrays, on its page: a field or a choice for each."""

from __future__ import annotations

from panels import field, shown_texts, type_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from small_array_circuits import array_circuit

from circuit_editor.model import OUT, Pin

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


def test_an_axis_is_typed_and_a_switch_is_turned_each_one_undo_step(inspector, session):
    session.open(array_circuit(), None)
    session.select({"sum"})
    before, axis = session.document, field(inspector, "axis")
    assert axis.text() == "" and axis.placeholderText() == "all"
    type_over(axis, "1")
    QTest.keyClick(axis, ENTER)
    assert session.value(Pin("sum", OUT)).array.shape == (4,)
    assert dict(session.circuit.nodes["sum"].options) == {"axis": (1,)}
    between = session.document
    yes = next(each for each in inspector.page.findChildren(QPushButton) if each.text() == "yes")
    QTest.mouseClick(yes, LEFT)
    assert session.value(Pin("sum", OUT)).array.shape == (4, 1)
    session.undo()
    assert session.document is between
    session.undo()
    assert session.document is before
    assert field(inspector, "axis").text() == ""


def test_what_is_no_axis_is_refused_below_and_one_that_does_not_fit_is_told(inspector, session):
    session.open(array_circuit(), None)
    session.select({"sum"})
    before, axis = session.document, field(inspector, "axis")
    type_over(axis, "rows")
    QTest.keyClick(axis, ENTER)
    assert session.document is before
    assert any("no list of whole numbers" in each for each in shown_texts(inspector.page))
    type_over(axis, "5")
    QTest.keyClick(axis, ENTER)
    assert any("There is no axis 5" in each for each in shown_texts(inspector.page))
