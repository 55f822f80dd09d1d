"""The HTML that a notebook shows of a circuit, a result and a gradient check."""

from __future__ import annotations

from collections.abc import Iterable

from circuit_editor.engine.gradient_check import CheckedInput
from circuit_editor.engine.report import why_nothing_compared
from circuit_editor.engine.run import Run
from circuit_editor.engine.table import check_rows, headline, run_rows, source_rows
from circuit_editor.engine.tape import Tape
from circuit_editor.model import Document
from circuit_editor.reports.html import html_table, join_parts, paragraph, picture


def circuit(document: Document, tape: Tape, limit: int, svg: str | None) -> str:
    """The picture, where there is one, and the values of all inputs."""
    drawn = [] if svg is None else [picture(svg)]
    return join_parts([*drawn, html_table(source_rows(document, tape), 2, limit)])


def result(document: Document, run: Run, limit: int, said: Iterable[str]) -> str:
    """The loss, the value and the gradient of every node, and what there is to say."""
    loss = [] if document.loss is None else [headline(document, run)]
    tables = [html_table(rows, 2, limit) for rows in run_rows(document, run)]
    return join_parts([*map(paragraph, loss), *tables, *map(paragraph, said)])


def check(document: Document, run: Run, checked: Iterable[CheckedInput], limit: int) -> str:
    """The gradient of every input beside the measured difference."""
    rows = check_rows(document, run, checked)
    if len(rows) == 1:
        return join_parts([paragraph(str(why_nothing_compared(run)))])
    return join_parts([html_table(rows, 1, limit)])
