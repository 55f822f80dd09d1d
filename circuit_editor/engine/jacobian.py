"""A block in one step: the derivative of each of its outputs by each of its inputs.

It is the inner Jacobian of the flat run, found by walking back through the gates inside alone,
once per output. It stands beside the run and is never fed back: the gradients on the wires come
from the chain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeAlias

import numpy as np

from circuit_editor.engine.run import Run
from circuit_editor.gates import OUT, downstream
from circuit_editor.model import (
    BlockInterface,
    Path,
    Pin,
)

# By the id of an output port, by that of an input port: a number, or None where not computed.
Jacobian: TypeAlias = Mapping[str, Mapping[str, Any]]

LARGEST_LOCAL = 200_000  # numbers in the Jacobian of a block, or steps to find it, that are told


def jacobian(run: Run, path: str, interface: BlockInterface) -> Jacobian:
    """The local derivatives of the block at `path`, whose ports `interface` names.

    Each is a float64 array of shape (); None where the block has no value there, or where arrays
    pass through it: then a derivative is no single number. An output that does not depend on an
    input has the derivative 0.
    """
    inputs = [port.id for port in interface.inputs]
    locals_of = cache(partial(_locals_and_choices, run))  # every output asks for most of them
    return {port.id: _row(run, path, inputs, port.id, locals_of) for port in interface.outputs}


def local_derivatives(run: Run, path: str, interface: BlockInterface) -> Jacobian | None:
    """The Jacobian of a block; None where it is too large to be told."""
    if (
        len(interface.outputs) * (len(interface.inputs) + len(run.tape.insides.get(path, ())))
        > LARGEST_LOCAL
    ):
        return None
    return jacobian(run, path, interface)


def _row(
    run: Run, path: str, inputs: list[str], output: str, locals_of: Callable[[int], Any]
) -> dict[str, Any]:
    """One output's derivatives by all inputs: a backward pass that begins at this output."""
    nothing: dict[str, Any] = dict.fromkeys(inputs)
    begin = run.tape.aliases.get(Pin(Path(path) / output, "x"))
    value = run.value(Pin(path, output))
    if begin is None or value is None or np.shape(value) != ():
        return nothing
    wire_gradients = _walk_back(run, path, begin.slot, locals_of)
    if wire_gradients is None:
        return nothing
    row = {}
    with np.errstate(all="ignore"):  # ∞ − ∞
        for port in inputs:
            inside = Pin(Path(path) / port, OUT)
            total = np.float64(1.0 if inside in begin.behind else 0.0)  # a wire straight through
            for end in run.tape.aliases[inside].ends:
                total = total + wire_gradients.get(end, 0.0)
            row[port] = None if run.value(Pin(path, port)) is None else total
    return row


def _walk_back(
    run: Run, path: str, begin: int, locals_of: Callable[[int], Any]
) -> dict[tuple[int, int], Any] | None:
    """What arrives at every input of the gates inside when 1 arrives at the output of `begin`.

    None where an array is met.
    """
    inside, steps, values = run.tape.insides.get(path, ()), run.tape.steps, run.values
    arriving: dict[int, Any] = {begin: np.float64(1.0)} if begin in inside else {}
    wire_gradients: dict[tuple[int, int], Any] = {}
    with np.errstate(all="ignore"):
        for slot in reversed(inside):
            upstream = arriving.get(slot)
            found = None if upstream is None else locals_of(slot)
            if upstream is None or found is None:
                continue
            local, choices = found
            for index, source in enumerate(steps[slot].sources):
                if np.shape(values[source]) != ():
                    return None
                factor = np.asarray(local[index], dtype=np.float64)[()]
                wire_gradient = downstream(upstream, factor, choices[index])
                wire_gradients[slot, index] = wire_gradient
                arriving[source] = (
                    arriving[source] + wire_gradient if source in arriving else wire_gradient
                )
    return wire_gradients


def _locals_and_choices(run: Run, slot: int) -> tuple[tuple[Any, ...], tuple[Any, ...]] | None:
    """What `Run.locals` and `Run.choices` tell of a step; None where it has no value.

    Its inputs are looked up once for both: a block that is drawn asks for every gate inside.
    """
    step, arriving, out = run.tape.steps[slot], run.inputs(slot), run.values[slot]
    if step.gate.local is None or arriving is None or out is None:
        return None
    return step.gate.local(*arriving, out, **step.attrs), step.gate.choices(arriving, step.attrs)
