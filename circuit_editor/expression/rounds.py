"""Rounds of loops: what their names are in each, and sums over such rounds written out.

for i in range(3)                   0, 1, 2; also range(len(x)) and range(x.shape[0])
for x, w in zip(xs, ws)             xs[0] and ws[0], then xs[1] and ws[1]
for x, y in [(1, 2), (3, 4)]        1 and 2, then 3 and 4
sum(w*x for w, x in zip(ws, xs))    (ws[0]*xs[0]) + (ws[1]*xs[1])
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from circuit_editor.expression.errors import refuse_if
from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.shapes import (
    CLOSING,
    OPENING,
    closing,
    split_at_commas,
    whole_number,
)
from circuit_editor.expression.tokens import Token, TokenKind, sign_at
from circuit_editor.files.limits import Limit
from circuit_editor.gates import kinds
from circuit_editor.text import QT_TRANSLATE_NOOP

Round: TypeAlias = "dict[str, list[Token]]"  # what each name is
MOST_WRITTEN_OUT = Limit(
    20_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "Written out this has {got} words and signs (limit {limit}). Repeat it less."
    ),
)
COUNTED = frozenset(["range", "arange"])


def lengths_of_lists(found: list[Token]) -> dict[str, int]:
    """How many entries the lists have that a text gives names: xs = [1, 2]."""
    lengths: dict[str, int] = {}
    for at in range(len(found) - 3):
        name, equals, opens = found[at : at + 3]
        if name.kind is not TokenKind.NAME or (equals.text, opens.text) != ("=", "["):
            continue
        end = closing(found, at + 2)
        if end > 0 and found[end + 1].kind is TokenKind.END:
            lengths[name.text] = len(split_at_commas(found[at + 3 : end]))
    return lengths


class Rounds:
    """Reads which rounds a loop has."""

    def __init__(self, numbers: Mapping[str, int], lengths: Mapping[str, int]) -> None:
        self.numbers, self.lengths = numbers, lengths

    def of(self, head: list[Token]) -> list[Round] | None:
        """The rounds of `for x, w in zip(xs, ws)`; None for any other head of a loop."""
        within = next((at for at, each in enumerate(head) if each.text == "in"), 0)
        names = [each for each in head[1:within] if each.text not in ("(", ")", ",")]
        if not names or any(each.kind is not TokenKind.NAME for each in names):
            return None
        members = self._members(head[within + 1 :], len(names))
        if members is None or any(len(each) != len(names) for each in members):
            return None
        return [dict(zip([each.text for each in names], each, strict=True)) for each in members]

    def _members(self, source: list[Token], count: int) -> list[list[list[Token]]] | None:
        """For each round the values of its names, as tokens."""
        if not source:
            return None
        first = source[0]
        inside = source[2:-1]
        if len(source) > 2 and source[1].text == "(" and closing(source, 1) == len(source) - 1:
            parts = split_at_commas(inside)
            if first.text in COUNTED:
                return self._numbers(first, parts)
            if first.text == "zip":
                return self._side_by_side([self._members(each, 1) for each in parts])
            if first.text == "enumerate" and len(parts) == 1:
                rows = self._members(parts[0], count - 1)
                return rows and [[_number(n, first), *each] for n, each in enumerate(rows)]
            return None
        if first.text in OPENING and closing(source, 0) == len(source) - 1:
            items = split_at_commas(source[1:-1])
            if count == 1:
                return [[each] for each in items]
            return [split_at_commas(each[1:-1]) for each in items]
        length = self.lengths.get(first.text) if len(source) == 1 else None
        if length is None or count != 1:
            return None
        return [[_entry(first, at)] for at in range(length)]

    def _side_by_side(
        self, several: list[list[list[list[Token]]] | None]
    ) -> list[list[list[Token]]] | None:
        known = [each for each in several if each is not None]
        if len(known) < len(several):
            return None
        return [[one for part in row for one in part] for row in zip(*known, strict=False)]

    def _numbers(self, at: Token, parts: list[list[Token]]) -> list[list[list[Token]]] | None:
        bounds = [self._whole(each) for each in parts]
        whole = [each for each in bounds if each is not None]
        is_counted = 0 < len(whole) == len(bounds) < 4 and 0 not in whole[2:]
        return [[_number(each, at)] for each in range(*whole)] if is_counted else None

    def _whole(self, part: list[Token]) -> int | None:
        """The whole number that is written, that a name has, or that is the length of a list."""
        texts = [each.text for each in part]
        if texts[:2] == ["len", "("] and len(part) == 4:
            return self.lengths.get(texts[2])
        if texts[1:] == ["shape", "[", "0", "]"]:
            return self.lengths.get(texts[0])
        is_negative = len(part) == 2 and texts[0] == "-"
        if len(part) != 1 + is_negative:
            return None
        number = self.numbers.get(texts[-1], whole_number(part[-1]))
        return -number if is_negative and number is not None else number


def in_round(line: list[Token], names: Round) -> list[Token]:
    """The tokens with what the names are in a round."""
    made: list[Token] = []
    for each in line:
        value = names.get(each.text) if each.kind is TokenKind.NAME and not each.module else None
        if value is None:
            made.append(each)
        elif len(value) == 1:
            made.append(value[0]._replace(position=each.position, end=each.end))
        elif value[1].text == "[" and value[1].position < 0:  # an entry
            end = each.end
            made.append(value[0]._replace(position=each.position, end=end))
            made += [one._replace(position=end, end=end) for one in value[1:]]
        else:
            made += [sign_at("(", each), *value, sign_at(")", each)]
    return made


def with_sums_written_out(
    text: str, found: list[Token], rounds: Rounds, notes: Notes
) -> list[Token]:
    """The tokens with the terms of sum(w*x for w, x in …), also in brackets, or with a start."""
    made: list[Token] = []
    at = 0
    while at < len(found):
        each = found[at]
        is_sum = each.text == kinds.SUM and each.kind is TokenKind.NAME
        end = closing(found, at + 1) if is_sum and found[at + 1].text == "(" else -1
        terms = _terms(text, found[at + 2 : end], rounds) if end > 0 else None
        if terms is None:
            made.append(each)
            at += 1
            continue
        notes.read(excerpt(text[each.position : found[end].end]), f"{len(terms)} terms")
        made.append(sign_at("(", each))
        for number, term in enumerate(terms):
            made += [sign_at("+", each)] * (number > 0)
            made += [sign_at("(", each), *term, sign_at(")", each)]
        made.append(sign_at(")", found[end]))
        at = end + 1
    return made


def _terms(text: str, inside: list[Token], rounds: Rounds) -> list[list[Token]] | None:
    """The terms of such a sum; None where it is another call of sum."""
    parts = split_at_commas(inside)
    listed, start = parts[0] if parts else [], list[list[Token]]()
    if listed and listed[0].text in OPENING and closing(listed, 0) == len(listed) - 1:
        inside, start = listed[1:-1], parts[1:]
    depth = 0
    for at, each in enumerate(inside):
        depth += (each.text in OPENING) - (each.text in CLOSING)
        if each.text == "for" and depth == 0 and at:
            several = rounds.of(inside[at:])
            if several is None or not several or len(start) > 1:
                return None
            refuse_if(MOST_WRITTEN_OUT.exceeded_by(len(several) * at), text, each.position)
            return [*start, *(in_round(inside[:at], names) for names in several)]
    return None


def _number(number: int, at: Token) -> list[Token]:
    return [Token(TokenKind.NUMBER, str(number), at.position, at.end)]


def _entry(name: Token, place: int) -> list[Token]:
    """An entry of an array; its place is where it will be used."""
    index = ((TokenKind.SIGN, "["), (TokenKind.NUMBER, str(place)), (TokenKind.SIGN, "]"))
    return [name, *(Token(kind, text, -1, -1) for kind, text in index)]
