"""Function definitions of what exists already: `def sigmoid(z): return 1/(1 + exp(-z))`.

Tutorials define sigmoid and call it. A definition that computes what the function of that name
computes here is left out; one that computes something else is refused, for the call would give
other numbers than the text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np

from circuit_editor.engine import run_document
from circuit_editor.expression.array_functions import array_function
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import function_named
from circuit_editor.expression.notes import Notes
from circuit_editor.model import Document
from circuit_editor.text import QT_TRANSLATE_NOOP, Template

PYTHON = re.compile(r"^[ \t]*def[ \t]+(\w+)[ \t]*\(([\w \t,]*)\)[^:\n]*:", re.MULTILINE)
PYTHON_ENDS = re.compile(r"^[^\n]*\breturn\b[^\n]*$", re.MULTILINE)
INDENTED = re.compile(r"(?:\n[ \t]+[^\n]*|\n(?=\n))+")
BRANCH = re.compile(r"^[ \t]+if\b", re.MULTILINE)
LAMBDA = re.compile(r"^[ \t]*(\w+)[ \t]*=[ \t]*lambda[ \t]+([\w \t,]*):[^\n;]*", re.MULTILINE)
HEADER = re.compile(r"^[ \t$]*\\?(\w+)[ \t]*\(([\w \t,]*)\)[ \t]*=(?!=)[^\n;]*", re.MULTILINE)
LONGEST = 1_000  # characters of a definition
MOST = 8  # definitions that are looked at: each is run
SOMETHING_ELSE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "This definition computes something else than the function {name} that is here. "
        "Give it another name, or write it out where it is needed.",
    ),
    quoted=("name",),
)
AT = (0.3, -0.7, 1.9, -2.2, 0.6)

Draw = Callable[[str, dict[str, Any]], Document]


def without_known(text: str, notes: Notes, draw: Draw, *, has_matrices: bool = False) -> str:
    """The text with definitions blanked that say what a function here does, if it is called.

    With `has_matrices` they have to say it of matrices, too. Each is drawn alone: what stands
    around it may be long. Raises ExpressionError for a definition that says something else.
    """
    if "(" not in text or ("def" not in text and "=" not in text):
        return text
    looked_at = 0
    for pattern in (PYTHON, LAMBDA, HEADER):
        for match in pattern.finditer(text):
            name, inputs = match.group(1), [each.strip() for each in match.group(2).split(",")]
            of_arrays = function_named(name) is None and array_function(name) is not None
            if not (of_arrays or function_named(name)) or not all(inputs) or looked_at == MOST:
                continue
            looked_at += 1
            last = _end_of_python(text, match.end()) if pattern is PYTHON else match.end()
            called = re.compile(rf"\b{name}[ \t]*(?:\\left)?\(")
            if last - match.start() > LONGEST or not called.search(text, last):
                continue
            definition = text[match.start() : last]
            if of_arrays:
                several = _arrays(inputs, has_matrices=has_matrices)
                if _is_the_same_of_arrays(definition, f"{name}({match.group(2)})", several, draw):
                    notes.left_out(definition.strip())
                    text = text[: match.start()] + _blanked(definition) + text[last:]
                continue
            try:
                is_the_same = _is_the_same(definition, name, inputs, draw)
            except ExpressionError as error:
                call = f"{name}({match.group(2)})"
                is_the_same = _is_the_same_of_arrays(
                    definition, call, _arrays(inputs, has_matrices=False), draw
                )
                if is_the_same:
                    notes.left_out(definition.strip())
                    text = text[: match.start()] + _blanked(definition) + text[last:]
                    continue
                at = None if error.position is None else match.start() + error.position
                raise ExpressionError(error.problem, text, at) from None
            if not is_the_same:
                raise ExpressionError(SOMETHING_ELSE(name=name), text, match.start(1))
            notes.left_out(definition.strip())
            text = text[: match.start()] + _blanked(definition) + text[last:]
    return text


def _blanked(text: str) -> str:
    """As many spaces, in the same lines: what stands behind keeps its place."""
    return re.sub(r"[^\n]", " ", text)


def _end_of_python(text: str, colon: int) -> int:
    """Where a definition ends: with its line, or with the first line that returns.

    With a branch in it it goes on as long as lines stand further in.
    """
    line_end = text.find("\n", colon)
    if line_end < 0 or text[colon:line_end].strip():
        return len(text) if line_end < 0 else line_end
    returns = PYTHON_ENDS.search(text, line_end, line_end + LONGEST)
    if returns is None:
        return line_end
    inside = INDENTED.match(text, line_end, line_end + LONGEST)
    is_branch = inside is not None and BRANCH.search(inside.group()) is not None
    return max(returns.end(), inside.end()) if inside and is_branch else returns.end()


def defined_of_arrays(text: str) -> set[str]:
    """The gates of arrays that have the names of functions which a text defines."""
    patterns = (PYTHON, LAMBDA, HEADER)
    names = {each.group(1) for pattern in patterns for each in pattern.finditer(text)}
    return {kind for each in names if (kind := array_function(each)) is not None}


def _arrays(inputs: list[str], *, has_matrices: bool) -> list[dict[str, Any]]:
    """Vectors for inputs and, on request, matrices."""
    vectors = {each: [*AT[n:], *AT[:n]] for n, each in enumerate(inputs)}
    matrices = {each: [row, [*row[1:], row[0]]] for each, row in vectors.items()}
    return [vectors, matrices] if has_matrices else [vectors]


def _is_the_same_of_arrays(
    definition: str, call: str, several: list[dict[str, Any]], draw: Draw
) -> bool:
    """Whether it gives what the function of arrays does; False where it cannot be.

    A softmax of all entries is that of a vector, and not that of each row of a matrix.
    """
    for at, values in enumerate(several):
        try:
            theirs = run_document(draw(definition, values)).loss
        except ExpressionError:
            if at == 0:
                return False
            continue
        try:
            ours = run_document(draw(call, values)).loss
        except ExpressionError:
            return False
        if theirs is None or ours is None or theirs.shape != ours.shape:
            return False
        if not np.allclose(theirs, ours, rtol=1e-9, atol=1e-12):
            return False
    return True


def _is_the_same(definition: str, name: str, inputs: list[str], draw: Draw) -> bool:
    for start in range(len(AT) - 1):
        values = {each: AT[(start + n) % len(AT)] for n, each in enumerate(inputs)}
        theirs = run_document(draw(definition, values)).loss
        ours = run_document(draw(f"{name}({', '.join(inputs)})", values)).loss
        if theirs is None or ours is None:
            return False
        if not math.isclose(float(theirs), float(ours), rel_tol=1e-9, abs_tol=1e-12):
            return False
    return True
