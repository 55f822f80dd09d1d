"""Plans of tapes with arrays give what the interpreter gives, to the bit, cold and after edits."""

from __future__ import annotations

import contextlib
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
from circuit_editor.engine.plan import plan_of
from circuit_editor.engine.workspace import PlannedNumbers
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
        plan, given = plan_of(tape, values)
        assert_same(plan.run(given), reference, to_the_bit=True)
    assert kernel.warm()
    warm, given = plan_of(tape, values)
    assert warm is not plan
    assert_same(warm.run(given), reference, to_the_bit=False)


@pytest.mark.parametrize("seed", range(COUNT // 4))
@pytest.mark.parametrize("is_quick", [False, True])
def test_gradients_are_read_one_after_another_as_one_by_one(seed, is_quick):
    """Of all slots, of others, and again, in arrays of their own."""
    document = random_document(Dice(900 + seed), 16)
    tape, values = engine.compile(document), engine.values_of(document)
    assert kernel.warm()
    with contextlib.nullcontext() if is_quick else kernel.put_aside():
        plan, given = plan_of(tape, values)
        run = plan.run(given)
    slots = [slot for slot, each in enumerate(run.gradients) if each is not None]
    for asked in (slots, slots[::-2], slots):
        wanted = [number for slot in asked for number in np.ravel(run.gradients[slot])]
        flat = run.flat_gradients(asked)
        np.testing.assert_array_equal(flat, wanted)
        flat.fill(7.0)


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
    plan, _ = plan_of(tape, values)
    assert len(plan.layout.forward) <= 5  # stretches between two bound steps
    run = engine.execute(tape, values)
    assert isinstance(run.values, PlannedNumbers)
    assert_same(run, interpret(tape, values), to_the_bit=False)


def times_itself(x):
    return np.dot(x, x)


@pytest.mark.parametrize(
    "square", [np.square, times_itself], ids=["of NumPy", "cannot be compiled"]
)
def test_a_gate_the_kernel_has_no_case_for_costs_nobody_else_anything(square, monkeypatch):
    """One whose function cannot be compiled is bound; the others are walked as before."""
    uncompiled = dataclasses.replace(
        GATES["square"], forward=square, local=lambda x, out: (2.0 * x,)
    )
    monkeypatch.setattr(kernel, "_kernel", None)  # the one of all gates is there again afterwards
    with only_gates({*FEW, "parameter", "square", "sin"}):
        monkeypatch.setitem(GATES, "square", uncompiled)
        document = drawn(("q", "square", {}, "x"), ("y", "sin", {}, "q"), x=1.5)
        cold = engine.run_document(document)
        assert kernel.warm()
        warm = engine.run_document(document)
        single = drawn(("y", "sin", {}, "x"), x=1.5)
        assert engine.run_document(single).arrays is not None  # the kernel's own
    for run in (cold, warm):
        assert run.loss == pytest.approx(np.sin(2.25), rel=1e-15)
        assert run.gradient(Pin("x", OUT)) == pytest.approx(3.0 * np.cos(2.25), rel=1e-15)


def test_a_run_never_changes_under_its_reader():
    """Arrays are computed in buffers that later runs use again; what was read stays as it was."""
    document = mlp()
    tape, values = engine.compile(document), dict(engine.values_of(document))
    name = next(path for path, each in values.items() if each.ndim == 2)

    def run_with(factor):
        return engine.execute(tape, {**values, name: values[name] * factor})

    def read(run):
        wires = [each for row in run.wire_gradients for each in row]
        numbers = [*run.values, *run.gradients, *wires]
        return [None if each is None else np.array(each) for each in numbers]

    expected = {factor: read(interpret(tape, {**values, name: values[name] * factor}))
                for factor in range(4)}  # fmt: skip
    runs = [run_with(factor) for factor in range(4)]
    for factor in (2, 0, 3, 1):
        np.testing.assert_equal(read(runs[factor]), expected[factor])
    kept = [*runs[1].values, *runs[1].gradients]  # read, and then the runs are gone
    before = read(runs[1])
    del runs
    for factor in range(4):
        np.testing.assert_equal(read(run_with(factor)), expected[factor])
    np.testing.assert_equal(kept, before[: len(kept)])


def test_a_value_that_is_written_to_is_read_again():
    """What the caller may change between two runs is no old acquaintance."""
    document = drawn(("y", "square", {}, "x"), ("f", "sum", {}, "y"), x=[1.0, 2.0])
    tape, mine = engine.compile(document), np.array([1.0, 2.0])
    shown = np.broadcast_to(mine, (2,))  # nobody can write to this one, but to what it shows
    for given in (mine, shown):
        mine[:] = 1.0, 2.0
        assert engine.execute(tape, {"x": given}).loss == 5.0
        mine[0] = 3.0
        assert engine.execute(tape, {"x": given}).loss == 13.0


def test_a_planned_run_is_pickled_with_its_numbers():
    document = mlp()
    run = engine.run_document(document)
    again = unpickle_run(run.tape, pickle_run(run))
    assert_same(again, run, to_the_bit=True)
