"""Circuits in Python: the same documents, numbers and files as in the window, without the window.

>>> import circuit_editor as ce
>>> c = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4)
>>> r = c.run()
>>> r.loss
-12.0
>>> r.value("x"), r.gradient("x"), r.gradient("z")
(-2.0, -4.0, 3.0)
>>> c.set(x=3).run().loss
-32.0
>>> c.check().agrees
True

A single number is a Python float, an array a read-only float64 NumPy array, and what is not
computed is None. Errors say in a sentence what to do; no number raises one (1/0 is inf, marked).

What stands inside a block is named by a path of labels, or of ids where there is no label:
`r.gradient("neuron1/w")`, `c.set(**{"neuron1/w": 0.5})` for this one neuron. A block is named
like a gate, and its pins by the names of its ports: `r.value("neuron1")`, `r.value("neuron1.x")`.
"""

from __future__ import annotations

import os
import reprlib
from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeAlias, overload

import numpy as np

from circuit_editor import engine, files
from circuit_editor.engine.block_form import BlockForm, block_form
from circuit_editor.engine.finding import Finder
from circuit_editor.engine.names import Names
from circuit_editor.engine.report import Report, all_agree, check_report, remarks, report
from circuit_editor.engine.symbolic import ClosedForm, NoClosedForm, closed_form
from circuit_editor.engine.table import (
    check_table,
    disagreements,
    failures,
    notes,
    run_table,
    source_table,
)
from circuit_editor.expression import ExpressionError, document_from
from circuit_editor.files import FileError
from circuit_editor.files.failure import quote
from circuit_editor.files.limits import why_not_shape
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.gates import Array
from circuit_editor.model import Document, Pin, edits
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

__all__ = [
    "Circuit",
    "ExpressionError",
    "FileError",
    "GradientCheck",
    "NoClosedForm",
    "Result",
    "UnfitValue",
    "UnknownName",
    "circuit",
    "load",
]

Number: TypeAlias = float | Array

SHOWN_NAMES = 8  # in a sentence
SHOWN_ROWS = 40  # of a table in a notebook; a report has them all


class UnknownName(ValueError):
    """A name that the circuit does not have; the message offers the nearest one it has."""


class UnfitValue(ValueError):
    """What an input cannot hold: it is not finite, no number, or too large a list."""


def circuit(program: str, /, **values: Any) -> Circuit:
    """Make a circuit from an expression or a program such as `q = x + y; f = q * z`.

    `values` belong to the names in it, as for `Circuit.set`; a name without one gets 1.
    Raises ExpressionError, which says where the text cannot be read.
    """
    if not isinstance(program, str):
        raise TypeError(
            f'circuit needs a text such as "f = (x + y) * z"; it got {reprlib.repr(program)}.'
        )
    return Circuit(document_from(program)).set(**values)


def load(path: str | os.PathLike[str]) -> Circuit:
    """Open a circuit file. Raises FileError where it cannot be read."""
    return Circuit(files.load(_path(path)))


