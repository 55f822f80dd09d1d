"""A diagnosis uses no number that something else hides than what is asked."""

from __future__ import annotations

from windows import Desk

from circuit_editor.expression import document_from
from circuit_editor.lessons import read_lesson
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity
from circuit_editor.ui.classroom.predicting import Cover, Question

LESSON = """
format = "circuit-lesson"
version = 1
id = "a"
title = "t"
program = "q = x * y; f = 3 * q"
values = { x = 5, y = 4 }
[[steps]]
text = "one"
hides = ["gradient"]
cover = ["value q"]
goals = ["guessed value q"]
"""


def test_a_gradient_that_comes_later_in_the_lesson_is_no_explanation(qtbot, tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(LESSON, encoding="utf-8")
    desk = Desk(qtbot, tmp_path)
    lessons, predicting = desk.window.classroom.lessons, desk.window.classroom.predicting
    assert lessons.start(read_lesson(path))
    q = Pin(desk.session.circuit.find("q"), OUT)
    verdict = predicting.guess(Question(q, Quantity.VALUE), "3")
    assert [each.key for each in verdict.diagnoses] == []
    assert "gradient" not in str(verdict.sentence)


def test_the_same_number_is_an_explanation_where_it_can_be_seen(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    predicting = desk.window.classroom.predicting
    desk.open(document_from("q = x * y; f = 3 * q", {"x": 5, "y": 4}))
    assert predicting.begin(Cover.VALUES)
    q = Pin(desk.session.circuit.find("q"), OUT)
    verdict = predicting.guess(Question(q, Quantity.VALUE), "3")
    assert [each.key for each in verdict.diagnoses] == ["gradient_for_value"]
