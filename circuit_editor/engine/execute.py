"""Runs a tape: by the compiled kernel where there is one, else by the interpreter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from circuit_editor.engine import interpreter
from circuit_editor.engine.compiled_tape import CompiledTape, base_of
from circuit_editor.engine.run import Arrays, Run
from circuit_editor.engine.tape import Tape

if TYPE_CHECKING:
    from numpy.typing import NDArray
from circuit_editor.engine.tape_columns import SlotNumbers, WireGradients


def execute(tape: Tape, values: Mapping[str, Any]) -> Run:
    """Run the whole tape forwards and back. `values`: path of each source -> float64 array.

    Never raises for a number; shapes that do not fit, or would not fit into the memory, become
    problems of the run.
    """
    compiled = tape.compiled()
    base = None if compiled is None else base_of(compiled, values)
    if compiled is not None and base is not None:
        return execute_compiled(compiled, tape, base)
    if compiled is None and not has_arrays(tape, values):
        return interpreter.interpret(tape, values)
    from circuit_editor.engine.plan import plan_of  # few circuits have arrays

    plan = plan_of(tape, values)
    return interpreter.interpret(tape, values) if plan is None else plan.run(values)


def has_arrays(tape: Tape, values: Mapping[str, Any]) -> bool:
    """True where a source is an array, or a gate takes some."""
    columns = tape.columns
    if columns is not None and columns.kinds.is_of_arrays[columns.codes].any():
        return True
    return any(each.shape for each in values.values())


def execute_compiled(
    compiled: CompiledTape, tape: Tape, base: NDArray[np.float64], first: int = 0
) -> Run:
    """Run the compiled tape. `base` has the values of all sources in their slots, and is kept.

    With `first` it has those of all steps before that one, too, which are not computed again.
    """
    count, width = compiled.shared.shape
    values = np.empty(count + 1)
    values[:count], values[count] = base, np.nan
    gradients, wire_gradients = np.empty(count + 1), np.empty(count * width)
    inputs, constants = compiled.inputs, compiled.constants
    compiled.kernel.forward(first, compiled.forward_codes, inputs, constants, values)
    if compiled.loss >= 0:
        compiled.kernel.backward(
            *(compiled.loss, 0, compiled.loss, compiled.backward_codes, inputs, constants),
            *(values, gradients, wire_gradients),
        )
    arrays = Arrays(
        *(values[:count], gradients[:count], wire_gradients.reshape(count, width)),
        *(compiled.computed, compiled.reached, compiled.shared),
    )
    return Run(
        tape,
        SlotNumbers(arrays.values, compiled.computed),
        SlotNumbers(arrays.gradients, compiled.reached),
        WireGradients(arrays.wire_gradients, compiled.shared, compiled.arities),
        size=count,
        arrays=arrays,
    )
