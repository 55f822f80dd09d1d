"""What comes with the program: every example and every block opens, agrees with its gradient check,
and shows the course's numbers on every gate."""

import re
from collections import defaultdict
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.engine import compile, problems_of, run_document, values_of
from circuit_editor.engine.gradient_check import check
from circuit_editor.engine.jacobian import jacobian
from circuit_editor.engine.marks import marks_of
from circuit_editor.engine.path_names import PathNames
from circuit_editor.files import dump, load, read
from circuit_editor.model import OUT, Document, Pin
from circuit_editor.model.blocks import depth_of, instances_in, uses
from circuit_editor.teaching.explain.batch_examples import examples_of

STEP_1, STEP_2, STEP_3 = 0.19661193324148188, 0.39322386648296376, 0.58983579972444566
EXP = 0.53444664538852305

# of the staged example, by the lecture's own backward pass, line by line
INVDEN, BEHIND_DEN = 0.5121444488396316, -0.7915934472725935

# of the two-layer network, found by complex steps on the formula written out in plain Python
BEHIND_LOSS = 1.6497807052394025
BEHIND_TANH_1, BEHIND_TANH_2 = 0.8889051010467295, -0.23131151784338339

# the sigmoid's value at 1, 1.1, 1.5 and 2 and its slope s(1 - s) there
AT_1, SLOPE_1 = 0.7310585786300049, STEP_1
AT_1_1, SLOPE_1_1 = 0.7502601055951177, 0.18736987954752055
AT_1_5, SLOPE_1_5 = 0.8175744761936437, 0.14914645207033286
AT_2, SLOPE_2 = 0.8807970779778823, 0.10499358540350662
EXP_2, BEHIND_EXP_2 = 0.1353352832366127, -0.7758034925743758  # exp(-2), and -s^2 there

