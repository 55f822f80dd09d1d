"""Crash log: what is known of an error that nobody caught, or of a crash, for whoever reports it.

Every process has a file of its own in one folder, locked as long as it lives, and deleted when it
ends and nothing was written. It says which versions ran, then what went wrong: exceptions with
their tracebacks, what Qt said before it gave up, and the stacks that `faulthandler` leaves when the
process dies. It holds no document, stays on this computer, and what it quotes can steer nothing.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

import PySide6
from PySide6.QtCore import QtMsgType, qFormatLogMessage, qInstallMessageHandler

import circuit_editor
from circuit_editor.files import locks
from circuit_editor.text import cut, printable_lines
from circuit_editor.ui.app.guarded_painting import place_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

Tell: TypeAlias = Callable[[type[BaseException], BaseException, TracebackType | None], None]

LOG = ".log"
LONGEST_ENTRY = 8_000  # characters
LARGEST = 50_000  # bytes of one process, but for its last words
_running: list[CrashLog] = []  # the one that listens
ABOUT = "Circuit Editor "  # begins a file, and the lines that say what ran end with an empty one


class CrashLog:
    """The file of this process. Never raises: it is written where something is wrong already."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{os.getpid()}-{os.urandom(8).hex()}{LOG}"
        self._file: int | None = None
        self._size, self._noted = 0, set[Hashable]()
        self._is_begun = False  # faulthandler writes here, and nowhere else
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = locks.hold(self._path)
            self._write(_versions())
        except OSError:  # a file system without locks keeps no log
            with suppress(OSError):
                self._path.unlink()
        if self._file is not None and not faulthandler.is_enabled():  # who asked for it has it
            faulthandler.enable(self._file)
            self._is_begun = True
        self._empty = self._size

    def listen(self, tell: Tell) -> None:
        """From now on hear of exceptions that nobody caught, and of what Qt dies of."""
        _running.append(self)
        sys.excepthook = tell
        self._threads_before = threading.excepthook
        threading.excepthook = lambda args: _of_thread(args, tell)
        self._qt_before = qInstallMessageHandler(self._hear)

    def note(self, error: BaseException) -> None:
        """Write an error down, once for each line where it arises."""
        place = place_of(error)
        if place in self._noted and place[1] is not None:
            return
        self._noted.add(place)
        with suppress(Exception):  # no memory, a disk that is full
            self._enter("".join(traceback.format_exception(error)))

    def end(self) -> None:
        """The process ends in order. What was written stays for the next start."""
        if self in _running:
            _running.remove(self)
        if hasattr(self, "_qt_before"):
            qInstallMessageHandler(self._qt_before)
            threading.excepthook = self._threads_before
        if self._is_begun:
            faulthandler.disable()
        if self._file is None:
            return
        held, self._file = self._file, None
        if self._size == self._empty:
            locks.let_go_and_delete(held, self._path)
        else:
            locks.let_go(held)

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Qt says something: on stderr as it would by itself, and here where it then aborts."""
        if kind is QtMsgType.QtFatalMsg:
            self._enter(f"Qt: {text}\n")
        print(qFormatLogMessage(kind, context, text), file=sys.stderr, flush=True)

    def _enter(self, text: str) -> None:
        # a line of a stranger's begins with no last words
        lines = printable_lines(cut(without_home(text), LONGEST_ENTRY)).rstrip("\n").split("\n")
        with suppress(OSError):
            self._write(time.strftime("%H:%M:%S\n") + "".join(f"  {line}\n" for line in lines))

    def _write(self, text: str) -> None:
        data = text.encode("utf-8", "backslashreplace")
        if self._file is not None and self._size + len(data) <= LARGEST:
            self._size += os.write(self._file, data)


def write_down(error: BaseException) -> None:
    """An error that nobody foresaw, in full: to stderr, and to the log of this process.

    It may quote a name, which must not steer the terminal.
    """
    for log in _running:
        log.note(error)
    with suppress(Exception):  # it reads sources
        told = printable_lines("".join(traceback.format_exception(error)))
        print(told, end="", file=sys.stderr)


def _of_thread(args: threading.ExceptHookArgs, tell: Tell) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        tell(args.exc_type, args.exc_value, args.exc_traceback)


def _versions() -> str:
    """What runs here, in lines that end with an empty one."""
    system = " ".join((os.uname().sysname, os.uname().release)) if hasattr(os, "uname") else ""
    ran = f"Python {sys.version.split()[0]}, PySide6 {PySide6.__version__}"
    return "\n".join(
        (
            f"{ABOUT}{circuit_editor.__version__}, {time.strftime('%Y-%m-%d %H:%M')}",
            f"{ran}, {system or sys.platform}",
            "\n",
        )
    )


def without_home(text: str) -> str:
    """The text with ~ for the user's own folder, which bears a name."""
    for home in {os.path.expanduser("~"), os.path.realpath(os.path.expanduser("~"))}:
        if len(home) > 1:
            text = text.replace(home + os.sep, "~" + os.sep)
    return text
