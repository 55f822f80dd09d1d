"""Fresh ids, names and places for what a damaged file gives none, or one that another has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from circuit_editor.files.limits import COORDINATE
from circuit_editor.files.repair.spots import BLOCKS
from circuit_editor.files.values import is_number
from circuit_editor.gates import GATES, PORTS
from circuit_editor.model import BLOCK, OUTLET
from circuit_editor.model.fresh_names import LONGEST_STEM, numbered_labels
from circuit_editor.model.record_limits import LONGEST_LABEL
from circuit_editor.model.records import BY_OWN_ID

OWN_IDS = ("nodes", *(each.name for each in BY_OWN_ID))  # lists of what has an id
DIGITS = "0123456789"
NO_ID = re.compile(r"[^A-Za-z0-9_-]+")
ACROSS, DOWN, IN_A_ROW = 120.0, 90.0, 8  # how far apart things stand that nobody placed


class FreshNames:
    """The ids and names that the data of a file has, and new ones beside them."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self._tree = tree
        self._numbers: dict[tuple[int, str], Iterator[int]] = {}
        self._with_id: dict[int, dict[str, list[dict[str, Any]]]] = {}
        self._numbered: dict[tuple[int, str], Iterator[str]] = {}
        self._labels: dict[tuple[int, bool], set[str]] = {}

    @cached_property
    def _circuits(self) -> list[dict[str, Any]]:
        return [self._tree, *self._blocks]

    @property
    def _blocks(self) -> list[dict[str, Any]]:
        return records_of(self._tree, BLOCKS)

    @cached_property
    def _taken(self) -> set[str]:
        return {id_ for circuit in self._circuits for id_ in self._records(circuit)}

    @cached_property
    def _taken_blocks(self) -> set[str]:
        return {each["id"] for each in self._blocks if isinstance(each.get("id"), str)}

    def _records(self, circuit: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        found = self._with_id.get(id(circuit))
        if found is None:
            self._with_id[id(circuit)] = found = {}
            for key in OWN_IDS:
                for each in records_of(circuit, key):
                    if isinstance(each.get("id"), str):
                        found.setdefault(each["id"], []).append(each)
        return found

    def records_with(self, circuit: dict[str, Any], id_: str) -> list[dict[str, Any]]:
        """All that has this id in a circuit, in the order of the file."""
        return self._records(circuit).get(id_, [])

    def lists_of_nodes(self) -> list[list[dict[str, Any]]]:
        """The nodes of every circuit."""
        return [records_of(circuit, "nodes") for circuit in self._circuits]

    def new_id(self, record: dict[str, Any], of: str) -> str:
        """An id that nothing has, like the record's own, else one as its kind gets."""
        kind = record.get("kind")
        return self._new(record, kind if isinstance(kind, str) else of[:-1], self._taken)

    def new_block_id(self, record: dict[str, Any]) -> str:
        """An id that no block has, like the record's own, else like its name."""
        name = record.get("name")
        return self._new(record, name if isinstance(name, str) else BLOCK, self._taken_blocks)

    def _new(self, record: dict[str, Any], otherwise: str, taken: set[str]) -> str:
        own, number = _stem(record.get("id")), 2
        stem = own.rstrip(DIGITS) or own
        if not own:
            stem, number = _stem(otherwise) or BLOCK, 1
        elif own not in taken:
            taken.add(own)
            return own
        numbers = self._numbers.setdefault((id(taken), stem), itertools.count(number))
        new = next(id_ for each in numbers if (id_ := f"{stem}{each}") not in taken)
        taken.add(new)
        return new

    def new_label(self, circuit: dict[str, Any], record: dict[str, Any]) -> str:
        """A name for a source or a port that no other has, like its own, else as one draws it."""
        is_outlet = record.get("kind") == OUTLET
        taken = self._labels.get((id(circuit), is_outlet))
        if taken is None:
            taken = self._labels[id(circuit), is_outlet] = {
                each["label"]
                for each in records_of(circuit, "nodes")
                if (each.get("kind") == OUTLET) is is_outlet and isinstance(each.get("label"), str)
            }
        gate = GATES.get(record["kind"]) or PORTS[record["kind"]]
        label = _identifier(record.get("label")) or next(iter(gate.first_names), "x")
        if label in taken:
            stem = label.rstrip(DIGITS) or label
            key = id(taken), stem
            if key not in self._numbered:
                self._numbered[key] = numbered_labels(stem)
            label = next(each for each in self._numbered[key] if each not in taken)
        taken.add(label)
        return label


def _stem(text: Any) -> str:
    """The beginning of a text as an id may be; "" where nothing of it may."""
    if not isinstance(text, str):
        return ""
    return NO_ID.sub("-", text[: 2 * LONGEST_STEM]).strip("-")[:LONGEST_STEM]


def _identifier(label: Any) -> str:
    """A name that an expression can use, of what is right in a label; "" where nothing is."""
    if not isinstance(label, str):
        return ""
    signs = [each if f"a{each}".isidentifier() else "_" for each in label[:LONGEST_LABEL]]
    found = "".join(signs)
    if not found.strip("_"):
        return ""
    return found if found.isidentifier() else f"_{found}"[:LONGEST_LABEL]


class FreshPlaces:
    """Places for what has none: in rows, below all that has one."""

    def __init__(self) -> None:
        self._rows: dict[int, Iterator[list[float]]] = {}

    def new_place(self, circuit: dict[str, Any]) -> list[float]:
        """The next of these places in a circuit."""
        if id(circuit) not in self._rows:
            self._rows[id(circuit)] = _rows_below(circuit)
        return next(self._rows[id(circuit)])


def _rows_below(circuit: dict[str, Any]) -> Iterator[list[float]]:
    placed = [
        each["place"]
        for key in OWN_IDS
        for each in records_of(circuit, key)
        if is_place(each.get("place"))
    ]
    left = min((x for x, _ in placed), default=0.0)
    top = max((y for _, y in placed), default=-DOWN) + DOWN
    for number in itertools.count():
        row, column = divmod(number, IN_A_ROW)
        # what would stand beyond the limit stands at it
        yield [
            min(left + ACROSS * column, COORDINATE.most),
            min(top + DOWN * row, COORDINATE.most),
        ]


def is_place(data: Any) -> bool:
    """True for two numbers within the limit."""
    return (
        isinstance(data, list)
        and len(data) == 2
        and all(is_number(each) and abs(each) <= COORDINATE.most for each in data)
    )


def records_of(holder: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects in a list of the data; none where it is no list."""
    found = holder.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
