"""The file form of each kind of record: how it is written, read, and refused.

A record that belongs to nodes is a member of theirs; any other stands under a key of its own, the
name of its declaration in `model.records`, one entry a line. Reserved keys that this version does
not know are kept like all unknown fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from immutables import Map

from circuit_editor.dataclass import dataclass, replace
from circuit_editor.files.failure import Findings
from circuit_editor.files.fields import (
    NO_SUCH_NODE,
    NO_WAY,
    NOT_A_TEXT,
    NOT_AN_OBJECT,
    TellProblem,
    fresh_id,
    items_of,
    members_of,
    missing_or,
    place_in,
    texts_in,
    unknown_fields,
)
from circuit_editor.files.limits import NOTE, TITLE, Limit
from circuit_editor.files.parsing import item, member
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.files.values import is_number, value_from, value_text
from circuit_editor.model import (
    EMPTY,
    Circuit,
    Document,
    Stop,
    Value,
    natural,
)
from circuit_editor.model.document import Note, StoredView, TitledFrame
from circuit_editor.model.paths import Path, parts_of
from circuit_editor.model.records import (
    COLOURS,
    MOST_FRAMES,
    MOST_NOTES,
    MOST_STOPS,
    MOST_VIEWS,
    RECORDS,
    WIDEST_FRAME,
    Record,
    around,
    has_step,
    has_view,
    holders,
    holds_value,
    join,
    leads_somewhere,
    own_ids,
)
from circuit_editor.model.rules import why_not_range
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, Sentence, Template

Order = Callable[[Iterable[str]], list[str]]
BY_NAME = {each.name: each for each in RECORDS}
STOP_FIELDS = frozenset(("pass", "path", "note"))
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
STOPS = Limit(
    MOST_STOPS, QT_TRANSLATE_NOOP("Sentence", "The circuit has {got} stops (limit {limit}).")
)
VIEWS = Limit(
    MOST_VIEWS, QT_TRANSLATE_NOOP("Sentence", "The circuit has {got} stored views (limit {limit}).")
)

encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The context of a record that is read: the ids taken so far, and the document around it.

    `at` begins the places of what is reported. While the circuits of a file are read there is no
    document yet.
    """

    findings: Findings
    at: str = ""
    taken: set[str] = field(default_factory=set)
    document: Document = EMPTY


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of record under a key of its own: its lines, and the reader of what stands there.

    `check` looks at the field once the document is whole. Without brackets all is in one line.
    What is always written stands before the blocks, all else behind them.
    """

    record: Record
    brackets: str
    lines: Callable[[Any, Order], Iterable[str]]
    read: Callable[[Any, ReadingContext], Any]
    check: Callable[[Document, Circuit, str, Findings], None] | None = None
    is_always_written: bool = False

    @property
    def key(self) -> str:
        """The key in the file."""
        return self.record.name


@dataclass(frozen=True, slots=True)
class Member:
    """A kind of record of which each node has its own: a member of the node, and its text."""

    record: Record
    text: Callable[[Any], str]


def read_fields(
    forms: Iterable[Form], tree: dict[str, Any], around: ReadingContext
) -> dict[str, Any]:
    """The fields of all records of these forms that stand in an object of a file."""
    return {each.key: each.read(tree[each.key], around) for each in forms if each.key in tree}


def with_records(circuit: Circuit, tree: dict[str, Any], around: ReadingContext) -> Circuit:
    """The circuit with what stands under keys of its own, beside what stands at its nodes."""
    found = read_fields(FORMS_OF_CIRCUIT, tree, around)
    return replace(
        circuit, **{name: join(getattr(circuit, name), more) for name, more in found.items()}
    )


# Values -----------------------------------------------------------------------------------------


def _value_lines(values: Map[str, Value], order: Order) -> Iterator[str]:
    for path in order(path for path in values if Path(path).is_nested):
        yield f"{encode(path)}: {value_text(values[path].array.tolist())}"


def _read_values(data: Any, around: ReadingContext) -> Map[str, Value]:
    """Numbers by path, as the instances of blocks have them; whether they lead anywhere is open."""
    findings, at = around.findings, f"{around.at}values"
    values = {}
    for path, each in members_of(data, at, findings).items():
        value = value_from(each)
        if isinstance(value, Sentence):
            findings.report(member(at, path), value)
        elif not Path(path).is_nested:
            findings.report(member(at, path), NOT_A_PATH)
        else:
            values[path] = value
    return Map(values)


def _check_values(document: Document, circuit: Circuit, at: str, findings: Findings) -> None:
    """Numbers by path must belong to something that holds one."""
    for path in sorted(path for path in circuit.values if Path(path).is_nested):
        if not holds_value(document, circuit, path):
            findings.report(member(f"{at}values", path), NO_WAY(path=path))


NOT_A_PATH = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'Here stands what instances have: by path, as in "neuron1/w". '
        "The value of a node of this circuit is written at the node.",
    )
)


# Ranges -----------------------------------------------------------------------------------------


def _range_lines(ranges: Map[str, tuple[float, float]], order: Order) -> Iterator[str]:
    for path in in_order(ranges):
        yield f"{encode(path)}: {value_text(list(ranges[path]))}"


def _read_ranges(ranges: Any, around: ReadingContext) -> Map[str, tuple[float, float]]:
    document, findings = around.document, around.findings
    made = {}
    nodes = document.root.nodes
    for path, ends in members_of(ranges, "ranges", findings).items():
        at = member("ranges", path)
        if not Path(path).is_nested and path not in nodes:
            findings.report(at, with_suggestion(NO_SUCH_NODE(node=path), path, nodes))
        elif path in nodes and not nodes[path].gate.is_source:
            findings.report(at, NO_SLIDER(node=path))
        elif not holds_value(document, document.root, path):
            findings.report(at, NO_WAY(path=path))
        elif not isinstance(ends, list) or len(ends) != 2 or not all(map(is_number, ends)):
            findings.report(at, NOT_A_RANGE)
        else:
            made[path] = (float(ends[0]), float(ends[1]))
            findings.report(at, why_not_range(*made[path]))
    return Map(made)


NOT_A_RANGE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "A range is two numbers, the lower one first: [lowest, highest].")
)
NO_SLIDER = Template(
    QT_TRANSLATE_NOOP("Sentence", "{node} has no value of its own, and so no range.")
)


# Opened blocks ----------------------------------------------------------------------------------


def _expanded_lines(expanded: frozenset[str], order: Order) -> Iterator[str]:
    if expanded:
        yield encode(in_order(expanded))


def _read_expanded(data: Any, around: ReadingContext) -> frozenset[str]:
    findings = around.findings
    paths = texts_in({"expanded": data}, "expanded", "", findings)
    if paths is None:
        return frozenset()
    for index, path in enumerate(paths):
        if not leads_somewhere(around.document, parts_of(path)):
            findings.report(f"expanded[{index}]", NO_WAY(path=path))
    return frozenset(paths)


# Stops ------------------------------------------------------------------------------------------


def _stop_lines(stops: Iterable[Stop], order: Order) -> Iterator[str]:
    for stop in stops:
        members = [("pass", encode(stop.pass_)), ("path", encode(stop.path))]
        if stop.note:
            members.append(("note", encode(stop.note)))
        yield object_text([*members, *unknown_texts(stop.extra)])


def _read_stops(records: Any, around: ReadingContext) -> tuple[Stop, ...]:
    """The stops of a file, in its order; the document is whole but for them."""
    document, findings = around.document, around.findings
    stops: dict[tuple[str, str], Stop] = {}
    for index, record in enumerate(items_of(records, "stops", STOPS, findings)):
        at = f"stops[{index}]"
        stop = _stop(document, record, at, findings)
        if stop is not None and stop.step in stops:
            findings.report(at, STEP_TAKEN)
        elif stop is not None:
            stops[stop.step] = stop
    return tuple(stops.values())


def _stop(document: Document, record: Any, at: str, findings: Findings) -> Stop | None:
    """One stop; None where something is wrong with it, which is reported."""
    if not isinstance(record, dict):
        findings.report(at, NOT_AN_OBJECT)
        return None
    pass_, path, note = record.get("pass"), record.get("path"), record.get("note", "")
    problems = {
        "pass": _why_not_pass(record),
        "path": _why_not_path(document, record),
        "note": NOTE.exceeded_by(len(note)) if isinstance(note, str) else NOT_A_TEXT,
    }
    for name, problem in problems.items():
        findings.report(f"{at}.{name}", problem)
    if any(each is not None for each in problems.values()):
        return None
    return Stop(Pass(str(pass_)), str(path), str(note), Map(unknown_fields(record, STOP_FIELDS)))


def _why_not_pass(record: dict[str, Any]) -> Sentence | None:
    pass_ = record.get("pass")
    if not isinstance(pass_, str):
        return missing_or(NOT_A_TEXT, "pass", record)
    return None if pass_ in {*Pass} else with_suggestion(NO_SUCH_PASS(name=pass_), pass_, Pass)


def _why_not_path(document: Document, record: dict[str, Any]) -> Sentence | None:
    path = record.get("path")
    if not isinstance(path, str):
        return missing_or(NOT_A_TEXT, "path", record)
    if not path and record.get("pass") == Pass.BACKWARD:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "Only the forward pass has a step without a path: all that is given."
            )
        )
    if has_step(document, path):
        return None
    nodes = document.root.nodes
    if path in nodes:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "{node} has no step of its own: all sources are read in one, the first."
            ),
            node=path,
        )
    return (
        NO_WAY(path=path)
        if Path(path).is_nested
        else with_suggestion(NO_SUCH_NODE(node=path), path, nodes)
    )


NO_SUCH_PASS = Template(
    QT_TRANSLATE_NOOP("Sentence", 'There is no pass "{name}": write forward or backward.'),
    quoted=("name",),
)
STEP_TAKEN = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Another stop stands at this step already."))


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

    def report(name: str, sentence: Sentence | None) -> None:
        around.findings.report(f"{at}.{name}", sentence)

    id_ = fresh_id(record, report, around.taken, NOTE_ID_TAKEN)
    text, place = record.get("text"), place_in(record, report)
    colour = _colour(record, report)
    problem = (
        NOTE.exceeded_by(len(text))
        if isinstance(text, str)
        else missing_or(NOT_A_TEXT, "text", record)
    )
    report("text", problem)
    if id_ is None or place is None or colour is None or problem is not None:
        return None
    return id_, Note(str(text), place, Map(unknown_fields(record, NOTE_FIELDS)), colour)


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

    def report(name: str, sentence: Sentence | None) -> None:
        findings.report(f"{at}.{name}", sentence)

    id_ = fresh_id(record, report, around_.taken, NOTE_ID_TAKEN)
    title, place, colour = record.get("title"), place_in(record, report), _colour(record, report)
    problem = (
        TITLE.exceeded_by(len(title))
        if isinstance(title, str)
        else missing_or(NOT_A_TEXT, "title", record)
    )
    report("title", problem)
    nodes, size = texts_in(record, "nodes", f"{at}.", findings), _size(record, report)
    if None in (id_, place, colour, nodes, size) or problem is not None:
        return None
    assert id_ is not None and place is not None and size is not None
    twice = next((each for each in nodes or () if (nodes or []).count(each) > 1), None)
    if twice is not None:
        report("nodes", HELD_TWICE(node=twice))
    extra = Map(unknown_fields(record, FRAME_FIELDS))
    return id_, TitledFrame(str(title), frozenset(nodes or ()), place, size, extra, colour or "")


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

    def report(name: str, sentence: Sentence | None) -> None:
        around_.findings.report(f"{at}.{name}", sentence)

    place, size = place_in(record, report), _size(record, report)
    title, path = record.get("title"), record.get("path")
    problems = {
        "title": TITLE.exceeded_by(len(title))
        if isinstance(title, str)
        else missing_or(NOT_A_TEXT, "title", record),
        "path": missing_or(NOT_A_TEXT, "path", record),
    }
    if isinstance(path, str):
        problems["path"] = None if has_view(around_.document, path) else NO_WAY(path=path)
    for name, problem in problems.items():
        report(name, problem)
    if None in (place, size) or any(each is not None for each in problems.values()):
        return None
    assert place is not None and size is not None
    extra = Map(unknown_fields(record, VIEW_FIELDS))
    return StoredView(str(title), str(path), place, size, extra)


# The forms --------------------------------------------------------------------------------------


def in_order(ids: Iterable[str]) -> list[str]:
    """Ids or paths in their natural order."""
    return sorted(ids, key=natural)


def object_text(members: Iterable[tuple[str, str]]) -> str:
    """An object on one line, its members written already."""
    return "{" + ", ".join(f"{encode(name)}: {text}" for name, text in members) + "}"


def unknown_texts(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a later version as members of an object."""
    return ((name, encode(fields[name])) for name in sorted(fields))


MEMBERS = {
    "label": Member(BY_NAME["labels"], encode),
    "value": Member(BY_NAME["values"], lambda value: value_text(value.array.tolist())),
    "place": Member(BY_NAME["places"], lambda place: value_text(list(place))),
}
FORMS = (
    Form(BY_NAME["values"], "{}", _value_lines, _read_values, _check_values),
    Form(BY_NAME["notes"], "[]", _note_lines, _read_notes),
    Form(BY_NAME["frames"], "[]", _frame_lines, _read_frames, _check_frames),
    Form(BY_NAME["ranges"], "{}", _range_lines, _read_ranges, is_always_written=True),
    Form(BY_NAME["expanded"], "", _expanded_lines, _read_expanded),
    Form(BY_NAME["stops"], "[]", _stop_lines, _read_stops),
    Form(BY_NAME["views"], "[]", _view_lines, _read_views),
)
FORMS_OF_CIRCUIT = tuple(each for each in FORMS if each.record.owner is Circuit)
FORMS_OF_DOCUMENT = tuple(each for each in FORMS if each.record.owner is Document)
