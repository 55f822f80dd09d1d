"""Crash recovery: copies of unsaved work, for the day the program is killed or the power goes.

Every window has a journal of its own in one folder (`journal`). Beside it lies a file that is
locked as long as the process lives: a copy whose lock is free belongs to nobody any more, and is
offered at the next start. It is deleted when the work was saved or given up, and never by a start.
One that was discarded when it was offered can be had again for some days.
Copies that older versions kept, circuit files with one field more, are offered, too.

Before a copy is read it is noted in a file that an attempt begins, which goes when it went well: a
copy that ended the program twice is not read again unless somebody asks for it.

What asks the disk to write waits in a thread: a disk may take as long as it wants.
"""

from __future__ import annotations

import errno
import os
import re
import time
from _thread import start_new_thread
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from circuit_editor.dataclass import replace
from circuit_editor.files import disk, locks
from circuit_editor.files.failure import FileError
from circuit_editor.files.limits import FILE_BYTES, Limit
from circuit_editor.files.writing import encode_pieces
from circuit_editor.model import Document
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:  # most starts find nothing
    from circuit_editor.files.journal import KeptWork
    from circuit_editor.files.repair import RepairedFile

FIELD = "recovery"  # of the circuit file that older versions kept
ORIGIN = "path"  # in it, and in a journal: the file that the document was opened from or saved to
LESSON, STEP, TITLE = "lesson", "step", "title"  # the lesson it belongs to, and where one was in it
DAMAGED = "damaged"  # the file that it is a repaired copy of
DIGEST = "sha256"  # the same of the bytes that file had then
EXAMPLE = "example"  # the name of the shipped file that it began with
EXTENSION, OLD, LOCK, ATTEMPTS = ".journal", ".circuit", ".lock", ".attempts"
COPIES = (EXTENSION, OLD)
DISCARDED = re.compile(r"(.+)-([0-9]{1,12})\.discarded")  # the name it had, and when that was
DAYS_KEPT = 7  # that a copy can be had after it was discarded
OURS = re.compile(r"([0-9]{1,10})-[0-9a-f]{16}")  # the process, and a number of its own
LONGEST_ORIGIN = 4096
ABOUT_BYTES = 4 * LONGEST_ORIGIN  # in which the line stands that tells what a journal is of
MOST_ATTEMPTS = 2  # to read a copy; one that goes on ending the program is left alone
JOURNAL_BYTES = Limit(4 * FILE_BYTES.most, FILE_BYTES.template)


class PendingWrite:
    """A copy on its way to the disk."""

    def __init__(self) -> None:
        self.is_done = False
        self.failure: FileError | None = None  # once it is done