# (value, gradient) by label, and by kind for the gates that have none, in order of their values
EXPECTED = {
    "first-example": {
        "x": [(-2, -4)],
        "y": [(5, -4)],
        "z": [(-4, 3)],
        "q": [(3, -4)],
        "f": [(-12, 1), (-12, 1)],  # the gate and the flag
    },
    "sigmoid-neuron": {
        "w0": [(2, -STEP_1)],
        "x0": [(-1, STEP_2)],
        "w1": [(-3, -STEP_2)],
        "x1": [(-2, -STEP_3)],
        "w2": [(-3, STEP_1)],
        "mul": [(-2, STEP_1), (6, STEP_1)],
        "add": [(1, STEP_1), (4, STEP_1)],
        "mul_constant": [(-1, -STEP_1)],
        "exp": [(0.36787944117144233, -EXP)],
        "add_constant": [(1.3678794411714423, -EXP)],
        "f": [(0.7310585786300049, 1), (0.7310585786300049, 1)],
    },
    "gate-patterns": {
        "x": [(3, -8)],
        "y": [(-4, 6)],
        "z": [(2, 2)],
        "w": [(-1, 0)],
        "mul": [(-12, 2)],
        "max": [(2, 2)],
        "add": [(-10, 2)],
        "f": [(-20, 1), (-20, 1)],
    },
    "staged-example": {
        "x": [(3, 2.0595697955721652)],
        "y": [(-4, 1.5922327514838093)],
        "sigy": [(0.01798620996209156, INVDEN)],
        "num": [(3.0179862099620918, INVDEN)],
        "sigx": [(0.9525741268224334, BEHIND_DEN)],
        "xpy": [(-1, -2 * BEHIND_DEN)],
        "xpysqr": [(1, BEHIND_DEN)],
        "den": [(1.9525741268224333, BEHIND_DEN)],
        "invden": [(INVDEN, 3.0179862099620918)],
        "f": [(1.5456448841066441, 1), (1.5456448841066441, 1)],
    },
    "two-input-max": {"x": [(4, 1)], "y": [(2, 0)], "f": [(4, 1), (4, 1)]},
    "two-layer-network": {
        "x1": [(1, 0.5601083094450564)],
        "x2": [(-2, -0.33788203418337404)],
        "t": [(1, -BEHIND_LOSS)],
        "w11": [(0.5, BEHIND_TANH_1)],
        "w12": [(-0.25, -2 * BEHIND_TANH_1)],
        "b1": [(0.1, BEHIND_TANH_1)],
        "w21": [(-0.5, BEHIND_TANH_2)],
        "w22": [(0.5, -2 * BEHIND_TANH_2)],
        "b2": [(0.25, BEHIND_TANH_2)],
        "w31": [(1.5, 1.3206478406637032)],
        "w32": [(-0.5, -1.3994819817721527)],
        "b3": [(0.2, BEHIND_LOSS)],
        "h1": [(0.8004990217606297, 2.474671057859103)],
        "h2": [(-0.8482836399575129, -0.8248903526197011)],
        "y": [(1.8248903526197011, BEHIND_LOSS)],
        "mul": [
            (-1, BEHIND_TANH_2),
            (-0.5, BEHIND_TANH_2),
            (0.42414181997875644, BEHIND_LOSS),
            (0.5, BEHIND_TANH_1),
            (0.5, BEHIND_TANH_1),
            (1.2007485326409446, BEHIND_LOSS),
        ],
        "add": [
            (-1.5, BEHIND_TANH_2),
            (-1.25, BEHIND_TANH_2),
            (1, BEHIND_TANH_1),
            (1.1, BEHIND_TANH_1),
            (1.6248903526197012, BEHIND_LOSS),
        ],
        "sub": [(0.8248903526197011, BEHIND_LOSS)],
        "loss": [(0.6804440938450549, 1), (0.6804440938450549, 1)],
    },
}
GATES_INSIDE = ("mul_constant", "exp", "add_constant")
EXPECTED["sigmoid-as-one-block"] = {
    (f"block1/{name}" if name in GATES_INSIDE else name): pairs
    for name, pairs in EXPECTED["sigmoid-neuron"].items()
} | {"block1/reciprocal": [(AT_1, 1)], "f": [(AT_1, 1)]}
EXPECTED["sigmoid-block-opened"] = EXPECTED["sigmoid-as-one-block"]
EXPECTED["two-neurons-one-block"] = {
    "x0": [(-1, 2 * SLOPE_1 + SLOPE_2)],
    "x1": [(-2, -3 * SLOPE_1 - 2 * SLOPE_2)],
    "neuron1/w0": [(2, -SLOPE_1)],
    "neuron1/w1": [(-3, -2 * SLOPE_1)],
    "neuron1/w2": [(-3, SLOPE_1)],
    "neuron1/mul": [(-2, SLOPE_1), (6, SLOPE_1)],
    "neuron1/add": [(1, SLOPE_1), (4, SLOPE_1)],
    "neuron1/sigmoid": [(AT_1, 1)],
    "neuron2/w0": [(1, -SLOPE_2)],
    "neuron2/w1": [(-2, -2 * SLOPE_2)],
    "neuron2/w2": [(-1, SLOPE_2)],
    "neuron2/mul": [(-1, SLOPE_2), (4, SLOPE_2)],
    "neuron2/add": [(2, SLOPE_2), (3, SLOPE_2)],
    "neuron2/sigmoid": [(AT_2, 1)],
    "f": [(AT_1 + AT_2, 1), (AT_1 + AT_2, 1)],
}
EXPECTED["shared-weight"] = {
    "w": [(2, 5)],  # 2 from the first step and 3 from the second
    "h0": [(1, 4)],
    "x1": [(1, 2)],
    "x2": [(-1, 1)],
    "step1/mul": [(2, 2)],
    "step1/add": [(3, 2)],
    "step2/mul": [(6, 1)],
    "step2/add": [(5, 1)],
    "f": [(5, 1)],
}
EXPECTED["three-levels"] = {
    "x": [(2, SLOPE_1 + 3 * SLOPE_2)],
    "hidden/neuron1/w": [(1, 2 * SLOPE_1)],
    "hidden/neuron1/b": [(-1, SLOPE_1)],
    "hidden/neuron1/mul": [(2, SLOPE_1)],
    "hidden/neuron1/add": [(1, SLOPE_1)],
    "hidden/neuron1/block1/mul_constant": [(-1, -SLOPE_1)],
    "hidden/neuron1/block1/exp": [(0.36787944117144233, -EXP)],
    "hidden/neuron1/block1/add_constant": [(1.3678794411714423, -EXP)],
    "hidden/neuron1/block1/reciprocal": [(AT_1, 1)],
    "hidden/neuron2/w": [(3, 2 * SLOPE_2)],
    "hidden/neuron2/b": [(-4, SLOPE_2)],
    "hidden/neuron2/mul": [(6, SLOPE_2)],
    "hidden/neuron2/add": [(2, SLOPE_2)],
    "hidden/neuron2/block1/mul_constant": [(-2, -SLOPE_2)],
    "hidden/neuron2/block1/exp": [(EXP_2, BEHIND_EXP_2)],
    "hidden/neuron2/block1/add_constant": [(1 + EXP_2, BEHIND_EXP_2)],
    "hidden/neuron2/block1/reciprocal": [(AT_2, 1)],
    "f": [(AT_1 + AT_2, 1), (AT_1 + AT_2, 1)],
}

