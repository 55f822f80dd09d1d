"""Locks on files that end with the process that holds them, however it ends.

A number of a process says little: another may have it by now, or it is one of another computer that
shares the folder. The system itself lets a lock go when its holder ends, killed or not.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

AnyPath = str | os.PathLike[str]


def hold(path: AnyPath) -> int | None:
    """Lock the file at `path`, made if need be, until `let_go` or the end of this process.

    Returns what `let_go` takes, or None where somebody holds it. Raises OSError where the file
    cannot be made or its file system knows no locks.
    """
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not lock(descriptor):
                os.close(descriptor)
                return None
            if _is_at(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # whoever held it deleted it meanwhile: this lock keeps nobody away


def let_go(descriptor: int) -> None:
    """End a lock that `hold` gave."""
    os.close(descriptor)


def let_go_and_delete(descriptor: int, path: AnyPath) -> None:
    """End a lock that `hold` gave, and delete its file, as far as that can be done."""
    if os.name != "posix":  # an open file cannot be deleted; another's stays for that reason
        let_go(descriptor)
    with suppress(OSError):
        os.unlink(path)
    if os.name == "posix":  # while it is held, so that it is nobody else's
        let_go(descriptor)


def is_held(path: AnyPath) -> bool:
    """True where somebody has locked the file. Where that cannot be known, nobody has."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not lock(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def is_running(process: int) -> bool:
    """True where a process of this number runs on this computer, or where that cannot be known."""
    if os.name != "posix":  # there, asking so would interrupt it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # it belongs to somebody else
    return True


def lock(descriptor: int) -> bool:
    """Lock an open file; False where somebody has. Raises OSError where it knows no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_at(descriptor: int, path: AnyPath) -> bool:
    """True where the open file is the one that is found at `path` now."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False
