"""Expressions: `f = (x + y) * z` typed as text becomes a circuit.

`definitions` blanks functions that are here already, `wrapping` what consoles and other languages
put around; `tokens` reads characters, `latex` commands of LaTeX, `statements` lines (`shapes` knows
how they look), `grammar` values (its docstring is the grammar; `refusals` say what is wrong with
one, `operator_stack` is what waits) and `program` the whole, as `postfix` code. `functions` knows
how functions are spelled, `build_circuit` draws programs as gates (its docstring says which), and
`notes` keeps what was read in another way than typed. `prose` tells what is meant as a formula at
all, `formula_files` reads one from a file, `pasting` from the clipboard, `in_circuit` one whose
names are nodes that are there, `renaming` a name typed by hand. `branches` are choices in several
lines; `loops` and `own_functions` write out what a text repeats, `choices` its conditions, before
`statements` sees it. Of arrays, `entries` are what an index picks and a line sets. Text is never
run as Python.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from circuit_editor.dataclass import replace
from circuit_editor.expression.build_arrays import ArrayDraft
from circuit_editor.expression.build_circuit import CircuitDraft, Operand
from circuit_editor.expression.definitions import defined_of_arrays, without_known
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.program import parse
from circuit_editor.expression.prose import means_formula
from circuit_editor.expression.shaped_draft import shapes_given
from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.model import Document, Pin, Value
from circuit_editor.text import (
    QT_TRANSLATE_NOOP,
    Sentence,
    join_names,
    normal_name,
)

__all__ = [
    "Draft",
    "ExpressionError",
    "document_from",
    "draft",
    "laid_out",
    "means_formula",
    "word_count",
]

MOST_TOLD = 10  # names in one sentence
NO_VALUES: Mapping[str, Any] = {}


class Draft:
    """A text as it was read: `notes` tell what was read in another way than typed.

    The circuit is drawn, but has no places yet. To lay it out takes far longer than to draw it, and
    who only runs it needs no places.
    """

    def __init__(
        self,
        drawing: CircuitDraft,
        loss: Operand,
        flag: str,
        notes: Notes,
        given: Collection[str] = (),
    ) -> None:
        self.notes = notes.sentences
        self._drawing, self._loss, self._flag, self._given = drawing, loss, flag, given

    @property
    def sources(self) -> dict[str, str]:
        """The id of every input and parameter, by its name."""
        return self._drawing.sources()

    @property
    def not_given(self) -> list[str]:
        """The ids of inputs and parameters that are 1 because no value was given."""
        sources = self.sources
        left = dict.fromkeys(self._drawing.not_given)
        return [
            sources[name] for name in left if name in sources and sources[name] not in self._given
        ]

    @property
    def result(self) -> Pin | None:
        """What the last line computes; None where that is a number."""
        if not isinstance(self._loss, str):
            return None
        return Pin(self._loss, self._drawing.nodes[self._loss].gate.outputs[0])

    def takes_matrices(self, kinds: Collection[str]) -> bool:
        """Whether a gate of these kinds takes anything else than a vector."""
        return self._drawing.takes_matrices(kinds)

    def drawn(self) -> Document:
        """The circuit without places, the last line of the text its loss."""
        return self._drawing.document(self._loss, self._flag)

    def document(self) -> Document:
        """The circuit, tidily laid out."""
        return laid_out(self.drawn())

    def part(self) -> Document:
        """The circuit as a part of another one, laid out: no flag stands on its last line."""
        return laid_out(self.drawn_part())

    def drawn_part(self) -> Document:
        """The same without places."""
        return self._drawing.part(self._loss, self._flag)


def document_from(
    text: str, values: Mapping[str, Any] = NO_VALUES, declared: Collection[str] = ()
) -> Document:
    """Draw the circuit of an expression, tidily laid out, its last line the loss: see `draft`."""
    return draft(text, values, declared).document()


def draft(
    text: str,
    values: Mapping[str, Any] = NO_VALUES,
    declared: Collection[str] = (),
    *,
    has_arrays: bool = False,
) -> Draft:
    """Read an expression (`1/(1+exp(-w*x))`) or a program of statements.

    Statements are separated by line ends or `;`. Every name that is used before it is assigned is
    an input (a parameter for names like w0, and like b where there are such), and so is a name that
    is given a number alone (`x = -2`). `values` gives inputs other values by name, numbers or
    nested lists; an input without any gets 1. `declared` are more names that mean something where
    the text belongs: `e` and `pi` are constants only where they are not among all these.

    Where one of these values is an array, or one is written out in the text, it is read as one of
    arrays; with `has_arrays` it is, too, though the arrays are to come. `declared` may map its
    names to their values, or to None.

    Raises ExpressionError, also for a value whose name the text does not have.
    """
    notes = Notes()
    plain = _plain(text, notes)
    made = _draft(plain, values, declared, notes, has_arrays=has_arrays)
    if plain == text or not made.takes_matrices(defined_of_arrays(text)):
        return made
    of_matrices = Notes()
    plain = _plain(text, of_matrices, has_matrices=True)
    return _draft(plain, values, declared, of_matrices, has_arrays=has_arrays)


def _draft(
    text: str,
    values: Mapping[str, Any],
    declared: Collection[str],
    notes: Notes,
    *,
    has_arrays: bool = False,
) -> Draft:
    shapes = shapes_given(declared, values)
    has_arrays = has_arrays or any(shapes.values())
    given = {**declared, **values} if isinstance(declared, Mapping) else values
    names = [normal_name(name) for name, value in given.items() if value is not None]
    lengths = {name: shape[0] for name, shape in shapes.items() if shape}
    program = parse(text, notes, declared, names, has_arrays=has_arrays, lengths=lengths)
    drawing = CircuitDraft(text, program)
    if program.has_arrays:
        drawing = ArrayDraft(text, program, shapes, notes)
    drawing.declare(program.inputs)
    for assignment in program.assignments[:-1]:
        drawing.draw(assignment, last=False)
    last = program.assignments[-1]
    loss = drawing.draw(last, last=True)
    known, numbers = drawing.sources(), {**program.values, **values}
    given = {_known(known, name): _value(name, each) for name, each in numbers.items()}
    drawing.values.update(given)
    return Draft(drawing, loss, last.name, notes, given)


def word_count(text: str) -> int:
    """How many names, numbers and gates a program has; a fraction of the work of drawing it.

    Raises ExpressionError for what is neither a program of numbers nor one of arrays.
    """
    notes = Notes()
    plain = _plain(text, notes)
    try:
        program = parse(plain, notes)
    except ExpressionError as error:
        try:
            program = parse(plain, notes, has_arrays=True)
        except ExpressionError:
            raise error from None
    return sum(len(assignment.code) for assignment in program.assignments)


def _plain(text: str, notes: Notes, *, has_matrices: bool = False) -> str:
    """The text without the definitions of functions that are here already."""

    def draw(definition: str, values: Mapping[str, Any]) -> Document:
        return _draft(definition, values, (), Notes()).drawn()

    return without_known(text, notes, draw, has_matrices=has_matrices)


def laid_out(document: Document) -> Document:
    """The document with tidy places, which leave room for its arrays."""
    places = tidy(root_as_drawn(document))
    return replace(document, root=replace(document.root, places=places))


def _known(sources: Mapping[str, str], name: str) -> str:
    for typed in (name, normal_name(name)):
        if typed in sources:
            return sources[typed]
    names = list(sources)
    if not names:
        raise ExpressionError(
            Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", 'There is no input "{name}": there are no inputs.'),
                name=name,
            )
        )
    problem = Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'There is no input "{name}". The inputs are: {names}.'),
        name=name,
        names=join_names(names, MOST_TOLD),
    )
    joined = next((each for each in names if name in each and each != name), None)
    if joined is not None and joined.replace(name, "", 1).isidentifier():
        problem = Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", '{problem} "{joined}" is one name; a product needs its sign, as in x*y.'
            ),
            problem=problem,
            joined=joined,
        )
    raise ExpressionError(problem)


def _value(name: str, number: Any) -> Value:
    try:
        value = number if isinstance(number, Value) else Value(number)
    except (TypeError, ValueError, OverflowError):
        value = None
    if value is None or not value.array.size or not np.isfinite(value.array).all():
        raise ExpressionError(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "The value of {name} must be a finite number, or nested lists of such.",
                ),
                name=name,
            )
        )
    return value
