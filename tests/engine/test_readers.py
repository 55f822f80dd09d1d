"""The inputs that a node feeds, told from the tape: what a look at all wires finds, or nothing."""

from __future__ import annotations

from block_documents import two_neurons
from draw import draw, staged_example
from hypothesis import given
from scripts import scripts

from circuit_editor.engine.live_run import LiveRun
from circuit_editor.model import EMPTY, OUT, Pin, edits


@given(script=scripts())
def test_whatever_is_deleted_by_them_is_what_is_deleted_without(script):
    document = EMPTY
    live = LiveRun(document)
    for edit in script:
        document = edit(document)
        live.follow(document)
        for id_ in document.root.nodes:
            gone = [id_]
            assert edits.remove(document, gone, live.readers) == edits.remove(document, gone)


def test_they_are_those_of_a_fork_each_input_of_its_own():
    document = draw({"x": 2}, {"p": ("mul", "x", "x"), "f": ("add", "x", "p")}, loss="f")
    live = LiveRun(document)
    told = live.readers(document.root, "x")
    assert sorted(told) == [Pin("f", "a"), Pin("p", "a"), Pin("p", "b")]
    (flag,) = live.readers(document.root, "f")
    assert document.root.wires[flag] == Pin("f", OUT)
    assert live.readers(document.root, flag.node) == []


def test_nothing_is_told_of_another_circuit_nor_where_blocks_may_be_fed():
    document = staged_example()
    live = LiveRun(document)
    later = edits.remove(document, [min(document.root.nodes)])
    assert live.readers(document.root, "f") is not None
    assert live.readers(later.root, "f") is None
    blocks = two_neurons()
    assert {LiveRun(blocks).readers(blocks.root, id_) for id_ in blocks.root.nodes} == {None}
