"""The lines of a program and of its functions, body by body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from circuit_editor.engine import Run, Tape
from circuit_editor.export.bodies import Body, Plan, Unit, ValueKey
from circuit_editor.export.dialect import Dialect
from circuit_editor.export.gate_texts import UPSTREAM, Function, GateTexts, texts_of
from circuit_editor.export.naming import BACK, GRADIENT, DocumentNames, ProgramNames
from circuit_editor.export.recording import CALL, NAME, RAISED, Recorded
from circuit_editor.gates import OUT, Gate
from circuit_editor.gates.array_programs import (
    HELPERS,
    NEEDS,
    PROGRAMS,
    ArrayProgram,
    ProgramSite,
    helpers_of,
)
from circuit_editor.model import (
    Path,
    Pin,
)
from circuit_editor.text import quote

CACHE = "cache"
UNBROADCAST = "unbroadcast"


def has_arrays(run: Run) -> bool:
    """Whether any value is more than a single number, or any gate is one of arrays."""
    return any(np.shape(value) for value in run.values if value is not None) or any(
        step.gate.is_of_arrays for step in run.tape.steps
    )


class ArrayLines(NamedTuple):
    """The lines of one gate of arrays."""

    gate: Gate
    site: ProgramSite

    def forward(self) -> str:
        """What it computes."""
        return self._program.forward(self.site)

    def backward(self, place: int) -> str:
        """What the input in this place is sent."""
        return self._program.backward[place](self.site)

    def helpers(self) -> list[str]:
        """The helpers that its lines may call."""
        return helpers_of(self._program)

    @property
    def _program(self) -> ArrayProgram:
        return PROGRAMS[self.gate.kind]


def site_of(
    scene: ProgramContext, slot: int, inputs: tuple[str, ...], out: str, upstream: str
) -> ProgramSite:
    """A gate of arrays as it stands in a program, by these variables."""
    step = scene.tape.steps[slot]
    defaults = {name: each.default for name, each in step.gate.options.items()}
    shapes = tuple(scene.shape(source) for source in step.sources)
    options = {**defaults, **step.arguments}
    return ProgramSite(inputs, out, upstream, shapes, scene.shape(slot), options)


class ProgramHead:
    """The head of a program: functions, those they call first, and operations."""

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


class ProgramContext:
    """The context that all bodies of a program use: the run, the names, the functions."""

    def __init__(
        self,
        plan: Plan,
        tape: Tape,
        run: Run,
        called: DocumentNames,
        dialect: Dialect,
        own: Iterable[str],
    ) -> None:
        self.plan, self.tape, self.run, self.called = plan, tape, run, called
        self.dialect = dialect
        self.head = ProgramHead()
        self.has_arrays = has_arrays(run)
        self.helpers: dict[str, str] = {}  # functions at the head that gates of arrays call
        for slot, step in enumerate(tape.steps):
            if run.values[slot] is None or step.gate.is_source or step.gate.is_flag:
                continue
            if step.gate.is_of_arrays:
                self._note_array_gate(slot)
                continue
            self._note_stretched(slot)
            texts = self.texts(slot)
            self.head.note(texts.forward)
            for place, wire_gradient in enumerate(run.wire_gradients[slot]):
                if wire_gradient is not None:
                    self.head.note(texts.wire_gradient(place))
        self.reserved = {*own, *self.head.functions, *self.helpers, CACHE}
        names = ProgramNames(self.reserved)
        self.functions: dict[str, BlockFunction] = {}
        self.names_of_functions: dict[str, str] = {}
        for id_, body in plan.functions.items():
            name = names.function(called.blocks[Path(body.at).around])
            self.names_of_functions[id_] = name
            self.reserved |= {name, f"{name}{BACK}"}
        for id_, body in plan.functions.items():  # each behind those it calls
            self.functions[id_] = BlockFunction(self, body, id_)

    def _note_array_gate(self, slot: int) -> None:
        """Remember the helpers that the lines of a gate of arrays call, and no others."""
        site = site_of(self, slot, self.tape.steps[slot].gate.inputs, OUT, UPSTREAM)
        lines = ArrayLines(self.tape.steps[slot].gate, site)
        gradients = self.run.wire_gradients[slot]
        texts = [
            lines.forward(),
            *(lines.backward(at) for at, each in enumerate(gradients) if each is not None),
        ]
        for name in lines.helpers():
            if any(f"{name}(" in text for text in [*texts, *self.helpers.values()]):
                self.need(name)

    def _note_stretched(self, slot: int) -> None:
        """Remember that what is sent to a stretched input is added up."""
        for place, each in enumerate(self.run.wire_gradients[slot]):
            if each is not None and self.is_stretched(slot, place):
                self.need(UNBROADCAST)

    def need(self, name: str) -> None:
        """Have a helper at the head, behind those that it calls."""
        for each in (*NEEDS.get(name, ()), name):
            self.helpers.setdefault(each, HELPERS[each])

    def shape(self, slot: int) -> tuple[int, ...]:
        """The shape of a step's value."""
        return np.shape(self.run.values[slot])

    def is_stretched(self, slot: int, place: int) -> bool:
        """True where an input has another shape than the output of an elementwise gate."""
        return self.shape(self.tape.steps[slot].sources[place]) != self.shape(slot)

    def texts(self, slot: int) -> GateTexts:
        """What a gate does, as text."""
        step = self.tape.steps[slot]
        return texts_of(step.gate, step.attrs)


