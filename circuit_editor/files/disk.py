"""Circuit files on the disk: a save is all or nothing, whenever the program or the power goes."""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from circuit_editor.files.failure import MOST_PROBLEMS, FileError, quote
from circuit_editor.files.limits import FILE_BYTES, Limit
from circuit_editor.files.reading import read
from circuit_editor.files.writing import dump
from circuit_editor.model import Document, Problem
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

TEMPORARY = ".circuit-editor-saving-"
STALE_AFTER = 3600.0  # seconds: no save takes that long, so nobody is writing it any more

AnyPath = str | os.PathLike[str]


def load(path: AnyPath) -> Document:
    """Open the circuit file at `path`. Raises FileError, and nothing else."""
    return read(bytes_of(path))


def save(document: Document, path: AnyPath) -> None:
    """Write the document to `path`, whole or not at all; what stood there is replaced.

    A link stays a link: the file it leads to is written. The permissions of an existing file are
    kept. Raises FileError, with the old file untouched, where it cannot be written or where the
    document is one that `load` would refuse.
    """
    data = dump(document)
    try:
        read(data)
    except FileError as error:
        why = Problem("", _could_not_be_opened())
        raise FileError([why, *error.problems][:MOST_PROBLEMS]) from None
    write_whole(data, path)


def write_whole(data: bytes, path: AnyPath) -> None:
    """Put `data` at `path`, all or nothing. Raises FileError.

    The bytes go to a new file in the same folder, reach the disk, and then take the old file's
    place in one step; what was written is read again before this returns.
    """
    try:
        target = Path(os.path.realpath(path))
        _check_target(target)
        _replace(target, data)
        written = target.read_bytes()
    except (OSError, ValueError) as error:
        raise FileError.of(_not_saved(error, path)) from error
    if written != data:
        raise FileError.of(_reads_differently())
    sweep(target.parent)


def sweep(folder: AnyPath) -> None:
    """Delete what saves that were interrupted long ago have left behind in `folder`."""
    long_ago = time.time() - STALE_AFTER
    with suppress(OSError):
        for each in Path(folder).glob(f"{TEMPORARY}*"):
            with suppress(OSError):
                if each.lstat().st_mtime < long_ago:
                    each.unlink()


def bytes_of(path: AnyPath, largest: Limit = FILE_BYTES) -> bytes:
    """What a file holds, which may be a stranger's. Raises FileError, also where it is too large.

    A pipe or a device is refused: it might never end.
    """
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            raise FileError.of(_not_a_file(path))
        too_large = largest.exceeded_by(about.st_size)
        if too_large is not None:
            raise FileError.of(too_large)
        with open(path, "rb") as file:
            return file.read(int(largest.most) + 1)
    except (OSError, ValueError) as error:
        raise FileError.of(_not_opened(error, path)) from error


def _check_target(target: Path) -> None:
    if target.exists() and not target.is_file():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # replacing asks for the folder's permission only, so a protected file would be lost silently
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _replace(target: Path, data: bytes) -> None:
    temporary = target.parent / f"{TEMPORARY}{os.urandom(8).hex()}"
    try:
        with open(temporary, "xb") as file:
            if file.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


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


def _name(path: AnyPath) -> str:
    return quote(os.path.basename(os.fspath(path)) or os.fspath(path))


def _folder(path: AnyPath) -> str:
    return quote(os.path.dirname(os.path.realpath(path)))


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)


def _not_opened(error: OSError | ValueError, path: AnyPath) -> Sentence:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", 'There is no file "{path}".'), path=_name(path)
        )
    if isinstance(error, PermissionError):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", 'You may not read the file "{path}".'), path=_name(path)
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'The file "{path}" cannot be read: {reason}.'),
        path=_name(path),
        reason=_reason(error),
    )


def _not_a_file(path: AnyPath) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", '"{path}" is not a file. Name a circuit file in it.'),
        path=_name(path),
    )


def _not_saved(error: OSError | ValueError, path: AnyPath) -> Sentence:
    code = getattr(error, "errno", None)
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
            path=_name(path),
        )
    if isinstance(error, IsADirectoryError):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", 'Not saved: "{path}" is not a file that can be replaced. Name another.'
            ),
            path=_name(path),
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
        reason=_reason(error),
    )


def _reads_differently() -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "Not saved: the disk gives back other bytes than were written. Save to another disk.",
        )
    )


def _could_not_be_opened() -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "Not saved, because the file could not be opened again:")
    )
