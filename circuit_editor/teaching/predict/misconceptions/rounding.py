"""Rounding carried along: the result of reckoning on with the digits on the screen.

0.20 × 2.00 gives 0.40 where the true gradient shows 0.39. The method is right then, so
this is told only where no other misconception gives the number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain, product
from typing import Any

import numpy as np

from circuit_editor.dataclass import replace
from circuit_editor.teaching.predict.arrays_seen import (
    array_at_end,
    displayed,
    is_hidden,
    meets_arrays,
)
from circuit_editor.teaching.predict.cover import RunNumber, TapeInput
from circuit_editor.teaching.predict.diagnosis_context import (
    MOST_GATES,
    DiagnosisContext,
    as_displayed,
    at_end,
    exactly,
    inputs_towards_loss,
)
from circuit_editor.teaching.predict.gate_input import GateInput
from circuit_editor.teaching.predict.guesses import FEW_DIGITS, Fit, Guess, as_shown, fit
from circuit_editor.teaching.predict.misconceptions.misconception import Misconception, register
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity

rounding_carried = register(
    Misconception(
        "rounding_carried",
        rank=510,
        family="rounding",
        done=QT_TRANSLATE_NOOP("Sentence", "rounded numbers are carried along"),
        instead=QT_TRANSLATE_NOOP("Sentence", "Round at the very end."),
        here=QT_TRANSLATE_NOOP(
            "Sentence",
            "The method is right. {guess} comes from numbers that were rounded on the way; with "
            "all their digits it is {true}.",
        ),
    )
)


def carry_rounding(context: DiagnosisContext, number: RunNumber, guess: Guess) -> float | None:
    """What the numbers on the screen give, where that is the guess to all its digits; else None.

    So does a product of rounded numbers, where these leave the true one open.
    """
    true = context.numbers.true(number)
    if true is None or not math.isfinite(true):
        return None
    if _by_factors(guess, true):
        return guess.number
    with np.errstate(all="ignore"):
        ways = chain(_ways(context, number), _with_arrays(context, number))
        return next((x for x in ways if math.isfinite(x) and fit(guess, x) is Fit.SAME), None)


def _by_factors(guess: Guess, true: float) -> bool:
    """True for −0.53 × 0.37 where the number is as near as factors leave it that were rounded."""
    if not guess.is_exact or guess.written is None:
        return False
    open_, size = guess.written.open, abs(Fraction(true))
    return abs(guess.exactly - Fraction(true)) <= open_ <= FEW_DIGITS * size


def _ways(context: DiagnosisContext, number: RunNumber) -> Iterator[float]:
    is_value = number.what is Quantity.VALUE
    yield from _value(context, number.slot) if is_value else _gradient(context, number)
    if not number.cell and len(context.run.tape.steps) <= MOST_GATES:
        for see, slope in product((exactly, as_displayed), SLOPES):
            yield from _all_along(context, number, see, slope)


def _value(context: DiagnosisContext, slot: int) -> Iterator[float]:
    step, arriving = context.run.tape.steps[slot], context.masked.inputs(slot)
    if step.gate.forward is not None and arriving and all(np.shape(x) == () for x in arriving):
        yield float(
            step.gate.forward(*(np.float64(as_shown(float(x))) for x in arriving), **step.attrs)
        )


def _gradient(context: DiagnosisContext, number: RunNumber) -> Iterator[float]:
    """One step with rounded numbers: the gradient that arrives, the slope, or both."""
    ends = inputs_towards_loss(context.run, number.ends)
    exact = [at_end(context, end, exactly, number.cell) for end in ends]
    shown = [at_end(context, end, as_displayed, number.cell) for end in ends]
    pairs = [(a, b) for a, b in zip(exact, shown, strict=True) if a is not None and b is not None]
    if len(pairs) < len(ends):
        return
    yield sum(float(b.upstream * a.local) for a, b in pairs)
    for slope in (_as_shown, *SLOPES):
        slopes = [slope(a if slope is _as_shown else b) for a, b in pairs]
        yield sum(float(b.upstream * s) for (_, b), s in zip(pairs, slopes, strict=True))
        yield sum(float(a.upstream * s) for (a, _), s in zip(pairs, slopes, strict=True))
    if len(pairs) > 1:
        yield sum(as_shown(float(a.wire_gradient)) for a, b in pairs)


def _with_arrays(context: DiagnosisContext, number: RunNumber) -> Iterator[float]:
    """One step with arrays as they are shown: those that arrive, the gradient, or both."""
    if not meets_arrays(context, number):
        return
    if number.what is Quantity.VALUE:
        step, arriving = context.run.tape.steps[number.slot], context.masked.inputs(number.slot)
        if step.gate.forward is not None and arriving and not any(map(is_hidden, arriving)):
            out = step.gate.forward(*map(displayed, arriving), **step.arguments)
            yield float(np.asarray(out)[number.cell])
        return
    ends = inputs_towards_loss(context.run, number.ends)
    exact = [array_at_end(context, end) for end in ends]
    shown = [array_at_end(context, end, displayed) for end in ends]
    pairs = [(a, b) for a, b in zip(exact, shown, strict=True) if a is not None and b is not None]
    if not pairs or len(pairs) < len(ends):
        return
    for made in (
        [b for _, b in pairs],
        [replace(a, upstream=b.upstream) for a, b in pairs],
        [replace(b, upstream=a.upstream) for a, b in pairs],
    ):
        yield sum(float(at.sent[number.cell]) for at in made)


def _as_shown(at: GateInput) -> Any:
    return as_shown(float(at.local))


def _by_output(at: GateInput) -> Any:
    """The local derivative made of the gate's output where that is usual: σ(1 − σ)."""
    return at.local if at.gate.by_output is None else at.gate.by_output(at.out)[at.index]


