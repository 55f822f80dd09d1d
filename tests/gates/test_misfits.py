"""Shapes that do not fit: every pair of twelve is told with both, and with its place."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import circuit_editor as ce
from circuit_editor.engine import problems_of, run_document
from circuit_editor.gates import GATES, output_shape
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.text import Sentence

SHAPES = [(), (1,), (2,), (3,), (2, 1), (1, 3), (2, 3), (3, 2), (3, 3), (4, 2, 3), (1, 2, 3), (6,)]
KINDS = ["matmul", "add", "concat", "mse", "mae", "huber", "bce", "bce_logits", "cross_entropy"]
PAIRS = [*itertools.product(SHAPES, repeat=2)]


def misfits(kind):
    for shapes in PAIRS:
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
def test_a_run_tells_the_gate_at_which_shapes_do_not_fit(kind):
    for shapes, _ in [*misfits(kind)][::7]:
        document = EMPTY
        for at, shape in enumerate(shapes):
            value = np.zeros(shape)
            document = edits.add(document, f"x{at}", "input", (0.0, 0.0), value=value)
        document = edits.add(document, "gate", kind, (0.0, 0.0))
        for at, port in enumerate(GATES[kind].inputs):
            document = edits.connect(document, Pin(f"x{at}", OUT), Pin("gate", port))
        run = run_document(document)
        told = {each.at: str(each.sentence) for each in problems_of(document, run)}
        assert run.value(Pin("gate", OUT)) is None
        assert str(shapes[0]) in told["gate"] and "gate" in told["gate"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("f = sum(a @ b)", 11),
        ("f = sum(a + b)", 11),
        ("f = sum(concat(a, b, axis=1))", 9),
        ("f = mse(a, b)", 5),
        ("f = cross_entropy(a, b)", 5),
    ],
)
def test_an_expression_tells_both_shapes_and_the_column(text, column):
    with pytest.raises(ce.ExpressionError) as caught:
        ce.circuit(text, a=np.zeros((2, 3)), b=np.zeros((4, 2)))
    assert "(2, 3)" in str(caught.value) and "(4, 2)" in str(caught.value)
    assert caught.value.column == column
