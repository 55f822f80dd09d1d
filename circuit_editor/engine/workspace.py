"""Workspaces: the kept arrays of a plan, and the flat lists of calls that a run makes on them.

A run has a workspace to itself while it lives, and gives it back when nobody holds it any more; so
what a run shows never changes. Single numbers stand in one flat store, for the kernel, and arrays
in buffers of their own; what only rearranges is a view and costs nothing. What forks add up is
added in the order of the interpreter, to the same bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import Context
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from circuit_editor.engine.compiled_calls import stand_in, stand_ins
from circuit_editor.engine.compiled_tape import KEEP
from circuit_editor.engine.run import Run
from circuit_editor.engine.tape_columns import UNPLUGGED, Step
from circuit_editor.gates import Array, downstream
from circuit_editor.gates.bound import bind
from circuit_editor.gates.bound_step import Bound, Call

if TYPE_CHECKING:
    from circuit_editor.engine.plan_layout import PlanLayout, Stretch


class Lease:
    """The holding of a workspace by a run, which ends when nobody reads from it any more."""

    __slots__ = ("_free", "workspace")

    def __init__(self, workspace: Workspace, free: list[Workspace]) -> None:
        self.workspace, self._free = workspace, free

    def __del__(self) -> None:
        if not self._free:  # one is enough: whoever runs again mostly holds the run before
            self._free.append(self.workspace)


class Workspace:
    """The buffers of a plan and the calls on them, in the order of the two passes.

    `arrays`, `upstream` and `sent` hold, by slot, the value, the gradient, and what is sent to each
    input, where these are arrays.
    """

    def __init__(self, plan: PlanLayout) -> None:
        count, width = len(plan.is_single), plan.width
        self._plan = plan
        self.store: Array = np.empty(count + 1)
        self.store[count] = np.nan  # what is not wired
        self.gradients: Array = np.empty(count + 1)
        self.shares: Array = np.empty((count + 1) * width)
        self.arrays: list[Array | None] = [None] * count
        self.upstream: list[Array | None] = [None] * count
        self.sent: list[Sequence[Array | None] | None] = [None] * count
        self.forward: list[Call] = []
        self._slots: list[range] = []  # of each call forwards those it computes
        self._calls_of: dict[frozenset[int], list[Call]] = {}  # of what moved the last time
        self.backward: list[Call] = []
        self._bound: dict[int, Bound] = {}
        self._own: list[tuple[int, Array]] = []  # what a later run may take over, by slot
        self._summed: set[int] = set()  # the slots whose gradient is a buffer of their own
        self._rows: tuple[tuple[int, ...], list[Array]] | None = None  # of gradients asked for
        self._taken: list[Array | None] = [None] * len(plan.sources)
        self._places = [self._source(slot, shape) for slot, _, shape in plan.sources]
        self._quiet = Context()  # in which numbers warn of nothing; entered in no time
        self._quiet.run(np.seterr, all="ignore")
        for part in plan.forward:
            self._forwards(part)
        for part in plan.backward:
            self._backwards(part)
        self.backward = stand_ins(self.backward, plan.quick)

    def walk(self, forward: Sequence[Call]) -> None:
        """Walk forwards by some calls, and back from the loss by all."""
        self._quiet.run(self._walk, forward)

    def _walk(self, forward: Sequence[Call]) -> None:
        for call in forward:
            call()
        self.gradients.fill(-0.0)  # to which any number can be added, a signed zero too
        if self.backward:
            self.gradients[self._plan.tape.loss] = 1.0
            for call in self.backward:
                call()

    def take(self, values: Sequence[Array | None]) -> None:
        """Put in the values of all sources, in their order; those that are there are left."""
        taken = self._taken
        for at, (value, before, place) in enumerate(zip(values, taken, self._places, strict=True)):
            if value is before or value is None:
                continue
            if isinstance(place, int):
                self.store[place] = value
            else:
                place[...] = value
            # what nobody can write to needs no second look
            sure = value.base is None and not value.flags.writeable
            taken[at] = value if sure else None

    def follow(self, other: Workspace, moved: frozenset[int]) -> list[Call]:
        """Take from another one what does not move, and tell the calls that the rest takes."""
        self.store[:] = other.store
        for (slot, mine), (_, theirs) in zip(self._own, other._own, strict=True):
            if slot not in moved:
                np.copyto(mine, theirs)
        calls = self._calls_of.get(moved)
        if calls is None:
            self._calls_of.clear()
            calls = self._calls_of[moved] = [
                call
                for call, slots in zip(self.forward, self._slots, strict=True)
                if not moved.isdisjoint(slots)
            ]
        return calls

    def array(self, slot: int) -> Array:
        """The value of a slot, as an array that stays; a single number's is a view of the store."""
        found = self.arrays[slot]
        if found is None:
            found = self.arrays[slot] = self.store[slot : slot + 1].reshape(())
        return found

    def gradient_rows(self, slots: tuple[int, ...]) -> list[Array]:
        """Where the gradients of slots stand, each a row where it can be; the last ones are kept.

        A row is copied in half the time of a matrix.
        """
        if self._rows is None or self._rows[0] != slots:
            arriving = map(self._arrived, slots)
            rows = [each.ravel() if each.flags.c_contiguous else each for each in arriving]
            self._rows = slots, rows
        return self._rows[1]

    def _source(self, slot: int, shape: tuple[int, ...] | None) -> int | Array:
        if not shape:
            return slot
        made = self.arrays[slot] = np.empty(shape)
        return made

    def _forwards(self, part: Stretch | int) -> None:
        if not isinstance(part, int):
            quick = self._plan.quick
            assert quick is not None
            plan = self._plan
            what = plan.forward_codes[: part.last + 1], plan.inputs, plan.constants
            walk = partial(quick.forward, part.first, *what, self.store)
            self.forward.append(walk)
            self._slots.append(range(part.first, part.last + 1))
            return
        step, slot = self._plan.tape.steps[part], part
        if self._is_of_singles(step, slot):
            self._then(slot, self._single(step, slot))
            return
        shape = self._plan.shapes[slot]
        assert shape is not None
        inputs = tuple(map(self.array, step.sources))
        alike = [each for each in inputs if each.shape == shape]
        if shape == ():
            out = self.array(slot)
        elif alike and not step.gate.is_of_arrays:
            out = np.empty_like(alike[0])  # in its order in the memory
        else:
            out = np.empty(shape)
        bound = self._bound[slot] = bind(step.gate, out, inputs, step.arguments)
        for call in bound.forward:
            self._then(slot, call)
        if shape == ():
            if bound.out is not out:
                self._then(slot, partial(np.copyto, out, bound.out))
        else:
            self.arrays[slot] = bound.out
            if bound.out is out:
                self._own.append((slot, out))
        self._own += [(slot, each) for each in bound.kept]

    def _then(self, slot: int, call: Call) -> None:
        self.forward.append(stand_in(call, self._plan.quick))
        self._slots.append(range(slot, slot + 1))

    def _is_of_singles(self, step: Step, slot: int) -> bool:
        is_single = self._plan.is_single
        return (
            not step.gate.is_of_arrays
            and bool(is_single[slot])
            and all(is_single[source] for source in step.sources)
        )

    def _single(self, step: Step, slot: int) -> Call:
        """A step of single numbers that the kernel does not walk."""
        store, sources = self.store, step.sources
        compute = step.gate.forward
        assert compute is not None
        if step.arguments:
            compute = partial(compute, **step.arguments)

        def call() -> None:
            store[slot] = compute(*[store[source] for source in sources])

        return call

    def _backwards(self, part: Stretch | int) -> None:
        plan = self._plan
        if not isinstance(part, int):
            quick = plan.quick
            assert quick is not None
            where = -1, part.first, part.last  # the loss has begun already
            what = plan.backward_codes, plan.inputs, plan.constants
            numbers = self.store, self.gradients, KEEP, self.shares
            self.backward.append(partial(quick.backward, *where, *what, *numbers))
            return
        step, slot = plan.tape.steps[part], part
        steps = plan.tape.steps
        takes = [steps[source].gate.takes_gradient for source in step.sources]
        if self._is_of_singles(step, slot):
            self.backward.append(self._single_back(step, slot, takes))
            return
        bound, arriving = self._bound[slot], self._arrived(slot)
        sent: list[Array | None] = [None] * len(takes)
        for place, source in enumerate(step.sources):
            if takes[place]:
                sent[place], calls = bound.pulls[place](arriving)
                self.backward += calls
                self._add(source, sent[place])
        self.sent[slot] = sent

    def _arrived(self, slot: int) -> Array:
        """The gradient of a slot, which is complete once all behind it have sent theirs."""
        found = self.upstream[slot]
        return self.gradients[slot : slot + 1].reshape(()) if found is None else found

    def _add(self, source: int, sent: Array | None) -> None:
        assert sent is not None
        if self._plan.is_single[source]:
            total = self.gradients[source : source + 1].reshape(())
            self.backward.append(partial(np.add, total, sent, total))
            return
        before = self.upstream[source]
        if before is None:
            self.upstream[source] = sent
            return
        total = before
        if source not in self._summed:
            total = self.upstream[source] = np.empty_like(self.array(source))
            self._summed.add(source)
        self.backward.append(partial(np.add, before, sent, total))

    def _single_back(self, step: Step, slot: int, takes: list[bool]) -> Call:
        """What a step of single numbers sends back, where the kernel does not walk it."""
        store, gradients, shares = self.store, self.gradients, self.shares
        gate, sources, attrs = step.gate, step.sources, step.arguments
        assert gate.local is not None
        local = partial(gate.local, **attrs) if attrs else gate.local
        first = self._plan.width * slot
        ends = [each for each in enumerate(sources) if takes[each[0]]]

        def call() -> None:
            upstream = gradients[slot]
            inputs = tuple([store[source] for source in sources])
            factors = local(*inputs, store[slot])
            choices = gate.choices(inputs, attrs) if gate.chooses else None
            for place, source in ends:
                factor = factors[place]
                share = (
                    upstream * factor
                    if choices is None
                    else downstream(upstream, factor, choices[place])
                )
                shares[first + place] = share
                gradients[source] += share

        return call


