"""Plans: a tape cut, for given shapes of its sources, into parts that are run one after another.

A part is a stretch of single numbers that the kernel walks, or one step that is bound once to its
gate's functions and to the arrays it reads and writes: a gate of arrays, or one the kernel has no
case for. Shapes and sizes are asked when the plan is made, and no more; what is bound stands in a
`Workspace`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.engine import kernel
from circuit_editor.engine.compiled_tape import first_reads
from circuit_editor.engine.interpreter import loss_problem, why_not_compute
from circuit_editor.engine.kernel.passes import fill_reached
from circuit_editor.engine.plan_layout import PlanLayout, Source, Stretch
from circuit_editor.engine.run import Run
from circuit_editor.engine.tape_columns import UNPLUGGED, Step, TapeColumns
from circuit_editor.engine.workspace import Lease, PlannedRun, Workspace
from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape
from circuit_editor.model import Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.tape import Tape

MOST_REMEMBERED = 20  # sets of sources that changed together
SKIP = 0  # the code of a source, which has nothing to compute

_shape = attrgetter("shape")


class TapePlan:
    """A plan of a tape for sources of some shapes, with the workspace that nobody uses now."""

    def __init__(self, layout: PlanLayout) -> None:
        self.layout = layout
        self._paths = [path for _, path, _ in layout.sources]
        self._shapes = [shape for _, _, shape in layout.sources]
        self._free: list[Workspace] = []
        self._moved: dict[tuple[int, ...], frozenset[int]] = {}

    def fetched(self, values: Mapping[str, Array]) -> list[Array | None] | None:
        """The values of the sources, in their order; None where a shape is another one."""
        found = list(map(values.get, self._paths))
        try:
            shapes = list(map(_shape, found))
        except AttributeError:  # one has none
            shapes = [None if value is None else value.shape for value in found]
        return found if shapes == self._shapes else None

    def again(self, values: Mapping[str, Array]) -> Run | None:
        """Run the tape with such values; None where they, or the kernel, are others."""
        if kernel.current() is not self.layout.quick:
            return None
        found = self.fetched(values)
        return None if found is None else self.run(found)

    def run(
        self,
        values: Sequence[Array | None],
        before: Run | None = None,
        changed: tuple[int, ...] = (),
    ) -> Run:
        """Run the tape; what the sources in the slots `changed` do not feed is as in `before`."""
        layout, free = self.layout, self._free
        try:
            workspace = free.pop()
        except IndexError:
            workspace = Workspace(layout)
        forward = workspace.forward
        if changed and isinstance(before, PlannedRun):
            forward = workspace.follow(before.lease.workspace, self._fed_by(changed))
        workspace.take(values)
        workspace.walk(forward)
        return PlannedRun(layout, Lease(workspace, free))

    def _fed_by(self, changed: tuple[int, ...]) -> frozenset[int]:
        """The slots that some sources feed, remembered, as a slider asks many times."""
        found = self._moved.get(changed)
        if found is None:
            if len(self._moved) > MOST_REMEMBERED:
                self._moved.clear()
            tape = self.layout.tape
            first = int(self.layout.first_reads[list(changed)].min())
            fed = tape.downstream(changed, range(first, len(tape.steps)))
            found = self._moved[changed] = frozenset(fed)
        return found


def source_shapes(columns: TapeColumns, values: Mapping[str, Array]) -> tuple[Shape | None, ...]:
    """The shapes of all sources, in their order on the tape; None where one has no value."""
    paths = columns.paths
    given = [
        values.get(paths[slot])
        for slot in np.flatnonzero(columns.kinds.is_source[columns.codes]).tolist()
    ]
    return tuple(None if each is None else each.shape for each in given)


def run_planned(tape: Tape, values: Mapping[str, Array]) -> Run | None:
    """Run a tape by its plan; None for one made by hand, which has none."""
    found = plan_of(tape, values)
    return None if found is None else found[0].run(found[1])


def plan_of(tape: Tape, values: Mapping[str, Array]) -> tuple[TapePlan, list[Array | None]] | None:
    """The plan for sources of these shapes, kept with the tape, and their values in its order.

    None for a tape that was made by hand.
    """
    kept: TapePlan | None = tape.plans[0] if tape.plans else None
    if kept is not None and kept.layout.quick is kernel.current():
        found = kept.fetched(values)
        if found is not None:
            return kept, found
    if tape.columns is None:
        return None
    layout = lay_out(tape, tape.columns, source_shapes(tape.columns, values))
    made = TapePlan(layout)
    tape.plans[:] = [made]
    return made, [values.get(path) for _, path, _ in layout.sources]


def lay_out(tape: Tape, columns: TapeColumns, shapes: tuple[Shape | None, ...]) -> PlanLayout:
    """The layout of a plan of a tape for sources of these shapes, in their order on the tape."""
    quick = kernel.current()
    known_to = quick if quick is not None and columns.kinds.gates == quick.gates else None
    codes, count = columns.codes, len(columns.codes)
    known = known_to.knows[codes] if known_to is not None else np.zeros(count, bool)
    made = _Shapes(tape, columns, shapes, known)
    has_value = np.array([each is not None for each in made.shapes], bool)
    loss = tape.loss
    if loss is not None and made.shapes[loss] not in ((), None):
        made.problems.append(loss_problem(tape.steps[loss].path, made.shapes[loss] or ()))
    flat = np.ascontiguousarray(columns.sources).ravel()
    has_gradient = np.zeros(count, bool)
    if loss is not None and made.shapes[loss] == ():
        has_gradient[loss] = True
        takes = columns.kinds.takes_gradient[codes]
        (fill_reached if known_to is None else known_to.reached)(flat, takes, has_gradient)
    is_source = columns.kinds.is_source[codes]
    by_kernel = made.by_kernel & ~is_source
    bound = np.flatnonzero(has_value & ~is_source & ~by_kernel).tolist()
    at = np.flatnonzero(is_source).tolist()
    return PlanLayout(
        tape,
        quick,
        [Source(slot, columns.paths[slot], made.shapes[slot]) for slot in at],
        made.shapes,
        _forward(bound, by_kernel),
        _backward(bound, by_kernel, loss, has_gradient),
        np.where(by_kernel & has_value, codes, SKIP).astype(np.uint8),
        np.where(by_kernel & has_gradient, codes, SKIP).astype(np.uint8),
        np.where(flat == UNPLUGGED, count, flat).astype(np.uint32),
        np.ascontiguousarray(columns.constants).ravel(),
        bytes(each == () for each in made.shapes),
        has_value.tobytes(),
        has_gradient.tobytes(),
        made.problems,
        made.size,
        columns.kinds.width,
        first_reads(flat, count),
    )


def _forward(bound: list[int], by_kernel: NDArray[np.bool_]) -> list[Stretch | int]:
    """The parts forwards: the kernel's stretches, between the steps that are bound."""
    parts: list[Stretch | int] = []
    begin = 0
    for slot in [*bound, len(by_kernel)]:
        if by_kernel[begin:slot].any():
            parts.append(Stretch(begin, slot - 1))
        begin = slot + 1
        if slot < len(by_kernel):
            parts.append(slot)
    return parts


