"""Misconceptions about one function of another: where each slope is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.dataclass import replace
from circuit_editor.teaching.predict.cover import RunNumber
from circuit_editor.teaching.predict.diagnosis_context import (
    DiagnosisContext,
    at_end,
    exactly,
    inputs_towards_loss,
    shut_slots,
    values_at,
)
from circuit_editor.teaching.predict.gate_input import GateInput
from circuit_editor.teaching.predict.misconceptions.misconception import WrongNumber, run_rule
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity


@dataclass(frozen=True, slots=True)
class Composition:
    """f(g(x)) at the input of g, and f with its slope at x itself, where it is never taken."""

    inner: GateInput
    outer: int
    upstream: Any
    outer_at_x: Any
    outer_slope_at_x: Any


def _composition(context: DiagnosisContext, number: RunNumber) -> Composition | None:
    """The two functions that this number goes through; None where there are not two alone."""
    if len(number.ends) != 1 or number.ends[0][1]:
        return None
    inner = number.ends[0][0]
    behind = inputs_towards_loss(context.run, context.numbers.ends[inner])
    if len(behind) != 1:
        return None
    ((outer, _),) = behind
    g, f = context.run.tape.steps[inner], context.run.tape.steps[outer]
    at, upstream = at_end(context, (inner, 0), exactly), context.masked.gradients[outer]
    if at is None or upstream is None or f.gate.local is None or f.gate.forward is None:
        return None
    if len(g.sources) != 1 or len(f.sources) != 1 or f.gate.is_flag or g.gate.is_flag:
        return None
    if {inner, outer} & shut_slots(context):
        return None
    f_at_x = f.gate.forward(at.own, **f.attrs)
    (slope_at_x,) = f.gate.local(at.own, f_at_x, **f.attrs)
    return Composition(at, outer, upstream, f_at_x, slope_at_x)


@run_rule(
    rank=410,
    family="composition",
    done=QT_TRANSLATE_NOOP(
        "Sentence", "the slope of the outer function is taken at the wrong place"
    ),
    instead=QT_TRANSLATE_NOOP("Sentence", "The outer function gets what the inner one gives."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when the slope of {outer} is taken at {own}, what goes into {gate}. "
        "Take it at what {gate} gives, {out}; then × the slope of {gate}.",
    ),
    asks=(Quantity.GRADIENT,),
)
def outer_slope_at_input(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """The slope of the outer function is taken at x itself."""
    found = _composition(context, number)
    if found is not None:
        wrong = float(found.upstream * found.outer_slope_at_x * found.inner.local)
        yield WrongNumber(wrong, end=number.ends[0], about=found.outer)


@run_rule(
    rank=420,
    family="composition",
    done=QT_TRANSLATE_NOOP("Sentence", "a slope is taken one gate too early"),
    instead=QT_TRANSLATE_NOOP("Sentence", "A slope is taken at what goes into its gate."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when the slope of {gate} is taken at {early}, what goes into "
        "{before}. Take it at {own}, what {before} gives.",
    ),
    asks=(Quantity.GRADIENT,),
)
def slope_before(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """The slope of the next gate is taken at what makes this number."""
    if len(number.ends) != 1 or {number.ends[0][0], number.slot} & shut_slots(context):
        return
    at = at_end(context, number.ends[0], exactly)
    if at is None or len(at.inputs) != 1 or at.gate.forward is None or at.gate.is_flag:
        return
    for source in dict.fromkeys(context.run.tape.steps[number.slot].sources):
        x = context.masked.values[source] if source >= 0 else None
        if x is not None and np.shape(x) == ():
            early = replace(at, inputs=(x,), out=at.computed(x))
            yield WrongNumber(float(early.wire_gradient), end=number.ends[0], about=source)


@run_rule(
    rank=430,
    family="composition",
    done=QT_TRANSLATE_NOOP("Sentence", "one function of another is read as their product"),
    instead=QT_TRANSLATE_NOOP("Sentence", "The outer function gets what the inner one gives."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when two functions, one of the other, are read as their product. "
        "The slope of {outer} is taken at what {gate} gives, {out}; then × the slope of "
        "{gate}.",
    ),
    here_value=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when two functions, one of the other, are read as their product. "
        "{gate} is taken of what comes out of the gate before it: {first}.",
    ),
)
def composition(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """f(g(x)) is read as f(x) × g(x)."""
    if number.what is Quantity.VALUE:
        yield from _product_forwards(context, number)
    elif (found := _composition(context, number)) is not None:
        at = found.inner
        slope = found.outer_slope_at_x * at.out + found.outer_at_x * at.local
        yield WrongNumber(float(found.upstream * slope), end=number.ends[0], about=found.outer)


def _product_forwards(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """A gate of one number taken of what its own input is made of, times that input."""
    at = values_at(context, number.slot)
    if at is None or len(at.inputs) != 1 or at.gate.forward is None:
        return
    steps = context.run.tape.steps
    source = steps[number.slot].sources[0]
    if len(steps[source].sources) != 1 or steps[source].gate.forward is None:
        return
    (innermost,) = context.masked.inputs(source) or (np.nan,)
    if np.shape(innermost) != ():  # an array, of which a cell is taken out on the way
        return
    product = at.computed(innermost) * at.inputs[0]
    yield WrongNumber(float(product), slot=number.slot, about=number.slot)
