"""Vector-Jacobian and Jacobian-vector products of any gate, shapes of outputs, cells that meet.

A gate of arrays declares all four. Those of an elementwise gate follow from its local derivatives,
which is what its lesson is: what arrives × the local derivative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from circuit_editor.gates.attributes import Attribute
from circuit_editor.gates.gate import Array, Gate, Shape, downstream, unbroadcast
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DO_NOT_BROADCAST = QT_TRANSLATE_NOOP(
    "Sentence",
    "The shapes {shapes} do not fit together: counted from the right, the lengths {length} and "
    "{other} meet in one place.",
)


def output_shape(
    gate: Gate, shapes: Sequence[Shape], attrs: Mapping[str, Attribute]
) -> Shape | Sentence:
    """The shape that the output has for inputs of these shapes; or why it has none."""
    if gate.shape is not None:
        return gate.shape(*shapes, **attrs)
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        length, other = _lengths_that_differ(shapes)
        listed = ", ".join(map(str, shapes))
        return Sentence.of(DO_NOT_BROADCAST, shapes=listed, length=length, other=other)


def _lengths_that_differ(shapes: Sequence[Shape]) -> tuple[int, ...]:
    """The first two lengths, from the right, of which neither can be stretched to the other."""
    for at in range(1, max(map(len, shapes)) + 1):
        there = [shape[-at] for shape in shapes if len(shape) >= at and shape[-at] != 1]
        for other in there:
            if other != there[0]:
                return there[0], other
    return tuple(map(len, shapes))[:2]  # more axes than NumPy has


def vjp(
    gate: Gate,
    upstream: Any,
    inputs: tuple[Any, ...],
    out: Any,
    attrs: Mapping[str, Attribute],
) -> tuple[Array, ...]:
    """The vector-Jacobian product: what each input is sent, each of that input's shape.

    A gate that chooses sends exactly 0 where its local derivative is 0. NumPy's warnings are the
    caller's to silence.
    """
    if gate.pull is not None:
        return tuple(each(upstream, *inputs, out, **attrs) for each in gate.pull)
    assert gate.local is not None
    factors = gate.local(*inputs, out, **attrs)
    choices = gate.choices(inputs, attrs)
    return tuple(
        fitted(downstream(upstream, factor, chosen), np.shape(each))
        for each, factor, chosen in zip(inputs, factors, choices, strict=True)
    )


def jvp(
    gate: Gate,
    tangents: tuple[Any, ...],
    inputs: tuple[Any, ...],
    out: Any,
    attrs: Mapping[str, Attribute],
) -> Array:
    """The Jacobian-vector product: how the output moves as the inputs move by the tangents."""
    if gate.push is not None:
        pushed: Array = gate.push(*tangents, *inputs, out, **attrs)
        return pushed
    assert gate.local is not None
    factors = gate.local(*inputs, out, **attrs)
    choices = gate.choices(inputs, attrs)
    moved: Any = 0.0
    for tangent, factor, chosen in zip(tangents, factors, choices, strict=True):
        moved = moved + downstream(tangent, factor, chosen)
    whole: Array = np.broadcast_to(moved, np.shape(out))
    return whole


def input_cells(
    gate: Gate, index: tuple[int, ...], shapes: Sequence[Shape], attrs: Mapping[str, Attribute]
) -> tuple[Any, ...]:
    """For each input the entries that one entry of the output is made of, as booleans."""
    if gate.cells is not None:
        return gate.cells(index, *shapes, **attrs)
    found = []
    for shape in shapes:
        own = index[len(index) - len(shape) :]
        mask = np.zeros(shape, bool)
        mask[tuple(0 if length == 1 else at for at, length in zip(own, shape, strict=True))] = True
        found.append(mask)
    return tuple(found)


def fitted(gradient: Any, shape: Shape) -> Any:
    """A gradient in its value's shape: stretched where the slope is a constant, else summed."""
    if np.shape(gradient) == shape:
        return gradient
    whole = np.broadcast_shapes(np.shape(gradient), shape)
    return unbroadcast(np.broadcast_to(gradient, whole), shape)
