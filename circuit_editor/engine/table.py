"""A run as a table of text: for a terminal, a notebook, a log.

Names are strangers' text, so nothing in them reaches a terminal that is not a printable character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from circuit_editor.engine.compile.compiler import values_of
from circuit_editor.engine.gradient_check import CheckedInput
from circuit_editor.engine.jacobian import local_derivatives
from circuit_editor.engine.marks import FAILING
from circuit_editor.engine.path_names import PathNames, port_names
from circuit_editor.engine.report import (
    Report,
    source_names,
    why_nothing_compared,
)
from circuit_editor.engine.run import Run
from circuit_editor.engine.tape import Tape
from circuit_editor.gates import Array
from circuit_editor.model import Document, Pin
from circuit_editor.model.output_names import output_symbol
from circuit_editor.text import columns_taken, printable, show_array

LONGEST_CELL = 64  # letters of an array that is written out
CHECK_DECIMALS = 6  # two numbers are compared here, so the picture's two decimals are too few
Rows = list[tuple[str, ...]]  # the heading first
VERDICTS = {True: "agrees", False: "disagrees", None: "cannot be told"}


def run_table(document: Document, run: Run, limit: int | None = None) -> str:
    """The loss, then the value and the gradient of every node, in the order of the forward pass.

    Blocks follow with the numbers at their ports, and their local derivatives by each input. What
    is not computed stays blank. With a `limit`, so many nodes at most, and ports.
    """
    parts = [] if document.loss is None else [headline(document, run)]
    return "\n\n".join([*parts, *(align(rows, 2, limit) for rows in run_rows(document, run))])


def run_rows(document: Document, run: Run) -> list[Rows]:
    """The table of all nodes and, where there are blocks, that of the blocks."""
    known = PathNames(document)
    names = known.of_sources(run.tape)
    rows = [
        (
            names.get(step.path) or known.of(step.path),
            step.gate.kind if step.gate.is_source else step.gate.symbol_with(step.attrs),
            cell_text(run.values[slot]),
            cell_text(run.gradients[slot]),
        )
        for slot, step in enumerate(run.tape.steps)
        if step.path != document.loss
    ]
    tables: list[Rows] = [[("", "", "value", "gradient"), *rows]]
    if known.interfaces:
        tables.append([("", "", "value", "gradient", "local"), *_block_rows(known, run)])
    return tables


def _block_rows(known: PathNames, run: Run) -> Iterator[tuple[str, str, str, str, str]]:
    """A row for each output of each block, and below it one for each of the block's inputs.

    The inputs of a block whose Jacobian is too large to be told are left out.
    """

    def numbers(path: str, port: str) -> tuple[str, str]:
        pin = Pin(path, port)
        return cell_text(run.value(pin)), cell_text(run.gradient(pin))

    for path, interface in known.interfaces.items():
        local = local_derivatives(run, path, interface) or {}
        inputs = port_names(interface.inputs)
        for output, name in port_names(interface.outputs).items():
            yield f"{known.of(path)}.{name}", interface.name, *numbers(path, output), ""
            for port, slope in local.get(output, {}).items():
                yield f"  {inputs[port]}", "", *numbers(path, port), cell_text(slope)


def headline(document: Document, run: Run) -> str:
    """The loss by its name: `f = −12.00`."""
    name = printable(output_symbol(document, qualified=True))
    return f"{name} = {cell_text(run.loss) or 'not computed'}"


def source_table(document: Document, tape: Tape, limit: int | None = None) -> str:
    """Everything that holds a value, with its value."""
    return align(source_rows(document, tape), words=2, limit=limit)


def source_rows(document: Document, tape: Tape) -> Rows:
    """The table of everything that holds a value, its heading first."""
    values = values_of(document)
    rows = [
        (name, tape.steps[tape.slots[path]].gate.kind, cell_text(values.get(path)))
        for path, name in source_names(document, tape).items()
    ]
    return [("", "", "value"), *rows]


def check_table(
    document: Document, run: Run, checked: Iterable[CheckedInput], limit: int | None = None
) -> str:
    """Every input's gradient beside the measured difference, and whether the two agree."""
    rows = check_rows(document, run, checked)
    return align(rows, words=1, limit=limit) if len(rows) > 1 else str(why_nothing_compared(run))


def check_rows(document: Document, run: Run, checked: Iterable[CheckedInput]) -> Rows:
    """The table of a gradient check, its heading first."""
    names = source_names(document, run.tape)
    rows = [
        (
            names[each.path],
            cell_text(each.gradient, CHECK_DECIMALS),
            cell_text(each.difference, CHECK_DECIMALS),
            cell_text(each.error),
            VERDICTS[each.agrees],
        )
        for each in checked
    ]
    return [("", "gradient", "difference", "error", ""), *rows]


def disagreements(document: Document, run: Run, checked: Iterable[CheckedInput]) -> list[str]:
    """Which gradients the check speaks against: a sentence each."""
    names = source_names(document, run.tape)
    return [
        printable(
            f"{names[each.path]}: the gradient "
            f"{cell_text(each.gradient, CHECK_DECIMALS)} disagrees "
            f"with the difference {cell_text(each.difference, CHECK_DECIMALS)}."
        )
        for each in checked
        if each.agrees is False
    ]


def failures(document: Document, told: Report) -> list[str]:
    """What prevents a value, and where a number is not finite: a sentence each, causes first.

    `told` has a report's remarks: a `problem` and `marks`.
    """
    names = PathNames(document)
    problem = [printable(told["problem"]["message"])] if told["problem"] else []
    return problem + [_remark(names, mark) for mark in told["marks"] if mark["kind"] in FAILING]


def notes(document: Document, told: Report) -> list[str]:
    """What is worth a word and no failure, saturated gates and kinks: a sentence each."""
    names = PathNames(document)
    return [_remark(names, mark) for mark in told["marks"] if mark["kind"] not in FAILING]


def cell_text(number: Array | float | None, decimals: int = 2) -> str:
    """A number as `show_array` writes it; "" for None."""
    return "" if number is None else str(show_array(np.asarray(number), decimals, LONGEST_CELL))


def align(rows: Sequence[Sequence[str]], words: int, limit: int | None = None) -> str:
    """Rows under each other, the first one the heading.

    The first `words` columns stand at the left edge, the numbers behind them at the right one.
    """
    kept = rows if limit is None else rows[: limit + 1]
    cells = [[printable(cell) for cell in row] for row in kept]
    widths = [max(map(columns_taken, column)) for column in zip(*cells, strict=True)]

    def padded(place: int, cell: str) -> str:
        space = " " * (widths[place] - columns_taken(cell))
        return cell + space if place < words else space + cell

    lines = ["  ".join(padded(*each) for each in enumerate(row)).rstrip() for row in cells]
    if len(kept) < len(rows):
        lines.append(f"… and {len(rows) - len(kept):,} more")
    return "\n".join(lines)


def _remark(names: PathNames, mark: Report) -> str:
    return printable(f"{names.of(mark['at'])}: {mark['message']}")