OF_ARRAYS = (
    "network-as-nested-blocks",
    "softmax-with-cross-entropy",
    "squared-length-of-a-vector",
    "two-layer-network-in-matrices",
)

# (value, gradient) of the inputs, of the weights inside, and of the block itself
BLOCKS = {
    "sigmoid-gate-by-gate": {"x": (1, SLOPE_1), "f": (AT_1, 1)},
    "tanh-from-exps": {"x": (0.5, 0.7864477329659274), "f": (0.46211715726000973, 1)},
    "softplus-from-gates": {"x": (1, AT_1), "f": (1.3132616875182228, 1)},
    "neuron-2-inputs": {
        "x1": (1, 0.5 * SLOPE_1_1),
        "x2": (-2, -0.25 * SLOPE_1_1),
        "w1": (0.5, SLOPE_1_1),
        "w2": (-0.25, -2 * SLOPE_1_1),
        "b": (0.1, SLOPE_1_1),
        "f": (AT_1_1, 1),
    },
    "neuron-3-inputs": {
        "x1": (1, 0.5 * SLOPE_1_5),
        "x2": (-2, -0.25 * SLOPE_1_5),
        "x3": (2, 0.2 * SLOPE_1_5),
        "w1": (0.5, SLOPE_1_5),
        "w2": (-0.25, -2 * SLOPE_1_5),
        "w3": (0.2, 2 * SLOPE_1_5),
        "b": (0.1, SLOPE_1_5),
        "f": (AT_1_5, 1),
    },
    "squared-error": {"prediction": (1.5, 1), "target": (1, -1), "f": (0.25, 1)},
    "swish": {"x": (2, AT_2 + 2 * SLOPE_2), "f": (2 * AT_2, 1)},
    "log-sum-exp": {
        "x": (2, AT_1_5),
        "y": (0.5, 1 - AT_1_5),
        "f": (2.2014132779827524, 1),
    },
    "gated-unit": {
        "x": (2, AT_1),
        "gate": (1, 2 * SLOPE_1),
        "f": (2 * AT_1, 1),
    },
}


def example(name: str) -> Document:
    return load(resources.folder() / "examples" / f"{name}.circuit")


def numbers(document: Document) -> dict[str, list[tuple[float, float]]]:
    """(value, gradient) of every gate, gathered by label or kind, in order of the values.

    What stands in a block has a path.
    """
    run, names = run_document(document), PathNames(document)
    gathered = defaultdict(list)
    for step in run.tape.steps:
        name = names.of(step.path)
        if not names.label(step.path):
            name = "/".join([*name.split("/")[:-1], step.gate.kind])
        pin = Pin(step.path, OUT)
        gathered[name].append((float(run.value(pin)), float(run.gradient(pin))))
    return {name: sorted(pairs) for name, pairs in gathered.items()}


def by_hand(x, t, W1, b1, W2, b2):  # noqa: N803 - as weights are called
    """The loss of the network in matrices and its gradients, written out in NumPy."""
    h = np.tanh(x @ W1 + b1)
    left = h @ W2 + b2 - t
    back = 2 * left / left.size
    behind = (back @ W2.T) * (1 - h**2)
    gradients = {"x": behind @ W1.T, "t": -back, "W1": x.T @ behind, "b1": behind.sum(axis=0)}
    return (left**2).mean(), gradients | {"W2": h.T @ back, "b2": back.sum(axis=0)}


@pytest.mark.parametrize("name", ["two-layer-network-in-matrices", "network-as-nested-blocks"])
def test_the_network_in_matrices_is_what_is_written_by_hand(name):
    circuit = ce.Circuit(example(name))
    run = circuit.run()
    names = ("x", "t", "W1", "b1", "W2", "b2")
    loss, gradients = by_hand(*(np.array(run.value(each)) for each in names))
    assert run.loss == pytest.approx(loss, rel=1e-14)
    assert run.loss == pytest.approx(0.7084129529359352, rel=1e-14)
    for each, gradient in gradients.items():
        assert np.allclose(run.gradient(each), gradient, rtol=1e-13, atol=1e-15), each


@pytest.mark.parametrize("name", ["two-layer-network-in-matrices", "network-as-nested-blocks"])
def test_one_example_of_the_networks_batch_can_be_held_at_once(name):
    document = example(name)
    examples = examples_of(run_document(document))
    counted = {id_ for id_, node in document.root.nodes.items() if node.options.get("examples")}
    assert examples.number == 4 and counted == {document.root.find(each) for each in "xt"}


