"""One gate alone in a circuit: inputs wired to it, the loss flag behind it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circuit_editor.engine import run_document
from circuit_editor.engine.marks import marks_of
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Document, Pin
from circuit_editor.model.edits import add, connect, flag


class Outcome(NamedTuple):
    """What a run says of a gate alone: its value, its inputs' gradients, its own marks."""

    value: float
    gradients: list[float | None]
    marks: list[str]


def drawn(kind: str, *values: object, sources: dict[int, str] | None = None, **attrs) -> Document:
    """The gate as `gate`, its inputs `in0`, `in1`; `sources` says which are not of kind input."""
    document = add(EMPTY, "gate", kind, (0, 0), attrs=attrs)
    for position, (port, value) in enumerate(zip(GATES[kind].inputs, values, strict=True)):
        source = f"in{position}"
        document = add(
            document, source, (sources or {}).get(position, "input"), (0, 0), value=value
        )
        document = connect(document, Pin(source, OUT), Pin("gate", port))
    return flag(document, Pin("gate", OUT), (0, 0))


def outcome(kind: str, *values: float, sources: dict[int, str] | None = None, **attrs) -> Outcome:
    """Draw the gate with scalar inputs, run it, and read off what happened."""
    run = run_document(drawn(kind, *values, sources=sources, **attrs))
    gradients = [run.gradient(Pin(f"in{position}", OUT)) for position in range(len(values))]
    return Outcome(
        float(np.asarray(run.value(Pin("gate", OUT)))),
        [None if each is None else float(each) for each in gradients],
        [mark.kind for mark in marks_of(run) if mark.at == "gate"],
    )
