"""Covers: which numbers may not be seen, as they are asked for or give away one that is.

The same number stands at several pins (a wire has two ends, a block's port has two sides), so it
is the number that is covered and not the pin. What is computed from a covered number is covered
with it: where z is plain to see, f = q × z tells q. Of an array one cell is asked for, or its
shape, and the whole of it is covered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from circuit_editor.engine import Run
from circuit_editor.engine.name_resolver import SHAPE, Part
from circuit_editor.gates import OUT, Array
from circuit_editor.model import (
    Path,
    Pin,
)
from circuit_editor.text import Quantity

TapeInput = tuple[int, int]  # an input on the tape: the slot of its gate, and which input it is
CellIndex: TypeAlias = tuple[int, ...]  # the index of one number of an array


class RunNumber(NamedTuple):
    """One number of a run: the slot it is of, and for a gradient the wires it is summed over.

    Of an array `part` is the cell of the number, or SHAPE for its lengths.
    """

    what: Quantity
    slot: int
    ends: tuple[TapeInput, ...] = ()
    part: Part = None

    @property
    def whole(self) -> RunNumber:
        """The array that it is a part of; a single number itself."""
        return self._replace(part=None)

    @property
    def cell(self) -> CellIndex:
        """The index of its cell; () for a single number, and for a shape."""
        return self.part if isinstance(self.part, tuple) else ()


@dataclass(frozen=True, eq=False)
class RunNumbers:
    """The numbers of a run, each once, however many pins show it."""

    run: Run

    @cached_property
    def ends(self) -> list[tuple[TapeInput, ...]]:
        """The inputs that each slot feeds, in the order in which the backward pass adds them."""
        found: list[list[TapeInput]] = [[] for _ in self.run.tape.steps]
        steps = self.run.tape.steps
        for slot in range(len(steps) - 1, -1, -1):
            for index, source in enumerate(steps[slot].sources):
                if source >= 0:
                    found[source].append((slot, index))
        return [tuple(each) for each in found]

    def at(self, pin: Pin, what: Quantity, part: Part = None) -> RunNumber | None:
        """The number that a pin shows, or a part of it; None where the tape has no such pin."""
        tape = self.run.tape
        here = tape.slots.get(pin.node)
        if here is None:
            alias = tape.aliases.get(pin)
            if alias is None or alias.slot < 0:
                return None
            return RunNumber(what, alias.slot, () if what is Quantity.VALUE else alias.ends, part)
        step = tape.steps[here]
        if pin.port in step.gate.inputs:
            index = step.gate.inputs.index(pin.port)
            source = step.sources[index]
            if source < 0:
                return None
            ends = () if what is Quantity.VALUE else ((here, index),)
            return RunNumber(what, source, ends, part)
        if pin.port != OUT:
            return None
        if step.gate.is_flag:  # what arrives at the flag, once more
            return self.at(Pin(pin.node, step.gate.inputs[0]), what, part)
        return RunNumber(what, here, () if what is Quantity.VALUE else self.ends[here], part)

    def array(self, number: RunNumber) -> Array | None:
        """The whole array that a number is a part of; None where it is not computed."""
        if number.what is Quantity.VALUE:
            found: Any = self.run.values[number.slot]
        else:
            found = self.run.sum_wire_gradients(number.ends)
        return None if found is None else np.asarray(found)

    def true(self, number: RunNumber) -> float | None:
        """What the number is; None where it is not computed, or is no single number."""
        array = self.array(number)
        if array is None or number.part == SHAPE or not is_cell(number.cell, array.shape):
            return None
        return float(array[number.cell])

    def can_be_asked(self, number: RunNumber) -> bool:
        """True where it is computed: a number, a cell that is there, or a shape."""
        return self.true(number) is not None or (
            number.part == SHAPE and self.array(number) is not None
        )

    def of_values(self) -> Iterator[tuple[Pin, RunNumber]]:
        """The values that gates compute, in the order of the forward pass; not those given."""
        for slot, step in enumerate(self.run.tape.steps):
            if not step.gate.is_source and not step.gate.is_flag:
                yield Pin(step.path, OUT), RunNumber(Quantity.VALUE, slot)

    def of_gradients(self) -> Iterator[tuple[Pin, RunNumber]]:
        """The gradients in the order of the backward pass: a fork's wires, then their sum.

        A wire that leads to one gate alone has the gradient of the gate it comes from, so that
        is asked for there.
        """
        tape = self.run.tape
        for slot in range(-1 if tape.loss is None else tape.loss, -1, -1):
            ends = self.ends[slot]
            for end in ends if len(ends) > 1 else ():
                step = tape.steps[end[0]]
                number = RunNumber(Quantity.GRADIENT, slot, (end,))
                yield Pin(step.path, step.gate.inputs[end[1]]), number
            if ends:
                yield Pin(tape.steps[slot].path, OUT), RunNumber(Quantity.GRADIENT, slot, ends)


def is_cell(index: CellIndex, shape: tuple[int, ...]) -> bool:
    """True where an array of this shape has a cell of this index."""
    return len(index) == len(shape) and all(
        0 <= at < length for at, length in zip(index, shape, strict=True)
    )


@dataclass(frozen=True, eq=False)
class CoverState:
    """The visibility of a run's numbers while some of them are asked for.

    `asked` are all that are, whole arrays of whose parts one is; `open` those that nobody has found
    or revealed yet. `shut` are the blocks asked about from outside, by path, and which of their
    numbers are: who opens one would see the answer come about. `shapeless` are the slots of arrays
    whose shape is asked for.
    """

    numbers: RunNumbers
    asked: Collection[RunNumber]
    open: Collection[RunNumber]
    shut: Collection[tuple[str, Quantity]] = ()
    shapeless: Collection[int] = ()

    def covered(self, pin: Pin, what: Quantity) -> bool:
        """True where a number may not be shown: it is asked for, or it would tell one that is.

        Of a local derivative, the wire gradient it leads to is asked for, or a value it is made of.
        """
        if not self.open:
            return False
        if any((path, what.sent) in self.shut for path in Path(pin.node).blocks):
            return True
        if what is Quantity.LOCAL:
            return self._local_covered(pin)
        number = self.numbers.at(pin, what)
        return number is not None and self.hides(number)

    def hides_shape(self, pin: Pin) -> bool:
        """True where the shape of the array at a pin may not be shown."""
        number = self.numbers.at(pin, Quantity.VALUE) if self.shapeless else None
        return number is not None and self.hides_shape_of(number.slot)

    def hides_shape_of(self, slot: int) -> bool:
        """True where the shape of what a slot holds may not be shown."""
        return bool(self.shapeless) and self._hidden_shapes[slot]

    def hides(self, number: RunNumber) -> bool:
        """True where this number may not be shown."""
        number = number.whole
        if number in self.asked:
            return number in self.open
        if self.hides_shape_of(number.slot):
            return True
        if number.what is Quantity.VALUE:
            return self._hidden_values[number.slot]
        return any(self._hides_wire_gradient(end) for end in number.ends)

    def hides_anything_at(self, path: str) -> bool:
        """True where a remark about a node (saturated, at a kink) would tell a covered number."""
        if not self.open:
            return False
        run = self.numbers.run
        slot = run.tape.slots.get(path)
        slots = run.tape.insides.get(path, ()) if slot is None else (slot,)
        return any(
            self._hidden_values[each]
            or self._hidden_gradients[each]
            or any(
                self._hides_wire_gradient((each, i))
                for i in range(len(run.tape.steps[each].sources))
            )
            for each in slots
        )

    def _local_covered(self, pin: Pin) -> bool:
        run = self.numbers.run
        slot = run.tape.slots.get(pin.node)
        if slot is None:  # a block in one step: it sums up all that is inside
            return self.covered(pin, Quantity.GRADIENT) or self.hides_anything_at(pin.node)
        step = run.tape.steps[slot]
        if pin.port not in step.gate.inputs:
            return False
        end = slot, step.gate.inputs.index(pin.port)
        return self._hides_wire_gradient(end) or self._local_tells(end)

    def _local_tells(self, end: TapeInput) -> bool:
        slot, index = end
        step, values = self.numbers.run.tape.steps[slot], self._hidden_values
        inputs, out = step.gate.made_of(index)
        return any(values[step.sources[each]] for each in inputs if step.sources[each] >= 0) or (
            out and values[slot]
        )

    def _hides_wire_gradient(self, end: TapeInput) -> bool:
        slot, index = end
        wire_gradient = RunNumber(
            Quantity.GRADIENT, self.numbers.run.tape.steps[slot].sources[index], (end,)
        )
        if wire_gradient in self.asked:
            return wire_gradient in self.open
        return self._hidden_gradients[slot] or self._local_tells(end)

    @cached_property
    def _hidden_values(self) -> list[bool]:
        """By slot, whether its value may not be shown; forwards, as each is made of others."""
        hidden: list[bool] = []
        for slot, step in enumerate(self.numbers.run.tape.steps):
            number = RunNumber(Quantity.VALUE, slot)
            if number in self.asked:
                hidden.append(number in self.open)
            else:
                is_shut_in = not step.gate.is_source and self._is_shut_in(step.path)
                hidden.append(is_shut_in or any(hidden[each] for each in step.sources if each >= 0))
        return hidden

    @cached_property
    def _hidden_shapes(self) -> list[bool]:
        """By slot, whether its shape may not be shown: it is asked for, or made of one that is."""
        hidden: list[bool] = []
        for slot, step in enumerate(self.numbers.run.tape.steps):
            number = RunNumber(Quantity.VALUE, slot)
            is_found = number in self.asked and number not in self.open
            is_made_of_one = any(hidden[each] for each in step.sources if each >= 0)
            hidden.append(slot in self.shapeless or (is_made_of_one and not is_found))
        return hidden

    def _is_shut_in(self, path: str) -> bool:
        return any((around, Quantity.VALUE) in self.shut for around in Path(path).blocks)

    @cached_property
    def _hidden_gradients(self) -> list[bool]:
        """By slot, whether what arrives there may not be shown; backwards."""
        hidden = [False] * len(self.numbers.run.tape.steps)
        self.__dict__["_hidden_gradients"] = hidden  # is read while it is filled, from the loss on
        for slot in range(len(hidden) - 1, -1, -1):
            number = RunNumber(Quantity.GRADIENT, slot, self.numbers.ends[slot])
            hidden[slot] = bool(number.ends) and self.hides(number)
        return hidden
