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
from typing import NamedTuple

Names = dict[str, int]  # of a folder: the number of each file
Contents = dict[int, bytes]  # of files, by their numbers

# What changes names or bytes, or makes them last. A change that comes by another way is seen, too,
# but together with others: the line of code that made it is one step.
CALLS = ("open", "write", "fsync", "fdatasync", "rename", "replace", "link", "unlink", "remove")
CALLS += ("symlink", "truncate", "ftruncate", "chmod", "chown", "close", "rmdir", "mkdir")


class Moment(NamedTuple):
    """The folder after one call; what that call synced: a file's number, 0 for the folder."""

    after: str
    names: Names
    contents: Contents
    synced: int | None = None


class Recorder:
    """Does what is asked of `os`, and keeps what the folder was like after each call."""

    def __init__(self, folder: Path, monkeypatch, sources: Path) -> None:
        self.folder = folder
        self.sources = str(sources)
        self.moments = [self._moment("start")]
        for name in CALLS:
            call = getattr(os, name, None)
            if call is not None:
                monkeypatch.setattr(os, name, self._watched(name, call))

    def _watched(self, name: str, call: Callable) -> Callable:
        @functools.wraps(call)
        def done(*args, **options):
            self.look(f"before {name}")
            synced = None
            if name in ("fsync", "fdatasync"):
                about = os.fstat(args[0])
                synced = 0 if stat.S_ISDIR(about.st_mode) else about.st_ino
                if synced == 0 and not os.path.samestat(about, os.stat(self.folder)):
                    synced = None
            result = call(*args, **options)
            self.look(name, synced)
            return result

        return done

    def look(self, after: str, synced: int | None = None) -> None:
        """Keep what the folder is like now, if it is another or was made to last."""
        now, before = self._moment(after, synced), self.moments[-1]
        if synced is not None or (now.names, now.contents) != (before.names, before.contents):
            self.moments.append(now)

    def _moment(self, after: str, synced: int | None = None) -> Moment:
        names, contents = {}, {}
        for each in os.scandir(self.folder):
            number = names[each.name] = each.inode()
            if each.is_file(follow_symlinks=False):
                contents[number] = Path(each.path).read_bytes()
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


def cuts(moments: list[Moment]) -> Iterator[Left]:
    """All that may be found where the power goes at each point, the last after everything."""
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
        if now.synced == 0:
            sure_names, pending = now.names, []
        elif now.synced is not None and now.synced in now.contents:
            sure[now.synced] = now.contents[now.synced]
        for kept in itertools.product((False, True), repeat=len(pending)):
            names = dict(sure_names)
            for change in itertools.compress(pending, kept):
                for name, number in change.items():
                    names.pop(name, None)
                    if number is not None:
                        names[name] = number
            yield from _with_bytes(f"{at}: {now.after}", names, sure, moments[: at + 1])


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
        some = written[: len(written) // 2]
        choices.append([(number, data) for data in {synced, some, bytes(len(written)), written}])
        if written == synced:
            choices[-1] = [(number, written)]
    for chosen in itertools.product(*choices):
        held = dict(chosen)
        yield Left(when, {name: held[at] for name, at in names.items() if at in held})
