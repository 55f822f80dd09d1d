"""Pauses the garbage collector while a document is opened."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from PySide6.QtCore import QCoreApplication, QTimer

LOOKS = 15  # ms between two looks whether a thread has ended

_frozen = Event()  # something was left out that a window is made of
_pauses: list[bool] = []  # under way: whether it was enabled before each


@contextmanager
def gc_paused() -> Iterator[None]:
    """While much is made and all of it is kept, nobody looks for garbage.

    A file of 10,000 gates opens in three quarters of the time.
    """
    _begin()
    try:
        yield
    finally:
        _end()


def pause_gc_during(thread: Thread, held: object) -> None:
    """Start a thread, and look for no garbage from before that until after its end.

    What a thread finds is deleted there, and that must not be a widget. So it is this thread that
    goes on with it, once the other has ended; and here ends what is `held` by that one, such as the
    scene of a window that was closed meanwhile.
    """
    _begin()
    thread.start()
    timer = QTimer(QCoreApplication.instance(), interval=LOOKS)

    def look(held: object = held) -> None:
        if not thread.is_alive():
            timer.stop()
            timer.deleteLater()
            _end()

    timer.timeout.connect(look)
    timer.start()


def _begin() -> None:
    _pauses.append(gc.isenabled() or any(_pauses))
    gc.disable()


def _end() -> None:
    was_enabled = _pauses.pop()
    if was_enabled and not _pauses:
        gc.enable()


def leave_out_all() -> None:
    """Never look through what there is now: a large circuit, of which nothing is garbage.

    Of 50,000 gates that would take 0.3 s, again and again.
    """
    _frozen.set()
    gc.freeze()


def look_through_all() -> None:
    """A window is gone: what large circuits were made of there may be garbage now."""
    if _frozen.is_set():
        _frozen.clear()
        gc.unfreeze()
