"""Texts to programs: assignments, the inputs a header names, and the values that lines give."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import CONSTANTS
from circuit_editor.expression.grammar import Line, Reading
from circuit_editor.expression.latex import read_latex
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.statements import Statements, statements
from circuit_editor.expression.tokens import tokens
from circuit_editor.expression.words import Assignment, Role
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

FACTORS_IN_ONE_NAME = re.compile(r"(?:[^\W\d_]\d+){2,}\Z")  # w0x0
LONGEST_PRODUCT = 12  # letters of a name that may be a product without its signs


@dataclass(frozen=True, slots=True)
class Program:
    """What a text computes: its assignments, the last one the loss.

    `inputs` are those that a header names, in its order; `values` are the numbers that lines behind
    the formula give to its inputs.
    """

    assignments: list[Assignment]
    inputs: list[str]
    values: dict[str, float]


def parse(text: str, notes: Notes, declared: Collection[str] = ()) -> Program:
    """Read a program: statements separated by line ends or `;`, at least one.

    `declared` are the names that mean something though the text does not say so: those that are
    given a value, or the inputs of the circuit it belongs to. Raises ExpressionError.
    """
    found = statements(text, read_latex(text, tokens(text, notes)), notes)
    if not found.all:
        raise ExpressionError(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "There is no expression yet. Type one, such as f = (x + y) * z."
                )
            ),
            text,
            0,
        )
    reading = Reading(text, notes, found, frozenset(declared))
    assignments = [Line(reading, each).read() for each in found.all]
    values = _values_behind(found, assignments, notes)
    if values:
        del assignments[-len(values) :]
    _tell_joined_names(assignments, reading)
    return Program(assignments, found.parameters, values)


def _values_behind(
    found: Statements, assignments: list[Assignment], notes: Notes
) -> dict[str, float]:
    """The inputs that lines behind the formula give a number: f = x*y; x = 2; y = 3."""
    values: dict[str, float] = {}
    first_use: dict[str, int] = {}
    assigned: dict[str, int] = {}
    for index, each in enumerate(assignments):
        for word in each.words:
            if word.role is Role.NAME:
                first_use.setdefault(str(word.what), index)
        assigned.setdefault(each.name, index)
    for index in range(len(assignments) - 1, 0, -1):
        name = assignments[index].name
        if (
            not found.all[index].number
            or name in values
            or first_use.get(name, index) >= index
            or assigned[name] != index
        ):
            break
        sign = -1.0 if len(assignments[index].words) > 1 else 1.0
        values[name] = sign * float(assignments[index].words[0].what)
    if values:
        notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence", "The numbers behind the formula were read as the values of {names}."
            ),
            names=", ".join(reversed(values)),
        )
    return values


def _tell_joined_names(assignments: Iterable[Assignment], reading: Reading) -> None:
    """Tell where w0x0 or xy is one name, though it looks like a product."""
    used = {str(word.what) for each in assignments for word in each.words if word.role is Role.NAME}
    names = {*used, *CONSTANTS}
    for name in sorted(used - reading.known):
        parts = _letters_with_numbers(name) or _split(name, names)
        if parts:
            reading.notes.add(
                QT_TRANSLATE_NOOP(
                    "Sentence", '"{name}" was read as one name. For a product write {product}.'
                ),
                name=name,
                product="*".join(parts),
            )


def _letters_with_numbers(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]\d+", name) if FACTORS_IN_ONE_NAME.match(name) else []


def _split(name: str, names: Collection[str]) -> list[str]:
    """The name as two or three other names of the text side by side; empty where it is none."""
    cuts = range(1, min(len(name), LONGEST_PRODUCT))
    for cut in cuts:
        if name[:cut] not in names:
            continue
        if name[cut:] in names:
            return [name[:cut], name[cut:]]
        for second in cuts[cut:]:
            if name[cut:second] in names and name[second:] in names:
                return [name[:cut], name[cut:second], name[second:]]
    return []
