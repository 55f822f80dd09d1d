"""What is said of a file that is not right: what, where, and what to do."""

import json

import pytest
from test_round_trip import FIRST_EXAMPLE

from circuit_editor.files import FileError, limits, migrations, read

UNSEEN = "\N{REPLACEMENT CHARACTER}"


def refusal(data: bytes) -> str:
    """What is said of these bytes, one problem a line."""
    with pytest.raises(FileError) as caught:
        read(data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (b"", "The file is empty."),
        (b" \r\n", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"\0" * 4096, "The file holds only zero bytes"),
        (b"\n<!DOCTYPE html><html>", "This is a web page"),
        (b"<HTML lang=en>", "This is a web page"),
        ("{}".encode("utf-16"), "The file is text in UTF-16."),
        (b"PK\x03\x04\x14\0", "This is a file of another kind (ZIP)"),
        (b"<?xml version='1.0'?><circuit/>", "This is a file of another kind (XML)"),
        (b'{"nbformat": 4, "cells": []}', "This is a file of another kind (Jupyter)"),
        (b'{"type": "excalidraw"}', "This is a file of another kind (Excalidraw)"),
        (b'{"last_node_id": 9}', "This is a file of another kind (ComfyUI)"),
        (b"[1, 2]", "This is no circuit file"),
        (b'"text"', "This is no circuit file"),
        (b"NaN", "This is no circuit file"),
        (b"1e999", "This is no circuit file"),
        (b'"\\ud800"', "This is no circuit file"),
        (b"[NaN]", "This is no circuit file"),
        (b'{"format": "circuit"}', "This is no circuit file"),
        (b'{"a":\n "\xff"}', "Line 2 is not text in UTF-8."),
        (b'{"a": 1,\n "b" 2}', "The file is not valid JSON from line 2, column 6 on: Expecting"),
        (b"import numpy as np\n", "This is a Python text, not a circuit. To use a formula in it,"),
        (b"x" + FIRST_EXAMPLE.encode(), "The file is not valid JSON from line 1, column 1 on"),
        (
            FIRST_EXAMPLE[:400].encode(),
            "The file ends in the middle, at line 10. Its end is lost; a repaired copy keeps "
            "what stands before it.",
        ),
        (
            b'{"a": [1, 2',
            "The file ends in the middle, at line 1. Its end is lost; look for a copy of it.",
        ),
        (FIRST_EXAMPLE[:403].encode(), "The file ends in the middle, at line 10."),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 749\n",
            "This is a Git LFS pointer, which stands for the file.",
        ),
        (b'{"format": "circuit-editor"}', "version: This is missing."),
        (b'{"format": "circuit-editor", "version": null}', "version: The version must be a whole"),
        (b'{"format": "circuit-editor", "version": 1.0}', "version: The version must be a whole"),
        (
            b'{"format": "circuit-editor",\n"a": ' + b"[" * 64,
            "Line 2: Lists and objects are nested 65",
        ),
        (b'{"format": "circuit-editor", "version": true}', "version: The version must be"),
        (b'{"format": "circuit-editor", "version": 0}', "version: The version must be"),
    ],
)
def test_what_is_no_circuit_is_called_by_its_name(data, beginning):
    assert refusal(data).startswith(beginning)


def test_a_merge_conflict():
    conflict = FIRST_EXAMPLE.replace("  ],\n", "  ],\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n", 1)
    assert refusal(conflict.encode()).startswith("The file holds both sides of a merge conflict")
    assert refusal(conflict.replace("\n", "\r\n").encode()).startswith("The file holds both sides")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    windows = b"\xef\xbb\xbf" + FIRST_EXAMPLE.replace("\n", "\r\n").encode()
    assert read(windows) == read(FIRST_EXAMPLE.encode())


def test_a_newer_version_that_cannot_be_read_says_both():
    newer = FIRST_EXAMPLE.replace('"version": 1', '"version": 5').replace('"x.out"', '"h.out"')
    assert refusal(newer.encode()) == (
        "Made with format 5; this program knows up to 2. Open it with a newer version of the "
        'program.\nwires[0].from: There is no node "h".'
    )


def test_a_version_of_many_digits_is_cut():
    newer = FIRST_EXAMPLE.replace('"version": 1', f'"version": {"9" * 300}')
    assert refusal(newer.encode()).startswith(f"Made with format {'9' * 59}…; this program")


def test_the_place_of_what_stands_deep_in_long_names_is_cut():
    deep = '{"' + "k" * 50 + '": '
    text = refusal(FIRST_EXAMPLE.replace(LOSS, f'"a": {deep * 9}1e999{"}" * 9}').encode())
    place, _, _ = text.partition(": ")
    assert len(place) == 200
    assert place.startswith("a.kkk") and "…" in place and place.endswith("k" * 50)


