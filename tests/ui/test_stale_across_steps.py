"""Who gives the number of the step before is told so, though the lesson draws another circuit."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from windows import Desk

from circuit_editor.lessons import read_lesson
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity
from circuit_editor.ui.classroom.predicting import Question

LESSON = """
format = "circuit-lesson"
version = 1
id = "a"
title = "t"
program = "u = 3 * x; f = u^2"
values = { x = 2 }
[[steps]]
text = "one"
cover = ["gradient x"]
goals = ["guessed gradient x"]
[[steps]]
program = "k = -1; u = 3 * x; f = u^2 + k"
values = { x = -1 }
text = "two"
cover = ["gradient x"]
goals = ["guessed gradient x"]
"""


@pytest.fixture
def desk(qtbot, tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(LESSON, encoding="utf-8")
    desk = Desk(qtbot, tmp_path)
    desk.lessons, desk.predicting = desk.window.classroom.lessons, desk.window.classroom.predicting
    assert desk.lessons.start(read_lesson(path))
    return desk


def guessed(desk: Desk, text: str) -> list[str]:
    x = Pin(desk.session.circuit.find("x"), OUT)
    verdict = desk.predicting.guess(Question(x, Quantity.GRADIENT), text)
    QApplication.processEvents()
    return [each.key for each in verdict.diagnoses]


def test_the_number_of_the_step_before_is_named(desk):
    assert guessed(desk, "36") == []  # right
    desk.lessons.next()
    assert guessed(desk, "36")[0] == "stale"
    assert "stale" not in guessed(desk, "35")


def test_who_begins_anew_is_told_of_nothing_before(desk):
    assert guessed(desk, "36") == []
    desk.lessons.next()
    desk.lessons.again()
    assert "stale" not in guessed(desk, "36")


def test_after_an_edit_the_run_before_it_counts(desk):
    assert guessed(desk, "36") == []
    desk.lessons.next()
    desk.session.set_value(desk.session.circuit.find("x"), 5.0)
    QApplication.processEvents()
    assert guessed(desk, "-18")[0] == "stale"
    assert "stale" not in guessed(desk, "36")
