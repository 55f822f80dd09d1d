"""Whatever is in a file: it is read whole, or refused with sentences; it never crashes."""

import json
from copy import deepcopy
from typing import Any

import pytest
from fuzz import check_problem
from hypothesis import given
from hypothesis import strategies as st
from strategies import documents, json_data

from circuit_editor.engine import run_document
from circuit_editor.files import FileError, dump, read
from circuit_editor.files.failure import MOST_PROBLEMS
from circuit_editor.model import Document

NASTY = [
    b"1e999",
    b"-1e999",
    b"1" * 5000,
    b"NaN",
    b"-Infinity",
    b"-0",
    b'"\\ud800"',
    b'"\\udc00\\ud800"',
    b"\xff",
    b"\0",
    b"[" * 100,
    b"{}",
    b"null",
    b'"',
    b"\\",
    b'{"a": 1, "a": 2}',
    b"\n<<<<<<< HEAD\n",
    b"true",
]


def read_or_refused(data: bytes) -> Document | None:
    """The document, or None where it was refused properly."""
    try:
        return read(data)
    except FileError as error:
        assert 1 <= len(error.problems) <= MOST_PROBLEMS
        for problem in error.problems:
            check_problem(problem)
        str(error).encode()  # what is said can be printed
        assert len(str(error).splitlines()) == len(error.problems)
        return None


@given(documents())
def test_what_is_written_is_read_again(document):
    data = dump(document)
    again = read(data)
    assert again == document
    assert dump(again) == data


@given(st.binary(max_size=300))
def test_any_bytes(data):
    assert read_or_refused(data) is None


@given(json_data)
def test_any_json(data):
    assert read_or_refused(json.dumps(data).encode()) is None
    header = {"format": "circuit-editor", "version": 1}
    for name in ("nodes", "wires", "loss", "ranges"):
        tree = {**header, "nodes": [], "wires": [], name: data}
        read_or_refused(json.dumps(tree).encode())


@given(documents(), st.data())
def test_a_damaged_file(document, data):
    """Pieces cut out, doubled, or replaced by what readers stumble over."""
    damaged = dump(document)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(damaged)))
        end = data.draw(st.integers(start, min(len(damaged), start + 40)))
        piece = data.draw(st.sampled_from([b"", damaged[start:end] * 2, *NASTY]))
        damaged = damaged[:start] + piece + damaged[end:]
    read_or_refused(damaged)


@given(documents(), st.data())
def test_a_file_with_one_thing_exchanged(document, data):
    """Valid JSON in which one thing is another; what is accepted still runs and can be saved."""
    tree = json.loads(dump(document))
    places = list(holders(tree))
    holder, key = data.draw(st.sampled_from(places))
    others = [other[at] for other, at in places]
    holder[key] = deepcopy(data.draw(st.sampled_from(others) | json_data))
    accepted = read_or_refused(json.dumps(tree).encode())
    if accepted is not None:
        run_document(accepted)
        assert read(dump(accepted)) == accepted


def holders(tree: Any) -> list[tuple[Any, Any]]:
    """Everywhere in JSON data where something stands: (list or dict, index or key)."""
    found, waiting = [], [tree]
    while waiting:
        here = waiting.pop()
        keys = list(here) if isinstance(here, dict) else range(len(here))
        found += [(here, key) for key in keys]
        waiting += [here[key] for key in keys if isinstance(here[key], list | dict)]
    return found


@pytest.mark.parametrize("data", [b"[" * 10**6, b'{"a":' * 10**6, b"[" * 65 + b"]" * 65])
def test_deep_nesting_is_refused_before_it_is_parsed(data):
    with pytest.raises(FileError, match=r"are nested .* deep \(limit 64\)"):
        read(data)


def test_brackets_in_texts_are_no_nesting():
    text = "[{" * 100 + '"\\'
    tree = {"format": "circuit-editor", "version": 1, "nodes": [], "wires": [], "x": text}
    assert read(json.dumps(tree).encode()).extra["x"] == text
