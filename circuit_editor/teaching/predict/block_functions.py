"""The gate that a closed block is equivalent to, where its function of one number is a gate's."""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.engine import Run
from circuit_editor.gates import GATES, Gate
from circuit_editor.teaching.predict.gate_input import GateInput

POINTS = (-2.1, -0.7, 0.3, 1.4, 2.9)  # two functions that are the same at all of them are the same
KNOWN = [gate for gate in GATES.values() if gate.is_function and not gate.attrs]


def equivalent_gate(run: Run, path: str) -> Gate | None:
    """The gate that computes what the block at this path does; None where no gate does.

    Numbers inside the block count as constants.
    """
    inside = set(run.tape.insides.get(path, ()))
    ports = {alias.slot for pin, alias in run.tape.aliases.items() if pin.node == path}
    enter, leave = ports - inside, ports & inside
    if len(enter) != 1 or len(leave) != 1:
        return None
    (enters,), (leaves,) = enter, leave
    points = np.array(POINTS)
    with np.errstate(all="ignore"):
        found = _worked_out(run, sorted(inside), enters, leaves, points)
        if found is None:
            return None
        for gate in KNOWN:
            assert gate.forward is not None
            if np.allclose(gate.forward(points), found, rtol=1e-9, atol=1e-12, equal_nan=True):
                return gate
    return None


def block_as_gate(gate: Gate, x: Any, out: Any, upstream: Any) -> GateInput:
    """The numbers at a block that is the same function as a gate."""
    return GateInput(gate, {}, (np.float64(x),), np.float64(out), np.float64(upstream), 0)


def _worked_out(run: Run, slots: list[int], enters: int, leaves: int, x: Any) -> Any:
    """What a block gives for x; None where it needs more than that."""
    values = {enters: x}
    for slot in slots:
        step = run.tape.steps[slot]
        if step.gate.forward is None:
            value = run.values[slot]
            if value is None or np.shape(value) != ():
                return None
            values[slot] = value
        elif all(source in values for source in step.sources):
            arriving = (values[source] for source in step.sources)
            values[slot] = step.gate.forward(*arriving, **step.arguments)
    found = values.get(leaves)
    return None if found is None else np.broadcast_to(found, np.shape(x))
