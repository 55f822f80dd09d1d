"""The context of a diagnosis: the circuit, what the learner can see of it, earlier guesses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import numpy as np

from circuit_editor.engine import Run
from circuit_editor.gates import Array
from circuit_editor.model import Document, Pin
from circuit_editor.teaching.predict.cover import (
    CellIndex,
    CoverState,
    RunNumber,
    RunNumbers,
    TapeInput,
    is_cell,
)
from circuit_editor.teaching.predict.gate_input import GateInput, GateValues
from circuit_editor.teaching.predict.guesses import as_shown
from circuit_editor.teaching.predict.masked_run import IsHidden, masked_run
from circuit_editor.text import Quantity

MOST_GATES = 500  # between a number and the loss, for rules that are run on all of them


class PreviousNumbers(Protocol):
    """The numbers of a run from before the last change, by the pins of the one that is now."""

    def value(self, pin: Pin) -> Array | None:
        """The value that stood at a pin."""

    def gradient(self, pin: Pin) -> Array | None:
        """The gradient that stood at a pin."""


@dataclass(frozen=True, eq=False)
class DiagnosisContext:
    """The context of a diagnosis: the circuit, and what the learner saw and wrote.

    `pin` is where the number is asked for, `written` are the wrong guesses for other numbers,
    `met` the misconceptions met with them, `closed` the blocks that are shown as one gate;
    `is_hidden` tells what is hidden besides, by its pin; `on_paper` is covered, but never asked
    for; `found` are the numbers answered rightly. A diagnosis is made of the number asked for and
    of what the `masked` run shows, and of no other number: so that none that is covered changes
    what is said.
    """

    document: Document
    numbers: RunNumbers
    pin: Pin
    previous: PreviousNumbers | None = None
    cover_state: CoverState | None = None
    written: Mapping[RunNumber, float] = field(default_factory=dict)
    met: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    is_hidden: IsHidden | None = None
    on_paper: frozenset[RunNumber] = frozenset()
    found: frozenset[RunNumber] = frozenset()

    @property
    def run(self) -> Run:
        """The true run: to see what leads where, and whether a number is computed."""
        return self.numbers.run

    @cached_property
    def masked(self) -> Run:
        """The run as the learner sees it: nan for what is covered."""
        return masked_run(self.numbers, self.cover_state, self.is_hidden)


def inputs_towards_loss(run: Run, ends: tuple[TapeInput, ...]) -> tuple[TapeInput, ...]:
    """Those of these inputs that lead on to the loss: over the others nothing comes back."""
    return tuple(end for end in ends if run.wire_gradients[end[0]][end[1]] is not None)


class Wire(NamedTuple):
    """A wire as the learner sees it: the inputs it ends at, several in a block shown as a gate.

    `block` is the path of that block; None for a wire that ends at a gate.
    """

    ends: tuple[TapeInput, ...]
    block: str | None = None


def wires_of(context: DiagnosisContext, ends: tuple[TapeInput, ...]) -> list[Wire]:
    """The wires to those of these inputs that lead on to the loss, in their order.

    What forks only in a closed block is one wire.
    """
    ends = inputs_towards_loss(context.run, ends)
    tape, blocks = context.run.tape, dict[TapeInput, Wire]()
    for pin, alias in tape.aliases.items() if context.closed else ():
        inside = tape.insides.get(pin.node, ())
        within = inputs_towards_loss(context.run, alias.ends) if pin.node in context.closed else ()
        if within and set(within) <= set(ends) and all(slot in inside for slot, _ in within):
            for end in within:
                known = blocks.get(end)
                if known is None or len(pin.node) < len(known.block or ""):  # the outermost
                    blocks[end] = Wire(within, pin.node)
    return list(dict.fromkeys(blocks.get(end, Wire((end,))) for end in ends))


def at_end(
    context: DiagnosisContext,
    end: TapeInput,
    see: Callable[[RunNumber, Any], Any],
    cell: CellIndex = (),
) -> GateInput | None:
    """An input of a gate with its numbers as `see` shows them; None where one is no number.

    What is covered is nan. Of arrays that meet entry by entry these are the numbers at one `cell`
    of the input.
    """
    slot, index = end
    run, step = context.masked, context.run.tape.steps[slot]
    arriving, upstream, out = run.inputs(slot), run.gradients[slot], run.values[slot]
    if arriving is None or upstream is None or out is None or step.gate.local is None:
        return None
    if cell and np.shape(arriving[index]) != np.shape(out):
        return None  # it was stretched: many cells of the output are made of this one
    at_cell = [number_at(each, cell, np.shape(out)) for each in (*arriving, upstream, out)]
    if any(each is None for each in at_cell):
        return None
    *numbers, arrives, result = at_cell
    seen = tuple(
        np.float64(see(RunNumber(Quantity.VALUE, source), each))
        for source, each in zip(step.sources, numbers, strict=True)
    )
    arrives = np.float64(
        see(RunNumber(Quantity.GRADIENT, slot, context.numbers.ends[slot]), arrives)
    )
    result = np.float64(see(RunNumber(Quantity.VALUE, slot), result))
    return GateInput(step.gate, step.attrs, seen, result, arrives, index)


def values_at(context: DiagnosisContext, slot: int, cell: CellIndex = ()) -> GateValues | None:
    """A gate with the values that arrive; None in a closed block, or where one is no number.

    Of arrays that meet entry by entry these are the numbers at one `cell` of the output.
    """
    step, arriving = context.run.tape.steps[slot], context.masked.inputs(slot)
    out = context.run.values[slot]
    if not arriving or step.gate.is_of_arrays or slot in shut_slots(context):
        return None
    numbers = tuple(number_at(each, cell, np.shape(out)) for each in arriving)
    return None if any(x is None for x in numbers) else GateValues(step.gate, step.attrs, numbers)


def number_at(array: Any, cell: CellIndex, shape: tuple[int, ...]) -> Any:
    """The number at a cell of an array that is stretched to a shape; None where there is none."""
    if array is None or np.shape(array) == cell == ():
        return array
    if not is_cell(cell, shape) or not cell:
        return None
    return np.broadcast_to(array, shape)[cell]


def shut_slots(context: DiagnosisContext) -> set[int]:
    """The gates in closed blocks: who does not see them makes no mistake at them."""
    return {slot for path in context.closed for slot in context.run.tape.insides.get(path, ())}


def exactly(number: RunNumber, true: Any) -> Any:
    """Numbers with all their digits."""
    return true


def as_displayed(number: RunNumber, true: Any) -> Any:
    """Numbers as they stand on the screen."""
    return as_shown(float(true))
