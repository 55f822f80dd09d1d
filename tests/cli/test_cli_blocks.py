"""Blocks on the command line: their numbers, their insides by name, their closed forms."""

import sys
from dataclasses import replace
from math import tanh

import pytest
from block_documents import layer_of_two, sigmoid_block, split, two_neurons, with_default
from command import cli, process, sentence

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.model import Pin, blocks, edits
from circuit_editor.model.edits.grouping import group

VALUE, LOCAL = 0.7310585786300049, 0.19661193324148188


@pytest.fixture
def saved(tmp_path):
    """Save a document, and tell where."""

    def save(document):
        path = tmp_path / "blocks.circuit"
        files.save(document, path)
        return path

    return save


def ran(path, *arguments):
    return cli("run", path, "--json", *arguments).json


# --- run ----------------------------------------------------------------------------------------


def test_the_sigmoid_block_has_its_value_and_its_local_derivative(saved):
    outcome = cli("run", saved(sigmoid_block()), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.json["blocks"] == {
        "block1": {
            "label": None,
            "name": "block1",
            "inputs": {"x": 1.0},
            "outputs": {"f": pytest.approx(VALUE, rel=1e-15)},
            "local": {"f": {"x": pytest.approx(LOCAL, rel=1e-15)}},
        }
    }


def test_blocks_within_blocks_are_named_by_paths_of_ids(saved):
    document = layer_of_two()
    (layer,) = [id_ for id_, each in document.root.nodes.items() if each.interface]
    told = ran(saved(document))["blocks"]
    assert list(told) == [layer, f"{layer}/block1", f"{layer}/block2"]
    chain = [told[f"{layer}/block{n}"]["local"]["f"]["x"] for n in (1, 2)]
    assert told[layer]["local"] == {"neuron2": {"x": pytest.approx(chain[0] * chain[1])}}
    assert told[layer]["outputs"]["neuron2"] == told[f"{layer}/block2"]["outputs"]["f"]


def test_every_output_has_a_derivative_by_every_input(saved):
    assert ran(saved(split()))["blocks"]["block1"] == {
        "label": None,
        "name": "block1",
        "inputs": {"x": 3, "y": -4},
        "outputs": {"p": -12, "q": 3},
        "local": {"p": {"x": -4, "y": 3}, "q": {"x": 1, "y": 0}},
    }


def test_what_is_not_computed_is_null(saved):
    document = sigmoid_block()
    document = edits.disconnect(document, [pin for pin in document.root.wires if pin.port == "b"])
    outcome = cli("run", saved(document), "--json")
    assert outcome.code == 1
    assert outcome.json["blocks"]["block1"] == {
        "label": None,
        "name": "block1",
        "inputs": {"x": None},
        "outputs": {"f": None},
        "local": {"f": {"x": None}},
    }


def test_numbers_that_are_not_finite_are_words_and_arrays_have_no_local_derivative(saved):
    document = ce.circuit("log(x) * 2", x=0).document
    document, block = group(document, ["log1"], "ln")
    path = saved(document)
    told = ran(path)["blocks"][block]
    assert (told["inputs"], told["outputs"]) == ({"x": 0}, {"out": "-inf"})
    assert told["local"] == {"out": {"x": "inf"}}
    told = ran(path, "--set", "x=[1, 1]")["blocks"][block]
    assert (told["inputs"], told["outputs"]) == ({"x": [1, 1]}, {"out": [0, 0]})
    assert told["local"] == {"out": {"x": None}}


def test_ports_of_one_name_are_told_apart_by_their_ids():
    document = split()
    block = document.blocks["split"]
    circuit = replace(block.circuit, labels=block.circuit.labels.set(block.inputs[1], "x"))
    interface = replace(block, circuit=circuit).interface("split")
    nodes = document.root.nodes.set(
        "block1", replace(document.root.nodes["block1"], interface=interface)
    )
    document = replace(
        document,
        root=replace(document.root, nodes=nodes),
        blocks=document.blocks.set("split", replace(block, circuit=circuit)),
    )
    told = ce.Circuit(document).run().report()["blocks"]["block1"]
    assert told["inputs"] == {"x": 3, block.inputs[1]: -4}
    assert told["local"]["p"] == {"x": -4, block.inputs[1]: 3}


def test_a_jacobian_too_large_to_be_told_is_null(saved, monkeypatch):
    path = saved(split())
    limits = sys.modules["circuit_editor.engine.jacobian"]
    size = 2 * (2 + 1)  # for each output, each input and each gate inside
    monkeypatch.setattr(limits, "LARGEST_LOCAL", size)
    assert ran(path)["blocks"]["block1"]["local"] is not None
    monkeypatch.setattr(limits, "LARGEST_LOCAL", size - 1)
    assert ran(path)["blocks"]["block1"]["local"] is None
    table = cli("run", path)
    assert table.code == 0
    assert "block1.p" in table.out


def test_what_holds_a_value_inside_is_named_by_a_path_of_labels(saved):
    told = ran(saved(layer_of_two()))["inputs"]
    assert list(told) == ["x", "layer1/neuron1/w", "layer1/neuron2/w"]
    assert (told["layer1/neuron1/w"]["value"], told["layer1/neuron2/w"]["value"]) == (2, 3)


@pytest.mark.parametrize("label", ["neuron1", "", "a/b", "block1"])
def test_a_label_that_means_another_or_nothing_alone_gives_way_to_the_id(saved, label):
    document = edits.rename(two_neurons(), "block2", label)
    first = "neuron1/w" if label != "neuron1" else "block1/w"
    assert list(ran(saved(document))["inputs"]) == ["x", first, "block2/w"]


def test_set_gives_one_instance_a_number_of_its_own(saved):
    path = saved(two_neurons())
    before = path.read_bytes()
    told = ran(path, "--set", "neuron1/w=0.5")
    assert told["inputs"]["neuron1/w"]["value"] == 0.5
    assert told["inputs"]["neuron2/w"]["value"] == 3
    assert told["loss"]["value"] == pytest.approx(tanh(3 * tanh(0.5 * 0.25)), rel=1e-15)
    assert ran(path, "--set", "block1/parameter1=0.5") == told  # ids lead there too
    assert path.read_bytes() == before


def test_a_port_that_is_left_open_is_an_input_of_its_own(saved):
    path = saved(with_default(sigmoid_block(), "x", 0.5))
    assert ran(path)["inputs"]["block1/x"]["value"] == 0.5
    assert ran(path, "--set", "block1/x=1")["loss"]["value"] == pytest.approx(VALUE)


@pytest.mark.parametrize("name", ["neuron1/v", "neuron3/w", "neuron1", "neuron1/h", "neuron1/"])
def test_set_knows_the_names_there_are(saved, name):
    outcome = cli("run", saved(two_neurons()), "--set", f"{name}=1")
    assert (outcome.code, outcome.out) == (2, "")
    assert f'There is no input "{name}". Did you mean "neuron' in sentence(outcome)


def test_check_holds_what_is_inside_against_differences(saved):
    outcome = cli("check", saved(layer_of_two()), "--json")
    assert outcome.code == 0
    assert outcome.json["agrees"] is True
    assert set(outcome.json["inputs"]) == {"x", "layer1/neuron1/w", "layer1/neuron2/w"}


def test_the_table_has_a_section_of_blocks(saved):
    assert cli("run", saved(two_neurons())) == (
        0,
        "f = 0.88\n"
        "\n"
        "                      value  gradient\n"
        "x          input       0.25      1.04\n"
        "neuron1/w  parameter   2.00      0.13\n"
        "neuron2/w  parameter   3.00      0.10\n"
        "neuron1/h  ×           0.50      0.52\n"
        "neuron1/f  tanh        0.46      0.66\n"
        "neuron2/h  ×           1.39      0.22\n"
        "neuron2/f  tanh        0.88      1.00\n"
        "\n"
        "                   value  gradient  local\n"
        "neuron1.f  neuron   0.46      0.66\n"
        "  x                 0.25      1.04   1.57\n"
        "neuron2.f  neuron   0.88      1.00\n"
        "  x                 0.46      0.66   0.66\n",
        "",
    )


def test_a_mark_inside_a_block_is_told_with_the_names_on_the_way(saved):
    outcome = cli("run", saved(layer_of_two()), "--set", "layer1/neuron2/w=50")
    assert outcome.code == 0
    assert "\nlayer1/neuron2/f: tanh is saturated here" in outcome.out


def test_the_same_blocks_give_the_same_bytes_whatever_the_hash_seed(saved):
    path = saved(layer_of_two())
    runs = [
        process("run", path, "--json", environment={"PYTHONHASHSEED": seed}) for seed in ("1", "2")
    ]
    assert runs[0].returncode == 0
    assert runs[0].stdout == runs[1].stdout


# --- formula ------------------------------------------------------------------------------------


def test_the_formula_of_a_block_as_text_and_latex(saved):
    path = saved(sigmoid_block())
    for name in ("sigmoid", "block1"):
        assert cli("formula", path, "--block", name) == (
            0,
            "sigmoid = 1/(1 + exp(-x))\n∂sigmoid/∂x = sigmoid*(1 - sigmoid)\n",
            "",
        )
    outcome = cli("formula", path, "--block", "sigmoid", "--latex")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(r"\mathrm{sigmoid} = \frac{1}{1 + e^{- x}}" + "\n")


def test_the_formula_of_a_block_as_json_has_the_keys_of_a_loss_and_all_outputs(saved):
    outcome = cli("formula", saved(split()), "--block", "split", "--json")
    assert (outcome.code, outcome.err) == (0, "")
    p = {
        "loss": {"name": "p", "formula": "x*y", "latex": "x y"},
        "derivatives": {
            "x": {"formula": "y", "latex": "y"},
            "y": {"formula": "x", "latex": "x"},
        },
        "problem": None,
    }
    q = {
        "loss": {"name": "q", "formula": "x", "latex": "x"},
        "derivatives": {
            "x": {"formula": "1", "latex": "1"},
            "y": {"formula": "0", "latex": "0"},
        },
        "problem": None,
    }
    about = {"id": "split", "name": "split"}
    assert outcome.json == {**p, "block": about, "outputs": {"p": p, "q": q}}
    text = cli("formula", saved(split()), "--block", "split").out
    assert text == "p = x*y\n∂p/∂x = y\n∂p/∂y = x\n\nq = x\n∂q/∂x = 1\n∂q/∂y = 0\n"


def test_a_block_has_a_derivative_by_what_is_inside(saved):
    path = saved(layer_of_two())
    expected = ["neuron = tanh(w*x)", "∂neuron/∂x = w*(1 - neuron^2)"]
    expected.append("∂neuron/∂w = x*(1 - neuron^2)")
    for name in ("neuron", "layer1/neuron2", "layer/block2"):
        assert cli("formula", path, "--block", name).out.splitlines() == expected
    told = cli("formula", path, "--block", "layer1", "--json").json
    assert list(told["derivatives"]) == ["x", "neuron1/w", "neuron2/w"]


def test_the_formula_of_the_loss_goes_through_blocks_and_names_what_is_inside(saved):
    path = saved(two_neurons())
    outcome = cli("formula", path)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == "f = tanh(neuron2.w*tanh(neuron1.w*x))"
    assert outcome.out.splitlines()[-1] == "∂f/∂neuron2.w = (1 - f^2)*tanh(neuron1.w*x)"
    told = cli("formula", path, "--json").json
    assert set(told["derivatives"]) == set(ran(path)["inputs"])
    assert r"\mathrm{neuron}_{2}.w" in told["loss"]["latex"]


def test_an_unknown_block_is_refused_with_the_names_there_are(saved):
    outcome = cli("formula", saved(two_neurons()), "--block", "nueron")
    assert (outcome.code, outcome.out) == (2, "")
    assert sentence(outcome) == (
        'circuit-editor: There is no block "nueron"; the blocks here are "neuron". '
        'Did you mean "neuron"?\n'
    )
    outcome = cli("formula", saved(ce.circuit("x + y").document), "--block", "neuron")
    assert outcome.code == 2
    assert 'There is no block "neuron": this circuit has no blocks.' in sentence(outcome)


def test_a_block_without_a_closed_form_is_1_and_a_sentence(saved):
    document = sigmoid_block()
    document = blocks.within(
        document,
        "sigmoid",
        lambda inside: edits.disconnect(inside, [Pin("outlet1", "x")]),
    )
    path = saved(document)
    outcome = cli("formula", path, "--block", "sigmoid")
    assert (outcome.code, outcome.out) == (1, "")
    assert "Nothing is wired to the output f yet." in sentence(outcome)
    outcome = cli("formula", path, "--block", "sigmoid", "--json")
    assert outcome.code == 1
    assert outcome.json == {
        "loss": None,
        "derivatives": {},
        "problem": {"at": "outlet1.x", "message": "Nothing is wired to the output f yet."},
        "block": {"id": "sigmoid", "name": "sigmoid"},
        "outputs": {},
    }


def test_the_help_says_how_blocks_are_named():
    assert "--block" in cli("--help").out
    assert "layer1/neuron2" in cli("formula", "--help").out
    assert "neuron1/w" in cli("run", "--help").out


def test_a_refusal_of_a_block_speaks_of_the_block_and_its_port(new, saved):
    document = files.load(new(" + ".join(f"sin({n} * x)" for n in range(1, 200))))
    gates = [id_ for id_, each in document.root.nodes.items() if not each.gate.is_source]
    path = saved(group(document, gates, "waves")[0])
    outcome = cli("formula", path, "--block", "waves", "--json")
    (outlet,) = files.load(path).blocks["waves"].outputs
    assert outcome.json["problem"] == {
        "at": outlet,
        "message": "This is too large for a closed form: 596 gates lead to waves, and 300 are the "
        "limit.",
    }
    assert outcome.json["block"] == {"id": "waves", "name": "waves"}
    outcome = cli("formula", path, "--json")
    assert outcome.json["problem"]["at"] == "loss"
    assert "596 gates lead to f, and 300" in outcome.json["problem"]["message"]


def test_so_does_one_of_a_block_whose_formula_nobody_could_read(new, saved):
    document = files.load(new("s = sin(x); " + "; ".join(50 * ["s = sin(s) * s"])))
    gates = [id_ for id_, each in document.root.nodes.items() if not each.gate.is_source]
    path = saved(group(document, gates, "waves")[0])
    outcome = cli("formula", path, "--block", "waves", "--json")
    assert outcome.json["problem"] == {
        "at": files.load(path).blocks["waves"].outputs[0],
        "message": "The closed form is too long to be worked out and read.",
    }
