"""Each gate of arrays against PyTorch in float64: values and all gradients, on random shapes.

The suite reads stored answers. With TORCH_PYTHON, a Python that has torch, it asks anew.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import Any

import numpy as np
import pytest
from array_cases import OF_ARRAYS
from array_references import OF_EACH_GATE, STORED, asked, cases

from circuit_editor.gates import GATES, vjp

TOLERANCE = 1e-12
TORCH_PYTHON = os.environ.get("TORCH_PYTHON", "")
COUNT = int(os.environ.get("EXAMPLES", "200"))
KEPT = json.loads(STORED.read_text(encoding="utf-8"))


def computed(case: dict[str, Any]) -> tuple[Any, list[Any]]:
    gate = GATES[case["kind"]]
    attrs = {
        name: tuple(each) if isinstance(each, list) else each
        for name, each in case["attrs"].items()
    }
    inputs = tuple(
        np.array(each, dtype=np.float64).reshape(shape)[()]
        for each, shape in zip(case["inputs"], case["shapes"], strict=True)
    )
    with np.errstate(all="ignore"):
        value = gate.forward(*inputs, **attrs)
        upstream = np.array(case["upstream"], dtype=np.float64).reshape(np.shape(value))[()]
        return value, list(vjp(gate, upstream, inputs, value, attrs))


def require_agreement(case: dict[str, Any], answer: dict[str, Any]) -> None:
    value, gradients = computed(case)
    assert np.shape(value) == tuple(answer["shape"]), case
    pairs = [(value, answer["value"])]
    for ours, theirs in zip(gradients, answer["gradients"], strict=True):
        # what PyTorch has no gradient for is a class number, or what it did not need
        pairs.append((ours, np.zeros(np.shape(ours)) if theirs is None else theirs))
    for ours, theirs in pairs:
        np.testing.assert_allclose(
            ours, np.array(theirs, dtype=np.float64), rtol=TOLERANCE, atol=TOLERANCE, err_msg=case
        )


def test_the_stored_numbers_are_of_every_gate_and_of_a_known_version():
    assert KEPT["torch"] == "2.13.0"
    counts = Counter(case["kind"] for case in KEPT["cases"])
    assert counts == dict.fromkeys(OF_ARRAYS, OF_EACH_GATE)


@pytest.mark.parametrize("kind", OF_ARRAYS)
def test_a_gate_agrees_with_what_pytorch_said(kind):
    for case in KEPT["cases"]:
        if case["kind"] == kind:
            require_agreement(case, case)


@pytest.mark.soak
@pytest.mark.skipif(not TORCH_PYTHON, reason="TORCH_PYTHON names no Python that has torch")
def test_every_gate_agrees_with_pytorch_on_random_shapes():
    made = cases(COUNT, "asked")
    for case, answer in zip(made, asked(TORCH_PYTHON, made)["answers"], strict=True):
        require_agreement(case, answer)
