"""Pasting with wires: what the sources of a part fed is fed by outputs that are there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import documents

from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.edits.copy_paste import paste
from circuit_editor.model.edits.paste_wired import paste_wired

THERE = edits.add(edits.add(EMPTY, "here", "input", (0, 0), label="here"), "exp9", "exp", (90, 0))


@given(documents(), st.data())
def test_every_reader_reads_what_stands_for_its_source(part, data):
    nodes = part.root.nodes
    ids = sorted(id_ for id_, each in nodes.items() if each.gate.is_source)
    stand_in = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set()))
    sources = {id_: Pin("here", OUT) for id_ in stand_in}
    made, fresh = paste_wired(THERE, part, (10.0, 0.0), sources, {})
    assert set(fresh) == set(nodes) - stand_in
    assert set(made.root.nodes) == {"here", "exp9", *fresh.values()}
    for old, new in fresh.items():
        drivers = [
            each and sources.get(each.node, Pin(fresh.get(each.node), each.port))
            for each in part.root.sources(old)
        ]
        assert made.root.sources(new) == drivers  # operands in order


@given(documents())
def test_without_wires_it_is_pasting(part):
    made, _ = paste_wired(THERE, part, (0.0, 20.0), {}, {})
    assert made == paste(THERE, part, (0.0, 20.0))[0]


def test_its_result_feeds_an_input_that_is_there():
    part = edits.add(edits.add(EMPTY, "u", "input", (0, 0), label="u"), "tanh1", "tanh", (90, 0))
    part = edits.connect(part, Pin("u", OUT), Pin("tanh1", "x"))
    reads = {Pin("tanh1", OUT): Pin("exp9", "x")}
    made, fresh = paste_wired(THERE, part, (0.0, 0.0), {"u": Pin("here", OUT)}, reads)
    assert dict(made.root.wires) == {
        Pin(fresh["tanh1"], "x"): Pin("here", OUT),
        Pin("exp9", "x"): Pin(fresh["tanh1"], OUT),
    }
