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

Arrays go in as lists or NumPy arrays, and come back with their gradients:

>>> m = ce.circuit("f = sum((W @ x)^2)", W=[[0.1, 0.5], [-0.3, 0.8]], x=[0.2, 0.4]).run()
>>> m["W"].shape, m["W"].grad.shape, m["f"].grad
((2, 2), (2, 2), 1.0)

What stands inside a block is named by a path of labels, or of ids where there is no label:
`r.gradient("neuron1/w")`, `c.set(**{"neuron1/w": 0.5})` for this one neuron. A block is named
like a gate, and its pins by the names of its ports: `r.value("neuron1")`, `r.value("neuron1.x")`.

Inputs are read as from a dictionary, and gradients under the same names:

>>> c.inputs["z"], c["x"], dict(c.run().gradients)
(-4.0, 3.0, {'x': -4.0, 'y': -4.0, 'z': 8.0})

Many runs of one circuit are quick after `ce.warm()`. Circuits, results, checks, closed forms and
errors can be pickled and copied: `multiprocessing.Pool(4).map(grade, paths)` works, errors
included. A notebook shows circuits with their picture, results as tables, closed forms typeset.
"""

from __future__ import annotations

import math
import os
import reprlib
import threading
from collections.abc import Iterator
from typing import Any, overload

import numpy as np

from circuit_editor import engine, files
from circuit_editor.closed_form.block_form import BlockForm, block_form
from circuit_editor.closed_form.symbolic import ClosedForm, NoClosedForm, closed_form
from circuit_editor.engine import kernel
from circuit_editor.engine.gradient_check import check
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.engine.table import source_table
from circuit_editor.export import TARGETS, NoProgram, program
from circuit_editor.export.expression_text import expression_text
from circuit_editor.expression import Draft, ExpressionError, draft, laid_out
from circuit_editor.files import FileError
from circuit_editor.files.limits import why_not_shape
from circuit_editor.gates import Array
from circuit_editor.model import Document, edits
from circuit_editor.reports import notebook
from circuit_editor.reports.by_name import Number, NumbersByName, number
from circuit_editor.reports.cell_names import cell_of, require_cell
from circuit_editor.reports.known_names import KnownNames
from circuit_editor.reports.picture import svg_of
from circuit_editor.reports.results import SHOWN_ROWS, GradientCheck, Result, result_of
from circuit_editor.reports.unknown_names import UnknownName

__all__ = [
    "Circuit",
    "ExpressionError",
    "FileError",
    "GradientCheck",
    "NoClosedForm",
    "NoProgram",
    "Result",
    "UnfitValue",
    "UnknownName",
    "circuit",
    "load",
    "warm",
]

NO_NUMBERS = (str, bytes, bool, np.bool_)  # that float() makes numbers of all the same


class UnfitValue(ValueError):
    """A value that an input cannot hold: it is not finite, no number, or too large a list."""


def circuit(program: str, /, **values: Any) -> Circuit:
    """Make a circuit from an expression or a program such as `q = x + y; f = q * z`.

    `values` belong to the names in it, as for `Circuit.set`; a name without one gets 1. A name that
    gets a value is an input, e and pi, too: without one they are the constants. What was read in
    another way than typed stands in the `notes` of the circuit.
    Raises ExpressionError, which says where the text cannot be read; UnknownName and UnfitValue
    for what is wrong with a value.

    >>> circuit("q = x + y; f = q * z", x=-2, y=5, z=-4).run().value("q")
    3.0
    >>> circuit("1/(1+e^(-x))").notes
    ('"e" was read as the number e = 2.71828….',)
    """
    if not isinstance(program, str):
        raise TypeError(
            f'circuit needs a text such as "f = (x + y) * z"; it got {reprlib.repr(program)}.'
        )
    made = circuit_of_draft(draft(program, declared=values)).set(**values)
    if all(np.ndim(value) == 0 for value in values.values()):
        return made
    return Circuit(laid_out(made.document), made.notes)  # arrays take more room


def circuit_of_draft(made: Draft) -> Circuit:
    """The circuit of a text that was read, with its notes."""
    return Circuit(made.document(), tuple(map(str, made.notes)))


def load(path: str | os.PathLike[str]) -> Circuit:
    """Open a circuit file, whatever its name ends in.

    Of a file that a later version of the program made all is read that this one understands; that
    stands in the `notes` of the circuit, and it is not saved over that file. The notes name each
    gate of a kind that this version does not know, too: it is kept, what needs it has no value, and
    the result's `failures` say so.
    Raises FileError where it cannot be read: its `problems`, 20 at most, say where and why.
    """
    path = _path(path)
    document, newer = files.load(path), files.newer_version(path)
    notes = () if newer is None else (str(files.read_only(newer)),)
    return Circuit(document, notes + _notes_on(document))


def _notes_on(document: Document) -> tuple[str, ...]:
    circuits = [document.root, *(block.circuit for block in document.blocks.values())]
    if all(each.placeholder is None for one in circuits for each in one.nodes.values()):
        return ()
    from circuit_editor.files.placeholders import placeholder_notes

    return placeholder_notes(document)


def warm() -> bool:
    """Load the compiled engine, for loops over many runs: in this thread, and before it returns.

    True where runs take the fast road from now on; False where the engine cannot be had (without
    Numba, or where a gate cannot be compiled), and then everything works as before. It never
    raises. The first time on a machine this compiles for some seconds and keeps the result in the
    cache folder of the user; where nothing can be kept there it compiles in memory, each time.

    Nothing is ever loaded behind your back: without a call every run takes the plain road, and a
    script gives the same bits each time. The two roads agree to the last bit where a circuit only
    adds, multiplies, divides, compares and takes roots; exp, log, powers and what is made of them
    come from other libraries there, and agree to 1e-12 (relative to 1 + the number).

    In a pool of processes, call it before the pool is made (forked processes inherit the engine),
    or in each process (`Pool(initializer=ce.warm)`, where processes are spawned).
    """
    return kernel.warm()


class Circuit:
    """A circuit whose inputs can be set, and that can be run, checked and saved.

    Two circuits are equal where their documents are: all that a file holds, places included. A
    circuit can be set, so that it has no hash, as a list has none. A copy is a circuit of its own;
    it is pickled as the text of its file, and read as a file is: unpickling raises FileError for
    what is none. Copies and pickles keep the notes, files do not.

    >>> c = circuit("f = (x + y) * z", x=-2, y=5, z=-4)
    >>> dict(c.inputs)
    {'x': -2.0, 'y': 5.0, 'z': -4.0}
    >>> c["x"] = 3
    >>> c["x"], c.run().loss
    (3.0, -32.0)
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, document: Document, notes: tuple[str, ...] = ()) -> None:
        if not isinstance(document, Document):
            raise TypeError(
                "Circuit needs a document; circuit_editor.circuit makes one from a text, and "
                f"circuit_editor.load from a file. It got {reprlib.repr(document)}."
            )
        self._document = document
        self._notes = notes
        self._tape = engine.compile(document)  # for good: new values leave the structure as it is
        self._known = KnownNames(document, self._tape)
        self._live: LiveRun | None = None  # the last run, from which the next one goes on
        self._touched: set[str] = set()  # the sources that were set since
        self._lock = threading.Lock()  # so that the three above fit together in every thread
        self._drawn: tuple[Document | None, str | None] = (None, None)  # the last picture, of what

    @property
    def document(self) -> Document:
        """The frozen document, as the window and the files know it."""
        return self._document

    @property
    def notes(self) -> tuple[str, ...]:
        """What was read in another way than typed, a sentence each; of a file, its unknown gates.

        They are about the text and not about the circuit: whether circuits are equal does not hang
        on them. What is worth a word about a run is said by `Result.notes()`.
        """
        return self._notes

    @property
    def inputs(self) -> NumbersByName:
        """The values of all that `set` can set, by name: as they are now, not to be written to.

        These are inputs, parameters and constants, those inside blocks too ("neuron1/w"). A single
        number is a float, an array a read-only array.
        """
        return NumbersByName(self._known.sources, self._value_at)

    def __getitem__(self, name: str) -> Number | None:
        """The value of an input, named as for `set`. Raises UnknownName, which is a KeyError."""
        array, index = self._known.cell(name)
        found = self._value_at(self._known.source(array))
        return number(found) if index is None else cell_of(array, found, index)

    def __setitem__(self, name: str, value: Any) -> None:
        """The same as `set` with this one name."""
        self.set(**{self._known.text(name): value})

    def __iter__(self) -> Iterator[str]:
        """The names of the inputs."""
        return iter(self._known.sources)

    def __contains__(self, name: object) -> bool:
        return name in self.inputs

    def set(self, /, **values: Any) -> Circuit:
        """Give inputs, parameters or constants new values, by name: all of them, or none.

        A value is a finite number, nested lists of them, or an array of any shape; a gate combines
        shapes as NumPy does, and the loss must come out as a single number. Inside a block it
        belongs to this instance alone: `set(**{"neuron1/w": 0.5})`. One number of an array is named
        by its place, counted from 0: `set(**{"W[1,3]": 0.5})`. Returns the circuit itself, so that
        `c.set(x=3).run()` is one line; results that were given out stay as they are.
        Raises UnknownName, and UnfitValue for what is no such value.
        """
        numbers: dict[str, Any] = {}
        for name, value in values.items():
            is_plain = type(value) is float and math.isfinite(value)  # most are, and it is quick
            if "[" in self._known.text(name):
                self._set_cell(name, value, numbers)
                continue
            numbers[self._known.source(name)] = value if is_plain else _finite(name, value)
        with self._lock:
            self._document = edits.set_values(self._document, numbers)
            self._touched.update(numbers)
        return self

    def _set_cell(self, name: str, value: Any, numbers: dict[str, Any]) -> None:
        """Put a number into the array that is to be set, or into a copy of what it is now."""
        array, index = self._known.cell(name)
        path, number = self._known.source(array), _finite(name, value)
        if index is None:
            numbers[path] = number
            return
        if number.shape != ():
            raise UnfitValue(f"{name} is one number, and needs one.")
        before = np.array(numbers.get(path, self._value_at(path)), dtype=np.float64)
        before[require_cell(array, index, before.shape)] = number
        numbers[path] = before

    def run(self) -> Result:
        """Walk the circuit forwards and backwards, once.

        Only what new values reach is worked out again: a loop of `set` and `run` is quick, and ten
        to a hundred times quicker after `warm()`. No number raises an error; what cannot be
        computed is None, and the result's `failures` say why.
        """
        return result_of(*self._run(), self._known)

    def check(self) -> GradientCheck:
        """Compare the gradient of every input with the difference that a small nudge makes.

        It takes two walks of the circuit for each number in an array; single numbers share walks,
        along the plain road, which is the quicker one for many numbers side by side.
        """
        document, run = self._run()
        checked = check(self._tape, engine.values_of(document), run)
        return GradientCheck(result_of(document, run, self._known), checked)

    def _run(self) -> tuple[Document, engine.Run]:
        with self._lock:
            document = self._document
            live, self._live = self._live, None  # if this is interrupted, the next begins anew
            if live is None:
                live = LiveRun(document, self._tape)
            elif self._touched:
                live.follow(document, self._touched)
            self._live, self._touched = live, set()
            return document, live.run

    def _value_at(self, path: str) -> Any:
        value = self._document.root.values.get(path)  # the outermost counts
        return engine.values_of(self._document).get(path) if value is None else value.array

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

        Raises NoClosedForm where a wire or the loss is missing, where there are arrays (its text
        then tells the formula in matrices), and where it would be too long to be read;
        UnknownName for a block it has not.
        """
        if block is None:
            return closed_form(self._document, self._tape)
        return block_form(self._document, *self._known.block(block))

    def expression(self) -> str:
        """The circuit as an expression from which `circuit` makes the same one, but for its places.

        A line for each value and each named gate. Raises NoProgram where no expression does so, as
        with blocks, or with names that an expression reads in another way.

        >>> print(circuit("f = sum((W @ x)^2)", W=[[1, 2], [3, 4]], x=[1, 2]).expression())
        x = [1, 2]
        W = [[1, 2], [3, 4]]
        f = sum((W @ x)^2)
        """
        return expression_text(self._document)

    def export(self, to: str = "numpy") -> str:
        """The circuit as a Python program: a line for each gate, forwards and backwards.

        It is written as in the course: `q = x + y`, then `dq = z * df`, and `dx += ...` where
        wires fork. At its end it prints every number beside the one here, and exits with 1 where
        one differs. Numbers are those of a run along the plain road, to the last bit; with arrays,
        whose sums NumPy may add in another order, to 1e-12.
        Raises NoProgram where the loss needs something that is missing, ValueError for another
        target than "numpy".

        >>> "dq = z * df" in circuit("q = x + y; f = q * z", x=-2, y=5, z=-4).export()
        True
        """
        if to not in TARGETS:
            raise ValueError(
                f"There are programs for {', '.join(TARGETS)}; it got {reprlib.repr(to)}."
            )
        return program(self._document, to).text

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a circuit file: all of it, or nothing; what stood there is replaced.

        A program may save a thousand times, so this makes no backups. What somebody saved in the
        window is one already, however often it is replaced: File > Earlier versions there.
        Raises FileError where that fails, and leaves the old file as it was.
        """
        files.save(self._document, _path(path))

    def __eq__(self, other: object) -> bool:
        return self._document == other._document if isinstance(other, Circuit) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._document, self._notes)

    def __deepcopy__(self, memo: object) -> Circuit:
        return type(self)(self._document, self._notes)

    def __repr__(self) -> str:
        return source_table(self._document, self._tape, SHOWN_ROWS)

    def _repr_html_(self) -> str:
        return notebook.circuit(self._document, self._tape, SHOWN_ROWS, self._repr_svg_())

    def _repr_svg_(self) -> str | None:
        """The picture, as `circuit-editor render` draws it; None where that cannot be done."""
        document, svg = self._drawn
        if document is not self._document:  # a notebook asks several times for one and the same
            svg = svg_of(self._document)
            self._drawn = self._document, svg
        return svg


