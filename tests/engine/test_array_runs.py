"""Runs over arrays: what is computed, what is refused with a sentence, and checked gradients."""

from __future__ import annotations

import dataclasses
import os

import numpy as np
import pytest
from array_documents import random_document
from dice import Dice

from circuit_editor import engine
from circuit_editor.engine import kernel
from circuit_editor.engine.gradient_check import check
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.reports.results import Result

COUNT = int(os.environ.get("EXAMPLES", "40"))


def drawn(*steps, **values):
    """A document: sources by name, gates as (name, kind, attributes, inputs...), the loss last."""
    document = EMPTY
    for name, value in values.items():
        document = edits.add(document, name, "parameter", (0, 0), label=name, value=value)
    for name, kind, attrs, *inputs in steps:
        document = edits.add(document, name, kind, (0, 0), attrs=attrs or None)
        for port, source in zip(GATES[kind].inputs, inputs, strict=True):
            document = edits.connect(document, Pin(source, OUT), Pin(name, port))
    return edits.flag(document, Pin(steps[-1][0], OUT), (0, 0))


def mlp(batch=4):
    dice = Dice(3)
    return drawn(
        ("xw", "matmul", {}, "x", "w1"),
        ("z", "add", {}, "xw", "b1"),
        ("h", "tanh", {}, "z"),
        ("hw", "matmul", {}, "h", "w2"),
        ("y", "add", {}, "hw", "b2"),
        ("loss", "mse", {}, "y", "t"),
        x=dice.normal((batch, 2)),
        w1=dice.normal((2, 3)),
        b1=dice.normal((3,)),
        w2=dice.normal((3, 1)),
        b2=dice.normal((1,)),
        t=dice.normal((batch, 1)),
    )


def test_a_network_with_a_batch_has_the_gradients_worked_out_by_hand():
    document = mlp()
    run = engine.run_document(document)
    x, w1, b1, w2, b2, t = (run.value(Pin(n, OUT)) for n in ("x", "w1", "b1", "w2", "b2", "t"))
    h = np.tanh(x @ w1 + b1)
    error = h @ w2 + b2 - t
    assert run.loss == pytest.approx(np.mean(error**2), rel=1e-14)
    u = 2 * error / error.size
    back = (u @ w2.T) * (1 - h * h)
    for name, expected in {
        "w2": h.T @ u, "b2": u.sum(0), "w1": x.T @ back, "b1": back.sum(0), "x": back @ w1.T,
    }.items():  # fmt: skip
        np.testing.assert_allclose(run.gradient(Pin(name, OUT)), expected, rtol=1e-13, atol=1e-15)
    assert run.gradient(Pin("loss", "t")).shape == t.shape


@pytest.mark.parametrize("seed", range(COUNT))
def test_every_gradient_of_a_random_circuit_passes_the_check(seed):
    document = random_document(Dice(seed))
    tape, values = engine.compile(document), engine.values_of(document)
    run = engine.execute(tape, values)
    assert not run.shape_problems
    for each in check(tape, values, run):
        assert each.agrees is not False, each


def test_shapes_that_clash_are_told_at_the_gate_and_the_rest_is_computed():
    document = drawn(
        ("bad", "matmul", {}, "x", "w"),
        ("good", "sum", {}, "x"),
        ("both", "add", {}, "bad", "good"),
        x=np.ones((2, 3)),
        w=np.ones((2, 3)),
    )
    run = engine.run_document(document)
    (problem,) = run.shape_problems
    assert problem.at == "bad"
    assert "columns of the first (3) must equal the rows of the second (2)" in str(problem.sentence)
    assert run.value(Pin("good", OUT)) == 6.0 and run.value(Pin("both", OUT)) is None


def test_a_product_too_large_for_the_memory_is_refused_before_it_is_made():
    long = np.ones((2000, 1))
    document = drawn(("m", "matmul", {}, "x", "y"), ("s", "sum", {}, "m"), x=long, y=long.T)
    (problem,) = engine.run_document(document).shape_problems
    assert problem.at == "m" and "4,000,000 numbers" in str(problem.sentence)


def test_a_gate_the_kernel_does_not_know_gives_no_wrong_number_cold_or_warm():
    """Of single numbers alone: once the kernel was loaded these were nan."""
    document = drawn(("m", "mean", {}, "x"), ("y", "mul", {}, "m", "x"), x=3.0)
    cold = engine.run_document(document)
    assert kernel.warm()
    warm = engine.run_document(document)
    for run in (cold, warm):
        assert (run.loss, run.gradient(Pin("x", OUT))) == (9.0, 6.0)