class BodyLines:
    """The lines of one body. What strangers typed stands in comments alone, on one line each."""

    def __init__(self, scene: ProgramContext, body: Body) -> None:
        self.scene, self.body = scene, body
        self._tape, self._run = scene.tape, scene.run
        self._names = ProgramNames(scene.reserved)
        self.names: dict[ValueKey, str] = self._names.variables(dict(self._wanted()))
        self.caches: dict[str, str] = {}
        for unit in body.units:
            if unit.block and scene.functions[unit.block].cache:
                called = scene.called.of(f"{body.at}{unit.path}", body.at)
                self.caches[unit.path] = self._names.one(Path(called) / CACHE)
        self.used: set[str] = set()  # the variables that the backward pass asks for
        self.begun: set[ValueKey] = set()  # what has got a gradient

    def _wanted(self) -> Iterator[tuple[ValueKey, tuple[str, str]]]:
        body, called = self.body, self.scene.called
        for inlet, name in body.inputs.items():
            yield ValueKey("", inlet), (name, inlet)
        units = [unit.path for unit in body.units if not unit.block]
        for path in dict.fromkeys((*body.arguments, *units)):
            slot = self.slot(path)
            if self._run.values[slot] is not None and not self._tape.steps[slot].gate.is_flag:
                yield ValueKey(path), (called.of(f"{body.at}{path}", body.at), path)
        for unit in body.units:
            for outlet in self.results_of(unit):
                pin = Pin(f"{body.at}{unit.path}", outlet)
                yield ValueKey(unit.path, outlet), (called.of_result(pin, body.at), unit.path)

    def slot(self, path: str) -> int:
        """Where a gate or a source of this body stands on the tape."""
        return self._tape.slots[f"{self.body.at}{path}"]

    def results_of(self, unit: Unit) -> tuple[str, ...]:
        """The outlets of what a unit calls."""
        return tuple(self.scene.plan.functions[unit.block].results) if unit.block else ()

    def is_shown(self, unit: Unit) -> bool:
        """True for a call, and for a gate that has a value: there are no lines for sources."""
        if unit.block:
            return True
        return (
            ValueKey(unit.path) in self.names
            and not self._tape.steps[self.slot(unit.path)].gate.is_source
        )

    def forward(self) -> Iterator[str]:
        """A line for each gate and each call."""
        for unit in self._with_headings(self.body.units):
            if isinstance(unit, str):
                yield unit
            elif not unit.block:
                yield self.noted(ValueKey(unit.path), self._computed(unit))
            else:
                yield self._called(
                    unit, [self.caches[unit.path]] if unit.path in self.caches else []
                )

    def _called(self, unit: Unit, more: Iterable[str] = ()) -> str:
        """The line of a call, with what else it leaves."""
        function = self.scene.functions[unit.block]
        made = [self.names[ValueKey(unit.path, outlet)] for outlet in self.results_of(unit)]
        given = [self.names[self.body.feeds[unit.path][each]] for each in function.body.inputs]
        given += [self.names[ValueKey(Path(unit.path) / each)] for each in function.body.arguments]
        return f"{', '.join([*made, *more])} = {function.name}({', '.join(given)})"

    def _computed(self, unit: Unit) -> str:
        """The line of a gate."""
        if self._tape.steps[self.slot(unit.path)].gate.is_of_arrays:
            return f"{self.names[ValueKey(unit.path)]} = {self._of_arrays(unit).forward()}"
        texts = self.scene.texts(self.slot(unit.path))
        text = self.scene.dialect.text(texts.forward, self._known(unit))
        return f"{self.names[ValueKey(unit.path)]} = {text}"

    def _of_arrays(self, unit: Unit) -> ArrayLines:
        """The lines of a gate of arrays, with the variables of this body."""
        slot, known = self.slot(unit.path), self._known(unit)
        gate = self._tape.steps[slot].gate
        inputs = tuple(known[port] for port in gate.inputs)
        return ArrayLines(gate, site_of(self.scene, slot, inputs, known[OUT], known[UPSTREAM]))

    def _known(self, unit: Unit) -> dict[str, str]:
        """The variables for a gate's inputs, for its output and for what arrives there."""
        gate = self._tape.steps[self.slot(unit.path)].gate
        reads = self.body.reads[unit.path]
        known = {port: self.names[key] for port, key in zip(gate.inputs, reads, strict=True)}
        name = self.names[ValueKey(unit.path)]
        return known | {OUT: name, UPSTREAM: f"{GRADIENT}{name}"}

    def noted(self, key: ValueKey, line: str) -> str:
        """The line, with what people call it where that is no name for Python."""
        path = f"{self.body.at}{key.path}"
        called = self.scene.called.of(path, self.body.at)
        if not self.scene.called.is_named(path) or "_".join(Path(called).parts) == self.names[key]:
            return line
        return f"{line}  # {quote(called)}"

    def backward(self) -> Iterator[str]:
        """The lines from what leaves the body back to what comes in; `begun` has its ends."""
        for unit in self._with_headings(self.body.backward, back=True):
            if isinstance(unit, str):
                yield unit
            elif unit.block:
                yield from self._called_back(unit)
            else:
                yield f"# backprop {self._computed(unit)}"
                yield from self._sent(unit)

    def sends(self, unit: Unit) -> bool:
        """True for what sends a gradient to something."""
        if unit.block:
            return bool(self.scene.functions[unit.block].gives)
        return any(
            wire_gradient is not None
            for wire_gradient in self._run.wire_gradients[self.slot(unit.path)]
        )

    def _sent(self, unit: Unit) -> Iterator[str]:
        slot, known, dialect = self.slot(unit.path), self._known(unit), self.scene.dialect
        if self.scene.has_arrays:
            yield from self._sent_arrays(unit, slot, known)
            return
        texts = self.scene.texts(slot)
        for place, (key, sent) in enumerate(
            zip(self.body.reads[unit.path], self._run.wire_gradients[slot], strict=True)
        ):
            if sent is None:
                continue
            wire_gradient = texts.wire_gradient(place)
            self.used.update(
                known[part.of] for part in wire_gradient.walk() if part.operation == NAME
            )
            if wire_gradient.operation == "multiply":
                local, upstream = wire_gradient.parts
                text = f"{dialect.factor(local, known)} * {dialect.text(upstream, known)}"
            else:
                text = dialect.text(wire_gradient, known)
            yield f"{self.gradient(key)} {'+=' if key in self.begun else '='} {text}"
            self.begun.add(key)

    def _sent_arrays(self, unit: Unit, slot: int, known: dict[str, str]) -> Iterator[str]:
        """The same where there are arrays: nothing is added in place, for it may be shared."""
        for place, (key, sent) in enumerate(
            zip(self.body.reads[unit.path], self._run.wire_gradients[slot], strict=True)
        ):
            if sent is None:
                continue
            if self._tape.steps[slot].gate.is_of_arrays:
                text = self._of_arrays(unit).backward(place)
            else:
                text = self._elementwise_back(slot, place, known)
            target = self.gradient(key)
            yield f"{target} = {f'{target} + ' if key in self.begun else ''}{text}"
            self.begun.add(key)

    def _elementwise_back(self, slot: int, place: int, known: dict[str, str]) -> str:
        dialect = self.scene.dialect
        wire_gradient = self.scene.texts(slot).wire_gradient(place)
        text = dialect.text(wire_gradient, known)
        if wire_gradient.operation == "multiply":
            local, upstream = wire_gradient.parts
            text = f"{dialect.factor(local, known)} * {dialect.text(upstream, known)}"
        if not self.scene.is_stretched(slot, place):
            return text
        return f"{UNBROADCAST}({text}, {self.scene.shape(self._tape.steps[slot].sources[place])})"

    def _called_back(self, unit: Unit) -> Iterator[str]:
        function = self.scene.functions[unit.block]
        given = [self.gradient(ValueKey(unit.path, outlet)) for outlet in function.takes]
        if unit.path in self.caches:
            given.append(self.caches[unit.path])
            self.used.add(self.caches[unit.path])
        targets, sums = [], []
        for key in function.gives:
            here = (
                self.body.feeds[unit.path][key.port]
                if key.port
                else ValueKey(Path(unit.path) / key.path)
            )
            target = self.gradient(here)
            if here in self.begun:
                more = self._names.one(f"{target}_here")
                sums.append(f"{target} += {more}")
                target = more
            self.begun.add(here)
            targets.append(target)
        yield f"# backprop {self._called(unit)}"
        yield f"{', '.join(targets)} = {function.name}{BACK}({', '.join(given)})"
        yield from sums

    def gradient(self, key: ValueKey) -> str:
        """The variable for a gradient."""
        return f"{GRADIENT}{self.names[key]}"

    def _with_headings(self, units: Iterable[Unit], *, back: bool = False) -> Iterator[Unit | str]:
        """What has a line, before it what is to be said where an opened block begins or ends."""
        before = ""
        for unit in units:
            if not self.is_shown(unit) or (back and not self.sends(unit)):
                continue
            around = Path(unit.path).around
            if around != before:
                yield self._heading(around)
                before = around
            yield unit

    def _heading(self, around: str) -> str:
        if not around:
            return ""
        called = self.scene.called.of(f"{self.body.at}{around}", self.body.at)
        of = self.scene.called.blocks[f"{self.body.at}{around}"]
        kind = "" if Path(called).name == of else f", a {quote(of)}"
        return f"# in the block {quote(called)}{kind}"

    def missing(self) -> Iterator[str]:
        """What has no value, by its name."""
        for unit in self.body.units:
            if not unit.block and ValueKey(unit.path) not in self.names:
                if not self._tape.steps[self.slot(unit.path)].gate.is_flag:
                    yield self.scene.called.of(f"{self.body.at}{unit.path}")

    def numbers(self) -> Iterator[tuple[str, Any, Any]]:
        """Every variable with its value and its gradient, sources first."""
        body, run = self.body, self._run
        order = [ValueKey(path) for path in body.arguments]
        for unit in body.units:
            order += [ValueKey(unit.path, outlet) for outlet in self.results_of(unit)]
            order += [] if unit.block else [ValueKey(unit.path)]
        for key in dict.fromkeys(order):
            if key in self.names:
                pin = Pin(f"{body.at}{key.path}", key.port or OUT)
                yield self.names[key], run.value(pin), run.gradient(pin)


