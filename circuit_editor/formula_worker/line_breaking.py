"""Breaks a formula that is too long for one line at its sums and products."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from circuit_editor.closed_form import algebra
from circuit_editor.formula_worker.typesetting import Typeset, typeset

WIDEST = 400.0  # pixels of a line; a panel shows it a little smaller
MOST_LINES = 8  # nobody reads more of one formula
INDENT = r"\quad "


def break_lines(left: str, expression: Any, beside: Iterable[str] = ()) -> list[Typeset]:
    """The lines of `left = expression`; none where no break makes them short enough."""
    first = typeset(f"{left} =")
    if first is None or first.width > WIDEST:
        return []
    drawn = [typeset(INDENT + line) for line in _lines(expression, beside)]
    if not 0 < len(drawn) < MOST_LINES:
        return []
    fitting = [each for each in drawn if each is not None and each.width <= WIDEST]
    return [first, *fitting] if len(fitting) == len(drawn) else []


def _lines(expression: Any, beside: Iterable[str]) -> list[str]:
    """The right side in lines, as few as can be: whole, or its terms, or its factors."""
    whole = algebra.latex(expression, beside)
    if _fits(whole):
        return [whole]
    if expression.is_Add:
        terms = (algebra.latex(each, beside) for each in expression.as_ordered_terms())
        (_, first), *others = map(_signed, terms)
        return _joined([("", first), *others])
    if expression.is_Mul:
        factors = [_factor(each, beside) for each in expression.as_ordered_factors()]
        return _joined([("", factors[0]), *((r"\cdot ", each) for each in factors[1:])])
    return [whole]


def _joined(parts: list[tuple[str, str]]) -> list[str]:
    """Parts in a row, each after its sign, a new line begun where the last is full."""
    lines = [""]
    for sign, part in parts:
        longer = f"{lines[-1]} {sign}{part}" if lines[-1] else f"{sign}{part}"
        if lines[-1] and (len(lines) > MOST_LINES or not _fits(longer)):
            lines.append(f"{sign}{part}")
        else:
            lines[-1] = longer
    return lines


def _signed(written: str) -> tuple[str, str]:
    return ("", written) if written.startswith("-") else ("+ ", written)


def _factor(factor: Any, beside: Iterable[str]) -> str:
    written = algebra.latex(factor, beside)
    return rf"\left({written}\right)" if factor.is_Add else written


def _fits(latex: str) -> bool:
    drawn = typeset(INDENT + latex)
    return drawn is not None and drawn.width <= WIDEST
