"""Misconceptions about max, min and relu: which input gets the gradient, and which number."""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.teaching.predict.gate_input import GateInput, GateValues
from circuit_editor.teaching.predict.misconceptions.misconception import backward_rule, forward_rule
from circuit_editor.text import QT_TRANSLATE_NOOP

LARGER_WINS = QT_TRANSLATE_NOOP(
    "Sentence", "max sends all of it to the larger input, min to the smaller; the other gets 0."
)


@backward_rule(
    lambda at: at.is_chosen or at.is_passed_over,
    rank=30,
    family="route",
    done=QT_TRANSLATE_NOOP(
        "Sentence", "max or min sends the gradient to the input it did not take"
    ),
    instead=LARGER_WINS,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when {gate} sends the gradient to the input that it does not take. "
        "It compares {own} with {other}: the one it takes gets all that arrives, the other 0.",
    ),
    names_upstream=True,
)
def routed_wrong(at: GateInput) -> Any:
    """max sends the gradient to the input it did not take, and nothing to the one it took."""
    return np.float64(0.0) if at.is_chosen else at.upstream


@backward_rule(
    lambda at: at.is_passed_over,
    rank=40,
    family="route",
    done=QT_TRANSLATE_NOOP("Sentence", "max or min sends the gradient to both of its inputs"),
    instead=LARGER_WINS,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} comes out when {gate} sends the gradient to both inputs. It compares {first} "
        "with {second}: the one it takes gets all, the other 0.",
    ),
    names_upstream=True,
)
def routed_to_both(at: GateInput) -> Any:
    """max sends the gradient to the input it did not take, too: both get it."""
    return at.upstream


@backward_rule(
    lambda at: at.gate.rectifies and at.own <= 0,
    rank=50,
    family="rectifier",
    done=QT_TRANSLATE_NOOP(
        "Sentence", "a relu lets all of the gradient pass although its input is not above 0"
    ),
    instead=QT_TRANSLATE_NOOP(
        "Sentence", "Left of 0 a relu is flat, and a leaky one has only its small slope."
    ),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is what arrives at {gate}, passed on. Its input is {own}, not above 0, and "
        "there the gate does not let it pass as it is: look at its slope left of 0.",
    ),
    names_upstream=True,
    at_blocks=True,
)
def gate_ignored(at: GateInput) -> Any:
    """relu lets the gradient through although its input is negative; leaky relu all of it."""
    return at.upstream


@backward_rule(
    lambda at: at.gate.rectifies and at.gate.attrs and at.own < 0,
    rank=60,
    family="rectifier",
    done=QT_TRANSLATE_NOOP("Sentence", "leaky relu stops the gradient as relu does"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Below 0 it still has its small slope."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "Nothing would pass a relu, but {gate} leaks: below 0 it still has its small slope. "
        "Multiply {upstream} by it.",
    ),
)
def leak_ignored(at: GateInput) -> Any:
    """leaky relu stops the gradient as relu does."""
    return np.float64(0.0)


@forward_rule(
    lambda at: at.gate.routing is not None,
    rank=200,
    family="choice",
    done=QT_TRANSLATE_NOOP("Sentence", "max takes the smaller number, or min the larger"),
    instead=LARGER_WINS,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is the number that {gate} does not take. Compare {first} and {second} once "
        "more: max takes the larger, min the smaller.",
    ),
)
def other_one_taken(at: GateValues) -> Any:
    """The smaller where it says max, the larger where it says min."""
    assert at.gate.routing is not None
    first, second = at.inputs
    if at.gate.routing.prefers(first, second):
        return second
    return first if at.gate.routing.prefers(second, first) else None


@forward_rule(
    lambda at: at.gate.rectifies and at.inputs[0] < 0,
    rank=210,
    family="choice",
    done=QT_TRANSLATE_NOOP("Sentence", "relu lets a negative number pass"),
    instead=QT_TRANSLATE_NOOP("Sentence", "relu gives 0 for what is negative."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is what arrives at {gate}, and it is negative. relu gives 0 then, leaky relu "
        "a small part of it.",
    ),
)
def gate_left_open(at: GateValues) -> Any:
    """A negative number passes relu as it is."""
    return at.inputs[0]
