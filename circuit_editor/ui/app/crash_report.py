"""Crash reports: what the logs of processes that have ended say, to be offered at a start."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from circuit_editor.files import locks
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import cut, printable_lines
from circuit_editor.ui.app.crash_log import LOG, without_home

TOLD = ".told"  # of a log that was copied
MOST_KEPT = 4  # logs
MOST_SHOWN = 100_000  # characters
LAST_WORDS = ("Fatal Python error:", "Windows fatal exception:")  # begin what faulthandler writes


class CrashReport(NamedTuple):
    """The report of processes that have ended: their files, and what these say."""

    paths: tuple[Path, ...]
    text: str
    has_died: bool  # one of them, and not only erred

    def forget(self) -> None:
        """Delete it."""
        for path in self.paths:
            with suppress(OSError):
                path.unlink()

    def keep(self) -> None:
        """It was copied, and is not offered again."""
        for path in self.paths:
            with suppress(OSError):
                path.replace(path.with_suffix(TOLD))


def find_report(folder: Path) -> CrashReport | None:
    """What there is to tell of processes that have ended; None where all ended well.

    Never raises. What says nothing is deleted, and of many files the oldest.
    """
    paths, texts = [], []
    for path in _of_the_dead(folder):
        with suppress(OSError):
            text = _read(path)
            if text.partition("\n\n")[2].strip():
                paths.append(path)
                texts.append(text)
            else:
                path.unlink()
    if not paths:
        return None
    text = cut("\n".join(texts), MOST_SHOWN)
    return CrashReport(tuple(paths), text, any(map(_has_died, texts)))


def _of_the_dead(folder: Path) -> list[Path]:
    """The files that nobody writes any more, the newest first; of many the oldest are deleted."""
    found: list[tuple[float, Path]] = []
    with suppress(OSError):
        for name in os.listdir(folder):
            with suppress(OSError, ValueError):
                path = folder / name
                there = os.lstat(path)
                if path.suffix in (LOG, TOLD) and stat.S_ISREG(there.st_mode):
                    held = locks.hold(path)
                    if held is not None:
                        locks.let_go(held)
                        found.append((there.st_mtime, path))
    newest = [path for _, path in sorted(found, reverse=True)]
    for path in newest[MOST_KEPT:]:
        with suppress(OSError):
            path.unlink()
    return [path for path in newest[:MOST_KEPT] if path.suffix == LOG]


def _read(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MOST_SHOWN)
    return printable_lines(without_home(data.decode("utf-8", "replace")))


def _has_died(text: str) -> bool:
    return any(line.startswith(LAST_WORDS) for line in text.split("\n"))
