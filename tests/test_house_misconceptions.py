"""The house rule that a misconception is named by its object: its key stands in its declaration."""

import ast

import pytest
from sources import nodes_of, parsed
from test_house import PACKAGE, sources

from circuit_editor.teaching.predict.misconceptions import MISCONCEPTIONS


def no_misconception_by_key(path: str, source: str) -> list[str]:
    """What teaches imports a misconception from where it is declared, and asks it what it is."""
    if f"{PACKAGE}/teaching/" not in path or "/misconceptions/" in path:
        return []
    return [
        f"{path}:{node.lineno}: {node.value!r}: import it from where it is declared"
        for node in nodes_of(parsed(source))
        if isinstance(node, ast.Constant) and node.value in MISCONCEPTIONS
    ]


def test_every_file_keeps_the_rule() -> None:
    problems = [
        each for path, text in sources().items() for each in no_misconception_by_key(path, text)
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("teaching/predict/verdicts.py", "is_value = key == 'value_for_gradient'"),
        ("teaching/predict/misconception_runs.py", "SIGNS = {'sign_lost'}"),
    ],
)
def test_a_planted_violation_is_found(path: str, source: str) -> None:
    assert len(no_misconception_by_key(f"{PACKAGE}/{path}", source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("teaching/predict/misconceptions/forks.py", "key = 'fork_averaged'"),
        ("ui/session/formula_client.py", "order = message['order']"),
    ],
)
def test_what_is_allowed_is_not_found(path: str, source: str) -> None:
    assert not no_misconception_by_key(f"{PACKAGE}/{path}", source)
