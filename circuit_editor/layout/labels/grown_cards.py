"""Cards of notes that are written larger: how large there is room for, and where they stand then.

A card grows from where it stands: away from its middle, from one of its edges, or from a corner.
It grows as far as it covers nothing, and at least as far as it must.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.space.boxes import Box

KEPT_POINTS = (0.5, 0.0, 1.0)  # of a card's width, or of its height, that stays where it is
OUTSIDE = 0.2  # how dear it is to stand there, beside covering something


def grown_card(
    box: Box, growths: Sequence[float], obstacles: Array, whole: Box
) -> tuple[Box, float]:
    """The card at the first of these growths at which it is clear, or at the last.

    `obstacles` are four rows: lefts, tops, rights, bottoms. Clear is what meets none of them, and
    does not stand out of the whole drawing.
    """
    growth, cards = 1.0, np.array([box])
    for growth in growths:
        cards = _cards(box, growth)
        costs = _covered(cards, obstacles) + OUTSIDE * _outside(cards, whole)
        at = int(costs.argmin())
        if costs[at] <= 0.0 or growth == growths[-1]:
            left, top, right, bottom = cards[at].tolist()
            return (left, top, right, bottom), growth
    return box, growth


def _cards(box: Box, growth: float) -> Array:
    """The ways in which a card may grow, one a row; from its middle first."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    more_across, more_down = width * (growth - 1.0), height * (growth - 1.0)
    return np.array(
        [
            (
                left - more_across * across,
                top - more_down * down,
                right + more_across * (1.0 - across),
                bottom + more_down * (1.0 - down),
            )
            for across in KEPT_POINTS
            for down in KEPT_POINTS
        ]
    )


def _covered(cards: Array, obstacles: Array) -> Array:
    """How much of all obstacles each card covers."""
    lefts, tops, rights, bottoms = cards.T[:, :, np.newaxis]
    across = np.minimum(rights, obstacles[2]) - np.maximum(lefts, obstacles[0])
    down = np.minimum(bottoms, obstacles[3]) - np.maximum(tops, obstacles[1])
    covered: Array = (across.clip(min=0.0) * down.clip(min=0.0)).sum(axis=1)
    return covered


def _outside(cards: Array, whole: Box) -> Array:
    """How much of each card stands out of the drawing."""
    lefts, tops, rights, bottoms = cards.T
    across = np.minimum(rights, whole[2]) - np.maximum(lefts, whole[0])
    down = np.minimum(bottoms, whole[3]) - np.maximum(tops, whole[1])
    inside = across.clip(min=0.0) * down.clip(min=0.0)
    outside: Array = ((rights - lefts) * (bottoms - tops) - inside).clip(min=0.0)
    return np.where(outside < 1.0, 0.0, outside)
