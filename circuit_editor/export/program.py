"""The program of a circuit as the course writes it: staged, forwards and then backwards.

One line for each gate, and going back a comment with that line, then one for each input: `dx = ...`
where the first share arrives and `dx += ...` for each further one, as forks add. Blocks are opened,
their lines together under a comment and their names in front (`neuron1_w`). Functions would read
shorter, but not the same: a function sums what comes back to an input before it returns, where
the engine adds share by share, so that last bits would differ; and gradients inside an instance
would be out of sight, an output that nothing uses would need a 0 sent through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from circuit_editor.engine import Run, Tape, compile, problems_of, values_of
from circuit_editor.engine.walking import walked
from circuit_editor.export.dialect import NUMPY, Dialect
from circuit_editor.export.gate_texts import UPSTREAM, Function, GateTexts, texts_of
from circuit_editor.export.naming import GRADIENT, Called, variables
from circuit_editor.export.order import backward_order, forward_order
from circuit_editor.export.recording import CALL, RAISED, Recorded
from circuit_editor.gates import OUT
from circuit_editor.model import Document, Problem
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, ToldError, quote

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
AGREES = '''

def agrees(here, ours):
    """True for the same number, infinity or nan; the last digits may differ."""
    if here == ours or (here != here and ours != ours):
        return True
    return abs(here - ours) <= 1e-12 * (1.0 + abs(ours)) < float("inf")
'''
REPORT = """\
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


class NoProgram(ToldError, ValueError):
    """A circuit of which there is no program; the message says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.sentence))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Program:
    """The text of a program, and whether it has a backward pass: it needs a loss for that.

    `names` are its variables by the paths of what they stand for; d and the name is the gradient.
    """

    text: str
    goes_back: bool
    names: Mapping[str, str]


def program(document: Document, to: str = "numpy") -> Program:
    """The program of a circuit for a target, with a check of every number at its end.

    It does what the plain road does, operation by operation: the numbers are the same to the last
    bit. What has no value is left out, and said so. Without a loss it only goes forwards.
    Raises NoProgram where the loss needs something that is missing, where there is no number at
    all, and for arrays.
    """
    tape = compile(document)
    values = values_of(document)
    for step in tape.steps:
        value = values.get(step.path) if step.gate.is_source else None
        if value is not None and value.shape != ():
            raise _array(Called(document).of(step.path), step.path)
    run = walked(tape, values)
    computed = any(
        value is not None and not step.gate.is_flag
        for step, value in zip(tape.steps, run.values, strict=True)
    )
    if not computed or (tape.loss is not None and run.loss is None):
        raise NoProgram(problems_of(document, run)[0])
    return _Writer(document, tape, run, TARGETS[to]).program()


class _Head:
    """What the lines of a program need: functions, those they call first, and operations."""

    def __init__(self) -> None:
        self.functions: dict[str, Function] = {}
        self.operations: set[str] = set()

    def note(self, expression: Recorded) -> None:
        """Remember what this needs."""
        for part in expression.walk():
            self.operations.add(part.operation)
            if part.operation == CALL and part.of.name not in self.functions:
                for each in (*(step for _, step in part.of.steps), part.of.result):
                    self.note(each)
                self.functions[part.of.name] = part.of

    @property
    def divides(self) -> bool:
        """True where something may be divided by 0, at which Python's own floats raise."""
        return bool(self.operations & {"divide", RAISED})


