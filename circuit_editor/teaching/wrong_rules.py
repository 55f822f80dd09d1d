"""The wrong rules people go by, as functions: what a gate would send back, or compute, by each.

Each rule is right mathematics of a wrong idea. Nothing here knows a circuit: a rule gets one gate
with its numbers and gives another number, or None where the idea says nothing about this gate.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from circuit_editor.gates import Gate, downstream
from circuit_editor.gates.functions import log, sigmoid, tanh
from circuit_editor.gates.gate import DISTRIBUTES, FUNCTIONS, MORE_FUNCTIONS, SWITCHES


@dataclass(frozen=True, slots=True)
class At:
    """One input of a gate with all the numbers there; single numbers, no arrays.

    `upstream` is the gradient that arrives at the gate's output. A number that is covered is nan.
    """

    gate: Gate
    attrs: Mapping[str, float]
    inputs: tuple[Any, ...]
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

    @property
    def local(self) -> Any:
        """The true local derivative; nan where it is made of a number that is covered."""
        assert self.gate.local is not None
        inputs, needs_out = self.gate.made_of(self.index)
        made_of = [self.inputs[each] for each in inputs]
        if any(np.isnan(each) for each in (*made_of, *((self.out,) if needs_out else ()))):
            return np.float64(np.nan)
        return self.gate.local(*self.inputs, self.out, **self.attrs)[self.index]

    @property
    def share(self) -> Any:
        """What is truly sent back to this input."""
        chosen = self.gate.choices(self.inputs, self.attrs)[self.index]
        return downstream(self.upstream, self.local, chosen)

    @property
    def loses(self) -> bool:
        """True at the input that a max or min does not take."""
        routing = self.gate.routing
        return routing is not None and bool(routing.prefers(self.other, self.own))


BackwardRule: TypeAlias = Callable[[At], Any]
# takes the gate, its constants and the values that arrive
ForwardRule: TypeAlias = Callable[[Gate, Mapping[str, float], tuple[Any, ...]], Any]

OF_ONE_NUMBER = (FUNCTIONS, MORE_FUNCTIONS)


def own_value(at: At) -> Any:
    """mul gives each input its own value instead of the other's."""
    return at.upstream * at.own if at.gate.word == SWITCHES else None


def scaled_by_own(at: At) -> Any:
    """A gate that multiplies by a constant sends upstream × its input."""
    return at.upstream * at.own if _has_inside(at.gate, "*") else None


def own_value_at_sum(at: At) -> Any:
    """add sends each input upstream × its own value, as if values counted there."""
    return at.upstream * at.own if at.gate.operator == "+" else None


def sign_of_second(at: At) -> Any:
    """sub sends the gradient as it is to the second input too."""
    return at.upstream if at.gate.operator == "-" and at.index == 1 else None


def sign_not_turned(at: At) -> Any:
    """A gate that turns the sign does not."""
    turns = at.gate.turns_sign(at.index) and at.gate.operator != "-"  # which is sign_of_second
    return -at.share if turns and at.local < 0 else None


def sent_to_loser(at: At) -> Any:
    """max sends the gradient to the input it did not take, too: both get it."""
    return at.upstream if at.loses else None


def sent_to_wrong_one(at: At) -> Any:
    """max sends the gradient to the input it did not take, and nothing to the one it took."""
    if at.gate.routing is None or not (at.own < at.other or at.own > at.other):
        return None
    return at.upstream if at.loses else np.float64(0.0)


def gate_ignored(at: At) -> Any:
    """relu lets the gradient through although its input is negative; leaky relu all of it."""
    return at.upstream if at.gate.rectifies and at.own <= 0 else None


def leak_ignored(at: At) -> Any:
    """leaky relu stops the gradient as relu does."""
    leaks = at.gate.rectifies and at.gate.attrs
    return np.float64(0.0) if leaks and at.own < 0 else None


def squash_of_input(at: At) -> Any:
    """The derivative of a squashing function at its input, where its output belongs."""
    slopes = at.gate.by_output
    return None if slopes is None else at.upstream * slopes(at.own)[at.index]


def only_sigma(at: At) -> Any:
    """Of σ(1 − σ) only the σ."""
    return at.upstream * at.out if at.gate is sigmoid else None


def only_one_minus(at: At) -> Any:
    """Of σ(1 − σ) only the 1 − σ."""
    return at.upstream * (1.0 - at.out) if at.gate is sigmoid else None


def output_not_squared(at: At) -> Any:
    """tanh sends upstream × (1 − out) in place of 1 − out²."""
    return at.upstream * (1.0 - at.out) if at.gate is tanh else None


def power_without_base(at: At) -> Any:
    """Of the derivative of a power only the exponent is left: 2 in place of 2u."""
    _, exponent = _power(at)
    return at.upstream * exponent if at.gate.operator == "^" and exponent is not None else None


