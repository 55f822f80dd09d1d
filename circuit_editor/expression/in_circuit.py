"""Expressions in a circuit that is there: its names are nodes of the circuit, by their labels.

What no node is called becomes a new input, as in an expression by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from circuit_editor.expression import Draft, draft, means_formula
from circuit_editor.model import Circuit, Document, Pin, Value
from circuit_editor.text import Sentence

UNGIVEN = Value(1.0)  # of an input without a number


@dataclass(frozen=True)
class FormulaInCircuit:
    """A formula as it was read in a circuit.

    `known` are the names that nodes of the circuit bear, with their outputs, `free` those that are
    new inputs. `size` is how many gates it takes.
    """

    read: Draft
    known: Mapping[str, Pin]
    free: tuple[str, ...]
    size: int

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """What was read in another way than typed."""
        return self.read.notes

    @cached_property
    def part(self) -> Document:
        """The circuit it makes, laid out."""
        return self.read.part()

    @property
    def sources(self) -> dict[str, Pin]:
        """The sources of that circuit that are known, with the outputs they stand for."""
        named = self.read.sources
        return {named[name]: pin for name, pin in self.known.items()}


def read_in_circuit(text: str, circuit: Circuit) -> FormulaInCircuit | None:
    """What a text of one line computes in a circuit; None where it is not meant as a formula.

    Raises ExpressionError for what is meant as one, and cannot be read.
    """
    if not means_formula(text):
        return None
    values = circuit.values
    read = draft(text, declared={name: values.get(id_) for id_, name in circuit.labels.items()})
    drawn = read.drawn_part().root
    known, free = {}, []
    for name, source in read.sources.items():
        pin = _output_called(circuit, name)
        is_given = drawn.values[source] != UNGIVEN  # in the text, as in x = 3; x*y
        if pin is None or is_given:
            free.append(name)
        else:
            known[name] = pin
    size = sum(not each.gate.is_source for each in drawn.nodes.values())
    is_gate = read.result is not None and size
    return FormulaInCircuit(read, known, tuple(free), size) if is_gate else None


def _output_called(circuit: Circuit, name: str) -> Pin | None:
    """The output that a name stands for: of a flag the one it marks; None where none does."""
    id_ = circuit.find(name)
    if id_ is None:
        return None
    gate = circuit.nodes[id_].gate
    if gate.is_flag:
        return circuit.wires.get(Pin(id_, gate.inputs[0]))
    return Pin(id_, gate.outputs[0]) if gate.outputs else None
