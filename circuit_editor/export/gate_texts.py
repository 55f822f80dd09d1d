"""The source text of each gate, recorded from its own functions: no gate is written a second time.

A value is the gate's `formula` where that is, operation by operation, what the gate computes; else
its `forward`. What no line can hold (a choice between two forms, a part that is used twice, one
that calls another) becomes a function for the head of the program, under the name it has here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from circuit_editor.engine.kernel.clone_functions import FunctionCloner
from circuit_editor.export.recording import (
    CALL,
    CHOICES,
    NAME,
    Recorded,
    apply,
    name,
    names,
    record,
)
from circuit_editor.gates import ELEMENTWISE, OUT, Gate, downstream, special

LONGEST_LINE = 10  # operations, names and numbers: more is a function of its own
MOST_KEPT = 1000  # gates with their constants
UPSTREAM, LOCAL, CHOSEN = "upstream", "local", "chosen"


@dataclass(slots=True, eq=False)
class Function:
    """A function that a program may need at its head.

    `steps` are the parts that it uses more than once, by the names they get; `says` what it does.
    """

    name: str
    parameters: tuple[str, ...]
    steps: tuple[tuple[str, Recorded], ...]
    result: Recorded
    says: str

    @property
    def calls(self) -> list[Function]:
        """The functions that it calls, in their order."""
        wholes = [each for _, each in self.steps]
        return [part.of for whole in (*wholes, self.result) for part in calls_in(whole)]


def calls_in(expression: Recorded) -> Iterator[Recorded]:
    """The calls of functions in an expression, inputs first."""
    return (part for part in expression.walk() if part.operation == CALL)


class TracedFunction:
    """A function of the gates' room: called at once where all its arguments are known numbers."""

    def __init__(self, copy: Callable[..., Any]) -> None:
        self.copy = copy

    def __call__(self, *inputs: Any) -> Any:
        if any(not isinstance(each, Recorded) or each.is_number for each in inputs):
            return self.copy(*inputs)
        return Recorded(CALL, inputs, self.function)

    @cached_property
    def function(self) -> Function:
        """What stands at the head where it is called."""
        return function_of(self.copy.__name__.strip("_"), self.copy, None, self.copy.__doc__ or "")


class SpecialFunctions(ModuleType):
    """The module that gates call `special`: functions that NumPy lacks, recorded by their names."""

    def __init__(self) -> None:
        super().__init__("special")
        self.erf = lambda x: apply("erf", x)
        self.erfc = lambda x: apply("erfc", x)
        self.erf_of = lambda m: self.erf


_copier = FunctionCloner(TracedFunction, {special: SpecialFunctions()})


@dataclass(frozen=True, slots=True)
class GateTexts:
    """The recorded texts of one gate with its constants, over its inputs' names and `out`.

    `chosen` says for each input whether the local derivative 0 sends nothing whatever arrives.
    """

    forward: Recorded
    local: tuple[Recorded, ...]
    chosen: tuple[bool | Recorded, ...]

    def wire_gradient(self, place: int) -> Recorded:
        """What the input in this place is sent, over the names and `upstream`: local first."""
        local, chosen = self.local[place], self.chosen[place]
        upstream = name(UPSTREAM)
        if isinstance(chosen, Recorded):
            return Recorded(CALL, (upstream, local, chosen), _sends_where_chosen())
        if not chosen:
            return Recorded("multiply", (local, upstream))
        if local.is_number:
            return local if local.of == 0 else Recorded("multiply", (local, upstream))
        return Recorded(CALL, (upstream, local), _sends_as_chosen())


def texts_of(gate: Gate, attrs: Mapping[str, float]) -> GateTexts:
    """What a gate does that has these constants inside."""
    return _texts(gate, tuple((each, float(attrs[each]).hex()) for each in gate.attrs))


@lru_cache(maxsize=MOST_KEPT)
def _texts(gate: Gate, digits: tuple[tuple[str, str], ...]) -> GateTexts:
    """The same by the constants' digits: 0 and -0 are equal, but no two programs."""
    _name_after_gates()
    attrs = tuple((each, float.fromhex(digit)) for each, digit in digits)
    assert gate.local is not None
    given = names((*gate.inputs, OUT))
    inputs = tuple(given[each] for each in gate.inputs)
    chosen = gate.choices(inputs, dict(attrs))
    factors = [_local_of(gate, place, attrs) for place in range(len(inputs))]
    return GateTexts(
        _forward_of(gate, attrs),
        tuple(factors),
        tuple(each if isinstance(each, Recorded) else bool(each) for each in chosen),
    )


def _forward_of(gate: Gate, attrs: tuple[tuple[str, float], ...]) -> Recorded:
    made = record(_called(gate.forward, gate.inputs, attrs))
    formula = record(_called(gate.formula, ("m", *gate.inputs), attrs, m=np))
    if formula.same_as(made):
        return formula
    of_names = record(_called(gate.forward, gate.inputs, _as_names(gate)))
    return _held(made, gate.kind, gate, of_names, attrs, gate.summary)


def _local_of(gate: Gate, place: int, attrs: tuple[tuple[str, float], ...]) -> Recorded:
    parameters = (*gate.inputs, OUT)
    made = record(_called(gate.local, parameters, attrs)[place])
    of_names = record(_called(gate.local, parameters, _as_names(gate))[place])
    by = f"_by_{gate.inputs[place]}" if len(gate.inputs) > 1 else ""
    says = f"The local derivative of {gate.kind}: {gate.derivatives[place]}."
    return _held(made, f"{gate.kind}_slope{by}", gate, of_names, attrs, says)


