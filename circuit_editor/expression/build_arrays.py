"""Builds a circuit from a program with arrays: shapes are worked out, so that misfits have places.

What `build_circuit` draws of numbers, it draws here, too. Besides:

    [[1, 2], [3, 4]]     in a line of its own the value of a name, elsewhere a constant node
    x[0], x[1] = 2       entries that are picked, and that are set: see `build_entries`
    norm(x), std(x)      functions of several gates: see `build_functions`
    W.T                  transpose

A sign, a transpose or a reshape of arrays written out is computed at once, as that of numbers is:
normal(2, 8, seed=1) * 0.1 is one array. Shapes that do not fit are refused where they are known;
that of an input which has no value yet is not, and nothing is said of what is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from circuit_editor.expression.array_grammar import (
    DOTS,
    SIGNS_OF_ENTRIES,
    SWAP,
)
from circuit_editor.expression.build_circuit import Operand
from circuit_editor.expression.build_functions import FunctionDraft
from circuit_editor.expression.composed_functions import COUNTING
from circuit_editor.expression.entries import (
    CHOSEN,
    INDEX,
    SETS,
    SIZED,
)
from circuit_editor.expression.library_calls import NORMALIZED
from circuit_editor.expression.postfix import Assignment, Instruction, Role
from circuit_editor.gates import GATES, kinds, output_shape
from circuit_editor.model import Document, Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

WITHIN = {kinds.CROSS_ENTROPY: kinds.SOFTMAX, kinds.BCE_LOGITS: kinds.SIGMOID}  # of these losses
OF_SCORES = QT_TRANSLATE_NOOP(
    "Sentence",
    "{loss} takes scores and works out their {function} itself; here it takes that of what is a "
    "{function} already. Give it what {function}(…) is made of.",
)
ONLY_CONSTANTS = QT_TRANSLATE_NOOP(
    "Sentence",
    "All arrays here are constants, which get no gradient. To see one, give the array a name "
    "in a line before: z = [1, 2]",
)
WHICH_PRODUCT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A product of {first} and {second} needs its sign: @ for the product of matrices, * for "
        "one entry by entry.",
    )
)
OF_MATRICES = QT_TRANSLATE_NOOP(
    "Sentence",
    "The product of {first} and {second} was read as one of matrices. For one entry by entry "
    "write *.",
)
DOT_PRODUCT = QT_TRANSLATE_NOOP(
    "Sentence",
    "The product of {first} and {second} was read as the sum of the products, @. For one entry by "
    "entry write *.",
)
ENTRY_BY_ENTRY = QT_TRANSLATE_NOOP(
    "Sentence",
    "The product of {first} and {second} was read entry by entry. For the sum of the products "
    "write @.",
)
WHICH_AXES = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Which axes change places is not known here, for the shape is not. Give the input a value.",
    )
)
NOT_A_SIZE = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A size of a shape is a whole number that the text gives, as in x.reshape(2, -1), or a "
        "length such as x.shape[0].",
    )
)
INVERSE = re.compile(r"(?:\w+\.)*inv(?:erse)?\b")
NO_INVERSE = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "The inverse of a matrix is not read. For 1/x of every entry write 1/x."
    )
)
NO_SINGLE_LOSS = QT_TRANSLATE_NOOP(
    "Sentence",
    "The last line has the shape {shape}, and a loss is a single number: write sum(…) or mean(…) "
    "around it.",
)


class ArrayDraft(FunctionDraft):
    """A circuit with arrays while it is drawn, with the shapes of its nodes as far as known."""

    def draw(self, assignment: Assignment, *, last: bool) -> Operand:
        name = assignment.name
        if not last and assignment.code[-1].what in COUNTING:  # N = X.shape[0] is no input
            self.meaning[name] = self._compute(assignment.code)
            return self.meaning[name]
        if assignment.in_place and len(self._shape(self._named(name)) or ()) > 0:
            self._tell_other_names(self._named(name))
        result = super().draw(assignment, last=last)
        if isinstance(result, Value) and not last:
            result = self._source(self._kinds[name], name, result.array)
            self.meaning[name] = result
        if last and (shape := self._shape(result)):
            self._notes.add(NO_SINGLE_LOSS, shape=str(shape))
        if last and not self.sources() and any(map(self._shape, self.nodes)):
            self._notes.add(ONLY_CONSTANTS)
        return result

    def part(self, result: Operand, name: str) -> Document:
        if isinstance(result, Value):
            result = self._source(self._kinds[name], name, result.array)
        return super().part(result, name)

    def _step(self, instruction: Instruction, taken: list[Operand]) -> Operand:
        self._at = instruction.position
        if instruction.role is Role.ARRAY:
            assert isinstance(instruction.what, Value)
            return instruction.what
        kind = str(instruction.what)
        if kind == kinds.RECIPROCAL and INVERSE.match(self.text, self._at):
            if any(len(self._shape(each) or ()) > 1 for each in taken):
                raise self._error(NO_INVERSE)
        if instruction.role is Role.CALL and (kind not in GATES or GATES[kind].is_of_arrays):
            composed = self._composed(kind, taken, instruction.options)
            if composed is not None:
                return composed
            if kind in GATES:
                return self._of_arrays(kind, taken, instruction.options)
        return super()._step(instruction, taken)

    def _operator(self, kind: str, taken: list[Operand]) -> Operand:
        folded = self._folded(kind, taken, {})
        if folded is not None:
            return folded
        if kind == kinds.MUL and not self.text.startswith(SIGNS_OF_ENTRIES, self._at):
            if self._is_of_matrices(taken):
                return self._array_gate(kinds.MATMUL, taken, {})
        return super()._operator(kind, taken)

    def _is_of_matrices(self, taken: list[Operand]) -> bool:
        """True where a product without a sign, or with a dot, is one of matrices, as in W x + b.

        Of two vectors it is the dot product where a dot stands, else one entry by entry; which
        was read is told. Raises ExpressionError where a matrix is among them, and rows and columns
        do not fit.
        """
        first, second = map(self._shape, taken)
        if not first or not second:
            return False
        if len(first) == len(second) == 1:
            is_dot = first == second and self.text.startswith(DOTS, self._at)
            told = DOT_PRODUCT if is_dot else ENTRY_BY_ENTRY
            self._notes.add(told, first=str(first), second=str(second))
            return is_dot
        if isinstance(output_shape(GATES[kinds.MATMUL], [first, second], {}), Sentence):
            raise self._error(WHICH_PRODUCT(first=str(first), second=str(second)))
        self._notes.add(OF_MATRICES, first=str(first), second=str(second))
        return True

    # --- gates of arrays

    def _of_arrays(self, kind: str, taken: list[Operand], options: Mapping[str, Any]) -> Operand:
        if SIZED in options:
            options = {"shape": self._whole_sizes(options[SIZED], taken[1:])}
            taken = taken[:1]
        if SWAP in options:
            options = {"axes": self._swapped(taken[0], options[SWAP])}
        if NORMALIZED in options:
            left = {name: each for name, each in options.items() if name != NORMALIZED}
            return self._layer_norm(taken[0], options[NORMALIZED], left)
        function, scores = WITHIN.get(kind), taken[0]
        if function and isinstance(scores, str) and self.nodes[scores].kind == function:
            self._notes.add(OF_SCORES, loss=kind, function=function)
        folded = self._folded(kind, taken, options)
        return self._array_gate(kind, taken, options) if folded is None else folded

    def _composed(
        self, kind: str, taken: list[Operand], options: Mapping[str, Any]
    ) -> Operand | None:
        """What is written as one, and drawn as several gates; None for all else."""
        if kind == INDEX:
            return self._picked(taken[0], options[INDEX], taken[1:])
        if kind == SETS:
            return self._with_entries(taken[0], taken[1], taken[2:], options)
        return self._function(kind, taken, options)

    def _whole_sizes(self, shape: tuple[Any, ...], given: list[Operand]) -> tuple[int, ...]:
        """A shape with the sizes that were worked out, such as x.shape[0]."""
        sizes = iter(given)
        made = [next(sizes) if each is CHOSEN else each for each in shape]
        if not all(isinstance(each, int | float) and float(each).is_integer() for each in made):
            raise self._error(NOT_A_SIZE)
        return tuple(int(each) for each in made if isinstance(each, int | float))

    def _swapped(self, operand: Operand, both: tuple[int, int]) -> tuple[int, ...]:
        """The order of all axes where two of them change places."""
        shape = self._shape(operand)
        if shape is None:
            raise self._error(WHICH_AXES)
        order = [*range(len(shape))]
        if not all(-len(shape) <= each < len(shape) for each in both):
            return both  # the gate says what is wrong with it
        one, other = (each % len(shape) for each in both)
        order[one], order[other] = order[other], order[one]
        return tuple(order)

    def _named(self, name: str) -> Operand:
        """What a name stands for; p_2 is the second entry of a vector p, the third beside p_0."""
        base, _, number = name.rpartition("_")
        if name in self.meaning or name in self._given or not base or not number.isdecimal():
            return super()._named(name)
        shape = self._shape(self.meaning[base]) if base in self.meaning else self._given.get(base)
        place = int(number) - (f"{base}_0" not in self._names)
        if shape is None or len(shape) != 1 or not 0 <= place < shape[0]:
            return super()._named(name)
        if base not in self.meaning:
            self._kinds.setdefault(base, kinds.INPUT)
        self._notes.read(name, f"{base}[{place}]")
        return self._picked(super()._named(base), (place,), [])

    # --- values and shapes
