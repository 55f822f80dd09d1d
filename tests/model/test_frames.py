"""Frames: what they hold when something is deleted, grouped, ungrouped, copied, or made unique."""

from __future__ import annotations

import pytest
from block_documents import two_neurons
from block_strategies import chunks, documents_with_blocks
from hypothesis import given
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor.files import dump, read
from circuit_editor.model import Circuit, Document, blocks, edits, records, rules
from circuit_editor.model.document import TitledFrame
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group, groupable
from circuit_editor.model.edits.notes_and_frames import (
    add_frame,
    add_note,
    put_into_frame,
    resize_frame,
    set_colour,
    set_title,
)
from circuit_editor.model.edits.ungrouping import ungroup, why_not_ungroup
from circuit_editor.model.edits.unshare import make_unique
from circuit_editor.model.fresh_names import fresh_id

AT, SIZE = (10.0, 20.0), (300.0, 200.0)


def framed(*held: str) -> Document:
    document = ce.circuit("s = w0*x0 + w1*x1; f = exp(s)").document
    return add_frame(document, "frame1", "Sum", held, AT, SIZE)


def held(document: Document, frame: str = "frame1") -> set[str]:
    return set(document.root.frames[frame].nodes)


def test_a_frame_is_made_named_moved_and_resized():
    document = framed("add1", "mul1", "nothing")
    assert dict(document.root.frames) == {
        "frame1": TitledFrame("Sum", frozenset({"add1", "mul1"}), AT, SIZE)
    }
    assert set_title(document, "frame1", "Sum") is document
    assert set_title(document, "frame1", "Σ").root.frames["frame1"].title == "Σ"
    moved = edits.move(document, {"frame1": (1.0, 2.0)})
    assert moved.root.frames["frame1"].place == (1.0, 2.0)
    assert moved.root.places is document.root.places
    wide = resize_frame(document, "frame1", (0.0, 0.0), (9.0, 8.0))
    assert wide.root.frames["frame1"][2:4] == ((0.0, 0.0), (9.0, 8.0))
    assert resize_frame(wide, "frame1", (0.0, 0.0), (9.0, 8.0)) is wide


def test_colours_are_of_notes_and_frames():
    document = add_note(framed("add1"), "note1", "here", (0.0, 0.0))
    blue = set_colour(document, ["note1", "frame1", "add1"], "blue")
    assert blue.root.notes["note1"].colour == blue.root.frames["frame1"].colour == "blue"
    assert set_colour(blue, ["note1", "frame1"], "blue") is blue
    assert read(dump(blue)) == blue


def test_what_is_deleted_is_held_no_more_and_a_deleted_frame_keeps_what_it_held():
    document = add_frame(framed("add1", "mul1"), "frame2", "All", ["frame1", "exp1"], AT, SIZE)
    assert held(edits.remove(document, ["mul1"])) == {"add1"}
    without = edits.remove(document, ["frame1"])
    assert without.root.nodes is document.root.nodes
    assert held(without, "frame2") == {"add1", "mul1", "exp1"}
    assert held(edits.remove(document, ["frame1", "add1"]), "frame2") == {"mul1", "exp1"}
    assert not edits.remove(document, ["frame1", "frame2"]).root.frames


def test_frames_stand_in_each_other_and_never_in_themselves():
    document = framed("add1", "mul1")
    inner = add_frame(document, "frame2", "One", ["mul1"], AT, SIZE)
    assert (held(inner), held(inner, "frame2")) == ({"add1", "frame2"}, {"mul1"})
    outer = add_frame(inner, "frame3", "All", ["frame1", "add1", "exp1"], AT, SIZE)
    assert (held(outer, "frame3"), held(outer)) == ({"frame1", "exp1"}, {"add1", "frame2"})
    assert put_into_frame(outer, {"frame3": "frame2"}) is outer
    assert put_into_frame(outer, {"frame1": "frame1"}) is outer
    both = put_into_frame(document, {"frame1": None, "nothing": "frame1", "exp1": "none"})
    assert both is document
    assert records.held_within(outer.root, ["frame3"]) == {
        "frame3", "frame1", "frame2", "exp1", "add1", "mul1",
    }  # fmt: skip


