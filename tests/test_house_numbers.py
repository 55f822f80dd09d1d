"""A house rule: in the window numbers are read as they may be seen, and few may ask the run."""

import ast
import re

import pytest
from sources import nodes_of, parsed
from test_house import PACKAGE, module_of, room_of, sources

# Who may hold the bare run, covered numbers and all: whoever keeps it, judges by it, or leads.
RUN_OWNERS = {
    "session/session_numbers.py": "keeps it",
    "session/visible_numbers.py": "covers it: the door that all others ask",
    "session/descent_steps.py": "steps along its gradients",
    "classroom/stepping.py": "leads along it, and covers what comes later",
    "classroom/predicting.py": "judges guesses by it",
    "classroom/lessons.py": "judges by it whether a goal is reached",
    "classroom/gradient_checking.py": "compares its gradients with finite differences",
}


def numbers_have_one_door(path: str, source: str) -> list[str]:
    """Only its owners ask the run; panels and the canvas do not even ask what it hides."""
    if room_of(module_of(path)) != "ui":
        return []
    is_shown = re.search(r"ui/(inspector|canvas|palette|widgets)/", path) is not None
    doors = {"run", "whole_run", "hides_numbers"} if is_shown else {"run"}
    asked = [
        (node.lineno, ast.unparse(node))
        for node in nodes_of(parsed(source))
        if isinstance(node, ast.Attribute)
        and node.attr in doors
        and ast.unparse(node.value).endswith(("session", "live"))
    ]
    if path.removeprefix(f"{PACKAGE}/ui/") in RUN_OWNERS:
        return [] if asked else [f"{path}: asks no run, and need not be named as who may"]
    return [f"{path}:{line}: {text} passes the readings by" for line, text in asked]


def test_numbers_have_one_door() -> None:
    files = sources()
    problems = [each for path, text in files.items() for each in numbers_have_one_door(path, text)]
    problems += [
        f"{name} is not there" for name in RUN_OWNERS if f"{PACKAGE}/ui/{name}" not in files
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("ui/inspector/card.py", "number = self._session.run.loss"),
        ("ui/canvas/view.py", "here = not session.hides_numbers"),
        ("ui/classroom/classroom.py", "loss = self._window.session.run.loss"),
        ("ui/shell/editing/clipboard.py", "run = self._numbers.live.run"),
        ("ui/classroom/predicting.py", "number = session.value(pin)"),
    ],
)
def test_a_planted_violation_is_found(path: str, source: str) -> None:
    assert len(numbers_have_one_door(f"{PACKAGE}/{path}", source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "ui/inspector/card.py",
            "number = session.value(pin) or session.explained(lambda run: run.loss)",
        ),
        ("ui/shell/editing/clipboard.py", "run = session.whole_run"),
        ("ui/classroom/stepping.py", "line = timeline(session.document, session.run)"),
        ("cli/commands.py", "run = session.run"),
    ],
)
def test_what_is_allowed_is_not_found(path: str, source: str) -> None:
    assert numbers_have_one_door(f"{PACKAGE}/{path}", source) == []
