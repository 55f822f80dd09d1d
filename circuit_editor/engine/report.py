"""The report of a run as plain data: what `--json` and notebooks print.

It needs a document and its run and nothing else, so a grading script gets it without Qt. Numbers
are JSON's own; JSON has no nan and no infinity, so these are the strings "nan", "inf", "-inf".
What is not computed is None, and never 0. Every list follows the tape, marks with the causes first,
so that the same document always gives the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from circuit_editor.engine import problems_of
from circuit_editor.engine.gradient_check import CheckedInput, has_loss
from circuit_editor.engine.jacobian import local_derivatives
from circuit_editor.engine.marks import causes_first, marks_of
from circuit_editor.engine.path_names import PathNames, port_names
from circuit_editor.engine.run import Run
from circuit_editor.engine.tape import Tape
from circuit_editor.engine.tape_columns import UNPLUGGED
from circuit_editor.gates import Array
from circuit_editor.model import OUT, BlockInterface, Document, Pin
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

Report = dict[str, Any]


def report(document: Document, run: Run) -> Report:
    """Every value and gradient of a run, with what went wrong and what is worth a word.

    The keys are `loss`, `inputs` (by name: whatever holds a value, inside blocks too, such as
    "neuron1/w"), `outputs` (by "path.pin", with the sum of the gradients of all wires that leave),
    `wires` (each with its own gradient), `blocks` (by path, those inside blocks too), `problem`
    (the first thing that prevents a value, or None) and `marks`. Gates inside blocks stand among
    the others, by their paths, and wires lead from gate to gate through all ports.

    Paths are made of ids. Outputs and blocks have their `label` beside it, as it was typed or None,
    and their `name`: a path of labels, such as "neuron1/h", ids where there is no label.

    A block has the values at its ports by their names, as `inputs` and `outputs`, and `local`: the
    derivative in one step of each output by each input, `local[output][input]`. That is None where
    arrays pass through the block; all of `local` is, where it would be too large.
    """
    tape = run.tape
    known = PathNames(document)
    names = known.of_sources(tape)
    loss = None if document.loss is None else document.root.name(document.loss)
    return {
        "loss": {"name": loss, "value": plain(run.loss)},
        "inputs": {name: _numbers(run, tape.slots[path]) for path, name in names.items()},
        "outputs": {
            str(Pin(step.path, OUT)): _called(known, step.path) | _numbers(run, slot)
            for slot, step in enumerate(tape.steps)
            if step.gate.outputs
        },
        "wires": list(_wires(run)),
        "blocks": {
            path: _called(known, path) | _block(run, path, interface)
            for path, interface in known.interfaces.items()
        },
        **remarks(document, run),
    }


def remarks(document: Document, run: Run) -> Report:
    """What a report says besides numbers: its `problem` and its `marks`."""
    problem = next(iter(problems_of(document, run)), None)
    return {
        "problem": problem and {"at": problem.at, "message": str(problem.sentence)},
        "marks": [
            {"at": mark.at, "kind": mark.kind, "message": str(mark.sentence)}
            for mark in causes_first(marks_of(run))
        ],
    }


def check_report(document: Document, run: Run, checked: Iterable[CheckedInput]) -> Report:
    """What the gradient check found: every input's gradient beside the measured difference.

    `agrees` is true where loss and gradients are finite and no difference speaks against one; an
    input's own `agrees` is None where nothing can be said, as at a kink. `worst` is the input
    with the largest error. Where nothing was compared, it is None and `remark` says why: without a
    loss that is a number nothing agrees, with no input and no parameter nothing can disagree.
    """
    names = source_names(document, run.tape)
    found = list(checked)
    worst = max(found, key=_badness, default=None)
    return {
        "agrees": all_agree(run, found),
        "worst": worst and {"name": names[worst.path], "error": plain(worst.error)},
        "remark": None if found else str(why_nothing_compared(run)),
        "inputs": {
            names[each.path]: {
                "gradient": plain(each.gradient),
                "difference": plain(each.difference),
                "error": plain(each.error),
                "agrees": each.agrees,
            }
            for each in found
        },
        **remarks(document, run),
    }


def all_agree(run: Run, checked: Iterable[CheckedInput]) -> bool:
    """True where loss and gradients are finite and no difference speaks against one.

    So it is where there is a loss and no gradient to compare, and never where there is no loss.
    """
    if run.loss is None or not has_loss(run) or not np.isfinite(run.loss):
        return False
    return all(each.agrees is not False and np.isfinite(each.gradient).all() for each in checked)


def why_nothing_compared(run: Run) -> Sentence:
    """Why a check of this run has found no gradient to compare."""
    if not has_loss(run):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "There is no gradient to check: it takes a loss that is a number."
            )
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "There is no gradient to compare: no input or parameter holds a value."
        )
    )


def source_names(document: Document, tape: Tape) -> dict[str, str]:
    """The name of everything that holds a value, by its path, in the tape's order.

    It is a path of labels, or of ids where there is no label or another has taken it.
    """
    return PathNames(document).of_sources(tape)


def plain(number: Array | float | None) -> Any:
    """A float64 array as JSON can say it: a number, nested lists, "nan", "inf", "-inf", None."""
    if number is None:
        return None
    array = np.asarray(number, dtype=np.float64)
    if np.isfinite(array).all():
        return array.tolist()
    words = array.astype(object)
    words[np.isnan(array)] = "nan"
    words[array == np.inf] = "inf"
    words[array == -np.inf] = "-inf"
    return words.tolist()


def _called(known: PathNames, path: str) -> Report:
    return {"label": known.label(path) or None, "name": known.of(path)}


def _numbers(run: Run, slot: int) -> Report:
    return {"value": plain(run.values[slot]), "gradient": plain(run.gradients[slot])}


def _wires(run: Run) -> Iterator[Report]:
    steps = run.tape.steps
    for step, wire_gradients in zip(steps, run.wire_gradients, strict=True):
        for port, source, wire_gradient in zip(
            step.gate.inputs, step.sources, wire_gradients, strict=True
        ):
            if source != UNPLUGGED:
                yield {
                    "from": str(Pin(steps[source].path, OUT)),
                    "to": str(Pin(step.path, port)),
                    "value": plain(run.values[source]),
                    "gradient": plain(wire_gradient),
                }


def _block(run: Run, path: str, interface: BlockInterface) -> Report:
    inputs, outputs = port_names(interface.inputs), port_names(interface.outputs)
    found = local_derivatives(run, path, interface)
    return {
        "inputs": {name: plain(run.value(Pin(path, port))) for port, name in inputs.items()},
        "outputs": {name: plain(run.value(Pin(path, port))) for port, name in outputs.items()},
        "local": found
        and {
            name: {by: plain(found[output][port]) for port, by in inputs.items()}
            for output, name in outputs.items()
        },
    }


def _badness(checked: CheckedInput) -> tuple[bool, float]:
    """Sorts what disagrees behind the rest, then by error; nan is worse than any number."""
    return checked.agrees is False, np.inf if np.isnan(checked.error) else checked.error
