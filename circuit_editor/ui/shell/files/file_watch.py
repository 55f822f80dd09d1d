"""Tells in a window's bar what others do with its file: change it, move it, have it open, too.

The disk is asked on a thread, when the window comes to the front, when another file is shown, and
where the system tells of changes soon after one; a folder that does not answer keeps nobody
waiting. What is overlooked so is asked about at saving.
The session is told what was found: work whose file is gone or damaged counts as unsaved.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from circuit_editor import files
from circuit_editor.files import saving
from circuit_editor.files.backups import Backup, Backups
from circuit_editor.files.known_bytes import NOTHING, KnownBytes, known_in, settled_in
from circuit_editor.files.local_disks import is_on_local_disk
from circuit_editor.files.migrations import read_only
from circuit_editor.files.open_files import OpenNote
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app.background_work import BackgroundWork
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.shell.files.autosave import folder as copies_folder
from circuit_editor.ui.shell.files.disk_events import DiskEvents

if TYPE_CHECKING:
    from circuit_editor.ui.session.session import Session
    from circuit_editor.ui.shell.breadcrumb import QuestionBar
    from circuit_editor.ui.shell.files.file_commands import FileCommands


def folder() -> Path:
    """Where notes of open files are kept."""
    return copies_folder().with_name("open")


class Seen(NamedTuple):
    """The state of a file on the disk, and what others do with it."""

    bytes: KnownBytes | None  # None where it cannot be read
    stamp: tuple[int, ...]  # changes whenever the file does
    others: int  # so many other processes have it open
    unanswered: Backup | None  # what a save replaced, and nobody was asked about
    is_ours: bool = False  # this program saved what it holds, in another window
    is_damaged: bool = False  # no circuit can be read from it; False too where it is as known
    has_folder: bool = True
    watched: tuple[str, ...] = ()  # what the system may tell of: the file, and its folder


PAINTED = 100  # ms after a file was opened: looking at it would hold up the first paint


class BarQuestion(NamedTuple):
    """One thing to ask once, and the answers to it."""

    about: object
    told: str
    choices: tuple[tuple[str, Callable[[], None]], ...]


class FileWatch(QObject):
    """Watches the file that a window shows."""

    def __init__(
        self, session: Session, commands: FileCommands, question: QuestionBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._commands, self._window = session, commands, window
        self._question = question
        self._work = BackgroundWork(self)
        self._first = make_single_shot(self.look, self, PAINTED)
        self._path: Path | None = None
        self._known: KnownBytes | None = None
        self._note: OpenNote | None = None
        self._seen: Seen | None = None
        self._told: set[object] = set()  # what was answered, or is asked now
        self._asked = ""  # the sentence in the bar, where it is one of this
        self._about: object = None  # what it is about
        self._was_edited = False  # when it was asked
        self._session.file_changed.connect(self._follow)
        question.left.connect(self.look)
        self._events = DiskEvents(self)
        self._events.settled.connect(self._look_soon)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._look_if_in_front)
        self._follow()

    def end(self, _: object = None) -> None:
        """The window closes, or shows another file."""
        self._first.stop()
        self._work.cancel()
        self._events.stop()
        if self._note is not None:
            self._note.take_back()
        self._note = self._seen = None
        self._told.clear()

    def _follow(self) -> None:
        """Another file may be shown, or it was saved: then nothing is to be asked any more."""
        if self._session.path != self._path:
            self.end()
            self._path = self._session.path
            if self._path is not None:
                self._note = OpenNote(folder(), self._path)
                self._first.start()
        elif self._session.known is not self._known:  # saved or read anew, be it as before
            if self._asked and self._question.sentence == self._asked:
                self._question.drop()
            self._asked = ""
        elif self._asked and self._session.is_edited != self._was_edited:
            self._choose_question()  # other answers apply
        self._known = self._session.known

    def _look_if_in_front(self, window: QWindow | None) -> None:
        if window is not None and window is self._window.windowHandle():
            self.look()

    def _look_soon(self) -> None:
        """Look, and again where something changes while one looks."""
        if self._work.is_busy:
            self._events.note()
        else:
            self.look()

    def look(self) -> None:
        """Look on a thread what became of the file, and tell it."""
        if self._path is None or self._note is None or self._work.is_busy:
            return
        backups = self._commands.others_changes.backups
        look = partial(look_at, self._path, self._note, self._seen, backups, self._session.known)
        self._work.start(look, partial(self._take, self._path, self._session.known))

    def _take(self, path: Path, known: KnownBytes | None, seen: Seen) -> None:
        if path != self._session.path:
            return
        if known is not self._session.known:  # it was saved meanwhile
            self._events.note()
            return
        self._seen = seen
        self._events.watch(seen.watched, seen.stamp)
        if known is not None and seen.bytes is not None:
            is_other = not seen.bytes.is_same(known)
            is_lost = is_other and (seen.is_damaged or seen.bytes == NOTHING)
            self._session.note_found(seen.bytes if is_other else None, is_lost=is_lost)
        self._choose_question()

    def _choose_question(self) -> None:
        """Ask what is most important now, unless it was answered."""
        asked = self._question.sentence
        if self._path is None or self._seen is None or (asked and asked != self._asked):
            return  # somebody else asks; after the answer one looks again
        questions = list(self._questions(self._path, self._session.known, self._seen))
        if asked and not any(self._is_asked(each) for each in questions):
            self._question.drop()  # it is so no more
        for each in questions:
            is_asked = each.about == self._about and bool(self._question.sentence)
            if is_asked and fill(each.told, name=self._path.name) == self._asked:
                break  # already, and it is the most important
            if is_asked or each.about not in self._told:
                self._ask(each)
                break

    def _is_asked(self, question: BarQuestion) -> bool:
        """True where the bar says this; its answers are about the file as it was seen last."""
        assert self._path is not None
        is_alike = fill(question.told, name=self._path.name) == self._question.sentence
        return question.about == self._about or (is_alike and question.about not in self._told)

    def _questions(self, path: Path, known: KnownBytes | None, seen: Seen) -> Iterator[BarQuestion]:
        """What there is to ask and to tell, most important first."""
        changes = self._commands.others_changes
        leave = (self.tr("Leave it"), self._leave)
        if known is not None and seen.bytes is not None and not seen.bytes.is_same(known):
            again = (self.tr("Save it again"), self._save)
            if seen.bytes == NOTHING and seen.has_folder:
                told = self.tr("{name} is not there any more: it was moved or deleted.")
                yield BarQuestion((path, seen.bytes), told, (again, leave))
            elif seen.bytes == NOTHING:
                told = self.tr("{name} is not there any more, and neither is its folder.")
                save_as = (self.tr("Save as…"), partial(self._do, self._commands.save_as))
                yield BarQuestion((path, seen.bytes, False), told, (save_as, leave))
            elif seen.is_damaged:
                told = self.tr("{name} is damaged now. What you see here is whole.")
                beside = (self.tr("Save beside"), partial(self._do, changes.save_beside))
                yield BarQuestion((path, seen.bytes), told, (again, beside, leave))
            elif self._session.is_edited:
                told = self.tr("{name} was changed by another program, and here, too.")
                if seen.is_ours:
                    told = self.tr("{name} was saved in another window, and changed here, too.")
                decide = partial(self._do, partial(self._decide, path))
                yield BarQuestion((path, seen.bytes), told, ((self.tr("Decide…"), decide), leave))
            else:
                told = self.tr("{name} was changed by another program.")
                if seen.is_ours:
                    told = self.tr("{name} was saved in another window.")
                take = partial(self._do, partial(self._show, path))
                show = (self.tr("Show it as it is now"), take)
                kept = (self.tr("Leave it"), self._leave_as_shown)
                yield BarQuestion((path, seen.bytes), told, (show, kept))
        if seen.unanswered is not None:
            told = self.tr("{name} was changed by another program while it was saved.")
            decide = partial(self._do, partial(changes.ask_afterwards, path, seen.unanswered))
            about = (path, seen.unanswered.path)
            yield BarQuestion(about, told, ((self.tr("Decide…"), decide), leave))
        if known is not None and known.newer is not None:
            save_as = (self.tr("Save as…"), partial(self._do, self._commands.save_as))
            told, all_right = say(read_only(known.newer)), (self.tr("All right"), self._leave)
            yield BarQuestion((path, "newer"), told, (save_as, all_right))
        if seen.others:
            told = self.tr(
                "{name} is open in the program a second time. If both change it, you are asked "
                "when you save."
            )
            yield BarQuestion((path, "others"), told, ((self.tr("All right"), self._leave),))

    def _ask(self, question: BarQuestion) -> None:
        assert self._path is not None
        self._told.discard(self._about if self._question.sentence else None)  # it was not answered
        self._about = question.about
        self._told.add(question.about)
        self._was_edited = self._session.is_edited
        asked = fill(question.told, name=self._path.name)
        if asked != self._question.sentence:  # else it changed once more, and is asked already
            self._question.ask(asked, *question.choices)
        self._asked = asked

    def _do(self, do: Callable[[], object]) -> None:
        self._asked = ""
        if self._commands.others_changes.commit():
            do()
            self.look()  # the file may be another one by now

    def _decide(self, path: Path) -> None:
        """Ask about the file as it was seen last: it may have changed since this was offered."""
        if self._seen is not None and self._seen.bytes is not None:
            self._commands.others_changes.ask(path, self._seen.bytes)

    def _show(self, path: Path) -> None:
        if self._seen is not None and self._seen.bytes is not None:
            self._commands.others_changes.take_unless_edited(path, self._seen.bytes)

    def _save(self) -> None:
        self._asked = ""
        self._commands.save()

    def _leave(self) -> None:
        self._asked = ""

    def _leave_as_shown(self) -> None:
        """The file stays as it is, and what is shown, which is in no file, an earlier version."""
        self._asked = ""
        assert self._path is not None
        self._commands.others_changes.keep_shown(self._path)


def look_at(
    path: Path,
    note: OpenNote,
    before: Seen | None,
    backups: Backups,
    known: KnownBytes | None = None,
) -> Seen:
    """What became of a file that is known; the disk may take as long as it wants."""
    note.put()
    others = note.others()
    if before is None:
        saving.take_in(path, backups)
    unanswered = next(iter(backups.unanswered(path)), None)
    stamp: tuple[int, ...] = ()
    found: KnownBytes | None = None
    is_damaged = is_ours = False
    real = os.path.realpath(path)
    folder = os.path.dirname(real)
    watched = (folder, real) if is_on_local_disk(folder) else ()
    try:
        about = os.stat(path)
        stamp = (about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns)
        is_as_before = before is not None and before.stamp == stamp
        if before is not None and is_as_before:
            found, is_damaged, is_ours = before.bytes, before.is_damaged, before.is_ours
        else:
            found = known_in(path)
            if known is not None and not found.is_same(known):
                found = settled_in(path)  # somebody may be writing it
                is_damaged = not found.is_same(known) and not _is_circuit(path)
                is_ours = not is_damaged and backups.has_saved(path, found)
    except FileNotFoundError:
        found = NOTHING
    except (OSError, ValueError):
        found = None
    has_folder = found != NOTHING or os.path.isdir(path.parent)
    return Seen(found, stamp, others, unanswered, is_ours, is_damaged, has_folder, watched)


def _is_circuit(path: Path) -> bool:
    try:
        files.load(path)
    except files.FileError:
        return False
    return True
