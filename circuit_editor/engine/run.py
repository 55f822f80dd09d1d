"""A run: the numbers of one walk along a tape, and what may be asked of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import field
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any

import numpy as np

from circuit_editor.dataclass import dataclass
from circuit_editor.engine.tape_columns import UNPLUGGED, SlotNumbers, WireGradients
from circuit_editor.gates import OUT, Array
from circuit_editor.model import Pin, Problem
from circuit_editor.named_tuple import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.compiled_tape import CompiledTape
    from circuit_editor.engine.tape import Tape
    from circuit_editor.gates.gate import Shape


class Arrays(NamedTuple):
    """All numbers of a run at once, by slot; wire gradients by slot and input.

    What stands where its mask is False means nothing.
    """

    values: NDArray[np.float64]
    gradients: NDArray[np.float64]
    wire_gradients: NDArray[np.float64]
    computed: NDArray[np.bool_]
    reached: NDArray[np.bool_]
    shared: NDArray[np.bool_]


def flattened(arrays: Sequence[Array]) -> Array:
    """All numbers of some arrays one after another, in an array of their own."""
    if all(each.shape == () for each in arrays):
        return np.array(arrays, np.float64)  # of thousands it takes a tenth of the time
    return np.concatenate(arrays, axis=None)


@dataclass(slots=True, eq=False)
class Run:
    """The numbers of one walk along a tape; by slot: None is "not computed", and never 0.

    `gradients[i]` is the sum over the wires that leave slot i; `wire_gradients[i]` has one gradient
    per input of step i: that wire's own. All have the shape of the value they belong to.
    `size` counts the numbers in all values. Where all are single numbers and a kernel has walked
    the tape, `arrays` has them as it left them, and the three sequences read from there.
    """

    tape: Tape
    values: Any = None
    gradients: Any = None
    wire_gradients: Any = None
    shape_problems: list[Problem] = field(default_factory=list)
    size: int = 0
    arrays: Arrays | None = None

    def __post_init__(self) -> None:
        if self.values is None:
            count = len(self.tape.steps)
            self.values = [None] * count
            self.gradients = [None] * count
            self.wire_gradients = [(None,) * len(step.sources) for step in self.tape.steps]

    @property
    def loss(self) -> Array | None:
        """The loss, an array of shape (); None where it is not computed."""
        loss = self.tape.loss
        return None if loss is None else self.value_at(loss)

    def array_shapes(self) -> dict[Pin, Shape]:
        """The shapes of arrays at outputs, and at pins of blocks; single numbers left out."""
        if self.arrays is not None:
            return {}
        pins = [(Pin(path, OUT), slot) for path, slot in self.tape.slots.items()]
        pins += [(pin, alias.slot) for pin, alias in self.tape.aliases.items() if alias.slot >= 0]
        values = ((pin, self.values[slot]) for pin, slot in pins)
        return {pin: value.shape for pin, value in values if value is not None and value.shape}

    def value(self, pin: Pin) -> Array | None:
        """The value at an output pin, or arriving at an input pin; None where not computed."""
        slot = self._slot(pin)
        return None if slot is None or slot == UNPLUGGED else self.value_at(slot)

    def gradient(self, pin: Pin) -> Array | None:
        """The gradient of the loss at a pin: an output's sum, or at an input that wire's."""
        here = self.tape.slots.get(pin.node)
        if here is None:
            alias = self.tape.aliases.get(pin)
            return None if alias is None else self.sum_wire_gradients(alias.ends)
        if pin.port == OUT:
            return self.gradient_at(here)
        inputs = self.tape.steps[here].gate.inputs
        if pin.port not in inputs:
            return None
        found: Array | None = self.wire_gradients[here][inputs.index(pin.port)]
        return found

    def value_at(self, slot: int) -> Array | None:
        """The value of a slot."""
        found: Array | None = self.values[slot]
        return found

    def gradient_at(self, slot: int) -> Array | None:
        """The gradient of a slot."""
        found: Array | None = self.gradients[slot]
        return found

    def flat_gradients(self, slots: Sequence[int]) -> Array:
        """The gradients of slots that have one, all their numbers one after another, anew."""
        gradients = self.gradients
        return flattened([gradients[slot] for slot in slots])

    def sum_wire_gradients(self, ends: Iterable[tuple[int, int]]) -> Array | None:
        """What the wires that end here send back together; None where nothing comes back."""
        arriving = [self.wire_gradients[slot][index] for slot, index in ends]
        wire_gradients = [each for each in arriving if each is not None]
        if len(wire_gradients) < 2:
            return wire_gradients[0] if wire_gradients else None
        with np.errstate(all="ignore"):  # ∞ − ∞
            total: Array = reduce(add, wire_gradients)
        return total

    def inputs(self, slot: int) -> tuple[Array, ...] | None:
        """The values that arrive at a step, or None where one of them is not computed."""
        sources = self.tape.steps[slot].sources
        values = self.values
        arriving = []
        for source in sources:
            value: Array | None = values[source] if source >= 0 else None
            if value is None:
                return None
            arriving.append(value)
        return tuple(arriving)

    def locals(self, slot: int) -> tuple[Array, ...] | None:
        """The local derivatives of a step by each of its inputs; None where it has no value."""
        step, arriving, out = self.tape.steps[slot], self.inputs(slot), self.values[slot]
        if step.gate.local is None or arriving is None or out is None:
            return None
        with np.errstate(all="ignore"):
            return step.gate.local(*arriving, out, **step.attrs)

    def ask_for_factors(self, slot: int) -> None:
        """Do nothing: all factors of a step's values may be seen."""

    def choices(self, slot: int) -> tuple[Array, ...] | None:
        """For each input of a step whether what it is sent is chosen; None where it has no value.

        See `Gate.choices`: a chosen local derivative 0 lets nothing through.
        """
        step, arriving = self.tape.steps[slot], self.inputs(slot)
        return None if arriving is None else step.gate.choices(arriving, step.attrs)

    def towards_loss(self, starts: Collection[int]) -> list[int]:
        """The slots from these on to the loss that a gradient arrives at, in the tape's order."""
        loss = self.tape.loss
        if loss is None or not starts:
            return []
        moved = self.tape.downstream(starts, range(min(starts), loss + 1))
        return [slot for slot in moved if self.gradients[slot] is not None]

    def _slot(self, pin: Pin) -> int | None:
        here = self.tape.slots.get(pin.node)
        if here is None:
            alias = self.tape.aliases.get(pin)
            return None if alias is None else alias.slot
        if pin.port == OUT:
            return here
        step = self.tape.steps[here]
        inputs = step.gate.inputs
        return step.sources[inputs.index(pin.port)] if pin.port in inputs else None


