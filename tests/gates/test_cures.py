"""Shapes that do not fit: every pair of twelve gets a sentence with both, and cures that cure."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import circuit_editor as ce
from circuit_editor.engine import run_document
from circuit_editor.gates import GATES, output_shape
from circuit_editor.gates.cures import CureKind, after, cures, said
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.text import Sentence

SHAPES = [(), (1,), (2,), (3,), (2, 1), (1, 3), (2, 3), (3, 2), (3, 3), (4, 2, 3), (1, 2, 3), (6,)]
KINDS = ["matmul", "add", "concat", "mse", "mae", "huber", "bce", "bce_logits", "cross_entropy"]


def misfits(kind):
    for shapes in itertools.product(SHAPES, repeat=2):
        told = output_shape(GATES[kind], shapes, {})
        if isinstance(told, Sentence):
            yield shapes, str(told)


@pytest.mark.parametrize("kind", KINDS)
def test_every_misfit_is_told_with_both_shapes(kind):
    found = [*misfits(kind)]
    assert len(found) > 30
    for (first, second), told in found:
        is_of_scores = kind == "cross_entropy" and len(first) not in (1, 2)
        assert str(first) in told and (str(second) in told or is_of_scores), told


@pytest.mark.parametrize("kind", KINDS)
def test_a_cure_cures_and_is_data_that_can_be_done(kind):
    """Each cure is carried out as an edit of a circuit, which then computes."""
    gate = GATES[kind]
    for shapes, _ in misfits(kind):
        for cure in cures(gate, shapes, {}):
            made = after(cure, gate, shapes, {})
            assert isinstance(made, tuple)
            run = run_document(edited(kind, shapes, cure))
            assert run.value(Pin("gate", OUT)).shape == made
            assert str(said(cure))


def edited(kind, shapes, cure):
    document = EMPTY
    names = ["x0", "x1"]
    for name, shape in zip(names, shapes, strict=True):
        value = np.zeros(shape) if kind == "cross_entropy" else np.full(shape, 0.5)
        document = edits.add(document, name, "input", (0.0, 0.0), value=value)
    if cure.does is CureKind.INSERT:
        document = edits.add(document, "cure", cure.kind, (0.0, 0.0), attrs=dict(cure.options))
        document = edits.connect(document, Pin(names[cure.place], OUT), Pin("cure", "x"))
        names[cure.place] = "cure"
    if cure.does is CureKind.SWAP:
        names.reverse()
    kind = cure.kind if cure.does is CureKind.REPLACE else kind
    attrs = dict(cure.options) if cure.does is CureKind.SET else None
    document = edits.add(document, "gate", kind, (0.0, 0.0), attrs=attrs)
    for name, port in zip(names, GATES[kind].inputs, strict=True):
        document = edits.connect(document, Pin(name, OUT), Pin("gate", port))
    return document


@pytest.mark.parametrize(
    ("kind", "shapes", "wanted"),
    [
        ("matmul", [(32, 2), (8, 2)], "transpose the second"),
        ("matmul", [(3, 2), (3,)], "transpose the first"),
        ("matmul", [(2,), (3, 2)], "transpose the second"),
        ("matmul", [(), (2,)], "take × instead"),
        ("add", [(2, 3), (2,)], "reshape the second to (2, 1)"),
        ("add", [(2, 3), (3, 2)], "transpose the second"),
        ("mse", [(3, 1), (3,)], "reshape the second to (3, 1)"),
        ("concat", [(2, 3), (2, 2)], "along the axis 1"),
        ("concat", [(2, 3), (3,)], "reshape the second to (1, 3)"),
        ("cross_entropy", [(2,), (2, 3)], "swap both"),
        ("cross_entropy", [(2, 3), (2, 1)], "reshape the second to (2,)"),
    ],
)
def test_the_usual_slips_have_their_cure(kind, shapes, wanted):
    assert wanted in [str(said(each)) for each in cures(GATES[kind], shapes, {})]


def test_what_fits_needs_no_cure():
    assert cures(GATES["matmul"], [(2, 3), (3, 2)], {}) == ()
    assert cures(GATES["sum"], [(2,)], {}) == ()


def test_names_may_stand_for_the_inputs():
    (cure, *_) = cures(GATES["matmul"], [(32, 2), (8, 2)], {})
    assert str(said(cure, ("x", "W"))) == "transpose W"


def test_an_expression_that_does_not_fit_carries_its_cures():
    with pytest.raises(ce.ExpressionError) as caught:
        ce.circuit("f = sum(x @ W)", x=[[1, 2]], W=[[1, 2], [3, 4], [5, 6]])
    assert str(caught.value).endswith("(1, 2) times (3, 2). To make it fit: transpose the second.")
    assert caught.value.column == 11
    assert caught.value.cures[0].kind == "transpose"
