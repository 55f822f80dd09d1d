"""Plans: a tape cut, for given shapes of its sources, into parts that are run one after another.

A part is a stretch of single numbers that the kernel walks, or one step that is bound once to its
gate's functions and to the slots it reads and writes: a gate of arrays, or one the kernel has no
case for. Shapes and sizes are asked when the plan is made, and no more. Single numbers stand in one
flat store, arrays in a list beside it; gradients likewise. What forks add up is added in the order
of the interpreter, to the same bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from circuit_editor.dataclass import dataclass
from circuit_editor.engine import kernel
from circuit_editor.engine.compiled_tape import first_reads
from circuit_editor.engine.interpreter import loss_problem, why_not_compute
from circuit_editor.engine.kernel.passes import fill_reached
from circuit_editor.engine.run import Run
from circuit_editor.engine.tape_columns import UNPLUGGED, Step, TapeColumns
from circuit_editor.gates import Array, downstream
from circuit_editor.gates.gate import Shape
from circuit_editor.model import Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.kernel.loading import Kernel
    from circuit_editor.engine.tape import Tape

SKIP = 0  # the code of a source, which has nothing to compute


class Numbers:
    """The numbers of a run of a plan: by slot, single ones in a store, arrays in a list."""

    __slots__ = ("arrays", "gradients", "sent", "shares", "store", "upstream")

    def __init__(self, count: int, width: int) -> None:
        self.store: NDArray[np.float64] = np.empty(count + 1)
        self.arrays: list[Any] = [None] * count
        self.gradients: NDArray[np.float64] = np.empty(count + 1)
        self.gradients.fill(-0.0)  # to which any number can be added, a signed zero too
        self.store[count] = np.nan  # what is not wired
        self.upstream: list[Any] = [None] * count
        self.shares: NDArray[np.float64] = np.empty((count + 1) * width)
        self.sent: list[Sequence[Any] | None] = [None] * count


TapePart = Callable[[Numbers], None]


@dataclass(frozen=True, slots=True, eq=False)
class TapePlan:
    """The parts of a tape for sources of these shapes, and where there will be numbers.

    `forward` are parts with the last slot of each, in order; `backward` parts from the loss down.
    `is_single` are the slots whose numbers stand in the store.
    """

    tape: Tape
    key: tuple[tuple[Shape | None, ...], Kernel | None]
    sources: list[tuple[int, str]]
    forward: list[tuple[int, TapePart]]
    backward: list[TapePart]
    is_single: NDArray[np.bool_]
    has_value: NDArray[np.bool_]
    has_gradient: NDArray[np.bool_]
    problems: list[Problem]
    size: int
    first_reads: NDArray[np.int64]

    def run(self, values: Mapping[str, Any], before: Run | None = None, first: int = 0) -> Run:
        """Run the tape. What stands before the slot `first` is taken from the run `before`."""
        count = len(self.is_single)
        numbers = Numbers(count, self.tape.columns.kinds.width if self.tape.columns else 1)
        if before is not None and isinstance(before.values, PlannedNumbers):
            numbers.store[:first] = before.values.store[:first]
            numbers.arrays[:first] = before.values.arrays[:first]
        store, arrays = numbers.store, numbers.arrays
        for slot, path in self.sources:
            value = values.get(path)
            if value is None:
                continue
            if value.shape == ():
                store[slot] = value
                arrays[slot] = value[()]
            else:
                arrays[slot] = value
        with np.errstate(all="ignore"):
            for last, part in self.forward:
                if last >= first:
                    part(numbers)
            for part in self.backward:
                part(numbers)
        return Run(
            self.tape,
            PlannedNumbers(store, arrays, self.is_single, self.has_value),
            PlannedNumbers(numbers.gradients, numbers.upstream, self.is_single, self.has_gradient),
            PlannedWireGradients(self, numbers),
            list(self.problems),
            self.size,
        )


class PlannedNumbers(Sequence[Any]):
    """Numbers by slot: an array, or a single number of the store; None where there is none."""

    __slots__ = ("_is_single", "_there", "arrays", "store")

    def __init__(
        self,
        store: NDArray[np.float64],
        arrays: list[Any],
        is_single: NDArray[np.bool_],
        there: NDArray[np.bool_],
    ) -> None:
        self.store, self.arrays = store, arrays
        self._is_single, self._there = is_single, there

    def __len__(self) -> int:
        return len(self._there)

    def __getitem__(self, slot: Any) -> Any:
        if isinstance(slot, slice):
            return [self[each] for each in range(*slot.indices(len(self)))]
        if not self._there[slot]:
            return None
        return self.store[slot] if self._is_single[slot] else self.arrays[slot]


class PlannedWireGradients(Sequence[Any]):
    """For each slot one gradient per input, or None, as a bound step or the kernel left them."""

    __slots__ = ("_plan", "_sent", "_shares")

    def __init__(self, plan: TapePlan, numbers: Numbers) -> None:
        self._plan = plan
        self._sent, self._shares = numbers.sent, numbers.shares

    def __len__(self) -> int:
        return len(self._sent)

    def __getitem__(self, slot: Any) -> Any:
        if isinstance(slot, slice):
            return [self[each] for each in range(*slot.indices(len(self)))]
        sent = self._sent[slot]
        if sent is not None:
            return tuple(sent)
        tape, there = self._plan.tape, self._plan.has_gradient
        slot = slot % len(self)
        sources = tape.steps[slot].sources
        if not there[slot]:
            return (None,) * len(sources)
        width = len(self._shares) // (len(self) + 1)
        return tuple(
            self._shares[width * slot + place] if source >= 0 and there[source] else None
            for place, source in enumerate(sources)
        )


def source_shapes(columns: TapeColumns, values: Mapping[str, Any]) -> tuple[Shape | None, ...]:
    """The shapes of all sources, in their order on the tape; None where one has no value."""
    paths = columns.paths
    given = [
        values.get(paths[slot])
        for slot in np.flatnonzero(columns.kinds.is_source[columns.codes]).tolist()
    ]
    return tuple(None if each is None else each.shape for each in given)


def plan_of(tape: Tape, values: Mapping[str, Any]) -> TapePlan | None:
    """The plan for sources of these shapes, kept with the tape; None for one made by hand."""
    columns = tape.columns
    if columns is None:
        return None
    shapes, quick = source_shapes(columns, values), kernel.current()
    kept = tape.plans[0] if tape.plans else None
    if not isinstance(kept, TapePlan) or kept.key != (shapes, quick):
        kept = make_plan(tape, columns, shapes)
        tape.plans[:] = [kept]
    return kept


def make_plan(tape: Tape, columns: TapeColumns, shapes: tuple[Shape | None, ...]) -> TapePlan:
    """The plan of a tape for sources of these shapes, in their order on the tape."""
    quick = kernel.current()
    if quick is not None and columns.kinds.gates != quick.gates:
        quick = None
    codes, count = columns.codes, len(columns.codes)
    known = quick.knows[codes] if quick is not None else np.zeros(count, bool)
    made = _Shapes(tape, columns, shapes, known)
    has_value = np.array([each is not None for each in made.shapes], bool)
    is_single = np.array([each == () for each in made.shapes], bool)
    loss = tape.loss
    if loss is not None and made.shapes[loss] not in ((), None):
        made.problems.append(loss_problem(tape.steps[loss].path, made.shapes[loss] or ()))
    has_gradient = np.zeros(count, bool)
    if loss is not None and made.shapes[loss] == ():
        has_gradient[loss] = True
        flat = np.ascontiguousarray(columns.sources).ravel()
        takes = columns.kinds.takes_gradient[codes]
        (fill_reached if quick is None else quick.reached)(flat, takes, has_gradient)
    is_source = columns.kinds.is_source[codes]
    by_kernel = made.by_kernel & ~is_source
    stretches = _Stretches(tape, columns, quick, by_kernel, has_value, has_gradient)
    bound = np.flatnonzero(has_value & ~is_source & ~by_kernel).tolist()
    return TapePlan(
        tape,
        (shapes, kernel.current()),
        [(slot, columns.paths[slot]) for slot in np.flatnonzero(is_source).tolist()],
        stretches.forward(bound, is_single),
        stretches.backward(bound, made.shapes),
        is_single,
        has_value,
        has_gradient,
        made.problems,
        made.size,
        first_reads(np.ascontiguousarray(columns.sources).ravel(), count),
    )


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
                self.size += int(np.prod(shape)) if shape else 1

    def _made(self, step: Step, arriving: list[Shape | None]) -> Shape | None:
        known = [each for each in arriving if each is not None]
        if len(known) < len(arriving) or step.gate.forward is None:
            return None
        made = why_not_compute(step, known, self.size)
        if isinstance(made, Problem):
            self.problems.append(made)
            return None
        return made


class _Stretches:
    """The parts of a tape: the kernel's stretches, between the steps that are bound."""

    def __init__(
        self,
        tape: Tape,
        columns: TapeColumns,
        quick: Kernel | None,
        by_kernel: NDArray[np.bool_],
        has_value: NDArray[np.bool_],
        has_gradient: NDArray[np.bool_],
    ) -> None:
        count = len(columns.codes)
        flat = np.ascontiguousarray(columns.sources).ravel()
        self._tape, self._quick, self._by_kernel = tape, quick, by_kernel
        self._has_gradient = has_gradient
        self._codes = np.where(by_kernel & has_value, columns.codes, SKIP).astype(np.uint8)
        self._back = np.where(by_kernel & has_gradient, columns.codes, SKIP).astype(np.uint8)
        self._inputs = np.where(flat == UNPLUGGED, count, flat).astype(np.uint32)
        self._constants = np.ascontiguousarray(columns.constants).ravel()
        self._takes = columns.kinds.takes_gradient[columns.codes]

    def forward(self, bound: list[int], is_single: NDArray[np.bool_]) -> list[tuple[int, TapePart]]:
        """The parts forwards, each with its last slot."""
        parts: list[tuple[int, TapePart]] = []
        begin = 0
        for slot in [*bound, len(self._codes)]:
            if slot > begin and self._by_kernel[begin:slot].any() and self._quick is not None:
                parts.append((slot - 1, self._stretch(begin, slot)))
            begin = slot + 1
            if slot < len(self._codes):
                step = self._tape.steps[slot]
                parts.append((slot, _bound_forward(step, slot, is_single)))
        return parts

    def _stretch(self, begin: int, end: int) -> TapePart:
        assert self._quick is not None
        walk, codes = self._quick.forward, self._codes[:end]
        inputs, constants = self._inputs, self._constants

        def part(numbers: Numbers) -> None:
            walk(begin, codes, inputs, constants, numbers.store)

        return part

    def backward(self, bound: list[int], shapes: list[Shape | None]) -> list[TapePart]:
        """The parts from the loss down to the first slot."""
        loss = self._tape.loss
        if loss is None or not self._has_gradient[loss]:
            return []
        parts: list[TapePart] = [lambda numbers: _begin(numbers, loss)]
        end = loss
        for slot in [*(each for each in reversed(bound) if each <= loss), -1]:
            if slot < end and self._by_kernel[slot + 1 : end + 1].any() and self._quick is not None:
                parts.append(self._stretch_back(slot + 1, end))
            end = slot - 1
            if slot >= 0 and self._has_gradient[slot]:
                step = self._tape.steps[slot]
                takes = [bool(self._takes[source]) for source in step.sources]
                parts.append(_bound_backward(step, slot, shapes, takes))
        return parts

    def _stretch_back(self, begin: int, last: int) -> TapePart:
        assert self._quick is not None
        walk, codes = self._quick.backward, self._back
        inputs, constants = self._inputs, self._constants

        def part(numbers: Numbers) -> None:  # no slot is the loss here: that has begun
            walk(
                *(-1, begin, last, codes, inputs, constants),
                *(numbers.store, numbers.gradients, numbers.shares),
            )

        return part


