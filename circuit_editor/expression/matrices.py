r"""Vectors and matrices of numbers as others write them, as the lists that are read here.

    [1 2; 3 4]   [[1. 2.] [3. 4.]]      MATLAB, and what NumPy prints
    \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}
    x = (1, 2)                          a tuple that is all of a value

A column is a vector.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.refusals import NOT_NUMBERS
from circuit_editor.expression.shapes import closing, ends_operand, is_signed_number
from circuit_editor.expression.tokens import Token, TokenKind

MATRIX = re.compile(r"[bpB]?(?:small)?matrix\*?\Z")
NEXT_ROW = "\\\\"
MATRIX_OF = {"[": "]", "(": ")"}  # which brackets may hold one
AROUND_NUMBERS = frozenset("+-,;[]")
NumberRows = list[list[list[Token]]]  # of each row the entries, of each entry its tokens


def with_lists(text: str, found: list[Token], notes: Notes) -> list[Token]:
    """The tokens of a text, before its LaTeX is read, with every matrix as a list.

    They are the very same where there is none. Raises ExpressionError where a matrix of LaTeX holds
    anything but numbers.
    """
    made: list[Token] = []
    at, has_any = 0, False
    while at < len(found):
        end, rows = at, None
        if found[at].text == "\\begin":
            end, rows = _environment(text, found, at)
        elif found[at].text in MATRIX_OF:
            end = _end(found, at)
            inside = found[at + 1 : end - 1]
            read = _bracketed if found[at].text == "[" else _tuple
            rows = read(text, found, at, inside)
        if not rows:
            made.append(found[at])
            at += 1
            continue
        listed = [*_list(rows, found[at], found[end - 1])]
        made += listed
        notes.read(
            excerpt(text[found[at].position : found[end - 1].end]),
            excerpt("".join(each.text + " " * (each.text == ",") for each in listed)),
        )
        at, has_any = end, True
    return made if has_any else found


def _end(found: list[Token], start: int) -> int:
    """Where the brackets end that begin here; the place itself where there is more than numbers.

    In square brackets there may be further ones, one depth more.
    """
    closes, depth = MATRIX_OF[found[start].text], 1
    for at in range(start + 1, len(found)):
        text = found[at].text
        depth += (text == "[") - (text == closes)
        if depth == 0:
            return at + 1
        if depth > 2 or not (found[at].kind is TokenKind.NUMBER or text in AROUND_NUMBERS):
            break
    return start


def _environment(text: str, found: list[Token], at: int) -> tuple[int, NumberRows | None]:
    """Where the matrix of LaTeX ends that begins here, and its rows."""
    name = found[at + 2 : at + 3]
    if not name or not MATRIX.match(name[0].text):
        return at, None
    begins = at + 4
    borders = (n for n in range(begins, len(found)) if found[n].text in ("\\end", "\\begin"))
    end = next(borders, -1)
    if end < 0 or found[end].text == "\\begin":
        return at, None
    rows = [_split(each, "&") for each in _split(found[begins:end], NEXT_ROW) if each]
    for entry in (each for row in rows for each in row):
        if not is_signed_number(entry):
            wrong = entry[0] if entry else found[at]
            raise ExpressionError(NOT_NUMBERS, text, wrong.position)
    return min(end + 4, len(found) - 1), rows


def _bracketed(text: str, found: list[Token], at: int, inside: list[Token]) -> NumberRows | None:
    """The rows of [1 2; 3 4] and [[1 2] [3 4]]; None where it is a list, or no matrix."""
    before = found[at - 1] if at else None
    if before is not None and before.touches(found[at]) and ends_operand(before):
        return None  # an index
    if not inside:
        return None
    signs = {each.text for each in inside}
    if "," in signs and (";" not in signs or "[" in signs):
        return None  # a list
    if inside[0].text == "[":
        lines = _nested(inside)
    else:
        lines = _split(inside, ";")
        if len(lines) == 1:
            lines = _by_line_ends(text, lines[0])
    rows = [_entries(each) for each in lines]
    return rows if all(rows) and sum(map(len, rows)) > 1 else None


def _nested(inside: list[Token]) -> list[list[Token]]:
    """What stands in each of [1 2] [3 4]; nothing where something stands between them."""
    lines: list[list[Token]] = []
    at = 0
    while at < len(inside):
        end = closing(inside, at) if inside[at].text == "[" else -1
        if end < 0:
            return [[]]
        lines.append(inside[at + 1 : end])
        at = end + 1
    return lines


def _by_line_ends(text: str, line: list[Token]) -> list[list[Token]]:
    """The lines in which it was typed where they are rows, all as long; else all as one."""
    lines = [[line[0]]]
    for before, each in pairwise(line):
        if "\n" in text[before.end : each.position]:
            lines.append([])
        lines[-1].append(each)
    return lines if len({len(_entries(each)) for each in lines}) == 1 else [line]


def _entries(line: list[Token]) -> list[list[Token]]:
    """The numbers of a row with their signs; nothing where it is a sum, or no row."""
    if any(each.text == "," for each in line):
        parts = _split(line, ",")
        return parts if all(map(is_signed_number, parts)) else []
    made: list[list[Token]] = []
    at = 0
    while at < len(line):
        length = 2 if line[at].text in ("+", "-") else 1
        entry = line[at : at + length]
        if not is_signed_number(entry) or (length == 2 and not entry[0].touches(entry[1])):
            return []
        if made and made[-1][-1].touches(entry[0]):
            return []
        made.append(entry)
        at += length
    return made


def _tuple(text: str, found: list[Token], at: int, inside: list[Token]) -> NumberRows | None:
    """The row of x = (1, 2); None elsewhere: a, b = (1, 2) are two numbers."""
    if at < 2 or found[at - 1].text != "=" or found[at - 2].kind is not TokenKind.NAME:
        return None
    if at > 3 and found[at - 3].text == "," and found[at - 4].kind is TokenKind.NAME:
        first = found[at - 5] if at > 4 else None
        if first is None or first.kind is TokenKind.END or first.text == ",":
            return None
    row = _split(inside, ",")
    return [row] if len(row) > 1 and all(map(is_signed_number, row)) else None


def _list(rows: NumberRows, first: Token, last: Token) -> Iterator[Token]:
    """The tokens of a list of numbers, or of lists of them."""
    if all(len(each) == 1 for each in rows):
        rows = [[each[0] for each in rows]]
    yield Token(TokenKind.SIGN, "[", first.position, first.position + 1)
    for number, row in enumerate(rows):
        start, end = row[0][0], row[-1][-1]
        if number:
            yield _sign(",", start)
        if len(rows) > 1:
            yield _sign("[", start)
        for at, entry in enumerate(row):
            if at:
                yield _sign(",", entry[0])
            yield from entry
        if len(rows) > 1:
            yield Token(TokenKind.SIGN, "]", end.end, end.end)
    yield Token(TokenKind.SIGN, "]", last.end - 1, last.end)


def _sign(text: str, before: Token) -> Token:
    return Token(TokenKind.SIGN, text, before.position, before.position)


def _split(tokens: list[Token], sign: str) -> list[list[Token]]:
    """What stands between these signs."""
    parts: list[list[Token]] = [[]]
    for each in tokens:
        if each.text == sign:
            parts.append([])
        else:
            parts[-1].append(each)
    return parts
