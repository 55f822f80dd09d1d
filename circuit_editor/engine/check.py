"""The gradient check: every input nudged both ways, the difference held against the gradient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.engine.tape import Run, Tape
from circuit_editor.gates import Array

TOLERANCE = 1e-5  # of |a - b| / (1 + |b|), for a whole circuit in float64
STEP = 1e-6  # times max(1, |x|); measured best among 1e-4 ... 1e-8


@dataclass(frozen=True, slots=True)
class Checked:
    """One input, checked. `gradient` and `difference` have the input's shape; `error` is the worst.

    What rounding of a large loss alone can explain is not held against it.
    `agrees` is None where nothing can be said: the loss or the gradient is not finite, or the
    nudge crosses a place without a derivative.
    """

    path: str
    gradient: Array
    difference: Array
    error: float
    agrees: bool | None


def check(tape: Tape, values: Mapping[str, Any], run: Run | None = None) -> list[Checked]:
    """Compare the gradient of every input and parameter with central differences of the loss.

    Sources of which the loss does not depend are checked too: their gradient counts as 0.
    Empty where the loss has no value.
    """
    run = run or tape.run(values)
    if run.loss is None or run.loss.shape != ():
        return []
    return [
        _checked(tape, values, run, slot)
        for slot, step in enumerate(tape.steps)
        if step.gate.is_source and step.gate.takes_gradient and run.values[slot] is not None
    ]


def _checked(tape: Tape, values: Mapping[str, Any], run: Run, slot: int) -> Checked:
    path, value = tape.steps[slot].path, np.asarray(run.values[slot])
    gradient = run.gradients[slot]
    gradient = np.zeros(value.shape) if gradient is None else np.asarray(gradient)
    cone = _cone(tape, slot)
    difference, noise = np.empty(value.shape), np.empty(value.shape)
    smooth = True
    for index in np.ndindex(value.shape):
        step = STEP * max(1.0, abs(float(value[index])))
        sides = []
        for signed in (step, -step):
            nudged = value.copy()
            nudged[index] += signed
            sides.append(_rerun(cone, run, slot, nudged))
        centre = float(run.values[tape.loss])  # type: ignore[index]
        with np.errstate(all="ignore"):
            difference[index] = (sides[0] - sides[1]) / (2 * step)
            noise[index] = 8 * np.finfo(np.float64).eps * abs(centre) / step
            left, right = (centre - sides[1]) / step, (sides[0] - centre) / step
            # Where the two sides disagree by far more than rounding, the nudge crossed a kink.
            smooth = smooth and bool(abs(left - right) <= 1e-2 * (1 + abs(difference[index])))
    with np.errstate(all="ignore"):
        gap = np.abs(gradient - difference)
        error = float(np.max(gap / (1 + np.abs(difference)), initial=0.0))
        within = bool((gap <= TOLERANCE * (1 + np.abs(difference)) + noise).all())
    finite = np.isfinite(gradient).all() and np.isfinite(difference).all()
    agrees = within if finite else None
    if agrees is False and not smooth:
        agrees = None
    return Checked(path, gradient, difference, error, agrees)


def _cone(tape: Tape, slot: int) -> list[int]:
    """The slots behind `slot` on which the loss depends: all that a nudge there can change."""
    assert tape.loss is not None
    moved = {slot}
    for later in range(slot + 1, tape.loss + 1):
        if any(source in moved for source in tape.steps[later].sources):
            moved.add(later)
    needed = {tape.loss}
    for earlier in range(tape.loss, slot, -1):
        if earlier in needed:
            needed.update(tape.steps[earlier].sources)
    return sorted((moved & needed) - {slot})


def _rerun(cone: list[int], run: Run, slot: int, nudged: Any) -> float:
    """The loss with one source changed: only what the change reaches is computed again."""
    tape, changed = run.tape, {slot: nudged}
    with np.errstate(all="ignore"):
        for later in cone:
            step = tape.steps[later]
            assert step.gate.forward is not None
            arriving = [changed.get(source, run.values[source]) for source in step.sources]
            changed[later] = step.gate.forward(*arriving, **step.attrs)
    assert tape.loss is not None
    return float(changed.get(tape.loss, run.values[tape.loss]))
