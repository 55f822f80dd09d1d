"""Misconceptions about forks: what comes back over several wires, and is to be added."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from circuit_editor.teaching.predict.misconceptions.misconception import Fork, fork_rule
from circuit_editor.text import QT_TRANSLATE_NOOP

ADD_THEM = QT_TRANSLATE_NOOP(
    "Sentence", "Where a wire forks, the gradients of all its branches are added."
)


@fork_rule(
    rank=300,
    family="fork",
    done=QT_TRANSLATE_NOOP("Sentence", "one branch of a fork overwrites the others"),
    instead=ADD_THEM,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is what comes back over one wire alone, the one to {gate}. {count} wires lead "
        "from {node} to {loss}: add what comes back over each.",
    ),
)
def fork_overwritten(fork: Fork) -> Iterator[tuple[float, int | None]]:
    """One branch of a fork overwrites the others."""
    for wire, gradient in enumerate(fork.gradients):
        yield gradient, wire


@fork_rule(
    rank=310,
    family="fork",
    done=QT_TRANSLATE_NOOP("Sentence", "one branch of a fork is left out"),
    instead=ADD_THEM,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} leaves out the wire to {gate}. {count} wires lead from {node} to {loss}: "
        "add what comes back over each.",
    ),
    everywhere=False,
)
def fork_left_out(fork: Fork) -> Iterator[tuple[float, int | None]]:
    """One branch of a fork of more than two is left out."""
    for wire in range(len(fork.gradients)) if len(fork.gradients) > 2 else ():
        yield sum(each for at, each in enumerate(fork.gradients) if at != wire), wire


@fork_rule(
    rank=480,
    family="fork",
    done=QT_TRANSLATE_NOOP("Sentence", "the branches of a fork are multiplied"),
    instead=ADD_THEM,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is the product of what comes back over the {count} wires from {node} to "
        "{loss}. Along a wire one multiplies; where wires meet again, one adds.",
    ),
    everywhere=False,
)
def fork_multiplied(fork: Fork) -> Iterator[tuple[float, int | None]]:
    """What comes back over the wires of a fork is multiplied."""
    yield float(np.prod(fork.gradients)), None


@fork_rule(
    rank=490,
    family="fork",
    done=QT_TRANSLATE_NOOP("Sentence", "the branches of a fork are averaged"),
    instead=ADD_THEM,
    here=QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is the mean of what comes back over the {count} wires from {node} to {loss}. "
        "Add them; do not divide.",
    ),
    everywhere=False,
)
def fork_averaged(fork: Fork) -> Iterator[tuple[float, int | None]]:
    """What comes back over the wires of a fork is averaged."""
    yield fork.total / len(fork.gradients), None