class Circuit:
    """A circuit whose inputs can be set, and that can be run, checked and saved."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tape = engine.compile(document)  # for good: new values leave the structure as it is
        self._names = names = Names(document)
        self._finder = Finder(names, self._tape)
        self._sources = {name: path for path, name in names.of_sources(self._tape).items()}
        self._paths = frozenset(self._sources.values())

    @property
    def document(self) -> Document:
        """The frozen document, as the window and the files know it."""
        return self._document

    def set(self, /, **values: Any) -> Circuit:
        """Give inputs, parameters or constants new values, by name: all of them, or none.

        A value is a finite number, nested lists of them, or an array. Inside a block it belongs to
        this instance alone: `set(**{"neuron1/w": 0.5})`. Returns the circuit itself.
        Raises UnknownName, and UnfitValue for what is no such value.
        """
        document = self._document
        for name, value in values.items():
            path = self._sources.get(name) or self._finder.path(name)
            if path not in self._paths:
                raise UnknownName(str(_no_such_input(name, self._sources)))
            document = edits.set_value(document, path, _finite(name, value))
        self._document = document
        return self

    def run(self) -> Result:
        """Walk the circuit forwards and backwards, once."""
        run = self._tape.run(engine.values_of(self._document))
        return Result(self._document, run)

    def check(self) -> GradientCheck:
        """Compare the gradient of every input with the difference that a small nudge makes."""
        values = engine.values_of(self._document)
        run = self._tape.run(values)
        checked = engine.check(self._tape, values, run)
        return GradientCheck(Result(self._document, run), checked)

    @overload
    def formula(self, block: None = None) -> ClosedForm: ...

    @overload
    def formula(self, block: str) -> BlockForm: ...

    def formula(self, block: str | None = None) -> ClosedForm:
        """The loss as one formula of its inputs, and its derivative by each of them.

        With `block`, the same of a block alone: its output as a formula of its input ports and of
        the inputs and parameters inside. It is found by the id or the name of its definition, or
        as one instance, "neuron1" or "layer1/neuron1". The answer's `outputs` are the closed forms
        of all its outputs by their names; `loss` and `derivatives` are those of the first one.

        Raises NoClosedForm where a wire or the loss is missing, where an input holds an array,
        and where the formula would be too long to be read; UnknownName for a block it has not.
        """
        if block is None:
            return closed_form(self._document, self._tape)
        return block_form(self._document, *self._found_block(block))

    def _found_block(self, name: str) -> tuple[str, str | None]:
        """The definition that is meant, and the path of the instance where it is one of those."""
        definitions, faces = self._document.blocks, self._names.faces
        bearers = {id_ for id_, each in definitions.items() if each.name == name}
        if len(bearers) == 1:
            return bearers.pop(), None
        path = self._names.instance(name)
        if bearers and (path is None or self._names.of(path) != name):
            found = [self._names.of(each) for each, face in faces.items() if face.block in bearers]
            raise UnknownName(str(_many_blocks(name, found)))
        if name in definitions and not bearers:
            return name, None
        if path is not None:
            return faces[path].block, path
        names = sorted({each.name for each in definitions.values()})
        instances = map(self._names.of, self._names.faces)
        raise UnknownName(str(_no_such_block(name, names, [*names, *definitions, *instances])))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a circuit file: all of it, or nothing. Raises FileError where that fails."""
        files.save(self._document, _path(path))

    def __repr__(self) -> str:
        return source_table(self._document, self._tape, SHOWN_ROWS)


class Result:
    """What one run of a circuit gave. It stays as it is when the circuit is set anew."""

    def __init__(self, document: Document, engine_run: engine.Run) -> None:
        self.document = document
        self.engine_run = engine_run

    @property
    def loss(self) -> float | None:
        """The loss; None where it is not computed, or not a single number."""
        loss = self.engine_run.loss
        return None if loss is None or loss.shape != () else float(loss)

    def value(self, name: str) -> Number | None:
        """The value of an input or a gate, by its label, or at a pin such as "mul1.out".

        Where several bear one label, an input's counts, else the last one on the way to the loss.
        A block is named as a gate is where it has one output; "neuron1.x" is the pin at its port x.
        None where it is not computed. Raises UnknownName.
        """
        return _number(self.engine_run.value(self._pin(name)))

    def gradient(self, name: str) -> Number | None:
        """How the loss depends on an input, a gate or a pin, named as for `value`; of its shape.

        At an output it is the sum over all wires that leave, at an input such as "mul1.a" the
        share of that wire. None where it is not computed: a constant has none.
        """
        return _number(self.engine_run.gradient(self._pin(name)))

    def report(self) -> Report:
        """Everything as plain data: the object that `circuit-editor run --json` prints."""
        return report(self.document, self.engine_run)

    def table(self, rows: int | None = None) -> str:
        """The value and the gradient of every node as text, at most so many rows."""
        return run_table(self.document, self.engine_run, rows)

    def failures(self) -> list[str]:
        """What prevents a value, and where a number is not finite: a sentence each."""
        return failures(self.document, self._remarks)

    def notes(self) -> list[str]:
        """Where a gate is saturated or at a kink: a sentence each."""
        return notes(self.document, self._remarks)

    def __repr__(self) -> str:
        said = self.failures() + self.notes()
        return "\n".join([self.table(SHOWN_ROWS), *said[:SHOWN_ROWS]])

    @cached_property
    def _remarks(self) -> Report:
        return remarks(self.document, self.engine_run)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(Names(self.document), self.engine_run.tape)

    def _pin(self, name: str) -> Pin:
        finder = self._finder
        pin = finder.pin(name)
        if pin is not None:
            return pin
        path = finder.path(name)
        if path is not None:
            raise UnknownName(str(_not_one_output(name, finder.ports(path))))
        node, dot, port = name.rpartition(".") if "." in name else (name, "", "")
        path = finder.path(node) if dot else None
        nodes, ports = (finder.known(), [port]) if path is None else ([node], finder.ports(path))
        known = [f"{each}{dot}{pin}" for each in nodes for pin in ports]
        raise UnknownName(str(_no_such_pin(name, known)))


