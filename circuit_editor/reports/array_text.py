"""Arrays as text: value and gradient of each side by side, row by row, for the command line.

A table has one line for each node, and says of a large array only how large it is. Here are those,
cut where they are longer than a screen: what is left out is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from circuit_editor.engine import Run
from circuit_editor.engine.path_names import PathNames
from circuit_editor.engine.table import cell_text
from circuit_editor.model import Document
from circuit_editor.text import printable, show, write_index
from circuit_editor.text.arrays import shape_in_words

MOST_ROWS, MOST_COLUMNS, MOST_SLICES = 12, 8, 4
LEFT_OUT = "…"


def arrays_text(document: Document, run: Run) -> str:
    """Matrices that are given, and arrays of which the table only tells the size; "" for none."""
    known = PathNames(document)
    names = known.of_sources(run.tape)
    blocks = []
    for slot, step in enumerate(run.tape.steps):
        value = run.values[slot]
        if value is None or np.ndim(value) < 1 or step.path == document.loss:
            continue
        is_given = step.gate.is_source and np.ndim(value) > 1
        if not is_given and "[" in cell_text(value):
            continue  # the table has it
        name = printable(names.get(step.path) or known.of(step.path))
        blocks.append("\n".join(_block(name, value, run.gradients[slot])))
    return "\n\n".join(blocks)


def _block(name: str, value: Any, gradient: Any) -> Iterator[str]:
    left = [*_lines(value)]
    right = [] if gradient is None else [*_lines(gradient)]
    width = max(map(len, [*left, name]))
    heading = f"{name}, {shape_in_words(np.shape(value))}"
    yield heading if not right else f"{heading:{width}}   gradient"
    width = max(width, len(heading)) if right else width
    for at, line in enumerate(left):
        yield f"{line:{width}}   {right[at]}".rstrip() if right else line.rstrip()


def _lines(array: Any) -> Iterator[str]:
    """The rows of an array; of one of rank 3 and more a heading for each matrix in it."""
    whole = np.asarray(array)
    if whole.ndim < 3:
        yield from _matrix(np.atleast_2d(whole))
        return
    leads = [*np.ndindex(*whole.shape[:-2])]
    for index in leads[:MOST_SLICES]:
        yield write_index(index)
        yield from _matrix(whole[index])
    if len(leads) > MOST_SLICES:
        yield f"{LEFT_OUT} {len(leads) - MOST_SLICES:,} more"


def _matrix(matrix: Any) -> Iterator[str]:
    rows, columns = matrix.shape
    shown = matrix[:MOST_ROWS, :MOST_COLUMNS]
    cells = [[show(float(each)) for each in row] for row in shown]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    behind = f"  {LEFT_OUT}" if columns > MOST_COLUMNS else ""
    for row in cells:
        yield _row(row, widths) + behind
    if rows > MOST_ROWS:
        yield f"{LEFT_OUT} {rows - MOST_ROWS:,} more rows"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
