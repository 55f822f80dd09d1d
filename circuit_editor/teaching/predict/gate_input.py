"""A gate, or one input of it, with the numbers there: the argument of a misconception's rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from circuit_editor.gates import Gate, downstream


@dataclass(frozen=True, eq=False)
class GateValues:
    """A gate and the values that arrive at it; single numbers, no arrays.

    A number that is covered is nan.
    """

    gate: Gate
    attrs: Mapping[str, float]
    inputs: tuple[Any, ...]

    @property
    def operands(self) -> tuple[Any, ...]:
        """What arrives, and the number that is built in."""
        return (*self.inputs, *map(np.float64, self.attrs.values()))

    @property
    def exponent(self) -> Any:
        """What the first number is raised to; None at a gate that is no power."""
        exponent = self.gate.exponent
        return None if exponent is None else exponent(*self.inputs, **self.attrs)

    def computed(self, *inputs: Any) -> Any:
        """What the gate gives for other numbers."""
        assert self.gate.forward is not None
        return self.gate.forward(*inputs, **self.attrs)


@dataclass(frozen=True, eq=False)
class GateInput(GateValues):
    """One input of a gate with all the numbers there.

    `upstream` is the gradient that arrives at the gate's output.
    """

    out: Any
    upstream: Any
    index: int

    @property
    def own(self) -> Any:
        """The value at this input."""
        return self.inputs[self.index]

    @property
    def other(self) -> Any:
        """The value at the other input, or the constant inside; None where there is neither."""
        if len(self.inputs) == 2:
            return self.inputs[1 - self.index]
        return np.float64(self.attrs["c"]) if "c" in self.attrs else None

    def with_upstream(self, upstream: Any) -> GateInput:
        """The same input where another gradient arrives."""
        made = GateInput(self.gate, self.attrs, self.inputs, self.out, upstream, self.index)
        made.__dict__["local"] = self.local  # which it has no part in
        return made

    @cached_property
    def local(self) -> Any:
        """The true local derivative; nan where it is made of a number that is covered."""
        assert self.gate.local is not None
        inputs, needs_out = self.gate.made_of(self.index)
        made_of = [self.inputs[each] for each in inputs]
        if any(np.isnan(each) for each in (*made_of, *((self.out,) if needs_out else ()))):
            return np.float64(np.nan)
        return self.gate.local(*self.inputs, self.out, **self.attrs)[self.index]

    @property
    def wire_gradient(self) -> Any:
        """What is truly sent back to this input."""
        chosen = self.gate.choices(self.inputs, self.attrs)[self.index]
        return downstream(self.upstream, self.local, chosen)

    @property
    def is_chosen(self) -> bool:
        """True at the input that a max or min takes."""
        routing = self.gate.routing
        return routing is not None and bool(routing.prefers(self.own, self.other))

    @property
    def is_passed_over(self) -> bool:
        """True at the input that a max or min does not take."""
        routing = self.gate.routing
        return routing is not None and bool(routing.prefers(self.other, self.own))
