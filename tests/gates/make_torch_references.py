"""Write torch_references.json: what PyTorch says each gate and its gradients are, in float64.

    python -m venv torch-env
    torch-env/bin/pip install numpy torch==2.13.0
    torch-env/bin/python tests/gates/make_torch_references.py

PyTorch is needed here only, never by the program or its tests. The gradients are those of
sum(upstream * out), with an upstream gradient that differs at every entry.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

TARGET = Path(__file__).with_name("torch_references.json")

GATES: dict[str, Callable[..., torch.Tensor]] = {
    "output": lambda x: x.clone(),
    "add": torch.add,
    "sub": torch.sub,
    "mul": torch.mul,
    "div": torch.div,
    "neg": torch.neg,
    "power": torch.pow,
    "max": torch.maximum,
    "min": torch.minimum,
    "add_constant": lambda x, c: x + c,
    "mul_constant": lambda x, c: x * c,
    "power_constant": lambda x, c: torch.pow(x, c),
    "reciprocal": torch.reciprocal,
    "exp": torch.exp,
    "log": torch.log,
    "sqrt": torch.sqrt,
    "square": torch.square,
    "abs": torch.abs,
    "sin": torch.sin,
    "cos": torch.cos,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "relu": torch.relu,
    "leaky_relu": lambda x, slope: functional.leaky_relu(x, slope),
    "softplus": functional.softplus,
    "tan": torch.tan,
    "sinh": torch.sinh,
    "cosh": torch.cosh,
    "atan": torch.atan,
    "log2": torch.log2,
    "log10": torch.log10,
    "log1p": torch.log1p,
    "expm1": torch.expm1,
    "erf": torch.erf,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "elu": lambda x, alpha: functional.elu(x, alpha),
    "sign": torch.sign,
    "floor": torch.floor,
    "clip": lambda x, low, high: torch.clamp(x, low, high),
}
TWO_INPUTS = {"add", "sub", "mul", "div", "power", "max", "min"}
CONSTANTS: dict[str, list[dict[str, float]]] = {
    "add_constant": [{"c": 1.0}, {"c": -2.5}],
    "mul_constant": [{"c": 2.0}, {"c": -1.0}],
    "power_constant": [{"c": each} for each in (2.0, 3.0, -1.0, 0.5, 0.0, 1.0, -1.5)],
    "leaky_relu": [{"slope": 0.01}, {"slope": 0.25}],
    "clip": [{"low": 0.0, "high": 1.0}, {"low": -1.3, "high": 2.5}],
    "elu": [{"alpha": 1.0}, {"alpha": 0.5}],
}

NAN, INF = float("nan"), float("inf")
ORDINARY = [-3.0, -2.0, -1.5, -1.0, -0.75, -0.1, 0.1, 0.5, 1.0, 1.3, 2.0, 2.5, 3.7, 10.0]
EDGES = [0.0, -0.0, 5e-324, -5e-324, 1e-300, 1e-8, 1e154, -1e300, 1e300, INF, -INF, NAN]
TAILS = [
    -800.0,
    -710.0,
    -40.0,
    -30.0,
    -15.0,
    -6.0,
    6.0,
    15.0,
    21.0,
    30.0,
    40.0,
    709.0,
    710.0,
    800.0,
]
PAIR_EDGES = [-2.0, 0.0, 0.5, 3.0, INF, -INF, NAN]
PAIRS = [
    *itertools.product(PAIR_EDGES, repeat=2),
    *[(-1.3, 2.7), (2.0, -4.0), (1.5, 1.5), (-0.0, 0.0), (0.0, -0.0), (1e300, 1e300)],
    *[(1e-300, 1e-300), (1e300, 1e-300), (0.1, 0.3), (-2.0, 2.0), (10.0, 0.25), (5e-324, 1.0)],
    *[(1.0, 5e-324), (-8.0, 3.0), (0.0, 1.0), (0.0, 2.0), (0.0, -1.0), (2.0, 1000.0)],
]
ARRAYS: list[list[Any]] = [[[-1.5, 0.0, 2.0]], [[[0.25, -2.0, 3.0], [1.0, 40.0, -0.5]]]]
ARRAY_PAIRS: list[list[Any]] = [
    [[1.0, -2.0, 0.5], [3.0, -2.0, 2.0]],
    [[[1.0, 2.0, 0.0], [0.5, 1.5, 4.0]], [2.0, 0.5, -1.0]],
    [[[1.5], [0.25]], [2.0, 3.0, -1.0]],
    [2.0, [[1.0, 2.0, 0.0], [0.5, -1.5, 4.0]]],
]


def inputs_for(kind: str) -> Iterator[list[Any]]:
    """The points at which this gate is asked."""
    if kind in TWO_INPUTS:
        yield from (list(pair) for pair in PAIRS)
        yield from ARRAY_PAIRS
    else:
        yield from ([x] for x in ORDINARY + EDGES + TAILS)
        yield from ARRAYS


def reference(kind: str, attrs: dict[str, float], point: list[Any]) -> dict[str, Any]:
    """The value and the gradients at one point."""
    inputs = [torch.tensor(each, dtype=torch.float64, requires_grad=True) for each in point]
    out = GATES[kind](*inputs, **attrs)
    steps = torch.arange(1, out.numel() + 1, dtype=torch.float64)
    upstream = steps.reshape(out.shape)
    gradients = torch.autograd.grad(out, inputs, upstream)
    return {
        "kind": kind,
        "attrs": attrs,
        "inputs": written(point),
        "upstream": written(upstream.tolist()),
        "value": written(out.tolist()),
        "gradients": [written(each.tolist()) for each in gradients],
    }


def written(number: Any) -> Any:
    """Nested lists of floats as JSON can hold them: nan and infinities as strings."""
    if isinstance(number, list):
        return [written(each) for each in number]
    return number if torch.isfinite(torch.tensor(number)) else str(number)


def main() -> None:
    """Ask PyTorch at every point and store the answers, one case a line."""
    cases = [
        json.dumps(reference(kind, attrs, point))
        for kind in GATES
        for attrs in CONSTANTS.get(kind, [{}])
        for point in inputs_for(kind)
    ]
    version = torch.__version__.partition("+")[0]
    body = ",\n".join(cases)
    TARGET.write_text(f'{{"torch": "{version}", "cases": [\n{body}\n]}}\n', encoding="utf-8")
    print(f"{len(cases)} cases from PyTorch {version}")


if __name__ == "__main__":
    main()
