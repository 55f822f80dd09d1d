"""Numbers with their gradients, as `result["W"]` gives them: computed with as plain ones are.

What is computed from one has no gradient of its own: only the circuit's own numbers have.
"""

from __future__ import annotations

from typing import Any

import numpy as np


class FloatWithGradient(float):
    """A single number; `grad` is how the loss depends on it, None where that is not computed."""

    grad: float | None

    def __new__(cls, number: float, grad: float | None) -> FloatWithGradient:
        made = super().__new__(cls, number)
        made.grad = grad
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (float(self), self.grad)


class ArrayWithGradient(np.ndarray[Any, np.dtype[np.float64]]):
    """An array that cannot be written to; `grad` has its shape, or is None."""

    grad: Any

    def __array_finalize__(self, _: Any) -> None:
        self.grad = None

    def __array_wrap__(self, made: Any, context: Any = None, return_scalar: bool = False) -> Any:
        """What is computed is a plain array, or a plain number."""
        plain = np.asarray(made)
        return plain[()] if return_scalar else plain

    def __reduce__(self) -> Any:
        return with_gradient, (np.asarray(self), self.grad)

    def __deepcopy__(self, memo: object) -> Any:
        return with_gradient(np.asarray(self), self.grad)


def with_gradient(value: Any, gradient: Any) -> Any:
    """A value that knows its gradient; None where there is no value."""
    if value is None:
        return None
    if np.shape(value) == ():
        return FloatWithGradient(float(value), None if gradient is None else float(gradient))
    made = np.array(value, dtype=np.float64).view(ArrayWithGradient)
    made.setflags(write=False)
    made.grad = gradient
    return made
