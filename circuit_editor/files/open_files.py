"""Notes of which files are open: whoever opens one that another process shows is told.

A note is a file that is locked as long as the process lives, in a folder of the user's own. It is
called after what it is of; what processes leave behind that were killed is swept, and never counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from circuit_editor.files import locks
from circuit_editor.files.locks import AnyPath

EXTENSION = ".open"
TRIES = 5  # whoever looks who has a file open holds its note for a moment


class OpenNote:
    """A note that this process has a file open, until it is taken back."""

    def __init__(self, folder: Path, path: AnyPath) -> None:
        self._folder, self._path = folder, path
        self._held: int | None = None
        self._is_over = False

    @cached_property
    def _mark(self) -> str:
        """What notes of the file begin with, by whatever name it is opened; asks the disk."""
        return sha256(os.fsencode(os.path.realpath(self._path))).hexdigest()[:24]

    @cached_property
    def _own(self) -> Path:
        return self._folder / f"{self._mark}-{os.getpid()}-{os.urandom(8).hex()}{EXTENSION}"

    def put(self) -> None:
        """Put the note up, if it is not. Never raises: without it others are not told."""
        with suppress(OSError, ValueError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for _ in range(TRIES):
                if self._held is None and not self._is_over:
                    self._held = locks.hold(self._own)
        if self._is_over:  # it was taken back meanwhile, on another thread
            self.take_back()

    def take_back(self) -> None:
        """Take the note back: the file is open here no more."""
        self._is_over = True
        held, self._held = self._held, None
        if held is not None:
            locks.let_go_and_delete(held, self._own)

    def others(self) -> int:
        """How many other processes have the file open. Never raises."""
        with suppress(OSError, ValueError):
            own = f"{self._mark}-{os.getpid()}-"
            return sum(_is_held(each) for each in self._notes() if not each.name.startswith(own))
        return 0

    def _notes(self) -> Iterator[Path]:
        with suppress(OSError), os.scandir(self._folder) as entries:
            for each in entries:
                if each.name.startswith(f"{self._mark}-") and each.name.endswith(EXTENSION):
                    yield Path(each.path)


def _is_held(note: Path) -> bool:
    """True where somebody holds a note; one that nobody holds is swept."""
    if locks.is_held(note):
        return True
    with suppress(OSError):
        held = locks.hold(note) if os.path.lexists(note) else None
        if held is not None:
            locks.let_go_and_delete(held, note)
    return False