def _begin(numbers: Numbers, loss: int) -> None:
    numbers.gradients[loss] = 1.0


def _reader(slot: int, is_single: bool) -> Callable[[Numbers], Any]:
    if is_single:
        return lambda numbers: numbers.store[slot]
    return lambda numbers: numbers.arrays[slot]


def _bound_forward(step: Step, slot: int, is_single: NDArray[np.bool_]) -> TapePart:
    """A step bound to its function, the slots it reads and the one it writes."""
    assert step.gate.forward is not None
    compute = partial(step.gate.forward, **step.arguments) if step.arguments else step.gate.forward
    sources = step.sources
    if is_single[slot] or any(is_single[source] for source in sources):
        readers = [_reader(source, bool(is_single[source])) for source in sources]
        to_store = bool(is_single[slot])

        def mixed(numbers: Numbers) -> None:
            made = compute(*[read(numbers) for read in readers])
            if to_store:
                numbers.store[slot] = made
            else:
                numbers.arrays[slot] = made

        return mixed
    if len(sources) == 1:
        (only,) = sources

        def one(numbers: Numbers) -> None:
            arrays = numbers.arrays
            arrays[slot] = compute(arrays[only])

        return one
    first, second = sources

    def two(numbers: Numbers) -> None:
        arrays = numbers.arrays
        arrays[slot] = compute(arrays[first], arrays[second])

    return two


