"""Expressions: `f = (x + y) * z` typed as text becomes a circuit.

`tokens` reads characters, `grammar` reads tokens into programs (its docstring is the grammar),
`drawing` draws programs as gates (its docstring says which). Text is never run as Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from circuit_editor.expression.drawing import Drawing, Result
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.grammar import parse
from circuit_editor.layout.tidy import tidy
from circuit_editor.model import Document, Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

__all__ = ["ExpressionError", "document_from", "drawn_from", "why_not", "word_count"]

NO_VALUES: Mapping[str, Any] = {}


def document_from(text: str, values: Mapping[str, Any] = NO_VALUES) -> Document:
    """Draw the circuit of an expression, tidily laid out, its last line the loss.

    `text` is an expression (`1/(1+exp(-w*x))`) or a program of assignments separated by line ends
    or `;`. Every name that is used before it is assigned is an input (a parameter for names like
    w0 and b), and so is a name that is given a number alone (`x = -2`). `values` gives inputs
    other values by name, numbers or nested lists; an input without any gets 1.

    Raises ExpressionError, also for a value whose name the text does not have.
    """
    document = drawn_from(text, values)
    return replace(document, root=replace(document.root, places=tidy(document.root)))


def drawn_from(text: str, values: Mapping[str, Any] = NO_VALUES) -> Document:
    """The circuit of an expression, as `document_from` draws it, but without places.

    To lay it out takes far longer than to draw it, and who only runs it needs no places.
    Raises ExpressionError.
    """
    drawing, loss, flag = _drawn(text)
    known = drawing.sources()
    for name, number in values.items():
        drawing.values[_known(known, name)] = _value(name, number)
    return drawing.document(loss, flag)


def why_not(text: str) -> ExpressionError | None:
    """Why a text is no expression, or None where it is one; quick enough for every key typed."""
    try:
        _drawn(text)
    except ExpressionError as error:
        return error
    return None


def word_count(text: str) -> int:
    """How many names, numbers and gates a program has; a fraction of the work of drawing it.

    Raises ExpressionError.
    """
    return sum(len(assignment.words) for assignment in parse(text))


def _drawn(text: str) -> tuple[Drawing, Result, str]:
    """The drawing of a program, not laid out; what its last line computes; that line's name."""
    program = parse(text)
    drawing = Drawing(text, program)
    for assignment in program[:-1]:
        drawing.draw(assignment, last=False)
    return drawing, drawing.draw(program[-1], last=True), program[-1].name


def _known(sources: Mapping[str, str], name: str) -> str:
    if name in sources:
        return sources[name]
    names = list(sources)
    shown = [*names[:10], "…"] if len(names) > 10 else names
    if not names:
        raise ExpressionError(
            Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", 'There is no input "{name}": there are no inputs.'),
                name=name,
            )
        )
    raise ExpressionError(
        Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", 'There is no input "{name}". The inputs are: {names}.'),
            name=name,
            names=", ".join(shown),
        )
    )


def _value(name: str, number: Any) -> Value:
    try:
        value = Value(number)
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
