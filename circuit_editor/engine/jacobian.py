"""A block in one step: the derivative of each of its outputs by each of its inputs.

It is the inner Jacobian of the flat run, found by vector-Jacobian products back through the gates
inside alone, once per output: by the kernel that has made the run, or gate by gate. It stands
beside the run and is never fed back: the gradients on the wires come from the chain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

import numpy as np

from circuit_editor.engine.compiled_tape import KEEP, SKIP, CompiledTape
from circuit_editor.engine.run import Arrays, Run
from circuit_editor.engine.tape_columns import TapeColumns
from circuit_editor.gates import OUT, Array, vjp
from circuit_editor.model import BlockInterface, Path, Pin

# By the id of an output port, by that of an input port: a number, or None where not computed.
Jacobian: TypeAlias = Mapping[str, Mapping[str, Array | None]]

# From the slot of an output back to what each input inside is sent, by slot and place.
PullBack: TypeAlias = "Callable[[int], Callable[[tuple[int, int]], Array | None]]"

LARGEST_LOCAL = 200_000  # numbers in the Jacobian of a block, or steps to find it, that are told


def jacobian(run: Run, path: str, interface: BlockInterface) -> Jacobian:
    """The local derivatives of the block at `path`, whose ports `interface` names.

    Each is a float64 array of shape (); None where the block has no value there, or an array: then
    a derivative is no single number. What is inside may be arrays. An output that does not depend
    on an input has the derivative 0.
    """
    inputs = [port.id for port in interface.inputs]
    inside = run.tape.insides.get(path, ())
    compiled, columns = run.tape.compiled(), run.tape.columns
    pull_back: PullBack = partial(_pulled, run, inside)
    if run.arrays is not None and compiled is not None and columns is not None:
        pull_back = _KernelPull(compiled, columns, run.arrays, inside)
    return {port.id: _row(run, path, inputs, port.id, pull_back) for port in interface.outputs}


def local_derivatives(run: Run, path: str, interface: BlockInterface) -> Jacobian | None:
    """The Jacobian of a block; None where it is too large to be told."""
    if (
        len(interface.outputs) * (len(interface.inputs) + len(run.tape.insides.get(path, ())))
        > LARGEST_LOCAL
    ):
        return None
    return jacobian(run, path, interface)


def _row(
    run: Run, path: str, inputs: list[str], output: str, pull_back: PullBack
) -> dict[str, Array | None]:
    """One output's derivatives by all inputs: a backward pass that begins at this output."""
    row: dict[str, Array | None] = dict.fromkeys(inputs)
    begin = run.tape.aliases.get(Pin(Path(path) / output, "x"))
    if begin is None or not _is_single(run, Pin(path, output)):
        return row
    with np.errstate(all="ignore"):  # ∞ − ∞
        sent_to = pull_back(begin.slot)
        for port in inputs:
            inside = Pin(Path(path) / port, OUT)
            if not _is_single(run, Pin(path, port)):
                continue
            straight = 1.0 if inside in begin.behind else 0.0  # a wire that passes no gate
            total: Array = np.full((), straight)[()]
            for end in run.tape.aliases[inside].ends:
                sent = sent_to(end)
                total = total if sent is None else total + sent
            row[port] = total
    return row


def _is_single(run: Run, pin: Pin) -> bool:
    value = run.value(pin)
    return value is not None and np.shape(value) == ()


def _pulled(
    run: Run, inside: Sequence[int], begin: int
) -> Callable[[tuple[int, int]], Array | None]:
    """What each input of the gates inside is sent when 1 arrives at an output, gate by gate."""
    steps, sent = run.tape.steps, dict[tuple[int, int], Array]()
    arriving: dict[int, Array] = {begin: np.ones(())[()]}
    for slot in reversed(inside):
        step, inputs, out = steps[slot], run.inputs(slot), run.values[slot]
        if slot not in arriving or inputs is None or out is None or not step.sources:
            continue
        shares = vjp(step.gate, arriving[slot], inputs, out, step.arguments)
        for place, (source, share) in enumerate(zip(step.sources, shares, strict=True)):
            sent[slot, place] = share
            arriving[source] = arriving[source] + share if source in arriving else share
    return sent.get


class _KernelPull:
    """The same by the kernel, where all are single numbers: it walks but what leads there."""

    def __init__(
        self, compiled: CompiledTape, columns: TapeColumns, arrays: Arrays, inside: Sequence[int]
    ) -> None:
        self._compiled, self._values = compiled, arrays.values
        self._sources = np.ascontiguousarray(columns.sources).ravel()
        self._inside = np.zeros(len(compiled.computed), bool)
        self._inside[list(inside)] = True
        self._inside &= compiled.computed
        self._first = min(inside, default=0)

    def __call__(self, begin: int) -> Callable[[tuple[int, int]], Array | None]:
        compiled = self._compiled
        count, width = compiled.shared.shape
        leads = np.zeros(count, bool)
        leads[begin] = True
        compiled.kernel.reached(self._sources, self._inside, leads)
        leads &= self._inside
        gradients, shares = np.full(count + 1, -0.0), np.zeros(count * width)
        gradients[begin] = 1.0
        codes = np.where(leads, compiled.codes[:count], SKIP).astype(np.uint8)
        what = codes, compiled.inputs, compiled.constants, self._values
        compiled.kernel.backward(-1, self._first, begin, *what, gradients, KEEP, shares)
        return lambda end: shares[width * end[0] + end[1]]
