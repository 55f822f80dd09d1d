"""The chain rule at one node as data: upstream × local = downstream, for each input.

The numbers are readings: the run's own as far as they may be seen, "?" where they are covered. Each
has its text beside it, formatted from full precision. So what is written may not multiply to what
is written behind it (0.20 × 2.00 is 0.39): `relation` says "≈" there.

All that shows or tells a chain rule renders what stands here, and multiplies nothing itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from circuit_editor.engine import Reading, ReadingFilter, State
from circuit_editor.engine.readings import NOT_COMPUTED
from circuit_editor.gates import OUT, Gate, downstream
from circuit_editor.model import (
    Circuit,
    Document,
    Node,
    Path,
    Pin,
    wiring,
)
from circuit_editor.teaching.node_names import NodeNames
from circuit_editor.text.brackets import bracket_negative
from circuit_editor.text.numbers import as_read

EQUAL, ABOUT = "=", "≈"
LONGEST_CHAIN = 6  # factors that one still follows


@dataclass(frozen=True, slots=True)
class Term:
    """One product: the gradient at an output, times the derivative of that output by an input."""

    output: str
    upstream: Reading
    local: Reading

    @property
    def text(self) -> str:
        """The product as it is written: `0.20 × (−1.00)`."""
        return f"{self.upstream.text} × {bracket_negative(self.local.text)}"


@dataclass(frozen=True, slots=True)
class ChainRuleRow:
    """The chain rule at one input: the value that arrives there, and the gradient sent back.

    A gate has one term; a block has one for each of its outputs. There is none where the local
    derivative cannot be told. `name` is what people call what feeds the input; where that would
    have a gap, `unnamed` is the node, to be called by what it does.
    """

    port: str
    name: str
    source: Pin | None
    value: Reading
    terms: tuple[Term, ...]
    downstream: Reading
    unnamed: Node | None = None

    @property
    def sent(self) -> tuple[Term, ...]:
        """The terms that have a gradient arriving: what is sent back is their sum."""
        return tuple(term for term in self.terms if term.upstream.is_there)

    @property
    def is_whole(self) -> bool:
        """True where each number of the equation is there, so that it can be written."""
        factors = [term.local for term in self.sent]
        return bool(factors) and all(each.is_there for each in (self.downstream, *factors))

    @property
    def is_stopped(self) -> bool:
        """True where what arrives is not finite and nothing of it is sent: no product says so."""
        return any(is_stopped(term.upstream, term.local, self.downstream) for term in self.sent)

    @property
    def product(self) -> str:
        """The terms as they are written, a sum where there are several."""
        return sum_text([self._written(term) for term in self.sent])

    def _written(self, term: Term) -> str:
        """A term as it is written: 0.00 alone where the gradient is stopped."""
        return (
            term.local.text if is_stopped(term.upstream, term.local, self.downstream) else term.text
        )

    @property
    def relation(self) -> str:
        """ "=" where what is written adds up as it is written, or is covered; else "≈"."""
        factors = [each for term in self.sent for each in (term.upstream, term.local)]
        if any(each.is_covered for each in (self.downstream, *factors)):
            return EQUAL
        parts = [
            0.0
            if is_stopped(term.upstream, term.local, self.downstream)
            else as_read(term.upstream.text) * as_read(term.local.text)
            for term in self.sent
        ]
        return relation(sum(parts), self.downstream.text)

    @property
    def one_step(self) -> np.float64 | None:
        """What upstream × local comes to with all digits, added over the outputs, as `float64`.

        None where one of the numbers is missing, may not be seen, or is an array.
        """
        total = None
        with np.errstate(all="ignore"):
            for term in self.sent:
                if not is_single(term.upstream, term.local):
                    return None
                upstream, local = (np.float64(each.array) for each in (term.upstream, term.local))
                wire_gradient = downstream(
                    upstream, local, is_stopped(term.upstream, term.local, self.downstream)
                )
                total = wire_gradient if total is None else total + wire_gradient
        return total

    @property
    def local(self) -> Reading:
        """The local derivative, where there is one output to derive."""
        return self.terms[0].local if len(self.terms) == 1 else NOT_COMPUTED


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a node: its value, and the gradient that comes back to it."""

    port: str
    name: str
    value: Reading
    upstream: Reading


