"""A class is graded in a pool of processes: every file is answered, and nobody waits for ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import circuit_editor as ce
from circuit_editor.engine.kernel.loading import child_environment

HERE = Path(__file__).resolve().parent
PATIENCE = 120.0  # seconds, for what takes a few


@pytest.fixture
def handed_in(tmp_path):
    """Write so many files, some of them broken in turn, and some names of files that are not."""

    def write(count, faulty):
        return write_class(tmp_path, count, faulty)

    return write


def write_class(folder, count, faulty):
    whole = ce.circuit("h = tanh(w * x + b); f = (h - y) * (h - y)", w=0.5, x=2, y=1)
    for place in range(count):
        path = folder / f"{place:03}.circuit"
        whole.set(b=place / 100)
        if place >= faulty:
            whole.save(path)
        elif place % 4 == 1:
            path.write_text('{"format": "circuit-editor", "ver')
        elif place % 4 == 2:
            path.write_bytes(b"\xff\xfe\x00 no text")
        elif place % 4 == 3:
            path.write_text("[1, 2, 3]")
    return folder


def graded(folder, count, faulty, method, warm="never", processes=4):
    """What the grading script says of a class, in a process of its own with a time limit."""
    script = [sys.executable, HERE / "grading.py", folder, count, faulty, method, warm, processes]
    done = subprocess.run(
        [str(each) for each in script],
        env=child_environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout, done.stderr


METHODS = [
    pytest.param("fork", marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")),
    "spawn",
]


@pytest.mark.parametrize("method", METHODS)
def test_a_pool_reports_every_file_and_every_error(method, handed_in):
    told = graded(handed_in(24, 8), 24, 8, method, processes=2)  # a process takes a second to begin
    assert told == (0, "24 answered, 8 refused\n", "")


@pytest.mark.soak
@pytest.mark.parametrize("warm", ["never", "before", "meanwhile"])
@pytest.mark.parametrize("method", METHODS)
def test_fifty_pools_of_four_never_hang(method, warm, handed_in):
    """Ten minutes and more, each pool by a process of its own."""
    folder = handed_in(400, 20)
    for _ in range(50):
        assert graded(folder, 400, 20, method, warm) == (0, "400 answered, 20 refused\n", "")
