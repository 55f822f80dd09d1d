"""Evaluates a closed form at given numbers, in floats, with the gates' own functions.

No code is made and run for it: names in a circuit are strangers' text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, reduce
from typing import Any

import numpy as np

from circuit_editor.closed_form.sympy_functions import vocabulary
from circuit_editor.gates import special
from circuit_editor.model.graph import post_order


@cache
def functions() -> dict[str, Callable[..., Any]]:
    """What the words of formulas compute, SymPy's and ours, by the names of their classes."""
    words = {each.__name__: name for name, each in vars(vocabulary()).items() if name != "above"}
    return {
        "Add": lambda *terms: reduce(np.add, terms),
        "Mul": lambda *factors: reduce(np.multiply, factors),
        "Pow": lambda base, exponent: _power(base, exponent),
        "Abs": np.abs,
        "Above": lambda a, b: np.heaviside(a - b, 0.5),
        **{word: getattr(np, name, None) or vars(special)[name] for word, name in words.items()},
    }


def evaluate(expression: Any, numbers: Mapping[str, float]) -> float:
    """A SymPy expression at these numbers, by the names of its unknowns; nan and inf as they come.

    Raises KeyError for an unknown without a number.
    """
    made: dict[Any, Any] = {}
    with np.errstate(all="ignore"):
        for part in post_order([expression], lambda part: part.args):
            made[part] = _made(part, [made[each] for each in part.args], numbers)
    return float(made[expression])


def _made(part: Any, inputs: list[Any], numbers: Mapping[str, float]) -> Any:
    if part.is_Symbol:
        return np.float64(numbers[part.name])
    if not inputs:  # a number, or a constant such as pi
        return np.float64(part)
    return functions()[type(part).__name__](*inputs)


def _power(base: Any, exponent: Any) -> Any:
    """A power; roots and inverses by the functions that round best."""
    if exponent == -1:
        return np.divide(1.0, base)
    return np.sqrt(base) if exponent == 0.5 else np.power(base, exponent)
