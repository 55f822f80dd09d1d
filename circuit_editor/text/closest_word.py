"""The known word that is closest to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_WORD = 64
SLIP = 0.75  # a slip of the finger: another gate would compute other numbers
MOST_COMPARED = 2_000  # so that a file with many wrong ids is still refused at once


def closest_word(unknown: str, known: Iterable[str], least: float) -> str | None:
    """The closest of the known words, or None where none is close.

    `least` is how much of the two words must be alike, from 0 to 1.
    """
    word = unknown[:LONGEST_WORD]
    nearest_first = sorted(known, key=lambda each: each[:1] != word[:1])
    from difflib import get_close_matches

    guesses = get_close_matches(word, nearest_first[:MOST_COMPARED], n=1, cutoff=least)
    return guesses[0] if guesses else None
