"""Patterns in the tokens of a line: an assignment, an item of a list, a derivative."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from circuit_editor.expression.functions import WRAPPERS
from circuit_editor.expression.tokens import BARS, Token, TokenKind

AUGMENTED = frozenset("+-*/^")
BRANCHES = frozenset(["for", "while", "if", "elif", "else", "class", "try", "except"])
NUMBER_KINDS = frozenset(["double", "float", "int", "dual", "real", "Real", "f64", "f32", "number"])
BULLETS = frozenset("•⁎∙·")  # those that are read as product signs elsewhere
GIVEN = (TokenKind.NUMBER, TokenKind.ARRAY)
LONGEST_WHOLE = 9  # digits
OPENING, CLOSING = frozenset("(["), frozenset(")]")


def target_equals(line: list[Token]) -> int:
    """Where the sign of an assignment stands; 0 where the line assigns nothing."""
    if line[0].kind is not TokenKind.NAME or len(line) < 3:
        return 0
    if line[1].text == "=" and line[1].kind is TokenKind.SIGN:
        return 1
    return 2 if line[2].text == "=" and line[1].text in AUGMENTED else 0


def entry_equals(line: list[Token]) -> int:
    """Where the `=` stands in x[0] = 2 and x[0] *= 2; 0 where the line sets no entry."""
    if not line or line[0].kind is not TokenKind.NAME:
        return 0
    at = 1
    while at < len(line) and line[at].kind is TokenKind.METHOD:  # x.T[0] = 2
        at += 1
    begins = at
    while at < len(line) and line[at].text == "[":
        at = closing(line, at) + 1
        if at == 0:
            return 0
    if at == begins or len(line) < at + 3:
        return 0
    sign, following = line[at], line[at + 1]
    is_pair = following.text == "=" and sign.touches(following)
    if sign.text in AUGMENTED and is_pair:
        return at + 1
    return at if sign.text == "=" and sign.kind is TokenKind.SIGN and not is_pair else 0


def assigns(line: list[Token], at: int = 0) -> bool:
    """True where a name and an `=` stand."""
    return len(line) > at + 2 and line[at].kind is TokenKind.NAME and line[at + 1].text == "="


def is_number_given(line: list[Token]) -> bool:
    """True for x = 2 and x = -2, nothing behind."""
    return assigns(line) and is_signed_number(line[2:])


def is_signed_number(tokens: list[Token]) -> bool:
    """True for 2, -2 and an array that is written out."""
    signed = tokens[1:] if tokens and tokens[0].text in ("+", "-") else tokens
    return len(signed) == 1 and signed[0].kind in GIVEN


def lines_of(found: list[Token]) -> list[list[Token]]:
    """The statements of a text, each with the END behind it; empty ones are left out."""
    lines: list[list[Token]] = [[]]
    for token in found:
        lines[-1].append(token)
        if token.kind is TokenKind.END:
            lines.append([])
    return [each for each in lines if len(each) > 1]


def whole_numbers(found: list[Token]) -> dict[str, int]:
    """The names to which a text assigns one whole number each, and nothing else: N = 64."""
    numbers: dict[str, int] = {}
    others: set[str] = set()
    for at, equals in enumerate(found):
        if equals.text != "=" or at == 0 or found[at - 1].kind is not TokenKind.NAME:
            continue
        name, value = found[at - 1].text, found[at + 1 : at + 3]
        ends = len(value) < 2 or value[1].kind is TokenKind.END or value[1].text == ","
        number = whole_number(value[0]) if value and ends else None
        if number is None or name in numbers:
            others.add(name)
        else:
            numbers[name] = number
    return {name: number for name, number in numbers.items() if name not in others}


def arrays_named(found: list[Token]) -> set[str]:
    """The names to which a text assigns a list: y = [1, 2]."""
    return {
        found[at - 1].text
        for at, each in enumerate(found[:-1])
        if at and each.text == "=" and found[at + 1].text == "["
    }


def whole_number(token: Token) -> int | None:
    """The number that a token of a few digits stands for; None for any other."""
    is_whole = token.kind is TokenKind.NUMBER and token.text.isdecimal()
    return int(token.text) if is_whole and len(token.text) <= LONGEST_WHOLE else None


def ends_operand(token: Token) -> bool:
    is_word = token.kind in (TokenKind.NAME, TokenKind.NUMBER, TokenKind.ARRAY)
    return is_word or token.text in (")", "]", "|")


def mark(line: list[Token], text: str) -> int:
    """How many tokens at the beginning are the mark of a list or the name of a step."""
    first, second = line[0], line[1]
    if first.text == "=":
        return 1 if len(line) > 3 else 0
    if first.kind is TokenKind.NUMBER and second.text == ")":
        return 2
    if second.text == ")" and _is_letter(first):  # a) f = x*y
        return 2 if assigns(line, 2) else 0
    if first.text.endswith(".") and assigns(line, 1) and not first.touches(second):
        return 1
    is_numbered = second.kind is TokenKind.NUMBER or _is_letter(second)
    if [each.text for each in line[:3:2]] == ["(", ")"] and is_numbered:
        return 3 if assigns(line, 3) else 0
    if first.text == "*" and (text[first.position] in BULLETS or assigns(line, 1)):
        return 1
    if first.text == "-" and assigns(line, 1) and not first.touches(second):
        return 1
    colons = outer(line, ":")
    if not colons or first.text in BRANCHES or first.text in ("def", "with"):
        return 0
    words = line[: colons[0]]
    if annotated_equals(line):
        return 0
    is_title = all(each.kind in (TokenKind.NAME, TokenKind.NUMBER) for each in words)
    is_title = is_title and not (
        first.kind is TokenKind.NAME and "lambda" in [w.text for w in words]
    )
    return colons[0] + 1 if words and is_title and assigns(line, colons[0] + 1) else 0


def _is_letter(token: Token) -> bool:
    return token.kind is TokenKind.NAME and len(token.text) == 1


def annotated_equals(line: list[Token]) -> int:
    """Where the `=` stands in `x: float = 2`; 0 for any other line."""
    if len(line) < 5 or line[0].kind is not TokenKind.NAME or line[2].kind is not TokenKind.NAME:
        return 0
    is_kind = line[2].text in NUMBER_KINDS or line[2].text in WRAPPERS or bool(line[2].module)
    return 3 if is_kind and [line[1].text, line[3].text] == [":", "="] else 0


def names_derivative(line: list[Token]) -> bool:
    """True for df/dx = …, also as a fraction of LaTeX."""
    texts = [each.text for each in line if each.text not in "()"]
    return (
        len(texts) > 4
        and texts[1:4:2] == ["/", "="]
        and all(len(each) > 1 and each[0] == "d" and each.isidentifier() for each in texts[:3:2])
    )


def is_gradient(name: str, above: Set[str], *, of_one: bool = True) -> bool:
    """Whether a name is that of a gradient, or a local one, of names above: dfdx, dx, grad_x."""
    if of_one and name.removeprefix("grad_").removesuffix("_grad") in above - {name}:
        return True
    behind = name[1:].removeprefix("_") if name[:1] in ("d", "∂") else ""
    cuts = [at for at, letter in enumerate(behind) if letter in "d∂"]
    return (of_one and behind != "" and behind in above) or any(
        behind[:at].removesuffix("_") in above and behind[at + 1 :].removeprefix("_") in above
        for at in cuts
    )


def closes_last(value: list[Token]) -> bool:
    """Whether the call at the beginning is all there is, but for a further call or an index."""
    end = closing(value, 1)
    while end > 0 and value[end + 1].text in OPENING:
        end = closing(value, end + 1)
    return end > 0 and value[end + 1].kind is TokenKind.END


def closing(line: list[Token], start: int) -> int:
    """Where the parenthesis that opens at `start` is closed; -1 where it is not."""
    depth = 0
    for index in range(start, len(line)):
        depth += (line[index].text in OPENING) - (line[index].text in CLOSING)
        if depth == 0:
            return index
    return -1


def closings(line: list[Token]) -> dict[int, int]:
    """Where each parenthesis that is closed is, by where it opens."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for index, token in enumerate(line):
        if token.text in OPENING:
            open_.append(index)
        elif token.text in CLOSING and open_:
            found[open_.pop()] = index
    return found