class PlannedRun(Run):
    """A run whose numbers stand in a workspace, which it holds; read when somebody asks."""

    __slots__ = ("_gradients", "_values", "layout", "lease")

    def __init__(self, layout: PlanLayout, lease: Lease) -> None:
        self.tape, self.layout, self.lease = layout.tape, layout, lease
        self.shape_problems, self.size = layout.problems.copy(), layout.size
        self._values: PlannedNumbers | None = None
        self._gradients: PlannedNumbers | None = None

    def value_at(self, slot: int) -> Array | None:
        """The value of a slot; a single number needs no more than its store."""
        layout = self.layout
        if layout.is_single[slot] and layout.has_value[slot]:
            number: Array = self.lease.workspace.store[slot]
            return number
        return Run.value_at(self, slot)

    def flat_gradients(self, slots: Sequence[int]) -> Array:
        """The gradients of slots that have one, all their numbers one after another, anew."""
        rows = self.lease.workspace.gradient_rows(tuple(slots))
        return np.concatenate(rows, axis=None)

    def _made_values(self) -> PlannedNumbers:
        found = self._values
        if found is None:
            layout, lease = self.layout, self.lease
            store, arrays = lease.workspace.store, lease.workspace.arrays
            found = PlannedNumbers(lease, store, arrays, layout.is_single, layout.has_value)
            self._values = found
        return found

    def _made_gradients(self) -> PlannedNumbers:
        found = self._gradients
        if found is None:
            layout, lease = self.layout, self.lease
            store, arrays = lease.workspace.gradients, lease.workspace.upstream
            found = PlannedNumbers(lease, store, arrays, layout.is_single, layout.has_gradient)
            self._gradients = found
        return found

    values: Any = property(lambda run: run._made_values())
    gradients: Any = property(lambda run: run._made_gradients())
    wire_gradients: Any = property(lambda run: PlannedWireGradients(run.layout, run.lease))
    arrays: None = None


