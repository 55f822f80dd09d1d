"""The program of a circuit as the course writes it: staged, forwards and then backwards.

One line for each gate, and going back a comment with that line, then one for each input: `dx = ...`
where the first share arrives and `dx += ...` for each further one, as forks add. A block is a pair
of functions under its own name, called once for each instance: `h, cache = neuron(x, w)`, and
`dx, dw = neuron_backward(dh, cache)`; where that would change a last bit (see `bodies`) its gates
stand among the lines around it, their names with that of the instance in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.engine import Run, Tape, compile, problems_of, values_of
from circuit_editor.engine.interpreter import interpret
from circuit_editor.export.bodies import ValueKey, plan
from circuit_editor.export.dialect import NUMPY, Dialect
from circuit_editor.export.lines import BodyLines, ProgramContext, has_arrays
from circuit_editor.export.naming import GRADIENT, DocumentNames
from circuit_editor.model import Document
from circuit_editor.model.problems import ProblemError
from circuit_editor.text import quote

TARGETS: Mapping[str, Dialect] = {"numpy": NUMPY}

TITLE = '''\
"""A circuit as a program: forward pass, backward pass, one line for each gate.

Run it: it prints every number beside that of Circuit Editor, and ends with 1 where one differs.
"""
'''
IMPORTS = {
    "import math\n": "math.",
    "import sys\n": "sys.",
    "import numpy as np\n": "np.",
}
QUIET = '\nnp.seterr(all="ignore")  # inf and nan go on, as in the circuit\n'
FLOATS = ", as NumPy's numbers: dividing by 0 is inf or nan, and no error"
OWN_NAMES = {"np", "math", "sys", "agrees", "check", "width", "name", "here", "ours", "differs"}
OWN_NAMES |= {"largest", "text", "finite", "each", "number", "shape"}
AGREES = '''

def agrees(here, ours):
    """True for the same number, infinity or nan; the last digits may differ."""
    if here == ours or (here != here and ours != ours):
        return True
    # what cancels keeps the rounding of the largest number, which another machine may do otherwise
    return abs(here - ours) <= 1e-12 * abs(ours) + 1e-16 * largest < float("inf")
'''
REPORT = """\
largest = max((abs(ours) for _, _, ours in check if abs(ours) < float("inf")), default=0.0)
width = max(len(name) for name, _, _ in check)
print(f"{'':{width}}  {'here':>24}  {'Circuit Editor':>24}")
for name, here, ours in check:
    differs = "" if agrees(here, ours) else "  differs"
    print(f"{name:{width}}  {float(here)!r:>24}  {float(ours)!r:>24}{differs}")
if not all(agrees(here, ours) for _, here, ours in check):
    raise SystemExit(1)
"""
LETTERS = """\
if hasattr(sys.stdout, "reconfigure"):  # where a terminal lacks a letter of these names
    sys.stdout.reconfigure(errors="replace")"""

AGREES_IN_ARRAYS = '''

def agrees(here, ours):
    """True for the same numbers, infinities or nans; the last digits may differ."""
    here, ours = np.asarray(here, dtype=float), np.asarray(ours, dtype=float)
    same = (here == ours) | (np.isnan(here) & np.isnan(ours))
    # sums of many numbers keep the rounding of the largest, in another order another one
    near = np.abs(here - ours) <= 1e-12 * np.abs(ours) + 1e-14 * largest
    return here.shape == ours.shape and bool(np.all(same | (near & np.isfinite(ours))))


def text(number):
    """A number with all digits; of an array its shape, and the sum of its numbers."""
    number = np.asarray(number, dtype=float)
    shape = " x ".join(map(str, number.shape))
    return f"{shape}, sum {float(number.sum())!r}" if shape else repr(float(number))
'''
REPORT_OF_ARRAYS = """\
finite = [np.abs(ours)[np.isfinite(ours)] for _, _, ours in check]
largest = max((float(np.max(each)) for each in finite if np.size(each)), default=0.0)
width = max(len(name) for name, _, _ in check)
print(f"{'':{width}}  {'here':>32}  {'Circuit Editor':>32}")
for name, here, ours in check:
    differs = "" if agrees(here, ours) else "  differs"
    print(f"{name:{width}}  {text(here):>32}  {text(ours):>32}{differs}")
if not all(agrees(here, ours) for _, here, ours in check):
    raise SystemExit(1)
