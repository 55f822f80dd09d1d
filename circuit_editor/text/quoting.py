"""Quoting of strangers' text: nothing in it steers a terminal, hides, or turns a line.

What somebody typed, or a file holds, is shown as it is: the letters of every script, and all signs.
What has no picture of its own is replaced, so that it can be seen that something stands there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LONGEST_QUOTE = 60
LONGEST_NAME = 24
CUT = "…"
UNSEEN = "\N{REPLACEMENT CHARACTER}"

# Letters and marks that take no room on a line, or look like a space: Python calls them printable.
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
UNSEEN_BLANK = str.maketrans(dict.fromkeys(BLANK, UNSEEN))

# spaces to Python, and no spaces on a line
ENDS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"


def printable(text: str) -> str:
    """The text on one line, with a replacement for every character that has no picture.

    These are controls (C0 and C1), ends of lines, marks that turn the direction of writing or have
    no width, lone surrogates, and what Unicode has not assigned. Spaces of any width stay.
    """
    if not text.isprintable():
        text = "".join(map(_seen, text))
    return text if text.isascii() else text.translate(UNSEEN_BLANK)


def printable_lines(text: str) -> str:
    """The same for a text of several lines, which end with a line feed and nothing else."""
    return "\n".join(map(printable, text.split("\n")))


def cut(text: str, longest: int) -> str:
    """The text, its end given away for an ellipsis where it is longer."""
    return text if len(text) <= longest else text[: longest - 1] + CUT


def shorten(name: str, longest: int = LONGEST_NAME) -> str:
    """A name on one line that leaves room for what is said of it."""
    return cut(" ".join(name.split()), longest)


def join_names(names: Sequence[str], most: int) -> str:
    """Names in a row, with an ellipsis for those behind the first `most`."""
    return ", ".join([*names[:most], CUT] if len(names) > most else names)


def quote(text: str, longest: int = LONGEST_QUOTE) -> str:
    """A stranger's text for one line of a sentence: printable, and cut where it is too long."""
    return printable(cut(text, longest))


def _seen(character: str) -> str:
    if character.isprintable():
        return character
    return character if character.isspace() and character not in ENDS else UNSEEN


def columns_taken(text: str) -> int:
    """How many columns of a terminal the text takes; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(each) in "WF" for each in text)