def _backward(
    bound: list[int],
    by_kernel: NDArray[np.bool_],
    loss: int | None,
    has_gradient: NDArray[np.bool_],
) -> list[Stretch | int]:
    """The parts from the loss down to the first slot."""
    if loss is None or not has_gradient[loss]:
        return []
    parts: list[Stretch | int] = []
    end = loss
    for slot in [*(each for each in reversed(bound) if each <= loss), -1]:
        if by_kernel[slot + 1 : end + 1].any():
            parts.append(Stretch(slot + 1, end))
        end = slot - 1
        if slot >= 0 and has_gradient[slot]:
            parts.append(slot)
    return parts


class _Shapes:
    """The shapes of all steps, None where nothing is computed; which the kernel can be left."""

    def __init__(
        self,
        tape: Tape,
        columns: TapeColumns,
        shapes: tuple[Shape | None, ...],
        known: NDArray[np.bool_],
    ) -> None:
        self.shapes: list[Shape | None] = []
        self.problems: list[Problem] = []
        self.size = 0
        self.by_kernel = np.zeros(len(columns.codes), bool)
        given = iter(shapes)
        is_source = columns.kinds.is_source[columns.codes].tolist()
        arities = columns.kinds.arities[columns.codes].tolist()
        rows, knows = columns.sources.tolist(), known.tolist()
        for slot, row in enumerate(rows):
            if is_source[slot]:
                shape = next(given)
            else:
                arriving = [
                    self.shapes[source] if source != UNPLUGGED else None
                    for source in row[: arities[slot]]
                ]
                if knows[slot] and all(each == () for each in arriving):
                    shape = ()
                    self.by_kernel[slot] = True
                else:
                    shape = self._made(tape.steps[slot], arriving)
            self.shapes.append(shape)
            if shape is not None:
                self.size += math.prod(shape)

    def _made(self, step: Step, arriving: list[Shape | None]) -> Shape | None:
        known = [each for each in arriving if each is not None]
        if len(known) < len(arriving) or step.gate.forward is None:
            return None
        made = why_not_compute(step, known, self.size)
        if isinstance(made, Problem):
            self.problems.append(made)
            return None
        return made
