"""The rules about arrays run on a circuit: what one cell becomes when somebody goes by one.

At the gates that a number comes from, all else right; or at one gate further on, from where the
difference is passed on by the chain rule to that cell. The numbers are those of the masked run:
where any that a gate works with is covered, no rule is gone by there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, TypeAlias

import numpy as np

from circuit_editor.gates import Array, jvp
from circuit_editor.teaching.predict.array_input import ArrayInput, ArrayValues
from circuit_editor.teaching.predict.arrays_seen import array_at_end, displayed, is_hidden
from circuit_editor.teaching.predict.cover import RunNumber, TapeInput
from circuit_editor.teaching.predict.diagnosis_context import (
    MOST_GATES,
    DiagnosisContext,
    at_end,
    exactly,
    inputs_towards_loss,
    shut_slots,
)
from circuit_editor.teaching.predict.misconceptions import (
    FURTHER,
    MISCONCEPTIONS,
    Misconception,
    WrongNumber,
)

MOST_ENTRIES = 64  # of a gate whose entries are gone through one by one
MOST_NUMBERS = 20_000  # on the way to the loss: with more a guess would be judged too slowly

WrongByRule: TypeAlias = tuple[Misconception, WrongNumber]


def wrong_values(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongByRule]:
    """What a gate computes at a cell by each rule."""
    slot = number.slot
    step, arriving = context.run.tape.steps[slot], context.masked.inputs(slot)
    out = context.run.values[slot]
    if not arriving or slot in shut_slots(context) or any(map(is_hidden, arriving)):
        return
    for see in (np.asarray, displayed):
        inputs = tuple(see(each) for each in arriving)
        at = ArrayValues(step.gate, step.arguments, inputs, np.shape(out))
        for each in MISCONCEPTIONS.values():
            for wrong in each.arrays_computed(at):
                yield each, _number(float(wrong[number.cell]), see, slot=slot)


def wrong_gradients(
    context: DiagnosisContext, number: RunNumber, true: float
) -> Iterator[WrongByRule]:
    """What a cell gets back by each rule, gone by at the next gates or further on."""
    ends = inputs_towards_loss(context.run, number.ends)
    for see in (np.asarray, displayed):
        yield from _at_these_gates(context, number, ends, see)
    yield from _further_on(context, number, ends, true)


def _at_these_gates(
    context: DiagnosisContext, number: RunNumber, ends: tuple[TapeInput, ...], see: Any
) -> Iterator[WrongByRule]:
    inputs = {end: array_at_end(context, end, see) for end in ends}
    sent = {
        end: float(np.asarray(context.masked.wire_gradients[end[0]][end[1]])[number.cell])
        for end in ends
    }
    for each in MISCONCEPTIONS.values():
        for end, at in inputs.items():
            others = sum(sent[other] for other in ends if other != end)
            for wrong in each.arrays_sent(at) if at is not None else ():
                yield each, _number(float(wrong[number.cell]) + others, see, end=end)


def _number(wrong: float, see: Any, **where: Any) -> WrongNumber:
    return WrongNumber(wrong, wrong if see is displayed else None, **where)


def _further_on(
    context: DiagnosisContext, number: RunNumber, ends: tuple[TapeInput, ...], true: float
) -> Iterator[WrongByRule]:
    """One rule at one gate nearer to the loss: what is lost there is lost here by the chain rule.

    `ways` are the derivatives of what arrives at each gate by the cell: how a slip is passed on.
    """
    run = context.run
    between = run.towards_loss({slot for slot, _ in ends})
    size = sum(np.size(run.values[slot]) for slot in between)
    if len(between) > MOST_GATES or size > MOST_NUMBERS:
        return
    first, near = set(ends), {slot for slot, _ in ends}
    moved: dict[int, Any] = {}  # None where a covered number has part in it
    unit = np.zeros(np.shape(run.values[number.slot]))
    unit[number.cell] = 1.0
    for slot in between:
        sources = run.tape.steps[slot].sources
        ways = [
            _sum(unit if (slot, at) in first else 0.0, moved.get(source, 0.0))
            for at, source in enumerate(sources)
        ]
        ats = [array_at_end(context, (slot, at)) for at in range(len(sources))]
        is_covered = any(way is None for way in ways)
        moved[slot] = None if is_covered else _pushed(context, slot, ways)
        if slot in near or is_covered or None in ats:
            continue
        for each in MISCONCEPTIONS.values():
            given = [each.arrays_sent(at) for at in ats if at is not None]
            for wrongs in zip_longest(*given):
                lost = sum(
                    _lost(wrong, at.sent, way)
                    for wrong, at, way in zip(wrongs, ats, ways, strict=True)
                    if wrong is not None and at is not None
                )
                if lost:
                    yield each, WrongNumber(true + float(lost), tier=FURTHER, slot=slot)
        for each, lost in _lost_by_entry(context, slot, ats, ways):
            yield each, WrongNumber(true + lost, tier=FURTHER, slot=slot)


def _lost_by_entry(
    context: DiagnosisContext, slot: int, ats: list[ArrayInput | None], ways: list[Any]
) -> Iterator[tuple[Misconception, float]]:
    """What rules about single numbers lose at a gate whose entries never meet, entry by entry."""
    shape = np.shape(context.run.values[slot])
    if context.run.tape.steps[slot].gate.is_of_arrays or math.prod(shape) > MOST_ENTRIES:
        return
    cells = [tuple(cell) for cell in np.ndindex(*shape)]
    entries = [
        [(cell, at_end(context, (slot, at), exactly, cell)) for cell in cells]
        for at in range(len(ats))
    ]
    for each in MISCONCEPTIONS.values():
        lost = 0.0
        for at, way, own in zip(ats, ways, entries, strict=True):
            if at is None or not np.any(way) or np.shape(at.own) != shape:
                continue
            wrong = np.array(at.sent, dtype=np.float64)
            for cell, entry in own:
                sent = None if entry is None else each.sent_back(entry)
                if sent is not None:
                    wrong[cell] = sent
            lost += _lost(wrong, at.sent, way)
        if lost:
            yield each, lost


def _sum(first: Any, second: Any) -> Any:
    return None if second is None else first + second


def _pushed(context: DiagnosisContext, slot: int, ways: list[Any]) -> Any:
    """How the output of a gate moves with the cell; None where it is worked out of what is hidden.

    At the flag of the loss what arrives is passed on.
    """
    run, step = context.masked, context.run.tape.steps[slot]
    arriving, out = run.inputs(slot), run.values[slot]
    assert arriving is not None
    if step.gate.is_flag or any(map(is_hidden, (*arriving, out))):
        return None
    tangents = tuple(np.zeros(np.shape(x)) + way for x, way in zip(arriving, ways, strict=True))
    return jvp(step.gate, tangents, tuple(map(np.asarray, arriving)), out, step.arguments)


def _lost(wrong: Array, right: Array, way: Any) -> float:
    """What a wrong array in place of a right one makes of the cell that it is passed on to."""
    way = np.broadcast_to(way, np.shape(right))
    return float(np.sum(np.where(way == 0.0, 0.0, (wrong - right) * way)))