def test_a_loop_is_told_on_one_line_whatever_its_gates_are_called():
    looped = FIRST_EXAMPLE.replace('"from": "x.out"', '"from": "mul1.out"')
    for id_ in ("add1", "mul1"):
        label = f'"id": "{id_}", "label": "{id_}\\n\\u001b[31m{"l" * 150}"'
        looped = looped.replace(f'"id": "{id_}"', label)
    text = refusal(looped.encode())
    assert text.startswith("wires: This circuit would have a loop: ")
    assert text.isprintable() and len(text) < 400


def test_an_older_version_is_brought_up_to_date(monkeypatch):
    def renamed(tree):
        """What version 1 called "gates", say, is called "nodes" from version 2 on."""
        return {"nodes" if name == "gates" else name: each for name, each in tree.items()}

    monkeypatch.setattr(migrations, "MIGRATIONS", (renamed,))
    monkeypatch.setattr(migrations, "VERSION", 2)
    old = FIRST_EXAMPLE.replace('"nodes"', '"gates"')
    assert read(old.encode()) == read(
        FIRST_EXAMPLE.replace('"version": 1', '"version": 2').encode()
    )
    assert read(old.encode()).root.nodes


def test_a_character_in_two_escaped_halves_is_whole():
    smiling = FIRST_EXAMPLE.replace('"label": "f"', '"label": "\\ud83d\\ude00"')
    assert read(smiling.encode()).root.label("f") == "😀"


