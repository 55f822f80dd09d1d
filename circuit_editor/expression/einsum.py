"""Patterns of einsum, such as 'ij,jk->ik': which axes of arrays are multiplied and added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from circuit_editor.gates.gate import Shape

MOST_LETTERS = 6  # axes of one array


@dataclass(frozen=True, slots=True)
class Subscripts:
    """The letters of the axes of each array, and of what comes out."""

    inputs: tuple[str, ...]
    output: str

    @property
    def letters(self) -> str:
        """Those that come out in their order, then those that are added up."""
        gone = dict.fromkeys(each for own in self.inputs for each in own if each not in self.output)
        return self.output + "".join(gone)

    @property
    def is_diagonal(self) -> bool:
        """Whether this is 'ii->', the sum of the diagonal."""
        return len(set(self.inputs[0])) < len(self.inputs[0])

    @property
    def batch(self) -> str | None:
        """The letters of all arrays where this is a product of matrices, else None."""
        first, second = self.inputs
        gone = [each for each in first if each in second and each not in self.output]
        batch = "".join(each for each in first if each in second and each in self.output)
        own = [_without(first, second), _without(second, first)]
        is_lost = any(each not in self.output for each in own[0] + own[1])
        least = 1 if batch else 0
        if len(gone) != 1 or is_lost or any(not least <= len(each) <= 1 for each in own):
            return None
        return batch

    def factors(self) -> tuple[str, str]:
        """The letters of both arrays as matmul takes them: those of the batch first."""
        first, second = self.inputs
        batch = self.batch or ""
        (gone,) = [each for each in first if each in second and each not in self.output]
        return batch + _without(first, second) + gone, batch + gone + _without(second, first)


def subscripts(pattern: str, shapes: Sequence[Shape]) -> Subscripts | None:
    """The letters of a pattern for arrays of these shapes; None for one that is not read.

    >>> subscripts("ij,jk", [(2, 3), (3, 4)]).output
    'ik'
    """
    typed, arrow, output = pattern.replace(" ", "").partition("->")
    inputs = tuple(typed.split(","))
    letters = "".join(inputs)
    if not arrow:
        output = "".join(sorted(each for each in set(letters) if letters.count(each) == 1))
    is_named = all(each.isascii() and each.isalpha() for each in (*inputs, output) if each)
    if not is_named or len(inputs) > 2 or len(set(output)) < len(output):
        return None
    if [len(each) for each in inputs] != [len(each) for each in shapes] or max(
        map(len, inputs)
    ) > MOST_LETTERS:
        return None
    if not set(output) <= set(letters):
        return None
    lengths: dict[str, int] = {}
    for each, shape in zip(inputs, shapes, strict=True):
        for letter, length in zip(each, shape, strict=True):
            if lengths.setdefault(letter, length) != length:
                return None
    if any(len(set(each)) < len(each) for each in inputs):
        is_trace = len(inputs) == 1 and len(letters) == 2 and not output
        return Subscripts(inputs, output) if is_trace else None
    return Subscripts(inputs, output)


def _without(letters: str, others: str) -> str:
    return "".join(each for each in letters if each not in others)
