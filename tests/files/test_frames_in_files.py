"""Frames in circuit files: written and read as they were, and refused in a sentence."""

from __future__ import annotations

import json
import time

import pytest
from jsonschema import Draft202012Validator
from test_round_trip import FIRST_EXAMPLE

from circuit_editor import resources
from circuit_editor.files import FileError, annotation_forms, dump, limits, read
from circuit_editor.model import edits, record_limits
from circuit_editor.model.edits.grouping import group

SCHEMA = json.loads((resources.folder() / "circuit.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
FRAMES = """\
  "notes": [
    {"id": "note1", "text": "why?", "place": [0, 0], "colour": "yellow"}
  ],
  "frames": [
    {"id": "frame1", "title": "sum <b>", "nodes": ["add1", "note1"], "place": [1, 2], \
"size": [30, 4.5]},
    {"id": "frame2", "title": "", "nodes": ["frame1"], "place": [0, 0], \
"size": [0, 0], "colour": "blue", "x-a": 1}
  ],
"""
FRAMED = FIRST_EXAMPLE.replace('  "loss"', f'{FRAMES}  "loss"')


def refusal(text: str) -> str:
    with pytest.raises(FileError) as caught:
        read(text.encode())
    return str(caught.value)


def test_frames_stand_one_a_line_and_come_back_as_they_were():
    document = read(FRAMED.encode())
    frames = document.root.frames
    assert frames["frame1"][:4] == ("sum <b>", {"add1", "note1"}, (1.0, 2.0), (30.0, 4.5))
    assert (frames["frame2"].colour, dict(frames["frame2"].extra)) == ("blue", {"x-a": 1})
    assert dump(document).decode() == FRAMED
    VALIDATOR.validate(json.loads(FRAMED))


def test_without_frames_a_file_is_what_it_was():
    document = read(FRAMED.encode())
    assert dump(edits.remove(document, ["frame1", "frame2", "note1"])).decode() == FIRST_EXAMPLE


def test_a_frame_inside_a_block_comes_back():
    document, _ = group(read(FRAMED.encode()), ["add1", "mul1", "note1", "frame1"], "both")
    (block,) = document.blocks.values()
    assert block.circuit.frames["frame1"].nodes == {"add1", "note1"}
    assert read(dump(document)) == document
    VALIDATOR.validate(json.loads(dump(document)))


@pytest.mark.parametrize(
    ("old", "new", "where", "said", "told_by_schema"),
    [
        ('"frames": [', '"frames": 1, "n": [', "frames", "This must be a list", True),
        ('{"id": "frame1", ', "{", "frames[0].id", "missing", True),
        ('"id": "frame1"', '"id": "note1"', "id", 'has the id "note1"', False),
        ('"title": "sum <b>", ', "", "title", "missing", True),
        ('"title": "sum <b>"', '"title": 3', "title", "must be a text", True),
        ('"title": "sum <b>"', f'"title": "{"a" * 201}"', "title", "201 characters", True),
        ('["frame1"]', "3", "nodes", "must be a list", True),
        ('["frame1"]', "[3]", "nodes[0]", "must be a text", True),
        ('["frame1"]', '["adder1"]', "frame2.nodes", 'no node, note or frame "adder1"', False),
        ('["frame1"]', '["add1", "frame1"]', "nodes", '"add1" is held twice', False),
        ('["frame1"]', '["frame1", "frame1"]', "nodes", '"frame1" is held twice', True),
        ('["frame1"]', '["frame2"]', "frame2.nodes", "inside itself", False),
        ('["add1", "note1"]', '["frame2"]', "frame1.nodes", "inside itself", False),
        ('"size": [0, 0]', '"size": [0]', "size", "two numbers", True),
        ('"size": [0, 0]', '"size": [0, -1]', "size", "two numbers", True),
        ('"size": [0, 0]', '"size": [2000001, 1]', "size", "2,000,000", True),
        (', "size": [0, 0]', "", "size", "missing", True),
        ('"colour": "blue"', '"colour": "bleu"', "colour", 'no colour "bleu"', True),
        ('"colour": "yellow"', '"colour": 4', "colour", "must be a text", True),
        ('{"id": "frame1"', '7, {"id": "frame1"', "frames[0]", "must be an object", True),
    ],
)
def test_a_bad_frame_is_refused_where_it_stands(old, new, where, said, told_by_schema):
    broken = FRAMED.replace(old, new, 1)
    assert broken != FRAMED
    text = refusal(broken)
    assert where in text
    assert said.lower() in text.lower()
    assert VALIDATOR.is_valid(json.loads(broken)) != told_by_schema


def test_the_schema_has_the_limits_and_colours_of_the_code():
    frames, sides = SCHEMA["$defs"]["frames"], SCHEMA["$defs"]["side"]
    assert frames["maxItems"] == annotation_forms.FRAMES.most
    assert frames["items"]["properties"]["title"]["maxLength"] == limits.TITLE.most
    assert sides["maximum"] == record_limits.WIDEST_FRAME
    assert SCHEMA["$defs"]["colour"]["enum"] == ["", *record_limits.COLOURS]


def test_more_frames_than_there_may_be_are_refused():
    frame = {"title": "", "nodes": [], "place": [0, 0], "size": [0, 0]}
    many = [{"id": f"n{n}", **frame} for n in range(1001)]
    tree = {**json.loads(FIRST_EXAMPLE), "frames": many}
    assert "1,001 frames" in refusal(json.dumps(tree))
    assert read(json.dumps({**tree, "frames": many[:1000]}).encode())


def test_frames_deep_in_each_other_are_looked_through_at_once():
    """Each was looked for in all that is around it, which took a second for a thousand."""
    count = record_limits.MOST_FRAMES
    frame = {"title": "", "place": [0, 0], "size": [1, 1]}
    frames = [{"id": f"f{at}", "nodes": [f"f{at + 1}"], **frame} for at in range(count)]
    frames[-1]["nodes"] = []
    header = {"format": "circuit-editor", "version": 1, "nodes": [], "wires": []}
    started = time.process_time()
    document = read(json.dumps({**header, "frames": frames}).encode())
    assert time.process_time() - started < 0.5
    assert len(document.root.frames) == count
    frames[-1]["nodes"] = ["f0"]
    with pytest.raises(FileError, match="stands inside itself"):
        read(json.dumps({**header, "frames": frames}).encode())