def test_two_frames_put_into_each_other_at_once_make_no_circle():
    document = add_frame(framed("add1"), "frame2", "", ["exp1"], AT, SIZE)
    after = put_into_frame(document, {"frame1": "frame2", "frame2": "frame1"})
    assert held(after, "frame2") == {"exp1", "frame1"}
    assert held(after) == {"add1"}
    assert read(dump(after)) == after


def test_things_join_leave_and_change_frames():
    document = add_frame(framed("add1"), "frame2", "", ["exp1"], AT, SIZE)
    joined = put_into_frame(document, {"mul1": "frame1", "exp1": "frame1"})
    assert (held(joined), held(joined, "frame2")) == ({"add1", "mul1", "exp1"}, set())
    left = put_into_frame(joined, dict.fromkeys(["add1", "mul1", "exp1"]))
    assert held(left) == set()
    assert put_into_frame(left, {"add1": None}) is left


@pytest.mark.parametrize(
    ("grouped", "outside", "inside"),
    [
        (["add1", "mul1", "mul2"], {"block1"}, None),  # all of it: the block stands in the frame
        (["add1", "mul1"], {"block1", "mul2"}, None),  # a part of it
        (["add1", "mul1", "mul2", "exp1"], None, {"add1", "mul1", "mul2"}),  # and more
        (["add1", "mul1", "mul2", "frame1"], None, {"add1", "mul1", "mul2"}),  # with the frame
        (["add1", "exp1"], {"mul1", "mul2"}, None),  # what reaches out leaves the frame
    ],
)
def test_grouped_things_stay_in_their_frame_or_take_it_along(grouped, outside, inside):
    document = framed("add1", "mul1", "mul2")
    after, instance = group(document, grouped, "part")
    (block,) = after.blocks.values()
    there = {id_: set(each.nodes) for id_, each in after.root.frames.items()}
    within = {id_: set(each.nodes) for id_, each in block.circuit.frames.items()}
    assert there == ({} if outside is None else {"frame1": outside})
    assert within == ({} if inside is None else {"frame1": inside})
    if outside != {"mul1", "mul2"}:
        assert ungroup(after, instance)[0] == document


def test_a_frame_stays_with_what_it_holds_though_it_is_grouped_with_others():
    document = framed("exp1")
    grouped, instance = group(document, ["add1", "mul1", "frame1"], "unit")
    assert held(grouped) == {"exp1"}
    back, _ = ungroup(grouped, instance)
    assert back.root.frames == document.root.frames


def test_a_block_in_a_frame_is_ungrouped_in_it():
    document = framed("add1", "mul1", "mul2")
    document = add_note(document, "note1", "here", (0.0, 0.0))
    after, instance = group(document, ["add1", "mul1", "note1"], "part")
    assert held(after) == {"mul2"}  # the note was outside of it
    inside = put_into_frame(document, {"note1": "frame1"})
    after, instance = group(inside, ["add1", "mul1", "note1"], "part")
    assert held(after) == {"mul2", instance}
    assert ungroup(after, instance)[0] == inside


def test_a_copy_holds_copies_and_a_block_of_its_own_too():
    document = framed("add1", "mul1")
    part = copy_of(document, document.root, ["frame1", "add1"])
    assert held(part) == {"add1"}
    pasted, new = paste(document, part, (5.0, 5.0))
    assert held(pasted) == {"add1", "mul1"}
    assert pasted.root.frames["frame2"] == TitledFrame("Sum", frozenset(new), (15.0, 25.0), SIZE)
    twice = two_neurons()
    (block,) = twice.blocks
    ids = sorted(twice.blocks[block].circuit.nodes)[:2]
    twice = blocks.within(twice, block, add_frame, "frame1", "in", ids, AT, SIZE)
    first = min(id_ for id_, _ in blocks.instances_in(twice.root))
    apart, way = make_unique(twice, (first,))
    mine = blocks.circuit_at(apart, way)
    ((id_, frame),) = mine.frames.items()
    assert id_ != "frame1" and frame.nodes <= {*mine.nodes} and len(frame.nodes) == 2
    assert read(dump(apart)) == apart


def test_a_frame_that_could_not_be_saved_is_refused():
    document = framed("add1")
    long = set_title(document, "frame1", "a" * 201)
    assert "200" in str(rules.why_not_grow(document, long))
    assert rules.why_not_grow(document, set_title(document, "frame1", "a" * 200)) is None
    full = document
    for n in range(999):
        full = add_frame(full, f"f{n}", "", [], AT, SIZE)
    assert rules.why_not_grow(document, full) is None
    more = add_frame(full, "one_more", "", [], AT, SIZE)
    assert "1,000" in str(rules.why_not_grow(full, more))


