"""Shapes that do not fit are told with their place, and a cure is one edit after which they do."""

from __future__ import annotations

import os
from itertools import product

import numpy as np
import pytest

from circuit_editor.engine import run_document
from circuit_editor.gates import OUT
from circuit_editor.gates.cures import Cure, CureKind, cures_of, reductions
from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.layout.space.apply_cure import apply_cure
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.space.free_space import body_of
from circuit_editor.model import EMPTY, Pin, edits

TWELVE = [(), (3,), (4,), (1,), (3, 4), (4, 3), (3, 1), (1, 3), (3, 3), (2, 3), (2, 3, 4), (12,)]
KINDS = ("matmul", "add", "concat", "mse", "cross_entropy")
EVERY = int(os.environ.get("MISFITS", "3"))  # every how manieth of all pairs


def pair(kind, a, b):
    """A gate of two sources with these shapes."""
    document = EMPTY
    for at, (id_, shape) in enumerate((("a", a), ("b", b))):
        value = np.arange(np.prod(shape, dtype=int)).reshape(shape) % 3.0
        document = edits.add(document, id_, "parameter", (0.0, 90.0 * at), value=value)
    document = edits.add(document, "g", kind, (200.0, 40.0))
    for id_, port in zip("ab", document.root.nodes["g"].gate.inputs, strict=True):
        document = edits.connect(document, Pin(id_, OUT), Pin("g", port))
    return document


def told(document):
    return [each for each in run_document(document).shape_problems if each.at == "g"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_misfit_names_gate_and_shapes_and_each_of_its_cures_is_one_edit_that_cures(kind):
    misfits = cured = 0
    for at, (a, b) in enumerate(product(TWELVE, repeat=2)):
        if at % EVERY:
            continue
        document = pair(kind, a, b)
        problems = told(document)
        gate = document.root.nodes["g"].gate
        cures = cures_of(gate, [a, b], {})
        if problems:
            misfits += 1
            said = str(problems[0].sentence)
            assert "g" in said and str(a) in said and str(b) in said
        for cure in cures:
            cured += 1
            after = apply_cure(document, "g", cure)
            assert after is not document
            assert told(after) == [], (a, b, cure)
            assert {*after.root.nodes} >= {*document.root.nodes}
    assert misfits > 8 and cured > 3


def test_a_source_is_reshaped_itself_and_what_others_read_through_a_gate():
    cure = Cure(CureKind.RESHAPE, 1, (4, 1))
    document = pair("mse", (4, 1), (4,))
    after = apply_cure(document, "g", cure)
    assert after.root.values["b"].array.shape == (4, 1)
    assert {*after.root.nodes} == {*document.root.nodes}
    document = edits.add(document, "n", "neg", (0.0, 0.0))
    document = edits.connect(document, Pin("b", OUT), Pin("n", "x"))
    after = apply_cure(document, "g", cure)
    assert after.root.values["b"].array.shape == (4,)
    (new,) = {*after.root.nodes} - {*document.root.nodes}
    assert after.root.wires[Pin("g", "t")] == Pin(new, OUT)
    assert dict(after.root.nodes[new].options) == {"shape": (4, 1)}


def test_a_loss_that_is_an_array_becomes_its_mean_or_its_sum():
    document = edits.flag(pair("add", (3,), (3,)), Pin("g", OUT), (400.0, 40.0))
    flag = document.loss
    assert run_document(document).shape_problems
    for cure, wanted in zip(reductions(), (2.0, 6.0), strict=True):
        after = apply_cure(document, flag, cure)
        run = run_document(after)
        assert not run.shape_problems and float(run.loss) == wanted


def test_a_gate_that_is_put_on_a_wire_lies_on_nothing():
    document = pair("matmul", (4, 3), (2, 3))
    after = apply_cure(document, "g", Cure(CureKind.TRANSPOSE, 1))
    (new,) = {*after.root.nodes} - {*document.root.nodes}
    places = after.root.places
    assert places["b"][0] < places[new][0] < places["g"][0]


def test_a_gate_of_arrays_has_room_for_its_tiles_and_lies_on_none():
    document = edits.move(pair("matmul", (4, 8), (2, 8)), {"b": (300.0, 300.0), "g": (560.0, 40.0)})
    after = apply_cure(document, "g", Cure(CureKind.TRANSPOSE, 1))
    (new,) = {*after.root.nodes} - {*document.root.nodes}
    drawn = root_as_drawn(after)
    boxes = {id_: body_of(drawn, id_) for id_ in drawn.nodes if id_ != "g"}  # that grows afterwards
    assert not any(overlap(boxes[new], box) for id_, box in boxes.items() if id_ != new)
    assert boxes["b"][2] < boxes[new][0] and boxes[new][2] < body_of(after.root, "g")[0]
