"""Pushes boxes aside for one that grows: no farther than needed, and nothing onto anything.

The left edge of what grows stays. What stands right of it goes right where it would be met, or is
wired to what was pushed; what stands above or below goes up or down. Whatever is pushed pushes on
what would then be in its way. Two boxes that lay on each other before may go on doing so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import ceil, inf

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.space.boxes import Box, edges_of
from circuit_editor.model import Place
from circuit_editor.model.graph import group_by_key

ACROSS = 16.0  # kept from one box to the next at its side, where they were that far apart
WIRED = 160.0  # kept, likewise, where a wire leads from the one to the other: it may be steep
DOWN = 52.0  # kept, likewise, to the next below: a caption, and the numbers of both
DUST = 1e-6  # of a pixel: sums are rounded
ENOUGH = 64  # boxes that moved, before those that are in nobody's way are forgotten


def push_aside(
    boxes: Mapping[str, Box],
    grown: str,
    after: Box,
    wires: Iterable[tuple[str, str]],
    sources: Collection[str] = (),
    step: float = 0.0,
) -> dict[str, Place]:
    """How far each box moves, right and down, so that the one called `grown` can become `after`.

    Boxes that stay are left out. `wires` lead from one box to another; `sources` go along to the
    right where all their readers go. With a `step` every distance is a multiple of it.
    """
    ids = [grown, *(id_ for id_ in boxes if id_ != grown)]
    index = {id_: at for at, id_ in enumerate(ids)}
    left, top, right, bottom = edges_of([boxes[id_] for id_ in ids])
    fed: dict[int, list[int]] = group_by_key(
        (index[target], index[source])
        for source, target in wires
        if source in index and target in index
    )
    met = (left < right[0]) & (left[0] < right) & (top < bottom[0]) & (top[0] < bottom)
    above, below = top.copy(), bottom.copy()
    above[0], below[0] = min(top[0], after[1]), max(bottom[0], after[3])
    rows = _Axis(left, right, left, (above, below), after[2], step)
    dx = rows.shifts(ACROSS, DOWN, fed)
    dx[0] = 0.0
    if dx.any():
        readers = group_by_key((source, target) for target in fed for source in fed[target])
        least = np.zeros(len(ids))
        for source in sources:
            if (at := index[source]) in readers and left[at] >= right[0]:
                least[at] = min(dx[each] for each in readers[at])
        if least.any():
            dx = rows.shifts(ACROSS, DOWN, fed, least)
            dx[0] = 0.0
    sides = left + dx, right + dx
    sides[0][0], sides[1][0] = min(left[0], after[0]), max(right[0], after[2])
    is_lower = top + bottom >= top[0] + bottom[0]
    downwards = np.where(met & is_lower, bottom[0], top)
    upwards = np.where(met & ~is_lower, -top[0], -bottom)
    dy = _Axis(top, bottom, downwards, sides, after[3], step).shifts(DOWN, -DUST)
    dy -= _Axis(-bottom, -top, upwards, sides, -after[1], step).shifts(DOWN, -DUST)
    dy[0] = 0.0
    moved = np.flatnonzero((dx != 0.0) | (dy != 0.0)).tolist()
    return {ids[at]: (float(dx[at]), float(dy[at])) for at in moved}


class _Axis:
    """Boxes along one axis, of which the first grows to `edge`; those beyond it may move.

    `starts` are their low edges; of one that the first lay on, where the first ended. `sides` are
    their extents across.
    """

    def __init__(
        self,
        low: Array,
        high: Array,
        starts: Array,
        sides: tuple[Array, Array],
        edge: float,
        step: float,
    ) -> None:
        self._low, self._high, self._starts, self._sides = low, high, starts, sides
        self._growth = max(0.0, edge - float(high[0]))
        self._step = step

    def shifts(
        self,
        gap: float,
        margin: float,
        fed: Mapping[int, list[int]] | None = None,
        least: Array | None = None,
    ) -> Array:
        """How far each box moves, at least by `least`; of the first, how far its edge does.

        What meets across, or nearly by a `margin`, keeps its order and a `gap` if it had it; and so
        does what is wired, with more of it: `fed` are, by box, those that feed it.
        """
        low, high, starts, (near, far) = self._low, self._high, self._starts, self._sides
        shift = np.zeros(len(low))
        if not self._growth:
            return shift
        shift[0] = self._growth
        beyond = np.flatnonzero(starts >= high[0])
        beyond = beyond[np.argsort(low[beyond], kind="stable")]
        moved = np.zeros(len(low), dtype=np.intp)  # the first of them is the one that grows
        count = 1
        enough = ENOUGH
        far_end = float(high[0]) + self._growth  # what begins beyond, or passes by, meets nothing
        sides = float(near[0]) - margin, float(far[0]) + margin
        for at in beyond[beyond != 0].tolist():
            begin, furthest = starts[at], -inf
            if low[at] < far_end + gap and near[at] < sides[1] and sides[0] < far[at]:
                before = moved[:count]
                meets = (near[before] < far[at] + margin) & (near[at] < far[before] + margin)
                meets &= high[before] <= begin
                met = before[meets]
                if len(met):
                    wanted = high[met] + shift[met] + np.minimum(begin - high[met], gap)
                    furthest = float(wanted.max())
            for each in fed.get(at, ()) if fed is not None else ():
                if shift[each] and high[each] <= begin:
                    kept = min(begin - high[each], WIRED)
                    furthest = max(furthest, float(high[each] + shift[each] + kept))
            by = max(furthest - float(low[at]), 0.0 if least is None else float(least[at]))
            if by <= DUST:
                continue
            shift[at] = ceil(by / self._step - DUST) * self._step if self._step else by
            far_end = max(far_end, float(high[at] + shift[at]))
            sides = min(sides[0], float(near[at]) - margin), max(sides[1], float(far[at]) + margin)
            moved[count] = at
            count += 1
            if count > enough:  # what follows begins no earlier
                all_moved = moved[:count]
                kept_on = all_moved[high[all_moved] + shift[all_moved] + gap > low[at]]
                count = len(kept_on)
                moved[:count] = kept_on
                enough = max(ENOUGH, 2 * count)
        return shift
