"""The library of blocks: what comes with the program, and the user's own in a folder."""

from __future__ import annotations

import json
import keyword
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from block_strategies import assert_whole, documents_with_blocks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from circuit_editor import files, resources
from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.expression.functions import SPELLINGS
from circuit_editor.files import FileError, library
from circuit_editor.gates import ELEMENTWISE, PORTS
from circuit_editor.layout.sizes import node_size
from circuit_editor.model import EMPTY, OUT, Document, Pin, blocks, edits
from circuit_editor.model.blocks import instances_in
from circuit_editor.model.edits import ports
from circuit_editor.model.edits.copy_paste import insert
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.fresh_names import fresh_definition
from circuit_editor.model.problems import problems

BUILT_IN = pytest.mark.parametrize("block", library.built_in(), ids=lambda each: each.id)
VALIDATOR = Draft202012Validator(
    json.loads((resources.folder() / "circuit.schema.json").read_text("utf-8"))
)

# --- what comes with the program -------------------------------------------------------------


def test_the_library_is_what_lies_in_the_resources():
    found = library.built_in()
    assert sorted(each.id for each in found) == [path.stem for path in resources.blocks()]
    assert [each.function for each in found] == list(library.FUNCTIONS)
    again = library.built_in()
    assert all(
        one is other is library.by_function(other.function)
        for one, other in zip(library.built_in(), again, strict=True)
    )


@BUILT_IN
def test_no_block_is_named_like_a_gate(block):
    gates = {*ELEMENTWISE, *PORTS, *SPELLINGS, "block"}
    spellings = {block.name, block.id, block.function, block.function.replace("_", " ")}
    assert not {each.lower() for each in spellings} & {each.replace("_", " ") for each in gates}
    assert block.function not in gates


@BUILT_IN
def test_a_block_has_a_name_a_function_and_a_sentence(block):
    assert block.id == block.definition == fresh_definition(EMPTY, block.name)
    assert block.function.isidentifier() and not keyword.iskeyword(block.function)
    assert re.fullmatch(r"\S.{10,90}\.", block.summary)
    assert block.path is None


@BUILT_IN
def test_a_blocks_file_is_written_as_it_is_read_and_fits_the_schema(block):
    data = (resources.folder() / "blocks" / f"{block.id}.circuit").read_bytes()
    assert files.dump(files.read(data)) == data
    VALIDATOR.validate(json.loads(data))
    assert_whole(block.document)


@BUILT_IN
def test_a_blocks_file_holds_one_definition_and_one_instance_of_it(block):
    document = block.document
    assert set(document.blocks) == {block.definition}
    ((instance, interface),) = instances_in(document.root)
    assert interface == block.interface
    kinds = sorted(node.kind for node in document.root.nodes.values())
    is_array = Pin(instance, interface.outputs[0].id) in run_document(document).array_shapes()
    to_a_number = ["square", "sum"] if is_array else []
    assert kinds == ["block", *["input"] * len(interface.inputs), "output", *to_a_number]
    assert problems(document) == []
    names = {
        document.root.label(document.root.wires[Pin(instance, port.id)].node): port.name
        for port in interface.inputs
    }
    assert all(name == port for name, port in names.items())


@BUILT_IN
def test_a_block_is_drawn_from_its_inputs_on_the_left_to_its_output_on_the_right(block):
    circuit = block.document.blocks[block.definition].circuit
    across = {id_: place[0] for id_, place in circuit.places.items()}
    inlets, outlets = block.interface.inputs, block.interface.outputs
    assert {across[port.id] for port in inlets} == {min(across.values())}
    assert [across[port.id] for port in outlets] == [max(across.values())]
    down = [circuit.places[port.id][1] for port in inlets]
    assert down == sorted(down)
    for target, source in circuit.wires.items():
        (left, right) = (source.node, target.node)
        widths = [node_size(circuit.nodes[id_], circuit.label(id_))[0] for id_ in (left, right)]
        assert across[left] + widths[0] / 2 < across[right] - widths[1] / 2
    assert all(max(map(abs, place)) < 1000 for place in circuit.places.values())