def test_the_squared_length_shows_the_lectures_numbers():
    run = ce.Circuit(example("squared-length-of-a-vector")).run()
    assert run.loss == pytest.approx(0.116, rel=1e-14)
    assert np.allclose(run.gradient("W"), [[0.088, 0.176], [0.104, 0.208]], rtol=1e-14)
    assert np.allclose(run.gradient("x"), [-0.112, 0.636], rtol=1e-14)


def test_softmax_with_cross_entropy_sends_back_p_less_y():
    run = ce.Circuit(example("softmax-with-cross-entropy")).run()
    p = np.exp([2, 1, 0]) / np.exp([2, 1, 0]).sum()
    assert run.loss == pytest.approx(-np.log(p[0]), rel=1e-14)
    assert np.allclose(run.gradient("z"), p - [1, 0, 0], rtol=1e-13)


def test_nested_blocks_are_two_deep():
    document = example("network-as-nested-blocks")
    assert depth_of(document) == 2 and len(document.blocks) == 3


def test_the_examples_are_those_that_are_expected_here():
    assert {*EXPECTED, *OF_ARRAYS} == {path.stem for path in resources.examples()}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_gate_of_an_example_shows_its_numbers(name):
    found = numbers(example(name))
    assert sorted(found) == sorted(EXPECTED[name])
    for key, pairs in EXPECTED[name].items():
        expected = [pytest.approx(pair, rel=1e-14, abs=1e-15) for pair in pairs]
        assert found[key] == expected, key


@pytest.mark.parametrize("path", resources.examples(), ids=lambda path: path.stem)
def test_the_gradient_check_agrees_on_an_example(path):
    document = load(path)
    found = check(compile(document), values_of(document))
    assert len(found) == len(values_of(document))
    # at the lecture's numbers no example lies on a kink, so there is always something to say
    assert all(each.agrees is True for each in found)


@pytest.mark.parametrize("path", resources.examples(), ids=lambda path: path.stem)
def test_an_example_is_written_as_it_was_read(path):
    document = load(path)
    assert dump(document) == path.read_bytes()
    assert read(dump(document)) == document


def test_the_sigmoid_as_one_block_sends_back_the_same_five_gradients():
    gate_by_gate = ce.Circuit(example("sigmoid-neuron")).run()
    for name in ("sigmoid-as-one-block", "sigmoid-block-opened"):
        as_a_block = ce.Circuit(example(name)).run()
        assert as_a_block.loss == gate_by_gate.loss
        for weight in ("w0", "x0", "w1", "x1", "w2"):
            assert as_a_block.gradient(weight) == gate_by_gate.gradient(weight), weight


def test_the_sigmoid_in_one_step_has_its_own_derivative():
    document = example("sigmoid-as-one-block")
    ((instance, interface),) = instances_in(document.root)
    (inlet,), (outlet,) = interface.inputs, interface.outputs
    assert (interface.name, inlet.name, outlet.name) == ("sigmoid", "x", "out")
    local = jacobian(run_document(document), instance, interface)[outlet.id][inlet.id]
    assert local == pytest.approx(AT_1 * (1 - AT_1), rel=1e-14)


def test_the_opened_block_is_the_same_circuit():
    closed, opened = example("sigmoid-as-one-block"), example("sigmoid-block-opened")
    assert opened.expanded == {"block1"}
    assert replace(opened, expanded=frozenset()) == closed


def test_two_neurons_share_a_definition_and_no_weight():
    document = example("two-neurons-one-block")
    assert uses(document) == {"neuron": 2}
    assert ce.Circuit(document).set(**{"neuron1/w0": 7}).run().value("neuron2/w0") == 1


def test_the_shared_weight_gets_a_share_from_every_step():
    run = ce.Circuit(example("shared-weight")).run()
    shares = [run.gradient("step1.w"), run.gradient("step2.w")]
    assert (shares, run.gradient("w")) == ([2, 3], 5)


def test_three_levels_are_three():
    document = example("three-levels")
    assert depth_of(document) == 3
    assert uses(document) == {"layer": 1, "neuron": 2, "sigmoid": 2}


