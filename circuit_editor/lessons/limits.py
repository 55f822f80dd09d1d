"""The one table of limits of lessons: how much one may hold, and what is said where it is more.

A lesson is a stranger's file, read whole when it is opened: within these limits that takes less
than two seconds and 200 MB. No lesson that a class could work through comes near them.
"""

from __future__ import annotations

from circuit_editor.files.limits import Limit
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

# --- of the file, before it is parsed ---------------------------------------------------------

FILE_BYTES = Limit(
    1_000_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "The file is too large for a lesson: {got} bytes (limit {limit})."
    ),
)
DEPTH = Limit(
    16,
    QT_TRANSLATE_NOOP("Sentence", "Lists and tables are nested more than {limit} deep here."),
)
KEY_PARTS = Limit(  # `tomllib` looks at every beginning of a key: its time grows with the square
    8, QT_TRANSLATE_NOOP("Sentence", "A key has more than {limit} parts with dots between them.")
)
KEYS = Limit(  # each costs `tomllib` about a kilobyte, and so does each part of one
    50_000,
    QT_TRANSLATE_NOOP("Sentence", "From here on the lesson has more than {limit} keys and values."),
)
TABLES = Limit(
    20_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "From here on the lesson has more than {limit} tables and lists."
    ),
)
WORD = Limit(
    1_000,
    QT_TRANSLATE_NOOP("Sentence", "A number or a key has {got} characters here (limit {limit})."),
)

# --- of what it says ---------------------------------------------------------------------------

MOST_STEPS = 200
MOST_CHOICES = 9  # each is chosen by its digit
LONGEST_LESSON = 1_000  # minutes
ENTRIES = Limit(200, QT_TRANSLATE_NOOP("Sentence", "Here are {got} entries (limit {limit})."))
TEXT = Limit(
    20_000, QT_TRANSLATE_NOOP("Sentence", "The text has {got} characters (limit {limit}).")
)
NAME = Limit(200, QT_TRANSLATE_NOOP("Sentence", "The name has {got} characters (limit {limit})."))

# --- of all steps together ---------------------------------------------------------------------

CIRCUIT_BYTES = Limit(
    4_000_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "The files of all circuits have {got} bytes up to here (limit {limit})."
    ),
)
PROGRAMS = Limit(
    100_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "The programs of all steps have {got} characters up to here (limit {limit})."
    ),
)
GATES = Limit(
    10_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "The circuits of all steps have {got} gates up to here (limit {limit})."
    ),
)
CELLS = Limit(  # see `layout.tidy`
    8_000,
    QT_TRANSLATE_NOOP(
        "Sentence",
        "The programs of all steps up to here would take too long to be laid out. "
        "Draw their circuits, and name the files in place of the programs.",
    ),
)
EXPRESSIONS = Limit(
    50_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "The goals of all steps have {got} characters up to here (limit {limit})."
    ),
)
WANTED = Limit(  # each is run many times whenever something changes in the window
    4_000,
    QT_TRANSLATE_NOOP(
        "Sentence",
        "What goals want computed has {got} names, numbers and gates up to here (limit {limit}).",
    ),
)
QUESTIONS = Limit(
    2_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "All steps have {got} goals and questions up to here (limit {limit})."
    ),
)
STOPS = Limit(
    500, QT_TRANSLATE_NOOP("Sentence", "All steps have {got} stops up to here (limit {limit}).")
)


class LimitedCount:
    """A count of something in all steps together, and its limit."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._count = 0

    def add(self, count: int) -> Sentence | None:
        """Count in some more; what to say where that is too much, or None."""
        self._count += count
        return self._limit.exceeded_by(self._count)
