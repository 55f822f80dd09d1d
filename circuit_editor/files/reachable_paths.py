"""Checks which files exist, in threads, so that a disk that does not answer blocks nobody."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

PATIENCE = 0.15  # seconds, for all together: a disk answers in a thousandth, a dead network never


class FileProbe:
    """Checks files, each apart. One whose disk was silent is not asked for again until it answers.

    A question that a dead network folder swallows cannot be taken back: it waits in a thread of
    its own, and ends with the program.
    """

    def __init__(self) -> None:
        self._waiting: dict[Path, Thread] = {}

    def of(self, paths: Iterable[Path], patience: float = PATIENCE) -> list[Path]:
        """Those that are files, as far as they are known in time. Never raises."""
        return self.begin(paths)(patience)

    def begin(self, paths: Iterable[Path]) -> Callable[[float], list[Path]]:
        """Ask for files; what is returned gives the answer, within so many seconds of now."""
        wanted = list(dict.fromkeys(paths))
        there: set[Path] = set()
        asked = [self._ask(path, there) for path in wanted if not self._is_silent(path)]
        begun = time.monotonic()

        def answer(patience: float) -> list[Path]:
            for thread in asked:
                thread.join(max(0.0, begun + patience - time.monotonic()))
            return [path for path in wanted if path in there]

        return answer

    def _is_silent(self, path: Path) -> bool:
        thread = self._waiting.get(path)
        return thread is not None and thread.is_alive()

    def _ask(self, path: Path, there: set[Path]) -> Thread:
        def ask() -> None:
            if os.path.isfile(path):  # says no where pathlib raises
                there.add(path)

        thread = Thread(target=ask, daemon=True)
        self._waiting[path] = thread
        thread.start()
        return thread
