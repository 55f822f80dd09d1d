"""The file forms of what is written and drawn around a circuit: notes, frames, stored views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from immutables import Map

from circuit_editor.files.failure import Findings
from circuit_editor.files.fields import (
    NO_WAY,
    NOT_A_TEXT,
    NOT_AN_OBJECT,
    TellProblem,
    fresh_id,
    items_of,
    kept_fields,
    missing_or,
    place_in,
    text_in,
    texts_in,
)
from circuit_editor.files.limits import NOTE, TITLE, Limit
from circuit_editor.files.parsing import item
from circuit_editor.files.record_texts import (
    BY_NAME,
    Form,
    Order,
    ReadingContext,
    encode,
    in_order,
    object_text,
    unknown_texts,
)
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.files.values import is_number, value_text
from circuit_editor.model import Circuit, Document
from circuit_editor.model.document import Note, StoredView, TitledFrame
from circuit_editor.model.record_limits import (
    COLOURS,
    MOST_FRAMES,
    MOST_NOTES,
    MOST_VIEWS,
    WIDEST_FRAME,
)
from circuit_editor.model.records import (
    around,
    has_view,
    holders,
    own_ids,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

NOTE_FIELDS = frozenset(("id", "text", "place", "colour"))
FRAME_FIELDS = frozenset(("id", "title", "nodes", "place", "size", "colour"))
VIEW_FIELDS = frozenset(("title", "path", "place", "size"))
NOTE_ID_TAKEN = QT_TRANSLATE_NOOP(
    "Sentence", 'Another node, note or frame has the id "{id}" already.'
)
NOTES = Limit(
    MOST_NOTES, QT_TRANSLATE_NOOP("Sentence", "The circuit has {got} notes (limit {limit}).")
)
FRAMES = Limit(
    MOST_FRAMES, QT_TRANSLATE_NOOP("Sentence", "The circuit has {got} frames (limit {limit}).")
)
VIEWS = Limit(
    MOST_VIEWS, QT_TRANSLATE_NOOP("Sentence", "The circuit has {got} stored views (limit {limit}).")
)


# Notes ------------------------------------------------------------------------------------------


def _note_lines(notes: Map[str, Note], order: Order) -> Iterator[str]:
    for id_ in order(notes):
        note = notes[id_]
        members = [
            ("id", encode(id_)),
            ("text", encode(note.text)),
            ("place", value_text(list(note.place))),
            *_colour_text(note.colour),
        ]
        yield object_text([*members, *unknown_texts(note.extra)])


def _read_notes(records: Any, around: ReadingContext) -> Map[str, Note]:
    at = f"{around.at}notes"
    notes = enumerate(items_of(records, at, NOTES, around.findings))
    found = (_note(record, item(at, index, record), around) for index, record in notes)
    return Map(dict(note for note in found if note is not None))


def _note(record: Any, at: str, around: ReadingContext) -> tuple[str, Note] | None:
    """One note with its id; None where something is wrong with it, which is reported."""
    if not isinstance(record, dict):
        around.findings.report(at, NOT_AN_OBJECT)
        return None

    report = around.findings.within(at)
    id_ = fresh_id(record, report, around.taken, NOTE_ID_TAKEN)
    text, place = text_in(record, "text", NOTE, report), place_in(record, report)
    colour = _colour(record, report)
    if id_ is None or text is None or place is None or colour is None:
        return None
    return id_, Note(text, place, kept_fields(record, NOTE_FIELDS), colour)


def _colour_text(colour: str) -> Iterator[tuple[str, str]]:
    if colour:
        yield "colour", encode(colour)


def _colour(record: dict[str, Any], report: TellProblem) -> str | None:
    """The colour of a note or a frame, "" where it has none; None for what is none."""
    colour = record.get("colour", "")
    if colour == "" or colour in COLOURS:
        return str(colour)
    problem = NOT_A_TEXT
    if isinstance(colour, str):
        problem = with_suggestion(NO_SUCH_COLOUR(colour=colour), colour, COLOURS)
    report("colour", problem)
    return None


NO_SUCH_COLOUR = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'There is no colour "{colour}": write yellow, green, blue, violet, red or grey, '
        "or leave it out.",
    ),
    quoted=("colour",),
)


# Frames -----------------------------------------------------------------------------------------


def _frame_lines(frames: Map[str, TitledFrame], order: Order) -> Iterator[str]:
    for id_ in order(frames):
        frame = frames[id_]
        members = [
            ("id", encode(id_)),
            ("title", encode(frame.title)),
            ("nodes", encode(in_order(frame.nodes))),
            ("place", value_text(list(frame.place))),
            ("size", value_text(list(frame.size))),
            *_colour_text(frame.colour),
        ]
        yield object_text([*members, *unknown_texts(frame.extra)])


def _read_frames(records: Any, around_: ReadingContext) -> Map[str, TitledFrame]:
    at = f"{around_.at}frames"
    frames = enumerate(items_of(records, at, FRAMES, around_.findings))
    found = (_frame(record, item(at, index, record), around_) for index, record in frames)
    return Map(dict(frame for frame in found if frame is not None))


def _frame(record: Any, at: str, around_: ReadingContext) -> tuple[str, TitledFrame] | None:
    """One frame with its id; None where something is wrong with it, which is reported."""
    findings = around_.findings
    if not isinstance(record, dict):
        findings.report(at, NOT_AN_OBJECT)
        return None

    report = findings.within(at)
    id_ = fresh_id(record, report, around_.taken, NOTE_ID_TAKEN)
    title, place = text_in(record, "title", TITLE, report), place_in(record, report)
    colour = _colour(record, report)
    nodes, size = texts_in(record, "nodes", f"{at}.", findings), _size(record, report)
    if id_ is None or title is None or place is None:
        return None
    if colour is None or nodes is None or size is None:
        return None
    twice = next((each for each in nodes if nodes.count(each) > 1), None)
    if twice is not None:
        report("nodes", HELD_TWICE(node=twice))
    extra = kept_fields(record, FRAME_FIELDS)
    return id_, TitledFrame(title, frozenset(nodes), place, size, extra, colour)


def _size(record: dict[str, Any], report: TellProblem) -> tuple[float, float] | None:
    """The width and the height of a frame; None where they are none, which is reported."""
    size = record.get("size")
    if (
        isinstance(size, list)
        and len(size) == 2
        and all(map(is_number, size))
        and all(0 <= each <= WIDEST_FRAME for each in size)
    ):
        return float(size[0]), float(size[1])
    report("size", missing_or(NOT_A_SIZE, "size", record))
    return None


def _check_frames(document: Document, circuit: Circuit, at: str, findings: Findings) -> None:
    """Frames hold what is there, each thing is in one of them, and none is inside itself."""
    frames = BY_NAME["frames"].of(circuit)
    if not frames:
        return
    there = {*circuit.nodes, *own_ids(circuit)}
    within, held = holders(circuit), set[str]()
    for id_ in in_order(frames):
        place = f"{at}frames.{id_}.nodes"
        for each in in_order(frames[id_].nodes):
            if each not in there:
                findings.report(place, with_suggestion(NOTHING_TO_HOLD(node=each), each, there))
            elif each in held:
                findings.report(place, HELD_TWICE(node=each))
            held.add(each)
        if id_ in around(within, id_):
            findings.report(place, FRAME_INSIDE_ITSELF(frame=id_))


NOT_A_SIZE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "A size is two numbers from 0 to {limit}: [width, height]."),
    limit=f"{WIDEST_FRAME:,.0f}",
)
NOTHING_TO_HOLD = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", 'There is no node, note or frame "{node}" here for the frame to hold.'
    ),
    quoted=("node",),
)
HELD_TWICE = Template(
    QT_TRANSLATE_NOOP("Sentence", '"{node}" is held twice: a thing is in one frame at most.'),
    quoted=("node",),
)
FRAME_INSIDE_ITSELF = Template(
    QT_TRANSLATE_NOOP("Sentence", 'The frame "{frame}" stands inside itself.'), quoted=("frame",)
)


# Stored views -----------------------------------------------------------------------------------


def _view_lines(views: Iterable[StoredView], order: Order) -> Iterator[str]:
    for view in views:
        members = [
            ("title", encode(view.title)),
            ("path", encode(view.path)),
            ("place", value_text(list(view.place))),
            ("size", value_text(list(view.size))),
        ]
        yield object_text([*members, *unknown_texts(view.extra)])


def _read_views(records: Any, around_: ReadingContext) -> tuple[StoredView, ...]:
    views = enumerate(items_of(records, "views", VIEWS, around_.findings))
    found = (_view(record, f"views[{index}]", around_) for index, record in views)
    return tuple(view for view in found if view is not None)


def _view(record: Any, at: str, around_: ReadingContext) -> StoredView | None:
    """One stored view; None where something is wrong with it, which is reported."""
    if not isinstance(record, dict):
        around_.findings.report(at, NOT_AN_OBJECT)
        return None

    report = around_.findings.within(at)
    place, size = place_in(record, report), _size(record, report)
    title, path = text_in(record, "title", TITLE, report), text_in(record, "path", None, report)
    if path is not None and not has_view(around_.document, path):
        report("path", NO_WAY(path=path))
    if title is None or path is None or place is None or size is None:
        return None
    return StoredView(title, path, place, size, kept_fields(record, VIEW_FIELDS))


NOTE_FORM = Form(BY_NAME["notes"], "[]", _note_lines, _read_notes)
FRAME_FORM = Form(BY_NAME["frames"], "[]", _frame_lines, _read_frames, _check_frames)
VIEW_FORM = Form(BY_NAME["views"], "[]", _view_lines, _read_views)
