"""A disk that is really full, and one that may really not be written: everything that writes files.

The disks are in memory and exist for a process of its own, which nobody else sees.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from test_injected_faults import WRITERS, is_advice

from circuit_editor.ui.app.settings import Settings

OWN = ("unshare", "--map-root-user", "--mount")  # what is mounted then is seen by nobody else
SIZE = "1m"


def can_mount() -> bool:
    """True where a process may have disks of its own."""
    if shutil.which(OWN[0]) is None:
        return False
    tried = [*OWN, "mount", "-t", "tmpfs", "none", "/tmp"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def test_what_stood_there_is_whole_and_it_is_said(tmp_path):
    if not can_mount():
        pytest.skip("this system lets nobody mount a disk of his own")
    here = Path(__file__).parent
    script = "import sys; sys.path[:0] = sys.argv[2:]; import test_real_disks as here; here.main()"
    asked = [*OWN, sys.executable, "-c", script, str(tmp_path), str(here), str(here.parent)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    held = product(("full", "read_only"), (*WRITERS, "settings"))
    assert done.stdout.splitlines() == [f"{fault} {name}" for fault, name in held]


# --- in the process that has the disk ---------------------------------------------------------


def main() -> None:
    """Let everything meet the fault; name what held."""
    application = QCoreApplication([])
    for fault in (full, read_only):
        meet(Path(sys.argv[1], fault.__name__), fault)
    del application


def meet(folder: Path, fault: Callable) -> None:
    for name, kind in WRITERS.items():
        disk = folder / name / "work"
        disk.mkdir(parents=True)
        mount("-t", "tmpfs", "-o", f"size={SIZE}", "none", str(disk))
        writer = kind(disk.parent)
        with fault(disk):
            told = writer.use()
            assert writer.is_whole() if told else writer.is_written(), f"{name}: {told}"
            assert is_advice(told) if told else fault is full, f"{name}: {told}"
        assert not writer.use() and writer.is_written(), f"{name}, afterwards"
        print(fault.__name__, name)
    settings = Settings(QSettings(str(disk / "settings.ini"), QSettings.Format.IniFormat))
    settings.theme = "dark"
    settings.sync()
    before, said = (disk / "settings.ini").read_bytes(), []
    settings.not_kept.connect(said.append)
    with fault(disk):
        settings.theme = "light"
        settings.sync()
        assert len(said) == 1 and settings.theme == "light"
        assert (disk / "settings.ini").read_bytes() == before
    print(fault.__name__, "settings")


def mount(*how: str) -> None:
    subprocess.run(["mount", *how], check=True)


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """Fill the disk, to the last page."""
    filler = folder / "filler.lock"  # of which nobody thinks anything
    with open(filler, "wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    yield
    filler.unlink()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing be written; what is open stays so."""
    mount("--bind", str(folder), str(folder))
    mount("-o", "remount,bind,ro", str(folder))
    assert not os.access(folder, os.W_OK)
    yield
    subprocess.run(["umount", str(folder)], check=True)