def opening(line: list[Token], end: int) -> int:
    """Where the parenthesis that closes at `end` was opened; -1 where there is none."""
    if end < 1 or line[end].text != ")":
        return -1
    depth = 0
    for index in range(end, -1, -1):
        depth += (line[index].text in CLOSING) - (line[index].text in OPENING)
        if depth == 0:
            return index
    return -1


def outer(line: list[Token], signs: str) -> list[int]:
    """Where these signs stand outside all parentheses."""
    depth, found = 0, []
    for index, token in enumerate(line):
        if token.kind is TokenKind.SIGN:
            depth += (token.text in OPENING) - (token.text in CLOSING)
            if depth == 0 and len(token.text) == 1 and token.text in signs:
                found.append(index)
    return found


def groups(line: list[Token]) -> frozenset[int]:
    """Where the square brackets open that group as parentheses do: no comma makes them a list."""
    found: set[int] = set()
    open_: list[list[int]] = []  # of each open one its place, and whether a comma stands inside
    for index, token in enumerate(line):
        if token.text in OPENING and token.kind is TokenKind.SIGN:
            open_.append([index, 0])
        elif token.text in CLOSING and token.kind is TokenKind.SIGN and open_:
            start, commas = open_.pop()
            if line[start].text == "[" and token.text == "]" and not commas and index > start + 1:
                found.add(start)
        elif token.text == "," and open_:
            open_[-1][1] += 1
    return frozenset(found)


def with_double_bars(line: list[Token]) -> list[Token]:
    """The tokens with || … || as ‖ … ‖: a norm, where no single bar stands between the two."""
    found: list[Token] = []
    closing_at: set[int] = set()
    singles = [0]  # bars so far, in each of the open parentheses
    for at, token in enumerate(line):
        if at and _is_double_bar(line, at - 1) and found[-1].text == BARS:
            continue  # the second of two
        if _is_double_bar(line, at) and (at in closing_at or singles[-1] % 2 == 0):
            end = at if at in closing_at else _next_bar(line, at + 2)
            if at == end or _is_double_bar(line, end):
                closing_at.add(end)
                found.append(token._replace(text=BARS, end=line[at + 1].end))
                continue
        if token.text in OPENING:
            singles.append(0)
        elif token.text in CLOSING and len(singles) > 1:
            singles.pop()
        singles[-1] += token.text == "|"
        found.append(token)
    return found


def _next_bar(line: list[Token], start: int) -> int:
    """Where the next bar outside further parentheses stands; behind the line where none does."""
    return next((start + at for at in outer(line[start:], "|")), len(line))


def _is_double_bar(line: list[Token], start: int) -> bool:
    pair = line[start : start + 2]
    return [each.text for each in pair] == ["|", "|"] and pair[0].touches(pair[1])


def split_at_commas(inside: list[Token]) -> list[list[Token]]:
    """What stands between the commas that are in no parentheses; nothing where nothing stands."""
    if not inside:
        return []
    bounds = [-1, *outer(inside, ","), len(inside)]
    parts = [inside[a + 1 : b] for a, b in pairwise(bounds)]
    return parts[:-1] if not parts[-1] else parts
