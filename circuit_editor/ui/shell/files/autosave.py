"""Autosave: keeps a journal of unsaved work beside the program, a moment behind the hand.

What an edit changed is worked out when the hand rests, or soon after the first edit where it does
not, and so is what a hand shows that it has not let go yet. All that is slow is done in slices
between two events, short ones while a button is down, on documents that no edit changes any more; a
thread takes the text to the disk. The text of the document that was opened is put together before
anybody edits it.

Whatever goes wrong here is said once, and stops nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import wraps
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication

from circuit_editor.model import EMPTY, Document, Place, blocks, edits
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.language import current_language
from circuit_editor.ui.app.translate import say_why
from circuit_editor.ui.session.session import Session

if TYPE_CHECKING:  # loaded once a document is there
    from circuit_editor.files.journal import Journal
    from circuit_editor.files.recovery import FoundCopy, PendingWrite, RecoveryCopy
    from circuit_editor.ui.canvas.gestures.gesture import Gesture, ShownEdit
    from circuit_editor.ui.classroom.lessons import Lessons

REST, LATEST = 300, 1000  # ms after the last edit, and after the first that is not kept yet
SOONEST = 200  # ms: the least of LATEST, where putting the text together takes long
PREPARE = 300  # ms after a document was opened
IDLE = 3000  # ms without an edit, after which a journal that grew is begun anew
AGAIN = 10_000  # ms after a copy that could not be written
MOST_MOVED = 1000  # nodes that are moved at once
SLICE, SLICE_IN_DRAG, SLICE_AHEAD = 0.006, 0.001, 0.002  # s of work; ahead: nobody waits for it
SLICE_WHEN_LATE, LATE = 0.0014, 0.8  # s of work in a drag, so many s after an edit not kept yet
PAUSE_IN_DRAG, PAUSE_AHEAD, PAUSE = 1, 2, 8  # ms between two slices; until a disk is asked again
LAST_WAIT = 1.0  # s: a disk that is slow does not keep a window from closing
GROWN, SMALL = 2, 100_000  # times the first step, and bytes, from which a journal is begun anew
LARGEST = 32 * 2**20  # bytes, from which it is even while somebody works


def folder() -> Path:
    """Where copies of unsaved work are kept."""
    location = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(location)) / "circuit-editor" / "recovery"


def _never_raising(do: Callable[[Autosave], None]) -> Callable[[Autosave], None]:
    """The same, and what goes wrong in it is said: whoever saves or edits is not disturbed."""

    @wraps(do)
    def guarded(self: Autosave) -> None:
        try:
            do(self)
        except Exception as error:
            with suppress(Exception):
                self.give_up(error)

    return guarded


class Autosave(QObject):
    """The journal of a session's unsaved work. There is none on the disk where all is saved."""

    unprotected = Signal(str)  # why no copy of unsaved work can be kept; "": all is in order again

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.lessons: Lessons | None = None  # once there are any
        self._journal: Journal | None = None
        self._fresh: Journal | None = None  # what will take its place once it is put together
        self._copy: RecoveryCopy | None = None
        self._replaced: RecoveryCopy | None = None  # goes once the copy is there
        self._is_there = False  # a copy is on the disk, or may be
        self._on_disk = 0  # bytes of the journal that it holds
        self._kept: Document | None = None  # the session's document that the copy holds
        self._anchor: Document | None = None  # the one kept before a hand took hold of something
        self._document: Document | None = None  # what will be kept when it is written
        self._steps: Iterator[None] | None = None  # the work that is under way
        self._is_wanted = False  # its result on the disk
        self._waits = False  # something was edited meanwhile
        self._edited_at: float | None = None  # when the first edit was made that is not kept
        self._began = 0.0
        self._took = 0.0  # s from the beginning of the work to the disk, last time
        self._writing: PendingWrite | None = None
        self._has_told = False
        self._hand: Gesture | None = None  # what moves things until it is over
        self._places: Mapping[str, Place] = {}  # where it showed them when last looked at
        self._shown: ShownEdit | None = None  # what else it showed then
        self._rest = make_single_shot(self._begin, self)
        self._latest = make_single_shot(self._begin, self)
        self._work = make_single_shot(self._go_on, self)
        self._prepare = make_single_shot(self._begin_preparing, self, PREPARE)
        self._idle = make_single_shot(self._begin_anew, self, IDLE)
        self._settled = make_single_shot(self._look, self)
        self._moving = make_single_shot(self._look_at_hand, self, LATEST)
        session.file_changed.connect(self._look)
        session.opened.connect(self._forget)

    def adopt(self, found: FoundCopy) -> None:
        """Work on with a copy that was found; it holds what the session shows now."""
        self.end()
        self._copy, self._is_there, self._kept = found.copy, True, self._session.document
        self._prepare.start()

    def take_over(self, before: Autosave) -> None:
        """Go on where another window's autosave stands, which ends."""
        self.end()
        if before._writing is None:  # else whether it will be there is not known here
            self._on_disk, self._kept = before._on_disk, before._kept
        self._journal, self._anchor = before._journal, before._anchor
        self._copy, self._replaced = before._copy, before._replaced
        self._is_there = before._is_there
        before._copy = before._replaced = None
        before.end()
        self._look()

    def end(self) -> None:
        """The window closes, and nothing in it is to be kept."""
        self._drop()
        self._prepare.stop()
        self._moving.stop()
        for copy in (self._copy, self._replaced):
            if copy is not None:
                copy.let_go()
                copy.wait(LAST_WAIT)
        self._copy = self._replaced = None

    def follow_hand(self, gesture: Gesture | None) -> None:
        """A gesture began; None: it is over, and what it did is seen in a moment."""
        self._hand, self._places, self._shown = gesture, {}, None
        if gesture is not None:
            self._moving.start()
        else:
            self._moving.stop()
            self._settled.start()

    @_never_raising
    def _look_at_hand(self) -> None:
        """See whether things stand elsewhere than before while they are moved."""
        self._moving.start()
        if self._hand is not None and self._in_hand() != (self._places, self._shown):
            self._begin()

    def _in_hand(self) -> tuple[Mapping[str, Place], ShownEdit | None]:
        """What a hand shows that it has not let go yet."""
        hand = self._hand
        return ({}, None) if hand is None else (hand.places_shown(), hand.edit_shown())

    @property
    def _is_passing(self) -> bool:
        """True where what is kept is shown by a hand, and not done yet."""
        return bool(self._places) or self._shown is not None

    def give_up(self, error: Exception) -> None:
        """Leave what could not be done, say why, and begin anew in a while."""
        from circuit_editor.files.recovery import why_not_kept

        self._stop()
        self._journal, self._on_disk = None, 0
        self._tell(why_not_kept(error))

    @_never_raising
    def _look(self) -> None:
        """Something was edited, saved or opened."""
        if self._is_passing:
            return  # what is shown is looked at again and again, until that is over
        if not self._session.is_unsaved:
            self._drop()
        elif self._session.document is not self._kept:
            self._rest.start(REST)
            if self._edited_at is None:
                self._edited_at = perf_counter()
            if not self._latest.isActive():
                self._latest.start(max(SOONEST, LATEST - round(self._took * 1000)))
            if self._journal is None:
                self._begin_preparing()

    def _forget(self) -> None:
        """Another document is there: nothing that was put together is of use."""
        self._stop()
        self._journal = self._anchor = None
        self._on_disk = 0
        self._prepare.start()
        self._look()

    def _stop(self) -> None:
        """Leave the work that is under way."""
        for timer in (self._rest, self._latest, self._work, self._idle, self._settled):
            timer.stop()
        self._steps = self._writing = self._fresh = self._document = None
        self._waits = False

    def _drop(self) -> None:
        """There is nothing to keep. What was put together stays, for the next edit."""
        self._stop()
        if self._is_there:
            for copy in (self._copy, self._replaced):
                if copy is not None:
                    copy.remove()
        self._is_there, self._on_disk, self._kept, self._edited_at = False, 0, None, None
        self._note_order()

    # --- what is to be done -----------------------------------------------------------------

    @_never_raising
    def _begin(self) -> None:
        """Put together what was edited since, unless that is under way."""
        self._rest.stop()
        self._latest.stop()
        if self._fresh is not None:  # a new base may wait
            self._steps = self._fresh = None
        if self._steps is not None or self._writing is not None:
            self._waits = True  # until that is done
            return
        self._waits = False
        self._idle.stop()
        self._began = perf_counter()
        journal = self._journal_so_far()
        if journal.size > max(LARGEST, 2 * GROWN * journal.base_size):
            journal = self._fresh = _new_journal()
        self._places, self._shown = self._in_hand()
        self._document = self._session.document
        self._start(self._following(journal), is_wanted=True)

    @_never_raising
    def _begin_preparing(self) -> None:
        """Put the text of a document together that was opened and not edited yet."""
        document = self._session.document
        if self._steps is None and self._writing is None and document is not EMPTY:
            self._start(self._following(self._journal_so_far()), is_wanted=False)

    @_never_raising
    def _begin_anew(self) -> None:
        """Begin a journal anew that grew, as nothing is done."""
        if self._steps is None and self._writing is None and not self._is_pressed:
            self._began = perf_counter()
            self._document = self._session.document
            self._fresh = _new_journal()
            self._start(self._following(self._fresh), is_wanted=True)

    def _following(self, journal: Journal) -> Iterator[None]:
        """Bring a journal to what is shown now, slice by slice."""
        session, told, places, shown = self._session, self._about(), self._places, self._shown
        document, where = session.document, session.where
        before = document if self._is_passing else session.held_from
        if before is None:
            self._anchor = None
            yield from journal.follow(session.to_save(document), told)
            return
        if before is not self._anchor or not journal.size:
            yield from journal.follow(session.to_save(before), told)
            self._anchor = before
        moved = iter(places.items())
        while some := dict(islice(moved, MOST_MOVED)):
            document = blocks.edit_at(document, where, edits.move, some)
            yield
        if shown is not None:
            document = blocks.edit_at(document, where, shown.edit, *shown.arguments)
        yield from journal.follow(session.to_save(document), told, is_passing=True)

    def _about(self) -> Mapping[str, Any]:
        from circuit_editor.files import recovery

        session, lessons, place = self._session, self.lessons, None
        digest = "" if session.known is None else session.known.digest.hex()
        lesson = None if lessons is None else lessons.own
        if lessons is not None and lesson is not None:
            title = lesson.title.in_(current_language().code)
            place = recovery.LessonPlace(lesson.id, title, lessons.at)
        damaged = None if session.repaired is None else session.repaired.path
        return recovery.about(session.path, session.example, digest, place, damaged)

    @property
    def _is_pressed(self) -> bool:
        """True while a button is down, or a hand holds something without one."""
        is_down = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        return is_down or self._hand is not None or self._session.is_held

    def _journal_so_far(self) -> Journal:
        if self._journal is None:
            self._journal = _new_journal()
        return self._journal

    # --- doing it ---------------------------------------------------------------------------

    def _start(self, steps: Iterator[None], *, is_wanted: bool) -> None:
        self._steps, self._is_wanted = steps, is_wanted
        self._work.start(0)

    @_never_raising
    def _go_on(self) -> None:
        if self._writing is not None:
            self._look_at_writing(self._writing)
        elif self._put_together():
            if self._fresh is not None:
                self._journal, self._fresh, self._on_disk = self._fresh, None, 0
            if self._is_wanted:
                self._write()
            elif self._waits:
                self._begin()

    def _put_together(self) -> bool:
        """Do a slice of work; True where all is done."""
        now, pause, edited_at = perf_counter(), 0, self._edited_at
        is_late = edited_at is not None and now - edited_at > LATE
        long = SLICE
        if self._is_pressed:
            pause, long = PAUSE_IN_DRAG, SLICE_WHEN_LATE if is_late else SLICE_IN_DRAG
        elif edited_at is None:
            pause, long = PAUSE_AHEAD, SLICE_AHEAD
        assert self._steps is not None
        for _ in self._steps:
            if perf_counter() > now + long:
                self._work.start(pause)
                return False
        self._steps = None
        return True

    def _write(self) -> None:
        from circuit_editor.files.recovery import EXTENSION, RecoveryCopy

        journal = self._journal_so_far()
        if self._copy is not None and self._copy.path.suffix != EXTENSION:  # an older version's
            self._replaced, self._copy = self._copy, None
        if self._copy is None:
            self._copy = RecoveryCopy.in_folder(folder())
        if self._on_disk == journal.size:
            self._writing = None
            self._is_kept()
        else:
            size = self._on_disk
            self._is_there = True
            self._writing = self._copy.write_from(journal.since(size), size)
            self._work.start(PAUSE)

    def _look_at_writing(self, writing: PendingWrite) -> None:
        if not writing.is_done:
            self._work.start(PAUSE)
            return
        self._writing = None
        if writing.failure is None:
            self._on_disk = self._journal_so_far().size
            self._is_kept()
        elif self._on_disk:  # the file may have gone: it is written anew
            self._on_disk = 0
            self._write()
        else:
            self._tell(writing.failure)

    def _is_kept(self) -> None:
        """The copy holds now what was to be kept."""
        self._kept, self._edited_at = None if self._is_passing else self._document, None
        self._note_order()
        self._took = perf_counter() - self._began
        if self._replaced is not None:
            self._replaced.remove()
            self._replaced.let_go()
            self._replaced = None
        journal = self._journal_so_far()
        if journal.size > GROWN * journal.base_size + SMALL:
            self._idle.start()
        self._look()

    def _tell(self, failure: Exception) -> None:
        """Say once why there is no copy, and try again in a while."""
        if not self._has_told:
            self._has_told = True
            self.unprotected.emit(say_why(failure))
        self._rest.start(AGAIN)

    def _note_order(self) -> None:
        """Nothing is unprotected any more."""
        if self._has_told:
            self._has_told = False
            self.unprotected.emit("")


def _new_journal() -> Journal:
    from circuit_editor.files.journal import Journal

    return Journal()
