"""The environment of the peers: what ours is compared with is installed beside it, never into it.

`.venv-peers` is made at the first call from requirements-peers.txt, exact versions without what
they would bring along: the file names all that is needed. PyTorch is taken only where pip finds it
on this machine's disk: elsewhere it would fetch gigabytes for one column.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv-peers"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = Path(__file__).with_name("requirements-peers.txt")
OPTIONAL = "torch"


@cache
def problem() -> str | None:
    """Make the environment if need be; why there is none, as a sentence, or None."""
    stamp, made_from = VENV / "made-from", _fingerprint()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == made_from:
        return None
    print("Setting up .venv-peers; this takes a minute or two and is done once.", flush=True)
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
        needed = [line for line in _lines() if not line.startswith(OPTIONAL)]
        _pip("install", "--no-deps", *needed)
        _install_optional()
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", "") or str(error)
        reason = next((line for line in reversed(said.splitlines()) if line.strip()), "no reason")
        return f"The peers could not be installed: {reason.strip()}"
    stamp.write_text(made_from)
    return None


@cache
def has(module: str) -> bool:
    """True where the peers' environment holds a module."""
    if problem() is not None:
        return False
    found = subprocess.run([str(PYTHON), "-c", f"import {module}"], capture_output=True)
    return found.returncode == 0


def _install_optional() -> None:
    (wanted,) = (line for line in _lines() if line.startswith(OPTIONAL))
    try:
        report = _pip("install", "--no-deps", "--dry-run", "--quiet", "--report", "-", wanted)
        (found,) = json.loads(report[report.index("{") :])["install"]
        if found["download_info"]["url"].startswith("file:"):
            _pip("install", "--no-deps", wanted)
    except (subprocess.CalledProcessError, ValueError):
        return  # the table says that it is missing


def _lines() -> list[str]:
    lines = (line.strip() for line in REQUIREMENTS.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _pip(*arguments: str) -> str:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _fingerprint() -> str:
    parts = [
        REQUIREMENTS.read_bytes(),
        os.path.realpath(sys.executable).encode(),
        str(ROOT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
