"""The grammar of a statement's value: tokens to postfix code.

Operators wait on a stack until one that binds less tightly arrives, so nothing here is recursive
and a sum may have as many terms as it likes. From loose to tight:

    a + b   a - b             from left to right
    a * b   a / b   2x  a b   from left to right
    sin x   log 2x            a function printed without parentheses, up to the next sign
    -a      +a
    a ^ b                     from right to left: a^b^c is a^(b^c)
    √a

A product sign may be left out between two operands, where the left one is a number, a name or
something closed and the right one a name or something that opens; it then means exactly what the
sign would have meant: `2x^2` is 2*(x^2) and `1/2x` is (1/2)*x. What looks like one number, 0x10 or
1__0, is refused. As in Python, -x^2 is -(x^2) and 2^-x is 2^(-x).

A name before `(` is a function where there is one (see `functions`); else it is a factor if the
text gives it a meaning or it is a letter with or without a number, and otherwise it is refused. The
name of a function is one only there: `squared_error = (y - t)^2` was good before there were blocks,
and is. The functions of the first version stay reserved.

`e` and `pi` are the constants, where the text, or the circuit it belongs to, knows no such name.

Square brackets around one value are parentheses: -[a + b]. A list, an index w[0], a layer w^[1] and
a transpose w^T x are refused. max and min take two values or more.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from circuit_editor.expression import refusals
from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.functions import (
    AMBIGUOUS,
    CONSTANTS,
    FUNCTIONS,
    IS_FUNCTION,
    NOT_FINITE,
    OF_SEVERAL,
    OPERATORS,
    PRINTED_BARE,
    RESERVED,
    WRAPPERS,
    function_named,
    lowered,
    no_function,
)
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.operator_stack import Operator, Parenthesis
from circuit_editor.expression.postfix import Assignment, Instruction, Role
from circuit_editor.expression.shapes import groups
from circuit_editor.expression.statements import Statement, Statements
from circuit_editor.expression.tokens import (
    LAYER,
    TRANSPOSED,
    Token,
    TokenKind,
    is_glued,
    number,
    unexpected_character,
)
from circuit_editor.expression.words import why_no_factor, why_no_first_factor, why_no_sum
from circuit_editor.files import FileError, library
from circuit_editor.files.limits import Limit
from circuit_editor.gates import kinds
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DEEPEST = Limit(
    100,
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Parentheses stand more than {limit} deep here. Give a part a name in a line of its own.",
    ),
)

# How tightly what waits on the stack binds. Within sin 2x the product binds more tightly than sin.
SUM, PRODUCT, BARE_CALL, INNER_PRODUCT, SIGN, POWER, ROOT = range(1, 8)
TIGHTNESS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER}
FROM_RIGHT = "^"
LETTER = re.compile(r"[^\W\d_](?:_?\d+)?\Z")  # x, x1, x_1: no function is called so
OPENS, CLOSES = refusals.CLOSED_BY, frozenset(")|]")
CLOSES_NOTHING = refusals.CLOSES_NOTHING(sign=")", other="(")
BELONGS = QT_TRANSLATE_NOOP(
    "Sentence", 'Only {first} of "{typed}" belongs to "{sign}". Put parentheses around more.'
)
SIGNS_OF_THE_GRAMMAR = frozenset("+-*/^(),=|√")
# methods that give back the number they are called on
GIVE_THE_SAME = frozenset(["double", "float", "item", "data", "detach", "numpy", "clone"])


class TextContext:
    """The context that all lines of a text use."""

    def __init__(
        self, text: str, notes: Notes, found: Statements, declared: Collection[str]
    ) -> None:
        self.text = text
        self.notes = notes
        self.header = found.header
        self.gradients = found.gradients
        # every name that has a meaning of its own, so that it is no constant
        self.known = frozenset(found.assigned) | frozenset(declared)


class LineReader:
    """The value of one statement while it is read, token by token."""

    def __init__(self, reading: TextContext, statement: Statement) -> None:
        self.text = reading.text
        self.notes = reading.notes
        self.reading = reading
        self.statement = statement
        self.code: list[Instruction] = []
        self.waiting: list[Operator | Parenthesis] = []
        self.open: list[Parenthesis] = []  # those among the waiting, the innermost last
        self.complete = False  # an operand has just ended: an operator may follow
        self.last: Token | None = statement.equals
        self.call: Parenthesis | None = None  # its parenthesis is the next token
        self.powers_of_e: set[int] = set()  # where e^ stands
        self.groups: frozenset[int] | None = None
        self.at = 0

    def read(self) -> Assignment:
        """Read the statement. Raises ExpressionError."""
        statement, found = self.statement, self.statement.value
        name = statement.name
        if statement.target is not None:
            self._no_function(statement.target)
        if statement.sign:
            assert statement.target is not None
            self._word(Role.NAME, name, 0, statement.target.position)
            self.complete = False
        while self.at < len(found) - 1:
            token = found[self.at]
            self.at += 1
            if self.complete:
                self._after_operand(token)
            else:
                self._operand(token)
            self.last = token
        self._finish(found[-1])
        if statement.sign:
            position = statement.equals.position - 1 if statement.equals else 0
            self._word(Role.OPERATOR, OPERATORS[statement.sign], 2, position)
        return Assignment(name, self.code, bool(statement.sign))

    def _finish(self, end: Token) -> None:
        if not self.complete:
            raise self._no_operand(end)
        if self.open:
            opened = self.open[-1]
            other = OPENS[opened.sign]
            raise self._error(refusals.NEVER_CLOSED(sign=opened.sign, other=other), opened)
        self._apply_tighter_than(0)

    def _next(self, ahead: int = 0) -> Token:
        """The token that is read next; at the end, the END."""
        found = self.statement.value
        return found[min(self.at + ahead, len(found) - 1)]

    # --- where an operand may stand

    def _operand(self, token: Token) -> None:
        if token.kind is TokenKind.NUMBER:
            self._word(Role.NUMBER, number(self.text, token), 0, token.position)
        elif token.kind is TokenKind.NAME:
            self._name(token)
        elif token.kind is not TokenKind.SIGN:
            raise unexpected_character(self.text, token.position)
        elif token.text in ("(", "|") or (token.text == "[" and self._may_open()):
            self._open(token)
        elif token.text in ("+", "-"):
            kind = kinds.NEG if token.text == "-" else ""
            self.waiting.append(Operator(kind, 1, SIGN, token.position))
        elif token.text == "√":
            self.waiting.append(Operator(kinds.SQRT, 1, ROOT, token.position, Role.CALL))
            if self._next().text != "(":
                typed = self.text[token.position : self._next().end]
                self.notes.read(typed, f"sqrt({self._next().text})")
        else:
            raise self._no_operand(token)

    def _name(self, token: Token) -> None:
        name, following = token.text, self._next()
        if following.text == "(" and following.kind is TokenKind.SIGN:
            if self._begins_call(token):
                return
        elif token.module and name not in (*CONSTANTS, *NOT_FINITE):
            if function_named(name) is None:
                raise self._error(no_function(name), token)
            raise self._error(IS_FUNCTION(name=token.shown), token)
        if self._is_bare_call(token):
            return
        if self._is_constant(token):
            self._word(Role.CONSTANT, CONSTANTS[name], 0, token.position)
            return
        self._no_function(token)
        if name in self.reading.gradients and name not in self.reading.known:
            raise self._error(refusals.IS_GRADIENT(name=token.shown), token)
        if name in ("inf", "nan") and name not in self.reading.known:
            raise self._error(refusals.NOT_FINITE(name=token.shown), token)
        self._word(Role.NAME, name, 0, token.position)

    def _is_constant(self, token: Token) -> bool:
        if token.text not in CONSTANTS or (not token.module and token.text in self.reading.known):
            if token.module and token.text in NOT_FINITE:
                raise self._error(refusals.NOT_FINITE(name=token.shown), token)
            return False
        told = QT_TRANSLATE_NOOP("Sentence", '"{name}" was read as the number π = 3.14159….')
        if CONSTANTS[token.text] == "e":
            told = QT_TRANSLATE_NOOP("Sentence", '"{name}" was read as the number e = 2.71828….')
        self.notes.add(told, name=token.text)
        return True

    def _begins_call(self, token: Token) -> bool:
        """Whether the name and the `(` behind it are a call; a product is told in the notes."""
        name = token.text
        kind = function_named(name, token.module)
        if kind is not None:
            if not token.module and name in self.reading.known and name not in RESERVED:
                self.notes.add(
                    QT_TRANSLATE_NOOP(
                        "Sentence", "{name}(…) was read as the function, not as a product."
                    ),
                    name=name,
                )
            self._tell_spelling(name, kind)
            self.call = Parenthesis(token.position, "(", token, kind)
            return True
        if name in WRAPPERS and name not in self.reading.known:
            self.call = Parenthesis(token.position, "(", token, wraps=True)
            return True
        if token.module or (name == self.reading.header and name not in self.reading.known):
            if token.module:
                raise self._error(no_function(name), token)
            raise self._error(refusals.IS_HEADER(name=token.shown), token)
        if name not in self.reading.known:
            refuse_if(why_no_sum(name), self.text, token.position)
        if name in self.reading.known or name in CONSTANTS or LETTER.match(name):
            self.notes.read(f"{name}(…)", f"{name}*(…)")
            return False
        raise self._error(no_function(name), token)

    def _tell_spelling(self, name: str, kind: str) -> None:
        if name in AMBIGUOUS and kind == kinds.LOG:
            self.notes.add(
                QT_TRANSLATE_NOOP("Sentence", "{name} was read as the natural logarithm."),
                name=name,
            )
        elif name in AMBIGUOUS:
            self.notes.read(name, kind)

    def _is_bare_call(self, token: Token) -> bool:
        """Read `sin x`, and the power in `sin^2 x` and `sin^2(x)`, if that is what stands here."""
        name = lowered(token.text)
        kind = function_named(name) if name in PRINTED_BARE else None
        if kind is None or token.text in self.reading.known or token.module:
            return False
        if self._has_negative_power_ahead():
            raise self._error(refusals.INVERSE_OR_RECIPROCAL(name=token.shown), token)
        power, skipped = self._power_ahead()
        following = self._next(skipped)
        if skipped and following.text == "(":
            self.at += skipped
            self.call = Parenthesis(token.position, "(", token, kind, power=power)
        elif self._begins_operand(following, signs=token.text in RESERVED):
            self.at += skipped
            self.waiting.append(Operator(kind, 1, BARE_CALL, token.position, Role.CALL, power))
        else:
            return False
        self.notes.read(
            self.text[token.position : self._next().end],
            f"{kind}(…)" if power is None else f"{kind}(…)^{power:g}",
        )
        return True

    def _power_ahead(self) -> tuple[float | None, int]:
        """The number in `^2` or `^{2}` before an argument, and how many tokens both take."""
        if self._next().text != "^":
            return None, 0
        inside = [self._next(ahead) for ahead in range(1, 4)]
        if inside[0].kind is TokenKind.NUMBER:
            exponent, taken = inside[0], 2
        elif inside[0].text == "(" and inside[1].kind is TokenKind.NUMBER and inside[2].text == ")":
            exponent, taken = inside[1], 4
        else:
            return None, 0
        following = self._next(taken)
        if not (following.text == "(" or self._begins_operand(following, signs=False)):
            return None, 0
        return number(self.text, exponent), taken

    def _has_negative_power_ahead(self) -> bool:
        """Whether `^-1` or `^{-1}` and an argument stand here: sin^-1 x."""
        ahead = [self._next(each).text for each in range(5)]
        if ahead[:2] == ["^", "-"]:
            taken = 3
        elif ahead[:3] == ["^", "(", "-"] and ahead[4] == ")":
            taken = 5
        else:
            return False
        following = self._next(taken)
        return following.text == "(" or self._begins_operand(following, signs=False)

    def _begins_operand(self, token: Token, *, signs: bool) -> bool:
        """True where an operand begins without `(`; with `signs`, also one like -x."""
        is_word = token.kind in (TokenKind.NUMBER, TokenKind.NAME)
        return is_word or token.text in ("|", "√") or (signs and token.text == "-")

    def _no_function(self, token: Token) -> None:
        if token.text in RESERVED:
            raise self._error(IS_FUNCTION(name=token.shown), token)

    def _open(self, token: Token) -> None:
        refuse_if(DEEPEST.exceeded_by(len(self.open) + 1), self.text, token.position)
        opened, self.call = self.call, None
        if opened is None:
            kind = kinds.ABS if token.text == "|" else ""
            opened = Parenthesis(token.position, token.text, None, kind)
        opened.position = token.position
        self.waiting.append(opened)
        self.open.append(opened)
        self.complete = False

    def _may_open(self) -> bool:
        """Whether a `[` holds a number, as in tensor([2.0]), or groups as a parenthesis does."""
        if self.open and self.open[-1].wraps:
            return True
        if self.groups is None:
            self.groups = groups(self.statement.value)
        if self.at - 1 not in self.groups:
            return False
        if self.last is not None and self.last.text == "^":
            raise self._error(LAYER, self._next(-1))
        self.notes.read("[…]", "(…)")
        return True

    # --- where an operator may stand

    def _after_operand(self, token: Token) -> None:
        if token.kind is TokenKind.METHOD:
            self._method(token)
        elif token.kind is not TokenKind.SIGN:
            self._implied_product(token)
        elif token.text in CLOSES and self.open and OPENS[self.open[-1].sign] == token.text:
            self._close()
        elif token.text == ")":
            raise self._error(CLOSES_NOTHING, token)
        elif token.text == ",":
            self._comma(token)
        elif token.text in OPERATORS:
            if token.text == FROM_RIGHT:
                self._power(token)
            elif token.text == "/":
                self._tell_quotient()
            elif token.text == "-":
                self._tell_difference(token)
            self._operator(token.text, token.position)
        elif token.text == "=":
            raise self._error(refusals.MISPLACED_EQUALS, token)
        elif token.text in ("(", "|", "√"):
            self._implied_product(token)
        elif token.text == "[":
            assert self.last is not None
            if self.last.kind is TokenKind.NAME and self.last.touches(token):
                raise self._error(refusals.NO_INDEX, token)
            self._implied_product(token)
        else:
            raise unexpected_character(self.text, token.position)

    def _operator(self, sign: str, position: int, tightness: int = 0) -> None:
        tightness = tightness or TIGHTNESS[sign]
        self._apply_tighter_than(tightness if sign == FROM_RIGHT else tightness - 1)
        self.waiting.append(Operator(OPERATORS[sign], 2, tightness, position))
        self.complete = False

    def _tell_quotient(self) -> None:
        """Tell that dL/dw in a formula divides two names."""
        assert self.last is not None
        both = (self.last, self._next())
        if all(
            each.kind is TokenKind.NAME
            and each.text[0] == "d"
            and each.text[1:].isidentifier()
            and each.text not in self.reading.known
            for each in both
        ):
            self.notes.quotient(f"{both[0].text}/{both[1].text}")

    def _tell_difference(self, minus: Token) -> None:
        """Tell that e−x subtracts: what PDF readers and web pages make of a raised −x."""
        assert self.last is not None
        is_e = self.code[-1].role is Role.CONSTANT and self.code[-1].what == "e"
        if is_e and self.last.touches(minus):
            self.notes.difference(self.text[self.last.position : self._next().end])

    def _power(self, sign: Token) -> None:
        """Refuse the transpose in w^T x, which looks like a power of w."""
        if self.code[-1].role is Role.CONSTANT and self.code[-1].what == "e":
            self.powers_of_e.add(sign.position)
        ahead = [self._next(n).text for n in range(3)]
        letter = self._next() if ahead[0] == "T" else self._next(1)
        if letter.text != "T" or "T" in self.reading.known:
            return
        is_brace = ahead == ["(", "T", ")"] and self.text[self._next().position] == "{"
        if is_brace or (ahead[0] == "T" and self._is_written_as_transpose()):
            raise self._error(TRANSPOSED, letter)
        if ahead[0] == "T":
            self.notes.read("^T", "power(…, T)")

    def _is_written_as_transpose(self) -> bool:
        """True in LaTeX, and where a product follows that has no sign."""
        following = self._next(1)
        product = following.kind in (TokenKind.NAME, TokenKind.NUMBER) or following.text == "("
        return product or "\\" in self.text

    def _implied_product(self, token: Token) -> None:
        """Read a product whose sign is left out, and the operand behind it."""
        last = self.last
        assert last is not None
        if is_glued(last, token):
            raise self._error(refusals.NO_NUMBER(number=last.shown, name=token.shown), last)
        if token.text.startswith("_") and last.touches(token):
            raise self._error(refusals.NO_INDEX_BELOW, token)
        if last.kind is TokenKind.NAME and last.text not in self.reading.known:
            refuse_if(why_no_sum(last.text), self.text, last.position)
        if token.kind not in (TokenKind.NAME, TokenKind.SIGN):
            raise self._error(refusals.NO_SIGN(before=last.shown, after=token.shown), token)
        for each in (last, token):
            if each.kind is TokenKind.NAME and each.text not in self.reading.known:
                refuse_if(why_no_factor(each.text), self.text, each.position)
        names = last.kind is TokenKind.NAME and token.kind is TokenKind.NAME
        if last.text.endswith(".") and not last.touches(token) and len(self.code) == 1:
            self.notes.read(f"{last.text} {token.text}", f"{last.text[:-1]}*{token.text}")
        if names and function_named(token.text) is None and not last.touches(token):
            if last.text not in self.reading.known:
                refuse_if(why_no_first_factor(last.text), self.text, last.position)
            self.notes.read(f"{last.text} {token.text}", f"{last.text}*{token.text}")
        tightness = PRODUCT
        bare = self._bare_call_in_hand()
        if bare is not None and function_named(token.text) not in PRINTED_BARE:
            if last.kind is not TokenKind.NUMBER:
                raise self._error(refusals.HOW_FAR(name=bare.kind), bare)
            tightness = INNER_PRODUCT
        self._tell_how_far(token)
        self._operator("*", token.position, tightness)
        self._operand(token)

    def _tell_how_far(self, token: Token) -> None:
        """Tell what a product without its sign is part of, where people differ: 1/2x, e^2x."""
        assert self.last is not None
        first = self.last.text
        for operator in reversed(self.waiting):
            if isinstance(operator, Parenthesis) or operator.kind == kinds.MUL:
                return
            if operator.tightness < PRODUCT or token.kind is not TokenKind.NAME:
                return
            if self.last.kind is TokenKind.SIGN:
                return
            is_power = operator.kind == kinds.POWER and operator.position in self.powers_of_e
            if is_power or operator.kind == kinds.DIV:
                sign = "^" if is_power else "/"
                self.notes.add(BELONGS, first=first, typed=first + token.text, sign=sign)
                return

    def _bare_call_in_hand(self) -> Operator | None:
        """The function printed without parentheses whose argument is being read."""
        for each in reversed(self.waiting):
            if isinstance(each, Parenthesis) or each.tightness < BARE_CALL:
                return None
            if each.tightness == BARE_CALL:
                return each
        return None

    def _method(self, token: Token) -> None:
        """Read `.relu()` behind an operand: the operand is the function's first argument."""
        if self._next().text != "(":
            if token.text == "T":
                raise self._error(TRANSPOSED, token)
            raise unexpected_character(self.text, token.position)
        if token.text in GIVE_THE_SAME and self._next(1).text == ")":
            self.at += 2
            self.notes.left_out(f".{token.text}()")
            return
        kind = function_named(token.text)
        if kind is None:
            raise self._error(no_function(token.text), token)
        self._apply_tighter_than(ROOT)
        if self._next(1).text == ")":
            self.at += 2
            self._check_count(token, kind, 1)
            self._word(Role.CALL, kind, 1, token.position)
            return
        self.at += 1
        opened = Parenthesis(self._next(-1).position, "(", token, kind, arguments=2)
        self.waiting.append(opened)
        self.open.append(opened)
        self.complete = False

    def _comma(self, token: Token) -> None:
        opened = self.open[-1] if self.open else None
        if opened is not None and (opened.wraps or opened.sign == "["):
            self._skip_keywords(token)
            return
        if opened is None or not opened.kind or opened.sign == "|":
            assert self.last is not None
            raise self._error(refusals.misplaced_comma(self.last, self._next()), token)
        self._apply_tighter_than(0)
        opened.arguments += 1
        self.complete = False

    def _skip_keywords(self, comma: Token) -> None:
        """Pass over `, label='a'` behind the number that a call wraps."""
        if not (self._next().kind is TokenKind.NAME and self._next(1).text == "="):
            raise self._error(refusals.NO_LIST, comma)
        depth = 0
        while self._next().kind is not TokenKind.END:
            text = self._next().text
            if text in (")", "]") and depth == 0:
                return
            depth += (text in ("(", "[")) - (text in (")", "]"))
            self.at += 1

    def _close(self) -> None:
        self._apply_tighter_than(0)
        self.waiting.pop()
        opened = self.open.pop()
        if opened.wraps or not opened.kind:
            return
        if opened.function is not None:
            position = opened.function.position
            while opened.kind in OF_SEVERAL and opened.arguments > 2:  # max(a, b, c)
                self._word(Role.CALL, opened.kind, 2, position)
                opened.arguments -= 1
            self._check_count(opened.function, opened.kind, opened.arguments)
        else:
            position = opened.position
        self._word(Role.CALL, opened.kind, opened.arguments, position)
        self._raise_to(opened.power, position)

    def _check_count(self, function: Token, kind: str, count: int) -> None:
        needed, optional = self._arguments(function, kind)
        if not len(needed) <= count <= len(needed) + len(optional):
            if (kind, count) == (kinds.LOG, 2):
                raise self._error(refusals.OTHER_BASE, function)
            wrong = refusals.wrong_count(function.text, needed, optional, count)
            raise self._error(wrong, function)

    def _arguments(self, function: Token, kind: str) -> tuple[list[str], list[str]]:
        """What a function takes, and what it may be told besides, by name."""
        if kind in FUNCTIONS:
            gate = FUNCTIONS[kind]
            return list(gate.inputs), list(gate.attrs)
        try:
            block = library.by_function(kind)
        except FileError as error:
            raise self._error(error.problems[0].sentence, function) from error
        return [port.name for port in block.interface.inputs], []

    def _apply_tighter_than(self, tightness: int) -> None:
        """Let the operators that wait since the last open parenthesis take their operands."""
        while self.waiting:
            operator = self.waiting[-1]
            if isinstance(operator, Parenthesis) or operator.tightness <= tightness:
                break
            self.waiting.pop()
            if operator.kind:
                self._word(operator.role, operator.kind, operator.arity, operator.position)
                self._raise_to(operator.power, operator.position)

    def _raise_to(self, power: float | None, position: int) -> None:
        if power is not None:
            self._word(Role.NUMBER, power, 0, position)
            self._word(Role.OPERATOR, kinds.POWER, 2, position)

    def _word(self, role: Role, what: float | str, arity: int, position: int) -> None:
        self.code.append(Instruction(role, what, arity, position))
        self.complete = True

    # --- what can be wrong

    def _no_operand(self, token: Token) -> ExpressionError:
        """Where a number or a name should stand, this token stands."""
        if token.text == "=":
            return self._error(refusals.MISPLACED_EQUALS, token)
        if token.text == ")" and not self.open:
            return self._error(CLOSES_NOTHING, token)
        if token.kind is TokenKind.SIGN and token.text not in SIGNS_OF_THE_GRAMMAR:
            return unexpected_character(self.text, token.position)
        if self.last is None:
            return self._error(refusals.MISSING_BEFORE(sign=token.text), token)
        if self.last.text in OPENS and token.text == OPENS[self.last.text]:
            return self._error(refusals.NOTHING_INSIDE, token)
        return self._error(refusals.MISSING_AFTER(sign=self.last.text), self.last)

    def _error(self, problem: Sentence, at: Token | Operator | Parenthesis) -> ExpressionError:
        return ExpressionError(problem, self.text, at.position)
