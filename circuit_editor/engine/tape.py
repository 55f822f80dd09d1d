"""The tape: a circuit as a flat list of steps, walked forwards and then backwards.

One step is one node. Step `i` writes slot `i`, so a slot is an output (or the loss) and the list
of values is as long as the tape. A missing wire is the source -1: the step is not computed, and
neither is anything behind it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from circuit_editor.engine.marks import Mark, marks_at, marks_of
from circuit_editor.gates import Array, Gate, unbroadcast
from circuit_editor.model import OUT, Pin, Problem
from circuit_editor.model.rules import LARGEST_VALUE
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

UNPLUGGED = -1
LARGEST_RUN = 10_000_000  # numbers in all values of a run together: with gradients, a gigabyte
FORWARD = "forward"
BACKWARD = "backward"


@dataclass(frozen=True, slots=True)
class Step:
    """One node on the tape: its path, its gate, the constants inside, the slots that feed it."""

    path: str
    gate: Gate
    attrs: Mapping[str, float]
    sources: tuple[int, ...]


class Alias(NamedTuple):
    """A pin of a block's port: the slot that drives it, and the (slot, input) its wire leads to.

    The ends stand in the order in which the backward pass adds them up. `behind` are the pins of
    ports that the wire has passed before it comes here, the nearest first.
    """

    slot: int
    ends: tuple[tuple[int, int], ...]
    behind: tuple[Pin, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tape:
    """The steps in order, where each path stands, and the slot of the loss (None: no loss).

    Blocks have no steps of their own: `aliases` says what their pins read, from outside and from
    inside, and `insides` which slots stand in a block, by its path.
    """

    steps: tuple[Step, ...]
    slots: Mapping[str, int]
    loss: int | None
    aliases: Mapping[Pin, Alias] = field(default_factory=dict)
    insides: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def run(self, values: Mapping[str, Any]) -> Run:
        """Walk the whole tape forwards and back. `values`: path of each source -> float64 array.

        Never raises for a number; shapes that do not fit, or would not fit into the memory, become
        problems of the run.
        """
        run = Run(self)
        for _ in walk(run, values):
            pass
        return run


@dataclass(slots=True, eq=False)
class Run:
    """The numbers of one walk along a tape; by slot: None is "not computed", and never 0.

    `gradients[i]` is the sum over the wires that leave slot i; `shares[i]` has one gradient per
    input of step i: that wire's own share. All have the shape of the value they belong to.
    `size` counts the numbers in all values.
    """

    tape: Tape
    values: list[Any] = field(init=False)
    gradients: list[Any] = field(init=False)
    shares: list[tuple[Any, ...]] = field(init=False)
    shape_problems: list[Problem] = field(default_factory=list)
    size: int = 0

    def __post_init__(self) -> None:
        count = len(self.tape.steps)
        self.values = [None] * count
        self.gradients = [None] * count
        self.shares = [(None,) * len(step.sources) for step in self.tape.steps]

    @property
    def loss(self) -> Array | None:
        """The loss, an array of shape (); None where it is not computed."""
        return None if self.tape.loss is None else self.values[self.tape.loss]

    def value(self, pin: Pin) -> Array | None:
        """The value at an output pin, or arriving at an input pin; None where not computed."""
        slot = self._slot(pin)
        return None if slot is None or slot == UNPLUGGED else self.values[slot]

    def gradient(self, pin: Pin) -> Array | None:
        """The gradient of the loss at a pin: an output's sum, or at an input that wire's share."""
        here = self.tape.slots.get(pin.node)
        if here is None:
            alias = self.tape.aliases.get(pin)
            return None if alias is None else self.sum_of_shares(alias.ends)
        step = self.tape.steps[here]
        if pin.port in step.gate.inputs:
            share: Array | None = self.shares[here][step.gate.inputs.index(pin.port)]
            return share
        return self.gradients[here] if pin.port == OUT else None

    def sum_of_shares(self, ends: Iterable[tuple[int, int]]) -> Array | None:
        """What the wires that end here send back together; None where nothing comes back."""
        total: Array | None = None
        for slot, index in ends:
            share = self.shares[slot][index]
            if share is not None:
                total = share if total is None else total + share
        return total

    def inputs(self, slot: int) -> tuple[Any, ...] | None:
        """The values that arrive at a step, or None where one of them is not computed."""
        sources = self.tape.steps[slot].sources
        arriving = tuple(self.values[source] if source >= 0 else None for source in sources)
        return None if any(each is None for each in arriving) else arriving

    def locals(self, slot: int) -> tuple[Any, ...] | None:
        """The local derivatives of a step by each of its inputs; None where it has no value."""
        step, arriving, out = self.tape.steps[slot], self.inputs(slot), self.values[slot]
        if step.gate.local is None or arriving is None or out is None:
            return None
        with np.errstate(all="ignore"):
            return step.gate.local(*arriving, out, **step.attrs)

    @property
    def marks(self) -> list[Mark]:
        """Where a number is nan, infinite, saturated or at a kink, in the tape's order."""
        return list(marks_of(self))

    def marks_at(self, path: str) -> list[Mark]:
        """The marks of one node, the gravest first; none where the tape has no such node."""
        slot = self.tape.slots.get(path)
        return [] if slot is None else list(marks_at(self, slot))

    def _slot(self, pin: Pin) -> int | None:
        here = self.tape.slots.get(pin.node)
        if here is None:
            alias = self.tape.aliases.get(pin)
            return None if alias is None else alias.slot
        step = self.tape.steps[here]
        if pin.port in step.gate.inputs:
            return step.sources[step.gate.inputs.index(pin.port)]
        return here if pin.port == OUT else None


