"""Locations in a document: which block the user is in, and which blocks are open in place."""

from __future__ import annotations

from collections.abc import Iterable

from circuit_editor.model import Document
from circuit_editor.model.blocks import Where, circuit_at
from circuit_editor.model.paths import Path, parts_of
from circuit_editor.model.records import leads_somewhere
from circuit_editor.named_tuple import NamedTuple


class Location(NamedTuple):
    """The location of the user: which blocks were entered, and what is selected there."""

    where: Where
    selection: frozenset[str]


def nearest(document: Document, where: Where) -> Where:
    """The place itself, or where it is gone the innermost one around it that is still there."""
    while not leads_somewhere(document, where):
        where = where[:-1]
    return where


def leads_to_node(document: Document, path: str) -> bool:
    """True where there still is a node at a path."""
    *where, last = parts_of(path)
    way = tuple(where)
    return leads_somewhere(document, way) and last in circuit_at(document, way).nodes


def still_there(paths: frozenset[str], document: Document) -> frozenset[str]:
    """Those of the paths that lead to a block."""
    return frozenset(path for path in paths if leads_somewhere(document, parts_of(path)))


def without_insides(expanded: frozenset[str], closed: Iterable[str]) -> frozenset[str]:
    """What is still open when blocks are closed: what stands inside closes with them."""
    closed = set(closed)
    return frozenset(
        each
        for each in expanded
        if each not in closed and not any(Path(each).is_within(path) for path in closed)
    )
