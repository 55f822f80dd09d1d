"""Changed keys: those of a large map that an edit may have changed, without listing the map.

A map of `immutables` is a tree, and one that came out of another shares with it all branches in
which nothing changed. So two maps are compared branch by branch, and what is the same object is
left out: after an edit of few entries among 100,000, few branches are looked at.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from immutables import Map

K = TypeVar("K")
V = TypeVar("V")


def changed_keys(before: Mapping[K, V], after: Mapping[K, V]) -> list[K]:
    """The keys that only one map has, or whose values are not the same object."""
    if before is after:
        return []
    if not before:
        return list(after)
    mine, theirs = _entries_apart(before, after)
    return [key for key in {**mine, **theirs} if before.get(key) is not after.get(key)]


def changes(before: Mapping[K, V], after: Mapping[K, V]) -> tuple[list[K], list[K]]:
    """The keys that are gone, and those that are new or lead to another object than before."""
    gone: list[K] = []
    fresh: list[K] = []
    for key in changed_keys(before, after):
        (fresh if key in after else gone).append(key)
    return gone, fresh


def _entries_apart(before: Mapping[K, V], after: Mapping[K, V]) -> tuple[dict[K, V], dict[K, V]]:
    """The entries of both maps, less those in branches which they share."""
    kinds = _branch_types()
    if not (kinds and isinstance(before, Map) and isinstance(after, Map)):
        return dict(before), dict(after)
    found: tuple[dict[K, V], dict[K, V]] = {}, {}
    levels = gc.get_referents(before), gc.get_referents(after)
    while levels[0] or levels[1]:
        shared = {*map(id, levels[0])} & {*map(id, levels[1])}
        for entries, level in zip(found, levels, strict=True):
            apart = [branch for branch in level if id(branch) not in shared]
            level[:] = [inner for branch in apart for inner in _opened(branch, entries, kinds)]
    return found


def _opened(branch: Any, entries: dict[Any, Any], kinds: frozenset[type]) -> list[Any]:
    """The branches of a branch; the entries in it are added to the others."""
    inner = []
    held = reversed(gc.get_referents(branch))  # they are told from the last to the first
    for each in held:
        if type(each) in kinds:
            inner.append(each)
        else:
            entries[each] = next(held, None)
    return inner


@cache
def _branch_types() -> frozenset[type]:
    """The types of branches, which have no public names; none where trees are built otherwise."""
    alike = {-1: "a", -2: "b"}  # two keys with one hash
    many = {**alike, **dict.fromkeys(range(100), "c")}
    (few,), (root,) = gc.get_referents(Map(alike)), gc.get_referents(Map(many))
    kinds = frozenset(map(type, [root, few, *gc.get_referents(few)]))
    entries: dict[Any, Any] = {}
    level = [root]
    while level:
        level = [inner for branch in level for inner in _opened(branch, entries, kinds)]
    return kinds if entries == many else frozenset()
