"""Saves over a file that others may write: what they wrote is noticed, kept, and never lost.

A look before a save leaves a gap. So the file that was replaced is kept until it was looked at
after the save: where the system can, new and old swap their names in one step. If the old one is
not what was known, it is another program's, becomes a backup, and somebody is asked about it.
"""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from circuit_editor.files import disk, migrations
from circuit_editor.files.backups import EARLIER, FOREIGN, ORIGINAL, SAVED, Backup, Backups
from circuit_editor.files.failure import FileError
from circuit_editor.files.known_bytes import (
    NOTHING,
    KnownBytes,
    known_in,
    known_of,
    settled_in,
)
from circuit_editor.files.locks import AnyPath
from circuit_editor.files.swap import swap
from circuit_editor.model import Document
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Template

REPLACED = ".circuit-editor-replaced-"
# The writer, a mark of the file's name, of what was known to stand there, and of what was written.
LEFT = re.compile(
    r"([0-9a-f]{8}-[0-9]{1,10}-[0-9a-f]{16})-([0-9a-f]{8})-([0-9a-f]{0,8})-([0-9a-f]{8})"
)

CHANGED = Template(
    QT_TRANSLATE_NOOP("Sentence", 'Not saved: another program changed "{path}" meanwhile.')
)
NOT_KEPT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Saved, but the version before cannot be kept as a backup: {reason}. Make room for "
        "backups, or save to another name what you want to keep.",
    )
)


class ChangedFile(FileError):
    """A file that is not what it was known to be; `theirs` is what it is now."""

    theirs: KnownBytes = NOTHING


class SavedFile(NamedTuple):
    """The outcome of a save: what the file holds now, and what else is to be told."""

    known: KnownBytes
    foreign: Path | None = None  # what another program wrote in the last moment, where it is kept
    backup: Backup | None = None  # the same, where it is a backup
    problem: FileError | None = None  # why the version before could not be kept


def save_over(
    document: Document, path: AnyPath, expected: KnownBytes | None, backups: Backups
) -> SavedFile:
    """Save where the file is what is `expected`; None expects nothing, NOTHING no file.

    Raises ChangedFile, with nothing written, where it is not; FileError where it cannot be saved.
    """
    return write_over(disk.bytes_to_save(document, path), path, expected, backups)


def write_over(
    data: bytes, path: AnyPath, expected: KnownBytes | None, backups: Backups, kind: str = EARLIER
) -> SavedFile:
    """Write these bytes where the file is what is `expected`; what stood there becomes a backup."""
    target, new = _real(path), known_of(data)
    before = _known(target, path)
    if expected is not None and not _is_expected(before, expected, new):
        before = _known(target, path, settled_in)
        if not _is_expected(before, expected, new):
            raise _changed(path, before)
    put = _Put(path, before, new)
    disk.write_whole(data, path, put=put)
    saved = _keep(put, target, backups, kind)
    try:
        backups.keep(path, data, SAVED)
    except (OSError, ValueError, MemoryError) as error:
        saved = saved._replace(problem=saved.problem or _not_kept(error))
    take_in(path, backups)
    return saved


def _is_expected(before: KnownBytes, expected: KnownBytes, new: KnownBytes) -> bool:
    return before in (new, NOTHING) or before.is_same(expected)


def take_in(path: AnyPath, backups: Backups) -> None:
    """Keep what saves of a file that were killed left beside it, and is nowhere else.

    Never raises.
    """
    target = _real(path)
    for left, expected, written in _left_behind(target):
        with suppress(OSError, ValueError):
            known = known_in(left)
            if known == known_in(target):
                os.unlink(left)
                continue
            is_ours = known.short in (expected, written)
            backups.take(path, left, known, EARLIER if is_ours else FOREIGN)


def fresh_path(path: Path) -> Iterator[Path]:
    """Names beside a file's that nobody has, one after the other."""
    for number in count(2):
        fresh = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not os.path.lexists(fresh):
            yield fresh


