"""The file form of each kind of record: how it is written, read, and refused.

A record that belongs to nodes is a member of theirs; any other stands under a key of its own, the
name of its declaration in `model.records`, one entry a line. Reserved keys that this version does
not know are kept like all unknown fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.files.annotation_forms import FRAME_FORM, NOTE_FORM, VIEW_FORM
from circuit_editor.files.bend_forms import BEND_FORM
from circuit_editor.files.failure import Findings
from circuit_editor.files.fields import (
    NO_SUCH_NODE,
    NO_WAY,
    NOT_A_TEXT,
    NOT_AN_OBJECT,
    items_of,
    kept_fields,
    members_of,
    missing_or,
    texts_in,
)
from circuit_editor.files.initialiser_forms import INITIALISER_FORM
from circuit_editor.files.limits import NOTE, Limit
from circuit_editor.files.parsing import member
from circuit_editor.files.record_texts import (
    BY_NAME,
    Form,
    Member,
    Order,
    ReadingContext,
    encode,
    in_order,
    object_text,
    unknown_texts,
)
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.files.values import is_number, packed_text, place_text, value_from, value_text
from circuit_editor.model import Circuit, Document, Stop, Value
from circuit_editor.model.paths import Path, parts_of
from circuit_editor.model.record_limits import MOST_STOPS
from circuit_editor.model.records import (
    has_step,
    holds_value,
    join,
    leads_somewhere,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, Sentence, Template

STOP_FIELDS = frozenset(("pass", "path", "note"))
STOPS = Limit(
    MOST_STOPS, QT_TRANSLATE_NOOP("Sentence", "The circuit has {got} stops (limit {limit}).")
)


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
            from circuit_editor.model.rules import why_not_range

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
    return Stop(Pass(str(pass_)), str(path), str(note), kept_fields(record, STOP_FIELDS))


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


# The forms --------------------------------------------------------------------------------------


MEMBERS = {
    "label": Member(BY_NAME["labels"], encode),
    "value": Member(BY_NAME["values"], lambda value: value_text(value.array.tolist()), packed_text),
    "place": Member(BY_NAME["places"], place_text),
}
FORMS = (
    Form(BY_NAME["values"], "{}", _value_lines, _read_values, _check_values),
    INITIALISER_FORM,
    BEND_FORM,
    NOTE_FORM,
    FRAME_FORM,
    Form(BY_NAME["ranges"], "{}", _range_lines, _read_ranges, is_always_written=True),
    Form(BY_NAME["expanded"], "", _expanded_lines, _read_expanded),
    Form(BY_NAME["stops"], "[]", _stop_lines, _read_stops),
    VIEW_FORM,
)
FORMS_OF_CIRCUIT = tuple(each for each in FORMS if each.record.owner is Circuit)
FORMS_OF_DOCUMENT = tuple(each for each in FORMS if each.record.owner is Document)
