"""Random work on a session beside a shadow: after each action the same bytes.

The shadow holds no document: only bytes, of each step that can be undone, of the file, of what the
journal held. An edit is done to what those bytes are read as. The suite does a seeded part of it;
a million actions (or ACTIONS) are done, others for each SEED, and the memory is watched, by

    ACTIONS=1000000 SEED=18 python3 packaging/dev.py test -m soak tests/ui/test_shadow.py
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import _lru_cache_wrapper
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
import scripts
from scripts import edit_of, nodes_of, some

from circuit_editor import files
from circuit_editor.files.journal import Journal, read_journal
from circuit_editor.files.reading import read
from circuit_editor.files.writing import dump
from circuit_editor.model import EMPTY, Document, blocks
from circuit_editor.model import edits as e
from circuit_editor.model.blocks import instances_in
from circuit_editor.model.edits import bends, notes_and_frames
from circuit_editor.model.edits.grouping import group, why_not_group
from circuit_editor.model.edits.ungrouping import ungroup, why_not_ungroup
from circuit_editor.model.edits.unshare import make_unique
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.ui.session.session import Session

ACTIONS = int(os.environ.get("ACTIONS", "100000"))
SEED = int(os.environ.get("SEED", "18"))
FEW = 600  # in the suite
MOST_NODES = 16  # more of them find nothing more, and take longer
MOST_STEPS = 200  # that are kept to be undone: the history keeps more
LONGEST_JOURNAL = 30_000  # bytes, after which it is begun anew
GROWTH = 0.05  # of the memory, at most
NUMBERS = [0.0, -0.0, 1.0, -2.5, 1e300, 0.1]  # what a file can hold


# --- edits that the scripts have not ---------------------------------------------------------


def add_note(document: Document, rng: Random) -> Document:
    place = (rng.randint(-9, 9), rng.randint(-9, 9))
    text = rng.choice(["why?", "", "größe\n變數", "<b>"])
    return notes_and_frames.add_note(document, fresh_id(document, "note"), text, place)


def set_note(document: Document, rng: Random) -> Document:
    notes = sorted(document.root.notes)
    return notes_and_frames.set_note(document, rng.choice(notes), "x") if notes else document


def add_frame(document: Document, rng: Random) -> Document:
    held = some(rng, nodes_of(document))
    id_ = fresh_id(document, "frame")
    return notes_and_frames.add_frame(document, id_, "f", held, (0.0, 0.0), (200.0, 100.0))


def bend(document: Document, rng: Random) -> Document:
    wires = sorted(document.root.wires)
    if not wires:
        return document
    points = [(rng.randint(-9, 9), 3.0) for _ in range(rng.randint(0, 2))]
    return bends.set_bends(document, rng.choice(wires), points)


def stop(document: Document, rng: Random) -> Document:
    nodes = [each for each in nodes_of(document) if not document.root.nodes[each].gate.is_source]
    if not nodes:
        return document
    return e.set_stop(document, ("forward", rng.choice(nodes)), rng.choice(["", "look"]))


def make_block(document: Document, rng: Random) -> Document:
    chosen = some(rng, nodes_of(document))
    refusal = why_not_group(document.root, chosen)
    chosen += refusal.missing if refusal is not None else ()
    if not chosen or why_not_group(document.root, chosen) is not None:
        return document
    return group(document, chosen, rng.choice(["σ", "unit", "größe"]))[0]


def open_block(document: Document, rng: Random) -> Document:
    found = [id_ for id_, _ in instances_in(document.root)]
    if not found or why_not_ungroup(document, id_ := rng.choice(found)) is not None:
        return document
    return ungroup(document, id_)[0]


def unshare(document: Document, rng: Random) -> Document:
    found = [id_ for id_, _ in instances_in(document.root)]
    return make_unique(document, (rng.choice(found),))[0] if found else document


OTHERS = [add_note, set_note, add_frame, bend, stop, make_block, make_block, open_block, unshare]


def change(seed: int, *, is_full: bool) -> Callable[[Document], Document]:
    """One edit, which follows from the seed and the document alone."""
    rng = Random(seed)
    if is_full:
        return lambda document: e.remove(
            document, Random(seed).sample(nodes_of(document), MOST_NODES // 2)
        )
    if rng.random() < 0.6:
        return edit_of(seed)
    verb = rng.choice(OTHERS)
    return lambda document: verb(document, Random(seed))


def is_sound(data: bytes) -> bool:
    try:
        read(data)
    except files.FileError:
        return False
    return True


# --- both of them ----------------------------------------------------------------------------


class KeptStep(NamedTuple):
    """What a journal holds from so many bytes on."""

    size: int
    data: bytes


class Pair:
    """A session and its shadow, to which the same is done."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = Random(seed)
        self.session = Session()
        self.path = folder / "a.circuit"
        self.session.open(EMPTY, None)
        self.states, self.at = [dump(EMPTY)], 0
        self.saved = b""
        self.done: dict[str, int] = {}
        self.begin_journal()

    # the shadow's own

    def begin_journal(self) -> None:
        self.journal, self.kept = Journal(), []
        self.follow()

    def follow(self) -> None:
        """The journal goes after the session; what it holds is noted as bytes."""
        for _ in self.journal.follow(self.session.document, {}):
            pass
        if not self.kept or self.kept[-1].size != self.journal.size:
            self.kept.append(KeptStep(self.journal.size, self.states[self.at]))

    def step(self, data: bytes) -> None:
        """The shadow makes a step, as the history should."""
        self.states[self.at + 1 :] = [data]
        self.at += 1
        if self.at > MOST_STEPS:
            del self.states[0]
            self.at -= 1

    # what is done

    def act(self) -> None:
        weights = (80, 8, 5, 5, 3, 0.7, 1, 0.3)
        deeds = (
            *(self.edit, self.undo, self.redo, self.drag, self.save, self.reload),
            *(self.recover, self.begin),
        )
        (deed,) = self.dice.choices(deeds, weights)
        self.done[deed.__name__] = self.done.get(deed.__name__, 0) + 1
        deed()
        assert dump(self.session.document) == self.states[self.at], deed.__name__
        self.follow()
        if self.journal.size > LONGEST_JOURNAL:
            self.begin_journal()

    def edit(self) -> None:
        before = self.session.document
        if self.dice.random() < 0.2:
            self.visit()
        where = self.session.where
        is_full = len(self.session.circuit.nodes) > MOST_NODES
        edit = change(self.dice.getrandbits(32), is_full=is_full)
        after = dump(blocks.edit_at(read(self.states[self.at]), where, edit))
        if where and not is_sound(after):  # a flag in a block, say, which no window puts there
            return
        taken = self.session.edit("step", edit)
        if taken and self.session.document is not before:
            self.step(self.with_room(after, where) if self.session.shapes else after)

    def with_room(self, data: bytes, where: tuple[str, ...]) -> bytes:
        """The same with the places that the session gave to what arrays pushed aside."""
        places = dict(blocks.circuit_of(self.session.document, self.session.inside).places.items())
        return dump(blocks.edit_at(read(data), where, e.move, places))

    def visit(self) -> None:
        """Go into a block, or out of it: an edit there changes all that are alike."""
        found = [id_ for id_, _ in instances_in(self.session.document.root)]
        inside = (self.dice.choice(found),) if found and self.dice.random() < 0.5 else ()
        self.session.go(inside)

    def drag(self) -> None:
        """Hold a slider: all that passes is one step, or none if it is taken back."""
        self.session.go(())
        sources = scripts.sources_of(self.session.document)
        if not sources:
            return
        id_ = self.dice.choice(sources)
        values = [self.dice.choice(NUMBERS) for _ in range(3)]
        before = self.session.document
        has_arrays = False
        self.session.hold()
        for each in values:
            self.session.set_value(id_, each, live=True)
            has_arrays = has_arrays or bool(self.session.shapes)
        if self.dice.random() < 0.3:
            self.session.abandon()
            assert dump(self.session.document) == self.states[self.at]
            self.forget_future()
            return
        self.session.release()
        if self.session.document is not before:
            after = dump(e.set_value(read(self.states[self.at]), id_, values[-1]))
            self.step(self.with_room(after, ()) if has_arrays else after)

    def forget_future(self) -> None:
        """Whether there is something to redo, the session has to know: both are asked."""
        if self.session.redo_label is None:
            del self.states[self.at + 1 :]

    def undo(self) -> None:
        has_any = self.session.undo_label is not None
        self.session.undo()
        if has_any and self.at == 0:  # further back than the shadow remembers
            self.session.redo()
        elif self.at:
            assert has_any
            self.at -= 1

    def redo(self) -> None:
        has_any = self.at + 1 < len(self.states)
        assert (self.session.redo_label is not None) == has_any
        self.session.redo()
        self.at += has_any

    def save(self) -> None:
        files.save(self.session.to_save(), self.path)
        self.session.mark_saved(self.path)
        self.saved = self.states[self.at]
        assert self.path.read_bytes() == self.saved
        assert not self.session.is_unsaved

    def reload(self) -> None:
        if self.saved:
            self.session.open(files.load(self.path), self.path)
            self.states, self.at = [self.saved], 0

    def recover(self) -> None:
        """The program is killed, its journal perhaps torn; the work comes back from there."""
        data = b"".join(self.journal.chunks)
        least = self.kept[0].size
        torn = self.dice.randint(least, len(data)) if self.dice.random() < 0.5 else len(data)
        found = read_journal(data[:torn]).document
        expected = [each.data for each in self.kept if each.size <= torn][-1]
        self.session.open(found, self.path if self.saved else None, is_saved=False)
        self.states, self.at = [expected], 0
        self.begin_journal()

    def begin(self) -> None:
        self.session.open(EMPTY, None)
        self.states, self.at = [dump(EMPTY)], 0
        self.begin_journal()


