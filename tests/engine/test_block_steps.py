"""A block in one step: what its pins read, its inner Jacobian, and defaults at open ports."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from immutables import Map

import circuit_editor as ce
from circuit_editor.closed_form.symbolic import closed_form
from circuit_editor.engine import Readings, State, compile, kernel, run_document, values_of
from circuit_editor.engine.interpreter import interpret
from circuit_editor.engine.jacobian import jacobian, local_derivatives
from circuit_editor.engine.run import Run
from circuit_editor.model import (
    OUT,
    Block,
    BlockInterface,
    Circuit,
    Document,
    Node,
    Pin,
    Port,
    Value,
    blocks,
    node,
)
from circuit_editor.model.edits.grouping import group


def sigma_twice() -> Document:
    """f = σ(x) · x, the x handed through the block beside its sigmoid, gate by gate."""
    inside = Circuit(
        nodes=Map(
            {
                "in1": node("inlet"),
                "m": node("mul_constant", {"c": -1}),
                "e": node("exp"),
                "a": node("add_constant", {"c": 1}),
                "r": node("reciprocal"),
                "out1": node("outlet"),
                "out2": node("outlet"),
            }
        ),
        wires=Map(
            {
                Pin("m", "x"): Pin("in1", OUT),
                Pin("e", "x"): Pin("m", OUT),
                Pin("a", "x"): Pin("e", OUT),
                Pin("r", "x"): Pin("a", OUT),
                Pin("out1", "x"): Pin("r", OUT),
                Pin("out2", "x"): Pin("in1", OUT),
            }
        ),
        labels=Map({"in1": "x"}),
    )
    document = blocks.put(Document(), "sigma", Block("σ", inside))
    root = Circuit(
        nodes=Map(
            {
                "x": node("input"),
                "b": Node("block", interface=document.blocks["sigma"].interface("sigma")),
                "f": node("output"),
                "mul1": node("mul"),
            }
        ),
        wires=Map(
            {
                Pin("b", "in1"): Pin("x", OUT),
                Pin("mul1", "a"): Pin("b", "out1"),
                Pin("mul1", "b"): Pin("b", "out2"),
                Pin("f", "x"): Pin("mul1", OUT),
            }
        ),
        values=Map({"x": Value(1.0)}),
        labels=Map({"x": "x", "f": "f"}),
    )
    return replace(document, root=root, loss="f")


SIGMA = 1 / (1 + np.exp(-1.0))


def test_the_tape_has_the_gates_inside_and_no_steps_for_ports():
    tape = run_document(sigma_twice()).tape
    assert [step.path for step in tape.steps] == ["x", "b/m", "b/e", "b/a", "b/r", "mul1", "f"]
    assert tape.insides == {"b": (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("pin", "value", "gradient"),
    [
        (Pin("b", "in1"), 1.0, SIGMA + SIGMA * (1 - SIGMA)),
        (Pin("b/in1", OUT), 1.0, SIGMA + SIGMA * (1 - SIGMA)),
        (Pin("b", "out1"), SIGMA, 1.0),
        (Pin("b/out1", "x"), SIGMA, 1.0),
        (Pin("b", "out2"), 1.0, SIGMA),
        (Pin("b/m", "x"), 1.0, SIGMA * (1 - SIGMA)),
    ],
)
def test_pins_of_a_block_read_what_their_wires_carry(pin, value, gradient):
    run = run_document(sigma_twice())
    assert run.value(pin) == pytest.approx(value, rel=1e-15)
    assert run.gradient(pin) == pytest.approx(gradient, rel=1e-15)


def test_one_step_is_the_inner_jacobian_and_passing_through_is_one():
    document = sigma_twice()
    run = run_document(document)
    found = jacobian(run, "b", document.root.nodes["b"].interface)
    assert found["out1"]["in1"] == pytest.approx(SIGMA * (1 - SIGMA), rel=1e-15)
    assert found["out2"]["in1"] == 1.0


def test_the_closed_form_of_a_block_is_that_of_its_definition_alone():
    document = sigma_twice()
    form = closed_form(blocks.as_document(document, "sigma", "out1"))
    assert form.text() == "out1 = 1/(1 + exp(-x))\n∂out1/∂x = out1*(1 - out1)"


def test_an_open_port_without_a_default_leaves_what_needs_it_blank():
    document = sigma_twice()
    document = replace(
        document, root=replace(document.root, wires=document.root.wires.delete(Pin("b", "in1")))
    )
    run = run_document(document)
    readings, interface = Readings(run), document.root.nodes["b"].interface
    assert run.loss is None
    assert readings.value(Pin("b", "out1")).state is State.NOT_COMPUTED
    assert readings.block_local("b", interface, "out1", "in1").state is State.NOT_COMPUTED


def test_an_open_port_with_a_default_is_an_input_of_its_own():
    document = sigma_twice()
    document = replace(
        document, root=replace(document.root, wires=document.root.wires.delete(Pin("b", "in1")))
    )
    document = blocks.within(
        document,
        "sigma",
        lambda d: replace(d, root=replace(d.root, values=Map({"in1": Value(1.0)}))),
    )
    run = run_document(document)
    assert run.loss == pytest.approx(SIGMA)
    assert run.gradient(Pin("b", "in1")) == pytest.approx(SIGMA + SIGMA * (1 - SIGMA))
    own = replace(
        document, root=replace(document.root, values=document.root.values.set("b/in1", Value(0.0)))
    )
    assert run_document(own).loss == 0.0


def test_marks_inside_show_at_the_block():
    document = sigma_twice()
    document = replace(document, root=replace(document.root, values=Map({"x": Value(-800.0)})))
    readings = Readings(run_document(document))
    assert readings.marks_at("b")[0].at.startswith("b/")
    assert readings.marks_at("b")[0].kind in ("inf", "nan")


def test_a_block_that_stops_the_gradient_sends_nothing_of_an_infinite_one():
    """The block's derivative is 0 because the relu inside chose so, whatever its other factors."""
    inside = Circuit(
        nodes=Map(
            {
                "in1": node("inlet"),
                "r": node("relu"),
                "s": node("sqrt"),
                "out1": node("outlet"),
            }
        ),
        wires=Map(
            {
                Pin("r", "x"): Pin("in1", OUT),
                Pin("s", "x"): Pin("r", OUT),
                Pin("out1", "x"): Pin("s", OUT),
            }
        ),
        labels=Map({"in1": "x"}),
    )
    document = blocks.put(Document(), "root", Block("root", inside))
    interface = document.blocks["root"].interface("root")
    root = Circuit(
        nodes=Map(
            {"x": node("input"), "b": Node("block", interface=interface), "f": node("output")}
        ),
        wires=Map({Pin("b", "in1"): Pin("x", OUT), Pin("f", "x"): Pin("b", "out1")}),
        values=Map({"x": Value(-1.0)}),
    )
    run = run_document(replace(document, root=root, loss="f"))
    assert jacobian(run, "b", interface) == {"out1": {"in1": 0.0}}
    assert run.gradient(Pin("b", "in1")) == 0.0


