"""The formula of a circuit with arrays, in matrices: `out = relu(x @ W + b)`.

It is for reading. Of arrays there is no closed form with its derivatives: SymPy works on single
numbers here, and what a gate sends back is told at the gate, cell by cell.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from circuit_editor.closed_form.algebra import plain_name
from circuit_editor.gates import kinds
from circuit_editor.gates.gate_texts import ALONE, POWER, SUM, GateText, gate_text
from circuit_editor.text import MINUS, exact
from circuit_editor.text.brackets import in_brackets

if TYPE_CHECKING:
    from circuit_editor.engine.tape import Step, Tape

SHORT = 8  # letters: what is used twice and is no longer is written twice
LONGEST = 600  # letters in all lines
SQUARE = 2.0
ROOT, TRANSPOSED, SQUARED = "√", "ᵀ", "²"


def has_arrays(tape: Tape, feeding: Sequence[int], values: Mapping[str, Any]) -> bool:
    """True where an array, or a gate of arrays, leads to the loss."""
    steps = (tape.steps[slot] for slot in feeding)
    return any(
        step.gate.is_of_arrays or getattr(values.get(step.path), "shape", ()) for step in steps
    )


def array_formula(
    tape: Tape,
    feeding: Sequence[int],
    names: Mapping[str, str],
    values: Mapping[str, Any],
    name: str,
) -> list[str]:
    """The lines of the formula, the loss by its `name` last; none where they are too long.

    What is used several times is a line of its own, `u1 = ...`.
    """
    uses = Counter(source for slot in feeding for source in tape.steps[slot].sources)
    taken = {*map(plain_name, names.values()), name}
    fresh = (each for each in map("u{}".format, itertools.count(1)) if each not in taken)
    texts: dict[int, GateText] = {}
    lines: list[str] = []
    for slot in feeding[:-1]:
        step = tape.steps[slot]
        if step.gate.is_source:
            texts[slot] = _source(step, plain_name(names[step.path]), values.get(step.path))
            continue
        inputs = [texts[source] for source in step.sources]
        made = _entry(tape, step, texts) or _written(step, inputs)
        if len(made.text) + sum(map(len, lines)) > LONGEST:
            return []
        if uses[slot] > 1 and len(made.text) > SHORT:
            called = next(fresh)
            lines.append(f"{called} = {made.text}")
            made = GateText(called, ALONE)
        texts[slot] = made
    (last,) = tape.steps[feeding[-1]].sources
    return [*lines, f"{name} = {texts[last].text}"]


def _source(step: Step, name: str, value: Any) -> GateText:
    """Its name; a constant is its number."""
    if step.gate.takes_gradient or value is None or value.shape != ():
        return GateText(name, ALONE)
    number = _number(float(value))
    return GateText(number, ALONE if number[0].isdigit() else SUM)


def _entry(tape: Tape, step: Step, texts: Mapping[int, GateText]) -> GateText | None:
    """The text of one entry along the first axis, `p[0]`, which two gates take; None for others."""
    if step.gate.kind != kinds.SQUEEZE or step.options.get("axis") not in (0, (0,)):
        return None
    taken = tape.steps[step.sources[0]]
    start, stop = taken.options.get("start", 0), taken.options.get("stop")
    plain = {*taken.options} <= {"start", "stop"}
    if taken.gate.kind != kinds.SLICE or not plain or not isinstance(start, int):
        return None
    if start < 0 or stop != start + 1:
        return None
    return GateText(f"{in_brackets(*texts[taken.sources[0]], ALONE)}[{start}]", ALONE)


def _written(step: Step, inputs: list[GateText]) -> GateText:
    """What a step makes, in signs where mathematics has some."""
    first = in_brackets(*inputs[0], ALONE)
    if step.gate.kind == kinds.TRANSPOSE and not step.options:
        return GateText(f"{first}{TRANSPOSED}", ALONE)
    if step.gate.kind == kinds.SQRT:
        return GateText(f"{ROOT}{first}", POWER)
    is_power = step.gate.kind == kinds.POWER_CONSTANT
    if step.gate.kind == kinds.SQUARE or (is_power and step.attrs["c"] == SQUARE):
        return GateText(f"{first}{SQUARED}", POWER)
    attrs = [_number(step.attrs[each]) for each in step.gate.attrs]
    options = {each: value for each, value in step.options.items() if each != "keepdims"}
    return gate_text(step.gate, attrs, options, inputs)


def _number(number: float) -> str:
    return exact(number).replace(MINUS, "-")
