"""Misconceptions about powers: x², √x, aᵇ, and exp, which is none."""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.teaching.gate_input import GateInput, GateValues
from circuit_editor.teaching.misconceptions.misconception import (
    backward_rule,
    forward_rule,
)
from circuit_editor.text import QT_TRANSLATE_NOOP

POWER_RULE = QT_TRANSLATE_NOOP(
    "Sentence", "The exponent comes in front, and the power goes down by one."
)


def _is_base(at: GateInput) -> bool:
    """True at the input that is raised to a power."""
    return at.gate.exponent is not None and at.index == 0


@backward_rule(
    lambda at: _is_base(at) and at.gate.operator == "^",
    rank=100,
    family="power",
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
    family="power",
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
    family="power",
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
    family="power",
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
