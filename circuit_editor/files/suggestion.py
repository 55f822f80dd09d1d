"""Suggestions for a misspelt word: the known one closest to it, "Did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, quote

LONGEST_ID = 64
CLOSE = 0.6
SLIP = 0.75  # a slip of the finger: another gate would compute other numbers
MOST_COMPARED = 2_000  # so that a file with many wrong ids is still refused at once

_is_wanted = ContextVar("_is_wanted", default=True)


@contextmanager
def without_suggestions() -> Iterator[None]:
    """Sentences without guesses meanwhile: for who looks at very many that nobody reads yet."""
    before = _is_wanted.set(False)
    try:
        yield
    finally:
        _is_wanted.reset(before)


def with_suggestion(
    problem: Sentence, unknown: str, known: Iterable[str], least: float = CLOSE
) -> Sentence:
    """The sentence, with "Did you mean" and the closest known word where one is close.

    `least` is how much of the two words must be alike, from 0 to 1.
    """
    if not _is_wanted.get():
        return problem
    word = unknown[:LONGEST_ID]
    nearest_first = sorted(known, key=lambda each: each[:1] != word[:1])
    from difflib import get_close_matches

    guesses = get_close_matches(word, nearest_first[:MOST_COMPARED], n=1, cutoff=least)
    if not guesses:
        return problem
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", '{problem} Did you mean "{guess}"?'),
        problem=problem,
        guess=quote(guesses[0]),
    )
