"""What a frame does not hold stands clear of it, wherever it is put, whatever it grows around."""

from __future__ import annotations

import pytest
from frame_strangers import strangers

import circuit_editor as ce
from circuit_editor import files, resources
from circuit_editor.layout.space.frame_boxes import frame_boxes
from circuit_editor.layout.space.room_for_frames import MOST_PLACED, clear_frames
from circuit_editor.model import Document, edits
from circuit_editor.model.edits.notes_and_frames import add_frame, add_note


def framed(document: Document, id_: str, *held: str) -> Document:
    return add_frame(document, id_, "", held, (0.0, 0.0), (0.0, 0.0))


def first_example() -> Document:
    return files.load(resources.folder() / "examples" / "first-example.circuit")


def test_what_stands_between_the_members_of_a_new_frame_goes_out_of_it():
    document = framed(first_example(), "frame1", "input1", "mul1")
    assert ("frame1", "add1") in strangers(document)
    cleared = clear_frames(document, ["frame1"])
    assert not strangers(cleared)
    for id_ in ("input1", "mul1"):
        assert cleared.root.places[id_] == document.root.places[id_]
    assert clear_frames(cleared, ["frame1"]) is cleared


def test_a_frame_inside_another_and_a_note_and_a_frame_beside_make_room():
    document = framed(first_example(), "frame1", "input1", "input2")
    document = add_note(document, "note1", "why?", (170.0, -90.0))
    document = framed(document, "frame2", "frame1")
    x, y = document.root.places["add1"]
    document = edits.move(document, {"add1": (x - 60.0, y)})
    document = framed(document, "frame3", "add1", "mul1")
    before = frame_boxes(document.root)["frame3"]
    document = framed(document, "frame4", "input3", "note1")
    assert strangers(document)
    cleared = clear_frames(document, ["frame1", "frame4"])
    assert not strangers(cleared)
    after = frame_boxes(cleared.root)["frame3"]
    assert after[2] - after[0] == before[2] - before[0]


@pytest.mark.parametrize("count", [3, 2 * MOST_PLACED])
def test_many_strangers_go_out_in_a_moment_and_to_places_on_the_grid(count):
    sums = "".join(f"; s{at} = a*{at}.5" for at in range(count))
    document = ce.circuit(f"f = x*y{sums}").document
    members = [id_ for id_ in document.root.nodes if document.root.label(id_) in ("x", "y")]
    document = edits.move(document, {members[0]: (-100.0, -200.0), members[1]: (500.0, 900.0)})
    document = framed(document, "frame1", *members)
    cleared = clear_frames(document, ["frame1"])
    assert not [pair for pair in strangers(cleared) if pair[0] == "frame1"]
    for id_, (x, y) in cleared.root.places.items():
        was = document.root.places[id_]
        assert (x - was[0]) % 10.0 == (y - was[1]) % 10.0 == 0.0


def test_what_reads_from_a_frame_goes_right_with_all_that_follows():
    document = files.load(resources.folder() / "examples" / "sigmoid-neuron.circuit")
    circuit = document.root
    first, second = sorted(
        (id_ for id_, node in circuit.nodes.items() if node.kind == "add"),
        key=lambda id_: circuit.places[id_],
    )
    products = {id_ for id_, node in circuit.nodes.items() if node.kind == "mul"}
    factors = {s.node for t, s in circuit.wires.items() if t.node in products}
    document = framed(document, "frame1", first, *products, *factors)
    cleared = clear_frames(document, ["frame1"])
    assert not strangers(cleared)
    after = cleared.root.places
    follow = [id_ for id_ in circuit.nodes if circuit.places[id_] >= circuit.places[second]]
    shifts = {(after[id_][0] - circuit.places[id_][0], after[id_][1]) for id_ in follow}
    ((right, height),) = shifts
    assert 0 < right <= 60 and height == circuit.places[second][1]
    assert {id_: after[id_] for id_ in (first, *products, *factors)} == {
        id_: circuit.places[id_] for id_ in (first, *products, *factors)
    }
