"""Builds a circuit from a program with arrays: shapes are worked out, so that misfits have places.

What `build_circuit` draws of numbers, it draws here, too. Besides:

    [[1, 2], [3, 4]]     in a line of its own the value of a name, elsewhere a constant node
    x[0], x[1:3, 0]      slice, for each axis that is cut; then squeeze for those picked by a number
    x[:, None]           unsqueeze
    norm(x)              square, sum, sqrt; its square without the root
    glu(x, dim=1)        slice, twice; sigmoid and mul
    W.T                  transpose

A sign, a transpose or a reshape of arrays written out is computed at once, as that of numbers is:
normal(2, 8, seed=1) * 0.1 is one array. Shapes that do not fit are refused where they are known;
that of an input which has no value yet is not, and nothing is said of what is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

from circuit_editor.expression.array_functions import HALVES
from circuit_editor.expression.array_grammar import (
    DOTS,
    INDEX,
    NORM,
    SIGNS_OF_ENTRIES,
    SQUARED_NORM,
    SWAP,
)
from circuit_editor.expression.build_circuit import CircuitDraft, Constant, Operand
from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.postfix import Assignment, Instruction, Role
from circuit_editor.expression.program import ParsedProgram
from circuit_editor.files.limits import why_not_shape
from circuit_editor.gates import GATES, kinds, output_shape
from circuit_editor.gates.gate import Shape
from circuit_editor.model import Document, Node, Pin, Value, node
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

FOLDED = frozenset(
    [
        kinds.ADD,
        kinds.SUB,
        kinds.MUL,
        kinds.DIV,
        kinds.POWER,
        kinds.NEG,
        kinds.TRANSPOSE,
        kinds.RESHAPE,
    ]
)
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
TOO_MANY = Template(
    QT_TRANSLATE_NOOP("Sentence", "This picks along {got} axes; the shape {shape} has {count}.")
)
WHICH_AXES = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Which axes change places is not known here, for the shape is not. Give the input a value.",
    )
)
INVERSE = re.compile(r"(?:\w+\.)*inv(?:erse)?\b")
NO_INVERSE = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "The inverse of a matrix is not read. For 1/x of every entry write 1/x."
    )
)
NO_PLACE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "There is no entry {place} along the axis {axis} of the shape {shape}."
    )
)
NO_HALVES = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "glu needs an even number of entries to halve, along the axis {axis} of the shape {shape}.",
    )
)
NO_SINGLE_LOSS = QT_TRANSLATE_NOOP(
    "Sentence",
    "The last line has the shape {shape}, and a loss is a single number: write sum(…) or mean(…) "
    "around it.",
)


def shape_of(value: Any) -> Shape | None:
    """The shape of what was given as a value; None where it has none, or is not known."""
    if isinstance(value, Value):
        return value.array.shape
    if isinstance(value, float | int):
        return ()
    shape = getattr(value, "shape", None)
    if shape is None and isinstance(value, list | tuple):
        try:
            return np.shape(value)
        except ValueError:  # of lists of different lengths: whoever takes them refuses them
            return None
    is_shape = isinstance(shape, tuple) and all(isinstance(each, int) for each in shape)
    return shape if is_shape else None


def shapes_given(declared: Collection[str], values: Mapping[str, Any]) -> dict[str, Shape]:
    """The shapes that are known of names, by their values."""
    given = {**declared, **values} if isinstance(declared, Mapping) else dict(values)
    known = {name: shape_of(each) for name, each in given.items()}
    return {name: shape for name, shape in known.items() if shape is not None}


class ArrayDraft(CircuitDraft):
    """A circuit with arrays while it is drawn, with the shapes of its nodes as far as known."""

    def __init__(
        self, text: str, program: ParsedProgram, shapes: Mapping[str, Shape], notes: Notes
    ) -> None:
        super().__init__(text, program)
        self._given = {
            **shapes,
            **{name: shape_of(each) for name, each in program.values.items()},
        }
        self._notes = notes
        self._shapes: dict[str, Shape | None] = {}  # by node
        self._at = 0  # where the instruction stands whose gates are drawn

    def draw(self, assignment: Assignment, *, last: bool) -> Operand:
        result = super().draw(assignment, last=last)
        if isinstance(result, Value) and not last:
            name = assignment.name
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
        if SWAP in options:
            options = {"axes": self._swapped(taken[0], options[SWAP])}
        function, scores = WITHIN.get(kind), taken[0]
        if function and isinstance(scores, str) and self.nodes[scores].kind == function:
            self._notes.add(OF_SCORES, loss=kind, function=function)
        folded = self._folded(kind, taken, options)
        return self._array_gate(kind, taken, options) if folded is None else folded

    def _array_gate(self, kind: str, taken: Iterable[Operand], options: Mapping[str, Any]) -> str:
        return self._wired(node(kind, options), taken)

    def _composed(
        self, kind: str, taken: list[Operand], options: Mapping[str, Any]
    ) -> Operand | None:
        """What is written as one, and drawn as several gates; None for all else."""
        if kind == INDEX:
            return self._picked(taken[0], options[INDEX])
        if kind == HALVES:
            return self._gated(taken[0], options.get("axis", (-1,))[0])
        if kind not in (NORM, SQUARED_NORM):
            return None
        total = self._array_gate(kinds.SUM, [self._gate(kinds.SQUARE, taken)], {})
        return total if kind == SQUARED_NORM else self._gate(kinds.SQRT, [total])

    def _gated(self, operand: Operand, axis: int) -> Operand:
        """The first half along an axis, times the sigmoid of the second."""
        shape = self._shape(operand)
        if shape is None or not -len(shape) <= axis < len(shape) or shape[axis] % 2:
            raise self._error(NO_HALVES(axis=axis, shape="?" if shape is None else str(shape)))
        source, half = self._driver(operand), shape[axis] // 2
        first = self._cut(source, axis % len(shape), slice(0, half))
        second = self._cut(source, axis % len(shape), slice(half, None))
        return self._gate(kinds.MUL, [first, self._gate(kinds.SIGMOID, [second])])

    def _picked(self, operand: Operand, picked: tuple[Any, ...]) -> Operand:
        """The entries that an index picks."""
        shape = self._shape(operand)
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
        for each in fresh:
            operand = self._array_gate(kinds.UNSQUEEZE, [operand], {"axis": (each,)})
        return operand

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

    # --- values and shapes

    def _folded(self, kind: str, taken: list[Operand], options: Mapping[str, Any]) -> Value | None:
        """What a sign makes of arrays that are written out; None where one is not, or inf is."""
        if kind not in FOLDED or not any(isinstance(each, Value) for each in taken):
            return None
        numbers: list[Any] = []
        for each in taken:
            if isinstance(each, Constant):
                numbers.append(np.float64(each.number))
            elif isinstance(each, Value):
                numbers.append(each.array)
            elif isinstance(each, float):
                numbers.append(np.float64(each))
            else:
                return None
        gate = GATES[kind]
        made = output_shape(gate, [each.shape for each in numbers], options)
        if isinstance(made, Sentence):
            raise self._error(made)
        refuse_if(why_not_shape(made), self.text, self._at)
        assert gate.forward is not None
        with np.errstate(all="ignore"):
            result = gate.forward(*numbers, **options)
        return Value(result) if np.isfinite(result).all() else None

    def _shape(self, operand: Operand) -> Shape | None:
        if isinstance(operand, Value):
            return operand.array.shape
        return self._shapes.get(operand) if isinstance(operand, str) else ()

    def _named(self, name: str) -> Operand:
        if name not in self.meaning:
            self.meaning[name] = self._source(self._kinds[name], name, 1.0)
            self._shapes[str(self.meaning[name])] = self._given.get(name)
        return self.meaning[name]

    def _source(self, kind: str, name: str, number: Any) -> str:
        id_ = super()._source(kind, name, number)
        self._shapes[id_] = np.shape(number)
        return id_

    def _driver(self, result: Operand) -> str:
        if isinstance(result, Value):
            return self._source(kinds.CONSTANT, self._spare_name("c"), result.array)
        return super()._driver(result)

    def _wired(self, made: Node, inputs: Iterable[Operand]) -> str:
        id_ = super()._wired(made, inputs)
        gate = made.gate
        if gate.outputs and made.interface is None:
            drivers = [self.wires[Pin(id_, port)].node for port in gate.inputs]
            self._shapes[id_] = self._made_shape(made, [self._shapes.get(each) for each in drivers])
        return id_

    def _made_shape(self, made: Node, shapes: list[Shape | None]) -> Shape | None:
        known = [each for each in shapes if each is not None]
        if len(known) < len(shapes):
            return None
        found = output_shape(made.gate, known, {**made.attrs, **made.options})
        if isinstance(found, Sentence):
            raise self._error(found)
        return found

    def _error(self, problem: Sentence) -> ExpressionError:
        return ExpressionError(problem, self.text, self._at)