class RecoveryCopy:
    """The copy of one window's work: written again and again, then removed."""

    def __init__(
        self,
        path: Path,
        held: int | None = None,
        why_not: Callable[[BaseException], FileError] | None = None,
    ) -> None:
        self.path = path
        self._aside: Path | None = None  # where it lies since it was discarded
        self._held = held
        self._why_not = why_not or why_not_kept
        self._last: Event | None = None

    @staticmethod
    def in_folder(folder: Path) -> RecoveryCopy:
        """A copy nobody else writes; nothing is on the disk yet."""
        return RecoveryCopy(folder / f"{os.getpid()}-{os.urandom(8).hex()}{EXTENSION}")

    def write(self, parts: Iterable[str]) -> PendingWrite:
        """Replace the copy, whole or not at all, after all that was asked for before."""
        return self._pending(lambda: self._replace(encode_pieces(parts)))

    def write_from(self, chunks: Iterable[bytes], size: int) -> PendingWrite:
        """Write these behind the first `size` bytes of the copy; from 0 on whole or not at all."""

        def write() -> None:
            data = b"".join(chunks)
            if size:
                _append(self.path, data, size)
            else:
                self._replace(data)

        return self._pending(write)

    def _replace(self, data: bytes) -> None:
        disk.write_whole(data, self.path, 0o600)

    def _pending(self, do: Callable[[], object]) -> PendingWrite:
        writing = PendingWrite()

        def write() -> None:
            try:
                self._hold()
                do()
            except FileError as error:
                writing.failure = self._why_not(error.__cause__ or error)
            except Exception as error:
                writing.failure = self._why_not(error)
            writing.is_done = True

        self._then(write)
        return writing

    def remove(self) -> None:
        """Delete the copy: the work was saved, or given up."""
        self._then(lambda: self.path.unlink(missing_ok=True))

    def discard(self) -> None:
        """Put the copy away: it is offered no more, and can be had again for some days."""
        self._then(self._put_aside)

    def bring_back(self) -> None:
        """Take back that it was discarded."""
        self._then(self._put_back)

    @property
    def place(self) -> Path:
        """Where it lies now."""
        return self._aside or self.path

    @staticmethod
    def discarded_at(aside: Path, name: str) -> RecoveryCopy:
        """The copy of this name that was put aside."""
        copy = RecoveryCopy(aside.with_name(name))
        copy._aside = aside
        return copy

    def _put_aside(self) -> None:
        aside = self.path.with_name(f"{self.path.name}-{int(time.time())}.discarded")
        os.replace(self.path, aside)
        self._aside = aside

    def _put_back(self) -> None:
        if self._aside is not None:
            self._hold()
            os.replace(self._aside, self.path)
            self._aside = None

    def let_go(self) -> None:
        """Leave the copy, if there is one, to whoever finds it."""
        self._then(self._let_go)

    def wait(self, seconds: float) -> None:
        """Wait until all that was asked for is done, but not for ever."""
        if self._last is not None:
            self._last.wait(seconds)

    @property
    def attempts(self) -> int:
        """How often reading this copy was begun and did not go well."""
        try:
            return int(self._count.read_bytes()[:9])
        except (OSError, ValueError):
            return 0

    def begin_attempt(self) -> None:
        """Note that it is read: should that end the program, the next start knows."""
        with suppress(OSError, MemoryError):
            self._count.write_bytes(str(self.attempts + 1).encode())

    def end_attempt(self) -> None:
        """It went well."""
        with suppress(OSError):
            self._count.unlink(missing_ok=True)

    @property
    def _count(self) -> Path:
        return self.path.with_suffix(ATTEMPTS)

    def _then(self, do: Callable[[], object]) -> None:
        before, self._last = self._last, Event()
        done = self._last

        def run() -> None:
            if before is not None:
                before.wait()
            try:
                with suppress(OSError):
                    do()
            finally:
                done.set()

        start_new_thread(run, ())  # a Thread waits until it runs, and so would whoever edits

    def _hold(self) -> None:
        if self._held is not None:
            return
        folder = self.path.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(OSError):  # work that is not saved yet is nobody else's business
            folder.chmod(0o700)
        with suppress(OSError):  # a file system without locks: the process's number has to do
            self._held = locks.hold(self.path.with_suffix(LOCK))

    def _let_go(self) -> None:
        if self._held is None:
            return
        held, self._held = self._held, None
        if os.path.lexists(self.path):
            locks.let_go(held)
        else:
            self.end_attempt()
            locks.let_go_and_delete(held, self.path.with_suffix(LOCK))


class LessonPlace(NamedTuple):
    """The lesson whose circuit was edited, by its id and its title, and the step, from 0 on."""

    id: str
    title: str
    step: int


@dataclass(frozen=True)
class FoundCopy:
    """A copy that a program left behind when it ended: its document, or why it cannot be read.

    `before` is the document before a hand took hold of something that it had not let go yet, and
    `is_whole` is False where the end of the copy is damaged: then the last moments are lost.
    """

    copy: RecoveryCopy
    document: Document | None
    origin: Path | None  # the file it is a copy of; None where it was never saved
    kept_at: float  # seconds since 1970
    problem: FileError | None = None
    example: str = ""  # the name of the shipped file it began with; "" where it is of none
    before: Document | None = None
    is_whole: bool = True
    digest: str = ""  # SHA-256 of the bytes that `origin` had when it was opened or saved
    lesson: LessonPlace | None = None
    repaired: RepairedFile | None = None  # without the changes, which are not kept
    is_given_up: bool = False  # it ended the program each time, and was not read again
    discarded_at: float | None = None  # seconds since 1970; None where it was not


