"""Readings: the one place from which every visible number comes.

"Not computed" is blank and never 0; what a step has not reached yet and what is covered for a
prediction cannot leak, because nothing that is shown or told asks a run for its numbers directly.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from circuit_editor.engine.marks import Mark, causes_first, marks_at, mask_of, slots_with_marks
from circuit_editor.engine.pin_index import PinIndex, largest_entry
from circuit_editor.engine.run import Run
from circuit_editor.engine.visibility import HiddenError, State, Visibility
from circuit_editor.gates import Array
from circuit_editor.model import BlockInterface, Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Quantity, Sentence, exact, show_array
from circuit_editor.text.arrays import LONGEST, ON_A_WIRE
from circuit_editor.text.numbers import within

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.jacobian import Jacobian

ON_CANVAS = 8  # letters: what fits into the card of an input


class Reading(NamedTuple):
    """The reading of one number: its state, and its `array`, None unless the state is VALUE.

    `words` are what the user's language has for an array too large to be written out.
    """

    state: State
    array: Array | None = None
    words: str = ""

    @property
    def is_there(self) -> bool:
        """True where there is a number, covered or not; False where none is, or none yet."""
        return self.array is not None or self.state is State.COVERED

    @property
    def is_hidden(self) -> bool:
        """True where there is a number that may not be seen: covered, or not reached yet."""
        return self.state in (State.COVERED, State.NOT_REACHED)

    @property
    def is_not_reached(self) -> bool:
        """True where there is a number that is not shown yet, nor asked for."""
        return self.state is State.NOT_REACHED

    @property
    def is_covered(self) -> bool:
        """True where there is a number that is asked for, or that would tell one that is."""
        return self.state is State.COVERED

    @property
    def text(self) -> str:
        """The number for a wire or a card; "" where there is none to show."""
        return self.words or str(self.told_within(ON_A_WIRE))

    @property
    def on_canvas(self) -> str:
        """The number for a wire or a gate, where there is no room for very many digits."""
        text = self.text
        if len(text) <= ON_CANVAS or self.array is None or self.array.shape != ():
            return text
        return within(ON_CANVAS, text, float(self.array))

    @property
    def told(self) -> str | Sentence:
        """The number for a sentence, which translates what is said in words."""
        return self.told_within(LONGEST)

    def told_within(self, longest: int) -> str | Sentence:
        """The number where there is room for so many letters of an array."""
        if self.array is None:
            return "?" if self.state is State.COVERED else ""
        return show_array(self.array, longest=longest)

    @property
    def tile(self) -> Array | None:
        """The array that is drawn as a small tile: on a wire its numbers would have no room."""
        array = self.array
        if array is None or array.shape == () or not array.size:
            return None
        return array if isinstance(self.told_within(ON_A_WIRE), Sentence) else None

    @property
    def in_a_table(self) -> str:
        """The number where there is least room: of an array that is not written out its shape."""
        if self.tile is None:
            return self.text
        from circuit_editor.text.typed_shapes import write_shape

        return f"({write_shape(self.tile.shape)})"

    @property
    def exact(self) -> str:
        """The number with all its digits, for whoever asks for them; "" where there is none."""
        return (
            self.text if self.array is None or self.array.shape != () else exact(float(self.array))
        )


NOT_COMPUTED = Reading(State.NOT_COMPUTED)
HIDDEN = {state: Reading(state) for state in (State.NOT_REACHED, State.COVERED)}


class ReadingFilter(Protocol):
    """The filter that says what may be seen of a run, by pins of the whole document."""

    def value(self, pin: Pin) -> Reading:
        """The value at an output, or arriving at an input."""
        ...

    def gradient(self, pin: Pin) -> Reading:
        """The gradient at an output (the sum over its wires), or one wire's at an input."""
        ...

    def local(self, pin: Pin) -> Reading:
        """The local derivative of a gate's output by the input `pin`."""
        ...

    def block_local(self, path: str, interface: BlockInterface, output: str, by: str) -> Reading:
        """The derivative of a block's output port by one of its input ports, in one step."""
        ...


class MarkFilter(ReadingFilter, Protocol):
    """One that says, too, what is remarkable about the numbers that may be seen."""

    def marks_at(self, path: str) -> list[Mark]:
        """The marks of a gate, or of all gates inside a block."""
        ...


