"""The chain rule of arrays by shapes, before any number: what arrives, what each input gets."""

from __future__ import annotations

import math
from collections.abc import Mapping

from circuit_editor.gates import Gate
from circuit_editor.gates.gate import Shape
from circuit_editor.model import OUT, Circuit, Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, as_factor
from circuit_editor.text.typed_shapes import write_shape

TURNED = "ᵀ"
UPSTREAM = "U"
PASSED_ON = "1"  # the local derivative of a gate that passes on what arrives

ONE_NUMBER = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "one number"))
OF_MATRICES = QT_TRANSLATE_NOOP(
    "Sentence", "U ({upstream}) arrives. {name} gets {formula}: {product} = {own}."
)
CELL_BY_CELL = QT_TRANSLATE_NOOP(
    "Sentence",
    "U ({upstream}) arrives. {name} gets, cell by cell, what arrives there × the local derivative.",
)
STRETCHED = QT_TRANSLATE_NOOP(
    "Sentence",
    "U ({upstream}) arrives. {name} ({own}) was stretched to {upstream}: each of its cells gets "
    "the sum over {count} cells.",
)
OF_ITS_SHAPE = QT_TRANSLATE_NOOP(
    "Sentence", "U ({upstream}) arrives. {name} gets a gradient of its own shape, {own}."
)


class Factor(NamedTuple):
    """One factor of a product of matrices: an input's pin, or U; and whether it is turned."""

    port: str
    is_turned: bool

    def shape_of(self, shape: Shape) -> Shape:
        """The shape of the factor, of what it is made of."""
        return shape[::-1] if self.is_turned else shape


def turn(name: str) -> str:
    """The name of a matrix that is transposed: `xᵀ`, `(x @ W)ᵀ`, and of `xᵀ` just `x`."""
    factor = as_factor(name)
    return factor.removesuffix(TURNED) if factor.endswith(TURNED) else factor + TURNED


def factors(gate: Gate, place: int, shapes: Mapping[str, Shape]) -> tuple[Factor, ...]:
    """The factors of what an input is sent, where it is a product of matrices; else none."""
    if not gate.sent or any(len(shapes[port]) != 2 for port in gate.inputs):
        return ()
    found = []
    for word in gate.sent[place].split():
        is_turned = word.endswith(TURNED)
        found.append(Factor(word.removesuffix(TURNED).strip("{}"), is_turned))
    return tuple(found)


def product_by_shapes(
    gate: Gate,
    place: int,
    shapes: Mapping[str, Shape],
    upstream: Shape,
    names: Mapping[str, str],
) -> tuple[str, str]:
    """The product that an input is sent, by names and by shapes: `xᵀ U`, `(2×4)(4×3)`.

    Both "" where it is no product of matrices.
    """
    found, parts = factors(gate, place, shapes), {**shapes, UPSTREAM: upstream}
    product = "".join(f"({write_shape(each.shape_of(parts[each.port]))})" for each in found)
    formula = " ".join(
        turn(name) if each.is_turned else as_factor(name)
        for each in found
        for name in [names.get(each.port, each.port)]
    )
    return formula, product


def gate_behind(circuit: Circuit, port: str) -> Pin | None:
    """The input of a gate that an input of a block leads to, behind which all is passed on.

    What arrives at the block arrives at that gate, too, where their outputs have one shape. None
    where the way forks, where a gate on it changes the gradient, or where a block stands there.
    """
    found, here = None, Pin(port, OUT)
    while True:
        targets = [target for target, source in circuit.wires.items() if source == here]
        if len(targets) != 1:
            return None
        (target,) = targets
        gate = circuit.nodes[target.node].gate
        if gate.is_port:
            return found
        if not gate.derivatives and not gate.is_of_arrays:
            return None  # a block, or a gate that is not known
        if found is None:
            found = target
        elif gate.is_of_arrays or gate.derivatives[gate.inputs.index(target.port)] != PASSED_ON:
            return None
        here = Pin(target.node, OUT)


def tell_shapes(
    gate: Gate,
    place: int,
    shapes: Mapping[str, Shape],
    upstream: Shape,
    names: Mapping[str, str],
) -> Sentence:
    """What an input is sent, by the shapes alone; `names` are those of the inputs by their pins."""
    port = gate.inputs[place]
    own, told = shapes[port], _shape(upstream)
    name = names[port]
    formula, product = product_by_shapes(gate, place, shapes, upstream, names)
    if formula:
        return Sentence.of(
            OF_MATRICES,
            upstream=told,
            name=name,
            formula=formula,
            product=product,
            own=write_shape(own),
        )
    if gate.is_of_arrays:
        return Sentence.of(OF_ITS_SHAPE, upstream=told, name=name, own=_shape(own))
    if own == upstream:
        return Sentence.of(CELL_BY_CELL, upstream=told, name=name)
    count = math.prod(upstream) // max(1, math.prod(own))
    return Sentence.of(STRETCHED, upstream=told, name=name, own=_shape(own), count=count)


def _shape(shape: Shape) -> str | Sentence:
    return write_shape(shape) if shape else ONE_NUMBER
