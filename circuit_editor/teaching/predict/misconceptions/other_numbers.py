"""Misconceptions in which a number of the run is taken for another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from circuit_editor.teaching.predict.cover import CellIndex, RunNumber, is_cell
from circuit_editor.teaching.predict.diagnosis_context import DiagnosisContext, shut_slots, wires_of
from circuit_editor.teaching.predict.misconceptions.misconception import WrongNumber, run_rule
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity

HOW_MUCH = QT_TRANSLATE_NOOP("Sentence", "The gradient says how much {loss} moves.")


def _single(cell: CellIndex, array: Any) -> Iterator[WrongNumber]:
    """The number at a cell of an array, or the single number, where it is there."""
    if array is not None and is_cell(cell, np.shape(array)):
        yield WrongNumber(float(np.asarray(array)[cell]))


@run_rule(
    rank=280,
    family="value",
    done=QT_TRANSLATE_NOOP("Sentence", "the gradient is taken for the value"),
    instead=QT_TRANSLATE_NOOP("Sentence", "The value is what the gate computes."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is the gradient of {node}, the number that flows back. The value is what "
        "comes out of its gate.",
    ),
    asks=(Quantity.VALUE,),
)
def gradient_for_value(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """The gradient is taken for the value."""
    yield from _single(number.cell, context.masked.gradients[number.slot])


@run_rule(
    rank=340,
    family="value",
    done=QT_TRANSLATE_NOOP("Sentence", "the value is taken for the gradient"),
    instead=HOW_MUCH,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is the value of {node}, the number that flows forwards. The gradient says "
        "how much {loss} moves when {node} moves.",
    ),
    asks=(Quantity.GRADIENT,),
)
def value_for_gradient(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """The value is taken for the gradient."""
    yield from _single(number.cell, context.masked.values[number.slot])


@run_rule(
    rank=350,
    family="value",
    done=QT_TRANSLATE_NOOP("Sentence", "the value of another gate is taken for the gradient"),
    instead=HOW_MUCH,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is the value of {result}, a number that flows forwards. The gradient says "
        "how much {loss} moves when {node} moves.",
    ),
    asks=(Quantity.GRADIENT,),
)
def output_for_gradient(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """What the next gate gives, or the loss, is taken for the gradient."""
    tape = context.run.tape
    shut, wires = shut_slots(context), wires_of(context, number.ends)
    results = [wire.ends[0][0] for wire in wires if wire.ends[0][0] not in shut]
    for wire in wires:
        inside = set(tape.insides.get(wire.block or "", ()))
        leave = {alias.slot for pin, alias in tape.aliases.items() if pin.node == wire.block}
        results += sorted(leave & inside)
    if tape.loss is not None:
        results.append(tape.steps[tape.loss].sources[0])
    for slot in dict.fromkeys(results):
        if slot >= 0 and slot != number.slot and not tape.steps[slot].gate.is_flag:
            found = _single(number.cell, context.masked.values[slot])
            yield from (each._replace(about=slot) for each in found)


@run_rule(
    rank=360,
    family="stale",
    done=QT_TRANSLATE_NOOP("Sentence", "the number from before the last change is given"),
    instead=QT_TRANSLATE_NOOP("Sentence", "After a change both passes begin anew."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} was right before the last change of the circuit. After a change both passes "
        "begin anew, and this number is another one.",
    ),
)
def stale(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """The number from before the last change is given."""
    before = context.previous
    if before is not None:
        is_value = number.what is Quantity.VALUE
        read = before.value if is_value else before.gradient
        yield from _single(number.cell, read(context.pin))


@run_rule(
    rank=380,
    family="zero",
    done=QT_TRANSLATE_NOOP("Sentence", "what is not worked out yet is taken for 0"),
    instead=QT_TRANSLATE_NOOP("Sentence", "A number that is not there yet is not 0."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "0 would mean that {loss} does not move at all when {node} moves. A number that is "
        "not there yet is not 0: work it out from what arrives.",
    ),
    here_value=QT_TRANSLATE_NOOP(
        "Sentence",
        "The value of {node} is not 0. A number that is not there yet is not 0: work it out "
        "from what arrives.",
    ),
)
def zero(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """What is not worked out yet is taken for 0."""
    yield WrongNumber(0.0)


@run_rule(
    rank=390,
    family="zero",
    done=QT_TRANSLATE_NOOP("Sentence", "what is not computed is taken for 0"),
    instead=QT_TRANSLATE_NOOP("Sentence", "What is not computed has no number, not even 0."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "Nothing is computed at {node}: no number comes there, and none is not the same as 0.",
    ),
    is_missing=True,
)
def not_computed_as_zero(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """What is not computed is taken for 0."""
    yield WrongNumber(0.0)
