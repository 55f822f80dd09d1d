"""The local derivative of a gate as a formula with its numbers: d/dx eˣ = eˣ = e⁻¹·⁰⁰ ≈ 0.37."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from circuit_editor.engine import Reading
from circuit_editor.gates import OUT, Gate
from circuit_editor.gates.gate import NAME
from circuit_editor.model import Circuit
from circuit_editor.teaching.explain.chain_rule import ChainRule, ChainRules, are_numbers, relation
from circuit_editor.teaching.explain.formula_notation import (
    POWER,
    SUM,
    FormulaText,
    Maths,
    bracket,
    call_function,
    read,
    variable,
    write,
    write_shown,
)
from circuit_editor.text.numbers import MINUS

LETTERS = ("x", "u", "v", "z", "t", "s")
LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class LocalFormula:
    """The local derivative by one input, typeset; `text` is the same for where nothing is typeset.

    `number` is what its last formula comes to as it is written; nan where a number is covered.
    """

    latex: str
    text: str
    number: float


def local_formula(rules: ChainRules, path: str, port: str) -> LocalFormula | None:
    """How a gate's local derivative by one input comes about, with the numbers that may be seen.

    None for a block, for a flag, where arrays arrive and where the derivative is told in words.
    """
    rule = rules.at(path)
    gate, node = rule.gate, rule.node
    row = next((each for each in rule.rows if each.port == port), None)
    if node.interface is not None or gate.is_flag or row is None or not gate.derivatives:
        return None
    numbers = [each.value for each in rule.rows]
    if not are_numbers(*(each for each in (*numbers, row.local) if each.is_there)):
        return None
    attrs = {name: write(value) for name, value in node.attrs.items()}
    names = _names(rules.names.circuit_around(path), rule)
    derivative = gate.derivatives[gate.inputs.index(port)]
    of = _function(gate, names, attrs)
    if of is None:
        return None
    # exp is its own derivative: where the declaration says so, its own formula stands there
    itself = derivative == OUT
    symbolic = of if itself else read(derivative, {**names, **attrs, OUT: variable(OUT)})
    if symbolic is None:
        return None
    if row.local.is_covered and _is_number(symbolic):
        symbolic = write_shown(row.local.text)
    # it would tell a number that may not be seen
    filled = None if row.local.is_hidden else _filled(rule, derivative, attrs, itself=itself)
    goes_on = filled is None or row.local.array is None or _fits(filled, float(row.local.array))
    parts = [_slope(of, names[port], is_only=len(rule.rows) == 1), symbolic]
    if filled is not None and filled.text != symbolic.text and goes_on:
        parts.append(filled)
    latex = " = ".join(each.latex for each in parts)
    text = " = ".join(each.text for each in parts)
    last = parts[-1]
    if goes_on and row.local.text and row.local.text != last.text and not _is_number(last):
        sign = "=" if row.local.is_covered else relation(last.number, row.local.text)
        local = write_shown(row.local.text)
        latex += (r" \approx " if sign == "≈" else " = ") + rf"\mathbf{{{local.latex}}}"
        text += f" {sign} {local.text}"
    return LocalFormula(latex, text, last.number)


def _fits(filled: FormulaText, local: float) -> bool:
    """False where one of what is written and the local derivative is no number, or infinite."""
    comes_to = filled.number
    if math.isnan(comes_to) or math.isnan(local):
        return math.isnan(comes_to) and math.isnan(local)
    return comes_to == local or (math.isfinite(comes_to) and math.isfinite(local))


def _is_number(last: FormulaText) -> bool:
    """True where the formula is a number of the gate's own: 1, or the constant of ×3."""
    return last.text.lstrip(MINUS).replace(".", "").isdecimal()


def _names(circuit: Circuit, rule: ChainRule) -> dict[str, FormulaText]:
    """What each input is called in the formula: what is wired there, else a free letter."""
    given = {row.port: row.name for row in rule.rows}
    taken = {circuit.label(id_) for id_ in circuit.nodes}
    found: dict[str, str] = {}
    for port, name in given.items():
        fits = name.isidentifier() and len(name) <= LONGEST_NAME
        if fits and list(given.values()).count(name) == 1:
            found[port] = name
        else:
            free = (each for each in (port, *LETTERS) if each not in taken | {*found.values()})
            found[port] = next(free, port)
    return {port: variable(name) for port, name in found.items()}


def _function(
    gate: Gate, names: Mapping[str, FormulaText], attrs: Mapping[str, FormulaText]
) -> FormulaText | None:
    """The gate as a formula of its inputs; by its name where its formula is a long one."""
    inputs = [names[port] for port in gate.inputs]
    by_name = call_function(gate.kind, *inputs)
    if gate.formula is None or gate.saturates:
        return by_name
    try:
        found = gate.formula(Maths(), *inputs, **attrs)
    except (TypeError, ValueError, AttributeError):
        return by_name
    return found if isinstance(found, FormulaText) else by_name


def _filled(
    rule: ChainRule, derivative: str, attrs: Mapping[str, FormulaText], *, itself: bool
) -> FormulaText | None:
    """The derivative with the numbers of the circuit in the places of its names."""
    readings: dict[str, Reading] = {row.port: row.value for row in rule.rows}
    readings[OUT] = rule.outputs[0].value
    numbers = {name: write_shown(each.text) for name, each in readings.items() if each.text}
    if itself:
        whole = all(port in numbers for port in rule.gate.inputs)
        return _function(rule.gate, numbers, attrs) if whole else None
    found = read(derivative, {**numbers, **attrs})
    missing = readings.keys() - numbers.keys()
    return None if missing & set(re.findall(NAME, derivative)) else found


def _slope(of: FormulaText, by: FormulaText, *, is_only: bool) -> FormulaText:
    """d/dx of a function; ∂/∂x where it has other inputs, too."""
    sign, text = ("d", "d") if is_only else (r"\partial ", "∂")
    inner = bracket(of, POWER)
    # a fraction holds together by its line
    drawn = inner if r"\cdot" in of.latex else bracket(of, SUM + 1)
    return FormulaText(
        rf"\frac{{{sign}}}{{{sign} {by.latex}}} {drawn.latex}",
        f"{text}/{text}{by.text} {inner.text}",
        SUM,
    )
