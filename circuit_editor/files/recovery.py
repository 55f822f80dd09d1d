"""Crash recovery: copies of unsaved work, for the day the program is killed or the power goes.

Every window has a file of its own in one folder: the circuit as in any circuit file, and in one
field more what it is a copy of. Beside it lies a file that is locked as long as the process lives:
a copy whose lock is free belongs to nobody any more, and is offered at the next start. It is
deleted when the work was saved or given up, and never by a start.

What asks the disk to write waits in a thread: a disk may take as long as it wants.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import quote_from_bytes, unquote_to_bytes

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.files import disk, locks
from circuit_editor.files.failure import FileError
from circuit_editor.files.writing import encode_pieces, pieces
from circuit_editor.model import Document
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

FIELD = "recovery"  # of the circuit file
ORIGIN = "path"  # in it: the file that the document was opened from or saved to
EXAMPLE = "example"  # in it: the name of the shipped file that it began with
EXTENSION, LOCK = ".circuit", ".lock"
OURS = re.compile(r"([0-9]{1,10})-[0-9a-f]{16}")  # the process, and a number of its own
LONGEST_ORIGIN = 4096


class PendingWrite:
    """A copy on its way to the disk."""

    def __init__(self) -> None:
        self.is_done = False
        self.failure: FileError | None = None  # once it is done


class RecoveryCopy:
    """The copy of one window's work: written again and again, then removed."""

    def __init__(self, path: Path, held: int | None = None) -> None:
        self.path = path
        self._held = held
        self._last: Thread | None = None

    @staticmethod
    def in_folder(folder: Path) -> RecoveryCopy:
        """A copy nobody else writes; nothing is on the disk yet."""
        return RecoveryCopy(folder / f"{os.getpid()}-{os.urandom(8).hex()}{EXTENSION}")

    def write(self, parts: Iterable[str]) -> PendingWrite:
        """Replace the copy, whole or not at all, after all that was asked for before."""
        writing = PendingWrite()

        def write() -> None:
            try:
                self._hold()
                disk.write_whole(encode_pieces(parts), self.path, 0o600)
            except FileError as error:
                writing.failure = why_not_kept(error.__cause__ or error)
            except Exception as error:
                writing.failure = why_not_kept(error)
            writing.is_done = True

        self._then(write)
        return writing

    def remove(self) -> None:
        """Delete the copy: the work was saved, or given up."""
        self._then(lambda: self.path.unlink(missing_ok=True))

    def let_go(self) -> None:
        """Leave the copy, if there is one, to whoever finds it."""
        self._then(self._let_go)

    def wait(self, seconds: float) -> None:
        """Wait until all that was asked for is done, but not for ever."""
        if self._last is not None:
            self._last.join(seconds)

    def _then(self, do: Callable[[], object]) -> None:
        before = self._last

        def run() -> None:
            if before is not None:
                before.join()
            with suppress(OSError):
                do()

        self._last = Thread(target=run, daemon=True)
        self._last.start()

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
            locks.let_go_and_delete(held, self.path.with_suffix(LOCK))


@dataclass(frozen=True)
class FoundCopy:
    """A copy that a program left behind when it ended: its document, or why it cannot be read."""

    copy: RecoveryCopy
    document: Document | None
    origin: Path | None  # the file it is a copy of; None where it was never saved
    kept_at: float  # seconds since 1970
    problem: FileError | None = None
    example: str = ""  # the name of the shipped file it began with; "" where it is of none


def parts(document: Document, origin: Path | None, example: str = "") -> Iterator[str]:
    """The text of a copy, piece by piece."""
    about = {} if origin is None else {ORIGIN: quote_from_bytes(os.fsencode(origin))}
    if example:
        about[EXAMPLE] = example
    return pieces(replace(document, extra=document.extra.set(FIELD, about)), sort=False)


def find_copies(folder: Path) -> Iterator[FoundCopy]:
    """The copies nobody works on any more, one after the other, each held from then on.

    Never raises. What is left of copies that are gone already is swept on the way.
    """
    disk.sweep(folder)
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        path = folder / name
        if path.suffix == EXTENSION:
            copy = _taken(path)
            if copy is not None:
                yield _read(copy)
        elif path.suffix == LOCK and path.with_suffix(EXTENSION).name not in names:
            _sweep_lock(path)


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


def _read(copy: RecoveryCopy) -> FoundCopy:
    try:
        kept_at = os.stat(copy.path).st_mtime
    except OSError:
        kept_at = 0.0
    try:
        document = disk.load(copy.path)
    except FileError as error:
        return FoundCopy(copy, None, None, kept_at, error)
    about = document.extra.get(FIELD)
    extra = Map(document.extra).delete(FIELD) if about is not None else document.extra
    document, origin = replace(document, extra=extra), _origin(about)
    return FoundCopy(copy, document, origin, kept_at, example=_example(about))


def _origin(about: object) -> Path | None:
    told = about.get(ORIGIN) if isinstance(about, dict) else None
    if not isinstance(told, str) or not 0 < len(told) <= LONGEST_ORIGIN:
        return None
    path = Path(os.fsdecode(unquote_to_bytes(told)))
    return path if path.is_absolute() and "\0" not in str(path) else None


def _example(about: object) -> str:
    told = about.get(EXAMPLE) if isinstance(about, dict) else None
    if not isinstance(told, str) or len(told) > LONGEST_ORIGIN:
        return ""
    return told if Path(told).name == told else ""


def _sweep_lock(path: Path) -> None:
    with suppress(OSError, ValueError):
        held = locks.hold(path)
        if held is not None:
            locks.let_go_and_delete(held, path)


def why_not_kept(error: BaseException) -> FileError:
    """Why there is no copy of unsaved work."""
    return FileError.of(
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "No copy of your unsaved work can be kept for the case that the program ends: "
                "{reason}. Save your work.",
            ),
            reason=disk.reason(error),
        )
    )
