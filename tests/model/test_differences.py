"""What differs between two documents: nothing where they are equal, and else where it is."""

from __future__ import annotations

import pytest
from block_documents import two_neurons
from block_strategies import documents_with_blocks
from hypothesis import given
from strategies import documents

from circuit_editor.dataclass import replace
from circuit_editor.files import dump, read
from circuit_editor.model import OUT, Document, Pin, edits
from circuit_editor.model.differences import DifferenceKind, DocumentDifference, find_differences
from circuit_editor.model.edits import notes_and_frames


def pair() -> Document:
    document = Document()
    for at, name in enumerate("xy"):
        document = edits.add(
            document, name, "input", (0.0, 100.0 * at), value=float(at), label=name
        )
    document = edits.add(document, "q", "add", (200.0, 0.0))
    document = edits.connect(document, Pin("x", OUT), Pin("q", "a"))
    return edits.connect(document, Pin("y", OUT), Pin("q", "b"))


def read_again(document: Document) -> Document:
    """An equal document that shares nothing with the other."""
    return read(dump(document))


def mirrored(one: DocumentDifference) -> DocumentDifference:
    what = {
        DifferenceKind.ONLY_LEFT: DifferenceKind.ONLY_RIGHT,
        DifferenceKind.ONLY_RIGHT: DifferenceKind.ONLY_LEFT,
    }.get(one.kind, one.kind)
    return one._replace(kind=what, left=one.right, right=one.left)


@given(documents(), documents())
def test_there_are_none_exactly_where_both_are_equal(left, right):
    assert not find_differences(left, read_again(left))
    assert bool(find_differences(left, right)) is (left != right)


@given(documents_with_blocks(), documents_with_blocks())
def test_what_differs_is_the_same_from_the_other_side(left, right):
    there = find_differences(left, right)
    back = find_differences(right, left)
    assert {*there} == {mirrored(each) for each in back}
    assert bool(there) is (left != right)
    for each in there:
        for ids, document in ((each.left, left), (each.right, right)):
            circuit = document.blocks[each.block].circuit if each.block else document.root
            held = (*circuit.nodes, *circuit.notes, *circuit.frames)
            assert ids <= {*held} or each.kind is DifferenceKind.RECORD


def whats(left: Document, right: Document) -> list[tuple[DifferenceKind, object]]:
    return [
        (each.kind if each.record is None else each.record.name, each.at)
        for each in find_differences(left, read_again(right))
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: edits.set_value(d, "x", 7.0), [("values", "x")]),
        (lambda d: edits.rename(d, "x", "z"), [("labels", "x")]),
        (
            lambda d: edits.move(d, {"x": (5.0, 5.0), "q": (0.0, 0.0)}),
            [(DifferenceKind.MOVED, None)],
        ),
        (lambda d: edits.disconnect(d, [Pin("q", "b")]), [(DifferenceKind.WIRE, Pin("q", "b"))]),
        (
            lambda d: edits.connect(d, Pin("x", OUT), Pin("q", "b")),
            [(DifferenceKind.WIRE, Pin("q", "b"))],
        ),
        (
            lambda d: edits.remove(d, ["y"]),
            [(DifferenceKind.ONLY_LEFT, None), (DifferenceKind.WIRE, Pin("q", "b"))],
        ),
        (lambda d: edits.set_range(d, "x", -9.0, 9.0), [("ranges", "x")]),
        (
            lambda d: edits.add(d, "n", "neg", (0.0, 0.0)),
            [(DifferenceKind.ONLY_RIGHT, None)],
        ),
        (lambda d: replace(d, extra=d.extra.set("more", 1)), [(DifferenceKind.OTHER, None)]),
    ],
)
def test_each_edit_is_one_difference_or_those_it_brings_along(change, expected):
    assert whats(pair(), change(pair())) == expected


def test_a_note_that_says_something_else_differs_and_one_that_moved_has_moved():
    document = notes_and_frames.add_note(pair(), "note1", "one", (0.0, 0.0))
    moved = edits.move(document, {"note1": (90.0, 0.0)})
    told = notes_and_frames.set_note(document, "note1", "two")
    assert whats(document, moved) == [(DifferenceKind.MOVED, None)]
    assert whats(document, told) == [("notes", "note1")]
    (gone,) = find_differences(document, pair())
    assert (gone.left, gone.right) == ({"note1"}, frozenset())


def test_what_differs_in_a_block_is_told_once_for_all_its_instances():
    document = two_neurons()
    ((id_, block),) = document.blocks.items()
    some = min(each for each, node in block.circuit.nodes.items() if not node.gate.is_port)
    circuit = replace(block.circuit, places=block.circuit.places.set(some, (999.0, 0.0)))
    other = replace(document, blocks=document.blocks.set(id_, replace(block, circuit=circuit)))
    (found,) = find_differences(document, other)
    assert (found.kind, found.block, found.left) == (DifferenceKind.MOVED, id_, {some})
