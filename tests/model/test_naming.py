"""What people call a node: a label, or a formula with or without gaps."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hostile import HOSTILE
from immutables import Map

from circuit_editor.expression import document_from
from circuit_editor.gates import GATES
from circuit_editor.model import BLOCK, EMPTY, OUT, BlockInterface, Circuit, Node, Pin, Port, edits
from circuit_editor.model.naming import (
    LONGEST,
    describe,
    display_name,
    formula_of,
    list_names,
    quote_distinct,
)
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
        ("f = 1/(a*b)", "1/(a × b)"),
        ("f = 1/a^b", "1/a^b"),
        ("f = (a + b)*c", "(a + b) × c"),
        ("f = (a**b)**c", "(a^b)^c"),
        ("f = a*(-b)", "a × (−b)"),
        ("f = sqrt(x)", "√x"),
        ("f = softplus(x)", "softplus(x)"),
    ],
)
def test_an_unnamed_gate_is_called_by_its_formula(text, formula):
    circuit, gate = last_gate(text)
    assert describe(circuit, gate) == formula_of(circuit, gate) == formula


def test_constants_inside_are_written_as_numbers():
    document = edits.add(EMPTY, "x", "input", HERE, label="x")
    for kind, c in (("add_constant", -1), ("mul_constant", -1), ("power_constant", 3)):
        document = edits.add(document, kind, kind, HERE)
        document = edits.set_attr(document, kind, "c", c)
        document = edits.connect(document, Pin("x", OUT), Pin(kind, "x"))
    circuit = document.root
    assert [describe(circuit, id_) for id_ in sorted(circuit.nodes) if id_ != "x"] == [
        "x − 1",
        "−x",
        "x^3",
    ]


def test_what_is_nested_deep_has_gaps_and_is_no_formula():
    circuit, gate = last_gate("f = tanh(exp(sin(cos(first)))) + second")
    assert describe(circuit, gate) == "tanh(…) + second"
    assert formula_of(circuit, gate) == ""


def test_a_name_holds_three_gates_within_each_other_and_no_fourth():
    circuit, gate = last_gate("f = exp(sin(x)) + b")
    assert describe(circuit, gate) == "exp(sin(x)) + b"
    circuit, gate = last_gate("f = exp(sin(abs(x))) + b")
    assert describe(circuit, gate) == "exp(sin(…)) + b"


def test_parts_without_a_name_shrink_to_one_gap():
    circuit, gate = last_gate("f = (a*b*c*d + a*c*d*b) * (d*b*a*c + a*b*d*c) + last")
    assert describe(circuit, gate) == "… + last"


def test_what_waits_for_a_wire_shows_where_and_no_id_that_stands_nowhere():
    document = edits.add(EMPTY, "x", "input", HERE, label="x")
    document = edits.add(document, "add1", "add", HERE)
    assert describe(document.root, "add1") == "? + ?"
    document = edits.connect(document, Pin("x", OUT), Pin("add1", "a"))
    assert describe(document.root, "add1") == "x + ?"
    assert formula_of(document.root, "add1") == ""
    assert describe(edits.rename(document, "add1", "sum").root, "add1") == "sum"


@pytest.mark.parametrize("kind", GATES)
def test_every_gate_can_be_called_something_short(kind):
    document = edits.add(EMPTY, "x", "input", HERE, label="x")
    document = edits.add(document, "g", kind, HERE, label="g" if not GATES[kind].inputs else "")
    for port in GATES[kind].inputs:
        document = edits.connect(document, Pin("x", OUT), Pin("g", port))
    name = describe(document.root, "g")
    assert 0 < len(name) <= LONGEST
    assert "x" in name or name == "g"


def test_sentences_name_the_id_for_scripts_and_the_formula_for_people():
    document = edits.add(EMPTY, "x", "input", HERE, label="x")
    for id_ in ("exp1", "add1"):
        document = edits.add(document, id_, GATES[id_[:-1]].kind, HERE)
    document = edits.connect(document, Pin("x", OUT), Pin("add1", "a"))
    document = edits.connect(document, Pin("add1", OUT), Pin("exp1", "x"))
    (missing,) = (each for each in problems(document) if each.at == "add1.b")
    assert str(missing.sentence) == 'The add gate add1 still waits for a wire at its input "b".'
    assert dict(missing.sentence.args)["node"] == list_names(document.root, "add1")
    assert dict(missing.sentence.args)["node"].described == "x + ?"
    refusal = why_not_connect(document.root, Pin("exp1", OUT), Pin("add1", "b"))
    assert "add1 → exp1 → add1" in str(refusal)
    assert dict(refusal.args)["loop"].described == "x + ? → exp(x + ?) → x + ?"


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_symbol_of_a_block_is_its_name_and_no_template(name):
    block = Node(
        "block", interface=BlockInterface("block1", name, (Port("x", name),), (Port("y", name),))
    )
    assert block.gate.symbol_with(block.attrs) == name


def loop_through(*labels):
    """What is said where the last of some `neg` gates in a row would feed the first."""
    document, ids = EMPTY, [f"neg{at}" for at, _ in enumerate(labels, 1)]
    for id_, label in zip(ids, labels, strict=True):
        document = edits.rename(edits.add(document, id_, "neg", HERE), id_, label)
    for before, id_ in pairwise(ids):
        document = edits.connect(document, Pin(before, OUT), Pin(id_, "x"))
    refusal = why_not_connect(document.root, Pin(ids[-1], OUT), Pin(ids[0], "x"))
    return dict(refusal.args)["loop"]


def test_a_loop_of_gates_that_look_alike_is_told_with_their_ids():
    loop = loop_through("", "", "")
    assert loop.name == "neg1 → neg2 → neg3 → neg1"
    assert loop.described == "−x (neg1) → −x (neg2) → −x (neg3) → −x (neg1)"


def test_a_loop_of_gates_of_one_name_is_told_with_their_ids_to_scripts_too():
    loop = loop_through("a", "a", "b")
    assert loop.name == loop.described == "a (neg1) → a (neg2) → b → a (neg1)"


def test_a_gate_that_is_called_as_the_id_of_another_is_told_apart_from_it():
    assert loop_through("neg2", "").name == "neg2 (neg1) → neg2 → neg2 (neg1)"


def test_a_long_loop_of_gates_that_look_alike_is_cut_and_can_be_followed():
    told = loop_through(*[""] * 12).described
    assert told.count("(neg") == 7 and " … " in told


def test_a_loop_of_blocks_of_one_name_is_told_with_their_ids():
    assert quote_distinct(["a", "b", "c", "a"], ["n", "n", "m", "n"]) == [
        "n (a)",
        "n (b)",
        "m",
        "n (a)",
    ]


def test_a_block_of_very_many_ports_is_named_as_quickly():
    """Each of its wires asks for its name; what it is fed with was written out every time."""
    ports = tuple(Port(f"p{at}", f"x{at}") for at in range(3_000))
    node = Node(BLOCK, interface=BlockInterface("b", "wide", ports))
    equal = Node(BLOCK, interface=BlockInterface("b", "wide", ports))
    circuit = Circuit(nodes=Map({"u": node}), places=Map({"u": (0.0, 0.0)}))
    assert equal.gate is node.gate
    started = time.process_time()
    assert {display_name(circuit, "u") for _ in range(1_000)} == {"wide"}
    assert {node.gate.symbol for _ in range(20_000)} == {"wide"}
    assert time.process_time() - started < 1
