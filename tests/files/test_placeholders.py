"""Gates of unknown kinds are kept: read as placeholders, edited like any gate, saved unchanged."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import documents, json_data
from test_refusals import refusal
from unknown_gates import CONVOLUTION, NEWER

from circuit_editor import files
from circuit_editor.engine import run_document as run_of
from circuit_editor.files.placeholders import refuse_placeholders
from circuit_editor.model import OUT, Document, Pin, problems
from circuit_editor.model.edits import connect, disconnect, move, remove, set_value
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.edits.replace_gate import replace_gate
from circuit_editor.model.edits.ungrouping import ungroup


def newer() -> Document:
    return files.read(NEWER.encode())


def test_an_unknown_gate_is_saved_back_byte_for_byte():
    assert files.dump(newer()).decode() == NEWER


def test_its_ports_are_those_that_wires_name_in_the_order_of_the_file():
    gate = newer().root.nodes["conv1"].gate
    assert (gate.inputs, gate.outputs) == (("kernel", "image"), ("features",))
    assert gate.is_unknown and gate.kind == "warp"


def test_fields_in_an_order_of_their_own_keep_it():
    odd = '{"new": 1, "kind": "warp", "place": [170, 40], "attrs": {}, "id": "conv1"}'
    text = NEWER.replace(CONVOLUTION, odd)
    assert files.dump(files.read(text.encode())).decode() == text
    moved = move(files.read(text.encode()), {"conv1": (0.0, 0.0)})
    assert files.dump(moved).decode() == text.replace("[170, 40]", "[0, 0]")


def test_a_label_of_no_letters_is_none():
    odd = '{"label": "", "place": [170, 40], "kind": "warp", "id": "conv1"}'
    assert_read_again(files.read(NEWER.replace(CONVOLUTION, odd).encode()))


def test_all_else_runs_and_what_needs_it_has_no_value():
    document = newer()
    run = run_of(document)
    assert run.value(Pin("tanh1", OUT)) == np.tanh(-2.0)
    assert run.value(Pin("conv1", "image")) == -2.0
    assert run.value(Pin("conv1", "features")) is None
    assert run.value(Pin("mul1", OUT)) is None and run.loss is None
    assert run.gradient(Pin("x", OUT)) is None and run.gradient(Pin("conv1", "image")) is None
    (problem,) = problems.problems(document)
    assert problem.at == "conv1.kind"
    assert str(problem.sentence).startswith('This program does not know the gate "warp" (c)')


def test_a_loss_that_does_not_need_it_has_its_value_and_gradients():
    document = connect(newer(), Pin("tanh1", OUT), Pin("L1", "x"))
    run = run_of(document)
    assert run.loss == np.tanh(-2.0)
    assert run.gradient(Pin("x", OUT)) == pytest.approx(1 - np.tanh(-2.0) ** 2)
    assert [each.at for each in problems.problems(document)] == ["conv1.kind"]


@pytest.mark.parametrize(
    ("kind", "meant"), [("sigmod", "sigmoid"), ("sqrtt", "sqrt"), ("warp", None)]
)
def test_a_misspelt_kind_is_told_with_the_gate_that_was_meant(kind, meant):
    document = files.read(NEWER.replace("warp", kind).encode())
    (problem,) = problems.problems(document)
    said = str(problem.sentence)
    assert (f'Did you mean "{meant}"?' in said) if meant else ("Did you mean" not in said)
    with pytest.raises(files.FileError, match=f'no gate "{kind}"'):
        refuse_placeholders(document)
    assert refuse_placeholders(Document()) == Document()


def test_a_misspelt_gate_that_is_replaced_has_its_constants_and_its_wires():
    text = NEWER.replace('"conv1.image"', '"conv1.x"').replace("conv1.features", "conv1.out")
    text = text.replace('    {"to": "conv1.kernel", "from": "x.out", "zz": 3, "aa": [1]},\n', "")
    text = text.replace(CONVOLUTION, CONVOLUTION.replace("warp", "leaky"))
    text = text.replace('"attrs": {"stride": 2, ', '"attrs": {"slope": 0.5, ')
    document = replace_gate(files.read(text.encode()), "conv1", "leaky_relu")
    assert run_of(document).loss == (-2.0 * 0.5) * -2.0
    assert '"kind": "leaky_relu", "attrs": {"slope": 0.5}, "label": "c", "place"' in text_of(
        document
    )
    assert files.read(files.dump(document)) == document


def text_of(document: Document) -> str:
    return files.dump(document).decode()


def test_it_is_moved_copied_grouped_and_deleted_like_any_gate():
    document = newer()
    assert text_of(move(document, {"conv1": (0.0, 0.0)})) == NEWER.replace("[170, 40]", "[0, 0]")
    copied, (new,) = paste(document, copy_of(document, document.root, ["conv1"]), (0.0, 0.0))
    line = CONVOLUTION.replace("conv1", new)[:-1]
    ports = '"placeholder": {"inputs": ["kernel", "image"], "outputs": ["features"]}'
    assert f"{line}, {ports}}}" in text_of(copied)
    assert_read_again(copied)
    grouped, instance = group(document, ["conv1", "mul1"], "both")
    assert CONVOLUTION in text_of(grouped) and run_of(grouped).loss is None
    assert_read_again(grouped)
    assert [each.at for each in problems.problems(grouped)] == [f"{instance}/conv1.kind"]
    apart, _ = ungroup(grouped, instance)
    assert CONVOLUTION in text_of(apart)
    assert "warp" not in text_of(remove(document, ["conv1"]))


def test_two_uses_of_a_block_keep_what_is_inside():
    document, instance = group(newer(), ["conv1", "mul1"], "both")
    part = copy_of(document, document.root, [instance])
    document, (copy,) = paste(document, part, (0.0, 200.0))
    apart, _ = ungroup(document, copy)
    assert text_of(apart).count('"padding": "same", "also": {}') == 2
    assert text_of(apart).count('"zz": 3, "aa": [1]') == 1  # nothing is wired to the copy
    assert_read_again(apart)


def assert_read_again(document: Document) -> None:
    data = files.dump(document)
    again = files.read(data)
    assert again == document
    assert files.dump(again) == data


def test_a_port_that_lost_its_wire_is_there_when_the_file_is_read_again():
    document = disconnect(newer(), [Pin("conv1", "kernel"), Pin("mul1", "a")])
    assert_read_again(document)
    again = files.read(files.dump(document))
    assert again.root.nodes["conv1"].gate.outputs == ("features",)
    again = connect(again, Pin("conv1", "features"), Pin("mul1", "a"))
    assert_read_again(connect(again, Pin("x", OUT), Pin("conv1", "kernel")))


def test_a_number_that_changes_elsewhere_leaves_its_line_alone():
    document = set_value(newer(), "x", 3.0)
    assert text_of(document) == NEWER.replace('"value": -2', '"value": 3')


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("conv1.image", "conv1.a b", "wires[2].to: A port is called by 1 to 64 letters"),
        ("conv1.features", "conv1.image", "from: One wire leads from conv1.image and another"),
        ('"warp"', '""', "nodes.conv1.kind: The kind of a gate is a text of 1 to 64"),
        ('"also": {}', '"placeholder": 1', "nodes.conv1.placeholder: This must be an object"),
        ('"also": {}', '"placeholder": {"inputs": 1}', "conv1.placeholder.inputs: This must be a"),
        ('"also": {}', '"placeholder": {"inputs": ["."]}', "placeholder.inputs: A port is called"),
        ('"loss": "L1"', '"loss": "conv1"', 'nodes.conv1.kind: This program has no gate "warp".'),
        ('"place": [170, 40], "pad', '"pad', "nodes.conv1.place: This is missing."),
    ],
)
def test_what_could_not_be_kept_is_refused_with_its_place(old, new, said):
    assert old in NEWER
    assert said in refusal(NEWER.replace(old, new, 1).encode())


def test_a_gate_with_too_many_ports_is_refused():
    tree = json.loads(NEWER)
    tree["wires"] += [{"to": f"conv1.p{count}", "from": "x.out"} for count in range(1_000)]
    assert "Wires name 1,001 ports of this gate (limit 1,000)." in refusal(
        json.dumps(tree).encode()
    )


def test_a_loop_through_it_is_still_a_loop():
    text = NEWER.replace('"conv1.image", "from": "x.out"', '"conv1.image", "from": "mul1.out"')
    assert "loop" in refusal(text.encode())


fields = st.dictionaries(st.text(max_size=5).map("y-{}".format), json_data, max_size=3)


@given(documents(), st.data())
def test_any_gate_of_any_circuit_may_be_one_that_is_not_known(document, data):
    text = text_of(document)
    tree = json.loads(text)
    for node in tree["nodes"]:
        is_flag = node["kind"] == "output" and node["id"] == tree["loss"]
        if not is_flag and data.draw(st.booleans()):
            node["kind"] = data.draw(st.sampled_from(["warp", "größe", "a b", "x" * 64]))
            node.update(data.draw(fields))
    tree["ranges"] = {}
    tree.pop("stops", None)
    unknown = files.read(json.dumps(tree).encode())
    assert json.loads(files.dump(unknown))["nodes"] == tree["nodes"]
    assert_read_again(unknown)
    run_of(unknown)
    everything, _ = paste(unknown, copy_of(unknown, unknown.root, unknown.root.nodes), (0.0, 0.0))
    assert_read_again(everything)
