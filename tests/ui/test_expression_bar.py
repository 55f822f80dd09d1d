"""The line for expressions: it tells what is wrong while one types, and builds at Enter."""

from __future__ import annotations

import pytest
from panels import show_in_window, shown_texts, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from circuit_editor.engine import run_document
from circuit_editor.ui.panels.expression_bar import ExpressionBar
from circuit_editor.ui.theme import Appearance

ENTER = Qt.Key.Key_Return
HINT = "Enter builds the circuit, Shift+Enter starts another line, Esc closes."


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
    with qtbot.waitSignal(bar.closed, timeout=1000):
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.field.toPlainText() == "f = x"
    bar.start()
    assert bar.field.textCursor().selectedText() == "f = x"


def test_tab_leaves_the_field(bar):
    QTest.keyClick(bar.field, Qt.Key.Key_Tab)
    assert not bar.field.hasFocus()
    assert bar.findChild(QPushButton).hasFocus()
