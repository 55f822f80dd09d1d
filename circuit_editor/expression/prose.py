"""Tells formulas from prose that could be read as a product of its words.

The grammar reads a product where no sign stands, so that `the sum of x and y` is one of six inputs.
Where nobody said that a text is a formula (a file, the clipboard) it has to look like one: it has
an operator, `=` or a call, and no line of it reads as a sentence. `well-known`, `and/or`,
`2024-01-15`, a dash between words and the bullets of a list are no operators there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import PRINTED_BARE, function_named
from circuit_editor.expression.grammar import LETTER
from circuit_editor.expression.latex import read_latex
from circuit_editor.expression.matrices import with_lists
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.program import plain_calls
from circuit_editor.expression.shapes import closing
from circuit_editor.expression.statements import Statement, statements
from circuit_editor.expression.tokens import RAISED_T, Token, TokenKind, tokens
from circuit_editor.expression.unpacking import unpacked
from circuit_editor.expression.words import OF_SENTENCES

DASHES = frozenset("–‐‑‒—")
OPERAND_SIGNS = frozenset(")]|")
ALWAYS_SIGNS = frozenset("^√|≈")


def means_formula(text: str) -> bool | None:
    """True where a text is meant as a formula or a program: where it is not, it is never built.

    It may still be one that cannot be read; None where it cannot be read so far that one could
    tell.

    >>> means_formula("f = (x + y) * z"), means_formula("the sum of x and y")
    (True, False)
    """
    notes = Notes()
    try:
        typed = with_lists(text, tokens(text, notes), notes)
        found = statements(text, _plain(text, typed), notes)
    except ExpressionError:
        return None
    known = found.assigned
    signed = [each.equals is not None or _has_sign(text, each.value) for each in found.all]
    if any(
        _is_prose(each, known, is_signed) for each, is_signed in zip(found.all, signed, strict=True)
    ):
        return False
    return bool(found.header) or any(signed)


def _plain(text: str, typed: list[Token]) -> list[Token]:
    """The tokens as a program is read; a condition that is none, as in a sentence, stays."""
    try:
        return plain_calls(text, typed, Notes())
    except ExpressionError:
        return unpacked(text, read_latex(text, typed))


def _has_sign(text: str, value: list[Token]) -> bool:
    """True where a value has an operator or a call."""
    return any(_is_sign(text, value, index) for index in range(len(value)))


def _is_sign(text: str, value: list[Token], index: int) -> bool:
    token = value[index]
    before, after = value[index - 1] if index else None, value[min(index + 1, len(value) - 1)]
    if before is not None and before.touches(token) and LETTER.match(before.text):
        if token.text in ("T", RAISED_T) or (token.text == "[" and _is_index(value, index)):
            return True
    if token.kind in (TokenKind.NAME, TokenKind.METHOD):
        return _calls(token, after)
    if token.kind is not TokenKind.SIGN:
        return False
    if token.text in ALWAYS_SIGNS:
        return True
    if token.text == "@":  # a product of matrices; without spaces it is an address
        return before is not None and not before.touches(token)
    if token.text not in "+-*/":
        return False
    if before is None or not _ends_operand(before):  # a sign of its own: -x, but not - milk
        is_value = LETTER.match(after.text) is not None or after.text == "("
        return token.text == "-" and index == 0 and token.touches(after) and is_value
    if token.text in "+*":
        return True
    if before.touches(token) and token.touches(after):  # and/or, well-known, 2024-01-15
        numbers = before.kind is TokenKind.NUMBER and after.kind is TokenKind.NUMBER
        return not (numbers or _is_word(before) or _is_word(after))
    return text[token.position] not in DASHES or not (_is_word(before) and _is_word(after))


def _is_index(value: list[Token], start: int) -> bool:
    """True for [0], [1:3] and [:, 0], not for what a word or a sum stands in."""
    inside = value[start + 1 : closing(value, start)]
    return bool(inside) and all(
        each.kind is TokenKind.NUMBER or each.text in "-:,." for each in inside
    )


def _calls(token: Token, after: Token) -> bool:
    """True for exp(, foo(, .exp( and sin x."""
    if after.text == "(" and after.kind is TokenKind.SIGN:
        return token.touches(after) or function_named(token.text) is not None
    is_value = after.kind is TokenKind.NUMBER or LETTER.match(after.text) is not None
    return token.text in PRINTED_BARE and is_value


def _ends_operand(token: Token) -> bool:
    return token.kind is not TokenKind.SIGN or token.text in OPERAND_SIGNS


def _is_word(token: Token) -> bool:
    """True for a name as prose has them: letters alone, and more than one."""
    return token.kind is TokenKind.NAME and len(token.text) > 1 and token.text.isalpha()


def _is_prose(statement: Statement, known: Collection[str], is_signed: bool) -> bool:
    """True where words stand side by side as in a sentence, or no sign makes them a formula."""
    for run in _runs(statement.value):
        words = [each for each in run if _is_word(each) and each.text not in known]
        if words and not is_signed:
            return True
        if len(run) > 1 and any(OF_SENTENCES.match(each.text) for each in words):
            return True
        if len(run) > 2 and len(words) > 1:
            return True
    return False


def _runs(value: list[Token]) -> Iterator[list[Token]]:
    """The names that stand side by side, without a sign between them; functions are none."""
    run: list[Token] = []
    for token in value:
        is_function = token.module != "" or function_named(token.text) is not None
        if token.kind is TokenKind.NAME and not is_function:
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run
