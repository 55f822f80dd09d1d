"""Pickled runs: the numbers of a run without its tape, put back on one in another process."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np

from circuit_editor.engine.run import Arrays, Run
from circuit_editor.engine.tape import Tape
from circuit_editor.engine.tape_columns import SlotNumbers, WireGradients
from circuit_editor.gates import Array
from circuit_editor.model import Problem

Light: TypeAlias = "Array | float | None"  # a single number as a float


class PickledRun(NamedTuple):
    """All that a run holds besides its tape; single numbers as floats, which take little room."""

    values: list[Light]
    gradients: list[Light]
    wire_gradients: list[tuple[Light, ...]]
    shape_problems: list[Problem]
    size: int
    arrays: Arrays | None


def pickle_run(run: Run) -> PickledRun:
    """The numbers of a run, to be pickled."""
    if run.arrays is not None:
        return PickledRun([], [], [], run.shape_problems, run.size, run.arrays)
    return PickledRun(
        [_light(each) for each in run.values],
        [_light(each) for each in run.gradients],
        [tuple(map(_light, each)) for each in run.wire_gradients],
        *(run.shape_problems, run.size, None),
    )


def unpickle_run(tape: Tape, numbers: PickledRun) -> Run:
    """The run again, on a tape compiled from the same document.

    Raises ValueError where the numbers belong to another tape.
    """
    arrays = numbers.arrays
    count = len(numbers.values) if arrays is None else len(arrays.values)
    if count != len(tape.steps):
        raise ValueError(f"The numbers of {count} steps do not belong to {len(tape.steps)}.")
    if arrays is None or tape.columns is None:
        values, gradients = map(_whole, numbers.values), map(_whole, numbers.gradients)
        wire_gradients = [tuple(map(_whole, each)) for each in numbers.wire_gradients]
        return Run(
            tape,
            list(values),
            list(gradients),
            wire_gradients,
            numbers.shape_problems,
            numbers.size,
        )
    return Run(
        tape,
        SlotNumbers(arrays.values, arrays.computed.tobytes()),
        SlotNumbers(arrays.gradients, arrays.reached.tobytes()),
        WireGradients(
            arrays.wire_gradients, arrays.shared, tape.columns.kinds.arities[tape.columns.codes]
        ),
        *(numbers.shape_problems, numbers.size, arrays),
    )


def _light(number: Array | None) -> Light:
    return float(number) if number is not None and number.shape == () else number


def _whole(number: Light) -> Array | None:
    return np.asarray(number)[()] if isinstance(number, float) else number
