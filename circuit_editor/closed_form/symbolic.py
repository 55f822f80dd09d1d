"""The closed form: the loss as one formula of its inputs, and its derivative by each of them.

It is built from the gates' own formulas along the tape, never from text that somebody wrote, and
stands beside the run: the numbers on the wires come from the run alone. Every step is bounded,
and where the formula would grow beyond what anybody reads, a sentence says so instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.closed_form import algebra
from circuit_editor.closed_form.array_formula import array_formula, has_arrays
from circuit_editor.closed_form.latex_names import latex_label, latex_names, with_latex_note
from circuit_editor.closed_form.lost_domain import Condition, lost_conditions
from circuit_editor.closed_form.simplify import factor_out, shortest_form
from circuit_editor.engine.compile.compiler import compile, values_of
from circuit_editor.engine.report import Report, source_names
from circuit_editor.engine.tape import Step, Tape
from circuit_editor.engine.tape_columns import UNPLUGGED
from circuit_editor.model import Document, Problem
from circuit_editor.model.output_names import output_symbol
from circuit_editor.model.problems import ProblemError, problems
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, printable, show

LOSS = "loss"  # where a problem of the whole formula is
MOST_GATES = 300
MOST_PARTS = 300  # numbers, names and operations of a formula
DEEPEST = 40  # brackets in brackets; SymPy recurses over them
MOST_DIGITS = 40
MOST_SHORTENED = 1_500  # parts of a derivative that is worth making shorter
MOST_WRITTEN = 10_000  # parts in all derivatives together
LONGEST = 6_000  # letters in all lines of a closed form: two printed pages

UNWIRED = Template(QT_TRANSLATE_NOOP("Sentence", "Nothing is wired to the output {node} yet."))


class NoClosedForm(ProblemError):
    """There is no closed form, or none that anybody could read; `problem` says where and why."""

    def report(self) -> Report:
        """The object that `circuit-editor formula --json` prints in place of a closed form."""
        return {
            "loss": None,
            "derivatives": {},
            "problem": {"at": self.problem.at, "message": str(self)},
        }


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula: as people type it, as LaTeX, and as the SymPy expression itself."""

    text: str
    latex: str
    expression: Any
    names: frozenset[str] = frozenset()

    @staticmethod
    def of(expression: Any, names: Iterable[str] = ()) -> Formula:
        """Write down a SymPy expression that stands beside others with these names in them."""
        beside = frozenset(names)
        written = algebra.latex(expression, beside)
        return Formula(algebra.plain(expression, beside), written, expression, beside)


@dataclass(frozen=True, slots=True)
class ClosedForm:
    """The loss by its name and as a formula, and its derivative by each input, by their names.

    A derivative may use the loss's own name where that is shorter. `[a > b]` in it is 1 where the
    comparison holds, else 0. What stands inside a block, "neuron1/w", is written `neuron1.w`: a
    slash would divide.

    `domain` says where alone the formulas hold, as far as they do not show it themselves: a
    circuit `x/x` is 1 "for x ≠ 0". Empty, they hold wherever they have a value. This is about real
    numbers: where a gate on the way is too large for a float, the formula may keep its number.
    """

    name: str
    loss: Formula
    derivatives: Mapping[str, Formula]
    domain: tuple[Condition, ...]

    def __repr__(self) -> str:
        return self.text()

    def text(self) -> str:
        """A line for the loss and one for each derivative: `f = ...`, `∂f/∂x = ...`.

        A last line, `for x ≠ 0`, where they hold only there and do not show it.
        """
        lines = [f"{self.name} = {self.loss.text}"]
        lines += [
            f"∂{self.name}/∂{algebra.plain_name(by)} = {each.text}"
            for by, each in self.derivatives.items()
        ]
        if self.domain:
            lines.append(f"for {', '.join(each.text for each in self.domain)}")
        return "\n".join(map(printable, lines))

    def latex(self) -> str:
        """The same lines as LaTeX, after a comment where names need more than pdfLaTeX has."""
        return with_latex_note(self.latex_lines())

    def latex_lines(self) -> str:
        """The lines as LaTeX alone."""
        lines = [f"{left} = {right}" for left, right in self.equations()]
        if self.domain:
            lines.append(printable(self.domain_latex()))
        return "\n".join(lines)

    def equations(self) -> list[tuple[str, str]]:
        """What stands left and right of the sign in each line, as LaTeX."""
        name, names = self.names_in_latex()
        sides = [(name, self.loss.latex)]
        sides += [
            (rf"\frac{{\partial {name}}}{{\partial {names[by]}}}", each.latex)
            for by, each in self.derivatives.items()
        ]
        return [(printable(left), printable(right)) for left, right in sides]

    def names_in_latex(self) -> tuple[str, dict[str, str]]:
        """The loss's name as LaTeX, and those of the inputs, as they stand in the formulas."""
        names = latex_names({*self.loss.names, *self.derivatives})
        is_word = self.name.isidentifier()
        return names[self.name] if is_word and self.name in names else latex_label(self.name), names

    def _repr_latex_(self) -> str:
        lines = [f"{left} &= {right}" for left, right in self.equations()]
        if self.domain:
            lines.append(f"& {printable(self.domain_latex())}")
        return "".join([r"$$\begin{aligned} ", r" \\ ".join(lines), r" \end{aligned}$$"])

    def domain_latex(self) -> str:
        """The domain as one line of LaTeX; "" where it is all that the formulas show."""
        return r",\; ".join(each.latex(self.loss.names) for each in self.domain)

    def report(self) -> Report:
        """Everything as plain data: the object that `circuit-editor formula --json` prints.

        It has a `domain`, a list of conditions, where the formulas hold only there and do not show
        it.
        """
        domain = [
            {"formula": each.text, "latex": each.latex(self.loss.names)} for each in self.domain
        ]
        return {
            "loss": {"name": self.name, "formula": self.loss.text, "latex": self.loss.latex},
            "derivatives": {
                by: {"formula": each.text, "latex": each.latex}
                for by, each in self.derivatives.items()
            },
            "problem": None,
        } | ({"domain": domain} if domain else {})


