"""Shapes of arrays while their circuit is drawn; what is written out is worked out at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

from circuit_editor.expression.build_circuit import CircuitDraft, Constant, Operand
from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.program import ParsedProgram
from circuit_editor.files.limits import why_not_shape
from circuit_editor.gates import GATES, kinds, output_shape
from circuit_editor.gates.gate import Shape
from circuit_editor.model import Node, Pin, Value, node
from circuit_editor.text import Sentence

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


class ShapedDraft(CircuitDraft):
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

    def takes_matrices(self, kinds: Collection[str]) -> bool:
        """Whether a gate of these kinds takes an array that is no vector, or may be none."""
        return any(
            len(self._shapes.get(source.node) or ()) != 1
            for target, source in self.wires.items()
            if self.nodes[target.node].kind in kinds
        )

    def _array_gate(self, kind: str, taken: Iterable[Operand], options: Mapping[str, Any]) -> str:
        return self._wired(node(kind, options), taken)

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
