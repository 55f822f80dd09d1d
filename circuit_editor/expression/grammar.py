"""Tokens to programs: each assignment as a list of words in the order of computing.

Operators wait on a stack until one that binds less tightly arrives, so nothing here is recursive
and a sum may have as many terms as it likes. From loose to tight:

    a + b   a - b        from left to right
    a * b   a / b   2x   from left to right
    -a      +a
    a ^ b                from right to left: a^b^c is a^(b^c)

A product sign may be left out behind a number or a closing parenthesis, before a name or an
opening parenthesis; it then means exactly what the sign would have meant: `2x^2` is 2*(x^2) and
`1/2x` is (1/2)*x. As in Python, -x^2 is -(x^2) and 2^-x is 2^(-x).
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.tokens import Kind, Token, number, tokens
from circuit_editor.gates import GATES
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DEEPEST = 100  # parentheses within parentheses
DEFAULT_NAME = "f"

FUNCTIONS = {kind: gate for kind, gate in GATES.items() if gate.inputs and gate.has_output}
SAME_FUNCTION = {"ln": "log", "pow": "power", "logistic": "sigmoid", "inverse": "reciprocal"}

OPERATORS = {"+": "add", "-": "sub", "*": "mul", "/": "div", "^": "power"}
TIGHTNESS = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
SIGN_TIGHTNESS = 3
FROM_RIGHT = "^"


class Role(Enum):
    """What a word does: a number or a name is laid down, the others take what lies on top."""

    NUMBER = "number"
    NAME = "name"
    OPERATOR = "operator"
    CALL = "call"


class Word(NamedTuple):
    """One step of computing. `what` is a number, a name, or the kind of a gate.

    `arity` is how many results before it an operator or a call takes; `position` is where it
    stands in the text.
    """

    role: Role
    what: float | str
    arity: int
    position: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """One line of a program: the name that is assigned, where, and the words of its value."""

    name: str
    position: int
    words: list[Word]


@dataclass(frozen=True, slots=True)
class Operator:
    """A sign that waits for what stands behind it: `kind` is its gate, "" for a plain +x."""

    kind: str
    arity: int
    tightness: int
    position: int


@dataclass(slots=True)
class Parenthesis:
    """An open parenthesis, the function it belongs to, and how many arguments have begun."""

    position: int
    function: Token | None
    arguments: int = 1


def parse(text: str) -> list[Assignment]:
    """Read a program: assignments separated by line ends or `;`, at least one.

    A line that is only an expression assigns `f`. Raises ExpressionError.
    """
    assignments, line = [], _Line(text)
    for token in tokens(text):
        if token.kind is not Kind.END:
            line.read(token)
        elif line.begun:
            assignments.append(line.finish(token))
            line = _Line(text)
    if not assignments:
        raise ExpressionError(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "There is no expression yet. Type one, such as f = (x + y) * z."
                )
            ),
            text,
            0,
        )
    return assignments


class _Line:
    """One assignment while it is read, token by token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.target: Token | None = None
        self.words: list[Word] = []
        self.waiting: list[Operator | Parenthesis] = []
        self.open: list[Parenthesis] = []  # those among the waiting, the innermost last
        self.last: Token | None = None
        self.name: Token | None = None  # a name just read: a value, a function or a target
        self.complete = False  # an operand has just ended: an operator may follow

    @property
    def begun(self) -> bool:
        return self.last is not None

    def read(self, token: Token) -> None:
        if self.name is not None and not self._name_is_settled(token):
            pass
        elif self.complete:
            self._after_operand(token)
        else:
            self._operand(token)
        self.last = token

    def finish(self, end: Token) -> Assignment:
        if self.name is not None:
            self._value(self.name)
        if not self.complete:
            raise self._nothing_after(end)
        if self.open:
            raise self._error(
                self.open[-1].position,
                QT_TRANSLATE_NOOP("Sentence", 'This "(" is never closed. A ")" is missing.'),
            )
        self._apply_tighter_than(0)
        assert self.last is not None
        if self.target is None:
            return Assignment(DEFAULT_NAME, self.words[0].position, self.words)
        return Assignment(self.target.text, self.target.position, self.words)

    # --- a name: what it is shows only in the token behind it

    def _name_is_settled(self, token: Token) -> bool:
        """Take the name by what follows it; False where that used up the token as well."""
        name, self.name = self.name, None
        assert name is not None
        if token.text == "(":
            self._open(token, self._function(name))
            return False
        if token.text == "=":
            self._assign(name, token)
            return False
        self._value(name)
        return True

    def _value(self, name: Token) -> None:
        self.name = None
        if name.text in FUNCTIONS:
            raise self._error(
                name.position,
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    '"{name}" is a function: write {name}(…), or choose another name.',
                ),
                name=name.text,
            )
        self.words.append(Word(Role.NAME, name.text, 0, name.position))
        self.complete = True

    def _function(self, name: Token) -> Token:
        if name.text in FUNCTIONS:
            return name
        near = difflib.get_close_matches(name.text.lower(), FUNCTIONS, n=1)
        meant = SAME_FUNCTION.get(name.text.lower()) or (near[0] if near else "")
        if meant:
            raise self._error(
                name.position,
                QT_TRANSLATE_NOOP(
                    "Sentence", 'There is no function "{name}". Did you mean "{meant}"?'
                ),
                name=name.shown,
                meant=meant,
            )
        raise self._error(
            name.position,
            QT_TRANSLATE_NOOP(
                "Sentence", 'There is no function "{name}". For a product write {name}*(…).'
            ),
            name=name.shown,
        )

    def _assign(self, name: Token, sign: Token) -> None:
        if self.words or self.waiting or self.target is not None:
            raise self._equals_sign(sign)
        if name.text in FUNCTIONS:
            raise self._error(
                name.position,
                QT_TRANSLATE_NOOP(
                    "Sentence", '"{name}" is a function. Choose another name for the result.'
                ),
                name=name.text,
            )
        self.target = name

    # --- where an operand may stand

    def _operand(self, token: Token) -> None:
        if token.kind is Kind.NUMBER:
            value = number(self.text, token)
            self.words.append(Word(Role.NUMBER, value, 0, token.position))
            self.complete = True
        elif token.kind is Kind.NAME:
            self.name = token
        elif token.text == "(":
            self._open(token, None)
        elif token.text in "+-":
            kind = "neg" if token.text == "-" else ""
            self.waiting.append(Operator(kind, 1, SIGN_TIGHTNESS, token.position))
        elif token.text == ")" and not self.open:
            raise self._closes_nothing(token)
        elif token.text == "=" and self.begun:
            raise self._equals_sign(token)
        elif self.last is None or self.last.text == "=":
            raise self._error(
                token.position,
                QT_TRANSLATE_NOOP("Sentence", 'A number or a name is missing before "{sign}".'),
                sign=token.text,
            )
        else:
            raise self._nothing_after(token)

    def _open(self, token: Token, function: Token | None) -> None:
        if len(self.open) == DEEPEST:
            raise self._error(
                token.position,
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "Parentheses may stand at most {limit} deep. Give a part a name of its own.",
                ),
                limit=DEEPEST,
            )
        opened = Parenthesis(token.position, function)
        self.waiting.append(opened)
        self.open.append(opened)
        self.complete = False

    # --- where an operator may stand

    def _after_operand(self, token: Token) -> None:
        if token.text == ")":
            self._close(token)
        elif token.text == ",":
            self._comma(token)
        elif token.text == "=":
            raise self._equals_sign(token)
        elif token.kind is Kind.SIGN and token.text != "(":
            self._operator(token)
        else:
            self._implied_product(token)

    def _operator(self, token: Token) -> None:
        tightness = TIGHTNESS[token.text]
        self._apply_tighter_than(tightness if token.text == FROM_RIGHT else tightness - 1)
        self.waiting.append(Operator(OPERATORS[token.text], 2, tightness, token.position))
        self.complete = False

    def _implied_product(self, token: Token) -> None:
        assert self.last is not None
        before_may = self.last.kind is Kind.NUMBER or self.last.text == ")"
        if not before_may or token.kind is Kind.NUMBER:
            raise self._error(
                token.position,
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    'A sign such as * is missing between "{before}" and "{after}".',
                ),
                before=self.last.shown,
                after=token.shown,
            )
        self._operator(Token(Kind.SIGN, "*", token.position))
        self._operand(token)

    def _comma(self, token: Token) -> None:
        if not self.open or self.open[-1].function is None:
            raise self._error(
                token.position,
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "A comma may only stand between the arguments of a function. "
                    "For a decimal number use a point.",
                ),
            )
        self._apply_tighter_than(0)
        self.open[-1].arguments += 1
        self.complete = False

    def _close(self, token: Token) -> None:
        if not self.open:
            raise self._closes_nothing(token)
        self._apply_tighter_than(0)
        self.waiting.pop()
        opened = self.open.pop()
        if opened.function is not None:
            self._call(opened.function, opened.arguments)

    def _call(self, function: Token, count: int) -> None:
        gate = FUNCTIONS[function.text]
        least, most = len(gate.inputs), len(gate.inputs) + len(gate.attrs)
        if not least <= count <= most:
            raise self._error(
                function.position,
                QT_TRANSLATE_NOOP(
                    "Sentence", "Write {form}: {name} takes {expected} arguments, not {count}."
                )
                if most != 1
                else QT_TRANSLATE_NOOP(
                    "Sentence", "Write {form}: {name} takes one argument, not {count}."
                ),
                form=f"{gate.kind}({', '.join([*gate.inputs, *gate.attrs])})",
                name=gate.kind,
                expected=str(most) if least == most else f"{least}–{most}",
                count=count,
            )
        self.words.append(Word(Role.CALL, gate.kind, count, function.position))

    def _apply_tighter_than(self, tightness: int) -> None:
        """Let the operators that wait since the last open parenthesis take their operands."""
        while self.waiting and isinstance(self.waiting[-1], Operator):
            operator = self.waiting[-1]
            if operator.tightness <= tightness:
                break
            self.waiting.pop()
            if operator.kind:
                self.words.append(
                    Word(Role.OPERATOR, operator.kind, operator.arity, operator.position)
                )

    # --- what can be wrong

    def _nothing_after(self, token: Token) -> ExpressionError:
        assert self.last is not None
        if self.last.text == "(" and token.text == ")":
            return self._error(
                token.position,
                QT_TRANSLATE_NOOP("Sentence", "There is nothing between these parentheses."),
            )
        return self._error(
            self.last.position,
            QT_TRANSLATE_NOOP("Sentence", 'A number or a name is missing after "{sign}".'),
            sign=self.last.shown,
        )

    def _closes_nothing(self, token: Token) -> ExpressionError:
        return self._error(
            token.position,
            QT_TRANSLATE_NOOP("Sentence", 'This ")" closes nothing. A "(" is missing before it.'),
        )

    def _equals_sign(self, token: Token) -> ExpressionError:
        return self._error(
            token.position,
            QT_TRANSLATE_NOOP(
                "Sentence",
                'Before "=" stands one name, as in q = x + y. '
                "Put each assignment on its own line, or a ; between them.",
            ),
        )

    def _error(self, position: int, template: str, **args: str | int) -> ExpressionError:
        return ExpressionError(Sentence.of(template, **args), self.text, position)
