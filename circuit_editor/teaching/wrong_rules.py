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
from circuit_editor.gates.gate import FUNCTIONS, MORE_FUNCTIONS


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
        a, b = self.own, self.inputs[1 - self.index]
        return bool(a < b) if self.gate.kind == "max" else bool(a > b)


BackwardRule: TypeAlias = Callable[[At], Any]
# takes the gate, its constants and the values that arrive
ForwardRule: TypeAlias = Callable[[Gate, Mapping[str, float], tuple[Any, ...]], Any]

CHOOSING = ("max", "min")
OF_ONE_NUMBER = (FUNCTIONS, MORE_FUNCTIONS)


def own_value(at: At) -> Any:
    """mul gives each input its own value instead of the other's."""
    return at.upstream * at.own if at.gate.kind == "mul" else None


def scaled_by_own(at: At) -> Any:
    """A gate that multiplies by a constant sends upstream × its input."""
    return at.upstream * at.own if at.gate.kind == "mul_constant" else None


def own_value_at_sum(at: At) -> Any:
    """add sends each input upstream × its own value, as if values counted there."""
    return at.upstream * at.own if at.gate.kind in ("add", "add_constant") else None


def sign_of_second(at: At) -> Any:
    """sub sends the gradient as it is to the second input too."""
    return at.upstream if at.gate.kind == "sub" and at.index == 1 else None


def sign_not_turned(at: At) -> Any:
    """A gate that turns the sign does not."""
    turns = at.gate.kind in ("neg", "reciprocal", "cos", "mul_constant")
    turns = turns or (at.gate.kind == "div" and at.index == 1)
    return -at.share if turns and at.local < 0 else None


def sent_to_loser(at: At) -> Any:
    """max sends the gradient to the input it did not take, too: both get it."""
    return at.upstream if at.gate.kind in CHOOSING and at.loses else None


def sent_to_wrong_one(at: At) -> Any:
    """max sends the gradient to the input it did not take, and nothing to the one it took."""
    if at.gate.kind not in CHOOSING or not (at.own < at.other or at.own > at.other):
        return None
    return at.upstream if at.loses else np.float64(0.0)


def gate_ignored(at: At) -> Any:
    """relu lets the gradient through although its input is negative; leaky relu all of it."""
    shut = at.gate.kind in ("relu", "leaky_relu") and at.own <= 0
    return at.upstream if shut else None


def leak_ignored(at: At) -> Any:
    """leaky relu stops the gradient as relu does."""
    return np.float64(0.0) if at.gate.kind == "leaky_relu" and at.own < 0 else None


def squash_of_input(at: At) -> Any:
    """The derivative of a squashing function at its input, where its output belongs."""
    if at.gate.kind == "sigmoid":
        return at.upstream * at.own * (1.0 - at.own)
    return at.upstream * (1.0 - at.own * at.own) if at.gate.kind == "tanh" else None


def only_sigma(at: At) -> Any:
    """Of σ(1 − σ) only the σ."""
    return at.upstream * at.out if at.gate.kind == "sigmoid" else None


def only_one_minus(at: At) -> Any:
    """Of σ(1 − σ) only the 1 − σ."""
    return at.upstream * (1.0 - at.out) if at.gate.kind == "sigmoid" else None


def output_not_squared(at: At) -> Any:
    """tanh sends upstream × (1 − out) in place of 1 − out²."""
    return at.upstream * (1.0 - at.out) if at.gate.kind == "tanh" else None


def power_without_base(at: At) -> Any:
    """Of the derivative of a power only the exponent is left: 2 in place of 2u."""
    known = {"square": 2.0, "power_constant": at.attrs.get("c")}
    exponent = at.inputs[1] if at.gate.kind == "power" and at.index == 0 else None
    exponent = known.get(at.gate.kind, exponent)
    return None if exponent is None else at.upstream * exponent


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
    if at.gate.kind == "div" and at.index == 1:
        return -at.upstream * at.out
    return None


def multiplied_by_divisor(at: At) -> Any:
    """The dividend gets upstream × divisor, as in a product."""
    return at.upstream * at.inputs[1] if at.gate.kind == "div" and at.index == 0 else None


def exp_as_power(at: At) -> Any:
    """exp(x) is differentiated as if x stood below: x·e^(x−1)."""
    return at.upstream * at.own * np.exp(at.own - 1.0) if at.gate.kind == "exp" else None


def function_for_slope(at: At) -> Any:
    """A function's value is taken for its derivative."""
    if at.gate.group not in OF_ONE_NUMBER or at.gate.kind in ("exp", "sigmoid"):
        return None
    return at.upstream * at.out


def add_as_mul(at: At) -> Any:
    """add is treated as mul: each input gets upstream × the other."""
    return at.upstream * at.other if at.gate.kind in ("add", "add_constant") else None


def split_in_halves(at: At) -> Any:
    """add shares the gradient out between its inputs instead of giving it whole to each."""
    return at.upstream / 2.0 if at.gate.kind == "add" else None


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
    kind = at.gate.kind
    if kind == "power" and at.index == 0:
        return at.inputs[0], at.inputs[1]
    known = {"square": 2.0, "sqrt": 0.5, "reciprocal": -1.0, "power_constant": at.attrs.get("c")}
    return at.own, known.get(kind)


# --- forwards ---


def swapped(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The order of the two is turned: b − a for a − b."""
    if gate.kind not in ("sub", "div", "power") or gate.forward is None:
        return None
    return gate.forward(*reversed(inputs))


def other_operation(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """Added where it says multiply, and the other way round."""
    if gate.kind in ("add_constant", "mul_constant"):
        inputs = (*inputs, np.float64(attrs["c"]))
    if gate.kind in ("mul", "mul_constant"):
        return inputs[0] + inputs[1]
    return inputs[0] * inputs[1] if gate.kind in ("add", "add_constant") else None


def sign_ignored_in_sum(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """Subtracted where it says add, or added where it says subtract."""
    if gate.kind == "add_constant":
        inputs = (*inputs, np.float64(attrs["c"]))
    if gate.kind in ("add", "add_constant"):
        return inputs[0] - inputs[1]
    return inputs[0] + inputs[1] if gate.kind == "sub" else None


def other_one_taken(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The smaller where it says max, the larger where it says min."""
    if gate.kind not in CHOOSING:
        return None
    return np.minimum(*inputs) if gate.kind == "max" else np.maximum(*inputs)


def gate_left_open(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """A negative number passes relu as it is."""
    return inputs[0] if gate.kind in ("relu", "leaky_relu") and inputs[0] < 0 else None


def exponent_as_factor(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """A power is read as a product: x² as 2x."""
    exponent = {
        "square": 2.0,
        "sqrt": 0.5,
        "power_constant": attrs.get("c"),
        "power": inputs[-1],
    }.get(gate.kind)
    return None if exponent is None else inputs[0] * exponent


def sign_within(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The function is taken of the number with its sign turned."""
    if gate.group not in OF_ONE_NUMBER or gate.forward is None:
        return None
    return gate.forward(-inputs[0], **attrs)


def in_degrees(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The calculator stands on degrees."""
    if gate.kind not in ("sin", "cos", "tan") or gate.forward is None:
        return None
    return gate.forward(inputs[0] * math.pi / 180.0)


def decimal_logarithm(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """The logarithm to the base 10."""
    return np.log10(inputs[0]) if gate.kind == "log" else None


def passed_on(gate: Gate, attrs: Mapping[str, float], inputs: tuple[Any, ...]) -> Any:
    """What arrives is handed on as if there were no gate."""
    return inputs[0] if len(inputs) == 1 else None
