"""The sum over paths: all ways to the loss, their products, and their sum."""

from __future__ import annotations

import math

import pytest
from block_documents import layer_of_two, sigmoid_block, split, two_neurons
from test_diagnosis import circuits
from timelines import example

import circuit_editor as ce
from circuit_editor.engine import run_document
from circuit_editor.engine.path_names import PathNames
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.teaching.explain.path_sum import PathSum, path_sum
from circuit_editor.text import Sentence


def looked(program, node, limit=64, **values):
    document = ce.circuit(program, **values).document
    return path_sum(run_document(document), Pin(document.root.find(node), OUT), limit=limit)


def test_the_staged_example():
    """numerics.md: dx = 1.583187 − 0.035762 + 0.512144, the strongest first."""
    found = looked("f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)", "x", x=3, y=-4)
    assert [way.product for way in found.ways] == pytest.approx(
        [1.583187, 0.512144, -0.035762], 1e-4
    )
    assert found.gradient == pytest.approx(2.05956979557)
    assert str(found.sentence) == "3 paths lead to the loss; their products add up to 2.06."


def test_a_product_reads_from_the_loss_back():
    (way,) = looked("q = x + y; f = q * z", "x", x=-2, y=5, z=-4).ways
    assert way.text == "−4.00 × 1.00"
    assert [pin.port for pin in way.wires] == ["a", "a", "x"]
    assert looked("q = x + y; f = q * z", "f", x=-2, y=5, z=-4).ways[0].text == "1.00"


def test_more_ways_than_anybody_can_list_are_counted():
    doubled = "; ".join(
        ["a0 = x + x"] + [f"a{i} = a{i - 1} + a{i - 1}" for i in range(1, 60)] + ["f = a59 + x"]
    )
    document = ce.circuit(doubled, x=1).document
    found = path_sum(run_document(document), Pin(document.root.find("x"), OUT))
    assert found.count == 2**60 + 1
    assert len(found.ways) == 64 and found.more == 2**60 + 1 - 64
    assert found.rest + 64 == found.gradient == 2.0**60 + 1
    assert "1.2e18" in str(found.sentence)


def test_the_strongest_are_listed():
    program = "f = 1*x + 2*x + 3*x + (-7)*x + 0.5*x"
    found = looked(program, "x", limit=2, x=1)
    assert [abs(way.product) for way in found.ways] == [7, 3]
    assert found.rest == pytest.approx(3.5) and found.more == 3


def test_nothing_to_show_is_said():
    document = ce.circuit("g = y ^ 2; f = x * g", x=1, y=2).document
    document = edits.set_loss(document, None)
    assert isinstance(path_sum(run_document(document), Pin("nobody", OUT)), Sentence)
    document = ce.circuit("y = x * w; f = y * 2", x=2, w=3).document
    run = run_document(edits.set_value(document, document.root.find("w"), [1.0, 2.0]))
    assert isinstance(path_sum(run, Pin(document.root.find("x"), OUT)), Sentence)


@pytest.mark.parametrize("made", [sigmoid_block, two_neurons, layer_of_two, split])
def test_blocks_open_or_closed_add_up_to_the_same(made):
    document = made()
    run, interfaces = run_document(document), PathNames(document).interfaces
    for step in run.tape.steps:
        pin = Pin(step.path, OUT)
        through, over = path_sum(run, pin), path_sum(run, pin, interfaces)
        if isinstance(through, Sentence):
            assert isinstance(over, Sentence)
            continue
        assert over.count <= through.count
        for found in (through, over):
            assert sum(way.product for way in found.ways) == pytest.approx(found.gradient)
        if "/" not in step.path:
            assert not any("/" in wire.node for way in over.ways for wire in way.wires)


def test_the_ways_add_up_to_the_gradient():
    seen = 0
    for document in circuits():
        run = run_document(document)
        for step in run.tape.steps:
            for pin in (Pin(step.path, port) for port in (OUT, *step.gate.inputs)):
                found = path_sum(run, pin)
                if not isinstance(found, PathSum) or not math.isfinite(found.gradient):
                    continue
                total = math.fsum(way.product for way in found.ways) + found.rest
                sizes = [abs(way.product) for way in found.ways]
                assert total == pytest.approx(found.gradient, rel=1e-9, abs=1e-9 * max(sizes))
                assert sizes == sorted(sizes, reverse=True)
                seen += 1
    assert seen > 2000


@pytest.mark.parametrize(
    ("program", "numbers", "products"),
    [
        ("f = sqrt(relu(x))", {"x": -1}, [0]),
        ("f = sqrt(relu(sqrt(x) - 1))", {"x": 0}, [math.nan]),  # 0 × ∞, nearer to x
        ("f = sqrt(relu(x)) + 3*x", {"x": -1}, [3, 0]),
        ("f = sqrt(square(x))", {"x": 0}, [math.nan]),
    ],
)
def test_a_way_through_a_gate_that_stops_the_gradient_brings_nothing(program, numbers, products):
    found = looked(program, "x", **numbers)
    got = [way.product for way in found.ways]
    assert got == pytest.approx(products, nan_ok=True)
    assert found.gradient == pytest.approx(sum(products), nan_ok=True)


def test_what_is_written_of_a_way_comes_out_or_is_about():
    """0.20 × 2.00 is 0.40: the product is 0.39, and "=" would be false."""
    document = example("sigmoid-neuron")
    (way,) = path_sum(run_document(document), Pin(document.root.find("x0"), OUT)).ways
    assert way.equation.endswith("≈ 0.39") and " = " not in way.equation
    document = example("first-example")
    (way,) = path_sum(run_document(document), Pin(document.root.find("x"), OUT)).ways
    assert way.equation == f"{way.text} = −4.00"