@pytest.mark.parametrize(("outputs", "is_told"), [(500, True), (501, False)])
def test_a_jacobian_of_more_than_200_000_numbers_is_not_worked_out(outputs, is_told):
    inputs = tuple(Port(f"in{at}", f"x{at}") for at in range(400))
    interface = BlockInterface(
        "wide", "wide", inputs, tuple(Port(f"out{at}", f"y{at}") for at in range(outputs))
    )
    found = local_derivatives(run_document(Document()), "block1", interface)
    assert (found is not None) is is_told
    assert found is None or (len(found), len(found["out0"])) == (outputs, 400)


KINDS = ("add", "tanh", "mul_constant", "relu", "max", "sigmoid", "sub", "sin", "mul")


def test_arrays_inside_are_passed_and_at_ports_no_number_is_told():
    """By an array there is no single number; by a number beside it there is one."""
    document = ce.circuit(
        "p = w @ x; f = mean((s * p) ^ 2) + b", x=[1, 2], w=[[1, 0], [2, 1]], s=0.5, b=3
    ).document
    gates = [id_ for id_, each in document.root.nodes.items() if each.gate.inputs]
    gates.remove(document.loss)
    document, instance = group(document, gates, "layer")
    interface = document.root.nodes[instance].interface
    names = {port.id: port.name for port in interface.inputs}
    for run in (run_document(document), interpret(compile(document), values_of(document))):
        (row,) = jacobian(run, instance, interface).values()
        told = {names[port]: local for port, local in row.items()}
        assert told == {"w": None, "x": None, "s": pytest.approx(17 / 2), "b": 1.0}
        assert run.gradient(Pin(instance, interface.inputs[0].id)) is not None


@pytest.mark.parametrize("value", [-0.7, 0.0, 1.5, 1e300])
def test_the_kernel_differentiates_a_block_as_its_gates_do_one_by_one(value):
    """A block of chains over one port, some gates alike, some cut off, one unplugged."""
    nodes, wires = {"in": node("inlet"), "out": node("outlet"), "lone": node("tanh")}, {}
    last = Pin("in", OUT)
    for at in range(40):
        kind, id_ = KINDS[at * 7 % len(KINDS)], f"gate{at}"
        nodes[id_] = node(kind, {"c": float(at % 3 - 4)} if kind == "mul_constant" else {})
        for port in nodes[id_].gate.inputs:
            wires[Pin(id_, port)] = last if port != "b" else Pin(f"gate{at // 2}", OUT)
        if "b" in nodes[id_].gate.inputs and at < 2:
            wires[Pin(id_, "b")] = Pin("in", OUT)
        last = Pin(id_, OUT)
    wires[Pin("out", "x")] = last
    document = blocks.put(Document(), "many", Block("many", Circuit(Map(nodes), Map(wires))))
    interface = document.blocks["many"].interface("many")
    root = Circuit(
        nodes=Map({"x": node("input"), "b": Node("block", interface=interface)}),
        wires=Map({Pin("b", "in"): Pin("x", OUT)}),
        values=Map({"x": Value(value)}),
    )
    document = replace(document, root=root)
    assert kernel.warm()
    together = run_document(document)
    assert together.arrays is not None
    alone = Run(together.tape, together.values, together.gradients, together.wire_gradients)
    (one,), (other,) = (
        jacobian(each, "b", interface)["out"].values() for each in (together, alone)
    )
    assert float(one) == pytest.approx(float(other), rel=1e-13)
    assert one
