"""Misconceptions about functions of one number: their slopes, and what they are taken of."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from circuit_editor.gates.functions import log, sigmoid, tanh
from circuit_editor.teaching.gate_input import GateInput, GateValues
from circuit_editor.teaching.misconceptions.misconception import (
    backward_rule,
    forward_rule,
)
from circuit_editor.text import QT_TRANSLATE_NOOP

SIGMOID_SLOPE = QT_TRANSLATE_NOOP("Sentence", "The slope of sigmoid is σ(1 − σ): both factors.")


SLOPE = QT_TRANSLATE_NOOP(
    "Sentence", "Multiply by the derivative of the function, not by its value."
)


@backward_rule(
    lambda at: at.gate in (sigmoid, tanh),
    rank=130,
    family="squash",
    done=QT_TRANSLATE_NOOP(
        "Sentence", "the derivative of sigmoid or tanh is taken with its input, not its output"
    ),
    instead=QT_TRANSLATE_NOOP("Sentence", "It is out × (1 − out) for sigmoid, 1 − out² for tanh."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} puts the input {own} where the output belongs. The derivative of {gate} is "
        "made of its output, {out}: σ(1 − σ) for sigmoid, 1 − out² for tanh.",
    ),
    at_blocks=True,
)
def squash_of_input(at: GateInput) -> Any:
    """The derivative of a squashing function at its input, where its output belongs."""
    assert at.gate.by_output is not None
    return at.upstream * at.gate.by_output(at.own)[at.index]


@backward_rule(
    lambda at: at.gate is sigmoid,
    rank=140,
    family="slope",
    done=QT_TRANSLATE_NOOP("Sentence", "of the slope σ(1 − σ) the factor 1 − σ is left out"),
    instead=SIGMOID_SLOPE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × {out}: only one of the two factors of σ(1 − σ), the slope of "
        "{gate}. Multiply by 1 − {out}, too.",
    ),
    at_blocks=True,
)
def only_sigma(at: GateInput) -> Any:
    """Of σ(1 − σ) only the σ."""
    return at.upstream * at.out


@backward_rule(
    lambda at: at.gate is sigmoid,
    rank=150,
    family="slope",
    done=QT_TRANSLATE_NOOP("Sentence", "of the slope σ(1 − σ) the factor σ is left out"),
    instead=SIGMOID_SLOPE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × (1 − {out}): only one of the two factors of σ(1 − σ), the "
        "slope of {gate}. Multiply by {out}, too.",
    ),
    at_blocks=True,
)
def only_one_minus(at: GateInput) -> Any:
    """Of σ(1 − σ) only the 1 − σ."""
    return at.upstream * (1.0 - at.out)


@backward_rule(
    lambda at: at.gate is tanh,
    rank=160,
    family="slope",
    done=QT_TRANSLATE_NOOP("Sentence", "the output of tanh is not squared in its slope"),
    instead=QT_TRANSLATE_NOOP("Sentence", "The slope of tanh is 1 − out²."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × (1 − {out}), with the output not squared. The slope of "
        "{gate} is 1 − out².",
    ),
    at_blocks=True,
)
def output_not_squared(at: GateInput) -> Any:
    """tanh sends upstream × (1 − out) in place of 1 − out²."""
    return at.upstream * (1.0 - at.out)


@backward_rule(
    lambda at: at.is_function and at.gate is not sigmoid and not at.gate.is_own_slope,
    rank=440,
    family="slope",
    done=QT_TRANSLATE_NOOP("Sentence", "a function's value is taken for its derivative"),
    instead=SLOPE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × {out}, the value that {gate} gives. Multiply by its "
        "derivative instead, at {own}.",
    ),
    at_blocks=True,
)
def function_for_slope(at: GateInput) -> Any:
    """A function's value is taken for its derivative."""
    return at.upstream * at.out


@forward_rule(
    lambda at: at.gate.takes_angle,
    rank=260,
    family="degrees",
    done=QT_TRANSLATE_NOOP("Sentence", "the angle is taken in degrees"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Angles are in radians here."),
    here=QT_TRANSLATE_NOOP(
        "Sentence", "{guess} is right for {first} degrees. {gate} takes its angle in radians."
    ),
)
def in_degrees(at: GateValues) -> Any:
    """The calculator stands on degrees."""
    return at.computed(at.inputs[0] * math.pi / 180.0)


@forward_rule(
    lambda at: at.gate is log,
    rank=270,
    family="logarithm",
    done=QT_TRANSLATE_NOOP("Sentence", "the logarithm is taken to the base 10"),
    instead=QT_TRANSLATE_NOOP("Sentence", "log is the natural logarithm, to the base e."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is the logarithm of {first} to the base 10. {gate} is the natural logarithm, "
        "to the base e.",
    ),
)
def decimal_logarithm(at: GateValues) -> Any:
    """The logarithm to the base 10."""
    return np.log10(at.inputs[0])


@forward_rule(
    lambda at: len(at.inputs) == 1,
    rank=290,
    family="passed",
    done=QT_TRANSLATE_NOOP("Sentence", "a gate is skipped"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Work out what the gate makes of what arrives."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is what goes into {gate}. Asked for is what comes out on its other side.",
    ),
)
def passed_on(at: GateValues) -> Any:
    """What arrives is handed on as if there were no gate."""
    return at.inputs[0]
