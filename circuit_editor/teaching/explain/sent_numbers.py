"""Formulas of what inputs of losses are sent, and the products of one cell of any array sent."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from circuit_editor.gates import Array, vjp
from circuit_editor.gates.losses import MEAN
from circuit_editor.teaching.explain.chain_rule import ChainRule, ChainRuleRow, relation, sum_text
from circuit_editor.teaching.explain.shape_rule import UPSTREAM, factors
from circuit_editor.text import as_read, bracket_negative, show, write_index

MOST_CELLS = 16  # of an input of whose numbers one is told: of larger ones none stands out
MOST_PRODUCTS = 4  # in a sum that is written out
PORT = re.compile(r"(\(?)\{(\w+)\}")  # of a template, and the bracket that opens before it


def formula_by_entry(rule: ChainRule, row: ChainRuleRow, names: Mapping[str, str]) -> str:
    """What each number of an input of a loss is sent, by names: `(y − t) · 2/n`; "" of others.

    U stands for what arrives, but for the 1 with which the way back begins.
    """
    upstream = rule.outputs[0].upstream.array
    if not rule.gate.by_entry or upstream is None:
        return ""
    return _filled(rule, row, names, "n", "" if _is_one(upstream) else UPSTREAM)


def first_number(rule: ChainRule, row: ChainRuleRow) -> tuple[str, str] | None:
    """The first cell of an input, and an equation of what is sent there; else None.

    None where a number that has part in it may not be seen, where it is no sum of a few products,
    and of an input of many cells.
    """
    upstream, sent = rule.outputs[0].upstream.array, row.downstream.array
    arrays = {each.port: each.value.array for each in rule.rows if each.value.array is not None}
    if upstream is None or sent is None or len(arrays) < len(rule.rows):
        return None
    if not sent.shape or not 0 < sent.size <= MOST_CELLS:
        return None
    if rule.gate.by_entry:
        written, comes_to = _by_entry(rule, row, arrays, upstream)
    else:
        written, comes_to = _by_products(rule, row, arrays, upstream)
    if not written:
        return None
    number = show(float(sent.flat[0]))
    return write_index((0,) * sent.ndim), f"{written} {relation(comes_to, number)} {number}"


def _by_entry(
    rule: ChainRule, row: ChainRuleRow, arrays: Mapping[str, Array], upstream: Array
) -> tuple[str, float]:
    """The first number that an input of a loss is sent, as it is written, and what that makes."""
    texts = {port: show(float(array.flat[0])) for port, array in arrays.items()}
    arrives = show(float(upstream.flat[0]))
    written = _filled(
        rule, row, texts, str(arrays[row.port].size), "" if _is_one(upstream) else arrives
    )
    shown = []
    for port, array in arrays.items():
        shown.append(np.array(array, dtype=np.float64))
        shown[-1].flat[0] = as_read(texts[port])
    attrs = {**rule.node.attrs, **rule.node.options}
    around = np.full(upstream.shape, as_read(arrives))
    with np.errstate(all="ignore"):
        sent = vjp(rule.gate, around, tuple(shown), rule.outputs[0].value.array, attrs)
    return written, float(sent[rule.gate.inputs.index(row.port)].flat[0])


def _by_products(
    rule: ChainRule, row: ChainRuleRow, arrays: Mapping[str, Array], upstream: Array
) -> tuple[str, float]:
    """The first number of a product of matrices as a sum of products; "" where they are many."""
    shapes = {port: array.shape for port, array in arrays.items()}
    found = factors(rule.gate, rule.gate.inputs.index(row.port), shapes)
    if not found:
        return "", 0.0
    parts = {**arrays, UPSTREAM: upstream}
    first, second = (parts[each.port].T if each.is_turned else parts[each.port] for each in found)
    if len(second) > MOST_PRODUCTS:
        return "", 0.0
    pairs = [(show(float(a)), show(float(b))) for a, b in zip(first[0], second[:, 0], strict=True)]
    products = [f"{a} × {bracket_negative(b)}" for a, b in pairs]
    return sum_text(products), sum(as_read(a) * as_read(b) for a, b in pairs)


def _is_one(upstream: Array) -> bool:
    return upstream.shape == () and float(upstream) == 1.0


def _filled(
    rule: ChainRule, row: ChainRuleRow, texts: Mapping[str, str], count: str, upstream: str
) -> str:
    """The formula of a loss with these texts: a negative number in brackets, but right behind one.

    `count` is over how many numbers a mean is taken.
    """
    part = f"/{count}" if rule.node.options.get("reduction", MEAN) == MEAN else ""
    template = rule.gate.by_entry[rule.gate.inputs.index(row.port)].replace("{part}", part)

    def text(found: re.Match[str]) -> str:
        bracket, port = found.groups()
        return bracket + (texts[port] if bracket else bracket_negative(texts[port]))

    written = PORT.sub(text, template)
    return f"{bracket_negative(upstream)} · {written}" if upstream and written else written
