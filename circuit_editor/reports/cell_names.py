"""Cells of arrays by name: `W[1,3]`, or `layer1/W[1, 3]`, counted from 0 as in NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.gates.gate import Shape
from circuit_editor.reports.unknown_names import UnknownName
from circuit_editor.text import write_index


def require_cell(name: str, index: tuple[int, ...], shape: Shape) -> tuple[int, ...]:
    """The index, counted from the front. Raises UnknownName where the array has no such cell."""
    fits = len(index) == len(shape) and all(
        -length <= at < length for at, length in zip(index, shape, strict=True)
    )
    if not fits:
        there = f"{name} has the shape {shape}" if shape else f"{name} is a single number"
        raise UnknownName(f"{there}: it has no entry {write_index(index)}.")
    return tuple(at % length for at, length in zip(index, shape, strict=True))


def cell_of(name: str, array: Any, index: tuple[int, ...]) -> float | None:
    """The number in a cell; None where there is no array. Raises UnknownName."""
    if array is None:
        return None
    return float(np.asarray(array)[require_cell(name, index, np.shape(array))])