class BlockFunction:
    """The two functions of a block: forwards, with what goes back for later, and backwards.

    `takes` are the outlets at which a gradient comes in, `gives` the arguments that get one.
    """

    def __init__(self, scene: ProgramContext, body: Body, id_: str) -> None:
        self.name, self.body = scene.names_of_functions[id_], body
        self.cache: list[str] = []
        at = Path(body.at).around
        self.takes = [
            outlet for outlet in body.results if scene.run.gradient(Pin(at, outlet)) is not None
        ]
        lines = BodyLines(scene, body)
        keys = [ValueKey("", inlet) for inlet in body.inputs]
        keys += [ValueKey(path) for path in body.arguments]
        lines.begun = {body.results[outlet] for outlet in self.takes}
        forward, backward = [*lines.forward()], [*lines.backward()]
        self.gives = [key for key in keys if key in lines.begun]
        parameters = [lines.names[key] for key in keys]
        made = [lines.names[key] for key in body.results.values()]
        if self.gives:
            known = [*lines.names.values(), *lines.caches.values()]
            self.cache = [name for name in known if name in lines.used]
        what = quote(scene.called.blocks[at])
        self.lines = [f"def {self.name}({', '.join(parameters)}):"]
        self.lines += [f"    # the block {what}, forwards", *_inside(forward)]
        if self.cache:
            self.lines.append(
                f"    {CACHE} = ({', '.join(self.cache)}{',' * (len(self.cache) == 1)})"
            )
            made.append(CACHE)
        self.lines.append(f"    return {', '.join(made)}")
        if self.gives:
            given = [lines.gradient(body.results[outlet]) for outlet in self.takes]
            given += [CACHE] if self.cache else []
            self.lines += ["", "", f"def {self.name}{BACK}({', '.join(given)}):"]
            self.lines.append(f"    # the block {what}, backwards")
            if self.cache:
                left = ", ".join(self.cache)
                left = f"({left},)" if len(self.cache) == 1 else left
                self.lines.append(f"    {left} = {CACHE}")
            self.lines += _inside(backward)
            self.lines.append(f"    return {', '.join(map(lines.gradient, self.gives))}")


def _inside(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]
