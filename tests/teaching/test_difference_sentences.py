"""Every difference is a sentence that says what is so on which side."""

from __future__ import annotations

import pytest
from block_documents import two_neurons
from block_strategies import documents_with_blocks
from hypothesis import given
from strategies import documents

import circuit_editor as ce
from circuit_editor.dataclass import replace
from circuit_editor.files import dump, read
from circuit_editor.model import OUT, Document, Pin, edits
from circuit_editor.model.edits import notes_and_frames
from circuit_editor.teaching.difference_sentences import HERE, IN_FILE, Comparison, Side


def told(left: Document, right: Document) -> list[str]:
    comparison = Comparison(Side(left, HERE), Side(read(dump(right)), IN_FILE))
    return [str(comparison.tell(each)) for each in comparison.differences]


def pair() -> Document:
    document = Document()
    for at, name in enumerate("xy"):
        place = (0.0, 100.0 * at)
        document = edits.add(document, name, "input", place, value=float(at), label=name)
    document = edits.add(document, "q", "add", (200.0, 0.0))
    document = edits.connect(document, Pin("x", OUT), Pin("q", "a"))
    document = edits.connect(document, Pin("y", OUT), Pin("q", "b"))
    document = edits.add(document, "plus", "add_constant", (300.0, 0.0), attrs={"c": 2.0})
    return notes_and_frames.add_note(document, "note1", "one {x}", (0.0, 0.0))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: edits.set_value(d, "x", -7.5), ["x: 0.00 here, −7.50 in the file"]),
        (
            lambda d: edits.set_value(d, "y", 1.0000001),
            ["y: 1 here, 1.0000001 in the file"],
        ),
        (
            lambda d: edits.set_value(edits.set_value(d, "x", [1.0]), "y", [1.0, 2.0, 3.0]),
            ["x: 0.00 here, [1.00] in the file", "y: 1.00 here, [1.00, 2.00, 3.00] in the file"],
        ),
        (lambda d: edits.rename(d, "plus", "{q}"), ["Name: no name here, {q} in the file"]),
        (lambda d: edits.rename(d, "x", "z"), ["Name: x here, z in the file"]),
        (lambda d: edits.set_attr(d, "plus", "c", 3.0), ["? + 3: +2 here, +3 in the file"]),
        (
            lambda d: edits.connect(d, Pin("x", OUT), Pin("q", "b")),
            ["Input 2 of x + x: y here, x in the file"],
        ),
        (
            lambda d: edits.connect(d, Pin("q", OUT), Pin("plus", "x")),
            ["Input of x + y + 2: not wired here, x + y in the file"],
        ),
        (
            lambda d: edits.move(d, {"x": (5.0, 5.0), "note1": (9.0, 0.0)}),
            ["In another place: one {x}, x"],
        ),
        (
            lambda d: edits.add(d, "n", "neg", (0.0, 0.0), label="n"),
            ["Only in the file: n (neg)"],
        ),
        (
            lambda d: edits.flag(d, Pin("q", OUT), (400.0, 0.0)),
            ["Only in the file: f (loss flag)", "Loss: none here, f in the file"],
        ),
        (
            lambda d: edits.set_range(d, "x", -1.0, 1.0),
            ["Slider of x: none here, −1.00 to 1.00 in the file"],
        ),
        (
            lambda d: notes_and_frames.set_note(d, "note1", "two"),
            ["Note: “one {x}” here, “two” in the file"],
        ),
        (lambda d: edits.remove(d, ["note1"]), ["Note only here: one {x}"]),
        (
            lambda d: replace(d, extra=d.extra.set("more", 1)),
            ["Something that is not drawn"],
        ),
    ],
)
def test_an_edit_is_told_as_what_is_so_on_either_side(change, expected):
    assert told(pair(), change(pair())) == expected


def test_many_nodes_are_counted():
    document = pair()
    for at in range(9):
        document = edits.add(document, f"n{at}", "input", (0.0, 0.0), value=0.0, label=f"n{at}")
    (told_of_them,) = told(document, pair())
    assert told_of_them.endswith("n5 (input) and 3 more")


def test_what_differs_in_a_block_names_it_and_a_value_its_way():
    document = two_neurons()
    ((id_, block),) = document.blocks.items()
    some = min(each for each, node in block.circuit.nodes.items() if not node.gate.is_port)
    circuit = replace(block.circuit, labels=block.circuit.labels.set(some, "s"))
    renamed = replace(block, circuit=circuit, name="unit")
    told_of_it = told(document, replace(document, blocks=document.blocks.set(id_, renamed)))
    assert f"Block: {block.name} here, unit in the file" in told_of_it
    assert any(each.startswith("In block unit: Name: ") for each in told_of_it)
    path = min(path for path in document.root.values if "/" in path)
    (told_of_value,) = told(document, edits.set_value(document, path, 77.0))
    assert " › " in told_of_value and told_of_value.endswith("77.00 in the file")


@given(documents(), documents_with_blocks())
def test_each_difference_can_be_told(left, right):
    for one, other in ((left, right), (right, left)):
        sentences = told(one, other)
        assert bool(sentences) is (one != other)
        assert all(each and "{" not in each.split(":")[0] for each in sentences)


def test_of_two_that_are_called_the_same_the_kind_is_told():
    document = ce.circuit("f = x * y", x=2, y=3).document
    moved = edits.move(document, dict.fromkeys(document.root.nodes, (5.0, 5.0)))
    assert told(document, moved) == ["In another place: x, y, f (mul), f (loss flag)"]
