"""The search in the palette: by what people call a thing, in every language at once.

Somebody who reads the window in Chinese still types `relu`, and whoever learned `相乘` types it in
an English window. A name, a symbol, a word or a spelling of expressions that is typed whole comes
first, then what begins so, then what has it within, then what has the letters apart but in order,
as `lkr` is leaky relu, then what is told of a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from circuit_editor.gates import GATES, PORTS
from circuit_editor.text.names import lower_superscripts
from circuit_editor.text.typed_numbers import on_the_keyboard
from circuit_editor.ui.app.language import in_every_language
from circuit_editor.ui.palette.palette_items import PaletteItem

BETWEEN_WORDS = re.compile(r"[,，、]\s*")  # in a list of words
# within a name: log_sum_exp, log-sum-exp, log sum exp
WITHIN_NAMES = re.compile(r"(?<=\w)[\s_\-,，]+(?=\w)")
CALL = re.compile(r"([^\W\d]\w*) ?\([\w ,]*\)?")  # as in an expression: sqrt(x)
AROUND_SIGNS = re.compile(r" ?([-+*/^]) ?")
BEGIN = "\n"
MOST_KEPT = 16_384  # more than a circuit has blocks


class Closeness(IntEnum):
    """The closeness of a thing to a query; the smallest is what Enter should take."""

    NAME = 0
    WORD = 1
    NAME_BEGINS = 2
    WORD_BEGINS = 3
    NAME_HOLDS = 4
    APART = 5  # the letters in order, others between them
    TOLD = 6


class SearchTerms(NamedTuple):
    """The search terms of a thing, as `plain` has them.

    The lists are those of names and of words, each behind BEGIN; what is told has a space before
    every word: so one look finds what begins so.
    """

    names: frozenset[str]
    words: frozenset[str]
    name_list: str
    word_list: str
    told: str


def find_matches(entries: Iterable[PaletteItem], query: str) -> list[tuple[PaletteItem, Closeness]]:
    """The entries that answer a query, in their order, each with how well."""
    wanted = _wanted(query)
    answers = ((entry, _closeness(_terms(entry), wanted)) for entry in entries)
    return [(entry, close) for entry, close in answers if close is not None]


def prepare(entries: Iterable[PaletteItem]) -> None:
    """Work out the terms of these now, so that the first key does not wait for it."""
    for entry in entries:
        _terms(entry)


def letters_found(name: str, query: str) -> tuple[int, ...]:
    """Which letters of a name a query has typed, by their places; none where it is found else."""
    shown, wanted = name.casefold(), _wanted(query)
    if not wanted or len(shown) != len(name):
        return ()
    starts = [found.start() for found in re.finditer(re.escape(wanted), shown)]
    if starts:
        first = next((at for at in starts if _begins_word(shown, at)), starts[0])
        return tuple(range(first, first + len(wanted)))
    return _places_apart(shown, wanted) or ()


def is_named_so(entry: PaletteItem, query: str) -> bool:
    """True where what is typed begins the name of a thing in some language: loss, of loss flag."""
    wanted, gate = _wanted(query), GATES.get(entry.what)
    titles = [entry.name, *([] if gate is None else in_every_language("Gate", gate.title))]
    return any(
        title.startswith(wanted)
        and (not wanted.isascii() or not title[len(wanted) :][:1].isalnum())
        for title in map(plain, titles)
    )


def _wanted(query: str) -> str:
    """What a query looks for: of a call the function."""
    wanted = plain(query)
    call = CALL.fullmatch(wanted)
    return call[1] if call else wanted


def _closeness(terms: SearchTerms, wanted: str) -> Closeness | None:
    asked = {wanted, join_words(wanted)}
    if not asked.isdisjoint(terms.names):
        return Closeness.NAME
    if not asked.isdisjoint(terms.words):
        return Closeness.WORD
    if BEGIN + wanted in terms.name_list:
        return Closeness.NAME_BEGINS
    if BEGIN + wanted in terms.word_list:
        return Closeness.WORD_BEGINS
    if wanted in terms.name_list:
        return Closeness.NAME_HOLDS
    if wanted[:1] in terms.name_list and any(_places_apart(name, wanted) for name in terms.names):
        return Closeness.APART
    all_there = all(_is_told(each, terms) for each in wanted.split())
    return Closeness.TOLD if all_there else None


def _begins_word(name: str, at: int) -> bool:
    return at == 0 or not name[at - 1].isalnum()


def _places_apart(name: str, wanted: str) -> tuple[int, ...] | None:
    """The places of these letters in a name, in order, the first at the beginning of a word.

    A letter stands right behind the one before where it can, else where a word begins, else at the
    next place there is. None where a name does not have them so.
    """
    if not 2 <= len(wanted) <= len(name) or not wanted.isalnum():
        return None
    for start in (at for at, letter in enumerate(name) if letter == wanted[0]):
        if not _begins_word(name, start):
            continue
        found = [start]
        for letter in wanted[1:]:
            behind = found[-1] + 1
            later = [at for at in range(behind, len(name)) if name[at] == letter]
            if not later:
                break
            word = next((at for at in later if _begins_word(name, at)), later[0])
            found.append(behind if later[0] == behind else word)
        else:
            return tuple(found)
    return None


def plain(text: str) -> str:
    """A text in the form in which it is compared: small letters, signs as a keyboard has them."""
    if not text.isascii():
        text = on_the_keyboard(lower_superscripts(text))
    text = " ".join(text.casefold().replace("**", "^").split())
    return AROUND_SIGNS.sub(r"\1", text)


def join_words(text: str) -> str:
    """A name without what parts its words: logsumexp for log-sum-exp."""
    return WITHIN_NAMES.sub("", text)


def _is_told(word: str, terms: SearchTerms) -> bool:
    return (
        word in terms.name_list
        or (len(word) > 1 and f" {word}" in terms.told)
        # scripts without spaces have no beginnings of words
        or (not word.isascii() and word in terms.told)
    )


@lru_cache(maxsize=MOST_KEPT)
def _terms(entry: PaletteItem) -> SearchTerms:
    gate = GATES.get(entry.what) or PORTS.get(entry.what)
    told = [entry.group, entry.summary]
    if gate is None:
        function = entry.function
        names = [entry.name, entry.english, function]
        words = in_every_language("Block", entry.english)
    else:
        function = gate.kind
        names = [function, entry.symbol]
        if gate.is_of_arrays:  # `dot` is the product of matrices before it is a word for ×
            # who types one letter, as t, names an input
            names += [each for each in gate.spelling.names if len(each) > 1]
        words = [entry.name, *in_every_language("Gate", gate.title)]
        told += in_every_language("Gate", gate.group) + in_every_language("Gate", gate.summary)
    words += _spellings(function)
    for each in in_every_language("Words", entry.words):
        words += BETWEEN_WORDS.split(each)
    all_names, all_words = _forms(names), _forms(words)
    every = " ".join(plain(each) for each in [*told, *names, *words])
    return SearchTerms(all_names, all_words, _list(all_names), _list(all_words), " " + every)


def _list(terms: frozenset[str]) -> str:
    return "".join(BEGIN + each for each in sorted(terms))


def _spellings(function: str) -> list[str]:
    """How an expression may spell a function, besides its own name."""
    from circuit_editor.expression.functions import SPELLINGS

    return [spelling for spelling, meant in SPELLINGS.items() if meant == function]


def _forms(texts: Iterable[str]) -> frozenset[str]:
    found = {plain(text) for text in texts}
    parted = {WITHIN_NAMES.sub(" ", each) for each in found}
    return frozenset(found | parted | {join_words(each) for each in found}) - {""}
