"""Arrays at a gate as the learner sees them: none that is covered, or all as they are displayed."""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.teaching.predict.array_input import ArrayInput
from circuit_editor.teaching.predict.cover import RunNumber, TapeInput
from circuit_editor.teaching.predict.diagnosis_context import DiagnosisContext, shut_slots
from circuit_editor.teaching.predict.guesses import as_shown
from circuit_editor.text import Quantity

MOST_ROUNDED = 1_000  # numbers of an array that is worked with as it is shown


def meets_arrays(context: DiagnosisContext, number: RunNumber) -> bool:
    """True where a number is a cell of an array, or meets some on its way."""
    if number.part is not None:
        return True
    steps, run = context.run.tape.steps, context.run
    slots = [number.slot] if number.what is Quantity.VALUE else [slot for slot, _ in number.ends]
    return any(
        steps[slot].gate.is_of_arrays
        or np.shape(run.values[slot]) != ()
        or any(np.shape(each) != () for each in run.inputs(slot) or ())
        for slot in (*slots, *(run.towards_loss(set(slots)) if number.ends else ()))
    )


def array_at_end(
    context: DiagnosisContext, end: TapeInput, see: Any = np.asarray
) -> ArrayInput | None:
    """An input of a gate with its arrays as `see` shows them; None where one may not be seen."""
    slot, index = end
    run, step = context.masked, context.run.tape.steps[slot]
    arriving, upstream, out = run.inputs(slot), run.gradients[slot], run.values[slot]
    if arriving is None or upstream is None or out is None or step.gate.is_flag:
        return None
    if any(map(is_hidden, (*arriving, upstream, out))) or slot in shut_slots(context):
        return None
    inputs = tuple(see(each) for each in arriving)
    seen = see(out), see(np.broadcast_to(upstream, np.shape(out)))
    return ArrayInput(step.gate, step.arguments, inputs, np.shape(out), *seen, index)


def is_hidden(array: Any) -> bool:
    """True for an array of the masked run that may not be seen, or that has no number at all."""
    return bool(np.isnan(array).all())


def displayed(array: Any) -> Array:
    """An array with its numbers as they stand on the screen; a large one with all their digits."""
    found: Array = np.array(array, dtype=np.float64)
    if found.size <= MOST_ROUNDED:
        for cell in np.argwhere(np.isfinite(found)).tolist():
            found[tuple(cell)] = as_shown(float(found[tuple(cell)]))
    return found