def test_reading_the_library_waits_until_somebody_asks():
    script = (
        "import sys\n"
        "opened = []\n"
        "def hook(event, args):\n"
        "    if event == 'open' and str(args[0]).endswith('.circuit'): opened.append(args[0])\n"
        "sys.addaudithook(hook)\n"
        "from circuit_editor.files import library\n"
        "import circuit_editor.expression\n"
        "print(len(opened))\n"
        "library.by_function('swish')\n"
        "library.by_function('swish')\n"
        "print(len(opened))\n"
        "library.built_in()\n"
        "library.built_in()\n"
        "print(len(opened))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (["0", "1", str(len(resources.blocks()))], "")


def test_a_damaged_installation_is_told(tmp_path, monkeypatch):
    library.by_function.cache_clear()
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    with pytest.raises(FileError, match=r'There is no file "swish\.circuit"\.'):
        library.by_function("swish")


# --- the user's own --------------------------------------------------------------------------


def layer() -> Document:
    """A document in which a block "layer" uses a block "neuron" with a weight of its own."""
    document = document_from("q = tanh(w*x + b); f = q*y", {"x": 2, "y": 3, "w": 0.5, "b": -1})
    inside = ["mul1", "add1", "tanh1", "parameter1", "parameter2"]
    document, inner = group(document, inside, "neuron")
    document, _ = group(document, [inner, "mul2"], "layer")
    return document


def names_in(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_saved_block_is_found_again_and_computes_the_same(tmp_path):
    document = layer()
    path = library.save(tmp_path / "my" / "blocks", document, "layer")
    assert path == tmp_path / "my" / "blocks" / "layer.circuit"
    found, left_out = library.my_blocks(tmp_path / "my" / "blocks")
    assert left_out == []
    (block,) = found
    assert (block.id, block.name, block.path) == ("layer", "layer", path)
    assert (block.summary, block.function) == ("", "")
    assert [port.name for port in block.interface.inputs] == ["x", "y"]
    placed, instance = insert(document, block.document, block.definition, (0.0, 0.0))
    old = next(id_ for id_, _ in instances_in(document.root))
    for port, before in zip(
        placed.root.nodes[instance].gate.inputs, document.root.nodes[old].gate.inputs, strict=True
    ):
        source = document.root.wires[Pin(old, before)]
        placed = edits.connect(placed, source, Pin(instance, port))
    run = run_document(placed)
    outputs = [placed.root.nodes[id_].gate.outputs[0] for id_ in (instance, old)]
    assert run.value(Pin(instance, outputs[0])) == run.value(Pin(old, outputs[1])) == 0.0


def test_a_saved_block_stands_alive_in_its_file_with_all_it_uses(tmp_path):
    document = files.load(library.save(tmp_path, layer(), "layer"))
    assert_whole(document)
    assert problems(document) == []
    assert sorted(block.name for block in document.blocks.values()) == ["layer", "neuron"]
    assert [interface.name for _, interface in instances_in(document.root)] == ["layer"]
    sources = {document.root.label(id_): float(v) for id_, v in document.root.values.items()}
    assert sources == {"x": 1.0, "y": 1.0}
    assert run_document(document).loss == pytest.approx(-0.46211715726000975)  # tanh(0.5 - 1)
    assert set(document.root.places) == set(document.root.nodes)


def layer_of_arrays() -> tuple[Document, str]:
    """tanh(x @ W + b) as a block, and its instance."""
    values = {"x": [[0.5] * 2] * 4, "W": [[0.25] * 3] * 2, "b": [0.1, 0.2, 0.3]}
    document = document_from("f = sum(tanh(x @ W + b))", values)
    inside = [
        id_ for id_, node in document.root.nodes.items() if node.kind in ("matmul", "add", "tanh")
    ]
    document, instance = group(document, inside, "layer")
    return document, instance


def test_a_saved_block_of_arrays_stands_alive_with_arrays_of_the_shapes_it_is_used_with(tmp_path):
    document, instance = layer_of_arrays()
    interface = document.root.nodes[instance].interface
    shapes = {"x": (4, 2), "W": (2, 3), "b": (3,)}
    own = {port.id: shapes[port.name] for port in interface.inputs}
    own |= {port.id: (4, 3) for port in interface.outputs}
    path = library.save(tmp_path, document, interface.block, own)
    saved = files.load(path)
    held = {saved.root.label(id_): value.array for id_, value in saved.root.values.items()}
    assert {name: array.shape for name, array in held.items()} == shapes
    assert all((array == 1.0).all() for array in held.values())
    assert problems(saved) == [] and not run_document(saved).shape_problems
    longer = {port.id: {**shapes, "x": (32, 2)}[port.name] for port in interface.inputs}
    assert library.save(tmp_path, document, interface.block, longer) == path
    assert files.dump(files.load(path)) == files.dump(saved)


def test_a_block_inside_a_block_can_be_saved_alone(tmp_path):
    document = files.load(library.save(tmp_path, layer(), "neuron"))
    assert [block.name for block in document.blocks.values()] == ["neuron"]


def test_a_port_with_a_default_stays_unplugged(tmp_path):
    document = layer()
    inlet = document.blocks["layer"].inputs[1]
    document = ports.set_default(document, "layer", inlet, 4.0)
    saved = files.load(library.save(tmp_path, document, "layer"))
    assert [saved.root.label(id_) for id_ in saved.root.values] == ["x"]
    assert problems(saved) == []
    assert run_document(saved).loss == pytest.approx(4 * -0.46211715726000975)


def test_a_block_without_outputs_is_saved_without_a_loss(tmp_path):
    document = layer()
    document = blocks.within(document, "layer", edits.remove, document.blocks["layer"].outputs)
    saved = files.load(library.save(tmp_path, document, "layer"))
    assert saved.loss is None
    assert library.my_blocks(tmp_path)[1] == []


def test_the_same_block_is_kept_once_and_another_of_its_name_gets_a_number(tmp_path):
    document = layer()
    first = library.save(tmp_path, document, "layer")
    stamp = first.stat().st_mtime_ns
    assert library.save(tmp_path, document, "layer") == first
    assert first.stat().st_mtime_ns == stamp
    weight = next(iter(document.blocks["neuron"].circuit.values))
    other = blocks.within(document, "neuron", edits.set_value, weight, 7.0)
    second = library.save(tmp_path, other, "layer")
    assert library.save(tmp_path, other, "layer") == second
    assert library.save(tmp_path, document, "layer") == first
    (tmp_path / "layer-3.circuit").mkdir()
    third = library.save(tmp_path, ports.reorder(*_turned(document)), "layer")
    assert names_in(tmp_path) == [
        "layer-2.circuit",
        "layer-3.circuit",
        "layer-4.circuit",
        "layer.circuit",
    ]
    assert third.name == "layer-4.circuit"


def _turned(document: Document):
    block = document.blocks["layer"]
    return document, "layer", block.inputs[::-1], block.outputs


def test_a_copy_in_another_circuit_gives_the_same_file(tmp_path):
    path = library.save(tmp_path, layer(), "layer")
    (block,), _ = library.my_blocks(tmp_path)
    elsewhere, instance = insert(
        document_from("f = exp(x) + tanh(w)"), block.document, block.definition, (0.0, 0.0)
    )
    assert "exp1" in elsewhere.root.nodes
    assert library.save(tmp_path, elsewhere, elsewhere.root.nodes[instance].interface.block) == path


@BUILT_IN
def test_a_copy_of_a_block_is_known_again_wherever_it_stands(block):
    document = document_from("f = exp(x)*max(x, w) + log(sigmoid(x))")
    assert library.copy_in(document, block) is None
    document, instance = insert(document, block.document, block.definition, (0.0, 0.0))
    definition = document.root.nodes[instance].interface.block
    assert library.copy_in(document, block) == definition
    circuit = document.blocks[definition].circuit
    moved = {id_: (x + 40.0, y) for id_, (x, y) in circuit.places.items()}
    assert library.copy_in(blocks.within(document, definition, edits.move, moved), block)
    cut = blocks.within(document, definition, edits.disconnect, [next(iter(circuit.wires))])
    assert library.copy_in(cut, block) is None
    assert library.copy_in(blocks.rename_block(document, definition, "mine"), block) is None


@BUILT_IN
def test_a_built_in_block_can_be_kept_too(block, tmp_path):
    path = library.save(tmp_path, block.document, block.definition)
    assert path.stem == block.id
    (mine,), _ = library.my_blocks(tmp_path)
    assert mine.name == block.name
    assert [each.name for each in mine.interface.inputs] == [
        each.name for each in block.interface.inputs
    ]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Neuron, 2 inputs", "neuron-2-inputs"),
        ("../../etc/passwd", "etc-passwd"),
        ('a\\b:c*d?e"f<g>h|i', "a-b-c-d-e-f-g-h-i"),
        ("Größe", "groe"),
        ("σ", "block"),
        ("学习", "block"),
        ("...", "block"),
        ("NUL", "block"),
        ("com1", "block"),
        ("com10", "com10"),
        ("ﬁlter ²", "filter-2"),
        ("x" * 59 + "-y", "x" * 59),
    ],
)
def test_a_file_is_called_after_its_block_as_every_file_system_takes_it(tmp_path, name, stem):
    document = blocks.rename_block(layer(), "layer", name)
    path = library.save(tmp_path, document, "layer")
    assert path == tmp_path / f"{stem}.circuit"
    assert [each.name for each in library.my_blocks(tmp_path)[0]] == [name]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_whatever_a_block_is_called_it_is_found_again(tmp_path, name):
    document = blocks.rename_block(layer(), "layer", name)
    path = library.save(tmp_path, document, "layer")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.circuit", path.name) and len(path.name) < 80
    assert files.load(path).blocks[library.my_blocks(tmp_path)[0][0].definition] is not None
    assert name in [each.name for each in library.my_blocks(tmp_path)[0]]
    path.unlink()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents_with_blocks())
