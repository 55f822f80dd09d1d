"""Readings: the one place from which every visible number comes.

"Not computed" is blank and never 0; what a step has not reached yet and what is covered for a
prediction cannot leak, because nothing on the screen asks a run for its numbers directly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from circuit_editor.engine.jacobian import Jacobian, jacobian
from circuit_editor.engine.marks import Mark, causes_first, marks_at, slots_with_marks
from circuit_editor.engine.run import Run
from circuit_editor.gates import Array
from circuit_editor.model import Face, Pin
from circuit_editor.text import Sentence, exact, show_array
from circuit_editor.text.arrays import LONGEST, ON_A_WIRE


class State(Enum):
    """Why a reading shows a number, or why it shows none."""

    VALUE = "value"
    NOT_COMPUTED = "not computed"
    NOT_REACHED = "not reached"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class Reading:
    """What may be shown of one number. `array` is None unless the state is VALUE.

    `words` are what the user's language has for an array too large to be written out.
    """

    state: State
    array: Array | None = None
    words: str = ""

    @property
    def text(self) -> str:
        """The number for a wire or a card; "" where there is none to show."""
        return self.words or str(self.told_within(ON_A_WIRE))

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
    def exact(self) -> str:
        """The number with all its digits, for whoever asks for them; "" where there is none."""
        if self.array is None or self.array.shape != ():
            return self.text
        return exact(float(self.array))


NOT_COMPUTED = Reading(State.NOT_COMPUTED)


class Readings:
    """The values and gradients of one run, as the user may see them now."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._jacobians: dict[str, Jacobian] = {}
        self._marks: dict[str, list[Mark]] = {}

    def value(self, pin: Pin) -> Reading:
        """The value at an output, or arriving at an input."""
        return _reading(self._run.value(pin))

    def gradient(self, pin: Pin) -> Reading:
        """The gradient at an output (the sum over its wires), or one wire's share at an input."""
        return _reading(self._run.gradient(pin))

    def local(self, pin: Pin) -> Reading:
        """The local derivative of a gate's output by the input `pin`."""
        slot = self._run.tape.slots.get(pin.node)
        if slot is None:
            return NOT_COMPUTED
        gate = self._run.tape.steps[slot].gate
        local = self._run.locals(slot)
        if local is None or pin.port not in gate.inputs:
            return NOT_COMPUTED
        return _reading(local[gate.inputs.index(pin.port)])

    def block_local(self, path: str, face: Face, output: str, by: str) -> Reading:
        """The derivative of a block's output port by one of its input ports, in one step."""
        if path not in self._jacobians:
            self._jacobians[path] = jacobian(self._run, path, face)
        return _reading(self._jacobians[path][output][by])

    def marks_at(self, path: str) -> list[Mark]:
        """The marks of a gate, or of all gates inside a block; what was made there comes first."""
        if path not in self._marks:
            run = self._run
            slots: Sequence[int] = run.tape.insides.get(path, ())
            if slots:
                slots = slots_with_marks(run, slots)
            inside = [mark for slot in slots for mark in marks_at(run, slot)]
            self._marks[path] = run.marks_at(path) or causes_first(inside)
        return self._marks[path]


def _reading(number: Any) -> Reading:
    if number is None:
        return NOT_COMPUTED
    return Reading(State.VALUE, np.asarray(number))
