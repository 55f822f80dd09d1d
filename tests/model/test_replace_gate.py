"""Laws of replacing a gate: wires, name and place stay, and the way back is the same."""

from __future__ import annotations

from block_strategies import flat_documents
from hypothesis import assume, given
from hypothesis import strategies as st
from test_laws import assert_whole

from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.model import History, Pin, edits
from circuit_editor.model.edits.replace_gate import replace_gate

COMPUTING = {kind: gate for kind, gate in ELEMENTWISE.items() if gate.inputs and gate.outputs}


@given(flat_documents(), st.randoms(use_true_random=False))
def test_wires_names_and_places_stay(document, rng):
    nodes = document.root.nodes
    ids = sorted(id_ for id_, node in nodes.items() if node.kind in COMPUTING)
    assume(ids)
    id_ = rng.choice(ids)
    gate = nodes[id_].gate
    kinds = sorted(
        kind
        for kind, each in COMPUTING.items()
        if len(each.inputs) == len(gate.inputs) and len(each.outputs) == len(gate.outputs)
    )
    kind = rng.choice(kinds)
    after = replace_gate(document, id_, kind)
    assert_whole(after)
    made = after.root.nodes[id_]
    assert made.kind == kind
    assert after.root.sources(id_) == document.root.sources(id_)
    assert len(after.root.wires) == len(document.root.wires)
    assert {target.node for target in after.root.wires} == {
        target.node for target in document.root.wires
    }
    assert (after.root.labels, after.root.places) == (document.root.labels, document.root.places)
    back = replace_gate(after, id_, nodes[id_].kind)
    assert back.root.wires == document.root.wires
    if not gate.attrs:
        assert back == document
    assert (after is document) == (kind == nodes[id_].kind)


def test_the_operands_keep_their_order_and_an_undo_gives_the_same_object_back():
    document = document_from("f = a - b", {"a": 5, "b": 2})
    (sub,) = (id_ for id_, node in document.root.nodes.items() if node.kind == "sub")
    history = History(document)
    after = replace_gate(document, sub, "div")
    history.commit(after, "Replace")
    loss = Pin(after.loss, "x")
    assert float(run_document(after).value(loss)) == 2.5
    history.undo()
    assert history.document is document


def test_a_constant_inside_keeps_its_number():
    document = document_from("f = x * 7", {"x": 2})
    (scaled,) = (id_ for id_, node in document.root.nodes.items() if node.kind == "mul_constant")
    after = replace_gate(document, scaled, "add_constant")
    assert dict(after.root.nodes[scaled].attrs) == {"c": 7.0}
    assert edits.rename(after, scaled, "moved").root.label(scaled) == "moved"
