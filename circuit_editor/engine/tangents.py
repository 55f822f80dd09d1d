"""Tangents along a run: how the loss moves as one source moves, by Jacobian-vector products.

One walk forwards, whatever the size of the source, and exact, where differences are not. Gradients
come the other way, by vector-Jacobian products: that the two agree is no matter of course.
"""

from __future__ import annotations

import numpy as np

from circuit_editor.engine.run import Run
from circuit_editor.gates import Array, jvp


def loss_tangent(run: Run, slot: int, tangent: Array) -> float:
    """How fast the loss moves as the source in this slot moves by the tangent, of its shape.

    0 where the loss does not depend on it. NumPy's warnings are the caller's to silence.
    """
    tape = run.tape
    tangents: dict[int, Array] = {slot: tangent}
    for later in tape.downstream([slot], tape.upstream(tape.loss)):
        if later != slot:
            tangents[later] = step_tangent(run, later, tangents)
    return float(tangents.get(tape.loss, 0.0)) if tape.loss is not None else 0.0


def step_tangent(run: Run, slot: int, tangents: dict[int, Array]) -> Array:
    """How a step moves where some of what arrives does; what has no tangent stands still."""
    step, arriving = run.tape.steps[slot], run.inputs(slot)
    assert arriving is not None
    moving = tuple(
        tangents[source] if source in tangents else np.zeros(each.shape)[()]
        for source, each in zip(step.sources, arriving, strict=True)
    )
    return jvp(step.gate, moving, arriving, run.values[slot], step.arguments)
