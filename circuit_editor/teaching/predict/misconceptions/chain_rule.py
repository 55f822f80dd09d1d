"""Misconceptions about upstream × local: one of the two left out, or the wrong one taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from circuit_editor.teaching.predict.cover import RunNumber, is_cell
from circuit_editor.teaching.predict.diagnosis_context import DiagnosisContext
from circuit_editor.teaching.predict.gate_input import GateInput
from circuit_editor.teaching.predict.misconceptions.misconception import (
    WrongNumber,
    backward_rule,
    run_rule,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity

BOTH_FACTORS = QT_TRANSLATE_NOOP(
    "Sentence", "What is sent on is what arrives times the local derivative."
)


@backward_rule(
    rank=320,
    family="upstream",
    done=QT_TRANSLATE_NOOP("Sentence", "only the local derivative is taken, without what arrives"),
    instead=BOTH_FACTORS,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is only the local derivative of {gate}. Multiply it by the gradient that "
        "arrives there from {loss}.",
    ),
    everywhere=False,
)
def upstream_forgotten(at: GateInput) -> Any:
    """Only the local derivative, without what arrives."""
    return at.local


@backward_rule(
    rank=330,
    family="local",
    done=QT_TRANSLATE_NOOP("Sentence", "what arrives is passed on without the local derivative"),
    instead=BOTH_FACTORS,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is only what arrives at {gate} from {loss}, the upstream gradient. "
        "Multiply it by the local derivative of {gate} by {node}.",
    ),
    names_upstream=True,
)
def local_forgotten(at: GateInput) -> Any:
    """What arrives is passed on without the local derivative."""
    return at.upstream


@backward_rule(
    rank=500,
    family="added",
    done=QT_TRANSLATE_NOOP("Sentence", "upstream and local derivative are added"),
    instead=BOTH_FACTORS,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is {upstream} plus the local derivative of {gate}. The chain rule multiplies "
        "them.",
    ),
    everywhere=False,
)
def added_not_multiplied(at: GateInput) -> Any:
    """Upstream and local are added."""
    return at.upstream + at.local


@run_rule(
    rank=400,
    family="side",
    done=QT_TRANSLATE_NOOP("Sentence", "upstream and downstream are confused"),
    instead=QT_TRANSLATE_NOOP("Sentence", "Upstream is the side of {loss}."),
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} belongs to the other side of {gate}: it is what that gate sends on to its "
        "input. Asked for is what arrives there, from the side of {loss}.",
    ),
    asks=(Quantity.GRADIENT,),
)
def other_side(context: DiagnosisContext, number: RunNumber) -> Iterator[WrongNumber]:
    """What the gate sends on is taken for what arrives there."""
    for index, sent in enumerate(context.masked.wire_gradients[number.slot]):
        if sent is not None and is_cell(number.cell, np.shape(sent)):
            yield WrongNumber(float(np.asarray(sent)[number.cell]), end=(number.slot, index))