def test_the_blocks_are_those_that_are_expected_here():
    assert sorted([*BLOCKS, *BY_HAND]) == [path.stem for path in resources.blocks()]


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_shows_its_numbers_as_soon_as_its_file_is_opened(name):
    document = load(resources.folder() / "blocks" / f"{name}.circuit")
    run, root = run_document(document), document.root
    assert (problems_of(document, run), marks_of(run)) == ([], [])
    ((instance, interface),) = instances_in(root)
    inside = document.blocks[interface.block].circuit
    pins = {root.label(id_): Pin(id_, OUT) for id_ in root.values}
    pins |= {inside.label(id_): Pin(f"{instance}/{id_}", OUT) for id_ in inside.values}
    pins["f"] = Pin(instance, interface.outputs[0].id)
    assert pins.keys() == BLOCKS[name].keys()
    for label, pin in pins.items():
        found = (float(run.value(pin)), float(run.gradient(pin)))
        assert found == pytest.approx(BLOCKS[name][label], rel=1e-14), label
    assert run.loss == run.value(pins["f"])
    checked = check(compile(document), values_of(document))
    assert len(checked) == len(pins) - 1
    assert all(each.agrees is True for each in checked)


def layer_by_hand(x, W, b, *, is_relu=False):  # noqa: N803 - as weights are called
    """The sum of the squares of a layer's numbers, and its gradients."""
    out = x @ W + b
    out = np.where(out > 0, out, 0) if is_relu else out
    back = 2 * out
    return (out**2).sum(), {"x": back @ W.T, "W": x.T @ back, "b": back.sum(axis=0)}


def softmax_by_hand(z):
    """The sum of the squares of what softmax makes of z, and the gradient."""
    p = np.exp(z) / np.exp(z).sum()
    return (p**2).sum(), {"z": p * (2 * p - (2 * p * p).sum())}


def cross_entropy_by_hand(z, t):
    """The mean of −log of the targets' shares, and the gradients."""
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    loss = -(t * np.log(p)).sum() / len(z)
    return loss, {"z": (p - t) / len(z), "t": -np.log(p) / len(z)}


def attention_by_hand(x, W_q, W_k, W_v):  # noqa: N803
    """The sum of the squares of what a head gives out, and its gradients."""
    q, k, v = x @ W_q, x @ W_k, x @ W_v
    p = np.exp(q @ k.T / np.sqrt(2))
    p /= p.sum(axis=1, keepdims=True)
    back = 2 * p @ v
    shares = back @ v.T
    scores = p * (shares - (p * shares).sum(axis=1, keepdims=True)) / np.sqrt(2)
    behind = {"q": scores @ k, "k": scores.T @ q, "v": p.T @ back}
    weights = {"W_q": x.T @ behind["q"], "W_k": x.T @ behind["k"], "W_v": x.T @ behind["v"]}
    to_x = behind["q"] @ W_q.T + behind["k"] @ W_k.T + behind["v"] @ W_v.T
    return ((p @ v) ** 2).sum(), {"x": to_x, **weights}


BY_HAND = {
    "linear-layer": layer_by_hand,
    "mlp-layer": partial(layer_by_hand, is_relu=True),
    "softmax-gate-by-gate": softmax_by_hand,
    "cross-entropy-gate-by-gate": cross_entropy_by_hand,
    "attention-head": attention_by_hand,
}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_block_of_arrays_shows_what_is_written_by_hand(name):
    document = load(resources.folder() / "blocks" / f"{name}.circuit")
    run, root = run_document(document), document.root
    assert (problems_of(document, run), marks_of(run)) == ([], [])
    ((instance, interface),) = instances_in(root)
    inside = document.blocks[interface.block].circuit
    pins = {root.label(id_): Pin(id_, OUT) for id_ in root.values}
    pins |= {
        inside.label(id_): Pin(f"{instance}/{id_}", OUT)
        for id_ in inside.values
        if inside.nodes[id_].kind != "constant"
    }
    assert {inside.nodes[id_].kind for id_ in inside.values} <= {"parameter", "constant"}
    loss, gradients = BY_HAND[name](**{label: run.value(pin) for label, pin in pins.items()})
    assert run.loss == pytest.approx(loss, rel=1e-14)
    assert gradients.keys() == pins.keys()
    for label, pin in pins.items():
        assert np.allclose(run.gradient(pin), gradients[label], rtol=1e-12, atol=1e-15), label
    assert all(each.agrees is True for each in check(compile(document), values_of(document)))


def test_weights_are_parameters_and_data_are_inputs():
    for name in ("sigmoid-neuron", "two-layer-network"):
        root = load(resources.folder() / "examples" / f"{name}.circuit").root
        for id_, node in root.nodes.items():
            if node.gate.is_source:
                weight = root.label(id_)[0] in "wb"
                assert node.kind == ("parameter" if weight else "input"), root.label(id_)


def test_what_the_readme_points_to_is_there():
    root = Path(__file__).parent.parent
    text = (root / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert "resources/screenshot.png" in links
    assert [link for link in links if not (root / link).exists()] == []
