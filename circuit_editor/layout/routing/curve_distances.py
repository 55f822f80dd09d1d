"""Distances from points to cubics, and which cubics a stroke cuts, asked of many at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.routing.routes import Bezier, bends
from circuit_editor.layout.space.boxes import Mask
from circuit_editor.model import Place

PIECES = 32  # straight pieces that stand for a cubic
_T = np.linspace(0.0, 1.0, PIECES + 1)[:, np.newaxis]
_BASIS = np.concatenate(
    [(1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T**2 * (1 - _T), _T**3], axis=1
)


def distances_to(point: Place, curves: Sequence[Bezier] | Array) -> Array:
    """How far a point is from each of some cubics, shape (n,)."""
    begins, steps = _pieces(curves)
    away = np.array(point) - begins
    length = (steps * steps).sum(axis=2)
    share = np.divide(
        (away * steps).sum(axis=2), length, out=np.zeros_like(length), where=length > 0
    )
    off = away - np.clip(share, 0.0, 1.0)[..., np.newaxis] * steps
    distances: Array = np.sqrt((off * off).sum(axis=2)).min(axis=1)
    return distances


def distances_to_straight(point: Place, ends: Array) -> Array:
    """How far a point is from wires that run straight on: `ends` has rows x1, y1, x2, y2."""
    x1, y1, x2, y2 = ends.T
    bend = bends(ends)
    controls = [x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2]
    return distances_to(point, np.stack(controls, axis=1).reshape(-1, 4, 2))


def are_cut(start: Place, end: Place, curves: Sequence[Bezier]) -> Mask:
    """Which of some cubics a straight stroke cuts, shape (n,)."""
    begins, steps = _pieces(curves)
    first, stroke = np.array(start), np.subtract(end, start)
    sides = _cross(stroke, begins - first), _cross(stroke, begins + steps - first)
    ends = _cross(steps, first - begins), _cross(steps, np.array(end) - begins)
    cut: Mask = (
        (sides[0] * sides[1] <= 0) & (ends[0] * ends[1] <= 0) & (steps != 0).any(axis=2)
    ).any(axis=1)
    return cut


def _pieces(curves: Sequence[Bezier] | Array) -> tuple[Array, Array]:
    """Where the straight pieces of each cubic begin, and where they lead: shape (n, PIECES, 2)."""
    points = _BASIS @ np.array(curves, dtype=np.float64).reshape(-1, 4, 2)
    return points[:, :-1], np.diff(points, axis=1)


def _cross(one: Array, other: Array) -> Array:
    crossed: Array = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
    return crossed
