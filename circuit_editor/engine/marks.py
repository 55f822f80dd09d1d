"""Marks: remarks on numbers: nan, inf, saturated, kink, outer. They prevent nothing.

Nan and inf go on; outer is where each of two arrays was stretched to fit the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.engine.mark_mask import mark_mask
from circuit_editor.gates import Array, Gate, outside_domain
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, show

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.run import Run
    from circuit_editor.engine.tape_columns import Step

NAN = "nan"
INF = "inf"
SATURATED = "saturated"
KINK = "kink"
OUTER = "outer"
FAILING = (NAN, INF)

SATURATED_BELOW = 1e-4  # of the gradient that arrives, less than this passes


class Mark(NamedTuple):
    """One remark at a node: its path, its kind (nan, inf, saturated, kink, outer), a sentence.

    `follows` is True where a number that was not finite already came here from another node.
    """

    at: str
    kind: str
    sentence: Sentence
    follows: bool = False


def marks_of(run: Run) -> list[Mark]:
    """Every mark of a run, in the tape's order; at most one nan or inf mark per node."""
    slots = slots_with_marks(run, range(len(run.tape.steps)))
    return [mark for slot in slots for mark in marks_at(run, slot)]


def causes_first(marks: Iterable[Mark]) -> list[Mark]:
    """Marks as they are told: what made nan or an infinity, what follows from it, the others."""
    return sorted(marks, key=lambda mark: (mark.kind not in FAILING, mark.follows))


def mask_of(run: Run) -> NDArray[np.bool_] | None:
    """False at the slots where no mark is to be looked for; None where nothing is known."""
    return mark_mask(run, SATURATED_BELOW)


def slots_with_marks(run: Run, slots: Sequence[int]) -> Sequence[int]:
    """Those of the slots at which marks are to be looked for: all, where nothing is known."""
    mask = mask_of(run)
    if mask is None:
        return slots
    chosen = np.asarray(slots, np.int64)
    kept: list[int] = chosen[mask[chosen]].tolist()
    return kept


def marks_at(run: Run, slot: int) -> Iterator[Mark]:
    """The marks of one step, the gravest first."""
    step, value, gradient = run.tape.steps[slot], run.values[slot], run.gradients[slot]
    if value is None:
        return
    inputs = run.inputs(slot) or ()
    outer = _outer(step.gate, inputs)
    worst = _worst(value, gradient, *run.wire_gradients[slot])
    if worst is not None:
        yield _not_finite(run, slot, NAN if np.isnan(worst) else INF)
    if outer is not None:
        yield Mark(step.path, OUTER, outer)
    if worst is None and not step.gate.is_source:
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
    if kink is not None and np.any(kink.at(*inputs, **step.arguments)):
        yield Mark(step.path, KINK, Sentence.of(kink.convention))


def _outer(gate: Gate, inputs: Sequence[Array]) -> Sentence | None:
    """What is said where two arrays are both stretched; single numbers never stretch the other."""
    if len(inputs) != 2:
        return None
    first, second = map(np.shape, inputs)
    if first == second or not first or not second:
        return None
    from circuit_editor.gates.cures import tell_outer  # a circuit of single numbers starts without

    return tell_outer(gate, (first, second))


def _worst(*numbers: Array | float) -> float | None:
    """The gravest number that is not finite: nan, else an infinity; None where all are finite."""
    strange: list[float] = []
    for each in numbers:
        if isinstance(
            each, float | np.float64
        ):  # a single number, and most are: no array need be made of it
            if not isfinite(each):
                strange.append(each)
        elif each is not None:
            array = np.asarray(each)
            if not isfinite(np.vdot(array, array)):  # as most are: in an eighth of the time
                strange += array[~np.isfinite(array)].tolist()
    return next((x for x in strange if np.isnan(x)), strange[0]) if strange else None


def _smallest_local(run: Run, slot: int) -> float:
    local: Sequence[Array | float] | None = run.locals(slot)
    if not local:
        return np.inf
    return min(
        abs(each) if isinstance(each, float) else float(np.min(np.abs(each), initial=np.inf))
        for each in local
    )


def _not_finite(run: Run, slot: int, kind: str) -> Mark:
    """The mark of a step where a number is not finite: was it made here, or did it come here?"""
    step, value, gradient = run.tape.steps[slot], run.values[slot], run.gradients[slot]
    inputs = run.inputs(slot) or ()
    outside = outside_domain(step.gate, inputs, step.arguments)
    if outside is not None:
        return Mark(step.path, kind, outside)
    arrived, made = _worst(*inputs), _worst(value)
    if made is not None and arrived is not None:
        sentence = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{kind} received a number that is not finite."),
            kind=step.gate.kind,
        )
        return Mark(step.path, kind, sentence, follows=True)
    if made is not None:
        return Mark(step.path, kind, _made_here(step, made))
    upstream = _worst(gradient)
    if upstream is not None:
        sentence = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "The gradient here is {number}."), number=show(upstream)
        )
        return Mark(step.path, kind, sentence, follows=True)
    sent = _worst(*run.wire_gradients[slot])
    sentence = Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "The gradient that {kind} sends back is {number}."),
        kind=step.gate.kind,
        number=show(np.nan if sent is None else sent),
    )
    return Mark(step.path, kind, sentence, follows=arrived is not None)


def _made_here(step: Step, number: float) -> Sentence:
    if step.gate.is_source:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "The value here is {number}."), number=show(number)
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "The result of {kind} is too large for a number (limit 1.8e308)."
        ),
        kind=step.gate.kind,
    )
