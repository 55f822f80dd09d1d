"""Closes the gaps that nodes leave which became narrower: what they feed moves up to them.

Only what is downstream of them moves, and only to the left: all that feeds a node has to move for
it to move, and what stands between stays between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import floor, inf

import numpy as np

from circuit_editor.layout.space.boxes import Box, Indices, edges_of
from circuit_editor.layout.space.push_aside import ACROSS, DOWN, DUST
from circuit_editor.model.graph import group_by_key, reachable

MOST_SWEEPS = 20


def close_gaps(
    boxes: Mapping[str, Box],
    freed: Mapping[str, float],
    wires: Iterable[tuple[str, str]],
    sources: Collection[str] = (),
    step: float = 0.0,
) -> dict[str, float]:
    """How far to the left each node moves, those that stay left out.

    `freed` is how much narrower a node became: its left edge stayed. `sources` that stand right of
    such a node go along with their readers. With a `step` every distance is a multiple of it.
    """
    ids = list(boxes)
    index = {id_: at for at, id_ in enumerate(ids)}
    left, top, right, bottom = edges_of([boxes[id_] for id_ in ids])
    freed_by = np.array([freed.get(id_, 0.0) for id_ in ids])
    was = right + freed_by  # where the right edges were
    pairs = [(index[a], index[b]) for a, b in wires]
    fed = group_by_key((target, source) for source, target in pairs)
    readers = group_by_key(pairs)
    is_source = {index[id_] for id_ in sources}
    begin = [index[id_] for id_ in freed]
    moving = {*reachable(begin, lambda at: readers.get(at, ()))}
    first = min((left[at] for at in begin), default=inf)
    along = {
        at
        for at in is_source
        if at in readers and left[at] > first and moving.issuperset(readers[at])
    }
    shift = np.zeros(len(ids))
    shift[[*moving, *along]] = inf
    beside: dict[int, Indices] = {}
    for at in (*moving, *along):
        meets = (top < bottom[at] + DOWN) & (top[at] < bottom + DOWN) & (was <= left[at])
        beside[at] = np.flatnonzero(meets)
    order = [at for at in np.argsort(left, kind="stable").tolist() if at in beside]

    def limit(at: int) -> float:
        """How far a node may move now, with what others do."""
        near = beside[at]
        gap = np.maximum(0.0, left[at] - was[near] - ACROSS)
        least = float((shift[near] + freed_by[near] + gap).min(initial=inf))
        if at in along:
            return min(least, *(float(shift[each]) for each in readers[at]))
        leading = [each for each in fed.get(at, ()) if each not in is_source]
        if not leading or any(was[each] > left[at] for each in leading):
            return 0.0
        return min(least, *(float(shift[each] + freed_by[each]) for each in leading))

    for _ in range(MOST_SWEEPS):
        before = shift.copy()
        for at in order:
            found = min(float(shift[at]), limit(at))
            is_whole = not step or found == inf
            shift[at] = found if is_whole else floor(found / step + DUST) * step
        if (before == shift).all():
            return {ids[at]: float(shift[at]) for at in np.flatnonzero(shift > DUST).tolist()}
    return {}
