"""Text to tokens: numbers, names and signs, each with the place where it stands."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

LONGEST_TEXT = 1_000_000  # characters
LONGEST_NAME = 200
LONGEST_QUOTE = 24  # of a stranger's text inside a sentence

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
        """The letters for a sentence, cut where they are many."""
        cut = self.text[: LONGEST_QUOTE - 1] + "…"
        return self.text if len(self.text) <= LONGEST_QUOTE else cut


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order; an END stands behind the last.

    `math.exp` and `np.exp` are the name `exp`, so that a lecture's program can be pasted.
    Raises ExpressionError for characters the grammar does not know and for names too long.
    """
    if len(text) > LONGEST_TEXT:
        problem = Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "The expression has {count} characters; the limit is {limit}."
            ),
            count=len(text),
            limit=LONGEST_TEXT,
        )
        raise ExpressionError(problem, text, LONGEST_TEXT)
    plain, position = text.translate(SAME_SIGN), 0
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
        elif group != "space":
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


def _check_name(text: str, start: int, end: int) -> None:
    name = text[start:end]
    if len(name) > LONGEST_NAME:
        problem = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A name may have at most {limit} characters."),
            limit=LONGEST_NAME,
        )
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
        character=text[position],
    )
    return ExpressionError(problem, text, position)