X = '{"id": "x", "kind": "input", "label": "x", "value": -2, "place": [0, 0]}'
ADD = '{"id": "add1", "kind": "add", "place": [170, 40]}'
WIRE = '{"to": "add1.a", "from": "x.out"}'
LOSS = '"loss": "f"'
RANGE = '"x": [-5, 5]'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # numbers and texts that JSON readers let through
        ("-2", "1e999", "nodes.x.value: 1e999 is too large for a number (limit 1.8e308)."),
        ("-2", "9" * 400, f"nodes.x.value: {'9' * 59}… is too large for a number (limit 1.8e308)."),
        ("-2", "NaN", "nodes.x.value: NaN is not a finite number; write one."),
        ("-2", "[[1, -Infinity]]", "nodes.x.value[0][1]: -Infinity is not a finite number"),
        ("[170, 40]", "[-1e400, 0]", "nodes.add1.place[0]: -1e400 is too large for a number"),
        ('"label": "x"', '"label": "\\ud800"', "nodes.x.label: The text holds half of a character"),
        (LOSS, '"\\udcff": 0', f"{UNSEEN}: The text holds half of a character"),
        (LOSS, f"{LOSS}, {LOSS}", "loss: This is written more than once. Keep one of them."),
        (LOSS, f'{LOSS}, "": 1, "": 2', '"": This is written more than once. Keep one of them.'),
        ("-2", '-2, "value": 3', "nodes.x.value: This is written more than once."),
        ('{"id": "x"', '{"id": "x", "id": "y"', "nodes[3].id: This is written more than once."),
        (LOSS, '"note": {"a": [1, {"b": 1e999}]}', "note.a[1].b: 1e999 is too large"),
        (LOSS, '"a": {"b\\udcff": [0]}', f"a.b{UNSEEN}: The text holds half of a character"),
        # null is something
        ('"id": "x"', '"id": null', "nodes[3].id: An id is a text of 1 to 64 letters"),
        ('"kind": "add"', '"kind": null', "nodes.add1.kind: This must be a text in quotes."),
        ("[170, 40]", "null", "nodes.add1.place: A place is two numbers: [across, down]."),
        ('"to": "add1.a"', '"to": null', "wires[0].to: An end of a wire is a text"),
        ('"wires": [', '"wires": null, "w": [', "wires: This must be a list: [ ... ]."),
        (LOSS, '"blocks": null', "blocks: This must be a list: [ ... ]."),
        (LOSS, '"expanded": ["x", null]', "expanded[1]: This must be a text in quotes."),
        ('"ranges": {', '"ranges": null, "r": {', "ranges: This must be an object: { ... }."),
        # nodes
        (X, "7", "nodes[3]: This must be an object: { ... }."),
        ('"id": "x", ', "", "nodes[3].id: This is missing."),
        ('"id": "x"', '"id": "x/y"', "nodes.x/y.id: An id is a text of 1 to 64 letters"),
        ('"id": "x"', '"id": ""', "nodes..id: An id is a text of 1 to 64 letters"),
        ('"id": "x"', '"id": "x\\u202e\\n"', f"nodes.x{UNSEEN}{UNSEEN}.id: An id is a text"),
        ('"id": "x"', '"id": "y"', 'nodes.y.id: Another node has the id "y" already.'),
        (
            '"kind": "add"',
            '"kind": "add", "sorts_as": "x"',
            "nodes.add1.sorts_as: What a copy sorts",
        ),
        ('"kind": "add"', '"kind": "add", "sorts_as": ["x/y"]', "nodes.add1.sorts_as: What a copy"),
        ('"kind": "add"', '"kind": "add", "sorts_as": [0]', "nodes.add1.sorts_as: What a copy"),
        ('"kind": "add"', '"kind": "add", "sorts_as": [true]', "nodes.add1.sorts_as: What a copy"),
        ('"kind": "add"', f'"kind": "add", "sorts_as": {[9] * 65}', "nodes.add1.sorts_as: What a"),
        ('"kind": "add", ', "", "nodes.add1.kind: This is missing."),
        ('"kind": "add"', '"kind": 1', "nodes.add1.kind: This must be a text in quotes."),
        (
            '"kind": "add"',
            f'"kind": "{"k" * 65}"',
            "nodes.add1.kind: The kind of a gate is a text of 1 to 64 characters.",
        ),
        ('"kind": "add"', '"kind": ""', "nodes.add1.kind: The kind of a gate is a text of 1"),
        ('"kind": "output"', '"kind": "outptu"', 'no gate "outptu". Did you mean "output"?'),
        ("[170, 40]", "[170]", "nodes.add1.place: A place is two numbers: [across, down]."),
        ("[170, 40]", "[true, 0]", "nodes.add1.place: A place is two numbers: [across, down]."),
        ("[170, 40]", "[0, -2e6]", "nodes.add1.place: The gate lies too far out: 2,000,000 from"),
        ("[170, 40]", "[0, 1e308]", "nodes.add1.place: The gate lies too far out: 1.0e+308 from"),
        (', "place": [170, 40]', "", "nodes.add1.place: This is missing."),
        (', "value": -2', "", "nodes.x.value: This is missing."),
        ('"kind": "add"', '"kind": "add", "value": 1', "nodes.add1.value: The value of a gate add"),
        ("-2", "[]", "nodes.x.value: A list of numbers cannot be empty."),
        ("-2", "[[1], []]", "nodes.x.value: The rows of the value differ in length."),
        ("-2", "[[1, 2], 3]", "nodes.x.value: The rows of the value differ in length."),
        ("-2", "[3, [1, 2]]", "nodes.x.value: The value mixes numbers and lists in one row."),
        ("-2", "[" * 33 + "1" + "]" * 33, "nodes.x.value: The value has lists nested 33 deep"),
        ("-2", '"2"', "nodes.x.value: A value must be a number, or lists of numbers."),
        ("-2", "[false]", "nodes.x.value: A value must be a number, or lists of numbers."),
        ("-2", "null", "nodes.x.value: A value must be a number, or lists of numbers."),
        ('"label": "x", ', "", 'nodes.x.label: "" cannot be a name: use letters'),
        ('"label": "x"', '"label": "2x"', 'nodes.x.label: "2x" cannot be a name: use letters'),
        ('"label": "x"', '"label": "\\n\\u202e"', f'nodes.x.label: "{UNSEEN}{UNSEEN}" cannot be a'),
        ('"label": "y"', '"label": "x"', 'nodes.y.label: Another input is already called "x".'),
        ('"label": "x"', '"label": 3', "nodes.x.label: This must be a text in quotes."),
        ('"label": "f"', f'"label": "{"f" * 201}"', "nodes.f.label: The label has 201 characters"),
        ('"kind": "add"', '"kind": "exp", "attrs": {"c": 1}', "The gate exp has no constant"),
        ('"kind": "add"', '"kind": "add_constant"', "nodes.add1.attrs.c: This is missing."),
        ('"kind": "add"', '"kind": "exp", "attrs": 1', "nodes.add1.attrs: This must be an object"),
        (
            '"kind": "add"',
            '"kind": "leaky_relu", "attrs": {"slop": 0, "slope": "a"}',
            'nodes.add1.attrs.slop: The gate leaky_relu has no constant "slop". '
            'Did you mean "slope"?\nnodes.add1.attrs.slope: This must be a number.',
        ),
        # wires
        (WIRE, "[]", "wires[0]: This must be an object: { ... }."),
        ('"to": "add1.a", ', "", "wires[0].to: This is missing."),
        ("add1.a", "add1", "wires[0].to: An end of a wire is a text"),
        ("add1.a", "ad1.a", 'wires[0].to: There is no node "ad1". Did you mean "add1"?'),
        ("add1.a", "add1.c", 'wires[0].to: add1, a gate add, has no input "c".'),
        ("add1.a", "add1.out", 'wires[0].to: add1, a gate add, has no input "out".'),
        ("x.out", "x.x", 'wires[0].from: x, a gate input, has no output "x".'),
        ("x.out", "f.out", 'wires[0].from: f, a gate output, has no output "out".'),
        ("add1.b", "add1.a", "wires[1].to: Two wires lead to add1.a. An input takes one: remove"),
        (
            '"from": "x.out"',
            '"from": "mul1.out"',
            "wires: This circuit would have a loop: ",
        ),
        # the rest
        ('"nodes": [', '"gates": [', "nodes: This is missing."),
        ('"wires": [', '"wires": 0, "w": [', "wires: This must be a list: [ ... ]."),
        (LOSS, '"loss": "g"', 'loss: There is no node "g".'),
        (LOSS, '"loss": 3', "loss: This must be a text in quotes."),
        (LOSS, '"loss": "mul"', 'loss: There is no node "mul". Did you mean "mul1"?'),
        (LOSS, '"loss": "mul1"', "loss: The loss must be a flag (a node of kind output); mul1 is"),
        (RANGE, '"q": [-5, 5]', 'ranges.q: There is no node "q".'),
        (RANGE, '"add1": [-5, 5]', "ranges.add1: add1 has no value of its own, and so no range."),
        (RANGE, '"x": [5, -5]', "ranges.x: The range must run from a smaller number to a larger"),
        (RANGE, '"x": [5, 5]', "ranges.x: The range must run from a smaller number to a larger"),
        (RANGE, '"x": [-1e308, 1e308]', "ranges.x: The ends of the range are too far apart."),
        (RANGE, '"x": [1, "2"]', "ranges.x: A range is two numbers, the lower one first"),
        (RANGE, '"x": 5', "ranges.x: A range is two numbers, the lower one first"),
    ],
)
def test_the_place_is_named_and_what_to_do(old, new, said):
    assert old in FIRST_EXAMPLE
    assert said in refusal(FIRST_EXAMPLE.replace(old, new, 1).encode())


