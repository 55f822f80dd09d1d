"""Lines of notes: a text broken into lines that fit a card, and the size of the card.

A note is as wide as its longest line, up to a limit, and as high as its lines. Widths are reckoned
from columns, generously, as those of names are: the layout knows no fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from circuit_editor.layout.space.boxes import Box, box_at
from circuit_editor.model.document import Note
from circuit_editor.text import columns_taken, printable_lines
from circuit_editor.text.quoting import CUT

CHARACTER = 7.2  # the width of a letter
LINE = 19.0  # the height of a line
BESIDE, ABOVE = 12.0, 9.0  # inside the card's edges
COLUMNS, WIDE_COLUMNS = 32, 56  # of a line, at most; of a long text's
LONG = 480  # columns, from which on a text is long
MOST_LINES = 40  # that are drawn: the rest is read where the note is edited
LEAST = (64.0, 37.0)  # width and height of a card
KEPT = 4_096

WIDE = r"\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
# a run of spaces, a letter that fills two columns and may end any line, or a word
PIECES = re.compile(rf"\s+|[{WIDE}]|[^\s{WIDE}]+")


@lru_cache(maxsize=KEPT)
def note_lines(text: str, columns: int = 0, most: int = MOST_LINES) -> tuple[str, ...]:
    """The lines of a text, none longer than so many columns (0: as its card has), at most so many.

    Where there are more, the last ends with an ellipsis. What has no picture is replaced.
    """
    columns = columns or columns_of(text)
    found: list[str] = []
    for line in _broken(printable_lines(text.expandtabs(4)), max(2, columns)):
        if len(found) == most:
            last = found[-1] if columns_taken(found[-1]) < columns else found[-1][:-1]
            found[-1] = last.rstrip(" .,;:") + CUT
            break
        found.append(line)
    return tuple(found)


def columns_of(text: str) -> int:
    """How many columns the lines of a note may have."""
    return COLUMNS if len(text) < LONG else WIDE_COLUMNS


@lru_cache(maxsize=KEPT)
def note_size(text: str) -> tuple[float, float]:
    """The width and the height of a note's card."""
    lines = note_lines(text)
    widest = max(map(columns_taken, lines), default=0)
    return (
        max(LEAST[0], widest * CHARACTER + 2 * BESIDE),
        max(LEAST[1], len(lines) * LINE + 2 * ABOVE),
    )


def note_box(note: Note) -> Box:
    """The room that a note takes."""
    return box_at(note.place, note_size(note.text))


def _broken(text: str, columns: int) -> Iterator[str]:
    """The lines of a text broken between words, within them where one is too long."""
    for paragraph in text.split("\n"):
        line, taken = "", 0
        for piece in PIECES.findall(paragraph):
            width = columns_taken(piece)
            if taken + width <= columns:
                line, taken = line + piece, taken + width
                continue
            if piece.isspace():
                yield line.rstrip()
                line, taken = "", 0
                continue
            if line.strip():
                yield line.rstrip()
                line, taken = "", 0
            while width > columns:
                head = _begin(piece, columns)
                yield head
                piece = piece[len(head) :]
                width = columns_taken(piece)
            line, taken = piece, width
        yield line.rstrip()


def _begin(word: str, columns: int) -> str:
    """As much of a word as has room in so many columns; a letter at least."""
    end = 1
    while end < len(word) and columns_taken(word[: end + 1]) <= columns:
        end += 1
    return word[:end]
