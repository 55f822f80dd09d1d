"""The house rule for docstrings: the first line of a module or class states a fact, no riddle."""

import ast

import pytest
from sources import nodes_of, parsed
from test_house import sources

# A line that begins so tells of something without naming it.
RIDDLES = {"What", "Where", "Which", "Who", "Whoever", "How", "Whether", "That", "Doing"}
RIDDLES |= {"Something", "Somebody"}


def riddles(path: str, source: str) -> list[str]:
    """Return the first lines of docstrings of a module and its classes that name nothing."""
    tree = parsed(source)
    described = [tree, *(each for each in nodes_of(tree) if isinstance(each, ast.ClassDef))]
    lines = [(ast.get_docstring(each) or "").partition("\n")[0] for each in described]
    return [f"{path}: {line}" for line in lines if line.partition(" ")[0].strip(",:") in RIDDLES]


def test_first_lines_state_a_fact():
    """A map of the house is made of first lines: each names what stands there."""
    found = [line for path, source in sources().items() for line in riddles(path, source)]
    assert not found, "begin with the word one would search for:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        '"""What one looks through at the scene: a viewport."""',
        '"""How: by hand."""',
        '"""Gates."""\nclass Look:\n    """What to look at."""',
        'class Outer:\n    class Inner:\n        """Somebody who holds something."""',
    ],
)
def test_a_riddle_is_found(source):
    assert len(riddles("a.py", source)) == 1


def test_a_fact_is_no_riddle():
    assert riddles("a.py", '"""Whatever."""\nclass Howitzer:\n    """A gun.\n\n    What."""') == []
