"""Examples of a batch: the axis that counts them is followed, and their shares add up."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import OUT
from circuit_editor.model import Pin, edits
from circuit_editor.teaching.explain.batch_examples import examples_of, loss_share, shares

B = 4


def batch(text, counted=("x",), **values):
    """The run of an expression, of which some inputs count examples along their first axis."""
    document = document_from(
        text, {name: np.asarray(each).tolist() for name, each in values.items()}
    )
    for name in counted:
        document = edits.set_option(document, document.root.find(name), "examples", True)
    return document, run_document(document)


def arrays(*shapes, seed=0):
    dice = np.random.default_rng(seed)
    return [dice.normal(size=shape) for shape in shapes]


def axis_of(document, run, name):
    return examples_of(run).axes.get(run.tape.slots[document.root.find(name)])


@pytest.mark.parametrize(
    ("expression", "axis"),
    [
        ("tanh(x @ W + b)", 0),
        ("transpose(x)", 1),
        ("transpose(x) + 1", 1),
        ("softmax(x)", 0),
        ("softmax(x, axis=0)", None),
        ("mean(x, axis=1)", 0),
        ("sum(x, axis=1, keepdims=True)", 0),
        ("mean(x, axis=0)", None),
        ("reshape(x, (4, 3, 1))", 0),
        ("reshape(x, (2, 6))", None),
        ("v @ x", None),
        ("transpose(W) @ transpose(x)", 1),
        ("x @ transpose(x)", None),
        ("layer_norm(x)", 0),
    ],
)
def test_the_axis_of_examples_is_followed(expression, axis):
    x, w, b = arrays((B, 3), (3, 3), (3,))
    values = {"x": x, "W": w, "b": b, "v": arrays((5, B))[0]}
    names = {*re.findall(r"\w+", expression)}
    used = {name: each for name, each in values.items() if name in names}
    document, run = batch(f"y = {expression}; L = sum(y)", **used)
    assert axis_of(document, run, "y") == axis
    assert axis_of(document, run, "L") is None


def test_shares_of_all_examples_add_up_to_the_gradient_of_each_weight():
    shapes = (B, 2), (2, 3), (3,), (3, 1), (1,), (B, 1)
    x, w1, b1, w2, b2, t = arrays(*shapes)
    document, run = batch(
        "L = mse(tanh(x @ W1 + b1) @ W2 + b2, t)",
        ("x", "t"),
        x=x, W1=w1, b1=b1, W2=w2, b2=b2, t=t,
    )  # fmt: skip
    found = examples_of(run)
    assert found.number == B
    each = [shares(run, found, example) for example in range(B)]
    for name in ("W1", "b1", "W2", "b2"):
        id_ = document.root.find(name)
        slot = run.tape.slots[id_]
        whole = run.gradient(Pin(id_, OUT))
        assert np.allclose(sum(one[slot] for one in each), whole, rtol=1e-12, atol=1e-15)
        alone = x[1:2], t[1:2]  # the loss of this example alone, a share of the mean
        _, single = batch(
            "L = mse(tanh(x @ W1 + b1) @ W2 + b2, t)", (),
            x=alone[0], W1=w1, b1=b1, W2=w2, b2=b2, t=alone[1],
        )  # fmt: skip
        gradient = single.gradient(Pin(id_, OUT))
        assert np.allclose(each[1][slot], gradient / B, rtol=1e-12, atol=1e-15)


@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_shares_of_a_weight_that_is_used_twice_add_up(seed, count):
    x, w = arrays((count, 3), (3, 3), seed=seed)
    document, run = batch("h = tanh(x @ W); L = sum(sigmoid(h @ W) * x)", x=x, W=w)
    found, id_ = examples_of(run), document.root.find("W")
    slot = run.tape.slots[id_]
    total = sum(shares(run, found, example)[slot] for example in range(count))
    assert np.allclose(total, run.gradient(Pin(id_, OUT)), rtol=1e-10, atol=1e-12)


def test_without_the_switch_there_are_none():
    x, w = arrays((B, 3), (3, 3))
    assert examples_of(batch("L = sum(x @ W)", (), x=x, W=w)[1]) is None
    assert examples_of(batch("L = x * w", ("x",), x=2.0, w=3.0)[1]) is None


LOSSES = (
    "mse(h, t)",
    "mse(h, t, reduction='sum')",
    "mae(h, t)",
    "huber(h, t)",
    "bce_logits(h, t)",
    "cross_entropy(h, c)",
    "cross_entropy(h, c, reduction='sum')",
    "cross_entropy(h, softmax(t))",
    "mean((h - t) ^ 2)",
    "0.5 * sum(abs(h - t)) / 4",
    "mean(sum(h * t, axis=1)) - mean(h)",
    "mean(max(h, axis=1))",
    "mean(relu(h), axis=0) @ v",
)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("penalty", ["", " + 0.1 * sum(W * W)"])
def test_shares_of_all_examples_add_up_to_the_loss_but_for_what_no_example_has_part_in(
    loss, penalty
):
    x, w, t, v = arrays((B, 3), (3, 3), (B, 3), (3,))
    values = {"x": x, "W": w, "t": t, "v": v, "c": [0.0, 2.0, 1.0, -100.0]}
    used = {name: each for name, each in values.items() if re.search(rf"\b{name}\b", loss)}
    counted = [name for name in ("x", "t", "c") if name in used or name == "x"]
    text = f"h = tanh(x @ W); L = {loss}{penalty}"
    _, run = batch(text, counted, **{"x": x, "W": w, **used})
    each = [loss_share(run, examples_of(run), example) for example in range(B)]
    rest = 0.1 * float(np.sum(w * w)) if penalty else 0.0
    assert sum(each) + rest == pytest.approx(float(run.loss), rel=1e-12)
    if "cross_entropy(h, c" in loss:
        assert each[3] == 0.0  # its class is ignored
    if loss == "mse(h, t)":
        alone = np.mean((np.tanh(x[1] @ w) - t[1]) ** 2) / B
        assert each[1] == pytest.approx(alone, rel=1e-12)


@pytest.mark.parametrize(
    "loss",
    [
        "tanh(mean(h))",
        "mean(h) * mean(h)",
        "logsumexp(h)",
        "exp(sum(h))",
        "sum(h) / sum(h * h)",
    ],
)
def test_a_loss_that_does_not_add_examples_up_has_no_shares(loss):
    x, w = arrays((B, 3), (3, 3))
    _, run = batch(f"h = x @ W; L = {loss}", x=x, W=w)
    assert loss_share(run, examples_of(run), 0) is None


def test_a_loss_without_examples_has_no_share():
    x, w = arrays((B, 3), (2,))
    document, _ = batch("h = sum(x); L = sum(w)", x=x, w=w)
    run = run_document(document)
    assert loss_share(run, examples_of(run), 0) is None
