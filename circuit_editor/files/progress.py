"""Progress of the reading of a file, told to whoever watches, on whatever thread it happens.

A reader has many functions, and none of them is about this: who watches says so around the call.
Large files are worked on in stretches, so that a thread that reads one leaves the interpreter to
the window every few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any, TypeVar

from immutables import Map

STRETCH = 4_096  # records

Watcher = Callable[[float], object]
K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
_watching: ContextVar[Watcher | None] = ContextVar("watching", default=None)


@contextmanager
def watched(report: Watcher) -> Iterator[None]:
    """Within it `report` is told what share is done; what it raises ends the reading."""
    token = _watching.set(report)
    try:
        yield
    finally:
        _watching.reset(token)


def reached(share: float) -> None:
    """So much of the file is read, of 1."""
    report = _watching.get()
    if report is not None:
        report(share)


@contextmanager
def in_passes() -> Iterator[None]:
    """Within it work begins again and again: whoever watches sees each fill half of what is left.

    So the share never goes back.
    """
    report = _watching.get()
    if report is None:
        yield
        return
    with watched(_of_passes(report)):
        yield


def _of_passes(report: Watcher) -> Watcher:
    before = done = 0.0

    def watch(share: float) -> None:
        nonlocal before, done
        if share < before:
            done += (1 - done) / 2
        before = share
        report(done + (1 - done) / 2 * share)

    return watch


def along(records: Sequence[T], first: float, last: float) -> Iterator[T]:
    """The records of a long list, the share growing from `first` to `last` on the way."""
    for start in range(0, len(records), STRETCH):
        reached(first + (last - first) * start / len(records))
        yield from records[start : start + STRETCH]


def map_of(found: Mapping[K, V]) -> Map[K, V]:
    """A map of a dict. All at once it would hold the interpreter for long."""
    if len(found) <= STRETCH:
        return Map(found)
    made = Map[K, V]().mutate()
    left = iter(found.items())
    while stretch := dict(islice(left, STRETCH)):
        made.update(stretch)
    return made.finish()


def let_go(*records: list[Any]) -> None:
    """Empty long lists that nobody needs any more."""
    for each in records:
        while each:
            del each[-STRETCH:]
