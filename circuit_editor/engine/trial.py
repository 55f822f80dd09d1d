"""Trials: what a gate would give for a number of the run, before it stands there.

While any number may not be seen nothing is tried: what is tried may be the very number that is
hidden, at a gate of the same kind that is there already.
"""

from __future__ import annotations

import numpy as np

from circuit_editor.engine.run import Run
from circuit_editor.engine.visibility import GuardedRun, HiddenError
from circuit_editor.gates import Array
from circuit_editor.model import Node, Pin
from circuit_editor.named_tuple import NamedTuple


class Trial(NamedTuple):
    """The value that comes out of a gate, and its derivative by what goes in."""

    value: Array
    slope: Array


def value_for_trials(run: Run, pin: Pin) -> Array | None:
    """The value at a pin, for trials; raises HiddenError while any number is hidden."""
    if isinstance(run, GuardedRun):
        raise HiddenError(pin)
    return run.value(pin)


def try_gate(made: Node, number: Array) -> Trial | None:
    """What a gate of one input gives for a number; None where it needs more than that."""
    gate = made.gate
    if gate.forward is None or gate.local is None or len(gate.inputs) != 1 or not gate.outputs:
        return None
    with np.errstate(all="ignore"):
        value = np.asarray(gate.forward(number, **made.attrs))
        (slope,) = gate.local(number, value, **made.attrs)
    return Trial(value, np.asarray(slope))