def _by_input(at: GateInput) -> Any:
    """The local derivative made of the gate's inputs alone."""
    assert at.gate.forward is not None
    return replace(at, out=np.float64(at.gate.forward(*at.inputs, **at.attrs))).local


SLOPES = (_by_output, _by_input)


def _all_along(
    context: DiagnosisContext,
    number: RunNumber,
    see: Callable[[RunNumber, Any], Any],
    slope: Callable[[GateInput], Any],
) -> Iterator[float]:
    """Both passes with every number rounded as soon as it is there; given ones as `see` has them.

    What is asked for is the last and not rounded any more: that was done when it was typed.
    """
    run, loss = context.masked, context.run.tape.loss
    values: list[Any] = []
    for slot, step in enumerate(run.tape.steps):
        true = run.values[slot]
        if true is None or np.shape(true) != ():
            return
        if step.gate.forward is None:
            values.append(np.float64(see(RunNumber(Quantity.VALUE, slot), true)))
            continue
        arriving = tuple(values[source] for source in step.sources)
        value = float(step.gate.forward(*arriving, **step.attrs))
        if number.what is Quantity.VALUE and slot == number.slot:
            yield value
            return
        values.append(np.float64(as_shown(value)))
    if loss is None or number.what is Quantity.VALUE:
        return
    gradients: dict[int, Any] = {loss: np.float64(1.0)}
    wire_gradients: dict[TapeInput, float] = {}
    for slot in range(loss, number.slot, -1):
        step, upstream = run.tape.steps[slot], gradients.get(slot)
        if upstream is None or step.gate.local is None:
            continue
        arriving = tuple(values[source] for source in step.sources)
        for index, source in enumerate(step.sources):
            at = GateInput(step.gate, step.attrs, arriving, values[slot], upstream, index)
            wire_gradient = wire_gradients[slot, index] = float(upstream * slope(at))
            gradients[source] = np.float64(gradients.get(source, 0.0) + as_shown(wire_gradient))
    ends = inputs_towards_loss(run, number.ends)
    if all(end in wire_gradients for end in ends):
        yield sum(wire_gradients[end] for end in ends)
        yield sum(as_shown(wire_gradients[end]) for end in ends)
