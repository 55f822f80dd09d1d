"""Misconceptions about functions of one number and powers: slopes, and what they are taken of."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from circuit_editor.gates.functions import log, sigmoid, tanh
from circuit_editor.teaching.predict.gate_input import GateInput, GateValues
from circuit_editor.teaching.predict.misconceptions.misconception import backward_rule, forward_rule
from circuit_editor.text import QT_TRANSLATE_NOOP

SLOPE = QT_TRANSLATE_NOOP(
    "Sentence", "Multiply by the derivative of the function, not by its value."
)

SIGMOID_SLOPE = QT_TRANSLATE_NOOP("Sentence", "The slope of sigmoid is σ(1 − σ): both factors.")
POWER_RULE = QT_TRANSLATE_NOOP(
    "Sentence", "The exponent comes in front, and the power goes down by one."
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
    lambda at: at.gate.is_function and at.gate is not sigmoid and not at.gate.is_own_slope,
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


def _is_base(at: GateInput) -> bool:
    """True at the input that is raised to a power."""
    return at.gate.exponent is not None and at.index == 0


@backward_rule(
    lambda at: _is_base(at) and at.gate.operator == "^",
    rank=100,
    family="exponent",
    done=QT_TRANSLATE_NOOP("Sentence", "only the exponent is left of the derivative of a power"),
    instead=POWER_RULE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} has the exponent, but {own} itself is left out. The derivative of {gate} is "
        "the exponent × the next lower power of {own}; then multiply by {upstream}.",
    ),
    at_blocks=True,
)
def power_no_base(at: GateInput) -> Any:
    """Of the derivative of a power only the exponent is left: 2 in place of 2u."""
    return at.upstream * at.exponent


@backward_rule(
    _is_base,
    rank=110,
    family="exponent",
    done=QT_TRANSLATE_NOOP("Sentence", "the exponent is left out of the derivative of a power"),
    instead=POWER_RULE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is missing the exponent. The derivative of {gate} is the exponent × the next "
        "lower power; then multiply by {upstream}.",
    ),
    at_blocks=True,
)
def power_no_exponent(at: GateInput) -> Any:
    """The power is lowered, but the exponent does not come in front."""
    return at.upstream * at.own ** (at.exponent - 1.0)


@backward_rule(
    _is_base,
    rank=120,
    family="exponent",
    done=QT_TRANSLATE_NOOP("Sentence", "a power stays as it is when it is differentiated"),
    instead=POWER_RULE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} has the exponent in front, but the power at {gate} has not gone down. Lower "
        "it by one; then multiply by {upstream}.",
    ),
    at_blocks=True,
)
def power_not_lowered(at: GateInput) -> Any:
    """The exponent comes in front, but the power stays as it was."""
    return at.upstream * at.exponent * at.own**at.exponent


@backward_rule(
    lambda at: at.gate.is_own_slope,
    rank=450,
    family="slope",
    done=QT_TRANSLATE_NOOP("Sentence", "exp is differentiated like a power"),
    instead=QT_TRANSLATE_NOOP("Sentence", "exp is its own derivative."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} treats {gate} like a power of {node}. Here {node} stands above: exp is its "
        "own derivative, {out}.",
    ),
    at_blocks=True,
)
def exp_as_power(at: GateInput) -> Any:
    """exp(x) is differentiated as if x stood below: x·e^(x−1)."""
    return at.upstream * at.own * np.exp(at.own - 1.0)


@forward_rule(
    lambda at: at.gate.exponent is not None and at.gate.divisor is None,
    rank=240,
    family="exponent",
    done=QT_TRANSLATE_NOOP("Sentence", "a power is read as a product"),
    instead=QT_TRANSLATE_NOOP("Sentence", "x² is x × x, not 2 × x."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is the number times the exponent. {gate} raises {first} to a power, and that "
        "is no product with the exponent.",
    ),
)
def exponent_as_factor(at: GateValues) -> Any:
    """A power is read as a product: x² as 2x."""
    return at.inputs[0] * at.exponent
