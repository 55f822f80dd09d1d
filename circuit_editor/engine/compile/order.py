"""The order of a tape: every step behind all that feed it, ties by path, read from within.

It is found over arrays by compiled code, at every edit; `model.graph` orders whatever is smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np

from circuit_editor.engine import kernel
from circuit_editor.engine.kernel.passes import UNKNOWN, fill_depths
from circuit_editor.engine.tape_columns import UNPLUGGED
from circuit_editor.model import Document, natural
from circuit_editor.model.paths import parts_of
from circuit_editor.model.sort_keys import has_copies, sort_key

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")
Ints: TypeAlias = "NDArray[np.int64]"
LEAST_STRETCH = 16  # where stretches are shorter than this, items are taken one by one


def ranks_of(paths: Sequence[str], document: Document) -> Ints:
    """The place of each path of a document among all, by `sort_key`."""
    keys: list[Any]
    if has_copies(document):
        keys = [sort_key(document, path) for path in paths]
    elif document.blocks:
        known: dict[str, Any] = {}  # most names inside blocks stand there many times
        keys = []
        for path in paths:
            parts = parts_of(path)
            for part in parts:
                if part not in known:
                    known[part] = natural(part)
            keys.append([known[part] for part in reversed(parts)])
    else:
        return _ranked(len(paths), _by_stems(list(map(natural, paths))))
    return _ranked(len(paths), sorted(range(len(paths)), key=keys.__getitem__))


def _by_stems(keys: list[tuple[str, int, str, int]]) -> list[int]:
    """The order of natural keys. Sorted all at once they would hold the interpreter for long."""
    alike: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        alike.setdefault(key[0], []).append(at)
    return [at for stem in sorted(alike) for at in sorted(alike[stem], key=keys.__getitem__)]


def _ranked(count: int, order: list[int]) -> Ints:
    ranks = np.empty(count, np.int64)
    ranks[order] = np.arange(count)
    return ranks


def depths_of(sources: NDArray[np.int32]) -> Ints | None:
    """Each row's distance in wires from the farthest source; None where there is a loop."""
    count = len(sources)
    flat, found = np.ascontiguousarray(sources).ravel(), np.full(count, UNKNOWN, np.int64)
    quick = kernel.current()
    if quick is not None:
        return found if quick.depths(flat, np.empty(count, np.int64), found) else None
    depths = [UNKNOWN] * count
    return np.array(depths, np.int64) if fill_depths(flat.tolist(), [0] * count, depths) else None


def gathered(items: list[T], order: Ints) -> list[T]:
    """The items in an order; whole stretches at once, as an edit moves hardly any."""
    breaks = np.flatnonzero(np.diff(order) != 1) + 1
    if len(breaks) > len(order) // LEAST_STRETCH:
        return [items[row] for row in order.tolist()]
    found: list[T] = []
    starts = [0, *breaks.tolist(), len(order)]
    for begin, end in pairwise(starts):
        if begin < end:
            first = int(order[begin])
            found += items[first : first + end - begin]
    return found


def places_of(order: Ints, count: int) -> Ints:
    """Where each of so many rows stands; UNPLUGGED where it does not, and for UNPLUGGED, last."""
    places = np.full(count + 1, UNPLUGGED, np.int64)
    places[order] = np.arange(len(order))
    return places


def by_rank(ranks: Ints) -> Ints:
    """The rows in the order of their ranks."""
    return places_of(ranks, len(ranks))[:-1]
