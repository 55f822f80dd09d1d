"""Random numbers of tests that no version of NumPy changes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from circuit_editor.engine.philox import uniform


class Dice:
    """A stream of random numbers that no version of NumPy changes."""

    def __init__(self, seed: int) -> None:
        self._seed, self._step = seed, 0

    def _next(self, draw: Any, size: Any) -> Any:
        self._step += 1
        shape = size if isinstance(size, tuple) else (size,)
        return draw(self._seed, "cases", self._step, math.prod(shape)).reshape(shape)

    def random(self) -> float:
        """From 0 up to 1."""
        return float(self._next(uniform, 1)[0])

    def uniform(self, low: float, high: float, size: Any) -> Any:
        """From one number up to the other."""
        return low + (high - low) * self._next(uniform, size)

    def integers(self, low: int, high: int, size: Any = ()) -> Any:
        """Whole numbers from one up to before the other."""
        return np.floor(self.uniform(low, high, size)).astype(int)

    def normal(self, size: Any) -> Any:
        """Of the standard normal distribution."""
        first, second = self._next(uniform, size), self._next(uniform, size)
        return np.sqrt(-2.0 * np.log1p(-first)) * np.cos(2.0 * np.pi * second)

    def choice(self, among: Any) -> Any:
        """One of some."""
        return among[int(self.integers(0, len(among)))]

    def permutation(self, among: Any) -> Any:
        """In another order; of a number, those below it."""
        listed = list(range(among)) if isinstance(among, int) else list(among)
        return [listed[at] for at in np.argsort(self._next(uniform, len(listed)))]

    def shares(self, *shape: int) -> Any:
        """Positive numbers that add up to 1 along the last axis."""
        drawn = self.uniform(0.1, 1.0, shape)
        return drawn / drawn.sum(axis=-1, keepdims=True)
