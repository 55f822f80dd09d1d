"""The derivatives on a gate's card are expressions too, and they are true."""

import re

import numpy as np
import pytest
from problems import why_not

from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import ELEMENTWISE, Gate

# Said in words, because they have cases.
PROSE = {
    ("max", 0): "1 where a > b, else 0",
    ("max", 1): "1 where b > a, else 0",
    ("min", 0): "1 where a < b, else 0",
    ("min", 1): "1 where b < a, else 0",
    ("abs", 0): "the sign of x",
    ("relu", 0): "1 where x > 0, else 0",
    ("leaky_relu", 0): "1 where x > 0, else slope",
    ("elu", 0): "1 where x > 0, else alpha*exp(x)",
    ("clip", 0): "1 where low < x < high, else 0",
}
CARDS = [(gate, number) for gate in ELEMENTWISE.values() for number in range(len(gate.derivatives))]
FORMULAS = [card for card in CARDS if (card[0].kind, card[1]) not in PROSE]


def test_these_derivatives_are_prose() -> None:
    # only a formula without spaces is one: prose of three words would be read as a product
    found = {
        (gate.kind, number): gate.derivatives[number]
        for gate, number in CARDS
        if why_not(gate.derivatives[number]) is not None or " " in gate.derivatives[number]
    }
    assert found == PROSE


@pytest.mark.parametrize(
    ("gate", "number"), FORMULAS, ids=[f"{gate.kind}-{number}" for gate, number in FORMULAS]
)
def test_a_derivative_on_a_card_is_the_local_derivative(gate: Gate, number: int) -> None:
    random = np.random.default_rng(0)
    points = random.uniform(0.2, 3.0, (20, len(gate.inputs) + len(gate.attrs)))
    for point in points:
        inputs, attrs = point[: len(gate.inputs)], point[len(gate.inputs) :]
        constants = dict(zip(gate.attrs, attrs, strict=True))
        assert gate.forward is not None and gate.local is not None
        out = gate.forward(*inputs, **constants)
        named = dict(zip(gate.inputs, inputs, strict=True)) | constants | {"out": out}
        text = gate.derivatives[number]
        used = set(re.findall(r"\w+", text))
        document = document_from(text, {name: named[name] for name in named if name in used})
        loss = run_document(document).loss
        local = gate.local(*inputs, out, **constants)[number]
        assert loss is not None
        np.testing.assert_allclose(loss, local, rtol=1e-12)
