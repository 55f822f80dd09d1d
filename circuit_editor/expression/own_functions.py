"""Functions that a text defines and calls, written out where they are called.

    def f(a): return a*a                    L = (x*x) + (y*y)
    L = f(x) + f(y)

    def neuron(x, w):                       z = x*w
        z = x * w                           z2 = u*v
        return tanh(z)                      L = (tanh(z)) + (tanh(z2))
    L = neuron(x, w) + neuron(u, v)

Also `f = lambda a: a*a` and `f(a) = a*a`. A function is left out then; one that nothing calls, or
only with numbers, is the formula itself (see `statements` and `unpacking`). What is computed inside
keeps its name, with a number behind it where another has that.
"""

from __future__ import annotations

from typing import NamedTuple

from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.functions import function_named
from circuit_editor.expression.grammar import DEEPEST
from circuit_editor.expression.loops import lines_inside
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.refusals import wrong_count
from circuit_editor.expression.rounds import MOST_WRITTEN_OUT
from circuit_editor.expression.shapes import (
    closing,
    closings,
    is_signed_number,
    lines_of,
    outer,
    split_at_commas,
    target_equals,
)
from circuit_editor.expression.tokens import OF_AN_OBJECT, Token, TokenKind, sign_at
from circuit_editor.expression.words import WITHOUT_RESULT
from circuit_editor.text import QT_TRANSLATE_NOOP, Template

CALLS_ITSELF = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{name} calls itself. A circuit has no such circle: write the steps out one by one.",
    ),
    quoted=("name",),
)
NO_SUCH_INPUT = Template(
    QT_TRANSLATE_NOOP("Sentence", 'The function {name} has no input "{given}".'),
    quoted=("name", "given"),
)


class OwnFunction(NamedTuple):
    """A function of the text: its inputs with their defaults, and the lines that compute it.

    The last of these lines is what it gives back. `first` and `end` are the numbers of the lines
    that define it.
    """

    name: Token
    inputs: dict[str, list[Token]]
    lines: list[list[Token]]
    first: int
    end: int


def with_calls_written_out(text: str, found: list[Token], notes: Notes) -> list[Token]:
    """The tokens of a text without functions that it calls; the very same where it calls none.

    Raises ExpressionError for a call with other inputs, and for a function that calls itself.
    """
    if not any(each.text in ("def", "lambda") for each in found) and ")" not in text:
        return found
    lines = lines_of(found)
    functions = [
        made for at in range(len(lines)) if (made := _function(text, lines, at)) is not None
    ]
    called = {each.name.text: each for each in functions if _is_called(lines, each)}
    if not called:
        return found
    written = {at for each in called.values() for at in range(each.first, each.end)}
    left = [line for at, line in enumerate(lines) if at not in written]
    writer = _Writer(text, called, {each.text for line in left for each in line})
    written_out = [token for line in left for token in writer.line(line)]
    for name in called:
        notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence", "The function {name} was written out wherever it is called."
            ),
            name=name,
        )
    return written_out


def _function(text: str, lines: list[list[Token]], at: int) -> OwnFunction | None:
    """The function that a line defines, with those inside it; None where it defines none."""
    line, end = lines[at], at + 1
    if line[0].kind is not TokenKind.NAME or len(line) < 5:
        return None
    texts = [each.text for each in line[:3]]
    if texts[0] == "def" and texts[2] == "(":
        closes = closing(line, 2)
        colon = next((n for n in outer(line, ":") if n > closes > 0), 0)
        if not colon:
            return None
        name, head = line[1], line[3:closes]
        inside, end = lines_inside(text, lines, at, colon)
    elif texts[1:] == ["=", "lambda"] and outer(line, ":"):
        name, (colon, *_) = line[0], outer(line, ":")
        head, inside = line[3:colon], [line[colon:]]
    elif texts[1] == "(" and (closes := closing(line, 1)) > 0 and line[closes + 1].text == "=":
        name, head, inside = line[0], line[2:closes], [line[closes + 1 :]]
    else:
        return None
    inputs = _inputs(head)
    is_def = texts[0] == "def"
    if inputs is None or not inside or (is_def and inside[-1][0].text != "return"):
        return None
    if not all(map(target_equals, inside[:-1])) or len(inside[-1]) < 3:
        return None
    # one of arrays that is the same was blanked before: this one computes something else
    return (
        None
        if function_named(name.text) is not None
        else OwnFunction(name, inputs, inside, at, end)
    )


def _inputs(head: list[Token]) -> dict[str, list[Token]] | None:
    """The inputs of a function, with what each is where it is not given; None for other heads."""
    inputs: dict[str, list[Token]] = {}
    parts = split_at_commas(head)
    if not all(parts):
        return None
    for part in parts:
        equals = next(iter(outer(part, "=")), len(part))
        is_plain = equals == 1 or part[1].text == ":" if len(part) > 1 else True
        if part[0].kind is not TokenKind.NAME or not is_plain:
            return None
        if part[0].text not in OF_AN_OBJECT:
            inputs[part[0].text] = part[equals + 1 :]
    return inputs


def _is_called(lines: list[list[Token]], function: OwnFunction) -> bool:
    """Whether a line elsewhere calls a function with more than numbers, and none only names it."""
    name, is_called = function.name.text, False
    for at, line in enumerate(lines):
        if function.first <= at < function.end or line[0].text in WITHOUT_RESULT:
            continue
        ends = closings(line)
        for place, token in enumerate(line):
            if token.text != name or token.kind is not TokenKind.NAME or token.module:
                continue
            closes = ends.get(place + 1, -1) if line[place + 1].text == "(" else -1
            if closes < 0 or (place == 0 and line[closes + 1].text == "="):
                return False
            given = [] if is_called else split_at_commas(line[place + 2 : closes])
            is_called |= not given or not all(map(is_signed_number, given))
    return is_called