def test_every_block_of_every_circuit_can_be_kept(tmp_path, document):
    for definition, block in document.blocks.items():
        path = library.save(tmp_path, document, definition)
        saved = files.load(path)
        assert_whole(saved)
        (shown,) = (interface for _, interface in instances_in(saved.root))
        assert shown.name == block.name
        mine = document.blocks[definition].interface(definition)
        told = [(port.name, port.has_default) for port in (*shown.inputs, *shown.outputs)]
        assert told == [(port.name, port.has_default) for port in (*mine.inputs, *mine.outputs)]
        assert library.save(tmp_path, document, definition) == path
        path.unlink()
    assert names_in(tmp_path) == []


def test_files_that_are_no_blocks_are_left_out_with_a_sentence_each(tmp_path):
    good = library.save(tmp_path, layer(), "neuron")
    (tmp_path / "empty.circuit").write_bytes(b"")
    (tmp_path / "garbage.circuit").write_bytes(b"\xff\x00{")
    data = good.read_bytes().replace(b'"kind": "add"', b'"kind": null')
    (tmp_path / "unknown.circuit").write_bytes(data)
    (tmp_path / "folder.circuit").mkdir()
    (tmp_path / "notes.txt").write_text("no block, and none of our business")
    files.save(document_from("x + y"), tmp_path / "plain.circuit")
    both = layer()
    both, _ = insert(both, both, "neuron", (0.0, 0.0))
    files.save(both, tmp_path / "two.circuit")
    found, left_out = library.my_blocks(tmp_path)
    assert [each.path for each in found] == [good]
    told = [str(each) for each in left_out]
    assert [each.split(" is left out: ")[0] for each in told] == [
        f'Your block "{name}.circuit"'
        for name in ("empty", "folder", "garbage", "plain", "two", "unknown")
    ]
    assert told[0].endswith("The file is empty. Perhaps it was never saved; look for a copy of it.")
    assert told[3].endswith("A block's file shows one block, and this one shows 0.")
    assert told[4].endswith("A block's file shows one block, and this one shows 2.")
    assert "left out: blocks.neuron.nodes.add1.kind: This must be a text in quotes." in told[5]