class KernelRun(Run):
    """A run whose `numbers` a kernel left in one array, in the order of `CompiledTape.room`.

    What else is read of it is put together when somebody asks.
    """

    __slots__ = ("_sent", "compiled", "numbers")

    def __init__(self, tape: Tape, compiled: CompiledTape, numbers: NDArray[np.float64]) -> None:
        self.tape, self.compiled, self.numbers = tape, compiled, numbers
        self._sent: NDArray[np.float64] | None = None
        self.shape_problems, self.size = [], compiled.size

    def value_at(self, slot: int) -> Array | None:
        """The value of a slot."""
        return self.numbers[slot] if self.compiled.has_value[slot] else None

    def gradient_at(self, slot: int) -> Array | None:
        """The gradient of a slot."""
        there = self.compiled.has_gradient
        return self.numbers[len(there) + 1 + slot] if there[slot] else None

    def flat_gradients(self, slots: Sequence[int]) -> Array:
        """The gradients of slots that have one, all their numbers one after another, anew."""
        begin = len(self.compiled.has_gradient) + 1
        found: Array = self.numbers[begin:][np.asarray(slots, np.intp)]
        return found

    def _arrays(self) -> Arrays:
        compiled, numbers, sent = self.compiled, self.numbers, self._sent
        count, room = len(compiled.computed), len(compiled.computed) + 1
        if sent is None:
            sent = compiled.wire_gradients(numbers[:room]).reshape(compiled.shared.shape)
            self._sent = sent
        return Arrays(
            numbers[:count],
            numbers[room : room + count],
            sent,
            compiled.computed,
            compiled.reached,
            compiled.shared,
        )

    arrays: Any = property(lambda run: run._arrays())
    values: Any = property(lambda run: SlotNumbers(run.numbers, run.compiled.has_value))
    gradients: Any = property(
        lambda run: SlotNumbers(
            run.numbers, run.compiled.has_gradient, len(run.compiled.has_gradient) + 1
        )
    )
    wire_gradients: Any = property(
        lambda run: WireGradients(
            run.arrays.wire_gradients, run.compiled.shared, run.compiled.arities
        )
    )
