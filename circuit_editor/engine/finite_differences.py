"""Finite differences: a source nudged both ways, and the slopes of the loss on both sides.

Nothing here looks at a local derivative: what is measured is held against them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.engine.philox import uniform
from circuit_editor.engine.run import Run
from circuit_editor.engine.tangents import step_tangent
from circuit_editor.engine.tape import Tape
from circuit_editor.gates import Array

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEP = 1e-6  # times max(1, |x|); measured best among 1e-4 ... 1e-8
WIDER = 1.618  # the step with which an accusation is confirmed, times the first; no whole number
ROUNDINGS = 8  # how many times its rounding unit a number on the way may be off
UNEVEN = 0.02  # a curve is wild that does not grow with the step, but for such a part
SMALLEST = float(np.finfo(np.float64).smallest_normal)
MOST_ENTRIES, SOME_ENTRIES = 1000, 200  # of an array: all are nudged, or so many of more
BREATH = 100  # gates between two pauses of a walk


@dataclass(frozen=True, slots=True)
class OneSidedSlopes:
    """The one-sided slopes of the loss by the numbers of one source, on both sides of each.

    `kinks`: how many gates a nudge moves that stand exactly on their kinks. `may_cross`: it moves
    gates that have kinks at all. `jumps`: it takes a gate over a step, and no slope is measured
    there. `rounding`: how far rounding can put a slope off. All have the source's shape. Where
    `measured` is False no entry was nudged, and slopes are nan.
    """

    left: Array
    right: Array
    kinks: NDArray[np.int64]
    may_cross: NDArray[np.bool_]
    jumps: NDArray[np.bool_]
    rounding: Array
    measured: NDArray[np.bool_] | bool = True

    @property
    def difference(self) -> Array:
        """The central difference."""
        return np.asarray((self.left + self.right) / 2)


def zero_slopes(run: Run, slot: int) -> OneSidedSlopes:
    """The slopes of a source of which the loss does not depend."""
    shape, loss = run.values[slot].shape, float(run.values[run.tape.loss])
    flat, none = np.full(shape, loss - loss), np.zeros(shape, int)
    return OneSidedSlopes(flat, flat, none, none > 0, none > 0, np.zeros(shape))


def side_by_side(
    run: Run, slots: list[int], needed: list[int], wider: float
) -> Iterator[tuple[int, OneSidedSlopes] | None]:
    """The slopes of sources that are single numbers, as all between them and the loss are.

    One walk for all: each source has a column of its own, in which it alone is nudged, up in the
    first row and down in the second. What a column's source does not reach keeps its number.
    """
    tape, count = run.tape, len(slots)
    at = np.array([float(run.values[slot]) for slot in slots])
    steps = wider * STEP * np.maximum(1.0, np.abs(at))
    nudged = np.stack([at + steps, at - steps])
    reached = dict(zip(slots, np.eye(count, dtype=bool), strict=True))
    moved = {slot: np.where(reached[slot], nudged, run.values[slot]) for slot in slots}
    length = np.zeros(count)
    kinks, may_cross = np.zeros(count, int), np.zeros(count, bool)
    jumps = np.zeros(count, bool)
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
                kinks += here & np.any(_on_kink(run, slot, moved), axis=0)
                if _is_step(run, slot):
                    jumps |= np.any(moved[slot] != run.values[slot], axis=0)
        if slot in reached:
            share = _share(run, slot)
            counts = reached[slot]
            if not math.isfinite(run.gradients[slot] or 0.0):  # what stands still is not off
                counts = counts & (moved[slot] != run.values[slot]).any(axis=0)
            length = np.hypot(length, np.where(counts, share, 0.0))
    loss = float(run.values[tape.loss])
    above, below = moved[tape.loss]  # type: ignore[index]
    left, right = (loss - below) / steps, (above - loss) / steps
    rounding = _rounding(length) / steps
    for slot, *slopes in zip(slots, left, right, kinks, may_cross, jumps, rounding, strict=True):
        yield slot, OneSidedSlopes(*slopes)


def entry_by_entry(
    run: Run, slot: int, needed: list[int], wider: float
) -> Iterator[tuple[int, OneSidedSlopes] | None]:
    """The slopes of a source on whose way to the loss there are arrays: a walk for each entry."""
    value, loss = run.values[slot], float(run.values[run.tape.loss])
    cone = _cone(run.tape, slot, needed)
    kinked = [later for later in cone if run.tape.steps[later].gate.kink is not None]
    steps = wider * STEP * np.maximum(1.0, np.abs(value))
    stepped = [later for later in kinked if _is_step(run, later)]
    left, right = np.full(value.shape, np.nan), np.full(value.shape, np.nan)
    kinks, jumps = np.zeros(value.shape, int), np.zeros(value.shape, bool)
    measured = np.zeros(value.shape, bool)
    for index in _nudged_entries(value.shape, slot):
        measured[index] = True
        yield None
        above, below = (_moved(run, slot, cone, index, side * steps[index]) for side in (1, -1))
        left[index] = (loss - float(below[run.tape.loss])) / steps[index]  # type: ignore[index]
        right[index] = (float(above[run.tape.loss]) - loss) / steps[index]  # type: ignore[index]
        for later in kinked:
            touched = _on_kink(run, later, above) | _on_kink(run, later, below)
            kinks[index] += np.count_nonzero(touched)
        for later in stepped:
            own = run.values[later]
            jumps[index] |= np.any((above[later] != own) | (below[later] != own))
    rounding = (
        _rounding(np.asarray(np.linalg.norm([_share(run, each) for each in (slot, *cone)]))) / steps
    )
    may_cross = np.full(value.shape, bool(kinked))
    yield slot, OneSidedSlopes(left, right, kinks, may_cross, jumps, rounding, measured)


def _nudged_entries(shape: tuple[int, ...], slot: int) -> Iterable[tuple[int, ...]]:
    """The entries of an array that are nudged: all, or of very many some that are always these."""
    size = math.prod(shape)
    if size <= MOST_ENTRIES:
        return np.ndindex(shape)
    drawn = np.argsort(uniform(0, "gradient check", slot, size))[:SOME_ENTRIES]
    return zip(*(each.tolist() for each in np.unravel_index(np.sort(drawn), shape)), strict=True)


def reachable(run: Run, slot: int) -> tuple[Array, Array]:
    """The lowest and highest gradient of a source, whichever slopes the gates on the way take.

    Each gate may take any slope between those to the left and to the right of where it stands, as
    they are measured: so a gradient by any convention lies between, also where several kinks meet.
    """
    value = run.values[slot]
    cone = _cone(run.tape, slot, run.tape.upstream(run.tape.loss))
    steps = STEP * np.maximum(1.0, np.abs(value))
    lowest, highest = np.empty(value.shape), np.empty(value.shape)
    for index in np.ndindex(value.shape):
        places = [_moved(run, slot, cone, index, side * steps[index]) for side in (1, -1)]
        tangent = np.zeros(value.shape)
        tangent[index] = 1.0
        tangents: dict[int, tuple[Array, Array]] = {slot: (tangent, tangent)}
        for later in cone:
            tangents[later] = _tangent(run, later, places, tangents)
        low, high = tangents[run.tape.loss]  # type: ignore[index]
        lowest[index], highest[index] = np.sum(low), np.sum(high)
    return lowest, highest


def _tangent(
    run: Run, slot: int, places: list[dict[int, Array]], tangents: Mapping[int, tuple[Array, Array]]
) -> tuple[Array, Array]:
    """How little and how much a step can move with the source."""
    step, out = run.tape.steps[slot], run.values[slot]
    assert step.gate.forward is not None
    if step.gate.is_of_arrays:
        return _tangent_of_arrays(run, slot, places, tangents)
    low, high = np.zeros(()), np.zeros(())
    for index, source in enumerate(step.sources):
        if source not in tangents:
            continue
        own = run.values[source]
        far = [np.abs(moved[source] - own) for moved in places]
        far = np.maximum.reduce([*far, STEP * np.maximum(1.0, np.abs(own))])
        outs = []
        for by in (far, -far, WIDER * far, -WIDER * far):
            arriving = [run.values[each] for each in step.sources]
            arriving[index] = own + by
            outs.append(step.gate.forward(*arriving, **step.arguments))
        slopes = (outs[0] - out) / far, (out - outs[1]) / far
        sides = tangents[source]
        products = [np.where(side == 0, 0.0, slope * side) for slope in slopes for side in sides]
        unknown = np.any([np.isnan(each) for each in products], axis=0)
        if step.gate.kink is None:
            stands = (sides[0] == 0) & (sides[1] == 0)
            unknown |= ~stands & _is_wild(out, *outs)
        low = low + np.where(unknown, -np.inf, np.minimum.reduce(products))
        high = high + np.where(unknown, np.inf, np.maximum.reduce(products))
    return low, high


def _tangent_of_arrays(
    run: Run, slot: int, places: list[dict[int, Array]], tangents: Mapping[int, tuple[Array, Array]]
) -> tuple[Array, Array]:
    """The same of a gate of arrays: one tangent, or anything where a kink lies before or in it."""
    step = run.tape.steps[slot]
    moving = {source: (low + high) / 2 for source, (low, high) in tangents.items()}
    # within a nudge a curve's slopes differ a little, those of a kink by far
    is_sure = all(
        np.allclose(*tangents[source], rtol=UNEVEN, atol=SMALLEST)
        for source in step.sources
        if source in tangents
    )
    if is_sure and not (step.gate.kink and any(_on_kink(run, slot, at).any() for at in places)):
        tangent = step_tangent(run, slot, moving)
        return tangent, tangent
    anything = np.full(np.shape(run.values[slot]), np.inf)
    return -anything, anything


def _is_wild(
    out: Array, above: Array, below: Array, far_above: Array, far_below: Array
) -> NDArray[np.bool_]:
    """Where a function goes on otherwise by a wider step: it waves, or ends, within the nudge."""
    slope, far_slope = above - below, far_above - far_below
    bend, far_bend = above - out - (out - below), far_above - out - (out - far_below)
    off = np.abs(far_slope - WIDER * slope) + np.abs(far_bend - WIDER**2 * bend)
    rounding = 16 * np.finfo(np.float64).eps * np.abs(out)
    return ~(off <= UNEVEN * (np.abs(far_slope) + np.abs(far_bend)) + rounding)


def _cone(tape: Tape, slot: int, needed: list[int]) -> list[int]:
    """The slots behind `slot` on which the loss depends: all that a nudge there can change."""
    return [later for later in tape.downstream([slot], needed) if later != slot]


def _moved(
    run: Run, slot: int, cone: list[int], index: tuple[int, ...], by: float
) -> dict[int, Array]:
    """The values that change with one entry of a source."""
    nudged = np.array(run.values[slot])
    nudged[index] += by
    moved: dict[int, Array] = {slot: nudged}
    for later in cone:
        moved[later] = _again(run, later, moved)
    return moved


def _again(run: Run, slot: int, moved: Mapping[int, Array]) -> Array:
    """The value of a step where some of what arrives has moved."""
    step = run.tape.steps[slot]
    assert step.gate.forward is not None
    arriving = [moved.get(source, run.values[source]) for source in step.sources]
    made: Array = step.gate.forward(*arriving, **step.arguments)
    return made


def _on_kink(run: Run, slot: int, moved: Mapping[int, Array]) -> NDArray[np.bool_]:
    """Where a nudge moves an entry of this gate that stands on the gate's kink."""
    step = run.tape.steps[slot]
    assert step.gate.kink is not None
    arriving = [run.values[source] for source in step.sources]
    at: NDArray[np.bool_] = step.gate.kink.at(*arriving, **step.arguments)
    touched = np.zeros_like(at)
    for source, value in zip(step.sources, arriving, strict=True):
        differs = value != moved.get(source, value)
        touched = touched | (np.any(differs) if step.gate.is_of_arrays else differs)
    return at & touched


def _is_step(run: Run, slot: int) -> bool:
    """True for a gate that is flat but for its jumps."""
    kink = run.tape.steps[slot].gate.kink
    return kink is not None and kink.jumps


def _share(run: Run, slot: int) -> float:
    """How much of the loss hangs on this step's numbers; 0 where no gradient arrived.

    Numbers below the smallest normal one are no more exact than that one is.
    """
    gradient = run.gradients[slot]
    if gradient is None:
        return 0.0
    value = run.values[slot]
    if value.shape == ():  # most are, and this is asked of each
        return max(abs(float(value)), SMALLEST) * abs(float(gradient))
    shares = np.abs(np.maximum(np.abs(value), SMALLEST) * gradient)
    largest = float(np.max(shares, initial=0.0))
    if largest == 0 or not math.isfinite(largest):
        return largest
    return largest * float(np.linalg.norm(shares / largest))  # squares would be too large


def _rounding(shares: Array) -> Array:
    """How far rounding can put the loss off, from the length of the shares on the way."""
    return ROUNDINGS * np.finfo(np.float64).eps * shares