def test_blocks_are_listed_by_name(tmp_path):
    for name in ("beta", "Alpha", "gamma"):
        library.save(tmp_path, blocks.rename_block(layer(), "layer", name), "layer")
    assert [each.name for each in library.my_blocks(tmp_path)[0]] == ["Alpha", "beta", "gamma"]


def test_a_folder_that_is_none_is_told_and_one_that_is_not_there_is_empty(tmp_path):
    assert library.my_blocks(tmp_path / "none") == ([], [])
    (tmp_path / "file").write_text("no folder")
    found, told = library.my_blocks(tmp_path / "file")
    assert found == []
    assert str(told[0]).startswith('Your blocks in "') and "cannot be read: " in str(told[0])
    assert library.my_blocks("\0")[0] == []
    for folder in (tmp_path / "file", "\0"):
        with pytest.raises(FileError, match="Not saved: "):
            library.save(folder, layer(), "layer")


def test_what_could_not_be_opened_again_is_not_kept(tmp_path):
    document = layer()
    weight = next(iter(document.blocks["neuron"].circuit.values))
    document = blocks.within(document, "neuron", edits.set_value, weight, float("inf"))
    with pytest.raises(FileError, match="Not saved, because the file could not be opened again"):
        library.save(tmp_path, document, "layer")
    assert names_in(tmp_path) == []


def test_an_instance_with_its_own_numbers_does_not_change_what_is_kept(tmp_path):
    document = layer()
    path = library.save(tmp_path, document, "layer")
    (instance,) = (id_ for id_, _ in instances_in(document.root))
    (inner,) = (id_ for id_, _ in instances_in(document.blocks["layer"].circuit))
    own = edits.set_value(document, f"{instance}/{inner}/parameter1", 9.0)
    own = replace(own, expanded=frozenset([instance]))
    assert run_document(own).value(Pin(f"{instance}/{inner}/parameter1", OUT)) == 9.0
    assert library.save(tmp_path, own, "layer") == path
