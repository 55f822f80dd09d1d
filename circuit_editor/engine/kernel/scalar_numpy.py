"""Functions for single numbers: what the gates call `np` and `special` while they are compiled.

Each does to floats what the one of that name does to arrays, nan, infinities and the signs of zeros
included. NumPy's `where` of single numbers makes an array each time; here it is a choice. What is
not listed is taken from NumPy, whose functions of one number compile well.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import numpy as np

from circuit_editor.engine.kernel.clone_functions import Compiler
from circuit_editor.gates import special
from circuit_editor.gates.gate import Forward


def where(condition: bool, a: float, b: float) -> float:
    """The first number where the condition holds, else the second."""
    return a if condition else b


def maximum(a: float, b: float) -> float:
    """The larger number; nan where one is nan; the second where they are equal."""
    if a != a:
        return a
    return a if a > b else b


def minimum(a: float, b: float) -> float:
    """The smaller number; nan where one is nan; the second where they are equal."""
    if a != a:
        return a
    return a if a < b else b


def heaviside(x: float, at_zero: float) -> float:
    """0 left of zero, 1 right of it, at zero what is asked for."""
    if x != x:
        return x
    if x == 0.0:
        return at_zero
    return 0.0 if x < 0.0 else 1.0


def sign(x: float) -> float:
    """-1, 0 or 1; nan for nan."""
    if x > 0.0:
        return 1.0
    if x < 0.0:
        return -1.0
    return x if x != x else 0.0


def logaddexp(a: float, b: float) -> float:
    """log(exp(a) + exp(b)) without overflow."""
    if a == b:  # equal infinities, too, whose difference is nan
        return a + math.log(2.0)
    gap = a - b
    if gap > 0.0:
        return a + math.log1p(math.exp(-gap))
    if gap <= 0.0:
        return b + math.log1p(math.exp(gap))
    return gap


def power(a: float, b: float) -> float:
    """a to the power of b."""
    raised: float = a**b
    return raised


def isnan(x: float) -> bool:
    """True for nan."""
    return x != x


def erf(x: float) -> float:
    """The error function."""
    return math.erf(x)


def erfc(x: float) -> float:
    """1 less the error function."""
    return math.erfc(x)


OF_NUMPY: tuple[Forward, ...] = (
    *(where, maximum, minimum, heaviside, sign, logaddexp, power, isnan),
)
FUNCTIONS = (*OF_NUMPY, erf, erfc)


class ScalarNumpy(ModuleType):
    """A module that has these functions, compiled, and else whatever another one has."""

    def __init__(
        self,
        functions: Iterable[Forward],
        compiled: Compiler[Forward],
        other: ModuleType,
    ) -> None:
        super().__init__("singles")
        self._other = other
        for each in functions:
            setattr(self, each.__name__, compiled(each))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._other, name)


def standing_in(compiled: Compiler[Forward]) -> dict[ModuleType, ModuleType]:
    """What stands in for each module whose functions the gates call."""
    return {
        np: ScalarNumpy(OF_NUMPY, compiled, np),
        special: ScalarNumpy((erf, erfc), compiled, special),
    }
