"""Misconceptions about signs, backwards and forwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from circuit_editor.teaching.covering import Number
from circuit_editor.teaching.diagnosis_context import (
    DiagnosisContext,
)
from circuit_editor.teaching.gate_input import GateInput, GateValues
from circuit_editor.teaching.misconceptions.misconception import (
    WrongNumber,
    backward_rule,
    forward_rule,
)
from circuit_editor.text import QT_TRANSLATE_NOOP


def _turned(context: DiagnosisContext, number: Number) -> Iterator[WrongNumber]:
    """The number with its sign turned."""
    true = context.numbers.true(number)
    assert true is not None
    yield WrongNumber(-true)


@backward_rule(
    lambda at: at.gate.operator == "-" and at.index == 1,
    rank=10,
    family="sign",
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
    family="sign",
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
    family="sign",
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
    family="sign",
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
    lambda at: at.is_function,
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
