"""Whatever goes wrong with a disk, what stood there is whole, and a sentence says what to do.

Every fault meets everything that writes files, when the program starts, while it is used and when
it ends. What Qt writes, the settings, is in `tests/ui/test_injected_faults_in_the_window.py`.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from injected_faults import FAULTS, Place
from test_round_trip import first_example

from circuit_editor import resources
from circuit_editor.files import (
    FileError,
    disk,
    journal,
    library,
    load,
    recovery,
    save,
    window_list,
)
from circuit_editor.files.backups import Backups
from circuit_editor.files.known_bytes import known_of, open_known
from circuit_editor.files.saving import save_over, take_in
from circuit_editor.files.writing import dump
from circuit_editor.model import edits

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="asks /proc")

OLD = first_example()
NEW = edits.set_value(OLD, "x", 7)
BLOCK = resources.folder() / "blocks" / "swish.circuit"
PATIENCE = 5  # s: who waits for a pipe waits for ever


class Writer:
    """Something that writes a file: what stands there, what is done, what must stand there then."""

    may_be_made = True  # the folder is made where it is not there

    def __init__(self, tmp_path: Path) -> None:
        folder = tmp_path / "work"
        folder.mkdir(exist_ok=True)
        self.place = Place(folder, self.prepare(folder))
        self.before = self.state()

    def prepare(self, folder: Path) -> Path:
        """Write what stood there before; where it is."""
        raise NotImplementedError

    def state(self) -> dict[str, bytes]:
        """All files, but for locks, which hold nothing."""
        return {
            each.name: each.read_bytes()
            for each in self.place.folder.iterdir()
            if each.suffix not in (".lock", ".attempts")
        }

    def start(self) -> str:
        """What a start of the program does there; what it says."""
        raise NotImplementedError

    def use(self) -> str:
        """Write something new; what is said where that fails, else nothing."""
        raise NotImplementedError

    def close(self) -> str:
        """The same when the program ends."""
        return self.use()

    def is_written(self) -> bool:
        """True where what was to be written stands there, whole."""
        raise NotImplementedError

    def is_whole(self) -> bool:
        """True where what stood there stands there, whole, with nothing beside it."""
        return self.state() == self.before


def said(do: Callable[[], object]) -> str:
    """What is said where it fails; nothing but a sentence may come of it."""
    try:
        do()
    except FileError as error:
        return str(error)
    return ""


class Save(Writer):
    def prepare(self, folder: Path) -> Path:
        save(OLD, folder / "a.circuit")
        return folder / "a.circuit"

    def start(self) -> str:
        disk.sweep(self.place.folder)
        return said(lambda: load(self.place.target))

    def use(self) -> str:
        return said(lambda: save(NEW, self.place.target))

    def is_written(self) -> bool:
        return self.state() == self.before | {self.place.target.name: dump(NEW)}


class SaveAs(Save):
    def prepare(self, folder: Path) -> Path:
        save(OLD, folder / "a.circuit")
        return folder / "b.circuit"


class SaveOver(Save):
    """As the window saves: the version before is kept elsewhere."""

    def start(self) -> str:
        kept = self.backups()
        take_in(self.place.target, kept)
        return said(lambda: open_known(self.place.target))

    def use(self) -> str:
        return said(lambda: save_over(NEW, self.place.target, None, self.backups()))

    def backups(self) -> Backups:
        return Backups(self.place.folder.parent / "kept", 5)


class Backup(Writer):
    """Where earlier versions are kept; the file itself is saved in any case."""

    def __init__(self, tmp_path: Path) -> None:
        super().__init__(tmp_path)
        self.place.may_be_taken = True  # it is the program's own folder

    def prepare(self, folder: Path) -> Path:
        self.path = folder.parent / "a.circuit"
        self.kept = Backups(folder, 5)
        self.versions = (edits.set_value(OLD, "x", each) for each in range(9))
        save(OLD, self.path)
        self.write()
        return max(folder.rglob("*.circuit"), key=lambda each: each.name)

    def state(self) -> dict[str, bytes]:
        found = self.place.folder.rglob("*.circuit") if hasattr(self, "place") else ()
        return {each.name: each.read_bytes() for each in found}

    def write(self) -> str:
        self.stood = self.path.read_bytes()
        document = next(self.versions)
        saved = save_over(document, self.path, known_of(self.stood), self.kept)
        assert self.path.read_bytes() == dump(document), "it is not saved"
        assert saved.foreign is None
        return str(saved.problem or "")

    def start(self) -> str:
        take_in(self.path, self.kept)
        self.kept.of(self.path)
        return ""

    def use(self) -> str:
        return self.write()

    def is_written(self) -> bool:
        return self.stood in [each.path.read_bytes() for each in self.kept.of(self.path)]

    def is_whole(self) -> bool:
        """Earlier versions stay; that a later one was begun beside them is no harm."""
        return {*self.before.values()} <= {*self.state().values()}


class OwnBlock(Writer):
    def prepare(self, folder: Path) -> Path:
        document = load(BLOCK)
        ((self.block, definition),) = document.blocks.items()
        self.name = definition.name
        self.document = document
        return folder / "swish.circuit"

    def start(self) -> str:
        return "\n".join(map(str, library.my_blocks(self.place.folder)[1]))

    def use(self) -> str:
        return said(lambda: library.save(self.place.folder, self.document, self.block))

    def is_written(self) -> bool:
        found, left_out = library.my_blocks(self.place.folder)
        return [each.name for each in found] == [self.name] and not left_out


class Journal(Writer):
    """The copy of unsaved work: a base, to which steps are added."""

    def prepare(self, folder: Path) -> Path:
        self.copy = recovery.RecoveryCopy.in_folder(folder)
        self.journal = journal.Journal()
        for _ in self.journal.follow(OLD, {}):
            pass
        self.kept = self.journal.size
        assert not self.write(0)
        return self.copy.path

    def write(self, size: int) -> str:
        writing = self.copy.write_from(self.journal.since(size), size)
        self.copy.wait(PATIENCE)
        assert writing.is_done, "it waits for ever"
        return str(writing.failure or "")

    def start(self) -> str:
        self.copy.let_go()
        self.copy.wait(PATIENCE)
        found = list(recovery.find_copies(self.place.folder))
        told = "\n".join(str(each.problem) for each in found if each.problem)
        for each in found:
            each.copy.let_go()
            each.copy.wait(PATIENCE)
        return told

    def use(self) -> str:
        for _ in self.journal.follow(NEW, {}):
            pass
        return self.write(self.kept)

    def close(self) -> str:
        told = self.use()
        self.copy.let_go()
        self.copy.wait(PATIENCE)
        return told

    def documents(self) -> list[object]:
        data = [data for name, data in self.state().items() if name.endswith(recovery.EXTENSION)]
        return [journal.read_journal(each).document for each in data]

    def is_written(self) -> bool:
        return self.documents() == [NEW]

    def is_whole(self) -> bool:
        """A step that was begun and not ended counts for nothing."""
        return self.documents() in ([OLD], [NEW])


class FirstStep(Journal):
    """A journal that is begun anew, in the place of the one before."""

    def use(self) -> str:
        self.journal = journal.Journal()
        for _ in self.journal.follow(NEW, {}):
            pass
        return self.write(0)


class Windows(Writer):
    def prepare(self, folder: Path) -> Path:
        self.file = window_list.new_file(folder)
        assert not self.write("old")
        return self.file.path

    def write(self, path: str, *, has_ended: bool = False) -> str:
        listed = window_list.WindowList((window_list.ListedWindow(path),), 0, has_ended)
        writing = self.file.write([window_list.text_of(listed)])
        self.file.wait(PATIENCE)
        assert writing.is_done, "it waits for ever"
        return str(writing.failure or "")

    def start(self) -> str:
        window_list.take_newest(self.place.folder)  # it is held by a program that runs
        return ""

    def use(self) -> str:
        return self.write("new")

    def close(self) -> str:
        told = self.write("new", has_ended=True)
        self.file.let_go()
        self.file.wait(PATIENCE)
        return told

    def is_written(self) -> bool:
        (data,) = self.state().values()
        return window_list.read(data).windows[0].path == "new"


WRITERS = {"save": Save, "save as": SaveAs, "own block": OwnBlock, "journal": Journal}
WRITERS |= {"save over": SaveOver, "backup": Backup}
WRITERS |= {"new journal": FirstStep, "list of windows": Windows}
MOMENTS = ("start", "use", "close")
# What is only added to has no other name to be given.
NOT_MET = {("journal", f"{code} at rename") for code in ("ENOSPC", "EIO")}
# What the file itself holds, on the disk, need not be brought there a second time.
NOT_MET |= {("backup", f"{code} at fsync") for code in ("ENOSPC", "EIO")}


class Waits(Exception):
    """Somebody waits for what never comes."""


@contextmanager
def nobody_waits_for_ever() -> Iterator[None]:
    def alarm(*_: object) -> None:
        raise Waits

    before = signal.signal(signal.SIGALRM, alarm)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("writer", WRITERS)
def test_nothing_is_lost_and_it_is_said(tmp_path, monkeypatch, writer):
    assert len(FAULTS) == 17
    fallen = []
    for number, (fault, moment) in enumerate(product(FAULTS, MOMENTS)):
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            with nobody_waits_for_ever():
                meet(writer, folder, fault, moment, monkeypatch)
        except Exception as error:
            fallen.append(f"{fault}, {moment}: {type(error).__name__} {error}".splitlines()[0])
    assert not fallen, "\n".join(fallen)


def meet(name: str, folder: Path, fault: str, moment: str, monkeypatch) -> None:
    """Let a fault come at a moment, and see what is left and what was said."""
    writer = WRITERS[name](folder)
    with FAULTS[fault](writer.place, monkeypatch):
        told = getattr(writer, moment)()
    if moment == "start":
        assert writer.is_whole(), "what stood there is not whole"
        return
    is_met = (name, fault) not in NOT_MET
    assert writer.place.reached == is_met, "the fault was not met"
    if told:
        assert writer.is_whole(), f"what stood there is not whole: {told}"
        assert is_advice(told), f"it is not said what to do: {told}"
    else:
        assert writer.is_written(), "it is not written, and nothing is said"
    again = writer.use()  # and then it goes on
    assert not again and writer.is_written(), f"afterwards: {again}"


def is_advice(told: str) -> bool:
    """It says what happened, of what, and what to do: two sentences at least."""
    return told.rstrip().endswith(".") and told.count(". ") >= 1 and "Errno" not in told
