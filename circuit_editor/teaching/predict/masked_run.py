"""A run masked with nan wherever a number is covered, as the learner sees it.

Whoever works with it can tell nothing that is covered, for whatever is made of nan is nan.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from circuit_editor.engine import Run
from circuit_editor.model import Pin
from circuit_editor.teaching.predict.cover import CoverState, RunNumber, RunNumbers
from circuit_editor.text import Quantity

IsHidden: TypeAlias = Callable[[Quantity, Pin], bool]


def masked_run(
    numbers: RunNumbers, cover_state: CoverState | None, is_hidden: IsHidden | None = None
) -> Run:
    """The run with nan for each number that may not be seen now; what is not computed stays so.

    `is_hidden` tells of numbers that something else hides, by their pins.
    """
    run = numbers.run
    if is_hidden is None and (cover_state is None or not cover_state.open):
        return run

    def hides(number: RunNumber, pin: Pin) -> bool:
        return (cover_state is not None and cover_state.hides(number)) or (
            is_hidden is not None and is_hidden(number.what, pin)
        )

    values, gradients, wire_gradients = [], [], []
    within = {
        kind: _within_shut(run, cover_state, kind) for kind in (Quantity.VALUE, Quantity.GRADIENT)
    }
    for slot, step in enumerate(run.tape.steps):
        out = Pin(step.path, step.gate.main_port)
        hidden = slot in within[Quantity.VALUE] or hides(RunNumber(Quantity.VALUE, slot), out)
        values.append(_blank(run.values[slot], hidden))
        inside = slot in within[Quantity.GRADIENT]
        hidden = inside or hides(RunNumber(Quantity.GRADIENT, slot, numbers.ends[slot]), out)
        gradients.append(_blank(run.gradients[slot], hidden))
        row = []
        for index, (port, source) in enumerate(zip(step.gate.inputs, step.sources, strict=True)):
            number = RunNumber(Quantity.GRADIENT, source, ((slot, index),))
            hidden = inside or hides(number, Pin(step.path, port))
            row.append(_blank(run.wire_gradients[slot][index], hidden))
        wire_gradients.append(tuple(row))
    return Run(run.tape, values, gradients, wire_gradients, size=run.size)


def _within_shut(run: Run, cover_state: CoverState | None, kind: Quantity) -> set[int]:
    """The slots in blocks that are asked about from outside, but for what leaves those."""
    tape, found = run.tape, set[int]()
    for path, which in cover_state.shut if cover_state is not None else ():
        if which is kind:
            leave = {alias.slot for pin, alias in tape.aliases.items() if pin.node == path}
            found |= {*tape.insides.get(path, ())} - leave
    return found


def _blank(number: Any, hides: bool) -> Any:
    return number if number is None or not hides else np.full(np.shape(number), np.nan)[()]
