"""Backups: earlier versions of files, numbered, in a folder of the user's own.

Beside a file they would be in the way of class folders and repositories. What a save writes is
kept when it is written, so that no other program can take it away; what it replaced is kept too,
where it was not yet. What another program wrote is kept until somebody was asked about it.

A file's backups are called by a number, and by what they are: `7.circuit`, `8-foreign.circuit`.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from circuit_editor.files import disk
from circuit_editor.files.known_bytes import NOTHING, KnownBytes, known_in, known_of
from circuit_editor.files.locks import AnyPath
from circuit_editor.named_tuple import NamedTuple

EARLIER = ""  # what a save of ours replaced
SAVED = "-saved"  # what the last save wrote: the file as it is, unless others wrote it since
FOREIGN = "-foreign"  # what another program wrote and a save replaced; nobody was asked yet
ANSWERED = "-answered"  # the same, and somebody was
ORIGINAL = "-original"  # in an older format, before the first save in the present one
KINDS = (EARLIER, SAVED, FOREIGN, ANSWERED, ORIGINAL)
NAME = re.compile(rf"([0-9]{{1,9}})({'|'.join(KINDS)})\.circuit")
UNFIT = re.compile(r"[^\w.-]+")
LONGEST_NAME = 40  # characters of the file's name in that of the folder
ALIKE = 5  # so many of the newest are looked at for equal bytes
LEAST_FOREIGN = 10  # of what others wrote so many are kept, whatever one prefers


class Backup(NamedTuple):
    """One earlier version of a file: where it lies, and since when it was what it is."""

    path: Path
    number: int
    kept_at: float  # seconds since 1970: when that version was written
    kind: str = EARLIER

    @property
    def is_foreign(self) -> bool:
        """True for what another program wrote and a save replaced."""
        return self.kind in (FOREIGN, ANSWERED)

    @property
    def is_answered(self) -> bool:
        """False until somebody was asked what is to become of another program's version."""
        return self.kind != FOREIGN


