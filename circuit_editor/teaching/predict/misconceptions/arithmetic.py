"""Misconceptions about + − × ÷ and signs: local derivatives, and what is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from circuit_editor.gates.gate import DISTRIBUTES, SWITCHES
from circuit_editor.teaching.predict.cover import RunNumber
from circuit_editor.teaching.predict.diagnosis_context import DiagnosisContext
from circuit_editor.teaching.predict.gate_input import GateInput, GateValues
from circuit_editor.teaching.predict.misconceptions.misconception import (
    WrongNumber,
    backward_rule,
    forward_rule,
)
from circuit_editor.text import QT_TRANSLATE_NOOP

QUOTIENT = QT_TRANSLATE_NOOP(
    "Sentence", "For a ÷ b the dividend gets upstream ÷ b, the divisor upstream × (−a ÷ b²)."
)

FLOWS_WHOLE = QT_TRANSLATE_NOOP("Sentence", "add sends the whole gradient to each of its inputs.")


@backward_rule(
    lambda at: at.gate.word == SWITCHES,
    rank=70,
    family="product",
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
    family="product",
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
    family="sum",
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
    family="sum",
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
    family="sum",
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
    family="quotient",
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
    family="quotient",
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


def _turned(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """The number with its sign turned."""
    true = context.numbers.true(number)
    assert true is not None
    yield WrongNumber(-true)


@backward_rule(
    lambda at: at.gate.operator == "-" and at.index == 1,
    rank=10,
    family="signs",
    done=QT_TRANSLATE_NOOP("Sentence", "the second input of sub gets the gradient as it is"),
    instead=QT_TRANSLATE_NOOP(
        "Sentence", "What is subtracted gets the gradient with its sign turned."
    ),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is what arrives at {gate}, with its sign as it was. {node} is subtracted "
        "there: when it grows, the result falls, so the sign turns.",
    ),
    names_upstream=True,
)
def sub_sign(at: GateInput) -> Any:
    """sub sends the gradient as it is to the second input too."""
    return at.upstream


@backward_rule(
    lambda at: (
        # sub has a misconception of its own
        at.gate.operator != "-" and at.gate.turns_sign(at.index) and at.local < 0
    ),
    rank=20,
    family="signs",
    done=QT_TRANSLATE_NOOP("Sentence", "a gate that turns the sign does not turn it"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Its local derivative is negative."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} has the right size but the wrong sign. What {gate} gives falls when {node} "
        "grows: its local derivative is negative, and turns the sign.",
    ),
    everywhere=False,
    keeps_size=True,
)
def sign_not_turned(at: GateInput) -> Any:
    """A gate that turns the sign does not."""
    return -at.wire_gradient


@backward_rule(
    rank=370,
    family="signs",
    done=QT_TRANSLATE_NOOP("Sentence", "a sign is lost"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Look at the sign of each factor."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} has the right size but the wrong sign. Follow the signs once more: of what "
        "arrives, and of the local derivative.",
    ),
    here_value=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} has the right size but the wrong sign. Follow the signs of the numbers that "
        "arrive at {gate} once more.",
    ),
    in_run=_turned,
    everywhere=False,
    keeps_size=True,
)
def sign_lost(at: GateInput) -> Any:
    """All is right but the sign."""
    return -at.wire_gradient


@forward_rule(
    lambda at: at.gate.operator in ("+", "-"),
    rank=220,
    family="signs",
    done=QT_TRANSLATE_NOOP("Sentence", "a number is added with the wrong sign"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Look at the sign of the second number."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} takes {second} with the wrong sign. {node} is made by {gate}; look at both "
        "signs: {first} and {second}.",
    ),
)
def sum_sign(at: GateValues) -> Any:
    """Subtracted where it says add, or added where it says subtract."""
    other = np.subtract if at.gate.operator == "+" else np.add
    return other(*at.operands)


@forward_rule(
    lambda at: at.gate.is_function,
    rank=250,
    family="within",
    done=QT_TRANSLATE_NOOP("Sentence", "a function is taken of a number with the wrong sign"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Look at the sign of what arrives."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is what {gate} gives for the number with the other sign. What arrives there "
        "is {first}.",
    ),
)
def sign_within(at: GateValues) -> Any:
    """The function is taken of the number with its sign turned."""
    return at.computed(-at.inputs[0])
