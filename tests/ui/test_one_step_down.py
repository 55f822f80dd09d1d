"""One step down in a real window: by key, as one undo step, counted by lessons."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from windows import Desk

from circuit_editor.lessons import read_lesson

PROGRAM = """
p = w * x
y = p + b
e = y - t
f = e^2
"""
LESSON = f'''
format = "circuit-lesson"
version = 1
id = "down"
title = "Down"
program = """{PROGRAM}"""
values = {{ w = 1.5, x = 2, b = -1, t = 3 }}

[[steps]]
text = "Three steps"
goals = ["stepped down 3"]

[[steps]]
text = "Two more"
goals = ["stepped down 2"]
'''


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


@pytest.fixture
def lessons(desk, tmp_path):
    path = tmp_path / "down.toml"
    path.write_text(LESSON, encoding="utf-8")
    lessons = desk.window.classroom.lessons
    assert lessons.start(read_lesson(path))
    desk.descent = desk.session.descent
    desk.descent.rate = 0.02
    return lessons


def test_a_lesson_counts_the_steps_down_since_its_step_began(desk, lessons):
    def down() -> bool:
        assert desk.descent.step()
        QApplication.processEvents()
        return lessons.is_done

    assert [down(), down()] == [False, False]
    desk.window.undo()
    assert not down(), "one of three was taken back"
    assert down()
    lessons.next()
    QApplication.processEvents()
    assert not lessons.is_done, "the steps before were made for the step before"
    assert [down(), down()] == [False, True]


def test_steps_are_counted_on_after_another_edit(desk, lessons):
    assert desk.descent.step() and desk.descent.step()
    desk.session.set_value(desk.session.circuit.find("b"), 5.0)
    assert desk.descent.step()
    QApplication.processEvents()
    assert lessons.is_done
