"""Sentences of steps with arrays: what gates of arrays do, and no sums done with shapes."""

from __future__ import annotations

import re

import numpy as np
import pytest
from array_cases import OF_ARRAYS, case_of
from dice import Dice

import circuit_editor as ce
from circuit_editor.engine import Readings, State, run_document
from circuit_editor.engine.visibility import Visibility
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.teaching import timeline
from circuit_editor.teaching.explain.chain_rule import ChainRules
from circuit_editor.teaching.explain.curves import curve
from circuit_editor.teaching.explain.phrases import SENDS
from circuit_editor.teaching.timeline.step_report import steps_text
from circuit_editor.teaching.timeline.step_sentences import Sentences
from circuit_editor.text import Quantity


def backward_of(text, **values):
    result = ce.circuit(text, **values).run()
    return steps_text(result.document, result.engine_run, None).split("backward\n")[1]


def test_a_product_of_arrays_sends_the_other_one_and_does_no_sums_with_shapes():
    told = backward_of("f = sum(w * x)", w=[1, 2, 3], x=[3, 2, 1])
    assert "mul switches: it sends [3.00, 2.00, 1.00] to w and [1.00, 2.00, 3.00] to x." in told
    large = backward_of("f = sum(w * x)", w=[[1, 2, 3]] * 9, x=[[3, 2, 1]] * 9)
    assert (
        "mul switches: it sends a gradient of shape 9×3 to w and a gradient of shape 9×3 to x."
        in large
    )
    assert not re.search(r"array ×|× \d+ × \d+ array|≈", large)


def test_every_gate_of_arrays_says_in_a_word_of_its_own_what_it_does():
    for kind, gate in GATES.items():
        if gate.is_of_arrays:
            assert gate.word in SENDS, kind


def test_the_lecture_s_matrix_is_told_step_by_step():
    told = backward_of("W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; f = ‖W @ x‖²")
    assert "sum copies the gradient to all: it sends [1.00, 1.00] to (W @ x)²." in told
    assert "square scales: it sends [0.44, 0.52] to W @ x." in told
    sent = "it sends a gradient of shape 2×2 to W and [−0.11, 0.64] to x"
    assert f"matmul switches, row by column: {sent}" in told


def test_what_decides_for_each_entry_is_told_so():
    assert "relu decides entry by entry: it sends [1.00, 0.00] to x." in backward_of(
        "f = sum(relu(x))", x=[2, -1]
    )


def test_a_product_of_matrices_is_told_by_shapes():
    result = ce.circuit("m = x @ W; f = sum(m * m)", x=[[1, 2, 3]] * 4, W=[[1, 2]] * 3).run()
    told = steps_text(result.document, result.engine_run, None)
    assert "m = x @ W = 4 × 2 array, of (4×3)(3×2)" in told
    assert "it sends U Wᵀ, (4×2)(2×3) = 4×3, to x (at [0, 0]: " in told
    assert " and xᵀ U, (3×4)(4×2) = 3×2, to W (at [0, 0]: " in told


Y, T = [[0.25], [0.5], [2.0], [-1.0]], [[1.0], [0.5], [0.0], [1.0]]


@pytest.mark.parametrize(
    ("loss", "to_y", "to_t"),
    [
        (
            "mse(y, t)",
            "(y − t) · 2/n, of shape 4×1, to y (at [0, 0]: (0.25 − 1.00) · 2/4 ≈ −0.38)",
            "(t − y) · 2/n, of shape 4×1, to t (at [0, 0]: (1.00 − 0.25) · 2/4 ≈ 0.38)",
        ),
        (
            "mse(y, t, reduction='sum') * 3",
            "U · (y − t) · 2, of shape 4×1, to y (at [0, 0]: 3.00 · (0.25 − 1.00) · 2 = −4.50)",
            "U · (t − y) · 2, of shape 4×1",
        ),
        (
            "sum(mse(y, t, reduction='none') * [[5], [6], [7], [8]])",
            "to y (at [0, 0]: 5.00 · (0.25 − 1.00) · 2 = −7.50)",
            "to t (at [0, 0]: 5.00 · (1.00 − 0.25) · 2 = 7.50)",
        ),
        (
            "mae(y, t)",
            "sign(y − t)/n, of shape 4×1, to y (at [0, 0]: sign(0.25 − 1.00)/4 = −0.25)",
            "sign(t − y)/n, of shape 4×1, to t (at [0, 0]: sign(1.00 − 0.25)/4 = 0.25)",
        ),
        (
            "bce_logits(y, t)",
            "(sigmoid(y) − t)/n, of shape 4×1, to y (at [0, 0]: (sigmoid(0.25) − 1.00)/4 ≈ −0.11)",
            "−y/n, of shape 4×1, to t (at [0, 0]: −0.25/4 ≈ −0.062)",
        ),
    ],
)
def test_a_loss_tells_its_formula_and_one_number_of_it(loss, to_y, to_t):
    told = backward_of(f"L = {loss}", y=Y, t=T)
    assert to_y in told and to_t in told


