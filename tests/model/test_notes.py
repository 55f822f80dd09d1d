"""Free notes: written, changed, moved and deleted; they go where they are taken along."""

from __future__ import annotations

import pytest
from block_documents import two_neurons
from immutables import Map

import circuit_editor as ce
from circuit_editor.model import Document, History, blocks, edits, rules
from circuit_editor.model.document import Note
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group, why_not_group
from circuit_editor.model.edits.notes_and_frames import add_note, set_note
from circuit_editor.model.edits.ungrouping import ungroup
from circuit_editor.model.edits.unshare import make_unique
from circuit_editor.model.fresh_names import fresh_id


def noted() -> Document:
    document = ce.circuit("s = w0*x0 + w1*x1; f = exp(s)").document
    return add_note(document, "note1", "the sum", (50.0, 20.0))


def test_a_note_is_written_changed_moved_and_deleted():
    document = noted()
    assert dict(document.root.notes) == {"note1": Note("the sum", (50.0, 20.0))}
    assert set_note(document, "note1", "the sum") is document
    other = set_note(document, "note1", "s")
    assert other.root.notes["note1"] == Note("s", (50.0, 20.0))
    moved = edits.move(other, {"note1": (0.0, 1.0), "exp1": (7.0, 8.0)})
    assert moved.root.notes["note1"] == Note("s", (0.0, 1.0))
    assert moved.root.places["exp1"] == (7.0, 8.0)
    assert "note1" not in moved.root.places
    assert edits.move(moved, {"note1": (0.0, 1.0)}) is moved
    assert edits.remove(moved, ["note1"]).root.notes == Map()
    assert edits.remove(moved, ["note1"]).root.nodes is moved.root.nodes


def test_nothing_is_compiled_again_for_a_note():
    before, after = noted(), set_note(noted(), "note1", "s")
    before = set_note(after, "note1", "the sum")
    assert before.root.nodes is after.root.nodes
    assert not blocks.same_drawing(before, after)


def test_undo_brings_back_the_very_same_document():
    history = History(noted())
    before = history.document
    history.commit(set_note(before, "note1", "s"), "Write a note")
    assert history.document.root.notes["note1"].text == "s"
    history.undo()
    assert history.document is before


def test_a_fresh_id_is_taken_by_no_note():
    document = noted()
    assert fresh_id(document, "note") == "note2"
    inner, _ = group(document, ["exp1", "note1"], "e")
    assert fresh_id(inner, "note") == "note2"


def test_a_note_goes_into_a_block_only_where_it_is_selected():
    left, _ = group(noted(), ["exp1"], "e")
    assert left.root.notes == noted().root.notes
    taken, _ = group(noted(), ["exp1", "note1"], "e")
    (block,) = taken.blocks.values()
    assert (dict(taken.root.notes), block.circuit.notes) == ({}, noted().root.notes)
    assert why_not_group(noted().root, ["note1"]) is not None


def test_notes_come_out_of_a_block_moved_with_its_gates():
    document = noted()
    there, instance = group(document, ["exp1", "note1"], "e")
    assert ungroup(there, instance)[0] == document
    x, y = there.root.places[instance]
    back, _ = ungroup(there, instance, at=(x + 10.0, y - 5.0))
    assert back.root.notes["note1"].place == (60.0, 15.0)


def two_with_a_note() -> tuple[Document, list[str]]:
    document = two_neurons()
    (block,) = document.blocks
    document = blocks.within(document, block, add_note, "note1", "each", (1.0, 2.0))
    return document, sorted(id_ for id_, _ in blocks.instances_in(document.root))


def test_of_a_block_used_twice_a_note_comes_out_with_a_fresh_id():
    document, (first, _) = two_with_a_note()
    back, _ = ungroup(document, first)
    (id_,) = back.root.notes
    (block,) = back.blocks.values()
    assert id_ != "note1"
    assert (back.root.notes[id_].text, block.circuit.notes["note1"].text) == ("each", "each")


def test_a_block_made_unique_has_the_note_too():
    document, (first, _) = two_with_a_note()
    apart, way = make_unique(document, (first,))
    mine = blocks.circuit_at(apart, way)
    assert [note.text for note in mine.notes.values()] == ["each"]
    assert "note1" not in mine.notes


def test_a_copy_has_the_notes_that_are_selected_moved_and_with_fresh_ids():
    document = noted()
    assert copy_of(document, document.root, ["exp1"]).root.notes == Map()
    part = copy_of(document, document.root, ["exp1", "note1"])
    pasted, new = paste(document, part, (5.0, 5.0))
    assert dict(pasted.root.notes) == {
        "note1": Note("the sum", (50.0, 20.0)),
        "note2": Note("the sum", (55.0, 25.0)),
    }
    assert all(id_ in pasted.root.nodes for id_ in new)
    alone, none = paste(document, copy_of(document, document.root, ["note1"]), (0.0, 0.0))
    assert (len(alone.root.notes), none) == (2, [])


@pytest.mark.parametrize("inside", [False, True])
def test_a_note_that_could_not_be_saved_is_refused(inside):
    document, _ = two_with_a_note()
    (block,) = document.blocks

    def edit(document: Document, change, *args) -> Document:
        if inside:
            return blocks.within(document, block, change, *args)
        return change(document, *args)

    document = edit(document, add_note, "note9", "", (0.0, 0.0))
    long = edit(document, set_note, "note9", "a" * 20_001)
    assert "20,000" in str(rules.why_not_grow(document, long))
    assert rules.why_not_grow(document, edit(document, set_note, "note9", "a" * 20_000)) is None
    assert rules.why_not_grow(long, edit(long, add_note, "note10", "b", (0.0, 0.0))) is None
    full = document
    for n in range(1000 - (2 if inside else 1)):
        full = edit(full, add_note, f"n{n}", "", (0.0, 0.0))
    assert rules.why_not_grow(document, full) is None
    more = edit(full, add_note, "one_more", "", (0.0, 0.0))
    assert "1,000" in str(rules.why_not_grow(full, more))
    assert rules.why_not_grow(more, edit(more, edits.remove, ["n0"])) is None
