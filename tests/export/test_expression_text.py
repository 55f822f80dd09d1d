"""Circuits as expressions: what is written reads back to the same gates, names and values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import circuit_editor as ce

CORPORA = Path(__file__).parents[1] / "expression"
PUBLISHED = [
    (case["text"], case["values"])
    for case in json.loads((CORPORA / "published.json").read_text(encoding="utf-8"))
    if "expected" in case
]

OF_ARRAYS = [
    "W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; f = ‖W @ x‖²",
    "x = [[1, 2], [3, 4]]; W = [[1, 0], [0, 1]]; b = [1, 2]; h = tanh(x @ W + b); f = mean(h[0])",
    "x = [[1, 2], [3, 4]]; f = sum(x[:, 0]) + sum(sum(unsqueeze(x, 1), axis=[0, -1]))",
    "z = [[2, 1, 0], [0, 1, 2]]; y = [0, 2]; f = cross_entropy(z, y, reduction='sum')",
    "x = [[1, 2], [3, 4]]; f = sum(x.T @ (2*x - 1), axis=0)[1]",
    "a = [1, 2]; b = [3, 4]; f = sum(concat(a, b)^2) + max(a) - 3*a[0]",
    "x = [[1, 2, 3]]; p = softmax(x, axis=0); f = layer_norm(p, eps=0.1).sum()",
    "x = [1, 2]; f = sum([1, 2] * x) + sum([3, 4] @ x) - pi*x[1]",
    "x = [1, 2]; f = mse(-x, relu(x)/2) + leaky_relu(sum(x), 0.2) + add(sum(x), 3)",
]


@pytest.mark.parametrize("text", OF_ARRAYS)
def test_a_circuit_of_arrays_is_written_and_reads_back(text):
    circuit = ce.circuit(text)
    written = circuit.expression()
    again = ce.circuit(written)
    assert again.expression() == written
    assert again.run().loss == circuit.run().loss
    for name in circuit.inputs:
        if circuit.run().gradient(name) is not None:
            assert str(again.run().gradient(name)) == str(circuit.run().gradient(name))


def test_circuits_of_single_numbers_are_written_too():
    written = 0
    for text, values in PUBLISHED:
        circuit = ce.circuit(text, **values)
        try:
            again = ce.circuit(circuit.expression())
        except ce.NoProgram:
            continue
        assert str(again.run().loss) == str(circuit.run().loss), text
        written += 1
    assert written > 0.8 * len(PUBLISHED)


def test_what_an_expression_cannot_say_is_refused():
    with pytest.raises(ce.NoProgram, match="no expression that makes this circuit again"):
        ce.circuit("f = swish(x)").expression()
    with pytest.raises(ce.NoProgram):
        ce.load(
            Path(__file__).parents[2] / "resources/examples/two-neurons-one-block.circuit"
        ).expression()
