"""Where compiled kernels are kept: a folder of the user's own, in the cache of the system.

What lies there is loaded as code. So it must be the user's and writable by nobody else; where that
cannot be, nothing is kept and nothing is compiled.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path

NAME = "circuit-editor"


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
    others = [each for each in folder.glob("kernel_*.py") if each.stem != kept]
    for stale in sorted(others, key=lambda each: -each.stat().st_mtime)[3:]:
        forget(stale.stem, folder)
        stale.unlink(missing_ok=True)


def forget(name: str, folder: Path) -> None:
    """Delete what was compiled of a kernel."""
    for each in folder.glob(f"__pycache__/{name}.*"):
        each.unlink(missing_ok=True)


def _cache() -> Path:
    chosen = os.environ.get("CIRCUIT_EDITOR_CACHE") or os.environ.get("XDG_CACHE_HOME")
    if chosen and Path(chosen).is_absolute():
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path.home() / ".cache"


def _is_own(folder: Path) -> bool:
    if sys.platform == "win32":
        return True  # the profile's folders are the user's alone
    found = folder.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
