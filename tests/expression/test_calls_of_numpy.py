"""Calls in the spelling of NumPy give what NumPy itself gives for the same text, or are refused."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

import circuit_editor as ce
from circuit_editor.expression import ExpressionError, draft
from circuit_editor.expression.array_functions import ARRAY_FUNCTIONS, ARRAY_SPELLINGS, OF_ONE
from circuit_editor.expression.functions import FUNCTIONS, SPELLINGS

GIVEN = {
    "x": np.array([[0.3, 0.7, 0.2], [0.9, 0.4, 0.6]]),
    "y": np.array([[0.5, 0.1, 0.8], [0.25, 0.35, 0.95]]),
    "z": np.array([[0.5, 0.25], [0.1, 0.35], [0.8, 0.95]]),
    "v": np.array([0.3, 0.6, 0.1]),
}
NAMES = sorted(
    name
    for name in {*SPELLINGS, *FUNCTIONS, *ARRAY_SPELLINGS, *ARRAY_FUNCTIONS, *OF_ONE}
    if hasattr(np, name) or hasattr(np.ndarray, name)
)
ARGUMENTS = [
    *("x", "v", "x, y", "x, v", "v, x", "x, z", "v, v", "(x, y)", "(x, y), 1", "[x, y]"),
    *("x, 0", "x, 1", "x, -1", "x, 2", "x, 0.5", "0.5, x", "2, x", "v, 0", "v, 1", "x, 0, 1"),
    *("x, 0.4, 0.6", "x, axis=0", "x, axis=1, keepdims=True", "x, (3, 2)", "x, (1, 0)", "x, -1, 0"),
]
BEHIND = [
    *("", "0", "1", "-1", "y", "v", "z", "axis=0", "axis=-1", "0.4, 0.6", "3, 2", "(3, 2)"),
    *("1, 0", "keepdims=True", "2", "0.5"),
]
TEXTS = [
    *(f"np.{name}({each})" for name, each in itertools.product(NAMES, ARGUMENTS)),
    *(f"{of}.{name}({each})" for name, of, each in itertools.product(NAMES, "xv", BEHIND)),
]
NOT_OURS = ("x.view()",)  # the same memory


def compared(text: str) -> bool:
    """Whether both compute it; then they give the same."""
    arrays = {name: each.copy() for name, each in GIVEN.items()}  # one may be written into
    try:
        with np.errstate(all="ignore"):
            theirs = np.asarray(eval(text, {"np": np, **arrays}))
    except (TypeError, ValueError, AttributeError, IndexError, ZeroDivisionError, Warning):
        return False
    if theirs.dtype.kind not in "fiu":
        return False
    used = set(re.findall(r"(?<![\w.])[xyzv]\b", text))
    values = {name: GIVEN[name].tolist() for name in sorted(used)}
    try:
        circuit = ce.Circuit(draft(f"r = {text}", values).document())
    except ExpressionError:
        return False
    np.testing.assert_allclose(circuit.run().value("r"), theirs, rtol=1e-12, err_msg=text)
    return True


@pytest.mark.parametrize("part", range(4))
def test_a_call_of_numpy_gives_what_numpy_gives(part: int) -> None:
    done = [text for text in TEXTS[part::4] if text not in NOT_OURS and compared(text)]
    assert len(done) > 60


def test_relu_with_its_bound_behind_compares_and_does_not_reduce() -> None:
    assert compared("np.maximum(x, 0)") and compared("np.minimum(v, 1)")
    assert compared("np.max(x, 0)") and compared("x.max(1)")