class PlannedNumbers(Sequence["Array | None"]):
    """Numbers by slot: an array, or a single number of the store; None where there is none.

    Arrays are handed out as copies, each made once: the buffers belong to the workspace.
    """

    __slots__ = ("_arrays", "_is_single", "_seen", "_there", "lease", "store")

    def __init__(
        self,
        lease: Lease,
        store: Array,
        arrays: list[Array | None],
        is_single: bytes,
        there: bytes,
    ) -> None:
        self.lease, self.store, self._arrays = lease, store, arrays
        self._is_single, self._there = is_single, there
        self._seen: dict[int, Array] = {}

    def __len__(self) -> int:
        return len(self._there)

    def __getitem__(self, slot):  # type: ignore[no-untyped-def]
        if isinstance(slot, slice):
            return [self[each] for each in range(*slot.indices(len(self)))]
        if not self._there[slot]:
            return None
        if self._is_single[slot]:
            return self.store[slot]
        if slot < 0:
            slot += len(self)
        found = self._seen.get(slot)
        if found is None:
            found = self._seen[slot] = self._arrays[slot].copy()
        return found


class PlannedWireGradients(Sequence["tuple[Array | None, ...]"]):
    """For each slot one gradient per input, or None, as a bound step or the kernel left them."""

    __slots__ = ("_lease", "_plan")

    def __init__(self, plan: PlanLayout, lease: Lease) -> None:
        self._plan, self._lease = plan, lease

    def __len__(self) -> int:
        return len(self._plan.is_single)

    def __getitem__(self, slot):  # type: ignore[no-untyped-def]
        if isinstance(slot, slice):
            return [self[each] for each in range(*slot.indices(len(self)))]
        workspace, plan = self._lease.workspace, self._plan
        sent = workspace.sent[slot]
        if sent is not None:
            return tuple(
                None if each is None else each.copy() if each.shape else each[()] for each in sent
            )
        slot %= len(self)
        there, sources = plan.has_gradient, plan.tape.steps[slot].sources
        if not there[slot]:
            return (None,) * len(sources)
        shares, width = workspace.shares, plan.width
        return tuple(
            shares[width * slot + place] if source != UNPLUGGED and there[source] else None
            for place, source in enumerate(sources)
        )
