"""Changed keys: those of a large map that an edit may have changed, found by its listing.

Maps that share most of their parts list their entries in the same order but where they differ: so
their listings are compared, stretch by stretch. The listing of the last few maps is kept, for what
came out of one edit goes into the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from operator import is_not
from typing import TypeAlias, TypeVar

STRETCH = 4096  # entries that are compared at once
FARTHEST = 8  # so many entries may be new or gone in one place
MOST_KEPT = 2  # of nodes, and of wires: before and after an edit

K = TypeVar("K")
V = TypeVar("V")

Listing: TypeAlias = tuple[Mapping[K, V], list[K], list[V]]


def changed_keys(before: Mapping[K, V], after: Mapping[K, V], kept: list[Listing[K, V]]) -> list[K]:
    """The keys that only one map has, or whose values are not the same object, and few others.

    `kept` are the listings of the last maps, which are kept up.
    """
    if before is after:
        return []
    keys, values = _listed(before, kept)
    new_keys, new_values = _listed(after, kept)
    found: list[K] = []
    here = there = 0
    while here < len(keys) and there < len(new_keys):
        ends = here + STRETCH, there + STRETCH
        if keys[here : ends[0]] == new_keys[there : ends[1]] and not any(
            map(is_not, values[here : ends[0]], new_values[there : ends[1]])
        ):
            here, there = ends
            continue
        count = min(STRETCH, len(keys) - here, len(new_keys) - there)
        for step in range(count):
            if (
                keys[here + step] is not new_keys[there + step]
                or values[here + step] is not new_values[there + step]
            ):
                break
        else:
            here, there = here + count, there + count
            continue
        here, there = here + step, there + step
        left, right = _meeting(keys[here : here + FARTHEST], new_keys[there : there + FARTHEST])
        found += {*keys[here : here + left], *new_keys[there : there + right]}
        here, there = here + left, there + right
    found += {*islice(keys, here, None), *islice(new_keys, there, None)}
    return [*dict.fromkeys(found)]


def _meeting(keys: list[K], new_keys: list[K]) -> tuple[int, int]:
    """How many entries to pass on both sides until they are the same again."""
    if keys[0] is new_keys[0]:
        return 1, 1  # another value
    for total in range(1, len(keys) + len(new_keys) - 1):
        for left in range(min(total, len(keys) - 1) + 1):
            right = total - left
            if right < len(new_keys) and keys[left] is new_keys[right]:
                return left, right
    return len(keys), len(new_keys)


def _listed(entries: Mapping[K, V], kept: list[Listing[K, V]]) -> tuple[list[K], list[V]]:
    for known, keys, values in kept:
        if known is entries:
            return keys, values
    made = [*entries], [*entries.values()]
    kept.insert(0, (entries, *made))
    del kept[MOST_KEPT:]
    return made
