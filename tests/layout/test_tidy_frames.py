"""Tidying keeps together what a frame holds, and nothing else in between."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from frame_strangers import rooms_of, strangers

import circuit_editor as ce
from circuit_editor import files, resources
from circuit_editor.layout.places.annotation_places import place_annotations
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.layout.space.arrange import tidy_part
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.space.frame_boxes import frame_boxes
from circuit_editor.model import Document
from circuit_editor.model.edits.bends import move_straight
from circuit_editor.model.edits.notes_and_frames import add_frame, add_note

EXAMPLES = ("first-example", "sigmoid-neuron", "two-layer-network")


def example(name: str) -> Document:
    return files.load(resources.folder() / "examples" / f"{name}.circuit")


def framed(document: Document, id_: str, *held: str) -> Document:
    return add_frame(document, id_, "", held, (0.0, 0.0), (0.0, 0.0))


def tidied(document: Document) -> Document:
    circuit = document.root
    return place_annotations(circuit, move_straight(document, tidy(circuit)))


def is_tidy(document: Document) -> bool:
    rooms = rooms_of(document.root)
    return not strangers(document) and not any(
        overlap(rooms[one], rooms[other]) for one, other in combinations(rooms, 2)
    )


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_framed_stands_together(name, seed):
    document, dice = example(name), random.Random(seed)
    ids = sorted(document.root.nodes)
    dice.shuffle(ids)
    first, second = ids[: len(ids) // 3], ids[len(ids) // 3 : len(ids) // 2]
    document = framed(framed(document, "frame1", *first), "frame2", *second)
    if seed == 2:
        document = framed(document, "frame3", "frame2", ids[-1])
    after = tidied(document)
    assert is_tidy(after)
    assert tidied(document) == after
    assert after.root.nodes is document.root.nodes


def test_a_frame_of_gates_in_line_is_no_larger_than_they_need():
    document = ce.circuit("s = w0*x0 + w1*x1; a = exp(s); f = a + 1").document
    sums = [id_ for id_, node in document.root.nodes.items() if node.kind in ("mul", "add")]
    inner = framed(document, "frame1", *sums)
    box = frame_boxes(tidied(inner).root)["frame1"]
    assert box[2] - box[0] < 700.0
    assert box[3] - box[1] < 500.0
    assert is_tidy(tidied(inner))


def test_of_a_part_frames_go_along_that_hold_nothing_else():
    document = example("two-layer-network")
    ids = sorted(document.root.nodes)
    document = add_note(document, "note1", "why?", document.root.places[ids[0]])
    document = add_note(document, "note2", "else", (0.0, 900.0))
    document = framed(document, "frame1", "note1", *ids[:4])
    circuit = document.root
    places = tidy_part(circuit, ids[:6])
    after = place_annotations(circuit, move_straight(document, places), ids[:6])
    assert not [pair for pair in strangers(after) if pair[0] == "frame1"]
    assert after.root.notes["note2"] == circuit.notes["note2"]
    assert {id_ for id_ in ids[6:] if after.root.places[id_] == circuit.places[id_]}
