"""Suggestions for a misspelt word: the known one closest to it, "Did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, quote

CLOSE = 0.6

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
    from circuit_editor.text.closest_word import closest_word

    guess = closest_word(unknown, known, least)
    if guess is None:
        return problem
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", '{problem} Did you mean "{guess}"?'),
        problem=problem,
        guess=quote(guess),
    )
