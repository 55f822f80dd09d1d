"""Several names given their values at once, as one assignment each.

N, D = X.shape
a, b = 2, 1                 also (a, b) = (2, 1) and [a, b] = [2, 1]
a, b = b, a                 a_new = b, b = a, a = a_new; so do entries, x[0], x[1] = x[1], x[0]
a, b = x                    the parts of an array, or of x.chunk(2)
v, i = torch.max(x, dim=1)  v = torch.max(x, dim=1).values, and i its .indices where it is used
f = x*y at (x, y) = (2, 3)
f(x, y) = x*y at (2, 3)     the inputs in the order of the header; so does a line f(2, 3), or
                            print(f(2, 3)); the header may be one of Python, too: def f(x, y):
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from circuit_editor.expression.array_functions import one_of_an_array
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.shapes import (
    OPENING,
    closing,
    is_signed_number,
    opening,
    outer,
    split_at_commas,
)
from circuit_editor.expression.tokens import Token, TokenKind
from circuit_editor.expression.words import CLAUSE_WORDS
from circuit_editor.text import QT_TRANSLATE_NOOP, Template

Given: TypeAlias = "tuple[list[Token], list[Token]]"  # a name or an entry, and its value

POINT_WORDS = ("the", "point")
ONE_OF = "one of"  # a method that nobody can type: which part, and of how many
AGAIN = "_new"  # behind a name whose old value is still needed
HOW_MANY = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Before the = stand {names} names, and behind it {values} values. Give each a line of its "
        "own, as in a = 1; b = 2.",
    )
)


def unpacked(text: str, found: list[Token], *, has_arrays: bool = False) -> list[Token]:
    """The tokens of a text, with an assignment of its own for each of several names.

    Raises ExpressionError where there are more names than values, or fewer.
    """
    made: list[Token] = []
    used = Counter(each.text for each in found if each.kind is TokenKind.NAME)
    header: list[Token] = []
    start = 0
    for index, token in enumerate(found):
        if token.kind is TokenKind.END:
            line = found[start : index + 1]
            header = header or _header(line)
            made += (
                _at_once(text, line, used, has_arrays=has_arrays)
                or _behind(line)
                or _called(line, header)
                or line
            )
            start = index + 1
    return made


def _at_once(
    text: str, line: list[Token], used: Mapping[str, int], *, has_arrays: bool
) -> list[Token]:
    """`a, b = 2, 1` as `a = 2` and `b = 1`; nothing where a line gives one name its value."""
    signs = outer(line, "=")
    if not signs:
        return []
    targets = _targets(line[: signs[0]])
    if len(targets) < 2:
        return []
    equals, behind = line[signs[0]], line[signs[0] + 1 : -1]
    if len(targets) == 2 and _is_pair(behind):
        return _of_pair(targets, equals, behind, line[-1], used)
    if behind and behind[-1].kind is TokenKind.METHOD:
        values = _lengths(behind, len(targets))
    else:
        values = _items(_without_brackets(behind))
    if len(values) == 1 and len(signs) == 1 and has_arrays:
        values = [_one_of(values[0], at, len(targets)) for at in range(len(targets))]
    if len(values) != len(targets):
        if len(signs) > 1 or not values:
            return []
        raise ExpressionError(
            HOW_MANY(names=len(targets), values=len(values)), text, line[0].position
        )
    waiting: list[Given] = []
    for at, target in enumerate(targets):
        name = target[0]
        if any(each.text == name.text for value in values[at + 1 :] for each in value):
            fresh = name._replace(text=_free(name.text + AGAIN, used))
            waiting.append((target, [fresh]))
            targets[at] = [fresh]
    pairs = [*zip(targets, values, strict=True), *waiting]
    return [*_assignments(pairs, equals, line[-1])]


def _targets(side: list[Token]) -> list[list[Token]]:
    """The names and the entries, as x[0], with commas between; none where others stand there."""
    items = _items(_without_brackets(side))
    is_plain = all(
        each[0].kind is TokenKind.NAME
        and not each[0].module
        and (len(each) == 1 or (each[1].text == "[" and closing(each, 1) == len(each) - 1))
        for each in items
    )
    return items if is_plain else []


def _free(name: str, used: Mapping[str, int]) -> str:
    return name if name not in used else _free(name + AGAIN, used)


def _one_of(value: list[Token], at: int, count: int) -> list[Token]:
    """A part of what has several, as a call of a method behind it."""
    end = value[-1].end
    opens, comma, closes = (Token(TokenKind.SIGN, sign, end, end) for sign in "(,)")
    part, number = (Token(TokenKind.NUMBER, str(each), end, end) for each in (at, count))
    return [*value, Token(TokenKind.METHOD, ONE_OF, end, end), opens, part, comma, number, closes]


def _is_pair(value: list[Token]) -> bool:
    """Whether this is torch.max(x, dim=1) or x.max(1), and nothing besides."""
    opens = opening(value, len(value) - 1)
    if opens < 1 or one_of_an_array(value[opens - 1].text) is None:
        return False
    function = value[opens - 1]
    is_one_operand = not outer(value[: opens - 1], "+-*/^,=")
    if function.kind is TokenKind.METHOD:
        return is_one_operand
    return opens == 1 and function.module != ""


def _of_pair(
    targets: list[list[Token]],
    equals: Token,
    value: list[Token],
    end: Token,
    used: Mapping[str, int],
) -> list[Token]:
    """Its numbers for the first name, and for the second their places, where they are used."""
    behind = value[-1].end
    parts = [
        [*value, Token(TokenKind.METHOD, name, behind, behind)] for name in ("values", "indices")
    ]
    wanted = [at for at, each in enumerate(targets) if used[each[0].text] > 1]
    pairs = [(targets[at], parts[at]) for at in wanted or (0,)]
    return [*_assignments(pairs, equals, end)]


def _lengths(shape: list[Token], count: int) -> list[list[Token]]:
    """X.shape[0] and X.shape[1] for N, D = X.shape; nothing where it is no shape."""
    if shape[-1].text != "shape":
        return []
    end = shape[-1].end
    opens, closes = (Token(TokenKind.SIGN, sign, end, end) for sign in "[]")
    numbers = [Token(TokenKind.NUMBER, str(at), end, end) for at in range(count)]
    return [[*shape, opens, each, closes] for each in numbers]


def _behind(line: list[Token]) -> list[Token]:
    """`… at (x, y) = (2, 3)` and `f(x, y) = … at (2, 3)` with an assignment for each number."""
    for at in range(len(line) - 4, 1, -1):
        word, begins = line[at], at + 1
        is_word = word.kind is TokenKind.NAME and word.text.lower() in CLAUSE_WORDS
        if not is_word and (word.text != "," or line[begins].text not in OPENING):
            continue
        while line[begins].text.lower() in POINT_WORDS:
            begins += 1
        behind = line[begins:-1]
        signs = outer(behind, "=")
        if len(signs) == 1:
            names, equals = _names(behind[: signs[0]]), behind[signs[0]]
            behind = behind[signs[0] + 1 :]
        elif not is_word:
            continue
        else:
            names = _inputs(line)
            equals = _equals(line) if names else word
        numbers = _items(_without_brackets(behind))
        if line[begins].text not in OPENING or len(numbers) != len(names) or signs[1:]:
            return []
        if not names or not all(map(is_signed_number, numbers)):
            return []
        end = line[-1]._replace(position=word.position)
        return [*line[:at], end, *_assignments(_each(names, numbers), equals, line[-1])]
    return []


def _header(line: list[Token]) -> list[Token]:
    """The header of a line, as f(x, y) = …; also that of def f(x, y): and f = lambda x, y: …"""
    if _inputs(line):
        return line
    if line[0].text == "def" and len(line) > 5 and line[2].text == "(":
        end = closing(line, 2)
        return [*line[1 : end + 1], line[2]._replace(text="="), line[-1]] if end > 0 else []
    texts = [each.text for each in line[1:3]]
    colons = outer(line, ":")
    if texts != ["=", "lambda"] or not colons:
        return []
    opens, closes = (line[1]._replace(text=sign) for sign in "()")
    return [line[0], opens, *line[3 : colons[0]], closes, line[1], line[-1]]


def _called(line: list[Token], header: list[Token]) -> list[Token]:
    """f(2, 3) below f(x, y) = x*y with an assignment for each number; also y = and print around."""
    if not header or len(line) < 4:
        return []
    if line[0].text == "print" and line[1].text == "(":
        line = [*line[2:-2], line[-1]]
    elif line[1].text == "=":
        line = line[2:]
    if [each.text for each in line[:2]] != [header[0].text, "("]:
        return []
    names, numbers = _inputs(header), _items(_without_brackets(line[1:-1]))
    if len(numbers) != len(names) or not all(map(is_signed_number, numbers)):
        return []
    return [*_assignments(_each(names, numbers), _equals(header), line[-1])]


def _assignments(pairs: Iterable[Given], equals: Token, end: Token) -> Iterator[Token]:
    for target, value in pairs:
        yield from (*target, equals, *value, end._replace(position=value[-1].end))


def _each(names: list[Token], values: list[list[Token]]) -> list[Given]:
    return [([name], value) for name, value in zip(names, values, strict=True)]


def _names(side: list[Token]) -> list[Token]:
    """The names that stand there side by side, with commas between them; none where others do."""
    items = _items(_without_brackets(side))
    names = [each[0] for each in items if len(each) == 1]
    is_plain = all(each.kind is TokenKind.NAME and not each.module for each in names)
    return names if is_plain and len(names) == len(items) else []


def _inputs(line: list[Token]) -> list[Token]:
    """The inputs of the header with which a line begins: f(x, y) = …"""
    end = closing(line, 1) if len(line) > 2 and line[1].text == "(" else -1
    return _names(line[1 : end + 1]) if end > 0 and line[end + 1].text == "=" else []


def _equals(line: list[Token]) -> Token:
    return line[outer(line, "=")[0]]


def _without_brackets(side: list[Token]) -> list[Token]:
    if len(side) > 2 and side[0].text in OPENING and closing(side, 0) == len(side) - 1:
        return side[1:-1]
    return side


def _items(side: list[Token]) -> list[list[Token]]:
    """What stands between the commas; nothing where one of them is missing."""
    items = split_at_commas(side)
    return items if all(items) else []