"""


class NoProgram(ProblemError):
    """A circuit of which there is no program; the message says where and why."""


@dataclass(frozen=True, slots=True)
class ExportedProgram:
    """The text of a program, and whether it has a backward pass: it needs a loss for that.

    `names` are its variables by the paths of what they stand for, for what leaves a block by
    "path.port"; d and the name is the gradient. What a function keeps to itself is not among them.
    """

    text: str
    goes_back: bool
    names: Mapping[str, str]


def program(document: Document, to: str = "numpy") -> ExportedProgram:
    """The program of a circuit for a target, with a check of every number at its end.

    It does what the plain road does, operation by operation: the numbers are the same to the last
    bit. What has no value is left out, and said so. Without a loss it only goes forwards.
    Arrays are NumPy's: sums of many numbers may be added in another order, and agree to 1e-12.
    Raises NoProgram where the loss needs something that is missing, and where there is no number
    at all.
    """
    tape = compile(document)
    run = interpret(tape, values_of(document))
    computed = any(
        value is not None and not step.gate.is_flag
        for step, value in zip(tape.steps, run.values, strict=True)
    )
    if not computed or (tape.loss is not None and run.loss is None):
        raise NoProgram(problems_of(document, run)[0])
    dialect = TARGETS[to]
    if has_arrays(run):
        dialect = dialect.of_arrays()
    return _Writer(document, tape, run, dialect).program()


class _Writer:
    """The text of one program."""

    def __init__(self, document: Document, tape: Tape, run: Run, dialect: Dialect) -> None:
        self._tape, self._run, self._dialect = tape, run, dialect
        self._scene = ProgramContext(
            plan(document, tape, run), tape, run, DocumentNames(document), dialect, OWN_NAMES
        )
        self._lines = BodyLines(self._scene, self._scene.plan.body)
        self._loss: ValueKey | None = None
        self._goes_back = False
        if tape.loss is not None:
            (self._loss,) = self._scene.plan.body.reads[tape.steps[tape.loss].path]
            self._goes_back = run.gradients[tape.steps[tape.loss].sources[0]] is not None

    def program(self) -> ExportedProgram:
        """All of it."""
        of_arrays = self._scene.has_arrays
        functions = [*self._functions(), AGREES_IN_ARRAYS if of_arrays else AGREES]
        parts = [[*self._given()], [*self._forward()], [*self._backward()], [*self._check()]]
        lines = [*functions, *(line for part in parts for line in part)]
        code = "\n".join(line.partition("#")[0] for text in lines for line in text.split("\n"))
        imports = [text for text, calls in IMPORTS.items() if calls in code]
        if "np." in code:
            imports.append(QUIET)
        head = [TITLE, *("\n" if imports else ""), *imports, *functions]
        text = "".join(head) + "\n\n" + "\n\n".join("\n".join(part) for part in parts if part)
        names = {
            key.path if not key.port else f"{key.path}.{key.port}": name
            for key, name in self._lines.names.items()
        }
        return ExportedProgram(text, self._goes_back, names)

    def _functions(self) -> Iterator[str]:
        text = self._dialect.text
        for each in self._scene.head.functions.values():
            yield f"\n\ndef {each.name}({', '.join(each.parameters)}):\n"
            yield f'    """{each.says}"""\n'
            for name, step in each.steps:
                yield f"    {name} = {text(step, {})}\n"
            yield f"    return {self._dialect.result(each.result)}\n"
        for helper in self._scene.helpers.values():
            yield f"\n\n{helper}"
        for block in self._scene.functions.values():
            yield "\n\n" + "\n".join(block.lines) + "\n"

    def _given(self) -> Iterator[str]:
        lines, divides = self._lines, self._scene.head.divides
        keys = [
            key
            for path in self._scene.plan.body.arguments
            if (key := ValueKey(path)) in lines.names
        ]
        if keys:
            yield f"# given values{FLOATS if divides else ''}"
        for key in keys:
            number = self._value(self._run.values[lines.slot(key.path)])
            if (divides or self._scene.has_arrays) and "(" not in number:
                number = f"{self._dialect.module}.float64({number})"
            yield lines.noted(key, f"{lines.names[key]} = {number}")

    def _forward(self) -> Iterator[str]:
        yield "# forward pass"
        yield from self._lines.forward()
        for called in self._lines.missing():
            yield f"# left out, for it has no value: {quote(called)}"

    def _backward(self) -> Iterator[str]:
        if self._loss is None:
            yield "# no loss is named, so nothing is sent back"
            return
        loss = self._lines.names[self._loss]
        if not self._goes_back:
            yield f"# the loss is {loss}, a constant: nothing is sent back"
            return
        yield "# backward pass: each input gets its local derivative * what arrives at the output"
        seed = f"{self._dialect.module}.float64(1.0)" if self._scene.has_arrays else "1.0"
        yield f"{self._lines.gradient(self._loss)} = {seed}  # {loss} is the loss"
        self._lines.begun.add(self._loss)
        yield from self._lines.backward()

    def _check(self) -> Iterator[str]:
        yield "# every number here, and what Circuit Editor has"
        yield "check = ["
        numbers = [*self._lines.numbers()]
        loss = None if self._loss is None else self._lines.names[self._loss]
        yield from (self._row(name, value) for name, value, _ in numbers if name == loss)
        for name, _, gradient in reversed(numbers):
            if gradient is not None:
                yield self._row(f"{GRADIENT}{name}", gradient)
        yield from (self._row(name, value) for name, value, _ in numbers if name != loss)
        yield "]"
        if not all(name.isascii() for name, _, _ in numbers):
            yield LETTERS
        yield REPORT_OF_ARRAYS if self._scene.has_arrays else REPORT

    def _row(self, name: str, ours: Any) -> str:
        return f'    ("{name}", {name}, {self._value(ours)}),'

    def _value(self, value: Any) -> str:
        """A number or an array, with every digit."""
        if np.shape(value) == ():
            return self._dialect.number(float(value))
        return f"{self._dialect.module}.array({self._nested(np.asarray(value).tolist())})"

    def _nested(self, data: Any) -> str:
        if isinstance(data, list):
            return f"[{', '.join(map(self._nested, data))}]"
        return self._dialect.number(data)
