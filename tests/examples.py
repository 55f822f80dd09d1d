"""The circuits that come with the program; and how many examples laws are tried on.

EXAMPLES raises the number of examples of all laws.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import settings

from circuit_editor import files, resources


def examples(*, times: int, **others: Any) -> settings:
    """Return settings with so many times the examples that a law has by default."""
    return settings(max_examples=times * settings.default.max_examples, **others)


def of_single_numbers() -> list[Path]:
    """Return the files of the circuits that come with the program and hold no arrays."""
    return [path for path in resources.examples() if not _has_arrays(path)]


def _has_arrays(path: Path) -> bool:
    return any(value.array.shape for value in files.load(path).root.values.values())
