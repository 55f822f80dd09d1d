"""Readers of JSON fields, and the sentences where a field is not as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from circuit_editor.files.failure import MISSING, Findings
from circuit_editor.files.limits import COORDINATE, Limit
from circuit_editor.files.values import is_number
from circuit_editor.model import Place
from circuit_editor.model.document import NO_FIELDS
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

TellProblem = Callable[[str, Sentence | None], None]  # what is wrong with a field of a record

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
ID_TAKEN = QT_TRANSLATE_NOOP("Sentence", 'Another node has the id "{id}" already.')

NOT_AN_OBJECT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be an object: {{ ... }}."))
NOT_A_LIST = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be a list: [ ... ]."))
NOT_A_TEXT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be a text in quotes."))
BAD_ID = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "An id is a text of 1 to 64 letters from A to Z, digits, _ and -."
    )
)
NO_SUCH_NODE = Template(
    QT_TRANSLATE_NOOP("Sentence", 'There is no node "{node}".'), quoted=("node",)
)
NO_WAY = Template(
    QT_TRANSLATE_NOOP("Sentence", 'The path "{path}" leads nowhere.'), quoted=("path",)
)
NOT_A_PLACE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "A place is two numbers: [across, down]."))


def unknown_fields(record: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """What the record holds beside the known fields."""
    return {name: each for name, each in record.items() if name not in known}


def kept_fields(record: dict[str, Any], known: frozenset[str]) -> Mapping[str, Any]:
    """The same, in the record's order, for who keeps them: nobody changes them."""
    return unknown_fields(record, known) or NO_FIELDS


def missing_or(wrong: Sentence, field: str, record: dict[str, Any]) -> Sentence:
    """What to say of a field that is not right; null is something, and nothing missing."""
    return wrong if field in record else MISSING


def list_in(
    record: dict[str, Any], name: str, at: str, limit: Limit, findings: Findings
) -> list[Any]:
    """A list of a record, within its limit. Raises FileError: nothing can be said without it."""
    wrong = why_not_list(record, name, limit)
    if wrong is not None:
        findings.report(at + name, wrong)
        findings.settle()
    found = record.get(name)
    return found if isinstance(found, list) else []


def why_not_list(record: dict[str, Any], name: str, limit: Limit) -> Sentence | None:
    """Why a field is no list within its limit, or None where it is one."""
    found = record.get(name)
    if isinstance(found, list):
        return limit.exceeded_by(len(found))
    return missing_or(NOT_A_LIST, name, record)


def items_of(data: Any, at: str, limit: Limit, findings: Findings) -> list[Any]:
    """The items of a list, within its limit; none where it is no such list, which is reported."""
    wrong = limit.exceeded_by(len(data)) if isinstance(data, list) else NOT_A_LIST
    findings.report(at, wrong)
    return list(data) if wrong is None else []


def members_of(data: Any, at: str, findings: Findings) -> dict[str, Any]:
    """The members of an object; none where it is none, which is reported."""
    if isinstance(data, dict):
        return data
    findings.report(at, NOT_AN_OBJECT)
    return {}


def text_in(
    record: dict[str, Any], name: str, limit: Limit | None, report: TellProblem
) -> str | None:
    """A text of a record, within its limit if it has one; None where it is none, and reported."""
    found = record.get(name)
    if not isinstance(found, str):
        report(name, missing_or(NOT_A_TEXT, name, record))
        return None
    wrong = limit.exceeded_by(len(found)) if limit is not None else None
    report(name, wrong)
    return found if wrong is None else None


def texts_in(record: dict[str, Any], name: str, at: str, findings: Findings) -> list[str] | None:
    """A list of texts of a record; None where it is none, which is reported."""
    found = record.get(name)
    if not isinstance(found, list):
        findings.report(at + name, missing_or(NOT_A_LIST, name, record))
        return None
    wrong = [index for index, each in enumerate(found) if not isinstance(each, str)]
    for index in wrong:
        findings.report(f"{at}{name}[{index}]", NOT_A_TEXT)
    return None if wrong else found


def fresh_id(
    record: dict[str, Any], report: TellProblem, taken: set[str], told: str = ID_TAKEN
) -> str | None:
    """The id of a record, which is noted as taken; None where it is none, or taken already."""
    id_ = record.get("id")
    if not isinstance(id_, str) or ID.fullmatch(id_) is None:
        report("id", missing_or(BAD_ID, "id", record))
    elif id_ in taken:
        report("id", Sentence.of(told, id=id_))
    else:
        taken.add(id_)
        return id_
    return None


def place_in(record: dict[str, Any], report: TellProblem) -> Place | None:
    """The place of a record; None where it is none, which is reported, as one too far out is."""
    place = record.get("place")
    if (
        not isinstance(place, list)
        or len(place) != 2
        or not is_number(place[0])
        or not is_number(place[1])
    ):
        report("place", missing_or(NOT_A_PLACE, "place", record))
        return None
    x, y = float(place[0]), float(place[1])
    if not (-COORDINATE.most <= x <= COORDINATE.most and -COORDINATE.most <= y <= COORDINATE.most):
        report("place", COORDINATE.exceeded_by(max(abs(x), abs(y))))
    return x, y
