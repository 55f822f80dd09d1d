"""Bends in circuit files: written and read as they were, and refused in a sentence."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from test_round_trip import FIRST_EXAMPLE

from circuit_editor import resources
from circuit_editor.files import FileError, bend_forms, dump, limits, read
from circuit_editor.model import Pin
from circuit_editor.model.edits.bends import straighten
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.edits.ungrouping import ungroup
from circuit_editor.model.record_limits import MOST_BENDS

SCHEMA = json.loads((resources.folder() / "circuit.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
BENDS = """\
  "bends": [
    {"to": "add1.a", "points": [[1, 2], [30, -4.5]]},
    {"to": "mul1.a", "points": [[0, 0]], "x-a": 1}
  ],
"""
BENT = FIRST_EXAMPLE.replace('  "loss"', f'{BENDS}  "loss"')


def test_bends_stand_one_wire_a_line_and_come_back_as_they_were():
    document = read(BENT.encode())
    bends = document.root.bends
    assert bends[Pin("add1", "a")].points == ((1.0, 2.0), (30.0, -4.5))
    assert dict(bends[Pin("mul1", "a")].extra) == {"x-a": 1}
    assert dump(document).decode() == BENT
    VALIDATOR.validate(json.loads(BENT))


def test_without_bends_a_file_is_what_it_was():
    document = read(BENT.encode())
    assert dump(straighten(document, document.root.wires)).decode() == FIRST_EXAMPLE


def test_bends_inside_a_block_come_back():
    before = read(BENT.encode())
    document, instance = group(before, ["add1", "mul1"], "both")
    (block,) = document.blocks.values()
    assert block.circuit.bends[Pin("mul1", "a")].points == ((0.0, 0.0),)
    assert read(dump(document)) == document
    VALIDATOR.validate(json.loads(dump(document)))
    assert ungroup(document, instance)[0].root.bends == before.root.bends


@pytest.mark.parametrize(
    ("old", "new", "where", "said", "told_by_schema"),
    [
        ('"bends": [', '"bends": 1, "n": [', "bends", "This must be a list", True),
        ('{"to": "add1.a", "p', '7, {"to": "add1.a", "p', "bends[0]", "must be an object", True),
        ('{"to": "add1.a", "p', '{"p', "bends[0].to", "missing", True),
        ('"to": "add1.a", "p', '"to": 3, "p', "bends[0].to", "must be a text", True),
        ('"to": "add1.a", "p', '"to": "add1.c", "p', "bends.add1.c.to", "No wire arrives", False),
        ('"to": "add1.a", "p', '"to": "x.a", "p', "bends.x.a.to", "No wire arrives", False),
        # no place breaks the line in which it is told
        ('"to": "add1.a", "p', '"to": "\\u2028x.a", "p', "bends.\ufffdx.a.to", "No wire", False),
        ('"to": "add1.a", "p', '"to": "mul1.a", "p', "bends[1].to", "here twice", False),
        (', "points": [[0, 0]]', "", "bends[1].points", "missing", True),
        ("[[0, 0]]", "[]", "bends[1].points", "1 to 100 points", True),
        ("[[0, 0]]", '"0, 0"', "bends[1].points", "1 to 100 points", True),
        ("[[0, 0]]", f"[{'[0, 0], ' * 100}[0, 0]]", "bends[1].points", "1 to 100", True),
        ("[30, -4.5]", "[30]", "bends[0].points[1]", "two numbers", True),
        ("[30, -4.5]", "[30, true]", "bends[0].points[1]", "two numbers", True),
        ("[30, -4.5]", "[30, 1000001]", "bends[0].points[1]", "too far out", True),
    ],
)
def test_bad_bends_are_refused_where_they_stand(old, new, where, said, told_by_schema):
    broken = BENT.replace(old, new, 1)
    assert broken != BENT
    with pytest.raises(FileError) as caught:
        read(broken.encode())
    assert where in str(caught.value)
    assert all(each.at.isprintable() for each in caught.value.problems)
    assert said in str(caught.value)
    assert VALIDATOR.is_valid(json.loads(broken)) != told_by_schema


def test_the_schema_has_the_limits_of_the_code():
    bends = SCHEMA["$defs"]["bends"]
    assert bends["maxItems"] == limits.WIRES.most
    assert bends["items"]["properties"]["points"]["maxItems"] == MOST_BENDS
    assert SCHEMA["$defs"]["coordinate"]["maximum"] == bend_forms.TOO_FAR.most
