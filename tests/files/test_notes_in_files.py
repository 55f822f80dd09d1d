"""Notes in circuit files: written and read as they were, and refused in a sentence."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from test_round_trip import FIRST_EXAMPLE, first_example

from circuit_editor import resources
from circuit_editor.files import FileError, annotation_forms, dump, limits, read
from circuit_editor.model import edits
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.edits.notes_and_frames import add_note

SCHEMA = json.loads((resources.folder() / "circuit.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
NOTES = """\
  "notes": [
    {"id": "note1", "text": "Why does it\\nfork? 變數", "place": [10, -20.5]},
    {"id": "note2", "text": "<b>plain</b>", "place": [0, 0], "x-tint": [1]}
  ],
"""
NOTED = FIRST_EXAMPLE.replace('  "loss"', f'{NOTES}  "loss"')


def refusal(text: str) -> str:
    with pytest.raises(FileError) as caught:
        read(text.encode())
    return str(caught.value)


def test_notes_stand_one_a_line_and_come_back_as_they_were():
    document = read(NOTED.encode())
    notes = document.root.notes
    assert notes["note1"][:2] == ("Why does it\nfork? 變數", (10.0, -20.5))
    assert dict(notes["note2"].extra) == {"x-tint": [1]}
    assert dump(document).decode() == NOTED
    VALIDATOR.validate(json.loads(NOTED))


def test_without_notes_a_file_is_what_it_was():
    document = add_note(first_example(), "note1", "here", (0.0, 0.0))
    assert dump(edits.remove(document, ["note1"])) == dump(first_example())
    assert b"notes" not in dump(first_example())


def test_a_note_inside_a_block_comes_back():
    document = add_note(first_example(), "note1", "inside", (100.0, 40.0))
    document, _ = group(document, ["add1", "mul1", "note1"], "both")
    (block,) = document.blocks.values()
    assert block.circuit.notes["note1"].text == "inside"
    assert not document.root.notes
    assert read(dump(document)) == document
    VALIDATOR.validate(json.loads(dump(document)))


@pytest.mark.parametrize(
    ("old", "new", "where", "said", "told_by_schema"),
    [
        ('"notes": [', '"notes": 1, "n": [', "notes", "This must be a list", True),
        ('{"id": "note1", ', "{", "id", "missing", True),
        ('"id": "note1"', '"id": "no/te"', "id", "1 to 64 letters", True),
        (
            '"id": "note1"',
            '"id": "note2"',
            "id",
            'another node, note or frame has the id "note2"',
            False,
        ),
        (
            '"id": "note1"',
            '"id": "add1"',
            "id",
            'another node, note or frame has the id "add1"',
            False,
        ),
        ('"text": "<b>plain</b>", ', "", "text", "missing", True),
        ('"text": "<b>plain</b>"', '"text": 3', "text", "must be a text", True),
        ('"text": "<b>plain</b>"', f'"text": "{"a" * 20_001}"', "text", "20,001 characters", True),
        ('"place": [0, 0]', '"place": [0]', "place", "two numbers", True),
        ('"place": [0, 0]', '"place": [0, 1000001]', "place", "too far out", True),
        (', "place": [0, 0]', "", "place", "missing", True),
        ('{"id": "note1"', '7, {"id": "note1"', "notes[0]", "must be an object", True),
    ],
)
def test_a_bad_note_is_refused_where_it_stands(old, new, where, said, told_by_schema):
    broken = NOTED.replace(old, new, 1)
    assert broken != NOTED
    text = refusal(broken)
    assert where in text
    assert said.lower() in text.lower()
    assert VALIDATOR.is_valid(json.loads(broken)) != told_by_schema


def test_an_id_is_taken_in_the_whole_file():
    document, _ = group(first_example(), ["add1"], "one")
    document = add_note(document, "note1", "outside", (0.0, 0.0))
    same = dump(document).replace(b'"note1"', b'"add1"')
    assert 'another node, note or frame has the id "add1"' in refusal(same.decode()).lower()


def test_the_schema_has_the_limits_of_the_code():
    notes = SCHEMA["$defs"]["notes"]
    assert notes["maxItems"] == annotation_forms.NOTES.most
    assert notes["items"]["properties"]["text"]["maxLength"] == limits.NOTE.most


def test_more_notes_than_there_may_be_are_refused():
    many = [{"id": f"n{n}", "text": "", "place": [0, 0]} for n in range(1001)]
    tree = {**json.loads(FIRST_EXAMPLE), "notes": many}
    assert "1,001 notes" in refusal(json.dumps(tree))
    assert read(json.dumps({**tree, "notes": many[:1000]}).encode())