Pull = Callable[..., Any]  # what arrived, the inputs, the output: what one input is sent


def _bound_backward(
    step: Step, slot: int, shapes: list[Shape | None], takes: list[bool]
) -> TapePart:
    """A step bound to its vector-Jacobian products, and to where what it sends is added."""
    sources = step.sources
    pulls = _pulls_of(step, shapes[slot] or (), [shapes[source] or () for source in sources])
    ends = [
        (place, source, pull)
        for place, (source, pull) in enumerate(zip(sources, pulls, strict=True))
        if takes[place]
    ]
    if shapes[slot] == () or any(shapes[source] == () for source in sources):
        return _mixed_backward(step, slot, ends, shapes)
    count = len(sources)
    if count == 1:
        (only,) = sources

        def one(numbers: Numbers) -> None:
            arrays, upstream = numbers.arrays, numbers.upstream
            arriving, value = upstream[slot], arrays[slot]
            for _, _, pull in ends:
                sent = pull(arriving, arrays[only], value)
                numbers.sent[slot] = (sent,)
                before = upstream[only]
                upstream[only] = sent if before is None else before + sent

        return one
    first, second = sources

    def two(numbers: Numbers) -> None:
        arrays, upstream = numbers.arrays, numbers.upstream
        arriving, value = upstream[slot], arrays[slot]
        a, b = arrays[first], arrays[second]
        kept: list[Any] = [None, None]
        for place, source, pull in ends:
            sent = kept[place] = pull(arriving, a, b, value)
            before = upstream[source]
            upstream[source] = sent if before is None else before + sent
        numbers.sent[slot] = kept

    return two