class Readings:
    """The numbers of one run as they may be seen now: what a filter hides is not told."""

    def __init__(self, run: Run, visibility: Visibility | None = None) -> None:
        self._run = run
        self._visibility = visibility or Visibility()
        self._jacobians: dict[str, Jacobian | None] = {}
        self._marks: dict[str, list[Mark]] = {}

    def value(self, pin: Pin) -> Reading:
        """The value at an output, or arriving at an input."""
        return self._behind(Quantity.VALUE, pin, self._run.value(pin))

    def gradient(self, pin: Pin) -> Reading:
        """The gradient at an output (the sum over its wires), or one wire's at an input."""
        return self._behind(Quantity.GRADIENT, pin, self._run.gradient(pin))

    def numbers_at(self, what: Quantity, index: PinIndex) -> NDArray[np.float64]:
        """The values or gradients at many pins at once; nan where there is none, or none is told.

        Of an array it is the entry that is farthest from 0.
        """
        read_one = self.value if what is Quantity.VALUE else self.gradient

        def ask(pin: Pin) -> Array | None:
            return read_one(pin).array

        found = None
        if not self._visibility.hide_anything:
            found = index.read(self._run, what, ask)
        if found is None:
            return np.array([largest_entry(ask(pin)) for pin in index.pins], dtype=np.float64)
        return found

    def local(self, pin: Pin) -> Reading:
        """The local derivative of a gate's output by the input `pin`.

        It tells the gradient to whoever knows what arrives, so it is hidden together with it.
        """
        slot = self._run.tape.slots.get(pin.node)
        if slot is None:
            return NOT_COMPUTED
        gate = self._run.tape.steps[slot].gate
        local = self._run.locals(slot)
        if local is None or pin.port not in gate.inputs:
            return NOT_COMPUTED
        return self._behind(Quantity.LOCAL, pin, local[gate.inputs.index(pin.port)])

    def block_local(self, path: str, interface: BlockInterface, output: str, by: str) -> Reading:
        """The derivative of a block's output port by one of its input ports, in one step.

        Not computed where the table of all of them is too large to be told.
        """
        if path not in self._jacobians:
            from circuit_editor.engine.jacobian import local_derivatives

            self._jacobians[path] = local_derivatives(self._run, path, interface)
        table = self._jacobians[path]
        if table is None:
            return NOT_COMPUTED
        read = self._behind(Quantity.LOCAL, Pin(path, by), table[output][by])
        hides = read.array is not None and self._visibility.filters
        state = self._visibility.state(Quantity.VALUE, Pin(path, output)) if hides else State.VALUE
        return read if state is State.VALUE else HIDDEN[state]

    def marks_at(self, path: str) -> list[Mark]:
        """The marks of a gate, or of all gates inside a block; what was made there comes first.

        None of what a hidden number has part in.
        """
        if self._visibility.hide_anything:
            try:
                return _marks_at(self._visibility.before(self._run), path)
            except HiddenError:
                return []
        if path not in self._marks:
            slot, mask = self._run.tape.slots.get(path), self._mask
            is_plain = slot is not None and mask is not None and not mask[slot]
            self._marks[path] = [] if is_plain else _marks_at(self._run, path)
        return self._marks[path]

    @cached_property
    def _mask(self) -> NDArray[np.bool_] | None:
        """False at the slots without marks; None where nothing is known of all at once."""
        return mask_of(self._run)

    def _behind(self, what: Quantity, pin: Pin, number: Array | None) -> Reading:
        """A number as it may be seen."""
        if number is not None and self._visibility.filters:
            state = self._visibility.state(what, pin)
            if state is not State.VALUE:
                return HIDDEN[state]
        return read(number)


def read(number: Array | None) -> Reading:
    """The reading of a number of the run that may be seen; NOT_COMPUTED for None."""
    return NOT_COMPUTED if number is None else Reading(State.VALUE, np.asarray(number))


def _marks_at(run: Run, path: str) -> list[Mark]:
    slots: Sequence[int] = run.tape.insides.get(path, ())
    if slots:
        slots = slots_with_marks(run, slots)
    own = run.tape.slots.get(path)
    return (
        list(marks_at(run, own))
        if own is not None
        else causes_first([mark for slot in slots for mark in marks_at(run, slot)])
    )
