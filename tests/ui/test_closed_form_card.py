"""The card with a block's closed form: laid once, its numbers anew as often as they change."""

from __future__ import annotations

import pytest
from panels import shown_texts
from PySide6.QtWidgets import QApplication, QPushButton

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.files import library, load
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.copies import insert
from circuit_editor.model.grouping import group
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


def test_where_the_formula_overflows_and_the_gates_do_not_it_says_so_too(inspector, session, qtbot):
    """Swish at 800, as it is written: infinity by infinity; gate by gate it is 1."""
    (swish,) = (each for each in library.built_in() if each.name == "swish")
    document = edits.add(EMPTY, "x1", "input", (0.0, 0.0), value=800.0)
    document, block = insert(document, swish.document, swish.definition, (200.0, 0.0))
    face = document.root.nodes[block].face
    document = edits.connect(document, Pin("x1", OUT), Pin(block, face.inputs[0].id))
    session.open(document, None)
    session.select({block})
    card = inspector.page.findChild(ClosedForm)
    texts = lambda: [each.text() for each in card.findChildren(type(card.heading))]  # noqa: E731
    qtbot.waitUntil(lambda: "here nan" in texts(), timeout=20_000)
    shown = [each.replace("\N{NO-BREAK SPACE}", " ") for each in shown_texts(card)]
    assert (
        "The formula as it is written comes to nan for ∂swish/∂x here; gate by gate it is 1.00. "
        "Numbers on the way grow too large or too small: the order of the steps matters."
    ) in shown
    session.set_value("x1", 1.0)
    qtbot.waitUntil(lambda: "here nan" not in texts(), timeout=20_000)
    assert not any("order of the steps" in each for each in shown_texts(card))


def test_where_alone_a_formula_holds_stands_below_it(inspector, session, qtbot):
    document = ce.circuit("f = x / x", x=2).document
    document, block = group(document, [document.root.find("f")], "one")
    session.open(document, None)
    (block,) = (id_ for id_, each in session.shown.nodes.items() if each.gate.is_block)
    session.select({block})
    card = inspector.page.findChild(ClosedForm)
    qtbot.waitUntil(lambda: "for x ≠ 0" in shown_texts(card), timeout=20_000)
    (copy,) = (each for each in card.findChildren(QPushButton) if each.text() == "Copy as LaTeX")
    copy.click()
    assert QApplication.clipboard().text().splitlines()[-1] == r"x \neq 0"
    qtbot.waitUntil(lambda: "here 1.00" in shown_texts(card), timeout=20_000)
    session.set_value(session.circuit.find("x"), 0.0)
    qtbot.waitUntil(lambda: "here 1.00" not in shown_texts(card), timeout=20_000)
    assert not any("fuse" in each for each in shown_texts(card))
