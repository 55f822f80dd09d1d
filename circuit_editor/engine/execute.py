"""Runs a tape: by the compiled kernel where there is one, else by the interpreter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.engine import interpreter
from circuit_editor.engine.compiled_tape import CompiledTape, base_of
from circuit_editor.engine.run import Arrays, Run
from circuit_editor.engine.tape import Tape
from circuit_editor.gates import Array

if TYPE_CHECKING:
    from numpy.typing import NDArray
from circuit_editor.engine.tape_columns import SlotNumbers, WireGradients


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
    base = None if compiled is None else base_of(compiled, values)
    if compiled is not None and base is not None:
        return execute_compiled(compiled, tape, base)
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
    compiled: CompiledTape, tape: Tape, values: NDArray[np.float64], first: int = 0
) -> Run:
    """Run the compiled tape. `values` has those of all sources in their slots, and is filled.

    With `first` it has those of all steps before that one, too, which are not computed again.
    """
    shared, kernel = compiled.shared, compiled.kernel
    count, width = shared.shape
    gradients, wire_gradients = np.empty(count + 1), np.empty((count, width))
    inputs, constants, loss = compiled.inputs, compiled.constants, compiled.loss
    kernel.forward(first, compiled.forward_codes, inputs, constants, values)
    if loss >= 0:
        what = compiled.backward_codes, inputs, constants
        kernel.backward(loss, 0, loss, *what, values, gradients, wire_gradients.ravel())
    computed, reached = compiled.computed, compiled.reached
    values, gradients = values[:count], gradients[:count]
    return Run(
        tape,
        SlotNumbers(values, computed),
        SlotNumbers(gradients, reached),
        WireGradients(wire_gradients, shared, compiled.arities),
        [],
        compiled.size,
        Arrays(values, gradients, wire_gradients, computed, reached, shared),
    )
