"""The gradient check: every input nudged both ways, the difference held against the gradient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from circuit_editor.engine.columns import UNPLUGGED
from circuit_editor.engine.run import Run
from circuit_editor.engine.tape import Tape
from circuit_editor.engine.walking import LARGEST_RUN
from circuit_editor.gates import Array

TOLERANCE = 1e-5  # of |a - b| / (1 + |b|), for a whole circuit in float64
STEP = 1e-6  # times max(1, |x|); measured best among 1e-4 ... 1e-8
SHARP = 1e-3  # a bend: the slopes to the left and right differ by more than this, over (1 + |b|)
ROUNDINGS = 8  # how many times its rounding unit a number on the way may be off
COLUMNS = 256  # sources nudged in one walk: more use more memory and save little
BREATH = 100  # gates between two pauses of a walk


class Doubt(Enum):
    """Why nothing can be said of a gradient."""

    NOT_FINITE = "not finite"  # the loss, the gradient or the difference
    KINK = "kink"  # the nudge starts at, or crosses, a place without a derivative
    BEND = "bend"  # the function bends too sharply within the nudge
    ROUNDING = "rounding"  # the two differ by no more than rounding does, beside numbers so large


@dataclass(frozen=True, slots=True)
class Checked:
    """One input, checked. `gradient` and `difference` have the input's shape; `error` is the worst.

    `agrees` is None where nothing can be said: the loss or the gradient is not finite, the nudge
    crosses a place without a derivative (or too sharp a bend), or the two differ by no more than
    rounding does, beside numbers that large. `why` says which.
    """

    path: str
    gradient: Array
    difference: Array
    error: float
    agrees: bool | None
    why: Doubt | None = None


@dataclass(frozen=True, slots=True)
class _Slopes:
    """What the numbers of one source do to the loss: its slopes either side of each.

    `on_kink`: a nudge moves a gate that stands exactly on its kink. `may_cross`: it moves gates
    that have kinks at all. `rounding`: how far rounding can put a slope off. All have the
    source's shape.
    """

    left: Array
    right: Array
    on_kink: Any
    may_cross: Any
    rounding: Array


def check(tape: Tape, values: Mapping[str, Any], run: Run | None = None) -> list[Checked]:
    """Compare the gradient of every input and parameter with central differences of the loss.

    Sources of which the loss does not depend are checked too: their gradient counts as 0.
    Empty where the loss has no value.
    """
    run = run or tape.run(values)
    found = [each for each in checking(run) if each is not None]
    return sorted(found, key=lambda each: tape.slots[each.path])


def checking(run: Run) -> Iterator[Checked | None]:
    """Check a run bit by bit: the sources in any order, None wherever the caller may rest.

    Between two of them lie some milliseconds, so that a window can go on living.
    """
    found = _checking(run)
    while True:
        with np.errstate(all="ignore"):  # not around the yield: others work meanwhile
            try:
                each = next(found)
            except StopIteration:
                return
        yield each


def to_check(run: Run) -> int:
    """How many sources a check of this run has to look at."""
    return len(_sources(run)) if _has_loss(run) else 0


def work_of(run: Run) -> int:
    """How many gates a check of this run works out again, whole walks counted."""
    if not _has_loss(run):
        return 0
    needed = _needed(run.tape)
    leading = set(needed)
    moving = [slot for slot in _sources(run) if slot in leading]
    if any(run.values[slot].shape for slot in needed):
        return 2 * len(needed) * sum(int(run.values[slot].size) for slot in moving)
    return len(needed) * -(-len(moving) // _columns(needed))


def _has_loss(run: Run) -> bool:
    return run.loss is not None and run.loss.shape == ()


def _sources(run: Run) -> list[int]:
    """The slots of what a check looks at: inputs and parameters that have a value."""
    return [
        slot
        for slot, step in enumerate(run.tape.steps)
        if step.gate.is_source and step.gate.takes_gradient and run.values[slot] is not None
    ]


def _columns(needed: list[int]) -> int:
    """How many sources share a walk."""
    return max(1, min(COLUMNS, LARGEST_RUN // (2 * len(needed))))


def _checking(run: Run) -> Iterator[Checked | None]:
    if _has_loss(run):
        for each in _all_slopes(run):
            yield each and _checked(run, *each)


def _all_slopes(run: Run) -> Iterator[tuple[int, _Slopes] | None]:
    """The slopes of every source, each with its slot.

    Nudged one by one, 10,000 inputs would mean 10,000 walks; single numbers share them.
    """
    needed = _needed(run.tape)
    leading = set(needed)
    moving = []
    for slot in _sources(run):
        if slot in leading:
            moving.append(slot)
        else:
            yield slot, _unmoved(run, slot)
    if any(run.values[slot].shape for slot in needed):
        for slot in moving:
            yield from _entry_by_entry(run, slot, needed)
        return
    columns = _columns(needed)
    for first in range(0, len(moving), columns):
        yield from _side_by_side(run, moving[first : first + columns], needed)


def _checked(run: Run, slot: int, slopes: _Slopes) -> Checked:
    gradient = run.gradients[slot]
    gradient = np.zeros(slopes.left.shape) if gradient is None else np.asarray(gradient)
    difference = np.asarray((slopes.left + slopes.right) / 2)
    gap = np.abs(gradient - difference) / (1 + np.abs(difference))
    error = float(np.max(gap, initial=0.0))
    agrees, why = _verdict(gradient, difference, slopes)
    return Checked(run.tape.steps[slot].path, gradient, difference, error, agrees, why)


def _verdict(
    gradient: Array, difference: Array, slopes: _Slopes
) -> tuple[bool | None, Doubt | None]:
    """True where all entries agree, False where one does not; None, and why, where none is told."""
    finite = np.isfinite(gradient) & np.isfinite(difference)
    gap, scale = np.abs(gradient - difference), 1 + np.abs(difference)
    close = finite & (gap <= TOLERANCE * scale)
    if close.all():
        return True, None
    bend = np.abs(slopes.right - slopes.left)
    sharp = bend - slopes.rounding > SHARP * scale
    allowed = slopes.rounding + np.where(slopes.may_cross, bend, 0.0)
    open_ = finite & ~close
    if (open_ & ~slopes.on_kink & ~sharp & (gap > allowed)).any():
        return False, None
    if not finite.all():
        return None, Doubt.NOT_FINITE
    beyond = open_ & (gap > slopes.rounding)  # what rounding alone does not explain
    if (beyond & (slopes.on_kink | slopes.may_cross)).any():
        return None, Doubt.KINK
    return None, Doubt.BEND if beyond.any() else Doubt.ROUNDING


# Nudging -------------------------------------------------------------------------------------


def _needed(tape: Tape) -> list[int]:
    """The slots on which the loss depends, its own among them, in the tape's order."""
    assert tape.loss is not None
    found: set[int] = set()
    waiting = [tape.loss]
    while waiting:
        slot = waiting.pop()
        if slot != UNPLUGGED and slot not in found:
            found.add(slot)
            waiting += tape.steps[slot].sources
    return sorted(found)