def test_cells_are_told_by_name():
    result = Result(mlp(), engine.run_document(mlp()))
    cells = result.cells("xw", 1, 2)
    assert cells["a"].tolist() == [[False] * 2, [True] * 2, [False] * 2, [False] * 2]
    assert cells["b"].tolist() == [[False, False, True]] * 2
    assert result.cells("z", 0, 1)["b"].tolist() == [False, True, False]
    assert result.cells("x", 0, 0) == {}
    with pytest.raises(IndexError, match="no entry"):
        result.cells("xw", 4, 0)


WRONG_BACKWARD = {
    "turned": ("matmul", 1, lambda u, a, b, out: (a.T @ u)[::-1]),
    "halved": ("matmul", 0, lambda u, a, b, out: u @ b.T / 2),
    "sign": ("mse", 0, lambda u, y, t, out: -2 * u * (y - t) / y.size),
    "no mean": ("mse", 1, lambda u, y, t, out: -2 * u * (y - t)),
    "not spread": ("mean", 0, lambda u, x, out: np.broadcast_to(u, x.shape)),
    "first alone": ("sum", 0, lambda u, x, out: np.eye(1, x.size).reshape(x.shape) * u),
    "elementwise softmax": ("softmax", 0, lambda u, x, out: u * out * (1 - out)),
    "passed softmax": ("softmax", 0, lambda u, x, out: u),
    "no centre": ("layer_norm", 0, lambda u, x, out: u / x.std(-1, keepdims=True)),
    "untransposed": ("transpose", 0, lambda u, x, out: u.reshape(x.shape)),
    "swapped": ("concat", 0, lambda u, a, b, out: u[b.shape[0] :]),
    "whole slice": ("slice", 0, lambda u, x, out: np.ones(x.shape) * u.sum()),
}


def with_pull(kind, place, wrong):
    pulls = [*GATES[kind].pull]
    pulls[place] = wrong
    return dataclasses.replace(GATES[kind], pull=tuple(pulls), bind=None)


WHERE = {
    "matmul": (("g", "matmul", {}, "x", "y"),),
    "mse": (("g", "mse", {}, "x", "y"),),
    "mean": (("p", "square", {}, "x"), ("g", "mean", {}, "p")),
    "sum": (("p", "square", {}, "x"), ("g", "sum", {}, "p")),
    "softmax": (("g", "softmax", {}, "x"),),
    "layer_norm": (("g", "layer_norm", {}, "x"),),
    "transpose": (("p", "transpose", {}, "x"), ("g", "mul", {}, "p", "z")),
    "concat": (("g", "concat", {}, "x", "y"),),
    "slice": (("g", "slice", {}, "x"),),
}


@pytest.mark.parametrize("name", WRONG_BACKWARD)
def test_a_wrong_backward_pass_of_a_gate_is_caught(name, monkeypatch):
    kind, place, wrong = WRONG_BACKWARD[name]
    dice = Dice(11)
    shape = (3, 3) if kind in ("matmul", "concat", "mse") else (2, 3)
    steps = WHERE[kind]
    document = drawn(
        *steps, ("q", "square", {}, "g"), ("weighted", "mul", {}, "q", "k"),
        ("loss", "sum", {}, "weighted"),
        x=dice.normal(shape), y=dice.normal(shape), z=dice.normal((3, 2)), k=dice.normal(()),
    )  # fmt: skip
    tape, values = engine.compile(document), engine.values_of(document)
    assert all(each.agrees for each in check(tape, values))
    monkeypatch.setitem(GATES, kind, with_pull(kind, place, wrong))
    tape = engine.compile(document)
    assert any(each.agrees is False for each in check(tape, values))


def test_a_large_array_is_checked_at_some_entries_and_along_one_tangent(monkeypatch):
    dice = Dice(5)
    document = drawn(
        ("m", "matmul", {}, "x", "w"), ("q", "tanh", {}, "m"), ("loss", "sum", {}, "q"),
        x=dice.normal((2, 40)), w=dice.normal((40, 30)) / 8,
    )  # fmt: skip
    tape, values = engine.compile(document), engine.values_of(document)
    by_path = {each.path: each for each in check(tape, values)}
    assert all(each.agrees for each in by_path.values())
    assert np.count_nonzero(~np.isnan(by_path["w"].difference)) == 200
    assert not np.isnan(by_path["x"].difference).any()
    (place,) = np.argwhere(np.isnan(by_path["w"].difference))[:1]
    right = GATES["matmul"].pull[1]

    def one_entry_off(u, a, b, out):
        sent = right(u, a, b, out).copy()
        sent[tuple(place)] *= 1.001
        return sent

    monkeypatch.setitem(GATES, "matmul", with_pull("matmul", 1, one_entry_off))
    tape = engine.compile(document)
    by_path = {each.path: each for each in check(tape, values)}
    assert by_path["w"].agrees is False