def walk(run: Run, values: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Fill `run` one step at a time, yielding (pass, slot) after each."""
    tape = run.tape
    for slot in range(len(tape.steps)):
        with np.errstate(all="ignore"):
            _forward(run, slot, values)
        yield FORWARD, slot
    loss = tape.loss
    if loss is None or run.values[loss] is None:
        return
    if run.values[loss].shape != ():
        run.shape_problems.append(_loss_not_scalar(tape.steps[loss].path, run.values[loss].shape))
        return
    run.gradients[loss] = np.float64(1.0)
    for slot in range(loss, -1, -1):
        if run.gradients[slot] is not None:
            with np.errstate(all="ignore"):
                _backward(run, slot)
            yield BACKWARD, slot


def _forward(run: Run, slot: int, values: Mapping[str, Any]) -> None:
    step = run.tape.steps[slot]
    if step.gate.is_source:
        value = run.values[slot] = values.get(step.path)
        run.size += 0 if value is None else value.size
        return
    arriving = run.inputs(slot)
    if arriving is None or step.gate.forward is None:
        return
    problem = _why_not_compute(run, step, [each.shape for each in arriving])
    if problem is not None:
        run.shape_problems.append(problem)
        return
    run.values[slot] = step.gate.forward(*arriving, **step.attrs)
    run.size += run.values[slot].size


def _why_not_compute(run: Run, step: Step, shapes: list[tuple[int, ...]]) -> Problem | None:
    """Why values of these shapes cannot pass the step, asked before any memory is taken."""
    if not any(shapes):
        return None  # single numbers always can: their count has a limit of its own
    try:
        size = math.prod(np.broadcast_shapes(*shapes))
    except ValueError:
        return _shapes_do_not_fit(step, shapes)
    if size > LARGEST_VALUE:
        return _value_too_large(step, size)
    if run.size + size > LARGEST_RUN:
        return _run_too_large(step, run.size + size)
    return None


def _backward(run: Run, slot: int) -> None:
    """Send what arrived at a step to its inputs: upstream x local, summed where wires fork."""
    tape = run.tape
    step, upstream = tape.steps[slot], run.gradients[slot]
    arriving = run.inputs(slot)
    if not step.sources or arriving is None or step.gate.local is None:
        return
    local = step.gate.local(*arriving, run.values[slot], **step.attrs)
    shares: list[Any] = []
    for source, value, factor in zip(step.sources, arriving, local, strict=True):
        if not tape.steps[source].gate.takes_gradient:
            shares.append(None)
            continue
        share = upstream * factor
        if share.shape != value.shape:
            share = _fit(share, value.shape)
        shares.append(share)
        before = run.gradients[source]
        run.gradients[source] = share if before is None else before + share
    run.shares[slot] = tuple(shares)


def _fit(share: Any, shape: tuple[int, ...]) -> Array:
    """Bring a share to the shape of its value: stretched where a constant slope, else summed."""
    return unbroadcast(np.broadcast_to(share, np.broadcast_shapes(share.shape, shape)), shape)


def _shapes_do_not_fit(step: Step, shapes: list[tuple[int, ...]]) -> Problem:
    return Problem(
        step.path,
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "The {kind} gate {node} cannot combine the shapes {shapes}."
            ),
            kind=step.gate.kind,
            node=step.path,
            shapes=", ".join(str(shape) for shape in shapes),
        ),
    )


def _value_too_large(step: Step, size: int) -> Problem:
    return Problem(
        step.path,
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The {kind} gate {node} would make a value of {got} numbers (limit {limit}).",
            ),
            kind=step.gate.kind,
            node=step.path,
            got=f"{size:,}",
            limit=f"{LARGEST_VALUE:,}",
        ),
    )


def _run_too_large(step: Step, size: int) -> Problem:
    return Problem(
        step.path,
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "With the {kind} gate {node} the values of the circuit would be {got} numbers "
                "together (limit {limit}).",
            ),
            kind=step.gate.kind,
            node=step.path,
            got=f"{size:,}",
            limit=f"{LARGEST_RUN:,}",
        ),
    )


def _loss_not_scalar(path: str, shape: tuple[int, ...]) -> Problem:
    return Problem(
        path,
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The loss must be a single number, but here it has the shape {shape}.",
            ),
            shape=str(shape),
        ),
    )
