"""Points at which a gate is smooth, found by asking the gate itself."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import numpy as np

from circuit_editor.gates import ELEMENTWISE, Gate

# Kinks of the registry lie on whole numbers or where inputs are equal. Points of a grid of exact
# fractions can therefore be asked about exactly, and one that is clear of a kink is clear by at
# least one spacing.
SPACING = 1 / 8
REACH = 24  # spacings either side of 0

COMPUTING = [each for each in ELEMENTWISE.values() if not each.is_source]


def constants_to_try(gate: Gate) -> Iterator[Mapping[str, float]]:
    """The gate's own constants, then others: negative, broken, large."""
    yield gate.attrs
    for number in (-1.5, 0.5, 3.0):
        if gate.attrs:
            yield dict.fromkeys(gate.attrs, number)


def shapes_to_try(gate: Gate) -> list[tuple[tuple[int, ...], ...]]:
    """One shape per input: scalars, vectors, and shapes that have to be broadcast."""
    arity = len(gate.inputs)
    if arity == 1:
        return [((),), ((3,),), ((2, 3),)]
    return [((),) * arity, ((3,),) * arity, ((2, 3), (3,)), ((2, 1), (3,)), ((), (2, 3))]


def cases() -> Iterator[tuple[Gate, Mapping[str, float], tuple[tuple[int, ...], ...]]]:
    """Every gate with every set of constants and shapes to try."""
    for gate in COMPUTING:
        for attrs, shapes in itertools.product(constants_to_try(gate), shapes_to_try(gate)):
            yield gate, attrs, shapes


def smooth_point(
    gate: Gate, attrs: Mapping[str, float], shapes: tuple[tuple[int, ...], ...]
) -> list[np.ndarray]:
    """Inputs of these shapes, at least one spacing from every kink and domain's end."""
    rng = np.random.default_rng(len(gate.kind))
    for _ in range(20_000):
        point = [rng.integers(-REACH, REACH, shape, endpoint=True) * SPACING for shape in shapes]
        if is_clear(gate, attrs, point):
            return [np.asarray(each, dtype=np.float64) for each in point]
    raise AssertionError(f"no smooth point for {gate.kind} with {dict(attrs)}")


def is_clear(gate: Gate, attrs: Mapping[str, float], point: list[np.ndarray]) -> bool:
    """True where neither this point nor a neighbour on the grid is a kink or outside."""
    for shift in itertools.product((-SPACING, 0.0, SPACING), repeat=len(point)):
        near = [each + moved for each, moved in zip(point, shift, strict=True)]
        if gate.kink is not None and np.any(gate.kink.at(*near, **attrs)):
            return False
        if gate.domain is not None and not np.all(gate.domain.holds(*near, **attrs)):
            return False
    return True
