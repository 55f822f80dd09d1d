"""Output of the command line: results on stdout, sentences on stderr, and the exit codes.

The one door to the terminal: whatever a file or a person put into a text, what leaves here holds
nothing that steers a terminal. JSON leaves as it is, for it is written in printable ASCII.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from circuit_editor.text import (
    MINUS,
    printable,
    printable_lines,
)

DONE, FAILED, UNUSABLE, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141

PROGRAM = "circuit-editor"
# what stands for a sign where a terminal does not have it, and "?" would say something else
PLAINLY = {
    MINUS: "-",
    "\N{PARTIAL DIFFERENTIAL}": "d",
    "\N{MULTIPLICATION SIGN}": "*",
    "\N{DIVISION SIGN}": "/",
    "\N{ALMOST EQUAL TO}": "~",
    "\N{HORIZONTAL ELLIPSIS}": "...",
}


class Refusal(Exception):
    """A request that cannot be carried out; the message is a sentence for the user."""


def no_qt(error: ImportError) -> Refusal:
    """Why nothing can be drawn where Qt does not load."""
    return Refusal(f"Qt cannot be loaded: {error}.")


def say(text: str) -> None:
    """Write to stdout at once, so that a full disk or a closed pipe speaks up here."""
    try:
        print(_writable(printable_lines(text), sys.stdout), flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more at the end
        if isinstance(error, BrokenPipeError):
            raise
        raise Refusal(f"The output cannot be written: {error.strerror}.") from error


def complain(sentences: Iterable[str]) -> None:
    """Write sentences to stderr, each line under the program's name."""
    with contextlib.suppress(OSError):  # where nobody listens there is nobody to tell
        for sentence in sentences:
            for line in sentence.split("\n"):
                print(_writable(f"{PROGRAM}: {printable(line)}", sys.stderr), file=sys.stderr)


def _writable(text: str, stream: TextIO) -> str:
    """The text in the characters that the stream has: a minus must never become a `?`."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        for sign, plain in PLAINLY.items():
            text = text.replace(sign, plain)
        text = text.encode(encoding, "replace").decode(encoding)
    return text
