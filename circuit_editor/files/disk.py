"""Loads and saves circuit files: a save is all or nothing, even if the program or power fails."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from circuit_editor.files import locks, migrations
from circuit_editor.files.failure import MOST_PROBLEMS, FileError
from circuit_editor.files.limits import FILE_BYTES, Limit
from circuit_editor.files.locks import AnyPath
from circuit_editor.files.reading import read
from circuit_editor.model import Document, Problem
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, quote

TEMPORARY = ".circuit-editor-saving-"
STALE_AFTER = 3600.0  # seconds: no save takes that long, so nobody is writing it any more

NOT_A_FILE = Template(
    QT_TRANSLATE_NOOP("Sentence", '"{path}" is not a file. Name a circuit file in it.')
)
READS_DIFFERENTLY = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Not saved: the disk gives back other bytes than were written. Save to another disk.",
    )
)
WOULD_LOSE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'Not saved: "{path}" was made with format {version}, and this program, which knows up to '
        "{known}, would lose what is new in it. Save under another name.",
    )
)
COULD_NOT_BE_OPENED = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "Not saved, because the file could not be opened again:")
)


def load(path: AnyPath) -> Document:
    """Open the circuit file at `path`. Raises FileError, and nothing else."""
    return document_in(bytes_of(path), path)


def document_in(data: bytes, path: AnyPath) -> Document:
    """The document in the bytes of the file at `path`. Raises FileError, and nothing else."""
    try:
        document = read(data, os.path.basename(os.fsdecode(path)))
    except MemoryError as error:
        raise FileError.of(_not_opened(error, path)) from error
    if document.extra:
        from circuit_editor.files.copied_from import without_note

        document = without_note(document)
    return document


def save(document: Document, path: AnyPath) -> None:
    """Write the document to `path`, whole or not at all; what stood there is replaced.

    A link stays a link: the file it leads to is written. The permissions of an existing file are
    kept. Another name of the same file (a hard link) keeps what was there. Raises FileError, with
    the old file untouched, where it cannot be written or where the document is one that `load`
    would refuse.
    """
    write_whole(bytes_to_save(document, path), path)


def bytes_to_save(document: Document, path: AnyPath) -> bytes:
    """The bytes of the document's file. Raises FileError where `load` would refuse them.

    It does, too, where a file of a later version of the format would be replaced.
    """
    from circuit_editor.files.self_check import checked_bytes

    newer = migrations.newer_version(path)
    if newer is not None:
        raise FileError.of(WOULD_LOSE(path=name_of(path), version=newer, known=migrations.VERSION))
    try:
        return checked_bytes(document)
    except FileError as error:
        why = Problem("", COULD_NOT_BE_OPENED)
        raise FileError([why, *error.problems][:MOST_PROBLEMS]) from None
    except MemoryError as error:
        raise FileError.of(not_saved(error, path)) from error


def write_whole(
    data: bytes, path: AnyPath, mode: int = 0o666, put: Callable[[Path, Path], None] | None = None
) -> None:
    """Put `data` at `path`, all or nothing. Raises FileError.

    The bytes go to a new file in the same folder, reach the disk and are read again; only what
    was read as it was written takes the old file's place, in one step. A file that was not there
    gets the permissions `mode`, without those that the system takes away from new files. Where the
    new file is to take its place in another way than by replacing, `put` does that.
    """
    try:
        target = Path(os.path.realpath(path))
        _replace(target, data, _to_replace(target), mode, put or os.replace)
    except (OSError, ValueError, MemoryError) as error:
        raise FileError.of(not_saved(error, path)) from error
    sweep(target.parent)


def sweep(folder: AnyPath) -> None:
    """Delete what saves that were interrupted have left behind in `folder`. Never raises."""
    long_ago = time.time() - STALE_AFTER
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for each in entries:
            if not each.name.startswith(TEMPORARY):
                continue
            with suppress(OSError):
                about = each.stat(follow_symlinks=False)
                is_stale = about.st_mtime < long_ago or is_orphan(each.name[len(TEMPORARY) :])
                if stat.S_ISREG(about.st_mode) and is_stale and not locks.is_held(each.path):
                    os.unlink(each.path)


def temporary_name() -> str:
    """A name nobody else takes, which tells who writes: the computer, and the process."""
    return f"{TEMPORARY}{writer_mark()}"


def writer_mark() -> str:
    """What nobody else has in the name of a file: the computer, the process, and luck."""
    return f"{_computer()}-{os.getpid()}-{os.urandom(8).hex()}"


def is_orphan(mark: str) -> bool:
    """True where the process of a writer's mark ran on this computer, and has ended."""
    writer = re.fullmatch(r"([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{16}", mark)
    return writer is not None and writer[1] == _computer() and not locks.is_running(int(writer[2]))


