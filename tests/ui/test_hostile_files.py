"""Strangers' files open no other file, load no code, start nothing and talk to nobody.

What Python does is watched by an audit hook, in a process of its own, and what Qt does by itself by
the system: nobody may open what lies in a folder that the files name. Under strace nobody at all
may, nor call anybody.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hostile_session import MODULE, followed

SESSION = Path(__file__).with_name("hostile_session.py")
OPENED = 0x20  # IN_OPEN
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches as Linux does")


def a_picture() -> bytes:
    """A picture of one point, as a file."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checked = name + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short name, which fits into a label, and bait in it."""
    with tempfile.TemporaryDirectory(prefix="h") as made:
        bait = Path(made, "bait")
        bait.mkdir()
        (bait / "picture.png").write_bytes(a_picture())
        (bait / "other.circuit").write_text('{"format": "circuit-editor", "version": 1}')
        (bait / f"{MODULE}.py").write_text("raise SystemExit('loaded')")
        yield Path(made)


@contextmanager
def baited(folder: Path) -> Iterator[list[int]]:
    """How much was opened in a folder, by anybody, until the end."""
    system, found = ctypes.CDLL(None, use_errno=True), [0]
    watching = system.inotify_init1(os.O_NONBLOCK)
    assert watching >= 0 and system.inotify_add_watch(watching, os.fsencode(folder), OPENED) >= 0
    try:
        yield found
        try:
            found[0] = len(os.read(watching, 65_536))
        except BlockingIOError:
            found[0] = 0
    finally:
        os.close(watching)


@contextmanager
def listening() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine, and who called there until the end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        called: list[object] = []
        yield server.getsockname()[1], called
        with suppress(BlockingIOError):
            called.append(server.accept())


def session(folder: Path, port: int, *more: str, before: tuple[str, ...] = ()) -> dict[str, object]:
    """What a session with the files tells."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*before, sys.executable, str(SESSION), str(folder), str(port), *more],
        capture_output=True,
        text=True,
        env=environment,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_strangers_files_open_nothing_and_call_nobody(folder):
    with listening() as (port, called), baited(folder / "bait") as opened:
        told = session(folder, port)
    assert told["told"] == []
    assert told["code"] == 0
    assert opened == [0] and called == []
    # a session that showed nothing would be none
    assert told["tips"] > 40 and told["boxes"] > 3


def test_the_watch_sees_what_it_is_there_for(folder, tmp_path):
    """Each thing that nobody may do, done: by Python, and by Qt on its own."""
    script = f"""
import sys
sys.path[:0] = [{str(SESSION.parent)!r}, {str(folder / "bait")!r}]
from pathlib import Path
from hostile_session import watch
import socket, subprocess
told = watch(Path({str(folder)!r}))
open({str(folder / "bait" / "other.circuit")!r}).close()
open({str(SESSION)!r}).close()
for do in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: subprocess.run(["/bin/true"]),
    lambda: __import__({MODULE!r}),
    lambda: eval("'{MODULE}'"),
):
    try:
        do()
    except (OSError, SystemExit):
        pass
print("\\n".join(told))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    for each in ("open /", "socket.connect", "subprocess.Popen", f"import {MODULE}", "compile of"):
        assert each in done.stdout, done.stderr
    assert "hostile_session.py" not in done.stdout
    with baited(folder / "bait") as opened:
        (folder / "bait" / "picture.png").read_bytes()
    assert opened[0] > 0
    assert followed("<p><img src='file:///x'><a href='y'>") == ["img src=file:///x", "a"]
    assert not followed(
        "<svg xmlns='http://www.w3.org/2000/svg'><text>&lt;img src=//x</text></svg>"
    )


def test_qt_alone_would_open_what_a_name_says(folder, qapp):
    """A label that guesses rich text opens the picture, and the bait tells it."""
    from PySide6.QtWidgets import QLabel

    with baited(folder / "bait") as opened:
        label = QLabel(f"<img src='file://{folder / 'bait' / 'picture.png'}'>")
        label.grab()
    assert opened[0] > 0


@pytest.mark.soak
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_under_strace_too(folder):
    """All of it, the process that works formulas out too, and every call to the system."""
    log = folder / "calls"
    calls = "trace=open,openat,openat2,connect,sendto,socket,execve"
    before = ("strace", "-f", "-qq", "-s", "300", "-e", calls, "-o", str(log))
    with listening() as (port, called):
        session(folder, port, "whole", before=before)
    assert called == []
    lines = log.read_text("utf-8", "replace").splitlines()
    assert len(lines) > 1000
    bait = [line for line in lines if "/bait/" in line and not re.search(r"execve\(", line)]
    assert not bait, "\n".join(bait[:10])
    network = [line for line in lines if re.search(r"AF_INET|sin_addr|sin6_addr", line)]
    assert not network, "\n".join(network[:10])
    started = [line for line in lines if "execve(" in line and " = 0" in line]
    foreign = [line for line in started if sys.prefix not in line and sys.executable not in line]
    assert not foreign, "\n".join(foreign[:10])
