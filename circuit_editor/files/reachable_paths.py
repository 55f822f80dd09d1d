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
        self._there: set[Path] = set()

    def of(
        self, paths: Iterable[Path], patience: float = PATIENCE, *, also_silent: bool = False
    ) -> list[Path]:
        """Those that are files, as far as they are known in time. Never raises.

        Those that were silent before are waited for only where it is wanted.
        """
        return self.begin(paths, also_silent=also_silent)(patience)

    def begin(
        self, paths: Iterable[Path], *, also_silent: bool = False
    ) -> Callable[[float], list[Path]]:
        """Ask for files; what is returned gives the answer, within so many seconds of now."""
        wanted = list(dict.fromkeys(paths))
        silent = [path for path in wanted if self._is_silent(path)]
        asked = [self._ask(path) for path in wanted if path not in silent]
        waited_for = [self._waiting[path] for path in silent] if also_silent else []
        known = {*wanted} if also_silent else {*wanted} - {*silent}
        begun = time.monotonic()

        def answer(patience: float) -> list[Path]:
            for thread in (*asked, *waited_for):
                thread.join(max(0.0, begun + patience - time.monotonic()))
            return [path for path in wanted if path in known & self._there]

        return answer

    def _is_silent(self, path: Path) -> bool:
        thread = self._waiting.get(path)
        return thread is not None and thread.is_alive()

    def _ask(self, path: Path) -> Thread:
        self._there.discard(path)

        def ask() -> None:
            if os.path.isfile(path):  # says no where pathlib raises
                self._there.add(path)

        thread = Thread(target=ask, daemon=True)
        self._waiting[path] = thread
        thread.start()
        return thread
