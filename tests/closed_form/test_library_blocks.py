"""The blocks that come with the program: their one step is the derivative that SymPy finds."""

import random

import mpmath
import numpy as np
import pytest
import sympy
from block_documents import BLOCKS_OF_NUMBERS
from test_symbolic import WORDS

from circuit_editor.closed_form.symbolic import closed_form
from circuit_editor.engine import compile, execute, values_of
from circuit_editor.engine.jacobian import jacobian
from circuit_editor.engine.marks import marks_of
from circuit_editor.files import library
from circuit_editor.model import OUT, Pin, blocks
from circuit_editor.model.blocks import instances_in

POINTS = 200
BLOCKS = pytest.mark.parametrize("block", BLOCKS_OF_NUMBERS, ids=lambda each: each.id)


def exactly(formula, names):
    """A function of numbers that computes a formula with far more digits than float64 has.

    f*(1 - f), with f rounded, would lose its last digits where f nears 1; the gates do not.
    """
    arguments = [sympy.Symbol(name, real=True) for name in names]
    return sympy.lambdify(arguments, formula.expression, modules=[WORDS, "mpmath"])


@BLOCKS
def test_the_one_step_of_a_block_is_the_derivative_of_its_closed_form(block):
    """At random points, for all its inputs by the inner Jacobian, for its weights by the chain."""
    document, interface = block.document, block.interface
    (outlet,) = interface.outputs
    form = closed_form(blocks.as_document(document, block.definition, outlet.id))
    inside = document.blocks[block.definition].circuit
    ((instance, _),) = instances_in(document.root)
    inputs = {port.name: port.id for port in interface.inputs}
    weights = {inside.label(id_): id_ for id_ in sorted(inside.values)}
    assert set(form.derivatives) == {*inputs, *weights}
    outside = {name: document.root.wires[Pin(instance, id_)].node for name, id_ in inputs.items()}
    paths = outside | {name: f"{instance}/{id_}" for name, id_ in weights.items()}
    tape = compile(document)
    assert values_of(document).keys() == set(paths.values())

    loss = exactly(form.loss, paths)
    slopes = {name: exactly(each, [*paths, form.name]) for name, each in form.derivatives.items()}
    rng = random.Random(block.id)
    for _ in range(POINTS):
        point = {name: rng.uniform(-3, 3) for name in paths}
        run = execute(tape, {paths[name]: np.float64(number) for name, number in point.items()})
        one_step = jacobian(run, instance, interface)[outlet.id]
        with mpmath.workdps(50):
            at = [mpmath.mpf(number) for number in point.values()]
            value = loss(*at)
            expected = {name: float(slope(*at, value)) for name, slope in slopes.items()}
        assert run.value(Pin(instance, outlet.id)) == pytest.approx(float(value), rel=1e-9, abs=0)
        for name, number in expected.items():
            number = pytest.approx(number, rel=1e-9, abs=0)
            assert run.gradient(Pin(paths[name], OUT)) == number, (name, point)
            if name in inputs:
                assert one_step[inputs[name]] == number, (name, point)


CLOSED_FORMS = {
    "sigmoid-gate-by-gate": "1/(1 + exp(-x))",
    "softplus-from-gates": "log(1 + exp(x))",
    "neuron-2-inputs": "1/(1 + exp(-b - w1*x1 - w2*x2))",
    "squared-error": "(prediction - target)^2",
    "swish": "x/(1 + exp(-x))",
    "gated-unit": "x/(1 + exp(-gate))",
}


@pytest.mark.parametrize("id_", CLOSED_FORMS)
def test_the_closed_form_of_a_block_reads_as_its_name_says(id_):
    (block,) = (each for each in library.built_in() if each.id == id_)
    form = closed_form(blocks.as_document(block.document, block.definition))
    assert form.loss.text == CLOSED_FORMS[id_]


def test_log_sum_exp_holds_where_exp_alone_overflows():
    (block,) = (each for each in library.built_in() if each.id == "log-sum-exp")
    x, y = sorted(block.document.root.values)
    run = execute(compile(block.document), {x: np.float64(1000.0), y: np.float64(1000.0)})
    assert run.loss == pytest.approx(1000 + np.log(2), rel=1e-15)
    assert [run.gradient(Pin(each, OUT)) for each in (x, y)] == [0.5, 0.5]
    assert [mark.kind for mark in marks_of(run)] == ["kink"]


def test_every_neuron_has_weights_of_its_own():
    (block,) = (each for each in library.built_in() if each.id == "neuron-2-inputs")
    inside = block.document.blocks[block.definition].circuit
    assert {inside.label(id_): inside.nodes[id_].kind for id_ in inside.values} == {
        "w1": "parameter",
        "w2": "parameter",
        "b": "parameter",
    }
