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
SHARP = 1e-3  # a bend: the slopes to the left and right differ by more than this, over (1 + |b|)
ROUNDINGS = 8  # how many times its rounding unit a number on the way may be off


@dataclass(frozen=True, slots=True)
class Checked:
    """One input, checked. `gradient` and `difference` have the input's shape; `error` is the worst.

    `agrees` is None where nothing can be said: the loss or the gradient is not finite, the nudge
    crosses a place without a derivative (or too sharp a bend), or the two differ by no more than
    rounding does, beside numbers that large.
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
    with np.errstate(all="ignore"):
        return [
            _checked(run, slot)
            for slot, step in enumerate(tape.steps)
            if step.gate.is_source and step.gate.takes_gradient and run.values[slot] is not None
        ]


def _checked(run: Run, slot: int) -> Checked:
    value, gradient = np.asarray(run.values[slot]), run.gradients[slot]
    gradient = np.zeros(value.shape) if gradient is None else np.asarray(gradient)
    cone = _cone(run.tape, slot)
    rounding = _rounding(run, [slot, *cone])
    difference = np.empty(value.shape)
    verdicts = []
    for index in np.ndindex(value.shape):
        nudge = _nudge(run, slot, cone, index)
        difference[index] = (nudge.left + nudge.right) / 2
        verdicts.append(_verdict(float(gradient[index]), nudge, rounding / nudge.step))
    gap = np.abs(gradient - difference) / (1 + np.abs(difference))
    agrees = False if False in verdicts else None if None in verdicts else True
    error = float(np.max(gap, initial=0.0))
    return Checked(run.tape.steps[slot].path, gradient, difference, error, agrees)


@dataclass(frozen=True, slots=True)
class _Nudge:
    """What one number of a source does to the loss: its slopes either side, a `step` away.

    `on_kink`: it moves a gate that stands exactly on its kink. `may_cross`: it moves gates that
    have kinks at all.
    """

    step: float
    left: float
    right: float
    on_kink: bool
    may_cross: bool


def _nudge(run: Run, slot: int, cone: list[int], index: tuple[int, ...]) -> _Nudge:
    value, loss = np.asarray(run.values[slot]), float(run.values[run.tape.loss])  # type: ignore[index]
    step = STEP * max(1.0, abs(float(value[index])))
    sides = []
    for signed in (step, -step):
        nudged = value.copy()
        nudged[index] += signed
        sides.append(_moved(run, slot, cone, nudged))
    above, below = (float(side.get(run.tape.loss, loss)) for side in sides)  # type: ignore[arg-type]
    kinked = [later for later in cone if run.tape.steps[later].gate.kink is not None]
    return _Nudge(
        step=step,
        left=(loss - below) / step,
        right=(above - loss) / step,
        on_kink=any(_on_kink(run, later, sides[0]) for later in kinked),
        may_cross=bool(kinked),
    )


def _verdict(gradient: float, nudge: _Nudge, rounding: float) -> bool | None:
    difference = (nudge.left + nudge.right) / 2
    if not (np.isfinite(gradient) and np.isfinite(difference)):
        return None
    gap, scale = abs(gradient - difference), 1 + abs(difference)
    if gap <= TOLERANCE * scale:
        return True
    bend = abs(nudge.right - nudge.left)
    if nudge.on_kink or bend - rounding > SHARP * scale:
        return None
    allowed = rounding + (bend if nudge.may_cross else 0.0)
    return False if gap > allowed else None


def _rounding(run: Run, slots: list[int]) -> float:
    """How far rounding on the way can put the loss off: each number's share of it, squared."""
    shares = [
        np.linalg.norm(run.values[slot] * run.gradients[slot])
        for slot in slots
        if run.gradients[slot] is not None
    ]
    return ROUNDINGS * float(np.finfo(np.float64).eps * np.linalg.norm(shares))


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


def _moved(run: Run, slot: int, cone: list[int], nudged: Any) -> dict[int, Any]:
    """The values that change with one source: only what the change reaches is computed again."""
    moved = {slot: nudged}
    for later in cone:
        step = run.tape.steps[later]
        assert step.gate.forward is not None
        arriving = [moved.get(source, run.values[source]) for source in step.sources]
        moved[later] = step.gate.forward(*arriving, **step.attrs)
    return moved


def _on_kink(run: Run, slot: int, moved: Mapping[int, Any]) -> bool:
    """True where the nudge moves an entry of this gate that stands on the gate's kink."""
    step = run.tape.steps[slot]
    assert step.gate.kink is not None
    arriving = [run.values[source] for source in step.sources]
    touched = [
        run.values[source] != moved.get(source, run.values[source]) for source in step.sources
    ]
    at: Any = step.gate.kink.at(*arriving, **step.attrs)
    return any(np.any(at & each) for each in touched)