@st.composite
def with_frames(draw: st.DrawFn) -> Document:
    """A document with blocks, in whose circuits notes and frames stand, some in each other."""
    document = draw(documents_with_blocks())
    for inside in [None, *sorted(document.blocks)]:
        for _ in range(draw(st.integers(0, 3))):
            circuit = blocks.circuit_of(document, inside)
            things = sorted({*circuit.nodes, *records.own_ids(circuit)})
            if draw(st.booleans()):
                change = (add_note, fresh_id(document, "note"), "why?", AT)
            else:
                some = draw(st.lists(st.sampled_from(things), unique=True)) if things else []
                change = (
                    add_frame,
                    fresh_id(document, "frame"),
                    "t",
                    some,
                    AT,
                    SIZE,
                )
            document = (
                blocks.within(document, inside, *change)
                if inside
                else change[0](document, *change[1:])
            )
    return document


def assert_frames_hold_what_is_there(circuit: Circuit) -> None:
    there = {*circuit.nodes, *records.own_ids(circuit)}
    everything = [id_ for frame in circuit.frames.values() for id_ in frame.nodes]
    assert {*everything} <= there
    assert len({*everything}) == len(everything)
    within = records.holders(circuit)
    assert not any(id_ in records.around(within, id_) for id_ in circuit.frames)


def assert_reads_equal(document: Document) -> None:
    for circuit in (document.root, *(each.circuit for each in document.blocks.values())):
        assert_frames_hold_what_is_there(circuit)
    assert read(dump(document)) == document


@given(with_frames(), st.data())
def test_files_read_equal_after_grouping_and_ungrouping(document, data):
    inside = data.draw(st.sampled_from([None, *sorted(document.blocks)]))
    chunk = data.draw(chunks(document, inside))
    if not chunk:
        return
    outer = blocks.circuit_of(document, inside)
    own = sorted(records.own_ids(outer))
    chosen = data.draw(st.sets(st.sampled_from(own))) if own else set()
    grouped, instance = group(document, [*chunk, *chosen], "unit", inside)
    assert_reads_equal(grouped)
    taken = records.taken_along(outer, groupable(outer, chunk) | chosen)
    if why_not_ungroup(grouped, instance, inside) is not None:
        return
    back, _ = ungroup(grouped, instance, inside)
    assert_reads_equal(back)
    again = blocks.circuit_of(back, inside).frames
    assert {*again} == {*outer.frames}
    inside_of = {id_: records.held_within(outer, [id_]) - {id_} for id_ in outer.frames}
    reaching_out = [
        id_
        for id_, held in inside_of.items()
        if held & taken and not taken <= held and not {id_, *held} <= taken
    ]
    if not reaching_out:
        assert {id_: each.nodes for id_, each in again.items()} == {
            id_: each.nodes for id_, each in outer.frames.items()
        }


@given(with_frames(), documents_with_blocks(), st.data())
def test_files_read_equal_after_pasting_into_another_document(document, other, data):
    things = sorted({*document.root.nodes, *records.own_ids(document.root)})
    ids = data.draw(st.sets(st.sampled_from(things))) if things else set()
    part = copy_of(document, document.root, ids)
    assert_reads_equal(part)
    pasted, _ = paste(other, part, (20.0, 20.0))
    assert_reads_equal(pasted)
    assert sorted(len(each.nodes) for each in pasted.root.frames.values()) == sorted(
        len(each.nodes) for each in part.root.frames.values()
    )


@given(with_frames(), st.data())
def test_files_read_equal_after_deleting(document, data):
    things = sorted({*document.root.nodes, *records.own_ids(document.root)})
    ids = data.draw(st.sets(st.sampled_from(things))) if things else set()
    after = edits.remove(document, ids)
    assert_reads_equal(after)
    for id_, frame in after.root.frames.items():
        through = records.held_within(document.root, [id_])
        assert frame.nodes == {each for each in frame.nodes if each in through and each not in ids}
        kept = {each for each in through - ids - {id_}}
        assert kept <= records.held_within(after.root, [id_])
