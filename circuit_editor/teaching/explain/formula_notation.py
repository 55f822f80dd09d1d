"""Formulas of gates and of their local derivatives, written as LaTeX and as text.

They are only written here, never simplified: what stands on a slide is what stands in the gate's
declaration. Numbers come in as the texts they are shown by.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.closed_form.latex_names import FUNCTION_COMMANDS, latex_name
from circuit_editor.dataclass import replace
from circuit_editor.gates import ELEMENTWISE, Gate, kinds
from circuit_editor.text import (
    MINUS,
    as_read,
    brief,
    in_brackets,
)

LATEX_SIGN = "{-}"  # of a number: it stands close to it
SUM, PRODUCT, SIGN, POWER, ATOM = range(5)  # how tightly what is written holds together
TOKEN = re.compile(r"\s*(\d+\.?\d*(?:e[+-]?\d+)?|[A-Za-z_]\w*|[-+*/^()√π])")
RAISED = str.maketrans(f"0123456789-{MINUS}abcnx", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻ᵃᵇᶜⁿˣ")
SPELT = {name: each for kind, each in ELEMENTWISE.items() for name in (kind, *each.spelling.names)}


@dataclass(frozen=True, slots=True)
class FormulaText:
    """An expression: LaTeX, text, how tightly it holds, and what the written comes to (or nan)."""

    latex: str
    text: str
    binds: int
    number: float = math.nan

    def __add__(self, other: Any) -> FormulaText:
        return _joined(self, write(other), "+", SUM, self.number + write(other).number)

    def __radd__(self, other: Any) -> FormulaText:
        return write(other) + self

    def __sub__(self, other: Any) -> FormulaText:
        return _joined(self, write(other), "-", SUM, self.number - write(other).number)

    def __rsub__(self, other: Any) -> FormulaText:
        return write(other) - self

    def __mul__(self, other: Any) -> FormulaText:
        return _joined(self, write(other), "*", PRODUCT, self.number * write(other).number)

    def __rmul__(self, other: Any) -> FormulaText:
        return write(other) * self

    def __truediv__(self, other: Any) -> FormulaText:
        below = write(other)
        number = self.number / below.number if below.number else math.nan
        return FormulaText(
            rf"\frac{{{self.latex}}}{{{below.latex}}}",
            f"{bracket(self, PRODUCT).text}/{bracket(below, POWER).text}",
            PRODUCT,
            number,
        )

    def __rtruediv__(self, other: Any) -> FormulaText:
        return write(other) / self

    def __neg__(self) -> FormulaText:
        inner = bracket(self, PRODUCT)
        return FormulaText(f"{{-}}{inner.latex}", f"{MINUS}{inner.text}", SIGN, -self.number)

    def __pow__(self, other: Any) -> FormulaText:
        base, above = bracket(self, ATOM), write(other)
        if above.text == "1":
            return self
        raised = above.text.translate(RAISED)
        fits = all(a != b for a, b in zip(above.text, raised, strict=True))
        text = base.text + (raised if fits else f"^{bracket(above, ATOM).text}")
        try:
            number = float(self.number**above.number)
        except (ArithmeticError, TypeError, ValueError):
            number = math.nan
        return FormulaText(f"{base.latex}^{{{above.latex}}}", text, POWER, number)

    def __rpow__(self, other: Any) -> FormulaText:
        return write(other) ** self


def write(thing: Any) -> FormulaText:
    """A number, or what is written already."""
    if isinstance(thing, FormulaText):
        return thing
    text = brief(float(thing))
    return replace(write_shown(text), number=float(thing))


def write_shown(text: str) -> FormulaText:
    """A number as it is shown on a wire; "?" where it is covered."""
    number = math.nan if text == "?" else as_read(text)
    return FormulaText(
        text.replace(MINUS, LATEX_SIGN), text, SIGN if text.startswith(MINUS) else ATOM, number
    )


def variable(name: str) -> FormulaText:
    """A variable."""
    return FormulaText(latex_name(name), name, ATOM)


def bracket(part: FormulaText, tightly: int) -> FormulaText:
    """A part in brackets, unless it holds together so tightly by itself."""
    if part.binds >= tightly:
        return part
    text = in_brackets(part.text, part.binds, tightly)
    return replace(part, latex=rf"\left({part.latex}\right)", text=text, binds=ATOM)


def call_function(function: str, *parts: Any) -> FormulaText:
    """A function of what stands in its brackets: eˣ, √x, σ(x), max(a, b)."""
    inside = [write(each) for each in parts]
    gate = SPELT.get(function)
    number = math.nan if gate is None else _worked_out(gate, [each.number for each in inside])
    if function == kinds.EXP:
        return replace(FormulaText("e", "e", ATOM) ** inside[0], number=number)
    latex = ", ".join(each.latex for each in inside)
    text = ", ".join(each.text for each in inside)
    if gate is not None and gate.notation is not None and gate.notation.latex:
        (port,), notation = gate.inputs, gate.notation
        text = notation.template.format(
            **{port: bracket(inside[0], min(notation.needs, ATOM)).text}
        )
        return FormulaText(notation.latex.format(**{port: latex}), text, ATOM, number)
    if gate is not None:
        is_letter = len(gate.symbol) == 1 and gate.symbol.isalpha()  # σ
        function = gate.symbol if is_letter else gate.kind
    in_latex = rf"\{function}" if function in FUNCTION_COMMANDS else rf"\mathrm{{{function}}}"
    in_latex = latex_name(function) if len(function) == 1 else in_latex
    return FormulaText(rf"{in_latex}\left({latex}\right)", f"{function}({text})", ATOM, number)


def _worked_out(gate: Gate, numbers: list[float]) -> float:
    """What a gate makes of numbers; nan where that is none, or they are none themselves."""
    if gate.forward is None or gate.attrs:
        return math.nan
    with np.errstate(all="ignore"):
        number = float(gate.forward(*map(np.float64, numbers)))
    return number if math.isfinite(number) or not all(map(math.isfinite, numbers)) else math.nan


class Maths:
    """The vocabulary of a gate's formula: what it asks for is written, not worked out."""

    def __getattr__(self, name: str) -> Callable[..., FormulaText]:
        return lambda *parts: call_function(name, *parts)


