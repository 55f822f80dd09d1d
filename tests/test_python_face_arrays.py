"""Arrays in and out of Python: lists, NumPy arrays, values with their gradients."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

import circuit_editor as ce


def net(**values):
    return ce.circuit("h = tanh(x @ W + b); f = mse(h @ v, t)", **values)


@pytest.fixture
def numbers():
    random = np.random.default_rng(3)
    return {
        "x": random.normal(size=(4, 2)),
        "W": random.normal(size=(2, 3)),
        "b": random.normal(size=3),
        "v": random.normal(size=(3, 1)),
        "t": random.normal(size=(4, 1)),
    }


def test_lists_and_arrays_are_the_same_values(numbers):
    of_arrays = net(**numbers)
    of_lists = net(**{name: each.tolist() for name, each in numbers.items()})
    assert of_arrays == of_lists
    single = of_arrays.set(W=numbers["W"].astype(np.float32))["W"]
    assert single.dtype == np.float64 and single.shape == (2, 3)


def test_gradients_are_those_of_the_chain_rule_by_hand(numbers):
    x, w, b, v, t = (numbers[name] for name in "xWbvt")
    h = np.tanh(x @ w + b)
    up = 2 * (h @ v - t) / t.size
    back = up @ v.T * (1 - h * h)
    result = net(**numbers).run()
    for name, wanted in (("W", x.T @ back), ("b", back.sum(0)), ("v", h.T @ up), ("x", back @ w.T)):
        np.testing.assert_allclose(result.gradient(name), wanted, rtol=1e-12, atol=1e-15)
        assert result[name].grad.shape == result[name].shape == np.shape(numbers[name])
        assert (result[name] == numbers[name]).all()


def test_a_step_of_descent_is_a_line(numbers):
    circuit = net(**numbers)
    before = circuit.run()
    circuit.set(**{name: before[name] - 0.05 * before[name].grad for name in ("W", "b", "v")})
    assert circuit.run().loss < before.loss


def test_a_value_with_its_gradient_is_computed_with_as_a_plain_one(numbers):
    result = net(**numbers).run()
    weight, loss = result["W"], result["f"]
    assert loss == result.loss and loss.grad == 1.0 and loss + 1 == result.loss + 1
    assert type(weight * 2) is np.ndarray and type(weight.sum()) is np.float64
    assert weight[0].grad is None
    with pytest.raises(ValueError, match="read-only"):
        weight[0, 0] = 1.0
    for again in (pickle.loads(pickle.dumps(weight)), copy.deepcopy(weight)):
        assert (again == weight).all() and (again.grad == weight.grad).all()
    assert pickle.loads(pickle.dumps(loss)).grad == 1.0
    with pytest.raises(ce.UnknownName):
        result["nobody"]


def test_what_is_not_computed_is_none():
    result = ce.circuit("f = W @ x", W=[[1, 2]]).run()
    assert result["f"] is None and result["W"].grad is None


def test_a_saved_circuit_of_arrays_has_the_same_numbers(tmp_path, numbers):
    circuit = net(**numbers)
    circuit.save(tmp_path / "net.circuit")
    again = ce.load(tmp_path / "net.circuit")
    assert again == circuit and again.run().loss == circuit.run().loss
    assert again.check().agrees


def test_arrays_are_told_row_by_row(numbers):
    text = ce.circuit("f = sum(W @ W)", W=[[1, 2], [3, 4]]).run().arrays()
    assert text.splitlines()[:2] == ["W, 2 × 2 array   gradient", "1.00  2.00       7.00  11.00"]
    long = ce.circuit("f = sum(x)", x=np.zeros((40, 20))).run().arrays()
    assert "… 28 more rows" in long and "  …" in long and len(long.splitlines()) == 14
    deep = ce.circuit("f = sum(x)", x=np.zeros((6, 2, 2))).run().arrays()
    assert "[0]" in deep and "… 2 more" in deep
    assert ce.circuit("f = x * y", x=2, y=3).run().arrays() == ""


@pytest.mark.parametrize("value", [[[1, 2], [3]], [], ["a"], np.array([1, np.inf]), [[None]]])
def test_what_is_no_array_of_numbers_is_refused(value):
    with pytest.raises(ce.UnfitValue, match="W needs a finite number, or nested lists"):
        ce.circuit("f = sum(W)", W=[1, 2]).set(W=value)


def test_one_number_of_an_array_is_named_by_its_place():
    circuit = ce.circuit("f = sum(W * W)", W=[[1, 2], [3, 4]])
    circuit.set(**{"W[1,0]": 5, "W[ 0, -1 ]": 7})
    assert circuit["W"].tolist() == [[1, 7], [5, 4]] and circuit["W[1, 0]"] == 5.0
    result = circuit.run()
    assert result.value("W[0,1]") == 7.0 and result.gradient("W[0,1]") == 14.0
    assert result["W[0,1]"].grad == 14.0
    circuit["W[0,0]"] = 0.5
    assert result.value("W[0,0]") == 1.0 and circuit["W[0,0]"] == 0.5


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("W[2,0]", r"W has the shape \(2, 2\): it has no entry \[2, 0\]."),
        ("W[0]", r"W has the shape \(2, 2\)"),
        ("b[0]", "b is a single number"),
        ("V[0]", 'There is no input "V"'),
    ],
)
def test_a_cell_that_is_not_there_is_refused(name, said):
    circuit = ce.circuit("f = sum(W) + b", W=[[1, 2], [3, 4]])
    with pytest.raises(KeyError, match=said):
        circuit.set(**{name: 1})
    with pytest.raises(KeyError):
        circuit.run().value(name)
    with pytest.raises(ce.UnfitValue, match="is one number"):
        circuit.set(**{"W[0,0]": [1, 2]})
