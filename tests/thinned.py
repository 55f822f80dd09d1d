"""Combinations of parameters: as few as meet every few values, and the rest on request."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from itertools import combinations, product
from typing import Any

import pytest


def thinned(*axes: Sequence[Any], together: int = 2) -> list[Any]:
    """Every combination of these values, for `parametrize`; most of them only with `-m soak`.

    Those of the suite show each `together` values of different axes side by side at least once.
    """
    every = [*product(*(range(len(axis)) for axis in axes))]
    missing = {each for chosen in every for each in _meetings(chosen, together)}
    kept: set[tuple[int, ...]] = set()
    while missing:
        best = max(every, key=lambda each: len(missing.intersection(_meetings(each, together))))
        missing.difference_update(_meetings(best, together))
        kept.add(best)
    return [
        pytest.param(
            *(axis[at] for axis, at in zip(axes, chosen, strict=True)),
            marks=() if chosen in kept else pytest.mark.soak,
        )
        for chosen in every
    ]


def covering(held: Mapping[Any, Set[Hashable]]) -> list[Any]:
    """Everything that holds something, for `parametrize`; most of it only with `-m soak`.

    What is kept in the suite holds together all that there is.
    """
    missing: set[Hashable] = set().union(*held.values())
    kept = []
    while missing:
        kept.append(max(held, key=lambda each: len(missing & held[each])))
        missing -= held[kept[-1]]
    return [pytest.param(each, marks=() if each in kept else pytest.mark.soak) for each in held]


def _meetings(chosen: tuple[int, ...], together: int) -> Iterable[tuple[tuple[int, int], ...]]:
    return combinations(enumerate(chosen), together)
