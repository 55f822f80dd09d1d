"""Tokens to programs: each assignment as a list of words in the order of computing.

Operators wait on a stack until one that binds less tightly arrives, so nothing here is recursive
and a sum may have as many terms as it likes. From loose to tight:

    a + b   a - b        from left to right
    a * b   a / b   2x   from left to right
    -a      +a
    a ^ b                from right to left: a^b^c is a^(b^c)

A product sign may be left out behind a number or a closing parenthesis, before a name or an
opening parenthesis; it then means exactly what the sign would have meant: `2x^2` is 2*(x^2) and
`1/2x` is (1/2)*x. What looks like one number, 0x10 or 1__0, is refused. As in Python, -x^2 is
-(x^2) and 2^-x is 2^(-x).

A function is a gate, exp(x), or a block of the library, swish(x). The name of a block is one only
before a parenthesis: `squared_error = (y - t)^2` was good before there were blocks, and is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import chain, pairwise
from typing import NamedTuple

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.tokens import Kind, Token, glued, number, tokens
from circuit_editor.files import FileError, library
from circuit_editor.files.limits import Limit
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.gates import GATES
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DEEPEST = Limit(
    100,
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Parentheses stand more than {limit} deep here. Give a part a name in a line of its own.",
    ),
)
DEFAULT_NAME = "f"

FUNCTIONS = {kind: gate for kind, gate in GATES.items() if gate.inputs and gate.outputs}
SAME_FUNCTION = {"ln": "log", "pow": "power", "logistic": "sigmoid", "inverse": "reciprocal"}
SAME_FUNCTION |= {"silu": "swish", "glu": "gated_unit"}

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
    """One step of computing. `what` is a number, a name, the kind of a gate, or a block's function.

    `arity` is how many results before it an operator or a call takes; `position` is where it
    stands in the text.
    """

    role: Role
    what: float | str
    arity: int
    position: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """One line of a program: the name that is assigned, and the words of its value."""

    name: str
    words: list[Word]


class Operator(NamedTuple):
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

    A line end between a `(` and its `)` is only white space, as in Python.
    A line that is only an expression assigns `f`. Raises ExpressionError.
    """
    assignments, line = [], _Line(text)
    end = Token(Kind.END, "", len(text))
    for token, following in pairwise(chain(tokens(text), [end])):
        if token.kind is not Kind.END:
            line.read(token, following)
        elif line.last is not None:
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
        self.words: list[Word] = []
        self.waiting: list[Operator | Parenthesis] = []
        self.open: list[Parenthesis] = []  # those among the waiting, the innermost last
        self.complete = False  # an operand has just ended: an operator may follow
        self.last: Token | None = None
        self.target: Token | None = None
        self.function: Token | None = None  # its parenthesis is the next token

    def read(self, token: Token, following: Token) -> None:
        """Take one token; `following` is the one behind it, which says what a name is."""
        if self.complete:
            self._after_operand(token, following)
        else:
            self._operand(token, following)
        self.last = token

    def finish(self, end: Token) -> Assignment:
        """The assignment, now that its line has ended."""
        if not self.complete:
            raise self._no_operand(end)
        if self.open:
            raise self._error(
                self.open[-1].position,
                QT_TRANSLATE_NOOP("Sentence", 'This "(" is never closed. A ")" is missing.'),
            )
        self._apply_tighter_than(0)
        if self.target is None:
            return Assignment(DEFAULT_NAME, self.words)
        return Assignment(self.target.text, self.words)

    # --- where an operand may stand

    def _operand(self, token: Token, following: Token) -> None:
        if token.kind is Kind.NUMBER:
            value = number(self.text, token)
            self.words.append(Word(Role.NUMBER, value, 0, token.position))
            self.complete = True
        elif token.kind is Kind.NAME:
            self._name(token, following)
        elif token.text == "(":
            self._open(token)
        elif token.text in "+-":
            kind = "neg" if token.text == "-" else ""
            self.waiting.append(Operator(kind, 1, SIGN_TIGHTNESS, token.position))
        elif token.text != "=" or self.last is None or self.last is not self.target:
            raise self._no_operand(token)

    def _name(self, name: Token, following: Token) -> None:
        if following.text == "(":
            self.function = self._known_function(name)
        elif following.text == "=" and self.last is None:
            self.target = self._no_function(name)
        else:
            what = self._no_function(name).text
            self.words.append(Word(Role.NAME, what, 0, name.position))
            self.complete = True

    def _no_function(self, name: Token) -> Token:
        if name.text not in FUNCTIONS:
            return name
        raise self._error(
            name.position,
            QT_TRANSLATE_NOOP(
                "Sentence",
                '"{name}" is a function: write {name}(…), or choose another name.',
            ),
            name=name.text,
        )

    def _known_function(self, name: Token) -> Token:
        if name.text in FUNCTIONS or name.text in library.FUNCTIONS:
            return name
        unknown = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", 'There is no function "{name}".'), name=name.shown
        )
        meant = name.text.lower()
        known = [*FUNCTIONS, *library.FUNCTIONS]
        problem = with_suggestion(unknown, SAME_FUNCTION.get(meant, meant), known)
        if problem is unknown:
            problem = Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "{problem} For a product write {name}*(…)."),
                problem=unknown,
                name=name.shown,
            )
        raise ExpressionError(problem, self.text, name.position)

    def _open(self, token: Token) -> None:
        problem = DEEPEST.exceeded_by(len(self.open) + 1)
        if problem is not None:
            raise ExpressionError(problem, self.text, token.position)
        opened = Parenthesis(token.position, self.function)
        self.function = None
        self.waiting.append(opened)
        self.open.append(opened)
        self.complete = False

    # --- where an operator may stand

    def _after_operand(self, token: Token, following: Token) -> None:
        if token.text == ")":
            self._close(token)
        elif token.text == ",":
            self._comma(token)
        elif token.text in OPERATORS:
            self._operator(token.text, token.position)
        elif token.text == "=":
            raise self._misplaced_equals(token)
        else:
            self._check_implied_product(token)
            self._operator("*", token.position)
            self._operand(token, following)

    def _operator(self, sign: str, position: int) -> None:
        tightness = TIGHTNESS[sign]
        self._apply_tighter_than(tightness if sign == FROM_RIGHT else tightness - 1)
        self.waiting.append(Operator(OPERATORS[sign], 2, tightness, position))
        self.complete = False

    def _check_implied_product(self, token: Token) -> None:
        assert self.last is not None
        if glued(self.last, token):
            raise self._error(
                self.last.position,
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    '"{number}{name}" is no number. Write {number}*{name} if you mean a product.',
                ),
                number=self.last.shown,
                name=token.shown,
            )
        begins = self.last.kind is Kind.NUMBER or self.last.text == ")"
        if not begins or token.kind is Kind.NUMBER:
            raise self._error(
                token.position,
                QT_TRANSLATE_NOOP(
                    "Sentence", 'A sign such as * is missing between "{before}" and "{after}".'
                ),
                before=self.last.shown,
                after=token.shown,
            )

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
        needed, optional = self._arguments(function)
        least, most = len(needed), len(needed) + len(optional)
        if not least <= count <= most:
            expected = f"{most}" if least == most else f"{least}–{most}"
            raise self._error(
                function.position,
                QT_TRANSLATE_NOOP(
                    "Sentence", "{name} takes {expected} and got {count}: write {form}."
                ),
                name=function.text,
                form=f"{function.text}({', '.join([*needed, *optional])})",
                expected=expected,
                count=count,
            )
        self.words.append(Word(Role.CALL, function.text, count, function.position))

    def _arguments(self, function: Token) -> tuple[list[str], list[str]]:
        """What a function takes, and what it may be told besides, by name."""
        if function.text in FUNCTIONS:
            gate = FUNCTIONS[function.text]
            return list(gate.inputs), list(gate.attrs)
        try:
            block = library.by_function(function.text)
        except FileError as error:
            problem = error.problems[0].sentence
            raise ExpressionError(problem, self.text, function.position) from error
        return [port.name for port in block.face.inputs], []

    def _apply_tighter_than(self, tightness: int) -> None:
        """Let the operators that wait since the last open parenthesis take their operands."""
        while self.waiting:
            operator = self.waiting[-1]
            if isinstance(operator, Parenthesis) or operator.tightness <= tightness:
                break
            self.waiting.pop()
            if operator.kind:
                word = Word(Role.OPERATOR, operator.kind, operator.arity, operator.position)
                self.words.append(word)

    # --- what can be wrong

    def _no_operand(self, token: Token) -> ExpressionError:
        """Where a number or a name should stand, this token stands."""
        if token.text == "=":
            return self._misplaced_equals(token)
        if token.text == ")" and not self.open:
            return self._closes_nothing(token)
        if self.last is None:
            return self._error(
                token.position,
                QT_TRANSLATE_NOOP("Sentence", 'A number or a name is missing before "{sign}".'),
                sign=token.text,
            )
        if self.last.text == "(" and token.text == ")":
            return self._error(
                token.position,
                QT_TRANSLATE_NOOP("Sentence", "There is nothing between these parentheses."),
            )
        return self._error(
            self.last.position,
            QT_TRANSLATE_NOOP("Sentence", 'A number or a name is missing after "{sign}".'),
            sign=self.last.text,
        )

    def _closes_nothing(self, token: Token) -> ExpressionError:
        return self._error(
            token.position,
            QT_TRANSLATE_NOOP("Sentence", 'This ")" closes nothing. A "(" is missing before it.'),
        )

    def _misplaced_equals(self, token: Token) -> ExpressionError:
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
