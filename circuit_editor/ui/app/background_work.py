"""Background work: one pure function at a time on another thread, its result taken in Qt's loop.

The thread knows nothing of Qt: the result is fetched by a timer, so that nothing is told to objects
that are gone. Whoever is not interested any more lets the thread run out.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from circuit_editor.ui.app.gc_pause import pause_gc_during

LOOKS = 15  # ms between two looks whether it is done
NAME = "background work"  # of its threads

T = TypeVar("T")


class Progress:
    """The progress of work on another thread, which ends at its next report once cancelled."""

    def __init__(self) -> None:
        self.share = 0.0
        self.is_cancelled = False

    def report(self, share: float) -> None:
        """Take how much is done. Raises CancelledError."""
        self.share = share
        if self.is_cancelled:
            from concurrent.futures import CancelledError  # takes long to load

            raise CancelledError


class BackgroundWork(QObject):
    """Does one thing at a time; the next one takes the place of one that is not done yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._finish: Callable[[], None] = _nothing
        self._timer = QTimer(self, interval=LOOKS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """True until the result was taken."""
        return self._thread is not None

    def start(self, work: Callable[[], T], take: Callable[[T], object]) -> None:
        """Call `work` on a thread and `take` with what it returns; an error is raised here.

        Until it ends no thread looks for garbage: what it found might be a widget. What `work`
        holds and what it returns is let go of on this thread, taken or not.
        """
        results: list[T] = []
        errors: list[Exception] = []

        def run() -> None:
            try:
                results.append(work())
            except Exception as error:  # told where somebody sees it
                errors.append(error)

        def finish() -> None:
            if errors:
                raise errors[0]
            take(results[0])

        self._finish = finish
        self._thread = Thread(target=run, name=NAME, daemon=True)
        pause_gc_during(self._thread, run)
        self._timer.start()

    def cancel(self) -> None:
        """Take no result."""
        self._thread, self._finish = None, _nothing
        self._timer.stop()

    def _look(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            finish = self._finish
            self.cancel()
            finish()


def _nothing() -> None:
    """There is nothing to take."""