class _Writer:
    """The lines of one program. What strangers typed stands in comments alone, on one line each."""

    def __init__(self, document: Document, tape: Tape, run: Run, dialect: Dialect) -> None:
        self._tape, self._run, self._dialect = tape, run, dialect
        self._called = Called(document)
        order = forward_order(document, tape)
        flags = {slot for slot in order if tape.steps[slot].gate.is_flag}
        self._slots = [slot for slot in order if run.values[slot] is not None and slot not in flags]
        self._missing = [slot for slot in order if run.values[slot] is None and slot not in flags]
        sending = (slot for slot in self._slots if any(x is not None for x in run.shares[slot]))
        self._back = backward_order(order, sending, tape)
        self._loss = None if tape.loss is None else tape.steps[tape.loss].sources[0]
        self._head = _Head()
        for slot in self._slots:
            if not tape.steps[slot].gate.is_source:
                self._head.note(self._texts(slot).forward)
        for slot in self._back:
            for _, share in self._shares(slot):
                self._head.note(share)
        paths = [tape.steps[slot].path for slot in self._slots]
        self._names = variables(paths, self._called, {*OWN_NAMES, *self._head.functions})

    def program(self) -> Program:
        """All of it."""
        functions = [*self._functions(), AGREES]
        parts = [[*self._given()], [*self._forward()], [*self._backward()], [*self._check()]]
        lines = [*functions, *(line for part in parts for line in part)]
        code = "\n".join(line.partition("#")[0] for line in lines)
        imports = [text for text, calls in IMPORTS.items() if calls in code]
        if "np." in code:
            imports.append(QUIET)
        head = [TITLE, *("\n" if imports else ""), *imports, *functions]
        text = "".join(head) + "\n\n" + "\n\n".join("\n".join(part) for part in parts if part)
        goes_back = self._loss is not None and self._run.gradients[self._loss] is not None
        return Program(text, goes_back, self._names)

    def _texts(self, slot: int) -> GateTexts:
        step = self._tape.steps[slot]
        return texts_of(step.gate, step.attrs)

    def _shares(self, slot: int) -> Iterator[tuple[int, Recorded]]:
        """Whom a gate sends a gradient, and what, in the order of its inputs."""
        texts = self._texts(slot)
        sources, shares = self._tape.steps[slot].sources, self._run.shares[slot]
        for place, (source, share) in enumerate(zip(sources, shares, strict=True)):
            if share is not None:
                yield source, texts.share(place)

    def _name(self, slot: int) -> str:
        return self._names[self._tape.steps[slot].path]

    def _known(self, slot: int) -> dict[str, str]:
        """The variables for a gate's inputs, for its output and for what arrives there."""
        step = self._tape.steps[slot]
        inputs = zip(step.gate.inputs, map(self._name, step.sources), strict=True)
        name = self._name(slot)
        return dict(inputs) | {OUT: name, UPSTREAM: f"{GRADIENT}{name}"}

    def _computed(self, slot: int) -> str:
        text = self._dialect.text(self._texts(slot).forward, self._known(slot))
        return f"{self._name(slot)} = {text}"

    def _noted(self, slot: int, line: str) -> str:
        """The line, with what people call it where that is no name for Python."""
        called = self._called.labels.get(self._tape.steps[slot].path)
        if called is None or called.replace("/", "_") == self._name(slot):
            return line
        return f"{line}  # {quote(called)}"

    def _functions(self) -> Iterator[str]:
        text = self._dialect.text
        for each in self._head.functions.values():
            yield f"\n\ndef {each.name}({', '.join(each.parameters)}):\n"
            yield f'    """{each.says}"""\n'
            for name, step in each.steps:
                yield f"    {name} = {text(step, {})}\n"
            yield f"    return {text(each.result, {})}\n"

    def _given(self) -> Iterator[str]:
        sources = [slot for slot in self._slots if self._tape.steps[slot].gate.is_source]
        if not sources:
            return
        divides = self._head.divides
        yield f"# given values{FLOATS if divides else ''}"
        for slot in sources:
            number = self._dialect.number(float(self._run.values[slot]))
            if divides:
                number = f"{self._dialect.module}.float64({number})"
            yield self._noted(slot, f"{self._name(slot)} = {number}")

    def _forward(self) -> Iterator[str]:
        yield "# forward pass"
        gates = [slot for slot in self._slots if not self._tape.steps[slot].gate.is_source]
        for slot, heading in self._by_blocks(gates):
            yield from heading
            yield self._noted(slot, self._computed(slot))
        for slot in self._missing:
            called = self._called.of(self._tape.steps[slot].path)
            yield f"# left out, for it has no value: {quote(called)}"

    def _backward(self) -> Iterator[str]:
        if self._loss is None:
            yield "# no loss is named, so nothing is sent back"
            return
        if self._run.gradients[self._loss] is None:
            yield f"# the loss is {self._name(self._loss)}, a constant: nothing is sent back"
            return
        yield "# backward pass: each input gets its local derivative * what arrives at the output"
        yield f"{GRADIENT}{self._name(self._loss)} = 1.0  # {self._name(self._loss)} is the loss"
        begun: set[int] = set()
        for slot, heading in self._by_blocks(self._back):
            yield from heading
            yield f"# backprop {self._computed(slot)}"
            known = self._known(slot)
            for source, share in self._shares(slot):
                sign = "+=" if source in begun else "="
                begun.add(source)
                yield f"{GRADIENT}{self._name(source)} {sign} {self._sent(share, known)}"

    def _sent(self, share: Recorded, known: Mapping[str, str]) -> str:
        if share.operation != "multiply":
            return self._dialect.text(share, known)
        local, upstream = share.parts
        text = self._dialect.text
        return f"{self._dialect.factor(local, known)} * {text(upstream, known)}"

    def _by_blocks(self, slots: Iterable[int]) -> Iterator[tuple[int, list[str]]]:
        """The slots, before each what is to be said where another block begins."""
        before = ""
        for slot in slots:
            around = self._tape.steps[slot].path.rpartition("/")[0]
            heading = []
            if around != before:
                called = self._called.of(around) if around else ""
                of = self._called.blocks.get(around, "")
                kind = "" if called.rpartition("/")[2] == of else f", a {quote(of)}"
                heading = [f"# in the block {quote(called)}{kind}" if around else ""]
                before = around
            yield slot, heading

    def _check(self) -> Iterator[str]:
        yield "# every number here, and what Circuit Editor has"
        yield "check = ["
        if self._loss is not None:
            yield self._row(self._name(self._loss), self._run.values[self._loss])
        for slot in reversed(self._slots):
            if self._run.gradients[slot] is not None:
                yield self._row(f"{GRADIENT}{self._name(slot)}", self._run.gradients[slot])
        for slot in self._slots:
            if slot != self._loss:
                yield self._row(self._name(slot), self._run.values[slot])
        yield "]"
        if not all(map(str.isascii, self._names.values())):
            yield LETTERS
        yield REPORT

    def _row(self, name: str, ours: Any) -> str:
        return f'    ("{name}", {name}, {self._dialect.number(float(ours))}),'


def _array(called: str, path: str) -> NoProgram:
    return NoProgram(
        Problem(
            path,
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "A program is written of single numbers so far, but {name} holds an array.",
                ),
                name=called,
            ),
        )
    )
