"""When garbage is collected: while the window waits for events, and not while a document is opened.

Qt holds a lock while it disconnects what is gone, and PySide runs Python meanwhile. A collection
there that ends another object waits for that very lock, and the window for ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QTimer

LOOKS = 15  # ms between two looks whether a thread has ended
NEVER = 2**31 - 1  # containers made, after which Python would collect by itself

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


def collect_when_idle() -> None:
    """Collect garbage from now on each time that Qt's loop begins to wait, and never elsewhere."""
    due = gc.get_threshold()
    gc.set_threshold(NEVER)
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    dispatcher.aboutToBlock.connect(lambda: collect_if_due(due))


def collect_if_due(due: tuple[int, int, int]) -> None:
    """Let Python decide by its own rules: it does when a container is made."""
    if gc.isenabled():
        gc.set_threshold(*due)
        for _ in range(2):  # a loop, for newer Pythons collect where one goes round
            made: list[list[object]] = [[]]
            del made
        gc.set_threshold(NEVER)


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
