"""Autosave: keeps a copy of unsaved work beside the program, a moment behind the hand.

A copy is begun when the hand rests, or soon after the first edit where it does not. Its text is put
together in slices between two events, short ones while a button is down, from a document that no
edit changes any more; a thread takes it to the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication

from circuit_editor.model import Document
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.translate import say_why
from circuit_editor.ui.session.session import Session

if TYPE_CHECKING:  # loaded with the first edit
    from circuit_editor.files.recovery import FoundCopy, PendingWrite, RecoveryCopy

REST, LATEST = 300, 1000  # ms after the last edit, and after the first that has no copy yet
AGAIN = 10_000  # ms after a copy that could not be written
SLICE, SLICE_IN_DRAG = 0.006, 0.0015  # s of work
PAUSE_IN_DRAG = 8  # ms: not more than one slice a frame
LAST_WAIT = 1.0  # s: a disk that is slow does not keep a window from closing


def folder() -> Path:
    """Where copies of unsaved work are kept."""
    location = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(location)) / "circuit-editor" / "recovery"


class Autosave(QObject):
    """The copy of a session's unsaved work. There is none where all is saved."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._copy: RecoveryCopy | None = None
        self._kept: Document | None = None  # what the copy holds
        self._document: Document | None = None  # what it will hold when it is written
        self._parts: Iterator[str] | None = None
        self._text: list[str] = []
        self._writing: PendingWrite | None = None
        self._has_told = False
        self._rest = make_single_shot(self._begin, self)
        self._latest = make_single_shot(self._begin, self)
        self._work = make_single_shot(self._go_on, self)
        session.file_changed.connect(self._look)

    def adopt(self, found: FoundCopy) -> None:
        """Work on with a copy that was found; it holds what the session shows now."""
        self.end()
        self._copy, self._kept = found.copy, self._session.document

    def take_over(self, before: Autosave) -> None:
        """Go on where another window's autosave stands, which ends."""
        self.end()
        self._copy, self._kept = before._copy, before._kept
        before._copy = None
        before.end()
        self._look()

    def end(self) -> None:
        """The window closes, and nothing in it is to be kept."""
        self._drop()
        if self._copy is not None:
            self._copy.let_go()
            self._copy.wait(LAST_WAIT)
            self._copy = None

    def _look(self) -> None:
        """Something was edited, saved or opened."""
        if not self._session.is_unsaved:
            self._drop()
        elif self._session.document is not self._kept:
            self._rest.start(REST)
            if not self._latest.isActive():
                self._latest.start(LATEST)

    def _drop(self) -> None:
        """There is nothing to keep."""
        for timer in (self._rest, self._latest, self._work):
            timer.stop()
        self._parts = self._writing = self._document = None
        if self._copy is not None and (self._kept is not None or self._text):
            self._copy.remove()
        self._text, self._kept = [], None

    def _begin(self) -> None:
        self._rest.stop()
        self._latest.stop()
        if self._parts is not None or self._writing is not None:
            return  # what was edited since is looked at when that is done
        from circuit_editor.files import recovery

        self._document, self._text = self._session.document, []
        session = self._session
        self._parts = recovery.parts(session.to_save(), session.path, session.example)
        self._work.start(0)

    def _go_on(self) -> None:
        if self._writing is not None:
            self._look_at_writing(self._writing)
            return
        try:
            is_whole = self._put_together()
        except Exception as error:  # nothing that goes wrong here may disturb who works
            from circuit_editor.files.recovery import why_not_kept

            self._parts = None
            self._tell(why_not_kept(error))
            return
        if is_whole:
            self._write()

    def _put_together(self) -> bool:
        """Do a slice of work; True where all is done."""
        drags = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        until = perf_counter() + (SLICE_IN_DRAG if drags else SLICE)
        assert self._parts is not None
        for part in self._parts:
            self._text.append(part)
            if perf_counter() > until:
                self._work.start(PAUSE_IN_DRAG if drags else 0)
                return False
        self._parts = None
        return True

    def _write(self) -> None:
        from circuit_editor.files.recovery import RecoveryCopy

        if self._copy is None:
            self._copy = RecoveryCopy.in_folder(folder())
        self._writing = self._copy.write(self._text)
        self._work.start(PAUSE_IN_DRAG)

    def _look_at_writing(self, writing: PendingWrite) -> None:
        if not writing.is_done:
            self._work.start(PAUSE_IN_DRAG)
            return
        self._writing = None
        if writing.failure is None:
            self._kept, self._has_told = self._document, False
            self._look()
            return
        self._tell(writing.failure)

    def _tell(self, failure: Exception) -> None:
        """Say once why there is no copy, and try again in a while."""
        if not self._has_told:
            self._has_told = True
            self._session.message.emit(say_why(failure))
        self._rest.start(AGAIN)
