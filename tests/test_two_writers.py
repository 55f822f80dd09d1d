"""Two windows and another program write one file at random: nobody's bytes are lost, all are asked.

    MINUTES=10 python3 packaging/dev.py test -m soak tests/test_two_writers.py

lets two processes save as the window does, with an answer at random to each question, while a
third writes over the file or replaces it. Every version has bytes of its own and is written down;
at the end each is in the file, beside it, or was among the earlier versions, and whatever of
others a save replaced was asked about.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from circuit_editor import files
from circuit_editor.files import saving
from circuit_editor.files.backups import ANSWERED, FOREIGN, NAME, Backups
from circuit_editor.files.known_bytes import NOTHING, KnownBytes, known_in, open_known
from circuit_editor.files.saving import ChangedFile, SavedFile
from circuit_editor.model import EMPTY, Document, edits

MINUTES = float(os.environ.get("MINUTES", "10"))
SEED = int(os.environ.get("SEED", "0"))
TURNS = 40  # of each writer, in the suite
LONGEST_PAUSE = 0.004  # s between two saves: so short that they often meet
MOST = 100  # backups
FILE, BACKUPS, LOGS = "shared/work.circuit", "data/circuit-editor/backups", "logs"
KEEP, TAKE, BESIDE = range(3)


def numbered(writer: int, turn: int) -> Document:
    """A circuit that nobody else writes."""
    document = edits.add(EMPTY, "x", "parameter", (0, 0))
    return edits.set_value(document, "x", writer * 1_000_000 + turn)


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


class Writer:
    """One of those who write, and the log of what it did."""

    def __init__(self, folder: Path, writer: int) -> None:
        self.path, self.number = folder / FILE, writer
        self.chance = random.Random(SEED * 1000 + writer)
        self.backups = Backups(folder / BACKUPS, MOST)
        self._log = (folder / LOGS / f"{writer}.log").open("a", encoding="utf-8", buffering=1)
        self._looked_at: set[tuple[object, ...]] = set()

    def log(self, what: str, which: str) -> None:
        self._log.write(json.dumps([what, which]) + "\n")

    def run(self, goes_on: Callable[[int], bool]) -> None:
        turn = 0
        while goes_on(turn):
            self.write(turn)
            turn += 1
            time.sleep(self.chance.uniform(0, LONGEST_PAUSE))

    def write(self, turn: int) -> None:
        raise NotImplementedError

    def look_at_backups(self) -> None:
        """Note what is kept, before it makes room for what comes later."""
        for kind, each in kept_in(self.backups.folder_of(self.path), self._looked_at):
            self.log(f"kept{kind}", each)


class Stranger(Writer):
    """A program that knows of nobody else."""

    def write(self, turn: int) -> None:
        data = files.dump(numbered(self.number, turn))
        with suppress(FileNotFoundError):
            self.log("overwrote", digest(self.path.read_bytes()))
        self.log("wrote", digest(data))
        if self.chance.random() < 0.5:
            self.path.write_bytes(data)
        else:
            beside = self.path.with_name("of a stranger")
            beside.write_bytes(data)
            os.replace(beside, self.path)
        time.sleep(self.chance.uniform(0, 3 * LONGEST_PAUSE))


class Saver(Writer):
    """Saves as a window does, by the layer below it."""

    def __init__(self, folder: Path, writer: int) -> None:
        super().__init__(folder, writer)
        self.known: KnownBytes | None = known_in(self.path)

    def write(self, turn: int) -> None:
        self._save(numbered(self.number, turn), self.known, "")
        self.look_at_backups()

    def _save(self, document: Document, expected: KnownBytes | None, kind: str) -> None:
        try:
            data = files.dump(document)
            saved = saving.write_over(data, self.path, expected, self.backups, kind)
        except ChangedFile as changed:
            self._ask(document, changed.theirs)
            return
        self.log("wrote", digest(data))
        self._note(saved)

    def _ask(self, document: Document, theirs: KnownBytes) -> None:
        self.log("asked", theirs.digest.hex())
        answer = self.chance.choice((KEEP, TAKE, BESIDE))
        if answer == KEEP:
            self._save(document, theirs, ANSWERED)
        elif answer == TAKE:
            try:
                self.known = open_known(self.path).known
                self.log("opened", self.known.digest.hex())
            except files.FileError:
                pass  # it was caught in the middle of being written: one is told
        else:
            for fresh in saving.fresh_path(self.path):
                try:
                    saving.save_over(document, fresh, NOTHING, self.backups)
                except ChangedFile:
                    continue  # the other window was quicker
                self.log("wrote", digest(files.dump(document)))
                return

    def _note(self, saved: SavedFile) -> None:
        assert saved.problem is None, saved.problem
        self.known = saved.known
        if saved.backup is not None:
            self.log("asked", known_in(saved.backup.path).digest.hex())
            self.backups.answer(saved.backup)


class WindowSaver(Writer):
    """Saves by the commands of the File menu, with questions that are answered at random."""

    def __init__(self, folder: Path, writer: int) -> None:
        super().__init__(folder, writer)
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication, QWidget

        from circuit_editor.ui.app.settings import Settings
        from circuit_editor.ui.app.theme import Appearance
        from circuit_editor.ui.canvas.view import CanvasView
        from circuit_editor.ui.session.session import Session
        from circuit_editor.ui.shell.files.file_commands import FileCommands

        self._application = QApplication.instance() or QApplication([])
        self._window, self.session = QWidget(), Session()
        stored = QSettings(str(folder / f"{writer}.ini"), QSettings.Format.IniFormat)
        settings = Settings(stored)
        settings.backups = MOST
        view = CanvasView(self.session, Appearance("light"), self._window)
        self.commands = FileCommands(view, settings, lambda: True, self._window)
        self.commands.tell = lambda title, text: None
        self.commands._read_formula = lambda *_: False
        self._listen()
        self._open()

    def _listen(self) -> None:
        """Write down each question, and answer it."""
        from circuit_editor.ui.shell.files.others_changes import ChangeAnswer

        changes, taken = self.commands.others_changes, self.commands.others_changes.take
        changes._show_both = None
        ask, afterwards = changes.ask, changes._ask_afterwards
        assert changes.backups.folder == self.backups.folder

        def asked(path: Path, theirs: KnownBytes) -> bool:
            self.log("asked", theirs.digest.hex())
            return ask(path, theirs)

        def asked_afterwards(path: Path, foreign: Path, backup: object) -> None:
            self.log("asked", known_in(foreign).digest.hex())
            afterwards(path, foreign, backup)

        def take(path: Path) -> bool:
            is_kept = taken(path)
            if self.session.known is not None:
                self.log("opened", self.session.known.digest.hex())
            return is_kept

        changes.ask, changes._ask_afterwards = asked, asked_afterwards
        changes.take = take
        changes._ask = lambda *_: self.chance.choice([*ChangeAnswer])

    def write(self, turn: int) -> None:
        document = numbered(self.number, turn)
        if not self.session.replace("Set", document):
            raise AssertionError("refused")
        before = self.session.known
        if self.commands.save() and self.session.known is not before:
            self.log("wrote", digest(files.dump(document)))
        self.look_at_backups()
        if self.session.path != self.path:  # it was saved beside
            self._open()

    def _open(self) -> None:
        while not self.commands.open_path(self.path):
            time.sleep(LONGEST_PAUSE)  # it is just being written
        self.log("opened", self.session.known.digest.hex())


def kept_in(folder: Path, looked_at: set[tuple[object, ...]]) -> list[tuple[str, str]]:
    """The kinds and bytes of backups that were not looked at yet."""
    found = []
    for each in folder.glob("*.circuit"):
        name = NAME.fullmatch(each.name)
        assert name is not None
        try:
            about = each.stat()
            key = (name[2], about.st_ino, about.st_mtime_ns, about.st_size)
            if key not in looked_at:
                found.append((name[2], digest(each.read_bytes())))
                looked_at.add(key)
        except FileNotFoundError:
            continue  # it made room meanwhile, or has another name
    return found


class Log:
    """All that was written down, and what there is at the end."""

    def __init__(self, folder: Path) -> None:
        self.told: dict[str, set[tuple[int, str]]] = {}
        for path in (folder / LOGS).iterdir():
            for line in path.read_text("utf-8").splitlines():
                what, which = json.loads(line)
                self.told.setdefault(what, set()).add((int(path.stem), which))
        shared = (folder / FILE).parent
        self.there = {digest(each.read_bytes()) for each in shared.iterdir()}
        backups = [each for each in (folder / BACKUPS).iterdir()]
        last = [found for each in backups for found in kept_in(each, set())]
        for kind, each in last:
            self.told.setdefault(f"kept{kind}", set()).add((-1, each))
        self.left = [e.name for e in shared.iterdir() if e.name.startswith(".circuit-editor-")]

    def of(self, *what: str) -> set[str]:
        return {which for each in what for _, which in self.told.get(each, ())}

    def check(self, stranger: int) -> None:
        wrote = self.told["wrote"]
        kept = self.of(*(each for each in self.told if each.startswith("kept")))
        of_stranger = {each for number, each in wrote if number == stranger}
        own = {each for number, each in self.told["overwrote"] if number == stranger} & of_stranger
        lost = {each for _, each in wrote} - kept - self.there - own
        assert not lost, f"{len(lost)} of {len(wrote)} versions are lost"
        asked = self.of("asked", "opened", f"kept{FOREIGN}", f"kept{ANSWERED}")
        unasked = of_stranger - asked - self.there - own
        assert not unasked, f"{len(unasked)} versions of the other program were not asked about"
        assert self.left == []


def prepared(folder: Path) -> Path:
    """A folder with a file for all to write."""
    (folder / FILE).parent.mkdir()
    (folder / LOGS).mkdir()
    (folder / FILE).write_bytes(files.dump(numbered(9, 0)))
    return folder


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are copies of this process")
def test_two_that_save_and_another_program_lose_nothing_of_each_other(tmp_path):
    folder = prepared(tmp_path)
    processes = []
    for number, kind in enumerate((Saver, Saver, Stranger)):
        process = os.fork()
        if process == 0:
            code = 1
            try:
                kind(folder, number).run(lambda turn: turn < TURNS)
                code = 0
            except BaseException:
                (folder / f"failed-{number}").write_text(traceback.format_exc(), "utf-8")
            finally:
                os._exit(code)
        processes.append(process)
    for process in processes:
        os.waitpid(process, 0)
    assert [each.read_text("utf-8") for each in folder.glob("failed-*")] == []
    log = Log(folder)
    log.check(stranger=2)
    assert len(log.told["wrote"]) > TURNS and len(log.of("asked")) > 3


def test_a_window_among_them_saves_and_is_asked(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = prepared(tmp_path)
    window, stranger = WindowSaver(folder, 0), Stranger(folder, 2)
    for turn in range(3):
        window.write(turn)
        stranger.write(turn)
    window._window.deleteLater()
    for each in (window, stranger):
        each._log.close()
    log = Log(folder)
    log.check(stranger=2)
    assert log.of("asked")


@pytest.mark.soak
def test_two_windows_and_another_program_lose_nothing_of_each_other(tmp_path):
    folder = prepared(tmp_path)
    env = os.environ | {"XDG_DATA_HOME": str(folder / "data"), "QT_QPA_PLATFORM": "offscreen"}
    until = str(time.time() + MINUTES * 60)
    running = [
        subprocess.Popen([sys.executable, __file__, kind, str(folder), str(number), until], env=env)
        for number, kind in enumerate(("window", "window", "stranger"))
    ]
    assert [each.wait(MINUTES * 60 + 120) for each in running] == [0, 0, 0]
    log = Log(folder)
    counts = {what: len(found) for what, found in sorted(log.told.items())}
    print(f"\n{MINUTES} minutes: {counts}")
    log.check(stranger=2)
    assert len(log.of("asked")) > 10


if __name__ == "__main__":
    _, role, where, who, end = sys.argv
    kinds = {"window": WindowSaver, "saver": Saver, "stranger": Stranger}
    kinds[role](Path(where), int(who)).run(lambda turn: time.time() < float(end))
