"""Copies that keep the wires that led into their originals; and what a copy says of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import documents, json_data

from circuit_editor.dataclass import replace
from circuit_editor.files.copied_from import FIELD, note_wires, noted_wires
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.model.edits import copy_paste
from circuit_editor.model.history import History
from circuit_editor.model.wiring import natural

AWAY = (5000.0, 0.0)


@st.composite
def parts(draw: st.DrawFn) -> tuple[Document, set[str]]:
    """A document, and some of its nodes, at least one."""
    document = draw(documents(max_nodes=5).filter(lambda each: bool(each.root.nodes)))
    chosen = st.sets(st.sampled_from(sorted(document.root.nodes)), min_size=1)
    return document, draw(chosen)


def pasted_with_wires(document: Document, ids: set[str]) -> tuple[Document, dict[str, str]]:
    """What copy and paste make of it, and the copies' ids."""
    circuit = document.root
    part = copy_paste.copy_of(document, circuit, ids)
    part = note_wires(part, "here", None, copy_paste.wires_into(circuit, ids))
    after, new = copy_paste.paste(document, part, AWAY)
    copies = dict(zip(sorted(part.root.nodes, key=natural), new, strict=True))
    return copy_paste.with_wires(after, copies, noted_wires(part, "here", None)), copies


@given(parts())
def test_every_input_of_a_copy_reads_what_its_original_reads(drawn):
    document, ids = drawn
    after, copies = pasted_with_wires(document, ids)
    for target, source in document.root.wires.items():
        if target.node in ids:
            reads = Pin(copies.get(source.node, source.node), source.port)
            assert after.root.wires[Pin(copies[target.node], target.port)] == reads
    before = document.root.wires
    assert {pin: after.root.wires[pin] for pin in before} == dict(before.items())


def test_a_source_that_was_deleted_is_not_taken_for_the_copy_that_has_its_id_now():
    document = EMPTY
    for kind, id_ in (("input", "x"), ("neg", "g"), ("neg", "h")):
        document = edits.add(document, id_, kind, AWAY)
    for source, target in (("x", "g"), ("g", "h")):
        document = edits.connect(document, Pin(source, OUT), Pin(target, "x"))
    part = copy_paste.copy_of(document, document.root, {"h"})
    wires = copy_paste.wires_into(document.root, {"h"})
    document, (copy,) = copy_paste.paste(edits.remove(document, {"g", "h"}), part, AWAY)
    noted = [(Pin("h", "x"), Pin(copy, OUT))]  # that was g
    assert wires == [(Pin("h", "x"), Pin("g", OUT))]
    assert copy_paste.with_wires(document, {"h": copy}, noted) is document


@given(parts())
def test_undo_brings_the_very_document_back(drawn):
    document, ids = drawn
    history = History(document)
    history.commit("Paste", pasted_with_wires(document, ids)[0])
    history.undo()
    assert history.document is document


@given(documents(max_nodes=2), json_data)
def test_whatever_a_stranger_noted_is_read_without_a_word(document, note):
    read = noted_wires(replace(document, extra=document.extra.set(FIELD, note)), "here", None)
    assert read == []
