"""Trials: what a gate would give for a number of the run, before it stands there.

While any number may not be seen nothing is tried: what is tried may be the very number that is
hidden, at a gate of the same kind that is there already.
"""

from __future__ import annotations

import numpy as np

from circuit_editor.engine.live_run import LiveRun
from circuit_editor.engine.run import Run
from circuit_editor.engine.visibility import GuardedRun, HiddenError
from circuit_editor.gates import OUT, Array
from circuit_editor.gates.kinds import PARAMETER
from circuit_editor.model import Document, Node, Pin, edits
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.named_tuple import NamedTuple


class Trial(NamedTuple):
    """The value that comes out of a gate, and its derivative by what goes in, where it has one."""

    value: Array
    slope: Array | None


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


def try_block(document: Document, id_: str, number: Array) -> Trial | None:
    """What a block of one input and one output, which stands alone, gives for a number."""
    gate = document.root.nodes[id_].gate
    if len(gate.inputs) != 1 or len(gate.outputs) != 1:
        return None
    source = fresh_id(document, PARAMETER)
    document = edits.add(document, source, PARAMETER, (0.0, 0.0), value=number)
    document = edits.connect(document, Pin(source, OUT), Pin(id_, gate.inputs[0]))
    out = Pin(id_, gate.outputs[0])
    run = LiveRun(edits.flag(document, out, (0.0, 0.0))).run
    value = run.value(out)
    return None if value is None else Trial(value, run.gradient(Pin(source, OUT)))
