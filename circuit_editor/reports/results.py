"""The results of a run and of a gradient check: numbers by name, tables, plain data."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from circuit_editor import engine
from circuit_editor.engine.gradient_check import CheckedInput
from circuit_editor.engine.pickled_run import PickledRun, pickle_run, unpickle_run
from circuit_editor.engine.report import Report, all_agree, check_report, remarks, report
from circuit_editor.engine.table import check_table, disagreements, failures, notes, run_table
from circuit_editor.gates import input_cells
from circuit_editor.model import OUT, Document, Pin
from circuit_editor.reports import notebook
from circuit_editor.reports.array_text import arrays_text
from circuit_editor.reports.by_name import Number, NumbersByName, number
from circuit_editor.reports.cell_names import cell_of
from circuit_editor.reports.known_names import KnownNames
from circuit_editor.reports.with_gradient import with_gradient

SHOWN_ROWS = 40  # of a table in a notebook; a report has them all


class Result:
    """The result of one run of a circuit. It stays as it is when the circuit is set anew.

    It is pickled with its numbers, bit by bit, and its document as the text of its file.

    >>> import circuit_editor as ce
    >>> r = ce.circuit("h = x * y; f = exp(h)", x=0, y=2).run()
    >>> r.loss, r.value("h"), dict(r.gradients)
    (1.0, 0.0, {'x': 2.0, 'y': 0.0})
    """

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
        An array has the shape of the value and cannot be written to; "W[1,3]" is one number in it,
        counted from 0. None where it is not computed.
        Raises UnknownName, and TypeError for a name that is no text.
        """
        return self._number(name, self.engine_run.value)

    def gradient(self, name: str) -> Number | None:
        """How the loss depends on an input, a gate or a pin, named as for `value`; of its shape.

        At an output it is the sum over all wires that leave, at an input such as "mul1.a" the
        gradient of that wire. None where it is not computed: a constant has none. Raises as
        `value`.
        """
        return self._number(name, self.engine_run.gradient)

    def _number(self, name: str, read: Callable[[Pin], Any]) -> Number | None:
        array, index = self._known.cell(name)
        found = read(self._known.pin(array))
        return number(found) if index is None else cell_of(array, found, index)

    def __getitem__(self, name: str) -> Any:
        """The value of an input or a gate, named as for `value`; its `grad` is its gradient.

        It is a float or a read-only array, and computed with as such. None where it is not
        computed. Raises UnknownName, which is a KeyError.
        """
        return with_gradient(self.value(name), self.gradient(name))

    def cells(self, name: str, *index: int) -> dict[str, Any]:
        """Which entries of each input one entry of a gate's output is made of, as booleans.

        The gate is named as for `value`, the entry by its index, counted from 0; what comes back
        has the gate's pins as keys and the shapes of what arrives there. Empty for an input, and
        where no value is computed. Raises as `value`, and IndexError where there is no such entry.
        """
        tape = self.engine_run.tape
        slot = tape.slots.get(self._known.pin(name).node)
        arriving = None if slot is None else self.engine_run.inputs(slot)
        if slot is None or not arriving or self.engine_run.values[slot] is None:
            return {}
        step, shape = tape.steps[slot], self.engine_run.values[slot].shape
        if len(index) != len(shape) or not all(
            0 <= at < length for at, length in zip(index, shape, strict=True)
        ):
            raise IndexError(f"there is no entry {index} in the shape {shape}")
        shapes = [each.shape for each in arriving]
        masks = input_cells(step.gate, index, shapes, step.arguments)
        return dict(zip(step.gate.inputs, masks, strict=True))

    @property
    def inputs(self) -> NumbersByName:
        """The values that the inputs had in this run, under the names of `Circuit.inputs`."""
        return NumbersByName(self._known.sources, lambda path: self.engine_run.value(_out(path)))

    @property
    def gradients(self) -> NumbersByName:
        """How the loss depends on each input, under the names of `Circuit.inputs`.

        Each has the shape of the input's value. None for a constant, and where the loss is not
        computed or does not depend on the input.
        """
        return NumbersByName(self._known.sources, lambda path: self.engine_run.gradient(_out(path)))

    def report(self) -> Report:
        """Everything as plain data: the object that `circuit-editor run --json` prints."""
        return report(self.document, self.engine_run)

    def table(self, rows: int | None = None) -> str:
        """The value and the gradient of every node as text, at most so many rows."""
        return run_table(self.document, self.engine_run, rows)

    def arrays(self) -> str:
        """Matrices, and whatever else the table only tells the size of, row by row, as text."""
        return arrays_text(self.document, self.engine_run)

    def failures(self) -> list[str]:
        """What prevents a value, and where a number is not finite: sentences, causes first."""
        return failures(self.document, self._remarks)

    def notes(self) -> list[str]:
        """Where a gate is saturated or at a kink: a sentence each."""
        return notes(self.document, self._remarks)

    def __repr__(self) -> str:
        said = self.failures() + self.notes()
        return "\n".join([self.table(SHOWN_ROWS), *said[:SHOWN_ROWS]])

    def _repr_html_(self) -> str:
        said = self.failures() + self.notes()
        return notebook.result(self.document, self.engine_run, SHOWN_ROWS, said[:SHOWN_ROWS])

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (self.document, pickle_run(self.engine_run))

    def __copy__(self) -> Result:
        return self

    def __deepcopy__(self, memo: object) -> Result:
        return self

    @cached_property
    def _remarks(self) -> Report:
        return remarks(self.document, self.engine_run)

    @cached_property
    def _known(self) -> KnownNames:
        return KnownNames(self.document, self.engine_run.tape)


class GradientCheck:
    """The comparison of a circuit's gradients with measured differences."""

    def __init__(self, result: Result, checked: list[CheckedInput]) -> None:
        self.result = result
        self.checked = checked

    @property
    def agrees(self) -> bool:
        """True where loss and gradients are finite and no difference speaks against one.

        A circuit without a loss that is a number does not agree; one with a loss and neither input
        nor parameter does, for nothing can speak against it. `repr` says so then.
        """
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

    def _repr_html_(self) -> str:
        return notebook.check(
            self.result.document, self.result.engine_run, self.checked, SHOWN_ROWS
        )


def result_of(document: Document, run: engine.Run, known: KnownNames) -> Result:
    """A result that need not look for the names again that its circuit has found."""
    made = Result(document, run)
    made._known = known
    return made


def _unpickled(document: Document, numbers: PickledRun) -> Result:
    return Result(document, unpickle_run(engine.compile(document), numbers))


def _out(path: str) -> Pin:
    return Pin(path, OUT)
