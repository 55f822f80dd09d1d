"""Arrays as text: their numbers where there are few, else how many there are.

A shape in brackets, [3], reads as an array that holds a 3, and 2×3 as a product; so a shape is
said in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from circuit_editor.text.brackets import as_factor
from circuit_editor.text.numbers import STANDARD, exact, show
from circuit_editor.text.sentence import QT_TRANSLATE_NOOP, Sentence

LONGEST = 24  # letters in a sentence: three numbers of the usual size
ON_A_WIRE = 12  # letters between two gates
LEAST_CELL = 3  # letters: "nan"


class NumberArray(Protocol):
    """The attributes of NumPy's arrays that are used here."""

    @property
    def shape(self) -> tuple[int, ...]:
        """The length along each axis."""

    @property
    def size(self) -> int:
        """How many numbers there are."""

    def tolist(self) -> Any:
        """The numbers in nested lists."""


def show_array(
    array: NumberArray, decimals: int | None = None, longest: int = LONGEST
) -> str | Sentence:
    """A number, the numbers of a small array in brackets, or in words how large a larger one is.

    Numbers are written where all of them take at most `longest` letters. Those of a row between two
    gates do with fewer: whole ones without decimals, and where need be the others with one less.
    """
    if array.shape == ():
        return show(float(array.tolist()), decimals)
    if array.size * LEAST_CELL <= longest:
        cells = array.tolist()
        written = _cells(cells, decimals, in_brief=False)
        if longest <= ON_A_WIRE and len(array.shape) == 1:
            brief = _cells(cells, decimals, in_brief=True)
            if len(written) > longest or _are_whole(cells):
                written = min(brief, written, key=len)
        if len(written) <= longest:
            return written
    return shape_in_words(array.shape)


@lru_cache(maxsize=256)
def shape_in_words(shape: tuple[int, ...]) -> Sentence:
    """How large an array is: "3 numbers", "2 × 3 array"."""
    if not shape:
        return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "a single number"))
    if len(shape) > 1:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{lengths} array"), lengths=" × ".join(map(str, shape))
        )
    if shape[0] == 1:
        return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "an array of one number"))
    return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "{count} numbers"), count=shape[0])


def _cells(cells: Any, decimals: int | None, *, in_brief: bool) -> str:
    if isinstance(cells, list):
        return f"[{', '.join(_cells(each, decimals, in_brief=in_brief) for each in cells)}]"
    if not in_brief:
        return show(cells, decimals)
    if _are_whole([cells]):
        return exact(cells)
    return show(cells, max(0, (STANDARD.decimals if decimals is None else decimals) - 1))


def _are_whole(cells: Sequence[float]) -> bool:
    return all(float(each).is_integer() for each in cells)


def write_index(index: Sequence[int]) -> str:
    """The index of a cell, counted from 0, as NumPy takes it: `[1, 2]`."""
    return f"[{', '.join(map(str, index))}]"


def name_cell(name: str, index: Sequence[int]) -> str:
    """A cell of an array for people: `W[1, 2]`, `(x @ W)[1, 2]`; without one the name itself."""
    if not index:
        return name
    is_word = name.replace("…", "").isidentifier()  # also one that was cut
    return f"{name if is_word else as_factor(name)}{write_index(index)}"
