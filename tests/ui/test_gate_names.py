"""What gates are called in other languages, with the name that one types beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from circuit_editor.closed_form.symbolic import closed_form
from circuit_editor.engine import Readings, run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import Document, edits
from circuit_editor.teaching import timeline
from circuit_editor.teaching.timeline.step_sentences import Sentences
from circuit_editor.text import Named, Sentence
from circuit_editor.ui.app.translate import full_name_of, name_of, say
from circuit_editor.ui.palette.palette_items import entry_of
from circuit_editor.ui.shell.editing.gate_latex import gate_alone

CHINESE = {
    "mul": "乘法",
    "relu": "relu",
    "mul constant": "乘常數",
    "input": "輸入",
    "{title}": "{title} 閘",
    "{gate} switches: it sends {what}": "{gate} 交換：送出 {what}",
    "{gate} scales: it sends {what}": "{gate} 縮放：送出 {what}",
    "{gate}, in one step: it sends {what}": "{gate} 一步完成：送出 {what}",
    "{product} {relation} {number} to {name}": "{product} {relation} {number} 給 {name}",
    "{first} and {second}": "{first} 和 {second}",
    "{sentence}.": "{sentence}。",
    "the loss": "損失",
    'The {kind} gate {node} still waits for a wire at its input "{port}".': (
        "{kind} 閘 {node} 的輸入「{port}」需要一條連線。"
    ),
    "This nudge does not move {loss}.": "這樣推動，{loss} 不會動。",
}


class Dictionary(QTranslator):
    """A translation of a few texts."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return CHINESE.get(text)

    def isEmpty(self):
        return False


@pytest.fixture
def chinese(qapp):
    dictionary = Dictionary(qapp)
    QApplication.installTranslator(dictionary)
    yield
    QApplication.removeTranslator(dictionary)


def told(document: Document) -> list[str]:
    run = run_document(document)
    line = timeline(document, run)
    sentences = Sentences(document, Readings(run), line)
    return [say(sentences.at(at)) for at in range(len(line.steps))]


def test_a_sentence_calls_a_gate_in_the_language_it_is_said_in(chinese):
    *_, first, last = told(document_from("q = 3 * x\nf = q * y", {"x": 2, "y": 4}))
    assert first == "乘法閘交換：送出 1.00 × 4.00 = 4.00 給 q 和 1.00 × 6.00 = 6.00 給 y。"
    assert last == "×3 閘縮放：送出 4.00 × 3.00 = 12.00 給 x。"


def test_in_english_as_one_types_it():
    *_, last = told(document_from("f = x * y", {"x": 2, "y": 4}))
    assert last.startswith("mul switches: it sends 1.00")


def test_words_and_names_close_up_between_chinese(chinese):
    moves = "This nudge does not move {loss}."
    assert say(Sentence.of(moves, loss=Sentence.of("the loss"))) == "這樣推動，損失不會動。"
    assert say(Sentence.of(moves, loss="權重")) == "這樣推動，權重不會動。"


def test_a_name_that_is_a_gates_is_not_translated(chinese):
    document = document_from("f = x * y", {"x": 2, "y": 4})
    *_, last = told(edits.rename(document, document.root.find("x"), "mul"))
    assert "給 mul 和" in last and last.startswith("乘法閘交換")


def test_what_is_wrong_with_a_gate_calls_it_so_too(chinese):
    wrong = 'The {kind} gate {node} still waits for a wire at its input "{port}".'
    told = say(Sentence.of(wrong, kind=Named("mul", "mul"), node=Named("mul", "mul"), port="a"))
    assert told == "乘法閘 mul 的輸入「a」需要一條連線。"
    kind = Named("mul_constant", "mul constant")
    assert say(Sentence.of("{kind} received.", kind=kind)) == "乘常數 received."


def test_the_palette_shows_both_names_and_one_where_they_are_the_same(chinese):
    assert entry_of(GATES["mul"]).name == "乘法 mul"
    assert full_name_of(GATES["relu"]) == "relu"
    assert full_name_of(GATES["input"]) == "輸入"
    assert full_name_of(GATES["mul_constant"]) == "乘常數"  # which nobody types
    assert name_of(GATES["mul"]) == "乘法"


def test_every_gate_has_a_name_to_translate():
    for gate in ELEMENTWISE.values():
        assert gate.title and "_" not in gate.title and "{" not in gate.title


def test_a_gate_alone_is_derived_by_its_own_name():
    """What is copied as LaTeX: ∂q/∂x, never ∂f/∂x, which is another number."""
    document = document_from("q = x + y\nf = sigmoid(q) * z")
    gates = {node.kind: id_ for id_, node in document.root.nodes.items()}
    add, sigmoid, mul = (
        closed_form(gate_alone(document.root, gates[kind])).text()
        for kind in ("add", "sigmoid", "mul")
    )
    assert add.startswith("q = x + y\n∂q/∂x = 1")
    assert "∂out/∂q = out*(1 - out)" in sigmoid
    assert "∂f/∂z = x" not in mul and "∂f/∂z" in mul
