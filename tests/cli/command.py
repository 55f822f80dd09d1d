"""Calls the program, in this process or as a user does, and keeps what it left."""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from circuit_editor.cli import main

ROOT = Path(__file__).resolve().parents[2]
DISPLAYS = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")


class Outcome(NamedTuple):
    """What a call of the program left: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """The one object on stdout, read as strictly as JSON is defined."""

        def refuse(name):
            raise AssertionError(f"{name} is not JSON")

        return json.loads(self.out, parse_constant=refuse)


def cli(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(each) for each in arguments])
    return Outcome(code, out.getvalue(), err.getvalue())


def process(*arguments, environment=(), **options):
    """Start the program on its own, without a display."""
    surroundings = {name: text for name, text in os.environ.items() if name not in DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "circuit_editor", *map(str, arguments)],
        env={**surroundings, **dict(environment)},
        cwd=ROOT,
        capture_output="stdout" not in options,
        text=True,
        timeout=60,
        **options,
    )


def sentence(outcome):
    """What stderr says, which is at least one line and no traceback."""
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err
    assert "unexpected" not in outcome.err
    return outcome.err