def _unmoved(run: Run, slot: int) -> _Slopes:
    """The slopes of a source of which the loss does not depend."""
    shape, loss = run.values[slot].shape, float(run.values[run.tape.loss])
    flat, none = np.full(shape, loss - loss), np.zeros(shape, bool)
    return _Slopes(flat, flat, none, none, np.zeros(shape))


def _side_by_side(
    run: Run, slots: list[int], needed: list[int]
) -> Iterator[tuple[int, _Slopes] | None]:
    """The slopes of sources that are single numbers, as all between them and the loss are.

    One walk for all: each source has a column of its own, in which it alone is nudged, up in the
    first row and down in the second. What a column's source does not reach keeps its number.
    """
    tape, count = run.tape, len(slots)
    at = np.array([float(run.values[slot]) for slot in slots])
    steps = STEP * np.maximum(1.0, np.abs(at))
    nudged = np.stack([at + steps, at - steps])
    reached = dict(zip(slots, np.eye(count, dtype=bool), strict=True))
    moved = {slot: np.where(reached[slot], nudged, run.values[slot]) for slot in slots}
    squares = np.zeros(count)
    on_kink, may_cross = np.zeros(count, bool), np.zeros(count, bool)
    for turn, slot in enumerate(needed, 1):
        if turn % BREATH == 0:
            yield None
        step = tape.steps[slot]
        behind = [reached[source] for source in step.sources if source in reached]
        if behind:
            here = reached[slot] = np.logical_or.reduce(behind)
            moved[slot] = np.where(here, _again(run, slot, moved), run.values[slot])
            if step.gate.kink is not None:
                may_cross |= here
                ups = {source: moved[source][0] for source in step.sources if source in moved}
                on_kink |= here & _on_kink(run, slot, ups)
        if slot in reached:
            squares += np.where(reached[slot], _share(run, slot) ** 2, 0.0)
    loss = float(run.values[tape.loss])
    above, below = moved[tape.loss]  # type: ignore[index]
    left, right = (loss - below) / steps, (above - loss) / steps
    rounding = _rounding(np.sqrt(squares)) / steps
    for slot, *slopes in zip(slots, left, right, on_kink, may_cross, rounding, strict=True):
        yield slot, _Slopes(*slopes)


