"""Entries of arrays in a circuit: those that an index picks, and arrays where a line sets some.

    x[0], x[1:3, 0]      slice, for each axis that is cut; then squeeze for those picked by a number
    x[:, None]           unsqueeze
    W[ids]               embedding
    p[np.arange(N), y]   one_hot of y, mul, and sum along each row
    x[1] = 2             mul by an array that is 0 there and 1 elsewhere, and add of one with the 2;
                         an array that is written out gets the number itself
    x[1] += u            add of an array with u there; x[1] *= 2 is mul by one with 2 there

What is set is multiplied by 0, so that an infinite number there leaves nan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from circuit_editor.expression.build_circuit import Constant, Operand
from circuit_editor.expression.entries import (
    CHOSEN,
    COPIES,
    EVERY,
    INDEX,
    NOT_LOOKED_UP,
    SETS,
    Picked,
    in_numpy,
    ones_at,
    pairs_axis,
)
from circuit_editor.expression.shaped_draft import ShapedDraft
from circuit_editor.gates import kinds
from circuit_editor.gates.gate import Shape
from circuit_editor.model import Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

TOO_MANY = Template(
    QT_TRANSLATE_NOOP("Sentence", "This picks along {got} axes; the shape {shape} has {count}.")
)
WHOSE_SHAPE = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Which entries these are is not known here, for the shape is not. Give the input a value.",
    )
)
NO_ENTRIES = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "This is a single number here and has no entries to set. Give the name an array in a line "
        "before, as in x = zeros(3).",
    )
)
NO_SUCH_ENTRIES = Template(
    QT_TRANSLATE_NOOP("Sentence", "An array of the shape {shape} has no such entries to set.")
)
NOT_SET = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Entries are set by whole numbers and parts, as in x[1, :] = 0, by class numbers, one for "
        "each row, as in x[np.arange(N), y] = 0, or by a condition: x[x < 0] = 0.",
    )
)
NUMBERS_OF_ENTRIES = QT_TRANSLATE_NOOP(
    "Sentence", "The numbers in {name} were read as places, counted from 0."
)
ONE_FOR_EACH = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Here stands one class number for each of {count}: an array of the shape ({count},), not "
        "{shape}.",
    )
)
OTHER_SHAPE = Template(
    QT_TRANSLATE_NOOP("Sentence", "These entries have the shape {wanted}, and not {got}.")
)
OTHERS_STAY = QT_TRANSLATE_NOOP(
    "Sentence",
    "Numbers were changed in this array alone: another name for it, and what it is a part of, keep "
    "theirs.",
)
SEEN_IN_ANOTHER = frozenset(
    [kinds.SLICE, kinds.SQUEEZE, kinds.UNSQUEEZE, kinds.TRANSPOSE, kinds.RESHAPE]
)
NO_PLACE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "There is no entry {place} along the axis {axis} of the shape {shape}."
    )
)


class EntryDraft(ShapedDraft):
    """A circuit whose arrays have entries that are picked and set."""

    def _picked(self, operand: Operand, picked: Picked, chosen: list[Operand]) -> Operand:
        """The entries that an index picks."""
        shape = self._shape(operand)
        if chosen or any(each is EVERY or isinstance(each, tuple) for each in picked):
            return self._looked_up(operand, shape, picked, chosen)
        entries = [each for each in picked if each is not None and each is not ...]
        if shape is not None and len(entries) > len(shape):
            raise self._error(TOO_MANY(got=len(entries), shape=str(shape), count=len(shape)))
        behind = picked[picked.index(...) + 1 :] if ... in picked else ()
        gone: list[int] = []
        fresh: list[int] = []
        at, made = 0, 0
        for each in picked:
            if each is ...:
                # of the axes behind it nobody knows the number from the front: they count from -1
                at = -sum(one is not None for one in behind)
                made = -sum(not isinstance(one, int) for one in behind)
                continue
            if each is None:
                fresh.append(made)
                made += 1
                continue
            if isinstance(each, int):
                self._require_place(shape, at, each)
                stop = each + 1 if each != -1 else None
                operand = self._cut(operand, at, slice(each, stop))
                gone.append(at)
            else:
                if each != slice(None):
                    operand = self._cut(operand, at, each)
                made += 1
            at += 1
        if gone:
            operand = self._array_gate(kinds.SQUEEZE, [operand], {"axis": tuple(gone)})
        return self._with_axes(operand, fresh)

    def _looked_up(
        self, operand: Operand, shape: Shape | None, picked: Picked, chosen: list[Operand]
    ) -> Operand:
        """The entries whose numbers an array holds: rows, or one of each row, p[range(N), y]."""
        if not shape:
            raise self._error(WHOSE_SHAPE)
        if len(picked) > len(shape):
            raise self._error(TOO_MANY(got=len(picked), shape=str(shape), count=len(shape)))
        if len(picked) == 2 and len(shape) == 2 and not chosen and tuple in map(type, picked):
            pair = (CHOSEN, picked[1]) if picked[1] is EVERY else (picked[0], CHOSEN)
            at = pair.index(CHOSEN)
            if pairs_axis(shape, pair) is not None and isinstance(picked[at], tuple):
                chosen = [self._places(shape, at, picked[at])]
                picked = pair
        axis = pairs_axis(shape, picked)
        if axis is not None:
            hot = self._hot_pairs(shape, axis, chosen[0])
            return self._array_gate(kinds.SUM, [self._times(operand, hot)], {"axis": (axis,)})
        return self._rows(operand, shape, picked, chosen)

    def _rows(
        self, operand: Operand, shape: Shape, picked: Picked, chosen: list[Operand]
    ) -> Operand:
        """Whole rows, or those of the part that numbers beside pick: W[ids], W[:, ids], p[y, 0]."""
        at = [n for n, each in enumerate(picked) if each is CHOSEN or isinstance(each, tuple)]
        others = [each for n, each in enumerate(picked) if n not in at]
        if len(at) != 1 or any(not isinstance(each, int | slice) for each in others):
            raise self._error(NOT_LOOKED_UP)
        axis, numbers = at[0], picked[at[0]]
        if others:
            plain = tuple(slice(None) if n in at else each for n, each in enumerate(picked))
            operand = self._picked(operand, plain, [])
            axis -= sum(isinstance(each, int) for each in picked[:axis])
            shape = self._shape(operand) or ()
        ids = chosen[0] if numbers is CHOSEN else self._places(shape, axis, numbers)
        self._require_numbers(ids)
        if axis and len(shape) != 2:
            raise self._error(NOT_LOOKED_UP)
        if axis:
            operand = self._array_gate(kinds.TRANSPOSE, [operand], {})
        made = self._looked_up_rows(operand, shape, ids)
        if axis and self._shape(ids) != ():
            made = self._array_gate(kinds.TRANSPOSE, [made], {})
        return made

    def _looked_up_rows(self, operand: Operand, shape: Shape, ids: Operand) -> Operand:
        if len(shape) == 2:
            return self._array_gate(kinds.EMBEDDING, [operand, ids], {})
        if len(shape) == 1:
            column = self._array_gate(kinds.UNSQUEEZE, [operand], {"axis": (1,)})
            rows = self._array_gate(kinds.EMBEDDING, [column, ids], {})
            return self._array_gate(kinds.SQUEEZE, [rows], {"axis": (-1,)})
        table = self._array_gate(kinds.RESHAPE, [operand], {"shape": (shape[0], -1)})
        rows = self._array_gate(kinds.EMBEDDING, [table, ids], {})
        count = self._shape(ids) or ()
        return self._array_gate(kinds.RESHAPE, [rows], {"shape": (*count, *shape[1:])})

    def _places(self, shape: Shape, axis: int, numbers: tuple[int, ...]) -> Value:
        """The numbers of entries along an axis, all counted from 0."""
        for each in numbers:
            self._require_place(shape, axis, each)
        return Value(np.array(numbers, dtype=np.float64) % shape[axis])

    def _require_numbers(self, ids: Operand) -> None:
        """Refuse what is worked out, such as a mask of 1 and 0, for the numbers of entries."""
        if isinstance(ids, str):
            each = self.nodes[ids]
            if not each.gate.is_source and each.kind != kinds.ARGMAX:
                raise self._error(NOT_LOOKED_UP)
            self._notes.add(NUMBERS_OF_ENTRIES, name=self.labels.get(ids, each.kind))

    def _hot_pairs(self, shape: Shape, axis: int, ids: Operand) -> Operand:
        """An array of a shape that has, along an axis, a 1 at one place for each of the others."""
        self._require_numbers(ids)
        count = shape[1 - axis]
        if self._shape(ids) != (count,):
            raise self._error(ONE_FOR_EACH(count=count, shape=str(self._shape(ids))))
        hot = self._array_gate(kinds.ONE_HOT, [ids], {"classes": shape[axis]})
        return hot if axis == 1 else self._array_gate(kinds.TRANSPOSE, [hot], {})

    def _with_entries(
        self, target: Operand, value: Operand, chosen: list[Operand], options: Mapping[str, Any]
    ) -> Operand:
        """An array, where the entries that an index picks are others: x[1] = 2, x[1] *= 2."""
        shape, picked, sign = self._shape(target), options[INDEX], options[SETS]
        if shape is None:
            raise self._error(WHOSE_SHAPE)
        if not shape:
            raise self._error(NO_ENTRIES)
        hot = self._ones_at(shape, picked, chosen)
        value = self._placed(value, shape, picked)
        is_copy = COPIES in options
        if not is_copy:
            self._tell_what_stays(target)
        if not sign:
            if not is_copy and self._is_written_out(target) and isinstance(value, Value | float):
                if isinstance(hot, Value):
                    return self._rewritten(str(target), hot, value)
            left = self._times(target, self._by_entries(kinds.SUB, 1.0, hot))
            return left if value == 0.0 else self._plus(left, self._times(hot, value))
        if sign in (kinds.ADD, kinds.SUB):
            return self._by_entries(sign, target, self._times(hot, value))
        rest = self._by_entries(kinds.SUB, 1.0, hot)
        return self._by_entries(sign, target, self._plus(rest, self._times(hot, value)))

    def _ones_at(self, shape: Shape, picked: Picked, chosen: list[Operand]) -> Operand:
        """1 at the entries that an index picks, and 0 at the others."""
        axis = pairs_axis(shape, picked)
        if axis is not None:
            return self._hot_pairs(shape, axis, chosen[0])
        mask = ones_at(shape, picked)
        if mask is None or None in picked:
            raise self._error(NO_SUCH_ENTRIES(shape=str(shape)))
        if not chosen:
            return Value(mask)
        if self._shape(chosen[0]) is None:
            raise self._error(WHOSE_SHAPE)
        if len(chosen) > 1 or self._shape(chosen[0]) != () or ... in picked:
            raise self._error(NOT_SET)
        self._require_numbers(chosen[0])
        axis = picked.index(CHOSEN)
        ones = self._array_gate(kinds.ONE_HOT, chosen, {"classes": shape[axis]})
        hot = self._with_axes(ones, range(1, len(shape) - axis))
        return hot if mask.all() else self._times(Value(mask), hot)

    def _placed(self, value: Operand, shape: Shape, picked: Picked) -> Operand:
        """A value for entries such that it stands where they are: a row as W[0] = v puts it."""
        given = self._shape(value)
        if isinstance(value, Constant):
            return value.number
        if given == ():
            return value
        if given is None or CHOSEN in picked or EVERY in picked or ... in picked:
            raise self._error(NOT_SET)
        taken = np.zeros(shape)[in_numpy(shape, picked)].shape
        if not all(isinstance(each, int) or each == slice(None) for each in picked):
            if not isinstance(value, Value):
                raise self._error(NOT_SET)
        if given != taken:
            raise self._error(OTHER_SHAPE(got=str(given), wanted=str(taken)))
        if isinstance(value, Value):
            full = np.zeros(shape)
            full[in_numpy(shape, picked)] = value.array
            return Value(full)
        axes = tuple(at for at, each in enumerate(picked) if isinstance(each, int))
        return self._with_axes(value, axes)

    def _is_written_out(self, target: Operand) -> bool:
        """Whether the text alone gives an array its numbers, and nothing is made of it yet."""
        if not isinstance(target, str) or not self.nodes[target].gate.is_source:
            return False
        name = self.labels.get(target, "")
        if list(self.meaning.values()).count(target) > 1:
            return False
        is_used = any(each.node == target for each in self.wires.values())
        return target in self.values and name not in self._given and not is_used

    def _rewritten(self, target: str, hot: Value, value: Value | float) -> str:
        """The source of an array that is written out, its numbers those that lines put there."""
        numbers = value.array if isinstance(value, Value) else value
        made = np.where(hot.array > 0, numbers, self.values[target].array)
        self.values[target] = Value(made)
        return target

    def _tell_what_stays(self, target: Operand) -> None:
        """Tell that an array with a second name, and one that it is a part of, stay as they are."""
        if isinstance(target, str) and self.nodes[target].kind in SEEN_IN_ANOTHER:
            self._notes.add(OTHERS_STAY)
        self._tell_other_names(target)

    def _tell_other_names(self, target: Operand) -> None:
        if list(self.meaning.values()).count(target) > 1:
            self._notes.add(OTHERS_STAY)

    def _with_axes(self, operand: Operand, axes: Iterable[int]) -> Operand:
        """An array with further axes of one entry, at these places of what is made, in order."""
        for each in axes:
            operand = self._array_gate(kinds.UNSQUEEZE, [operand], {"axis": (each,)})
        return operand

    def _times(self, one: Operand, other: Operand) -> Operand:
        return self._by_entries(kinds.MUL, one, other)

    def _plus(self, one: Operand, other: Operand) -> Operand:
        return self._by_entries(kinds.ADD, one, other)

    def _by_entries(self, kind: str, *taken: Operand) -> Operand:
        """What a sign makes of arrays entry by entry."""
        folded = self._folded(kind, [*taken], {})
        return super()._operator(kind, [*taken]) if folded is None else folded

    def _require_place(self, shape: Shape | None, axis: int, place: int) -> None:
        if shape is not None and not -shape[axis] <= place < shape[axis]:
            raise self._error(NO_PLACE(place=place, axis=axis, shape=str(shape)))

    def _cut(self, operand: Operand, axis: int, part: slice) -> Operand:
        options = {
            "axis": (axis,),
            "start": part.start or 0,
            "stop": part.stop,
            "step": part.step or 1,
        }
        return self._array_gate(kinds.SLICE, [operand], options)