@pytest.fixture
def pair(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(scripts, "NUMBERS", NUMBERS)
    return Pair(tmp_path, SEED)


def test_a_part_of_it_leaves_equal_bytes(pair):
    for _ in range(FEW):
        pair.act()
    assert len(pair.done) == 8 and pair.done["edit"] > FEW / 2


def test_a_shadow_sees_what_is_another(pair, monkeypatch):
    """A history that gives back another document than it should is found."""
    monkeypatch.setattr(Session, "redo", lambda session: session._step(lambda: None))
    with pytest.raises(AssertionError):
        for _ in range(FEW):
            pair.act()


@pytest.mark.soak
def test_many_of_them_leave_equal_bytes_and_no_memory_behind(pair):
    used = []
    for number in range(ACTIONS):
        pair.act()
        if (number + 1) % (ACTIONS // 10) == 0:
            pair.begin()  # what can still be undone is no leak
            used.append(memory())
            print(f"{number + 1}: {used[-1] / 2**20:.1f} MB", file=sys.stderr, flush=True)
    print(pair.done, file=sys.stderr)
    assert used[-1] <= (1 + GROWTH) * used[1]


def memory() -> int:
    """What the process holds in memory once all that is free was given back, in bytes.

    What is kept to be quicker has its limits, and is given back, too.
    """
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and each.cache_parameters()["maxsize"]:
            if each.__module__.startswith("circuit_editor."):
                each.cache_clear()
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
