"""The list of a program's open windows, kept for the next start.

Every process has a file of its own in one folder, and beside it one that is locked as long as it
lives, as the copies of unsaved work have. When the program ends in order it says so in the list;
a list without that, whose lock is free, is of a program that was killed.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from circuit_editor.files import disk, locks
from circuit_editor.files.failure import FileError
from circuit_editor.files.recovery import LOCK, RecoveryCopy
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

EXTENSION = ".windows"
LARGEST = 1_000_000  # bytes
MOST_WINDOWS = 50
LONGEST_TEXT = 4096  # of a path, of a geometry
DEEPEST = 16  # blocks that one is inside of
FARTHEST = 2**31 - 1  # pixels


class ListedWindow(NamedTuple):
    """The file that one window showed, and how."""

    path: str = ""  # of its file; of an example the name
    is_example: bool = False
    where: tuple[str, ...] = ()  # the blocks that were entered
    zoom: float = 1.0
    scrolled: tuple[int, int] = (0, 0)
    is_all: bool = True  # all of the circuit was shown, however large the window
    geometry: str = ""  # where it stood, in Qt's own form, in base 64


class WindowList(NamedTuple):
    """The windows in the order in which they were opened, and which was in front."""

    windows: tuple[ListedWindow, ...]
    front: int
    has_ended: bool  # in order, and not killed


def text_of(kept: WindowList) -> str:
    """The list as it stands in its file."""
    return json.dumps(
        {
            "ended": kept.has_ended,
            "front": kept.front,
            "windows": [each._asdict() for each in kept.windows],
        }
    )


def read(data: bytes) -> WindowList:
    """The list that was written; what is damaged is left out. Never raises."""
    try:
        found = json.loads(data[:LARGEST])
    except (ValueError, RecursionError):
        found = None
    found = found if isinstance(found, dict) else {}
    listed = found.get("windows")
    windows = [_window(each) for each in listed[:MOST_WINDOWS]] if isinstance(listed, list) else []
    known = tuple(each for each in windows if each is not None)
    front = found.get("front")
    if not isinstance(front, int) or not 0 <= front < len(known):
        front = 0
    return WindowList(known, front, found.get("ended") is True)


def new_file(folder: Path) -> RecoveryCopy:
    """The file for the windows of this process; nothing is on the disk yet."""
    path = folder / f"{os.getpid()}-{os.urandom(8).hex()}{EXTENSION}"
    return RecoveryCopy(path, why_not=why_not_kept)


def why_not_kept(error: BaseException) -> FileError:
    """Why the next start will not know which windows were open."""
    return FileError.of(
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The list of open windows cannot be kept: {reason}. At the next start, open your "
                "files yourself.",
            ),
            reason=disk.reason(error),
        )
    )


def take_newest(folder: Path) -> WindowList | None:
    """The list of the program that ended last; it is not found again, nor are older ones.

    Those of programs that run stay. Never raises.
    """
    found: list[tuple[float, WindowList]] = []
    for path, held in _free(folder):
        with suppress(OSError):
            found.append((path.stat().st_mtime, read(path.read_bytes())))
        with suppress(OSError):
            path.unlink()
        locks.let_go_and_delete(held, path.with_suffix(LOCK))
    return max(found, key=lambda each: each[0])[1] if found else None


def _free(folder: Path) -> Iterator[tuple[Path, int]]:
    """The lists of programs that have ended, each held."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        path = folder / name
        if path.suffix == EXTENSION:
            try:
                held = locks.hold(path.with_suffix(LOCK))
            except (OSError, ValueError):
                continue
            if held is not None:
                yield path, held


def _window(found: Any) -> ListedWindow | None:
    if not isinstance(found, dict):
        return None
    path, geometry = _text(found.get("path")), _text(found.get("geometry"))
    entered = found.get("where")
    where = tuple(map(_text, entered)) if isinstance(entered, list) else ()
    zoom, scrolled = found.get("zoom"), _pair(found.get("scrolled"))
    if not path:
        return None
    listed = ListedWindow(path, found.get("is_example") is True, geometry=geometry)
    if all(where) and len(where) <= DEEPEST:
        listed = listed._replace(where=where)
    if scrolled is None or not isinstance(zoom, float) or not math.isfinite(zoom) or zoom <= 0:
        return listed
    return listed._replace(zoom=zoom, scrolled=scrolled, is_all=found.get("is_all") is True)


def _text(found: object) -> str:
    """A text that is fit for use; else none."""
    is_fit = isinstance(found, str) and len(found) <= LONGEST_TEXT and "\0" not in found
    return str(found) if is_fit else ""


def _pair(found: object) -> tuple[int, int] | None:
    """Two whole numbers of pixels; None where it is something else."""
    if not isinstance(found, list) or [type(each) for each in found] != [int, int]:
        return None
    first, second = found
    return (first, second) if max(abs(first), abs(second)) <= FARTHEST else None
