"""Where paths stand, from tape to tape: also those that went, came back, or were never there."""

from __future__ import annotations

import numpy as np
import pytest

from circuit_editor.engine import path_slots
from circuit_editor.engine.path_slots import PathSlots
from circuit_editor.engine.tape_columns import UNPLUGGED


def less(slots, path):
    """The slots of a tape from which a path went."""
    paths = [each for each in slots if each != path]
    where = [*(paths.index(each) if each != path else UNPLUGGED for each in slots), UNPLUGGED]
    return slots.moved(paths, np.array(where), ())


def more(slots, path, at):
    """The slots of a tape to which a path came."""
    paths = [*slots]
    paths.insert(at, path)
    where = [*(paths.index(each) for each in slots), UNPLUGGED]
    return slots.moved(paths, np.array(where), [(path, at)])


def test_a_path_goes_and_comes_back():
    first = PathSlots(["a", "b", "c"])
    second = less(first, "b")
    third = more(second, "b", 0)
    assert [*map(dict, (first, second, third))] == [
        {"a": 0, "b": 1, "c": 2},
        {"a": 0, "c": 1},
        {"b": 0, "a": 1, "c": 2},
    ]
    assert "b" not in second
    assert second.get("b", 7) == 7
    with pytest.raises(KeyError):
        second["b"]


def test_two_tapes_made_from_one_know_nothing_of_each_other():
    first = PathSlots(["a"])
    left, right = more(first, "b", 1), more(first, "c", 0)
    assert [*map(dict, (first, left, right))] == [{"a": 0}, {"a": 0, "b": 1}, {"c": 0, "a": 1}]
    assert ("c" in left, "b" in right, "b" in first, None in first) == (False,) * 4


def test_what_went_is_forgotten_in_the_end(monkeypatch):
    monkeypatch.setattr(path_slots, "MOST_GONE", 4)
    slots = PathSlots(["a"])
    noted = []
    for turn in range(20):
        slots = less(more(slots, f"new{turn}", 1), f"new{turn}")
        assert dict(slots) == {"a": 0}
        noted.append(len(slots._rows))
    assert max(noted) < 10
