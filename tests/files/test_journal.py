"""The journal of unsaved work: base and differences are the document, wherever it is cut."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields

import numpy as np
import pytest
from block_strategies import documents_with_blocks
from hypothesis import given
from hypothesis import strategies as st
from strategies import documents

from circuit_editor.files import FileError, journal
from circuit_editor.files.journal import Journal, read_journal
from circuit_editor.model import EMPTY, Block, Circuit, Document, edits
from circuit_editor.model.records import RECORDS

anything = documents() | documents_with_blocks()


def written(*documents: Document, passing: int = 0) -> tuple[Journal, list[int]]:
    """A journal of these documents, the last of them held by a hand; where each step ends."""
    kept, ends = Journal(), []
    for at, document in enumerate(documents):
        is_passing = at >= len(documents) - passing
        for _ in kept.follow(document, {"path": "x"}, is_passing=is_passing):
            pass
        ends.append(kept.size)
    return kept, ends


def data_of(kept: Journal) -> bytes:
    return b"".join(kept.chunks)


@given(st.lists(anything, min_size=1, max_size=4))
def test_base_and_differences_are_the_document(drawn):
    kept, ends = written(*drawn)
    data = data_of(kept)
    assert len(data) == kept.size == ends[-1]
    for document, end in zip(drawn, ends, strict=True):
        found = read_journal(data[:end])
        assert found.document == document and found.is_whole
        assert found.about["path"] == "x"


@given(st.lists(anything, min_size=1, max_size=3), st.data())
def test_cut_anywhere_it_is_one_of_the_earlier_documents(drawn, data):
    kept, ends = written(*drawn)
    whole = data_of(kept)
    cut = data.draw(st.integers(0, len(whole)))
    done = sum(end <= cut for end in ends)
    if not done:
        with pytest.raises(FileError):
            read_journal(whole[:cut])
        return
    found = read_journal(whole[:cut])
    assert found.document == drawn[done - 1]
    assert found.is_whole == (cut == ends[done - 1])


@given(st.lists(anything, min_size=1, max_size=3), st.data())
def test_damaged_anywhere_it_is_one_of_the_earlier_documents(drawn, data):
    kept, _ = written(*drawn)
    whole = bytearray(data_of(kept))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    try:
        found = read_journal(bytes(whole))
    except FileError:
        return
    assert found.document in drawn and not found.is_whole


def test_the_journal_knows_every_part_of_a_document():
    """Whatever is added to documents, circuits or blocks has to be told here, too."""
    parts = {each.name for kind in (Document, Circuit, Block) for each in fields(kind)}
    records = {each.name for each in RECORDS}
    assert parts - records == {"root", "nodes", "wires", "extra", "loss", "blocks"} | {
        "name",
        "circuit",
        "inputs",
        "outputs",
    }


def test_what_a_hand_holds_is_a_step_behind_the_document_before():
    first, held, longer = (edits.add(EMPTY, "x", "input", (0, 0), value=x) for x in (1, 2, 3))
    kept, _ = written(first, held, longer, passing=2)
    found = read_journal(data_of(kept))
    assert (found.before, found.document) == (first, longer)
    kept, _ = written(first, held, longer)
    found = read_journal(data_of(kept))
    assert (found.before, found.document) == (None, longer)


def test_moving_one_gate_of_many_adds_one_line():
    document = EMPTY
    for at in range(300):
        document = edits.add(document, f"x{at}", "input", (0, 20 * at), label=f"x{at}", value=at)
    kept, (_, end) = written(document, edits.move(document, {"x7": (40, 40)}))
    *lines, last = b"".join(kept.since(kept.base_size)).splitlines()
    assert [json.loads(each)[1]["place"] for each in lines] == [[40, 40]]
    assert last.startswith(b"=") and end == kept.size


@pytest.mark.parametrize("shape", [(1000, 100), (100_000,), (2, 3, 5000), (3, 2, 1)])
def test_a_large_array_is_written_in_short_pieces(shape):
    number = np.random.default_rng(0).normal(size=shape)
    document = edits.add(EMPTY, "x", "input", (0, 0), label="x", value=number)
    longest = max(len(each) for each in journal.lines(EMPTY, document))
    assert longest < 30 * journal.LONGEST_AT_ONCE
    kept, _ = written(document)
    assert read_journal(data_of(kept)).document == document


def test_what_was_begun_and_not_ended_never_was():
    first, second = (edits.add(EMPTY, "x", "input", (0, 0), value=x) for x in (1, 2))
    kept, _ = written(first)
    next(kept.follow(second, {}))
    for _ in kept.follow(second, {}):
        pass
    assert read_journal(data_of(kept)).document == second


STRANGE = [
    ["nodes"],
    ["nodes", 3],
    ["nodes", {}],
    ["nodes", {"id": 3}],
    ["blocks", "b", "blocks", {}],
    ["blocks", "b", "loss", "x"],
    ["blocks", {"id": "b", "extra": []}],
    ["about", []],
    ["ranges", []],
    ["nothing", "x"],
    [[], "x"],
    "x",
    {},
]


@pytest.mark.parametrize("line", STRANGE)
def test_a_step_with_a_line_that_is_none_counts_no_more(line):
    document = edits.add(EMPTY, "x", "input", (0, 0), value=1)
    kept, _ = written(document)
    data = data_of(kept) + step(data_of(kept), line)
    found = read_journal(data)
    assert found.document == document and not found.is_whole


@pytest.mark.parametrize(
    "line",
    [
        ["nodes", {"id": "y", "kind": "no such gate"}],
        ["wires", {"to": "x.a", "from": "x.out"}],
        ["version", 3],
        ["expanded", {}],
        ["blocks", {"id": "b"}],
        ["extra", {"format": "other"}],
        ["nodes", {"id": "x", "kind": "input", "value": [[[]]]}],
    ],
)
def test_a_step_that_makes_no_document_counts_no_more(line):
    document = edits.add(EMPTY, "x", "input", (0, 0), value=1)
    kept, _ = written(document)
    found = read_journal(data_of(kept) + step(data_of(kept), line))
    assert found.document == document and not found.is_whole


@pytest.mark.parametrize("told", [{"journal": 2}, {}])
def test_a_journal_of_a_newer_version_is_left_to_it(told):
    with pytest.raises(FileError, match="newer version"):
        read_journal(step(b"", ["about", told]))


def step(before: bytes, line: object) -> bytes:
    """A step with this line, as it follows what is there."""
    body = json.dumps(line).encode() + b"\n"
    checksum = 0
    for each in before.splitlines(keepends=True):
        is_end = each[:1] in b"=~"
        checksum = zlib.crc32(each[:1] if is_end else each, checksum)
    checksum = zlib.crc32(b"=", zlib.crc32(body, checksum))
    return body + f"= {len(body)} {checksum:08x}\n".encode()
