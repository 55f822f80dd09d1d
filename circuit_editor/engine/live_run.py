"""A run kept up to date while its document is edited: nothing is done twice that need not be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.dataclass import dataclass
from circuit_editor.engine import interpreter
from circuit_editor.engine.compile.compiler import compile, same_structure, values_of
from circuit_editor.engine.compile.patch_tape import patch
from circuit_editor.engine.compiled_tape import CompiledTape, single_numbers
from circuit_editor.engine.execute import execute_compiled, has_arrays
from circuit_editor.engine.readings import Readings
from circuit_editor.engine.run import KernelRun, Run
from circuit_editor.engine.tape import Tape
from circuit_editor.engine.visibility import Visibility
from circuit_editor.gates import Array
from circuit_editor.model import Circuit, Document, Pin, Problem, blocks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.plan import TapePlan
    from circuit_editor.gates.gate import Shape
from circuit_editor.model.problems import problems as structural_problems
from circuit_editor.model.problems import shapes_before_loss

NONE: frozenset[str] = frozenset()
FEW = 200  # steps that the kernel walks in less than a microsecond


class LiveRun:
    """The tape, the run and what may be read of it; `numbers` are the sources' values by path.

    `numbers` is brought up to date in place when it is asked for: what was taken from it stays, it
    itself does not.
    """

    def __init__(self, document: Document, tape: Tape | None = None) -> None:
        """Run the document once; `tape` is its own where it is compiled already."""
        self.visibility = Visibility()  # what may not be seen of any run
        self._document = document
        self._readings: Readings | None = None
        self._unwired: list[Problem] | None = None  # worked out when somebody asks
        self._tape = tape or compile(document)
        self.uses: Mapping[str, int] = blocks.uses(document)
        self._numbers: dict[str, Array] = {}
        self._behind: frozenset[str] | None = None  # whose numbers are not taken yet, None: all
        self._walked: KernelRun | None = None  # the last run, where a kernel walked it
        self._moved: _Moved | None = None  # whose values were new the last time
        self._plan: TapePlan | None = None  # of the last run
        self._run_it(None)

    @property
    def numbers(self) -> Mapping[str, Array]:
        """The value of every source, by its path."""
        behind, self._behind = self._behind, NONE
        if behind:
            values = self._document.root.values
            try:
                self._numbers.update({path: values[path].array for path in behind})
            except KeyError:  # it counts as its block has it
                behind = None
        if behind is None:
            self._numbers = dict(values_of(self._document))
        return self._numbers

    def array_shapes(self) -> Mapping[Pin, Shape]:
        """The shapes of arrays at outputs, and at pins of blocks: no number is told by them."""
        return self.run.array_shapes()

    def follow(self, after: Document, touched: Iterable[str] | None = None) -> bool:
        """Take the edited document; True where its numbers are new.

        `touched` are the paths of the sources to which the edit gave other values, where the
        caller knows that it did nothing else; without it they are looked for.
        """
        before, self._document = self._document, after
        recompiled = not same_structure(before, after)
        if recompiled:
            self._tape = patch(self._tape, before, after)
            self.uses = blocks.uses(after)
        if recompiled or _names_differ(before, after):
            self._unwired = None
        if recompiled:
            if before.blocks or after.blocks or before.root.values is not after.root.values:
                self._behind = None
            self._run_it(None)
            return True
        changed = _changed(before, after, touched)
        behind = self._behind
        if changed == NONE:
            return False
        if changed is None or behind is None:
            self._behind = None
        elif behind != changed:
            self._behind = behind | changed
        self._run_it(changed)
        return True

    def readers(self, circuit: Circuit, id_: str) -> list[Pin] | None:
        """The inputs that a node feeds, found without a look at all wires; None where it cannot be.

        That is in other circuits than the one that was run, and where blocks or gates of unknown
        kinds may be fed, which have no steps.
        """
        document, tape = self._document, self._tape
        columns, slot = tape.columns, tape.slots.get(id_)
        is_flat = not document.blocks and len(tape.steps) == len(circuit.nodes)
        if circuit is not document.root or not is_flat or columns is None or slot is None:
            return None
        rows, places = np.nonzero(columns.sources == slot)
        gates = columns.kinds.gates
        return [
            Pin(columns.paths[row], gates[columns.codes[row]].inputs[place])
            for row, place in zip(rows.tolist(), places.tolist(), strict=True)
        ]

    def take_over(self, other: LiveRun) -> None:
        """Go on with the document that another one has run; what may not be seen stays so."""
        visibility = self.visibility
        vars(self).update(vars(other))
        self.visibility = visibility
        self._readings = None

    @property
    def problems(self) -> list[Problem]:
        """What prevents a value now, the most important first."""
        if self._unwired is None:
            self._unwired = structural_problems(self._document)
        return shapes_before_loss(self._unwired, self.run.shape_problems)

    def _run_it(self, changed: frozenset[str] | None) -> None:
        """Run again; `changed` are the sources whose values are new, None: any may be."""
        self.run = self._quickly(changed) or self._planned(changed) or self._plainly(changed)
        self._readings = None

    @property
    def readings(self) -> Readings:
        """What may be read of the run; made when somebody asks."""
        found = self._readings
        if found is None:
            found = self._readings = Readings(self.run, self.visibility)
        return found

    def _planned(self, changed: frozenset[str] | None) -> Run | None:
        """Run by a plan from the first step that a new value reaches; None where none is needed."""
        if not has_arrays(self._tape, self.numbers):
            return None
        from circuit_editor.engine.plan import plan_of  # few circuits have arrays

        found = plan_of(self._tape, self.numbers)
        if found is None:
            return None
        plan, values = found
        before, self._plan = self._plan, plan
        if changed is None or before is not plan:
            return plan.run(values)
        slots = self._tape.slots
        moved = tuple([slots[path] for path in changed if path in slots])
        return plan.run(values, self.run, moved)

    def _plainly(self, changed: frozenset[str] | None) -> Run:
        """Run step by step, over what the new values reach."""
        if changed is None:
            return interpreter.interpret(self._tape, self.numbers)
        slots = self._tape.slots
        moved = [slots[path] for path in changed if path in slots]
        return interpreter.interpret(self._tape, self.numbers, self.run, moved)

    def _quickly(self, changed: frozenset[str] | None) -> Run | None:
        """Run by a kernel from the first step that a new value reaches; None where it cannot be."""
        before, self._walked = self._walked, None
        compiled = self._tape.compiled()
        if compiled is None:
            return None
        if changed is None or before is None or before.compiled is not compiled:
            given = compiled.given(self.numbers)
            if given is None:
                return None
            found = execute_compiled(compiled, self._tape, compiled.sources, given)
        else:
            moved = self._moved
            if moved is None or moved.compiled is not compiled or moved.changed != changed:
                moved = self._moved = self._found_moved(changed, compiled)
            values = self._document.root.values
            try:
                given = single_numbers([values[path].array for path in moved.paths])
            except KeyError:  # it counts as its block has it
                given = single_numbers([self.numbers[path] for path in moved.paths])
            if given is None:
                return None
            found = execute_compiled(compiled, self._tape, moved.slots, given, moved.first, before)
        self._walked = found
        return found

    def _found_moved(self, changed: frozenset[str], compiled: CompiledTape) -> _Moved:
        """Where the values of some sources stand; one that is wired from outside has no place."""
        slot_of = self._tape.slots
        paths = [path for path in changed if path in slot_of]
        slots = [slot_of[path] for path in paths]
        # of few steps it takes longer to find out where to begin
        is_small = len(compiled.computed) < FEW
        first = 0 if is_small else compiled.first_use(slots)
        return _Moved(changed, compiled, paths, np.array(slots, np.int64), first)


@dataclass(frozen=True, slots=True, eq=False)
class _Moved:
    """Sources whose values were new, those of them with a place, and the first step that reads one.

    `paths` and their `slots` are of those that have a place on the tape.
    """

    changed: frozenset[str]
    compiled: CompiledTape
    paths: list[str]
    slots: NDArray[np.int64]
    first: int


def _changed(
    before: Document, after: Document, touched: Iterable[str] | None
) -> frozenset[str] | None:
    """The paths of the sources that have other values; None where any may have."""
    old, new = before.root.values, after.root.values
    if before.blocks is not after.blocks:
        is_alike = old is new and all(
            block.circuit.values is before.blocks[id_].circuit.values
            for id_, block in after.blocks.items()  # the same structure: the same blocks
        )
        return NONE if is_alike else None
    if old is new:
        return NONE
    if len(old) != len(new):
        return None
    if touched is not None:
        return frozenset(touched)
    found = frozenset(path for path, value in new.items() if old.get(path) is not value)
    return found if all(path in old for path in found) else None


def _names_differ(before: Document, after: Document) -> bool:
    return before.root.labels is not after.root.labels or before.blocks is not after.blocks