class Backups:
    """The backups of one user's files below a folder, `most` earlier versions of each."""

    def __init__(self, folder: Path, most: int) -> None:
        self.folder, self.most = folder, most

    def of(self, path: AnyPath) -> list[Backup]:
        """The earlier versions of a file, newest first; what was saved last is one if it is lost.

        Never raises: what cannot be read is not there.
        """
        found = self._all(path)
        with suppress(OSError):
            now = known_in(path)
            found = [e for e in found if e.kind != SAVED or not _holds(e.path, now)]
        return found

    def newest(self, path: AnyPath) -> Backup | None:
        """The version of a file that was written last, of those in which there is something.

        Never raises.
        """
        with suppress(OSError):
            found = [each for each in self.of(path) if os.stat(each.path).st_size]
            return max(found, key=lambda each: each.kept_at, default=None)
        return None

    def has_saved(self, path: AnyPath, known: KnownBytes) -> bool:
        """True where this program saved these bytes to a file, as far as that is kept."""
        ours = (each for each in self._all(path) if each.kind in (SAVED, EARLIER))
        return self.most > 0 and any(_holds(each.path, known) for each in ours)

    def unanswered(self, path: AnyPath) -> list[Backup]:
        """What other programs wrote, saves replaced, and nobody was asked about, newest first."""
        return [each for each in self._all(path) if not each.is_answered]

    def answer(self, backup: Backup) -> Backup:
        """Note that somebody was asked: it may go when it is old. The same as it is called then.

        Never raises.
        """
        if not backup.is_answered:
            with suppress(OSError):
                target = _put(backup.path, backup.path.parent, backup.number, ANSWERED)
                return backup._replace(path=target, kind=ANSWERED)
        return backup

    def keep(self, path: AnyPath, data: bytes, kind: str = EARLIER) -> Backup | None:
        """Keep these bytes as a version of a file; None where none are to be. Raises OSError."""
        if self.most < 1 and kind in (EARLIER, SAVED):
            self._rotate(path)
            return None
        made = self._folder_made(path)
        temporary = made / disk.temporary_name()
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
                file.write(data)
            if temporary.read_bytes() != data:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return self._add(path, made, temporary, known_of(data), kind)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise

    def take(
        self, path: AnyPath, replaced: Path, known: KnownBytes, kind: str = EARLIER
    ) -> Backup | None:
        """Keep a file that a save replaced, which is `replaced` now and goes. Raises OSError.

        The file itself is kept where that can be, so that nothing is lost of what a program
        writes into it that had it open.
        """
        if self.most < 1 and kind == EARLIER:
            os.unlink(replaced)
            return None
        made = self._folder_made(path)
        about = os.stat(replaced)
        if about.st_nlink == 1 and (os.name != "posix" or about.st_uid == os.getuid()):
            with suppress(OSError):  # on another disk it can only be copied
                return self._add(path, made, replaced, known, kind)
        temporary = made / disk.temporary_name()
        try:
            _copy(replaced, temporary)
            kept = self._add(path, made, temporary, known, kind)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
        with suppress(OSError):
            os.unlink(replaced)
        return kept

    def _add(
        self, path: AnyPath, folder: Path, source: Path, known: KnownBytes, kind: str
    ) -> Backup:
        """Move a file in, with a number. Equal bytes are not kept twice: what was equal goes."""
        found, kept_at = self._all(path), os.stat(source).st_mtime
        same = [each for each in found[:ALIKE] if _holds(each.path, known)]
        for each in same:  # what it is told to be outlives that it comes once more
            if each.kind == ORIGINAL or (each.is_foreign and not each.is_answered):
                kind = each.kind
        is_newest, last = same[:1] == found[:1], found[0].number if found else 0
        if same and is_newest and found[0].kind == kind:
            target = found[0].path
            os.replace(source, target)
        else:
            target = _put(source, folder, last if same and is_newest else last + 1, kind)
        for each in same:
            if each.path != target:
                with suppress(OSError):
                    os.unlink(each.path)
        for each in found:  # it was what the file held, and is an earlier version now
            if kind == SAVED and each.kind == SAVED and each not in same:
                with suppress(OSError):
                    _put(each.path, folder, each.number, EARLIER)
        with suppress(OSError):
            os.chmod(target, 0o600)
        self._rotate(path)
        return Backup(target, int(re.split("[-.]", target.name)[0]), kept_at, kind)

    def _rotate(self, path: AnyPath) -> None:
        """Delete what is too old, but nothing that somebody has still to be asked about."""
        found = self._all(path)
        foreign = max(self.most, LEAST_FOREIGN)
        for kind, most in ((EARLIER, self.most), (SAVED, self.most), (ANSWERED, foreign)):
            for each in [each for each in found if each.kind == kind][most:]:
                with suppress(OSError):
                    os.unlink(each.path)

    def _all(self, path: AnyPath) -> list[Backup]:
        return sorted(self._in(self.folder_of(path)), key=lambda each: -each.number)

    @staticmethod
    def _in(folder: Path) -> Iterator[Backup]:
        with suppress(OSError, ValueError), os.scandir(folder) as entries:
            for each in entries:
                with suppress(OSError, ValueError):
                    yield _read(folder / each.name)

    def folder_of(self, path: AnyPath) -> Path:
        """Where the backups of one file lie, by whatever name it is opened."""
        from hashlib import sha256

        real = os.path.realpath(path)
        mark = sha256(os.fsencode(real)).hexdigest()[:16]
        name = UNFIT.sub("_", os.path.splitext(os.path.basename(real))[0])[:LONGEST_NAME]
        return self.folder / f"{name}-{mark}"

    def _folder_made(self, path: AnyPath) -> Path:
        folder = self.folder_of(path)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in (self.folder, folder):  # what one drew is nobody else's business
            with suppress(OSError):
                each.chmod(0o700)
        disk.sweep(folder)
        return folder


def _named(folder: Path, number: int, kind: str) -> Path:
    return folder / f"{number}{kind}.circuit"


def _read(path: Path) -> Backup:
    """The backup at `path`. Raises ValueError where it is none, OSError where it is gone."""
    read = NAME.fullmatch(path.name)
    if read is None:
        raise ValueError(path.name)
    about = os.stat(path, follow_symlinks=False)
    if not stat.S_ISREG(about.st_mode):
        raise ValueError(path.name)
    return Backup(path, int(read[1]), about.st_mtime, read[2])


def _put(source: Path, folder: Path, first: int, kind: str) -> Path:
    """Give a file a number, or a later one where another program is quicker; where it is then."""
    for number in count(first):
        target = _named(folder, number, kind)
        try:
            os.link(source, target)
        except FileExistsError:
            continue
        except OSError:  # a file system without links
            if os.path.lexists(target):
                continue
            os.replace(source, target)
            return target
        with suppress(OSError):
            os.unlink(source)
        return target
    raise AssertionError  # numbers do not end


def _holds(path: Path, known: KnownBytes) -> bool:
    """True where a file holds what is known; False where it cannot be read."""
    try:
        return os.stat(path).st_size == known.size and known_in(path) == known != NOTHING
    except OSError:
        return False


def _copy(source: Path, target: Path) -> None:
    """Copy a file, with the time at which it was written, and bring it to the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(source, "rb") as old, os.fdopen(os.open(target, flags, 0o600), "wb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())
    with suppress(OSError):
        shutil.copystat(source, target)