class _Writer:
    def __init__(self, text: str, functions: dict[str, OwnFunction], taken: set[str]) -> None:
        self.text = text
        self.functions = functions
        self.taken = taken
        self.before: list[Token] = []  # lines that the present one needs
        self.size = self.depth = 0

    def line(self, line: list[Token]) -> list[Token]:
        """A line with all its calls written out, and before it what these compute first."""
        if line[0].text in WITHOUT_RESULT:
            return line
        made = self._without_calls(line[:-1], ())
        before, self.before = self.before, []
        return [*before, *made, line[-1]]

    def _without_calls(self, part: list[Token], around: tuple[str, ...]) -> list[Token]:
        made: list[Token] = []
        at, ends = 0, closings(part)
        while at < len(part):
            token = part[at]
            is_call = token.kind is TokenKind.NAME and not token.module
            is_call = is_call and at + 1 < len(part) and part[at + 1].text == "("
            closes = ends.get(at + 1, -1) if is_call else -1
            if closes < 0 or token.text not in self.functions:
                made.append(token)
                at += 1
                continue
            if token.text in around:
                raise ExpressionError(CALLS_ITSELF(name=token.text), self.text, token.position)
            given = split_at_commas(part[at + 2 : closes])
            self.depth += 1
            refuse_if(DEEPEST.exceeded_by(self.depth), self.text, token.position)
            given = [self._without_calls(each, around) for each in given]
            result = self._call(self.functions[token.text], given, token, around)
            self.depth -= 1
            made += [sign_at("(", token), *result, part[closes]]
            at = closes + 1
        return made

    def _call(
        self, function: OwnFunction, given: list[list[Token]], at: Token, around: tuple[str, ...]
    ) -> list[Token]:
        """What a call gives back; what it computes on the way stands before the present line."""
        name, inside = function.name.text, function.lines
        around = (*around, name)
        assigned = {line[0].text for line in inside[:-1]}
        uses = [each.text for line in inside for each in line]
        meaning: dict[str, list[Token]] = {}
        for input_, value in self._bound(function, given, at).items():
            is_short = len(value) == 1 or is_signed_number(value)
            if input_ in assigned or not (is_short or uses.count(input_) < 2):
                meaning[input_] = self._assigned(input_, value, at)
            else:
                meaning[input_] = value
        for line in inside[:-1]:
            equals = target_equals(line)
            value = self._without_calls(_with(line[equals + 1 : -1], meaning), around)
            if equals == 2:  # s += x
                so_far = meaning.get(line[0].text, line[:1])
                value = [*so_far, line[1], sign_at("(", line[2]), *value, sign_at(")", line[2])]
            meaning[line[0].text] = self._assigned(line[0].text, value, line[0])
        return self._without_calls(_with(inside[-1][1:-1], meaning), around)

    def _assigned(self, name: str, value: list[Token], at: Token) -> list[Token]:
        """A name for a value, which is computed before the present line."""
        fresh, count = name, 1
        while fresh in self.taken:
            count += 1
            fresh = f"{name}_{count}" if name[-1].isdigit() else f"{name}{count}"
        self.taken.add(fresh)
        self.size += len(value)
        refuse_if(MOST_WRITTEN_OUT.exceeded_by(self.size), self.text, at.position)
        made = Token(TokenKind.NAME, fresh, at.position, at.end)
        end = Token(TokenKind.END, ";", at.end, at.end)
        self.before += [made, sign_at("=", at), *value, end]
        return [made]

    def _bound(
        self, function: OwnFunction, given: list[list[Token]], at: Token
    ) -> dict[str, list[Token]]:
        """What each input of a function is in a call."""
        name, inputs = function.name.text, function.inputs
        bound = dict(inputs)
        order = iter(inputs)
        for part in given:
            is_named = len(part) > 2 and part[1].text == "=" and part[0].kind is TokenKind.NAME
            input_ = part[0].text if is_named else next(order, "")
            if is_named and input_ not in inputs:
                raise ExpressionError(
                    NO_SUCH_INPUT(name=name, given=input_), self.text, part[0].position
                )
            if input_:
                bound[input_] = part[2:] if is_named else part
        if len(given) > len(inputs) or not all(bound.values()):
            needed = [each for each, default in inputs.items() if not default]
            optional = [each for each, default in inputs.items() if default]
            wrong = wrong_count(name, needed, optional, len(given))
            raise ExpressionError(wrong, self.text, at.position)
        self.size += sum(map(len, given)) + sum(map(len, function.lines))
        refuse_if(MOST_WRITTEN_OUT.exceeded_by(self.size), self.text, at.position)
        return bound


def _with(part: list[Token], meaning: dict[str, list[Token]]) -> list[Token]:
    """A part with what its names mean, each at its place; not the names of options: dim=1."""
    made: list[Token] = []
    for at, token in enumerate(part):
        value = meaning.get(token.text) if token.kind is TokenKind.NAME else None
        behind = "".join(each.text for each in part[at + 1 : at + 3])
        is_option = behind.startswith("=") and behind != "=="
        if value is None or token.module or is_option:
            made.append(token)
        elif len(value) == 1:
            made.append(value[0]._replace(position=token.position, end=token.end))
        else:
            end = token.end
            closes = Token(TokenKind.SIGN, ")", end, end)
            made += [Token(TokenKind.SIGN, "(", token.position, token.position), *value, closes]
    return made
