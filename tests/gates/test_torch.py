"""Each gate against PyTorch's stored numbers (see make_torch_references.py), in float64."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from circuit_editor.gates import ELEMENTWISE, GATES, downstream, unbroadcast

STORED = json.loads(Path(__file__).with_name("torch_references.json").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = STORED["cases"]
TOLERANCE = 1e-12


class Difference(NamedTuple):
    """Rows in which our convention differs from PyTorch's, on purpose."""

    kinds: tuple[str, ...]
    part: str  # "value" or "gradients"
    applies: Callable[..., bool]  # asked with the inputs and the constants inside
    rows: int
    reason: str


ON_PURPOSE = [
    Difference(
        ("max", "min"),
        "gradients",
        lambda a, b: bool(np.isnan(a).any() or np.isnan(b).any()),
        26,
        "PyTorch gives both inputs the whole gradient beside a nan; what cannot be compared has "
        "no derivative, so ours is nan",
    ),
    Difference(
        ("relu", "leaky_relu", "abs", "elu", "sign", "floor", "clip"),
        "gradients",
        lambda x, **constants: bool(np.isnan(x).any()),
        10,
        "PyTorch gives 1, the slope and 0 at nan; no derivative is defined there, so ours is nan",
    ),
    Difference(
        ("sign",),
        "value",
        lambda x: bool(np.isnan(x).any()),
        1,
        "PyTorch's sign of nan is 0; what is no number has no sign, so ours is nan",
    ),
    Difference(
        ("clip",),
        "gradients",
        lambda x, low, high: bool(((x == low) | (x == high)).any()),
        6,
        "PyTorch 2.13 gives 1 at a bound, 2.14 gives 0; so does ours, as beyond the bound",
    ),
    Difference(
        ("gelu", "silu"),
        "value",
        lambda x: x.shape == () and x == -np.inf,
        2,
        "PyTorch multiplies -inf by 0; the limit is 0, and so is ours",
    ),
    Difference(
        ("gelu", "silu"),
        "gradients",
        lambda x: bool(np.isinf(x).any()),
        4,
        "PyTorch multiplies inf by 0; the slope nears 1 or 0, and so ours is",
    ),
    Difference(
        ("sqrt", "log", "log2", "log10"),
        "gradients",
        lambda x: x.shape == () and x == 0 and np.signbit(x),
        4,
        "PyTorch's slope at -0 is -inf; -0 reads 0 and the slope from the right is +inf",
    ),
    Difference(
        ("power_constant",),
        "gradients",
        lambda x, c: x.shape == () and x == 0 and np.signbit(x) and c == 0.5,
        1,
        "PyTorch's slope of x^0.5 at -0 is -inf; -0 reads 0 and the slope from the right is +inf",
    ),
    Difference(
        ("power",),
        "value",
        lambda a, b: a.shape == () and a == -np.inf and b == 0.5,
        1,
        "IEEE's pow(-inf, 0.5) is inf; a negative base has no real root, so ours is nan as for -2",
    ),
    Difference(
        ("power",),
        "gradients",
        lambda a, b: a.shape == () and a == -np.inf and b == 0.5,
        1,
        "IEEE's pow(-inf, 0.5) is inf; a negative base has no real root, and so no derivative",
    ),
    Difference(
        ("log", "log2", "log10"),
        "gradients",
        lambda x: bool((x < 0).any()),
        51,
        "PyTorch gives 1/x where log has no value; outside its domain a gate has no derivative",
    ),
    Difference(
        ("log1p",),
        "gradients",
        lambda x: bool((x < -1).any()),
        13,
        "PyTorch gives 1/(1+x) where log1p has no value; outside its domain there is no derivative",
    ),
    Difference(
        ("softplus",),
        "value",
        lambda x: x.shape == () and x == 21,
        1,
        "PyTorch replaces softplus by x above 20; ours stays exact",
    ),
    Difference(
        ("softplus",),
        "gradients",
        lambda x: x.shape == () and x == 21,
        1,
        "PyTorch replaces softplus by x above 20; ours stays exact",
    ),
]


def computed(case: dict[str, Any]) -> dict[str, list[np.ndarray]]:
    """Our value and gradients for one stored case."""
    gate = GATES[case["kind"]]
    inputs = [np.array(each, dtype=np.float64) for each in case["inputs"]]
    upstream = np.array(case["upstream"], dtype=np.float64)
    with np.errstate(all="ignore"):
        value = gate.forward(*inputs, **case["attrs"])
        local = gate.local(*inputs, value, **case["attrs"])
        choices = gate.choices(tuple(inputs), case["attrs"])
        gradients = [
            unbroadcast(downstream(upstream, factor, chosen), each.shape)
            for factor, chosen, each in zip(local, choices, inputs, strict=True)
        ]
    return {"value": [value], "gradients": gradients}


def stored(case: dict[str, Any]) -> dict[str, list[np.ndarray]]:
    """PyTorch's value and gradients for one stored case."""
    return {
        "value": [np.array(case["value"], dtype=np.float64)],
        "gradients": [np.array(each, dtype=np.float64) for each in case["gradients"]],
    }


def agree(ours: np.ndarray, theirs: np.ndarray) -> bool:
    """Equal to the tolerance, with nan equal to nan."""
    with np.errstate(invalid="ignore"):
        near = np.isfinite(theirs) & (np.abs(ours - theirs) <= TOLERANCE * (1 + np.abs(theirs)))
    return bool((near | (ours == theirs) | (np.isnan(ours) & np.isnan(theirs))).all())


def on_purpose(difference: Difference, case: dict[str, Any]) -> bool:
    inputs = [np.array(each, dtype=np.float64) for each in case["inputs"]]
    return case["kind"] in difference.kinds and difference.applies(*inputs, **case["attrs"])


def disagreements(part: str) -> list[dict[str, Any]]:
    """The stored cases in which we say something else than PyTorch."""
    return [
        case
        for case in CASES
        if not all(
            agree(*pair) for pair in zip(computed(case)[part], stored(case)[part], strict=True)
        )
    ]


def test_the_numbers_are_of_every_gate_and_of_a_known_version():
    assert STORED["torch"] == "2.13.0"
    cases = Counter(case["kind"] for case in CASES)
    assert set(cases) == {kind for kind, each in ELEMENTWISE.items() if each.forward}
    assert set(cases.values()) == {42, 71, 84, 294}  # by inputs, and constants inside


@pytest.mark.parametrize("part", ["value", "gradients"])
def test_every_gate_agrees_with_pytorch_unless_a_reason_is_given(part):
    unexplained = [
        case
        for case in disagreements(part)
        if not any(each.part == part and on_purpose(each, case) for each in ON_PURPOSE)
    ]
    assert unexplained == []


@pytest.mark.parametrize("difference", ON_PURPOSE, ids=lambda each: each.reason[:60])
def test_every_difference_on_purpose_is_one_still(difference):
    """A row that PyTorch and we agree on must not stay in the list of exceptions."""
    named = [case for case in CASES if on_purpose(difference, case)]
    assert len(named) == difference.rows
    differing = disagreements(difference.part)
    assert [case for case in named if case not in differing] == []
