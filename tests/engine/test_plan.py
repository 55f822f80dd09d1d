"""Plans of tapes with arrays give what the interpreter gives, to the bit, cold and after edits."""

from __future__ import annotations

import dataclasses
import os

import numpy as np
import pytest
from array_documents import random_document
from dice import Dice
from few_gates import FEW, only_gates
from test_array_runs import drawn, mlp

from circuit_editor import engine
from circuit_editor.engine import kernel
from circuit_editor.engine.interpreter import interpret
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.engine.pickled_run import pickle_run, unpickle_run
from circuit_editor.engine.plan import PlannedNumbers, plan_of
from circuit_editor.gates import GATES
from circuit_editor.model import OUT, Pin, edits

COUNT = int(os.environ.get("EXAMPLES", "40"))
CLOSE = {"rtol": 1e-12, "atol": 1e-13}  # what the C library and NumPy make of exp, along a circuit


def assert_same(ours, theirs, *, to_the_bit):
    assert ours.shape_problems == theirs.shape_problems
    assert ours.size == theirs.size
    for name in ("values", "gradients"):
        for slot in range(len(theirs.tape.steps)):
            same(getattr(ours, name)[slot], getattr(theirs, name)[slot], to_the_bit)
    for slot in range(len(theirs.tape.steps)):
        mine, others = ours.wire_gradients[slot], theirs.wire_gradients[slot]
        assert len(mine) == len(others)
        for one, other in zip(mine, others, strict=True):
            same(one, other, to_the_bit)


def same(one, other, to_the_bit):
    assert (one is None) == (other is None)
    if one is not None:
        assert np.shape(one) == np.shape(other)
        if to_the_bit:
            np.testing.assert_array_equal(one, other)
        else:
            np.testing.assert_allclose(one, other, **CLOSE)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_plan_gives_what_the_interpreter_gives(seed):
    document = random_document(Dice(seed), 16)
    tape, values = engine.compile(document), engine.values_of(document)
    reference = interpret(tape, values)
    with kernel.put_aside():
        plan = plan_of(tape, values)
        assert_same(plan.run(values), reference, to_the_bit=True)
    assert kernel.warm()
    warm = plan_of(tape, values)
    assert warm is not plan
    assert_same(warm.run(values), reference, to_the_bit=False)


@pytest.mark.parametrize("seed", range(COUNT // 2))
def test_a_live_run_follows_new_values_and_new_shapes(seed):
    dice = Dice(500 + seed)
    document = random_document(dice, 12)
    live = LiveRun(document)
    sources = [id_ for id_, node in document.root.nodes.items() if node.gate.is_source]
    for _ in range(4):
        path = dice.choice(sources)
        shape = document.root.values[path].array.shape
        if dice.random() < 0.2:
            shape = (*shape[:-1], 2)
        document = edits.set_value(document, path, dice.normal(shape)[()])
        live.follow(document, [path])
        reference = interpret(engine.compile(document), engine.values_of(document))
        assert_same(live.run, reference, to_the_bit=False)
    live.follow(edits.remove(document, [dice.choice(sources)]))


def test_single_numbers_beside_an_array_are_walked_by_the_kernel():
    assert kernel.warm()
    steps = [("a0", "tanh", {}, "s")]
    steps += [(f"a{n}", "sin", {}, f"a{n - 1}") for n in range(1, 40)]
    document = drawn(
        *steps, ("v", "mul", {}, "w", "a9"), ("m", "mean", {}, "v"), ("f", "add", {}, "m", "a39"),
        s=0.3, w=np.arange(3.0),
    )  # fmt: skip
    tape, values = engine.compile(document), engine.values_of(document)
    plan = plan_of(tape, values)
    assert len(plan.forward) <= 5  # stretches between two bound steps
    run = engine.execute(tape, values)
    assert isinstance(run.values, PlannedNumbers)
    assert_same(run, interpret(tape, values), to_the_bit=False)


def test_a_gate_the_kernel_has_no_case_for_costs_nobody_else_anything(monkeypatch):
    """One whose function cannot be compiled is bound; the others are walked as before."""

    def odd(x):
        return np.dot(x, 2.0)

    uncompiled = dataclasses.replace(
        GATES["square"], forward=np.square, local=lambda x, out: (2.0 * x,)
    )
    monkeypatch.setattr(kernel, "_kernel", None)  # the one of all gates is there again afterwards
    with only_gates({*FEW, "parameter", "square", "sin"}):
        monkeypatch.setitem(GATES, "square", uncompiled)
        document = drawn(("q", "square", {}, "x"), ("y", "sin", {}, "q"), x=1.5)
        cold = engine.run_document(document)
        assert kernel.warm()
        warm = engine.run_document(document)
    for run in (cold, warm):
        assert run.loss == pytest.approx(np.sin(2.25), rel=1e-15)
        assert run.gradient(Pin("x", OUT)) == pytest.approx(3.0 * np.cos(2.25), rel=1e-15)


def test_a_planned_run_is_pickled_with_its_numbers():
    document = mlp()
    run = engine.run_document(document)
    again = unpickle_run(run.tape, pickle_run(run))
    assert_same(again, run, to_the_bit=True)
