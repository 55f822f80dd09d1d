r"""Sums and products over an index, written out term by term.

    \sum_{i=1}^{3} w_i x_i      w_1 x_1 + w_2 x_2 + w_3 x_3
    ∏_{k=0}^{n} x_k             also where the text gives n a whole number: n = 4

As printed formulas mean it, a sum reaches to the next + or − and to the bracket around it. Where an
end is no number the sign stays, and is refused where it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from circuit_editor.expression.array_functions import array_function
from circuit_editor.expression.errors import refuse_if
from circuit_editor.expression.functions import function_named
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.shapes import (
    CLOSING,
    OPENING,
    is_signed_number,
    lines_of,
    split_at_commas,
    whole_number,
    whole_numbers,
)
from circuit_editor.expression.tokens import Token, TokenKind, sign_at
from circuit_editor.expression.words import CLAUSE_WORDS
from circuit_editor.files.limits import Limit
from circuit_editor.gates import kinds
from circuit_editor.text import QT_TRANSLATE_NOOP

LONGEST = Limit(
    100_000,
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Written out, the sums of this text have {got} words and signs (limit {limit}). "
        "Give them as arrays.",
    ),
)
DEEPEST = 8  # sums within sums
LONGEST_END = 5  # tokens of { i = 1 }
SIGNS = {
    **dict.fromkeys(("\\sum", "∑", "Σ", kinds.SUM), "+"),
    **dict.fromkeys(("\\prod", "∏", "Π", "prod"), "*"),
}
OF_NOTHING = {"+": "0", "*": "1"}  # a sum without terms
PLACED = frozenset(["\\limits", "\\nolimits"])
BETWEEN_TERMS = frozenset(["+", "-", "=", "≈", ",", "\\\\"])


class IndexRange(NamedTuple):
    """The index of a sum, its first and last number, and how many tokens say so."""

    sign: str
    name: str
    first: int
    last: int
    taken: int


def with_terms(
    text: str, found: list[Token], notes: Notes, arrays: Set[str] = frozenset()
) -> list[Token]:
    """The tokens of a text, before its LaTeX is read, with the terms of each such sum.

    Of a name among `arrays` the entry is picked: y_1 is y[0] where the index counts from 1. The
    tokens are the very same where there is no such sum. Raises ExpressionError for too many terms.
    """
    if not any(each.text.rstrip("_") in SIGNS for each in found):
        return found
    return _Terms(text, notes, found, arrays).written_out(found, 0)


def names_worked_out(found: list[Token]) -> set[str]:
    r"""What a text assigns formulas to, before its LaTeX is read: p = softmax(z), \hat{y} = …

    A sum over an index is one number, and what it adds up are others: L = \sum_i L_i.
    """
    made: set[str] = set()
    parts = [part for line in lines_of(found) for part in split_at_commas(line[:-1])]
    for part in parts:
        equals = next((at for at in (1, 4) if len(part) > at + 1 and part[at].text == "="), 0)
        adds_up = any(each.text.rstrip("_") in SIGNS for each in part)
        if equals and not adds_up and not is_signed_number(part[equals + 1 :]):
            made.add("".join(each.text for each in part[:equals]))
    return made


class _Terms:
    def __init__(self, text: str, notes: Notes, found: list[Token], arrays: Set[str]) -> None:
        self.text, self.notes, self.numbers = text, notes, whole_numbers(found)
        self.arrays = arrays
        self.indices = frozenset(
            index.text
            for opens, index, equals in zip(found, found[1:], found[2:], strict=False)
            if opens.text in ("{", "(") and equals.text == "="
        )
        self.made = 0  # tokens

    def written_out(self, found: list[Token], depth: int) -> list[Token]:
        """The tokens with the terms of each sum; `depth` sums stand around."""
        made: list[Token] = []
        at = 0
        while at < len(found):
            ranged = self._range(found, at) if depth < DEEPEST else None
            end = at if ranged is None else end_of_term(found, at + ranged.taken)
            if ranged is None or end == at + ranged.taken:
                made.append(found[at])
                at += 1
                continue
            made += self._sum(found[at], ranged, found[at + ranged.taken : end], depth)
            at = end
        return made

    def _sum(
        self, sign: Token, ranged: IndexRange, term: list[Token], depth: int
    ) -> Iterator[Token]:
        count = max(0, ranged.last - ranged.first + 1)
        self.made += count * len(term)
        refuse_if(LONGEST.exceeded_by(self.made), self.text, sign.position)
        self.notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence", "The terms for {index} from {first} to {last} were written out."
            ),
            index=ranged.name,
            first=ranged.first,
            last=ranged.last,
        )
        yield sign_at("(", sign)
        for number in range(ranged.first, ranged.last + 1):
            if number > ranged.first:
                yield sign_at(ranged.sign, sign)
            yield sign_at("(", sign)
            picks = _with_entries(term, ranged, number, self.arrays) if self.arrays else term
            of_number = _with_index(picks, ranged.name, number, self.indices)
            yield from self.written_out(of_number, depth + 1)
            yield sign_at(")", sign)
        if not count:
            yield Token(TokenKind.NUMBER, OF_NOTHING[ranged.sign], sign.position, sign.end)
        yield sign_at(")", sign)

    def _range(self, found: list[Token], at: int) -> IndexRange | None:
        r"""The range of the sum that begins here, as \sum_{i=1}^{3}; None where none does."""
        token = found[at]
        sign = SIGNS.get(token.text.removesuffix("_"))
        if sign is None:
            return None
        here = at + 1
        while here < len(found) and found[here].text in PLACED:
            here += 1
        if not token.text.endswith("_"):
            if here >= len(found) or found[here].text != "_":
                return None
            here += 1
        below = in_braces(found, here)
        here += len(below) + 2
        if len(below) != 3 or below[0].kind is not TokenKind.NAME or below[1].text != "=":
            return None
        if here >= len(found) or found[here].text != "^":
            return None
        above = in_braces(found, here + 1)
        here += 1 + (len(above) + 2 if above else 1)
        first, last = self._number(below[2:]), self._number(above or found[here - 1 : here])
        if first is None or last is None:
            return None
        return IndexRange(sign, below[0].text, first, last, here - at)

    def _number(self, words: list[Token]) -> int | None:
        """The whole number that one end of a range is; None where it is none."""
        if len(words) != 1:
            return None
        return self.numbers.get(words[0].text, whole_number(words[0]))


def in_braces(found: list[Token], at: int) -> list[Token]:
    """What stands in the braces, or parentheses, that open here."""
    if at >= len(found) or found[at].text not in ("{", "("):
        return []
    closes = {"{": "}", "(": ")"}[found[at].text]
    end = next((n for n, each in enumerate(found[at : at + LONGEST_END]) if each.text == closes), 0)
    return found[at + 1 : at + end]


def end_of_term(found: list[Token], start: int, longest: int | None = None) -> int:
    """Where the term ends that begins here: with what it is added to, or a bracket around it.

    No more than `longest` tokens are looked at.
    """
    depth, bars = 0, False
    stop = len(found) if longest is None else min(start + longest, len(found))
    for at in range(start, stop):
        token, text = found[at], found[at].text
        if token.kind is TokenKind.END:
            return at
        if depth == 0 and not bars and at > start:
            if text in BETWEEN_TERMS or (
                token.kind is TokenKind.NAME and text.lower() in CLAUSE_WORDS
            ):
                return at
        depth += (text in OPENING or text == "{") - (text in CLOSING or text == "}")
        if depth < 0:
            return at - (found[at - 1].text == "\\right" and at > start)
        if text == "|" and depth == 0:
            bars = not bars
    return stop


def _with_index(term: list[Token], index: str, number: int, indices: frozenset[str]) -> list[Token]:
    """The tokens of a term with a number for its index: x_i, w_{ij}, x^{(i)}, i x_i, x[i]."""
    made: list[Token] = []
    for at, each in enumerate(term):
        before = term[at - 1] if at else None
        if each.kind is not TokenKind.NAME:
            made.append(each)
            continue
        if before is not None and before.kind is TokenKind.NAME and not _is_function(before.text):
            made.append(sign_at("*", each))
        if each.text == index:
            made.append(each._replace(kind=TokenKind.NUMBER, text=str(number)))
        elif before is not None and before.text == "{" and _is_of_indices(each.text, indices):
            made += _in_index(each, index, number)
        else:
            factors = re.split(rf"(?<=_{re.escape(index)})(?=[^\W\d_]_)", each.text)  # w_ix_i
            for factor in factors:
                made += [sign_at("*", each)] * (factor is not factors[0])
                made.append(each._replace(text=_named(factor, index, number, indices)))
    return made


def _with_entries(
    term: list[Token], ranged: IndexRange, number: int, arrays: Set[str]
) -> list[Token]:
    """The tokens of a term with the entry for y_i, where y is an array."""
    made: list[Token] = []
    place = str(number - min(ranged.first, 1))
    at = 0
    while at < len(term):
        each = term[at]
        base, taken = _indexed(term, at, ranged.name)
        accent = "".join(one.text for one in made[-4:])
        if each.kind is not TokenKind.NAME or (base or accent) not in arrays or not taken:
            made.append(each)
            at += 1
            continue
        if base:
            made.append(each._replace(text=base))
        end = made[-1].end
        made.append(Token(TokenKind.SIGN, "[", end, end))
        made.append(Token(TokenKind.NUMBER, place, end, end))
        made.append(Token(TokenKind.SIGN, "]", end, end))
        at += taken
    return made


def _indexed(term: list[Token], at: int, index: str) -> tuple[str, int]:
    r"""The name before the index in y_i and y_{i}, "" for \hat{y}_i; how many tokens it takes."""
    text = term[at].text
    if text.endswith(f"_{index}"):
        return text.removesuffix(f"_{index}"), 1
    is_braced = [each.text for each in term[at + 1 : at + 4]] == ["{", index, "}"]
    return (text[:-1], 4) if text.endswith("_") and is_braced else ("", 0)


def _is_of_indices(letters: str, indices: frozenset[str]) -> bool:
    """Whether each letter in the braces of w_{ij} is an index; of two letters, one alone may be."""
    is_pair = len(letters) == 2 and letters != "in"
    return indices.issuperset(letters) or (is_pair and not indices.isdisjoint(letters))


def _in_index(name: Token, index: str, number: int) -> Iterator[Token]:
    """The letters of ij, one by one, with the number for one of them."""
    for letter in name.text:
        is_number = letter == index
        kind = TokenKind.NUMBER if is_number else TokenKind.NAME
        yield name._replace(kind=kind, text=str(number) if is_number else letter)


def _named(name: str, index: str, number: int, indices: frozenset[str]) -> str:
    """w_i and w_ij with a number for the index; a name that does not have it as it is."""
    base, underscore, letters = name.rpartition("_")
    if not underscore or not indices.issuperset(each for each in letters if not each.isdecimal()):
        return name
    return f"{base}_{letters.replace(index, str(number))}"


def _is_function(name: str) -> bool:
    return function_named(name) is not None or array_function(name) is not None
