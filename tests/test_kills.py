"""The program on a real display, killed at any moment: at most two seconds of edits are lost.

    KILLS=200 python3 packaging/dev.py test -m soak tests/test_kills.py

starts it so many times, moves a circuit by keys, sometimes saves, kills it (SIGKILL), starts it
again, recovers what it offers, saves that, and compares. Needs Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import left_copies
import pytest
from left_copies import kept_in
from PySide6.QtCore import QStandardPaths
from test_end_to_end import PROGRAM, Display, missing, wait_for

from circuit_editor import files, resources
from circuit_editor.files import disk, locks, recovery
from circuit_editor.layout.sizes import GRID
from circuit_editor.model import Document

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)} on the PATH"),
]

KILLS = int(os.environ.get("KILLS", "200"))
SEED = int(os.environ.get("SEED", "0"))
MOST_LOST = 2.0  # s of edits
LONGEST = 5.0  # s of work before the kill
EXAMPLE = resources.folder() / "examples" / "first-example.circuit"


class Run:
    """One start of the program with a file, or with none, on a display."""

    def __init__(self, display: Display, *arguments: object) -> None:
        self.display = display
        self.process = subprocess.Popen([PROGRAM, *map(str, arguments)], env=display.env)
        name = "circuit – Circuit Editor" if arguments else "Circuit Editor"
        search = ("search", "--onlyvisible", "--name", name)
        found = wait_for("the window", lambda: display.do(*search))
        display.window = str(found).split()[0]
        display.do("windowfocus", "--sync", display.window)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def quit(self) -> None:
        self.display.do("key", "--clearmodifiers", "ctrl+q")
        assert self.process.wait(30) == 0


def where(document: Document) -> float:
    """How far to the right the circuit stands."""
    return min(x for x, _ in document.root.places.values())


def test_a_kill_loses_at_most_two_seconds_of_edits(tmp_path, monkeypatch):
    (tmp_path / "config").mkdir()
    display = Display(tmp_path / "config")
    display.env["XDG_STATE_HOME"] = str(tmp_path / "state")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    state = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    )
    folder = state / "circuit-editor" / "recovery"
    lost, without_copy = [], 0
    try:
        for number in range(KILLS):
            had_copy, seconds = one_kill(display, tmp_path, folder, random.Random(SEED + number))
            lost.append(seconds)
            without_copy += not had_copy
    finally:
        display.close()
    lost.sort()
    print(
        f"\n{KILLS} kills: edits lost for {lost[len(lost) // 2]:.2f} s (median), {lost[-1]:.2f} s "
        f"(most); {without_copy} so early that there was no copy"
    )


def one_kill(
    display: Display, tmp_path: Path, folder: Path, chance: random.Random
) -> tuple[bool, float]:
    """Work, kill, start again, recover. Was there a copy; and how old was the first edit lost?"""
    file = tmp_path / "work.circuit"
    file.write_bytes(EXAMPLE.read_bytes())
    start = where(files.load(file))
    run = Run(display, file)
    display.point_at((700, 760))
    display.do("click", 1, "key", "ctrl+a", "sleep", 0.1)
    began = time.monotonic()
    lasts = chance.uniform(0.05, LONGEST)
    moments: list[float] = []
    pauses = chance.choice(((0.0, 0.05), (0.05, 0.4), (0.3, 1.5)))
    saves_at = chance.uniform(0, LONGEST) if chance.random() < 0.3 else None
    while time.monotonic() - began < lasts:
        display.do("key", "Right")
        moments.append(time.monotonic())
        if saves_at is not None and moments[-1] - began > saves_at:
            display.do("key", "ctrl+s")
            saves_at = None
        rest = began + lasts - time.monotonic()
        time.sleep(max(0.0, min(chance.uniform(*pauses), rest)))
    killed = time.monotonic()
    run.kill()

    saved = files.load(file)  # whole, whatever happened
    copies = left_copies.copies(folder)
    assert len(copies) <= 1
    kept = max([where(saved), *(where(kept_in(each)) for each in copies)])
    count = round((kept - start) / GRID)
    assert 0 <= count <= len(moments)
    first_lost = killed - moments[count] if count < len(moments) else 0.0
    assert first_lost <= MOST_LOST, f"an edit of {first_lost:.2f} s before the kill is lost"

    run = Run(display)
    if copies:
        (copy,) = copies
        held = copy.with_suffix(recovery.LOCK)
        wait_for("the offer", lambda: locks.is_held(held))
        expected = kept_in(copy)
        display.do("sleep", 0.7, "key", "Return", "sleep", 0.3, "key", "ctrl+s")
        wait_for("the save", lambda: files.load(file).root == expected.root)
        wait_for("the copy to go", lambda: not copy.exists())
    # a kill between lock and first copy leaves the lock: it goes once copies were looked for
    wait_for("the sweep", lambda: all(map(locks.is_held, folder.glob(f"*{recovery.LOCK}"))))
    run.quit()
    left = [each.name for each in folder.iterdir()] if folder.exists() else []
    left += [each.name for each in tmp_path.iterdir() if each.name.startswith(disk.TEMPORARY)]
    assert left == []
    return bool(copies), first_lost
