"""Finds in the data of a file what the place of a problem names.

A place such as `blocks.neuron.nodes.w.value` was written for people: its names are quoted and cut,
and records are called by their ids. So it is looked up along the data, and not taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from circuit_editor.files.record_forms import FORMS
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import quote
from circuit_editor.text.quoting import LONGEST_QUOTE

NOTHING = object()  # stands in a list for what was left out, until it is swept
LISTS_OF_RECORDS = {"nodes", "wires", *(each.key for each in FORMS if each.brackets == "[]")}
BLOCKS = "blocks"
INDEX = re.compile(r"\[([0-9]{1,9})\]")


class TreeStep(NamedTuple):
    """A step into a list or an object: which, and the index or the key of what is meant in it."""

    within: Any
    key: Any


class TreeSpot(NamedTuple):
    """The spot of a problem in the data: the steps that lead there from the data as a whole.

    The last may lead to a member that is missing; `rest` is then what the place names within it.
    """

    steps: tuple[TreeStep, ...]
    rest: str = ""

    @property
    def thing(self) -> Any:
        """What stands there; NOTHING where nothing does."""
        within, key = self.steps[-1]
        if isinstance(within, dict):
            return within.get(key, NOTHING)
        return within[key] if key < len(within) else NOTHING

    @property
    def _length_to_circuit(self) -> int:
        """How many steps lead to the circuit around it."""
        return 2 if len(self.steps) > 1 and self.steps[0].key == BLOCKS else 0

    @property
    def length_to_record(self) -> int:
        """How many steps lead to the record it is in; 0 where it is in none."""
        start = self._length_to_circuit
        if len(self.steps) > start + 1 and self.steps[start].key in LISTS_OF_RECORDS:
            return start + 2
        return start

    @property
    def of(self) -> str:
        """The name of the list that holds the record it is in; "" where it is in none."""
        length = self.length_to_record
        return str(self.steps[length - 2].key) if length else ""

    @property
    def circuit(self) -> dict[str, Any]:
        """The data of the circuit around it."""
        found: dict[str, Any] = self._at(self._length_to_circuit)
        return found

    @property
    def record(self) -> Any:
        """The record it is in; all data where it is in none."""
        return self._at(self.length_to_record)

    def _at(self, length: int) -> Any:
        if length == 0:
            return self.steps[0].within
        return TreeSpot(self.steps[:length]).thing

    @property
    def field(self) -> str:
        """The field of the record; "" where the record as a whole is meant."""
        length = self.length_to_record
        return str(self.steps[length].key) if len(self.steps) > length else ""

    def to_record(self) -> TreeSpot:
        """The spot of the record it is in."""
        return TreeSpot(self.steps[: self.length_to_record or 1])


class TreeSpots:
    """The places of one look at the data; what is left out meanwhile leaves NOTHING in lists."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self._tree = tree
        self._known: dict[int, dict[str, Any]] = {}

    def find(self, place: str) -> TreeSpot | None:
        """The spot at a place; None where it names nothing that is still there."""
        return self._find(self._tree, f".{place}", ())

    def _find(self, here: Any, place: str, steps: tuple[TreeStep, ...]) -> TreeSpot | None:
        """The same from here on: a place goes on with `.name` or `[index]`, or ends."""
        if here is NOTHING:
            return None
        if not place:
            return TreeSpot(steps)
        index = INDEX.match(place) if isinstance(here, list) else None
        if index is not None and int(index[1]) < len(here):
            at = int(index[1])
            return self._find(here[at], place[index.end() :], (*steps, TreeStep(here, at)))
        if not isinstance(here, dict | list) or place[0] != ".":
            return None
        place = place[1:]
        known, is_there = self._names(here), False
        for end in _ends(place):
            key = known.get(place[:end], NOTHING)
            if key is not NOTHING and (isinstance(here, list) or key in here):
                is_there = True
                found = self._find(here[key], place[end:], (*steps, TreeStep(here, key)))
                if found is not None:
                    return found
        if isinstance(here, list) or is_there:
            return None
        end = next(_ends(place))
        return TreeSpot((*steps, TreeStep(here, place[:end])), place[end:].removeprefix("."))

    def _names(self, here: Any) -> dict[str, Any]:
        """What is in a list or an object by what places call it; of two alike the later."""
        names = self._known.get(id(here))
        named: list[tuple[str, Any]]
        if names is None:
            if isinstance(here, dict):
                named = [(key, key) for key in here]
            else:
                all_named = ((_name_of(each), index) for index, each in enumerate(here))
                named = [(name, index) for name, index in all_named if isinstance(name, str)]
            names = {quote(name): key for name, key in named}
            if '""' not in names and "" in names and isinstance(here, dict):
                names['""'] = ""  # as `member` calls a key without a name
            names.update((name, key) for name, key in named if len(name) > LONGEST_QUOTE)
            self._known[id(here)] = names
        return names


def _name_of(record: Any) -> Any:
    """What places call the record of a list by: its id, or for bends the end of their wire."""
    if not isinstance(record, dict) or isinstance(record.get("id"), str):
        return record["id"] if isinstance(record, dict) else None
    to = record.get("to")
    node, _, port = to.rpartition(".") if isinstance(to, str) else ("", "", "")
    return f"{node}.{port}" if isinstance(to, str) else None


def _ends(place: str) -> Iterator[int]:
    """Where the first name of a place may end, the nearest first: a name may hold the signs."""
    for end, sign in enumerate(place):
        if sign in ".[":
            yield end
    yield len(place)
