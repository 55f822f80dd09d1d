"""The grammar of values where a text, or what it belongs to, has arrays: more than `grammar` reads.

    [[1, 2], [3, 4]]          an array, also zeros(2, 3), normal(2, 3, seed=1), np.array([1, 2])
    W @ x                     the product of matrices; as tight as a product, from left to right
    W.T   W'   Wᵀ   W^T       the transpose
    x[0]   x[1:3]   W[:, 0]   entries along the first axes, counted from 0
    x[[2, 0]]   W[ids]   p[np.arange(N), y]   those whose numbers an array holds
    x[0] = 2   W[:, 0] *= 3   sets entries; x.at[0].set(2) is an array where they are set
    sum(x, axis=0)   x.mean() gates of arrays, their attributes by name or in order
    concat(a, b)   cat([a, b], dim=1)
    max(x)   max(x, axis=1)   the largest along an axis; max(a, b) is that of two, as ever
    ‖x‖   norm(x)   ‖x‖²      the length of a vector, and its square

Whatever a text of single numbers means, it means here, too. A product without its sign, or with a
dot, is that of matrices where it joins a matrix and an array, as in W x + b, or stands behind a
transpose, as in wᵀx. Of two vectors w · x is the dot product and w x one entry by entry. The notes
tell which was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from circuit_editor.expression import refusals
from circuit_editor.expression.array_functions import (
    NOT_READ,
    SAME_ARRAY,
    array_function,
    checked_options,
    counts_of,
    in_order_of,
    inputs_of,
    one_of_an_array,
    option_names,
    set_in_libraries,
    sets_by_name,
    spread_option,
    takes_several,
)
from circuit_editor.expression.array_literals import NO_DATA, data_of
from circuit_editor.expression.composed_functions import (
    EINSUM,
    HALVES,
    NORM,
    PARTED,
    RESHAPE_AS,
    SIZE,
    SQUARED_NORM,
    STACKING,
    UNBIND,
)
from circuit_editor.expression.entries import CHOSEN, COPIES, INDEX, PART, SETS, SIZED
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import HALVING, OPERATORS, lowered
from circuit_editor.expression.grammar import GIVE_THE_SAME, PRODUCT, ROOT
from circuit_editor.expression.index_grammar import NOT_AN_INDEX, PAIR, IndexReader, is_named
from circuit_editor.expression.library_calls import TRAINING, adapt_call
from circuit_editor.expression.operator_stack import Operator, Parenthesis
from circuit_editor.expression.postfix import NO_OPTIONS, Assignment, Instruction, Role
from circuit_editor.expression.shapes import (
    CLOSING,
    OPENING,
    closing,
    outer,
    split_at_commas,
)
from circuit_editor.expression.tokens import BARS, RAISED_T, Token, TokenKind
from circuit_editor.expression.unpacking import ONE_OF
from circuit_editor.gates import kinds
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

SWAP = "swap"
PERMUTE = "permute"  # as PyTorch does it: its arguments are the whole order
OF_MODULES = frozenset(["np", "numpy", "jnp", "torch", "tf", "anp"])
DOTS = ("·", "⋅", "∙", "•", "\\cdot", "\\bullet")
SIGNS_OF_ENTRIES = ("*", "×", "∗", "⊙", "∘", "\\times", "\\odot", "\\circ", "\\ast")

ONE_INDEX = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Entries are set by one index behind the name of an array, as in x[0, 1] = 2.",
    )
)
SETTING = {  # x.at[0].add(2), by the gate
    "set": "",
    kinds.ADD: kinds.ADD,
    "subtract": kinds.SUB,
    kinds.MUL: kinds.MUL,
    "multiply": kinds.MUL,
    "divide": kinds.DIV,
}
HOW_TO_SET = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Behind an index of at stands what becomes of the entries, as in x.at[0].set(2), .add(2) "
        "or .multiply(2).",
    )
)
BEHIND_TRANSPOSE = QT_TRANSLATE_NOOP(
    "Sentence", "The products without a sign were read as products of matrices, @."
)


@dataclass(slots=True)
class ArrayCall(Parenthesis):
    """The open parenthesis of a function of arrays, with the attributes that its call names."""

    options: Mapping[str, Any] = field(default_factory=dict)


class ArrayLineReader(IndexReader):
    """The value of one statement in a text with arrays."""

    def read(self) -> Assignment:
        """Read the statement; what sets entries makes another array of the one it names."""
        statement = self.statement
        if not statement.index:
            return super().read()
        assert statement.target is not None
        bracket = statement.index[0]
        if closing(statement.index, 0) != len(statement.index) - 1:  # x[0][1] = 2, x.T[0] = 2
            raise self._error(ONE_INDEX, bracket)
        self.statement = replace(statement, sign="", index=[])
        value = super().read().code
        self.code = []
        picked = self._picks(statement.index[1:-1], bracket)
        name = Instruction(Role.NAME, statement.name, 0, statement.target.position)
        options = {INDEX: picked, SETS: OPERATORS.get(statement.sign, "")}
        sets = Instruction(Role.CALL, SETS, 2 + len(self.code), statement.target.position, options)
        return Assignment(statement.name, [name, *value, *self.code, sets])

    # --- where an operand may stand

    def _operand(self, token: Token) -> None:
        if token.kind is TokenKind.ARRAY:
            value = self.literals[token.position]
            if isinstance(value, ExpressionError):
                raise value
            self.code.append(Instruction(Role.ARRAY, value, 0, token.position))
            self.complete = True
        elif token.text == BARS:
            self.call = ArrayCall(token.position, BARS, None, NORM)
            self._open(token)
        else:
            super()._operand(token)

    def _begins_call(self, token: Token) -> bool:
        name = token.text
        end = closing(self.found, self.at)
        reduced = one_of_an_array(name)
        if lowered(name) == HALVING and end > 0 and self._halves(token, end):
            self._call(token, HALVES, end, 0)
            return True
        if reduced is not None and end > 0 and self._reduces(token, end):
            self._call(token, reduced, end, 0)
            return True
        kind = array_function(name) if reduced is None else None
        if kind is None or (name in self.reading.known and not token.module):
            return super()._begins_call(token)
        if end > 0:
            self._call(token, kind, end, 0)
        else:  # never closed: told where the text ends
            self.call = ArrayCall(token.position, "(", token, kind)
        return True

    def _reduces(self, function: Token, end: int) -> bool:
        """Whether max(…) is that of one array: of one operand, or where an axis is named."""
        parts = split_at_commas(self.found[self.at + 1 : end])
        operands = [each for each in parts if not is_named(each)]
        if len(operands) == 1:
            return True
        if len(operands) != 2 or function.module.partition(".")[0] not in OF_MODULES:
            return len(operands) < len(parts)
        return type(data_of(self.text, operands[1], {})) in (int, tuple)  # np.max(x, 0)

    def _halves(self, function: Token, end: int) -> bool:
        """Whether glu(…) is that of one array, as PyTorch has it, and not of two numbers."""
        parts = split_at_commas(self.found[self.at + 1 : end])
        return bool(function.module) or sum(not is_named(each) for each in parts) == 1

    def _call(self, function: Token, kind: str, end: int, given: int) -> None:
        """Begin a call: its attributes are read at once, and its operands stay to be read.

        `given` operands stand before it: that of a method.
        """
        start = self.at
        inside = self.found[start + 1 : end]
        parts = split_at_commas(inside)
        if not all(parts):
            gap = next(at for at, each in enumerate(parts) if not each)
            before = inside[outer(inside, ",")[gap - 1]] if gap else self.found[start]
            raise self._error(refusals.MISSING_AFTER(sign=before.text), before)
        if kind == kinds.RESHAPE and parts and _is_shape(parts[-1]):  # y.reshape(y_hat.shape)
            kind = RESHAPE_AS
            parts[-1] = parts[-1][:-1]
        wanted = len(inputs_of(kind)) - given
        pattern: list[list[Token]] = []
        if kind == EINSUM and parts and parts[0][0].kind is TokenKind.STRING:
            first = parts.pop(0)
            equals = Token(TokenKind.SIGN, "=", first[0].position, first[0].position)
            named = Token(TokenKind.NAME, "pattern", first[0].position, first[0].position)
            pattern = [[named, equals, *first]]
        if takes_several(kind) and parts and _is_wrapped(parts[0]):
            operands, others = split_at_commas(parts[0][1:-1]), parts[1:]
        elif takes_several(kind):
            operands = [each for each in parts if not is_named(each)]
            others = [each for each in parts if is_named(each)]
        else:
            in_order = [each for each in parts if not is_named(each)]
            operands = in_order[:wanted]
            others = in_order[wanted:] + [each for each in parts if is_named(each)]
        sizes = self._sizes(others) if kind == kinds.RESHAPE else ()
        if CHOSEN in sizes:
            operands += [each for each in _spread(others) if self._size(each) is CHOSEN]
            others = []
        options = self._options(function, kind, [*pattern, *others])
        options = {SIZED: sizes} if CHOSEN in sizes else options
        joined: list[Token] = []
        for each in operands:
            joined += [*each, Token(TokenKind.SIGN, ",", each[-1].end, each[-1].end)]
        self.found[start + 1 : end] = joined[:-1]
        opened = ArrayCall(function.position, "(", function, kind, given + 1, options=options)
        if operands:
            self.call = opened
            return
        self.at += 2
        if not given and self.found[self.at - 1].text == ")":
            raise self._error(self._count(function, kind, 0), function)
        self._finish_call(opened, given)

    def _sizes(self, parts: list[list[Token]]) -> tuple[Any, ...]:
        """The shape that reshape is told, with CHOSEN for what has to be worked out."""
        return tuple(map(self._size, _spread(parts)))

    def _size(self, part: list[Token]) -> Any:
        size = data_of(self.text, part, dict(self.literals))
        return CHOSEN if size is NO_DATA and not is_named(part) else size

    def _options(self, function: Token, kind: str, parts: list[list[Token]]) -> Mapping[str, Any]:
        names = option_names(kind)
        data: dict[str, Any] = {}
        in_order: list[Any] = []
        for part in parts:
            name = part[0].text if is_named(part) else ""
            read = data_of(self.text, part[2:] if name else part, dict(self.literals))
            if read is NO_DATA and name == TRAINING:
                continue
            if read is NO_DATA:
                told = name or (names[len(in_order)] if len(in_order) < len(names) else "")
                if not told:
                    raise self._error(self._count(function, kind, len(parts) + 1), function)
                raise self._error(NOT_READ(name=told, function=function.shown), part[0])
            if name:
                data[name] = read
            else:
                in_order.append(read)
        if kind == kinds.TRANSPOSE and len(in_order) == 2 and function.text != PERMUTE:
            return {SWAP: tuple(in_order)}
        problem = adapt_call(self.text, function, kind, in_order, data, self.notes)
        if problem is not None:
            raise self._error(problem, function)
        spread = spread_option(kind)
        if spread and in_order:
            is_one = len(in_order) == 1
            data[spread] = in_order[0] if is_one else tuple(in_order)
            in_order = []
        if len(in_order) > in_order_of(kind) or (in_order and sets_by_name(kind)):
            raise self._error(self._count(function, kind, 1 + len(in_order)), function)
        data |= dict(zip(names, in_order, strict=False))
        if function.kind is TokenKind.METHOD or function.module.partition(".")[0] in OF_MODULES:
            data = {**set_in_libraries(kind), **data}
        checked = checked_options(function.shown, kind, data)
        if isinstance(checked, Sentence):
            raise self._error(checked, function)
        return checked

    def _may_open(self) -> bool:
        if super()._may_open():
            return True
        raise self._error(refusals.NOT_NUMBERS, self._next(-1))

    # --- where an operator may stand

    def _after_operand(self, token: Token) -> None:
        last = self.found[self.at - 2]
        if token.text == "@" or (token.text == "*" and self._is_dot_behind_transpose(token)):
            self._product_of_matrices(token.position)
        elif token.text in (RAISED_T, "⊤") or (token.text == "'" and last.touches(token)):
            self._transposed(token)
        elif token.text == "^" and self._is_transpose_ahead():
            self.at += 1 if self._next().text != "(" else 3
            self._transposed(token)
        elif token.text == BARS and self.open and self.open[-1].sign == BARS:
            self._close_bars()
        elif token.text == BARS:
            self._implied_product(token)
        elif token.text == "[" and last.touches(token) and self._is_index(last):
            self._index(token)
        elif token.kind is TokenKind.ARRAY:
            self._implied_product(token)
        else:
            super()._after_operand(token)

    def _product_of_matrices(self, position: int) -> None:
        self._apply_tighter_than(PRODUCT - 1)
        self.waiting.append(Operator(kinds.MATMUL, 2, PRODUCT, position, Role.CALL))
        self.complete = False

    def _is_dot_behind_transpose(self, sign: Token) -> bool:
        """Whether this is the dot in wᵀ · x, which nobody writes for a product of entries."""
        return self._ends_in_transpose() and not self.text.startswith(
            SIGNS_OF_ENTRIES, sign.position
        )

    def _ends_in_transpose(self) -> bool:
        return self.code[-1].role is Role.CALL and self.code[-1].what == kinds.TRANSPOSE

    def _is_matrix_product_in_hand(self) -> bool:
        """Whether what ended is a factor of a product of matrices, as A in xᵀ A x."""
        last = self.waiting[-1] if self.waiting else None
        return isinstance(last, Operator) and last.kind == kinds.MATMUL

    def _implied_product(self, token: Token) -> None:
        goes_on = self._ends_in_transpose() or self._is_matrix_product_in_hand()
        if goes_on and token.kind in (TokenKind.NAME, TokenKind.SIGN):
            self.notes.add(BEHIND_TRANSPOSE)
            self._product_of_matrices(token.position)
            self._operand(token)
        elif token.kind is TokenKind.ARRAY or token.text == BARS:
            self._operator("*", token.position)
            self._operand(token)
        else:
            super()._implied_product(token)

    def _is_transpose_ahead(self) -> bool:
        """Whether T, or {T}, stands here, and no input is called so."""
        ahead = [self._next(n).text for n in range(3)]
        is_letter = ahead[0] in ("T", RAISED_T, "⊤")
        is_there = is_letter or (
            ahead[0] == "(" and ahead[1] in ("T", RAISED_T) and ahead[2] == ")"
        )
        return is_there and "T" not in self.reading.known

    def _transposed(self, sign: Token) -> None:
        self._apply_tighter_than(ROOT)
        self._word(Role.CALL, kinds.TRANSPOSE, 1, sign.position)

    def _method(self, token: Token) -> None:
        """Read `.T`, `.sum(axis=0)` and `.reshape(2, 3)` behind an operand."""
        name, is_call = token.text, self._next().text == "("
        if not is_call and name in ("T", "mT", "H"):
            self._transposed(token)
            return
        if name == "shape" and self._next().text == "[":
            axis = data_of(self.text, self.found[self.at + 1 : closing(self.found, self.at)], {})
            if type(axis) is not int:
                raise self._error(NOT_AN_INDEX, token)
            self.at = closing(self.found, self.at) + 1
            self._emit_behind(SIZE, token, {"axis": (axis,)})
            return
        if name == SIZE and not is_call:
            self._emit_behind(SIZE, token, NO_OPTIONS)
            return
        if name in PAIR and not is_call:
            self._of_pair(token)
            return
        if name == ONE_OF:
            self._one_of_several(token)
            return
        if name == "at" and self._next().text == "[":
            self._entries_set(token)
            return
        end = closing(self.found, self.at) if is_call else -1
        if end > 0 and name in SAME_ARRAY and name not in GIVE_THE_SAME:
            self.notes.left_out(f".{name}()")
            self.at = end + 1
            return
        kind = array_function(name)
        reduced = one_of_an_array(name)
        if reduced is not None and end > 0 and self._reduces_as_method(end):
            kind = reduced
        if kind is None or end < 0:
            super()._method(token)
            return
        self._apply_tighter_than(ROOT)
        self._call(token, kind, end, 1)
        if self.call is not None:
            opened, self.call = self.call, None
            opened.position = self._next().position
            self.at += 1
            self.waiting.append(opened)
            self.open.append(opened)
            opened.arguments = 2
            self.complete = False

    def _reduces_as_method(self, end: int) -> bool:
        """Whether x.max(…) is that of one array: where nothing or an axis stands in it."""
        parts = split_at_commas(self.found[self.at + 1 : end])
        return all(
            is_named(each) or type(data_of(self.text, each, {})) in (int, tuple) for each in parts
        )

    # --- where a call ends

    def _close(self) -> None:
        opened = self.open[-1]
        if not isinstance(opened, ArrayCall):
            super()._close()
            return
        self._apply_tighter_than(0)
        self.waiting.pop()
        self.open.pop()
        self._finish_call(opened, opened.arguments)

    def _finish_call(self, opened: ArrayCall, count: int) -> None:
        function, kind = opened.function, opened.kind
        assert function is not None
        if kind == SETS:
            self._finish_setting(opened, count)
            return
        if takes_several(kind) and kind not in STACKING:
            while count > 2:  # of several, the last two first
                self._emit(kind, 2, function.position, opened.options)
                count -= 1
        if count not in counts_of(kind) and SIZED not in opened.options:
            raise self._error(self._count(function, kind, count), function)
        self._emit(kind, count, function.position, opened.options)

    def _one_of_several(self, token: Token) -> None:
        """Read a part of what a line gives several names: a, b = x, and i, f = z.chunk(2)."""
        part, count = (int(self._next(ahead).text) for ahead in (1, 3))
        self.at += 5
        self._apply_tighter_than(ROOT)
        options = {PART: part, "count": count}
        last = self.code[-1]
        if last.what in PARTED and PART not in last.options:
            self.code[-1] = last._replace(options={**last.options, **options})
        else:
            self._emit(UNBIND, 1, token.position, options)

    def _entries_set(self, at: Token) -> None:
        """Begin x.at[0].set(…): an array like x, but for the entries that the index picks."""
        bracket = self._next()
        end = closing(self.found, self.at)
        function, opens = (self._next(end - self.at + ahead) for ahead in (1, 2))
        sign = SETTING.get(function.text)
        if end < 0 or function.kind is not TokenKind.METHOD or opens.text != "(" or sign is None:
            raise self._error(HOW_TO_SET, at)
        self._apply_tighter_than(ROOT)
        options = {INDEX: (self.found[self.at + 1 : end], bracket), SETS: sign}
        opened = ArrayCall(opens.position, "(", function, SETS, 2, options=options)
        self.at = end + 3
        self.waiting.append(opened)
        self.open.append(opened)
        self.complete = False

    def _finish_setting(self, opened: ArrayCall, count: int) -> None:
        function = opened.function
        assert function is not None
        if count != 2:
            raise self._error(HOW_TO_SET, function)
        before = len(self.code)
        picked = self._picks(*opened.options[INDEX])
        options = {INDEX: picked, SETS: opened.options[SETS], COPIES: True}
        self._emit(SETS, 2 + len(self.code) - before, function.position, options)

    def _count(self, function: Token, kind: str, count: int) -> Sentence:
        return refusals.wrong_count(
            function.text, list(inputs_of(kind)), list(option_names(kind)), count
        )

    def _close_bars(self) -> None:
        """Close ‖…‖; its square is one without a root, which has a slope at 0."""
        self._apply_tighter_than(0)
        self.waiting.pop()
        opened = self.open.pop()
        is_squared = self._next().text == "^" and self._next(1).text == "2"
        if is_squared and self._next(1).kind is TokenKind.NUMBER:
            self.at += 2
            self._emit(SQUARED_NORM, 1, opened.position)
        else:
            self._emit(NORM, 1, opened.position)


def _is_shape(part: list[Token]) -> bool:
    return len(part) > 1 and part[-1].kind is TokenKind.METHOD and part[-1].text == "shape"


def _spread(parts: list[list[Token]]) -> list[list[Token]]:
    """The sizes of reshape(2, 3), and those of reshape((2, 3))."""
    return split_at_commas(parts[0][1:-1]) if len(parts) == 1 and _is_wrapped(parts[0]) else parts


def _is_wrapped(part: list[Token]) -> bool:
    """Whether brackets stand around several: cat([a, b])."""
    return (
        part[0].text in OPENING
        and part[-1].text in CLOSING
        and closing(part, 0) == len(part) - 1
        and bool(outer(part[1:-1], ","))
    )