def test_several_problems_are_told_at_once_but_not_more_than_twenty():
    tree = json.loads(FIRST_EXAMPLE)
    tree["nodes"][1]["place"] = 0
    tree["wires"][2]["from"] = "h1.out"
    assert [line.split(":")[0] for line in refusal(json.dumps(tree).encode()).splitlines()] == [
        "nodes.f.place",
        "wires[2].from",
    ]
    tree["nodes"] = [{"id": f"n{count}", "kind": 1, "place": [0, 0]} for count in range(50_000)]
    assert len(refusal(json.dumps(tree).encode()).splitlines()) == 20


def test_many_wrong_ids_are_refused_at_once():
    """Each is compared with 20,000 others, which must not add up to minutes."""
    tree = json.loads(FIRST_EXAMPLE)
    tree["nodes"] += [
        {"id": f"n{count}", "kind": "exp", "place": [0, 0]} for count in range(20_000)
    ]
    tree["wires"] = [{"to": f"m{count}.x", "from": "x.out"} for count in range(20_000)]
    assert len(refusal(json.dumps(tree).encode()).splitlines()) == 20


def test_many_wrong_numbers_are_refused_at_once():
    """Twenty of them are told; to find words for all took a minute."""
    text = refusal(FIRST_EXAMPLE.replace(LOSS, f'"a": [{"1e999, " * 300_000}NaN]').encode())
    assert text.splitlines() == [
        f"a[{index}]: 1e999 is too large for a number (limit 1.8e308)." for index in range(20)
    ]


@pytest.mark.parametrize(
    ("name", "most", "said"),
    [
        ("NODES", 5, "nodes: The circuit has 6 gates (limit 5)."),
        ("WIRES", 4, "wires: The circuit has 5 wires (limit 4)."),
        ("LABEL", 0, "nodes.f.label: The label has 1 characters (limit 0)."),
        ("COORDINATE", 500, "nodes.f.place: The gate lies too far out: 510 from the middle"),
        ("DEPTH", 3, "Lists and objects are nested 4 deep (limit 3)."),
        ("LISTS", 3, "The file has 22 lists and objects (limit 3)."),
        ("FILE_BYTES", 99, "The file is too large for a circuit: 749 bytes (limit 99)."),
    ],
)
def test_every_limit_has_its_own_message(name, most, said):
    # limits are frozen, so that nothing but a test moves one
    limit = getattr(limits, name)
    before = limit.most
    object.__setattr__(limit, "most", most)
    try:
        assert said in refusal(FIRST_EXAMPLE.encode())
    finally:
        object.__setattr__(limit, "most", before)


def test_a_value_may_not_hold_more_than_a_million_numbers():
    rows = json.dumps([[0] * 1001] * 1000)
    text = refusal(FIRST_EXAMPLE.replace("-2", rows, 1).encode())
    assert text == "nodes.x.value: The value has 1,001,000 numbers (limit 1,000,000)."
