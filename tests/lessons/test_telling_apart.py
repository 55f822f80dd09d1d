"""The table of what the lessons' numbers tell apart, on small lessons known by heart."""

from __future__ import annotations

import pytest
from telling_apart import (
    LOCAL,
    PRODUCT,
    UPSTREAM,
    VALUE,
    asked_gradients,
    share_told_apart,
    table,
)

from circuit_editor.lessons import read_lesson, shipped_lessons

LESSON = """
format = "circuit-lesson"
version = 1
id = "a"
title = "t"
program = "{program}"
values = {{ {values} }}
[[steps]]
text = "t"
cover = ["gradient {name}"]
goals = ["guessed gradient {name}"]
"""


def asked(tmp_path, program, values, name):
    path = tmp_path / "a.toml"
    path.write_text(LESSON.format(program=program, values=values, name=name), encoding="utf-8")
    (found,) = asked_gradients([read_lesson(path)])
    return found


@pytest.mark.parametrize(
    ("program", "values", "name", "hidden", "told"),
    [
        ("u = 3 * x; f = u^2", "x = 2", "x", [PRODUCT], [VALUE, UPSTREAM, LOCAL]),
        ("u = 3 * x; f = u^2", "x = 3", "x", [], [VALUE, UPSTREAM, LOCAL, PRODUCT]),
        ("u = 3 * x; f = u^2", "x = 3", "u", [], [VALUE, LOCAL]),
        ("s = x + y; f = s^2", "x = 6, y = -3", "x", [VALUE], [UPSTREAM]),
        ("s = x * y; f = -s", "x = -1, y = 1", "x", [VALUE, LOCAL], [UPSTREAM]),
        ("s = 2 * x; c = 5 * x; f = s + c", "x = 3", "x", [UPSTREAM], [VALUE, LOCAL]),
        ("m = max(x, y); f = 3 * m", "x = 3, y = 1", "x", [VALUE], [UPSTREAM]),
        ("m = max(x, y); f = 3 * m", "x = 3, y = 1", "y", [UPSTREAM], [VALUE, LOCAL]),
    ],
)
def test_the_mistakes_that_numbers_hide(tmp_path, program, values, name, hidden, told):
    found = asked(tmp_path, program, values, name)
    assert found.is_counted
    assert found.hides == hidden
    assert sorted(found.wrong) == sorted(hidden + told)


def test_the_figures_of_the_course_notes_are_not_counted(tmp_path):
    program, values = "q = x + y; f = q * z", "x = -2, y = 5, z = -4"
    assert not asked(tmp_path, program, values, "x").is_counted
    assert asked(tmp_path, program, values.replace("-4", "-5"), "x").is_counted


def test_the_share_is_of_those_that_count(tmp_path):
    found = [asked(tmp_path, "u = 3 * x; f = u^2", f"x = {x}", "x") for x in (2, 3, 4, 5)]
    assert share_told_apart(found) == 0.75
    *_, last = table(found)
    assert last == "all of them: at 3 of 4 (75%)"


def test_the_numbers_of_the_lessons_tell_mistakes_apart():
    assert (
        share_told_apart(list(asked_gradients([read_lesson(path) for path in shipped_lessons()])))
        >= 0.9
    )
