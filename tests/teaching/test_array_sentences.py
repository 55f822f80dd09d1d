"""Sentences of steps with arrays: what gates of arrays do, and no sums done with shapes."""

from __future__ import annotations

import re

import circuit_editor as ce
from circuit_editor.gates import GATES
from circuit_editor.teaching.explain.phrases import SENDS
from circuit_editor.teaching.timeline.step_report import steps_text


def backward_of(text, **values):
    result = ce.circuit(text, **values).run()
    return steps_text(result.document, result.engine_run, None).split("backward\n")[1]


def test_a_product_of_arrays_sends_the_other_one_and_does_no_sums_with_shapes():
    told = backward_of("f = sum(w * x)", w=[1, 2, 3], x=[3, 2, 1])
    assert "mul switches: it sends [3.00, 2.00, 1.00] to w and [1.00, 2.00, 3.00] to x." in told
    large = backward_of("f = sum(w * x)", w=[[1, 2, 3]] * 9, x=[[3, 2, 1]] * 9)
    assert "mul switches: it sends 9 × 3 array to w and 9 × 3 array to x." in large
    assert not re.search(r"array ×|× \d+ × \d+ array|≈", large)


def test_every_gate_of_arrays_says_in_a_word_of_its_own_what_it_does():
    for kind, gate in GATES.items():
        if gate.is_of_arrays:
            assert gate.word in SENDS, kind


def test_the_lecture_s_matrix_is_told_step_by_step():
    told = backward_of("W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; f = ‖W @ x‖²")
    assert "sum copies the gradient to all: it sends [1.00, 1.00] to (W @ x)²." in told
    assert "square scales: it sends [0.44, 0.52] to W @ x." in told
    assert (
        "matmul switches, row by column: it sends 2 × 2 array to W and [−0.11, 0.64] to x" in told
    )


def test_what_decides_for_each_entry_is_told_so():
    assert "relu decides entry by entry: it sends [1.00, 0.00] to x." in backward_of(
        "f = sum(relu(x))", x=[2, -1]
    )
