"""Circuits of version 1, `v1/`: they open for ever, with the same numbers, and stay the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

import make_v1
import numpy as np
import pytest
from jsonschema import Draft202012Validator
from make_v1 import CANONICAL, EXPECTED, FOLDER, SUMS

from circuit_editor import resources
from circuit_editor.engine import problems_of, run_document
from circuit_editor.files import dump, read
from circuit_editor.files.record_forms import FORMS, MEMBERS
from circuit_editor.gates import ELEMENTWISE, PORTS

CIRCUITS = sorted(FOLDER.glob("*.circuit"))
NUMBERS = json.loads(EXPECTED.read_text("utf-8"))
VALIDATOR = Draft202012Validator(
    json.loads((resources.folder() / "circuit.schema.json").read_text("utf-8"))
)
each_circuit = pytest.mark.parametrize("path", CIRCUITS, ids=lambda path: path.stem)


def test_none_was_ever_edited():
    """Where this fails, put back what was there: a new format gets new files, beside these."""
    there = (*CIRCUITS, *FOLDER.glob(f"*{CANONICAL}"))
    sums = {f"{sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in there}
    assert sums == {*SUMS.read_text("utf-8").splitlines()}
    assert sorted(NUMBERS) == [path.stem for path in CIRCUITS]


@each_circuit
def test_it_runs_to_the_expected_numbers(path):
    run, expected = run_document(read(path.read_bytes())), NUMBERS[path.stem]
    assert run.tape.slots.keys() == expected["values"].keys()
    for name, slot in run.tape.slots.items():
        agree(run.values[slot], expected["values"][name], f"the value of {name}")
        agree(run.gradients[slot], expected["gradients"][name], f"the gradient of {name}")
    agree(run.loss, expected["loss"], "the loss")


def agree(number: object, expected: object, what: str) -> None:
    """Two numbers, arrays, or their absence are the same."""
    if expected is None or number is None:
        assert number is None and expected is None, what
        return
    there = np.array(expected, dtype=np.float64)
    assert np.shape(number) == there.shape, what
    np.testing.assert_allclose(number, there, rtol=1e-12, atol=0, err_msg=what)


@each_circuit
def test_it_is_written_as_it_stands_or_in_its_canonical_form(path):
    canonical = path.with_suffix(CANONICAL)
    data = path.read_bytes()
    document = read(data)
    assert dump(document) == (canonical.read_bytes() if canonical.exists() else data)
    assert read(dump(document)) == document


@each_circuit
def test_it_is_valid(path):
    VALIDATOR.validate(json.loads(path.read_bytes().decode("utf-8-sig")))


def objects(tree: object) -> Iterator[dict[str, object]]:
    """Every object in JSON data."""
    if isinstance(tree, dict):
        yield tree
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from objects(each)


def test_they_hold_every_kind_of_gate_and_of_record():
    """A gate or a record that is new gets a file more: see the README there."""
    trees = [json.loads(path.read_bytes().decode("utf-8-sig")) for path in CIRCUITS]
    found = [each for tree in trees for each in objects(tree)]
    assert {*ELEMENTWISE, *PORTS, "block"} <= {each.get("kind") for each in found}
    filled = {name for each in found for name, value in each.items() if value or value == 0}
    assert {
        *MEMBERS,
        *(each.key for each in FORMS if each.record.version == 1),
        "sorts_as",
        "attrs",
    } <= filled


def test_none_but_the_unfinished_ones_has_a_problem():
    found = {}
    for path in CIRCUITS:
        document = read(path.read_bytes())
        found[path.stem] = len(problems_of(document, run_document(document)))
    odd = {name for name, count in found.items() if count}
    assert odd == {"arrays", "unfinished"} | {
        name for name in NUMBERS if NUMBERS[name]["loss"] is None
    }


def test_the_numbers_are_those_of_the_lecture():
    """The oracle is held to what the course's own pages say."""
    first = NUMBERS["shipped-first-example"]
    assert first["loss"] == -12
    found = set(zip(first["values"].values(), first["gradients"].values(), strict=True))
    assert found == {(-12, 1), (-4, 3), (-2, -4), (3, -4), (5, -4)}


def test_what_is_there_is_never_written_again(tmp_path, monkeypatch):
    for path in FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name, path in (("FOLDER", FOLDER), ("SUMS", SUMS), ("EXPECTED", EXPECTED)):
        monkeypatch.setattr(make_v1, name, tmp_path / path.relative_to(FOLDER))
    (tmp_path / "empty.circuit").write_bytes(b"edited")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setitem(make_v1.CIRCUITS, "more", lambda: make_v1.tree([], {}, later=1))
    make_v1.main()
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert after.keys() - before.keys() == {"more.circuit"}
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"SHA256SUMS", "expected.json"}
    (line,) = set(after["SHA256SUMS"].splitlines()) - set(before["SHA256SUMS"].splitlines())
    assert line.endswith(b"  more.circuit")
    assert json.loads(after["expected.json"]).keys() - NUMBERS.keys() == {"more"}
