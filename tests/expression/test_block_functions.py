"""Blocks of the library are functions: `f = sigmoid_gate_by_gate(w*x + b)`."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from block_strategies import assert_whole
from problems import why_not

from circuit_editor import cli, files, resources
from circuit_editor.engine import compile, run_document, values_of
from circuit_editor.engine.gradient_check import check
from circuit_editor.expression import ExpressionError, document_from
from circuit_editor.files import disk, library
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.layout.sizes import CAPTION_HEIGHT, node_size
from circuit_editor.layout.space.boxes import Box, overlap
from circuit_editor.model import OUT, Document, Pin
from circuit_editor.model.blocks import instances_in
from circuit_editor.model.edits import set_value
from circuit_editor.model.problems import problems

SIGMOID_AT_1 = 0.7310585786300049


def sigma(x: float) -> float:
    return 1 / (1 + math.exp(-x))


FUNCTIONS: dict[str, tuple[str, Callable[..., float]]] = {
    "sigmoid_gate_by_gate": ("x", sigma),
    "tanh_from_exps": ("x", math.tanh),
    "softplus_from_gates": ("x", lambda x: math.log(1 + math.exp(x))),
    "neuron2": ("x1 x2", lambda x1, x2: sigma(0.5 * x1 - 0.25 * x2 + 0.1)),
    "neuron3": ("x1 x2 x3", lambda x1, x2, x3: sigma(0.5 * x1 - 0.25 * x2 + 0.2 * x3 + 0.1)),
    "squared_error": ("prediction target", lambda prediction, target: (prediction - target) ** 2),
    "swish": ("x", lambda x: x * sigma(x)),
    "log_sum_exp": ("x y", lambda x, y: math.log(math.exp(x) + math.exp(y))),
    "gated_unit": ("x gate", lambda x, gate: x * sigma(gate)),
}
VALUES = (0.75, -1.5, 2.25)
OF_ARRAYS = {  # each with its ports, and the shape it makes of a matrix with two columns
    "linear_layer": ("x", (3, 3)),
    "mlp_layer": ("x", (3, 3)),
    "softmax_gate_by_gate": ("z", (3, 2)),
    "cross_entropy_gate_by_gate": ("z t", ()),
    "attention_head": ("x", (3, 2)),
}


def test_these_are_the_functions() -> None:
    assert [*FUNCTIONS, *OF_ARRAYS] == list(library.FUNCTIONS)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_takes_its_ports_in_order_and_computes_what_it_says(function: str) -> None:
    ports, expected = FUNCTIONS[function]
    names = [f"p{n}" for n in range(len(ports.split()))]
    values = dict(zip(names, VALUES, strict=False))
    document = document_from(f"f = {function}({', '.join(names)})", values)
    assert problems(document) == []
    assert_whole(document)
    assert files.read(files.dump(document)) == document
    ((instance, interface),) = instances_in(document.root)
    assert [port.name for port in interface.inputs] == ports.split()
    drivers = [document.root.wires[Pin(instance, port.id)].node for port in interface.inputs]
    assert [document.root.label(id_) for id_ in drivers] == names
    run = run_document(document)
    assert run.loss == pytest.approx(expected(*values.values()), rel=1e-14)
    checked = check(compile(document), values_of(document))
    assert checked and all(each.agrees is True for each in checked)


@pytest.mark.parametrize("function", OF_ARRAYS)
def test_a_function_of_arrays_takes_its_ports_in_order(function: str) -> None:
    ports, shape = OF_ARRAYS[function]
    values = {"z": [[1, 2], [3, 4], [0, -1]], "t": [[1, 0], [0, 1], [0, 1]]}
    names = [*values][: len(ports.split())]
    call = f"f = sum({function}({', '.join(names)}))"
    document = document_from(call, {name: values[name] for name in names})
    assert problems(document) == []
    assert_whole(document)
    assert files.read(files.dump(document)) == document
    ((instance, interface),) = instances_in(document.root)
    assert [port.name for port in interface.inputs] == ports.split()
    shapes = run_document(document).array_shapes()
    assert shapes.get(Pin(instance, interface.outputs[0].id), ()) == shape


def test_new_draws_a_block_that_runs_to_the_right_number(tmp_path) -> None:
    path = tmp_path / "sigmoid.circuit"
    program = "f = sigmoid_gate_by_gate(w*x + b)"
    values = ["--set", "w=2", "--set", "x=-1", "--set", "b=3"]
    assert cli.main(["new", program, "-o", str(path), *values]) == 0
    document = files.load(path)
    assert [block.name for block in document.blocks.values()] == ["sigmoid, gate by gate"]
    run = run_document(document)
    assert run.loss == SIGMOID_AT_1
    slope = SIGMOID_AT_1 * (1 - SIGMOID_AT_1)
    gradients = {
        document.root.label(id_): float(run.gradient(Pin(id_, OUT)))  # type: ignore[arg-type]
        for id_ in document.root.values
    }
    assert gradients == pytest.approx({"w": -slope, "x": 2 * slope, "b": slope}, rel=1e-14)


# --- many calls


def test_all_calls_share_one_definition_and_no_id_is_given_twice() -> None:
    document = document_from(
        "a = exp(x) + swish(x); b = sigmoid_gate_by_gate(a); c = exp(b) + max(x, b);"
        "d = sigmoid_gate_by_gate(swish(c)); f = log_sum_exp(log_sum_exp(c, d), exp(d))"
    )
    assert_whole(document)
    used = Counter(interface.name for _, interface in instances_in(document.root))
    assert used == {"swish": 2, "sigmoid, gate by gate": 2, "log-sum-exp": 2}
    assert sorted(block.name for block in document.blocks.values()) == sorted(used)
    assert files.read(files.dump(document)) == document
    x = 1.0
    a = math.exp(x) + x * sigma(x)
    b = sigma(a)
    c = math.exp(b) + max(x, b)
    d = sigma(c * sigma(c))
    expected = math.log(math.exp(c) + math.exp(d) + math.exp(math.exp(d)))
    assert run_document(document).loss == pytest.approx(expected, rel=1e-14)


def test_every_neuron_has_weights_of_its_own() -> None:
    document = document_from("f = neuron2(x, y) - neuron2(x, y)", {"x": 2, "y": 3})
    assert run_document(document).loss == 0
    first, _ = sorted(id_ for id_, _ in instances_in(document.root))
    (block,) = document.blocks.values()
    bias = next(id_ for id_, label in block.circuit.labels.items() if label == "b")
    changed = set_value(document, f"{first}/{bias}", 1.1)
    inside = 0.5 * 2 - 0.25 * 3
    expected = sigma(inside + 1.1) - sigma(inside + 0.1)
    assert run_document(changed).loss == pytest.approx(expected, rel=1e-13)


def test_a_thousand_calls_are_drawn_and_too_many_are_refused() -> None:
    document = document_from("\n".join(["h = neuron2(h, x)"] * 1_000))
    assert len(document.blocks) == 1
    assert sum(1 for _ in instances_in(document.root)) == 1_000
    error = why_not("\n".join(["h = neuron2(h, x)"] * 5_000))
    assert str(error) == "Its blocks would expand to 50,008 gates (limit 50,000)."


# --- how it is drawn


def test_numbers_become_constants_and_results_go_on() -> None:
    document = document_from("f = 2*gated_unit(3, -x)^2 - 1", {"x": -1})
    root = document.root
    kinds = Counter(node.kind for node in root.nodes.values())
    assert kinds == {
        **{"block": 1, "constant": 1, "input": 1, "output": 1},
        **{"mul_constant": 2, "power_constant": 1, "add_constant": 1},
    }
    assert run_document(document).loss == pytest.approx(2 * (3 * SIGMOID_AT_1) ** 2 - 1)


def test_an_assigned_block_bears_its_name() -> None:
    root = document_from("h = neuron2(x, y); loss = squared_error(h, t)").root
    assert {root.label(id_): interface.name for id_, interface in instances_in(root)} == {
        "h": "neuron, 2 inputs",
        "loss": "squared error",
    }


def test_the_name_of_a_block_is_free_where_no_parenthesis_follows() -> None:
    root = document_from("swish = x*sigmoid(x); squared_error = (swish - t)^2").root
    assert list(instances_in(root)) == []
    assert root.find("swish") == "mul1"
    assert document_from("neuron2 + 1").root.find("neuron2") == "input1"
    both = document_from("swish = swish(x); f = swish + swish(swish)").root
    assert [both.label(id_) for id_, _ in sorted(instances_in(both))] == ["swish", ""]


def test_the_same_text_gives_the_same_document() -> None:
    text = "f = squared_error(neuron3(x, swish(y), z), log_sum_exp(x, y))"
    assert document_from(text) == document_from(text)


@pytest.mark.parametrize(
    "text",
    [
        "f = neuron3(x, y, z) + neuron3(z, y, x)",
        "h1 = neuron3(x, y, z); h2 = neuron3(x, y, z); f = squared_error(neuron2(h1, h2), t)",
        "f = neuron3(x, y, z)*neuron2(x, y) + squared_error(x, y)*tanh(x)",
        "f = sigmoid_gate_by_gate(w*x + b) + gated_unit(x, y) + gated_unit(y, x)",
    ],
)
def test_blocks_find_room_beside_each_other(text: str) -> None:
    root = document_from(text).root
    boxes: dict[str, Box] = {}
    for id_, (x, y) in root.places.items():
        width, height = node_size(root.nodes[id_], root.label(id_))
        top = y - height / 2
        boxes[id_] = (x - width / 2, top, x + width / 2, top + height + CAPTION_HEIGHT)
    assert set(boxes) == set(root.nodes)
    assert [pair for pair in combinations(boxes, 2) if overlap(*(boxes[id_] for id_ in pair))] == []
    in_one_line = tidy(root, two_lines=False)
    for target, source in root.wires.items():
        assert in_one_line[source.node][0] < in_one_line[target.node][0]


# --- what can be wrong

PROBLEMS = {
    "neuron2(x)": (0, "neuron2 takes 2 and got 1: write neuron2(x1, x2)."),
    "1 + swish(x, y)": (4, "swish takes 1 and got 2: write swish(x)."),
    "gated_unit(x)": (0, "gated_unit takes 2 and got 1: write gated_unit(x, gate)."),
    "squared_error(1, 2, 3)": (
        0,
        "squared_error takes 2 and got 3: write squared_error(prediction, target).",
    ),
    "swosh(x)": (0, 'There is no function "swosh". Did you mean "swish"?'),
    "neuron_3(x, y, z)": (0, 'There is no function "neuron_3". Did you mean "neuron3"?'),
    "x + sqared_error(x, y)": (
        4,
        'There is no function "sqared_error". Did you mean "squared_error"?',
    ),
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_a_problem_has_a_place_and_a_sentence(text: str) -> None:
    error = why_not(text)
    assert error is not None
    assert (error.position, str(error.problem)) == PROBLEMS[text]


@pytest.fixture
def unread() -> Iterator[None]:
    """The library as it is before anybody has read any of it."""
    library.by_function.cache_clear()
    yield
    library.by_function.cache_clear()


@pytest.mark.usefixtures("unread")
def test_no_file_is_read_before_a_block_is_called(monkeypatch) -> None:
    read = []

    def noted(path: disk.AnyPath) -> Document:
        read.append(path)
        return original(path)

    original = disk.load
    monkeypatch.setattr(disk, "load", noted)
    document_from("f = sigmoid(w*x + b) + swish")
    assert why_not("swosh(x)") is not None and why_not("f = swish(") is not None
    assert read == []
    document_from("f = swish(swish(x))")
    assert [getattr(path, "name", None) for path in read] == ["swish.circuit"]


@pytest.mark.usefixtures("unread")
def test_a_damaged_installation_is_told_where_the_block_is_called(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    with pytest.raises(ExpressionError) as caught:
        document_from("1 + swish(x)")
    assert str(caught.value) == 'Column 5: There is no file "swish.circuit".'


def test_what_is_drawn_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "import sys\n"
        "from circuit_editor import files\n"
        "from circuit_editor.expression import document_from\n"
        "text = 'f = squared_error(neuron3(x, swish(y), z), log_sum_exp(x, y))'\n"
        "sys.stdout.buffer.write(files.dump(document_from(text)))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