@dataclass(frozen=True, slots=True)
class ChainRule:
    """The chain rule at one node, with all its numbers."""

    path: str
    node: Node
    outputs: tuple[Output, ...]
    rows: tuple[ChainRuleRow, ...]

    @property
    def gate(self) -> Gate:
        """The gate, or the block as a gate."""
        return self.node.gate

    @property
    def hides_anything(self) -> bool:
        """True where one of its numbers may not be seen now."""
        numbers = [each for row in self.rows for each in (row.value, row.downstream)]
        numbers += [each for output in self.outputs for each in (output.value, output.upstream)]
        numbers += [term.local for row in self.rows for term in row.terms]
        return any(each.is_hidden for each in numbers)


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of a block gate by gate, as a product: `−0.53 × 0.37 = −0.20`."""

    product: str
    relation: str
    downstream: Reading


class ChainRules:
    """The chain rule at every node, with the numbers that may be seen, when somebody asks.

    What was asked for is kept: make a new one when the numbers, or what may be seen, are others.
    """

    def __init__(self, document: Document, readings: ReadingFilter) -> None:
        self.document = document
        self.readings = readings
        self.names = NodeNames(document)
        self._found: dict[str, ChainRule] = {}

    def at(self, path: str) -> ChainRule:
        """The chain rule at a gate, a flag or a block, by its path."""
        if path not in self._found:
            self._found[path] = self._work_out(path)
        return self._found[path]

    def chain(self, path: str) -> Chain | None:
        """A block's gates one by one, from its output back.

        None where they are no single chain of a few, or where a number of it is missing.
        """
        rule = self.at(path)
        interface = rule.node.interface
        if interface is None or len(interface.inputs) != 1 or len(interface.outputs) != 1:
            return None
        (row,), upstream = rule.rows, rule.outputs[0].upstream
        circuit = self.document.blocks[interface.block].circuit
        way = wiring.single_way(circuit, interface.inputs[0].id, interface.outputs[0].id)
        if not 1 < len(way) <= LONGEST_CHAIN or not upstream.is_there or row.is_stopped:
            return None
        factors = [upstream, *(self._inner_local(path, circuit, pin) for pin in reversed(way))]
        if not are_numbers(row.downstream, *factors):
            return None
        texts = [each.text for each in factors]
        is_covered = any(each.is_covered for each in (row.downstream, *factors))
        written = math.prod(map(as_read, texts))
        sign = EQUAL if is_covered else relation(written, row.downstream.text)
        return Chain(
            " × ".join([texts[0], *map(bracket_negative, texts[1:])]), sign, row.downstream
        )

    def _inner_local(self, path: str, circuit: Circuit, pin: Pin) -> Reading:
        """The local derivative at an input inside a block."""
        interface, inner = (
            circuit.nodes[pin.node].interface,
            Pin(Path(path).prefix + pin.node, pin.port),
        )
        if interface is None:
            return self.readings.local(inner)
        if len(interface.outputs) != 1:
            return NOT_COMPUTED
        return self.readings.block_local(inner.node, interface, interface.outputs[0].id, pin.port)

    def _work_out(self, path: str) -> ChainRule:
        around, id_ = Path(path).around, Path(path).name
        circuit, seen = self.names.circuit_around(path), self.readings
        node = circuit.nodes[id_]
        gate, interface = node.gate, node.interface
        names = (
            {OUT: OUT} if interface is None else {port.id: port.name for port in interface.outputs}
        )
        # what arrives at the flag is the loss, and its gradient by itself
        pins = [Pin(path, port) for port in (gate.inputs if gate.is_flag else gate.outputs)]
        outputs = tuple(
            Output(pin.port, names.get(pin.port, pin.port), seen.value(pin), seen.gradient(pin))
            for pin in pins
        )
        rows = []
        for port in gate.inputs:
            source = circuit.wires.get(Pin(id_, port))
            placed = None if source is None else Pin(around.prefix + source.node, source.port)
            rows.append(self._row(Pin(path, port), placed, node, outputs))
        return ChainRule(path, node, outputs, tuple(rows))

    def _row(
        self, pin: Pin, source: Pin | None, node: Node, outputs: Iterable[Output]
    ) -> ChainRuleRow:
        terms = [
            Term(each.port, each.upstream, local)
            for each in outputs
            if (local := self._local(pin, node, each.port)).state is not State.NOT_COMPUTED
        ]
        name = "" if source is None else self.names.output(source)
        unnamed = None if source is None else self.names.unnamed(source.node)
        value, wire_gradient = self.readings.value(pin), self.readings.gradient(pin)
        return ChainRuleRow(pin.port, name, source, value, tuple(terms), wire_gradient, unnamed)

    def _local(self, pin: Pin, node: Node, output: str) -> Reading:
        """The local derivative of one output by an input; a flag's is that of what passes it."""
        return (
            self.readings.local(pin)
            if node.interface is None
            else self.readings.block_local(pin.node, node.interface, output, pin.port)
        )


def is_single(*readings: Reading) -> bool:
    """True where all of these are there, and single numbers."""
    return all(each.array is not None and each.array.shape == () for each in readings)


def are_numbers(*readings: Reading) -> bool:
    """True where all of these are single numbers, as far as they may be seen."""
    return all(each.is_covered or is_single(each) for each in readings)


def is_stopped(upstream: Reading, local: Reading, downstream: Reading) -> bool:
    """True where a local derivative 0 kept back what is not finite, as a choice and no product.

    0 × ∞ is nan; a gate that routes or stops the gradient sends 0 all the same.
    """
    if (
        upstream.array is None
        or local.array is None
        or downstream.array is None
        or not is_single(upstream, local, downstream)
    ):
        return False
    return bool(
        local.array == 0 and not np.isfinite(upstream.array) and np.isfinite(downstream.array)
    )


def magnitude(number: float) -> float:
    """How large a number is; what is no number is the largest."""
    return math.inf if math.isnan(number) else abs(number)


def relation(written: float, text: str) -> str:
    """ "=" where a number worked out from what is written is what is written, else "≈"."""
    read = as_read(text)
    if np.isnan(written) or np.isnan(read):
        return EQUAL if np.isnan(written) == np.isnan(read) else ABOUT
    if np.isinf(written) or np.isinf(read):
        return EQUAL if written == read else ABOUT
    return EQUAL if abs(written - read) <= 1e-12 * abs(read) else ABOUT


def sum_text(texts: list[str]) -> str:
    """Numbers or products as a sum; a negative one stands in brackets behind a plus."""
    return " + ".join(bracket_negative(each) if at else each for at, each in enumerate(texts))
