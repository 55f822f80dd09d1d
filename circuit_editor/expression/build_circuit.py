"""Builds a circuit from a parsed program: chooses the gate for each operation.

A sign and a number make one gate, as in the lecture's figure; everything else is the gate of its
name. In the order in which they are tried:

    e ^ u           exp
    -u              mul_constant with c = -1
    u + 2, 2 + u    add_constant              u - 2   add_constant with c = -2
    2 * u, u * 2    mul_constant
    u / 4           mul_constant with c = 0.25, where 1/c is exact (c is a power of two): a gate
                    that showed ×0.33 for u / 3 would not show the number it computes with
    1 / u           reciprocal
    u ^ 2           power_constant
    2 - u, 3 / u    sub and div, as written, with a constant node for the number
    u / 3, 2 ^ u    div and power, likewise

A sign between numbers is computed at once, 2*3*u is ×6, since -2 and 1/2 are how such a number is
written. Where that gives no finite number, as 1/0 does, the gate of the sign (div) is drawn between
two constant nodes: nothing that can go wrong is hidden, the gate shows it and can be mended. A gate
written by its name is always that gate, its numbers constant nodes: add(u, 2), exp(0), log(-1).

The function of a library's block makes an instance, neuron2(u, v). All calls share one definition,
a copy with ids that no other node has; weights belong to the instances.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from typing import TypeAlias

import numpy as np
from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.postfix import Assignment, Instruction, Role
from circuit_editor.expression.program import ParsedProgram
from circuit_editor.files import library
from circuit_editor.files.limits import EXPANDED, NODES
from circuit_editor.gates import GATES, kinds
from circuit_editor.model import Block, Circuit, Document, Node, Pin, Value, blocks, node
from circuit_editor.model.edits.copy_paste import insert
from circuit_editor.text import QT_TRANSLATE_NOOP, Template


class Constant(Enum):
    """A number with a name; as the base of a power, e is the gate exp."""

    E = "e"
    PI = "π"

    @property
    def number(self) -> float:
        """Its value in float64."""
        return math.e if self is Constant.E else math.pi


# What an instruction leaves behind: a finite number, a constant, the id of a node (its output), or
# an array that is written out.
Operand: TypeAlias = "float | str | Constant | Value"

WEIGHT_NAME = re.compile(r"[wW](?=$|[0-9_])")  # w, w0, W_out
BIAS_NAME = re.compile(r"[bB](?=$|[0-9_])")

NOT_A_NUMBER = Template(
    QT_TRANSLATE_NOOP("Sentence", "The {name} of {kind} is built in: it must be a number.")
)


def source_kinds(names: Iterable[str]) -> dict[str, str]:
    """What each name of a program holds: `parameter` for weights and biases, else `input`.

    A b is a bias only where there are weights: in (a + b)(c + d) it is an input like the others.
    """
    names = set(names)
    weights = {name for name in names if WEIGHT_NAME.match(name)}
    biases = {name for name in names if weights and BIAS_NAME.match(name)}
    return {name: kinds.PARAMETER if name in weights | biases else kinds.INPUT for name in names}


class CircuitDraft:
    """A circuit while it is drawn: plain dicts, so that 10,000 gates take no time."""

    def __init__(self, text: str, program: ParsedProgram) -> None:
        self.text = text
        self.nodes: dict[str, Node] = {}
        self.wires: dict[Pin, Pin] = {}
        self.values: dict[str, Value] = {}
        self.labels: dict[str, str] = {}
        self.meaning: dict[str, Operand] = {}  # of each name, at this point of the program
        self.not_given: list[str] = []  # names that no line of the program gives a value
        self._blocks: Map[str, Block] = Map()
        self._instances: dict[str, Node] = {}  # by function: what a call of a block is drawn as
        self._sizes: dict[str, int] = {}  # by definition: how many nodes its instance stands for
        self._size = 0
        self._inside: set[str] = set()  # the ids of what stands in blocks
        self._count: Counter[str] = Counter()
        self._constants: dict[Constant, str] = {}
        self._names = {name for each in program.assignments for name in (each.name, *each.names)}
        self._kinds = source_kinds(self._names | {*program.inputs})
        self._is_named = program.is_named
        self._borne: set[str] = set()
        self._spare_names: dict[str, Iterator[str]] = {}

    def declare(self, names: Iterable[str]) -> None:
        """Draw the inputs that a header names, in its order."""
        for name in names:
            self._named(name)

    def draw(self, assignment: Assignment, *, last: bool) -> Operand:
        """Draw one assignment; what it computes is its name's meaning from now on.

        A name that is given a number alone is an input with that value, as a lecture's program
        begins: x = -2; y = 5. In the last line it is the loss, and that is no input.
        """
        result = self._compute(assignment.code)
        if isinstance(result, Constant) and not last:
            result = self._constant_named(result)
        if isinstance(result, float) and not last:
            result = self._source(self._kinds[assignment.name], assignment.name, result)
        elif isinstance(result, str) and not self.nodes[result].gate.is_source:
            self.labels.setdefault(result, assignment.name)
        self.meaning[assignment.name] = result
        return result

    def document(self, loss: Operand, name: str) -> Document:
        """The document with a flag of this name on the loss."""
        flag = self._gate(kinds.OUTPUT, [loss])
        self.labels[flag] = name
        return replace(self._drawn(), loss=flag)

    def part(self, result: Operand, name: str) -> Document:
        """The document without a flag; a number is an input of this name, as in other lines.

        A gate bears the name only if the text gives it.
        """
        if isinstance(result, Constant):
            self._constant_named(result)
        elif isinstance(result, float):
            self._source(self._kinds[name], name, result)
        elif (
            isinstance(result, str) and not self._is_named and not self.nodes[result].gate.is_source
        ):
            return self._drawn(without=(result, name))
        return self._drawn()

    def _drawn(self, without: tuple[str, str] = ("", "")) -> Document:
        """The document; of a node and a name, the node is not called so."""
        labels = {id_: label for id_, label in self.labels.items() if (id_, label) != without}
        root = Circuit(Map(self.nodes), Map(self.wires), Map(self.values), Map(labels))
        return Document(root, blocks=self._blocks)

    def takes_matrices(self, kinds: Collection[str]) -> bool:
        """Whether a gate of these kinds takes an array that is no vector: here none does."""
        return False

    def sources(self) -> dict[str, str]:
        """The id of every input and parameter, by its name."""
        return {
            self.labels[id_]: id_
            for id_, each in self.nodes.items()
            if each.gate.is_source and each.gate.takes_gradient
        }

    def _compute(self, code: list[Instruction]) -> Operand:
        stack: list[Operand] = []
        for instruction in code:
            role = instruction.role
            if role is Role.NUMBER:
                stack.append(float(instruction.what))
            elif role is Role.NAME:
                stack.append(self._named(str(instruction.what)))
            else:
                first = len(stack) - instruction.arity
                taken = stack[first:]
                del stack[first:]
                stack.append(self._step(instruction, taken))
        (result,) = stack
        return result

    def _step(self, instruction: Instruction, taken: list[Operand]) -> Operand:
        """What an instruction makes of its operands, but for numbers and names."""
        if instruction.role is Role.OPERATOR:
            return self._operator(str(instruction.what), taken)
        if instruction.role is Role.CONSTANT:
            return Constant(instruction.what)
        return self._call(str(instruction.what), taken, instruction.position)

    def _named(self, name: str) -> Operand:
        if name not in self.meaning:
            self.meaning[name] = self._source(self._kinds[name], name, 1.0)
            self.not_given.append(name)
        return self.meaning[name]

    def _operator(self, kind: str, taken: list[Operand]) -> Operand:
        if kind == kinds.POWER and taken[0] is Constant.E:
            return self._gate(kinds.EXP, taken[1:])
        taken = [
            self._constant_named(each) if isinstance(each, Constant) else each for each in taken
        ]
        match kind, taken:
            case kinds.NEG, [str(u)]:
                return self._gate(kinds.MUL_CONSTANT, [u], c=-1.0)
            case (kinds.ADD, [str(u), float(c)]) | (kinds.ADD, [float(c), str(u)]):
                return self._gate(kinds.ADD_CONSTANT, [u], c=c)
            case kinds.SUB, [str(u), float(c)]:
                return self._gate(kinds.ADD_CONSTANT, [u], c=-c)
            case (kinds.MUL, [str(u), float(c)]) | (kinds.MUL, [float(c), str(u)]):
                return self._gate(kinds.MUL_CONSTANT, [u], c=c)
            case kinds.DIV, [str(u), float(c)] if _inverts_exactly(c):
                return self._gate(kinds.MUL_CONSTANT, [u], c=1.0 / c)
            case kinds.DIV, [1.0, str(u)]:
                return self._gate(kinds.RECIPROCAL, [u])
            case kinds.POWER, [str(u), float(c)]:
                return self._gate(kinds.POWER_CONSTANT, [u], c=c)
        number = _folded(kind, taken)
        return self._gate(kind, taken) if number is None else number

    def _call(self, kind: str, taken: list[Operand], position: int) -> str:
        if kind not in GATES:
            return self._wired(self._instance(kind), taken)
        gate = GATES[kind]
        inputs, inside = taken[: len(gate.inputs)], taken[len(gate.inputs) :]
        attrs = {}
        for name, given in zip(gate.attrs, inside, strict=False):
            if not isinstance(given, float):
                raise ExpressionError(NOT_A_NUMBER(name=name, kind=kind), self.text, position)
            attrs[name] = given
        return self._gate(kind, inputs, **attrs)

    def _gate(self, kind: str, inputs: Iterable[Operand], **attrs: float) -> str:
        return self._wired(node(kind, attrs), inputs)

    def _wired(self, made: Node, inputs: Iterable[Operand]) -> str:
        """Add a node, and wires from what it computes with."""
        drivers = [self._driver(each) for each in inputs]
        id_ = self._add(made)
        for port, driver in zip(made.gate.inputs, drivers, strict=True):
            (out,) = self.nodes[driver].gate.outputs
            self.wires[Pin(id_, port)] = Pin(driver, out)
        return id_

    def _instance(self, function: str) -> Node:
        """What a call of a block is drawn as; the first call brings a copy of its definition."""
        if function not in self._instances:
            block = library.by_function(function)
            so_far = Document(Circuit(Map(self.nodes)), blocks=self._blocks)
            with_copy, id_ = insert(so_far, block.document, block.definition, (0.0, 0.0))
            made = with_copy.root.nodes[id_]
            assert made.interface is not None
            self._instances[function] = made
            self._blocks = with_copy.blocks
            self._inside = {id_ for each in self._blocks.values() for id_ in each.circuit.nodes}
            self._sizes[made.interface.block] = sum(
                times * len(block.document.blocks[each].circuit.nodes)
                for each, times in blocks.uses(block.document).items()
            )
        return self._instances[function]

    def _driver(self, result: Operand) -> str:
        """The node whose output a result is; a number gets one."""
        if isinstance(result, Constant):
            return self._constant_named(result)
        if isinstance(result, float):
            return self._constant(result)
        assert isinstance(result, str)
        return result

    def _constant_named(self, constant: Constant) -> str:
        """The node of e or π, the same wherever the text names it."""
        if constant not in self._constants:
            self._constants[constant] = self._source(
                kinds.CONSTANT, constant.value, constant.number
            )
        return self._constants[constant]

    def _constant(self, number: float) -> str:
        return self._source(kinds.CONSTANT, self._spare_name("c"), number)

    def _source(self, kind: str, name: str, number: float) -> str:
        """A node that holds a number; if another bears the name, a number is put behind it."""
        if name in self._borne:
            name = self._spare_name(name)
        self._borne.add(name)
        id_ = self._add(node(kind))
        self.labels[id_], self.values[id_] = name, Value(number)
        return id_

    def _add(self, each: Node) -> str:
        refuse_if(NODES.exceeded_by(len(self.nodes) + 1))
        self._size += 1 if each.interface is None else self._sizes[each.interface.block]
        refuse_if(EXPANDED.exceeded_by(self._size))
        id_ = self._next_id(each.kind)
        self.nodes[id_] = each
        return id_

    def _next_id(self, kind: str) -> str:
        while True:
            self._count[kind] += 1
            id_ = f"{kind}{self._count[kind]}"
            if id_ not in self._inside:
                return id_

    def _spare_name(self, stem: str) -> str:
        """The next of stem, stem1, stem2, ... that neither the text nor a node uses."""
        if stem not in self._spare_names:
            self._spare_names[stem] = itertools.chain(
                [stem], (f"{stem}{count}" for count in itertools.count(1))
            )
        return next(
            name
            for name in self._spare_names[stem]
            if name not in self._names and name not in self._borne
        )


def _folded(kind: str, taken: list[Operand]) -> float | None:
    """What a gate makes of numbers; None where one is no number, or the result is not finite."""
    numbers = [np.float64(each) for each in taken if isinstance(each, float)]
    forward = GATES[kind].forward
    if len(numbers) < len(taken) or forward is None:
        return None
    with np.errstate(all="ignore"):
        result = float(forward(*numbers))
    return result if math.isfinite(result) else None


def _inverts_exactly(c: float) -> bool:
    mantissa, _ = math.frexp(c)
    return abs(mantissa) == 0.5 and math.isfinite(1.0 / c)
