"""The card with a block's closed form: laid once, its numbers anew as often as they change."""

from __future__ import annotations

import pytest
from panels import show_in_window, shown_texts
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from timers import go_off

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.files import library, load
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.blocks import rename_block
from circuit_editor.model.edits.copy_paste import insert
from circuit_editor.model.edits.grouping import group
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.inspector.cards.closed_form_card import ClosedFormCard
from circuit_editor.ui.inspector.inspector import Inspector
from circuit_editor.ui.palette.palette_items import PaletteCatalog
from circuit_editor.ui.session.formula_client import FormAnswer, FormulaClient
from circuit_editor.ui.shell.editing.block_commands import BlockCommands
from circuit_editor.ui.widgets.formula_view import FormulaView


class Later(FormulaClient):
    """Formulas whose answers come when the test says so."""

    asked = ""
    given: list[FormAnswer] | None = None

    def work_out(self, key, files, order=()):
        self.asked = key

    def evaluate(self, values):
        pass

    def forms(self, key):
        return self.given

    def answer(self) -> None:
        line = {"by": "", "text": "b = x", "latex": "b = x", "svg": None, "pieces": []}
        self.given = [{"lines": [line], "domain": []}]
        self.answered.emit(self.asked)


@pytest.fixture
def later(qtbot, session):
    """An inspector that shows a block, has asked for its formula, and has no answer yet."""
    session.open(load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit"), None)
    (block,) = (id_ for id_, each in session.shown.nodes.items() if each.gate.is_block)
    later = Later()
    inspector = Inspector(session, BlockCommands(session, PaletteCatalog(session)), later)
    window = show_in_window(qtbot, inspector, 340, 900)
    session.select({block})
    qtbot.waitUntil(lambda: later.asked != "")
    yield later, inspector
    window.close()


def test_an_answer_is_shown_while_its_block_is(later):
    formulas, inspector = later
    formulas.answer()
    QApplication.processEvents()  # what is new is laid out
    assert "b = x" in shown_texts(inspector.page)


@pytest.mark.parametrize(
    "leave",
    [
        lambda session, block: session.enter(block),
        lambda session, block: session.edit("Delete", edits.remove, [block]),
        lambda session, block: session.open(EMPTY, None),
    ],
    ids=["entered", "deleted", "another file"],
)
def test_an_answer_for_a_block_that_is_shown_no_more_is_forgotten(later, session, leave):
    formulas, _ = later
    (block,) = session.selection
    leave(session, block)
    formulas.answer()  # while the page still lives: it does until the event that turned it is over
    assert block not in session.shown.nodes


@pytest.fixture
def card(inspector, session, qtbot):
    """The card of the sigmoid, its formulas worked out by the worker."""
    session.open(load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit"), None)
    (block,) = (id_ for id_, each in session.shown.nodes.items() if each.gate.is_block)
    session.select({block})
    card = inspector.page.findChild(ClosedFormCard)
    qtbot.waitUntil(lambda: len(formulas(card)) == 2, timeout=20_000)
    return card


def formulas(card) -> list[FormulaView]:
    return [each for each in card.findChildren(FormulaView) if each.isVisibleTo(card)]


def test_new_numbers_leave_the_formulas_where_they_stand(card, session, qtbot):
    before = formulas(card)
    changed = session.circuit.find("w2")
    with qtbot.waitSignal(session.run_changed):
        session.set_value(changed, 1.0)
    texts = lambda: [each.text() for each in card.findChildren(PlainLabel)]  # noqa: E731
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
    interface = document.root.nodes[block].interface
    document = edits.connect(document, Pin("x1", OUT), Pin(block, interface.inputs[0].id))
    session.open(document, None)
    session.select({block})
    card = inspector.page.findChild(ClosedFormCard)
    texts = lambda: [each.text() for each in card.findChildren(PlainLabel)]  # noqa: E731
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
    card = inspector.page.findChild(ClosedFormCard)
    qtbot.waitUntil(lambda: "for x ≠ 0" in shown_texts(card), timeout=20_000)
    QApplication.processEvents()  # what is new is laid out
    where = next(each for each in card.findChildren(QLabel) if each.text() == "for x ≠ 0")
    slopes = [each for each in card.findChildren(QPushButton) if "held inside" in each.text()]
    formulas = card.findChildren(FormulaView)
    below = sorted([where, *slopes, *formulas], key=lambda each: each.mapTo(card, QPoint()).y())
    assert below.index(where) == 1  # before all derivatives, or what asks for them
    (copy,) = (each for each in card.findChildren(QPushButton) if each.text() == "Copy as LaTeX")
    copy.click()
    assert QApplication.clipboard().text().splitlines()[-1] == r"x \neq 0"
    qtbot.waitUntil(lambda: "here 1.00" in shown_texts(card), timeout=20_000)
    session.set_value(session.circuit.find("x"), 0.0)
    qtbot.waitUntil(lambda: "here 1.00" not in shown_texts(card), timeout=20_000)
    assert not any("fuse" in each for each in shown_texts(card))


def test_a_formula_without_room_says_that_the_panel_is_too_narrow(
    inspector, session, qtbot, monkeypatch
):
    monkeypatch.setattr(FormulaView, "fits", lambda width, room: False)
    session.open(load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit"), None)
    (block,) = (each for each, node in session.shown.nodes.items() if node.gate.is_block)
    session.select({block})
    card = inspector.page.findChild(ClosedFormCard)
    told = "As text: the panel is too narrow for it typeset."
    qtbot.waitUntil(lambda: told in shown_texts(card), timeout=20_000)
    assert not any("lacks a letter" in text for text in shown_texts(card))


def test_a_block_with_a_chinese_name_is_typeset(inspector, session, qtbot):
    """Its default name in Chinese is 方塊, which the font of mathematics has not."""
    document = load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit")
    (id_,) = document.blocks
    session.open(rename_block(document, id_, "方塊"), None)
    (block,) = (each for each, node in session.shown.nodes.items() if node.gate.is_block)
    session.select({block})
    card = inspector.page.findChild(ClosedFormCard)
    qtbot.waitUntil(lambda: len(formulas(card)) == 2, timeout=20_000)
    assert not any("As text" in text for text in shown_texts(card))
    for view in formulas(card):
        with_letters = view.grab().toImage()
        view._letters = ()
        assert view.grab().toImage() != with_letters


def test_the_formula_of_a_block_of_arrays_stands_there_before_the_worker_answers(
    qtbot, session, later
):
    formulas, inspector = later
    (block,) = (each for each in library.built_in() if each.id == "mlp-layer")
    session.open(block.document, None)
    (id_,) = (each for each, node in session.shown.nodes.items() if node.gate.is_block)
    session.select({id_})
    card = inspector.page.findChild(ClosedFormCard)
    go_off(card)
    texts = shown_texts(inspector.page)
    assert "out = relu(x @ W + b)" in texts and "Working it out …" not in texts
    assert not any(each.startswith("As text") for each in texts) and card._copy.isHidden()
    formulas.answer()
    QApplication.processEvents()
    assert "b = x" in shown_texts(inspector.page) and not card._copy.isHidden()
