"""Headers: the name of a function, its inputs in order, and where its value begins.

f(x, y) = x*y               also def f(x, y): and function f(x, y)
f = lambda x, y: x*y        also f = @(x) x^2, f = (x) => x^2 and y = f(x) = x^2
"""

from __future__ import annotations

from itertools import pairwise

from circuit_editor.expression.functions import function_named
from circuit_editor.expression.shapes import (
    AUGMENTED,
    CLOSING,
    NUMBER_KINDS,
    OPENING,
    closing,
)
from circuit_editor.expression.tokens import OF_AN_OBJECT, Token, TokenKind
from circuit_editor.expression.words import CLAUSE_WORDS

DECLARING = frozenset(["let", "const", "var", "val", "auto", "final", "mut", "local", "new"])
SAYING = frozenset(
    ["compute", "evaluate", "calculate", "find", "set", "then", "so", "thus", "consider", "suppose"]
)


def header_of(line: list[Token]) -> tuple[Token, list[str], int] | None:
    """The name, the inputs and where the value begins, of f(x, y) = …, def f(x): and lambda."""
    if len(line) < 3:
        return None
    first = line[0]
    if first.text == "function" and line[1].kind is TokenKind.NAME:
        named = 3 if line[2].text == "=" and len(line) > 4 else 1  # y = f(x), or f(x)
        end = closing(line, named + 1) if line[named + 1].text == "(" else -1
        return (line[1], _inputs(line[named + 2 : end]), end + 1) if end > 0 else None
    if first.text in NUMBER_KINDS and line[1].kind is TokenKind.NAME and line[2].text == "(":
        end = closing(line, 2)
        return (line[1], _inputs(line[3:end]), end + 1) if end > 0 else None
    words = _declaring_words(line)
    if words:
        found = header_of(line[words:])
        return None if found is None else (*found[:2], found[2] + words)
    if first.text == "def" and line[1].kind is TokenKind.NAME and line[2].text == "(":
        name, start = line[1], 2
        end = closing(line, start)
        colon = next((n for n in range(end, len(line)) if line[n].text == ":"), None)
        if end < 0 or colon is None:
            return None
        return name, _inputs(line[start + 1 : end]), colon + 1
    if line[1].text == "=" and line[2].text == "lambda" and len(line) > 4:
        colon = next((n for n in range(3, len(line)) if line[n].text == ":"), None)
        if colon is None:
            return None
        return first, _inputs(line[3:colon]), colon + 1
    if line[1].text == "=":
        again = None
        if line[3:] and line[3].text == "(" and function_named(line[2].text) is None:
            again = header_of(line[2:])  # y = f(x) = x^2
        if again is not None:
            return first, again[1], again[2] + 2
        return _function_value(line)
    if line[1].text == "(":
        end = closing(line, 1)
        if end < 0 or line[end + 1].text != "=" or line[end + 1].kind is not TokenKind.SIGN:
            return None
        inside = line[2:end]
        if len(inside) % 2 == 0 or any(each.text != "," for each in inside[1::2]):
            return None
        if any(each.kind is not TokenKind.NAME for each in inside[::2]):
            return None
        return first, [each.text for each in inside[::2]], end + 2
    return None


def _function_value(line: list[Token]) -> tuple[Token, list[str], int] | None:
    """The header in f = @(x) x^2, f = function(x) x^2, f = (x) => x^2 and f = x -> x^2."""
    if line[2].text in ("@", "function") and line[3].text == "(":
        end = closing(line, 3)
        return (line[0], _inputs(line[4:end]), end + 1) if end > 0 else None
    for at, (sign, arrow) in enumerate(pairwise(line)):
        if at > 2 and sign.text in "=-" and arrow.text == ">" and sign.touches(arrow):
            inside = line[2:at]
            if inside[0].text == "(" and inside[-1].text == ")":
                inside = inside[1:-1]
            elif len(inside) > 1:
                return None
            if any(each.text in AUGMENTED for each in inside):
                return None
            return line[0], _inputs(inside), at + 2
    return None


def _inputs(inside: list[Token]) -> list[str]:
    """The names of `x, y: float, z=2, double w`: the last one before a sign in each part."""
    names: list[str] = []
    depth, begins, counted = 0, True, False
    for token in inside:
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if token.text == "," and depth == 0:
            begins, counted = True, False
        elif begins and token.kind is TokenKind.NAME:
            if counted:
                names.pop()
            names.append(token.text)
            counted = True
        else:
            begins = False
    return [each for each in names if each not in OF_AN_OBJECT]


def _declaring_words(line: list[Token]) -> int:
    """How many words stand before the name that is declared: one in `let f(x)`."""
    at = 0
    while (
        line[at].text.lower() in DECLARING | SAYING | CLAUSE_WORDS
        and line[at + 1].kind is TokenKind.NAME
    ):
        at += 1
    return at
