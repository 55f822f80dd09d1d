r"""Sums over an index that arrays have, as the sum of their entries.

    -\sum_i y_i \log p_i        -sum(y \log p), where y or p is an array
    ½ Σ(t - y)²                 ½ sum((t - y)²)

Whether a name is an array says the text, x = [1, 2], or the circuit it belongs to. A sum whose ends
are numbers is written out before (`index_sums`).
"""

from __future__ import annotations

from collections.abc import Set

from circuit_editor.expression.index_sums import DEEPEST, PLACED, end_of_term, in_braces
from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.tokens import Token, TokenKind, sign_at
from circuit_editor.gates import kinds

COMMANDS = ("\\sum", "∑", "Σ")
LONGEST_TERM = 300  # tokens: a longer one is none


def with_sums_of_arrays(
    text: str, found: list[Token], arrays: Set[str], notes: Notes, depth: int = 0
) -> list[Token]:
    """The tokens of a text, before its LaTeX is read, with calls of sum for such signs.

    `arrays` are the names of arrays; `depth` sums stand around, of which only a few are read. The
    tokens are the very same where there is no such sign.
    """
    if depth == DEEPEST or not arrays or not any(each.text.startswith(COMMANDS) for each in found):
        return found
    made: list[Token] = []
    at = 0
    while at < len(found):
        index, begins = ("", at) if found[at].text in arrays else _limits(found, at)
        end = end_of_term(found, begins, LONGEST_TERM) if begins > at else at
        term = _without_index(found[begins:end], index) if end - begins < LONGEST_TERM else []
        if not any(each.kind is TokenKind.NAME and each.text in arrays for each in term):
            made.append(found[at])
            at += 1
            continue
        first = found[at]
        made.append(Token(TokenKind.NAME, kinds.SUM, first.position, first.end))
        made.append(sign_at("(", first))
        made += with_sums_of_arrays(text, term, arrays, notes, depth + 1)
        made.append(Token(TokenKind.SIGN, ")", term[-1].end, term[-1].end))
        notes.read(excerpt(text[first.position : term[-1].end]), "sum(…)")
        at = end
    return made


def _limits(found: list[Token], at: int) -> tuple[str, int]:
    r"""The index of the sum that begins here, and where its term does; the place itself if none."""
    token = found[at]
    sign = next((each for each in COMMANDS if token.text.startswith(each)), None)
    is_word = token.kind in (TokenKind.COMMAND, TokenKind.SIGN) or sign == "Σ"
    if sign is None or not is_word or (token.kind is TokenKind.COMMAND and token.text != sign):
        return "", at
    below, here = token.text.removeprefix(sign), at + 1  # _i of Σ_i, k of Σₖ
    while here < len(found) and found[here].text in PLACED:
        here += 1
    if not below and here < len(found) and found[here].text.startswith("_"):
        below, here = found[here].text, here + 1
    index = below.removeprefix("_")
    if below == "_":
        inside = in_braces(found, here)
        index, here = (inside[0].text if inside else ""), here + len(inside) + 2
    if here < len(found) and found[here].text == "^":
        above = in_braces(found, here + 1)
        here += 1 + (len(above) + 2 if above else 1)
    return (index, here) if len(index) < 2 else ("", at)


def _without_index(term: list[Token], index: str) -> list[Token]:
    r"""The tokens of a term with y for y_i, y_{i} and yᵢ, and none for the _i behind \hat{y}."""
    made: list[Token] = []
    skipped = 0
    for at, each in enumerate(term):
        if skipped:
            skipped -= 1
        elif each.kind is not TokenKind.NAME or not index:
            made.append(each)
        elif each.text.endswith("_") and [t.text for t in term[at + 1 : at + 4]] == [
            "{",
            index,
            "}",
        ]:
            made.append(each._replace(text=each.text[:-1]))
            skipped = 3
        elif each.text != f"_{index}":
            made.append(each._replace(text=each.text.removesuffix(f"_{index}")))
    return [each for each in made if each.text]
