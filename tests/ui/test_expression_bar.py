"""The line for expressions: it tells what is wrong while one types, and builds at Enter."""

from __future__ import annotations

import pytest
from panels import show_in_window, shown_texts, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.editing.expression_bar import ExpressionBar

ENTER = Qt.Key.Key_Return
HINT = "Enter builds the circuit in place of this one, Shift+Enter starts another line, Esc closes."


@pytest.fixture
def bar(qtbot, session):
    bar = ExpressionBar(session, Appearance("light"))
    window = show_in_window(qtbot, bar, 700, 200)
    bar.start()
    yield bar
    window.close()


@pytest.fixture
def built(bar):
    documents = []
    bar.built.connect(documents.append)
    return documents


def marked(bar) -> list[str]:
    """The words that are underlined."""
    return [each.cursor.selectedText() for each in bar.field.extraSelections()]


def test_the_hint_tells_whether_a_circuit_is_replaced(bar, session):
    assert shown_texts(bar) == [HINT]
    session.open(EMPTY, None)
    bar.start()
    told = "Enter builds the circuit, Shift+Enter starts another line, Esc closes."
    assert shown_texts(bar) == [told]


def test_enter_builds_the_circuit_of_what_was_typed(bar, built):
    type_text(bar.field, "f = (x + y) * z")
    assert shown_texts(bar) == [HINT]
    QTest.keyClick(bar.field, ENTER)
    (document,) = built
    assert sorted(node.kind for node in document.root.nodes.values()) == [
        "add",
        "input",
        "input",
        "input",
        "mul",
        "output",
    ]
    assert document.root.label(document.loss) == "f"


def test_the_button_builds_too(bar, built):
    type_text(bar.field, "exp(x)")
    QTest.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert len(built) == 1


def test_shift_enter_starts_another_line_and_the_field_grows(bar, built):
    type_text(bar.field, "x = 2")
    height = bar.field.height()
    QTest.keyClick(bar.field, ENTER, Qt.KeyboardModifier.ShiftModifier)
    type_text(bar.field, "q = x + 1")
    QTest.keyClick(bar.field, ENTER, Qt.KeyboardModifier.ShiftModifier)
    type_text(bar.field, "f = q * q")
    assert bar.field.height() > height
    assert not built
    QTest.keyClick(bar.field, ENTER)
    (document,) = built
    assert run_document(document).loss == 9


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("f = (x + sgmoid(y)) * z", "sgmoid"),
        ("f = x +", "+"),
        ("f = x $ y", "$"),
        ("𝒙 = 1\nf = 𝒙 $ 2", "$"),  # a letter that is two units in Qt and one in Python
    ],
)
def test_the_problem_is_told_and_its_word_marked_while_one_types(bar, built, typed, word):
    bar.field.setPlainText(typed)
    assert marked(bar) == [word]
    (sentence,) = shown_texts(bar)
    assert "olumn" in sentence
    QTest.keyClick(bar.field, ENTER)
    assert built == []
    assert bar.field.toPlainText() == typed


def test_the_mark_goes_when_the_problem_goes(bar):
    type_text(bar.field, "f = x +")
    assert marked(bar)
    type_text(bar.field, " 1")
    assert marked(bar) == []
    assert shown_texts(bar) == [HINT]


def test_an_empty_line_is_no_problem_until_it_is_to_be_built(bar, built):
    assert shown_texts(bar) == [HINT]
    QTest.keyClick(bar.field, ENTER)
    assert built == []
    assert shown_texts(bar) != [HINT]


def test_escape_closes_and_keeps_what_was_typed(bar, qtbot):
    type_text(bar.field, "f = x")
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.field.toPlainText() == "f = x"
    bar.start()
    assert bar.field.textCursor().selectedText() == "f = x"


def test_tab_leaves_the_field(bar):
    QTest.keyClick(bar.field, Qt.Key.Key_Tab)
    assert not bar.field.hasFocus()
    assert bar.findChild(QPushButton).hasFocus()


def test_what_was_read_in_another_way_than_typed_is_told_while_one_types(bar, built):
    type_text(bar.field, "w0x0 + e^x")
    notes, hint = shown_texts(bar)
    assert notes == (
        '"e" was read as the number e = 2.71828…. '
        '"w0x0" was read as one name. For a product write w0*x0.'
    )
    assert hint == HINT
    type_text(bar.field, " +")  # what is wrong comes first
    assert marked(bar) == ["+"]
    assert len(shown_texts(bar)) == 1
    bar.field.setPlainText("x + 1")
    assert shown_texts(bar) == [HINT]


LONG = "f = x1" + " + x1" * 1_000


def test_a_long_text_is_judged_when_the_hand_rests(bar, built, qtbot):
    bar.field.setPlainText(LONG)
    type_text(bar.field, " $")
    bar.field.setPlainText(LONG + " $ 1")
    assert marked(bar) == []
    assert shown_texts(bar) == [HINT]
    qtbot.waitUntil(lambda: marked(bar) == ["$"])


def test_enter_judges_a_long_text_at_once(bar, built):
    bar.field.setPlainText(LONG + " $ 1")
    QTest.keyClick(bar.field, ENTER)
    assert marked(bar) == ["$"]
    assert built == []
    bar.field.setPlainText(LONG)
    QTest.keyClick(bar.field, ENTER)
    assert len(built) == 1


def test_what_was_read_while_one_typed_is_not_read_again_to_be_built(bar, built, monkeypatch):
    type_text(bar.field, "f = x + y x")
    told = shown_texts(bar)
    monkeypatch.setattr("circuit_editor.ui.shell.editing.expression_bar.draft", None)
    QTest.keyClick(bar.field, ENTER)
    assert run_document(built[0]).loss == 2
    assert shown_texts(bar) == told
    monkeypatch.undo()
    QTest.keyClick(bar.field, ENTER)  # each is drawn of its own
    assert len(built[1].root.nodes) == len(built[0].root.nodes)


def test_an_input_e_of_the_circuit_on_the_canvas_means_nothing_to_a_new_one(bar, built, session):
    session.open(document_from("f = e * x", {"e": 3}), None)
    bar.field.setPlainText("2 ^ e")
    QTest.keyClick(bar.field, ENTER)
    (document,) = built
    assert not any(each.kind == "input" for each in document.root.nodes.values())


def test_a_stranger_s_text_in_a_note_is_no_markup(bar):
    bar.field.setPlainText("x = 1 # <b>&amp;</b>\nf = x // <i>y</i>")
    assert any("<i>y</i>" in text for text in shown_texts(bar))


def test_of_very_much_to_be_noted_the_first_is_told(bar):
    bar.field.setPlainText(" + ".join(f"a{n} b{n}" for n in range(20)))
    notes, _ = shown_texts(bar)
    assert notes.count("was read as") == 6
    assert notes.endswith("…")