class ArraysInside(NoClosedForm):
    """There are arrays; `lines` are the formula in matrices, none where it would be too long."""

    def __init__(self, problem: Problem, lines: list[str]) -> None:
        super().__init__(problem)
        self.lines = lines


def closed_form(document: Document, tape: Tape | None = None) -> ClosedForm:
    """The formula of the loss, and its derivative by every input and parameter that feeds it.

    Constants are written as numbers. `tape` is the document's own where it is compiled already.
    Raises NoClosedForm, in bounded time; ArraysInside where there are arrays.
    """
    tape = tape or compile(document)
    in_matrices = formula_in_matrices(document, tape)
    if in_matrices is not None:
        raise _arrays_inside(in_matrices)
    feeding = _feeding(document, tape)
    names, values = source_names(document, tape), values_of(document)
    try:
        loss, needed = _expression(tape, feeding, names, values)
        steps = [tape.steps[slot] for slot in feeding]
        name = output_symbol(document, qualified=True)
        is_word = name.isidentifier() and name not in names.values()
        output = algebra.symbol(name) if is_word else None
        taking = (each for each in steps if each.gate.is_source and each.gate.takes_gradient)
        inputs = [names[each.path] for each in taking]
        beside = {*inputs, name}  # a constant is a number here, even one that is called pi
        derivatives = _derivatives(loss, inputs, output, beside)
        written = Formula.of(factor_out(loss), beside)
        form = ClosedForm(name, written, derivatives, lost_conditions(needed, written.expression))
        if len(form.text()) > LONGEST:
            raise too_long()
        return form
    except RecursionError:
        raise too_long() from None


def formula_in_matrices(document: Document, tape: Tape | None = None) -> list[str] | None:
    """The lines of the formula of a circuit with arrays, none where it is too long to be read.

    None where there are no arrays. SymPy has no part in it, so it takes little time. Raises
    NoClosedForm where something is missing or there are too many gates.
    """
    tape = tape or compile(document)
    feeding = _feeding(document, tape)
    names, values = source_names(document, tape), values_of(document)
    if not has_arrays(tape, feeding, values):
        return None
    return array_formula(tape, feeding, names, values, output_symbol(document, qualified=True))


def _feeding(document: Document, tape: Tape) -> list[int]:
    """The slots that lead to the loss, in order, the loss's own last."""
    if tape.loss is None:
        raise NoClosedForm(problems(document)[0])
    found = tape.upstream(tape.loss)
    if any(UNPLUGGED in tape.steps[slot].sources for slot in found):
        raise NoClosedForm(problems(document)[0])
    count = sum(not tape.steps[slot].gate.is_source for slot in found) - 1  # the flag is no gate
    if count > MOST_GATES:
        raise _refused(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "This is too large for a closed form: {count} gates lead to {node}, "
                "and {limit} are the limit.",
            ),
            count=count,
            node=document.root.name(tape.steps[tape.loss].path),
            limit=MOST_GATES,
        )
    return found