def read(text: str, names: Mapping[str, FormulaText]) -> FormulaText | None:
    """A derivative as a gate declares it, `2*x^(c-1)`; None where it is told in words."""
    if " " in text.replace(" - ", "-").replace(" + ", "+"):
        return None
    tokens = TOKEN.findall(text)
    return None if "".join(tokens) != text.replace(" ", "") else _Reader(tokens, names).whole()


class _Reader:
    """Reads tokens from left to right, the tighter first."""

    def __init__(self, tokens: list[str], names: Mapping[str, FormulaText]) -> None:
        self._left = tokens[::-1]
        self._names = names

    def whole(self) -> FormulaText:
        """Everything."""
        return self._sum()

    def _next(self, *wanted: str) -> str:
        return self._left.pop() if self._left and self._left[-1] in wanted else ""

    def _sum(self) -> FormulaText:
        found = self._product()
        while sign := self._next("+", "-"):
            other = self._product()
            found = found + other if sign == "+" else found - other
        return found

    def _product(self) -> FormulaText:
        found = self._signed()
        while sign := self._next("*", "/"):
            other = self._signed()
            found = found * other if sign == "*" else found / other
        return found

    def _signed(self) -> FormulaText:
        if self._next("-"):
            return -self._product()
        found = self._atom()
        return found ** self._signed() if self._next("^") else found

    def _atom(self) -> FormulaText:
        if self._next("("):
            found = self._sum()
            self._next(")")
            return found
        token = self._left.pop()
        if token == "√":
            return call_function(kinds.SQRT, self._atom())
        if token == "π":
            return FormulaText(r"\pi", "π", ATOM, math.pi)
        if self._next("("):
            found = self._sum()
            self._next(")")
            return call_function(token, found)
        if token in self._names:
            return self._names[token]
        return write(float(token)) if token[0].isdigit() else variable(token)


def _joined(
    left: FormulaText, right: FormulaText, sign: str, binds: int, number: float
) -> FormulaText:
    """Two parts with a sign between; numbers alone are worked out, as in x^(3-1)."""
    if left.text == "1" and sign == "*":
        return right
    if right.text == "1" and sign == "*":
        return left
    if _is_plain(left) and _is_plain(right) and sign != "*":
        return write(number)
    first = bracket(left, binds)
    second = bracket(right, POWER if right.binds == SIGN else binds + 1)
    latex = {"*": r" \cdot "}.get(sign, f" {sign} ")
    text = {"*": "·", "-": f" {MINUS} "}.get(sign, f" {sign} ")
    return FormulaText(f"{first.latex}{latex}{second.latex}", f"{first.text}{text}{second.text}",
                   binds, number)  # fmt: skip


def _is_plain(part: FormulaText) -> bool:
    """True for a number of the declaration, which is no number of the circuit."""
    return part.text.lstrip(MINUS).isdecimal()