@cache
def _computer() -> str:
    """This computer's name in eight digits: a folder may be shared with others."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{zlib.crc32(name.encode('utf-8', 'surrogateescape')):08x}"


def bytes_of(path: AnyPath, largest: Limit = FILE_BYTES) -> bytes:
    """What a file holds, which may be a stranger's. Raises FileError, also where it is too large.

    A pipe or a device is refused: it might never end.
    """
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            raise FileError.of(NOT_A_FILE(path=name_of(path)))
        FileError.refuse_if(largest.exceeded_by(about.st_size))
        with open(path, "rb") as file:
            return file.read(int(largest.most) + 1)
    except (OSError, ValueError, MemoryError) as error:
        raise FileError.of(_not_opened(error, path)) from error


def _to_replace(target: Path) -> os.stat_result | None:
    """What stands at `target`; None where nothing does. Raises OSError where it has to stay."""
    try:
        about = os.stat(target)  # links that lead to each other end here
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # replacing asks for the folder's permission only, so a protected file would be lost silently
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return about


def _replace(
    target: Path,
    data: bytes,
    before: os.stat_result | None,
    mode: int,
    put: Callable[[Path, Path], None],
) -> None:
    temporary = target.parent / temporary_name()
    mode = mode if before is None else stat.S_IMODE(before.st_mode)
    try:
        # nobody may read meanwhile what only some may read afterwards
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, mode | stat.S_IWUSR), "wb") as file:
            if os.name == "posix":  # elsewhere a lock keeps even its holder from reading
                with suppress(OSError):
                    locks.lock(file.fileno())
            if file.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            file.flush()
            os.fsync(file.fileno())
            _compare(temporary, data)
            if before is not None:
                _give_away(temporary, before)
            if os.name == "posix":  # while it is locked; elsewhere an open file cannot be moved
                put(temporary, target)
        if os.name != "posix":
            put(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _compare(temporary: Path, data: bytes) -> None:
    """Raise FileError where the disk gives back other bytes than it was given."""
    if temporary.read_bytes() != data:
        raise FileError.of(READS_DIFFERENTLY)


def _give_away(temporary: Path, before: os.stat_result) -> None:
    """Let a file belong to whom the old one did, with its permissions, as far as one may."""
    with suppress(OSError):
        if hasattr(os, "chown") and (before.st_uid, before.st_gid) != (os.getuid(), os.getgid()):
            os.chown(temporary, before.st_uid, before.st_gid)
    with suppress(OSError):  # a file system without permissions has none to keep
        os.chmod(temporary, stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk too. Where a file system cannot, the file is there anyway."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def name_of(path: AnyPath) -> str:
    return quote(os.path.basename(os.fspath(path)) or os.fspath(path))


def _folder(path: AnyPath) -> str:
    try:
        return quote(os.path.dirname(os.path.realpath(path)))
    except (OSError, ValueError):  # the folder one works in is gone
        return quote(os.path.dirname(os.fspath(path)) or os.curdir)


def reason(error: BaseException) -> str:
    """What the system says of an error, in its own words."""
    if isinstance(error, MemoryError):
        return os.strerror(errno.ENOMEM)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _not_opened(error: Exception, path: AnyPath) -> Sentence:
    if isinstance(error, MemoryError):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                'There is not enough memory to open "{path}". Close other programs, and try again.',
            ),
            path=name_of(path),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", 'There is no file "{path}".'), path=name_of(path)
        )
    if isinstance(error, PermissionError):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", 'You may not read the file "{path}".'), path=name_of(path)
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'The file "{path}" cannot be read: {reason}.'),
        path=name_of(path),
        reason=reason(error),
    )


def not_saved(error: Exception, path: AnyPath) -> Sentence:
    code = getattr(error, "errno", None)
    if isinstance(error, MemoryError):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "Not saved: there is not enough memory. Close other programs, and save again.",
            )
        )
    if code == errno.ELOOP:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                'Not saved: "{path}" is a link that leads back to itself. Save under another name.',
            ),
            path=name_of(path),
        )
    if code in (errno.ENOSPC, errno.EDQUOT):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "Not saved: no space left on the device. Make room, or save to another place.",
            )
        )
    if isinstance(error, PermissionError) or code == errno.EROFS:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", 'Not saved: you may not write "{path}". Save to another place.'
            ),
            path=name_of(path),
        )
    if isinstance(error, IsADirectoryError):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", 'Not saved: "{path}" is not a file that can be replaced. Name another.'
            ),
            path=name_of(path),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", 'Not saved: there is no folder "{folder}". Save to another place.'
            ),
            folder=_folder(path),
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "Not saved: {reason}. Save to another place."),
        reason=reason(error),
    )
