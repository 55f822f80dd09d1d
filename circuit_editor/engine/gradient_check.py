"""The gradient check: every input nudged both ways, the difference held against the gradient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from circuit_editor.engine.execute import execute
from circuit_editor.engine.finite_differences import (
    MOST_ENTRIES,
    SMALLEST,
    SOME_ENTRIES,
    WIDER,
    OneSidedSlopes,
    entry_by_entry,
    reachable,
    side_by_side,
    zero_slopes,
)
from circuit_editor.engine.interpreter import LARGEST_RUN
from circuit_editor.engine.philox import uniform
from circuit_editor.engine.run import Run
from circuit_editor.engine.tangents import loss_tangent
from circuit_editor.engine.tape import Tape
from circuit_editor.gates import Array

TOLERANCE = 1e-5  # of |a - b| / |b|, for a whole circuit in float64
ALONG = 1e-9  # of the length of the products, for a tangent through a whole circuit
DIGITS = 1e-2  # rounding may excuse so large a part of a gradient that is said to agree
COLUMNS = 256  # sources nudged in one walk: more use more memory and save little


class Doubt(Enum):
    """Why nothing can be said of a gradient."""

    NOT_FINITE = "not finite"  # the loss, the gradient or the difference
    KINK = "kink"  # the nudge starts at, or crosses, a place without a derivative
    BEND = "bend"  # the function bends too sharply within the nudge
    ROUNDING = "rounding"  # the two differ by no more than rounding does, beside numbers so large


@dataclass(frozen=True, slots=True)
class CheckedInput:
    """One input, checked. `gradient` and `difference` have the input's shape; `error` is the worst.

    `agrees` is True where the two are the same to `TOLERANCE` of the difference, or to what
    rounding leaves of it; so a small gradient is held to as many digits as a large one. It is None
    where nothing can be said: the loss or the gradient is not finite, the nudge crosses a place
    without a derivative (or too sharp a bend), or rounding hides the gradient beside numbers that
    large. `why` says which. At a kink it is False outside of what the slopes on both sides allow;
    at a jump, which has no slopes on its sides, it never is.

    Of an array of more than 1,000 numbers 200 are nudged, always the same ones; `difference` is nan
    at all others, which are held together, with these, against one tangent of the whole array.
    """

    path: str
    gradient: Array
    difference: Array
    error: float
    agrees: bool | None
    why: Doubt | None = None


@dataclass(frozen=True, slots=True)
class _Margin:
    """The margin of error of a gradient: worked out only for those that seem to be wrong.

    `bend`: how far the curve itself puts the difference off, by a wider step. `lowest` and
    `highest`: the gradient cannot be beyond, whichever slopes the gates take within the nudge.
    """

    bend: Array | float = 0.0
    lowest: Array | float = np.inf
    highest: Array | float = -np.inf


def check(tape: Tape, values: Mapping[str, Array], run: Run | None = None) -> list[CheckedInput]:
    """Compare the gradient of every input and parameter with central differences of the loss.

    Sources of which the loss does not depend are checked too: their gradient counts as 0.
    Empty where the loss has no value.
    """
    run = run or execute(tape, values)
    found = [each for each in checking(run) if each is not None]
    return sorted(found, key=lambda each: tape.slots[each.path])


def checking(run: Run) -> Iterator[CheckedInput | None]:
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
    return len(_sources(run)) if has_loss(run) else 0


def work_of(run: Run) -> int:
    """How many gates a check of this run works out again, whole walks counted."""
    if not has_loss(run):
        return 0
    needed = run.tape.upstream(run.tape.loss)
    leading = set(needed)
    moving = [slot for slot in _sources(run) if slot in leading]
    if _has_arrays(run, needed):
        sizes = [int(run.values[slot].size) for slot in moving]
        nudged = sum(size if size <= MOST_ENTRIES else SOME_ENTRIES for size in sizes)
        return 2 * len(needed) * nudged
    return len(needed) * -(-len(moving) // _columns(needed))


def has_loss(run: Run) -> bool:
    """True where there is a loss that is a number, and so something to check against."""
    return run.loss is not None and run.loss.shape == ()


def _sources(run: Run) -> list[int]:
    """The slots of what a check looks at: inputs and parameters that have a value."""
    return [
        slot
        for slot, step in enumerate(run.tape.steps)
        if step.gate.is_source and step.gate.takes_gradient and run.values[slot] is not None
    ]


def _has_arrays(run: Run, needed: list[int]) -> bool:
    """True where an array is on the way, or a gate that takes no numbers side by side."""
    steps = run.tape.steps
    return any(run.values[slot].shape or steps[slot].gate.is_of_arrays for slot in needed)


def _columns(needed: list[int]) -> int:
    """How many sources share a walk."""
    return max(1, min(COLUMNS, LARGEST_RUN // (2 * len(needed))))


def _checking(run: Run) -> Iterator[CheckedInput | None]:
    """Check all sources; those that seem to be wrong are looked at again, more closely."""
    if not has_loss(run):
        return
    accused: dict[int, OneSidedSlopes] = {}
    for each in _all_slopes(run, _sources(run)):
        found = each and _checked(run, *each, _Margin())
        if each and found and found.agrees is False:
            accused[each[0]] = each[1]
        else:
            yield found
    for again in _all_slopes(run, list(accused), WIDER):
        yield again and _confirmed(run, again[0], accused[again[0]], again[1])


def _all_slopes(
    run: Run, slots: list[int], wider: float = 1.0
) -> Iterator[tuple[int, OneSidedSlopes] | None]:
    """The slopes of these sources, each with its slot; `wider` is the step, times the usual one.

    Nudged one by one, 10,000 inputs would mean 10,000 walks; single numbers share them.
    """
    needed = run.tape.upstream(run.tape.loss)
    leading = set(needed)
    moving = []
    for slot in slots:
        if slot in leading:
            moving.append(slot)
        else:
            yield slot, zero_slopes(run, slot)
    if _has_arrays(run, needed):
        for slot in moving:
            yield from entry_by_entry(run, slot, needed, wider)
        return
    columns = _columns(needed)
    for first in range(0, len(moving), columns):
        yield from side_by_side(run, moving[first : first + columns], needed, wider)


def _confirmed(run: Run, slot: int, slopes: OneSidedSlopes, wide: OneSidedSlopes) -> CheckedInput:
    """What is said of a source that seems to be wrong, with all that may excuse it."""
    bend = np.abs(wide.difference - slopes.difference)
    # the two sides of a kink have errors of their own, which grow with the step itself
    sides = np.abs(wide.left - slopes.left), np.abs(wide.right - slopes.right)
    bend = np.where(slopes.may_cross, np.maximum(bend, 2 * np.maximum(*sides)), bend)
    bend = np.where(np.isnan(bend), np.inf, bend)
    found = _checked(run, slot, slopes, _Margin(bend))
    if found.agrees is not False:
        return found
    lowest, highest = reachable(run, slot)
    # without a kink, and on a single one, the two sides tell it all, unless the curve is wild
    ends = (slopes.kinks == 1) | ~slopes.may_cross
    lowest = np.where(ends & np.isfinite(lowest), np.inf, lowest)
    highest = np.where(ends & np.isfinite(highest), -np.inf, highest)
    return _checked(run, slot, slopes, _Margin(bend, lowest, highest))


def _checked(run: Run, slot: int, slopes: OneSidedSlopes, margin: _Margin) -> CheckedInput:
    gradient = run.gradients[slot]
    gradient = np.zeros(slopes.left.shape) if gradient is None else np.asarray(gradient)
    difference = slopes.difference
    gap = np.abs(gradient - difference) / (1 + np.abs(difference))
    error = float(np.max(gap, initial=0.0, where=np.broadcast_to(slopes.measured, gap.shape)))
    agrees, why = _verdict(gradient, slopes, margin)
    if agrees and not np.all(slopes.measured) and not _agrees_along(run, slot, gradient):
        agrees = False
    return CheckedInput(run.tape.steps[slot].path, gradient, difference, error, agrees, why)


def _agrees_along(run: Run, slot: int, gradient: Array) -> bool:
    """True where a gradient, all of its entries, agrees with a tangent of random directions."""
    direction = uniform(0, "direction", slot, gradient.size).reshape(gradient.shape) - 0.5
    products = gradient * direction
    gap = abs(loss_tangent(run, slot, direction) - float(np.sum(products)))
    return gap <= ALONG * float(np.linalg.norm(products)) + SMALLEST


def _verdict(
    gradient: Array, slopes: OneSidedSlopes, margin: _Margin
) -> tuple[bool | None, Doubt | None]:
    """True where all entries agree, False where one does not; None, and why, where none is told."""
    difference, noise = slopes.difference, slopes.rounding + margin.bend
    finite = (np.isfinite(gradient) & np.isfinite(difference)) | ~np.asarray(slopes.measured)
    gap, size = np.abs(gradient - difference), np.abs(difference)
    close = gap <= TOLERANCE * size + np.minimum(slopes.rounding, DIGITS * size)
    nothing = (
        (gradient == 0) & (gap <= noise) & (noise <= TOLERANCE)
    )  # it has no digits to be wrong
    close = finite & (close | nothing | ~np.asarray(slopes.measured))
    if close.all():
        return True, None
    open_ = finite & ~close
    low, high = np.minimum(slopes.left, slopes.right), np.maximum(slopes.left, slopes.right)
    low = np.minimum(np.where(slopes.may_cross, low, difference), margin.lowest)
    high = np.maximum(np.where(slopes.may_cross, high, difference), margin.highest)
    allowed = noise + TOLERANCE * np.maximum(np.abs(low), np.abs(high))
    outside = ((gradient < low - allowed) | (gradient > high + allowed)) & ~slopes.jumps
    if (open_ & outside).any():
        return False, None
    if not finite.all():
        return None, Doubt.NOT_FINITE
    beyond = open_ & (gap > slopes.rounding)  # what rounding alone does not explain
    if (beyond & slopes.may_cross).any():
        return None, Doubt.KINK
    return None, Doubt.BEND if beyond.any() else Doubt.ROUNDING
