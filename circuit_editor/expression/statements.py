"""Splits tokens into statements: what each line assigns, and which lines compute nothing.

    q = x + y               an assignment; also q += x, and a, b = 2, 1 (`unpacking`)
    q[0] = x                sets an entry; also q[0, 1:3] += x
    (x + y) * z             an expression; it assigns `f`
    f(x, y) = x * y         a header: it gives the order of the inputs; also `def f(x, y):`
    f = x * y = -12         what the text says comes out is left out
    import, print, backward lines that compute nothing here are left out; so are gradients,
                            which every circuit has: df/dx = -4, g = tape.gradient(y, x)
    return x * y            an expression
    a = f = x * y           both names bear what comes out
    z = x + y = 2 + 1       a chain: what stands behind the first formula is left out
    f = 3x^2 at x = 2       the number is the value of the input; also x = 2 y = 3
    f = x * y, x = 2, y = 3 one line for several assignments; numbers behind the formula are the
                            values of its inputs

Everything that is read in another way than it stands there is told in the notes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from circuit_editor.expression.array_functions import array_function
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import CONSTANTS, function_named
from circuit_editor.expression.headers import DECLARING, SAYING, header_of
from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.shapes import (
    AUGMENTED,
    BRANCHES,
    NUMBER_KINDS,
    annotated_equals,
    assigns,
    closes_last,
    closing,
    ends_operand,
    entry_equals,
    is_number_given,
    is_signed_number,
    mark,
    names_derivative,
    opening,
    outer,
    target_equals,
)
from circuit_editor.expression.tokens import Token, TokenKind
from circuit_editor.expression.words import (
    ATTRIBUTES_WITHOUT_RESULT,
    BRINGING,
    CALLS_WITHOUT_RESULT,
    CLAUSE_WORDS,
    GRADIENTS,
    OPTIMIZERS,
    PRINTING,
    SEEDING,
    STARTS_BACKWARD,
    WITHOUT_RESULT,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DEFAULT_NAME = "f"
EVALUATED = "evaluated"  # at x = 2
LEADING_WORDS = CLAUSE_WORDS | DECLARING | NUMBER_KINDS | SAYING | {"input", "output", "weight"}
NO_BRANCHES = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Of branches those are read that give one name its value, as in {example}; no while, try "
        "or class. Write the lines that compute, one by one.",
    ),
    example="y = x if x > 0 else 0",
)
FIRST_OF_SEVERAL = QT_TRANSLATE_NOOP(
    "Sentence", "Of what is returned the first, {name}, was read as the loss."
)
NO_CLASS = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A class is not read. Write what its forward computes, with names for the weights, as in "
        "{example}.",
    ),
    example="y = relu(x @ W1 + b1) @ W2 + b2",
)
ONE_STEP = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A gradient step comes before this line. A circuit is that of one step: leave out what "
        "follows it.",
    )
)
ONE_HEADER = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "A program has one header. To use a formula several times, make it a block."
    )
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One assignment: the name, the sign of `+=`, and the tokens of its value, an END behind them.

    `equals` is the token before the value: an operand that is missing is missing behind it. `index`
    is what stands between the name and the sign where the line sets entries: [0], brackets and all.
    """

    name: str
    value: list[Token]
    sign: str = ""
    equals: Token | None = None
    target: Token | None = None
    index: list[Token] = field(default_factory=list)

    @property
    def number(self) -> bool:
        """True where a name is given a number alone, signs and all."""
        return not self.sign and not self.index and is_signed_number(self.value[:-1])

    def uses(self, names: Collection[str]) -> bool:
        """True where one of these names stands in the value."""
        return any(each.kind is TokenKind.NAME and each.text in names for each in self.value)


