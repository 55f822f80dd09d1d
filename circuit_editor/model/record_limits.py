"""Limits of documents and their records: how much there may be of each kind, and why not more.

What is beyond a limit already, as in an old file, may stay and become less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from immutables import Map

from circuit_editor.model.document import Bends, Note, Pin, Place, Stop, StoredView, TitledFrame
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

LONGEST_LABEL = 200
MOST_GATES = 50_000  # in all blocks, counted out
DEEPEST = 16  # blocks inside blocks
MOST_BLOCKS = 10_000  # definitions
LARGEST_VALUE = 1_000_000  # numbers in one array: a few megabytes, drawn and checked in seconds
MOST_STOPS = 1_000
MOST_NOTES = 1_000  # in one circuit
MOST_FRAMES = 1_000
MOST_VIEWS = 9  # a key for each
LONGEST_NOTE = 20_000  # characters
LONGEST_TITLE = 200
MOST_BENDS = 100  # of one wire
FARTHEST = 1e6  # scene units from the middle, across and down
WIDEST_FRAME = 2e6
TOO_FAR_OUT = QT_TRANSLATE_NOOP(
    "Sentence", "The gate lies too far out: {got} from the middle (limit {limit})."
)
# how values are made, and how many arguments that takes: bounds, mean and spread, start and step
INITIALISERS = {
    "zeros": 0,
    "ones": 0,
    "eye": 0,
    "range": 2,
    "uniform": 2,
    "normal": 2,
    "xavier": 0,
    "he": 0,
}
RANDOM = frozenset(("uniform", "normal", "xavier", "he"))
LARGEST_SEED = 2**53 - 1  # what every reader of JSON reads exactly
COLOURS = ("yellow", "green", "blue", "violet", "red", "grey")  # of notes and frames


def why_not_at(places: Iterable[Place]) -> Sentence | None:
    """Why nothing may stand at some of these places, or None where it may."""
    for x, y in places:
        if not (-FARTHEST <= x <= FARTHEST and -FARTHEST <= y <= FARTHEST):
            far = f"{max(abs(x), abs(y)):,.0f}"
            return Sentence.of(TOO_FAR_OUT, got=far, limit=f"{FARTHEST:,.0f}")
    return None


def why_not_note(note: str) -> Sentence | None:
    """Why nothing may bear this note, or None where it may."""
    if len(note) <= LONGEST_NOTE:
        return None
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "A note may have at most {limit} characters; this has {got}."
        ),
        limit=f"{LONGEST_NOTE:,}",
        got=f"{len(note):,}",
    )


def why_not_stops(before: tuple[Stop, ...], after: tuple[Stop, ...]) -> Sentence | None:
    """Why a document may not have these stops, or None where it may."""
    if len(after) > max(MOST_STOPS, len(before)):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A circuit may have at most {limit} stops."),
            limit=f"{MOST_STOPS:,}",
        )
    return _why_not_texts({each.note for each in before}, (each.note for each in after))


def why_not_notes(before: Map[str, Note], after: Map[str, Note]) -> Sentence | None:
    """Why a circuit may not have these notes, or None where it may."""
    if len(after) > max(MOST_NOTES, len(before)):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A circuit may have at most {limit} notes."),
            limit=f"{MOST_NOTES:,}",
        )
    return _why_not_texts(
        {each.text for each in before.values()}, (each.text for each in after.values())
    )


def _why_not_texts(had: Collection[str], notes: Iterable[str]) -> Sentence | None:
    """Why some note is too long that was not there before."""
    return next(
        (refusal for note in notes if note not in had and (refusal := why_not_note(note))), None
    )


def why_not_frames(before: Map[str, TitledFrame], after: Map[str, TitledFrame]) -> Sentence | None:
    """Why a circuit may not have these frames, or None where it may."""
    if len(after) > max(MOST_FRAMES, len(before)):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A circuit may have at most {limit} frames."),
            limit=f"{MOST_FRAMES:,}",
        )
    had = {each.title for each in before.values()}
    titles = (each.title for each in after.values() if each.title not in had)
    return next((refusal for title in titles if (refusal := why_not_title(title))), None)


def why_not_title(title: str) -> Sentence | None:
    """Why no frame or stored view may bear this title, or None where it may."""
    if len(title) <= LONGEST_TITLE:
        return None
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "A title may have at most {limit} characters; this has {got}."
        ),
        limit=LONGEST_TITLE,
        got=f"{len(title):,}",
    )


def why_not_views(before: tuple[StoredView, ...], after: tuple[StoredView, ...]) -> Sentence | None:
    """Why a document may not have these stored views, or None where it may."""
    if len(after) <= max(MOST_VIEWS, len(before)):
        return None
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "A circuit may have at most {limit} stored views."),
        limit=MOST_VIEWS,
    )


def why_not_bends(before: Map[Pin, Bends], after: Map[Pin, Bends]) -> Sentence | None:
    """Why wires may not have these bends, or None where they may."""
    for target, each in after.items():
        had = before.get(target)
        if each is not had and len(each.points) > max(MOST_BENDS, len(had.points) if had else 0):
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "A wire may have at most {limit} bends."),
                limit=MOST_BENDS,
            )
    return None
