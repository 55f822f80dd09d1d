"""Which asked gradients of the lessons tell the common mistakes apart, as a table.

A gradient tells a mistake apart where who makes it gets another number there. Figures of CS231n's
own are not counted, nor are mistakes that nobody can make there: the upstream forgotten where it
is the loss's own 1, the local derivative where it is 1 by nature, a product for a composition
where there is none.

    PYTHONPATH=. python3 tests/lessons/telling_apart.py [LESSON.toml ...]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from circuit_editor.engine import Run, run_document
from circuit_editor.engine.name_resolver import NameResolver
from circuit_editor.engine.path_names import PathNames
from circuit_editor.expression import document_from
from circuit_editor.gates.gate import DISTRIBUTES, PASSES, ROUTES, STOPS, SUBTRACTS
from circuit_editor.lessons import Lesson, LessonStep, read_lesson, shipped_lessons
from circuit_editor.model import Document, Pin
from circuit_editor.teaching.predict.cover import RunNumber, RunNumbers
from circuit_editor.teaching.predict.diagnosis_context import (
    DiagnosisContext,
    Wire,
    at_end,
    exactly,
    inputs_towards_loss,
    wires_of,
)
from circuit_editor.teaching.predict.guesses import Fit, Guess, fit, read_guess
from circuit_editor.teaching.predict.misconceptions.composition import composition
from circuit_editor.text import Quantity, show

VALUE, UPSTREAM, LOCAL, PRODUCT = RULES = (
    "value for gradient",
    "upstream forgotten",
    "local forgotten",
    "product for composition",
)
# a local derivative 1 is no choice of numbers at these
BY_NATURE = (DISTRIBUTES, SUBTRACTS, PASSES, ROUTES, STOPS)

# Figures of the course notes: their numbers stay as they are.
OF_CS231N = [
    ("q = x + y; f = q * z", {"x": -2, "y": 5, "z": -4}),
    (
        "a = w0 * x0; b = w1 * x1; s = a + b; dot = s + w2; f = 1 / (1 + exp(-dot))",
        {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
    ),
    (
        "p = x * y; m = max(z, w); s = p + m; f = 2 * s",
        {"x": 3, "y": -4, "z": 2, "w": -1},
    ),
]


@dataclass(frozen=True)
class Asked:
    """A gradient that a step asks for, and what each mistake that can be made there gives."""

    lesson: str
    step: int
    name: str
    true: float
    wrong: dict[str, float]
    is_counted: bool

    @property
    def hides(self) -> list[str]:
        """The mistakes that give the right number here."""
        return [rule for rule, number in self.wrong.items() if is_right(number, self.true)]


def is_right(number: float, true: float) -> bool:
    """True where this number, with the digits that are shown of it, is taken for the true one."""
    guess = read_guess(show(number))
    return isinstance(guess, Guess) and fit(guess, true) is not Fit.OTHER


def asked_gradients(lessons: list[Lesson]) -> Iterator[Asked]:
    """Every gradient that is asked for, in the order of the course."""
    figures = [run_document(document_from(*each)) for each in OF_CS231N]
    for lesson in lessons:
        for at, step in enumerate(lesson.steps):
            document = lesson.circuit_at(at)
            run = run_document(document)
            if run.array_shapes():
                continue  # which `test_array_misconceptions` looks at
            counted = not any(
                is_figure(run, document, *each) for each in zip(figures, OF_CS231N, strict=True)
            )
            for goal in step.goals:
                what, _, name = goal.text.removeprefix("guessed ").partition(" ")
                if goal.text.startswith("guessed ") and what == "gradient":
                    pin = NameResolver(PathNames(document), run.tape).pin(name)
                    assert pin is not None, (lesson.id, at + 1, name)
                    true, wrong = mistakes(document, run, pin, shut_blocks(document, step))
                    yield Asked(lesson.id, at + 1, name, true, wrong, counted)


def is_figure(run: Run, document: Document, figure: Run, drawn: tuple[str, dict]) -> bool:
    """True for a circuit with the inputs, the numbers and the loss of a figure."""
    names = {document.root.label(id_): float(value) for id_, value in document.root.values.items()}
    same = run.loss is not None and bool(np.isclose(float(run.loss), float(figure.loss)))
    return same and names == {name: float(value) for name, value in drawn[1].items()}


def shut_blocks(document: Document, step: LessonStep) -> frozenset[str]:
    """The blocks that the step shows as one gate."""
    root = document.root
    blocks = (id_ for id_, node in root.nodes.items() if node.interface is not None)
    return frozenset(id_ for id_ in blocks if root.name(id_) not in (step.opens or ()))


def mistakes(
    document: Document, run: Run, pin: Pin, closed: frozenset[str]
) -> tuple[float, dict[str, float]]:
    """The true gradient at a pin, and what each mistake that can be made there gives."""
    numbers = RunNumbers(run)
    number = numbers.at(pin, Quantity.GRADIENT)
    assert number is not None
    true = numbers.true(number)
    assert true is not None
    context = DiagnosisContext(document, numbers, pin, closed=closed)
    wrong = {VALUE: float(run.values[number.slot])}
    parts = [factors(context, wire) for wire in wires_of(context, number.ends)]
    if all(part is not None for part in parts):
        upstream, local, is_own_1, by_nature = zip(*parts, strict=True)
        if not all(is_own_1):
            wrong[UPSTREAM] = sum(local)
        if not all(by_nature):
            wrong[LOCAL] = sum(upstream)
    product = as_product(context, number)
    if product is not None:
        wrong[PRODUCT] = product
    return true, wrong


def factors(context: DiagnosisContext, wire: Wire) -> tuple[float, float, bool, bool] | None:
    """Upstream and local derivative behind a wire, and whether each could be no other number.

    None at the flag, where nothing is multiplied.
    """
    run, tape = context.run, context.run.tape
    slot = wire.ends[0][0]
    assert tape.loss is not None
    at_loss = tape.steps[tape.loss].sources[0]
    if slot == tape.loss:
        return None
    if wire.block is not None:
        inside = set(tape.insides[wire.block])
        ((pin, alias),) = (
            (pin, alias)
            for pin, alias in tape.aliases.items()
            if pin.node == wire.block and alias.slot in inside
        )
        upstream = float(run.gradient(pin))
        local = float(run.sum_wire_gradients(wire.ends)) / upstream
        return upstream, local, alias.slot == at_loss, False
    at = at_end(context, wire.ends[0], exactly)
    assert at is not None
    local = float(at.local)
    by_nature = local == 1 and at.gate.word in BY_NATURE
    return float(at.upstream), local, slot == at_loss, by_nature


def as_product(context: DiagnosisContext, number: RunNumber) -> float | None:
    """The gradient where f(g(x)) is read as f(x) × g(x); None where no function is of another."""
    assert composition.in_run is not None
    number = number._replace(ends=inputs_towards_loss(context.run, number.ends))
    return next((wrong.exact for wrong in composition.in_run(context, number)), None)


def share_told_apart(asked: list[Asked]) -> float:
    """Which part of the gradients that count tells every mistake apart that can be made there."""
    counted = [each for each in asked if each.is_counted]
    return sum(not each.hides for each in counted) / len(counted)


def table(asked: list[Asked]) -> Iterator[str]:
    """The table, line by line: what each mistake gives, starred where it is the right number."""
    yield f"{'lesson':24}{'step':>4}  {'asked':8}{'true':>10}" + "".join(
        f"{rule:>25}" for rule in RULES
    )
    for each in asked:
        row = f"{each.lesson:24}{each.step:>4}  {each.name:8}{show(each.true):>10}"
        for rule in RULES:
            text = show(each.wrong[rule]) if rule in each.wrong else "–"
            row += f"{text + (' *' if rule in each.hides else '  '):>25}"
        yield row + ("" if each.is_counted else "  figure of CS231n")
    counted = [each for each in asked if each.is_counted]
    for rule in RULES:
        apply = [each for each in counted if rule in each.wrong]
        told = sum(rule not in each.hides for each in apply)
        yield f"{rule}: told apart at {told} of {len(apply)}"
    told = sum(not each.hides for each in counted)
    yield f"all of them: at {told} of {len(counted)} ({share_told_apart(asked):.0%})"


def main(arguments: list[str]) -> None:
    paths = [Path(each) for each in arguments] or shipped_lessons()
    for line in table(list(asked_gradients([read_lesson(path) for path in paths]))):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
