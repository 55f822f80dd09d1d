"""A program without a window that edits and saves as fast as it can, to be killed at any moment.

    python killed_editing.py

loads all it needs and then makes a child for each line `FOLDER SEED` that it reads, whose number it
writes. The child opens `FOLDER/work.circuit` and writes down in `FOLDER/done` when which edit was
made and which save was acknowledged. `document_after` is what an edit led to.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.model.edits import notes_and_frames
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.files import recovery  # noqa: F401  # before the children are made
from circuit_editor.ui.shell.files.autosave import Autosave
from circuit_editor.ui.shell.files.file_commands import FileCommands

COUNTER = "n"  # the input whose value tells how many edits were made
FILE, DONE = "work.circuit", "done"
EDIT, SAVE = "edit", "save"


def first() -> Document:
    """The document that a child opens."""
    document = edits.add(EMPTY, COUNTER, "input", (0, 0), label=COUNTER, value=0)
    document = edits.add(document, "f", "output", (200, 0), label="f")
    return edits.connect(document, Pin(COUNTER, OUT), Pin("f", "x"))


def edited(seed: int) -> Iterator[Document]:
    """What one edit after the other makes of it: gates, wires, values, places, notes."""
    chance, document = random.Random(seed), first()
    for number in range(1, 10**9):
        document = _edited(document, number, chance)
        yield edits.set_value(document, COUNTER, number)


def _edited(document: Document, number: int, chance: random.Random) -> Document:
    nodes = sorted({*document.root.nodes} - {COUNTER, "f"})
    place = (chance.randrange(-50, 50) * 20.0, chance.randrange(-50, 50) * 20.0)
    what = chance.randrange(6)
    if what == 0 and nodes:
        return edits.remove(document, {chance.choice(nodes)})
    if what == 1:
        return edits.add(document, f"w{number}", "input", place, label=f"w{number}", value=number)
    if what == 2:
        document = edits.add(document, f"g{number}", "tanh", place)
        return edits.connect(document, Pin(COUNTER, OUT), Pin(f"g{number}", "x"))
    if what == 3:
        return notes_and_frames.add_note(document, f"note{number}", "two\nlines", place)
    return edits.move(document, {chance.choice([*nodes, COUNTER]): place})


def document_after(seed: int, number: int) -> Document:
    """The document after so many edits."""
    return first() if not number else next(islice(edited(seed), number - 1, None))


class Editing(QObject):
    """Edits a document, sometimes with a hand that does not let go, and saves it now and then."""

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__()
        self._window = QWidget()
        self._session = Session(self)
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        view = CanvasView(self._session, Appearance("light"), self._window)
        self._commands = FileCommands(view, settings, lambda: True, self._window)
        self._autosave = Autosave(self._session, self)
        self._chance = random.Random(-seed)
        self._documents = edited(seed)
        self._number = 0
        self._done = os.open(folder / DONE, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._pause = self._chance.choice((0, 0, 5, 100))  # ms from edit to edit
        self._saves = self._chance.choice((0.03, 0.0005, 0.0))
        assert self._commands.open_path(folder / FILE)
        self._work = make_single_shot(self._go_on, self)
        self._work.start()

    def _go_on(self) -> None:
        session = self._session
        if not session.is_held and self._chance.random() < 0.05:
            session.hold()
        session.replace(
            "Edit", next(self._documents), merge=("value", "n") if session.is_held else None
        )
        self._number += 1
        self._tell(EDIT)
        if session.is_held and self._chance.random() < 0.2:
            session.release()
        elif self._chance.random() < self._saves:
            assert self._commands.save()
            self._tell(SAVE)
        self._work.start(self._pause)

    def _tell(self, what: str) -> None:
        os.write(self._done, f"{what} {self._number} {time.monotonic()}\n".encode())


def main() -> None:
    """Make a child for each line."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        folder, seed = line.rsplit(maxsplit=1)
        child = os.fork()
        if not child:
            edit(Path(folder), int(seed))
        print(child, flush=True)


def edit(folder: Path, seed: int) -> None:
    """Edit until the end."""
    os.environ |= {"XDG_STATE_HOME": str(folder / "state"), "QT_QPA_PLATFORM": "offscreen"}
    sys.excepthook = _end
    application = QApplication([])
    editing = Editing(folder, seed)
    os._exit(application.exec() + (editing is None))


def _end(*error: Any) -> None:
    """End where something goes wrong: whoever kills it will miss it."""
    sys.__excepthook__(*error)
    os._exit(1)


if __name__ == "__main__":
    main()
