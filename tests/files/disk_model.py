"""What a power cut may leave of a folder: a model that watches a save and is cut at each point.

The operations are really done, and recorded. What of them a disk holds after a power cut is less:
of bytes nothing but what was there when the file was last synced is sure, of names what was there
when the folder was; all that came later may be there, in part, or not at all.
"""

from __future__ import annotations

import functools
import itertools
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import RLock
from typing import NamedTuple

Names = dict[str, int]  # of a folder and those in it: the number of each file, by its path
Contents = dict[int, bytes]  # of files, by their numbers

# What changes names or bytes, or makes them last. A change that comes by another way is seen, too,
# but together with others: the line of code that made it is one step.
CALLS = ("open", "write", "fsync", "fdatasync", "rename", "replace", "link", "unlink", "remove")
CALLS += ("symlink", "truncate", "ftruncate", "chmod", "chown", "close", "rmdir", "mkdir")


class Moment(NamedTuple):
    """The folder after one call; what that call synced: a file's number, or a folder's path."""

    after: str
    names: Names
    contents: Contents
    synced: int | str | None = None


class Recorder:
    """Does what is asked of `os`, and keeps what the folder was like after each call."""

    def __init__(self, folder: Path, monkeypatch, sources: Path) -> None:
        self.folder = folder
        self.sources = str(sources)
        self._one_by_one = RLock()  # a thread that writes, and the one that waits for it
        self.moments = [self._moment("start")]
        for name in CALLS:
            call = getattr(os, name, None)
            if call is not None:
                monkeypatch.setattr(os, name, self._watched(name, call))

    def _watched(self, name: str, call: Callable) -> Callable:
        @functools.wraps(call)
        def done(*args, **options):
            with self._one_by_one:
                self.look(f"before {name}")
                synced = None
                if name in ("fsync", "fdatasync"):
                    about = os.fstat(args[0])
                    synced = about.st_ino
                    if stat.S_ISDIR(about.st_mode):
                        synced = self._path_of(about)
                result = call(*args, **options)
                self.look(name, synced)
                return result

        return done

    def _path_of(self, about: os.stat_result) -> str | None:
        """A folder's path in the one that is watched; None for others."""
        for folder, _, _ in os.walk(self.folder):
            if os.path.samestat(os.stat(folder), about):
                return os.path.relpath(folder, self.folder)
        return None

    def look(self, after: str, synced: int | str | None = None) -> None:
        """Keep what the folder is like now, if it is another or was made to last."""
        with self._one_by_one:
            now, before = self._moment(after, synced), self.moments[-1]
            if synced is not None or (now.names, now.contents) != (before.names, before.contents):
                self.moments.append(now)

    def _moment(self, after: str, synced: int | str | None = None) -> Moment:
        names, contents = {}, {}
        for folder, _, files in os.walk(self.folder):
            for name in files:
                path = Path(folder, name)
                number = path.lstat().st_ino
                names[str(path.relative_to(self.folder))] = number
                if not path.is_symlink():
                    contents[number] = path.read_bytes()
        return Moment(after, names, contents, synced)

    def run(self, do: Callable[[], object]) -> list[Moment]:
        """The moments of what is done, each line of the sources a moment too."""

        def trace(frame, event, _):
            if not frame.f_code.co_filename.startswith(self.sources):
                return None
            self.look(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            do()
        finally:
            sys.settrace(before)
        self.look("end")
        return self.moments


class Left(NamedTuple):
    """What somebody finds after the cut: files by their names. `when` tells where it was cut."""

    when: str
    files: dict[str, bytes]


def cuts(moments: list[Moment], *, in_order: bool = False) -> Iterator[Left]:
    """All that may be found where the power goes at each point, the last after everything.

    Changes of names are there in any choice, or `in_order`, as file systems with a log keep it.
    """
    begun = moments[0]
    sure_names, sure = begun.names, dict(begun.contents)
    pending: list[dict[str, int | None]] = []  # changes of names that may be there or not
    for at, now in enumerate(moments):
        if at:
            before = moments[at - 1].names
            changed = {
                name: now.names.get(name)
                for name in before.keys() | now.names.keys()
                if before.get(name) != now.names.get(name)
            }
            pending += [changed] if changed else []
        if isinstance(now.synced, str):
            synced = [each for each in pending if any(_folder(n) == now.synced for n in each)]
            sure_names = _changed(sure_names, synced)
            pending = [each for each in pending if each not in synced]
        elif now.synced in now.contents:
            sure[now.synced] = now.contents[now.synced]
        choices = itertools.product((False, True), repeat=len(pending))
        for kept in choices:
            if in_order and list(kept) != sorted(kept, reverse=True):
                continue
            names = _changed(sure_names, list(itertools.compress(pending, kept)))
            yield from _with_bytes(f"{at}: {now.after}", names, sure, moments[: at + 1])


def _folder(name: str) -> str:
    return os.path.dirname(name) or os.curdir


def _changed(names: Names, changes: list[dict[str, int | None]]) -> Names:
    """The names after these changes."""
    found = dict(names)
    for name, number in (each for change in changes for each in change.items()):
        found.pop(name, None)
        if number is not None:
            found[name] = number
    return found


def _with_bytes(when: str, names: Names, sure: Contents, moments: list[Moment]) -> Iterator[Left]:
    """The files with all that a disk may hold of them."""
    last: Contents = {}
    for each in moments:
        last.update(each.contents)
    choices = []
    for number in set(names.values()):
        if number not in last:  # no file
            continue
        written, synced = last[number], sure.get(number, b"")
        sure_of = synced if written.startswith(synced) else b""  # what is added costs nothing else
        more = len(written) - len(sure_of)
        some, none = written[: len(sure_of) + more // 2], sure_of + bytes(more)
        choices.append([(number, data) for data in {synced, some, none, written}])
    for chosen in itertools.product(*choices):
        held = dict(chosen)
        yield Left(when, {name: held[at] for name, at in names.items() if at in held})
