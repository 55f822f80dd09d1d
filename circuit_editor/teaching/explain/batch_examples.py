"""Examples of a batch: along which axis each array counts them, and what one of them contributes.

An input says that its first axis counts examples. The axis is followed through gates by the cells
that meet: it goes on where an entry of the output is made of entries of one example alone. A weight
has no such axis; where it meets arrays that have one, its gradient is a sum over examples, and the
share of one is what it would be sent if nothing arrived there for the others. So is a loss a sum
over examples, or their mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from circuit_editor.engine.run import Run
from circuit_editor.engine.tape_columns import Step
from circuit_editor.engine.visibility import HiddenError
from circuit_editor.gates import Array, input_cells, jvp, vjp
from circuit_editor.gates.gate import Shape
from circuit_editor.gates.losses import NONE, REDUCTION
from circuit_editor.gates.sources import EXAMPLES
from circuit_editor.named_tuple import NamedTuple

CLOSE = 1e-9
MOST_CELLS = 100_000  # of an array whose cells are asked: beyond, the axis is not followed


class Examples(NamedTuple):
    """The number of examples of a batch, and the axis that counts them, by slots that have one."""

    number: int
    axes: Mapping[int, int]


def examples_of(run: Run) -> Examples | None:
    """The examples of a run's batch; None where no input counts any.

    It reads shapes only. Of inputs with batches of several lengths the first one counts.
    """
    count, axes = 0, dict[int, int]()
    for slot, step in enumerate(run.tape.steps):
        value = run.values[slot]
        if value is None:
            continue
        shape = np.shape(value)
        if step.gate.is_source:
            if step.options.get(EXAMPLES) and shape and (not count or shape[0] == count):
                count = shape[0]
                axes[slot] = 0
        elif any(source in axes for source in step.sources):
            given = [np.shape(run.values[source]) for source in step.sources]
            axis = _axis_of(step, given, [axes.get(source) for source in step.sources], shape)
            if axis is not None:
                axes[slot] = axis
    return Examples(count, axes) if count else None


def _axis_of(
    step: Step, given: Sequence[Shape], axes: Sequence[int | None], shape: Shape
) -> int | None:
    """The axis of the output along which the examples of all inputs that have them go on."""
    gate = step.gate
    if gate.is_flag or not shape or max(map(np.prod, (shape, *given))) > MOST_CELLS:
        return None
    known = [(at, axis) for at, axis in enumerate(axes) if axis is not None]
    count = given[known[0][0]][known[0][1]]
    found = [axis for axis, length in enumerate(shape) if length == count]
    for probe in _probes(shape):
        cells = input_cells(gate, probe, given, step.arguments)
        for at, axis in known:
            lit = {*np.nonzero(np.broadcast_to(cells[at], given[at]))[axis].tolist()}
            found = [each for each in found if lit <= {probe[each]}]
        if not found:
            return None
    return found[0] if len(found) == 1 else None


def _probes(shape: Shape) -> list[Shape]:
    """Some entries of an array, of which no two axes are alike: its corners, and one within."""
    corners = list(product(*((0, length - 1) for length in shape)))[:16]
    within = tuple(length * (at + 1) // (len(shape) + 1) for at, length in enumerate(shape))
    return [*corners, within]


def shares(run: Run, examples: Examples, example: int) -> dict[int, Array]:
    """What one example contributes to each gradient that is a sum over examples, by slot.

    Of a run behind a filter those alone whose every number may be seen: as steps go back, more.
    """
    found: dict[int, Array] = {}
    unknown: set[int] = set()  # slots to which a part comes that may not be seen
    axes = examples.axes
    for slot in range(len(run.tape.steps) - 1, -1, -1):
        sources = run.tape.steps[slot].sources
        wanted = [at for at, each in enumerate(sources) if each >= 0 and each not in axes]
        if not wanted:
            continue
        try:
            sent = _sent_of_one(run, slot, axes, example, found.get(slot))
            there = [at for at in wanted if run.gradients[sources[at]] is not None]
        except HiddenError:
            sent, there = (), []
            unknown.update(sources[at] for at in wanted)
        if slot in unknown:
            unknown.update(sources[at] for at in wanted)
        for at in there if sent else ():
            before = found.get(sources[at])
            found[sources[at]] = sent[at] if before is None else before + sent[at]
    return {slot: share for slot, share in found.items() if slot not in unknown}


def _sent_of_one(
    run: Run, slot: int, axes: Mapping[int, int], example: int, upstream: Array | None
) -> Sequence[Array]:
    """What a step sends back of one example; `upstream` is its share where it counts none.

    Nothing, where nothing arrives.
    """
    step, arriving, out = run.tape.steps[slot], run.inputs(slot), run.values[slot]
    if slot in axes:
        upstream = _of_one(run.gradients[slot], axes[slot], example)
    if upstream is None or arriving is None or out is None:
        return ()
    with np.errstate(all="ignore"):
        return vjp(step.gate, upstream, arriving, out, step.arguments)


def loss_share(run: Run, examples: Examples, example: int) -> float | None:
    """What one example contributes to the loss; None where that is no sum over examples.

    What no example has part in, as a penalty for large weights, is in none of the shares. Of a run
    behind a filter this raises HiddenError where one of the numbers may not be seen.
    """
    parts: dict[int, Array | None] = {}  # of slots that examples have part in; None: in no sum
    axes, feeding = examples.axes, run.tape.upstream(run.tape.loss)
    for slot in feeding:
        sources = run.tape.steps[slot].sources
        if slot in axes:
            parts[slot] = _of_one(run.values[slot], axes[slot], example)
        elif not parts.keys().isdisjoint(sources):
            own = {at: parts[each] for at, each in enumerate(sources) if each in parts}
            parts[slot] = _part_of_sum(run, slot, own, axes, example)
    share = parts.get(feeding[-1]) if feeding else None
    return None if share is None else float(share)


def _part_of_sum(
    run: Run,
    slot: int,
    own: Mapping[int, Array | None],
    axes: Mapping[int, int],
    example: int,
) -> Array | None:
    """What a step makes of the parts that an example has in its inputs, by their places.

    None where it does not add examples up: where it is no straight line of what they make.
    """
    step, arriving, out = run.tape.steps[slot], run.inputs(slot), run.values[slot]
    gate, attrs = step.gate, step.arguments
    if arriving is None or out is None or any(each is None for each in own.values()):
        return None
    if gate.is_flag:
        return own[0]
    given = tuple(map(np.asarray, arriving))
    with np.errstate(all="ignore"):
        if gate.options.keys() & REDUCTION.keys():
            assert gate.forward is not None
            terms = np.asarray(gate.forward(*given, **{**attrs, **dict.fromkeys(REDUCTION, NONE)}))
            axis = next((axes[each] for each in step.sources if each in axes), terms.ndim)
            if axis >= terms.ndim:
                return None
            whole = np.sum(terms)
            return np.asarray(out * (np.sum(terms.take(example, axis)) / whole if whole else 0.0))
        nothing = tuple(np.zeros_like(each) for each in given)
        moved = tuple(each if at in own else nothing[at] for at, each in enumerate(given))
        without = tuple(nothing[at] if at in own else each for at, each in enumerate(given))
        assert gate.forward is not None
        straight = gate.forward(*without, **attrs) + jvp(gate, moved, given, out, attrs)
        if not np.allclose(straight, out, rtol=CLOSE, atol=CLOSE * _size(given)):
            return None
        parts = tuple(own.get(at, each) for at, each in enumerate(nothing))
        return np.asarray(jvp(gate, parts, given, out, attrs))


def _size(arrays: Sequence[Array]) -> float:
    return max((float(np.max(np.abs(each), initial=0.0)) for each in arrays), default=0.0)


def _of_one(array: Array | None, axis: int, example: int) -> Array | None:
    """An array with zeros for all examples but one."""
    if array is None:
        return None
    here = (slice(None),) * axis + (example,)
    kept = np.zeros_like(array)
    kept[here] = array[here]
    return kept