def power_without_exponent(at: At) -> Any:
    """The power is lowered, but the exponent does not come in front."""
    base, exponent = _power(at)
    return None if exponent is None else at.upstream * base ** (exponent - 1.0)


def power_not_lowered(at: At) -> Any:
    """The exponent comes in front, but the power stays as it was."""
    base, exponent = _power(at)
    return None if exponent is None else at.upstream * exponent * base**exponent


def divisor_not_squared(at: At) -> Any:
    """The divisor of a quotient gets −a/b, as if nothing were squared."""
    if at.gate.operator == "/" and at.index == 1:
        return -at.upstream * at.out
    return None


def multiplied_by_divisor(at: At) -> Any:
    """The dividend gets upstream × divisor, as in a product."""
    return at.upstream * at.inputs[1] if at.gate.operator == "/" and at.index == 0 else None


def exp_as_power(at: At) -> Any:
    """exp(x) is differentiated as if x stood below: x·e^(x−1)."""
    return at.upstream * at.own * np.exp(at.own - 1.0) if at.gate.is_own_slope else None


def function_for_slope(at: At) -> Any:
    """A function's value is taken for its derivative."""
    if at.gate.group not in OF_ONE_NUMBER or at.gate.is_own_slope or at.gate is sigmoid:
        return None
    return at.upstream * at.out


def add_as_mul(at: At) -> Any:
    """add is treated as mul: each input gets upstream × the other."""
    return at.upstream * at.other if at.gate.operator == "+" else None


def split_in_halves(at: At) -> Any:
    """add shares the gradient out between its inputs instead of giving it whole to each."""
    return at.upstream / 2.0 if at.gate.word == DISTRIBUTES else None


def upstream_forgotten(at: At) -> Any:
    """Only the local derivative, without what arrives."""
    return at.local


def local_forgotten(at: At) -> Any:
    """What arrives is passed on without the local derivative."""
    return at.upstream


def sign_lost(at: At) -> Any:
    """All is right but the sign."""
    return -at.share


def added_not_multiplied(at: At) -> Any:
    """Upstream and local are added."""
    return at.upstream + at.local


def _power(at: At) -> tuple[Any, Any]:
    """The base and the exponent where a gate is a power of this input, else None."""
    if at.gate.exponent is None or at.index != 0:
        return at.own, None
    return at.own, at.gate.exponent(*at.inputs, **at.attrs)


def _has_inside(gate: Gate, operator: str) -> bool:
    """True for a gate that does this with a number that is built in."""
    return gate.operator == operator and len(gate.inputs) == 1


def _operands(attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> tuple[Any, ...]:
    """What arrives, and the number that is built in."""
    return (*inputs, *map(np.float64, attrs.values()))


# --- forwards ---


def swapped(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The order of the two is turned: b − a for a − b."""
    is_ordered = gate.notation is not None and not gate.notation.any_order
    if not is_ordered or len(inputs) != 2 or gate.forward is None:
        return None
    return gate.forward(*reversed(inputs))


def other_operation(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """Added where it says multiply, and the other way round."""
    other = {"*": np.add, "+": np.multiply}.get(gate.operator)
    return None if other is None else other(*_operands(attrs, inputs))


def sign_ignored_in_sum(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """Subtracted where it says add, or added where it says subtract."""
    other = {"+": np.subtract, "-": np.add}.get(gate.operator)
    return None if other is None else other(*_operands(attrs, inputs))


def other_one_taken(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The smaller where it says max, the larger where it says min."""
    if gate.routing is None or gate.forward is None:
        return None
    first, second = inputs
    taken = gate.forward(first, second)
    if taken == second:
        return first
    return second if taken == first else taken  # which is nan


def gate_left_open(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """A negative number passes relu as it is."""
    return inputs[0] if gate.rectifies and inputs[0] < 0 else None


def exponent_as_factor(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """A power is read as a product: x² as 2x."""
    if gate.exponent is None or gate.divisor is not None:
        return None
    return inputs[0] * gate.exponent(*inputs, **attrs)


def sign_within(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The function is taken of the number with its sign turned."""
    if gate.group not in OF_ONE_NUMBER or gate.forward is None:
        return None
    return gate.forward(-inputs[0], **attrs)


def in_degrees(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The calculator stands on degrees."""
    if not gate.takes_angle or gate.forward is None:
        return None
    return gate.forward(inputs[0] * math.pi / 180.0)


def decimal_logarithm(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The logarithm to the base 10."""
    return np.log10(inputs[0]) if gate is log else None


def passed_on(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """What arrives is handed on as if there were no gate."""
    return inputs[0] if len(inputs) == 1 else None
