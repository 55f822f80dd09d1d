"""Shapes that do not fit, on the page of their gate: told, marked, and cured by a chip."""

from __future__ import annotations

import numpy as np
import pytest
from panels import shown_texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from small_array_circuits import array_circuit
from windows import Desk

from circuit_editor.model import OUT, Pin, edits
from circuit_editor.ui.inspector.cards.misfit_card import MisfitCard, misfit_cells

LEFT = Qt.MouseButton.LeftButton
TURNED = [[-0.9, -0.5], [0.8, 0.7], [0.7, -0.4]]  # W, transposed


def chips(inspector) -> dict:
    card = inspector.page.findChild(MisfitCard)
    return {each.text(): each for each in card.chips} if card.isVisibleTo(inspector.page) else {}


def test_a_transposed_product_is_told_and_cured_by_its_chip_in_one_undo_step(inspector, session):
    session.open(array_circuit(w=TURNED), None)
    session.select({"matmul"})
    before = session.document
    texts = shown_texts(inspector.page)
    assert any("must equal the rows" in each for each in texts)
    assert "These shapes do not fit".upper() in [each.upper() for each in texts]
    QTest.mouseClick(chips(inspector)["transpose W"], LEFT)
    assert not session.problems
    assert session.value(Pin("matmul", OUT)).array.shape == (4, 3)
    assert chips(inspector) == {}
    session.undo()
    assert session.document is before
    assert set(chips(inspector)) == {"transpose W"}


def test_a_target_of_another_shape_is_made_to_fit_itself(inspector, session):
    document = array_circuit(x=[[0.1]] * 4, w=[[0.5]])
    document = edits.set_value(document, "b", 0.0)
    document = edits.add(document, "t", "input", (0.0, 300.0), label="t", value=[0.5] * 4)
    document = edits.disconnect(document, [Pin("loss", "x")])
    document = edits.add(document, "mse", "mse", (600.0, 100.0))
    for source, target in (("tanh", "mse.y"), ("t", "mse.t"), ("mse", "loss.x")):
        document = edits.connect(document, Pin(source, OUT), Pin(*target.split(".")))
    session.open(document, None)
    session.select({"mse"})
    QTest.mouseClick(chips(inspector)["make t 4×1"], LEFT)
    assert session.circuit.values["t"].array.shape == (4, 1)
    assert np.isfinite(session.loss_value.array)


def test_two_that_would_both_be_stretched_are_told_though_they_compute(inspector, session):
    session.open(array_circuit(w=[[0.5], [1.0]]), None)
    session.edit("", edits.set_value, "b", [1.0, 2.0, 3.0, 4.0])
    session.select({"add"})
    assert any(each.startswith("(4×1) and (4) become 4×4") for each in shown_texts(inspector.page))
    assert "make b 4×1" in chips(inspector)
    session.edit("", edits.set_value, "b", 0.0)
    assert inspector.page.findChild(MisfitCard).isHidden()


def test_a_loss_that_is_an_array_is_reduced_at_its_flag(inspector, session):
    document = array_circuit()
    session.open(edits.connect(document, Pin("tanh", OUT), Pin("loss", "x")), None)
    session.select({"loss"})
    assert list(chips(inspector)) == [
        "take the mean of all its numbers",
        "take the sum of all its numbers",
    ]
    QTest.mouseClick(chips(inspector)["take the mean of all its numbers"], LEFT)
    assert session.loss_value.array.shape == ()


@pytest.mark.parametrize(
    ("kind", "shapes", "marked"),
    [
        ("matmul", [(4, 3), (2, 3)], {(0, 0), (1, 1)}),
        ("matmul", [(4, 3), (2,)], {(0, 0), (1, 0)}),
        ("add", [(4, 3), (2, 3)], {(0, 1), (1, 1)}),
        ("add", [(4, 1), (4,)], {(0, 0), (1, 0), (0, 1)}),
    ],
)
def test_the_lengths_that_do_not_fit_are_marked(kind, shapes, marked):
    from circuit_editor.gates import GATES

    assert misfit_cells(GATES[kind], shapes) == marked


def test_the_notice_over_the_canvas_offers_the_first_cure(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(array_circuit(w=TURNED))
    before = desk.session.document
    notice = desk.window.notice
    (offer,) = (each for each in notice.findChildren(QPushButton) if each.isVisible())
    assert offer.text() == "transpose W"
    QTest.mouseClick(offer, LEFT)
    assert not desk.session.problems and notice.isHidden()
    desk.window.undo()
    assert desk.session.document is before
