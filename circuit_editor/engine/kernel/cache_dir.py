"""The cache directory of compiled kernels: a folder of the user's own, in the system's cache.

What lies there is loaded as code. So it must be the user's and writable by nobody else; where that
cannot be, nothing is kept. Several processes may come at once: each file is replaced whole, and one
process at a time compiles while the others wait for what it keeps.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

NAME = "circuit-editor"
LONGEST_WAIT = 60.0  # seconds: then it is compiled a second time, which does no harm
PAUSE = 0.02  # seconds


def folder() -> Path | None:
    """The folder, made if need be; None where there is none that can be trusted and written to."""
    try:
        found = _cache() / NAME / "kernel"
        found.mkdir(mode=0o700, parents=True, exist_ok=True)
        return found if _is_own(found) and os.access(found, os.W_OK) else None
    except (OSError, RuntimeError):  # RuntimeError: nobody's home is known
        return None


def put(file: Path, text: str) -> None:
    """Write a file whole or not at all; one that has this text already is left as it is."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        if file.read_text("utf-8") == text:
            return
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".new")
    try:
        with open(handle, "w", encoding="utf-8") as made:
            made.write(text)
        os.replace(name, file)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def sweep(kept: str, folder: Path) -> None:
    """Delete all but the newest few kernels that other versions left; `kept` is in use."""
    with contextlib.suppress(OSError):  # another process sweeps as well
        others = [each for each in folder.glob("kernel_*.py") if each.stem != kept]
        for stale in sorted(others, key=lambda each: -each.stat().st_mtime)[3:]:
            forget(stale.stem, folder)
            stale.unlink(missing_ok=True)


def forget(name: str, folder: Path) -> None:
    """Delete what was compiled of a kernel."""
    for each in folder.glob(f"__pycache__/{name}.*"):
        each.unlink(missing_ok=True)


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait for another process that is at work in the folder; the system frees what it held.

    Where there are no such locks, or one is held too long, it goes on without.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError, OSError):  # ImportError: Windows
            import fcntl

            lock = stack.enter_context(open(folder / "lock", "a", encoding="utf-8"))
            patience = time.monotonic() + LONGEST_WAIT
            while time.monotonic() < patience:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    time.sleep(PAUSE)
        yield


def _cache() -> Path:
    chosen = os.environ.get("CIRCUIT_EDITOR_CACHE") or os.environ.get("XDG_CACHE_HOME")
    if chosen and Path(chosen).is_absolute():
        return Path(chosen)
    home = Path.home()
    if not os.path.isdir(home):  # such as /nonexistent, which is not to be made
        raise FileNotFoundError(home)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"


def _is_own(folder: Path) -> bool:
    if sys.platform == "win32":
        return True  # the profile's folders are the user's alone
    found = folder.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