@dataclass(slots=True)
class Statements:
    """The statements of a program, and the header that names its inputs in order."""

    all: list[Statement] = field(default_factory=list)
    header: str = ""
    parameters: list[str] = field(default_factory=list)
    components: list[str] = field(default_factory=list)  # of the vectors that the header names
    gradients: dict[str, Token] = field(default_factory=dict)  # the names that were left out
    backward: list[Token] = field(default_factory=list)  # the last call that begins with a name

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
        self.stepped: set[str] = set()  # the names that took a step down their gradients
        self.known: set[str] = set()  # the names that the lines so far use or assign

    def split(self, found: list[Token]) -> Statements:
        start = 0
        for index, token in enumerate(found):
            if token.kind is TokenKind.END:
                if index > start:
                    self._line([*found[start:index], token])
                start = index + 1
        return self.made

    def _line(self, line: list[Token]) -> None:
        if len(line) == 2 and line[0].text == "end" and self.made.header:
            return
        self._tell_lone_sign(line)
        line = self._without_marks(line)
        if not line:
            return
        first = line[0]
        if self._is_gradient(line) or self._calls_backward(line):
            return
        if first.kind is TokenKind.NAME and len(line) > 2:
            if self._computes_nothing(line):
                if first.text not in SEEDING:  # the arrays of random numbers tell theirs
                    self.notes.left_out(self._typed(line))
                return
            line = self._inside_block(line)
            self._no_branch(line)
            header = header_of(line)
            if header is not None:
                self._headed(line, *header)
                return
            first = line[0]
            if first.text == "return" and line[1].text not in ("=", "*", "/", "^", ","):
                self._return(line)
                return
        for clause in self._clauses(line):
            for part in self._parts(clause):
                for each in self._links(part):
                    self._statement(each)

    def _statement(self, line: list[Token]) -> None:
        """One assignment or expression."""
        if len(line) == 1:
            return
        self.known.update(each.text for each in line if each.kind is TokenKind.NAME)
        if any(each.kind is TokenKind.NAME and each.text in self.stepped for each in line):
            raise ExpressionError(ONE_STEP, self.text, line[0].position)
        first, *rest = line
        sets = entry_equals(line)
        if sets:
            behind = sets - (line[sets - 1].text in AUGMENTED)
            typed, index = "".join(each.text for each in line[behind:sets]), line[1:behind]
            value = rest[sets:]
            self.made.all.append(Statement(first.text, value, typed, line[sets], first, index))
            return
        if first.kind is TokenKind.NAME and not first.module and len(rest) > 1:
            if rest[0].text == "=" and rest[0].kind is TokenKind.SIGN:
                self.made.all.append(Statement(first.text, rest[1:], "", rest[0], first))
                return
            sign, equals = rest[0], rest[1]
            if sign.text in AUGMENTED and equals.text == "=" and sign.touches(equals):
                self.made.all.append(Statement(first.text, rest[2:], sign.text, equals, first))
                return
        self.made.all.append(Statement(self.made.header or DEFAULT_NAME, line))

    # --- what stands around a formula

    def _tell_lone_sign(self, line: list[Token]) -> None:
        """Tell that `+ y` below `f = x` is a line of its own."""
        first, second = line[0], line[1]
        is_sign = first.text == "+" or (first.text == "-" and not first.touches(second))
        if self.made.all and first.kind is TokenKind.SIGN and is_sign and not assigns(line, 1):
            self.notes.add(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    '"{line}" was read as a line of its own. To go on with the line before it, '
                    'end that line with "{sign}".',
                ),
                line=excerpt(self._typed(line)),
                sign=first.text,
            )

    def _without_marks(self, line: list[Token]) -> list[Token]:
        """The line without the number or bullet of a list, the name of a step, and its (1)."""
        begins = mark(line, self.text)
        if begins:
            if line[0].text != "=":
                self.notes.left_out(self._typed([*line[:begins], line[begins]]))
            line = line[begins:]
        kind = annotated_equals(line)
        if kind:
            line = [line[0], *line[kind:]]
        tag = line[-4:-1]
        if (
            len(line) > 5
            and [tag[0].text, tag[2].text] == ["(", ")"]
            and tag[1].kind is TokenKind.NUMBER
            and tag[0].position - line[-5].end > 1
            and ends_operand(line[-5])
        ):
            number = self._typed([*tag, line[-1]])
            if line[-5].kind is TokenKind.NAME:
                self.notes.left_out(number)
                return [*line[:-4], line[-1]]
            self.notes.read(number, f"*{number}")  # as it always was
        return line

    def _clauses(self, line: list[Token]) -> Iterator[list[Token]]:
        """`f = x*y (x = 2) (y = 3)` as the formula and its numbers, and so without parentheses."""
        behind: list[list[Token]] = []
        end = len(line) - 1
        while (opens := opening(line, end - 1)) > 1 and assigns(line, opens + 1):
            is_wide = self.text[line[opens].position] == "（"  # needs no space before it
            if line[opens - 1].touches(line[opens]) and not is_wide:
                break
            behind.append([*line[opens + 1 : end - 1], line[-1]])
            end = opens
        yield from self._side_by_side([*line[:end], line[-1]])
        for each in reversed(behind):
            yield from self._side_by_side(each)

    def _side_by_side(self, line: list[Token]) -> Iterator[list[Token]]:
        """`f = 3x^2 at x = 2` as the formula and its numbers; `x = 2 y = 3` as two assignments."""
        start = 0
        for index in range(1, len(line) - 2):
            before, here = line[index - 1], line[index]
            if here.kind is not TokenKind.NAME:
                continue
            if here.text.lower() in CLAUSE_WORDS and assigns(line, index + 1):
                end = index - (before.text.lower() == EVALUATED)
                end -= line[end - 1].text == ","
                if ends_operand(line[end - 1]):
                    yield [*line[start:end], line[-1]]
                    start = index + 1
            elif (
                assigns(line, index)
                and index - start < 5
                and is_number_given(line[start:index])
                and not before.touches(here)
            ):
                yield [*line[start:index], line[-1]]
                start = index
        yield line[start:]

    def _links(self, line: list[Token]) -> Iterator[list[Token]]:
        """The assignments of a chain: a = f = x*y gives f and a, and z = x + y = 2 + 1 gives z."""
        if len(line) < 2:
            return
        if entry_equals(line):
            yield line
            return
        first = target_equals(line)
        links = [at for at in outer(line, "=≈") if at > first]
        if line[1].text == "≈" and self._is_of_numbers(line[2:-1]):
            self.notes.left_out(self._typed(line))
            return
        names, start = [line[0]], first + 1
        while first == 1 and links and line[links[0]].text == "=":
            inside = line[start : links[0]]
            behind = line[links[0] + 1 : links[1] if len(links) > 1 else -1]
            if len(inside) != 1 or inside[0].kind is not TokenKind.NAME or inside[0].module:
                break
            if len(behind) == 1 and behind[0].kind is TokenKind.NAME:
                break
            if inside[0].text in self.known and self._is_of_numbers(behind):
                break
            names.append(inside[0])
            start = links.pop(0) + 1
        if len(names) > 1:
            equals = line[1]
            yield from self._links([names[-1], equals, *line[start:]])
            for name, value in zip(names[-2::-1], names[:0:-1], strict=True):
                yield [name, equals, value, line[-1]]
            return
        if links and self._is_result(line, first, links[0]):
            self.notes.left_out(self._typed(line[links[0] :]))
            line = [*line[: links[0]], line[-1]]
        yield line

    def _is_result(self, line: list[Token], first: int, at: int) -> bool:
        """Whether what stands behind this sign says again, or says what comes out."""
        behind = line[at + 1 : -1]
        if at == 0 or at == first + 1 or not behind or behind[0].text == "=":
            return False
        if self._is_of_numbers(behind):
            words = line[:at] if first == 0 else []
            is_prose = len(words) > 1 and all(each.kind is TokenKind.NAME for each in words)
            return not (is_prose and any(len(each.text) > 2 for each in words))
        side_by_side = line[at - 1].kind is TokenKind.NAME and ends_operand(line[at - 2])
        lone = at == first + 2 and line[at - 1].kind is TokenKind.NAME
        return first > 0 and not side_by_side and not lone and line[at].text == "="

    def _is_of_numbers(self, tokens: list[Token]) -> bool:
        """Whether no name is among them but those of functions and constants."""
        return bool(tokens) and all(
            each.kind is not TokenKind.METHOD
            and (
                each.kind is not TokenKind.NAME
                or (each.text in CONSTANTS and each.text not in self.known)
                or (function_named(each.text) is not None and following.text == "(")
            )
            for each, following in pairwise([*tokens, tokens[-1]])
        )

    # --- lines that compute nothing

    def _computes_nothing(self, line: list[Token]) -> bool:
        first, second = line[:2]
        if first.text in BRINGING:
            return second.kind is TokenKind.NAME
        if first.text in PRINTING and (second.kind is TokenKind.METHOD or second.text == "<"):
            return True
        if first.text == "if" and second.text == "__name__":
            return True
        if self.made.backward and (self._steps(line) or self._is_unknown_call(line)):
            return True
        if second.text == "=" and any(
            each.text in OPTIMIZERS or not OPTIMIZERS.isdisjoint(each.module.split("."))
            for each in line[2:5]
        ):
            return True  # opt = torch.optim.SGD([w], lr=0.1)
        is_seed = first.module != "" and first.text in CALLS_WITHOUT_RESULT  # np.random.seed(0)
        if (first.text in WITHOUT_RESULT or is_seed) and second.text == "(":
            return closing(line, 1) == len(line) - 2
        if second.kind is not TokenKind.METHOD:
            return False
        last_method = next(
            (
                index
                for index in range(len(line) - 1, 0, -1)
                if line[index].kind is TokenKind.METHOD
            ),
            1,
        )
        method = line[last_method].text
        if method == "zero_" and not any(each.text == "grad" for each in line):
            return False
        if method in ATTRIBUTES_WITHOUT_RESULT:
            return line[last_method + 1].text == "=" or last_method == len(line) - 2
        return method in CALLS_WITHOUT_RESULT and line[last_method + 1].text == "("

    def _steps(self, line: list[Token]) -> bool:
        """Whether a line behind the backward pass steps down a gradient: w -= lr * w.grad."""
        equals = target_equals(line)
        if not equals or not any(
            each.kind is TokenKind.METHOD and each.text == "grad" for each in line
        ):
            return False
        self.stepped.add(line[0].text)
        return True

    def _is_unknown_call(self, line: list[Token]) -> bool:
        """Whether a line behind the backward pass only calls what is not here: sgd([w], lr)."""
        first = line[0]
        is_here = function_named(first.text) or array_function(first.text)
        is_call = line[1].text == "(" and closing(line, 1) == len(line) - 2
        return is_call and not first.module and not is_here and first.text not in self.known

    def _is_gradient(self, line: list[Token]) -> bool:
        """Leave out what only names a gradient: df/dx = -4, g = tape.gradient(y, x)."""
        if names_derivative(line):
            self.notes.left_out(self._typed(line))
            self.made.gradients.setdefault("", line[0])
            return True
        at = next(iter(outer(line, "=")), -1)
        targets, value = line[: max(at, 0)], line[at + 1 :]
        if len(value) < 3 or value[0].kind is not TokenKind.NAME:
            return False
        called = value[1] if value[1].kind is TokenKind.METHOD else value[0]
        behind = value[2] if called is value[1] else value[1]
        if called.text not in GRADIENTS:
            return False
        if behind.text != "(" and not (
            called is value[1] and behind.kind is TokenKind.END and targets
        ):
            return False
        if called is value[0] and (called.text in self.known or not closes_last(value)):
            return False
        for each in targets:
            if each.kind is TokenKind.NAME:
                self.made.gradients[each.text] = each
        if not targets:
            self.made.gradients.setdefault("", called)
        self.notes.left_out(self._typed(line))
        return True

    def _calls_backward(self, line: list[Token]) -> bool:
        """Take q.backward() for what says which the loss is; (q + r).backward() is one, too."""
        at = next((n for n, each in enumerate(line) if each.text in STARTS_BACKWARD), 0)
        if line[at].kind is not TokenKind.METHOD or closing(line, at + 1) != len(line) - 2:
            return False
        if at == 1 and line[0].text in self.known:
            if self.made.backward:
                self.notes.backward(self._typed(self.made.backward))
            self.made.backward = line
            return True
        if outer(line, "=") or not (line[0].text in self.known or line[0].module or at > 2):
            return False
        self.notes.backward(self._typed(line[at:]))
        self._statement([*line[:at], line[-1]])
        return True

    def _inside_block(self, line: list[Token]) -> list[Token]:
        """What stands behind the colon of `with …:` in the same line."""
        if line[0].text != "with" or not outer(line, ":"):
            return line
        colon = outer(line, ":")[0]
        self.notes.left_out(self._typed([*line[: colon + 1], line[colon + 1]]))
        return line[colon + 1 :]

    def _no_branch(self, line: list[Token]) -> None:
        if len(line) < 3:
            return
        first, second = line[:2]
        if first.text == "class" and outer(line, ":"):
            raise ExpressionError(NO_CLASS, self.text, first.position)
        if first.text in BRANCHES and outer(line, ":") and second.text not in ("=", "*"):
            raise ExpressionError(NO_BRANCHES, self.text, first.position)

    # --- headers

    def _headed(self, line: list[Token], name: Token, inputs: list[str], start: int) -> None:
        if self.made.header:
            raise ExpressionError(ONE_HEADER, self.text, name.position)
        self.made.header = name.text
        self.made.parameters = inputs
        value = line[start:]
        if value[0].text == "return" and len(value) > 2:
            self._return(value)
        elif len(value) > 1:
            for clause in self._clauses(value):
                for part in self._parts(clause):
                    self._statement(part)
        elif line[0].text != "def" and line[start - 1].text == "=":
            self.made.all.append(Statement(name.text, value, "", line[start - 1]))

    def _return(self, line: list[Token]) -> None:
        value = line[1:]
        commas = outer(value, ",")
        if commas and commas[0] == 1 and value[0].kind is TokenKind.NAME:
            self.notes.add(FIRST_OF_SEVERAL, name=value[0].text)
            value = [value[0], line[-1]]
        name = self.made.header or DEFAULT_NAME
        if len(value) == 2 and value[0].kind is TokenKind.NAME:
            name = value[0].text
        self.made.all.append(Statement(name, value))

    # --- several assignments in a line

    def _parts(self, line: list[Token]) -> Iterator[list[Token]]:
        line = _without_words(line)
        commas = outer(line, ",")
        end = line[-1]
        if commas and commas[-1] == len(line) - 2:  # f = x + y,
            line = [*line[: commas[-1]], end]
            commas.pop()
        if not commas:
            if len(line) > 1:
                yield line
            return
        bounds = [-1, *commas, len(line) - 1]
        parts = [_without_words([*line[a + 1 : b], end]) for a, b in pairwise(bounds)]
        assigns = [
            len(part) > 2 and part[0].kind is TokenKind.NAME and part[1].text == "="
            for part in parts
        ]
        if all(assigns[1:]):
            self.notes.add(
                QT_TRANSLATE_NOOP(
                    "Sentence", "The commas between the assignments were read as semicolons."
                )
            )
            yield from parts
            return
        yield line

    # --- small things

    def _typed(self, line: list[Token]) -> str:
        return self.text[line[0].position : line[-1].position]


def _without_words(line: list[Token]) -> list[Token]:
    """The line without the words that only lead to its assignment: let x = 2, const x = 2."""
    at = 0
    while (
        len(line) - at > 3
        and line[at].text.lower() in LEADING_WORDS
        and line[at + 1].kind is TokenKind.NAME
        and (line[at + 2].text == "=" or line[at + 1].text.lower() in LEADING_WORDS)
    ):
        at += 1
    return line[at:]