def _entry_by_entry(run: Run, slot: int, needed: list[int]) -> Iterator[tuple[int, _Slopes] | None]:
    """The slopes of a source on whose way to the loss there are arrays: a walk for each entry."""
    value, loss = run.values[slot], float(run.values[run.tape.loss])
    cone = _cone(run.tape, slot, needed)
    kinked = [later for later in cone if run.tape.steps[later].gate.kink is not None]
    steps = STEP * np.maximum(1.0, np.abs(value))
    left, right, on_kink = np.empty(value.shape), np.empty(value.shape), np.zeros(value.shape, bool)
    for index in np.ndindex(value.shape):
        yield None
        above, below = (_moved(run, slot, cone, index, side * steps[index]) for side in (1, -1))
        left[index] = (loss - float(below[run.tape.loss])) / steps[index]  # type: ignore[index]
        right[index] = (float(above[run.tape.loss]) - loss) / steps[index]  # type: ignore[index]
        on_kink[index] = any(np.any(_on_kink(run, later, above)) for later in kinked)
    shares = np.linalg.norm([_share(run, each) for each in (slot, *cone)])
    rounding = _rounding(shares) / steps
    yield slot, _Slopes(left, right, on_kink, np.full(value.shape, bool(kinked)), rounding)


def _cone(tape: Tape, slot: int, needed: list[int]) -> list[int]:
    """The slots behind `slot` on which the loss depends: all that a nudge there can change."""
    moved = {slot}
    for later in needed:
        if any(source in moved for source in tape.steps[later].sources):
            moved.add(later)
    return sorted(moved - {slot})


def _moved(
    run: Run, slot: int, cone: list[int], index: tuple[int, ...], by: float
) -> dict[int, Any]:
    """The values that change with one entry of a source."""
    nudged = np.array(run.values[slot])
    nudged[index] += by
    moved: dict[int, Any] = {slot: nudged}
    for later in cone:
        moved[later] = _again(run, later, moved)
    return moved


def _again(run: Run, slot: int, moved: Mapping[int, Any]) -> Any:
    """The value of a step where some of what arrives has moved."""
    step = run.tape.steps[slot]
    assert step.gate.forward is not None
    arriving = [moved.get(source, run.values[source]) for source in step.sources]
    return step.gate.forward(*arriving, **step.attrs)


def _on_kink(run: Run, slot: int, moved: Mapping[int, Any]) -> Any:
    """Where a nudge moves an entry of this gate that stands on the gate's kink."""
    step = run.tape.steps[slot]
    assert step.gate.kink is not None
    arriving = [run.values[source] for source in step.sources]
    at: Any = step.gate.kink.at(*arriving, **step.attrs)
    touched: Any = False
    for source, value in zip(step.sources, arriving, strict=True):
        touched = touched | (value != moved.get(source, value))
    return at & touched


def _share(run: Run, slot: int) -> float:
    """How much of the loss hangs on this step's numbers; 0 where no gradient arrived."""
    gradient = run.gradients[slot]
    return 0.0 if gradient is None else float(np.linalg.norm(run.values[slot] * gradient))


def _rounding(shares: Any) -> Any:
    """How far rounding can put the loss off, from the length of the shares on the way."""
    return ROUNDINGS * np.finfo(np.float64).eps * shares