class GradientCheck:
    """What the comparison of a circuit's gradients with measured differences gave."""

    def __init__(self, result: Result, checked: list[engine.Checked]) -> None:
        self.result = result
        self.checked = checked

    @property
    def agrees(self) -> bool:
        """True where loss and gradients are finite and no difference speaks against one."""
        return all_agree(self.result.engine_run, self.checked)

    def report(self) -> Report:
        """Everything as plain data: the object that `circuit-editor check --json` prints."""
        return check_report(self.result.document, self.result.engine_run, self.checked)

    def disagreements(self) -> list[str]:
        """Which gradients are wrong: a sentence each."""
        return disagreements(self.result.document, self.result.engine_run, self.checked)

    def table(self, rows: int | None = None) -> str:
        """The gradient and the difference of every input as text, at most so many rows."""
        return check_table(self.result.document, self.result.engine_run, self.checked, rows)

    def __repr__(self) -> str:
        return self.table(SHOWN_ROWS)


def _no_such_input(name: str, known: Iterable[str]) -> Sentence:
    template = QT_TRANSLATE_NOOP("Sentence", 'There is no input "{name}".')
    return with_suggestion(Sentence.of(template, name=quote(name)), name, known)


def _no_such_pin(name: str, known: Iterable[str]) -> Sentence:
    template = QT_TRANSLATE_NOOP("Sentence", 'There is no input, gate or pin "{name}".')
    return with_suggestion(Sentence.of(template, name=quote(name)), name, known)


def _no_such_block(name: str, names: list[str], known: Iterable[str]) -> Sentence:
    if not names:
        template = QT_TRANSLATE_NOOP(
            "Sentence", 'There is no block "{name}": this circuit has no blocks.'
        )
        return Sentence.of(template, name=quote(name))
    template = QT_TRANSLATE_NOOP(
        "Sentence", 'There is no block "{name}"; the blocks here are {known}.'
    )
    sentence = Sentence.of(template, name=quote(name), known=_listed(names))
    return with_suggestion(sentence, name, known)


def _many_blocks(name: str, instances: list[str]) -> Sentence:
    template = QT_TRANSLATE_NOOP(
        "Sentence", 'Several blocks are called "{name}": say which one is meant, {paths}.'
    )
    return Sentence.of(template, name=quote(name), paths=_listed(instances))


def _listed(names: list[str]) -> str:
    shown = [f'"{quote(each)}"' for each in names[:SHOWN_NAMES]]
    return ", ".join([*shown, "…"] if len(names) > SHOWN_NAMES else shown)


def _not_one_output(name: str, ports: Iterable[str]) -> Sentence:
    template = QT_TRANSLATE_NOOP(
        "Sentence", 'The block "{name}" has not one output: name one of its pins, {pins}.'
    )
    return Sentence.of(template, name=name, pins=_listed([f"{name}.{each}" for each in ports]))


def _path(path: str | os.PathLike[str]) -> str | os.PathLike[str]:
    """The path, if it is one: to the system a whole number is a file that stands open."""
    if not isinstance(path, str | os.PathLike):
        raise TypeError(
            f"The path of a file must be a text or a pathlib.Path, not {reprlib.repr(path)}."
        )
    return path


def _finite(name: str, value: Any) -> Array:
    """The value as an array of finite numbers. Raises UnfitValue."""
    try:
        given = np.asarray(value)
        if given.dtype.kind not in "iufO":  # O: whole numbers too long for 64 bits
            raise TypeError
        with np.errstate(over="ignore"):
            array = given.astype(np.float64)
    except (TypeError, ValueError, OverflowError):
        array = np.array([])
    if array.size == 0 or not np.isfinite(array).all():
        raise UnfitValue(
            f"{name} needs a finite number, or nested lists of them with equal lengths; "
            f"it got {reprlib.repr(value)}."
        )
    too_large = why_not_shape(array.shape)
    if too_large is not None:
        raise UnfitValue(f"{name}: {too_large}")
    return array


def _number(number: Any) -> Number | None:
    """A run's number for the user: a float, a read-only array, or None."""
    if number is None:
        return None
    array = np.asarray(number, dtype=np.float64)
    if array.shape == ():
        return float(array)
    seen = array.view()
    seen.flags.writeable = False
    return seen
