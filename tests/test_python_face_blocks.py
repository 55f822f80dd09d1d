"""Blocks by `import circuit_editor as ce`: their pins, their insides, their closed forms."""

from dataclasses import replace
from math import tanh

import pytest
from block_documents import layer_of_two, sigmoid_block, split, two_neurons, with_default
from block_strategies import documents_with_blocks, paths_of_sources
from hypothesis import given

import circuit_editor as ce
from circuit_editor.closed_form import block_form
from circuit_editor.closed_form.evaluate import evaluate
from circuit_editor.engine.path_names import PathNames
from circuit_editor.model import OUT, Pin, Value, blocks, edits, node
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.edits.unshare import make_unique

SIGMA = 0.7310585786300049


def result(document):
    return ce.Circuit(document).run()


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "path", "port"),
    [
        ("layer1/neuron2/w", "block3/block2/parameter1", OUT),
        ("layer1/neuron2/h", "block3/block2/mul1", OUT),
        ("layer1/neuron2/w.out", "block3/block2/parameter1", OUT),
        ("layer1/neuron2/h.a", "block3/block2/mul1", "a"),
    ],
)
def test_what_is_inside_is_found_by_labels_and_by_ids(name, path, port):
    """Both neurons are of one definition, so the ids inside are the same."""
    found = result(layer_of_two())
    way, _, last = path.rpartition("/")
    for said in (name, f"{path}.{port}", f"layer1/block2/{last}.{port}"):
        assert found.value(said) == found.engine_run.value(Pin(path, port))
        assert found.gradient(said) == found.engine_run.gradient(Pin(path, port))
    assert found.value(f"{way}/w") == 3


@pytest.mark.parametrize(
    ("name", "value", "gradient"),
    [
        ("block1", SIGMA, 1.0),  # the one output of a block, as of a gate
        ("block1.f", SIGMA, 1.0),
        ("block1.outlet1", SIGMA, 1.0),
        ("block1.x", 1.0, SIGMA * (1 - SIGMA)),
        ("sigmoid", SIGMA, 1.0),  # the block's own name, where one instance bears it
        ("sigmoid.x", 1.0, SIGMA * (1 - SIGMA)),
        ("sigmoid/exp1", 0.36787944117144233, -SIGMA * SIGMA),
    ],
)
def test_a_block_is_named_as_a_gate_is(name, value, gradient):
    found = result(sigmoid_block())
    assert found.value(name) == pytest.approx(value, rel=1e-15)
    assert found.gradient(name) == pytest.approx(gradient, rel=1e-15)
    assert type(found.value(name)) is float


def test_a_gates_label_counts_more_than_a_blocks():
    document = edits.rename(two_neurons(), "block2", "x")
    assert result(document).value("x") == 0.25
    assert result(document).value("x.out") == 0.25
    assert result(document).value("x.x") == pytest.approx(tanh(0.5))  # only the block has a pin x


def test_of_an_input_and_an_output_of_one_name_the_input_counts():
    document = split()
    document = replace(
        document,
        blocks=document.blocks.set(
            "split",
            replace(
                document.blocks["split"],
                circuit=replace(
                    document.blocks["split"].circuit,
                    labels=document.blocks["split"].circuit.labels.set("through", "y"),
                ),
            ),
        ),
    )
    interface = document.blocks["split"].interface("split")
    block = replace(document.root.nodes["block1"], interface=interface)
    root = replace(document.root, nodes=document.root.nodes.set("block1", block))
    found = result(replace(document, root=root))
    assert (found.value("block1.y"), found.value("block1.through")) == (-4, 3)


def test_a_block_with_several_outputs_has_no_value_of_its_own():
    found = result(split())
    assert (found.value("block1.p"), found.value("split.q")) == (-12, 3)
    for ask in (found.value, found.gradient):
        with pytest.raises(ce.UnknownName, match='"block1" has not one output: name one of its'):
            ask("block1")


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("nueron1/w", "neuron1/w"),
        ("neuron1/ww", "neuron1/w"),
        ("neuron1.ff", "neuron1.f"),
        ("neuron2/w.ou", "neuron2/w.out"),
        ("neuron4", "neuron"),
    ],
)
def test_an_unknown_name_gets_the_nearest_one_in_a_block_too(name, guess):
    with pytest.raises(ce.UnknownName, match=f'"{name}".*Did you mean "{guess}'):
        result(two_neurons()).value(name)


