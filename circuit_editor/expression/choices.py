"""Conditions as the circuits that compute them: a comparison is 1 where it holds, and 0 elsewhere.

    x if x > 0 else 0           relu(x)             where(x > 0, x, 0) likewise
    x if x > 0 else 0.1*x       leaky_relu(x, 0.1)
    x if x > 0 else -x          abs(x)
    a if a > b else b           max(a, b)
    1 if x > 0 else 0           relu(sign(x))       so is (x > 0), as in (x > 0)*y
    x[x < 0] = 0                x = where(x < 0, 0, x)
    a if x > 0 else b           choice*a + (1 - choice)*b, with choice = relu(sign(x))

Both sides are computed, as by where: a side that is infinite or nan is not kept out by a 0. The
sign of a number has the derivative 0, so no gradient passes through a condition.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.functions import WRAPPERS
from circuit_editor.expression.grammar import DEEPEST, LETTER
from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.shapes import (
    closing,
    closings,
    ends_operand,
    entry_equals,
    is_gradient,
    outer,
    split_at_commas,
)
from circuit_editor.expression.tokens import Token, TokenKind, sign_at
from circuit_editor.expression.words import WITHOUT_RESULT
from circuit_editor.gates import kinds
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

COMPARING = {">": ">", "<": "<", "≥": ">=", "≤": "<=", "≠": "!="}
TURNED = {"<": ">", "<=": ">="}
TOLD_BY = frozenset([*COMPARING, "!", "else", "where"])
ARROW = "<-"
FILLED = {"zeros_like": "0", "ones_like": "1"}
WORDS = frozenset(["and", "or", "not"])
LARGE = "1e9"  # stands for infinity in a mask
CHOSEN = "choice"  # what is shared by both sides of a choice
ONE_COMPARISON = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A condition is one comparison of two numbers, such as x > 0. For more of them put one "
        "choice into another: {example}.",
    ),
    example="(y if x < 1 else 0) if x > 0 else 0",
)
NO_WHERE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "where takes a condition and two values: {example}."),
    example="where(x > 0, x, 0)",
)


class TypedCondition(NamedTuple):
    """A comparison: that one side is larger than the other or, where it `is_apart`, another one.

    `is_not` says that it holds where that does not.
    """

    larger: list[Token]
    smaller: list[Token]
    is_apart: bool
    is_not: bool


def with_choices(text: str, found: list[Token], notes: Notes) -> list[Token]:
    """The tokens of a text, its conditions as arithmetic; the very same where there are none.

    Raises ExpressionError for a condition that is no single comparison.
    """
    is_typed = any(each.text in TOLD_BY for each in found)
    if not is_typed and "==" not in text:
        return found
    return _Reader(text, found, notes).read(found)


def _compares(text: str, found: list[Token], at: int) -> tuple[str, int]:
    """The comparison that stands at a place, and how many tokens it takes; ("", 0) for none."""
    token, following = found[at], found[at + 1]
    if token.kind is not TokenKind.SIGN:
        return "", 0
    if token.text == "=" and text[token.position : token.end] == ARROW:  # x <-1
        return ARROW, 1
    is_pair = following.text == "=" and token.touches(following)
    if token.text in ("=", "!"):
        return (("==" if token.text == "=" else "!="), 2) if is_pair else ("", 0)
    if token.text not in COMPARING:
        return "", 0
    before = found[at - 1] if at else token
    if token.text == ">" and before.text in ("-", "=") and before.touches(token):
        return "", 0  # an arrow
    return (token.text + "=", 2) if is_pair else (COMPARING[token.text], 1)


class _Reader:
    def __init__(self, text: str, found: list[Token], notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self.names = {each.text for each in found if each.kind is TokenKind.NAME}
        self.depth = 0
        self.before: list[Token] = []  # lines that the present one needs
        self.steps: set[str] = set()  # the names of comparisons: mask = x > 0

    def read(self, found: list[Token]) -> list[Token]:
        made: list[Token] = []
        start = 0
        for at, token in enumerate(found):
            if token.kind is TokenKind.END:
                line = found[start:at]
                if not line or line[0].text not in WITHOUT_RESULT:
                    line = self._line(line)
                made += [*self.before, *line, token]
                self.before = []
                start = at + 1
        return made

    def _line(self, line: list[Token]) -> list[Token]:
        """A line, what it assigns to left alone; what only says where a formula holds stays."""
        line = self._set_where(line)
        begins = self._value_begins(line)
        value = line[begins:]
        commas = [-1, *outer(value, ","), len(value)]
        parts = [value[first + 1 : last] for first, last in pairwise(commas)]
        compared = [self._comparison(each)[0] for each in parts if _at(each, "else") < 0]
        if outer(value, ":") or (
            any(compared)
            and (not begins or len(parts) > 1 or len(_grouped(value[: compared[0]])) > compared[0])
        ):
            return line
        if begins == 2 and any(compared):
            self.steps.add(line[0].text)
        made = line[:begins]
        for part, last in zip(parts, commas[1:], strict=True):
            opens = self._value_begins(part)
            made += [*part[:opens], *self._part(part[opens:]), *value[last : last + 1]]
        return made

    def _set_where(self, line: list[Token]) -> list[Token]:
        """x[x < 0] = 0 as x = where(x < 0, 0, x), and with *= as x = where(x < 0, x*0, x)."""
        equals = entry_equals([*line, *line[-1:]])
        ends = closing(line, 1) if equals else -1
        inside, name = line[2:ends], line[0] if line else None
        if name is None or ends < 0 or outer(inside, ",") or not self._comparison(inside)[1]:
            return line
        if is_gradient(name.text, self.names):  # a backward pass by hand
            return line
        value, sign = line[equals + 1 :], line[ends + 1 : equals]
        if sign:
            value = [name, *sign, sign_at("(", sign[0]), *value, sign_at(")", value[-1])]
        comma = sign_at(",", line[equals])
        opens, closes = sign_at("(", name), sign_at(")", line[-1])
        chosen = [name._replace(text="where"), opens, *inside, comma, *value, comma, name, closes]
        return [name, line[equals], *chosen]

    def _value_begins(self, line: list[Token]) -> int:
        """Where the value begins: behind a colon of a header, an `=` or `return`."""
        begins = 0
        if _at(line[:1], "def") == 0 or _at(line, "lambda") >= 0:
            begins = next((at + 1 for at in outer(line, ":")), 0)
        while begins < len(line):
            if line[begins].text == "return":
                begins += 1
                continue
            signs = (begins + at for at in outer(line[begins:], "="))
            at = next((at for at in signs if not self._is_of_comparison(line, at)), -1)
            if at < 0 or _at(line[begins:at], "if") >= 0:
                break
            begins = at + 1
        return begins

    def _is_of_comparison(self, line: list[Token], at: int) -> bool:
        padded = [*line, line[-1]]
        found = (_compares(self.text, padded, place) for place in (at, at - 1) if place >= 0)
        return any(taken > behind and sign != ARROW for behind, (sign, taken) in enumerate(found))

    # --- values

    def _part(self, part: list[Token]) -> list[Token]:
        """A value with its choices as arithmetic; a comparison that is all of it, too."""
        self.depth += 1
        if part:
            refuse_if(DEEPEST.exceeded_by(self.depth), self.text, part[0].position)
        written = self._ternary(part) or self._compared(part) or self._inside(part)
        self.depth -= 1
        return written

    def _compared(self, part: list[Token]) -> list[Token]:
        """A comparison as 1 or 0; nothing where there is none."""
        place, taken = self._comparison(part)
        if taken:
            self.notes.add(
                QT_TRANSLATE_NOOP(
                    "Sentence", '"{typed}" was read as 1 where it holds, and 0 elsewhere.'
                ),
                typed=self._typed(part),
            )
            return self._step(self._condition(part, part[0]), part[place])
        return []

    def _inside(self, part: list[Token]) -> list[Token]:
        """What stands in parentheses, and the calls of where, read one by one."""
        made: list[Token] = []
        at, ends = 0, closings(part)
        while at < len(part):
            token, end = part[at], ends.get(at, -1)
            if end < 0:
                made.append(token)
                at += 1
                continue
            inside = part[at + 1 : end]
            before = made[-1] if made else None
            if self._fills(made, inside):
                value, condition = split_at_commas(inside)[::-1]
                value = self._finite(value)
                typed = [made[-2], *inside, part[end]]
                made[-2:] = self._choice(typed, condition, value, [made[-2]])
            elif before is not None and self._is_where(made):
                made[-1:] = self._where(before, inside, part[end])
            elif self._comparison(inside)[1] and (token.text == "[" or _is_factor(before, token)):
                made += part[at : end + 1]  # x[x > 0] picks; f = x^2 (x > 0) says where it holds
            else:
                commas = [-1, *outer(inside, ","), len(inside)]
                made.append(token)
                for first, last in pairwise(commas):
                    made += self._part(inside[first + 1 : last])
                    made += inside[last : last + 1]
                made.append(part[end])
            at = end + 1
        return made

    def _finite(self, value: list[Token]) -> list[Token]:
        """The number that stands for minus infinity in a mask: both have the exponential 0."""
        written = "".join(each.text for each in value).replace('"', "'")
        if written not in ("-inf", "float('-inf')", "-float('inf')"):
            return value
        first = value[0]
        self.notes.read(self._typed(value), f"-{LARGE}")
        number = first._replace(kind=TokenKind.NUMBER, text=LARGE, module="", end=value[-1].end)
        return [sign_at("-", first), number]

    def _fills(self, made: list[Token], inside: list[Token]) -> bool:
        """Whether `scores.masked_fill(` stands there, of a name, with a condition and a value."""
        if len(made) < 2 or made[-1].text != "masked_fill" or made[-2].kind is not TokenKind.NAME:
            return False
        return len(split_at_commas(inside)) == 2

    def _is_where(self, made: list[Token]) -> bool:
        """Whether `where(` is the function, and no word of `f = x*y where (x, y) = (2, 3)`."""
        name = made[-1]
        if name.kind is not TokenKind.NAME or name.text != "where":
            return False
        return bool(name.module) or len(made) < 2 or not ends_operand(made[-2])

    def _where(self, name: Token, inside: list[Token], end: Token) -> list[Token]:
        parts = split_at_commas(inside)
        if len(parts) != 3:
            raise ExpressionError(NO_WHERE, self.text, name.position)
        condition, yes, no = parts
        return self._choice([name, *inside, end], condition, yes, no)

    def _ternary(self, part: list[Token]) -> list[Token]:
        """`a if x > 0 else b`, with what stands on either side; nothing where there is none."""
        at, else_ = _at(part, "if"), _at(part, "else")
        if not 0 < at < else_ or else_ == len(part) - 1:
            return []
        yes, condition, no = part[:at], part[at + 1 : else_], part[else_ + 1 :]
        return self._choice(part, condition, yes, no)

    def _choice(
        self, typed: list[Token], condition: list[Token], yes: list[Token], no: list[Token]
    ) -> list[Token]:
        place = condition[0] if condition else typed[0]
        yes, no = (_as_number(_plain(self._part(each))) for each in (yes, no))
        step = _plain(condition)
        if len(step) != 1 or step[0].text not in self.steps:
            read = self._condition(condition, place)
            if read.is_not:
                yes, no = no, yes
            written = _known(read, yes, no, place)
            if written:
                self.notes.read(self._typed(typed), "".join(each.text for each in written))
                return written
            step = self._step(read._replace(is_not=False), place)
        self.notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence",
                '"{typed}" was read as a choice: its condition is 1 or 0, and both sides are '
                "computed.",
            ),
            typed=self._typed(typed),
        )
        one = Token(TokenKind.NUMBER, "1", place.position, place.end)
        minus, plus = (sign_at(sign, place) for sign in "-+")
        if _is_number(no, "0"):
            return step if _is_number(yes, "1") else _product(step, yes, place)
        if _is_number(yes, "0"):
            rest = [one, minus, *step]
            return _grouped(rest) if _is_number(no, "1") else _product(rest, no, place)
        name = step[0]
        if len(step) > 1:
            name = place._replace(kind=TokenKind.NAME, text=self._fresh(), module="")
            end = Token(TokenKind.END, ";", place.position, place.position)
            self.before += [name, sign_at("=", place), *step, end]
        rest = [one, minus, name]
        return _grouped([*_product([name], yes, place), plus, *_product(rest, no, place)])

    # --- conditions

    def _condition(self, condition: list[Token], place: Token) -> TypedCondition:
        condition = _plain(condition)
        at, taken = self._comparison(condition, arrow=True)
        left, right = condition[:at], condition[at + taken :]
        wrong = any(_at(condition, word) >= 0 for word in WORDS) or bool(outer(condition, "&|"))
        if not taken or not left or not right or wrong or self._comparison(right, arrow=True)[1]:
            raise ExpressionError(ONE_COMPARISON, self.text, place.position)
        sign, _ = _compares(self.text, [*condition, condition[-1]], at)
        if sign == ARROW:
            sign, right = "<", [sign_at("-", condition[at]), *right]
        left, right = _plain(self._inside(left)), _plain(self._inside(right))
        if sign in TURNED:
            left, right, sign = right, left, TURNED[sign]
        if sign == ">":
            return TypedCondition(left, right, is_apart=False, is_not=False)
        if sign == ">=":
            return TypedCondition(right, left, is_apart=False, is_not=True)
        return TypedCondition(left, right, is_apart=True, is_not=sign == "==")

    def _step(self, condition: TypedCondition, place: Token) -> list[Token]:
        """1 where a condition holds, and 0 elsewhere."""
        larger, smaller, is_apart, is_not = condition
        minus = sign_at("-", place)
        if _is_number(smaller, "0"):
            difference = larger
        elif _is_number(larger, "0"):
            difference = [minus, *_grouped(smaller)]
        else:
            difference = [*_grouped(larger), minus, *_grouped(smaller)]
        step = _call(
            kinds.ABS if is_apart else kinds.RELU, place, _call(kinds.SIGN, place, difference)
        )
        if not is_not:
            return step
        return _grouped([Token(TokenKind.NUMBER, "1", place.position, place.end), minus, *step])

    def _comparison(self, part: list[Token], *, arrow: bool = False) -> tuple[int, int]:
        """Where the first comparison outside parentheses stands, and its tokens; else (0, 0).

        With `arrow` x <-1 is one, too; elsewhere it is an assignment.
        """
        depth = 0
        padded = [*part, part[-1]] if part else []
        for at, token in enumerate(part):
            depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
            sign, taken = _compares(self.text, padded, at) if depth == 0 and at else ("", 0)
            if taken and (arrow or sign != ARROW):
                return at, taken
        return 0, 0

    # --- small things

    def _fresh(self) -> str:
        """A name that the text does not have."""
        name, count = CHOSEN, 1
        while name in self.names:
            count += 1
            name = f"{CHOSEN}{count}"
        self.names.add(name)
        return name

    def _typed(self, typed: list[Token]) -> str:
        begins = min(each.position for each in typed)
        return excerpt(self.text[begins : max(each.end for each in typed)])


def _known(read: TypedCondition, yes: list[Token], no: list[Token], place: Token) -> list[Token]:
    """A choice that a function makes: relu, leaky_relu, abs, max, min; nothing where none does."""
    larger, smaller, is_apart, _ = read
    if is_apart:
        return []
    same_way = _same(yes, larger) and _same(no, smaller)
    if same_way or (_same(yes, smaller) and _same(no, larger)):
        zero = [each for each in (larger, smaller) if _is_number(each, "0")]
        if same_way and zero:
            return _call(kinds.RELU, place, larger if zero[0] is smaller else smaller)
        comma = sign_at(",", place)
        return _call("maximum" if same_way else "minimum", place, [*larger, comma, *smaller])
    if _is_number(smaller, "0") and _same(yes, larger):
        operand, other = larger, no
    elif _is_number(larger, "0") and _same(no, smaller):
        operand, other = smaller, yes
    else:
        return []
    if other and other[0].text == "-" and _same(_plain(other[1:]), operand):
        is_whole = len(other) == 2 or other[1].text == "("
        return _call(kinds.ABS, place, operand) if is_whole else []
    part = _part_of(other, operand)
    if part is None:
        return []
    return _call(kinds.LEAKY_RELU, place, [*operand, sign_at(",", place), part])


def _part_of(product: list[Token], operand: list[Token]) -> Token | None:
    """The number in 0.1*x and x*0.1, where x is the operand; None for anything else."""
    if len(operand) == 1 and len(product) == 3 and product[1].text == "*":
        for number, other in (product[::2], product[:0:-2] + product[:1]):
            if number.kind is TokenKind.NUMBER and other.text == operand[0].text:
                return number
    return None


def _product(step: list[Token], side: list[Token], place: Token) -> list[Token]:
    """A side times its 1 or 0, entry by entry; a sign that nobody typed may mean matrices."""
    if len(side) == 1 and side[0].kind is TokenKind.NUMBER:
        return [*_grouped(step), sign_at("*", place), *side]
    return _call(kinds.MUL, place, [*step, sign_at(",", place), *side])


def _as_number(side: list[Token]) -> list[Token]:
    """A side that is a number all over as that: zeros_like(x), torch.tensor(0.5)."""
    if len(side) < 4 or side[1].text != "(" or closing(side, 1) != len(side) - 1:
        return side
    if side[0].text in FILLED:
        return [side[0]._replace(kind=TokenKind.NUMBER, text=FILLED[side[0].text], module="")]
    is_one = len(side) == 4 and side[2].kind is TokenKind.NUMBER
    return side[2:3] if is_one and side[0].text in WRAPPERS else side


def _call(function: str, place: Token, inside: Iterable[Token]) -> list[Token]:
    name = Token(TokenKind.NAME, function, place.position, place.position)
    return [name, sign_at("(", place), *inside, sign_at(")", place)]


def _grouped(part: list[Token]) -> list[Token]:
    """A part in parentheses, if it is more than one word or a call of its own."""
    if len(part) == 1 or (part and part[0].text == "(" and closing(part, 0) == len(part) - 1):
        return part
    return [sign_at("(", part[0]), *part, sign_at(")", part[-1])] if part else part


def _plain(part: list[Token]) -> list[Token]:
    """A part without parentheses around all of it."""
    while len(part) > 2 and part[0].text == "(" and closing(part, 0) == len(part) - 1:
        part = part[1:-1]
    return part


def _same(part: list[Token], other: list[Token]) -> bool:
    """Whether two parts are written alike; numbers are alike where they are equal."""
    if len(part) == 1 and part[0].kind is TokenKind.NUMBER:
        return _is_number(other, part[0].text)
    return [each.text for each in part] == [each.text for each in other]


def _is_number(part: list[Token], number: str) -> bool:
    is_one = len(part) == 1 and part[0].kind is TokenKind.NUMBER
    texts = part[0].text if is_one else "", number
    return is_one and all(map(str.isascii, texts)) and float(texts[0]) == float(texts[1])


def _at(part: list[Token], word: str) -> int:
    """Where a word stands outside parentheses; -1 where it does not."""
    depth = 0
    for at, token in enumerate(part):
        depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
        if depth == 0 and token.kind is TokenKind.NAME and token.text == word:
            return at
    return -1


def _is_factor(before: Token | None, opens: Token) -> bool:
    """Whether a parenthesis that opens here would be a factor without its sign, or a remark."""
    if before is None:
        return False
    is_call = before.kind in (TokenKind.NAME, TokenKind.METHOD) and before.touches(opens)
    is_call = is_call and not LETTER.match(before.text)  # I(x > 0) is no product by I
    return ends_operand(before) and not is_call
