"""Interpreter: a tape run step by step, in Python, over arrays of any shape.

It is the reference that plans and the kernel are held against, and the road of tapes that were made
by hand or have no kernel. Whoever steps through a circuit reads a whole run in the tape's order
(`teaching.timeline`): there is no other walk.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.engine.run import Run
from circuit_editor.gates import Array, output_shape, vjp
from circuit_editor.model import Problem
from circuit_editor.model.record_limits import LARGEST_VALUE
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

if TYPE_CHECKING:
    from circuit_editor.engine.tape import Tape
    from circuit_editor.engine.tape_columns import Step

LARGEST_RUN = 10_000_000  # numbers in all values of a run together: with gradients, a gigabyte

SHAPES_DO_NOT_FIT = Template(
    QT_TRANSLATE_NOOP("Sentence", "The {kind} gate {node} cannot combine the shapes {shapes}.")
)
REFUSED = Template(QT_TRANSLATE_NOOP("Sentence", "The {kind} gate {node}: {problem}"))
REFUSED_OF = Template(
    QT_TRANSLATE_NOOP("Sentence", "The {kind} gate {node} cannot take {shapes}: {problem}")
)
VALUE_TOO_LARGE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "The {kind} gate {node} would make a value of {got} numbers (limit {limit}).",
    )
)
RUN_TOO_LARGE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "With the {kind} gate {node} the values of the circuit would be {got} numbers "
        "together (limit {limit}).",
    )
)


def interpret(
    tape: Tape,
    values: Mapping[str, Array],
    before: Run | None = None,
    changed: Iterable[int] = (),
) -> Run:
    """The run of a whole tape along the plain road.

    `before` is a run of the same tape with the same values, but for the sources in the slots
    `changed`: what these do not feed is taken from it.
    """
    run = Run(tape)
    with np.errstate(all="ignore"):
        if before is None or not _can_be_kept(before):
            for slot in range(len(tape.steps)):
                _forward(run, slot, values)
        else:
            _forward_again(run, values, before, set(changed))
        if _turn(run):
            assert tape.loss is not None
            for slot in range(tape.loss, -1, -1):
                if run.gradients[slot] is not None:
                    _backward(run, slot)
    return run


def _can_be_kept(run: Run) -> bool:
    """False where a gate could not compute: whether it still cannot is asked at every run."""
    # a loss that is no single number is computed all the same
    return not run.shape_problems or (
        len(run.shape_problems) == 1
        and run.tape.loss is not None
        and run.loss is not None
        and run.shape_problems[0].at == run.tape.steps[run.tape.loss].path
    )


def _forward_again(run: Run, values: Mapping[str, Array], before: Run, moved: set[int]) -> None:
    for slot, step in enumerate(run.tape.steps):
        if slot not in moved and moved.isdisjoint(step.sources):
            value = run.values[slot] = before.values[slot]
            run.size += 0 if value is None else value.size
        else:
            moved.add(slot)
            _forward(run, slot, values)


def _turn(run: Run) -> bool:
    """Begin the backward pass at the loss, with 1; False where there is none to begin."""
    loss = run.tape.loss
    if loss is None or run.values[loss] is None:
        return False
    if run.values[loss].shape != ():
        path, shape = run.tape.steps[loss].path, run.values[loss].shape
        run.shape_problems.append(loss_problem(path, shape))
        return False
    run.gradients[loss] = np.float64(1.0)
    return True


def _forward(run: Run, slot: int, values: Mapping[str, Array]) -> None:
    step = run.tape.steps[slot]
    gate = step.gate
    if gate.is_source:
        value = values.get(step.path)
        if value is not None:
            run.values[slot] = _single(value)
            run.size += value.size
        return
    arriving = run.inputs(slot)
    if arriving is None or gate.forward is None:
        return
    made = why_not_compute(step, [each.shape for each in arriving], run.size)
    if isinstance(made, Problem):
        run.shape_problems.append(made)
        return
    run.values[slot] = _single(gate.forward(*arriving, **step.arguments))
    run.size += run.values[slot].size


def _single(value: Array) -> Array:
    """The value; a single number as one, for NumPy has other powers for arrays of shape ()."""
    return value[()] if value.shape == () else value


def why_not_compute(
    step: Step, shapes: list[tuple[int, ...]], size: int
) -> tuple[int, ...] | Problem:
    """The shape a step makes of these; or why it cannot, asked before any memory is taken.

    `size` counts the numbers of all steps before it.
    """
    gate = step.gate
    if not any(shapes) and not gate.is_of_arrays:
        return ()  # single numbers always can: their count has a limit of its own
    made = output_shape(gate, shapes, step.arguments)
    if isinstance(made, Sentence):
        listed = ", ".join(map(str, shapes))
        template = SHAPES_DO_NOT_FIT
        if gate.is_of_arrays:
            said = str(made)
            template = REFUSED if all(str(each) in said for each in shapes) else REFUSED_OF
        return Problem(
            step.path, template(kind=gate.kind, node=step.path, shapes=listed, problem=made)
        )
    count = math.prod(made)
    if count > LARGEST_VALUE:
        too_large, got, limit = VALUE_TOO_LARGE, count, LARGEST_VALUE
    elif size + count > LARGEST_RUN:
        too_large, got, limit = RUN_TOO_LARGE, size + count, LARGEST_RUN
    else:
        return made
    sentence = too_large(kind=gate.kind, node=step.path, got=f"{got:,}", limit=f"{limit:,}")
    return Problem(step.path, sentence)


def _backward(run: Run, slot: int) -> None:
    """Send what arrived at a step to its inputs: the vector-Jacobian product, summed at forks."""
    tape = run.tape
    step, upstream = tape.steps[slot], run.gradients[slot]
    arriving = run.inputs(slot)
    if not step.sources or arriving is None or step.gate.forward is None:
        return
    sent = vjp(step.gate, upstream, arriving, run.values[slot], step.arguments)
    wire_gradients: list[Array | None] = []
    for source, wire_gradient in zip(step.sources, sent, strict=True):
        if not tape.steps[source].gate.takes_gradient:
            wire_gradients.append(None)
            continue
        wire_gradient = _single(wire_gradient)
        wire_gradients.append(wire_gradient)
        before = run.gradients[source]
        run.gradients[source] = wire_gradient if before is None else before + wire_gradient
    run.wire_gradients[slot] = tuple(wire_gradients)


def loss_problem(path: str, shape: tuple[int, ...]) -> Problem:
    """What is wrong with a loss of this shape."""
    if math.prod(shape) == 1:
        return Problem(
            path,
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "The loss must be a single number, but here it is one in a list, of the shape "
                    "{shape}. Give the inputs single numbers: 5 rather than [5].",
                ),
                shape=str(shape),
            ),
        )
    return Problem(
        path,
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The loss must be a single number, but here it has the shape {shape}. Add up its "
                "numbers with the gate sum or mean; or take one input for each number, such as a1 "
                "and a2, and add the results.",
            ),
            shape=str(shape),
        ),
    )
