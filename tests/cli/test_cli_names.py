"""Whatever a circuit's names are: every command speaks of them, and none obeys them."""

import json
from xml.etree import ElementTree

import pytest
from command import cli
from hostile import HOSTILE, broken, named

from circuit_editor import files
from circuit_editor.text import printable_lines

COMMANDS = ["run", "check", "step", "formula", "formula --latex", "formula --block block1 --latex"]
JSON = ["run --json", "check --json", "step --json", "formula --json"]
ONLY_IN_WINDOWS = ("markup", "an entity", "a key", "a window's star", "other templates")
KEPT = {id_: name for id_, name in HOSTILE.items() if id_ not in ONLY_IN_WINDOWS}
NAMES = pytest.mark.parametrize("name", KEPT.values(), ids=KEPT.keys())


def is_said_plainly(outcome):
    """It is told in sentences and tables, without a trap, and holds nothing that steers."""
    for text in (outcome.out, outcome.err):
        assert text == printable_lines(text)
        assert "unexpected" not in text
        assert "Traceback" not in text


@NAMES
def test_every_command_takes_such_a_circuit(tmp_path, name):
    path = tmp_path / "named.circuit"
    files.save(named(name), path)
    for command, *options in map(str.split, COMMANDS):
        outcome = cli(command, path, *options)
        is_said_plainly(outcome)
        assert outcome.code == 0, outcome


def test_every_command_tells_of_such_a_circuit_as_data(tmp_path):
    path = tmp_path / "named.circuit"
    name = "".join(each for each in HOSTILE.values() if len(each) < 100)[:200]
    files.save(named(name), path)
    for command, *options in map(str.split, JSON):
        outcome = cli(command, path, *options)
        is_said_plainly(outcome)
        named_so = name in _texts(
            outcome.json
        )  # in formulas the output is told from a gate called so
        assert named_so or command in ("check", "formula")


def _texts(data):
    """Every text in what JSON holds, keys and values."""
    if isinstance(data, dict):
        return {text for pair in data.items() for each in pair for text in _texts(each)}
    return {text for each in data for text in _texts(each)} if isinstance(data, list) else {data}


@NAMES
def test_every_command_says_what_is_missing_in_such_a_circuit(tmp_path, name):
    path = tmp_path / "broken.circuit"
    for document in broken(name).values():
        files.save(document, path)
        for command in ("run", "formula"):
            outcome = cli(command, path)
            is_said_plainly(outcome)
            assert outcome.code in (0, 1), outcome
            assert "circuit-editor: " in outcome.err or command == "formula"


@NAMES
def test_what_is_typed_is_quoted_where_it_is_wrong(tmp_path, name):
    path = tmp_path / "first.circuit"
    assert cli("new", "f = x", "-o", path).code == 0
    for words in (
        ("run", path, f"--set={name}=1"),
        ("run", path, f"--set=x={name}"),
        ("run", path, f"--{name}"),
        ("formula", path, f"--block={name}"),
        ("render", path, "-o", tmp_path / "x.svg", f"--scale={name}"),
        ("render", path, "-o", f"no-folder/{name}"),
        ("new", f"f = {name}", "-o", "/"),
    ):
        outcome = cli(*words)
        is_said_plainly(outcome)
        assert outcome.code == 2, outcome
        assert outcome.err


@NAMES
def test_a_file_with_such_a_name_for_everything_is_refused_in_plain_sentences(tmp_path, name):
    data = json.loads(files.dump(named(name)))
    path = tmp_path / "broken.circuit"
    loop = {"from": "add1.out", "to": "block1.x"}
    for change in (
        {"nodes": [{"id": name, "kind": name, name: name}]},
        {"nodes": [*data["nodes"], {"id": "block2", "kind": "block", "block": name}]},
        {"nodes": [*data["nodes"], {"id": "n", "kind": "neg", "attrs": {name: 1}}]},
        {"wires": [*data["wires"], {"from": name, "to": f"add1.{name}"}, loop]},
        {"values": {name: 1, f"block1/{name}": name}},
        {"stops": [{"pass": name, "path": name, "note": name}]},
        {"loss": name},
    ):
        path.write_text(json.dumps({**data, **change}), "utf-8")
        outcome = cli("run", path)
        is_said_plainly(outcome)
        assert outcome.code == 2, (change, outcome)


@NAMES
def test_the_picture_of_such_a_circuit_is_xml(tmp_path, name):
    path, picture = tmp_path / "named.circuit", tmp_path / "named.svg"
    files.save(named(name), path)
    outcome = cli("render", path, "-o", picture)
    assert outcome == (0, "", "")
    tree = ElementTree.parse(picture)
    assert {each.tag.rpartition("}")[2] for each in tree.iter()} <= {
        *("svg", "title", "desc", "defs", "g", "rect", "path", "polyline", "polygon", "ellipse"),
        *("circle", "text", "linearGradient", "radialGradient", "stop", "clipPath"),
    }


@pytest.mark.parametrize("name", ["x", "ｘ", "x\u200b", "\ufeffx"])
def test_a_name_that_looks_alike_is_set(tmp_path, name):
    path = tmp_path / "made.circuit"
    assert cli("new", "f = 2ｘ", "--set", f"{name}=3", "-o", path).code == 0
    assert cli("run", path, "--json", "--set", f"{name}=4").json["loss"]["value"] == 8
