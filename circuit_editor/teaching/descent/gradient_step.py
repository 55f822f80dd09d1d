"""One step down the gradient: every parameter becomes w − rate × gradient, with all its numbers.

What the gradient is for. Inputs are data and stay what they are; only parameters move, wherever
in blocks they stand, each instance by its own gradient.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.engine import Reading, Run, State, execute
from circuit_editor.engine.run import flattened
from circuit_editor.gates import Array
from circuit_editor.gates.sources import PARAMETER
from circuit_editor.model import Document
from circuit_editor.model.loss_names import marks_a_loss
from circuit_editor.model.output_names import has_own_name
from circuit_editor.teaching.explain.chain_rule import ABOUT, is_single, relation
from circuit_editor.teaching.node_names import node_name
from circuit_editor.text import (
    MINUS,
    QT_TRANSLATE_NOOP,
    Argument,
    Sentence,
    as_read,
    bracket_negative,
    brief,
    exact,
    shorten,
    show,
    write_index,
)
from circuit_editor.text.arrays import ON_A_WIRE

USUAL_RATE = 0.1
LONGEST_RATE = 8  # letters of a rate that is written with all its digits
MOST_DECIMALS = 8  # of a parameter before and after a step
LEADING = (5, 2, 1)  # digits of the smaller rates that are tried
SAME = 1e-12  # apart by less than this part, two losses are the same
TRIED = 12  # of them: down to a ten-thousandth


@dataclass(frozen=True, slots=True)
class ParameterStep:
    """A gradient step at one parameter: value − rate × gradient, all arrays of one shape.

    The numbers are readings, so that what is covered stays so. `cell` is the one of an array that
    is told of; where there is none, that with the largest gradient.
    """

    rate: float
    value: Reading
    gradient: Reading
    cell: tuple[int, ...] | None = None

    @property
    def new(self) -> Reading:
        """The value after the step; blank where value or gradient is."""
        if self.value.array is None or self.gradient.array is None:
            return Reading(State.NOT_COMPUTED)
        with np.errstate(all="ignore"):
            new = Reading(State.VALUE, self.value.array - self.rate * self.gradient.array)
        in_words = isinstance(new.told_within(ON_A_WIRE), Sentence)  # which are those of the value
        return new._replace(words=self.value.words) if in_words else new

    @property
    def text(self) -> str:
        """The right side as it is written: `2.00 − 0.1 × (−0.20) = 2.02`; "" where it is blank.

        Value and result have as many decimals as it takes to see that one is not the other. Of an
        array that is not written out it is that of one cell: `[0, 2]: 2.00 − 0.1 × ...`.
        """
        value, gradient, new = self.value, self.gradient, self.new
        if new.array is None:
            return ""
        if new.array.shape and isinstance(value.told_within(ON_A_WIRE), Sentence):
            cell = self._steepest if self.cell is None else self.cell
            before, change = (
                Reading(State.VALUE, np.asarray(np.asarray(each.array)[cell]))
                for each in (value, gradient)
            )
            return f"{write_index(cell)}: {ParameterStep(self.rate, before, change).text}"
        rate, slope = rate_text(self.rate), gradient.text
        was, now, sign = value.text, new.text, ABOUT
        if is_single(value, gradient, new):
            was, now = self.told_apart
            sign = relation(as_read(was) - as_read(rate) * as_read(slope), now)
        return f"{was} {MINUS} {rate} × {bracket_negative(slope)} {sign} {now}"

    @property
    def _steepest(self) -> tuple[int, ...]:
        """The cell of an array with the largest gradient."""
        assert self.gradient.array is not None
        sizes = np.nan_to_num(np.abs(self.gradient.array))
        return tuple(int(at) for at in np.unravel_index(np.argmax(sizes), sizes.shape))

    @property
    def told_apart(self) -> tuple[str, str]:
        """A single value before the step and after it, as they are written there."""
        assert self.value.array is not None and self.new.array is not None
        return distinct_texts(float(self.value.array), float(self.new.array), MOST_DECIMALS)


@dataclass(frozen=True, slots=True)
class StepDown:
    """A gradient step that can be made: the `loss` before it, and the new values by path.

    `gradients` and `before` are what it is made of, by the same paths.
    """

    rate: float
    loss: float
    before: Mapping[str, Array]
    gradients: Mapping[str, Array]
    values: Mapping[str, Any]

    def at(self, path: str) -> ParameterStep | None:
        """What it does at one parameter; None where it moves none."""
        if path not in self.values:
            return None
        value, gradient = self.before[path], self.gradients[path]
        return ParameterStep(self.rate, Reading(State.VALUE, value), Reading(State.VALUE, gradient))


def step_down(document: Document, run: Run, rate: float) -> StepDown | Sentence:
    """The step down from where a run stands; a sentence that says why where none can be made.

    `rate` is a finite number above 0. Parameters that the loss does not depend on are left alone.
    """
    slots = [slot for slot, step in enumerate(run.tape.steps) if step.gate is PARAMETER]
    if not slots:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "There is no parameter to step: inputs are data and stay what they are. "
                "Take a parameter (w, b) for what is to be learned.",
            )
        )
    if run.loss is None or np.shape(run.loss) != ():
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "There is no loss yet that a step could lower.")
        )
    slots = [slot for slot in slots if run.gradient_at(slot) is not None]
    if not slots:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "The loss depends on no parameter: nothing can step.")
        )
    paths = [run.tape.steps[slot].path for slot in slots]
    values = run.values
    before = [values[slot] for slot in slots]
    numbers, slopes = flattened(before), run.flat_gradients(slots)
    stepped = _stepped(numbers, slopes, rate)
    gradients, new = _parts(slopes, before), _parts(stepped, before)
    if not np.isfinite(stepped).all():
        wrong = next(at for at, each in enumerate(new) if not np.isfinite(each).all())
        return _not_finite(document, paths[wrong], before[wrong], gradients[wrong], rate)
    if not (stepped != numbers).any():
        return _nothing_moves(slopes)
    by_path = (dict(zip(paths, each, strict=True)) for each in (before, gradients, new))
    return StepDown(rate, float(run.loss), *by_path)


def _stepped(numbers: Array, gradients: Array, rate: float) -> Array:
    with np.errstate(all="ignore"):
        stepped: Array = numbers - rate * gradients
    return stepped


def _parts(numbers: Array, arrays: Sequence[Array]) -> list[Array]:
    """Numbers that stand one after another, cut into arrays of the shapes of others."""
    if len(numbers) == len(arrays) and all(each.shape == () for each in arrays):
        return list(numbers)
    ends = np.cumsum([each.size for each in arrays])
    return [
        part.reshape(each.shape)[()]
        for part, each in zip(np.split(numbers, ends[:-1]), arrays, strict=True)
    ]


def _not_finite(
    document: Document, path: str, value: Array, gradient: Array, rate: float
) -> Sentence:
    name = node_name(document, path)
    for number, why in (
        (value, QT_TRANSLATE_NOOP("Sentence", "The value of {name} is {number}: no step is made.")),
        (
            gradient,
            QT_TRANSLATE_NOOP("Sentence", "The gradient of {name} is {number}: no step is made."),
        ),
    ):
        bad = np.asarray(number)[~np.isfinite(number)]
        if bad.size:
            return Sentence.of(why, name=name, number=show(float(bad.flat[0])))
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "With a rate of {rate} the step would take {name} beyond every number: none is made.",
        ),
        rate=rate_text(rate),
        name=name,
    )


def _nothing_moves(gradients: Array) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "The step is so small that no parameter changes in its last digit."
        )
        if gradients.any()
        else QT_TRANSLATE_NOOP(
            "Sentence", "The gradient of every parameter is 0: a step would move nothing."
        )
    )


# --- how it went ------------------------------------------------------------------------------


def outcome(document: Document, step: StepDown, before: Run, after: Run) -> Sentence:
    """What a step did to the loss; where it did not fall, which smaller rate would have done.

    That is said of a rate only after it was tried: the circuit is run with it.
    """
    loss = loss_of(after)
    fell = _is_lower(loss, step.loss)
    was, now = distinct_texts(step.loss, loss)
    if not (math.isfinite(loss) and math.isfinite(step.loss)):
        what = QT_TRANSLATE_NOOP("Sentence", "{loss} was {before} and is {after} now.")
    elif abs(loss - step.loss) <= SAME * max(abs(loss), abs(step.loss)):
        what = QT_TRANSLATE_NOOP("Sentence", "{loss} is {before} as before.")
        was = show(step.loss)
    elif fell:
        what = QT_TRANSLATE_NOOP("Sentence", "{loss} fell from {before} to {after}.")
    else:
        what = QT_TRANSLATE_NOOP("Sentence", "{loss} rose from {before} to {after}.")
    said = Sentence.of(what, loss=_loss_named(document), before=was, after=now)
    return said if fell or not math.isfinite(step.loss) else _with_a_cure(said, step, before)


def _loss_named(document: Document) -> Argument:
    """What the sentence begins with: "The loss", or the name of an output that is none."""
    if document.loss is None or marks_a_loss(document):
        return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The loss"))
    if not has_own_name(document):
        return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The output"))
    return shorten(document.root.name(document.loss))


def _with_a_cure(said: Sentence, step: StepDown, before: Run) -> Sentence:
    tried, numbers = smaller_rates(step.rate), _numbers(before)
    for rate in tried:
        lower = _loss_with(rate, step, before, numbers)
        if _is_lower(lower, step.loss):
            return Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "{what} At a rate of {rate} the step jumped over lower ground: "
                    "at {smaller} it would have fallen to {lower}.",
                ),
                what=said,
                rate=rate_text(step.rate),
                smaller=rate_text(rate),
                lower=distinct_texts(lower, step.loss)[0],
            )
    if not tried:
        return said
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{what} It would not have fallen at any smaller rate that was tried, down to {rate}.",
        ),
        what=said,
        rate=rate_text(tried[-1]),
    )


def _is_lower(loss: float, than: float) -> bool:
    return loss < than - SAME * max(abs(loss), abs(than))


def smaller_rates(rate: float) -> list[float]:
    """Rates below this one that people would try, the largest first: 0.5, 0.2, 0.1, 0.05, ..."""
    found: list[float] = []
    exponent = math.floor(math.log10(rate))
    while len(found) < TRIED and exponent > -300:
        found += [each for digit in LEADING if (each := float(f"{digit}e{exponent}")) < rate]
        exponent -= 1
    return found[:TRIED]


def nearby_rate(rate: float, *, up: bool) -> float:
    """The next rate of 1, 2, 5, 10, 20, ... above or below; the same where there is none."""
    if up:
        exponent = math.floor(math.log10(rate))
        found = [
            float(f"{digit}e{each}") for each in (exponent, exponent + 1) for digit in (1, 2, 5)
        ]
        return next((each for each in found if rate < each < math.inf), rate)
    return next(iter(smaller_rates(rate)), rate)


def _loss_with(rate: float, step: StepDown, before: Run, numbers: Mapping[str, Any]) -> float:
    """The loss after a step at another rate from these `numbers`; nan where there is none."""
    arrays = [*step.before.values()]
    stepped = _stepped(flattened(arrays), flattened([*step.gradients.values()]), rate)
    new = _parts(stepped, arrays)
    return loss_of(execute(before.tape, {**numbers, **dict(zip(step.values, new, strict=True))}))


def _numbers(run: Run) -> dict[str, Any]:
    """The value of every source, by its path."""
    return {
        step.path: run.values[slot]
        for slot, step in enumerate(run.tape.steps)
        if step.gate.is_source
    }


def loss_of(run: Run) -> float:
    """The loss of a run as a number; nan where there is none."""
    return math.nan if run.loss is None else float(run.loss)


def distinct_texts(one: float, other: float, most: int = 16) -> tuple[str, str]:
    """Two numbers as they are written, with as many decimals as it takes to tell them apart.

    Where `most` decimals are not enough, both are written as usual.
    """
    for decimals in range(2, most + 1):
        written = show(one, decimals), show(other, decimals)
        if written[0] != written[1]:
            return written
    return show(one), show(other)


def rate_text(rate: float) -> str:
    """A rate as it is written: with all its digits, as it was chosen, unless they are many."""
    text = exact(rate)
    return text if len(text) <= LONGEST_RATE and "e" not in text else brief(rate)
