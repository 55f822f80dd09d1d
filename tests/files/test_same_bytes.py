"""The same document gives the same bytes: in every process, country, and order of editing."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map
from make_v1 import CANONICAL, FOLDER
from strategies import documents

from circuit_editor import resources
from circuit_editor.files import dump, read
from circuit_editor.model import EMPTY, Document, blocks, edits
from circuit_editor.model.document import StoredView
from circuit_editor.model.edits import bends, notes_and_frames, stored_views

CIRCUITS = [*sorted(FOLDER.glob("*.circuit")), *resources.examples(), *resources.blocks()]
TESTS = Path(__file__).resolve().parents[1]

# Reads circuits and writes them, and random ones that are edited until they are whole.
WRITES = """
import hashlib, locale, sys
from pathlib import Path
from PySide6.QtCore import QLocale
import mutations
from circuit_editor.files import dump, read

try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass  # this machine has none such
QLocale.setDefault(QLocale(sys.argv[1]))
for path in sys.argv[2:]:
    print(hashlib.sha256(dump(read(Path(path).read_bytes()))).hexdigest())
for number in range(12):
    print(hashlib.sha256(dump(mutations.random_document(number))).hexdigest())
print({"a", "b", "c", "d", "e"})
"""


def with_commas() -> str:
    """A locale of this machine that writes 1,5; the plainest one where there is none."""
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8"):
            try:
                locale.setlocale(locale.LC_NUMERIC, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)
    return "C"


def test_hash_seeds_and_locales_change_no_byte():
    written = []
    for seed, spoken, qt in (("0", "C", "C"), ("1", with_commas(), "de_DE"), ("2", "C", "tr_TR")):
        paths = os.pathsep.join([str(TESTS), str(TESTS.parent)])
        own = {"PYTHONHASHSEED": seed, "LC_ALL": spoken, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
        running = subprocess.Popen(
            [sys.executable, "-c", WRITES, qt, *map(str, CIRCUITS)],
            stdout=subprocess.PIPE,
            env={**os.environ, **own},
            text=True,
        )
        written.append(running)
    told = [each.communicate()[0].splitlines() for each in written]
    assert not any(each.returncode for each in written)
    assert len({each[-1] for each in told}) > 1, "the seeds did nothing"
    assert len(told[0]) == len(CIRCUITS) + 13
    assert told[0][:-1] == told[1][:-1] == told[2][:-1]


# --- the order of editing ---------------------------------------------------------------------

Edit = Callable[[Document], Document]


def pieces(document: Document) -> list[list[Edit]]:
    """The edits that make a document out of nothing: those of one list in whatever order."""
    root = document.root
    nodes: list[Edit] = [
        partial(edits.add, id_=id_, kind=each.kind, place=root.places[id_])
        for id_, each in root.nodes.items()
    ]
    beside: list[Edit] = [
        partial(edits.set_value, path=path, value=each.array) for path, each in root.values.items()
    ]
    for id_, each in root.nodes.items():
        beside += [
            partial(edits.set_attr, id_=id_, name=name, number=number)
            for name, number in each.attrs.items()
        ]
        beside.append(partial(edits.rename, id_=id_, label=root.label(id_)))
    wires: list[Edit] = [
        partial(edits.connect, source=source, target=target)
        for target, source in root.wires.items()
    ]
    bent: list[Edit] = [
        partial(bends.set_bends, target=target, points=each.points)
        for target, each in root.bends.items()
    ]
    noted: list[Edit] = [
        partial(notes_and_frames.add_note, id_=id_, text=each.text, place=each.place)
        for id_, each in root.notes.items()
    ]
    stopped: list[Edit] = [
        partial(edits.set_stop, step=each.step, note=each.note) for each in document.stops
    ]
    ranged: list[Edit] = [
        partial(edits.set_range, id_=path, low=low, high=high)
        for path, (low, high) in document.ranges.items()
    ]
    loss: list[Edit] = [partial(edits.set_loss, id_=document.loss)]
    return [nodes, [*beside, *wires, *noted], [*bent, *stopped, *ranged, *loss]]


def made(document: Document, draw: st.DrawFn) -> Document:
    """The document, made in an order that is drawn, with detours."""
    built = EMPTY
    nodes, beside, last = pieces(document)
    for edit in draw(st.permutations(nodes)):
        built = edit(built)
    for edit in draw(st.permutations(beside)):
        if draw(st.integers(0, 9)) == 0:  # taken back, or done and undone by hand
            edit(built)
            built = edits.remove(edits.add(built, "detour", "exp", (0.0, 0.0)), ["detour"])
            back = dict(built.root.places)
            built = edits.move(built, {id_: (x + 8.0, y) for id_, (x, y) in back.items()})
            built = edits.move(built, back)
        built = edit(built)
    for edit in draw(st.permutations(last)):
        built = edit(built)
    frames = sorted(document.root.frames)  # who holds what is a tree: its edits are its order
    for id_ in frames:
        each = document.root.frames[id_]
        built = notes_and_frames.add_frame(built, id_, each.title, (), each.place, each.size)
    for holder in draw(st.permutations(frames)):
        for held in draw(st.permutations(sorted(document.root.frames[holder].nodes))):
            built = notes_and_frames.put_into_frame(built, {held: holder})
    for view in document.views:
        plain = StoredView(view.title, view.path, view.place, view.size)
        built = stored_views.store_view(built, plain)
    return built


def is_all_known(document: Document) -> bool:
    """True without placeholders, which no edit adds."""
    return all(each.placeholder is None for each in document.root.nodes.values())


@given(documents().filter(is_all_known), st.data())
def test_the_order_of_editing_changes_no_byte(document, data):
    one, other = made(document, data.draw), made(document, data.draw)
    assert dump(one) == dump(other)
    assert one == other


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_within_a_map_changes_no_byte(document, rng):
    def shuffled(field):
        if not isinstance(field, Map):
            return field
        items = [*field.items()]
        rng.shuffle(items)
        return Map(items)

    root = document.root
    names = [name for name in type(root).__slots__ if isinstance(getattr(root, name), Map)]
    other = replace(root, **{name: shuffled(getattr(root, name)) for name in names})
    again = replace(document, root=other, ranges=shuffled(document.ranges))
    assert dump(again) == dump(document)


# --- one change, one line ---------------------------------------------------------------------


def lines_changed(before: bytes, after: bytes) -> list[tuple[bytes, bytes]]:
    """The lines in which two files differ; they have as many."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]


def moves(document: Document) -> Iterator[tuple[str, Document]]:
    """Everything that has a place, moved alone, in the circuit and within its blocks."""
    for inside in (None, *sorted(document.blocks)):
        circuit = blocks.circuit_of(document, inside)
        own = {**circuit.places, **{id_: each.place for id_, each in circuit.notes.items()}}
        own |= {id_: each.place for id_, each in circuit.frames.items()}
        for id_, (x, y) in own.items():
            there = {id_: (x * 0.5 + 3.25, y * 0.5 - 7)}
            if inside is None:
                yield id_, edits.move(document, there)
            else:
                move = partial(edits.move, places=there)
                yield id_, blocks.within(document, inside, move)


@pytest.mark.parametrize("path", CIRCUITS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_one_thing_moved_is_one_line(path):
    document = read(path.read_bytes())
    canonical = path.with_suffix(CANONICAL)
    before = canonical.read_bytes() if canonical.exists() else path.read_bytes()
    for id_, after in moves(document):
        ((old, new),) = lines_changed(before, dump(after))
        assert f'"id": "{id_}"'.encode() in old and f'"id": "{id_}"'.encode() in new
