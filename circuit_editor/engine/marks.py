"""Marks: numbers worth a word. They prevent nothing; nan and inf are shown and walk on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from circuit_editor.gates import outside_domain
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from circuit_editor.engine.tape import Run

NAN = "nan"
INF = "inf"
SATURATED = "saturated"
KINK = "kink"

SATURATED_BELOW = 1e-4  # of the gradient that arrives, less than this passes


@dataclass(frozen=True, slots=True)
class Mark:
    """One remark at a node: its path, its kind (nan, inf, saturated, kink) and a sentence."""

    at: str
    kind: str
    sentence: Sentence


def marks_of(run: Run) -> Iterator[Mark]:
    """Every mark of a run, in the tape's order; at most one nan or inf mark per node."""
    for slot in range(len(run.tape.steps)):
        yield from marks_at(run, slot)


def marks_at(run: Run, slot: int) -> Iterator[Mark]:
    """The marks of one step, the gravest first."""
    step, value, gradient = run.tape.steps[slot], run.values[slot], run.gradients[slot]
    if value is None:
        return
    kind = _worst(value, gradient, *run.shares[slot])
    inputs = run.inputs(slot) or ()
    if kind is not None:
        yield Mark(step.path, kind, _why_not_finite(run, slot, kind))
    elif not step.gate.is_source:
        if step.gate.saturates and _smallest_local(run, slot) < SATURATED_BELOW:
            yield Mark(
                step.path,
                SATURATED,
                Sentence.of(
                    QT_TRANSLATE_NOOP(
                        "Sentence",
                        "{kind} is saturated here: almost nothing of the gradient passes.",
                    ),
                    kind=step.gate.kind,
                ),
            )
    kink = step.gate.kink
    if kink is not None and np.any(kink.at(*inputs, **step.attrs)):
        yield Mark(step.path, KINK, Sentence.of(kink.convention))


def _worst(*numbers: Any) -> str | None:
    present = [each for each in numbers if each is not None]
    if all(np.isfinite(each).all() for each in present):
        return None
    return NAN if any(np.isnan(each).any() for each in present) else INF


def _smallest_local(run: Run, slot: int) -> float:
    local = run.locals(slot)
    return min(float(np.min(np.abs(each), initial=np.inf)) for each in local) if local else np.inf


def _why_not_finite(run: Run, slot: int, kind: str) -> Sentence:
    step, value = run.tape.steps[slot], run.values[slot]
    inputs = run.inputs(slot) or ()
    outside = outside_domain(step.gate, inputs, step.attrs)
    if outside is not None:
        return outside
    if np.isfinite(value).all():
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "The gradient at {kind} is {what}."),
            kind=step.gate.kind,
            what=kind,
        )
    if step.gate.is_source or not all(np.isfinite(each).all() for each in inputs):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{kind} received a number that is not finite."),
            kind=step.gate.kind,
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "The result of {kind} is too large for a number (limit 1.8e308)."
        ),
        kind=step.gate.kind,
    )
