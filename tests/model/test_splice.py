"""Laws of the edits that touch many wires at once: insert, bypass, detach, cut, rewire."""

from __future__ import annotations

import pytest
from block_strategies import flat_documents
from hypothesis import assume, given
from hypothesis import strategies as st
from scripts import played, scripts, some
from test_laws import assert_whole

from circuit_editor.engine import run_document
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits, node
from circuit_editor.model.edits.splice import (
    bypass,
    cut_wires,
    detach,
    insert_on_wire,
    readers_of,
    rewire_output,
)
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.model.rules import why_not_rewire, why_not_through
from circuit_editor.model.wiring import upstream_of

THROUGH = sorted(kind for kind, gate in ELEMENTWISE.items() if gate.inputs and gate.outputs)


def chain(*kinds: str) -> Document:
    """An input x, then gates of these kinds, each wired to the one before by its first input."""
    document = edits.add(EMPTY, "x", "input", (0, 0), label="x")
    before = "x"
    for at, kind in enumerate(kinds):
        id_ = f"{kind}{at}"
        document = edits.add(document, id_, kind, (100 * at, 0))
        first = document.root.nodes[id_].gate.inputs[0]
        document = edits.connect(document, Pin(before, OUT), Pin(id_, first))
        before = id_
    return document


@given(flat_documents(), st.sampled_from(THROUGH), st.randoms(use_true_random=False))
def test_a_node_that_is_inserted_and_bypassed_leaves_what_was_there(document, kind, rng):
    assume(document.root.wires)
    target = rng.choice(sorted(document.root.wires))
    new = fresh_id(document, kind)
    added = edits.add(document, new, kind, (5.0, 5.0))
    assert why_not_through(added.root.nodes[new], kind) is None
    inserted = insert_on_wire(added, new, target)
    assert_whole(inserted)
    first = inserted.root.nodes[new].gate.inputs[0]
    assert inserted.root.wires[Pin(new, first)] == document.root.wires[target]
    assert inserted.root.wires[target] == Pin(new, OUT)
    assert len(inserted.root.wires) == len(document.root.wires) + 1
    assert bypass(inserted, [new]) == document


@given(flat_documents(), st.sampled_from(THROUGH), st.randoms(use_true_random=False))
def test_an_insertion_changes_no_number_that_does_not_read_it(document, kind, rng):
    assume(document.root.wires)
    target = rng.choice(sorted(document.root.wires))
    new = fresh_id(document, kind)
    inserted = insert_on_wire(edits.add(document, new, kind, (5.0, 5.0)), new, target)
    before, after = run_document(document), run_document(inserted)
    for id_, each in document.root.nodes.items():
        if new not in upstream_of(inserted.root, id_):
            for port in each.gate.outputs:
                told = [str(run.value(Pin(id_, port))) for run in (before, after)]
                assert told[0] == told[1]


@given(scripts(), st.randoms(use_true_random=False))
def test_a_bypass_takes_the_nodes_and_joins_what_was_around_them(script, rng):
    document = played(EMPTY, script)
    gone = set(some(rng, sorted(document.root.nodes)))
    after, plain = bypass(document, gone), edits.remove(document, gone)
    assert_whole(after)
    assert after.root.nodes == plain.root.nodes
    assert after.loss == plain.loss
    for target, source in plain.root.wires.items():
        assert after.root.wires[target] == source
    for target in set(after.root.wires) - set(plain.root.wires):
        assert document.root.wires[target].node in gone
        assert after.root.wires[target].node in upstream_of(document.root, target.node)


@given(scripts(), st.randoms(use_true_random=False))
def test_what_is_detached_stays_with_the_wires_among_it(script, rng):
    document = played(EMPTY, script)
    taken = set(some(rng, sorted(document.root.nodes)))
    after, healed = detach(document, taken), bypass(document, taken)
    assert_whole(after)
    assert after.root.nodes is document.root.nodes
    among = {
        target: source
        for target, source in document.root.wires.items()
        if target.node in taken and source.node in taken
    }
    assert dict(after.root.wires) == {**healed.root.wires, **among}


@given(scripts(), st.randoms(use_true_random=False))
def test_a_cut_takes_all_wires_of_the_nodes_and_no_other(script, rng):
    document = played(EMPTY, script)
    ids = set(some(rng, sorted(document.root.nodes)))
    after = cut_wires(document, ids)
    assert dict(after.root.wires) == {
        target: source
        for target, source in document.root.wires.items()
        if target.node not in ids and source.node not in ids
    }
    if not set(document.root.wires) - set(after.root.wires):
        assert after is document


@given(flat_documents(), st.randoms(use_true_random=False))
def test_all_that_read_an_output_read_the_other_and_can_be_given_back(document, rng):
    sources = sorted(set(document.root.wires.values()))
    outputs = [
        Pin(id_, port)
        for id_, node in sorted(document.root.nodes.items())
        for port in node.gate.outputs
    ]
    assume(sources)
    old, new = rng.choice(sources), rng.choice(outputs)
    assume(old != new and not readers_of(document.root, new))
    refusal = why_not_rewire(document.root, old, new)
    after = rewire_output(document, old, new)
    if refusal is not None:
        return
    assert_whole(after)
    assert readers_of(after.root, new) == readers_of(document.root, old)
    assert not readers_of(after.root, old)
    assert rewire_output(after, new, old) == document


def test_a_chain_heals_over_all_that_is_taken_out():
    document = chain("exp", "tanh", "relu", "sin")
    healed = bypass(document, ["exp0", "tanh1", "relu2"])
    assert dict(healed.root.wires) == {Pin("sin3", "x"): Pin("x", OUT)}


def test_operands_stay_where_they_were():
    document = chain("exp")
    document = edits.add(document, "minus", "sub", (300, 0))
    document = edits.connect(document, Pin("x", OUT), Pin("minus", "a"))
    document = edits.connect(document, Pin("exp0", OUT), Pin("minus", "b"))
    healed = bypass(document, ["exp0"])
    assert dict(healed.root.wires) == {
        Pin("minus", "a"): Pin("x", OUT),
        Pin("minus", "b"): Pin("x", OUT),
    }


def test_the_first_wired_input_is_what_is_kept():
    document = chain()
    document = edits.add(document, "y", "input", (0, 90), label="y")
    document = edits.add(document, "add1", "add", (100, 0))
    document = edits.add(document, "exp1", "exp", (200, 0))
    document = edits.connect(document, Pin("y", OUT), Pin("add1", "b"))
    document = edits.connect(document, Pin("add1", OUT), Pin("exp1", "x"))
    assert bypass(document, ["add1"]).root.wires[Pin("exp1", "x")] == Pin("y", OUT)
    document = edits.connect(document, Pin("x", OUT), Pin("add1", "a"))
    assert bypass(document, ["add1"]).root.wires[Pin("exp1", "x")] == Pin("x", OUT)


def test_what_drives_nothing_leaves_its_reader_open():
    document = chain("exp")
    assert not bypass(document, ["x"]).root.wires


@pytest.mark.parametrize(("kind", "said"), [("input", "no input"), ("output", "no output")])
def test_a_node_through_which_nothing_leads_is_refused(kind, said):
    assert said in str(why_not_through(node(kind), "it"))


def test_an_output_cannot_take_over_what_feeds_it():
    document = chain("exp", "tanh")
    refusal = why_not_rewire(document.root, Pin("x", OUT), Pin("tanh1", OUT))
    assert "loop" in str(refusal)
    refusal = why_not_rewire(document.root, Pin("exp0", OUT), Pin("tanh1", OUT))
    assert "feed itself" in str(refusal)
