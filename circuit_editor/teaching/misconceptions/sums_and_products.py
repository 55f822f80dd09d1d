"""Misconceptions about + − × ÷: their local derivatives, and what they compute."""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.gates.gate import DISTRIBUTES, SWITCHES
from circuit_editor.teaching.gate_input import GateInput, GateValues
from circuit_editor.teaching.misconceptions.misconception import (
    backward_rule,
    forward_rule,
)
from circuit_editor.text import QT_TRANSLATE_NOOP

FLOWS_WHOLE = QT_TRANSLATE_NOOP("Sentence", "add sends the whole gradient to each of its inputs.")


QUOTIENT = QT_TRANSLATE_NOOP(
    "Sentence", "For a ÷ b the dividend gets upstream ÷ b, the divisor upstream × (−a ÷ b²)."
)


@backward_rule(
    lambda at: at.gate.word == SWITCHES,
    rank=70,
    family="mul",
    done=QT_TRANSLATE_NOOP("Sentence", "mul gives an input its own value instead of the other's"),
    instead=QT_TRANSLATE_NOOP(
        "Sentence", "mul switches: each input gets upstream × the other input."
    ),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × {own}, its own value. {gate} switches: {node} gets "
        "{upstream} × {other}, the other factor.",
    ),
)
def mul_own(at: GateInput) -> Any:
    """mul gives each input its own value instead of the other's."""
    return at.upstream * at.own


@backward_rule(
    lambda at: at.gate.operator == "*" and len(at.inputs) == 1,
    rank=80,
    family="mul",
    done=QT_TRANSLATE_NOOP("Sentence", "a gate with a constant factor multiplies by its input"),
    instead=QT_TRANSLATE_NOOP(
        "Sentence", "A gate with a constant factor scales: it sends upstream × the constant."
    ),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × {own}, its own value. {gate} scales: {node} gets "
        "{upstream} × {other}, the constant.",
    ),
)
def scaled_by_own(at: GateInput) -> Any:
    """A gate that multiplies by a constant sends upstream × its input."""
    return at.upstream * at.own


@backward_rule(
    lambda at: at.gate.operator == "+",
    rank=90,
    family="add",
    done=QT_TRANSLATE_NOOP("Sentence", "add multiplies what arrives by each input's own value"),
    instead=FLOWS_WHOLE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × {own}, its own value, as in a product. {gate} adds: its "
        "local derivative is 1, whatever the values are.",
    ),
)
def add_own(at: GateInput) -> Any:
    """add sends each input upstream × its own value, as if values counted there."""
    return at.upstream * at.own


@backward_rule(
    lambda at: at.gate.operator == "+",
    rank=470,
    family="add",
    done=QT_TRANSLATE_NOOP("Sentence", "add is treated like mul"),
    instead=FLOWS_WHOLE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × {other}, as in a product. {gate} adds: its local derivative "
        "is 1 for each input.",
    ),
)
def add_as_mul(at: GateInput) -> Any:
    """add is treated as mul: each input gets upstream × the other."""
    return at.upstream * at.other


@backward_rule(
    lambda at: at.gate.word == DISTRIBUTES,
    rank=460,
    family="add",
    done=QT_TRANSLATE_NOOP("Sentence", "add gives each input half of the gradient"),
    instead=FLOWS_WHOLE,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is half of what arrives at {gate}. Distributing is not sharing out: each "
        "input gets the whole gradient.",
    ),
)
def split_in_halves(at: GateInput) -> Any:
    """add shares the gradient out between its inputs instead of giving it whole to each."""
    return at.upstream / 2.0


@backward_rule(
    lambda at: at.gate.operator == "/" and at.index == 1,
    rank=170,
    family="div",
    done=QT_TRANSLATE_NOOP("Sentence", "the divisor is not squared in its derivative"),
    instead=QUOTIENT,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is upstream × (−a ÷ b). The derivative of {gate} by its divisor is −a ÷ b²: "
        "divide once more.",
    ),
)
def divisor_not_squared(at: GateInput) -> Any:
    """The divisor of a quotient gets −a/b, as if nothing were squared."""
    return -at.upstream * at.out


@backward_rule(
    lambda at: at.gate.operator == "/" and at.index == 0,
    rank=180,
    family="div",
    done=QT_TRANSLATE_NOOP("Sentence", "the dividend gets the gradient times the divisor"),
    instead=QUOTIENT,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} × {other}. {gate} divides, so {node} gets {upstream} ÷ {other}.",
    ),
)
def multiplied_by_divisor(at: GateInput) -> Any:
    """The dividend gets upstream × divisor, as in a product."""
    return at.upstream * at.other


@forward_rule(
    lambda at: (
        at.gate.notation is not None and not at.gate.notation.any_order and len(at.inputs) == 2
    ),
    rank=190,
    family="order",
    done=QT_TRANSLATE_NOOP("Sentence", "the two numbers are taken in the wrong order"),
    instead=QT_TRANSLATE_NOOP("Sentence", "The upper input comes first."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} takes the two numbers of {gate} in the wrong order. The upper input comes "
        "first: {first}, then {second}.",
    ),
)
def order(at: GateValues) -> Any:
    """The order of the two is turned: b − a for a − b."""
    return at.computed(*reversed(at.inputs))


@forward_rule(
    lambda at: at.gate.operator in ("+", "*"),
    rank=230,
    family="operation",
    done=QT_TRANSLATE_NOOP(
        "Sentence", "numbers are added that are to be multiplied, or the reverse"
    ),
    instead=QT_TRANSLATE_NOOP("Sentence", "Look at the sign on the gate."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes from another operation. {node} is made by {gate}, of {first} and {second}.",
    ),
)
def other_operation(at: GateValues) -> Any:
    """Added where it says multiply, and the other way round."""
    other = np.add if at.gate.operator == "*" else np.multiply
    return other(*at.operands)
