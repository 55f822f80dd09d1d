"""The file form of initialisers: how the values of sources were made, by their paths."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from immutables import Map

from circuit_editor.files.failure import Findings
from circuit_editor.files.fields import (
    NO_WAY,
    NOT_A_TEXT,
    NOT_AN_OBJECT,
    kept_fields,
    members_of,
    missing_or,
)
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
from circuit_editor.model import Circuit, Document
from circuit_editor.model.document import Initialiser
from circuit_editor.model.record_limits import INITIALISERS, LARGEST_SEED
from circuit_editor.model.records import holds_value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

# a file of version 1 may hold anything as "inits", which was reserved there: it stays as it is
FIELDS = frozenset(("kind", "seed", "arguments"))
NO_SUCH_KIND = Template(
    QT_TRANSLATE_NOOP("Sentence", 'No array is made as "{name}".'), quoted=("name",)
)
NOT_A_SEED = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "A seed is a whole number from 0 to {limit}."),
    limit=f"{LARGEST_SEED:,}",
)
NOT_ARGUMENTS = Template(
    QT_TRANSLATE_NOOP("Sentence", "The arguments of {kind} are a list of {count} numbers, or none.")
)


def _initialiser_lines(initialisers: Map[str, Initialiser], order: Order) -> Iterator[str]:
    for path in order(initialisers):
        each = initialisers[path]
        members = [("kind", encode(each.kind))]
        if each.seed:
            members.append(("seed", json.dumps(each.seed)))
        if each.arguments:
            members.append(("arguments", value_text(list(each.arguments))))
        yield f"{encode(path)}: {object_text([*members, *unknown_texts(each.extra)])}"


def _read_initialisers(data: Any, around: ReadingContext) -> Map[str, Initialiser]:
    at, found = f"{around.at}initialisers", dict[str, Initialiser]()
    for path, record in members_of(data, at, around.findings).items():
        made = _initialiser(record, member(at, path), around.findings)
        if made is not None:
            found[path] = made
    return Map(found)


def _initialiser(record: Any, at: str, findings: Findings) -> Initialiser | None:
    """One initialiser; None where something is wrong with it, which is reported."""
    if not isinstance(record, dict):
        findings.report(at, NOT_AN_OBJECT)
        return None
    kind, seed, given = record.get("kind"), record.get("seed", 0), record.get("arguments", [])
    if not isinstance(kind, str):
        findings.report(f"{at}.kind", missing_or(NOT_A_TEXT, "kind", record))
        return None
    if kind not in INITIALISERS:
        findings.report(f"{at}.kind", with_suggestion(NO_SUCH_KIND(name=kind), kind, INITIALISERS))
        return None
    count = INITIALISERS[kind]
    fits = isinstance(given, list) and len(given) in (0, count) and all(map(is_number, given))
    is_seed = type(seed) is int and 0 <= seed <= LARGEST_SEED
    findings.report(f"{at}.seed", None if is_seed else NOT_A_SEED)
    findings.report(f"{at}.arguments", None if fits else NOT_ARGUMENTS(kind=kind, count=count))
    if not fits or not is_seed:
        return None
    return Initialiser(kind, seed, tuple(map(float, given)), kept_fields(record, FIELDS))


def _check_initialisers(document: Document, circuit: Circuit, at: str, findings: Findings) -> None:
    """What is initialised must hold a value."""
    for path in sorted(BY_NAME["initialisers"].of(circuit)):
        if not holds_value(document, circuit, path):
            findings.report(member(f"{at}initialisers", path), NO_WAY(path=path))


INITIALISER_FORM = Form(
    BY_NAME["initialisers"], "{}", _initialiser_lines, _read_initialisers, _check_initialisers
)
