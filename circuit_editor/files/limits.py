"""The one table of limits: how much a circuit file may hold, and what is said where it is more.

How many records of a kind there may be stands with their forms.

They keep a crafted or damaged file from filling the memory or hanging the program; no circuit
that a person draws comes near them.
"""

from __future__ import annotations

import math

from circuit_editor.dataclass import dataclass
from circuit_editor.model.record_limits import (
    DEEPEST,
    FARTHEST,
    LARGEST_VALUE,
    LONGEST_LABEL,
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_BLOCKS,
    MOST_GATES,
    TOO_FAR_OUT,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

LONGEST_KIND = 64  # of gates that this program does not know
LONG = 1e15  # from here on nobody counts the digits


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that is allowed, and the template for more: it may use {got} and {limit}."""

    most: float
    template: str

    def exceeded_by(self, got: float) -> Sentence | None:
        """What to say of `got`, or None where it is within the limit."""
        if got <= self.most:
            return None
        shown = f"{got:,.0f}" if abs(got) < LONG else f"{got:.1e}"
        return Sentence.of(self.template, got=shown, limit=f"{self.most:,.0f}")


FILE_BYTES = Limit(
    32 * 2**20,
    QT_TRANSLATE_NOOP(
        "Sentence", "The file is too large for a circuit: {got} bytes (limit {limit})."
    ),
)
DEPTH = Limit(
    64,
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Lists and objects are nested {got} deep (limit {limit}).",
    ),
)
LISTS = Limit(
    2_500_000,
    QT_TRANSLATE_NOOP("Sentence", "The file has {got} lists and objects (limit {limit})."),
)
NODES = Limit(50_000, QT_TRANSLATE_NOOP("Sentence", "The circuit has {got} gates (limit {limit})."))
EXPANDED = Limit(
    MOST_GATES,
    QT_TRANSLATE_NOOP("Sentence", "Its blocks would expand to {got} gates (limit {limit})."),
)
BLOCKS = Limit(
    MOST_BLOCKS, QT_TRANSLATE_NOOP("Sentence", "The file has {got} blocks (limit {limit}).")
)
NESTED = Limit(
    DEEPEST, QT_TRANSLATE_NOOP("Sentence", "Blocks stand {got} deep in each other (limit {limit}).")
)
WIRES = Limit(
    200_000, QT_TRANSLATE_NOOP("Sentence", "The circuit has {got} wires (limit {limit}).")
)
LABEL = Limit(
    LONGEST_LABEL,
    QT_TRANSLATE_NOOP("Sentence", "The label has {got} characters (limit {limit})."),
)
NOTE = Limit(
    LONGEST_NOTE,
    QT_TRANSLATE_NOOP("Sentence", "The note has {got} characters (limit {limit})."),
)
TITLE = Limit(
    LONGEST_TITLE,
    QT_TRANSLATE_NOOP("Sentence", "The title has {got} characters (limit {limit})."),
)
ELEMENTS = Limit(
    LARGEST_VALUE, QT_TRANSLATE_NOOP("Sentence", "The value has {got} numbers (limit {limit}).")
)
DIMENSIONS = Limit(  # NumPy's own, where it is asked what shapes broadcast to
    32,
    QT_TRANSLATE_NOOP("Sentence", "The value has lists nested {got} deep (limit {limit})."),
)
COORDINATE = Limit(FARTHEST, TOO_FAR_OUT)


def why_not_shape(shape: tuple[int, ...]) -> Sentence | None:
    """Why a value may not have this shape, or None where it may."""
    return DIMENSIONS.exceeded_by(len(shape)) or ELEMENTS.exceeded_by(math.prod(shape))