def _expression(
    tape: Tape, feeding: list[int], names: Mapping[str, str], values: Mapping[str, Any]
) -> tuple[Any, list[Condition]]:
    """The loss as a SymPy expression, made gate by gate; and what its gates need to be real."""
    made: dict[int, Any] = {}
    needed: list[Condition] = []
    for slot in feeding:
        step = tape.steps[slot]
        if step.gate.is_source:
            made[slot] = _source(step, names[step.path], values.get(step.path))
        else:
            inputs = [made[source] for source in step.sources]
            made[slot] = _gate(step, inputs)
            _measure(made[slot])
            if step.gate.domain is not None and any(each.free_symbols for each in inputs):
                need = step.gate.domain.needs(*inputs, **step.attrs)
                needed += [Condition(*need)] if need is not None else []
    return made[feeding[-1]], needed


def _source(step: Step, name: str, value: Any) -> Any:
    return (
        algebra.symbol(name)
        if step.gate.takes_gradient or value is None
        else algebra.constant(float(value))
    )


def _gate(step: Step, inputs: list[Any]) -> Any:
    """What the gate's formula says; where all inputs are numbers, the number that the gate gives.

    The gate itself takes bounded time for any number, where exact algebra does not (9^(9^9)).
    """
    assert step.gate.formula is not None and step.gate.forward is not None
    if any(each.free_symbols for each in inputs):
        attrs = {name: algebra.constant(number) for name, number in step.attrs.items()}
        return step.gate.formula(algebra.vocabulary(), *inputs, **attrs)
    with np.errstate(all="ignore"):
        number = float(step.gate.forward(*map(np.float64, inputs), **step.attrs))
    if not np.isfinite(number):
        raise _refused(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "There is no closed form: for its constants, the {kind} gate gives {number}.",
            ),
            at=step.path,
            kind=step.gate.kind,
            number=show(number),
        )
    return algebra.constant(number)


def _derivatives(
    loss: Any, names: list[str], output: Any, beside: Iterable[str]
) -> dict[str, Formula]:
    raw: dict[str, Any] = {}
    parts: dict[str, int] = {}
    for name in names:  # all are measured before any is made shorter: a refusal comes at once
        raw[name] = loss.diff(algebra.symbol(name))
        parts[name] = _measure(raw[name], MOST_WRITTEN - sum(parts.values()))
    made: dict[str, Formula] = {}
    for name, each in raw.items():
        short = shortest_form(each, loss, output) if parts[name] <= MOST_SHORTENED else each
        made[name] = Formula.of(short, beside)
        if sum(len(each.text) for each in made.values()) > LONGEST:
            raise too_long()
    return made


def _measure(expression: Any, limit: int = MOST_PARTS) -> int:
    """How many parts an expression has. Raises NoClosedForm where it has too many."""
    waiting = [(expression, 1)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if count > limit or depth > DEEPEST:
            raise too_long()
        if part.is_number and not part.args:
            _check_number(part)
        waiting += [(each, depth + 1) for each in part.args]
    return count


def _check_number(number: Any) -> None:
    if number.is_finite is False or number.is_real is False or number.is_comparable is False:
        raise _refused(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "There is no closed form: at its constants a gate divides by zero, or its "
                "derivative is not real.",
            )
        )
    if (number.is_Rational and max(abs(number.p), number.q) >= 10**MOST_DIGITS) or (
        number.is_Float and not np.isfinite(float(number))
    ):
        raise too_long()


def _arrays_inside(lines: list[str]) -> ArraysInside:
    """The refusal of a circuit with arrays, which tells the formula in matrices."""
    template = QT_TRANSLATE_NOOP(
        "Sentence",
        "A closed form is made of single numbers, and here are arrays. In matrices: {formula}",
    )
    if not lines:
        template = QT_TRANSLATE_NOOP(
            "Sentence",
            "A closed form is made of single numbers, and here are arrays. Select a gate: its "
            "chain rule is told cell by cell.",
        )
    formula = {"formula": "; ".join(lines)} if lines else {}
    return ArraysInside(Problem(LOSS, Sentence.of(template, **formula)), lines)


def too_long() -> NoClosedForm:
    """The refusal of what would be longer than anybody reads."""
    return _refused(
        QT_TRANSLATE_NOOP("Sentence", "The closed form is too long to be worked out and read.")
    )


def _refused(template: str, at: str = LOSS, **args: str | int) -> NoClosedForm:
    return NoClosedForm(Problem(at, Sentence.of(template, **args)))
