"""The circuits that come with the program; and how many examples laws are tried on.

EXAMPLES raises the number of examples of all laws.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings

from circuit_editor import files, resources
from circuit_editor.lessons import Lesson, read_lesson


def examples(*, times: int, **others: Any) -> settings:
    """Return settings with so many times the examples that a law has by default."""
    return settings(max_examples=times * settings.default.max_examples, **others)


@cache
def shipped_lesson(path: Path) -> Lesson:
    """Return a lesson that comes with the program: a value that takes long to read."""
    return read_lesson(path)


def of_single_numbers() -> list[Path]:
    """Return the files of the circuits that come with the program and hold no arrays."""
    return [path for path in resources.examples() if not has_arrays(path)]


def has_arrays(path: Path) -> bool:
    """Return whether the circuit of a file holds arrays, or gates that take nothing else."""
    document = files.load(path)
    circuits = (document.root, *(block.circuit for block in document.blocks.values()))
    gates = [node.gate for each in circuits for node in each.nodes.values()]
    arrays = [value.array for each in circuits for value in each.values.values()]
    return any(each.shape for each in arrays) or any(each.is_of_arrays for each in gates)
