"""What is written is read again, to the last bit, and the same document gives the same bytes."""

import math

import pytest

from circuit_editor.files import dump, load, read, save
from circuit_editor.model import EMPTY, Document, Pin, Value, edits


def first_example() -> Document:
    """f = (x + y) z, as the lecture draws it."""
    document = EMPTY
    for row, (name, value) in enumerate([("x", -2), ("y", 5), ("z", -4)]):
        document = edits.add(document, name, "input", (0, 80 * row), label=name, value=value)
    document = edits.add(document, "add1", "add", (170, 40))
    document = edits.add(document, "mul1", "mul", (340, 100))
    document = edits.add(document, "f", "output", (510, 100), label="f")
    for source, target in [
        ("x", "add1.a"),
        ("y", "add1.b"),
        ("add1", "mul1.a"),
        ("z", "mul1.b"),
        ("mul1", "f.x"),
    ]:
        document = edits.connect(document, Pin(source, "out"), Pin(*target.split(".")))
    return edits.set_range(document, "x", -5, 5)


FIRST_EXAMPLE = """\
{
  "format": "circuit-editor",
  "version": 1,
  "nodes": [
    {"id": "add1", "kind": "add", "place": [170, 40]},
    {"id": "f", "kind": "output", "label": "f", "place": [510, 100]},
    {"id": "mul1", "kind": "mul", "place": [340, 100]},
    {"id": "x", "kind": "input", "label": "x", "value": -2, "place": [0, 0]},
    {"id": "y", "kind": "input", "label": "y", "value": 5, "place": [0, 80]},
    {"id": "z", "kind": "input", "label": "z", "value": -4, "place": [0, 160]}
  ],
  "wires": [
    {"to": "add1.a", "from": "x.out"},
    {"to": "add1.b", "from": "y.out"},
    {"to": "f.x", "from": "mul1.out"},
    {"to": "mul1.a", "from": "add1.out"},
    {"to": "mul1.b", "from": "z.out"}
  ],
  "loss": "f",
  "ranges": {
    "x": [-5, 5]
  }
}
"""


def test_a_file_looks_like_this():
    assert dump(first_example()).decode() == FIRST_EXAMPLE
    assert read(FIRST_EXAMPLE.encode()) == first_example()


def test_an_empty_document_is_a_file_too(tmp_path):
    save(EMPTY, tmp_path / "empty.circuit")
    assert load(tmp_path / "empty.circuit") == EMPTY


def test_minus_zero_and_arrays_come_back_to_the_last_bit():
    value = [[-0.0, 5e-324], [1.7976931348623157e308, 0.1]]
    document = edits.set_value(first_example(), "x", value)
    assert read(dump(document)).root.values["x"] == Value(value)


@pytest.mark.parametrize(("written", "sign"), [("-0", -1.0), ("-0.0", -1.0), ("0", 1.0)])
def test_a_zero_written_by_hand_keeps_its_sign(written, sign):
    text = FIRST_EXAMPLE.replace('"value": -2', f'"value": {written}')
    number = float(read(text.encode()).root.values["x"])
    assert (number, math.copysign(1.0, number)) == (0.0, sign)


def test_moving_one_gate_changes_one_line():
    before = first_example()
    after = edits.move(before, {"mul1": (350.5, 100)})
    lines = zip(dump(before).splitlines(), dump(after).splitlines(), strict=True)
    assert [new for old, new in lines if old != new] == [
        b'    {"id": "mul1", "kind": "mul", "place": [350.5, 100]},'
    ]


def test_unknown_fields_are_kept_where_they_were():
    text = FIRST_EXAMPLE.replace('"place": [170, 40]}', '"place": [170, 40], "tint": {"b": [1.5]}}')
    text = text.replace('"from": "x.out"}', '"from": "x.out", "bend": [1, null]}')
    text = text.replace(
        "  }\n}\n", '  },\n  "author": "Ada",\n  "edited": 12345678901234567890\n}\n'
    )
    assert dump(read(text.encode())).decode() == text
