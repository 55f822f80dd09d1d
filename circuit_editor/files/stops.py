"""The teacher's stops in a circuit file, checked one by one."""

from __future__ import annotations

from typing import Any

from immutables import Map

from circuit_editor.files.definitions import no_way
from circuit_editor.files.failure import Findings
from circuit_editor.files.limits import NOTE, STOPS
from circuit_editor.files.records import (
    missing_or,
    no_such_node,
    not_a_list,
    not_a_text,
    not_an_object,
    unknown_fields,
)
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.model import Document, Stop
from circuit_editor.model.paths import Path
from circuit_editor.model.records import has_step
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, Sentence, quote

FIELDS = frozenset(("pass", "path", "note"))


def read_stops(document: Document, records: Any, findings: Findings) -> tuple[Stop, ...]:
    """The stops of a file, in its order; the document is whole but for them."""
    if not isinstance(records, list):
        findings.report("stops", not_a_list())
        return ()
    too_many = STOPS.exceeded_by(len(records))
    if too_many is not None:
        findings.report("stops", too_many)
        return ()
    stops: dict[tuple[str, str], Stop] = {}
    for index, record in enumerate(records):
        at = f"stops[{index}]"
        stop = _stop(document, record, at, findings)
        if stop is not None and stop.step in stops:
            findings.report(at, _taken())
        elif stop is not None:
            stops[stop.step] = stop
    return tuple(stops.values())


def _stop(document: Document, record: Any, at: str, findings: Findings) -> Stop | None:
    """One stop; None where something is wrong with it, which is reported."""
    if not isinstance(record, dict):
        findings.report(at, not_an_object())
        return None
    pass_, path, note = record.get("pass"), record.get("path"), record.get("note", "")
    problems = {
        "pass": _why_not_pass(record),
        "path": _why_not_path(document, record),
        "note": NOTE.exceeded_by(len(note)) if isinstance(note, str) else not_a_text(),
    }
    for name, problem in problems.items():
        if problem is not None:
            findings.report(f"{at}.{name}", problem)
    if any(each is not None for each in problems.values()):
        return None
    return Stop(Pass(str(pass_)), str(path), str(note), Map(unknown_fields(record, FIELDS)))


def _why_not_pass(record: dict[str, Any]) -> Sentence | None:
    pass_ = record.get("pass")
    if not isinstance(pass_, str):
        return missing_or(not_a_text(), "pass", record)
    if pass_ in {*Pass}:
        return None
    return with_suggestion(_no_such_pass(pass_), pass_, Pass)


def _why_not_path(document: Document, record: dict[str, Any]) -> Sentence | None:
    path = record.get("path")
    if not isinstance(path, str):
        return missing_or(not_a_text(), "path", record)
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
        no_way(path) if Path(path).is_nested else with_suggestion(no_such_node(path), path, nodes)
    )


def _no_such_pass(pass_: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'There is no pass "{name}": write forward or backward.'),
        name=quote(pass_),
    )


def _taken() -> Sentence:
    return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Another stop stands at this step already."))
