"""The curve of a gate over one of its inputs, the others held: what a tangent is drawn to.

The function takes whole arrays, so that a plot is one call. A block is run inside, by itself,
with its own numbers; it needs one output for that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.engine import compile, execute, values_of
from circuit_editor.engine.marks import SATURATED_BELOW
from circuit_editor.gates import Array
from circuit_editor.model import (
    Document,
    Path,
    Pin,
    Value,
    blocks,
)
from circuit_editor.teaching.explain.chain_rule import ChainRule, ChainRules, is_single
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, show

REACH = 3.0  # to either side of a small number
WIDER = 1.5  # of a large one, times itself: so that 0, where most gates bend, is in sight
PAST_KINK = 1.3
STEPS_AROUND = range(-2, 4)  # of a staircase, counted from the step one stands on
STEEPEST = 30.0  # a curve that grows more than so many times its own height is shown nearer
SAMPLES = 129
MOST_HALVINGS = 30
NO_VALUE_HERE = QT_TRANSLATE_NOOP(
    "Sentence", "At {x} there is no value; the curve is drawn where there is one."
)
NO_VALUE_NEAR = QT_TRANSLATE_NOOP(
    "Sentence", "At {x} there is no value, nor near it: there is no curve to draw."
)


@dataclass(frozen=True, slots=True)
class Curve:
    """The output over one input, the other inputs held at their values.

    `at` takes a float64 array of any shape and returns one of the same; it gives nan and inf where
    the gate does. `x` and `y` are where the circuit stands, `slope` the local derivative there
    (the run's, so with its convention at a kink; nan where there is none). `low` and `high` are
    where it is worth looking at; `kinks` the bends between them.
    """

    at: Callable[[Any], Array]
    x: float
    y: float
    slope: float
    low: float
    high: float
    kinks: tuple[float, ...]
    remarks: tuple[Sentence, ...]


def curve(rules: ChainRules, path: str, port: str) -> Curve | None:
    """The curve of a gate, or a block with one output, by one of its inputs.

    None where it is not computed or may not be seen, where arrays arrive, for a gate of arrays
    whatever arrives, and for a block with several outputs.
    """
    rule = rules.at(path)
    place = next((at for at, row in enumerate(rule.rows) if row.port == port), None)
    if place is None or len(rule.outputs) != 1 or rule.gate.is_of_arrays:
        return None
    local = rule.rows[place].local
    if local.is_hidden or not is_single(rule.outputs[0].value, *(row.value for row in rule.rows)):
        return None
    held = [np.asarray(row.value.array) for row in rule.rows]
    function = (
        _inside(rules.document, rule, port)
        if rule.gate.is_block
        else _of_gate(rule.gate.forward, held, place, rule.node.attrs)
    )
    x, y = float(held[place]), float(np.asarray(rule.outputs[0].value.array))
    slope = float(local.array) if is_single(local) and local.array is not None else np.nan
    steps = _steps(rule.gate.kink, x)
    bends = steps or _bends(rule.gate.kink, held, place, rule.node.attrs)
    low, high = _window(function, x, y, bends, near=bool(steps))
    has_no_value = not np.isfinite(y) and np.isfinite(x)
    kinks = tuple(bend for bend in bends if low <= bend <= high)
    remarks = []
    if rule.gate.kink is not None and x in bends:
        remarks.append(Sentence.of(rule.gate.kink.convention))
    if has_no_value:
        is_seen = bool(np.isfinite(function(np.linspace(low, high, SAMPLES))).any())
        said = NO_VALUE_HERE if is_seen else NO_VALUE_NEAR
        remarks.append(Sentence.of(said, x=show(x)))
    if rule.gate.saturates and abs(slope) < SATURATED_BELOW:
        remarks.append(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "The curve is flat here: almost nothing of the gradient passes."
                )
            )
        )
    return Curve(function, x, y, slope, low, high, kinks, tuple(remarks))


def _of_gate(forward: Any, held: list[Any], place: int, attrs: Any) -> Callable[[Any], Array]:
    def at(xs: Any) -> Array:
        xs = np.asarray(xs, dtype=np.float64)
        with np.errstate(all="ignore"):
            found = forward(*held[:place], xs, *held[place + 1 :], **attrs)
        return np.array(np.broadcast_to(found, xs.shape), dtype=np.float64)

    return at


def _inside(document: Document, rule: ChainRule, port: str) -> Callable[[Any], Array]:
    """A block's inside as a circuit of its own, run for as many numbers as one likes at once."""
    path, interface = rule.path, rule.node.interface
    assert interface is not None
    alone = blocks.as_document(document, interface.block, interface.outputs[0].id)
    tape = compile(alone)
    values = dict(values_of(alone))
    prefix = Path(path).prefix
    values |= {  # those this instance has for itself
        each.removeprefix(prefix): number
        for each, number in values_of(document).items()
        if each.startswith(prefix)
    }
    values |= {
        row.port: Value(row.value.array).array for row in rule.rows if row.value.array is not None
    }
    loss = Pin(alone.loss or "", "x")

    def at(xs: Any) -> Array:
        xs = np.asarray(xs, dtype=np.float64)
        found = execute(tape, {**values, port: xs}).value(loss)
        if found is None:
            return np.full(xs.shape, np.nan)
        return np.array(np.broadcast_to(found, xs.shape), dtype=np.float64)

    return at


def _bends(kink: Any, held: list[Any], place: int, attrs: Any) -> list[float]:
    """Where the curve has no derivative: at 0, at a constant inside, or where inputs are equal."""
    if kink is None:
        return []
    others = [float(each) for at, each in enumerate(held) if at != place]
    candidates = sorted({0.0, *others, *attrs.values()})

    def bends(number: float) -> bool:
        inputs = [*held[:place], np.float64(number), *held[place + 1 :]]
        return bool(np.any(kink.at(*inputs, **attrs)))

    return [each for each in candidates if np.isfinite(each) and bends(each)]


def _steps(kink: Any, x: float) -> list[float]:
    """Where a staircase jumps, around the point; nothing for a curve with one step or none."""
    if kink is None or not kink.jumps or not np.isfinite(x):
        return []
    around = sorted({float(np.floor(x)) + each for each in STEPS_AROUND})
    found = [each for each in around if kink.at(np.float64(each))]
    return found if len(found) > 1 else []


def _window(
    function: Callable[[Any], Array], x: float, y: float, bends: list[float], *, near: bool = False
) -> tuple[float, float]:
    """The part of the curve worth looking at: around the point, with its bend, not too steep.

    `near` is for a staircase, whose steps could not be told from each other farther away.
    """
    if not np.isfinite(x):
        return -REACH, REACH
    reach = max(REACH, WIDER * abs(x), *(PAST_KINK * abs(x - bend) for bend in bends), 0.0)
    reach = REACH if near else min(reach, 1e300)
    low, high = x - reach, x + reach
    if not np.isfinite(y):  # what there is of it stands elsewhere
        return low, high
    for _ in range(MOST_HALVINGS):
        low, high = _unbroken(function, x, x - reach, x + reach)
        span = function(np.linspace(low, high, SAMPLES))
        if np.nanmax(np.abs(span), initial=0.0) <= STEEPEST * (1 + abs(y)):
            break
        reach /= 2
    return low, high


def _unbroken(
    function: Callable[[Any], Array], x: float, low: float, high: float
) -> tuple[float, float]:
    """The stretch around x on which the function is finite; a pole at 0 ends it, too."""
    if x != 0 and low < 0 < high and not np.isfinite(function(np.zeros(1))[0]):
        low, high = (0.0, high) if x > 0 else (low, 0.0)
    xs = np.linspace(low, high, SAMPLES)
    fits = np.isfinite(function(xs))
    middle = int(np.argmin(np.abs(xs - x)))
    if not fits[middle]:
        return low, high
    left = right = middle
    while left > 0 and fits[left - 1]:
        left -= 1
    while right < SAMPLES - 1 and fits[right + 1]:
        right += 1
    if left == right:  # a power of a negative number, which only whole exponents have
        return low, high
    return min(float(xs[left]), x), max(float(xs[right]), x)