@pytest.mark.parametrize(
    "name", ["/", "neuron1/", "/w", "neuron1//w", "neuron1/w/w", "neuron", "."]
)
def test_a_path_that_leads_nowhere_is_refused(name):
    with pytest.raises(ce.UnknownName):
        result(two_neurons()).value(name)


@given(documents_with_blocks())
def test_every_input_has_a_name_of_its_own_that_sets_and_reads_it(document):
    circuit = ce.Circuit(document)
    told = circuit.run().report()
    run = circuit.run().engine_run
    sources = [step for step in run.tape.steps if step.gate.is_source]
    assert len(told["inputs"]) == len(sources)
    for step, (name, numbers) in zip(sources, told["inputs"].items(), strict=True):
        assert circuit.run().value(name) == numbers["value"] == run.value(Pin(step.path, OUT))
        circuit.set(**{name: 7.5})
        assert circuit.document.root.values[step.path].array == 7.5
        assert circuit.run().value(name) == 7.5
    inside = {
        path
        for id_ in PathNames(document).interfaces
        if "/" not in id_
        for path in paths_of_sources(document, id_)
    }
    assert inside <= {step.path for step in sources}


# --- setting, showing ---------------------------------------------------------------------------


def test_set_by_path_is_for_one_instance_and_all_or_nothing():
    circuit = ce.Circuit(two_neurons())
    circuit.set(**{"neuron1/w": 1, "x": 2})
    assert circuit.run().loss == pytest.approx(tanh(3 * tanh(2)))
    with pytest.raises(ce.UnknownName, match='"neuron3/w"'):
        circuit.set(**{"neuron1/w": 5, "neuron3/w": 5})
    with pytest.raises(ce.UnfitValue, match="neuron2/w needs a finite number"):
        circuit.set(**{"neuron1/w": 5, "neuron2/w": float("inf")})
    assert circuit.run().value("neuron1/w") == 1


def test_what_is_set_inside_is_saved_and_loaded(tmp_path):
    circuit = ce.Circuit(layer_of_two()).set(**{"layer1/neuron1/w": -0.5})
    circuit.save(tmp_path / "layer.circuit")
    again = ce.load(tmp_path / "layer.circuit")
    assert again.run().value("layer1/neuron1/w") == -0.5
    assert again.run().report() == circuit.run().report()


def test_an_open_port_is_set_by_its_name():
    circuit = ce.Circuit(with_default(sigmoid_block(), "x", 0.5)).set(**{"block1/x": 1})
    assert circuit.run().loss == pytest.approx(SIGMA)
    assert circuit.run().gradient("block1/x") == pytest.approx(SIGMA * (1 - SIGMA))


def test_what_a_notebook_shows_of_blocks():
    circuit = ce.Circuit(two_neurons())
    assert repr(circuit) == (
        "                      value\n"
        "x          input       0.25\n"
        "neuron1/w  parameter   2.00\n"
        "neuron2/w  parameter   3.00"
    )
    assert "\nneuron1.f  neuron   0.46      0.66\n" in repr(circuit.run())
    assert "\nneuron2/w  " in repr(circuit.check())


# --- closed forms -------------------------------------------------------------------------------


def test_the_formula_of_a_block_reads_like_that_of_a_loss():
    form = ce.Circuit(sigmoid_block()).formula(block="sigmoid")
    assert (form.name, form.loss.text) == ("sigmoid", "1/(1 + exp(-x))")
    assert form.derivatives["x"].text == "sigmoid*(1 - sigmoid)"
    assert (form.block, form.block_name, list(form.outputs)) == ("sigmoid", "sigmoid", ["f"])
    assert repr(form) == form.text() == form.outputs["f"].text()


def test_a_block_with_several_outputs_has_a_closed_form_of_each():
    form = ce.Circuit(split()).formula("split")
    assert form.loss is form.outputs["p"].loss
    assert {name: each.loss.text for name, each in form.outputs.items()} == {"p": "x*y", "q": "x"}
    assert {by: each.text for by, each in form.outputs["q"].derivatives.items()} == {
        "x": "1",
        "y": "0",
    }


