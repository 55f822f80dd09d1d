"""The formula of circuits with arrays: how it reads, and that it means the circuit."""

from __future__ import annotations

import os
import re

import numpy as np
import pytest
from array_documents import random_document
from block_documents import BLOCKS_OF_ARRAYS
from dice import Dice

import circuit_editor as ce
from circuit_editor import files, resources
from circuit_editor.closed_form.array_formula import LONGEST
from circuit_editor.closed_form.symbolic import ArraysInside, closed_form

EXAMPLES = {
    "squared-length-of-a-vector": "f = sum((W @ x)²)",
    "softmax-with-cross-entropy": "L = -log(softmax(z)[0])",
    "two-layer-network-in-matrices": "L = mse(tanh(x @ W1 + b1) @ W2 + b2, t)",
    "network-as-nested-blocks": "L = mse(tanh(x @ W1 + b1) @ W2 + b2, t)",
}
EXPS = "u1 = exp(z - amax(z, axis=-1))"
SHARES = "u1 / sum(u1, axis=-1)"
BLOCKS = {
    "linear-layer": ["out = x @ W + b"],
    "mlp-layer": ["out = relu(x @ W + b)"],
    "softmax-gate-by-gate": [EXPS, f"out = {SHARES}"],
    "cross-entropy-gate-by-gate": [EXPS, f"out = mean(-sum(t * log({SHARES}), axis=-1))"],
    "attention-head": ["out = softmax(x @ W_q @ (x @ W_k)ᵀ / √2) @ (x @ W_v)"],
}
COUNT = int(os.environ.get("EXAMPLES", "4"))


def lines_of(document):
    with pytest.raises(ArraysInside) as caught:
        closed_form(document)
    return caught.value


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_formula_of_an_example_is_told_in_matrices(name):
    document = files.load(resources.folder() / "examples" / f"{name}.circuit")
    refusal = lines_of(document)
    (line,) = refusal.lines
    assert re.sub(r"\w+\.", "", line) == EXAMPLES[name]
    assert str(refusal).endswith(f"In matrices: {'; '.join(refusal.lines)}")


@pytest.mark.parametrize("block", BLOCKS_OF_ARRAYS, ids=lambda each: each.id)
def test_the_formula_of_a_block_reads_as_in_the_course(block):
    with pytest.raises(ce.NoClosedForm) as caught:
        ce.Circuit(block.document).formula(block.definition)
    assert str(caught.value).endswith("; ".join(BLOCKS[block.id]))


def test_names_inside_blocks_are_those_of_closed_forms():
    (block,) = (each for each in BLOCKS_OF_ARRAYS if each.id == "linear-layer")
    assert lines_of(block.document).lines == ["f = sum((x @ block1.W + block1.b)²)"]


def test_a_formula_too_long_to_be_read_is_not_told():
    circuit = ce.circuit("h = x; f = sum(h)", x=[1, 2])
    text = "h = x\n" + "h = tanh(h * h + W)\n" * 60 + "f = sum(h)"
    circuit = ce.circuit(text, x=[1, 2], W=[3, 4])
    refusal = lines_of(circuit.document)
    assert refusal.lines == [] and "cell by cell" in str(refusal)
    assert len(text) > LONGEST


def test_what_is_told_computes_what_the_circuit_does():
    """Read back as a program; but for kept axes, which the formula leaves out."""
    told = 0
    for seed in range(COUNT * 3):
        document = random_document(Dice(seed), 6)
        keeps = any("keepdims" in each.options for each in document.root.nodes.values())
        circuit = ce.Circuit(document)
        try:
            circuit.formula()
            continue
        except ArraysInside as refusal:
            lines = refusal.lines
        has_arrays = any(each.array.shape for each in document.root.values.values())
        if keeps or not lines or not has_arrays:
            continue
        told += 1
        values = {each: circuit.run().value(each) for each in document.root.values}
        used = {each: value for each, value in values.items() if each in " ".join(lines)}
        np.testing.assert_allclose(
            ce.circuit("\n".join(lines), **used).run().loss, circuit.run().loss, rtol=1e-12
        )
    assert told > COUNT / 2
