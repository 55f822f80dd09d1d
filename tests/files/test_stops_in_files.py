"""Stops in circuit files: written and read as they were, and refused in a sentence."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from test_round_trip import FIRST_EXAMPLE, first_example

from circuit_editor import resources
from circuit_editor.files import FileError, dump, limits, read, record_forms
from circuit_editor.model import Stop, edits
from circuit_editor.model.edits.grouping import group

VALIDATOR = Draft202012Validator(
    json.loads((resources.folder() / "circuit.schema.json").read_text("utf-8"))
)
STOPS = """\
  "stops": [
    {"pass": "forward", "path": ""},
    {"pass": "backward", "path": "mul1", "note": "Who gets what?\\nThink of 變數.", "x-tint": [1]}
  ]
"""
STOPPED = FIRST_EXAMPLE.replace("  }\n}\n", f"  }},\n{STOPS}}}\n")


def refusal(text: str) -> str:
    with pytest.raises(FileError) as caught:
        read(text.encode())
    return str(caught.value)


def test_stops_stand_one_a_line_and_come_back_as_they_were():
    document = read(STOPPED.encode())
    assert document.stops[0] == Stop("forward", "")
    assert document.stops[1][:3] == ("backward", "mul1", "Who gets what?\nThink of 變數.")
    assert dict(document.stops[1].extra) == {"x-tint": [1]}
    assert dump(document).decode() == STOPPED
    VALIDATOR.validate(json.loads(STOPPED))


def test_without_stops_a_file_is_what_it_was():
    assert b"stops" not in dump(first_example())
    document = edits.set_stop(first_example(), ("forward", "mul1"))
    assert read(dump(edits.remove_stop(document, ("forward", "mul1")))) == first_example()


def test_a_stop_inside_a_block_comes_back():
    document, id_ = group(first_example(), ["add1", "mul1"], "both")
    document = edits.set_stop(document, ("backward", f"{id_}/mul1"), "inside")
    assert read(dump(document)) == document
    VALIDATOR.validate(json.loads(dump(document)))


PATH = '"path": "mul1"'
BOTH, READER = True, False


@pytest.mark.parametrize(
    ("old", "new", "said", "by_schema"),
    [
        (STOPS, '"stops": 1', "stops: This must be a list", BOTH),
        ('{"pass": "forward", "path": ""}', "7", "stops[0]: This must be an object", BOTH),
        ('"pass": "forward", ', "", "stops[0].pass: This is missing.", BOTH),
        ('"forward"', "1", "stops[0].pass: This must be a text in quotes.", BOTH),
        (
            '"forward"',
            '"forwards"',
            'stops[0].pass: There is no pass "forwards": write forward or backward. '
            'Did you mean "forward"?',
            BOTH,
        ),
        (', "path": ""', "", "stops[0].path: This is missing.", BOTH),
        ('"path": ""', '"path": null', "stops[0].path: This must be a text in quotes.", BOTH),
        ('"path": ""', '"path": []', "stops[0].path: This must be a text in quotes.", BOTH),
        (PATH, '"path": ""', "stops[1].path: Only the forward pass has a step", BOTH),
        (
            PATH,
            '"path": "mul2"',
            'stops[1].path: There is no node "mul2". Did you mean "mul1"?',
            READER,
        ),
        (PATH, '"path": "x"', "stops[1].path: x has no step of its own", READER),
        (PATH, '"path": "a/b"', 'stops[1].path: The path "a/b" leads nowhere.', READER),
        (PATH, '"path": "mul1/"', 'stops[1].path: The path "mul1/" leads nowhere.', BOTH),
        (
            '{"pass": "forward", "path": ""}',
            '{"pass": "backward", "path": "mul1"}',
            "stops[1]: Another stop stands at this step already.",
            READER,
        ),
        ('"note": "Who', '"note": 3, "n": "Who', "stops[1].note: This must be a text", BOTH),
        (
            '"note": "Who',
            f'"note": "{"o" * 20_000}',
            "stops[1].note: The note has 20,024 characters (limit 20,000).",
            BOTH,
        ),
    ],
)
def test_the_place_is_named_and_what_to_do(old, new, said, by_schema):
    assert old in STOPPED
    broken = STOPPED.replace(old, new, 1)
    assert said in refusal(broken)
    assert VALIDATOR.is_valid(json.loads(broken)) == (not by_schema)


def test_a_thousand_stops_and_no_more():
    tree = json.loads(FIRST_EXAMPLE)
    tree["stops"] = [{"pass": "forward", "path": "mul1"}] * 1001
    assert "stops: The circuit has 1,001 stops (limit 1,000)." in refusal(json.dumps(tree))
    assert not VALIDATOR.is_valid(tree)
    schema = VALIDATOR.schema
    assert schema["properties"]["stops"]["maxItems"] == record_forms.STOPS.most
    assert schema["$defs"]["stop"]["properties"]["note"]["maxLength"] == limits.NOTE.most
