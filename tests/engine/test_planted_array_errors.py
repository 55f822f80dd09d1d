"""Errors planted in the backward pass of arrays: the gradient check catches every sort of them."""

from __future__ import annotations

import numpy as np
import pytest
from dice import Dice
from test_array_runs import drawn

from circuit_editor.engine import Tape, compile, interpreter, kernel, values_of
from circuit_editor.engine.gradient_check import check

# kind, attributes, shapes of the inputs, and what the error makes of what is sent back
SORTS = {
    "transposed": ("matmul", {}, [(3, 3), (3, 3)], lambda u, x, sent: [sent[0], sent[1].T]),
    "operands swapped": ("matmul", {}, [(3, 3), (3, 3)], lambda u, x, sent: sent[::-1]),
    "untransposed weights": (
        "matmul",
        {},
        [(2, 3), (3, 3)],
        lambda u, x, sent: [u @ x[1], sent[1]],
    ),
    "bias of the first example": ("add", {}, [(4, 3), (3,)], lambda u, x, sent: [sent[0], u[0]]),
    "bias averaged": ("add", {}, [(4, 3), (3,)], lambda u, x, sent: [sent[0], u.mean(0)]),
    "1/n forgotten": ("mean", {"axis": (0,)}, [(4, 3)], lambda u, x, sent: [4 * sent[0]]),
    "2 forgotten": ("mse", {}, [(4, 2), (4, 2)], lambda u, x, sent: [0.5 * each for each in sent]),
    "sign of the targets": ("mse", {}, [(4, 2), (4, 2)], lambda u, x, sent: [sent[0], sent[0]]),
    "competition forgotten": ("softmax", {}, [(2, 4)], lambda u, x, sent: [u * _softmax(x[0])]),
    "statistics held fixed": (
        "layer_norm",
        {},
        [(2, 4)],
        lambda u, x, sent: [u / x[0].std(1, keepdims=True)],
    ),
    "filter turned around": (
        "conv2d",
        {},
        [(1, 1, 4, 4), (1, 1, 2, 2)],
        lambda u, x, sent: [sent[0], sent[1][..., ::-1, ::-1]],
    ),
    "pool shared by all": (
        "max_pool",
        {},
        [(1, 1, 4, 4)],
        lambda u, x, sent: [np.kron(u, np.full((1, 1, 2, 2), 0.25))],
    ),
    "axes not put back": ("transpose", {}, [(3, 3)], lambda u, x, sent: [u]),
    "reshaped by columns": (
        "reshape",
        {"shape": (6,)},
        [(2, 3)],
        lambda u, x, sent: [u.reshape((2, 3), order="F")],
    ),
    "halves swapped": ("concat", {}, [(2, 3), (2, 3)], lambda u, x, sent: sent[::-1]),
}


def _softmax(x):
    powers = np.exp(x - x.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def tape_and_values(kind, attrs, shapes):
    """A gate whose output is weighed and summed, on a tape for the plain road."""
    dice = Dice(5)
    values = {f"x{at}": dice.normal(shape) for at, shape in enumerate(shapes)}
    steps = [("g", kind, attrs, *values)]
    if kind != "mse":
        whole = compile(drawn(*steps, **values))
        run = interpreter.interpret(whole, values)
        values["weights"] = dice.normal(run.values[whole.slots["g"]].shape)
        steps += [("w", "mul", {}, "g", "weights"), ("s", "sum", {}, "w")]
    document = drawn(*steps, **values)
    tape = compile(document)
    return Tape([*tape.steps], tape.slots, tape.loss), values_of(document)


@pytest.mark.parametrize("sort", SORTS.values(), ids=SORTS)
def test_every_sort_of_error_is_caught(sort, monkeypatch):
    kind, attrs, shapes, planted = sort
    tape, values = tape_and_values(kind, attrs, shapes)
    right = interpreter.vjp

    def wrong(gate, upstream, inputs, out, options):
        sent = right(gate, upstream, inputs, out, options)
        return planted(upstream, inputs, sent) if gate.kind == kind else sent

    with kernel.put_aside():
        assert {each.agrees for each in check(tape, values)} == {True}
        monkeypatch.setattr(interpreter, "vjp", wrong)
        assert False in {each.agrees for each in check(tape, values)}
