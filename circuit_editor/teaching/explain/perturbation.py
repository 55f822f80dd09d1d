"""Perturbation of a wire: what the gradient predicts for the loss, what happens, and why.

Only what lies between the nudged wire and the loss is computed anew, so a slider can drag it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.engine import Run
from circuit_editor.gates import jvp
from circuit_editor.gates.gate import (
    ADDS_UP,
    BY_WINDOWS,
    COPIES,
    CUTS,
    DROPS,
    HALTS,
    OF_MANY,
    PUTS_BACK,
    REARRANGES,
    ROUTES,
    ROW_BY_COLUMN,
    SHARES,
    STOPS,
    TURNS,
    Gate,
)
from circuit_editor.model import Document, Pin
from circuit_editor.teaching.explain.chain_rule import magnitude
from circuit_editor.teaching.explain.phrases import loss_word
from circuit_editor.teaching.node_names import node_name
from circuit_editor.teaching.predict.cover import RunNumbers, TapeInput
from circuit_editor.text import QT_TRANSLATE_NOOP, Named, Quantity, Sentence, show
from circuit_editor.text.numbers import STANDARD, to_decimals

DECIMALS = 4  # with which prediction and change are shown
ROUNDINGS = 8  # how many times its rounding unit a number on the way may be off
SAME = 1e-9  # apart by less than this part, two changes are the same
STRAIGHT = (STOPS, TURNS, ROUTES, HALTS)  # made of straight pieces, with a kink between
ADDING = (  # what gates of arrays do that only add up, choose or put elsewhere
    *(ADDS_UP, BY_WINDOWS, COPIES, CUTS, DROPS, OF_MANY),
    *(PUTS_BACK, REARRANGES, ROW_BY_COLUMN, SHARES),
)


@dataclass(frozen=True, slots=True)
class PerturbedPin:
    """The effect of a nudge on the loss.

    `predicted` is gradient × nudge, `actual` the change when the circuit is run so, `loss` the loss
    then. `at` is the gate where most of the difference arises (None: there is none), `values` are
    the values that changed, by path.
    """

    predicted: float
    actual: float
    loss: float
    sentence: Sentence
    at: str | None
    values: Mapping[str, Any]

    @property
    def difference(self) -> float:
        """How much the prediction is off."""
        return self.actual - self.predicted


class Perturbation:
    """A wire or a source made ready to be nudged; `by(h)` is one partial forward run.

    At an input pin only this wire carries the nudge, at an output every wire that leaves it. The
    entries of an array are nudged by h each, or only the one at `cell`.
    """

    def __init__(
        self, document: Document, run: Run, pin: Pin, cell: tuple[int, ...] | None = None
    ) -> None:
        self._document = document
        self._loss = loss_word(document)
        self._run = run
        self._pin = pin
        here = RunNumbers(run).at(pin, Quantity.GRADIENT)
        self._ends: frozenset[TapeInput] = frozenset(() if here is None else here.ends)
        self._first = {slot for slot, _ in self._ends}
        self._gradient = run.gradient(pin)
        self._value = run.value(pin)
        self._cell = cell
        self._gates = run.towards_loss(self._first)  # what a nudge moves, and the loss with it
        self._slopes: dict[int, Any] = {}  # of the gates that bend, kept while a slider is dragged

    @property
    def why_not(self) -> Sentence | None:
        """Why a nudge here says nothing, or None where it can be made."""
        if self._value is None:
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "There is no number here that could be nudged.")
            )
        if self._run.loss is None or self._gradient is None:
            return Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "A nudge here does not move {loss}: there is no gradient."
                ),
                loss=self._loss,
            )
        return None

    @property
    def kink(self) -> Named | None:
        """The gate on the way that stands at its kink, where no one slope tells what a nudge does.

        None where there is none.
        """
        run = self._run
        for slot in self._gates:
            step, inputs = run.tape.steps[slot], run.inputs(slot)
            kink = step.gate.kink
            if kink is None or inputs is None or run.values[slot] is None:
                continue
            if np.any(kink.at(*inputs, **step.arguments)):
                return node_name(self._document, step.path)
        return None

    def by(self, h: float) -> PerturbedPin | None:
        """The loss after a nudge; None where none can be made, and `why_not` says why."""
        if self.why_not is not None or self._run.loss is None:
            return None
        with np.errstate(all="ignore"):
            return self._nudged(float(h))

    def _nudged(self, h: float) -> PerturbedPin:
        run, tape = self._run, self._run.tape
        moved: dict[int, Any] = {}
        gaps: dict[int, float] = {}  # by gate: how much of the difference arises there
        causes: dict[str, list[int]] = {POLE: [], STEP: [], KINK: []}  # the gates by what is said
        nudge = self._nudge_of(h)
        rounding = 0.0
        for slot in self._gates:
            step = tape.steps[slot]
            before = run.inputs(slot)
            assert before is not None and step.gate.forward is not None
            after = tuple(moved.get(s, v) for s, v in zip(step.sources, before, strict=True))
            if slot in self._first:
                after = tuple(
                    v + nudge if (slot, i) in self._ends else v for i, v in enumerate(after)
                )
            out = moved[slot] = step.gate.forward(*after, **step.arguments)
            gaps[slot] = self._gap(slot, before, after, out)
            rounding += _rounding(run.gradients[slot], run.values[slot], out)
            if _crosses_kink(step.gate, before, after, run.values[slot], out, step.attrs):
                causes[KINK].append(slot)
            if _passes_pole(step.gate, before, after):
                causes[POLE].append(slot)
            if (
                step.gate.kink is not None
                and step.gate.kink.jumps
                and np.any(out != run.values[slot])
            ):
                causes[STEP].append(slot)
        assert run.loss is not None and tape.loss is not None
        loss = float(moved.get(tape.loss, run.loss))
        actual = loss - float(run.loss)
        gradient = np.asarray(self._gradient)
        predicted = float(np.sum(np.where(np.equal(nudge, 0.0), 0.0, gradient * nudge)))
        worst = max(gaps, key=lambda slot: magnitude(gaps[slot]), default=None)
        sentence, at = self._why(h, predicted, actual, rounding, gaps, worst, causes)
        values = {tape.steps[slot].path: value for slot, value in moved.items()}
        return PerturbedPin(
            predicted,
            actual,
            loss,
            sentence,
            None if at is None else tape.steps[at].path,
            values,
        )

    def _nudge_of(self, h: float) -> Any:
        """What is added to the number, or to the array."""
        if self._cell is None:
            return h
        nudge = np.zeros(np.asarray(self._value).shape)
        nudge[self._cell] = h
        return nudge

    def _gap(self, slot: int, before: tuple[Any, ...], after: tuple[Any, ...], out: Any) -> float:
        """What the bend of one gate adds to the loss; over all gates this is the difference.

        A gate's output moves by its slopes times what moves its inputs, and by this rest; the rest
        reaches the loss by the gate's own gradient.
        """
        run, step = self._run, self._run.tape.steps[slot]
        gradient = run.gradients[slot]
        if gradient is None or (step.gate.is_straight and not step.gate.is_of_arrays):
            return 0.0
        rest = out - run.values[slot]
        if step.gate.is_of_arrays:
            moves = tuple(np.subtract(now, was) for was, now in zip(before, after, strict=True))
            rest = rest - jvp(step.gate, moves, before, run.values[slot], step.arguments)
            return float(np.sum(np.where(rest == 0, 0.0, gradient * rest)))
        local = self._slopes.get(slot)
        if local is None:
            local = self._slopes[slot] = run.locals(slot) or ()
        for slope, was, now in zip(local, before, after, strict=True):
            if now is not was:
                change = now - was
                if np.shape(change) == ():
                    rest = rest - slope * change if change else rest
                else:  # an infinite slope times no change is no change
                    rest = rest - np.where(change == 0, 0.0, slope * change)
        # a gate that does not bend adds nothing, were the gradient infinite
        if np.shape(rest) == () == np.shape(gradient):
            return float(gradient * rest) if rest else 0.0
        return float(np.sum(np.where(rest == 0, 0.0, gradient * rest)))

    def _why(
        self,
        h: float,
        predicted: float,
        actual: float,
        rounding: float,
        gaps: Mapping[int, float],
        worst: int | None,
        causes: Mapping[str, list[int]],
    ) -> tuple[Sentence, int | None]:
        """Why prediction and change differ, and at which gate; or that they do not."""
        if not np.isfinite(actual):
            return self._said(NOT_FINITE), worst
        size = max(abs(predicted), abs(actual))
        apart = abs(actual - predicted)
        if h == 0 or apart <= SAME * size + rounding:
            if size == 0:
                return self._said(NOTHING_MOVES), None
            if apart > SAME * size and _differ(predicted, actual, DECIMALS):
                return self._said(LOST), None
            return self._said(ON_TANGENT if self._any_bends() else EXACT), None
        for template, slots in causes.items():
            guilty = [slot for slot in slots if magnitude(gaps[slot]) > SAME * size]
            if guilty:
                at = max(guilty, key=lambda slot: magnitude(gaps[slot]))
                return self._at(template, at, predicted, actual), at
        if worst is None:
            return self._said(EXACT), None
        bent = CURVED if _differ(predicted, actual, STANDARD.decimals) else ALMOST
        return self._at(FLAT if predicted == 0 else bent, worst, predicted, actual), worst

    def _any_bends(self) -> bool:
        """True where a gate on the way is no straight line for what moves there."""
        steps, moved = self._run.tape.steps, set(self._gates)
        for slot in self._gates:
            step = steps[slot]
            moving = [
                index
                for index, source in enumerate(step.sources)
                if source in moved or (slot, index) in self._ends
            ]
            if step.gate.is_of_arrays:
                is_product = step.gate.meets is not None and len(moving) > 1
                bends = is_product or step.gate.word not in ADDING
            else:
                bends = step.gate.word not in STRAIGHT and not step.gate.is_straight_in(moving)
            if bends:
                return True
        return False

    def _said(self, template: str) -> Sentence:
        return Sentence.of(template, loss=self._loss)

    def _at(self, template: str, slot: int, predicted: float, actual: float) -> Sentence:
        gate = node_name(self._document, self._run.tape.steps[slot].path)
        return Sentence.of(template, gate=gate, apart=show(actual - predicted), loss=self._loss)


EXACT = QT_TRANSLATE_NOOP(
    "Sentence",
    "The prediction is exact: from here to {loss} everything is a straight line this far.",
)
ON_TANGENT = QT_TRANSLATE_NOOP(
    "Sentence", "So small a nudge stays on the tangent: no difference can be seen."
)
LOST = QT_TRANSLATE_NOOP(
    "Sentence",
    "The change is lost in rounding: beside numbers so large it has no digits left. A larger nudge "
    "can be told.",
)
NOTHING_MOVES = QT_TRANSLATE_NOOP("Sentence", "This nudge does not move {loss}.")
ALMOST = QT_TRANSLATE_NOOP(
    "Sentence",
    "So small a nudge hardly leaves the tangent: prediction and change differ by {apart}, "
    "because {gate} bends.",
)
CURVED = QT_TRANSLATE_NOOP(
    "Sentence",
    "They differ by {apart} because {gate} bends: its slope changes on the way. A smaller "
    "nudge stays closer to the tangent.",
)
FLAT = QT_TRANSLATE_NOOP(
    "Sentence",
    "The gradient is 0, so no change was predicted; but {gate} bends, and {loss} moves all the "
    "same.",
)
KINK = QT_TRANSLATE_NOOP(
    "Sentence",
    "They differ by {apart} because the nudge crosses the kink of {gate}: on its other side the "
    "slope is another one.",
)
STEP = QT_TRANSLATE_NOOP(
    "Sentence",
    "They differ by {apart} because {gate} jumps on the way: between its steps it is flat, and no "
    "slope foretells a step.",
)
POLE = QT_TRANSLATE_NOOP(
    "Sentence",
    "The nudge goes past the place where {gate} divides by zero: beyond it no slope from here "
    "says anything.",
)
NOT_FINITE = QT_TRANSLATE_NOOP("Sentence", "After this nudge {loss} is no finite number any more.")


def _rounding(gradient: Any, before: Any, after: Any) -> float:
    """How far the loss may be off because a number on the way has only so many digits."""
    unit = np.finfo(np.float64).eps * np.maximum(np.abs(before), np.abs(after))
    off = np.sum(np.abs(gradient) * ROUNDINGS * unit)
    return float(off) if np.isfinite(off) else 0.0


def _crosses_kink(
    gate: Gate,
    before: tuple[Any, ...],
    after: tuple[Any, ...],
    out: Any,
    out_after: Any,
    attrs: Mapping[str, float],
) -> bool:
    """True where a gate made of straight pieces comes onto another piece."""
    if gate.word not in STRAIGHT or gate.local is None:
        return False
    slopes = gate.local(*before, out, **attrs), gate.local(*after, out_after, **attrs)
    return any(np.any(was != now) for was, now in zip(*slopes, strict=True))


def _passes_pole(gate: Gate, before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
    """True where a divisor goes through 0."""
    return gate.divisor is not None and bool(
        np.any(gate.divisor(*before) * gate.divisor(*after) < 0)
    )


def _differ(one: float, other: float, decimals: int) -> bool:
    """True where two numbers are written differently, whatever format was chosen to read them."""
    return to_decimals(one, decimals) != to_decimals(other, decimals)
