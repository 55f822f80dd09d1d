"""The program killed at any moment: at most two seconds of edits are lost, and no save.

    KILLS=1000 python3 packaging/dev.py test -m soak tests/test_kills.py

kills half as many windows on a real display: each moves a circuit by keys, sometimes saves, is
killed (SIGKILL), started again, recovers what it offers, saves that, and is compared. The other
half are programs without a window that edit and save as fast as they can, several at once.
Time in which a window was ready to work and others had the processors is not counted.
The windows need Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import killed_editing
import left_copies
import pytest
from left_copies import kept_in
from test_end_to_end import PROGRAM, Display, missing, wait_for

from circuit_editor import files, resources
from circuit_editor.files import disk, locks, recovery
from circuit_editor.layout.sizes import GRID
from circuit_editor.model import Document
from circuit_editor.ui.shell.files import autosave

pytestmark = pytest.mark.soak
needs_display = pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)} on the PATH")

KILLS = int(os.environ.get("KILLS", "200"))
SEED = int(os.environ.get("SEED", "0"))
MOST_LOST = 2.0  # s of edits
LONGEST = 5.0  # s of work before the kill
AT_ONCE = os.cpu_count() or 1  # programs without a window: more of them starve each other
START = 0.1  # s that one of them takes until it edits
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

    def waited(self) -> float:
        """For how many seconds it was ready to work, and others had the processors."""
        about = Path(f"/proc/{self.process.pid}/schedstat")
        return int(about.read_text().split()[1]) / 1e9 if about.exists() else 0.0

    def quit(self) -> None:
        self.display.do("key", "--clearmodifiers", "ctrl+q")
        assert self.process.wait(30) == 0


def where(document: Document) -> float:
    """How far to the right the circuit stands."""
    return min(x for x, _ in document.root.places.values())


class Counts:
    """What so many kills cost."""

    def __init__(self) -> None:
        self.seconds: list[float] = []  # of edits lost, by each kill
        self.unreadable = self.saves_lost = self.stale = self.without_copy = 0
        self.edits = self.saves = 0  # all there were
        self.longest = 0.0  # s of edits lost by the clock

    def told(self) -> str:
        seconds = sorted(self.seconds)
        return (
            f"{len(seconds)} kills: {self.unreadable} unreadable files, {self.saves_lost} "
            f"acknowledged saves lost, edits lost for {seconds[len(seconds) // 2]:.2f} s (median), "
            f"{seconds[-1]:.2f} s (most; {max(self.longest, seconds[-1]):.2f} s by the clock), "
            f"{self.stale} stale files after the next start; "
            f"{self.edits} edits, {self.saves} saves, {self.without_copy} times no copy"
        )

    def check(self) -> None:
        print(f"\n{self.told()}")
        assert not (self.unreadable or self.saves_lost or self.stale), self.told()
        assert max(self.seconds) <= MOST_LOST, self.told()
        assert self.edits and self.without_copy < len(self.seconds), self.told()


@needs_display
def test_windows_that_are_killed_lose_two_seconds_of_edits_at_most(tmp_path, monkeypatch):
    (tmp_path / "config").mkdir()
    display = Display(tmp_path / "config")
    display.env["XDG_STATE_HOME"] = str(tmp_path / "state")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    counts = Counts()
    try:
        for number in range(max(1, KILLS // 2)):
            kill_window(display, tmp_path, random.Random(SEED + number), counts)
    finally:
        display.close()
    counts.check()


def kill_window(display: Display, tmp_path: Path, chance: random.Random, counts: Counts) -> None:
    """Work, kill, start again, recover."""
    folder, file = copies_folder(), tmp_path / "work.circuit"
    file.write_bytes(EXAMPLE.read_bytes())
    start = where(files.load(file))
    run = Run(display, file)
    display.point_at((700, 760))
    display.do("click", 1, "key", "ctrl+a", "sleep", 0.1)
    began = time.monotonic()
    lasts = chance.uniform(0.05, LONGEST)
    moments: list[float] = []
    waits: list[float] = []  # until each of these, for a processor
    pauses = chance.choice(((0.0, 0.05), (0.05, 0.4), (0.3, 1.5)))
    saves_at = chance.uniform(0, LONGEST) if chance.random() < 0.3 else None
    acknowledged = start
    while time.monotonic() - began < lasts:
        display.do("key", "Right")
        moments.append(time.monotonic())
        waits.append(run.waited())
        if saves_at is not None and moments[-1] - began > saves_at:
            before = file.stat().st_ino
            display.do("key", "ctrl+s", "sleep", 0.1)
            if file.stat().st_ino != before:
                acknowledged = where(files.load(file))
            saves_at = None
        rest = began + lasts - time.monotonic()
        time.sleep(max(0.0, min(chance.uniform(*pauses), rest)))
    killed, waited = time.monotonic(), run.waited()
    run.kill()

    copies = left_copies.copies(folder)
    kept = [start]
    for read, path in ((files.load, file), *((kept_in, each) for each in copies)):
        try:
            kept.append(where(read(path)))
        except files.FileError:
            counts.unreadable += 1
    counts.saves_lost += kept[1] < acknowledged
    counts.edits += len(moments)
    counts.saves += acknowledged > start
    count = round((max(kept) - start) / GRID)
    assert 0 <= count <= len(moments) and len(copies) <= 1
    lost = killed - moments[count] if count < len(moments) else 0.0
    busy = waited - waits[count] if count < len(moments) else 0.0
    counts.seconds.append(lost - busy)
    counts.longest = max(counts.longest, lost)
    counts.without_copy += not copies

    run = Run(display)
    if copies:
        (copy,) = copies
        held = copy.with_suffix(recovery.LOCK)
        wait_for("the offer", lambda: locks.is_held(held))
        expected = kept_in(copy)
        display.do("sleep", 0.7, "key", "Tab", "key", "Return", "sleep", 0.3, "key", "ctrl+s")
        wait_for("the save", lambda: files.load(file).root == expected.root)
        wait_for("the copy to go", lambda: not copy.exists())
    # a kill between lock and first copy leaves the lock: it goes once copies were looked for
    wait_for("the sweep", lambda: all(map(locks.is_held, folder.glob(f"*{recovery.LOCK}"))))
    run.quit()
    counts.stale += len(left_in(folder, tmp_path))


def left_in(folder: Path, beside: Path) -> list[str]:
    """What is left of copies and of saves, once all was answered."""
    left = [each.name for each in folder.iterdir()] if folder.exists() else []
    return left + [each.name for each in beside.iterdir() if each.name.startswith(disk.TEMPORARY)]


def copies_folder() -> Path:
    """Where the programs that are killed keep copies."""
    return autosave.folder()


# --- without a window ----------------------------------------------------------------------------


def test_programs_that_are_killed_lose_two_seconds_of_edits_at_most(tmp_path):
    """As many at once as there are processors, each of them again and again."""
    counts = Counts()
    command = [sys.executable, Path(killed_editing.__file__)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as made:
        left = list(range(SEED, SEED + max(2, KILLS - KILLS // 2)))
        while left:
            some = [left.pop() for _ in range(min(AT_ONCE, len(left)))]
            work = [Killed(tmp_path / str(seed), seed, made) for seed in some]
            for each in sorted(work, key=lambda each: each.ends):
                each.kill()
            for each in work:
                each.look(counts)
        made.stdin.close()
    counts.check()


class Killed:
    """One program that edits a file in a folder of its own until it is killed."""

    def __init__(self, folder: Path, seed: int, made: subprocess.Popen) -> None:
        self.folder, self.seed = folder, seed
        folder.mkdir()
        files.save(killed_editing.first(), folder / killed_editing.FILE)
        made.stdin.write(f"{folder} {seed}\n")
        made.stdin.flush()
        self.process = int(made.stdout.readline())
        chance = random.Random(seed)
        lasts = chance.uniform(0, 1.0) if chance.random() < 0.5 else chance.uniform(1.0, LONGEST)
        self.ends = time.monotonic() + lasts + START

    def kill(self) -> None:
        """End it when its time has come."""
        time.sleep(max(0.0, self.ends - time.monotonic()))
        self.killed = time.monotonic()
        os.kill(self.process, signal.SIGKILL)
        wait_for("the end", lambda: not locks.is_running(self.process))

    def look(self, counts: Counts) -> None:
        """See what is left, as the next start does, and answer it."""
        edited, saves = self.done()
        found = [*recovery.find_copies(self.folder / "state" / "circuit-editor" / "recovery")]
        number_in_file = self.number(lambda: files.load(self.folder / killed_editing.FILE), counts)
        counts.saves_lost += number_in_file < max(saves, default=0)
        counts.edits += len(edited)
        counts.saves += len(saves)
        kept = [number_in_file]
        for each in found:
            counts.unreadable += each.document is None
            if each.document is not None:
                kept.append(self.number(lambda each=each: each.document, counts))
        counts.without_copy += not found
        late = [at for number, at in edited if number > max(kept)]
        counts.seconds.append(self.killed - late[0] if late else 0.0)
        for each in found:
            each.copy.remove()
            each.copy.let_go()
            each.copy.wait(30)
        disk.sweep(self.folder)
        counts.stale += len(left_in(self.folder / "state/circuit-editor/recovery", self.folder))

    def done(self) -> tuple[list[tuple[int, float]], list[int]]:
        """When which edit was made, and the last edits in saves that were acknowledged."""
        done = self.folder / killed_editing.DONE
        lines = [each.split() for each in done.read_text().splitlines()] if done.exists() else []
        edits = [(int(number), float(at)) for what, number, at in lines if what == "edit"]
        saves = [int(number) for what, number, _ in lines if what == "save"]
        return edits, saves

    def number(self, read: Callable[[], Document], counts: Counts) -> int:
        """How many edits a document is after, compared with the one that they led to."""
        try:
            document = read()
        except files.FileError:
            counts.unreadable += 1
            return 0
        number = round(float(document.root.values[killed_editing.COUNTER]))
        assert document == killed_editing.document_after(self.seed, number)
        return number
