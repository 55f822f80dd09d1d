"""The published schema and the reader say the same, as far as a schema can speak."""

import json

import pytest
import schema
from hypothesis import given
from jsonschema import Draft202012Validator
from strategies import documents
from test_round_trip import FIRST_EXAMPLE

from circuit_editor import resources
from circuit_editor.files import FileError, dump, limits, read
from circuit_editor.gates import GATES

SCHEMA = json.loads((resources.folder() / "circuit.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_what_it_says_of_gates_is_written_by_the_registry():
    kept = schema.SCHEMA.read_text("utf-8")
    assert schema.written(kept) == kept, "run packaging/schema.py"


@pytest.mark.parametrize("path", resources.examples(), ids=lambda path: path.stem)
def test_every_example_is_valid(path):
    VALIDATOR.validate(json.loads(path.read_bytes()))


@given(documents())
def test_whatever_is_written_is_valid(document):
    VALIDATOR.validate(json.loads(dump(document)))


def test_the_schema_knows_every_gate_and_its_constants():
    assert SCHEMA["$defs"]["known_kind"]["enum"] == [*GATES, "block", "inlet", "outlet"]
    for gate in GATES.values():
        node = {"id": "n", "kind": gate.kind, "label": "n", "place": [0, 0]}
        node |= {"value": 1} if gate.is_source else {}
        assert agree({**node, "attrs": dict(gate.attrs)}) is True
        assert agree({**node, "attrs": {**gate.attrs, "other": 1}}) is False
        for name in gate.attrs:
            assert agree({**node, "attrs": {**gate.attrs, name: None}}) is False
        if gate.attrs:
            assert agree({**node, "attrs": {}}) is False
            assert agree(node) is False


def agree(node: dict[str, object]) -> bool:
    """Whether a circuit of this one node is accepted, by the schema and the reader alike."""
    tree = {"format": "circuit-editor", "version": 1, "nodes": [node], "wires": []}
    verdict = accepted_by_reader(json.dumps(tree))
    assert VALIDATOR.is_valid(tree) == verdict, node
    return verdict


def accepted_by_reader(text: str) -> bool:
    try:
        read(text.encode())
    except FileError:
        return False
    return True


def test_the_schema_has_the_limits_of_the_code():
    properties, parts = SCHEMA["properties"], SCHEMA["$defs"]
    assert properties["nodes"]["maxItems"] == limits.NODES.most
    assert properties["wires"]["maxItems"] == limits.WIRES.most
    assert parts["node"]["properties"]["label"]["maxLength"] == limits.LABEL.most
    assert parts["coordinate"]["maximum"] == limits.COORDINATE.most
    assert parts["coordinate"]["minimum"] == -limits.COORDINATE.most


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"circuit-editor"', '"circuit"'),
        ('"version": 1', '"version": 0'),
        ('"nodes": [', '"gates": ['),
        ('"wires": [', '"wires": {}, "w": ['),
        ('"id": "x"', '"id": "x y"'),
        ('"id": "x", ', ""),
        ('"kind": "add"', '"kind": ""'),
        ('"kind": "add"', f'"kind": "{"k" * 65}"'),
        ('"kind": "add"', '"kind": "swish", "placeholder": {"inputs": 1}'),
        ('"kind": "add"', '"kind": "swish", "placeholder": {"outputs": ["a b"]}'),
        ('"label": "x", ', ""),
        ('"label": "x"', '"label": ""'),
        ('"label": "x"', '"label": "2x"'),
        ('"label": "x"', '"label": null'),
        ('"value": -2, ', ""),
        ('"value": -2', '"value": null'),
        ('"value": -2', '"value": []'),
        ('"value": -2', '"value": [[]]'),
        ('"value": -2', '"value": "2"'),
        ('"value": -2', '"value": true'),
        ('"value": -2', '"value": 1e999'),
        ('"value": -2', f'"value": {"9" * 310}'),
        ('"kind": "add"', '"kind": "add", "value": 1'),
        (', "place": [170, 40]', ""),
        ("[170, 40]", "[170]"),
        ("[170, 40]", "[170, 40, 0]"),
        ("[170, 40]", "[170, 1000001]"),
        ('"to": "add1.a", ', ""),
        ('"add1.a"', '"add1"'),
        ('"x.out"', "null"),
        ('"loss": "f"', '"loss": []'),
        ("[-5, 5]", "[-5]"),
        ("[-5, 5]", '["-5", 5]'),
        ('"ranges": {', '"ranges": 1, "r": {'),
    ],
)
def test_a_broken_file_is_refused_by_both(old, new):
    broken = FIRST_EXAMPLE.replace(old, new, 1)
    assert broken != FIRST_EXAMPLE
    assert not accepted_by_reader(broken)
    assert not VALIDATOR.is_valid(json.loads(broken))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"value": -2', '"value": -2, "value": 3'),  # JSON readers see one of them
        ('"version": 1', '"version": 1.0'),  # to a schema these are one number
        ('"id": "x"', '"id": "y"'),
        ('"label": "x"', '"label": "y"'),
        ('"label": "x"', '"label": "x-1"'),
        ('"label": "f"', '"label": "\\ud800"'),
        ('"value": -2', '"value": [[1], [2, 3]]'),
        ('"value": -2', f'"value": {"[" * 33}1{"]" * 33}'),
        ('"add1.a"', '"add2.a"'),
        ('"add1.a"', '"add1.c"'),
        ('"add1.b"', '"add1.a"'),
        ('"x.out"', '"f.out"'),
        ('"x.out"', '"mul1.out"'),
        ('"loss": "f"', '"loss": "g"'),
        ('"loss": "f"', '"loss": "mul1"'),
        ("[-5, 5]", "[5, -5]"),
        ("[-5, 5]", "[5, 5]"),
        ("[-5, 5]", "[-1e308, 1e308]"),
        ('"x": [-5, 5]', '"q": [-5, 5]'),
    ],
)
def test_what_a_schema_cannot_say_is_refused_by_the_reader(old, new):
    broken = FIRST_EXAMPLE.replace(old, new, 1)
    assert not accepted_by_reader(broken)
    assert VALIDATOR.is_valid(json.loads(broken))
