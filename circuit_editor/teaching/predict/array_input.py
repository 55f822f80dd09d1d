"""A gate, or one input of it, with the arrays there: the argument of a rule about arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from circuit_editor.gates import Array, Gate, output_shape, vjp
from circuit_editor.gates.attributes import Attribute
from circuit_editor.gates.gate import Shape
from circuit_editor.text import Sentence


@dataclass(frozen=True, eq=False)
class ArrayValues:
    """A gate and the arrays that arrive at it, and what it gives, with the attributes it has.

    Of a gate whose entries never meet these are arrays, too, one of them at least.
    """

    gate: Gate
    attrs: Mapping[str, Attribute]
    inputs: tuple[Array, ...]
    out_shape: Shape

    @cached_property
    def options(self) -> dict[str, Attribute]:
        """All attributes with a type, those at their default too."""
        defaults = {name: each.default for name, each in self.gate.options.items()}
        return {name: self.attrs.get(name, default) for name, default in defaults.items()}

    def with_options(self, **others: Attribute) -> dict[str, Attribute] | None:
        """The attributes with others in their place; None where the inputs do not fit them."""
        attrs = {**self.attrs, **others}
        shape = output_shape(self.gate, [np.shape(each) for each in self.inputs], attrs)
        return None if isinstance(shape, Sentence) else attrs

    def computed(self, attrs: Mapping[str, Attribute]) -> Array:
        """What the gate gives with these attributes."""
        assert self.gate.forward is not None
        return np.asarray(self.gate.forward(*self.inputs, **attrs))


@dataclass(frozen=True, eq=False)
class ArrayInput(ArrayValues):
    """One input of a gate with all the arrays there.

    `upstream` is the gradient that arrives at the gate's output `out`.
    """

    out: Array
    upstream: Array
    index: int

    @property
    def own(self) -> Array:
        """The array at this input."""
        return self.inputs[self.index]

    @property
    def other(self) -> Array:
        """The array at the other one of two inputs."""
        return self.inputs[1 - self.index]

    @cached_property
    def sent(self) -> Array:
        """What is truly sent back to this input."""
        return self.sent_with(self.attrs)

    def sent_with(
        self,
        attrs: Mapping[str, Attribute],
        upstream: Array | None = None,
        out: Array | None = None,
    ) -> Array:
        """What is sent back with other attributes, or where something else arrives."""
        upstream = self.upstream if upstream is None else upstream
        out = self.out if out is None else out
        return np.asarray(vjp(self.gate, upstream, self.inputs, out, attrs)[self.index])

    @cached_property
    def stretched(self) -> tuple[int, ...]:
        """The axes of the output along which this input was stretched, as they are counted there.

        None of a gate that makes another shape by its own rule, unless stretching is what it does.
        """
        if self.gate.is_of_arrays and "shape" not in self.gate.options:
            return ()
        own, whole = np.shape(self.own), self.out_shape
        if len(own) > len(whole):
            return ()
        padded = (1,) * (len(whole) - len(own)) + own
        fits = all(a in (1, b) for a, b in zip(padded, whole, strict=True))
        if not fits or np.size(self.own) == np.prod(whole):
            return ()
        return tuple(at for at, n in enumerate(padded) if n == 1 and whole[at] > 1)

    @cached_property
    def unsummed(self) -> Array:
        """What comes back to each copy of a stretched input, before it is added up."""
        whole = self.out_shape
        if self.gate.is_of_arrays:
            return np.broadcast_to(self.upstream, whole)
        inputs = tuple(np.broadcast_to(each, whole) for each in self.inputs)
        return np.asarray(vjp(self.gate, self.upstream, inputs, self.out, self.attrs)[self.index])


def overlap(array: Array, shape: Shape) -> Array | None:
    """The cells of an array that one of another shape has, too; nan in the rest of that.

    None where they have not equally many axes.
    """
    if np.ndim(array) != len(shape):
        return None
    found = np.full(shape, np.nan)
    both = tuple(slice(min(a, b)) for a, b in zip(np.shape(array), shape, strict=True))
    found[both] = np.asarray(array)[both]
    return found
