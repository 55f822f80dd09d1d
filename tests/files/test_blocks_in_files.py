"""Blocks in files: read(write(d)) == d, refusals by name and place, and nothing that explodes."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from block_strategies import SMALL, documents_with_blocks, paths_of_sources
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.model import blocks, edits
from circuit_editor.model.edits.grouping import group, why_not_group
from circuit_editor.model.wiring import natural

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "resources" / "circuit.schema.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


@given(documents_with_blocks())
def test_what_is_written_is_read_again_and_fits_the_schema(document):
    data = files.dump(document)
    assert files.read(data) == document
    assert files.dump(files.read(data)) == data
    VALIDATOR.validate(json.loads(data))


@given(documents_with_blocks(), st.data())
def test_numbers_of_one_use_deep_inside_are_kept(document, data):
    instances = [id_ for id_, _ in blocks.instances_in(document.root)]
    refusal = why_not_group(document.root, instances)
    assume(instances and (refusal is None or refusal.missing))
    missing = refusal.missing if refusal is not None else ()
    document, outer = group(document, [*instances, *missing], "outer")
    paths = sorted(paths_of_sources(document, outer))
    assume(any(path.count("/") > 1 for path in paths))
    for path in paths:
        document = edits.set_value(document, path, data.draw(SMALL))
    again = files.read(files.dump(document))
    assert again == document
    assert all(again.root.values[path] == document.root.values[path] for path in paths)


def sigma() -> dict:
    """The tree of a file with a block σ of two gates inside a block "layer"."""
    document = ce.circuit("f = exp(-x) + 1", x=2).document
    document, inner = group(document, ["mul_constant1", "exp1"], "σ")
    document, _ = group(document, [inner], "layer")
    return json.loads(files.dump(document))


def block(tree, id_):
    return next(each for each in tree["blocks"] if each["id"] == id_)


def told(tree) -> str:
    with pytest.raises(files.FileError) as refused:
        files.read(json.dumps(tree).encode())
    return str(refused.value)


def test_the_tree_that_the_refusals_begin_with_is_sound():
    tree = sigma()
    assert sorted((each["id"] for each in tree["blocks"]), key=natural) == ["block", "layer"]
    files.read(json.dumps(tree).encode())


def test_moving_one_gate_in_a_block_changes_one_line():
    tree = sigma()
    before = files.dump(files.read(json.dumps(tree).encode())).splitlines()
    block(tree, "block")["nodes"][0]["place"][0] += 20
    after = files.dump(files.read(json.dumps(tree).encode())).splitlines()
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_an_unknown_block_is_named_with_what_may_have_been_meant():
    tree = sigma()
    next(each for each in tree["nodes"] if each["kind"] == "block")["block"] = "layers"
    assert 'This file has no block "layers". Did you mean "layer"?' in told(tree)


def test_a_block_inside_itself_is_refused_by_name():
    tree = sigma()
    nodes = block(tree, "block")["nodes"]
    nodes.append({"id": "b9", "kind": "block", "block": "layer", "place": [0, 0]})
    assert "stands inside itself: σ → layer → σ." in told(tree)


def test_ids_are_unique_in_the_whole_file():
    tree = sigma()
    block(tree, "block")["nodes"].append({"id": "output1", "kind": "exp", "place": [0, 0]})
    assert 'Another node has the id "output1" already.' in told(tree)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("inlet", "Ports stand inside blocks"), ("outlet", "Ports stand inside blocks")],
)
def test_a_port_outside_is_refused(kind, sentence):
    tree = sigma()
    tree["nodes"].append({"id": "p", "kind": kind, "label": "p", "place": [0, 0]})
    assert sentence in told(tree)


def test_a_flag_inside_is_refused():
    tree = sigma()
    nodes = block(tree, "block")["nodes"]
    nodes.append({"id": "p", "kind": "output", "label": "p", "place": [0, 0]})
    assert "blocks.block.nodes.p.kind: The loss flag stands outside" in told(tree)


@pytest.mark.parametrize(
    ("order", "sentence"),
    [([], "must name every inlet"), (["nobody"], 'no node "nobody"'), (None, "must be a list")],
)
def test_the_order_names_every_port_once(order, sentence):
    tree = sigma()
    block(tree, "block")["inputs"] = order if order is not None else 3
    assert sentence in told(tree)


@pytest.mark.parametrize("path", ["layer/x", "block2/block1/nobody", "nobody/x"])
def test_numbers_that_lead_nowhere_are_refused(path):
    tree = sigma()
    tree["values"] = {path: 1.0}
    assert f'The path "{path}" leads nowhere.' in told(tree)


def test_what_is_open_in_place_must_be_a_block():
    tree = sigma()
    tree["expanded"] = ["output1"]
    assert 'expanded[0]: The path "output1" leads nowhere.' in told(tree)


def test_a_loop_in_a_block_is_named_with_its_block():
    tree = sigma()
    wires = block(tree, "block")["wires"]
    next(each for each in wires if each["to"] == "mul_constant1.x")["from"] = "exp1.out"
    assert "blocks.block.wires: This circuit would have a loop" in told(tree)


def test_what_a_later_version_wrote_into_a_block_is_kept():
    tree = sigma()
    block(tree, "block")["colour"] = "green"
    block(tree, "block")["nodes"][0]["mood"] = "calm"
    again = json.loads(files.dump(files.read(json.dumps(tree).encode())))
    assert block(again, "block")["colour"] == "green"
    assert block(again, "block")["nodes"][0]["mood"] == "calm"


def bomb(levels: int, each: int) -> dict:
    """Blocks that use the next one several times each: more gates than any memory holds."""
    blocks = []
    for level in range(levels):
        inner = [
            {"id": f"n{level}_{n}", "kind": "block", "block": f"b{level + 1}", "place": [0, 0]}
            for n in range(each)
        ]
        gate = [{"id": f"n{level}", "kind": "add", "place": [0, 0]}]
        blocks.append(
            {
                "id": f"b{level}",
                "name": f"level {level}",
                "inputs": [],
                "outputs": [],
                "nodes": inner if level < levels - 1 else gate,
                "wires": [],
            }
        )
    root = [{"id": "top", "kind": "block", "block": "b0", "place": [0, 0]}]
    return {"format": "circuit-editor", "version": 1, "nodes": root, "wires": [], "blocks": blocks}


def test_blocks_without_a_gate_explode_just_as_well():
    empty = bomb(13, 10)
    empty["blocks"][-1]["nodes"] = []
    assert "would expand to 111,110 gates (limit 50,000)" in told(empty)


@pytest.mark.parametrize(
    ("levels", "each", "sentence"),
    [(13, 10, "would expand to 211,110 gates (limit 50,000)"), (18, 1, "17 deep in each other")],
)
def test_what_would_explode_is_refused_before_it_is_built(levels, each, sentence):
    started = time.process_time()
    assert sentence in told(bomb(levels, each))
    assert time.process_time() - started < 2.0
