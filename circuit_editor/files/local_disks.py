"""Tells which folders lie on a disk of this computer: one over a network may never answer."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

MOUNTS = Path("/proc/self/mountinfo")
# File systems whose changes on other computers nobody is told of, and that may be dead.
NETWORKS = re.compile(
    "nfs.*|cifs|smb.*|9p|afs|ceph|coda|ncp.*|lustre|glusterfs|gfs2?|ocfs2|beegfs|davfs|vboxsf|"
    r"virtiofs|fuse\..*|fuse|autofs"
)
REMOTE_DRIVE = 4  # DRIVE_REMOTE
OF_OTHERS = ("/Volumes/", "/net/", "/Network/")  # where macOS shows other disks


def is_on_local_disk(folder: str) -> bool:
    """True where a folder, given from the root without links, lies on a disk of this computer.

    Asks no disk. Where it cannot be known it is False.
    """
    if sys.platform == "win32":
        return _is_on_local_drive(folder)
    if sys.platform == "darwin":
        return not folder.startswith(OF_OTHERS)
    with suppress(OSError, ValueError):
        return _is_local(folder, MOUNTS.read_text("utf-8", "surrogateescape"))
    return False


def _is_local(folder: str, mounts: str) -> bool:
    """The same, by the list of what is mounted: the last of the longest folders above counts."""
    kinds: dict[str, str] = {}
    for line in mounts.splitlines():
        place, _, kind = line.partition(" - ")
        if len(place.split(" ")) > 4:
            kinds[_unescaped(place.split(" ")[4])] = kind.split(" ")[0]
    above = [folder, *map(str, Path(folder).parents)]
    mounted = next((each for each in above if each in kinds), None)
    return mounted is not None and NETWORKS.fullmatch(kinds[mounted]) is None


def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _is_on_local_drive(folder: str) -> bool:
    import ctypes

    drive = os.path.splitdrive(folder)[0]
    windows: Any = ctypes
    is_drive = re.fullmatch("[A-Za-z]:", drive) is not None  # and no name of a server
    return is_drive and windows.windll.kernel32.GetDriveTypeW(f"{drive}\\") != REMOTE_DRIVE
