"""The sizes in which a card's name and its numbers share its width."""

from __future__ import annotations

from functools import lru_cache

from circuit_editor.text import columns_taken
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.text_metrics import number_width, word_width

GOOD_AND_LEAST = (1.0, 0.8)  # of what is legible for numbers: a card's name
USUAL = "−0.00"  # beside shorter ones a name is no larger: all cards look alike
LETTER, FEW_LETTERS = 11.0, 3  # short names are as if all letters were wide: x0 is as w0
BETWEEN = 4.0  # a card's name and its numbers, at least
DUST = 1e-6  # of sizes that are the same
ENOUGH = 0.97  # of the size that is wanted in a hall: digits are a fortieth of its wall


@lru_cache(maxsize=4096)
def sizes_on_card(
    width: float, name: str, numbers: tuple[str, str], growth: float, legible: float, fair: float
) -> tuple[float, tuple[float, ...]]:
    """How large a card's name and each of its numbers are written so that they share its width.

    The name makes room for the numbers as long as it is to be read, which is `fair`; a number that
    is illegible then is not written. No name is larger beside shorter numbers.
    """
    named = max(1.0, word_width(name, look.NAME_POINTS, italic=True))
    alike = max(named, LETTER * min(columns_taken(name), FEW_LETTERS))
    wide = [max(1.0, number_width(each, look.LABEL_POINTS)) for each in numbers]
    width -= BETWEEN if name else 0.0
    good, fair_least = (min(growth, share * fair / look.NAME_POINTS) for share in GOOD_AND_LEAST)
    # fair is a name only beside numbers that are legible
    left_over = (width - max(wide) * legible / look.LABEL_POINTS) / alike
    least = min(growth, GOOD_AND_LEAST[1] * legible / look.NAME_POINTS)
    least = max(least, min(fair_least, left_over))
    # a good name beside smaller numbers, and a small one only beside those just legible
    widest = max(*wide, number_width(USUAL, look.LABEL_POINTS))
    of_numbers = max((width - alike * good) / max(wide), legible / look.LABEL_POINTS)
    if fair > legible:  # in a hall digits are as large as they have to be sooner than a name good
        of_numbers = max(of_numbers, min(ENOUGH * growth, (width - named * least) / max(wide)))
    of_numbers = min(growth, of_numbers)
    beside_usual, beside_these = (
        (width - each * of_numbers) / alike for each in (widest, max(wide))
    )
    of_name = min(growth, max(least, beside_usual, min(good, beside_these)))
    room = width - named * of_name
    sizes = [min(growth, of_numbers, room / each) for each in wide]
    smallest = legible / look.LABEL_POINTS - DUST
    written = tuple(size if size >= smallest else 0.0 for size in sizes)
    if not all(written) and any(numbers):  # the name and the other number have more room then
        left = tuple(each if size else "" for each, size in zip(numbers, written, strict=True))
        if left != numbers:
            of_name, again = sizes_on_card(width, name, (left[0], left[1]), growth, legible, fair)
            written = tuple(size if each else 0.0 for size, each in zip(again, left, strict=True))
    return (of_name if any(written) else growth), written