def test_of_few_numbers_all_are_told_beside_the_formula():
    told = backward_of("L = mse(y, t)", y=[1, -2], t=[0.5, 1])
    assert "it sends (y − t) · 2/n = [0.50, −3.00] to y" in told
    told = backward_of("f = sum(x @ W)", x=[[1, 2]], W=[[3], [4]])
    assert "it sends U Wᵀ = [[3.00, 4.00]] to x and xᵀ U = [[1.00], [2.00]] to W" in told


def test_a_product_of_matrices_tells_the_products_of_its_first_number():
    told = backward_of("f = sum(x @ W)", x=[[1, 2], [3, 4], [5, 6]], W=[[1, -2, 3]] * 2)
    assert "3×2, to x (at [0, 0]: 1.00 × 1.00 + 1.00 × (−2.00) + 1.00 × 3.00 = 2.00)" in told
    assert "2×3, to W (at [0, 0]: 1.00 × 1.00 + 3.00 × 1.00 + 5.00 × 1.00 = 9.00)" in told
    many = backward_of("f = sum(x @ W)", x=[[1, 2]] * 5, W=[[1, -2, 3]] * 2)
    assert "(at [0, 0]: 1.00 × 1.00 + 1.00 × (−2.00)" in many  # of x, ten numbers
    assert "to W (at" not in many  # of five products each
    assert "(at" not in backward_of("f = sum(x @ W)", x=[[1, 2]] * 9, W=[[1] * 9] * 2)


def test_no_number_that_is_asked_for_is_told_by_its_formula():
    circuit = ce.circuit("y = x @ W; L = mse(y, t)", x=[[1, 2]] * 4, W=[[3], [4]], t=T).document
    asked, run = Pin(circuit.root.find("y"), OUT), run_document(circuit)

    class Covering:
        hides_anything, hides_characters = True, False

        def state(self, what: Quantity, pin: Pin) -> State:
            is_asked = what is Quantity.GRADIENT and pin in (asked, Pin("mse1", "y"))
            return State.COVERED if is_asked else State.VALUE

        def follow(self) -> None: ...

    line, readings = timeline(circuit, run), Readings(run, Visibility([Covering()]))
    sentences = Sentences(circuit, readings, line)
    told = " ".join(str(sentences.at(at)) for at in range(len(line.steps)))
    assert "it sends ? to y and (t − y) · 2/n, of shape 4×1, to t" in told
    assert "(at" not in told.partition("matmul switches")[2]


def test_factors_that_have_no_name_are_called_by_the_letter_of_their_pin():
    told = backward_of("f = sum((x + x) @ W)", x=[[1, 2, 3]] * 4, W=[[1, 2]] * 3)
    assert "aᵀ U, (3×4)(4×2) = 3×2, to W" in told


def test_what_was_stretched_is_told_to_be_a_sum():
    told = backward_of("f = sum((x + b) * 2)", x=[[1, 2, 3]] * 4, b=[1, 2, 3])
    assert "[8.00, 8.00, 8.00], summed over 4 copies, to b" in told


def test_infinity_that_a_gate_puts_there_itself_is_no_number_too_large():
    result = ce.circuit("a = causal_mask(s); f = sum(softmax(a) * s)", s=[[1, 2], [3, 4]]).run()
    told = steps_text(result.document, result.engine_run, None)
    assert "a = causal_mask(s) = 2 × 2 array\n" in told and "too large" not in told
    result = ce.circuit("f = sum(x @ x)", x=[[1e200, 1], [1, 1]]).run()
    assert "too large for a number" in steps_text(result.document, result.engine_run, None)


def circuit_of(gate, seed: int):
    """A gate with random arrays that fit, a sum behind it where there is none, and the flag."""
    inputs, attrs = case_of(gate, Dice(seed))
    document = edits.add(EMPTY, "g", gate.kind, (200.0, 0.0), attrs=attrs)
    for port, value in zip(gate.inputs, inputs, strict=True):
        document = edits.add(document, port, "input", (0.0, 0.0), label=port, value=value)
        document = edits.connect(document, Pin(port, OUT), Pin("g", port))
    document = edits.add(document, "total", "sum", (400.0, 0.0))
    document = edits.connect(document, Pin("g", OUT), Pin("total", "x"))
    return edits.flag(document, Pin("total", OUT), (600.0, 0.0))


@pytest.mark.parametrize("kind", OF_ARRAYS)
def test_no_step_of_any_gate_tells_what_is_no_number(kind):
    """Of numbers that a gate takes none becomes nan, and nothing is told to be too large."""
    gate = OF_ARRAYS[kind]
    for seed in range(3):
        document = circuit_of(gate, seed)
        run = run_document(document)
        told = steps_text(document, run, None)
        assert not re.search(r"\bnan\b|too large|None|\{", told), told
        if kind != "causal_mask":
            assert "∞" not in told, told
        assert run.gradients[run.tape.slots["g"]] is None or np.shape(run.loss) == ()


def test_a_gate_of_arrays_has_no_curve_for_a_single_number():
    """Its function takes a row of numbers for one array, and not for many single ones."""
    document = edits.add(EMPTY, "x", "input", (0.0, 0.0), label="x", value=2.0)
    document = edits.add(document, "g", "sum", (200.0, 0.0))
    document = edits.connect(document, Pin("x", OUT), Pin("g", "x"))
    rules = ChainRules(document, Readings(run_document(document)))
    assert curve(rules, "g", "x") is None
