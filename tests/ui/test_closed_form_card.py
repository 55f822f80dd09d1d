"""The card with a block's closed form: laid once, its numbers anew as often as they change."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from circuit_editor import resources
from circuit_editor.files import load
from circuit_editor.ui.panels.closed_form import ClosedForm
from circuit_editor.ui.panels.formula_view import FormulaView


@pytest.fixture
def card(inspector, session, qtbot):
    """The card of the sigmoid, its formulas worked out by the real worker."""
    session.open(load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit"), None)
    (block,) = (id_ for id_, each in session.shown.nodes.items() if each.gate.is_block)
    session.select({block})
    card = inspector.page.findChild(ClosedForm)
    qtbot.waitUntil(lambda: len(formulas(card)) == 2, timeout=20_000)
    return card


def formulas(card) -> list[FormulaView]:
    return [each for each in card.findChildren(FormulaView) if each.isVisibleTo(card)]


def test_new_numbers_leave_the_formulas_where_they_stand(card, session, qtbot):
    before = formulas(card)
    changed = session.circuit.find("w2")
    with qtbot.waitSignal(session.run_changed):
        session.set_value(changed, 1.0)
    texts = lambda: [each.text() for each in card.findChildren(type(card.heading))]  # noqa: E731
    qtbot.waitUntil(lambda: "here 0.99" in texts(), timeout=20_000)
    assert formulas(card) == before


def test_the_formulas_can_be_copied_as_latex(card, session):
    (copy,) = (each for each in card.findChildren(QPushButton) if each.text() == "Copy as LaTeX")
    copy.click()
    copied = QApplication.clipboard().text()
    assert r"\mathrm{sigmoid}\left(x\right) = \frac{1}{1 + e^{- x}}" in copied
    assert r"\mathrm{sigmoid} \, \left(1 - \mathrm{sigmoid}\right)" in copied
