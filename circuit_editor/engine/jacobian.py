"""A block in one step: the derivative of each of its outputs by each of its inputs.

It is the inner Jacobian of the flat run, found by walking back through the gates inside alone,
once per output. It stands beside the run and is never fed back: the gradients on the wires come
from the chain.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from circuit_editor.engine.run import Arrays, Run
from circuit_editor.engine.tape_columns import TapeColumns
from circuit_editor.gates import OUT, Array, downstream
from circuit_editor.model import (
    BlockInterface,
    Path,
    Pin,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

# By the id of an output port, by that of an input port: a number, or None where not computed.
Jacobian: TypeAlias = Mapping[str, Mapping[str, Array | None]]

# From a step back to one of its sources: by which local derivative, None for an array, and whether
# that was chosen.
LocalWay: TypeAlias = "tuple[int, Array | None, NDArray[np.bool_] | bool]"
LocalWaysOf: TypeAlias = Callable[[int], "list[LocalWay] | None"]

LARGEST_LOCAL = 200_000  # numbers in the Jacobian of a block, or steps to find it, that are told


def jacobian(run: Run, path: str, interface: BlockInterface) -> Jacobian:
    """The local derivatives of the block at `path`, whose ports `interface` names.

    Each is a float64 array of shape (); None where the block has no value there, or where arrays
    pass through it: then a derivative is no single number. An output that does not depend on an
    input has the derivative 0.
    """
    inputs = [port.id for port in interface.inputs]
    ways_of: LocalWaysOf = cache(partial(_ways_back, run))  # every output asks for most of them
    if run.arrays is not None and run.tape.columns is not None:
        ways_of = _ways_together(run, run.arrays, run.tape.columns, path).get
    return {port.id: _row(run, path, inputs, port.id, ways_of) for port in interface.outputs}


def local_derivatives(run: Run, path: str, interface: BlockInterface) -> Jacobian | None:
    """The Jacobian of a block; None where it is too large to be told."""
    if (
        len(interface.outputs) * (len(interface.inputs) + len(run.tape.insides.get(path, ())))
        > LARGEST_LOCAL
    ):
        return None
    return jacobian(run, path, interface)


def _row(
    run: Run, path: str, inputs: list[str], output: str, ways_of: LocalWaysOf
) -> dict[str, Array | None]:
    """One output's derivatives by all inputs: a backward pass that begins at this output."""
    nothing: dict[str, Array | None] = dict.fromkeys(inputs)
    begin = run.tape.aliases.get(Pin(Path(path) / output, "x"))
    value = run.value(Pin(path, output))
    if begin is None or value is None or np.shape(value) != ():
        return nothing
    wire_gradients = _walk_back(run.tape.insides.get(path, ()), begin.slot, ways_of)
    if wire_gradients is None:
        return nothing
    row = {}
    with np.errstate(all="ignore"):  # ∞ − ∞
        for port in inputs:
            inside = Pin(Path(path) / port, OUT)
            straight = 1.0 if inside in begin.behind else 0.0  # a wire that passes no gate
            total: Array = np.full((), straight)[()]
            for end in run.tape.aliases[inside].ends:
                total = total + wire_gradients.get(end, np.zeros(()))
            row[port] = None if run.value(Pin(path, port)) is None else total
    return row


def _walk_back(
    inside: Sequence[int], begin: int, ways_of: LocalWaysOf
) -> dict[tuple[int, int], Array] | None:
    """What arrives at every input of the gates inside when 1 arrives at the output of `begin`.

    None where an array is met.
    """
    arriving: dict[int, Array] = {begin: np.ones(())[()]} if begin in inside else {}
    wire_gradients: dict[tuple[int, int], Array] = {}
    with np.errstate(all="ignore"):
        for slot in reversed(inside):
            upstream = arriving.get(slot)
            ways = None if upstream is None else ways_of(slot)
            if ways is None:
                continue
            for index, (source, local, chosen) in enumerate(ways):
                if local is None:
                    return None
                wire_gradient = downstream(upstream, local, chosen)
                wire_gradients[slot, index] = wire_gradient
                arriving[source] = (
                    arriving[source] + wire_gradient if source in arriving else wire_gradient
                )
    return wire_gradients


def _ways_back(run: Run, slot: int) -> list[LocalWay] | None:
    """The ways back from a step; None where it has no value."""
    step, arriving, out = run.tape.steps[slot], run.inputs(slot), run.values[slot]
    if arriving is None or out is None:
        return None
    if step.gate.local is None:
        return [(source, None, False) for source in step.sources]
    found = step.gate.local(*arriving, out, **step.attrs)
    ways = zip(step.sources, found, step.gate.choices(arriving, step.attrs), strict=True)
    return [
        (
            source,
            None if np.shape(run.values[source]) != () else np.asarray(local, dtype=np.float64)[()],
            chosen,
        )
        for source, local, chosen in ways
    ]


def _ways_together(
    run: Run, arrays: Arrays, columns: TapeColumns, path: str
) -> dict[int, list[LocalWay]]:
    """The same of all gates in a block whose values are single numbers, those alike at once."""
    alike: dict[Hashable, list[int]] = {}
    for slot in run.tape.insides.get(path, ()):
        node = columns.nodes[slot]
        alike.setdefault((node.kind, node.attrs) if node.attrs else node.kind, []).append(slot)
    found: dict[int, list[LocalWay]] = {}
    with np.errstate(all="ignore"):
        for those in alike.values():
            slots, attrs = np.array(those), columns.nodes[those[0]].attrs
            gate = columns.kinds.gates[columns.codes[those[0]]]
            sources = columns.sources[slots, : len(gate.inputs)]
            has_value = arrays.computed[slots] & ((sources >= 0) & arrays.computed[sources]).all(
                axis=1
            )
            slots, sources = slots[has_value], sources[has_value]
            if gate.local is None or not len(slots):
                continue
            arriving = tuple(arrays.values[sources].T)
            ways = []
            for source, local, chosen in zip(
                sources.T,
                gate.local(*arriving, arrays.values[slots], **attrs),
                gate.choices(arriving, attrs),
                strict=True,
            ):
                by = np.empty(len(slots))
                by[:] = local
                shuts = chosen & (by == 0.0)
                ways.append(zip(source.tolist(), by.tolist(), shuts.tolist(), strict=True))
            found |= zip(slots.tolist(), map(list, zip(*ways, strict=True)), strict=bool(ways))
    return found
