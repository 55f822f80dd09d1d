"""Indices behind an operand, as x[0], W[:, 1] and p[np.arange(N), y]: which entries they pick.

x.max(dim=1).values      the numbers of a pair of PyTorch; so is torch.max(x, dim=1)[0]
x.max(dim=1).indices     their places
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from circuit_editor.expression.array_literals import data_of
from circuit_editor.expression.choices import COMPARING
from circuit_editor.expression.composed_functions import PARTED
from circuit_editor.expression.entries import CHOSEN, EVERY, INDEX, NOT_LOOKED_UP, PART, Picked
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import CONSTANTS
from circuit_editor.expression.grammar import ROOT, LineReader, TextContext
from circuit_editor.expression.library_calls import WRITES_NUMPY, WRITES_TORCH
from circuit_editor.expression.postfix import NO_OPTIONS, Instruction, Role
from circuit_editor.expression.shapes import (
    closing,
    ends_operand,
    opening,
    outer,
    with_double_bars,
)
from circuit_editor.expression.statements import Statement
from circuit_editor.expression.tokens import Token, TokenKind
from circuit_editor.gates import kinds
from circuit_editor.model import Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

NEW_AXIS = frozenset(["None", "newaxis"])
RANGES = frozenset(["range", "arange"])
SAME_NUMBERS = frozenset(["astype", "to", "type", "long", "int"])
NOT_AN_INDEX = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "An index is a whole number counted from 0, or a part such as 1:3; for each axis one.",
    )
)
PAIR = frozenset(["values", "indices"])  # what torch.max(x, dim=1) gives
AN_ENTRY = QT_TRANSLATE_NOOP(
    "Sentence",
    "The index behind {typed} was read as that of an entry, as in NumPy. For the numbers of "
    "PyTorch write .values behind it.",
)
NO_PLACES = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Places are told of the largest and of the smallest number along one axis, as in "
        "x.max(dim=1).indices.",
    )
)
BACKWARDS = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "A step counts forwards: it is a whole number from 1 on.")
)


class IndexReader(LineReader):
    """The value of a statement whose arrays have indices."""

    def __init__(
        self,
        reading: TextContext,
        statement: Statement,
        literals: Mapping[int, Value | ExpressionError],
    ) -> None:
        statement.value[:] = with_double_bars(statement.value)
        super().__init__(reading, statement)
        self.literals = literals
        self.found = statement.value

    def _is_index(self, last: Token) -> bool:
        """Whether the brackets here pick entries; else what they hold is a factor, as ever."""
        if last.kind is TokenKind.NUMBER or not (
            last.kind in (TokenKind.METHOD, TokenKind.ARRAY) or ends_operand(last)
        ):
            return False
        start = self.at - 1
        end = closing(self.found, start)
        inside = self.found[start + 1 : end]
        is_data = all(
            each.kind is TokenKind.NUMBER or each.text in "-:,." or each.text == "None"
            for each in inside
        )
        if last.text == ")" and last.touches(self.found[start]):
            called = self.found[opening(self.found, start - 1) - 1]
            if called.kind in (TokenKind.NAME, TokenKind.METHOD):  # log(p)[range(N), y]
                is_data = is_data or len(inside) == 1
            is_data = is_data or bool(outer(inside, ","))
        return end > 0 and (bool(inside and is_data) or last.kind is TokenKind.NAME)

    def _index(self, bracket: Token) -> None:
        end = closing(self.found, self.at - 1)
        inside = self.found[self.at : end]
        self.at = end + 1
        if self._is_pair_of_torch(bracket):
            at = [each.text for each in inside]
            if at not in (["0"], ["1"]):
                raise self._error(NOT_AN_INDEX, bracket)
            self._of_pair(bracket, is_places=at == ["1"])
            return
        self._apply_tighter_than(ROOT)
        if self.code[-1].what in PARTED and PART not in self.code[-1].options:
            part = data_of(self.text, inside, {})
            if type(part) is not int:
                raise self._error(NOT_AN_INDEX, bracket)
            last = self.code[-1]
            self.code[-1] = last._replace(options={**last.options, PART: part})
            return
        before = len(self.code)
        picked = self._picks(inside, bracket)
        self._emit(INDEX, 1 + len(self.code) - before, bracket.position, {INDEX: picked})

    def _is_pair_of_torch(self, bracket: Token) -> bool:
        """Whether this is behind torch.max(x, dim=1), which gives the numbers and their places."""
        last = self.code[-1]
        if last.what not in (kinds.AMAX, kinds.AMIN) or "axis" not in last.options:
            return False
        call = self.text[last.position : bracket.position]
        if kinds.AMAX in call or kinds.AMIN in call or "keepdims" in call or "axis" in call:
            return False
        if call.startswith(("torch.max", "torch.min")) or "dim" in call:
            return True
        if not call.startswith(".") or WRITES_NUMPY.search(self.text):
            return False
        if WRITES_TORCH.search(self.text):
            return True
        self.notes.add(AN_ENTRY, typed=call)
        return False

    def _of_pair(self, sign: Token, *, is_places: bool = False) -> None:
        """Read what stands behind torch.max(x, dim=1): its numbers, or their places."""
        if not is_places and sign.text != "indices":
            self.notes.left_out("[0]" if sign.text == "[" else f".{sign.text}")
            return
        last = self.code[-1]
        is_along = "axis" in last.options and not last.options.get("keepdims")
        if last.what not in (kinds.AMAX, kinds.AMIN) or not is_along:
            raise self._error(NO_PLACES, sign)
        self.code.pop()
        if last.what == kinds.AMIN:
            self._word(Role.OPERATOR, kinds.NEG, 1, last.position)
        self._emit(kinds.ARGMAX, 1, last.position, {"axis": last.options["axis"]})

    def _picks(self, inside: list[Token], bracket: Token) -> Picked:
        """What stands for each axis; the names of class numbers become operands."""
        bounds = [-1, *outer(inside, ","), len(inside)]
        parts = [inside[a + 1 : b] for a, b in itertools.pairwise(bounds)]
        picked = tuple(self._picked(each, bracket) for each in parts if each)
        if not picked:
            raise self._error(NOT_AN_INDEX, bracket)
        return picked

    def _picked(self, part: list[Token], bracket: Token) -> Any:
        """What stands for one axis: a whole number, a part, None for a new axis, … for the rest.

        An array of whole numbers, EVERY of them for range(N), or CHOSEN for those of a name.
        """
        if "".join(each.text for each in part) in ("...", "…"):
            return ...
        if len(part) == 1 and part[0].text in NEW_AXIS:
            return None
        colons = outer(part, ":")
        if not colons and _is_range(part):
            return EVERY
        if not colons and part[0].kind is TokenKind.NAME and part[0].text not in CONSTANTS:
            behind = part[1:]
            is_same = len(behind) > 1 and behind[0].text in SAME_NUMBERS
            if not behind or (is_same and closing(behind, 1) == len(behind) - 1):
                self._word(Role.NAME, part[0].text, 0, part[0].position)
                return CHOSEN
        if any(each.text in COMPARING for each in part):
            raise self._error(NOT_LOOKED_UP, bracket)
        if not colons:
            place = data_of(self.text, part, dict(self.literals))
            if type(place) is int or (type(place) is tuple and all(type(n) is int for n in place)):
                return place
            raise self._error(NOT_AN_INDEX, bracket)
        bounds = [-1, *colons, len(part)]
        ends = [part[a + 1 : b] for a, b in itertools.pairwise(bounds)]
        read = [data_of(self.text, each, {}) if each else None for each in ends]
        if len(ends) > 3 or any(each is not None and type(each) is not int for each in read):
            raise self._error(NOT_AN_INDEX, bracket)
        if len(read) == 3 and read[2] is not None and read[2] < 1:
            raise self._error(BACKWARDS, bracket)
        return slice(*read)

    def _emit_behind(self, kind: str, token: Token, options: Mapping[str, Any]) -> None:
        self._apply_tighter_than(ROOT)
        self._emit(kind, 1, token.position, options)

    def _emit(
        self, kind: str, arity: int, position: int, options: Mapping[str, Any] = NO_OPTIONS
    ) -> None:
        self.code.append(Instruction(Role.CALL, kind, arity, position, options))
        self.complete = True


def is_named(part: list[Token]) -> bool:
    """Whether this argument of a call has its name before it: dim=1."""
    return len(part) > 2 and part[0].kind is TokenKind.NAME and part[1].text == "="


def _is_range(part: list[Token]) -> bool:
    """Whether range(N) or np.arange(len(y)) stands there, list(…) around it or not."""
    if part[0].text == "list" and len(part) > 3 and closing(part, 1) == len(part) - 1:
        part = part[2:-1]
    is_called = part[0].text in RANGES and len(part) > 3 and part[1].text == "("
    return is_called and closing(part, 1) == len(part) - 1 and not outer(part[2:-1], ",")
