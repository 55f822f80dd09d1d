"""Examples of a batch: along which axis each array counts them, and what one of them contributes.

An input says that its first axis counts examples. The axis is followed through gates by the cells
that meet: it goes on where an entry of the output is made of entries of one example alone. A weight
has no such axis; where it meets arrays that have one, its gradient is a sum over examples, and the
share of one is what it would be sent if nothing arrived there for the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from circuit_editor.engine.run import Run
from circuit_editor.engine.tape_columns import Step
from circuit_editor.gates import Array, input_cells, vjp
from circuit_editor.gates.gate import Shape
from circuit_editor.gates.sources import EXAMPLES
from circuit_editor.named_tuple import NamedTuple

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

    Of a run behind a filter this raises HiddenError where one of the numbers may not be seen.
    """
    found: dict[int, Array] = {}
    axes = examples.axes
    for slot in range(len(run.tape.steps) - 1, -1, -1):
        step = run.tape.steps[slot]
        wanted = [
            at for at, source in enumerate(step.sources) if source >= 0 and source not in axes
        ]
        if not wanted:
            continue
        upstream, arriving, out = found.get(slot), run.inputs(slot), run.values[slot]
        if slot in axes:
            upstream = _of_one(run.gradients[slot], axes[slot], example)
        if upstream is None or arriving is None or out is None:
            continue
        with np.errstate(all="ignore"):
            sent = vjp(step.gate, upstream, arriving, out, step.arguments)
            for at in wanted:
                source = step.sources[at]
                if run.gradients[source] is not None:
                    before = found.get(source)
                    found[source] = sent[at] if before is None else before + sent[at]
    return found


def _of_one(gradient: Array | None, axis: int, example: int) -> Array | None:
    """A gradient with zeros for all examples but one."""
    if gradient is None:
        return None
    here = (slice(None),) * axis + (example,)
    kept = np.zeros_like(gradient)
    kept[here] = gradient[here]
    return kept