def about(
    origin: Path | None,
    example: str = "",
    digest: str = "",
    lesson: LessonPlace | None = None,
    damaged: Path | None = None,
) -> dict[str, Any]:
    """What a journal tells beside the document."""
    told: dict[str, Any] = {EXAMPLE: example, DIGEST: digest}
    for name, path in ((ORIGIN, origin), (DAMAGED, damaged)):
        if path is not None:
            told[name] = quote_from_bytes(os.fsencode(path))
    if lesson is not None:
        told |= {LESSON: lesson.id, TITLE: lesson.title[:LONGEST_ORIGIN], STEP: lesson.step}
    return {name: each for name, each in told.items() if each != ""}


def find_copies(folder: Path, *, asked: bool = False) -> Iterator[FoundCopy]:
    """The copies nobody works on any more, one after the other, each held from then on.

    Never raises. What is left of copies that are gone already is swept on the way. A copy that
    ended the program each time it was read is not read again. Where somebody has `asked`, those
    that were discarded some days ago are found, too.
    """
    disk.sweep(folder)
    stems = {path.stem for path in copies_in(folder)}
    for path in _paths_in(folder):
        if path.suffix in COPIES:
            copy = _taken(path)
            if copy is not None:
                yield _attempt(copy)
        elif path.suffix == LOCK and path.stem not in stems:
            _sweep_lock(path)
        elif path.suffix == ATTEMPTS and path.stem not in stems:
            with suppress(OSError):
                path.unlink()
        elif discarded := DISCARDED.fullmatch(path.name):
            when = int(discarded[2])
            if time.time() - when > DAYS_KEPT * 24 * 3600:
                with suppress(OSError):
                    path.unlink()
            elif asked:
                copy = RecoveryCopy.discarded_at(path, discarded[1])
                yield replace(_read(copy), discarded_at=float(when))


def read_again(found: FoundCopy) -> FoundCopy:
    """The same, read although that ended the program twice."""
    found.copy.begin_attempt()
    return _read(found.copy)


def copies_in(folder: Path) -> list[Path]:
    """All copies there, whosever they are. Never raises."""
    return [path for path in _paths_in(folder) if path.suffix in COPIES]


def _paths_in(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in sorted(os.listdir(folder))]
    except OSError:
        return []


def _taken(path: Path) -> RecoveryCopy | None:
    """The copy at `path`, held by us; None where somebody else's it is."""
    try:
        held = locks.hold(path.with_suffix(LOCK))
    except (OSError, ValueError):
        writer = OURS.fullmatch(path.stem)
        return None if writer is None or locks.is_running(int(writer[1])) else RecoveryCopy(path)
    if held is None:
        return None
    if os.path.lexists(path):
        return RecoveryCopy(path, held)
    locks.let_go(held)  # saved meanwhile
    return None


def _attempt(copy: RecoveryCopy) -> FoundCopy:
    """What a copy holds, if reading it did not end the program each time; else what it is of."""
    if copy.attempts >= MOST_ATTEMPTS:
        return _left_alone(copy)
    copy.begin_attempt()
    return _read(copy)


def _left_alone(copy: RecoveryCopy) -> FoundCopy:
    """A copy of which only the first line is read, which tells what it is of."""
    from circuit_editor.files.journal import about_in

    about: Mapping[str, object] = {}
    with suppress(OSError), open(copy.path, "rb") as file:
        about = about_in(file.read(ABOUT_BYTES))
    return FoundCopy(
        copy,
        None,
        _origin(about),
        _kept_at(copy),
        FileError.of(GIVEN_UP),
        example=_example(about),
        lesson=_lesson(about),
        is_given_up=True,
    )