def test_the_closed_form_agrees_with_the_jacobian():
    found = result(layer_of_two())
    local = found.report()["blocks"]["block3"]["local"]["neuron2"]["x"]
    form = ce.Circuit(found.document).formula("layer")
    numbers = {name: found.value(f"layer1/{name}") for name in ("neuron1/w", "neuron2/w")}
    numbers |= {"x": found.value("layer1.x"), form.name: found.value("layer1")}
    assert evaluate(form.derivatives["x"].expression, numbers) == pytest.approx(local, rel=1e-14)
    assert evaluate(form.loss.expression, numbers) == pytest.approx(found.value("layer1"))


def scaled():
    """Two blocks "scale", each 2·x with the constant 2 inside, one of which has 5 of its own."""
    document = ce.circuit("y = c * x; f = y", x=1, c=2).document
    inside = [id_ for id_, each in document.root.nodes.items() if each.kind == "mul"]
    (constant,) = [id_ for id_, label in document.root.labels.items() if label == "c"]
    nodes = document.root.nodes.set(constant, node("constant"))
    document = replace(document, root=replace(document.root, nodes=nodes))
    document, first = group(document, [*inside, constant], "scale")
    document, (second,) = paste(document, copy_of(document, document.root, [first]), (200.0, 0.0))
    document = edits.rename(document, second, "mine")
    return edits.set_value(document, f"{second}/{constant}", 5)


def test_an_instance_has_the_constants_that_are_its_own():
    circuit = ce.Circuit(scaled())
    assert circuit.formula("scale").loss.text == "2*x"
    assert circuit.formula("block1").loss.text == "2*x"
    assert circuit.formula("mine").loss.text == "5*x"


def test_blocks_of_one_name_are_told_apart_by_their_instances():
    document, _ = make_unique(scaled(), ("block2",))
    circuit = ce.Circuit(edits.rename(document, "block2", "mine"))
    document = blocks.rename_block(circuit.document, "scale", "twice")
    document = blocks.rename_block(document, "scale2", "twice")
    circuit = ce.Circuit(document)
    with pytest.raises(
        ce.UnknownName, match=r'Several blocks are called "twice".*"block1", "mine"'
    ):
        circuit.formula("twice")
    document = blocks.rename_block(document, "scale2", "scale")  # what is the other's id
    assert ce.Circuit(document).formula("scale").block == "scale2"
    document = blocks.rename_block(document, "scale", "scale")
    with pytest.raises(ce.UnknownName, match="Several blocks"):
        ce.Circuit(document).formula("scale")
    assert circuit.formula("scale").loss.text == "2*x"
    assert circuit.formula("mine").block == "scale2"


def test_a_default_that_is_an_array_is_no_part_of_a_blocks_formula():
    document = with_default(sigmoid_block(), "x", 0.5)
    block = document.blocks["sigmoid"]
    values = block.circuit.values.set(block.inputs[0], Value([1.0, 2.0]))
    changed = replace(block, circuit=replace(block.circuit, values=values))
    document = replace(document, blocks=document.blocks.set("sigmoid", changed))
    assert ce.Circuit(document).formula("block1").loss.text == "1/(1 + exp(-x))"


def test_a_block_whose_name_is_no_word_is_written_by_its_outputs_name():
    document = blocks.rename_block(sigmoid_block(), "sigmoid", "my sigmoid, 1 input")
    form = ce.Circuit(document).formula("my sigmoid, 1 input")
    assert form.text() == "f = 1/(1 + exp(-x))\n∂f/∂x = f*(1 - f)"


@pytest.mark.parametrize("name", ["", "/", "sigmoid/", "block1/x", "x0", "\x1b[31m"])
def test_what_is_no_block_is_refused(name):
    with pytest.raises(ce.UnknownName, match=r'There is no block ".*the blocks here are "sigmoid"'):
        ce.Circuit(sigmoid_block()).formula(name)


def test_a_block_without_outputs_says_so():
    document = sigmoid_block()
    document = blocks.within(document, "sigmoid", lambda inside: edits.remove(inside, ["outlet1"]))
    with pytest.raises(ce.NoClosedForm, match='The block "sigmoid" has no output yet') as refused:
        ce.Circuit(document).formula("sigmoid")
    assert refused.value.report()["block"] == {"id": "sigmoid", "name": "sigmoid"}


def test_a_block_with_far_too_many_outputs_is_refused_at_once(monkeypatch):
    monkeypatch.setattr(block_form, "MOST_OUTPUTS", 1)
    with pytest.raises(ce.NoClosedForm, match="it has 2 outputs, and 1 are the limit"):
        ce.Circuit(split()).formula("split")
