"""Tokens to statements: what each line of a program assigns, and which lines compute nothing.

    q = x + y               an assignment; also q += x, and a, b = 2, 1
    (x + y) * z             an expression; it assigns `f`
    f(x, y) = x * y         a header: it gives the order of the inputs; also `def f(x, y):`
    f = x * y = -12         what the text says comes out is left out
    import, print, backward lines that compute nothing here are left out
    return x * y            an expression
    f = x * y, x = 2, y = 3 one line for several assignments; numbers behind the formula are the
                            values of its inputs

Everything that is read in another way than it stands there is told in the notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.tokens import Kind, Token
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DEFAULT_NAME = "f"
AUGMENTED = frozenset("+-*/^")
BRANCHES = frozenset(["for", "while", "if", "elif", "else", "class", "with", "try", "except"])
LEADING_WORDS = frozenset(["let", "where", "with", "given", "for", "at", "when", "and"])
WITHOUT_RESULT = frozenset({"print", "display", "draw_dot"})
CALLS_WITHOUT_RESULT = frozenset(
    [
        "backward",
        "zero_grad",
        "retain_grad",
        "requires_grad_",
        "step",
        "item",
        "draw_dot",
        "show",
        "detach_",
    ]
)
ATTRIBUTES_WITHOUT_RESULT = frozenset({"requires_grad", "grad", "label", "name"})
OPENING, CLOSING = frozenset("(["), frozenset(")]")


@dataclass(frozen=True, slots=True)
class Statement:
    """One assignment: the name, the sign of `+=`, and the tokens of its value, an END behind them.

    `equals` is the token before the value: an operand that is missing is missing behind it.
    """

    name: str
    value: list[Token]
    sign: str = ""
    equals: Token | None = None
    target: Token | None = None

    @property
    def number(self) -> bool:
        """True where a name is given a number alone, signs and all."""
        words = self.value[:-1]
        signed = words[1:] if words and words[0].text in ("-", "+") else words
        return not self.sign and len(signed) == 1 and signed[0].kind is Kind.NUMBER


@dataclass(slots=True)
class Statements:
    """The statements of a program, and the header that names its inputs in order."""

    all: list[Statement] = field(default_factory=list)
    header: str = ""
    parameters: list[str] = field(default_factory=list)

    @property
    def assigned(self) -> set[str]:
        """Every name that the text itself gives a meaning."""
        return {each.target.text for each in self.all if each.target is not None} | {
            *self.parameters
        }


def statements(text: str, found: list[Token], notes: Notes) -> Statements:
    """Read the statements of a program. Raises ExpressionError for loops and a second header."""
    return _Splitter(text, notes).split(found)


class _Splitter:
    def __init__(self, text: str, notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self.made = Statements()

    def split(self, found: list[Token]) -> Statements:
        start = 0
        for index, token in enumerate(found):
            if token.kind is Kind.END:
                if index > start:
                    self._line([*found[start:index], token])
                start = index + 1
        return self.made

    def _line(self, line: list[Token]) -> None:
        first = line[0]
        if first.kind is Kind.NAME and len(line) > 2:
            if self._computes_nothing(line):
                self.notes.left_out(self._typed(line))
                return
            self._no_branch(line)
            header = self._header(line)
            if header is not None:
                self._headed(line, *header)
                return
            if first.text == "return" and line[1].text not in ("=", "*", "/", "^", ","):
                self._return(line)
                return
            if first.text in LEADING_WORDS and line[1].kind is Kind.NAME and line[2].text == "=":
                line = line[1:]
        for part in self._parts(line):
            self._statement(part)

    def _statement(self, line: list[Token]) -> None:
        """One assignment or expression; what the text says comes out is no part of it."""
        line = self._without_result(line)
        if len(line) == 1:
            return
        first, *rest = line
        if first.kind is Kind.NAME and not first.module and len(rest) > 1:
            if rest[0].text == "=" and rest[0].kind is Kind.SIGN:
                self.made.all.append(Statement(first.text, rest[1:], "", rest[0], first))
                return
            sign, equals = rest[0], rest[1]
            if sign.text in AUGMENTED and equals.text == "=" and sign.touches(equals):
                self.made.all.append(Statement(first.text, rest[2:], sign.text, equals, first))
                return
        self.made.all.append(Statement(self.made.header or DEFAULT_NAME, line))

    # --- lines that compute nothing

    def _computes_nothing(self, line: list[Token]) -> bool:
        first, second = line[:2]
        if first.text in ("import", "from"):
            return second.kind is Kind.NAME
        if first.text in WITHOUT_RESULT and second.text == "(":
            return _closing(line, 1) == len(line) - 2
        if second.kind is not Kind.METHOD:
            return False
        last_method = next(
            (index for index in range(len(line) - 1, 0, -1) if line[index].kind is Kind.METHOD), 1
        )
        method = line[last_method].text
        if method in ATTRIBUTES_WITHOUT_RESULT:
            return line[last_method + 1].text == "=" or last_method == len(line) - 2
        return method in CALLS_WITHOUT_RESULT and line[last_method + 1].text == "("

    def _no_branch(self, line: list[Token]) -> None:
        first, second = line[:2]
        opens = line[-2].text == ":" and line[-2].kind is Kind.SIGN
        if first.text in BRANCHES and opens and second.text not in ("=", "*"):
            raise self._error(
                first,
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "Loops, conditions and classes are not read. "
                    "Write the lines that compute, one by one.",
                ),
            )

    # --- headers

    def _header(self, line: list[Token]) -> tuple[Token, list[str], int] | None:
        """The name, the inputs and where the value begins, of f(x, y) = …, def f(x): and lambda."""
        first = line[0]
        if first.text == "def" and line[1].kind is Kind.NAME and line[2].text == "(":
            name, start = line[1], 2
            end = _closing(line, start)
            colon = next((n for n in range(end, len(line)) if line[n].text == ":"), None)
            if end < 0 or colon is None:
                return None
            return name, self._inputs(line[start + 1 : end]), colon + 1
        if line[1].text == "=" and line[2].text == "lambda" and len(line) > 4:
            colon = next((n for n in range(3, len(line)) if line[n].text == ":"), None)
            if colon is None:
                return None
            return first, self._inputs(line[3:colon]), colon + 1
        if line[1].text == "(":
            end = _closing(line, 1)
            if end < 0 or line[end + 1].text != "=" or line[end + 1].kind is not Kind.SIGN:
                return None
            inside = line[2:end]
            names = [each.text for each in inside[::2]]
            commas = [each.text for each in inside[1::2]]
            if not inside or len(inside) % 2 == 0 or any(each != "," for each in commas):
                return None
            if any(each.kind is not Kind.NAME for each in inside[::2]):
                return None
            return first, names, end + 2
        return None

    def _inputs(self, inside: list[Token]) -> list[str]:
        """The names among `x, y: float, z=2`: those that begin a part."""
        names, depth, begins = [], 0, True
        for token in inside:
            if begins and token.kind is Kind.NAME:
                names.append(token.text)
            depth += (token.text in OPENING) - (token.text in CLOSING)
            begins = token.text == "," and depth == 0
        return names

    def _headed(self, line: list[Token], name: Token, inputs: list[str], start: int) -> None:
        if self.made.header:
            raise self._error(
                name,
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "A program has one header. To use a formula several times, make it a block.",
                ),
            )
        self.made.header = name.text
        self.made.parameters = inputs
        value = line[start:]
        if value[0].text == "return" and len(value) > 2:
            self._return(value)
        elif len(value) > 1:
            for part in self._parts(value):
                self._statement(part)
        elif line[0].text != "def":
            self.made.all.append(Statement(name.text, value, "", line[start - 1]))

    def _return(self, line: list[Token]) -> None:
        value = line[1:]
        name = self.made.header or DEFAULT_NAME
        if len(value) == 2 and value[0].kind is Kind.NAME:
            name = value[0].text
        self.made.all.append(Statement(name, value))

    # --- several assignments in a line

    def _parts(self, line: list[Token]) -> Iterator[list[Token]]:
        commas = _outer_commas(line)
        end = line[-1]
        if commas and commas[-1] == len(line) - 2:  # f = x + y,
            line = [*line[: commas[-1]], end]
            commas.pop()
        if not commas:
            if len(line) > 1:
                yield line
            return
        bounds = [-1, *commas, len(line) - 1]
        parts = [[*line[a + 1 : b], end] for a, b in pairwise(bounds)]
        assigns = [
            len(part) > 2 and part[0].kind is Kind.NAME and part[1].text == "=" for part in parts
        ]
        if all(assigns[1:]):
            self.notes.add(
                QT_TRANSLATE_NOOP(
                    "Sentence", "The commas between the assignments were read as semicolons."
                )
            )
            yield from parts
            return
        together = self._tuple(line, commas)
        yield from [line] if together is None else together

    def _tuple(self, line: list[Token], commas: list[int]) -> list[list[Token]] | None:
        """`a, b = 2, 1` as `a = 2` and `b = 1`, where no value needs an earlier name of it."""
        equals = next((n for n, each in enumerate(line) if each.text == "="), 0)
        names = line[:equals:2]
        count = sum(comma < equals for comma in commas)
        if not count or len(commas) != 2 * count or len(names) != count + 1:
            return None
        bounds = [equals, *commas[count:], len(line) - 1]
        values = [line[a + 1 : b] for a, b in pairwise(bounds)]
        for index, name in enumerate(names):
            used = {each.text for value in values[index + 1 :] for each in value}
            if name.kind is not Kind.NAME or name.text in used:
                return None
        return [
            [name, line[equals], *value, line[-1]]
            for name, value in zip(names, values, strict=True)
        ]

    # --- small things

    def _without_result(self, line: list[Token]) -> list[Token]:
        """The line without `= -12` or `≈ 0.73` behind a formula; nothing is left of `y ≈ 0.73`."""
        while (at := _last_equals(line)) > 0:
            tail = line[at + 1 : -1]
            signed = tail[1:] if tail and tail[0].text in ("-", "+") else tail
            if len(signed) != 1 or signed[0].kind is not Kind.NUMBER:
                break
            self.notes.left_out(self.text[line[at].position : signed[0].end])
            line = [*line[:at], line[-1]] if at > 1 else line[-1:]
        return line

    def _typed(self, line: list[Token]) -> str:
        return self.text[line[0].position : line[-1].position]

    def _error(self, token: Token, template: str) -> ExpressionError:
        return ExpressionError(Sentence.of(template), self.text, token.position)


def _last_equals(line: list[Token]) -> int:
    """Where the last `=` or `≈` stands that assigns nothing; 0 where there is none."""
    for index in range(len(line) - 1, 0, -1):
        token = line[index]
        if token.kind is Kind.SIGN and token.text == "≈":
            return index
        if token.kind is Kind.SIGN and token.text == "=":
            first_two = line[0].kind is Kind.NAME and (
                index == 1 or (index == 2 and line[1].text in AUGMENTED)
            )
            return 0 if first_two or index == 1 else index
    return 0


def _closing(line: list[Token], start: int) -> int:
    """Where the parenthesis that opens at `start` is closed; -1 where it is not."""
    depth = 0
    for index in range(start, len(line)):
        depth += (line[index].text in OPENING) - (line[index].text in CLOSING)
        if depth == 0:
            return index
    return -1


def _outer_commas(line: list[Token]) -> list[int]:
    depth, commas = 0, []
    for index, token in enumerate(line):
        if token.kind is Kind.SIGN:
            depth += (token.text in OPENING) - (token.text in CLOSING)
            if token.text == "," and depth == 0:
                commas.append(index)
    return commas
