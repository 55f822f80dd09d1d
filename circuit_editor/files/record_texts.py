"""Shared parts of the file forms of records: the context they are read in, and their texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from circuit_editor.dataclass import dataclass
from circuit_editor.files.failure import Findings
from circuit_editor.model import EMPTY, Circuit, Document, natural
from circuit_editor.model.records import RECORDS, Record

Order = Callable[[Iterable[str]], list[str]]
BY_NAME = {each.name: each for each in RECORDS}

encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
quoted = json.encoder.encode_basestring  # `encode`, of a text, in a third of the time
_as_it_was = json.JSONEncoder(ensure_ascii=False).encode


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
    """A kind of record of which each node has its own: a member of the node, and its text.

    `packed` is its text in version 2 where that is another one.
    """

    record: Record
    text: Callable[[Any], str]
    packed: Callable[[Any], str] | None = None


def in_order(ids: Iterable[str]) -> list[str]:
    """Ids or paths in their natural order."""
    return sorted(ids, key=natural)


def object_text(members: Iterable[tuple[str, str]]) -> str:
    """An object on one line, its members written already."""
    return "{" + ", ".join([f"{_key(name)}: {text}" for name, text in members]) + "}"


@lru_cache(maxsize=256)
def _key(name: str) -> str:
    """The name of a member as it is written; there are few."""
    return quoted(name)


def unknown_texts(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a later version as members of an object; a dict's in the order of the file."""
    names = fields if isinstance(fields, dict) else sorted(fields)
    return ((name, _as_it_was(fields[name])) for name in names)