def _called(
    function: Any, parameters: Iterable[str], attrs: Iterable[tuple[str, Any]], **known: Any
) -> Any:
    """What a gate's function gives for numbers that bear these names, and these constants."""
    inputs = [known.get(each, name(each)) for each in parameters]
    return _copier.compiled(function).copy(*inputs, **dict(attrs))


def _as_names(gate: Gate) -> tuple[tuple[str, Recorded], ...]:
    return tuple((each, name(each)) for each in gate.attrs)


def _is_short(expression: Recorded) -> bool:
    """True for what one line holds."""
    if expression.operation == CALL:
        return all(_is_short(each) and not _calls(each) for each in expression.parts)
    parts = list(expression.walk())
    return not (
        len(parts) > LONGEST_LINE
        or _calls(expression)
        or _used_again(expression)
        or any(each.operation in CHOICES for each in parts)
    )


def _calls(expression: Recorded) -> bool:
    return next(calls_in(expression), None) is not None


def _used_again(expression: Recorded) -> list[Recorded]:
    """The parts that are used more than once, in the order in which they were made."""
    uses: Counter[int] = Counter()
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        for each in part.parts:
            uses[id(each)] += 1
            if uses[id(each)] == 1:
                waiting.append(each)
    again = (part for part in expression.walk() if part.parts and uses[id(part)] > 1)
    return list({id(part): part for part in again}.values())


def _held(
    made: Recorded,
    called: str,
    gate: Gate,
    of_names: Recorded,
    attrs: Iterable[tuple[str, float]],
    says: str,
) -> Recorded:
    """The expression where a line holds it, else a call of a function at the head.

    That is one that there is, or a new one for this gate.
    """
    if _is_short(made):
        return made
    if not _is_short(of_names) or of_names.operation != CALL:
        of_names = _call_of(called, gate, of_names, says)
    return of_names.with_names({each: record(number) for each, number in attrs})


def _call_of(called: str, gate: Gate, result: Recorded, says: str) -> Recorded:
    key = called, gate
    if key not in _made:
        used = {part.of for part in result.walk() if part.operation == NAME}
        parameters = tuple(each for each in (*gate.inputs, OUT, *gate.attrs) if each in used)
        _made[key] = _function(called, parameters, result, says, ())
    function = _made[key]
    return Recorded(CALL, tuple(map(name, function.parameters)), function)


_made: dict[tuple[str, Gate], Function] = {}


def function_of(
    called: str, code: Callable[..., Any], parameters: tuple[str, ...] | None, says: str
) -> Function:
    """A function as it records itself when called with its own parameters."""
    own = code.__code__.co_varnames
    count = code.__code__.co_argcount
    wanted = own[:count] if parameters is None else parameters
    return _function(called, wanted, record(code(*map(name, wanted))), says, own[count:])


def _function(
    called: str,
    parameters: tuple[str, ...],
    result: Recorded,
    says: str,
    inside: tuple[str, ...],
) -> Function:
    shared = _used_again(result)
    wanted = (
        inside if len(inside) == len(shared) else tuple(f"part{n + 1}" for n in range(len(shared)))
    )
    steps: list[tuple[str, Recorded]] = []
    known: dict[int, Recorded] = {}
    for called_inside, part in zip(wanted, shared, strict=True):
        steps.append((called_inside, _replaced(part, known)))
        known[id(part)] = name(called_inside)
    said = " ".join(says.partition("\n")[0].split())
    return Function(called, parameters, tuple(steps), _replaced(result, known), said)


def _replaced(expression: Recorded, known: Mapping[int, Recorded]) -> Recorded:
    if id(expression) in known:
        return known[id(expression)]
    if not expression.parts:
        return expression
    parts = tuple(_replaced(each, known) for each in expression.parts)
    return Recorded(expression.operation, parts, expression.of)


@cache
def _sends_as_chosen() -> Function:
    """What a gate that chooses sends."""
    upstream, local = name(UPSTREAM), name(LOCAL)
    made = record(downstream(upstream, local, True))
    return _function(downstream.__name__, (UPSTREAM, LOCAL), made, downstream.__doc__ or "", ())


@cache
def _sends_where_chosen() -> Function:
    """What a gate sends that chooses for some numbers and not for others."""
    parameters = UPSTREAM, LOCAL, CHOSEN
    made = record(downstream(*map(name, parameters)))
    called = f"{downstream.__name__}_where"
    return _function(called, parameters, made, downstream.__doc__ or "", ())


@cache
def _name_after_gates() -> None:
    """Call a function after the gate that it is the whole of: sigmoid, and not squash."""
    for gate in ELEMENTWISE.values():
        if isinstance(gate.forward, FunctionType) and not gate.is_flag:
            made = None
            with suppress(TypeError):  # NumPy's word for what cannot be recorded
                made = _called(gate.forward, gate.inputs, _as_names(gate))
            if (
                isinstance(made, Recorded)
                and made.operation == CALL
                and [each.of for each in made.parts] == list(gate.inputs)
            ):
                made.of.name = gate.kind
