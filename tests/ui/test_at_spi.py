"""The running program read by a screen reader's own library, through AT-SPI and a real bus.

python3 packaging/dev.py test -m soak tests/ui/test_at_spi.py
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from circuit_editor import resources

SYSTEM_PYTHON = "/usr/bin/python3"  # pyatspi comes with the system, and not from packages of ours
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
NEEDED = ("Xvfb", "xdotool", "dbus-run-session", SYSTEM_PYTHON, LAUNCHER)
DISPLAY = ":45"


def can_listen() -> bool:
    """True where all is installed that a screen reader needs."""
    asks = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    return all(map(shutil.which, NEEDED)) and subprocess.run(asks, check=False).returncode == 0


@pytest.mark.soak
def test_a_screen_reader_reads_acts_and_hears(tmp_path):
    if not can_listen():
        pytest.skip("needs at-spi2-core, python3-pyatspi, xvfb, xdotool and dbus")
    here = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    screen = subprocess.Popen(
        ["Xvfb", DISPLAY, "-screen", "0", "1280x720x24", "-noreset"], stderr=subprocess.DEVNULL
    )
    try:
        example = resources.folder() / "examples" / "first-example.circuit"
        root = Path(__file__).resolve().parents[2]
        program = ["env", f"PYTHONPATH={root}", sys.executable, "-m", "circuit_editor", example]
        reader = [SYSTEM_PYTHON, Path(__file__).with_name("at_spi_reader.py"), *program]
        quoted = " ".join(f"'{each}'" for each in reader)
        environment = {**os.environ, **here, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
        environment.pop("PYTHONPATH", None)
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", f"{LAUNCHER} --launch-immediately & {quoted}"],
            env=environment,
            capture_output=True,
            text=True,
            timeout=150,
            check=False,
        )
    finally:
        screen.terminate()
        screen.wait()
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["role"] == "list"
    assert "x, input, value −2.00, gradient −4.00" in told["names"]
    assert "1st input, from x, value −2.00, gradient −4.00" in told["names"]
    assert told["actions"] == ["Press", "SetFocus", "ShowMenu", "Increase", "Decrease"]
    assert told["range"] == [-5.0, -2.0, 5.0]
    heard = [tuple(each) for each in told["heard"]]
    assert ("focus", "q, add gate, x + y, value 8.00, gradient −4.00") in heard
    assert ("announced", "x, value 3.00; f is −32.00") in heard
    assert ("announced", "deleted: q; left: 5") in heard
    assert ("announced", "Taken back: Delete") in heard