def _read(copy: RecoveryCopy) -> FoundCopy:
    from circuit_editor.files.journal import read_journal

    kept_at = _kept_at(copy)
    try:
        if copy.path.suffix == OLD:
            kept = _old(disk.load(copy.place))
        else:
            kept = read_journal(disk.bytes_of(copy.place, JOURNAL_BYTES))
    except FileError as error:
        return FoundCopy(copy, None, None, kept_at, error)
    except MemoryError:
        return FoundCopy(copy, None, None, kept_at, FileError.of(NO_MEMORY))
    return FoundCopy(
        copy,
        kept.document,
        _origin(kept.about),
        kept_at,
        example=_example(kept.about),
        before=kept.before,
        is_whole=kept.is_whole,
        digest=_digest(kept.about),
        lesson=_lesson(kept.about),
        repaired=_repaired(kept.about),
    )


def _kept_at(copy: RecoveryCopy) -> float:
    try:
        return os.stat(copy.place).st_mtime
    except OSError:
        return 0.0


def _old(document: Document) -> KeptWork:
    """What an older version kept in a circuit file."""
    from circuit_editor.files.journal import KeptWork

    about = document.extra.get(FIELD)
    if about is None:
        return KeptWork(document, {})
    document = replace(document, extra=document.extra.delete(FIELD))
    return KeptWork(document, about if isinstance(about, dict) else {})


def _append(path: Path, data: bytes, size: int) -> None:
    """Add to a file of this size, and read what was added. Raises OSError or FileError."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        if os.fstat(descriptor).st_size < size:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
        os.ftruncate(descriptor, size)
        os.lseek(descriptor, size, os.SEEK_SET)
        if os.write(descriptor, data) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
        os.lseek(descriptor, size, os.SEEK_SET)
        if os.read(descriptor, len(data) + 1) != data:
            raise FileError.of(disk.READS_DIFFERENTLY)
    finally:
        os.close(descriptor)


def _repaired(about: Mapping[str, object]) -> RepairedFile | None:
    damaged = _origin(about, DAMAGED)
    if damaged is None:
        return None
    from circuit_editor.files.repair import RepairedFile

    return RepairedFile(damaged, ())


def _origin(about: Mapping[str, object], name: str = ORIGIN) -> Path | None:
    told = about.get(name)
    if not isinstance(told, str) or not 0 < len(told) <= LONGEST_ORIGIN:
        return None
    path = Path(os.fsdecode(unquote_to_bytes(told)))
    return path if path.is_absolute() and "\0" not in str(path) else None


def _digest(about: Mapping[str, object]) -> str:
    told = about.get(DIGEST)
    return told if isinstance(told, str) and re.fullmatch("[0-9a-f]{64}", told) else ""


def _lesson(about: Mapping[str, object]) -> LessonPlace | None:
    id_, title, step = (about.get(each) for each in (LESSON, TITLE, STEP))
    if not isinstance(id_, str) or not isinstance(title, str) or type(step) is not int:
        return None
    return LessonPlace(id_, title, step) if 0 < len(title) <= LONGEST_ORIGIN else None


def _example(about: Mapping[str, object]) -> str:
    told = about.get(EXAMPLE)
    if not isinstance(told, str) or len(told) > LONGEST_ORIGIN:
        return ""
    return told if Path(told).name == told else ""


def _sweep_lock(path: Path) -> None:
    with suppress(OSError, ValueError):
        held = locks.hold(path)
        if held is not None:
            locks.let_go_and_delete(held, path)


NO_MEMORY = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "There is not enough memory to read this copy. Close other programs first."
    )
)
GIVEN_UP = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "The program ended twice while it read this copy. It may be whole."
    )
)


def why_not_kept(error: BaseException) -> FileError:
    """Why there is no copy of unsaved work."""
    return FileError.of(
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "A crash would lose your unsaved work, for no copy of it can be kept: {reason}. "
                "Save your work.",
            ),
            reason=disk.reason(error),
        )
    )
