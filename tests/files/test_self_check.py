"""The check before a save against the reader: what it says yes to is read, as what it was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from array_documents import random_document
from block_strategies import documents_with_blocks
from dice import Dice
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map
from strategies import documents
from test_round_trip import first_example

from circuit_editor.files import (
    FileError,
    definitions,
    dump,
    parsing,
    read,
    reading,
    self_check,
)
from circuit_editor.files.limits import Limit
from circuit_editor.files.self_check import checked_bytes, is_surely_read
from circuit_editor.model import OUT, Document, Node, Pin, Stop, Value, edits
from circuit_editor.model.document import (
    Bends,
    Initialiser,
    Note,
    Placeholder,
    StoredView,
    TitledFrame,
)
from circuit_editor.model.edits import bends, notes_and_frames
from circuit_editor.model.edits.copy_paste import copy_of, paste

BROKEN = 8  # of each document

Pick = Callable[[list[Any]], Any]

HALF = "\ud800"  # of a character
LONG = "m" * 201
IDS = ["", "a b", "é", "m" * 65, "a/b", "a.b", HALF, "add2\n"]
NAMES = ["", "1x", "a b", LONG, HALF, 7, None, "\ud83d\ude00", "ok", "<b>\n", "\\ud800"]
COORDINATES = [
    *(float("nan"), float("inf"), 1e6, 1.0000001e6, -1e6, -1e7, 10**6, 10**400, True, None, "1"),
    *(np.float64(3), np.int64(3), -0.0, 7),
]
VALUES = [
    *([], [[]], float("nan"), [1.0, float("-inf")], np.zeros((0, 3)), -0.0, 5e-324, [[1.0, 2.0]]),
    *(np.ones((1,) * 32), np.arange(300.0)),
]
KINDS = [
    "",
    "warp",
    "größe",
    "inlet",
    "outlet",
    "block",
    "output",
    "power",
    "input",
    HALF,
    "k" * 65,
]
ORDERS = [(), ("a",), ("a", 3), ("a b",), (0,), (True,), (1.5,), ("a",) * 64, ("a",) * 65, "ab"]
OTHERS = ["x-later", "nodes", "version", "loss", "label", "id", HALF, ""]
ATTRS = [{"c": 2.0}, {"c": float("nan")}, {"c": True}, {"p": 3}, {"p": 10**400}, {"axis": 1.0}, {}]
OPTIONS = [{"axis": 0}, {"axis": (0, 1)}, {"axis": 99}, {"axis": "1"}, {"keepdims": 1}, {"c": 2}]


# --- ways to break a document ------------------------------------------------------------------


def with_root(document: Document, **fields: Any) -> Document:
    return replace(document, root=replace(document.root, **fields))


def put(document: Document, name: str, key: Any, each: Any) -> Document:
    """Set an entry of a map of the root."""
    return with_root(document, **{name: getattr(document.root, name).set(key, each)})


def take(document: Document, name: str, pick: Pick) -> Document:
    """Take an entry out of a map of the root."""
    entries = getattr(document.root, name)
    return with_root(document, **{name: entries.delete(pick(sorted(entries)))})


def some_id(document: Document, pick: Pick) -> Any:
    return pick(sorted(document.root.nodes) or [""])


def some_pin(document: Document, pick: Pick) -> Pin:
    id_ = pick([*sorted(document.root.nodes), "nowhere"])
    return Pin(id_, pick(["a", "b", "x", OUT, "out.a", ""]))


def with_node(document: Document, pick: Pick, **fields: Any) -> Document:
    """Change fields of a node."""
    id_ = some_id(document, pick)
    node = document.root.nodes.get(id_, Node("add"))
    return put(document, "nodes", id_, replace(node, **fields))


def call_otherwise(document: Document, pick: Pick) -> Document:
    """Give a node another id, and leave all else where it was."""
    id_, new = some_id(document, pick), pick([*IDS, *document.blocks])
    nodes = document.root.nodes
    moved = put(document, "places", new, (0.0, 0.0))
    return put(moved, "nodes", new, nodes.get(id_, Node("add")))


def rename_interface(document: Document, pick: Pick) -> Document:
    """Let an instance show another interface than its definition has."""
    found = sorted(id_ for id_, node in document.root.nodes.items() if node.interface is not None)
    interface = document.root.nodes[id_ := pick(found)].interface
    changed = pick(
        [
            replace(interface, name="other"),
            replace(interface, inputs=interface.inputs[1:]),
            replace(interface, outputs=interface.outputs[::-1]),
            replace(interface, block="none"),
        ]
    )
    return put(document, "nodes", id_, replace(document.root.nodes[id_], interface=changed))


def change_block(document: Document, pick: Pick) -> Document:
    """Break a definition."""
    id_ = pick(sorted(document.blocks))
    block = document.blocks[id_]
    within = Document(block.circuit)
    changed = pick(
        [
            replace(block, name=pick(NAMES)),
            replace(block, inputs=block.inputs[1:]),
            replace(block, circuit=pick(INSIDE)(within, pick).root),
            replace(block, circuit=put(within, "nodes", "flag", Node("output")).root),
            replace(block, extra=Map({pick(OTHERS): 1})),
        ]
    )
    return replace(document, blocks=document.blocks.set(id_, changed))


def drop_block(document: Document, pick: Pick) -> Document:
    return replace(document, blocks=document.blocks.delete(pick(sorted(document.blocks))))


def nest(depth: int) -> list[Any]:
    nested: list[Any] = []
    for _ in range(depth):
        nested = [nested]
    return nested


Break = Callable[[Document, Pick], Document]
INSIDE: list[Break] = [
    lambda d, pick: put(d, "places", some_id(d, pick), (pick(COORDINATES), pick(COORDINATES))),
    lambda d, pick: put(d, "places", pick(IDS), (0.0, 0.0)),
    lambda d, pick: put(d, "labels", some_id(d, pick), pick(NAMES)),
    lambda d, pick: put(d, "labels", some_id(d, pick), pick(sorted(d.root.labels.values()))),
    lambda d, pick: put(d, "labels", "nowhere", pick(NAMES)),
    lambda d, pick: put(d, "values", some_id(d, pick), Value(pick(VALUES))),
    lambda d, pick: put(d, "values", pick(["nowhere", "a/b", "/", ""]), Value(pick(VALUES))),
    lambda d, pick: put(d, "wires", some_pin(d, pick), some_pin(d, pick)),
    lambda d, pick: put(d, "wires", pick(sorted(d.root.wires)), some_pin(d, pick)),
    lambda d, pick: put(d, "bends", pick(sorted(d.root.wires)), Bends(((pick(COORDINATES), 1),))),
    lambda d, pick: put(d, "bends", some_pin(d, pick), Bends(((1.0, 1.0),))),
    lambda d, pick: put(d, "notes", pick(IDS), Note("a", (0.0, 0.0))),
    lambda d, pick: put(d, "notes", some_id(d, pick), Note("a", (0.0, 0.0))),
    lambda d, pick: put(d, "notes", "n", Note(pick([*NAMES, "n" * 20_001]), (0.0, 0.0))),
    lambda d, pick: put(d, "notes", "n", Note("a", (pick(COORDINATES), 0.0), colour="pink")),
    lambda d, pick: put(d, "notes", "n", Note("a", (0.0, 0.0), Map({pick(OTHERS): HALF}))),
    lambda d, pick: put(
        d, "frames", "n", TitledFrame("t", frozenset([pick(["n", "no"])]), (0.0, 0.0), (1.0, 1.0))
    ),
    lambda d, pick: put(d, "initialisers", some_id(d, pick), Initialiser(pick(["normal", "he"]))),
    lambda d, pick: put(d, "extra", f"nodes.{some_id(d, pick)}", {pick(OTHERS): 1}),
    lambda d, pick: put(d, "extra", f"wires.{pick(sorted(d.root.wires))}", {pick(OTHERS): 1}),
    lambda d, pick: take(d, "places", pick),
    lambda d, pick: take(d, "values", pick),
    lambda d, pick: take(d, "labels", pick),
    lambda d, pick: with_node(d, pick, kind=pick(KINDS)),
    lambda d, pick: with_node(d, pick, sorts_as=pick(ORDERS)),
    lambda d, pick: with_node(d, pick, attrs=Map(pick(ATTRS))),
    lambda d, pick: with_node(d, pick, options=Map(pick(OPTIONS))),
    lambda d, pick: with_node(d, pick, placeholder=Placeholder(("a",), (OUT,))),
    call_otherwise,
]
BREAKS: list[Break] = [
    *INSIDE,
    lambda d, pick: replace(d, loss=pick([*sorted(d.root.nodes), "none", "", 3])),
    lambda d, pick: replace(d, ranges=d.ranges.set(some_id(d, pick), (pick(COORDINATES), 9.0))),
    lambda d, pick: replace(d, expanded=frozenset([pick(["a", "a/b", some_id(d, pick)])])),
    lambda d, pick: replace(d, stops=(Stop("forward", some_id(d, pick), pick(NAMES)),) * 2),
    lambda d, pick: replace(d, extra=Map({pick(OTHERS): pick([1, float("nan"), HALF, 10**400])})),
    lambda d, pick: replace(d, extra=Map({"x": nest(pick([50, 62, 63, 64]))})),
    rename_interface,
    change_block,
    drop_block,
]


# --- what has to hold ----------------------------------------------------------------------------


def check(document: Document) -> bool:
    """Put a document to the check and to the reader; whether the check was sure."""
    try:
        data = dump(document)
    except Exception:
        return False  # nobody can write it at all
    is_sure = is_surely_read(document, data)
    if is_sure:
        assert read(data) == document
    try:
        refused = None
        assert checked_bytes(document) == data
    except FileError as error:
        refused = error
    try:
        read(data)
    except FileError as error:
        assert refused is not None and refused.problems == error.problems
    else:
        assert refused is None
    return is_sure


anything = st.one_of(
    documents(max_nodes=5),
    documents_with_blocks(max_nodes=6),
    st.integers(0, 10**6).map(lambda n: random_document(Dice(n))),
)


@given(anything, st.integers(0, 2**32))
def test_what_it_is_sure_of_is_read_as_what_it_was(document, seed):
    dice = Random(seed)

    def pick(choices: list[Any]) -> Any:
        return dice.choice(choices or [""])

    check(document)
    for _ in range(BROKEN):
        broken = document
        for _ in range(dice.randint(1, 2)):
            with suppress(KeyError, AttributeError, TypeError):  # it has nothing of that kind
                broken = pick(BREAKS)(broken, pick)
        check(broken)


@given(documents_with_blocks(max_nodes=6))
def test_it_is_sure_of_what_was_drawn(document):
    assert check(document)


@pytest.mark.parametrize("seed", range(4))
def test_it_is_sure_of_arrays_and_their_gates(seed):
    assert check(random_document(Dice(seed)))


def test_it_is_sure_of_copies_notes_frames_bends_and_views():
    document = first_example()
    document = paste(document, copy_of(document, document.root, ["add1", "mul1"]), (9.0, 9.0))[0]
    document = notes_and_frames.add_note(document, "n", "why?\\ud800", (1, 2))
    document = notes_and_frames.add_frame(document, "fr", "f", ["n", "x"], (0.0, 0.0), (9.0, 9.0))
    document = bends.set_bends(document, Pin("mul1", "a"), [(1.0, 2.0)])
    document = edits.set_stop(document, ("forward", "mul1"), "look")
    view = StoredView("all", "", (0.0, 0.0), (9.0, 9.0))
    assert check(replace(document, views=(view,), extra=Map({"x-later": [1, {"a": None}]})))


def test_who_saves_reads_nothing_twice(monkeypatch):
    """A large circuit is saved without being read, which would take more than all else."""
    monkeypatch.setattr(self_check, "read", None)
    assert checked_bytes(first_example()) == dump(first_example())


@pytest.mark.parametrize("limit", ["NODES", "WIRES", "FILE_BYTES", "LISTS"])
def test_what_is_too_much_is_refused_at_the_same_count(monkeypatch, limit):
    document = first_example()
    data = dump(document)
    counts = {"NODES": 6, "WIRES": 5, "FILE_BYTES": len(data), "LISTS": data.count(b"{") + 9}
    for most, is_sound in ((counts[limit], True), (counts[limit] - 1, False)):
        for module in (self_check, definitions, parsing, reading):
            if hasattr(module, limit):
                monkeypatch.setattr(module, limit, Limit(most, "too much"))
        assert check(document) == is_sound
        if not is_sound:
            with pytest.raises(FileError, match="too much"):
                checked_bytes(document)
