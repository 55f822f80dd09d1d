"""Sentences from below, in the user's language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from circuit_editor.gates import GATES
from circuit_editor.text import Named, Sentence
from circuit_editor.ui.app.translate import general_symbol, name_of, say


class Dictionary(QTranslator):
    """A translation held in a dict, by context and text."""

    def __init__(self, words):
        super().__init__()
        self.words = words

    def isEmpty(self):
        return False

    def translate(self, context, text, disambiguation=None, n=-1):
        return self.words.get((context, text))


@pytest.fixture
def translate(qapp):
    """Install translations for one test."""
    installed = []

    def install(words):
        installed.append(Dictionary(words))
        QCoreApplication.installTranslator(installed[-1])

    yield install
    for each in installed:
        QCoreApplication.removeTranslator(each)


INNER = Sentence.of("{node} has no value.", node="add{1}")
OUTER = Sentence.of("Column {column}: {problem}", column=3, problem=INNER)


def test_without_a_translation_the_english_is_said():
    assert say(OUTER) == str(OUTER) == "Column 3: add{1} has no value."


def test_strangers_text_is_quoted_in_every_language(translate):
    steers = Sentence.of("{a}: {b}", a="\x1b]0;x\x07", b=Named("b", "one\ntwo\u202e"))
    assert say(steers) == "\ufffd]0;x\ufffd: one two\ufffd"
    translate({("Sentence", "{a}: {b}"): "{b} – {a}"})
    assert say(steers) == "one two\ufffd – \ufffd]0;x\ufffd"


def test_sentences_within_sentences_are_translated_too(translate):
    translate(
        {
            ("Sentence", "Column {column}: {problem}"): "{problem} (Spalte {column})",
            ("Sentence", "{node} has no value."): "{node} hat keinen Wert.",
        }
    )
    assert say(OUTER) == "add{1} hat keinen Wert. (Spalte 3)"


def test_a_gates_convention_is_said_as_the_gate_says_it(translate):
    convention = GATES["relu"].kink.convention
    translate({("Gate", convention): "Bei 0 zählt die Ableitung als 0."})
    assert say(Sentence.of(convention)) == "Bei 0 zählt die Ableitung als 0."


def test_a_translation_that_misspells_a_placeholder_falls_back_to_english(translate):
    translate({("Sentence", "{node} has no value."): "{nod} hat keinen Wert."})
    assert say(INNER) == "add{1} has no value."


def test_symbols_of_kinds_name_their_constants():
    assert general_symbol(GATES["add_constant"]) == "+c"
    assert name_of(GATES["leaky_relu"]) == "leaky relu"
    assert name_of(GATES["output"]) == "loss flag"
