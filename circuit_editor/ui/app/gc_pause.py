"""Pauses the garbage collector while a document is opened."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

MANY = 100_000  # objects that were made meanwhile, and hold others

_lock = Lock()
_frozen = Event()  # something was left out that a window is made of
_pauses: list[bool] = []  # under way, on all threads: whether it was enabled before each


@contextmanager
def gc_paused() -> Iterator[None]:
    """While much is made and all of it is kept, nobody looks for garbage, on no thread.

    A file of 10,000 gates opens in three quarters of the time. And what a thread found would be
    deleted there, widgets too. What a large circuit is made of is never looked through later: that
    would take 0.3 s of 50,000 gates, again and again.
    """
    with _lock:
        _pauses.append(gc.isenabled() or any(_pauses))
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_enabled = _pauses.pop()
            if was_enabled and not _pauses:
                if gc.get_count()[0] > MANY:
                    gc.freeze()
                    _frozen.set()
                gc.enable()


def look_through_all() -> None:
    """A window is gone: what large circuits were made of there may be garbage now."""
    if _frozen.is_set():
        _frozen.clear()
        gc.unfreeze()
