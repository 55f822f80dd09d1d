"""Arrays by how they are made: zeros, ones, eye, ranges, and random numbers of a seed.

Random numbers are those of `engine.initialisers`: the same seed gives the same array on every
machine and in every version.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from circuit_editor.engine.initialisers import he, normal, uniform, xavier
from circuit_editor.gates import Array

RANDOM: Mapping[str, Callable[..., Array]] = {
    "uniform": uniform,
    "rand": uniform,
    "normal": normal,
    "randn": normal,
    "standard_normal": normal,
    "xavier": xavier,
    "glorot": xavier,
    "he": he,
    "kaiming": he,
}
OF_A_SHAPE: Mapping[str, Callable[..., Array]] = {"zeros": np.zeros, "ones": np.ones}
OF_NUMBERS: Mapping[str, Callable[..., Any]] = {
    "eye": lambda n, m=None: np.eye(n, m),
    "identity": np.eye,
    "arange": np.arange,
    "range": np.arange,
    "linspace": lambda start, stop, num=50: np.linspace(start, stop, num),
    "full": lambda shape, number: np.full(shape, float(number)),
}
MAKERS = frozenset([*RANDOM, *OF_A_SHAPE, *OF_NUMBERS])
OTHER_NAMES = {"loc": "mean", "scale": "std", "sigma": "std", "fill_value": "number"}
WITHOUT_EFFECT = frozenset(["dtype", "requires_grad", "device", "order"])
LARGEST = 1_000_000


def made_array(name: str, given: list[Any], options: Mapping[str, Any]) -> Array | None:
    """The array that a call makes; None where it cannot be made of these."""
    named = {OTHER_NAMES.get(key, key): each for key, each in options.items()}
    named = {key: each for key, each in named.items() if key not in WITHOUT_EFFECT}
    try:
        if name in OF_NUMBERS:
            if not _is_small([*given, *named.values()]):
                return None
            return np.asarray(OF_NUMBERS[name](*given, **named), dtype=np.float64)
        shape = named.pop("size", named.pop("shape", None))
        if len(given) == 3 and isinstance(given[2], tuple):  # normal(0, 1, (2, 3)), as in NumPy
            keys = ("low", "high") if name == "uniform" else ("mean", "std")
            named |= dict(zip(keys, given, strict=False))
            shape = given[2]
        elif shape is None:
            shape = given[0] if len(given) == 1 and isinstance(given[0], tuple) else tuple(given)
        elif given:
            return None
        lengths = (shape,) if type(shape) is int else tuple(shape)
        if not lengths or not all(type(each) is int and each > 0 for each in lengths):
            return None
        if math.prod(lengths) > LARGEST:
            return None
        return (RANDOM if name in RANDOM else OF_A_SHAPE)[name](lengths, **named)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None


def _is_small(numbers: list[Any]) -> bool:
    """True where no number, and no product of lengths, asks for more memory than a value may."""
    for each in numbers:
        count = math.prod(each) if isinstance(each, tuple) else each
        if not isinstance(count, int | float) or abs(count) > LARGEST:
            return False
    whole = [each for each in numbers if isinstance(each, int | float)]
    steps = abs(whole[1] - whole[0]) / abs(whole[2]) if len(whole) == 3 and whole[2] else 0.0
    return steps <= LARGEST and (len(whole) != 2 or abs(whole[0] * whole[1]) <= LARGEST)
