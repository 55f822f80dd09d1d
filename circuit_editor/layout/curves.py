"""How a wire runs: a smooth curve from an output to an input, flat where it leaves and arrives."""

from __future__ import annotations

from typing import TypeAlias

from circuit_editor.model import Place

Curve: TypeAlias = tuple[Place, Place, Place, Place]

STRAIGHT_WITHIN = 0.5
SHORTEST_BEND = 36.0


def curve_between(start: Place, end: Place) -> Curve:
    """The four control points of the cubic from `start` to `end`, horizontal at both ends."""
    (x1, y1), (x2, y2) = start, end
    ahead = x2 - x1
    if ahead >= 0 and abs(y2 - y1) <= STRAIGHT_WITHIN:
        bend = ahead / 3
    elif ahead >= 0:
        bend = max(SHORTEST_BEND, ahead * 0.5)
    else:  # running back: swing out far enough to be seen
        bend = max(SHORTEST_BEND, min(180.0, -ahead * 0.5 + SHORTEST_BEND))
    return start, (x1 + bend, y1), (x2 - bend, y2), end


def point_at(curve: Curve, t: float) -> Place:
    """The point of the curve at `t` from 0 (its start) to 1 (its end)."""
    s = 1.0 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))
    return x, y
