"""Swaps two files in one step, where the system can: what stood there is never out of reach."""

from __future__ import annotations

import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

IN_THIS_FOLDER, EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
# What is answered where a file system, a kernel or a sandbox does not know of it.
UNKNOWN = frozenset(
    (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.ENOTTY)
)


def swap(one: Path, other: Path) -> bool:
    """Let two files of one folder change their names; False where the system cannot.

    Raises OSError where it can and something else is in the way.
    """
    rename = _renameat2()
    if rename is None:
        return False
    import ctypes

    ends = (IN_THIS_FOLDER, os.fsencode(one), IN_THIS_FOLDER, os.fsencode(other))
    if rename(*ends, EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


@cache
def _renameat2() -> Any:
    """The system's own function; None where it has none."""
    if sys.platform != "linux":
        return None
    try:
        import ctypes

        return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    except (ImportError, OSError):
        return None