class _Put:
    """Puts a new file in an old one's place, and keeps the old one."""

    def __init__(self, path: AnyPath, before: KnownBytes, new: KnownBytes) -> None:
        self.path, self.before, self.new = path, before, new
        self.replaced: Path | None = None

    def __call__(self, temporary: Path, target: Path) -> None:
        if self.before == NOTHING:
            self._create(temporary, target)
            return
        aside = target.with_name(self._name(target))
        os.replace(temporary, aside)  # a name that tells what it is, if the program is killed here
        try:
            if swap(aside, target):
                self.replaced = aside
            else:
                self._replace(aside, target)
        except FileNotFoundError:  # somebody deleted it meanwhile
            self._create(aside, target)
        except OSError:
            with suppress(OSError):
                os.unlink(aside)
            raise

    def _create(self, temporary: Path, target: Path) -> None:
        """Put it where nothing is, and replace nothing that somebody puts there meanwhile."""
        try:
            os.link(temporary, target)
        except FileExistsError:
            os.unlink(temporary)
            raise _changed(self.path, _known(target, self.path, settled_in)) from None
        except OSError:  # a file system without links
            os.replace(temporary, target)
            return
        os.unlink(temporary)

    def _replace(self, aside: Path, target: Path) -> None:
        """Replace where nothing can be swapped: the old file gets a second name before."""
        kept = target.with_name(self._name(target))
        try:
            os.link(target, kept)
        except OSError:  # a file system without links; or the file is gone, which is found out now
            shutil.copy2(target, kept)
        try:
            os.replace(aside, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(kept)
            raise
        self.replaced = kept

    def _name(self, target: Path) -> str:
        of = f"{_mark(target)}-{self.before.short}-{self.new.short}"
        return f"{REPLACED}{disk.writer_mark()}-{of}"


def _keep(put: _Put, target: Path, backups: Backups, kind: str) -> SavedFile:
    """Look at what was replaced, and make a backup of it."""
    replaced = put.replaced
    if replaced is None:
        return SavedFile(put.new)
    try:
        known = known_in(replaced)
        if known != put.before:
            known = settled_in(replaced)
    except OSError:
        known = NOTHING
    is_foreign = known != put.before and known != put.new
    kind = FOREIGN if is_foreign else ORIGINAL if _is_older(replaced) else kind
    try:
        backup = backups.take(put.path, replaced, known, kind)
    except (OSError, ValueError, MemoryError) as error:
        beside = _put_beside(replaced, target) if is_foreign else None
        if not is_foreign:
            with suppress(OSError):
                os.unlink(replaced)
        return SavedFile(put.new, beside, problem=_not_kept(error))
    if not is_foreign or backup is None:
        return SavedFile(put.new)
    return SavedFile(put.new, backup.path, backup)


def _put_beside(replaced: Path, target: Path) -> Path:
    """Give what another program wrote a name beside the file: there is no other place for it."""
    for fresh in fresh_path(target):
        try:
            os.link(replaced, fresh)
        except FileExistsError:
            continue
        except OSError:
            return replaced
        os.unlink(replaced)
        return fresh
    raise AssertionError  # numbers do not end


def _left_behind(target: Path) -> Iterator[tuple[Path, str, str]]:
    """What saves of a file left beside it: where, and marks of what was known and written."""
    with suppress(OSError, ValueError), os.scandir(target.parent) as entries:
        for each in entries:
            if not each.name.startswith(REPLACED):
                continue
            read = LEFT.fullmatch(each.name[len(REPLACED) :])
            if read and read[2] == _mark(target) and disk.is_orphan(read[1]):
                yield Path(each.path), read[3], read[4]


def _mark(target: Path) -> str:
    return f"{zlib.crc32(os.fsencode(target.name)):08x}"


def _is_older(path: Path) -> bool:
    """True for a file of a version of the format that is not written any more."""
    with suppress(OSError), open(path, "rb") as file:
        version = migrations.version_in(file.read(migrations.HEADER))
        return version is not None and version < migrations.OLDEST_WRITTEN
    return False


def _real(path: AnyPath) -> Path:
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(os.fspath(path))


def _known(
    target: Path, path: AnyPath, ask: Callable[[AnyPath], KnownBytes] = known_in
) -> KnownBytes:
    try:
        return ask(target)
    except (OSError, ValueError, MemoryError) as error:
        raise FileError.of(disk.not_saved(error, path)) from error


def _changed(path: AnyPath, theirs: KnownBytes) -> ChangedFile:
    error = ChangedFile(FileError.of(CHANGED(path=disk.name_of(path))).problems)
    error.theirs = theirs
    return error


def _not_kept(error: BaseException) -> FileError:
    return FileError.of(NOT_KEPT(reason=disk.reason(error)))
