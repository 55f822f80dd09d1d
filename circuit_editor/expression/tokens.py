"""Text to tokens: numbers, names and signs, each with the place where it stands."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from circuit_editor.expression.errors import BYTE_ORDER_MARK, ExpressionError
from circuit_editor.files.limits import Limit
from circuit_editor.model.rules import LONGEST_LABEL
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, quote

LONGEST_TEXT = Limit(
    1_000_000,
    QT_TRANSLATE_NOOP("Sentence", "The expression has {got} characters (limit {limit})."),
)
LONGEST_NAME = Limit(
    LONGEST_LABEL, QT_TRANSLATE_NOOP("Sentence", "This name has {got} characters (limit {limit}).")
)

# What people type or paste for a sign of the grammar, one character for one, so that positions
# stay true: signs of mathematics, and the full-width forms of East Asian keyboards.
SAME_SIGN = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{ord(sign): "*" for sign in "×·⋅∙"},
    **{ord(sign): "-" for sign in "−–"},
    ord("÷"): "/",
    ord("\u3000"): " ",
    ord("\u00a0"): " ",
    ord("\r"): " ",
    ord(BYTE_ORDER_MARK): " ",
}

TOKEN = re.compile(
    r"""
      (?P<space> [ \t\f\v]+ | \#[^\n]* )
    | (?P<number> (?: [0-9]+ (?:_[0-9]+)* \.? [0-9]* | \.[0-9]+ ) (?: [eE][+-]?[0-9]+ )? )
    | (?: (?:math|np|numpy)\. )? (?P<name> [^\W\d]\w* )
    | (?P<sign> \*\* | [-+*/^(),=] )
    | (?P<end> [;\n] )
    """,
    re.VERBOSE,
)

LINE_MARK = re.compile(r"[();\n] | \#[^\n]*", re.VERBOSE)


class Kind(Enum):
    """What a token is; `END` ends an assignment."""

    NUMBER = "number"
    NAME = "name"
    SIGN = "sign"
    END = "end"


class Token(NamedTuple):
    """One word of the text: its kind, its letters, and the offset of the first of them."""

    kind: Kind
    text: str
    position: int

    @property
    def shown(self) -> str:
        """The letters as a sentence quotes them."""
        return quote(self.text)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order; an END stands behind the last.

    `math.exp` and `np.exp` are the name `exp`, and a line end between a `(` and its `)` is left
    out, so that a lecture's program can be pasted.
    Raises ExpressionError for characters the grammar does not know and for names too long.
    """
    problem = LONGEST_TEXT.exceeded_by(len(text))
    if problem is not None:
        raise ExpressionError(problem)
    plain, position = text.translate(SAME_SIGN), 0
    enclosed = _enclosed_line_ends(plain)
    while position < len(plain):
        match = TOKEN.match(plain, position)
        if match is None:
            raise _unexpected(text, position)
        group = match.lastgroup
        if group == "name":
            _check_name(text, match.start("name"), match.end())
            yield Token(Kind.NAME, text[match.start("name") : match.end()], position)
        elif group == "sign":
            yield Token(Kind.SIGN, match["sign"].replace("**", "^"), position)
        elif group != "space" and position not in enclosed:
            yield Token(Kind(group), match.group(), position)
        position = match.end()
    yield Token(Kind.END, "", len(text))


def number(text: str, token: Token) -> float:
    """The number a token stands for. Raises ExpressionError where float64 has no room for it."""
    value = float(token.text)
    if math.isfinite(value):
        return value
    problem = Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "{number} is too large for a number (limit 1.8e308)."),
        number=token.shown,
    )
    raise ExpressionError(problem, text, token.position)


def glued(before: Token, name: Token) -> bool:
    """Whether a name right behind a number looks like the rest of it: 0x10, 0b1, 1__0."""
    return (
        before.kind is Kind.NUMBER
        and name.kind is Kind.NAME
        and name.position == before.position + len(before.text)
        and (before.text == "0" or name.text.startswith("_"))
    )


def _enclosed_line_ends(plain: str) -> set[int]:
    """Where a line ends between a `(` and its `)`.

    Behind a `(` that is never closed lines end as always, so that what is told is the missing `)`.
    """
    enclosed: set[int] = set()
    line_ends: list[list[int]] = []  # of each open parenthesis, the innermost last
    for match in LINE_MARK.finditer(plain):
        match match.group():
            case "(":
                line_ends.append([])
            case ")" if line_ends:
                enclosed.update(line_ends.pop())
            case "\n" if line_ends:
                line_ends[-1].append(match.start())
            case ";":
                line_ends.clear()
    return enclosed


def _check_name(text: str, start: int, end: int) -> None:
    name = text[start:end]
    problem = LONGEST_NAME.exceeded_by(len(name))
    if problem is not None:
        raise ExpressionError(problem, text, start)
    if not name.isidentifier():  # letters in the wide sense, such as ², that no name may have
        wrong = next(n for n in range(1, len(name) + 1) if not name[:n].isidentifier())
        raise _unexpected(text, start + wrong - 1)


def _unexpected(text: str, position: int) -> ExpressionError:
    problem = Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            'The character "{character}" has no meaning here. '
            "Use numbers, names, + - * / ^, commas and parentheses.",
        ),
        character=quote(text[position]),
    )
    return ExpressionError(problem, text, position)