def _mixed_backward(
    step: Step, slot: int, ends: list[tuple[int, int, Pull]], shapes: list[Shape | None]
) -> TapePart:
    """The same where a single number is among what is read or added to."""
    out_single, count = shapes[slot] == (), len(step.sources)
    readers = [_reader(source, shapes[source] == ()) for source in step.sources]
    read_out = _reader(slot, out_single)
    singles = {source for source in step.sources if shapes[source] == ()}

    def part(numbers: Numbers) -> None:
        upstream, gradients = numbers.upstream, numbers.gradients
        arriving = gradients[slot] if out_single else upstream[slot]
        inputs, value = [read(numbers) for read in readers], read_out(numbers)
        kept: list[Any] = [None] * count
        for place, source, pull in ends:
            sent = pull(arriving, *inputs, value)
            if source in singles:
                sent = kept[place] = sent[()] if isinstance(sent, np.ndarray) else sent
                gradients[source] += sent
            else:
                kept[place] = sent
                before = upstream[source]
                upstream[source] = sent if before is None else before + sent
        numbers.sent[slot] = kept

    return part


def _pulls_of(step: Step, out: Shape, inputs: list[Shape]) -> list[Pull]:
    """The vector-Jacobian products of a step, with all that its shapes decide worked out."""
    gate, arguments = step.gate, step.arguments
    if gate.pull is not None:
        return [partial(each, **arguments) if arguments else each for each in gate.pull]
    return [_elementwise_pull(step, place, _fit(out, shape)) for place, shape in enumerate(inputs)]


def _elementwise_pull(step: Step, place: int, fit: Callable[[Any], Any]) -> Pull:
    """What one input of an elementwise gate is sent: what arrived × its local derivative."""
    gate, arguments = step.gate, step.arguments
    assert gate.local is not None
    slope = "" if gate.chooses else gate.derivatives[place]
    if slope == "1":
        return lambda upstream, *numbers: fit(upstream)
    if slope == "-1":
        return lambda upstream, *numbers: fit(-upstream)
    local = partial(gate.local, **arguments) if arguments else gate.local
    if not gate.chooses:
        return lambda upstream, *numbers: fit(upstream * local(*numbers)[place])

    def chosen(upstream: Any, *numbers: Any) -> Any:
        choices = gate.choices(numbers[:-1], arguments)
        return fit(downstream(upstream, local(*numbers)[place], choices[place]))

    return chosen


def _fit(out: Shape, shape: Shape) -> Callable[[Any], Any]:
    """What brings a gradient of the output's shape to an input's: sums over stretched axes."""
    if out == shape:
        return lambda gradient: gradient
    added = len(out) - len(shape)
    axes = (*range(added), *(at + added for at, length in enumerate(shape) if length == 1))

    def fit(gradient: Any) -> Array:
        summed: Array = np.add.reduce(gradient, axis=axes).reshape(shape)
        return summed

    return fit
