"""Runs a tape: by the compiled kernel where there is one, else by the interpreter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.engine import interpreter
from circuit_editor.engine.compiled_tape import CompiledTape
from circuit_editor.engine.run import KernelRun, Run
from circuit_editor.engine.tape import Tape
from circuit_editor.gates import Array

if TYPE_CHECKING:
    from numpy.typing import NDArray


def execute(tape: Tape, values: Mapping[str, Array]) -> Run:
    """Run the whole tape forwards and back. `values`: path of each source -> float64 array.

    Never raises for a number; shapes that do not fit, or would not fit into the memory, become
    problems of the run.
    """
    if tape.plans:  # it had arrays the last time
        planned: Run | None = tape.plans[0].again(values)
        if planned is not None:
            return planned
    compiled = tape.compiled()
    given = None if compiled is None else compiled.given(values)
    if compiled is not None and given is not None:
        return execute_compiled(compiled, tape, compiled.sources, given)
    if compiled is None and not has_arrays(tape, values):
        return interpreter.interpret(tape, values)
    from circuit_editor.engine.plan import run_planned  # few circuits have arrays

    return run_planned(tape, values) or interpreter.interpret(tape, values)


def has_arrays(tape: Tape, values: Mapping[str, Array]) -> bool:
    """True where a source is an array, or a gate takes some."""
    columns = tape.columns
    if columns is not None and columns.kinds.is_of_arrays[columns.codes].any():
        return True
    return any(each.shape for each in values.values())


def execute_compiled(
    compiled: CompiledTape,
    tape: Tape,
    moved: NDArray[np.int64],
    given: NDArray[np.float64],
    first: int = 0,
    before: KernelRun | None = None,
) -> KernelRun:
    """Run the compiled tape; `given` are the values of the sources in the slots `moved`.

    Those of all other sources are as `before`, and so is what the steps before `first` computed.
    """
    numbers = np.empty(compiled.room)
    if before is None:
        numbers[len(compiled.computed)] = np.nan  # what is not wired
    compiled.kernel.walk(
        first,
        compiled.loss,
        numbers if before is None else before.numbers,
        moved,
        given,
        compiled.codes,
        compiled.inputs,
        compiled.constants,
        numbers,
    )
    return KernelRun(tape, compiled, numbers)
