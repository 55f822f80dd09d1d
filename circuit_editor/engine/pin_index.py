"""Many pins, looked up once in a tape: their numbers are then read together, of run after run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.gates import OUT, Array
from circuit_editor.model import Pin
from circuit_editor.text import Quantity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.run import Run
    from circuit_editor.engine.tape import Tape
    from circuit_editor.gates import Gate


class PinIndex:
    """Pins of a document, and where a tape has the numbers of most of them: its `slots`.

    Those of blocks' ports are put together from several, and asked for one by one.
    """

    def __init__(self, pins: Iterable[Pin]) -> None:
        self.pins: Sequence[Pin] = tuple(pins)
        self._tape: Tape | None = None
        self._of_inputs: tuple[NDArray[np.intp], ...] = ()  # which pins, their slots, which input
        self._of_outputs: tuple[NDArray[np.intp], ...] = ()
        self._others: list[int] = []

    def read(
        self, run: Run, what: Quantity, ask: Callable[[Pin], Array | None]
    ) -> NDArray[np.float64] | None:
        """The values or gradients of a run of single numbers, nan where there is none.

        `ask` gives those that the run does not have as such. None where the run has no arrays.
        """
        if run.arrays is None or what is Quantity.LOCAL:
            return None
        self.look_up(run.tape)
        arrays, found = run.arrays, np.full(len(self.pins), np.nan)
        is_gradient = what is Quantity.GRADIENT
        at, slots = self._of_outputs
        numbers, there = (
            (arrays.gradients, arrays.reached) if is_gradient else (arrays.values, arrays.computed)
        )
        found[at] = np.where(there[slots], numbers[slots], np.nan)
        at, slots, inputs = self._of_inputs
        if is_gradient:
            sent = arrays.wire_gradients[slots, inputs]
            found[at] = np.where(arrays.shared[slots, inputs], sent, np.nan)
        others = self._others if is_gradient else [*self._others, *at.tolist()]
        for place in others:
            found[place] = largest_entry(ask(self.pins[place]))
        return found

    def look_up(self, tape: Tape) -> None:
        """Find out where a tape has the numbers, before they are asked for."""
        if tape is self._tape:
            return
        inputs: list[int] = []  # flat: thousands are looked up while a file is opened
        outputs: list[int] = []
        self._others = []
        slot_of, gate_of, gate, last = tape.slots.get, _gates_of(tape), None, -1
        for place, pin in enumerate(self.pins):
            slot, port = slot_of(pin.node), pin.port
            if slot is None:
                self._others.append(place)
            elif port == OUT:
                outputs += (place, slot)
            else:
                if slot != last:  # the inputs of a gate come one after another
                    gate, last = gate_of(slot), slot
                assert gate is not None
                inputs += (place, slot, gate.inputs.index(port))
        self._of_inputs = tuple(np.array(inputs, np.intp).reshape(-1, 3).T)
        self._of_outputs = tuple(np.array(outputs, np.intp).reshape(-1, 2).T)
        self._tape = tape


def _gates_of(tape: Tape) -> Callable[[int], Gate]:
    """What tells the gate in a slot, without making its step where there are columns."""
    columns, steps = tape.columns, tape.steps
    if columns is None:
        return lambda slot: steps[slot].gate
    gates, codes = columns.kinds.gates, columns.codes
    return lambda slot: gates[codes.item(slot)]


def largest_entry(number: Array | None) -> float:
    """Of a number or an array the entry that is farthest from 0; nan for None, or where one is."""
    if number is None:
        return np.nan
    entries = np.ravel(number)
    return float(entries[np.argmax(np.abs(entries))]) if entries.size else np.nan