def _path(path: str | os.PathLike[str]) -> str | os.PathLike[str]:
    """The path, if it is one: to the system a whole number is a file that stands open."""
    if not isinstance(path, str | os.PathLike):
        raise TypeError(
            f"The path of a file must be a text or a pathlib.Path, not {reprlib.repr(path)}."
        )
    return path


def _finite(name: str, value: Any) -> Array:
    """The value as an array of finite numbers. Raises UnfitValue."""
    says_more = False
    try:
        says_more = _says_more_than_numbers(value)
        given = np.asarray([] if says_more else value)
        if given.dtype.kind not in "iufO":  # O: whole numbers too long for 64 bits
            raise TypeError
        if given.dtype.kind == "O" and any(isinstance(each, NO_NUMBERS) for each in given.flat):
            raise TypeError
        with np.errstate(over="ignore"):
            array = given.astype(np.float64)
    except Exception:  # of whoever made the value: its own words would say nothing here
        array = np.array([])
    if array.size == 0 or not np.isfinite(array).all():
        hint = " Fill what is masked, detach a tensor, and of a table give the bare numbers."
        raise UnfitValue(
            f"{name} needs a finite number, or nested lists of them with equal lengths; "
            f"it got {' '.join(reprlib.repr(value).split())}.{hint if says_more else ''}"
        )
    too_large = why_not_shape(array.shape)
    if too_large is not None:
        raise UnfitValue(f"{name}: {too_large}")
    return array


def _says_more_than_numbers(value: Any) -> bool:
    """True where NumPy would read numbers and drop the rest: masks, an index, another gradient."""
    if isinstance(value, list | tuple):
        return any(map(_says_more_than_numbers, value))
    if isinstance(value, float | int):
        return False
    is_masked = isinstance(value, np.ma.MaskedArray) and bool(np.ma.is_masked(value))
    is_in_a_graph = getattr(value, "requires_grad", False) is True
    return is_masked or is_in_a_graph or hasattr(value, "iloc")
