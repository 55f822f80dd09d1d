"""Arrays as they are initialised: zeros, ones, eye, a range, and random numbers of a seed.

Random numbers are those of a counter-based generator, so that the same seed gives the same array on
every machine and in every version. Weights are for `x @ W`: rows are what comes in. Sources: Glorot
and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010; He,
Zhang, Ren, Sun, "Delving deep into rectifiers", 2015.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from circuit_editor.engine import philox
from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape
from circuit_editor.model.document import Initialiser

PURPOSE = "initial"  # of the stream of random numbers


def uniform(shape: Shape, *, low: float = 0.0, high: float = 1.0, seed: int = 0) -> Array:
    """Numbers between low and high, any of them as likely."""
    drawn = philox.uniform(seed, PURPOSE, 0, math.prod(shape)).reshape(shape)
    spread: Array = low + (high - low) * drawn
    return spread


def normal(shape: Shape, *, mean: float = 0.0, std: float = 1.0, seed: int = 0) -> Array:
    """Numbers of a normal distribution, by Box and Muller from pairs of uniform ones."""
    count = math.prod(shape)
    first, second = philox.uniform(seed, PURPOSE, 0, 2 * -(-count // 2)).reshape(-1, 2).T
    radius, angle = np.sqrt(-2.0 * np.log1p(-first)), 2.0 * np.pi * second
    pairs = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    drawn: Array = mean + std * pairs.ravel()[:count].reshape(shape)
    return drawn


def xavier(shape: Shape, *, seed: int = 0) -> Array:
    """Weights that keep the spread of numbers through a layer with tanh: uniform, by Glorot."""
    bound = math.sqrt(6.0 / sum(_fans(shape)))
    return uniform(shape, low=-bound, high=bound, seed=seed)


def he(shape: Shape, *, seed: int = 0) -> Array:
    """Weights that keep the spread of numbers through a layer with relu: normal, by He."""
    return normal(shape, std=math.sqrt(2.0 / _fans(shape)[0]), seed=seed)


def _eye(shape: Shape, seed: int) -> Array:
    """Ones where row and column are the same, on the last two axes; else zeros."""
    if len(shape) < 2:
        return np.ones(shape)
    return np.broadcast_to(np.eye(shape[-2], shape[-1]), shape).copy()


def _range(shape: Shape, seed: int, start: float = 0.0, step: float = 1.0) -> Array:
    """Numbers one after another, row by row."""
    numbers: Array = start + step * np.arange(math.prod(shape), dtype=np.float64)
    return numbers.reshape(shape)


def _fans(shape: Shape) -> tuple[int, int]:
    """How many numbers come into one cell of what a weight makes, and how many leave one."""
    if len(shape) < 2:
        return (shape[0], shape[0]) if shape else (1, 1)
    if len(shape) == 4:  # kernels: (out, in, rows, columns)
        window = shape[2] * shape[3]
        return shape[1] * window, shape[0] * window
    return shape[-2], shape[-1]


KINDS: Mapping[str, Callable[..., Array]] = {
    "zeros": lambda shape, seed: np.zeros(shape),
    "ones": lambda shape, seed: np.ones(shape),
    "eye": _eye,
    "range": _range,
    "uniform": lambda shape, seed, low=0.0, high=1.0: uniform(shape, low=low, high=high, seed=seed),
    "normal": lambda shape, seed, mean=0.0, std=1.0: normal(shape, mean=mean, std=std, seed=seed),
    "xavier": lambda shape, seed: xavier(shape, seed=seed),
    "he": lambda shape, seed: he(shape, seed=seed),
}


def initial_array(how: Initialiser, shape: Shape) -> Array:
    """The array of this shape that an initialiser makes, the same one every time."""
    return KINDS[how.kind](shape, how.seed, *how.arguments)
