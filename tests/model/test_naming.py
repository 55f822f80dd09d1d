"""What people call a node: a label, a formula with or without gaps, and an id only at last."""

from __future__ import annotations

import pytest

from circuit_editor.expression import document_from
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.naming import LONGEST, described, formula_of, named
from circuit_editor.model.problems import problems
from circuit_editor.model.rules import why_not_connect

HERE = (0.0, 0.0)


def last_gate(text):
    """The circuit of an expression, and the gate that feeds the loss, its label taken off."""
    document = document_from(text)
    gate = document.root.wires[Pin(document.loss, "x")].node
    return edits.rename(document, gate, "").root, gate


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("f = a + b", "a + b"),
        ("f = b - c", "b − c"),
        ("f = log(a)/(b - c)", "log(a) ÷ (b − c)"),
        ("f = max(a, b*c)", "max(a, b × c)"),
        ("f = abs(a - b)", "|a − b|"),
        ("f = -(a + b)", "−(a + b)"),
        ("f = sigmoid(x)", "σ(x)"),
        ("f = a*x + b*y", "a × x + b × y"),
        ("f = a - (b - c)", "a − (b − c)"),
        ("f = (a - b) - c", "a − b − c"),
        ("f = a/(b*c)", "a ÷ (b × c)"),
        ("f = (a + b)*c", "(a + b) × c"),
        ("f = (a**b)**c", "(a^b)^c"),
        ("f = a*(-b)", "a × (−b)"),
        ("f = sqrt(x)", "√x"),
        ("f = softplus(x)", "softplus(x)"),
    ],
)
def test_an_unnamed_gate_is_called_by_its_formula(text, formula):
    circuit, gate = last_gate(text)
    assert described(circuit, gate) == formula_of(circuit, gate) == formula


def test_constants_inside_are_written_as_numbers():
    document = edits.add(EMPTY, "x", "input", HERE, label="x")
    for kind, c in (("add_constant", -1), ("mul_constant", -1), ("power_constant", 3)):
        document = edits.add(document, kind, kind, HERE)
        document = edits.set_attr(document, kind, "c", c)
        document = edits.connect(document, Pin("x", OUT), Pin(kind, "x"))
    circuit = document.root
    assert [described(circuit, id_) for id_ in sorted(circuit.nodes) if id_ != "x"] == [
        "x − 1",
        "−x",
        "x^3",
    ]


def test_what_is_nested_deep_has_gaps_and_is_no_formula():
    circuit, gate = last_gate("f = tanh(exp(sin(cos(first)))) + second")
    assert described(circuit, gate) == "tanh(…) + second"
    assert formula_of(circuit, gate) == ""


def test_parts_without_a_name_shrink_to_one_gap():
    circuit, gate = last_gate("f = (a*b*c*d + a*c*d*b) * (d*b*a*c + a*b*d*c) + last")
    assert described(circuit, gate) == "… + last"


def test_what_waits_for_a_wire_shows_where_and_an_id_is_the_last_resort():
    document = edits.add(EMPTY, "x", "input", HERE, label="x")
    document = edits.add(document, "add1", "add", HERE)
    assert described(document.root, "add1") == "+ add1"
    document = edits.connect(document, Pin("x", OUT), Pin("add1", "a"))
    assert described(document.root, "add1") == "x + ?"
    assert formula_of(document.root, "add1") == ""
    assert described(edits.rename(document, "add1", "sum").root, "add1") == "sum"


@pytest.mark.parametrize("kind", GATES)
def test_every_gate_can_be_called_something_short(kind):
    document = edits.add(EMPTY, "x", "input", HERE, label="x")
    document = edits.add(document, "g", kind, HERE, label="g" if not GATES[kind].inputs else "")
    for port in GATES[kind].inputs:
        document = edits.connect(document, Pin("x", OUT), Pin("g", port))
    name = described(document.root, "g")
    assert 0 < len(name) <= LONGEST
    assert "x" in name or name == "g"


def test_sentences_name_the_id_for_scripts_and_the_formula_for_people():
    document = edits.add(EMPTY, "x", "input", HERE, label="x")
    for id_ in ("exp1", "add1"):
        document = edits.add(document, id_, GATES[id_[:-1]].kind, HERE)
    document = edits.connect(document, Pin("x", OUT), Pin("add1", "a"))
    document = edits.connect(document, Pin("add1", OUT), Pin("exp1", "x"))
    (missing,) = (each for each in problems(document) if each.at == "add1.b")
    assert str(missing.sentence) == 'The add gate add1 needs a wire at its input "b".'
    assert dict(missing.sentence.args)["node"] == named(document.root, "add1")
    assert dict(missing.sentence.args)["node"].described == "x + ?"
    refusal = why_not_connect(document.root, Pin("exp1", OUT), Pin("add1", "b"))
    assert "add1 → exp1 → add1" in str(refusal)
    assert dict(refusal.args)["loop"].described == "x + ? → exp(x + ?) → x + ?"
