"""The file form of bends: the points that a wire passes through, by the input it arrives at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from immutables import Map

from circuit_editor.files.failure import Findings
from circuit_editor.files.fields import (
    NOT_A_PLACE,
    NOT_A_TEXT,
    NOT_AN_OBJECT,
    items_of,
    kept_fields,
    missing_or,
)
from circuit_editor.files.limits import COORDINATE, WIRES, Limit
from circuit_editor.files.parsing import member
from circuit_editor.files.record_texts import (
    BY_NAME,
    Form,
    Order,
    ReadingContext,
    encode,
    object_text,
    unknown_texts,
)
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.files.values import is_number, value_text
from circuit_editor.model import Circuit, Document, Pin, Place
from circuit_editor.model.document import Bends
from circuit_editor.model.record_limits import MOST_BENDS
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

BEND_FIELDS = frozenset(("to", "points"))
TOO_FAR = Limit(
    COORDINATE.most,
    QT_TRANSLATE_NOOP(
        "Sentence", "The bend lies too far out: {got} from the middle (limit {limit})."
    ),
)
NO_POINTS = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "The bends of a wire are a list of 1 to {limit} points: [[across, down], ...]."
    ),
    limit=MOST_BENDS,
)
NO_WIRE = Template(
    QT_TRANSLATE_NOOP("Sentence", "No wire arrives at {pin}, so none has bends."), quoted=("pin",)
)
BENT_TWICE = Template(
    QT_TRANSLATE_NOOP("Sentence", "The bends of the wire to {pin} are here twice."),
    quoted=("pin",),
)


def _bend_lines(bends: Map[Pin, Bends], order: Order) -> Iterator[str]:
    targets = {str(target): target for target in bends}
    for name in order(targets):
        each = bends[targets[name]]
        points = [list(point) for point in each.points]
        members = [("to", encode(name)), ("points", value_text(points))]
        yield object_text([*members, *unknown_texts(each.extra)])


def _read_bends(records: Any, around: ReadingContext) -> Map[Pin, Bends]:
    at, found = f"{around.at}bends", dict[Pin, Bends]()
    for index, record in enumerate(items_of(records, at, WIRES, around.findings)):
        target, bends = _bends(record, f"{at}[{index}]", around.findings)
        if target is not None and target in found:
            around.findings.report(f"{at}[{index}].to", BENT_TWICE(pin=str(target)))
        elif target is not None and bends is not None:
            found[target] = bends
    return Map(found)


def _bends(record: Any, at: str, findings: Findings) -> tuple[Pin | None, Bends | None]:
    """The bends of one wire; None for what is wrong, which is reported."""
    if not isinstance(record, dict):
        findings.report(at, NOT_AN_OBJECT)
        return None, None
    to, points = record.get("to"), _points(record, at, findings)
    if not isinstance(to, str):
        findings.report(f"{at}.to", missing_or(NOT_A_TEXT, "to", record))
        return None, None
    node, dot, port = to.rpartition(".")
    if not dot:
        findings.report(f"{at}.to", NO_WIRE(pin=to))
        return None, None
    extra = kept_fields(record, BEND_FIELDS)
    return Pin(node, port), None if points is None else Bends(points, extra)


def _points(record: dict[str, Any], at: str, findings: Findings) -> tuple[Place, ...] | None:
    points = record.get("points")
    if not isinstance(points, list) or not 1 <= len(points) <= MOST_BENDS:
        findings.report(f"{at}.points", missing_or(NO_POINTS, "points", record))
        return None
    found: list[Place] = []
    for index, each in enumerate(points):
        place = f"{at}.points[{index}]"
        if not isinstance(each, list) or len(each) != 2 or not all(map(is_number, each)):
            findings.report(place, NOT_A_PLACE)
            continue
        x, y = float(each[0]), float(each[1])
        findings.report(place, TOO_FAR.exceeded_by(max(abs(x), abs(y))))
        found.append((x, y))
    return tuple(found)


def _check_bends(document: Document, circuit: Circuit, at: str, findings: Findings) -> None:
    """Bends are those of wires that are there."""
    bends = BY_NAME["bends"].of(circuit)
    there = [str(target) for target in circuit.wires] if bends else []
    for pin in sorted(str(target) for target in bends if target not in circuit.wires):
        place = member(f"{at}bends", pin)
        findings.report(f"{place}.to", with_suggestion(NO_WIRE(pin=pin), pin, there))


BEND_FORM = Form(BY_NAME["bends"], "[]", _bend_lines, _read_bends, _check_bends)
