"""Kinks of gates of arrays: what does not fit stands at none, and attributes are heeded."""

from __future__ import annotations

import pytest

from circuit_editor.engine import Readings, run_document
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.teaching.explain.chain_rule import ChainRules
from circuit_editor.teaching.explain.gate_character import explain
from circuit_editor.teaching.explain.perturbation import Perturbation

ROWS = ((1.0, 2.0, 2.0, 0.0), (0.0, 0.0, 0.0, 0.0), (3.0, 0.0, 4.0, 0.0), (0.0, 0.0, 0.0, 0.0))


def pooled(value, size=2):
    """A document of one picture and its largest numbers, two by two or otherwise."""
    document = edits.add(EMPTY, "x", "input", (0.0, 0.0), label="x")
    document = edits.set_value(document, "x", value)
    document = edits.add(document, "p", "max_pool", (100.0, 0.0))
    document = edits.set_option(document, "p", "size", size)
    document = edits.connect(document, Pin("x", OUT), Pin("p", "x"))
    document = edits.add(document, "s", "sum", (200.0, 0.0))
    document = edits.connect(document, Pin("p", OUT), Pin("s", "x"))
    return edits.flag(document, Pin("s", OUT), (300.0, 0.0))


@pytest.mark.parametrize("value", [1.0, [1.0, 2.0], [[1.0]]])
def test_what_does_not_fit_stands_at_no_kink(value):
    document = pooled(value)
    run = run_document(document)
    assert run.value(Pin("p", OUT)) is None
    assert explain(ChainRules(document, Readings(run)), "p").kink is None
    assert Perturbation(document, run, Pin("x", OUT)).kink is None


def test_a_kink_is_looked_for_with_the_gates_own_size():
    document = pooled([ROWS])
    rules = ChainRules(document, Readings(run_document(document)))
    assert explain(rules, "p").kink is None
    tied = pooled([ROWS], size=4)
    rows = [list(row) for row in ROWS]
    rows[0][1] = 4.0
    tied = edits.set_value(tied, "x", [rows])
    rules = ChainRules(tied, Readings(run_document(tied)))
    assert explain(rules, "p").kink is not None
